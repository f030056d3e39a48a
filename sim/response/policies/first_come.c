/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the queue: offers are taken, and needs served, in the order they came. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrFirstCome;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrFirstCome) };

static double
urgency (gconstpointer values, const TbrReport *report, TbrTime now)
{
  return (double) (now - report->opened) / TBR_HOUR;
}

static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  return -candidate->offered;
}

const TbrPolicyKind tbr_policy_first_come = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "first-come",
      .title = "First come, first served",
      .sentence = "Accepts offers in the order they were made and serves the oldest need first",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrFirstCome) },
  .decisions = 1 << TBR_DECISION_CHOOSE,
  .urgency = urgency,
  .score = score,
  .measure = TBR_SCORE_OFFERED,
};
