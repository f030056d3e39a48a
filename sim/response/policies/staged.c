/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of stages: an agency gives all that is wanted, one unit after the other. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  TbrTime again; /* time between two looks */
} TbrStaged;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrStaged),
  { .name = "look-again",
    .type = TBR_PARAM_DURATION,
    .offset = TBR_OFFSET (TbrStaged, again),
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
  const TbrStaged *self = values;

  *answer = (TbrAgencyAnswer){ .n = view->n_wanted, .spread = 1, .again = self->again };
}

const TbrPolicyKind tbr_policy_staged = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "staged",
            .title = "In stages",
            .sentence = "Calls up all that is wanted, the first while the plan is drawn up, the "
                        "last after its usual time",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrStaged) },
  .decisions = 1 << TBR_DECISION_AGENCY,
  .answer = answer,
};
