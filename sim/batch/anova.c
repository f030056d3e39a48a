/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the squares of a full factorial study divide among its factors and their pairs. */
#include <tabard/statistics.h>

#include <tabard/error.h>

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Refuses what is not finite, has a level too high, or lacks or repeats a combination. */
static gboolean
check_balance (const TbrFactorial *data, GError **error)
{
  gsize n_cells = MAX (data->n_blocks, 1);

  for (guint i = 0; i < data->n_factors && n_cells <= data->n_runs; i++)
    n_cells *= data->n_levels[i];
  if (n_cells > data->n_runs || data->n_runs % n_cells != 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                   "%u runs are not a full factorial, in which every combination of levels "
                   "is run equally often",
                   data->n_runs);
      return FALSE;
    }
  g_autofree guint *counts = g_new0 (guint, n_cells);
  for (guint run = 0; run < data->n_runs; run++)
    {
      gsize cell = data->n_blocks > 1 ? data->blocks[run] : 0;
      gboolean is_inside = cell < MAX (data->n_blocks, 1);
      for (guint i = 0; i < data->n_factors; i++)
        {
          guint level = data->levels[(gsize) run * data->n_factors + i];
          is_inside = is_inside && level < data->n_levels[i];
          cell = cell * data->n_levels[i] + level;
        }
      if (!is_inside || !isfinite (data->values[run]))
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                       "run %u has %s, so that the design is not full", run,
                       is_inside ? "no finite value" : "a level that no factor has");
          return FALSE;
        }
      counts[cell]++;
    }
  for (gsize cell = 0; cell < n_cells; cell++)
    if (counts[cell] != data->n_runs / n_cells)
      {
        g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                     "a combination of levels has %u runs, not %u as a full factorial has",
                     counts[cell], (guint) (data->n_runs / n_cells));
        return FALSE;
      }
  return TRUE;
}

/* Which cell of the margin over factors a and b a run is in; TBR_NONE is no factor, n_factors the
   blocks. */
static guint
margin_of (const TbrFactorial *data, guint run, guint factor)
{
  if (factor == TBR_NONE)
    return 0;
  return factor == data->n_factors ? data->blocks[run]
                                   : data->levels[(gsize) run * data->n_factors + factor];
}

static guint
n_levels_of (const TbrFactorial *data, guint factor)
{
  if (factor == TBR_NONE)
    return 1;
  return factor == data->n_factors ? data->n_blocks : data->n_levels[factor];
}

/* Squares between the cells of a margin, about the mean of all. */
static double
squares_between (const TbrFactorial *data, double mean, guint a, guint b)
{
  guint width = n_levels_of (data, b), n_cells = n_levels_of (data, a) * width;
  g_autofree double *sums = g_new0 (double, n_cells);
  double squares = 0, runs = (double) data->n_runs / n_cells;

  for (guint run = 0; run < data->n_runs; run++)
    sums[margin_of (data, run, a) * width + margin_of (data, run, b)] += data->values[run] - mean;
  for (guint cell = 0; cell < n_cells; cell++)
    squares += sums[cell] * sums[cell] / runs;
  return squares;
}

static void
add_row (TbrAnova *anova, TbrAnovaRow row)
{
  anova->rows[anova->n_rows++] = row;
}

/* Blocks, factors, pairs; then what is left. */
static void
divide_squares (const TbrFactorial *data, double mean, TbrAnova *anova)
{
  guint n = data->n_factors;
  g_autofree double *mains = g_new (double, n);
  TbrAnovaRow left = { TBR_ANOVA_RESIDUAL, TBR_NONE, TBR_NONE, 0, data->n_runs - 1, NAN, NAN, NAN };
  TbrAnovaRow total = left;

  total.kind = TBR_ANOVA_TOTAL;
  for (guint run = 0; run < data->n_runs; run++)
    total.squares += (data->values[run] - mean) * (data->values[run] - mean);
  if (data->n_blocks > 1)
    add_row (anova, (TbrAnovaRow){ TBR_ANOVA_BLOCKS, TBR_NONE, TBR_NONE,
                                   squares_between (data, mean, n, TBR_NONE), data->n_blocks - 1,
                                   NAN, NAN, NAN });
  for (guint a = 0; a < n; a++)
    {
      mains[a] = squares_between (data, mean, a, TBR_NONE);
      add_row (anova, (TbrAnovaRow){ TBR_ANOVA_MAIN, a, TBR_NONE, mains[a], data->n_levels[a] - 1,
                                     NAN, NAN, NAN });
    }
  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      add_row (anova,
               (TbrAnovaRow){ TBR_ANOVA_INTERACTION, a, b,
                              squares_between (data, mean, a, b) - mains[a] - mains[b],
                              (data->n_levels[a] - 1) * (data->n_levels[b] - 1), NAN, NAN, NAN });
  left.squares = total.squares;
  for (guint i = 0; i < anova->n_rows; i++)
    {
      left.squares -= anova->rows[i].squares;
      left.degrees -= anova->rows[i].degrees;
    }
  left.squares = left.degrees > 0 ? fmax (left.squares, 0) : 0;
  add_row (anova, left);
  add_row (anova, total);
}

/* Mean squares, F and p. */
static void
test_rows (TbrAnova *anova)
{
  TbrAnovaRow *left = &anova->rows[anova->n_rows - 2];

  if (left->degrees > 0)
    left->mean_square = left->squares / left->degrees;
  for (guint i = 0; i + 2 < anova->n_rows; i++)
    {
      TbrAnovaRow *row = &anova->rows[i];
      if (row->degrees == 0)
        continue;
      row->mean_square = row->squares / row->degrees;
      if (!(left->mean_square > 0))
        continue;
      row->f = row->mean_square / left->mean_square;
      row->p = gsl_cdf_fdist_Q (row->f, row->degrees, left->degrees);
    }
}

TbrAnova *
tbr_anova_new (const TbrFactorial *data, GError **error)
{
  g_return_val_if_fail (data->n_factors > 0 && data->n_runs > 0, NULL);
  if (!check_balance (data, error))
    return NULL;
  guint n = data->n_factors;
  TbrAnova *anova = g_new0 (TbrAnova, 1);
  double mean = 0;

  anova->rows = g_new0 (TbrAnovaRow, n + n * (n - 1) / 2 + 3);
  for (guint run = 0; run < data->n_runs; run++)
    mean += (data->values[run] - mean) / (run + 1);
  anova->mean = mean;
  divide_squares (data, mean, anova);
  test_rows (anova);
  return anova;
}

void
tbr_anova_free (TbrAnova *anova)
{
  if (anova)
    g_free (anova->rows);
  g_free (anova);
}
