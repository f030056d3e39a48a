/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A study's points as a race by one measure. */
#include <tabard/contest.h>

#include "batch/study_reader.h"

#define CONFIDENCE 0.95

/* The values of whole replications, run by run, @n_points each. (transfer full) */
static GArray *
read_whole (sqlite3 *db, const char *measure, TbrContest *contest)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *statement = NULL;
  gint64 replication = -1;
  guint whole = 0;

  if (sqlite3_prepare_v2 (db,
                          "SELECT replication, value, unit FROM measure WHERE scope = 'all' AND "
                          "measure = ?1 AND value IS NOT NULL ORDER BY replication, point",
                          -1, &statement, NULL)
      == SQLITE_OK)
    sqlite3_bind_text (statement, 1, measure, -1, SQLITE_STATIC);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    {
      double value = sqlite3_column_double (statement, 1);
      if (sqlite3_column_int64 (statement, 0) != replication)
        g_array_set_size (values, whole);
      replication = sqlite3_column_int64 (statement, 0);
      if (contest->unit == NULL)
        contest->unit = g_strdup ((const char *) sqlite3_column_text (statement, 2));
      g_array_append_val (values, value);
      if (values->len == whole + contest->n_points)
        whole = values->len;
    }
  sqlite3_finalize (statement);
  g_array_set_size (values, whole);
  return values;
}

/* Means, and who is left. */
static void
judge (const double *values, const TbrSelectionPlan *plan, TbrContest *contest)
{
  guint n = contest->n_runs, k = contest->n_points;
  g_autofree double *of_point = g_new (double, n);
  TbrSelectionPlan race = *plan;

  race.k = k;
  contest->means = g_new (TbrInterval, k);
  contest->is_left = g_new (gboolean, k);
  for (guint point = 0; point < k; point++)
    {
      for (guint run = 0; run < n; run++)
        of_point[run] = values[(gsize) run * k + point];
      contest->means[point] = tbr_interval_of (of_point, n, CONFIDENCE);
    }
  contest->selection = tbr_selection_of (&race, values, n, contest->is_left);
}

gboolean
tbr_contest_load (const char *folder, const char *measure, const TbrSelectionPlan *plan,
                  TbrContest *out_contest, GError **error)
{
  g_auto (TbrContest) contest = { .n_points = 0 };
  sqlite3 *db = NULL;
  gboolean done = tbr_study_reader_take (&db, folder, error);

  if (done)
    {
      contest.labels = tbr_study_reader_labels (db, "main");
      contest.n_points = g_strv_length (contest.labels);
      g_autoptr (GArray) values = read_whole (db, measure, &contest);
      contest.n_runs = contest.n_points > 0 ? values->len / contest.n_points : 0;
      done = contest.n_points >= 2 && contest.n_runs > 0;
      if (done)
        judge ((const double *) (gpointer) values->data, plan, &contest);
      else
        g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: %s '%s'", folder,
                     contest.n_points < 2 ? "fewer than two points to choose from by"
                                          : "no replication has at every point the measure",
                     measure);
    }
  sqlite3_close (db);
  if (done)
    {
      *out_contest = contest;
      contest = (TbrContest){ .n_points = 0 };
    }
  return done;
}

void
tbr_contest_clear (TbrContest *contest)
{
  g_strfreev (contest->labels);
  g_free (contest->unit);
  g_free (contest->means);
  g_free (contest->is_left);
}
