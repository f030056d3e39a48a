/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the names and parameters of a case become laws that can be drawn from. */
#include "validation/case_law.h"

#include <tabard/error.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

static double
number_of (const JsonValue *value, const char *name)
{
  return json_value_number (json_value_member (value, name));
}

static CaseLaw
tabard_law (TbrLawKind kind, double p0, double p1, double p2)
{
  return (CaseLaw){ .kind = CASE_LAW_TABARD, .law = { .kind = kind, .p = { p0, p1, p2 } } };
}

CaseLaw
case_law_exponential (double mean)
{
  return tabard_law (TBR_LAW_EXPONENTIAL, mean, 0, 0);
}

CaseLaw
case_law_constant (double value)
{
  return tabard_law (TBR_LAW_CONSTANT, value, 0, 0);
}

CaseLaw
case_law_erlang (guint k, double mean)
{
  return tabard_law (TBR_LAW_GAMMA, mean, k, 0);
}

/* Tabard's lognormal is told by its median and the deciles beside it. */
static CaseLaw
lognormal_law (double mean, double cv)
{
  const double sigma = sqrt (log1p (cv * cv));
  const double median = mean / sqrt (1 + cv * cv);
  const double step = exp (sigma * gsl_cdf_ugaussian_Pinv (0.9));
  return tabard_law (TBR_LAW_LOGNORMAL, median, median / step, median * step);
}

/* The two values and their chances that have the mean, variance and skewness given. Source: our own
   algebra: with p the chance of the lower, skewness is (2 p - 1) / sqrt (p (1 - p)). */
static CaseLaw
two_points_law (const JsonValue *moments)
{
  const double m1 = json_value_number (json_value_item (moments, 0));
  const double m2 = json_value_number (json_value_item (moments, 1));
  const double m3 = json_value_number (json_value_item (moments, 2));
  const double deviation = sqrt (m2 - m1 * m1);
  const double skewness
      = (m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1) / (deviation * deviation * deviation);
  const double low = (1 + skewness / sqrt (4 + skewness * skewness)) / 2;
  return (CaseLaw){ .kind = CASE_LAW_TWO_POINTS,
                    .share = low,
                    .first = m1 - deviation * sqrt ((1 - low) / low),
                    .second = m1 + deviation * sqrt (low / (1 - low)) };
}

static gboolean
is_sound (const CaseLaw *law)
{
  const double *p = law->law.p;
  if (law->kind != CASE_LAW_TABARD)
    return law->share > 0 && law->share < 1 && law->first >= 0 && law->second >= 0
           && isfinite (law->first) && isfinite (law->second);
  if (!isfinite (p[0]) || !isfinite (p[1]) || !isfinite (p[2]) || p[0] < 0)
    return FALSE;
  switch (law->law.kind)
    {
    case TBR_LAW_CONSTANT:
      return TRUE;
    case TBR_LAW_UNIFORM:
      return p[0] < p[1];
    case TBR_LAW_EXPONENTIAL:
      return p[0] > 0;
    case TBR_LAW_LOGNORMAL:
      return 0 < p[1] && p[1] < p[0] && p[0] < p[2];
    case TBR_LAW_WEIBULL:
    case TBR_LAW_GAMMA:
      return p[0] > 0 && p[1] > 0;
    case TBR_LAW_TRIANGULAR:
      return p[0] <= p[1] && p[1] <= p[2] && p[0] < p[2];
    case TBR_LAW_EMPIRICAL:
    case TBR_LAW_N:
      break;
    }
  return FALSE;
}

gboolean
case_law_read (const JsonValue *value, CaseLaw *out_law, GError **error)
{
  const char *name = json_value_text (json_value_member (value, "dist"));
  const double mean = number_of (value, "mean"), cv = number_of (value, "cv");
  CaseLaw law;
  if (g_str_equal (name, "det"))
    law = case_law_constant (number_of (value, "value"));
  else if (g_str_equal (name, "exp"))
    law = case_law_exponential (mean);
  else if (g_str_equal (name, "gamma"))
    law = tabard_law (TBR_LAW_GAMMA, mean, 1 / (cv * cv), 0);
  else if (g_str_equal (name, "lognormal"))
    law = lognormal_law (mean, cv);
  else if (g_str_equal (name, "erlang"))
    law = tabard_law (TBR_LAW_GAMMA, mean, number_of (value, "k"), 0);
  else if (g_str_equal (name, "uniform"))
    law = tabard_law (TBR_LAW_UNIFORM, number_of (value, "a"), number_of (value, "b"), 0);
  else if (g_str_equal (name, "triangular"))
    law = tabard_law (TBR_LAW_TRIANGULAR, number_of (value, "a"), number_of (value, "mode"),
                      number_of (value, "b"));
  else if (g_str_equal (name, "weibull"))
    law = tabard_law (TBR_LAW_WEIBULL, number_of (value, "scale"), number_of (value, "shape"), 0);
  else if (g_str_equal (name, "hyper2"))
    law = (CaseLaw){ .kind = CASE_LAW_HYPER,
                     .share = number_of (value, "p"),
                     .first = number_of (value, "mean1"),
                     .second = number_of (value, "mean2") };
  else if (g_str_equal (name, "moments"))
    law = two_points_law (json_value_member (value, "m"));
  else
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "law '%s' is not known", name);
      return FALSE;
    }
  if (!is_sound (&law))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "law '%s': no such law for its parameters",
                   name);
      return FALSE;
    }
  *out_law = law;
  return TRUE;
}

double
case_law_draw (const CaseLaw *law, TbrStream *stream)
{
  switch (law->kind)
    {
    case CASE_LAW_TABARD:
      if (law->law.kind == TBR_LAW_EXPONENTIAL)
        return law->law.p[0] * tbr_stream_exponential (stream);
      return law->law.kind == TBR_LAW_CONSTANT ? law->law.p[0]
                                               : tbr_stream_draw (stream, &law->law);
      case CASE_LAW_HYPER: {
        const double mean = tbr_stream_uniform (stream) < law->share ? law->first : law->second;
        return mean * tbr_stream_exponential (stream);
      }
    case CASE_LAW_TWO_POINTS:
      return tbr_stream_uniform (stream) < law->share ? law->first : law->second;
    case CASE_LAW_N:
      break;
    }
  return NAN;
}

/* Moments as textbooks give them; NAN for a law whose moment no case asks for. */
static double
tabard_moment (const TbrLaw *law, guint k)
{
  const double *p = law->p;
  switch (law->kind)
    {
    case TBR_LAW_CONSTANT:
      return pow (p[0], k);
    case TBR_LAW_UNIFORM:
      return (pow (p[1], k + 1.0) - pow (p[0], k + 1.0)) / ((k + 1.0) * (p[1] - p[0]));
    case TBR_LAW_EXPONENTIAL:
      return gsl_sf_fact (k) * pow (p[0], k);
      case TBR_LAW_LOGNORMAL: {
        const double sigma = log (p[2] / p[0]) / gsl_cdf_ugaussian_Pinv (0.9);
        return pow (p[0], k) * exp (k * k * sigma * sigma / 2);
      }
    case TBR_LAW_WEIBULL:
      return pow (p[0], k) * gsl_sf_gamma (1 + k / p[1]);
    case TBR_LAW_GAMMA:
      return pow (p[0] / p[1], k) * gsl_sf_poch (p[1], k);
    case TBR_LAW_TRIANGULAR:
      if (k == 1)
        return (p[0] + p[1] + p[2]) / 3;
      break;
    case TBR_LAW_EMPIRICAL:
    case TBR_LAW_N:
      break;
    }
  return NAN;
}

double
case_law_moment (const CaseLaw *law, guint k)
{
  const double factor = law->kind == CASE_LAW_HYPER ? gsl_sf_fact (k) : 1;
  if (law->kind == CASE_LAW_TABARD)
    return tabard_moment (&law->law, k);
  return factor * (law->share * pow (law->first, k) + (1 - law->share) * pow (law->second, k));
}
