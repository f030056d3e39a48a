/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the whole contingent: an agency calls all its units up at once. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime again; /* time between two looks */
} TbrWhole;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrWhole),
  { .name = "look-again",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrWhole, again),
    .min = 3600,
    .max = 90 * 86400.0,
    .fallback = "3 d",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time until it looks at an open line again",
    .source = "Our assumption: an agency hears of its host every few days" },
};

static void
answer (gconstpointer values, const TbrAgencyView *view, TbrAgencyAnswer *answer)
{
  const TbrWhole *self = values;

  *answer = (TbrAgencyAnswer){ .n = view->n_wanted, .spread = 0, .again = self->again };
}

const TbrPolicyKind tbr_policy_whole = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "whole",
            .title = "As a whole",
            .sentence = "Calls up all that is wanted at the same time",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrWhole) },
  .decisions = 1 << TBR_DECISION_AGENCY,
  .answer = answer,
};
