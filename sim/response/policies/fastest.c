/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the shortest time: the unit that is at work first goes. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrFastest;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrFastest) };

static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  return candidate->time;
}

const TbrPolicyKind tbr_policy_fastest = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "fastest",
            .title = "Fastest unit",
            .sentence = "Sends or accepts the unit that is expected at work first",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrFastest) },
  .decisions = 1 << TBR_DECISION_DISPATCH | 1 << TBR_DECISION_CHOOSE,
  .score = score,
  .compares = TRUE,
};
