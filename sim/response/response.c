/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the seats hear of what happens: the room's field groups, its events, its first moment. */
#include "response/response.h"

#include "hazards/hazard.h"
#include "response/agency.h"
#include "response/atlas.h"
#include "response/case.h"
#include "response/choose.h"
#include "response/csirt.h"
#include "response/desk.h"
#include "response/doctrine.h"
#include "response/ipcr.h"
#include "response/national.h"
#include "response/offer.h"
#include "response/rapid_map.h"
#include "response/report.h"
#include "response/request.h"
#include "response/solidarity.h"
#include "response/tasking.h"
#include "response/team.h"

const TbrArenaGroup tbr_response_groups[] = {
  { TBR_GROUP_CASE, "case", sizeof (TbrCase), 32 },
  { TBR_GROUP_REPORT, "report", sizeof (TbrReport), 64 },
  { TBR_GROUP_REQUEST, "request", sizeof (TbrRequest), 64 },
  { TBR_GROUP_OFFER, "offer", sizeof (TbrOffer), 512 },
  { TBR_GROUP_SEAT, "seat", sizeof (TbrSeatTally), 0 },
  { TBR_GROUP_POLICY, "policy", sizeof (guint32), 0 },
  { TBR_GROUP_HELPED, "helped", sizeof (guint32), 0 },
  { TBR_GROUP_CYCLE, "cycle", sizeof (TbrCycle), 1 },
  { TBR_GROUP_APPEAL, "appeal", sizeof (TbrAppeal), TBR_ATLAS_MOST },
  { TBR_GROUP_MAP, "map", sizeof (TbrRapidMap), TBR_RAPID_MAP_MOST },
};
const guint tbr_response_n_groups = G_N_ELEMENTS (tbr_response_groups);

static void
on_need_opened (TbrSim *sim, const TbrEvent *event)
{
  TbrNeedId need = TBR_HANDLE (TbrNeedId, event->a);

  tbr_report_open (sim, need);
  tbr_case_need_opened (sim, need);
  tbr_atlas_need_opened (sim, need);
  tbr_national_plan_soon (sim, TBR_HANDLE (TbrStateId, tbr_need_get (sim, need)->state));
}

static void
on_need_changed (TbrSim *sim, const TbrEvent *event)
{
  TbrNeedId need = TBR_HANDLE (TbrNeedId, event->a);

  tbr_unit_need_changed (sim, need);
  tbr_national_plan_soon (sim, TBR_HANDLE (TbrStateId, tbr_need_get (sim, need)->state));
}

static void
on_need_closed (TbrSim *sim, const TbrEvent *event)
{
  TbrNeedId need = TBR_HANDLE (TbrNeedId, event->a);

  tbr_unit_need_closed (sim, need);
  tbr_case_need_closed (sim, need);
}

static void
on_stop (TbrSim *sim, const TbrEvent *event)
{
  tbr_unit_stop_work (sim, TBR_HANDLE (TbrNeedId, event->a),
                      tbr_sim_clock (sim) + event->b * TBR_SECOND);
}

static void
on_ready (TbrSim *sim, const TbrEvent *event)
{
  guint32 owner = tbr_unit_spec (sim, TBR_HANDLE (TbrUnitId, event->a))->state;

  tbr_desk_unit_ready (sim, TBR_HANDLE (TbrUnitId, event->a));
  tbr_national_plan_soon (sim, TBR_HANDLE (TbrStateId, owner));
}

void
tbr_response_add_handlers (TbrHandler *handlers)
{
  handlers[TBR_EVENT_NEED_OPENED] = on_need_opened;
  handlers[TBR_EVENT_NEED_CHANGED] = on_need_changed;
  handlers[TBR_EVENT_NEED_CLOSED] = on_need_closed;
  handlers[TBR_EVENT_HAZARD_STOP] = on_stop;
  handlers[TBR_EVENT_UNIT_READY] = on_ready;
  handlers[TBR_EVENT_UNIT_ARRIVED] = tbr_tasking_on_arrived;
  handlers[TBR_EVENT_UNIT_IDLE] = tbr_tasking_on_idle;
  handlers[TBR_EVENT_UNIT_EXPIRED] = tbr_tasking_on_expired;
  handlers[TBR_EVENT_UNIT_TIRING] = tbr_tasking_on_tiring;
  handlers[TBR_EVENT_UNIT_LOW] = tbr_tasking_on_low;
  handlers[TBR_EVENT_SUPPLY] = tbr_tasking_on_supply;
  handlers[TBR_EVENT_REPORT] = tbr_report_on_take;
  handlers[TBR_EVENT_PUBLISH] = tbr_report_on_publish;
  handlers[TBR_EVENT_ASK] = tbr_case_on_ask;
  handlers[TBR_EVENT_ANSWER] = tbr_offer_on_answer;
  handlers[TBR_EVENT_DECIDE] = tbr_choose_on_decide;
  handlers[TBR_EVENT_LAPSE] = tbr_offer_on_lapse;
  handlers[TBR_EVENT_TASK] = tbr_tasking_on_task;
  handlers[TBR_EVENT_PLAN] = tbr_national_on_plan;
  handlers[TBR_EVENT_RESCEU] = tbr_request_on_resceu;
  handlers[TBR_EVENT_IDLE] = tbr_tasking_on_settle;
  handlers[TBR_EVENT_TEAM] = tbr_team_on_decide;
  handlers[TBR_EVENT_AGENCY] = tbr_agency_on_step;
  handlers[TBR_EVENT_FORWARD] = tbr_request_on_forward;
  handlers[TBR_EVENT_CSIRT] = tbr_csirt_on_look;
  handlers[TBR_EVENT_SOLIDARITY] = tbr_solidarity_on_decided;
  handlers[TBR_EVENT_IPCR] = tbr_ipcr_on_mode;
  handlers[TBR_EVENT_ANALYSIS] = tbr_ipcr_on_analysis;
  handlers[TBR_EVENT_MAP] = tbr_rapid_map_on_delivered;
  handlers[TBR_EVENT_ATLAS] = tbr_atlas_on_event;
  handlers[TBR_EVENT_POLICY] = tbr_doctrine_on_started;
}

/* Rooms for as many reports as there can be needs. */
static guint32
most_needs (const TbrScenario *scenario)
{
  guint32 sum = 0;

  for (guint i = 0; i < scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    {
      const TbrObject *object = tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, i);
      const TbrHazardKind *kind = (const TbrHazardKind *) object->kind;
      if (kind->n_needs != NULL)
        sum += kind->n_needs (scenario, object);
    }
  return sum;
}

void
tbr_response_start (TbrSim *sim)
{
  guint32 n_states = sim->scenario->n_states;
  guint32 n_cells = TBR_DECISION_N * n_states;
  guint32 first;

  tbr_arena_reserve (&sim->arena, TBR_GROUP_REPORT,
                     tbr_report_rows (sim->scenario)
                         * (most_needs (sim->scenario) + tbr_team_most_needs (sim->scenario)));
  tbr_arena_reserve (&sim->arena, TBR_GROUP_SEAT, n_states);
  tbr_arena_reserve (&sim->arena, TBR_GROUP_POLICY, n_cells);
  tbr_arena_reserve (&sim->arena, TBR_GROUP_HELPED, n_states * n_states);
  tbr_core_refresh (sim);
  tbr_arena_add (&sim->arena, TBR_GROUP_CYCLE, 1);
  tbr_arena_add (&sim->arena, TBR_GROUP_HELPED, n_states * n_states);
  tbr_arena_add (&sim->arena, TBR_GROUP_SEAT, n_states);
  for (guint32 i = 0; i < n_states; i++)
    {
      TbrSeatTally *seat = tbr_seat_get (sim, i);
      seat->planned = seat->invoked = seat->decided = TBR_NEVER;
    }
  tbr_cycle_get (sim)->ipcr_opened = TBR_NEVER;
  first = tbr_arena_add (&sim->arena, TBR_GROUP_POLICY, n_cells);
  for (guint32 i = 0; i < n_cells; i++)
    tbr_arena_get (&sim->arena, TBR_GROUP_POLICY, guint32)[first + i] = TBR_NONE;
  tbr_doctrine_start (sim);
  tbr_csirt_start (sim);
}
