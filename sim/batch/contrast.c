/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which rows of studies are pairs, and what they differ by. */
#include <tabard/contrast.h>

#include "batch/study_reader.h"

#include <math.h>

#define CONFIDENCE 0.95

/* The pairs of one measure at one point that are being collected. */
typedef struct
{
  TbrContrasts *out;
  guint32 point;
  guint n_compared; /* points */
  char *measure, *unit;
  GArray *base, *mean; /* double, by pair */
} Collection;

static gboolean
check_seeds (sqlite3 *db, const char *folder, const char *other, GError **error)
{
  g_autofree char *ours = tbr_study_reader_word (db, "main", "seed");
  g_autofree char *theirs = tbr_study_reader_word (db, "other", "seed");

  if (g_str_equal (ours, theirs))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_REPLAY,
               "%s: its seed is %s, that of %s is %s: their runs share no luck", other, theirs,
               folder, ours);
  return FALSE;
}

static void
free_contrast (gpointer data)
{
  TbrContrast *contrast = data;

  g_free (contrast->measure);
  g_free (contrast->unit);
  g_free (contrast);
}

/* Ends the measure that was collected. */
static void
finish_measure (Collection *collection)
{
  const double *base = (const double *) (gpointer) collection->base->data;
  const double *mean = (const double *) (gpointer) collection->mean->data;
  TbrPaired paired = tbr_paired_of (base, mean, collection->base->len, CONFIDENCE);

  if (paired.difference.n > 0 && paired.difference.mean == 0 && !(paired.variance > 0))
    collection->out->n_unchanged++;
  else if (paired.difference.n > 0)
    {
      TbrContrast *contrast = g_new (TbrContrast, 1);
      *contrast = (TbrContrast){ .point = collection->point,
                                 .measure = g_strdup (collection->measure),
                                 .unit = g_strdup (collection->unit),
                                 .paired = paired };
      contrast->base = tbr_interval_of (base, collection->base->len, CONFIDENCE);
      contrast->mean = tbr_interval_of (mean, collection->mean->len, CONFIDENCE);
      contrast->joint = tbr_interval_paired (base, mean, collection->base->len,
                                             1 - (1 - CONFIDENCE) / MAX (collection->n_compared, 1))
                            .half_width;
      g_ptr_array_add (collection->out->rows, contrast);
    }
  g_array_set_size (collection->base, 0);
  g_array_set_size (collection->mean, 0);
}

/* One row: point, measure, unit, value there, value here. */
static void
collect_row (Collection *collection, sqlite3_stmt *row)
{
  guint32 point = (guint32) sqlite3_column_int64 (row, 0);
  const char *measure = (const char *) sqlite3_column_text (row, 1);

  if (collection->measure == NULL || point != collection->point
      || !g_str_equal (measure, collection->measure))
    {
      finish_measure (collection);
      g_free (collection->measure);
      g_free (collection->unit);
      collection->point = point;
      collection->measure = g_strdup (measure);
      collection->unit = g_strdup ((const char *) sqlite3_column_text (row, 2));
    }
  if (sqlite3_column_type (row, 3) == SQLITE_NULL || sqlite3_column_type (row, 4) == SQLITE_NULL)
    return;
  double base = sqlite3_column_double (row, 3), mean = sqlite3_column_double (row, 4);
  g_array_append_val (collection->base, base);
  g_array_append_val (collection->mean, mean);
}

static gboolean
collect_all (sqlite3 *db, const char *folder, Collection *collection, const char *const *measures,
             GError **error)
{
  static const char within[]
      = "SELECT b.point, b.measure, b.unit, a.value, b.value FROM measure AS a JOIN measure AS b "
        "USING (replication, measure, scope, key) WHERE scope = 'all' AND a.point = 0 AND b.point "
        "> 0 ORDER BY b.point, measure, key, replication";
  static const char between[]
      = "SELECT b.point, b.measure, b.unit, a.value, b.value FROM main.measure AS a JOIN "
        "other.measure AS b USING (point, replication, measure, scope, key) WHERE scope = 'all' "
        "ORDER BY point, measure, key, replication";
  gboolean is_within = sqlite3_db_filename (db, "other") == NULL;
  sqlite3_stmt *statement = NULL;
  int code;

  collection->n_compared = MAX (g_strv_length (collection->out->labels), 2) - is_within;
  if (sqlite3_prepare_v2 (db, is_within ? within : between, -1, &statement, NULL) != SQLITE_OK)
    return tbr_study_reader_fail (db, folder, error);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    if (tbr_study_reader_is_wanted ((const char *) sqlite3_column_text (statement, 1), measures))
      collect_row (collection, statement);
  finish_measure (collection);
  sqlite3_finalize (statement);
  if (code != SQLITE_DONE)
    return tbr_study_reader_fail (db, folder, error);
  if (collection->out->rows->len == 0 && collection->out->n_unchanged == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: no measure has a pair of runs%s", folder,
                   is_within ? "; a second point is needed, or a second study" : "");
      return FALSE;
    }
  return TRUE;
}

/* What each point is held against. */
static void
name_points (sqlite3 *db, TbrContrasts *contrasts)
{
  gboolean is_within = sqlite3_db_filename (db, "other") == NULL;

  contrasts->title = tbr_study_reader_word (db, "main", "title");
  contrasts->labels = tbr_study_reader_labels (db, is_within ? "main" : "other");
  contrasts->bases = tbr_study_reader_labels (db, "main");
  if (!is_within || contrasts->bases[0] == NULL)
    return; /* no point is named where nothing varies */
  for (guint i = 1; contrasts->bases[i] != NULL; i++)
    {
      g_free (contrasts->bases[i]);
      contrasts->bases[i] = g_strdup (contrasts->bases[0]);
    }
}

gboolean
tbr_contrasts_load (const char *folder, const char *other, const char *const *measures,
                    TbrContrasts *out_contrasts, GError **error)
{
  g_auto (TbrContrasts) contrasts = { .rows = g_ptr_array_new_with_free_func (free_contrast) };
  Collection collection = { .out = &contrasts,
                            .base = g_array_new (FALSE, FALSE, sizeof (double)),
                            .mean = g_array_new (FALSE, FALSE, sizeof (double)) };
  sqlite3 *db = NULL;
  gboolean done = tbr_study_reader_take (&db, folder, error);

  if (done && other != NULL)
    done = tbr_study_reader_take (&db, other, error) && check_seeds (db, folder, other, error);
  if (done)
    name_points (db, &contrasts);
  done = done && collect_all (db, folder, &collection, measures, error);
  if (done)
    {
      *out_contrasts = contrasts;
      contrasts = (TbrContrasts){ .rows = NULL };
    }
  sqlite3_close (db);
  g_array_unref (collection.base);
  g_array_unref (collection.mean);
  g_free (collection.measure);
  g_free (collection.unit);
  return done;
}

void
tbr_contrasts_clear (TbrContrasts *contrasts)
{
  g_free (contrasts->title);
  g_strfreev (contrasts->labels);
  g_strfreev (contrasts->bases);
  g_clear_pointer (&contrasts->rows, g_ptr_array_unref);
}
