/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The formulas of the laws of chance: expectation, distribution, quantile. */
#include <tabard/law.h>

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The share whose quantiles give a split lognormal its spread; p10 and p90 by definition. */
#define SPREAD_SHARE 0.9

/* Steps after which the search for a gamma quantile has long converged; each halves at worst. */
#define SEARCH_STEPS 200

/**
 * split_sigma:
 *
 * Standard deviation of ln X of the half of a split lognormal that reaches to the quantile
 * @far from the median @near.
 *
 * Source: Our assumption: each half is a lognormal of weight 1/2 that meets p10 or p90
 */
static double
split_sigma (double near, double far)
{
  return fabs (log (far / near)) / gsl_cdf_ugaussian_Pinv (SPREAD_SHARE);
}

/**
 * mean_split_lognormal:
 *
 * m (exp(s1^2/2) Phi(-s1) + exp(s2^2/2) Phi(s2)), the two truncated expectations of lognormals
 * with the median m and the spreads s1 below and s2 above it.
 *
 * Source: [JOHNSON1994] ch. 14, truncated moments of the lognormal
 */
static double
mean_split_lognormal (const TbrLaw *law)
{
  double low = split_sigma (law->p[0], law->p[1]);
  double high = split_sigma (law->p[0], law->p[2]);
  return law->p[0]
         * (exp (low * low / 2) * gsl_cdf_ugaussian_P (-low)
            + exp (high * high / 2) * gsl_cdf_ugaussian_P (high));
}

/* Expectation of the law that is linear between the points: the trapezoids of its quantile. */
static double
mean_empirical (const TbrLaw *law)
{
  guint last = law->n_points - 1;
  if (last == 0)
    return law->points[0];
  double sum = (law->points[0] + law->points[last]) / 2;
  for (guint i = 1; i < last; i++)
    sum += law->points[i];
  return sum / last;
}

double
tbr_law_mean (const TbrLaw *law)
{
  g_return_val_if_fail (law != NULL, NAN);
  const double *p = law->p;
  switch (law->kind)
    {
    case TBR_LAW_CONSTANT:
    case TBR_LAW_EXPONENTIAL:
    case TBR_LAW_GAMMA:
      return p[0];
    case TBR_LAW_UNIFORM:
      return p[0] + (p[1] - p[0]) / 2;
    case TBR_LAW_LOGNORMAL:
      return mean_split_lognormal (law);
    case TBR_LAW_WEIBULL:
      return p[0] * tgamma (1 + 1 / p[1]);
    case TBR_LAW_TRIANGULAR:
      return (p[0] + p[1] + p[2]) / 3;
    case TBR_LAW_EMPIRICAL:
      return mean_empirical (law);
    case TBR_LAW_N:
      break;
    }
  g_return_val_if_reached (NAN);
}

static double
cdf_triangular (const double *p, double x)
{
  if (x <= p[0])
    return 0;
  if (x >= p[2])
    return 1;
  if (x < p[1])
    return (x - p[0]) * (x - p[0]) / ((p[2] - p[0]) * (p[1] - p[0]));
  return 1 - (p[2] - x) * (p[2] - x) / ((p[2] - p[0]) * (p[2] - p[1]));
}

static double
cdf_lognormal (const double *p, double x)
{
  if (x <= 0)
    return 0;
  return gsl_cdf_ugaussian_P (log (x / p[0]) / split_sigma (p[0], x < p[0] ? p[1] : p[2]));
}

static double
cdf_empirical (const TbrLaw *law, double x)
{
  guint last = law->n_points - 1;
  if (x < law->points[0])
    return 0;
  if (x >= law->points[last])
    return 1;
  guint low = 0;
  guint high = last;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (law->points[middle] <= x)
        low = middle;
      else
        high = middle;
    }
  return (low + (x - law->points[low]) / (law->points[high] - law->points[low])) / last;
}

double
tbr_law_cdf (const TbrLaw *law, double x)
{
  g_return_val_if_fail (law != NULL, NAN);
  const double *p = law->p;
  switch (law->kind)
    {
    case TBR_LAW_CONSTANT:
      return x >= p[0] ? 1 : 0;
    case TBR_LAW_UNIFORM:
      return gsl_cdf_flat_P (x, p[0], p[1]);
    case TBR_LAW_EXPONENTIAL:
      return gsl_cdf_exponential_P (x, p[0]);
    case TBR_LAW_LOGNORMAL:
      return cdf_lognormal (p, x);
    case TBR_LAW_WEIBULL:
      return x <= 0 ? 0 : gsl_cdf_weibull_P (x, p[0], p[1]);
    case TBR_LAW_GAMMA:
      return gsl_cdf_gamma_P (x, p[1], p[0] / p[1]);
    case TBR_LAW_TRIANGULAR:
      return cdf_triangular (p, x);
    case TBR_LAW_EMPIRICAL:
      return cdf_empirical (law, x);
    case TBR_LAW_N:
      break;
    }
  g_return_val_if_reached (NAN);
}

static double
quantile_triangular (const double *p, double share)
{
  double width = p[2] - p[0];
  if (share * width <= p[1] - p[0])
    return p[0] + sqrt (share * width * (p[1] - p[0]));
  return p[2] - sqrt ((1 - share) * width * (p[2] - p[1]));
}

/**
 * quantile_gamma:
 *
 * Bisection in ln x between bounds that enclose the quantile. GSL's own inverse stops the program
 * when it does not converge, which a scenario must not be able to cause.
 *
 * Source: Our assumption: the inverse of gsl_cdf_gamma_P() to the last bit
 */
static double
quantile_gamma (double mean, double shape, double share)
{
  double scale = mean / shape;
  double low = G_MINDOUBLE;
  double high = MAX (mean, G_MINDOUBLE);
  while (gsl_cdf_gamma_P (high, shape, scale) < share)
    {
      low = high;
      high *= 2;
    }
  for (guint i = 0; i < SEARCH_STEPS; i++)
    {
      double middle = high > 2 * low ? sqrt (low) * sqrt (high) : low + (high - low) / 2;
      if (middle <= low || middle >= high)
        break;
      if (gsl_cdf_gamma_P (middle, shape, scale) < share)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/* Quantile of type 7, linear between order statistics. Source: [HYNDMAN1996] definition 7. */
static double
quantile_empirical (const TbrLaw *law, double share)
{
  guint last = law->n_points - 1;
  double place = share * last;
  guint below = (guint) MIN (floor (place), (double) last);
  if (below == last)
    return law->points[last];
  double step = law->points[below + 1] - law->points[below];
  return law->points[below] + (place - below) * step;
}

double
tbr_law_quantile (const TbrLaw *law, double share)
{
  g_return_val_if_fail (law != NULL && share > 0 && share < 1, NAN);
  const double *p = law->p;
  switch (law->kind)
    {
    case TBR_LAW_CONSTANT:
      return p[0];
    case TBR_LAW_UNIFORM:
      return p[0] + share * (p[1] - p[0]);
    case TBR_LAW_EXPONENTIAL:
      return gsl_cdf_exponential_Pinv (share, p[0]);
    case TBR_LAW_LOGNORMAL:
      return p[0]
             * exp (split_sigma (p[0], share < 0.5 ? p[1] : p[2]) * gsl_cdf_ugaussian_Pinv (share));
    case TBR_LAW_WEIBULL:
      return gsl_cdf_weibull_Pinv (share, p[0], p[1]);
    case TBR_LAW_GAMMA:
      return quantile_gamma (p[0], p[1], share);
    case TBR_LAW_TRIANGULAR:
      return quantile_triangular (p, share);
    case TBR_LAW_EMPIRICAL:
      return quantile_empirical (law, share);
    case TBR_LAW_N:
      break;
    }
  g_return_val_if_reached (NAN);
}
