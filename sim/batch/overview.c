/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study found at each point, measure by measure. */
#include <tabard/overview.h>

#include <tabard/scenario.h>

#include "batch/overview_series.h"

#include <math.h>

#define CONFIDENCE 0.95
#define N_QUARTILES 3

static void
free_measure (gpointer data)
{
  TbrOverviewMeasure *measure = data;

  g_free (measure->measure);
  g_free (measure->unit);
  g_free (measure->means);
  g_free (measure->quartiles);
  g_free (measure);
}

static void
free_word (gpointer data)
{
  TbrOverviewWord *word = data;

  g_free (word->key);
  g_free (word->value);
  g_free (word);
}

static char *
text_at (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* ---- factors ---- */

static void
read_factors (sqlite3 *db, TbrOverview *out)
{
  sqlite3_stmt *statement = NULL;

  out->factors = g_new0 (TbrOverviewFactor, out->n_factors + 1);
  for (guint i = 0; i < out->n_factors; i++)
    {
      out->factors[i].labels = g_new0 (char *, out->n_points + 1);
      out->factors[i].numbers = g_new (double, out->n_points + 1);
    }
  if (sqlite3_prepare_v2 (db,
                          "SELECT factor, id, path, unit, point, label, number FROM point JOIN "
                          "factor USING (factor) ORDER BY factor, point",
                          -1, &statement, NULL)
      == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        guint i = (guint) sqlite3_column_int64 (statement, 0);
        guint point = (guint) sqlite3_column_int64 (statement, 4);
        if (i >= out->n_factors || point >= out->n_points)
          continue;
        TbrOverviewFactor *factor = &out->factors[i];
        if (factor->name == NULL)
          {
            factor->name = text_at (statement, 1);
            factor->path = text_at (statement, 2);
            factor->unit = text_at (statement, 3);
          }
        g_free (factor->labels[point]);
        factor->labels[point] = text_at (statement, 5);
        factor->numbers[point] = sqlite3_column_type (statement, 6) == SQLITE_NULL
                                     ? NAN
                                     : sqlite3_column_double (statement, 6);
      }
  sqlite3_finalize (statement);
}

/* Rows of a key and a value. A study of an older program lacks some tables: it says nothing then.
 */
static void
read_words (sqlite3 *db, const char *sql, GPtrArray *words)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        TbrOverviewWord *word = g_new (TbrOverviewWord, 1);
        *word = (TbrOverviewWord){ text_at (statement, 0), text_at (statement, 1) };
        g_ptr_array_add (words, word);
      }
  sqlite3_finalize (statement);
}

static void
read_provenance (sqlite3 *db, TbrOverview *out)
{
  read_words (db, "SELECT key, value FROM study ORDER BY key", out->words);
  read_words (db,
              "SELECT key, value FROM provenance WHERE run = (SELECT max(run) FROM provenance) "
              "ORDER BY key",
              out->call);
  read_words (db, "SELECT file, sha256 FROM input ORDER BY file", out->inputs);
  out->n_calls = tbr_study_reader_count (db, "SELECT count(DISTINCT run) FROM provenance");
}

/* ---- measures ---- */

/* One measure being collected. */
typedef struct
{
  TbrOverview *out;
  TbrOverviewMeasure *measure;
  guint32 point;
  GArray *values; /* of the point */
  double first;   /* value of all */
} Collection;

/* Ends the point that was collected. */
static void
finish_point (Collection *collection)
{
  TbrOverviewMeasure *measure = collection->measure;
  const double *values = (const double *) (gpointer) collection->values->data;
  guint n = collection->values->len;

  if (measure == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      if (isnan (collection->first))
        collection->first = values[i];
      measure->varies |= values[i] != collection->first;
    }
  measure->means[collection->point] = tbr_interval_of (values, n, CONFIDENCE);
  for (guint i = 0; i < N_QUARTILES; i++)
    measure->quartiles[collection->point * N_QUARTILES + i]
        = tbr_quantile_of (values, n, (i + 1) / (N_QUARTILES + 1.0), CONFIDENCE);
  g_array_set_size (collection->values, 0);
}

static void
begin_measure (Collection *collection, const char *name, const char *unit)
{
  guint n = collection->out->n_points;
  TbrOverviewMeasure *measure = g_new0 (TbrOverviewMeasure, 1);

  measure->measure = g_strdup (name);
  measure->unit = g_strdup (unit);
  measure->means = g_new (TbrInterval, n);
  measure->quartiles = g_new (TbrQuantile, (gsize) n * N_QUARTILES);
  for (guint i = 0; i < n; i++)
    measure->means[i] = (TbrInterval){ 0, NAN, NAN };
  for (guint i = 0; i < n * N_QUARTILES; i++)
    measure->quartiles[i] = (TbrQuantile){ 0, NAN, -INFINITY, INFINITY, 1 };
  g_ptr_array_add (collection->out->measures, measure);
  collection->measure = measure;
  collection->first = NAN;
}

static TbrCertainty
certainty_of (const char *name)
{
  for (guint i = 0; tbr_certainty_names[i] != NULL; i++)
    if (g_str_equal (tbr_certainty_names[i], name))
      return (TbrCertainty) i;
  return TBR_CERTAINTY_ESTIMATED;
}

/* One row: measure, unit, point, value, certainty. */
static void
collect_row (Collection *collection, sqlite3_stmt *row)
{
  const char *name = (const char *) sqlite3_column_text (row, 0);
  guint32 point = (guint32) sqlite3_column_int64 (row, 2);
  double value = sqlite3_column_type (row, 3) == SQLITE_NULL ? NAN : sqlite3_column_double (row, 3);
  TbrCertainty certainty = certainty_of ((const char *) sqlite3_column_text (row, 4));
  gboolean is_new
      = collection->measure == NULL || !g_str_equal (collection->measure->measure, name);

  if (is_new || point != collection->point)
    finish_point (collection);
  if (is_new)
    begin_measure (collection, name, (const char *) sqlite3_column_text (row, 1));
  collection->point = point;
  collection->measure->certainty = MAX (collection->measure->certainty, certainty);
  if (isfinite (value))
    g_array_append_val (collection->values, value);
}

static gboolean
read_measures (sqlite3 *db, const char *const *measures, TbrOverview *out, GError **error)
{
  Collection collection = { .out = out, .values = g_array_new (FALSE, FALSE, sizeof (double)) };
  sqlite3_stmt *statement = NULL;
  gboolean done
      = sqlite3_prepare_v2 (db,
                            "SELECT measure, unit, point, value, certainty FROM measure WHERE "
                            "scope = 'all' ORDER BY measure, point, replication",
                            -1, &statement, NULL)
        == SQLITE_OK;

  while (done && sqlite3_step (statement) == SQLITE_ROW)
    if (tbr_study_reader_is_wanted ((const char *) sqlite3_column_text (statement, 0), measures)
        && sqlite3_column_int64 (statement, 2) < out->n_points)
      collect_row (&collection, statement);
  finish_point (&collection);
  sqlite3_finalize (statement);
  g_array_unref (collection.values);
  if (out->measures->len > 0)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s",
               out->most_runs > 0 ? "it has no rows of such a measure" : "no run is there yet");
  return FALSE;
}

/* ---- all ---- */

static gboolean
load (sqlite3 *db, const char *const *measures, TbrOverview *out, GError **error)
{
  out->title = tbr_study_reader_word (db, "main", "title");
  out->labels = tbr_study_reader_labels (db, "main");
  out->n_factors = tbr_study_reader_count (db, "SELECT count(*) FROM factor");
  out->n_points
      = out->n_factors > 0 ? tbr_study_reader_count (db, "SELECT max(point) + 1 FROM point") : 1;
  out->n_failed = tbr_study_reader_count (db, "SELECT count(*) FROM trial WHERE status = 'failed'");
  out->least_runs
      = tbr_study_reader_count (db, "SELECT min(n) FROM (SELECT count(*) AS n FROM trial WHERE "
                                    "status = 'ok' GROUP BY point)");
  out->most_runs
      = tbr_study_reader_count (db, "SELECT max(n) FROM (SELECT count(*) AS n FROM trial WHERE "
                                    "status = 'ok' GROUP BY point)");
  if (tbr_study_reader_count (db, "SELECT count(DISTINCT point) FROM trial WHERE status = 'ok'")
      < out->n_points)
    out->least_runs = 0;
  if (out->n_factors == 0)
    {
      g_strfreev (out->labels);
      out->labels = g_strsplit ("as it is", "|", -1);
    }
  read_factors (db, out);
  read_provenance (db, out);
  tbr_overview_read_series (db, out);
  return read_measures (db, measures, out, error);
}

gboolean
tbr_overview_load (const char *folder, const char *const *measures, TbrOverview *out_overview,
                   GError **error)
{
  g_auto (TbrOverview) overview
      = { .measures = g_ptr_array_new_with_free_func (free_measure),
          .series = g_ptr_array_new_with_free_func (tbr_overview_free_series),
          .words = g_ptr_array_new_with_free_func (free_word),
          .call = g_ptr_array_new_with_free_func (free_word),
          .inputs = g_ptr_array_new_with_free_func (free_word) };
  sqlite3 *db = NULL;
  gboolean done = tbr_study_reader_take (&db, folder, error);

  if (done && !load (db, measures, &overview, error))
    {
      g_prefix_error (error, "%s: ", folder);
      done = FALSE;
    }
  sqlite3_close (db);
  if (done)
    {
      *out_overview = overview;
      overview = (TbrOverview){ .measures = NULL };
    }
  return done;
}

const char *
tbr_overview_word (const TbrOverview *overview, const char *key)
{
  for (guint i = 0; i < overview->words->len; i++)
    {
      const TbrOverviewWord *word = overview->words->pdata[i];
      if (g_str_equal (word->key, key))
        return word->value;
    }
  return "";
}

void
tbr_overview_clear (TbrOverview *overview)
{
  for (guint i = 0; overview->factors != NULL && i < overview->n_factors; i++)
    {
      g_free (overview->factors[i].name);
      g_free (overview->factors[i].path);
      g_free (overview->factors[i].unit);
      g_free (overview->factors[i].numbers);
      for (guint j = 0; j < overview->n_points; j++)
        g_free (overview->factors[i].labels[j]);
      g_free (overview->factors[i].labels);
    }
  g_free (overview->factors);
  g_free (overview->title);
  g_strfreev (overview->labels);
  g_clear_pointer (&overview->measures, g_ptr_array_unref);
  g_clear_pointer (&overview->series, g_ptr_array_unref);
  g_clear_pointer (&overview->words, g_ptr_array_unref);
  g_clear_pointer (&overview->call, g_ptr_array_unref);
  g_clear_pointer (&overview->inputs, g_ptr_array_unref);
}
