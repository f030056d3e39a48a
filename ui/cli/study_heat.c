/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map of two factors: a cell for each pair of their levels. */
#include "study_report.h"

#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>

/* Levels of a factor that make columns or rows. */
#define LEVELS_MOST 20
/* Share of the pairs that must have been run for a map to say anything. Our choice. */
#define LEAST_RUN 0.5

/* What a factor was set to, each once, in the order of the points. */
static const char *const *
find_levels (TbrStudyReport *report, const TbrOverviewFactor *factor, guint *out_n)
{
  guint n_points = report->overview.n_points, n = 0;
  const char **levels = tbr_study_report_take (report, n_points * sizeof *levels);

  for (guint i = 0; i < n_points; i++)
    {
      gboolean is_new = factor->labels[i] != NULL;
      for (guint j = 0; is_new && j < n; j++)
        is_new = !g_str_equal (levels[j], factor->labels[i]);
      if (is_new)
        levels[n++] = factor->labels[i];
    }
  *out_n = n;
  return levels;
}

static guint
find_level (const char *const *levels, guint n, const char *label)
{
  for (guint i = 0; label != NULL && i < n; i++)
    if (g_str_equal (levels[i], label))
      return i;
  return n;
}

/* The mean of the points of each pair of levels; NAN where there is none. */
static double *
fill_cells (TbrStudyReport *report, const TbrOverviewMeasure *measure, const TbrHeatChart *chart,
            guint *out_n_run)
{
  const TbrOverview *overview = &report->overview;
  guint n_cells = chart->n_columns * chart->n_rows;
  double *values = tbr_study_report_take (report, n_cells * sizeof (double));
  g_autofree guint *n = g_new0 (guint, n_cells);

  for (guint32 point = 0; point < overview->n_points; point++)
    {
      guint x = find_level (chart->columns, chart->n_columns, overview->factors[0].labels[point]);
      guint y = find_level (chart->rows, chart->n_rows, overview->factors[1].labels[point]);
      if (x == chart->n_columns || y == chart->n_rows || !isfinite (measure->means[point].mean))
        continue;
      values[y * chart->n_columns + x] += measure->means[point].mean;
      n[y * chart->n_columns + x]++;
    }
  *out_n_run = 0;
  for (guint i = 0; i < n_cells; i++)
    {
      values[i] = n[i] > 0 ? values[i] / n[i] : NAN;
      *out_n_run += n[i] > 0;
    }
  return values;
}

/* What a cell is, as a sentence or two; "" where the picture says it. */
static const char *
explain (const TbrStudyReport *report, gboolean is_whole)
{
  gboolean is_mean = report->overview.n_factors > 2;

  if (is_whole)
    return is_mean ? _ ("Each cell is the mean over the other factors.") : "";
  return is_mean ? _ ("Each cell is the mean over the points that were run with these two levels, "
                      "whatever the other factors were; an empty cell was not run.")
                 : _ ("An empty cell was not run.");
}

void
tbr_study_heat_add (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  const TbrOverview *overview = &report->overview;
  guint n_run;

  if (overview->n_factors < 2 || !measure->varies)
    return;
  TbrHeatChart *chart = tbr_study_report_take (report, sizeof (TbrHeatChart));
  chart->x_label = overview->factors[0].name;
  chart->y_label = overview->factors[1].name;
  chart->columns = find_levels (report, &overview->factors[0], &chart->n_columns);
  chart->rows = find_levels (report, &overview->factors[1], &chart->n_rows);
  /* a factor that each point sets to something else makes no columns */
  guint most = MIN (LEVELS_MOST, overview->n_points - 1);
  if (chart->n_columns < 2 || chart->n_rows < 2 || MAX (chart->n_columns, chart->n_rows) > most)
    return;
  chart->values = fill_cells (report, measure, chart, &n_run);
  if (n_run < LEAST_RUN * chart->n_columns * chart->n_rows)
    return;
  chart->value_label
      = tbr_study_report_keep (report, tbr_report_measure_axis (measure->measure, measure->unit));
  g_autofree char *title
      = g_strdup_printf (_ ("%s by %s and %s: means"), tbr_report_measure_title (measure->measure),
                         chart->x_label, chart->y_label);
  const TbrFigure figure = { TBR_FIGURE_HEAT, chart, title,
                             explain (report, report->effects.rows != NULL
                                                  && n_run == chart->n_columns * chart->n_rows) };
  tbr_document_add_figure (report->document, &figure);
}
