/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The points of an experiment: factorials, one at a time, Latin hypercubes, Sobol's sequence,
 * lists, and those that tell which factors matter. */
#include "base/csv.h"
#include "base/digest.h"
#include "base/number.h"
#include "engine/stream.h"

#include <tabard/batch.h>
#include <tabard/statistics.h>

#include <gsl/gsl_qrng.h>

#include <math.h>
#include <string.h>

#define MOST_POINTS 1000000
/* Largest file of a list, bytes. */
#define MOST_BYTES 256000000
/* Digits of a number that a design sets. */
#define DIGITS 10

/* Values that a factorial takes of a factor. */
static guint32
count_levels (const TbrFactor *factor)
{
  return factor->n_levels > 0 ? factor->n_levels : (guint32) factor->steps;
}

/* A number of a range; @share 0 to 1. */
static TbrCell
at_share (const TbrFactor *factor, double share)
{
  double low = factor->from, high = factor->to;
  TbrCell cell = { .level = TBR_NONE };

  if (!factor->whole)
    cell.number = low + share * (high - low);
  else /* every whole number has the same part of the range */
    cell.number = MIN (floor (low + share * (floor (high) - ceil (low) + 1)), floor (high));
  return cell;
}

static TbrCell
at_level (const TbrFactor *factor, guint32 level)
{
  double share = (double) level / (double) (count_levels (factor) - (factor->n_levels == 0));
  TbrCell cell = { .level = level, .number = NAN };

  if (factor->n_levels > 0)
    return cell;
  cell = at_share (factor, share);
  if (factor->whole)
    cell.number = round (factor->from + share * (factor->to - factor->from));
  return cell;
}

/* What stands at a share of all a factor can be, levels too. */
static TbrCell
at_part (const TbrFactor *factor, double share)
{
  if (factor->n_levels == 0)
    return at_share (factor, share);
  return at_level (factor, MIN ((guint32) (share * factor->n_levels), factor->n_levels - 1));
}

/* Whether a point is one of the combinations left out. */
static gboolean
is_excepted (const TbrExperiment *experiment, const TbrCell *cells)
{
  for (guint i = 0; i < experiment->n_excepts; i++)
    {
      const TbrExcept *except = &experiment->excepts[i];
      guint n = 0;
      while (n < except->n && cells[except->factors[n]].level == except->levels[n])
        n++;
      if (n == except->n && n > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_point (const TbrExperiment *experiment, GArray *points, const TbrCell *cells)
{
  if (!is_excepted (experiment, cells))
    g_array_append_vals (points, cells, experiment->n_factors);
}

static gboolean
fill_full (const TbrExperiment *experiment, GArray *points, GError **error)
{
  guint n = experiment->n_factors;
  g_autofree guint32 *level = g_new0 (guint32, n + 1);
  g_autofree TbrCell *cells = g_new0 (TbrCell, n + 1);
  double total = 1;
  guint at;

  for (guint i = 0; i < n; i++)
    total *= count_levels (&experiment->factors[i]);
  if (total > MOST_POINTS)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                   "a full design would have %.0f points: at most %d may be", total, MOST_POINTS);
      return FALSE;
    }
  do
    {
      for (guint i = 0; i < n; i++)
        cells[i] = at_level (&experiment->factors[i], level[i]);
      add_point (experiment, points, cells);
      for (at = n; at-- > 0;)
        {
          if (++level[at] < count_levels (&experiment->factors[at]))
            break;
          level[at] = 0;
        }
    }
  while (at < n);
  return TRUE;
}

static void
fill_one_at_a_time (const TbrExperiment *experiment, GArray *points)
{
  guint n = experiment->n_factors;
  g_autofree TbrCell *cells = g_new0 (TbrCell, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = at_level (&experiment->factors[i], 0);
  add_point (experiment, points, cells);
  for (guint i = 0; i < n; i++)
    {
      for (guint32 j = 1; j < count_levels (&experiment->factors[i]); j++)
        {
          cells[i] = at_level (&experiment->factors[i], j);
          add_point (experiment, points, cells);
        }
      cells[i] = at_level (&experiment->factors[i], 0);
    }
}

/* One point in each slice of every factor. Source: [MCKAY1979] */
static void
fill_latin_hypercube (const TbrExperiment *experiment, guint64 seed, GArray *points)
{
  guint n = experiment->n_factors, n_points = (guint) experiment->n_points;
  g_autofree TbrCell *cells = g_new0 (TbrCell, (gsize) n * n_points + 1);
  g_autofree guint32 *order = g_new (guint32, n_points);

  for (guint i = 0; i < n; i++)
    {
      TbrStream stream;

      tbr_stream_init (&stream, seed, 0, 1, tbr_digest_name (experiment->factors[i].id), 0);
      for (guint j = 0; j < n_points; j++)
        order[j] = j;
      for (guint j = n_points; j > 1; j--)
        {
          guint k = tbr_stream_below (&stream, j);
          guint32 other = order[k];
          order[k] = order[j - 1];
          order[j - 1] = other;
        }
      for (guint j = 0; j < n_points; j++)
        cells[(gsize) j * n + i] = at_part (&experiment->factors[i],
                                            (order[j] + tbr_stream_uniform (&stream)) / n_points);
    }
  for (guint j = 0; j < n_points; j++)
    add_point (experiment, points, cells + (gsize) j * n);
}

/* Source: [SOBOL1967], as in GSL */
static void
fill_sobol (const TbrExperiment *experiment, GArray *points)
{
  guint n = experiment->n_factors;
  g_autofree TbrCell *cells = g_new0 (TbrCell, n + 1);
  g_autofree double *shares = g_new0 (double, n + 1);
  gsl_qrng *sequence = n > 0 ? gsl_qrng_alloc (gsl_qrng_sobol, n) : NULL;

  for (gint64 j = 0; j < experiment->n_points && sequence != NULL; j++)
    {
      gsl_qrng_get (sequence, shares);
      for (guint i = 0; i < n; i++)
        cells[i] = at_part (&experiment->factors[i], shares[i]);
      add_point (experiment, points, cells);
    }
  g_clear_pointer (&sequence, gsl_qrng_free);
}

/* Rows of shares, each 0 to 1, as points. */
static void
add_shares (const TbrExperiment *experiment, const double *shares, guint n_rows, GArray *points)
{
  guint n = experiment->n_factors;
  g_autofree TbrCell *cells = g_new0 (TbrCell, n + 1);

  for (guint row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < n; i++)
        cells[i] = at_part (&experiment->factors[i], shares[(gsize) row * n + i]);
      add_point (experiment, points, cells);
    }
}

/* The designs whose points tell which factors matter. */
static gboolean
fill_screening (const TbrExperiment *experiment, guint64 seed, GArray *points, GError **error)
{
  guint n = experiment->n_factors, n_groups = (guint) experiment->n_points;
  gboolean is_morris = experiment->design == TBR_DESIGN_MORRIS;
  const TbrMorrisPlan morris = { n, n_groups, (guint) experiment->n_levels, seed, 0 };
  const TbrSobolPlan sobol = { n, n_groups, seed, 0 };
  double total = (double) n_groups * (n + (is_morris ? 1 : 2));

  if (total > MOST_POINTS)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                   "%s would have %.0f points: at most %d may be",
                   tbr_design_names[experiment->design], total, MOST_POINTS);
      return FALSE;
    }
  g_autofree double *shares = g_new (double, (gsize) total *n);
  if (is_morris)
    tbr_morris_design (&morris, shares);
  else
    tbr_sobol_design (&sobol, shares);
  add_shares (experiment, shares, (guint) total, points);
  return TRUE;
}

/* ---- lists ---- */

static gboolean
read_cell (const TbrFactor *factor, const TbrCsv *csv, guint column, TbrCell *cell, GError **error)
{
  const char *text = tbr_csv_text (csv, column), *end = text;

  for (guint32 i = 0; i < factor->n_levels; i++)
    if (g_str_equal (factor->levels[i].label, text))
      {
        *cell = at_level (factor, i);
        return TRUE;
      }
  *cell = (TbrCell){ .level = TBR_NONE };
  if (factor->n_levels > 0)
    g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "%s:%u: factor '%s' has no level '%s'",
                 tbr_csv_name (csv), tbr_csv_line (csv), factor->id, text);
  else if (!tbr_number_read (text, &end, &cell->number) || *end != '\0')
    g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX, "%s:%u: %s: '%s' is not a number in %s",
                 tbr_csv_name (csv), tbr_csv_line (csv), factor->id, text,
                 *factor->unit != '\0' ? factor->unit : "no unit");
  else if (cell->number < factor->from || cell->number > factor->to)
    g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s:%u: %s: %s is outside %g-%g %s",
                 tbr_csv_name (csv), tbr_csv_line (csv), factor->id, text, factor->from, factor->to,
                 factor->unit);
  else
    return TRUE;
  return FALSE;
}

static gboolean
fill_list (const TbrExperiment *experiment, const char *file, GArray *points, GError **error)
{
  guint n = experiment->n_factors;
  g_autofree TbrCell *cells = g_new0 (TbrCell, n + 1);
  g_autofree guint *columns = g_new0 (guint, n + 1);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  g_autoptr (TbrCsv) csv = tbr_csv_load (file, MOST_BYTES, error);
  g_autoptr (GError) inner = NULL;

  for (guint i = 0; i < n; i++)
    names[i] = experiment->factors[i].id;
  if (csv == NULL || !tbr_csv_require_columns (csv, names, columns, error))
    return FALSE;
  while (tbr_csv_next (csv, &inner))
    {
      for (guint i = 0; i < n; i++)
        if (!read_cell (&experiment->factors[i], csv, columns[i], &cells[i], error))
          return FALSE;
      add_point (experiment, points, cells);
    }
  if (inner == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

static gboolean
fill (const TbrExperiment *experiment, guint64 seed, const char *file, GArray *points,
      GError **error)
{
  switch (experiment->design)
    {
    case TBR_DESIGN_FULL:
      return fill_full (experiment, points, error);
    case TBR_DESIGN_ONE_AT_A_TIME:
      fill_one_at_a_time (experiment, points);
      return TRUE;
    case TBR_DESIGN_LATIN_HYPERCUBE:
      fill_latin_hypercube (experiment, seed, points);
      return TRUE;
    case TBR_DESIGN_SOBOL:
      fill_sobol (experiment, points);
      return TRUE;
    case TBR_DESIGN_LIST:
      return fill_list (experiment, file, points, error);
    case TBR_DESIGN_MORRIS:
    case TBR_DESIGN_SOBOL_INDICES:
      return fill_screening (experiment, seed, points, error);
    case TBR_DESIGN_N:
      break;
    }
  g_assert_not_reached ();
}

TbrDesign *
tbr_design_new (const TbrExperiment *experiment, guint64 seed, const char *file, GError **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (TbrCell));
  guint n = experiment->n_factors;
  TbrDesign *design;

  if (!fill (experiment, seed, file, points, error))
    return NULL;
  if (n > 0 && points->len == 0)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: no point is left", experiment->file);
      return NULL;
    }
  design = g_new0 (TbrDesign, 1);
  design->experiment = experiment;
  design->n_points = n > 0 ? points->len / n : 1;
  design->cells = g_memdup2 (points->data, (gsize) points->len * sizeof (TbrCell));
  return design;
}

void
tbr_design_free (TbrDesign *design)
{
  if (design == NULL)
    return;
  g_free (design->cells);
  g_free (design);
}

static const TbrCell *
cell_of (const TbrDesign *design, guint32 point, guint factor)
{
  return &design->cells[(gsize) point * design->experiment->n_factors + factor];
}

/* "4.5 km" (transfer full) */
static char *
number_text (const TbrFactor *factor, double number)
{
  char buffer[TBR_NUMBER_LENGTH];

  tbr_number_print_digits (number, DIGITS, buffer);
  return *factor->unit == '\0' ? g_strdup (buffer)
                               : g_strdup_printf ("%s %s", buffer, factor->unit);
}

char *
tbr_design_label (const TbrDesign *design, guint32 point, guint factor)
{
  const TbrFactor *one = &design->experiment->factors[factor];
  const TbrCell *cell = cell_of (design, point, factor);

  return cell->level != TBR_NONE ? g_strdup (one->levels[cell->level].label)
                                 : number_text (one, cell->number);
}

/* Appends what a factor sets at a point, "path=value" each. */
static void
add_settings (const TbrDesign *design, guint32 point, guint factor, GPtrArray *settings)
{
  const TbrFactor *one = &design->experiment->factors[factor];
  const TbrCell *cell = cell_of (design, point, factor);
  const TbrFactorLevel *level = cell->level != TBR_NONE ? &one->levels[cell->level] : NULL;
  g_autofree char *number = level == NULL ? number_text (one, cell->number) : NULL;

  if (*one->path != '\0' && (level == NULL || *level->value != '\0'))
    g_ptr_array_add (settings,
                     g_strdup_printf ("%s=%s", one->path, level != NULL ? level->value : number));
  for (guint i = 0; level != NULL && i < level->n_sets; i++)
    g_ptr_array_add (settings,
                     g_strdup_printf ("%s=%s", level->sets[i].path, level->sets[i].value));
}

char **
tbr_design_settings (const TbrDesign *design, guint32 point)
{
  GPtrArray *settings = g_ptr_array_new ();

  for (guint i = 0; i < design->experiment->n_factors; i++)
    add_settings (design, point, i, settings);
  g_ptr_array_add (settings, NULL);
  return (char **) g_ptr_array_free (settings, FALSE);
}

char *
tbr_design_sets (const TbrDesign *design, guint32 point, guint factor)
{
  g_autoptr (GPtrArray) settings = g_ptr_array_new_with_free_func (g_free);

  add_settings (design, point, factor, settings);
  g_ptr_array_add (settings, NULL);
  return g_strjoinv ("; ", (char **) settings->pdata);
}
