/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study may conclude from its figures, and how far that can be trusted. */
#pragma once

#include <tabard/comparison.h>

G_BEGIN_DECLS

/* A quantile and the two order statistics around it. */
typedef struct
{
  guint n;         /* finite values behind it */
  double value;    /* the sample's own quantile; NAN without any */
  double low;      /* lower end; -INFINITY when too few values reach below */
  double high;     /* upper end; INFINITY when too few values reach above */
  double coverage; /* 0 to 1, probability that the ends enclose it; at least what was asked for */
} TbrQuantile;

/**
 * tbr_quantile_of:
 * @values: independent; those that are not finite are left out
 * @share: 0 to 1, both excluded: which quantile, 0.5 is the median
 * @confidence: 0 to 1, both excluded, e.g. 0.95
 *
 * A quantile with an interval that holds for every continuous distribution: its ends are the order
 * statistics whose ranks leave at most half of the doubt on each side, by the binomial
 * distribution. Ranks are whole, so that the true coverage is a little more than asked for. An end
 * that the sample is too small for is infinite.
 *
 * Source: [DAVID2003] section 7.1; the value by straight lines, [HYNDMAN1996] definition 7.
 */
TbrQuantile tbr_quantile_of (const double *values, guint n, double share, double confidence);

/* What two ways of doing something differ by, and what common luck was worth. */
typedef struct
{
  TbrInterval difference; /* mean of b - a with its interval */
  double variance_a;      /* of the runs of a in pairs; NAN with fewer than two */
  double variance_b;      /* the same of b */
  double variance;        /* of the differences b - a; NAN with fewer than two */
  double factor;          /* (variance_a + variance_b) / variance: how many times more independent
                             runs would be needed; INFINITY when every difference is the same, NAN
                             when nothing varies */
} TbrPaired;

/**
 * tbr_paired_of:
 * @a, @b: by replication, the same luck in both
 * @confidence: 0 to 1, both excluded
 *
 * The paired difference over the pairs in which both are finite, and its variance reduction: with
 * independent luck the variance of the difference would be the sum of both.
 *
 * Source: [LAW2015] sections 10.2.1 and 11.2
 */
TbrPaired tbr_paired_of (const double *a, const double *b, guint n, double confidence);

/* What the half-width of an interval is compared with. */
typedef enum
{
  TBR_WIDTH_RELATIVE, /* to the true mean */
  TBR_WIDTH_ABSOLUTE, /* as it is, in the unit of the values */
  TBR_WIDTH_N
} TbrWidth;

/* How well a mean shall be known. */
typedef struct
{
  TbrWidth kind;     /* what the width is a share of */
  double width;      /* above 0; the half-width at most, a share (0.05) or in the values' unit */
  double confidence; /* 0 to 1, both excluded, e.g. 0.95 */
  guint first;       /* values before which nothing is decided; taken as 20 when it is less */
} TbrPrecision;

/* Whether it is. */
typedef struct
{
  gboolean is_known;    /* whether no more values are needed */
  guint n;              /* values after which it was known, over all, or 0 */
  TbrInterval interval; /* of all values so far */
} TbrStopping;

/**
 * tbr_stopping_of:
 * @values: so far, in the order of their replications; those that are not finite are left out
 *
 * Whether the mean is known as well as @precision asks. To stop as soon as a check of the
 * half-width succeeds is to stop when the variance happens to look small, and the interval then
 * covers less often than it says. Three things make it honest: nothing is decided before twenty
 * values; a relative width w is held against the mean as w / (1 + w), because the mean is itself
 * estimated; and once the check has succeeded eight more values are wanted, which nobody chose.
 * What was known after n values stays known after more, whatever they are, so that a study that is
 * resumed or checked in blocks decides the same.
 *
 * Source: [CHOW1965] for the sequence and the absolute width, [LAW2015] section 9.4.1 for the
 * relative, [SIMONS1968] for the values added after the stop; how many is our own simulation,
 * which the test of stopping repeats (93 to 97 % at nominal 95 %).
 */
TbrStopping tbr_stopping_of (const double *values, guint n, const TbrPrecision *precision);

/* Morris's screening: trajectories through a grid that move each factor once. */
typedef struct
{
  guint n_factors;      /* 1 or more */
  guint n_trajectories; /* 1 or more, 10 to 50 are usual */
  guint n_levels;       /* of the grid, even, 4 is usual */
  guint64 seed;         /* of the trajectories and of the resamples */
  double confidence;    /* 0 to 1, both excluded, of the intervals */
} TbrMorrisPlan;

/* What steps of one factor do, each factor's range taken as 1. */
typedef struct
{
  guint n;          /* whole trajectories behind it */
  double mean;      /* mu: mean effect; NAN without any */
  double size;      /* mu*: mean of the effects' sizes: whether the factor matters */
  double deviation; /* sigma: how much the effect depends on where; NAN with fewer than two */
  double size_low;  /* interval of the size by bootstrap; NAN with fewer than two */
  double size_high; /* its upper end */
} TbrMorrisEffect;

/* Rows of the plan: n_trajectories (n_factors + 1). */
guint tbr_morris_rows (const TbrMorrisPlan *plan);

/**
 * tbr_morris_design:
 * @out_points: rows x n_factors, each 0 to 1, trajectory by trajectory
 *
 * Source: [MORRIS1991], the step being n_levels / (2 (n_levels - 1)).
 */
void tbr_morris_design (const TbrMorrisPlan *plan, double *out_points);

/**
 * tbr_morris_effects:
 * @values: one by row of the plan; a trajectory with one that is not finite is left out
 * @out_effects: one by factor
 *
 * Source: [MORRIS1991] for mu and sigma, [CAMPOLONGO2007] for mu* and its bootstrap
 */
void tbr_morris_effects (const TbrMorrisPlan *plan, const double *values,
                         TbrMorrisEffect *out_effects);

/* The Sobol sequence of the library has 40 dimensions, and a factor needs two. */
#define TBR_SOBOL_FACTORS_MAX 20

/* Two samples of points, A and B, and for each factor A with that factor's column of B. */
typedef struct
{
  guint n_factors;   /* 1 to TBR_SOBOL_FACTORS_MAX */
  guint n_base;      /* points of A; a power of 2 spreads best */
  guint64 seed;      /* of the sequence's shift and of the resamples */
  double confidence; /* 0 to 1, both excluded, of the intervals */
} TbrSobolPlan;

/* Shares of the variance; NAN when nothing varies. */
typedef struct
{
  guint n;           /* whole base points behind it */
  double first;      /* by this factor alone, 0 to 1 but for the error of estimate */
  double first_low;  /* its interval by bootstrap */
  double first_high; /* its upper end */
  double total;      /* with all its interactions, 0 or more */
  double total_low;  /* its interval by bootstrap */
  double total_high; /* its upper end */
} TbrSobolIndex;

/* Rows of the plan: n_base (n_factors + 2). */
guint tbr_sobol_rows (const TbrSobolPlan *plan);

/**
 * tbr_sobol_design:
 * @out_points: rows x n_factors, each 0 to 1; by base point A, B, then A with a column of B for
 *   each factor
 *
 * Source: [SALTELLI2010]; A and B are the two halves of a Sobol sequence shifted at random,
 * [CRANLEY1976].
 */
void tbr_sobol_design (const TbrSobolPlan *plan, double *out_points);

/**
 * tbr_sobol_indices:
 * @values: one by row of the plan; a base point with one that is not finite is left out
 * @out_indices: one by factor
 *
 * Base points of a sequence lie more evenly than the bootstrap supposes: its intervals are on the
 * wide side.
 *
 * Source: [SALTELLI2010] table 2, (b) for the first order and (f), Jansen's, for the total
 */
void tbr_sobol_indices (const TbrSobolPlan *plan, const double *values, TbrSobolIndex *out_indices);

/* A study of every combination of the factors' levels, each run equally often. */
typedef struct
{
  guint n_factors;       /* 1 or more */
  const guint *n_levels; /* by factor, 1 or more */
  guint n_runs;          /* 1 or more */
  const guint *levels;   /* n_runs x n_factors: level of each factor in each run, from 0 */
  guint n_blocks;        /* 0 or 1 without blocks */
  const guint *blocks;   /* by run: its block, from 0, such as the replication when luck is shared;
                            may be NULL without blocks */
  const double *values;  /* by run */
} TbrFactorial;

/* What a row of the table is about. */
typedef enum
{
  TBR_ANOVA_BLOCKS,      /* between blocks */
  TBR_ANOVA_MAIN,        /* between the levels of factor a */
  TBR_ANOVA_INTERACTION, /* of factors a and b beyond what each does alone */
  TBR_ANOVA_RESIDUAL,    /* chance, and interactions of three or more */
  TBR_ANOVA_TOTAL,       /* all */
  TBR_ANOVA_N
} TbrAnovaKind;

/* One source of variation. */
typedef struct
{
  TbrAnovaKind kind;  /* what it is about */
  guint a;            /* factor, or TBR_NONE */
  guint b;            /* second factor of an interaction, or TBR_NONE */
  double squares;     /* sum of squares, in the square of the values' unit */
  guint degrees;      /* of freedom */
  double mean_square; /* squares / degrees; NAN without degrees and for the total */
  double f;           /* mean square over that of the residual; NAN when that is 0 or unknown */
  double p; /* 0 to 1: chance of such an F or a larger one if this did nothing; NAN with f */
} TbrAnovaRow;

/* The table: blocks if any, factors, pairs of factors, residual, total. */
typedef struct
{
  double mean;       /* of all values */
  guint n_rows;      /* of rows[] */
  TbrAnovaRow *rows; /* owned */
} TbrAnova;

/**
 * tbr_anova_new:
 *
 * The analysis of variance of a balanced full factorial with fixed effects: main effects and
 * interactions of two factors. When the runs of all points share their luck by replication, the
 * replications are blocks; without them the residual would count luck that every point had.
 *
 * Source: [MONTGOMERY2013] sections 4.1, 5.3 and 5.6
 * Errors: TBR_ERROR_RANGE when a combination lacks runs, has more than others, or has a value that
 * is not finite
 * Returns: (transfer full)
 */
TbrAnova *tbr_anova_new (const TbrFactorial *data, GError **error);
void tbr_anova_free (TbrAnova *anova);

/* What came of one point of a study of two factors. */
typedef struct
{
  double x1; /* first factor, in its unit */
  double x2; /* second factor, in its unit */
  double y;  /* a value, or the mean of the point's runs */
} TbrSurfacePoint;

/* Constant, both factors, both squares, the product. */
#define TBR_METAMODEL_TERMS 6

/* b0 + b1 z1 + b2 z2 + b3 z1^2 + b4 z2^2 + b5 z1 z2, with z = (x - centre) / scale. */
typedef struct
{
  guint n;                                  /* points behind it */
  double centre[2];                         /* middle of each factor's range, in its unit */
  double scale[2];                          /* half of each factor's range, in its unit */
  double coefficients[TBR_METAMODEL_TERMS]; /* b0 to b5, in the values' unit */
  double errors[TBR_METAMODEL_TERMS];       /* their standard errors */
  double covariances[TBR_METAMODEL_TERMS][TBR_METAMODEL_TERMS]; /* of the coefficients */
  guint degrees;                                                /* of freedom of the residual */
  double residual;    /* its standard deviation, in the values' unit */
  double r2;          /* share of the squares that the surface explains; NAN when nothing varies */
  double r2_adjusted; /* the same per degree of freedom, which more terms do not raise */
} TbrMetamodel;

/* Where a surface is flat. */
typedef enum
{
  TBR_SURFACE_MAXIMUM, /* a summit */
  TBR_SURFACE_MINIMUM, /* a hollow */
  TBR_SURFACE_SADDLE,  /* up one way, down another */
  TBR_SURFACE_RIDGE,   /* nowhere, or along a line */
  TBR_SURFACE_N
} TbrSurface;

/**
 * tbr_metamodel_fit:
 * @points: all finite
 * @n: at least 7
 *
 * Least squares of a second-order surface over two factors.
 *
 * Source: [MONTGOMERY2013] sections 10.3 and 11.3
 * Errors: TBR_ERROR_RANGE when there are too few points, one is not finite, or a factor has fewer
 * than three levels
 */
gboolean tbr_metamodel_fit (const TbrSurfacePoint *points, guint n, TbrMetamodel *out_model,
                            GError **error);

/* The surface at a point, with the interval of its mean there. Source: [MONTGOMERY2013] section
   10.5 */
TbrInterval tbr_metamodel_predict (const TbrMetamodel *model, double x1, double x2,
                                   double confidence);

/* Where the surface is flat; the point is not written for a ridge. Source: [MONTGOMERY2013] section
   11.3.1 */
TbrSurface tbr_metamodel_stationary (const TbrMetamodel *model, double *out_x1, double *out_x2);

/* Fewer runs in the first stage say too little of a variance. */
#define TBR_SELECTION_FIRST_MIN 5

/* Which way is better. */
typedef enum
{
  TBR_BEST_LARGEST,  /* lives saved */
  TBR_BEST_SMALLEST, /* hours waited */
  TBR_BEST_N
} TbrBest;

/**
 * tbr_selection_rinott:
 * @k: alternatives, 2 or more
 * @first: runs of the first stage of each, at least TBR_SELECTION_FIRST_MIN
 * @probability: to choose rightly, above 1 / @k, below 1
 *
 * Rinott's constant h. With as many runs of each alternative as tbr_selection_rinott_runs() says,
 * the one with the best mean is the best with this probability, if it is better than the others by
 * at least the indifference. Alternatives must not share their luck.
 *
 * Source: [RINOTT1978], the integral over both chi-squared variables by Gauss and Legendre in
 * their probabilities
 */
double tbr_selection_rinott (guint k, guint first, double probability);

/**
 * tbr_selection_rinott_runs:
 * @values: the @first runs of one alternative, finite
 * @constant: h
 * @indifference: above 0; a smaller difference does not matter, in the values' unit
 *
 * Runs that this alternative needs in all, those of the first stage included. Source: [RINOTT1978]
 */
guint tbr_selection_rinott_runs (const double *values, guint first, double constant,
                                 double indifference);

/* What a choice shall be worth. */
typedef struct
{
  guint k;             /* alternatives, 2 or more */
  guint first;         /* runs before one is given up, at least TBR_SELECTION_FIRST_MIN */
  double probability;  /* to choose rightly, above 1 / k, below 1 */
  double indifference; /* above 0, a smaller difference does not matter, in the values' unit */
  TbrBest best;        /* which way is better */
} TbrSelectionPlan;

/* How far the choice is. */
typedef struct
{
  gboolean is_decided; /* whether no more runs are needed */
  guint best;          /* the alternative that leads; TBR_NONE without runs */
  guint n;             /* runs of each looked at: when decided, how many it took */
  guint n_left;        /* alternatives not yet given up */
} TbrSelection;

/**
 * tbr_selection_of:
 * @values: @n x k so far, run by run, finite; the same luck in all alternatives is allowed and
 * makes it quicker; of an alternative given up no more is read
 * @out_left: by alternative, whether it is still in the race
 *
 * The fully sequential choice of Kim and Nelson: after the first stage, each run may end the race
 * for those that have fallen too far behind. Chooses the best with the probability promised if it
 * is better than the others by at least the indifference; values should be about normal (means of
 * batches are).
 *
 * Source: [KIM2001], with c = 1
 */
TbrSelection tbr_selection_of (const TbrSelectionPlan *plan, const double *values, guint n,
                               gboolean *out_left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrAnova, tbr_anova_free)

G_END_DECLS
