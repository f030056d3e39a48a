/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of fixed lists: each zone has its order of units. */
#include <tabard/policy.h>

#include <math.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrPreferenceList;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrPreferenceList) };

/* Source: [LARSON1974], fixed preference lists: the first free unit of the list goes. */
static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  return candidate->rank == TBR_NONE ? INFINITY : candidate->rank;
}

const TbrPolicyKind tbr_policy_preference_list = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "preference-list",
            .title = "Preference list",
            .sentence = "Sends the first free unit of the zone's list; units not in it never go",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrPreferenceList) },
  .decisions = 1 << TBR_DECISION_DISPATCH,
  .score = score,
  .measure = TBR_SCORE_RANK,
};
