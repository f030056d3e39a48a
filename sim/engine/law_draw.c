/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How each law of chance is drawn from. */
#include "engine/stream.h"

#include <gsl/gsl_randist.h>
#include <math.h>

/* 90 % point of the standard normal law. Source: [NIST2010] 26.2, by inversion. */
#define NORMAL_P90 1.2815515655446004

/* Longest time that is drawn; far beyond any run, and sums of it stay below TBR_NEVER. */
#define TIME_MAX (TBR_NEVER / 1024)

/* Each half of the logarithm has its own spread. Source: our assumption; the three numbers
   determine it. */
static double
draw_lognormal (TbrStream *stream, double median, double p10, double p90)
{
  double z = tbr_stream_normal (stream) / NORMAL_P90;
  double ratio = z < 0 ? median / p10 : p90 / median;
  return median * exp (z * log (ratio));
}

/* By inverting the distribution function. Source: [DEVROYE1986] ch. II sec. 2.1. */
static double
draw_weibull (TbrStream *stream, double scale, double shape)
{
  return scale * pow (tbr_stream_exponential (stream), 1 / shape);
}

/* Source: [MARSAGLIA2000G], as in GSL. */
static double
draw_gamma (TbrStream *stream, double mean, double shape)
{
  const gsl_rng generator = { tbr_stream_gsl_type (), stream };
  return gsl_ran_gamma (&generator, shape, mean / shape);
}

/* By inverting the distribution function. Source: [DEVROYE1986] ch. II sec. 2.1. */
static double
draw_triangular (TbrStream *stream, double low, double mode, double high)
{
  double u = tbr_stream_uniform (stream);
  if (high <= low)
    return low;
  if (u * (high - low) < mode - low)
    return low + sqrt (u * (high - low) * (mode - low));
  return high - sqrt ((1 - u) * (high - low) * (high - mode));
}

/* Linear between the points. Source: [HYNDMAN1996] type 7. */
static double
draw_empirical (TbrStream *stream, const double *points, guint32 n)
{
  double place = tbr_stream_uniform (stream) * (n - 1);
  guint32 below = MIN ((guint32) place, n > 1 ? n - 2 : 0);
  guint32 above = MIN (below + 1, n - 1);
  return points[below] + (place - below) * (points[above] - points[below]);
}

double
tbr_stream_draw (TbrStream *stream, const TbrLaw *law)
{
  const double *p = law->p;
  switch (law->kind)
    {
    case TBR_LAW_CONSTANT:
      return p[0];
    case TBR_LAW_UNIFORM:
      return p[0] + (p[1] - p[0]) * tbr_stream_uniform (stream);
    case TBR_LAW_EXPONENTIAL:
      return p[0] * tbr_stream_exponential (stream);
    case TBR_LAW_LOGNORMAL:
      return draw_lognormal (stream, p[0], p[1], p[2]);
    case TBR_LAW_WEIBULL:
      return draw_weibull (stream, p[0], p[1]);
    case TBR_LAW_GAMMA:
      return draw_gamma (stream, p[0], p[1]);
    case TBR_LAW_TRIANGULAR:
      return draw_triangular (stream, p[0], p[1], p[2]);
    case TBR_LAW_EMPIRICAL:
      return draw_empirical (stream, law->points, law->n_points);
    case TBR_LAW_N:
      break;
    }
  g_assert_not_reached ();
}

TbrTime
tbr_stream_draw_time (TbrStream *stream, const TbrLaw *law)
{
  double microseconds = tbr_stream_draw (stream, law) * (double) TBR_SECOND;
  return (TbrTime) rint (CLAMP (microseconds, 0.0, (double) TIME_MAX));
}
