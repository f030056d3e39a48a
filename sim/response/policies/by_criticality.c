/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the critical trade: cyber teams take cases of the most critical trade first. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrByCriticality;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrByCriticality) };

static gboolean
in_turn (gconstpointer values, const TbrCyberView *view)
{
  return FALSE;
}

const TbrPolicyKind tbr_policy_by_criticality = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "by-criticality",
            .title = "By criticality",
            .sentence = "Takes cyber cases of the most critical sector first",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrByCriticality) },
  .decisions = 1 << TBR_DECISION_CSIRT,
  .in_turn = in_turn,
};
