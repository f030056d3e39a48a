/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A study's rows laid out as the full factorial that they are. */
#include <tabard/effects.h>

#include "batch/study_reader.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define CONFIDENCE 0.95

/* The points by their levels, and one measure's values. */
typedef struct
{
  TbrEffects *out;
  guint n_points, n_replications;
  guint *n_levels;      /* by factor */
  guint *levels;        /* n_points x n_factors */
  double *values;       /* n_replications x n_points; NAN where there is none */
  char *measure, *unit; /* being collected, or NULL */
} Layout;

static void
free_effect (gpointer data)
{
  TbrEffect *effect = data;

  for (guint i = 0; effect->means != NULL && effect->means[i] != NULL; i++)
    g_free (effect->means[i]);
  g_free (effect->means);
  g_free (effect->half_widths);
  g_clear_pointer (&effect->anova, tbr_anova_free);
  g_free (effect->measure);
  g_free (effect->unit);
  g_free (effect);
}

/* Factors, their levels, and the level of each at every point. */
static void
read_points (sqlite3 *db, Layout *layout)
{
  TbrEffects *out = layout->out;
  sqlite3_stmt *statement = NULL;
  GPtrArray **labels = g_new (GPtrArray *, out->n_factors);

  for (guint i = 0; i < out->n_factors; i++)
    labels[i] = g_ptr_array_new ();
  if (sqlite3_prepare_v2 (db,
                          "SELECT point, factor, id, label FROM point JOIN factor USING (factor) "
                          "ORDER BY point, factor",
                          -1, &statement, NULL)
      == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        guint point = (guint) sqlite3_column_int64 (statement, 0);
        guint factor = (guint) sqlite3_column_int64 (statement, 1);
        if (point >= layout->n_points || factor >= out->n_factors)
          continue;
        if (out->factors[factor] == NULL)
          out->factors[factor] = g_strdup ((const char *) sqlite3_column_text (statement, 2));
        layout->levels[(gsize) point * out->n_factors + factor]
            = tbr_study_reader_place (labels[factor],
                                      (const char *) sqlite3_column_text (statement, 3));
      }
  sqlite3_finalize (statement);
  for (guint i = 0; i < out->n_factors; i++)
    {
      layout->n_levels[i] = labels[i]->len;
      g_ptr_array_add (labels[i], NULL);
      out->levels[i] = (char **) g_ptr_array_free (labels[i], FALSE);
    }
  g_free (labels);
}

/* Means by level of each factor. (transfer full) */
static double **
means_of (const TbrFactorial *data)
{
  double **means = g_new0 (double *, data->n_factors + 1);

  for (guint factor = 0; factor < data->n_factors; factor++)
    {
      guint n = data->n_levels[factor];
      means[factor] = g_new0 (double, n);
      for (guint run = 0; run < data->n_runs; run++)
        means[factor][data->levels[(gsize) run * data->n_factors + factor]]
            += data->values[run] * n / data->n_runs;
    }
  return means;
}

/* Half-widths of the intervals of those means. (transfer full) */
static double *
half_widths_of (const TbrFactorial *data, const TbrAnova *anova)
{
  double *widths = g_new (double, data->n_factors + 1);
  const TbrAnovaRow *residual = &anova->rows[anova->n_rows - 2];

  for (guint i = 0; i < data->n_factors; i++)
    widths[i] = residual->degrees == 0
                    ? NAN
                    : gsl_cdf_tdist_Pinv (0.5 + CONFIDENCE / 2, residual->degrees)
                          * sqrt (residual->mean_square * data->n_levels[i] / data->n_runs);
  return widths;
}

/* Keeps the replications that are whole, in front; returns how many. */
static guint
pack_whole (Layout *layout)
{
  guint kept = 0, width = layout->n_points;

  for (guint replication = 0; replication < layout->n_replications; replication++)
    {
      gboolean is_whole = TRUE;
      for (guint point = 0; point < width; point++)
        {
          double value = layout->values[(gsize) replication * width + point];
          is_whole = is_whole && isfinite (value);
          layout->values[(gsize) kept * width + point] = value;
        }
      kept += is_whole;
    }
  return kept;
}

/* Ends the measure that was collected. */
static gboolean
finish_measure (Layout *layout, GError **error)
{
  guint kept = pack_whole (layout), width = layout->n_points, n = layout->out->n_factors;
  g_autofree guint *levels = g_new (guint, (gsize) kept * width * n + 1);
  g_autofree guint *blocks = g_new (guint, (gsize) kept * width + 1);
  TbrFactorial data = { n, layout->n_levels, kept * width, levels, kept, blocks, layout->values };

  for (guint run = 0; run < kept * width; run++)
    {
      blocks[run] = run / width;
      for (guint i = 0; i < n; i++)
        levels[(gsize) run * n + i] = layout->levels[(gsize) (run % width) * n + i];
    }
  g_autoptr (TbrAnova) anova = kept > 1 ? tbr_anova_new (&data, error) : NULL;
  if (kept > 1 && anova == NULL)
    return FALSE;
  if (anova == NULL || !(anova->rows[anova->n_rows - 1].squares > 0))
    layout->out->n_left_out++;
  else
    {
      TbrEffect *effect = g_new (TbrEffect, 1);
      *effect = (TbrEffect){ g_strdup (layout->measure), g_strdup (layout->unit),      kept, NULL,
                             means_of (&data),           half_widths_of (&data, anova) };
      effect->anova = g_steal_pointer (&anova);
      g_ptr_array_add (layout->out->rows, effect);
    }
  return TRUE;
}

/* Another measure begins. */
static void
begin_measure (Layout *layout, const char *measure, const char *unit)
{
  g_free (layout->measure);
  g_free (layout->unit);
  layout->measure = g_strdup (measure);
  layout->unit = g_strdup (unit);
  for (gsize i = 0; i < (gsize) layout->n_replications * layout->n_points; i++)
    layout->values[i] = NAN;
}

static gboolean
read_values (sqlite3 *db, Layout *layout, const char *const *measures, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean done = sqlite3_prepare_v2 (db,
                                      "SELECT measure, unit, point, replication, value FROM "
                                      "measure WHERE scope = 'all' ORDER BY measure",
                                      -1, &statement, NULL)
                  == SQLITE_OK;

  while (done && sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *measure = (const char *) sqlite3_column_text (statement, 0);
      gsize point = (gsize) sqlite3_column_int64 (statement, 2);
      gsize replication = (gsize) sqlite3_column_int64 (statement, 3);
      if (!tbr_study_reader_is_wanted (measure, measures) || point >= layout->n_points
          || replication >= layout->n_replications)
        continue;
      if (g_strcmp0 (measure, layout->measure) != 0)
        {
          done = layout->measure == NULL || finish_measure (layout, error);
          begin_measure (layout, measure, (const char *) sqlite3_column_text (statement, 1));
        }
      if (sqlite3_column_type (statement, 4) != SQLITE_NULL)
        layout->values[replication * layout->n_points + point]
            = sqlite3_column_double (statement, 4);
    }
  sqlite3_finalize (statement);
  return done && (layout->measure == NULL || finish_measure (layout, error));
}

/* Reads all; the layout's memory is freed. */
static gboolean
load (sqlite3 *db, const char *folder, const char *const *measures, TbrEffects *effects,
      GError **error)
{
  Layout layout = { .out = effects };

  layout.n_points = tbr_study_reader_count (db, "SELECT count(DISTINCT point) FROM point");
  layout.n_replications
      = tbr_study_reader_count (db, "SELECT coalesce(max(replication) + 1, 0) FROM trial");
  effects->n_factors = tbr_study_reader_count (db, "SELECT count(*) FROM factor");
  effects->title = tbr_study_reader_word (db, "main", "title");
  effects->factors = g_new0 (char *, effects->n_factors + 1);
  effects->levels = g_new0 (char **, effects->n_factors + 1);
  layout.n_levels = g_new0 (guint, effects->n_factors + 1);
  layout.levels = g_new0 (guint, (gsize) layout.n_points * effects->n_factors + 1);
  gsize n_values = (gsize) layout.n_points * layout.n_replications + 1;
  layout.values = effects->n_factors > 0 ? g_try_new (double, n_values) : NULL;
  read_points (db, &layout);
  gboolean done = layout.values != NULL && read_values (db, &layout, measures, error);
  if (done && effects->rows->len == 0 && effects->n_left_out == 0)
    done = FALSE;
  if (!done && error != NULL && *error == NULL)
    g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: %s", folder,
                 effects->n_factors == 0 ? "the study has no factors"
                                         : "it has no rows of such a measure");
  g_free (layout.n_levels);
  g_free (layout.levels);
  g_free (layout.values);
  g_free (layout.measure);
  g_free (layout.unit);
  return done;
}

gboolean
tbr_effects_load (const char *folder, const char *const *measures, TbrEffects *out_effects,
                  GError **error)
{
  g_auto (TbrEffects) effects = { .rows = g_ptr_array_new_with_free_func (free_effect) };
  sqlite3 *db = NULL;
  gboolean done
      = tbr_study_reader_take (&db, folder, error) && load (db, folder, measures, &effects, error);

  if (done)
    {
      *out_effects = effects;
      effects = (TbrEffects){ .rows = NULL };
    }
  sqlite3_close (db);
  return done;
}

void
tbr_effects_clear (TbrEffects *effects)
{
  for (guint i = 0; i < effects->n_factors && effects->levels != NULL; i++)
    g_strfreev (effects->levels[i]);
  for (guint i = 0; i < effects->n_factors && effects->factors != NULL; i++)
    g_free (effects->factors[i]);
  g_free (effects->levels);
  g_free (effects->factors);
  g_free (effects->title);
  g_clear_pointer (&effects->rows, g_ptr_array_unref);
}
