/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a measure is spread over the runs of each point of a study. */
#include <tabard/quantiles.h>

#include "batch/study_reader.h"

#define CONFIDENCE 0.95

/* The values of one measure at one point that are being collected. */
typedef struct
{
  TbrQuantiles *out;
  const GArray *shares; /* double */
  TbrSpread *spread;
  GArray *values; /* double */
} Collection;

static void
free_spread (gpointer data)
{
  TbrSpread *spread = data;

  g_free (spread->measure);
  g_free (spread->unit);
  g_free (spread->quantiles);
  g_free (spread);
}

static void
finish_spread (Collection *collection)
{
  const double *values = (const double *) (gpointer) collection->values->data;

  if (collection->spread == NULL)
    return;
  for (guint i = 0; i < collection->shares->len; i++)
    collection->spread->quantiles[i]
        = tbr_quantile_of (values, collection->values->len,
                           g_array_index (collection->shares, double, i), CONFIDENCE);
  g_array_set_size (collection->values, 0);
}

/* One row: measure, unit, point, value. */
static void
collect_row (Collection *collection, sqlite3_stmt *row)
{
  const char *measure = (const char *) sqlite3_column_text (row, 0);
  guint32 point = (guint32) sqlite3_column_int64 (row, 2);

  if (collection->spread == NULL || collection->spread->point != point
      || !g_str_equal (collection->spread->measure, measure))
    {
      finish_spread (collection);
      collection->spread = g_new0 (TbrSpread, 1);
      collection->spread->point = point;
      collection->spread->measure = g_strdup (measure);
      collection->spread->unit = g_strdup ((const char *) sqlite3_column_text (row, 1));
      collection->spread->quantiles = g_new0 (TbrQuantile, collection->shares->len);
      g_ptr_array_add (collection->out->rows, collection->spread);
    }
  if (sqlite3_column_type (row, 3) == SQLITE_NULL)
    return;
  double value = sqlite3_column_double (row, 3);
  g_array_append_val (collection->values, value);
}

static gboolean
load (sqlite3 *db, const char *folder, const char *const *measures, Collection *collection,
      GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db,
                          "SELECT measure, unit, point, value FROM measure WHERE scope = 'all' "
                          "ORDER BY measure, point, replication",
                          -1, &statement, NULL)
      != SQLITE_OK)
    return tbr_study_reader_fail (db, folder, error);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (tbr_study_reader_is_wanted ((const char *) sqlite3_column_text (statement, 0), measures))
      collect_row (collection, statement);
  finish_spread (collection);
  sqlite3_finalize (statement);
  collection->out->title = tbr_study_reader_word (db, "main", "title");
  collection->out->labels = tbr_study_reader_labels (db, "main");
  if (collection->out->rows->len > 0)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: it has no rows of such a measure", folder);
  return FALSE;
}

gboolean
tbr_quantiles_load (const char *folder, const char *const *measures, const GArray *shares,
                    TbrQuantiles *out_quantiles, GError **error)
{
  g_auto (TbrQuantiles) quantiles = { .rows = g_ptr_array_new_with_free_func (free_spread) };
  Collection collection = { .out = &quantiles,
                            .shares = shares,
                            .values = g_array_new (FALSE, FALSE, sizeof (double)) };
  sqlite3 *db = NULL;
  gboolean done = tbr_study_reader_take (&db, folder, error)
                  && load (db, folder, measures, &collection, error);

  sqlite3_close (db);
  g_array_unref (collection.values);
  if (done)
    {
      *out_quantiles = quantiles;
      quantiles = (TbrQuantiles){ .rows = NULL };
    }
  return done;
}

void
tbr_quantiles_clear (TbrQuantiles *quantiles)
{
  g_free (quantiles->title);
  g_strfreev (quantiles->labels);
  g_clear_pointer (&quantiles->rows, g_ptr_array_unref);
}
