/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a unit does from the order to go until it is home: its legs, their times, what is told. */
#include "response/desk.h"
#include "world/lifeline.h"

#include <math.h>

/* Behind all that frees units at an instant, before calls that become ready then. */
#define SERVE_PRIORITY ((TBR_PRIORITY_RELEASE + TBR_PRIORITY_NORMAL) / 2)

static const TbrCallsPlan *
plan_of (const TbrSim *sim, const TbrDesk *desk)
{
  return tbr_calls_plan (sim, TBR_HANDLE (TbrHazardId, desk->hazard));
}

static double
seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

static TbrTime
from_seconds (double value)
{
  return (TbrTime) rint (value * (double) TBR_SECOND);
}

/* ---- chance ---- */

/* A time of a call: the recorded one, else drawn for this call and purpose. */
static TbrTime
draw (const TbrSim *sim, const TbrCall *call, const TbrLaw *law, guint purpose, double recorded)
{
  TbrStream stream;
  if (!isnan (recorded))
    return from_seconds (recorded);
  if (law->kind == TBR_LAW_CONSTANT)
    return from_seconds (law->p[0]);
  tbr_hazard_stream (sim, TBR_HANDLE (TbrHazardId, call->hazard), purpose, call->step, &stream);
  return tbr_stream_draw_time (&stream, law);
}

#define RECORDED(sim, call, field)                                                                 \
  ((call)->trace == TBR_NONE ? (double) NAN : tbr_calls_record (sim, (call)->trace)->field)

static TbrTime
draw_service (const TbrSim *sim, const TbrDesk *desk, const TbrDeskUnit *self)
{
  const TbrCallsPlan *plan = plan_of (sim, desk);
  const TbrCall *call = tbr_call_get (sim, self->call);
  const TbrCallsClass *class = &plan->classes[call->class];
  const TbrLaw *own = plan->services[self - tbr_desk_unit_get (sim, desk->first_unit)];
  guint slot = class->release == TBR_RELEASE_TOGETHER ? 0 : self->slot;
  if (call->left >= 0)
    return call->left;
  return draw (sim, call, own != NULL ? own : &class->service, TBR_CALLS_CHANCE_SERVICE + slot,
               RECORDED (sim, call, service));
}

/* Time under way against that of the metric. */
static double
draw_factor (const TbrSim *sim, const TbrCallsPlan *plan, const TbrDeskUnit *self)
{
  const TbrCall *call = tbr_call_get (sim, self->call);
  TbrStream stream;
  if (plan->boxes == NULL || call->place.zone == TBR_NONE)
    return 1;
  const TbrLaw *law = &plan->boxes[call->place.zone].factor;
  if (!tbr_calls_has_law (law))
    return 1;
  tbr_hazard_stream (sim, TBR_HANDLE (TbrHazardId, call->hazard),
                     TBR_CALLS_CHANCE_TRAVEL + self->slot, call->step, &stream);
  return tbr_stream_draw (&stream, law);
}

/* ---- where it is ---- */

void
tbr_desk_unit_set_free (TbrDesk *desk, guint32 number)
{
  desk->free[number / 64] |= G_GUINT64_CONSTANT (1) << number % 64;
  desk->n_free++;
}

void
tbr_desk_unit_set_taken (TbrDesk *desk, guint32 number)
{
  desk->free[number / 64] &= ~(G_GUINT64_CONSTANT (1) << number % 64);
  desk->n_free--;
}

static gboolean
is_free (const TbrDesk *desk, guint32 number)
{
  return desk->free[number / 64] >> number % 64 & 1;
}

TbrCallPlace
tbr_desk_unit_place (const TbrSim *sim, const TbrDesk *desk, guint32 number)
{
  const TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCallsWay way = { self->from, self->to, (TbrDrive) self->drive };
  TbrTime length = self->leg_until - self->leg_from;
  if (self->status != TBR_DESK_TRAVEL && self->status != TBR_DESK_RETURN
      && self->status != TBR_DESK_TRANSPORT)
    return self->from;
  if (length <= 0)
    return self->to;
  double share = (double) (tbr_sim_clock (sim) - self->leg_from) / (double) length;
  return tbr_calls_on_way (plan_of (sim, desk), &way, share);
}

/* Lets the unit of the scenario show what its desk knows. */
static void
show (TbrSim *sim, const TbrCallsPlan *plan, const TbrDeskUnit *self)
{
  static const TbrPhase phases[TBR_DESK_N]
      = { TBR_PHASE_AVAILABLE,  TBR_PHASE_MOBILISING, TBR_PHASE_TRAVELLING, TBR_PHASE_WORKING,
          TBR_PHASE_TRAVELLING, TBR_PHASE_SET_UP,     TBR_PHASE_RETURNING };
  TbrUnitId id = TBR_HANDLE (TbrUnitId, self->unit);
  TbrUnit *unit = tbr_unit_get (sim, id);
  double lon, lat;
  unit->phase = (guint8) phases[self->status];
  unit->call = self->call;
  unit->since = unit->leg_from = self->leg_from;
  unit->until = unit->leg_until = self->leg_until;
  if (self->status == TBR_DESK_HOME)
    {
      unit->lon = unit->goal_lon = tbr_unit_spec (sim, id)->lon;
      unit->lat = unit->goal_lat = tbr_unit_spec (sim, id)->lat;
      return;
    }
  if (self->status == TBR_DESK_RETURN)
    unit->call = TBR_CALL_HOMEWARD;
  tbr_calls_degrees (plan, &self->from, &lon, &lat);
  unit->lon = (float) lon;
  unit->lat = (float) lat;
  tbr_calls_degrees (plan, &self->to, &lon, &lat);
  unit->goal_lon = (float) lon;
  unit->goal_lat = (float) lat;
}

/* ---- legs ---- */

/* The next thing the unit does, from now on. */
static void
begin (TbrSim *sim, TbrDesk *desk, guint32 number, TbrDeskStatus status, TbrTime time)
{
  guint32 index = desk->first_unit + number;
  TbrDeskUnit *self = tbr_desk_unit_get (sim, index);
  TbrTime now = tbr_sim_clock (sim);
  self->status = status;
  self->leg_from = now;
  self->leg_until = now + time;
  self->timer = tbr_core_schedule_at (sim, now + time, TBR_PRIORITY_RELEASE, TBR_EVENT_DESK_UNIT,
                                      index, (guint32) (desk - tbr_desk_get (sim, 0)));
  show (sim, plan_of (sim, desk), self);
}

static void
rest_at (TbrDeskUnit *self, const TbrCallPlace *place)
{
  self->from = self->to = *place;
}

static void
be_home (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCallsPlan *plan = plan_of (sim, desk);
  self->status = TBR_DESK_HOME;
  self->leg_from = tbr_sim_clock (sim);
  self->leg_until = TBR_NEVER;
  rest_at (self, &plan->homes[number]);
  show (sim, plan, self);
}

TbrDrive
tbr_desk_drive_to (const TbrCallsPlan *plan, const TbrCall *call)
{
  return plan->classes[call->class].lights ? TBR_DRIVE_LIGHTS : TBR_DRIVE_NORMAL;
}

/* Sets out from where it is. Returns: seconds it will take */
static double
set_out (TbrSim *sim, const TbrCallsPlan *plan, TbrDeskUnit *self, const TbrCallsWay *way)
{
  self->from = way->from;
  self->to = way->to;
  self->drive = way->drive;
  return tbr_calls_travel (sim, plan, way);
}

static void
tell (TbrSim *sim, guint kind, const TbrDeskUnit *self, double x, double y)
{
  tbr_core_emit (sim, (TbrFact){ .kind = (guint16) kind,
                                 .a = tbr_call_get (sim, self->call)->number,
                                 .b = self->unit,
                                 .c = kind == TBR_FACT_CALL_AT_HOSPITAL ? self->hospital : 0,
                                 .x = x,
                                 .y = y });
}

static void
attach (TbrSim *sim, TbrDeskUnit *self, guint32 element)
{
  TbrCall *call = tbr_call_get (sim, element);
  self->call = element;
  self->slot = call->n_serving++;
  self->next_at_call = call->first_unit;
  self->dispatched = tbr_sim_clock (sim);
  call->first_unit = (guint32) (self - tbr_desk_unit_get (sim, 0));
}

static void
detach (TbrSim *sim, TbrDeskUnit *self)
{
  TbrCall *call = tbr_call_get (sim, self->call);
  guint32 index = (guint32) (self - tbr_desk_unit_get (sim, 0));
  guint32 *link = &call->first_unit;
  while (*link != index)
    link = &tbr_desk_unit_get (sim, *link)->next_at_call;
  *link = self->next_at_call;
  call->n_serving--;
  self->call = TBR_NONE;
}

/* All the time it is busy is drawn at once; the travel is told, not lived. */
static void
work_in_all (TbrSim *sim, TbrDesk *desk, guint32 number, TbrTime turnout)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCall *call = tbr_call_get (sim, self->call);
  TbrTime service = draw_service (sim, desk, self);
  rest_at (self, &call->place);
  tell (sim, TBR_FACT_CALL_ON_SCENE, self,
        seconds (self->dispatched - call->opened + turnout + self->travel), 0);
  begin (sim, desk, number, TBR_DESK_WORK, service);
}

void
tbr_desk_unit_send (TbrSim *sim, TbrDesk *desk, guint32 number, guint32 element)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCallsPlan *plan = plan_of (sim, desk);
  const TbrCall *call = tbr_call_get (sim, element);
  gboolean at_home = self->status == TBR_DESK_HOME;
  const TbrCallsWay way
      = { tbr_desk_unit_place (sim, desk, number), call->place, tbr_desk_drive_to (plan, call) };
  TbrTime turnout = at_home ? draw (sim, call, plan->turnouts[number], TBR_CALLS_CHANCE_TURNOUT,
                                    RECORDED (sim, call, turnout))
                            : 0;
  double recorded = RECORDED (sim, call, travel), lon, lat;
  tbr_calls_degrees (plan, &call->place, &lon, &lat);
  turnout = tbr_lifeline_slow (sim, lon, lat, TBR_LIFELINE_EMERGENCY, turnout);
  tbr_queue_cancel (sim, self->timer);
  tbr_desk_unit_set_taken (desk, number);
  attach (sim, self, element);
  self->travel = from_seconds (set_out (sim, plan, self, &way) * draw_factor (sim, plan, self)
                               + (isnan (recorded) ? 0 : recorded));
  tell (sim, TBR_FACT_CALL_DISPATCHED, self, seconds (tbr_sim_clock (sim) - call->ready),
        seconds (turnout + self->travel));
  if (plan->values->meaning == TBR_SERVICE_TOTAL)
    work_in_all (sim, desk, number, turnout);
  else if (turnout > 0)
    begin (sim, desk, number, TBR_DESK_TURNOUT, turnout);
  else
    begin (sim, desk, number, TBR_DESK_TRAVEL, self->travel);
}

static void
arrive (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCall *call = tbr_call_get (sim, self->call);
  rest_at (self, &call->place);
  tell (sim, TBR_FACT_CALL_ON_SCENE, self, seconds (tbr_sim_clock (sim) - call->opened), 0);
  begin (sim, desk, number, TBR_DESK_WORK, draw_service (sim, desk, self));
}

/* To the hospital that is nearest in time, ties to the first. */
static void
transport (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCallsPlan *plan = plan_of (sim, desk);
  TbrCallsWay way = { .from = self->from, .drive = TBR_DRIVE_NORMAL };
  double least = INFINITY;
  for (guint32 i = 0; i < plan->n_hospitals; i++)
    {
      way.to = plan->hospitals[i];
      double time = tbr_calls_travel (sim, plan, &way);
      if (time < least)
        {
          least = time;
          self->hospital = i;
        }
    }
  way.to = plan->hospitals[self->hospital];
  begin (sim, desk, number, TBR_DESK_TRANSPORT, from_seconds (set_out (sim, plan, self, &way)));
}

static void
hand_over (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCallsPlan *plan = plan_of (sim, desk);
  const TbrCall *call = tbr_call_get (sim, self->call);
  rest_at (self, &plan->hospitals[self->hospital]);
  tell (sim, TBR_FACT_CALL_AT_HOSPITAL, self, 0, 0);
  begin (sim, desk, number, TBR_DESK_HANDOVER,
         draw (sim, call, &plan->values->handover, TBR_CALLS_CHANCE_HANDOVER,
               RECORDED (sim, call, handover)));
}

static void
go_home (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  const TbrCallsPlan *plan = plan_of (sim, desk);
  const TbrCallsWay way = { self->from, plan->homes[number], TBR_DRIVE_NORMAL };
  begin (sim, desk, number, TBR_DESK_RETURN, from_seconds (set_out (sim, plan, self, &way)));
}

/* A unit that nobody needs goes home. */
static void
leave_scene (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  if (!is_free (desk, number))
    return;
  if (plan_of (sim, desk)->values->homeward == TBR_RETURN_FREE)
    go_home (sim, desk, number);
  else
    be_home (sim, desk, number);
}

/* A unit has become free: those that wait are served, but not before every unit that becomes free
   at this instant. Returns: whether that is still to come */
static gboolean
serve_later (TbrSim *sim, TbrDesk *desk)
{
  TbrTime now = tbr_sim_clock (sim);
  if (desk->n_waiting == 0 && !desk->serves)
    return FALSE;
  if (!desk->serves && tbr_queue_next_time (sim) > now)
    {
      tbr_desk_serve_line (sim, desk);
      return FALSE;
    }
  if (!desk->serves)
    tbr_core_schedule_at (sim, now, SERVE_PRIORITY, TBR_EVENT_DESK_SERVE,
                          (guint32) (desk - tbr_desk_get (sim, 0)), 0);
  desk->serves = 1;
  return TRUE;
}

/* Done with its call: the next one, or the way home. */
static void
finish (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + number);
  gint homeward = plan_of (sim, desk)->values->homeward;
  guint32 element = self->call;
  TbrCall *call = tbr_call_get (sim, element);
  double busy = seconds (tbr_sim_clock (sim) - self->dispatched);
  tell (sim, TBR_FACT_CALL_CLOSED, self, busy, call->n_serving - 1.0);
  detach (sim, self);
  if (call->n_serving == 0)
    tbr_call_close (sim, element);
  if (homeward == TBR_RETURN_BUSY)
    {
      go_home (sim, desk, number);
      return;
    }
  self->status = TBR_DESK_RETURN;
  self->leg_from = self->leg_until = tbr_sim_clock (sim);
  tbr_desk_unit_set_free (desk, number);
  if (!serve_later (sim, desk))
    leave_scene (sim, desk, number);
}

static void
come_home (TbrSim *sim, TbrDesk *desk, guint32 number)
{
  gboolean was_free = is_free (desk, number);
  be_home (sim, desk, number);
  if (was_free)
    return;
  tbr_desk_unit_set_free (desk, number);
  serve_later (sim, desk);
}

void
tbr_desk_unit_on_serve (TbrSim *sim, const TbrEvent *event)
{
  TbrDesk *desk = tbr_desk_get (sim, event->a);
  desk->serves = 0;
  tbr_desk_serve_line (sim, desk);
  for (guint32 i = 0; i < desk->n_units; i++)
    {
      const TbrDeskUnit *self = tbr_desk_unit_get (sim, desk->first_unit + i);
      if (self->status == TBR_DESK_RETURN && !tbr_queue_is_pending (sim, self->timer))
        leave_scene (sim, desk, i);
    }
}

guint32
tbr_desk_unit_leave (TbrSim *sim, guint32 index)
{
  TbrDeskUnit *self = tbr_desk_unit_get (sim, index);
  guint32 element = self->call;
  TbrCall *call = tbr_call_get (sim, element);
  TbrDesk *desk = tbr_desk_get (sim, call->desk);
  guint32 number = index - desk->first_unit;
  tell (sim, TBR_FACT_CALL_BUMPED, self, 0, 0);
  if (self->status == TBR_DESK_WORK)
    call->left = self->leg_until - tbr_sim_clock (sim);
  if (self->status == TBR_DESK_TURNOUT)
    self->status = TBR_DESK_HOME;
  tbr_queue_cancel (sim, self->timer);
  detach (sim, self);
  tbr_desk_unit_set_free (desk, number);
  return element;
}

void
tbr_desk_unit_on_timer (TbrSim *sim, const TbrEvent *event)
{
  TbrDesk *desk = tbr_desk_get (sim, event->b);
  guint32 number = event->a - desk->first_unit;
  TbrDeskUnit *self = tbr_desk_unit_get (sim, event->a);
  self->timer = TBR_EVENT_NONE;
  switch ((TbrDeskStatus) self->status)
    {
    case TBR_DESK_TURNOUT:
      begin (sim, desk, number, TBR_DESK_TRAVEL, self->travel);
      break;
    case TBR_DESK_TRAVEL:
      arrive (sim, desk, number);
      break;
    case TBR_DESK_WORK:
      if (tbr_call_get (sim, self->call)->transport)
        transport (sim, desk, number);
      else
        finish (sim, desk, number);
      break;
    case TBR_DESK_TRANSPORT:
      hand_over (sim, desk, number);
      break;
    case TBR_DESK_HANDOVER:
      finish (sim, desk, number);
      break;
    case TBR_DESK_RETURN:
      come_home (sim, desk, number);
      break;
    case TBR_DESK_HOME:
    case TBR_DESK_N:
      break;
    }
}
