/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A study's points as a race by one measure. */
#include <tabard/contest.h>

#include <tabard/experiment.h>

#include "batch/study_reader.h"

#include <string.h>

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

/* One point's values, run by run. (transfer full) */
static double *
values_of (const double *values, const TbrContest *contest, guint point)
{
  double *own = g_new (double, contest->n_runs + 1);

  for (guint run = 0; run < contest->n_runs; run++)
    own[run] = values[(gsize) run * contest->n_points + point];
  return own;
}

/* Means of the points over all runs. */
static void
take_means (const double *values, TbrContest *contest)
{
  contest->means = g_new (TbrInterval, contest->n_points);
  for (guint point = 0; point < contest->n_points; point++)
    {
      g_autofree double *own = values_of (values, contest, point);
      contest->means[point] = tbr_interval_of (own, contest->n_runs, CONFIDENCE);
    }
}

/* Who is left of those that are looked at run by run. */
static void
judge (const double *values, const TbrSelectionPlan *plan, TbrContest *contest)
{
  TbrSelectionPlan race = *plan;

  race.k = contest->n_points;
  contest->is_left = g_new (gboolean, race.k);
  contest->selection = tbr_selection_of (&race, values, contest->n_runs, contest->is_left);
}

/* How many runs each point wants after its first stage, and who has the best mean. */
static void
judge_two_stages (const double *values, const TbrSelectionPlan *plan, TbrContest *contest)
{
  guint k = contest->n_points;
  double constant = tbr_selection_rinott (k, plan->first, plan->probability);
  double sign = plan->best == TBR_BEST_SMALLEST ? 1 : -1;
  TbrSelection *selection = &contest->selection;

  contest->needed = g_new (guint, k);
  contest->is_left = g_new (gboolean, k);
  *selection = (TbrSelection){ .is_decided = contest->n_runs >= plan->first, .n_left = k };
  for (guint i = 0; i < k; i++)
    {
      g_autofree double *own = values_of (values, contest, i);
      contest->is_left[i] = TRUE;
      contest->needed[i]
          = contest->n_runs < plan->first
                ? plan->first
                : tbr_selection_rinott_runs (own, plan->first, constant, plan->indifference);
      selection->n = MAX (selection->n, contest->needed[i]);
      if (sign * contest->means[i].mean < sign * contest->means[selection->best].mean)
        selection->best = i;
    }
  selection->is_decided = selection->is_decided && contest->n_runs >= selection->n;
}

/* Whether the points of a study have luck of their own. */
static gboolean
check_luck (sqlite3 *db, const char *folder, GError **error)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = tbr_study_reader_word (db, "main", "experiment");
  g_autoptr (TbrExperiment) experiment
      = text != NULL ? tbr_experiment_parse (text, strlen (text), "experiment", faults) : NULL;

  if (experiment != NULL && !experiment->common)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
               "%s: its points share their luck; a choice in two stages is for studies with "
               "common-random-numbers='no'",
               folder);
  return FALSE;
}

/* How a choice is made of whole replications. */
typedef void (*JudgeFunc) (const double *values, const TbrSelectionPlan *plan, TbrContest *contest);

/* What is asked of which study. */
typedef struct
{
  const char *folder, *measure;
  const TbrSelectionPlan *plan;
  JudgeFunc judge;
} Request;

static gboolean
load (const Request *request, TbrContest *out_contest, GError **error)
{
  const char *folder = request->folder, *measure = request->measure;
  g_auto (TbrContest) contest = { .n_points = 0 };
  sqlite3 *db = NULL;
  gboolean done = tbr_study_reader_take (&db, folder, error);

  if (done && request->judge == judge_two_stages)
    done = check_luck (db, folder, error);
  if (done)
    {
      contest.labels = tbr_study_reader_labels (db, "main");
      contest.n_points = g_strv_length (contest.labels);
      g_autoptr (GArray) values = read_whole (db, measure, &contest);
      contest.n_runs = contest.n_points > 0 ? values->len / contest.n_points : 0;
      done = contest.n_points >= 2 && contest.n_runs > 0;
      if (done)
        {
          take_means ((const double *) (gpointer) values->data, &contest);
          request->judge ((const double *) (gpointer) values->data, request->plan, &contest);
        }
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

gboolean
tbr_contest_load (const char *folder, const char *measure, const TbrSelectionPlan *plan,
                  TbrContest *out_contest, GError **error)
{
  const Request request = { folder, measure, plan, judge };

  return load (&request, out_contest, error);
}

gboolean
tbr_contest_load_two_stages (const char *folder, const char *measure, const TbrSelectionPlan *plan,
                             TbrContest *out_contest, GError **error)
{
  const Request request = { folder, measure, plan, judge_two_stages };

  return load (&request, out_contest, error);
}

void
tbr_contest_clear (TbrContest *contest)
{
  g_strfreev (contest->labels);
  g_free (contest->unit);
  g_free (contest->means);
  g_free (contest->is_left);
  g_free (contest->needed);
}
