/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The seats of the cyber teams: whether a state shares what it knows, and whose case comes first.
 */
#include "response/csirt.h"

#include "hazards/cyber.h"
#include "response/by_hand.h"
#include "response/doctrine.h"

static void
tell (TbrSim *sim, TbrHazardId hazard, TbrStateId state, TbrDecision decision, guint32 word)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_DECISION,
                                 .code = (guint16) decision,
                                 .a = state.i,
                                 .b = tbr_doctrine_in_force (sim, decision, state).index,
                                 .c = hazard.i,
                                 .x = word });
}

/* Whether the state shares, by its seat's word. */
static void
look_at_sharing (TbrSim *sim, TbrHazardId hazard, guint land, const TbrCyberView *view)
{
  TbrDoctrine doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_SHARE, view->state);
  TbrSeatWord word = doctrine.kind->share (doctrine.values, view);
  gboolean shares = tbr_cyber_lands (tbr_cyber_state (sim, hazard))[land].shares != 0;

  if (tbr_by_hand_is (sim, TBR_DECISION_SHARE, view->state) || word == TBR_SEAT_LEAVES
      || shares == (word == TBR_SEAT_YES))
    return;
  tbr_cyber_share (sim, hazard, view->state, shares ? TBR_CYBER_KEPT : TBR_CYBER_SHARED);
  tell (sim, hazard, view->state, TBR_DECISION_SHARE, shares ? 0 : 1);
}

static void
look_at_order (TbrSim *sim, TbrHazardId hazard, guint land, const TbrCyberView *view)
{
  TbrDoctrine doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_CSIRT, view->state);
  gboolean wanted = doctrine.kind->in_turn (doctrine.values, view);
  gboolean in_turn = tbr_cyber_lands (tbr_cyber_state (sim, hazard))[land].in_turn != 0;

  if (wanted == in_turn)
    return;
  tbr_cyber_take_in_turn (sim, hazard, land, wanted ? 1 : 0);
  tell (sim, hazard, view->state, TBR_DECISION_CSIRT, wanted ? 1 : 0);
}

static void
look_at_attack (TbrSim *sim, TbrHazardId hazard)
{
  const TbrCyber *values = tbr_cyber_values (sim, hazard);

  for (guint i = 0; i < tbr_cyber_count_lands (values); i++)
    {
      guint32 n_open;
      TbrCyberView view = { .now = tbr_sim_clock (sim),
                            .state = TBR_HANDLE (TbrStateId, tbr_cyber_land_state (values, i)) };

      view.first = tbr_cyber_noticed (sim, hazard, i, &n_open);
      view.n_cases = n_open;
      look_at_sharing (sim, hazard, i, &view);
      look_at_order (sim, hazard, i, &view);
    }
}

static gboolean
is_cyber (const TbrSim *sim, guint hazard)
{
  return tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, hazard)->kind
         == &tbr_hazard_cyber.kind;
}

void
tbr_csirt_review (TbrSim *sim)
{
  for (guint i = 0; i < sim->scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    if (is_cyber (sim, i))
      look_at_attack (sim, TBR_HANDLE (TbrHazardId, i));
}

/* Whether a seat has something to say before anything has happened. */
static gboolean
has_word (const TbrSim *sim, guint32 state)
{
  TbrCyberView view = { .state = { state }, .first = TBR_NEVER };
  TbrDoctrine share = tbr_doctrine_in_force (sim, TBR_DECISION_SHARE, view.state);
  TbrDoctrine csirt = tbr_doctrine_in_force (sim, TBR_DECISION_CSIRT, view.state);

  return share.kind->share (share.values, &view) != TBR_SEAT_LEAVES
         || csirt.kind->in_turn (csirt.values, &view);
}

void
tbr_csirt_start (TbrSim *sim)
{
  gboolean any = FALSE;

  for (guint i = 0; i < sim->scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    {
      const TbrObject *object = tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, i);
      for (guint j = 0; is_cyber (sim, i) && j < tbr_cyber_count_lands (object->values); j++)
        any |= has_word (sim, tbr_cyber_land_state (object->values, j));
    }
  if (any)
    tbr_core_schedule (sim, 0, TBR_EVENT_CSIRT, 0, 0);
}

void
tbr_csirt_on_look (TbrSim *sim, const TbrEvent *event)
{
  tbr_csirt_review (sim);
}
