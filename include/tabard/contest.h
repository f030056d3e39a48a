/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which point of a study is best, right with a promised probability. */
#pragma once

#include <tabard/error.h>
#include <tabard/statistics.h>

G_BEGIN_DECLS

/* How the points of a study stand by one measure. */
typedef struct
{
  guint n_points;         /* 2 or more */
  char **labels;          /* by point, NULL-ended: "ask at-once, known 0.4" */
  char *unit;             /* of the measure; "" for none */
  guint n_runs;           /* whole replications there are */
  TbrInterval *means;     /* by point: over the whole replications, 95 % */
  gboolean *is_left;      /* by point: whether it is still in the race */
  TbrSelection selection; /* how far the choice is */
  guint *needed;          /* by point: runs that the choice in two stages asks for; else NULL */
} TbrContest;

/**
 * tbr_contest_load:
 * @folder: of a study with two points or more
 * @measure: the whole name
 * @plan: k is not read
 *
 * The choice of tbr_selection_of() over the replications that have the measure of the whole run
 * (scope "all") at every point, in their order.
 *
 * Errors: TBR_ERROR_FILE when there is no study; TBR_ERROR_RANGE when it has fewer than two points,
 * or no whole replication of the measure
 */
gboolean tbr_contest_load (const char *folder, const char *measure, const TbrSelectionPlan *plan,
                           TbrContest *out_contest, GError **error);

/**
 * tbr_contest_load_two_stages:
 * @plan: as above; its first stage is looked at, then as many runs are asked for as the variance of
 *   each point wants
 *
 * Rinott's choice, for points that do not share their luck. Source: [RINOTT1978], as in
 * tbr_selection_rinott()
 *
 * Errors: as above; TBR_ERROR_RANGE when the points share their luck
 */
gboolean tbr_contest_load_two_stages (const char *folder, const char *measure,
                                      const TbrSelectionPlan *plan, TbrContest *out_contest,
                                      GError **error);
void tbr_contest_clear (TbrContest *contest);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrContest, tbr_contest_clear)

G_END_DECLS
