/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of the scenario: whether indicators are shared is what the attack says. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrAsSet;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrAsSet) };

static TbrSeatWord
share (gconstpointer values, const TbrCyberView *view)
{
  return TBR_SEAT_LEAVES;
}

const TbrPolicyKind tbr_policy_as_set = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "as-set",
            .title = "As the attack says",
            .sentence
            = "Leaves it to the scenario whether a state shares what it knows of a cyber attack",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrAsSet) },
  .decisions = 1 << TBR_DECISION_SHARE,
  .share = share,
};
