/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the line: cyber teams take cases as they come, whatever the trade. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrOldestFirst;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrOldestFirst) };

static gboolean
in_turn (gconstpointer values, const TbrCyberView *view)
{
  return TRUE;
}

const TbrPolicyKind tbr_policy_oldest_first = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "oldest-first",
            .title = "Oldest case first",
            .sentence = "Takes cyber cases as they come, whatever the sector",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrOldestFirst) },
  .decisions = 1 << TBR_DECISION_CSIRT,
  .in_turn = in_turn,
};
