/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of one request for all: agencies and maps are asked for when the request goes out.
 */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrWithRequest;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrWithRequest) };

static gboolean
ask_agency (gconstpointer values, const TbrAgencyAskView *view, TbrTime *out_again)
{
  return TRUE;
}

static gboolean
map (gconstpointer values, const TbrMapView *view)
{
  return view->requested;
}

const TbrPolicyKind tbr_policy_with_request = {
  .kind = { .section = "policies",
            .element = "policy",
            .name = "with-request",
            .title = "With the request",
            .sentence
            = "Asks the agencies of the Union, or for satellite maps, when the request goes out",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrWithRequest) },
  .decisions = 1 << TBR_DECISION_ASK_AGENCY | 1 << TBR_DECISION_MAPS,
  .named = 1 << TBR_DECISION_MAPS,
  .ask_agency = ask_agency,
  .map = map,
};
