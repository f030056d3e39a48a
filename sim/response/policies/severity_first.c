/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of severity: what is worst is served first, by the fastest unit. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrSeverityFirst;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrSeverityFirst) };

/* How much of the rate wanted nobody serves: the open gap, weighed by the need's priority. */
static double
urgency (gconstpointer values, const TbrReport *report, TbrTime now)
{
  double gap = report->required - report->working - report->on_the_way - report->promised;
  return MAX (gap, 0) / (report->required > 0 ? report->required : 1) + (255 - report->priority);
}

static double
score (gconstpointer values, const TbrReport *report, const TbrCandidate *candidate)
{
  return candidate->time;
}

const TbrPolicyKind tbr_policy_severity_first = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "severity-first",
      .title = "Severity first",
      .sentence = "Serves the most urgent need with the widest gap first, by the fastest unit",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrSeverityFirst) },
  .decisions = 1 << TBR_DECISION_DISPATCH | 1 << TBR_DECISION_CHOOSE,
  .urgency = urgency,
  .score = score,
  .compares = TRUE,
};
