/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of equal burdens: who has given least so far gives next. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
  double weight; /* hours of delay that one person-day per million inhabitants is worth */
} TbrFairShare;

static const TbrParam params[] = {
  TBR_POLICY_PARAMS (TbrFairShare),
  { .name = "weight",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrFairShare, weight),
    .min = 0,
    .max = 1000,
    .fallback = "0.5",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "hours of delay accepted for each person-day per million inhabitants less burden",
    .source = "Our assumption" },
};

static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  const TbrFairShare *self = values;
  return candidate->time + self->weight * 3600 * candidate->burden;
}

const TbrPolicyKind tbr_policy_fair_share = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "fair-share",
            .title = "Fair share",
            .sentence = "Prefers units of states that have given least for their population",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrFairShare) },
  .decisions = 1 << TBR_DECISION_CHOOSE,
  .score = score,
  .measure = TBR_SCORE_BURDEN,
  .compares = TRUE,
};
