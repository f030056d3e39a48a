/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of full solidarity: everything beyond the national reserve is offered. */
#include <tabard/policy.h>

#include <math.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrAllButReserve;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrAllButReserve) };

static double
offer (gconstpointer values, const TbrOfferView *view)
{
  double keep = view->n_owned > 1 ? MAX (1, ceil (view->reserve * view->n_owned)) : 0;
  return view->n_home > keep && view->own_gap <= 0 && view->missing > 0 ? 1 : 0;
}

const TbrPolicyKind tbr_policy_all_but_reserve = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "all-but-reserve",
      .title = "All but the reserve",
      .sentence = "Offers every free unit beyond the national reserve while something is missing",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrAllButReserve) },
  .decisions = 1 << TBR_DECISION_OFFER,
  .offer = offer,
};
