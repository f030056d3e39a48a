/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the last resort: rescEU goes when the Pool has had its time and a gap remains. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime wait; /* from the request until rescEU is thought of */
  double least; /* share of the rate asked for that must be missing */
} TbrLastResort;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrLastResort),
  { .name = "wait",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrLastResort, wait),
    .min = 0,
    .max = 90 * 86400.0,
    .fallback = "6 h",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time from the request until rescEU is considered",
    .source = "Our assumption; Decision 1313/2013/EU Art. 12: when other capacity cannot respond" },
  { .name = "least-gap",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (TbrLastResort, least),
    .min = 0,
    .max = 1,
    .fallback = "0.1",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of the rate asked for that nobody has promised",
    .source = "Our assumption" },
};

static gboolean
grant (gconstpointer values, const TbrRescEUView *view)
{
  const TbrLastResort *self = values;
  return view->open_for >= self->wait && view->missing > self->least * view->asked;
}

const TbrPolicyKind tbr_policy_last_resort = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "last-resort",
      .title = "rescEU as a last resort",
      .sentence = "Sends rescEU units when a gap remains after the states have had time to offer",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrLastResort) },
  .decisions = 1 << TBR_DECISION_RESCEU,
  .grant = grant,
};
