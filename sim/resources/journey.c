/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Journeys under way: the legs ahead of a unit, one after the other. */
#include "resources/journey.h"

#include "base/digest.h"
#include "base/geodesy.h"
#include "resources/road.h"

/* A sailing this long is a night's rest, as for the routes of world. */
#define REST_ON_BOARD (8 * TBR_HOUR)

static TbrJourney *
journey_get (const TbrSim *sim, guint32 index)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_JOURNEY, TbrJourney)[index];
}

static TbrPoolHead *
pool_head (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_JOURNEY_POOL, TbrPoolHead);
}

void
tbr_plan_begin (TbrPlan *plan, TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  plan->sim = sim;
  plan->unit = unit;
  plan->at = tbr_sim_clock (sim);
  plan->node = self->node;
  plan->driven = (double) self->driven;
  plan->host = TBR_NONE;
  plan->n = 0;
  plan->inside = FALSE;
  tbr_unit_place (sim, unit, &plan->lon, &plan->lat);
}

void
tbr_plan_add (TbrPlan *plan, const TbrLeg *leg)
{
  plan->at += leg->time;
  if (plan->n < TBR_LEGS_MAX)
    {
      plan->legs[plan->n++] = *leg;
      return;
    }
  TbrLeg *last = &plan->legs[TBR_LEGS_MAX - 1];
  last->time += leg->time;
  last->metres += leg->metres;
  last->lon = leg->lon;
  last->lat = leg->lat;
  if (leg->kind == TBR_LEG_BORDER)
    return;
  if (last->kind == TBR_LEG_BORDER)
    {
      last->kind = leg->kind;
      last->from = leg->from;
    }
  last->to = leg->to;
}

void
tbr_plan_enter (TbrPlan *plan)
{
  if (!plan->inside && plan->n > 0)
    plan->legs[plan->n - 1].entry = 1;
  plan->inside = TRUE;
}

TbrTime
tbr_plan_time (const TbrPlan *plan, guint32 n)
{
  TbrTime time = 0;
  for (guint32 i = 0; i < n; i++)
    time += plan->legs[i].time;
  return time;
}

double
tbr_plan_metres (const TbrPlan *plan, guint32 n)
{
  double metres = 0;
  for (guint32 i = 0; i < n; i++)
    metres += (double) plan->legs[i].metres;
  return metres;
}

guint32
tbr_plan_entry (const TbrPlan *plan)
{
  for (guint32 i = 0; i < plan->n; i++)
    if (plan->legs[i].entry)
      return i + 1;
  return plan->inside ? 0 : plan->n;
}

/* How a leg is told: the mode it goes by. */
static TbrMode
leg_mode (const TbrLeg *leg)
{
  switch ((TbrLegKind) leg->kind)
    {
    case TBR_LEG_FERRY:
    case TBR_LEG_SAIL:
      return TBR_MODE_SEA;
    case TBR_LEG_FLY:
      return TBR_MODE_AIR;
    case TBR_LEG_DRIVE:
    case TBR_LEG_BORDER:
    case TBR_LEG_REST:
    case TBR_LEG_WAIT:
    case TBR_LEG_LOAD:
    case TBR_LEG_N:
      return TBR_MODE_ROAD;
    }
  return TBR_MODE_ROAD;
}

static void
begin_leg (TbrSim *sim, TbrUnitId unit, const TbrLeg *leg)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->leg_from = tbr_sim_clock (sim);
  self->leg_until = self->leg_from + leg->time;
  self->goal_lon = leg->lon;
  self->goal_lat = leg->lat;
  self->goal_node = leg->kind == TBR_LEG_BORDER ? self->node : leg->to;
  self->leg = (guint8) leg_mode (leg);
}

/* Tells of a leg that has ended: a waiting has no fact of its own. */
static void
tell_leg (TbrSim *sim, TbrUnitId unit, const TbrLeg *leg)
{
  TbrFact fact = { .a = unit.i,
                   .b = leg->from,
                   .c = leg->to,
                   .x = (double) leg->time / (double) TBR_SECOND,
                   .y = (double) leg->metres };
  if (leg->kind == TBR_LEG_BORDER)
    {
      fact.kind = TBR_FACT_UNIT_BORDER;
      fact.y = 0;
      tbr_core_emit (sim, fact);
    }
  else if (leg->metres > 0)
    {
      fact.kind = TBR_FACT_UNIT_LEG;
      fact.code = (guint16) leg_mode (leg);
      tbr_core_emit (sim, fact);
    }
}

/* The unit is where the leg ends. */
static void
end_leg (TbrSim *sim, TbrUnitId unit, const TbrLeg *leg)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->lon = leg->lon;
  self->lat = leg->lat;
  self->metres += (double) leg->metres;
  if (leg->kind != TBR_LEG_BORDER)
    self->node = leg->to;
  if (leg->kind == TBR_LEG_DRIVE)
    self->driven += (float) ((double) leg->time / (double) TBR_SECOND);
  if (leg->kind == TBR_LEG_REST || (leg->kind == TBR_LEG_FERRY && leg->time >= REST_ON_BOARD))
    self->driven = 0;
  tell_leg (sim, unit, leg);
}

void
tbr_journey_start (TbrSim *sim, TbrUnitId unit, const TbrPlan *plan, guint32 n)
{
  g_assert (n > 0 && n <= plan->n);
  TbrUnit *self = tbr_unit_get (sim, unit);
  g_assert (self->journey == TBR_NONE);
  self->journey = tbr_pool_take (&sim->arena, TBR_GROUP_JOURNEY, TbrJourney, pool_head (sim));
  TbrJourney *journey = journey_get (sim, self->journey);
  journey->n = n;
  journey->at = 0;
  for (guint32 i = 0; i < n; i++)
    journey->legs[i] = plan->legs[i];
  self->lon = (float) plan->lon;
  self->lat = (float) plan->lat;
  begin_leg (sim, unit, &journey->legs[0]);
}

gboolean
tbr_journey_next (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrJourney *journey = journey_get (sim, self->journey);
  end_leg (sim, unit, &journey->legs[journey->at]);
  journey->at++;
  if (journey->at < journey->n)
    {
      begin_leg (sim, unit, &journey->legs[journey->at]);
      return TRUE;
    }
  tbr_pool_give (&sim->arena, TBR_GROUP_JOURNEY, TbrJourney, pool_head (sim), self->journey);
  self->journey = TBR_NONE;
  return FALSE;
}

void
tbr_journey_stop (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->journey == TBR_NONE)
    return;
  const TbrJourney *journey = journey_get (sim, self->journey);
  const TbrLeg *leg = &journey->legs[journey->at];
  double lon, lat;
  tbr_unit_place (sim, unit, &lon, &lat);
  double whole = (double) MAX (1, self->leg_until - self->leg_from);
  double share = CLAMP ((double) (tbr_sim_clock (sim) - self->leg_from) / whole, 0, 1);
  self->metres += share * (double) leg->metres;
  if (leg->kind == TBR_LEG_DRIVE)
    self->driven += (float) (share * (double) leg->time / (double) TBR_SECOND);
  self->lon = self->goal_lon = (float) lon;
  self->lat = self->goal_lat = (float) lat;
  self->node = tbr_map_nearest_node (sim->map, lon, lat, NULL).i;
  tbr_pool_give (&sim->arena, TBR_GROUP_JOURNEY, TbrJourney, pool_head (sim), self->journey);
  self->journey = TBR_NONE;
}

void
tbr_unit_place (const TbrSim *sim, TbrUnitId unit, double *out_lon, double *out_lat)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  *out_lon = (double) self->lon;
  *out_lat = (double) self->lat;
  TbrTime passed = tbr_sim_clock (sim) - self->leg_from;
  if (self->call != TBR_NONE && self->leg_until > self->leg_from && passed > 0)
    {
      /* on an ordinary call: its desk wrote down the leg */
      double part = (double) passed / (double) (self->leg_until - self->leg_from);
      tbr_geodesy_between ((double) self->lon, (double) self->lat, (double) self->goal_lon,
                           (double) self->goal_lat, MIN (1, part), out_lon, out_lat);
      return;
    }
  if (self->journey == TBR_NONE)
    return;
  const TbrJourney *journey = journey_get (sim, self->journey);
  const TbrLeg *leg = &journey->legs[journey->at];
  if (leg->metres <= 0 || leg->time <= 0 || passed <= 0)
    return;
  double share = MIN (1, (double) passed / (double) leg->time);
  if (leg->kind == TBR_LEG_DRIVE && tbr_road_place (sim, unit, leg, share, out_lon, out_lat))
    return;
  tbr_geodesy_between ((double) self->lon, (double) self->lat, (double) leg->lon, (double) leg->lat,
                       share, out_lon, out_lat);
}
