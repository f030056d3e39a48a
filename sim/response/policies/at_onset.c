/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of early maps: a state asks for them soon after the onset, request or not. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime after; /* since the onset */
} TbrAtOnset;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrAtOnset),
  { .name = "after",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrAtOnset, after),
    .min = 0,
    .max = 90 * 86400.0,
    .fallback = "3 h",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time from the onset until maps are asked for",
    .source = "Our assumption" },
};

static gboolean
map (gconstpointer values, const TbrMapView *view)
{
  const TbrAtOnset *self = values;

  return view->now - view->onset >= self->after;
}

const TbrPolicyKind tbr_policy_at_onset = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "at-onset",
            .title = "Soon after the onset",
            .sentence = "Asks for satellite maps soon after the onset",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrAtOnset) },
  .decisions = 1 << TBR_DECISION_MAPS,
  .map = map,
};
