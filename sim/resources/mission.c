/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A unit's mission as a chain of phases, each ended by its timer. */
#include "resources/mission.h"

#include "resources/column.h"
#include "resources/crew.h"
#include "resources/duty.h"
#include "resources/equipment.h"
#include "resources/fuel.h"
#include "resources/health.h"
#include "resources/memo.h"
#include "resources/muster.h"
#include "resources/obstacle.h"
#include "resources/period.h"
#include "resources/purpose.h"
#include "resources/relief.h"
#include "resources/station.h"
#include "resources/travel.h"
#include "resources/work.h"
#include "world/lifeline.h"

/* Spread of the time to mobilise around the published one: p10 and p90. Our assumption. */
#define MOBILISE_P10 0.7
#define MOBILISE_P90 1.6
/* Time to pack at home and to refit there, seconds. Our assumptions: hoses rolled, tanks filled. */
#define PACK_HOME_LOW 360.0
#define PACK_HOME_HIGH 1800.0
#define REFIT_LOW 600.0
#define REFIT_HIGH 1800.0
/* Days of rest and refit after a mission abroad of 14 days; shorter ones ask for less, down to a
   fifth. Source: [STAFF] 2 to 14 days; median and scale: our assumption. */
#define RECOVER_DAYS 5.0
#define RECOVER_P10 2.0
#define RECOVER_P90 14.0
#define MISSION_DAYS 14.0
#define RECOVER_LEAST 0.2
/* A unit whose crew did not come tries again after this. Our assumption. */
#define CREW_AGAIN TBR_DAY
/* How long a unit without a way waits before it looks again. Our assumption. */
#define WAIT_FOR_WAY TBR_HOUR

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

void
tbr_mission_set_phase (TbrSim *sim, TbrUnitId unit, TbrPhase phase, TbrTime until)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  tbr_queue_cancel (sim, self->timer);
  self->phase = (guint8) phase;
  self->since = tbr_sim_clock (sim);
  self->until = until;
  self->timer = until == TBR_NEVER
                    ? TBR_EVENT_NONE
                    : tbr_core_schedule (sim, until, TBR_EVENT_UNIT_TIMER, unit.i, self->mission);
}

/* Goes on to the end of the leg that has just begun. */
static void
set_leg_timer (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->timer
      = tbr_core_schedule (sim, self->leg_until, TBR_EVENT_UNIT_TIMER, unit.i, self->mission);
}

/* ---- the way out ---- */

/* Starts a journey's first @n legs in a phase. */
static void
travel (TbrSim *sim, TbrUnitId unit, const TbrPlan *plan, guint32 n, TbrPhase phase)
{
  tbr_mission_set_phase (sim, unit, phase, TBR_NEVER);
  tbr_unit_get (sim, unit)->until = tbr_sim_clock (sim) + tbr_plan_time (plan, n);
  tbr_journey_start (sim, unit, plan, n);
  set_leg_timer (sim, unit);
}

static void
arrive (TbrSim *sim, TbrUnitId unit)
{
  tbr_mission_set_phase (sim, unit, TBR_PHASE_ARRIVED, TBR_NEVER);
  const TbrUnit *self = tbr_unit_get (sim, unit);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_ARRIVED,
                                 .a = unit.i,
                                 .b = self->host,
                                 .c = self->request,
                                 .y = (double) self->lon,
                                 .z = (double) self->lat });
  tbr_core_raise (sim, TBR_EVENT_UNIT_ARRIVED, unit.i, 0);
}

/* First arrival at a place of work: people and period start to count. A long drive leaves less of
   the day. */
static void
start_period (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime most = tbr_unit_capability (sim, unit)->duty_most;
  self->on_site = self->stopped = tbr_sim_clock (sim);
  tbr_crew_refresh (sim, unit);
  if (most > 0 && self->duty_left != TBR_NEVER)
    {
      TbrTime driven = (TbrTime) ((double) self->driven * (double) TBR_SECOND);
      self->duty_left = CLAMP (most - driven, 0, self->duty_left);
    }
  tbr_period_begin (sim, unit);
  tbr_period_set_alarm (sim, unit);
}

static void
reach_site (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);
  tbr_core_emit (sim,
                 (TbrFact){
                     .kind = TBR_FACT_UNIT_ON_SITE, .a = unit.i, .b = self->need, .c = TBR_NONE });
  if (self->on_site == TBR_NEVER)
    start_period (sim, unit);
  TbrTime radio = 0;
  if (self->foreign)
    radio = tbr_obstacle_draw (sim, unit, TBR_HANDLE (TbrStateId, self->host), TBR_OBSTACLE_RADIO);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_RADIO, radio);
  tbr_mission_set_phase (sim, unit, TBR_PHASE_SET_UP,
                         now + tbr_unit_capability (sim, unit)->set_up + radio);
}

/* How most of a plan is travelled. */
static TbrMode
plan_mode (const TbrPlan *plan, guint32 n)
{
  TbrMode mode = TBR_MODE_ROAD;
  for (guint32 i = 0; i < n; i++)
    if (plan->legs[i].kind == TBR_LEG_FLY)
      return TBR_MODE_AIR;
    else if (plan->legs[i].kind == TBR_LEG_SAIL)
      mode = TBR_MODE_SEA;
  return mode;
}

static void
tell_departure (TbrSim *sim, TbrUnitId unit, const TbrPlan *plan, guint32 n)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_DEPARTED,
                                 .code = (guint16) plan_mode (plan, n),
                                 .a = unit.i,
                                 .b = tbr_unit_get (sim, unit)->node,
                                 .c = TBR_NONE,
                                 .x = to_seconds (tbr_plan_time (plan, n)),
                                 .y = tbr_plan_metres (plan, n) });
}

/* Tells by whose aircraft a unit goes to a third country. */
static void
tell_lift (TbrSim *sim, TbrUnitId unit, TbrTime found)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->foreign && self->flown && !tbr_scenario_participates (sim->scenario, self->host))
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_LIFT,
                                   .code = (guint16) tbr_travel_lift (sim, unit),
                                   .a = unit.i,
                                   .b = self->host,
                                   .c = TBR_NONE,
                                   .x = to_seconds (found - self->accepted) });
}

/* The unit cannot carry its order out; it stays at home. @gap: (nullable): the post that is short
 */
static void
fail_order (TbrSim *sim, TbrUnitId unit, TbrNeedId need, TbrOrderFault fault, const TbrCrewGap *gap)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_ORDER_FAILED,
                                 .code = (guint16) fault,
                                 .a = unit.i,
                                 .b = need.i,
                                 .c = gap == NULL ? TBR_NONE : gap->skill,
                                 .x = gap == NULL ? 0 : gap->present,
                                 .y = gap == NULL ? 0 : gap->required });
}

/* The roads have been cut since the order. The response may have another task for it; else it
   stays at home. */
static void
lose_way (TbrSim *sim, TbrUnitId unit)
{
  fail_order (sim, unit, TBR_HANDLE (TbrNeedId, tbr_unit_get (sim, unit)->need), TBR_ORDER_NO_WAY,
              NULL);
  tbr_column_detach (sim, unit);
  tbr_mission_set_phase (sim, unit, TBR_PHASE_MOBILISING, tbr_sim_clock (sim) + WAIT_FOR_WAY);
  tbr_core_raise (sim, TBR_EVENT_UNIT_IDLE, unit.i, 0);
}

/* Leaves home: to the reception centre abroad, straight to the place of work at home. */
static void
depart (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrPlan plan;
  TbrGoal goal;
  if (self->need == TBR_NONE)
    {
      tbr_unit_release (sim, unit, TBR_RELEASE_DONE);
      return;
    }
  tbr_travel_goal (sim, TBR_HANDLE (TbrNeedId, self->need), TBR_HANDLE (TbrStateId, self->host),
                   &goal);
  TbrTime find = tbr_travel_lift_found (sim, unit);
  if (!tbr_travel_plan (&plan, sim, unit, &goal, find))
    {
      lose_way (sim, unit);
      return;
    }
  guint32 n = self->foreign ? tbr_plan_entry (&plan) : plan.n;
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  self->left_home = tbr_sim_clock (sim);
  self->flown = capability->mode == TBR_MODE_AIR_ROAD && plan_mode (&plan, plan.n) == TBR_MODE_AIR;
  if (self->foreign && capability->self_sufficiency > 0)
    tbr_period_supply (sim, unit, capability->self_sufficiency, 0);
  tbr_period_set_alarm (sim, unit);
  tbr_column_move (sim, unit, TBR_COLUMN_EXPECTED);
  tell_lift (sim, unit, find);
  tell_departure (sim, unit, &plan, n);
  if (n > 0)
    travel (sim, unit, &plan, n, self->foreign ? TBR_PHASE_TRAVELLING : TBR_PHASE_APPROACH);
  else if (self->foreign)
    arrive (sim, unit);
  else
    reach_site (sim, unit);
}

/* ---- the way back ---- */

static TbrTime
draw (const TbrSim *sim, TbrUnitId unit, guint32 purpose, const TbrLaw *law)
{
  TbrStream stream;
  tbr_core_stream (sim, &stream, purpose, tbr_unit_spec (sim, unit)->hash,
                   tbr_unit_get (sim, unit)->mission);
  return tbr_stream_draw_time (&stream, law);
}

void
tbr_mission_recover (TbrSim *sim, TbrUnitId unit, TbrTime time)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  tbr_column_detach (sim, unit);
  tbr_queue_cancel (sim, self->expiry);
  self->expiry = TBR_EVENT_NONE;
  self->supplies_end = self->period_end = TBR_NEVER;
  tbr_relief_call_off (sim, unit);
  tbr_mission_set_phase (sim, unit, TBR_PHASE_RECOVERING, tbr_sim_clock (sim) + time);
}

TbrTime
tbr_mission_rest (const TbrSim *sim, TbrUnitId unit, TbrTime away, guint32 purpose)
{
  double day = to_seconds (TBR_DAY);
  double scale = day * CLAMP (to_seconds (away) / day / MISSION_DAYS, RECOVER_LEAST, 1);
  TbrLaw law = { .kind = TBR_LAW_LOGNORMAL,
                 .p = { RECOVER_DAYS * scale, RECOVER_P10 * scale, RECOVER_P90 * scale } };
  return draw (sim, unit, purpose, &law);
}

/* Rest and refit after a mission. */
static TbrTime
recovery_time (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->goods < 1)
    return (TbrTime) ((1 - self->goods) * (double) tbr_unit_capability (sim, unit)->refill);
  if (!self->foreign)
    {
      TbrLaw law = { .kind = TBR_LAW_UNIFORM, .p = { REFIT_LOW, REFIT_HIGH } };
      return draw (sim, unit, TBR_PURPOSE_RECOVER, &law);
    }
  return tbr_mission_rest (sim, unit, tbr_sim_clock (sim) - self->left_home, TBR_PURPOSE_RECOVER);
}

void
tbr_mission_become_ready (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  tbr_mission_set_phase (sim, unit, self->out ? TBR_PHASE_OFF : TBR_PHASE_AVAILABLE, TBR_NEVER);
  self->host = self->request = TBR_NONE;
  self->foreign = self->moves = 0;
  tbr_roster_return (sim, unit);
  tbr_equipment_restore (sim, unit);
  tbr_fuel_fill (sim, unit);
  self->filled += 1 - self->goods;
  self->goods = 1;
  if (self->out)
    {
      tbr_duty_tell (sim, unit, TBR_UNIT_SERVICE_OUT);
      return;
    }
  tbr_core_emit (sim, (TbrFact){
                          .kind = TBR_FACT_UNIT_READY, .a = unit.i, .b = TBR_NONE, .c = TBR_NONE });
  tbr_core_raise (sim, TBR_EVENT_UNIT_READY, unit.i, 0);
}

static void
reach_home (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  TbrTime away = tbr_sim_clock (sim) - self->left_home;
  if (self->foreign)
    self->person_days += spec->staff * (double) away / (double) TBR_DAY;
  tbr_station_place (self);
  self->driven = 0;
  if (self->moves)
    {
      tbr_mission_become_ready (sim, unit);
      return;
    }
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_HOME,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = (double) away / (double) TBR_HOUR });
  tbr_mission_recover (sim, unit, recovery_time (sim, unit));
}

/* A unit cut off from home by broken roads waits for a way. */
void
tbr_mission_go_home (TbrSim *sim, TbrUnitId unit)
{
  TbrPlan plan;
  if (!tbr_travel_plan_home (&plan, sim, unit))
    {
      tbr_mission_set_phase (sim, unit, TBR_PHASE_PACKING, tbr_sim_clock (sim) + WAIT_FOR_WAY);
      return;
    }
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_RETURNING,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = to_seconds (tbr_plan_time (&plan, plan.n)) });
  if (plan.n > 0)
    travel (sim, unit, &plan, plan.n, TBR_PHASE_RETURNING);
  else
    reach_home (sim, unit);
}

static void
pack (TbrSim *sim, TbrUnitId unit)
{
  TbrLaw home = { .kind = TBR_LAW_UNIFORM, .p = { PACK_HOME_LOW, PACK_HOME_HIGH } };
  const TbrLaw *law = tbr_unit_get (sim, unit)->foreign ? tbr_memo_packing (sim) : &home;
  TbrTime time = draw (sim, unit, TBR_PURPOSE_PACK, law);
  tbr_mission_set_phase (sim, unit, TBR_PHASE_PACKING, tbr_sim_clock (sim) + time);
}

/* What a unit that is released does next, by how far it has come. */
static void
turn_back (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrPhase phase = (TbrPhase) self->phase;
  tbr_column_detach (sim, unit);
  if (phase == TBR_PHASE_MOBILISING)
    tbr_mission_recover (sim, unit, 0);
  else if (phase == TBR_PHASE_TRAVELLING || phase == TBR_PHASE_APPROACH)
    {
      tbr_journey_stop (sim, unit);
      tbr_mission_go_home (sim, unit);
    }
  else
    pack (sim, unit);
}

void
tbr_unit_release (TbrSim *sim, TbrUnitId unit, TbrRelease why)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->phase == TBR_PHASE_HELD)
    tbr_unit_free (sim, unit);
  if (self->phase < TBR_PHASE_MOBILISING || self->phase >= TBR_PHASE_PACKING)
    return;
  tbr_work_stop (sim, unit);
  tbr_health_end (sim, unit);
  tbr_relief_call_off (sim, unit);
  self->release = (guint8) why;
  tbr_queue_cancel (sim, self->expiry);
  self->expiry = TBR_EVENT_NONE;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_RELEASED,
                                 .code = (guint16) why,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE });
  turn_back (sim, unit);
}

/* ---- timers ---- */

/* The last leg is done. */
static void
end_journey (TbrSim *sim, TbrUnitId unit)
{
  TbrPhase phase = (TbrPhase) tbr_unit_get (sim, unit)->phase;
  if (phase == TBR_PHASE_TRAVELLING)
    arrive (sim, unit);
  else if (phase == TBR_PHASE_RETURNING)
    reach_home (sim, unit);
  else
    reach_site (sim, unit);
}

void
tbr_mission_on_timer (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  tbr_unit_get (sim, unit)->timer = TBR_EVENT_NONE;
  switch ((TbrPhase) tbr_unit_get (sim, unit)->phase)
    {
    case TBR_PHASE_MOBILISING:
      depart (sim, unit);
      break;
    case TBR_PHASE_TRAVELLING:
    case TBR_PHASE_APPROACH:
    case TBR_PHASE_RETURNING:
      if (tbr_journey_next (sim, unit))
        set_leg_timer (sim, unit);
      else
        end_journey (sim, unit);
      break;
    case TBR_PHASE_SET_UP:
    case TBR_PHASE_RESTING:
      tbr_work_try (sim, unit);
      break;
    case TBR_PHASE_PACKING:
      tbr_mission_go_home (sim, unit);
      break;
    case TBR_PHASE_OFF:
    case TBR_PHASE_RECOVERING:
      tbr_mission_become_ready (sim, unit);
      tbr_station_settle (sim, unit);
      break;
    case TBR_PHASE_AVAILABLE:
    case TBR_PHASE_HELD:
    case TBR_PHASE_ARRIVED:
    case TBR_PHASE_WORKING:
    case TBR_PHASE_N:
      g_assert_not_reached ();
    }
}

/* ---- orders ---- */

/* Time from the order until it can leave: national services at home take what they
   always take, longer where their control room cannot reach them. */
static TbrTime
mobilise_time (const TbrSim *sim, TbrUnitId unit)
{
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  const TbrHome *home = &tbr_unit_get (sim, unit)->home;
  if (capability->layer == TBR_LAYER_NATIONAL && !tbr_unit_get (sim, unit)->foreign)
    return tbr_lifeline_slow (sim, (double) home->lon, (double) home->lat, TBR_LIFELINE_EMERGENCY,
                              capability->depart);
  double depart = to_seconds (capability->depart);
  TbrLaw law = { .kind = TBR_LAW_LOGNORMAL,
                 .p = { depart, MOBILISE_P10 * depart, MOBILISE_P90 * depart } };
  TbrTime time = depart > 0 ? draw (sim, unit, TBR_PURPOSE_MOBILISE, &law) : 0;
  return tbr_unit_get (sim, unit)->foreign ? time + tbr_muster_release (sim, unit) : time;
}

/* A new mission: who goes, where, for whom. */
static void
begin_mission (TbrSim *sim, TbrUnitId unit, TbrNeedId need, TbrRequestId request)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  guint32 host = tbr_need_get (sim, need)->state;
  TbrTime now = tbr_sim_clock (sim);
  self->mission++;
  self->foreign = spec->state != host;
  self->host = self->foreign ? host : TBR_NONE;
  self->request = request.i;
  self->accepted = self->left_home = self->aged = now;
  self->on_site = self->supplies_end = self->period_end = TBR_NEVER;
  self->hours_worked = self->work_done = self->metres = 0;
  self->relief_ask = self->relief_due = TBR_NEVER;
  self->n_sick = self->n_injured = 0;
  self->person_hours = self->strained = self->exposure = 0;
  self->supplies_low = TBR_NEVER;
  self->unsupported = 0;
  self->error = self->support = 1;
  self->driven = 0;
  self->rest = TBR_REST_NONE;
  self->relief = TBR_RELIEF_NONE;
}

/* Calls the people out. Returns: whether they are enough; else nobody goes. */
static gboolean
call_out (TbrSim *sim, TbrUnitId unit, TbrNeedId need)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrMuster muster
      = { .purpose = TBR_PURPOSE_MUSTER, .step = self->mission, .abroad = self->foreign };
  guint16 come[TBR_COHORTS_MAX];
  TbrCrewGap gap;
  tbr_muster_draw (sim, unit, &muster, come);
  if (tbr_roster_readiness (sim, unit, come) >= TBR_READINESS_LEAST)
    {
      tbr_roster_take (sim, unit, come);
      return TRUE;
    }
  tbr_roster_gap (sim, unit, come, &gap);
  fail_order (sim, unit, need, TBR_ORDER_NO_CREW, &gap);
  return FALSE;
}

TbrOrderFault
tbr_unit_send (TbrSim *sim, TbrUnitId unit, TbrNeedId need, TbrRequestId request)
{
  TbrUnitEstimate estimate;
  TbrOrderFault fault = tbr_unit_check_order (sim, unit, need);
  if (fault == TBR_ORDER_OK)
    fault = tbr_unit_estimate (sim, unit, need, &estimate);
  if (fault != TBR_ORDER_OK)
    {
      TbrCrewGap gap;
      gboolean short_of_crew = fault == TBR_ORDER_NO_CREW && tbr_unit_lacks_crew (sim, unit, &gap);
      fail_order (sim, unit, need, fault, short_of_crew ? &gap : NULL);
      return fault;
    }
  begin_mission (sim, unit, need, request);
  if (!call_out (sim, unit, need))
    {
      tbr_mission_set_phase (sim, unit, TBR_PHASE_OFF, tbr_sim_clock (sim) + CREW_AGAIN);
      return TBR_ORDER_NO_CREW;
    }
  tbr_column_attach (sim, unit, need, TBR_COLUMN_PROMISED);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_ORDERED,
                                 .a = unit.i,
                                 .b = need.i,
                                 .c = request.i,
                                 .x = estimate.distance });
  TbrTime time = tbr_obstacle_leave (sim, unit, mobilise_time (sim, unit));
  tbr_mission_set_phase (sim, unit, TBR_PHASE_MOBILISING, tbr_sim_clock (sim) + time);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_MOBILISING,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = to_seconds (time) });
  return TBR_ORDER_OK;
}

/* Sends a unit that is in the host's land to a need, by way of @plan. */
static void
approach (TbrSim *sim, TbrUnitId unit, TbrNeedId need, const TbrPlan *plan)
{
  tbr_work_stop (sim, unit);
  tbr_journey_stop (sim, unit);
  tbr_column_attach (sim, unit, need, TBR_COLUMN_EXPECTED);
  if (plan->n > 0)
    travel (sim, unit, plan, plan->n, TBR_PHASE_APPROACH);
  else
    reach_site (sim, unit);
}

TbrOrderFault
tbr_unit_task (TbrSim *sim, TbrUnitId unit, TbrNeedId need)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrPhase phase = (TbrPhase) self->phase;
  if (!tbr_need_is_open (sim, need))
    return TBR_ORDER_CLOSED;
  const TbrRate *rate = tbr_scenario_rate (sim->scenario, tbr_need_get (sim, need)->kind,
                                           tbr_unit_spec (sim, unit)->capability);
  if (rate == NULL)
    return TBR_ORDER_NO_RATE;
  if (rate->goods > 0 && self->goods <= 0)
    return TBR_ORDER_EMPTY;
  if (phase < TBR_PHASE_MOBILISING || phase >= TBR_PHASE_PACKING)
    return TBR_ORDER_AWAY;
  if (self->need == need.i && phase != TBR_PHASE_ARRIVED)
    return TBR_ORDER_OK;
  if (phase == TBR_PHASE_MOBILISING || phase == TBR_PHASE_TRAVELLING)
    {
      tbr_column_attach (sim, unit, need,
                         phase == TBR_PHASE_MOBILISING ? TBR_COLUMN_PROMISED : TBR_COLUMN_EXPECTED);
      return TBR_ORDER_OK;
    }
  TbrPlan plan;
  TbrGoal goal;
  tbr_travel_goal (sim, need, TBR_HANDLE (TbrStateId, TBR_NONE), &goal);
  if (!tbr_travel_plan (&plan, sim, unit, &goal, 0))
    return TBR_ORDER_NO_WAY;
  approach (sim, unit, need, &plan);
  return TBR_ORDER_OK;
}
