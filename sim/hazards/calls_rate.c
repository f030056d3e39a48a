/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many calls come at which hour, day and moment of a surge, and so when the next one does. */
#include "hazards/ordinary_calls.h"

#include <math.h>

/* Longest time of thinning: a hundred years. */
#define HORIZON (36600 * TBR_DAY)
/* Numbers kept free for the days of a year. */
#define DAYS_NUMBERED 400

/* Calls a second at an instant, without the surge, against `rate`. */
static double
factor_at (const TbrSim *sim, const TbrCallsPlan *plan, TbrTime at)
{
  const TbrCalls *values = plan->values;
  double factor = 1;
  if (values->wave > 0)
    factor += values->wave * sin (2 * G_PI * (double) at / (double) values->wave_period);
  if (plan->has_profile)
    {
      TbrCivil civil;
      tbr_calendar_civil (&sim->calendar, at, &civil);
      factor *= plan->profile[(civil.weekday - 1) * 24 + civil.hour];
    }
  return factor;
}

static double
surge_at (const TbrCalls *values, TbrTime at)
{
  double since = (double) (at - values->onset) / (double) values->surge_decay;
  return values->surge > 0 ? values->surge * exp (-since) : 0;
}

/* Share of the rate that the day of an instant has, drawn once for that day. */
static double
factor_of_day (const TbrSim *sim, TbrHazardId hazard, const TbrCivil *civil)
{
  const TbrLaw *law = &tbr_calls_plan (sim, hazard)->values->day_factor;
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, TBR_CALLS_CHANCE_DAY,
                     (guint32) civil->year * DAYS_NUMBERED + civil->yearday, &stream);
  return fmax (tbr_stream_draw (&stream, law), 0);
}

/**
 * next_by_days:
 *
 * The same where each day has a factor of its own: the thinning starts afresh with each hour,
 * which a Poisson process allows, so that the majorant is that of the day.
 *
 * Source: [AVRAMIDIS2004] for factors of days; [LEWIS1979] for the thinning
 * Returns: TBR_NEVER when none comes within the longest time of thinning
 */
static TbrTime
next_by_days (const TbrSim *sim, TbrHazardId hazard, TbrStream *stream)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, hazard);
  const TbrCalls *values = plan->values;
  double most = values->rate * (1 + values->wave) * plan->largest;
  TbrTime now = tbr_sim_clock (sim), at = now;
  if (most <= 0 && values->surge <= 0)
    return TBR_NEVER;
  while (at - now < HORIZON)
    {
      TbrCivil civil;
      tbr_calendar_civil (&sim->calendar, at, &civil);
      double factor = factor_of_day (sim, hazard, &civil);
      double majorant = most * factor + surge_at (values, at);
      TbrTime end = at + TBR_HOUR - (civil.minute * 60 + civil.second) * TBR_SECOND;
      double gap = tbr_stream_exponential (stream) / majorant * (double) TBR_SECOND;
      if (!(gap < (double) (end - at)))
        {
          at = end;
          continue;
        }
      at += (TbrTime) rint (gap);
      if (tbr_stream_uniform (stream) * majorant
          < values->rate * factor * factor_at (sim, plan, at) + surge_at (values, at))
        return at;
    }
  return TBR_NEVER;
}

/**
 * next_poisson:
 *
 * The next call of a Poisson process of rate x profile x (1 + wave x sine) + surge x exp (-t/decay)
 * by thinning: the surge only falls, so that its present value and the largest value of the rest
 * are a majorant from now on.
 *
 * Source: [LEWIS1979] algorithm 1
 * Returns: TBR_NEVER when none comes within the longest time of thinning
 */
static TbrTime
next_poisson (const TbrSim *sim, const TbrCallsPlan *plan, TbrStream *stream)
{
  const TbrCalls *values = plan->values;
  const double horizon = (double) (HORIZON / TBR_SECOND);
  gboolean is_steady = values->wave == 0 && !plan->has_profile && values->surge == 0;
  double most = values->rate * (1 + values->wave) * plan->largest;
  double since = 0;
  for (TbrTime now = tbr_sim_clock (sim), at = now;;)
    {
      double majorant = most + surge_at (values, at);
      if (majorant <= 0)
        return TBR_NEVER;
      since += tbr_stream_exponential (stream) / majorant;
      if (since > horizon)
        return TBR_NEVER;
      at = now + (TbrTime) rint (since * (double) TBR_SECOND);
      if (is_steady
          || tbr_stream_uniform (stream) * majorant
                 < values->rate * factor_at (sim, plan, at) + surge_at (values, at))
        return at;
    }
}

TbrTime
tbr_calls_next (const TbrSim *sim, TbrHazardId hazard, TbrStream *stream)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, hazard);
  return tbr_calls_has_law (&plan->values->day_factor) ? next_by_days (sim, hazard, stream)
                                                       : next_poisson (sim, plan, stream);
}
