/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The doctrine of going alone: a state neither asks nor offers, shares nothing, invokes nothing. */
#include <tabard/policy.h>

typedef struct
{
  TbrPolicyCommon common;
} TbrNeverPolicy;

static const TbrParam params[] = { TBR_POLICY_PARAMS (TbrNeverPolicy) };

static void
ask (gconstpointer values, const TbrAskView *view, TbrAskAnswer *answer)
{
  answer->rate = 0;
  answer->alert = FALSE;
  answer->again = TBR_NEVER;
}

static double
offer (gconstpointer values, const TbrOfferView *view)
{
  return 0;
}

static gboolean
grant (gconstpointer values, const TbrRescEUView *view)
{
  return FALSE;
}

static gboolean
ask_agency (gconstpointer values, const TbrAgencyAskView *view, TbrTime *out_again)
{
  *out_again = TBR_NEVER;
  return FALSE;
}

static TbrSeatWord
share (gconstpointer values, const TbrCyberView *view)
{
  return TBR_SEAT_NO;
}

static gboolean
invoke (gconstpointer values, const TbrStrainView *view)
{
  return FALSE;
}

static TbrIpcrMode
open (gconstpointer values, const TbrStrainView *view)
{
  return TBR_IPCR_OFF;
}

static gboolean
map (gconstpointer values, const TbrMapView *view)
{
  return FALSE;
}

const TbrPolicyKind tbr_policy_never = {
  .kind
  = { .section = "policies",
      .element = "policy",
      .name = "never",
      .title = "Never",
      .sentence = "Never asks, never offers, never sends rescEU: the case without the Mechanism",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrNeverPolicy) },
  .decisions = 1 << TBR_DECISION_ASK | 1 << TBR_DECISION_OFFER | 1 << TBR_DECISION_RESCEU
               | 1 << TBR_DECISION_ASK_AGENCY | 1 << TBR_DECISION_SHARE
               | 1 << TBR_DECISION_SOLIDARITY | 1 << TBR_DECISION_IPCR | 1 << TBR_DECISION_MAPS
               | 1 << TBR_DECISION_ATLAS,
  .named = 1 << TBR_DECISION_ASK_AGENCY | 1 << TBR_DECISION_SHARE | 1 << TBR_DECISION_SOLIDARITY
           | 1 << TBR_DECISION_IPCR | 1 << TBR_DECISION_MAPS | 1 << TBR_DECISION_ATLAS,
  .ask = ask,
  .offer = offer,
  .grant = grant,
  .ask_agency = ask_agency,
  .share = share,
  .invoke = invoke,
  .open = open,
  .map = map,
};
