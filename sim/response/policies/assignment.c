/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the optimum: all open needs and free units are weighed at once. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrAssignment;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrAssignment) };

static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  return candidate->time;
}

const TbrPolicyKind tbr_policy_assignment = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "assignment",
      .title = "Optimal assignment",
      .sentence = "Gives units to needs so that the summed time until work is least, all at once",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrAssignment) },
  .decisions = 1 << TBR_DECISION_DISPATCH | 1 << TBR_DECISION_CHOOSE,
  .score = score,
  .compares = TRUE,
  .global = TRUE,
};
