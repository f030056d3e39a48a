/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What each factor does, in the report of a study that has not run every combination. */
#include "report/report_measure.h"
#include "study_report.h"

#include <tabard/additive.h>

#include <glib/gi18n.h>
#include <math.h>

/* Most factors side by side. */
#define PANELS_MOST 8

/* A copy that lives as long as the report. */
static double *
keep_numbers (TbrStudyReport *report, const double *numbers, guint n)
{
  double *copy = tbr_study_report_take (report, n * sizeof (double));

  for (guint i = 0; i < n; i++)
    copy[i] = numbers[i];
  return copy;
}

static void
fill_panel (TbrStudyReport *report, const TbrAdditive *additive, guint factor,
            TbrEffectPanel *panel)
{
  const TbrAdditiveFactor *one = &additive->factors[factor];
  guint n = g_strv_length (one->levels);
  const char **labels = tbr_study_report_take (report, (n + 1) * sizeof (char *));

  for (guint i = 0; i < n; i++)
    labels[i] = tbr_study_report_keep (report, g_strdup (one->levels[i]));
  *panel = (TbrEffectPanel){ report->overview.factors[factor].name, labels,
                             keep_numbers (report, one->means, n),
                             keep_numbers (report, one->half_widths, n), n };
}

void
tbr_study_additive_add (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  g_autoptr (TbrAdditive) additive = NULL;
  guint n = report->overview.n_factors;

  gboolean is_factorial = report->effects.rows != NULL && report->effects.rows->len > 0;

  if (is_factorial || n == 0 || n > PANELS_MOST || !measure->varies)
    return;
  additive = tbr_additive_fit (&report->overview, measure, NULL);
  if (additive == NULL || !isfinite (additive->explained))
    return;
  TbrEffectPanel *panels = tbr_study_report_take (report, n * sizeof (TbrEffectPanel));
  TbrEffectChart *chart = tbr_study_report_take (report, sizeof (TbrEffectChart));
  for (guint i = 0; i < n; i++)
    fill_panel (report, additive, i, &panels[i]);
  *chart = (TbrEffectChart){
    tbr_study_report_keep (report, tbr_report_measure_axis (measure->measure, measure->unit)),
    panels, n, additive->mean
  };
  g_autofree char *title = g_strdup_printf (_ ("%s: what each factor does in the mean"),
                                            tbr_report_measure_title (measure->measure));
  g_autofree char *note = g_strdup_printf (
      _ ("Least squares over the means of the points, as if each factor added something of its "
         "own: that explains %.0f %% of the variation between points. Dashed: the mean of all. "
         "Bars: 95 %% intervals of a level's mean under the luck of these runs, the other factors "
         "being as they are in the mean."),
      100 * additive->explained);
  const TbrFigure figure = { TBR_FIGURE_EFFECTS, chart, title, note };
  tbr_document_add_figure (report->document, &figure);
}
