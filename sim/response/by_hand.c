/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Seats that persons have taken: the points at which no doctrine decides. */
#include "response/by_hand.h"

#include "response/case.h"
#include "response/choose.h"
#include "response/csirt.h"
#include "response/national.h"
#include "response/request.h"

static guint32 *
points (const TbrSim *sim, TbrStateId state)
{
  return tbr_is_none (state) ? &tbr_cycle_get (sim)->by_hand
                             : &tbr_seat_get (sim, state.i)->by_hand;
}

gboolean
tbr_by_hand_is (const TbrSim *sim, TbrDecision decision, TbrStateId state)
{
  return (*points (sim, state) & 1u << decision) != 0;
}

void
tbr_by_hand_set (TbrSim *sim, TbrStateId state, guint decisions)
{
  guint allowed = tbr_is_none (state) ? TBR_BY_HAND_CENTRE : TBR_BY_HAND_STATE;
  guint back = *points (sim, state) & ~decisions;

  *points (sim, state) = decisions & allowed;
  if (tbr_is_none (state))
    {
      if (back & 1u << TBR_DECISION_RESCEU)
        tbr_request_consider_again (sim);
      return;
    }
  if (back & 1u << TBR_DECISION_DISPATCH)
    tbr_national_plan_soon (sim, state);
  if (back & 1u << TBR_DECISION_ASK)
    tbr_case_look_again (sim, state);
  if (back & 1u << TBR_DECISION_OFFER)
    tbr_request_ask_state (sim, state);
  if (back & 1u << TBR_DECISION_CHOOSE)
    tbr_choose_review (sim);
  if (back & 1u << TBR_DECISION_SHARE)
    tbr_csirt_review (sim);
}
