/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The thinning of a Poisson process whose rate changes by steps. */
#include "engine/arrivals.h"

#include <math.h>

/* Number of the step that holds @at, counted from the start; negative before it. */
static gint64
step_at (const TbrSeries *series, TbrTime at)
{
  TbrTime since = at - series->start;
  gint64 step = since / series->step;
  return since % series->step < 0 ? step - 1 : step;
}

/* The value of a step, @outside where the series has none. */
static double
value_of (const TbrSeries *series, gint64 step, double outside)
{
  if (series->repeats)
    {
      gint64 rest = step % series->n;
      return series->values[rest < 0 ? rest + series->n : rest];
    }
  return step >= 0 && step < series->n ? series->values[step] : outside;
}

static double
value_at (const TbrSeries *series, TbrTime at, double outside)
{
  return series->n == 0 ? outside : value_of (series, step_at (series, at), outside);
}

/* The largest value from @from up to but without @to. */
static double
largest (const TbrSeries *series, TbrTime from, TbrTime to, double outside)
{
  if (series->n == 0)
    return outside;
  gint64 first = step_at (series, from), last = step_at (series, to - 1);
  double most = value_of (series, first, outside);
  for (gint64 step = first + 1; step <= last; step++)
    most = MAX (most, value_of (series, step, outside));
  return most;
}

double
tbr_arrivals_rate (const TbrArrivals *arrivals, TbrTime at)
{
  return value_at (&arrivals->base, at, 0) * value_at (&arrivals->factor, at, 1)
         + value_at (&arrivals->extra, at, 0);
}

/* The instant up to which one majorant is used. */
static TbrTime
piece_end (const TbrArrivals *arrivals, TbrTime at)
{
  const TbrSeries *series = arrivals->base.n > 0 ? &arrivals->base : &arrivals->extra;
  return series->start + (step_at (series, at) + 1) * series->step;
}

static double
majorant (const TbrArrivals *arrivals, TbrTime from, TbrTime to)
{
  return largest (&arrivals->base, from, to, 0) * largest (&arrivals->factor, from, to, 1)
         + largest (&arrivals->extra, from, to, 0);
}

/* Whether a candidate is an arrival. */
static gboolean
is_kept (const TbrArrivals *arrivals, TbrStream *stream, TbrTime at, double most)
{
  double rate = tbr_arrivals_rate (arrivals, at);
  return rate >= most || tbr_stream_uniform (stream) * most < rate;
}

TbrTime
tbr_arrivals_next (const TbrArrivals *arrivals, TbrStream *stream, TbrTime now)
{
  const TbrTime last = now + TBR_ARRIVALS_HORIZON;
  if (arrivals->base.n == 0 && arrivals->extra.n == 0)
    return TBR_NEVER;
  double left = tbr_stream_exponential (stream); /* expected candidates until the next one */
  for (TbrTime at = now; at < last;)
    {
      TbrTime end = piece_end (arrivals, at);
      double most = majorant (arrivals, at, end);
      double inside = most * ((double) (end - at) / (double) TBR_SECOND);
      if (left >= inside)
        {
          left -= inside;
          at = end;
          continue;
        }
      at += (TbrTime) (left / most * (double) TBR_SECOND);
      if (is_kept (arrivals, stream, at, most))
        return at;
      left = tbr_stream_exponential (stream);
    }
  return TBR_NEVER;
}
