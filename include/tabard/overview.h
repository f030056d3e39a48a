/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study found at each point, with what it says about itself. */
#pragma once

#include <tabard/error.h>
#include <tabard/param.h>
#include <tabard/statistics.h>

G_BEGIN_DECLS

/* A factor of a study, as it is at each point. */
typedef struct
{
  char *name;
  char *path;      /* what it sets; "" for named variants */
  char *unit;      /* of a range; "" for none */
  char **labels;   /* by point, NULL-ended: "at-once", "0.4" */
  double *numbers; /* by point; NAN where it is no number */
} TbrOverviewFactor;

/* A measure of the whole run at each point. */
typedef struct
{
  char *measure;          /* "K04.onset-to-first-arrival" */
  char *unit;             /* "" for none */
  TbrCertainty certainty; /* the worst of its rows */
  gboolean varies;        /* not every run at every point came to the same */
  TbrInterval *means;     /* by point, 95 % */
  TbrQuantile *quartiles; /* by point: 3 each, at 25, 50 and 75 %, with 95 % intervals */
} TbrOverviewMeasure;

/* A curve over all replications of a point. */
typedef struct
{
  guint32 point;
  char *measure, *scope, *key, *unit;
  guint n;                     /* instants */
  double *hours;               /* since the start */
  double *low, *middle, *high; /* of the replications at that instant: 10, 50 and 90 % */
} TbrOverviewSeries;

/* A word that a study says about itself. */
typedef struct
{
  char *key, *value;
} TbrOverviewWord;

typedef struct
{
  char *title;
  guint n_points, n_factors;
  guint least_runs,
      most_runs;  /* replications that did not fail: of the poorest, the richest point */
  guint n_failed; /* trials */
  char **labels;  /* by point, NULL-ended: "ask at-once, known 0.4"; "" without factors */
  TbrOverviewFactor *factors;
  GPtrArray *measures; /* of TbrOverviewMeasure, by name */
  GPtrArray
      *series; /* of TbrOverviewSeries: by measure, scope, key, point; empty if none was kept */
  GPtrArray *words;  /* of TbrOverviewWord, by key */
  guint n_calls;     /* of the program, that the study took */
  GPtrArray *call;   /* of TbrOverviewWord: what ran it the last time, on what, when */
  GPtrArray *inputs; /* of TbrOverviewWord: files that were read, with their SHA-256 */
} TbrOverview;

/**
 * tbr_overview_load:
 * @folder: of a study
 * @measures: (nullable): NULL-ended: how the names of the measures begin; NULL or empty: all
 *
 * Errors: TBR_ERROR_FILE when there is no study; TBR_ERROR_RANGE when it has no row yet, or none of
 * such a measure
 */
gboolean tbr_overview_load (const char *folder, const char *const *measures,
                            TbrOverview *out_overview, GError **error);
void tbr_overview_clear (TbrOverview *overview);
/* A word; "" when the study does not say it. */
const char *tbr_overview_word (const TbrOverview *overview, const char *key);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrOverview, tbr_overview_clear)

G_END_DECLS
