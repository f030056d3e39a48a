/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Points of studies held against each other, run by run with the same luck. */
#pragma once

#include <tabard/error.h>
#include <tabard/statistics.h>

G_BEGIN_DECLS

/* One measure at one point, and at the point it is held against. */
typedef struct
{
  guint32 point;    /* its number */
  char *measure;    /* "K04.onset-to-first-arrival" */
  char *unit;       /* of the values; "" for none */
  TbrInterval base; /* over the runs in pairs: at the other point */
  TbrInterval mean; /* over the same runs: at this point */
  TbrPaired paired; /* this less the other */
  double joint;     /* half-width of that difference that holds for all points together, 95 % */
} TbrContrast;

/* All of them, by point and measure. */
typedef struct
{
  char *title;       /* of the study */
  char **labels;     /* by point, NULL-ended: "ask at-once, known 0.4" */
  char **bases;      /* by point, NULL-ended: what it is held against */
  GPtrArray *rows;   /* of TbrContrast: measures that differ in some pair */
  guint n_unchanged; /* points and measures left out, because they are the same in every pair */
} TbrContrasts;

/**
 * tbr_contrasts_load:
 * @folder: of a study: its points are held against its point 0
 * @other: (nullable): of a second study: each of its points is held against that of the same number
 *   in @folder
 * @measures: (nullable): NULL-ended: how the names of the measures begin; NULL or empty: all
 *
 * Pairs of runs of the same replication, of measures of the whole run (scope "all"), with 95 %
 * intervals. A run in which a measure never came about leaves its pair out. Joint intervals are
 * Bonferroni's over the points that are compared: the doubt of 5 % is shared out among them.
 *
 * Source: [LAW2015] section 10.3.1 for the joint intervals
 *
 * Errors: TBR_ERROR_FILE when there is no study; TBR_ERROR_REPLAY when two were run with different
 * seeds, so that no luck is shared; TBR_ERROR_RANGE when no pair is found
 */
gboolean tbr_contrasts_load (const char *folder, const char *other, const char *const *measures,
                             TbrContrasts *out_contrasts, GError **error);
void tbr_contrasts_clear (TbrContrasts *contrasts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrContrasts, tbr_contrasts_clear)

G_END_DECLS
