/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a measure is spread over the runs of each point of a study. */
#pragma once

#include <tabard/error.h>
#include <tabard/statistics.h>

G_BEGIN_DECLS

/* One measure at one point. */
typedef struct
{
  guint32 point;
  char *measure;          /* "K04.onset-to-first-arrival" */
  char *unit;             /* of the values; "" for none */
  TbrQuantile *quantiles; /* by share */
} TbrSpread;

/* All of them. */
typedef struct
{
  char *title;     /* of the study */
  char **labels;   /* by point, NULL-ended */
  GPtrArray *rows; /* of TbrSpread: by measure and point */
} TbrQuantiles;

/**
 * tbr_quantiles_load:
 * @folder: of a study
 * @measures: (nullable): NULL-ended: how the names of the measures begin; NULL or empty: all
 * @shares: each above 0 and below 1: 0.5 is the median
 *
 * Quantiles over the replications of each point, of measures of the whole run (scope "all"), with
 * 95 % intervals that hold for every distribution. Runs in which the measure never came about are
 * left out.
 *
 * Errors: TBR_ERROR_FILE when there is no study; TBR_ERROR_RANGE when it has no such measure
 */
gboolean tbr_quantiles_load (const char *folder, const char *const *measures, const GArray *shares,
                             TbrQuantiles *out_quantiles, GError **error);
void tbr_quantiles_clear (TbrQuantiles *quantiles);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrQuantiles, tbr_quantiles_clear)

G_END_DECLS
