/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Work on site: when a unit works, when it rests, and what it has done. */
#include "resources/work.h"

#include "resources/column.h"
#include "resources/crew.h"
#include "resources/equipment.h"
#include "resources/fuel.h"
#include "resources/health.h"
#include "resources/mission.h"
#include "world/hospital.h"

#include <tabard/map.h>

/* Source: [ERCC2018] 8,822 drops in 815 flight hours, all aircraft of July 2018. */
#define DROPS_PER_HOUR 10.8

static double
to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

static TbrNeed *
need_of (const TbrSim *sim, const TbrUnit *self)
{
  return tbr_need_get (sim, TBR_HANDLE (TbrNeedId, self->need));
}

static double
index_of (TbrSim *sim, const TbrUnit *self)
{
  return tbr_need_index (sim, TBR_HANDLE (TbrNeedId, self->need), (TbrWorkClass) self->work);
}

/* A hospital works from where it stands, and only as far as its region's services let it. Units
   that come bring their own power, water and wards. */
static double
site_effect (const TbrSim *sim, TbrUnitId unit)
{
  const TbrHome *home = &tbr_unit_get (sim, unit)->home;
  if (!tbr_lifeline_is_on (sim) || !tbr_work_is_hospital (sim, unit))
    return 1;
  return tbr_hospital_effect (sim,
                              tbr_map_region_at (sim->map, (double) home->lon, (double) home->lat));
}

gboolean
tbr_work_is_hospital (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnitSpec *spec = &sim->scenario->units[unit.i];
  return sim->scenario->capabilities[spec->capability]->mode == TBR_MODE_REMOTE
         && tbr_scenario_rate (sim->scenario, TBR_NEED_WOUNDED, spec->capability) != NULL;
}

/* What it does an hour as it is now. */
static double
rate_of (const TbrSim *sim, TbrUnitId unit)
{
  return tbr_unit_get (sim, unit)->nominal * tbr_crew_effect (sim, unit) * site_effect (sim, unit)
         * tbr_fuel_effect (sim, unit);
}

/* Counts what was done at the present rate, so that the rate may change. */
static void
count_work (TbrSim *sim, TbrUnit *self)
{
  double index = index_of (sim, self);
  self->block_work += self->rate * (index - self->index);
  self->index = index;
}

void
tbr_work_stop (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->phase != TBR_PHASE_WORKING)
    return;
  TbrTime now = tbr_sim_clock (sim);
  TbrTime worked = now - self->since;
  count_work (sim, self);
  tbr_equipment_issue (sim, unit, to_hours (now - self->handed));
  tbr_health_count (sim, unit);
  tbr_fuel_count (sim, unit);
  tbr_queue_cancel (sim, self->shift);
  self->shift = TBR_EVENT_NONE;
  self->hours_worked += to_hours (worked);
  self->work_done += self->block_work;
  if (self->duty_left != TBR_NEVER)
    self->duty_left = MAX (0, self->duty_left - worked);
  self->stopped = now;
  gboolean drops = need_of (sim, self)->kind == TBR_NEED_FIRE_LINE;
  gint64 aircraft = drops ? tbr_unit_capability (sim, unit)->aircraft : 0;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_WORKED,
                                 .a = unit.i,
                                 .b = self->need,
                                 .c = TBR_NONE,
                                 .x = to_hours (worked),
                                 .y = self->block_work,
                                 .z = DROPS_PER_HOUR * (self->index - self->block_index)
                                      * (double) aircraft });
  self->block_work = 0;
  tbr_column_move (sim, unit, TBR_COLUMN_EXPECTED);
  tbr_mission_set_phase (sim, unit, TBR_PHASE_RESTING, TBR_NEVER);
  self->rest = TBR_REST_NONE;
}

static void
rest (TbrSim *sim, TbrUnitId unit, TbrRest why, TbrTime until)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  gboolean told = self->phase == TBR_PHASE_RESTING && self->rest == why;
  tbr_mission_set_phase (sim, unit, TBR_PHASE_RESTING, until);
  self->rest = (guint8) why;
  if (told)
    return;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_RESTING,
                                 .code = (guint16) why,
                                 .a = unit.i,
                                 .b = self->need,
                                 .c = TBR_NONE });
  if (why == TBR_REST_NO_WORK)
    tbr_core_raise (sim, TBR_EVENT_UNIT_IDLE, unit.i, 0);
}

/* How long it can work from now on: to dusk, to the end of its hours. */
static TbrTime
work_until (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  TbrTime until = now + TBR_CREW_SHIFT;
  TbrTime goods = tbr_equipment_goods_last (sim, unit);
  if (goods != TBR_NEVER)
    until = MIN (until, now + goods);
  TbrTime fuel = tbr_fuel_lasts (sim, unit);
  if (fuel != TBR_NEVER)
    until = MIN (until, now + fuel);
  if (self->duty_left != TBR_NEVER)
    until = MIN (until, now + self->duty_left);
  TbrTime week_left = tbr_crew_week_left (sim, unit);
  if (week_left != TBR_NEVER)
    until = MIN (until, now + week_left);
  if (tbr_unit_capability (sim, unit)->daylight)
    until = MIN (until, tbr_calendar_next_turn (&sim->calendar, now, (double) self->lon,
                                                (double) self->lat));
  return until;
}

static void
begin (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  tbr_health_age (sim, unit);
  tbr_crew_wake (sim, unit);
  self->counted = self->handed = tbr_sim_clock (sim);
  tbr_fuel_look (sim, unit);
  tbr_column_set_rate (sim, unit, rate_of (sim, unit));
  tbr_column_move (sim, unit, TBR_COLUMN_WORKING);
  tbr_mission_set_phase (sim, unit, TBR_PHASE_WORKING, TBR_NEVER);
  self->rest = TBR_REST_NONE;
  self->index = self->block_index = index_of (sim, self);
  self->block_work = 0;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_WORKING,
                                 .a = unit.i,
                                 .b = self->need,
                                 .c = TBR_NONE,
                                 .x = self->rate });
  self->shift
      = tbr_core_schedule (sim, work_until (sim, unit), TBR_EVENT_UNIT_TURN, unit.i, self->mission);
}

/* Dark where it only works by daylight: rests to the morning, longer when its crew needs it. */
static gboolean
rest_by_night (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  double lon = (double) self->lon;
  double lat = (double) self->lat;
  if (!tbr_unit_capability (sim, unit)->daylight
      || tbr_calendar_is_day (&sim->calendar, now, lon, lat))
    return FALSE;
  TbrTime until = tbr_calendar_next_turn (&sim->calendar, now, lon, lat);
  if (until != TBR_NEVER)
    until = MAX (until, self->stopped + tbr_crew_rest (sim, unit));
  rest (sim, unit, TBR_REST_NIGHT, until);
  return TRUE;
}

/* The week's hours are worked, or days off are due. */
static gboolean
rest_by_law (TbrSim *sim, TbrUnitId unit)
{
  TbrTime until = tbr_crew_days_off (sim, unit);
  if (tbr_crew_week_left (sim, unit) < TBR_MINUTE)
    until = MAX (until, tbr_unit_get (sim, unit)->week + 7 * TBR_DAY);
  if (until == 0)
    return FALSE;
  rest (sim, unit, TBR_REST_CREW, until);
  return TRUE;
}

/* After a full rest the crew has its hours again. */
static void
renew_duty (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime duty = tbr_crew_duty (sim, unit);
  TbrTime rested = tbr_sim_clock (sim) - self->stopped;
  gboolean night_over = self->phase == TBR_PHASE_RESTING
                        && (self->rest == TBR_REST_NIGHT || self->rest == TBR_REST_CREW);
  if (duty == TBR_NEVER || night_over
      || rested >= MAX (TBR_CREW_SHIFT / 2, tbr_crew_rest (sim, unit)))
    self->duty_left = duty;
}

/* A need that is held gets its goods at once and for good. */
static gboolean
hands_over (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrNeedKind kind = (TbrNeedKind) need_of (sim, self)->kind;
  if (!tbr_need_info (kind)->holds || tbr_equipment_lot (sim, unit) <= 0)
    return FALSE;
  tbr_equipment_leave_goods (sim, unit);
  return TRUE;
}

/* Its goods are handed out: it wants no work here any more. */
static void
go_empty (TbrSim *sim, TbrUnitId unit)
{
  tbr_column_detach (sim, unit);
  rest (sim, unit, TBR_REST_NO_WORK, TBR_NEVER);
}

void
tbr_work_try (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  g_assert (self->phase == TBR_PHASE_SET_UP || self->phase == TBR_PHASE_RESTING);
  TbrTime now = tbr_sim_clock (sim);
  if (self->need == TBR_NONE || need_of (sim, self)->factor[self->work] <= 0
      || need_of (sim, self)->share[self->work] <= 0)
    {
      rest (sim, unit, TBR_REST_NO_WORK, TBR_NEVER);
      return;
    }
  if (need_of (sim, self)->halted > now)
    {
      rest (sim, unit, TBR_REST_AFTERSHOCK, need_of (sim, self)->halted);
      return;
    }
  if (self->goods <= 0 && tbr_equipment_lot (sim, unit) > 0)
    {
      go_empty (sim, unit);
      return;
    }
  if (rest_by_night (sim, unit))
    return;
  if (rest_by_law (sim, unit))
    return;
  renew_duty (sim, unit);
  if (self->duty_left <= 0)
    {
      rest (sim, unit, TBR_REST_CREW, tbr_crew_next_duty (sim, unit));
      return;
    }
  if (hands_over (sim, unit))
    go_empty (sim, unit);
  else
    begin (sim, unit);
}

void
tbr_work_refresh (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->phase != TBR_PHASE_WORKING)
    return;
  count_work (sim, self);
  tbr_equipment_issue (sim, unit, to_hours (tbr_sim_clock (sim) - self->handed));
  self->handed = tbr_sim_clock (sim);
  tbr_fuel_look (sim, unit);
  tbr_column_set_rate (sim, unit, rate_of (sim, unit));
}

/* The next turn of a unit that goes on working. */
static void
schedule_turn (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  TbrTime until = work_until (sim, unit);
  if (self->duty_left != TBR_NEVER)
    until = MIN (until, self->since + self->duty_left);
  self->shift = tbr_core_schedule (sim, MAX (until, now + TBR_MINUTE), TBR_EVENT_UNIT_TURN, unit.i,
                                   self->mission);
}

void
tbr_work_turn (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  self->shift = TBR_EVENT_NONE;
  tbr_health_count (sim, unit);
  tbr_health_age (sim, unit);
  gboolean spent = self->duty_left != TBR_NEVER && now - self->since >= self->duty_left;
  gboolean dark
      = tbr_unit_capability (sim, unit)->daylight
        && !tbr_calendar_is_day (&sim->calendar, now, (double) self->lon, (double) self->lat);
  gboolean barred
      = tbr_crew_week_left (sim, unit) < TBR_MINUTE || tbr_crew_days_off (sim, unit) != 0;
  gboolean empty = tbr_equipment_goods_last (sim, unit) <= now - self->handed;
  if (spent || dark || barred || empty)
    {
      tbr_work_stop (sim, unit);
      if (spent && !barred && !empty)
        rest (sim, unit, TBR_REST_CREW, tbr_crew_next_duty (sim, unit));
      else
        tbr_work_try (sim, unit);
      return;
    }
  tbr_work_refresh (sim, unit);
  schedule_turn (sim, unit);
}

void
tbr_work_reconsider (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->phase != TBR_PHASE_WORKING)
    return;
  tbr_work_refresh (sim, unit);
  tbr_queue_cancel (sim, self->shift);
  schedule_turn (sim, unit);
}
