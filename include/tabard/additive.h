/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each factor does in the mean where not every combination was run. */
#pragma once

#include <tabard/overview.h>

G_BEGIN_DECLS

/* One factor: what its levels, or parts of its range, come to with all else as it is in the mean.
 */
typedef struct
{
  char **levels;       /* labels, NULL-ended */
  double *means;       /* by level */
  double *half_widths; /* of their 95 % intervals */
} TbrAdditiveFactor;

typedef struct
{
  guint n_factors;
  TbrAdditiveFactor *factors;
  double mean;      /* of all points */
  double explained; /* share of the squares between points, 0 to 1 */
  guint degrees;    /* of freedom that are left */
} TbrAdditive;

/**
 * tbr_additive_fit:
 * @measure: one of @overview
 *
 * Least squares over the means of the points: each level of a factor adds something of its own,
 * whatever the others are. A range of more than six values is divided into four equal parts. What
 * factors do together is in the intervals. Source: [MONTGOMERY2013] sections 3.9 and 4.4.
 *
 * Errors: TBR_ERROR_RANGE when there are too few points, or factors that change together
 * Returns: (transfer full) (nullable)
 */
TbrAdditive *tbr_additive_fit (const TbrOverview *overview, const TbrOverviewMeasure *measure,
                               GError **error);
void tbr_additive_free (TbrAdditive *additive);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrAdditive, tbr_additive_free)

G_END_DECLS
