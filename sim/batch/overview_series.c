/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Curves of a study, gathered over the replications of each point. */
#include "batch/overview_series.h"

#include "output/statistics_of.h"

#include <math.h>

#define HOUR 3600.0
/* What a band goes between. Source: our assumption; four of five runs. */
#define BAND_LOW 0.1
#define BAND_HIGH 0.9

void
tbr_overview_free_series (gpointer data)
{
  TbrOverviewSeries *series = data;

  g_free (series->measure);
  g_free (series->scope);
  g_free (series->key);
  g_free (series->unit);
  g_free (series->hours);
  g_free (series->low);
  g_free (series->middle);
  g_free (series->high);
  g_free (series);
}

/* A curve being collected, and its values at one instant. */
typedef struct
{
  TbrOverviewSeries *series;
  GArray *hours, *low, *middle, *high; /* double, by instant */
  GArray *values;                      /* double, by replication */
  double at;
} Collection;

static void
finish_instant (Collection *collection)
{
  double *values = (double *) (gpointer) collection->values->data;
  guint n = collection->values->len;
  double hours = collection->at / HOUR;

  if (n == 0)
    return;
  tbr_statistics_sort (values, n);
  double low = tbr_statistics_quantile (values, n, BAND_LOW, TBR_QUANTILE_MODE);
  double middle = tbr_statistics_quantile (values, n, 0.5, TBR_QUANTILE_MODE);
  double high = tbr_statistics_quantile (values, n, BAND_HIGH, TBR_QUANTILE_MODE);
  g_array_append_val (collection->hours, hours);
  g_array_append_val (collection->low, low);
  g_array_append_val (collection->middle, middle);
  g_array_append_val (collection->high, high);
  g_array_set_size (collection->values, 0);
}

static double *
take (GArray *array)
{
  double *values = g_memdup2 (array->data, array->len * sizeof (double));
  g_array_set_size (array, 0);
  return values;
}

static void
finish_series (Collection *collection)
{
  TbrOverviewSeries *series = collection->series;

  finish_instant (collection);
  if (series == NULL)
    return;
  series->n = collection->hours->len;
  series->hours = take (collection->hours);
  series->low = take (collection->low);
  series->middle = take (collection->middle);
  series->high = take (collection->high);
  collection->series = NULL;
}

static gboolean
is_same (const TbrOverviewSeries *series, sqlite3_stmt *row)
{
  return series != NULL && series->point == (guint32) sqlite3_column_int64 (row, 3)
         && g_strcmp0 (series->measure, (const char *) sqlite3_column_text (row, 0)) == 0
         && g_strcmp0 (series->scope, (const char *) sqlite3_column_text (row, 1)) == 0
         && g_strcmp0 (series->key, (const char *) sqlite3_column_text (row, 2)) == 0;
}

/* One row: measure, scope, key, point, instant, value, unit. */
static void
collect_row (Collection *collection, TbrOverview *out, sqlite3_stmt *row)
{
  double at = sqlite3_column_double (row, 4);

  if (!is_same (collection->series, row))
    {
      finish_series (collection);
      TbrOverviewSeries *series = g_new0 (TbrOverviewSeries, 1);
      series->point = (guint32) sqlite3_column_int64 (row, 3);
      series->measure = g_strdup ((const char *) sqlite3_column_text (row, 0));
      series->scope = g_strdup ((const char *) sqlite3_column_text (row, 1));
      series->key = g_strdup ((const char *) sqlite3_column_text (row, 2));
      series->unit = g_strdup ((const char *) sqlite3_column_text (row, 6));
      g_ptr_array_add (out->series, series);
      collection->series = series;
    }
  else if (at != collection->at)
    finish_instant (collection);
  collection->at = at;
  if (sqlite3_column_type (row, 5) == SQLITE_NULL)
    return;
  double value = sqlite3_column_double (row, 5);
  g_array_append_val (collection->values, value);
}

void
tbr_overview_read_series (sqlite3 *db, TbrOverview *out)
{
  Collection collection = { .hours = g_array_new (FALSE, FALSE, sizeof (double)),
                            .low = g_array_new (FALSE, FALSE, sizeof (double)),
                            .middle = g_array_new (FALSE, FALSE, sizeof (double)),
                            .high = g_array_new (FALSE, FALSE, sizeof (double)),
                            .values = g_array_new (FALSE, FALSE, sizeof (double)) };
  GArray *arrays[]
      = { collection.hours, collection.low, collection.middle, collection.high, collection.values };
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db,
                          "SELECT measure, scope, key, point, at_s, value, unit FROM series WHERE "
                          "scope IN ('all', 'harm', 'need', 'phase') ORDER BY measure, scope, key, "
                          "point, at_s, replication",
                          -1, &statement, NULL)
      == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      collect_row (&collection, out, statement);
  finish_series (&collection);
  sqlite3_finalize (statement);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
}
