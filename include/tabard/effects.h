/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the factors of a study do to each measure, alone and in pairs. */
#pragma once

#include <tabard/error.h>
#include <tabard/statistics.h>

G_BEGIN_DECLS

/* One measure. */
typedef struct
{
  char *measure;       /* "K04.onset-to-first-arrival" */
  char *unit;          /* of the values; "" for none */
  guint n_runs;        /* replications in which it came about at every point */
  TbrAnova *anova;     /* replications are its blocks */
  double **means;      /* by factor, by level: of all runs there */
  double *half_widths; /* by factor: of the 95 % interval of a level's mean, by the residual; NAN
                          without degrees of freedom. Source: [MONTGOMERY2013] section 3.3.1 */
} TbrEffect;

/* All of them. */
typedef struct
{
  char *title;      /* of the study */
  guint n_factors;  /* 1 or more */
  char **factors;   /* names, NULL-ended */
  char ***levels;   /* by factor: labels, NULL-ended, in the order of the points */
  GPtrArray *rows;  /* of TbrEffect, by name: measures that vary */
  guint n_left_out; /* measures that do not vary, or have fewer than two whole replications */
} TbrEffects;

/**
 * tbr_effects_load:
 * @folder: of a study whose points are a full factorial
 * @measures: (nullable): NULL-ended: how the names of the measures begin; NULL or empty: all
 *
 * The analysis of variance of each measure of the whole run (scope "all"). Replications are blocks,
 * since all points share their luck; one that lacks a value at some point is left out.
 *
 * Errors: TBR_ERROR_FILE when there is no study; TBR_ERROR_RANGE when its points are not a full
 * factorial, or no measure is found
 */
gboolean tbr_effects_load (const char *folder, const char *const *measures, TbrEffects *out_effects,
                           GError **error);
void tbr_effects_clear (TbrEffects *effects);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrEffects, tbr_effects_clear)

G_END_DECLS
