/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which factors of a study matter, where its design was made to tell. */
#include <tabard/indices.h>

#include "batch/study_reader.h"

#include <math.h>

#define CONFIDENCE 0.95

/* The points' values of the measure that is being collected. */
typedef struct
{
  TbrIndices *out;
  TbrMorrisPlan morris;
  TbrSobolPlan sobol;
  guint n_points;
  double *values; /* by point: mean over its replications; NAN where there is none */
  char *measure, *unit;
} Collection;

static void
free_index (gpointer data)
{
  TbrIndex *index = data;

  g_free (index->measure);
  g_free (index->unit);
  g_free (index->morris);
  g_free (index->sobol);
  g_free (index);
}

gboolean
tbr_indices_suit (TbrDesignKind design)
{
  return design == TBR_DESIGN_MORRIS || design == TBR_DESIGN_SOBOL_INDICES;
}

/* Whether two points that are there have different values. */
static gboolean
varies (const Collection *collection)
{
  double first = NAN;

  for (guint i = 0; i < collection->n_points; i++)
    {
      if (isnan (first))
        first = collection->values[i];
      if (isfinite (collection->values[i]) && collection->values[i] != first)
        return TRUE;
    }
  return FALSE;
}

/* Ends the measure that was collected. */
static void
finish_measure (Collection *collection)
{
  TbrIndices *out = collection->out;
  TbrIndex *index;
  gboolean is_known;

  if (collection->measure == NULL)
    return;
  index = g_new0 (TbrIndex, 1);
  index->measure = g_strdup (collection->measure);
  index->unit = g_strdup (collection->unit);
  if (out->design == TBR_DESIGN_MORRIS)
    {
      index->morris = g_new0 (TbrMorrisEffect, out->n_factors);
      tbr_morris_effects (&collection->morris, collection->values, index->morris);
      is_known = index->morris[0].n > 0;
    }
  else
    {
      index->sobol = g_new0 (TbrSobolIndex, out->n_factors);
      tbr_sobol_indices (&collection->sobol, collection->values, index->sobol);
      is_known = !isnan (index->sobol[0].first);
    }
  if (is_known && varies (collection))
    g_ptr_array_add (out->rows, index);
  else
    {
      free_index (index);
      out->n_left_out++;
    }
}

static void
begin_measure (Collection *collection, const char *measure, const char *unit)
{
  g_free (collection->measure);
  g_free (collection->unit);
  collection->measure = g_strdup (measure);
  collection->unit = g_strdup (unit);
  for (guint i = 0; i < collection->n_points; i++)
    collection->values[i] = NAN;
}

static gboolean
read_values (sqlite3 *db, Collection *collection, const char *const *measures)
{
  sqlite3_stmt *statement = NULL;
  gboolean done = sqlite3_prepare_v2 (db,
                                      "SELECT measure, unit, point, avg(value) FROM measure WHERE "
                                      "scope = 'all' GROUP BY measure, point ORDER BY measure, "
                                      "point",
                                      -1, &statement, NULL)
                  == SQLITE_OK;

  while (done && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *measure = (const char *) sqlite3_column_text (statement, 0);
      gint64 point = sqlite3_column_int64 (statement, 2);
      if (!tbr_study_reader_is_wanted (measure, measures) || point >= collection->n_points)
        continue;
      if (g_strcmp0 (measure, collection->measure) != 0)
        {
          finish_measure (collection);
          begin_measure (collection, measure, (const char *) sqlite3_column_text (statement, 1));
        }
      if (sqlite3_column_type (statement, 3) != SQLITE_NULL)
        collection->values[point] = sqlite3_column_double (statement, 3);
    }
  finish_measure (collection);
  sqlite3_finalize (statement);
  return done;
}

/* The plans by which the points were chosen. */
static void
make_plans (const TbrExperiment *experiment, guint64 seed, Collection *collection)
{
  collection->morris = (TbrMorrisPlan){ experiment->n_factors, (guint) experiment->n_points,
                                        (guint) experiment->n_levels, seed, CONFIDENCE };
  collection->sobol
      = (TbrSobolPlan){ experiment->n_factors, (guint) experiment->n_points, seed, CONFIDENCE };
  collection->n_points = experiment->design == TBR_DESIGN_MORRIS
                             ? tbr_morris_rows (&collection->morris)
                             : tbr_sobol_rows (&collection->sobol);
}

static gboolean
load (sqlite3 *db, const TbrExperiment *experiment, const char *const *measures, TbrIndices *out,
      GError **error)
{
  Collection collection = { .out = out };
  g_autofree char *seed = tbr_study_reader_word (db, "main", "seed");
  gboolean done;

  out->title = tbr_study_reader_word (db, "main", "title");
  out->design = experiment->design;
  out->n_factors = experiment->n_factors;
  out->factors = g_new0 (char *, out->n_factors + 1);
  for (guint i = 0; i < out->n_factors; i++)
    out->factors[i] = g_strdup (experiment->factors[i].id);
  make_plans (experiment, g_ascii_strtoull (seed, NULL, 10), &collection);
  if (tbr_study_reader_count (db, "SELECT count(DISTINCT point) FROM point") != collection.n_points)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "its points are not those of %s",
                   tbr_design_names[out->design]);
      return FALSE;
    }
  collection.values = g_new (double, collection.n_points);
  done = read_values (db, &collection, measures);
  if (done && out->rows->len == 0 && out->n_left_out == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "it has no rows of such a measure");
      done = FALSE;
    }
  g_free (collection.values);
  g_free (collection.measure);
  g_free (collection.unit);
  return done;
}

gboolean
tbr_indices_load (const char *folder, const TbrExperiment *experiment, const char *const *measures,
                  TbrIndices *out_indices, GError **error)
{
  g_auto (TbrIndices) indices = { .rows = g_ptr_array_new_with_free_func (free_index) };
  sqlite3 *db = NULL;
  gboolean done = tbr_study_reader_take (&db, folder, error);

  if (done && !tbr_indices_suit (experiment->design))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: its design is %s", folder,
                   tbr_design_names[experiment->design]);
      done = FALSE;
    }
  else if (done && !load (db, experiment, measures, &indices, error))
    {
      g_prefix_error (error, "%s: ", folder);
      done = FALSE;
    }
  sqlite3_close (db);
  if (done)
    {
      *out_indices = indices;
      indices = (TbrIndices){ .rows = NULL };
    }
  return done;
}

void
tbr_indices_clear (TbrIndices *indices)
{
  g_free (indices->title);
  g_strfreev (indices->factors);
  g_clear_pointer (&indices->rows, g_ptr_array_unref);
}
