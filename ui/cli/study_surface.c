/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The curved surface over two factors that are numbers, in place of more runs. */
#include "study_report.h"

#include "draw/language.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>

/* Cells of the picture. */
#define N_COLUMNS 36
#define N_ROWS 24
#define CONFIDENCE 0.95
/* Terms this small beside the largest are none. */
#define ROUNDING 1e-9

/* The points that have a mean, by the two factors. */
static TbrSurfacePoint *
collect_points (TbrStudyReport *report, const TbrOverviewMeasure *measure, guint *out_n)
{
  const TbrOverview *overview = &report->overview;
  TbrSurfacePoint *points
      = tbr_study_report_take (report, overview->n_points * sizeof (TbrSurfacePoint));
  guint n = 0;

  for (guint32 i = 0; i < overview->n_points; i++)
    {
      TbrSurfacePoint point = { overview->factors[0].numbers[i], overview->factors[1].numbers[i],
                                measure->means[i].mean };
      if (isfinite (point.x1) && isfinite (point.x2) && isfinite (point.y))
        points[n++] = point;
    }
  *out_n = n;
  return points;
}

/* "known (km)" */
static const char *
name_of (TbrStudyReport *report, guint factor)
{
  const TbrOverviewFactor *one = &report->overview.factors[factor];
  return tbr_study_report_keep (report, *one->unit != '\0'
                                            ? g_strdup_printf ("%s (%s)", one->name, one->unit)
                                            : g_strdup (one->name));
}

/* The surface as numbers in cells. */
static double *
fill_cells (TbrStudyReport *report, const TbrMetamodel *model)
{
  double *values = tbr_study_report_take (report, N_COLUMNS * N_ROWS * sizeof (double));

  for (guint i = 0; i < N_ROWS; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      {
        double z1 = 2 * (j + 0.5) / N_COLUMNS - 1, z2 = 2 * (i + 0.5) / N_ROWS - 1;
        values[i * N_COLUMNS + j]
            = tbr_metamodel_predict (model, model->centre[0] + z1 * model->scale[0],
                                     model->centre[1] + z2 * model->scale[1], CONFIDENCE)
                  .mean;
      }
  return values;
}

/* The terms that are more than rounding: "6384 - 10.7 a - 119 a^2". */
static void
append_terms (const TbrMetamodel *model, GString *text)
{
  static const char *const names[TBR_METAMODEL_TERMS]
      = { "", " a", " b", " a\xc2\xb2", " b\xc2\xb2", " ab" };
  double size = 0;

  for (guint i = 0; i < TBR_METAMODEL_TERMS; i++)
    size = fmax (size, fabs (model->coefficients[i]));
  for (guint i = 0; i < TBR_METAMODEL_TERMS; i++)
    {
      double value = model->coefficients[i];
      if (i > 0 && fabs (value) < ROUNDING * size)
        continue;
      g_autofree char *number = tbr_figure_number (i > 0 ? fabs (value) : value);
      g_string_append_printf (text, "%s%s%s",
                              i == 0      ? ""
                              : value < 0 ? " \xe2\x88\x92 "
                                          : " + ",
                              number, names[i]);
    }
}

/* What its terms count the two factors in. */
static void
append_factors (const TbrStudyReport *report, const TbrMetamodel *model, GString *text)
{
  g_autofree char *centre_a = tbr_figure_number (model->centre[0]);
  g_autofree char *scale_a = tbr_figure_number (model->scale[0]);
  g_autofree char *centre_b = tbr_figure_number (model->centre[1]);
  g_autofree char *scale_b = tbr_figure_number (model->scale[1]);
  g_string_append_printf (text,
                          _ (", with a = (%s \xe2\x88\x92 %s) / %s and b = (%s \xe2\x88\x92 "
                             "%s) / %s."),
                          report->overview.factors[0].name, centre_a, scale_a,
                          report->overview.factors[1].name, centre_b, scale_b);
}

/* Appends a sentence after another and frees it. */
static void
append (GString *text, char *sentence)
{
  g_string_append_printf (text, " %s", sentence);
  g_free (sentence);
}

/* The surface in words: its terms, how well it fits, where it is flat. (transfer full) */
static char *
describe (const TbrStudyReport *report, const TbrMetamodel *model)
{
  static const char *const kinds[TBR_SURFACE_N]
      = { N_ ("It is highest at %s %s, %s %s."), N_ ("It is lowest at %s %s, %s %s."),
          N_ ("It is saddle-shaped around %s %s, %s %s."), NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  double x[2] = { NAN, NAN };
  TbrSurface surface = tbr_metamodel_stationary (model, &x[0], &x[1]);

  g_string_append_printf (text, _ ("Least squares over the means of %u points:"), model->n);
  g_string_append_c (text, ' ');
  append_terms (model, text);
  append_factors (report, model, text);
  if (isfinite (model->r2))
    append (text, g_strdup_printf (_ ("It explains %.0f %% of their variation."), 100 * model->r2));
  gboolean is_inside = fabs (x[0] - model->centre[0]) <= model->scale[0]
                       && fabs (x[1] - model->centre[1]) <= model->scale[1];
  if (surface == TBR_SURFACE_RIDGE || !is_inside)
    append (text, g_strdup (_ ("Within the range it has no summit or hollow of its own.")));
  else
    {
      g_autofree char *first = tbr_figure_number (x[0]);
      g_autofree char *second = tbr_figure_number (x[1]);
      const TbrOverviewFactor *factors = report->overview.factors;
      const char *const words[] = { factors[0].name, first, factors[1].name, second, NULL };
      append (text, tbr_words (kinds[surface], words));
    }
  append (text, g_strdup (_ ("Rings: what the runs came to.")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
tbr_study_surface_add (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  TbrMetamodel model;
  guint n;

  if (report->overview.n_factors != 2)
    return;
  TbrSurfacePoint *points = collect_points (report, measure, &n);
  if (!tbr_metamodel_fit (points, n, &model, NULL))
    return;
  TbrHeatMark *marks = tbr_study_report_take (report, n * sizeof (TbrHeatMark));
  TbrHeatChart *chart = tbr_study_report_take (report, sizeof (TbrHeatChart));
  for (guint i = 0; i < n; i++)
    marks[i] = (TbrHeatMark){ points[i].x1, points[i].x2, points[i].y };
  *chart = (TbrHeatChart){
    .x_label = name_of (report, 0),
    .y_label = name_of (report, 1),
    .value_label
    = tbr_study_report_keep (report, tbr_report_measure_axis (measure->measure, measure->unit)),
    .n_columns = N_COLUMNS,
    .n_rows = N_ROWS,
    .x_from = model.centre[0] - model.scale[0],
    .x_to = model.centre[0] + model.scale[0],
    .y_from = model.centre[1] - model.scale[1],
    .y_to = model.centre[1] + model.scale[1],
    .values = fill_cells (report, &model),
    .marks = marks,
    .n_marks = n,
  };
  g_autofree char *title = g_strdup_printf (_ ("%s: a surface through the points"),
                                            tbr_report_measure_title (measure->measure));
  g_autofree char *note = describe (report, &model);
  const TbrFigure figure = { TBR_FIGURE_HEAT, chart, title, note };
  tbr_document_add_figure (report->document, &figure);
}
