/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Laws of chance as data: what a scenario says when it does not know a number exactly. */
#pragma once

#include <tabard/units.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_LAW_CONSTANT,    /* p0 = value */
  TBR_LAW_UNIFORM,     /* p0 = low, p1 = high */
  TBR_LAW_EXPONENTIAL, /* p0 = mean */
  TBR_LAW_LOGNORMAL,   /* split lognormal: p0 = median, p1 = p10, p2 = p90 */
  TBR_LAW_WEIBULL,     /* p0 = scale, p1 = shape */
  TBR_LAW_GAMMA,       /* p0 = mean, p1 = shape */
  TBR_LAW_TRIANGULAR,  /* p0 = low, p1 = mode, p2 = high */
  TBR_LAW_EMPIRICAL,   /* n_points values, each as likely, linear between them (type 7) */
  TBR_LAW_N
} TbrLawKind;

/* A law of chance; plain data, may be kept in dynamic state when it is not empirical. */
typedef struct
{
  TbrLawKind kind;
  guint32 n_points;     /* number of points of an empirical law, else 0 */
  double p[3];          /* parameters in the unit of the dimension, see TbrLawKind */
  const double *points; /* sorted values of an empirical law; owned by the scenario */
} TbrLaw;

/**
 * tbr_law_parse:
 * @text: "12 h", "uniform(2 h, 4 h)", "exponential(90 s)", "lognormal(12 h, 6 h, 24 h)",
 *   "weibull(36 h, 1.17)", "gamma(12 h, 2.5)", "triangular(1 h, 2 h, 6 h)",
 *   "empirical(1 h, 2 h, 5 h)"
 * @dimension: of the values; shapes are pure numbers
 * @chunk_points: (transfer full) (out): newly allocated points of an empirical law, else NULL;
 *   to be freed by the caller after the law's last use
 *
 * Errors: TBR_ERROR_SYNTAX, TBR_ERROR_UNIT, TBR_ERROR_RANGE (p10 < median < p90, 0.01 <= shape <=
 * 1000, ...), TBR_ERROR_NAME (unknown law, with the list of those known)
 */
gboolean tbr_law_parse (const char *text, TbrDimension dimension, TbrLaw *out_law,
                        double **chunk_points, GError **error);

/* Text that tbr_law_parse() reads back. (transfer full) */
char *tbr_law_format (const TbrLaw *law, TbrDimension dimension);

/* Expectation; of a split lognormal the exact one of its two halves. */
double tbr_law_mean (const TbrLaw *law);
/* P(X <= x). */
double tbr_law_cdf (const TbrLaw *law, double x);
/* Smallest x with P(X <= x) >= @share, @share in (0, 1). */
double tbr_law_quantile (const TbrLaw *law, double share);

G_END_DECLS
