/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the shortest distance: the nearest free unit goes. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrNearest;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrNearest) };

static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  return candidate->distance;
}

const TbrPolicyKind tbr_policy_nearest = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "nearest",
            .title = "Nearest unit",
            .sentence = "Sends the free unit that is nearest as the crow flies",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrNearest) },
  .decisions = 1 << TBR_DECISION_DISPATCH | 1 << TBR_DECISION_CHOOSE,
  .score = score,
  .measure = TBR_SCORE_DISTANCE,
  .compares = TRUE,
};
