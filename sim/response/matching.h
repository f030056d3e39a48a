/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The cheapest way to pair rows with columns: the exact assignment problem. */
#pragma once

#include <glib.h>

/* A pair that must not be made. */
#define TBR_MATCHING_NEVER 1e18

/**
 * tbr_matching_solve:
 * @cost: n_rows x n_columns, by row; TBR_MATCHING_NEVER and above: never
 * @out_column: (out): n_rows; column of each row, or -1
 *
 * Pairs as many rows and columns as can be paired, min(n_rows, n_columns) when nothing is
 * forbidden, at the least summed cost. Shortest augmenting paths with dual prices; O(n^2 m) with
 * n the smaller side. Equal costs are settled by the lowest index.
 *
 * Source: [JONKER1987], [CROUSE2016]
 * Returns: the summed cost of the pairs made
 */
double tbr_matching_solve (const double *cost, guint32 n_rows, guint32 n_columns,
                           gint32 *out_column);

/* Most places that one need has in one plan. */
#define TBR_MATCHING_PLACES 32

/* Units beside the needs they could serve. */
typedef struct
{
  guint32 n_units, n_needs;
  const double *cost; /* n_units x n_needs, by unit; INFINITY: never */
  const double *rate; /* the same shape: what the unit does there, per hour; > 0 where it can go */
  const double *gap;  /* n_needs: rate that nobody serves, per hour */
  guint32 most;       /* pairs at most */
} TbrMatchingPlan;

/**
 * tbr_matching_plan:
 * @out_need: (out): n_units; need of each unit, or -1
 *
 * Gives each need as many places as units of mean rate, among those that can go there, fill its
 * gap, at most TBR_MATCHING_PLACES; then pairs as many units and places as can be paired, at most
 * plan->most, at the least summed cost.
 */
void tbr_matching_plan (const TbrMatchingPlan *plan, gint32 *out_need);
