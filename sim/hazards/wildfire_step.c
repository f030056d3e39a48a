/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The life of a wildfire, step by step: found, attacked, grown, held, out. */
#include "hazards/wildfire.h"

#include <math.h>

/* How often harm and measures are told. Our assumption. */
/* m2, a fire smaller than this is none. Source: our assumption */
#define LEAST_SIZE 1.0
#define TELL_EVERY (6 * TBR_HOUR)
#define SECONDS_PER_HOUR 3600.0
#define SQUARE_METRES_PER_HECTARE 1e4
/* m2 to which the time of mopping up refers. */
#define MOP_UP_AREA 1e6

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

static TbrNeedId
need_of (const TbrWildfireFire *fire)
{
  return TBR_HANDLE (TbrNeedId, fire->need);
}

static void
emit_event (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHazardEvent event)
{
  const TbrWildfireFire *fire = &tbr_wildfire_fires (tbr_wildfire_state (sim, hazard))[i];
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = event,
                                               .size = tbr_fire_line_area (&fire->line)
                                                       / SQUARE_METRES_PER_HECTARE,
                                               .lon = fire->lon,
                                               .lat = fire->lat });
}

static void
find_light (const TbrSim *sim, TbrWildfireFire *fire, TbrTime at)
{
  fire->light = tbr_calendar_is_day (&sim->calendar, at, fire->lon, fire->lat) ? 1 : 0;
}

/* What the place makes of nominal work now: the share of line that holds, times access. */
static void
set_factors (TbrSim *sim, const TbrWildfire *values, const TbrWildfireWind *wind,
             const TbrWildfireFire *fire)
{
  const double *hold = wind->hold[fire->light];
  double factor[TBR_WORK_N] = {
    [TBR_WORK_HAND] = hold[TBR_ATTACK_CLASS_HAND],
    [TBR_WORK_VEHICLE] = hold[TBR_ATTACK_CLASS_ENGINE],
    [TBR_WORK_AIR] = hold[TBR_ATTACK_CLASS_AIRCRAFT] * fire->air_factor,
    [TBR_WORK_EXPERT] = hold[TBR_ATTACK_CLASS_ENGINE],
  };
  for (guint work = 0; work < TBR_WORK_N; work++)
    tbr_need_set_factor (sim, need_of (fire), (TbrWorkClass) work,
                         factor[work] * values->access[work]);
}

/* Rate wanted, m/h: what is open closed within the target, and what grows meanwhile. */
static double
required_rate (const TbrWildfire *values, const TbrWildfireWind *wind, const TbrWildfireFire *fire)
{
  TbrTime target = fire->phase == TBR_WILDFIRE_INITIAL ? values->attack_time : values->target;
  double growth = tbr_fire_line_growth (&fire->line, wind->growth[fire->light],
                                        (TbrFireBalance) values->balance);
  double open = fire->line.free + fire->line.air;
  return (open / to_seconds (target) + growth) * SECONDS_PER_HOUR;
}

static void
open_need (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  const TbrWildfireWind *wind = &tbr_wildfire_winds (state)[state->wind];
  TbrWildfireFire *fire = &tbr_wildfire_fires (state)[i];
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = TBR_NEED_FIRE_LINE,
                       .part = i,
                       .lon = fire->lon,
                       .lat = fire->lat,
                       .state = { fire->state },
                       .stock = fire->line.free,
                       .required = required_rate (values, wind, fire) };
  for (guint work = 0; work < TBR_WORK_N; work++)
    spec.share[work] = values->share[work];
  fire->need = tbr_need_open (sim, &spec).i;
  set_factors (sim, values, wind, fire);
}

static void
hold_fire (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrTime at)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireFire *fire = &tbr_wildfire_fires (tbr_wildfire_state (sim, hazard))[i];
  double target = to_seconds (values->target) / SECONDS_PER_HOUR;
  fire->phase = TBR_WILDFIRE_HELD;
  fire->held = at;
  fire->line.free = fire->line.air = 0;
  emit_event (sim, hazard, i, TBR_HAZARD_EVENT_CONTAINED);
  tbr_wildfire_tell_fire (sim, hazard, fire);
  tbr_wildfire_threaten (sim, hazard, i, 0);
  tbr_need_update (sim, need_of (fire), 0,
                   values->guard * tbr_fire_line_perimeter (&fire->line) / target);
}

/* Turns the axis towards the wind by the share of the area that has burned in it. */
static void
turn_axis (TbrWildfireFire *fire, const TbrWildfireWind *wind, double burned)
{
  const double degree = G_PI / 180;
  double weight = CLAMP (burned / tbr_fire_line_area (&fire->line), 0, 1);
  if (fire->bearing != (float) wind->bearing && weight > 0)
    {
      double east = (1 - weight) * sin (fire->bearing * degree) + weight * wind->east;
      double north = (1 - weight) * cos (fire->bearing * degree) + weight * wind->north;
      if (hypot (east, north) > 0)
        fire->bearing = (float) (atan2 (east, north) / degree);
    }
  tbr_fire_line_reshape (&fire->line, wind->length_to_breadth, burned);
}

double
tbr_wildfire_limit (const TbrSim *sim, TbrHazardId hazard, const TbrWildfireFire *fire)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  const TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  double area = fire->line.length > 0 ? tbr_fire_line_area (&fire->line) : 0;
  double land = values->land;
  if (isnan (land))
    land = values->area > 0 ? values->area : INFINITY;
  return fmax (area, fmin (values->largest, area + fmax (0, land - state->burned)));
}

/* Grows the fire from its last instant to now with the work that was done meanwhile. Returns
   whether the ring has closed. */
static gboolean
grow_fire (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  const TbrWildfireWind *wind = &tbr_wildfire_winds (state)[state->wind];
  TbrWildfireFire *fire = &tbr_wildfire_fires (state)[i];
  TbrTime now = tbr_sim_clock (sim);
  double seconds = to_seconds (now - fire->updated);
  if (seconds <= 0)
    return FALSE;
  double air = tbr_need_take (sim, need_of (fire), TBR_WORK_AIR);
  double ground = tbr_need_take (sim, need_of (fire), TBR_WORK_N);
  TbrFireEffort effort = { .growth = wind->growth[fire->light],
                           .ground = ground / seconds,
                           .air = air / seconds,
                           .drop_hold = to_seconds (values->drop_hold),
                           .secure = values->secure,
                           .balance = (TbrFireBalance) values->balance };
  double before = tbr_fire_line_area (&fire->line);
  double moved = 0;
  if (fire->updated >= fire->found)
    fire->moved
        += tbr_fire_line_growth (&fire->line, effort.growth, TBR_FIRE_BALANCE_RACE) * seconds;
  fire->worked += air + ground;
  double limit = tbr_wildfire_limit (sim, hazard, fire);
  double closed = tbr_fire_line_advance (&fire->line, &effort, seconds, &moved);
  tbr_fire_line_limit (&fire->line, limit);
  double burned = tbr_fire_line_area (&fire->line) - before;
  fire->east += wind->centre[fire->light] * moved * wind->east;
  fire->north += wind->centre[fire->light] * moved * wind->north;
  if (isinf (closed))
    turn_axis (fire, wind, burned);
  else
    fire->held = fire->updated + (TbrTime) (closed * (double) TBR_SECOND);
  fire->updated = now;
  state->burned += burned;
  tbr_wildfire_threaten (sim, hazard, i, burned);
  return !isinf (closed);
}

/* A fire is found at the first step after its ignition. */
static void
find_fire (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  const TbrWildfireWind *wind = &tbr_wildfire_winds (state)[state->wind];
  TbrWildfireFire *fire = &tbr_wildfire_fires (state)[i];
  gboolean is_known = i < tbr_hazard_object (sim, hazard)->rows[TBR_WILDFIRE_ROWS_FIRE].n;
  fire->phase = values->attack == TBR_INITIAL_ATTACK_UNITS && !is_known ? TBR_WILDFIRE_INITIAL
                                                                        : TBR_WILDFIRE_FREE;
  fire->updated = fire->at;
  fire->found = tbr_sim_clock (sim);
  fire->bearing = (float) wind->bearing;
  fire->size = fmax (LEAST_SIZE, fmin (fire->size, tbr_wildfire_limit (sim, hazard, fire)));
  tbr_fire_line_init (&fire->line, fire->size, wind->length_to_breadth);
  state->burned += fire->size;
  find_light (sim, fire, fire->at);
  open_need (sim, hazard, i);
  emit_event (sim, hazard, i, TBR_HAZARD_EVENT_IGNITION);
}

/* The fire breaks through whatever was built: its whole edge is free. */
static void
break_out (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrWildfireFire *fire = &tbr_wildfire_fires (tbr_wildfire_state (sim, hazard))[i];
  fire->phase = TBR_WILDFIRE_FREE;
  fire->held = TBR_NEVER;
  fire->line.free = tbr_fire_line_perimeter (&fire->line);
  fire->line.air = 0;
  emit_event (sim, hazard, i, TBR_HAZARD_EVENT_ESCAPED);
}

/* Initial attack is over: who has outrun the fire's growth has caught it, unless it was one of
   those that escape. Source: [MEES1985]; the share that escapes is tbr_fire_danger's. */
static void
judge_attack (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrWildfireFire *fire = &tbr_wildfire_fires (tbr_wildfire_state (sim, hazard))[i];
  if (!fire->escapes && fire->worked > 0 && fire->worked >= fire->moved)
    {
      hold_fire (sim, hazard, i, tbr_sim_clock (sim));
      return;
    }
  if (fire->escapes)
    {
      break_out (sim, hazard, i);
      return;
    }
  fire->phase = TBR_WILDFIRE_FREE;
  emit_event (sim, hazard, i, TBR_HAZARD_EVENT_ESCAPED);
}

static void
mop_up (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireFire *fire = &tbr_wildfire_fires (tbr_wildfire_state (sim, hazard))[i];
  double area = tbr_fire_line_area (&fire->line);
  TbrTime lasts
      = MAX (values->mop_up_least, (TbrTime) ((double) values->mop_up * area / MOP_UP_AREA));
  if (tbr_sim_clock (sim) - fire->held < lasts)
    return;
  fire->phase = TBR_WILDFIRE_OUT;
  tbr_need_close (sim, need_of (fire));
  emit_event (sim, hazard, i, TBR_HAZARD_EVENT_OUT);
}

/* Whether the fire has no land left to burn. */
static gboolean
is_burned_out (const TbrSim *sim, TbrHazardId hazard, const TbrWildfireFire *fire)
{
  return tbr_wildfire_limit (sim, hazard, fire) - tbr_fire_line_area (&fire->line) < LEAST_SIZE;
}

static void
step_burning (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  TbrWildfireFire *fire = &tbr_wildfire_fires (state)[i];
  TbrTime now = tbr_sim_clock (sim);
  gboolean is_rained_out
      = state->wet_since != TBR_NEVER && now - state->wet_since >= values->rain_out;
  gboolean is_closed = grow_fire (sim, hazard, i);
  if (is_closed && fire->phase == TBR_WILDFIRE_INITIAL && fire->escapes)
    break_out (sim, hazard, i);
  else if (is_closed)
    hold_fire (sim, hazard, i, fire->held);
  else if (is_rained_out || is_burned_out (sim, hazard, fire))
    hold_fire (sim, hazard, i, now);
  else if (fire->phase == TBR_WILDFIRE_INITIAL && now - fire->found >= values->attack_time)
    judge_attack (sim, hazard, i);
}

/* The row of weather in force from now on; how long it has rained. */
static void
turn_weather (TbrSim *sim, TbrHazardId hazard)
{
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  state->wind = tbr_wildfire_row_at (tbr_hazard_object (sim, hazard), now);
  if (!tbr_wildfire_winds (state)[state->wind].wet)
    state->wet_since = TBR_NEVER;
  else if (state->wet_since == TBR_NEVER)
    state->wet_since = now;
}

/* What is wanted from now on, in the present weather and light. */
static void
renew_need (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  const TbrWildfireWind *wind = &tbr_wildfire_winds (state)[state->wind];
  TbrWildfireFire *fire = &tbr_wildfire_fires (state)[i];
  find_light (sim, fire, tbr_sim_clock (sim));
  set_factors (sim, values, wind, fire);
  tbr_need_update (sim, need_of (fire), fire->line.free + fire->line.air,
                   required_rate (values, wind, fire));
}

static gboolean
is_burning (const TbrWildfireFire *fire)
{
  return fire->phase == TBR_WILDFIRE_INITIAL || fire->phase == TBR_WILDFIRE_FREE;
}

void
tbr_wildfire_step (TbrSim *sim, TbrHazardId hazard)
{
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  TbrWildfireFire *fires = tbr_wildfire_fires (state);
  TbrTime now = tbr_sim_clock (sim);
  for (guint32 i = 0; i < state->n_fires; i++)
    {
      if (fires[i].phase == TBR_WILDFIRE_COMING && fires[i].at <= now)
        find_fire (sim, hazard, i);
      if (is_burning (&fires[i]))
        step_burning (sim, hazard, i);
      else if (fires[i].phase == TBR_WILDFIRE_HELD)
        mop_up (sim, hazard, i);
    }
  turn_weather (sim, hazard);
  for (guint32 i = 0; i < state->n_fires; i++)
    if (is_burning (&fires[i]))
      renew_need (sim, hazard, i);
  if (now - state->told >= TELL_EVERY)
    tbr_wildfire_tell (sim, hazard);
}

void
tbr_wildfire_tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  TbrWildfireFire *fires = tbr_wildfire_fires (state);
  double value[TBR_WILDFIRE_MEASURES] = { 0 };
  TbrHarmSpec caught = { .hazard = hazard,
                         .need = { TBR_NONE },
                         .state = { tbr_wildfire_values (sim, hazard)->state },
                         .harm = TBR_HARM_BURNED,
                         .amount = state->caught / SQUARE_METRES_PER_HECTARE };
  for (guint32 i = 0; i < state->n_fires; i++)
    {
      if (fires[i].phase <= TBR_WILDFIRE_COMING)
        continue;
      if (is_burning (&fires[i]))
        tbr_wildfire_tell_fire (sim, hazard, &fires[i]);
      value[TBR_WILDFIRE_BURNED] += tbr_fire_line_area (&fires[i].line) / SQUARE_METRES_PER_HECTARE;
      value[TBR_WILDFIRE_FREE_LINE] += fires[i].line.free;
      value[TBR_WILDFIRE_ACTIVE] += is_burning (&fires[i]) ? 1 : 0;
    }
  tbr_hazard_harm (sim, &caught);
  state->caught = 0;
  state->told = tbr_sim_clock (sim);
  value[TBR_WILDFIRE_INDEX] = tbr_wildfire_winds (state)[state->wind].weather_index;
  value[TBR_WILDFIRE_CAUGHT] = state->n_caught;
  for (guint measure = 0; measure < TBR_WILDFIRE_MEASURES; measure++)
    tbr_hazard_measure (sim, hazard, TBR_NONE, measure, value[measure]);
}
