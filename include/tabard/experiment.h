/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A designed experiment as it is written down: which values are tried, how often, what is kept. */
#pragma once

#include <tabard/param.h>

G_BEGIN_DECLS

/* How design points are chosen out of the factors. */
typedef enum
{
  TBR_DESIGN_FULL,            /* every level of each factor with every level of the others */
  TBR_DESIGN_ONE_AT_A_TIME,   /* the first levels, then each other level alone */
  TBR_DESIGN_LATIN_HYPERCUBE, /* one point in each of n slices of every range */
  TBR_DESIGN_SOBOL,           /* the first n points of Sobol's sequence */
  TBR_DESIGN_LIST,            /* the rows of a CSV file, a column for each factor */
  TBR_DESIGN_MORRIS,          /* trajectories that move each factor once: which matter at all */
  TBR_DESIGN_SOBOL_INDICES,   /* two samples and their mixtures: who makes the variance */
  TBR_DESIGN_N
} TbrDesignKind;

extern const char *const tbr_design_names[TBR_DESIGN_N + 1];

/* One value set for a level. */
typedef struct
{
  const char *path;  /* "section.id.parameter" */
  const char *value; /* as in a scenario */
  guint line;
} TbrAssignedValue;

/* One value of a factor. */
typedef struct
{
  const char *label; /* how it is called in results */
  const char *value; /* of the factor's path; "" where only <set> rows say what it means */
  const TbrAssignedValue *sets;
  guint n_sets;
  guint line;
} TbrFactorLevel;

/* What is varied: a list of levels, or a range of numbers. */
typedef struct
{
  const char *id;
  const char *path; /* "" for named variants */
  const TbrFactorLevel *levels;
  guint n_levels;   /* 0: a range */
  double from, to;  /* of the range, in @unit */
  const char *unit; /* "" for none */
  gint64 steps;     /* levels that a factorial makes of the range */
  gboolean whole;   /* whole numbers only */
  guint line;
} TbrFactor;

/* Combinations that are left out: each named factor has this level. */
typedef struct
{
  const guint32 *factors; /* indices */
  const guint32 *levels;
  guint n;
  guint line;
} TbrExcept;

/* When a point has had enough replications. */
typedef struct
{
  const char *measure;
  double half_width; /* of the 95 % interval: share of the mean, or absolute */
  gboolean relative;
  guint line;
} TbrStop;

typedef struct
{
  const char *file; /* as given */
  const char *id;   /* the file's name without its ending */
  const char *title;
  const char *scenario; /* as written: seen from the experiment's folder, or a shipped one's name */
  gint64 seed;          /* G_MININT64: the scenario's */
  gint64 replications;  /* of each point; with <stop> the fewest */
  gint64 most;          /* replications of a point that does not come to rest */
  gboolean common;      /* the same luck at every point */
  TbrTime until;        /* TBR_NEVER: the scenario's end */
  TbrTime warm_up;      /* before it nothing is counted; 0: all is */
  gboolean series;      /* time series are kept */
  TbrDesignKind design;
  gint64 n_points;         /* of a Latin hypercube or Sobol's sequence; trajectories; base points */
  gint64 n_levels;         /* of the grid of trajectories, even */
  const char *points_file; /* of a list: as written */
  const TbrFactor *factors;
  guint n_factors;
  const TbrExcept *excepts;
  guint n_excepts;
  const TbrStop *stops;
  guint n_stops;
  const char *const *keeps; /* NULL-ended: how the measures begin that are kept; none: all */
  const guint *keep_lines;  /* of the <keep> among them, which stand first */
  guint n_keep_lines;
  const char *text; /* as written */
} TbrExperiment;

/**
 * tbr_experiment_load:
 * @path: file
 * @faults: receives every fault found
 *
 * Reads and checks an experiment; its scenario is not looked at.
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrExperiment *tbr_experiment_load (const char *path, TbrDiagnostics *faults);
/* The same for a text; @name stands for the file in messages. */
TbrExperiment *tbr_experiment_parse (const char *text, gsize length, const char *name,
                                     TbrDiagnostics *faults);
/* Other replications than the file asks for, from 1 on. */
void tbr_experiment_set_replications (TbrExperiment *experiment, gint64 n);
void tbr_experiment_free (TbrExperiment *experiment);

/* The schema of experiments. (transfer full) */
char *tbr_experiment_schema (void);

/* The kinds of elements of an experiment, NULL-ended, the root first. */
extern const TbrKind *const tbr_experiment_kinds[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrExperiment, tbr_experiment_free)

G_END_DECLS
