/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which factors of a study matter, where its design was made to tell: Morris's screening and
   Sobol's indices. */
#pragma once

#include <tabard/batch.h>
#include <tabard/statistics.h>

G_BEGIN_DECLS

/* One measure. */
typedef struct
{
  char *measure;           /* "K04.onset-to-first-arrival" */
  char *unit;              /* of the values; "" for none */
  TbrMorrisEffect *morris; /* by factor: of a step through its whole range; NULL for the other */
  TbrSobolIndex *sobol;    /* by factor; NULL for the other */
} TbrIndex;

/* All of them. */
typedef struct
{
  char *title;          /* of the study */
  TbrDesignKind design; /* TBR_DESIGN_MORRIS or TBR_DESIGN_SOBOL_INDICES */
  guint n_factors;      /* 1 or more */
  char **factors;       /* names, NULL-ended */
  GPtrArray *rows;      /* of TbrIndex, by name: measures that vary */
  guint n_left_out;     /* measures that do not vary, or of which no group of points is whole */
} TbrIndices;

/* Whether a design is one that these are for. */
gboolean tbr_indices_suit (TbrDesignKind design);

/**
 * tbr_indices_load:
 * @folder: of a study
 * @experiment: of that study, as it says itself
 * @measures: (nullable): NULL-ended: how the names of the measures begin; NULL or empty: all
 *
 * Effects or indices of the mean over the replications of each point, with 95 % intervals; of
 * measures of the whole run (scope "all"). A trajectory or base point of which a point has no value
 * is left out.
 *
 * Source: [MORRIS1991], [CAMPOLONGO2007], [SALTELLI2010], as in tbr_morris_effects() and
 * tbr_sobol_indices()
 * Errors: TBR_ERROR_FILE when there is no study; TBR_ERROR_RANGE when its design is another, points
 * are missing, or no measure is found
 */
gboolean tbr_indices_load (const char *folder, const TbrExperiment *experiment,
                           const char *const *measures, TbrIndices *out_indices, GError **error);
void tbr_indices_clear (TbrIndices *indices);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrIndices, tbr_indices_clear)

G_END_DECLS
