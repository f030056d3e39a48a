/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Units at home, and what all units of a need are told. */
#include "resources/unit.h"

#include "resources/column.h"
#include "resources/crew.h"
#include "resources/equipment.h"
#include "resources/fuel.h"
#include "resources/health.h"
#include "resources/journey.h"
#include "resources/mission.h"
#include "resources/muster.h"
#include "resources/period.h"
#include "resources/purpose.h"
#include "resources/relief.h"
#include "resources/station.h"
#include "resources/work.h"
#include "world/hospital.h"

#include <tabard/map.h>

/* Units that may set off in one event before room is made anew: all of them at the start. */
#define JOURNEY_HEADROOM 64
/* A rotation draws its people from streams of their own. */
#define ROTATION_STEP 100000u

const TbrArenaGroup tbr_unit_groups[] = {
  { TBR_GROUP_UNIT, "units", sizeof (TbrUnit), 0 },
  { TBR_GROUP_JOURNEY, "journeys", sizeof (TbrJourney), JOURNEY_HEADROOM },
  { TBR_GROUP_JOURNEY_POOL, "pool of journeys", sizeof (TbrPoolHead), 0 },
  { TBR_GROUP_COHORT, "cohorts", sizeof (TbrCohort), 0 },
  { TBR_GROUP_POOL, "pools of people", sizeof (TbrPool), 0 },
};
const guint tbr_unit_n_groups = G_N_ELEMENTS (tbr_unit_groups);

const char *const tbr_rest_names[TBR_REST_N + 1]
    = { "none", "night", "crew", "aftershock", "no-work", NULL };
const char *const tbr_release_names[TBR_RELEASE_N + 1]
    = { "done", "period", "supplies", "recall", "order", "no-relief", NULL };
const char *const tbr_order_fault_names[TBR_ORDER_N + 1]
    = { "ok", "away", "off", "no-crew", "no-rate", "no-way", "closed", "expired", "empty", NULL };

static void
on_turn (TbrSim *sim, const TbrEvent *event)
{
  tbr_work_turn (sim, TBR_HANDLE (TbrUnitId, event->a));
}

/* Hospitals of a region can do more or less than before. */
static void
on_hospitals (TbrSim *sim, const TbrEvent *event)
{
  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    {
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, i);
      const TbrHome *home = &tbr_unit_get (sim, unit)->home;
      if (tbr_unit_get (sim, unit)->phase == TBR_PHASE_WORKING && tbr_work_is_hospital (sim, unit)
          && tbr_map_region_at (sim->map, (double) home->lon, (double) home->lat).i == event->a)
        tbr_work_refresh (sim, unit);
    }
}

/* A unit that was not there from the start: its people come with it. */
static void
on_joins (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  tbr_roster_join (sim, unit);
  tbr_mission_set_phase (sim, unit, spec->on_duty ? TBR_PHASE_AVAILABLE : TBR_PHASE_OFF, TBR_NEVER);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_JOINED,
                                 .code = spec->layer,
                                 .a = unit.i,
                                 .b = spec->state,
                                 .c = spec->capability,
                                 .x = spec->staff,
                                 .y = (double) spec->lon,
                                 .z = (double) spec->lat });
  if (spec->on_duty)
    tbr_core_raise (sim, TBR_EVENT_UNIT_READY, unit.i, 0);
}

void
tbr_unit_add_handlers (TbrHandler *handlers)
{
  handlers[TBR_EVENT_FUEL_CHANGED] = tbr_fuel_on_changed;
  handlers[TBR_EVENT_HOSPITALS_CHANGED] = on_hospitals;
  handlers[TBR_EVENT_UNIT_TIMER] = tbr_mission_on_timer;
  handlers[TBR_EVENT_UNIT_TURN] = on_turn;
  handlers[TBR_EVENT_UNIT_EXPIRY] = tbr_period_on_alarm;
  handlers[TBR_EVENT_UNIT_RESTED] = tbr_relief_on_rested;
  handlers[TBR_EVENT_UNIT_REPAIRED] = tbr_equipment_on_repaired;
  handlers[TBR_EVENT_UNIT_JOINS] = on_joins;
}

static void
start_unit (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  self->until = self->on_site = self->supplies_end = self->period_end = TBR_NEVER;
  self->relief_ask = self->relief_due = TBR_NEVER;
  self->supplies_low = TBR_NEVER;
  self->error = self->support = 1;
  self->goods = self->filled = 1;
  tbr_fuel_fill (sim, unit);
  self->lon = self->goal_lon = spec->lon;
  self->lat = self->goal_lat = spec->lat;
  self->node = self->goal_node = spec->node;
  self->home = (TbrHome){ spec->lon, spec->lat, spec->node };
  self->need = self->host = self->request = self->call = TBR_NONE;
  self->journey = self->next_at_need = self->previous_at_need = TBR_NONE;
  self->staff_present = spec->staff;
  self->phase = tbr_unit_is_on_duty (sim, unit) ? TBR_PHASE_AVAILABLE : TBR_PHASE_OFF;
  if (!tbr_unit_is_there (sim, unit))
    tbr_core_schedule_at (sim, spec->from, TBR_PRIORITY_FIRST, TBR_EVENT_UNIT_JOINS, unit.i, 0);
}

void
tbr_unit_reserve (TbrSim *sim)
{
  guint n = sim->scenario->n_units;
  tbr_arena_reserve (&sim->arena, TBR_GROUP_UNIT, n);
  tbr_arena_reserve (&sim->arena, TBR_GROUP_JOURNEY, n);
}

void
tbr_unit_start (TbrSim *sim)
{
  guint n = sim->scenario->n_units;
  tbr_arena_add (&sim->arena, TBR_GROUP_JOURNEY_POOL, 1);
  if (n == 0)
    return;
  tbr_arena_add (&sim->arena, TBR_GROUP_UNIT, n);
  for (guint32 i = 0; i < n; i++)
    start_unit (sim, TBR_HANDLE (TbrUnitId, i));
  tbr_roster_start (sim);
}

gboolean
tbr_unit_lacks_crew (const TbrSim *sim, TbrUnitId unit, TbrCrewGap *out_gap)
{
  guint16 home[TBR_COHORTS_MAX];
  const TbrPool *pools = tbr_roster_pools (sim, unit);
  guint n = tbr_roster_count (sim, unit);
  for (guint i = 0; i < n; i++)
    home[i] = (guint16) MIN (pools[i].home, G_MAXUINT16);
  if (tbr_roster_readiness (sim, unit, home) >= TBR_READINESS_LEAST)
    return FALSE;
  tbr_roster_gap (sim, unit, home, out_gap);
  return TRUE;
}

gboolean
tbr_unit_is_expired (const TbrSim *sim, TbrUnitId unit, TbrStateId state)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  TbrTime valid = tbr_unit_capability (sim, unit)->certification;
  return state.i != spec->state && valid > 0 && spec->certified > valid;
}

TbrOrderFault
tbr_unit_check_order (const TbrSim *sim, TbrUnitId unit, TbrNeedId need)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  TbrPhase phase = (TbrPhase) self->phase;
  if (phase == TBR_PHASE_OFF || phase == TBR_PHASE_RECOVERING || self->out)
    return TBR_ORDER_OFF;
  if ((phase != TBR_PHASE_AVAILABLE && phase != TBR_PHASE_HELD) || self->call != TBR_NONE)
    return TBR_ORDER_AWAY;
  TbrCrewGap gap;
  if (tbr_unit_lacks_crew (sim, unit, &gap)
      || spec->staff < tbr_unit_capability (sim, unit)->staff_least * TBR_READINESS_LEAST)
    return TBR_ORDER_NO_CREW;
  if (tbr_is_none (need))
    return TBR_ORDER_OK;
  if (!tbr_need_is_open (sim, need))
    return TBR_ORDER_CLOSED;
  if (tbr_unit_is_expired (sim, unit, TBR_HANDLE (TbrStateId, tbr_need_get (sim, need)->state)))
    return TBR_ORDER_EXPIRED;
  const TbrRate *rate
      = tbr_scenario_rate (sim->scenario, tbr_need_get (sim, need)->kind, spec->capability);
  if (rate == NULL)
    return TBR_ORDER_NO_RATE;
  return rate->goods > 0 && self->goods <= 0 ? TBR_ORDER_EMPTY : TBR_ORDER_OK;
}

void
tbr_unit_hold (TbrSim *sim, TbrUnitId unit)
{
  g_assert (tbr_unit_get (sim, unit)->phase == TBR_PHASE_AVAILABLE);

  tbr_mission_set_phase (sim, unit, TBR_PHASE_HELD, TBR_NEVER);
}

void
tbr_unit_free (TbrSim *sim, TbrUnitId unit)
{
  if (tbr_unit_get (sim, unit)->phase != TBR_PHASE_HELD)
    return;
  tbr_mission_set_phase (sim, unit, TBR_PHASE_AVAILABLE, TBR_NEVER);
  tbr_station_settle (sim, unit);
}

void
tbr_unit_rotate (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  g_assert (!self->foreign);

  TbrTime now = tbr_sim_clock (sim);
  guint32 step = self->mission + ROTATION_STEP * (guint32) (1 + (now - self->accepted) / TBR_DAY);
  TbrMuster muster = { .purpose = TBR_PURPOSE_MUSTER, .step = step };
  guint16 come[TBR_COHORTS_MAX];
  if (self->phase == TBR_PHASE_WORKING)
    tbr_health_count (sim, unit);
  tbr_health_end (sim, unit);
  tbr_roster_return (sim, unit);
  tbr_muster_draw (sim, unit, &muster, come);
  tbr_roster_take (sim, unit, come);
  tbr_crew_refresh (sim, unit);
  self->period_end = now + tbr_unit_capability (sim, unit)->operation;
  tbr_period_set_alarm (sim, unit);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_ROTATED,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = self->staff_present });
  tbr_work_refresh (sim, unit);
}

void
tbr_unit_supply (TbrSim *sim, TbrUnitId unit, TbrTime period)
{
  tbr_period_supply (sim, unit, period, 1);
}

void
tbr_unit_receive (TbrSim *sim, TbrUnitId unit, const TbrReception *reception)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->error = (float) reception->error;
  self->support = (float) reception->effect;
  self->unsupported = tbr_sim_clock (sim) + reception->effect_time;
}

/* ---- all units of a need ---- */

/* A unit has lost its need: it rests where it works, else goes on; the response is told. */
static void
lose_need (TbrSim *sim, TbrUnitId unit)
{
  TbrPhase phase = (TbrPhase) tbr_unit_get (sim, unit)->phase;
  tbr_work_stop (sim, unit);
  tbr_column_detach (sim, unit);
  if (phase == TBR_PHASE_SET_UP || phase == TBR_PHASE_WORKING || phase == TBR_PHASE_RESTING)
    {
      tbr_mission_set_phase (sim, unit, TBR_PHASE_RESTING, TBR_NEVER);
      tbr_unit_get (sim, unit)->rest = TBR_REST_NO_WORK;
    }
  tbr_core_raise (sim, TBR_EVENT_UNIT_IDLE, unit.i, 0);
}

void
tbr_unit_need_closed (TbrSim *sim, TbrNeedId need)
{
  g_assert (!tbr_need_is_open (sim, need));

  while (tbr_need_get (sim, need)->first_unit != TBR_NONE)
    lose_need (sim, TBR_HANDLE (TbrUnitId, tbr_need_get (sim, need)->first_unit));
}

static gboolean
has_work (const TbrNeed *need, const TbrUnit *self)
{
  return need->factor[self->work] > 0 && need->share[self->work] > 0;
}

void
tbr_unit_need_changed (TbrSim *sim, TbrNeedId id)
{
  guint32 next;
  for (guint32 i = tbr_need_get (sim, id)->first_unit; i != TBR_NONE; i = next)
    {
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, i);
      const TbrUnit *self = tbr_unit_get (sim, unit);
      next = self->next_at_need;
      gboolean work = has_work (tbr_need_get (sim, id), self);
      gboolean waits = self->phase == TBR_PHASE_RESTING && self->rest == TBR_REST_NO_WORK;
      if (self->phase == TBR_PHASE_WORKING && !work)
        {
          tbr_work_stop (sim, unit);
          tbr_work_try (sim, unit);
        }
      else if (waits && work)
        tbr_work_try (sim, unit);
    }
}

void
tbr_unit_stop_work (TbrSim *sim, TbrNeedId id, TbrTime until)
{
  TbrNeed *need = tbr_need_get (sim, id);
  need->halted = MAX (need->halted, until);
  guint32 next;
  for (guint32 i = need->first_unit; i != TBR_NONE; i = next)
    {
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, i);
      next = tbr_unit_get (sim, unit)->next_at_need;
      if (tbr_unit_get (sim, unit)->phase == TBR_PHASE_WORKING)
        {
          tbr_work_stop (sim, unit);
          tbr_work_try (sim, unit);
        }
    }
}
