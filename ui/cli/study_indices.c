/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The figures of a study that screens factors or shares out their variance. */
#include "study_report.h"

#include "draw/language.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Intervals that stand for nothing wider than this share are told from nought. */
static const TbrIndex *
find_index (const TbrStudyReport *report, const char *measure)
{
  for (guint i = 0; report->indices.rows != NULL && i < report->indices.rows->len; i++)
    {
      const TbrIndex *index = report->indices.rows->pdata[i];
      if (g_str_equal (index->measure, measure))
        return index;
    }
  return NULL;
}

/* How much a factor matters: by this they are put in order. */
static double
weight_of (const TbrIndex *index, guint factor)
{
  return index->morris != NULL ? index->morris[factor].size : index->sobol[factor].total;
}

/* The factor that matters most. */
static guint
heaviest (const TbrStudyReport *report, const TbrIndex *index)
{
  guint best = 0;

  for (guint i = 1; i < report->indices.n_factors; i++)
    if (weight_of (index, i) > weight_of (index, best))
      best = i;
  return best;
}

gboolean
tbr_study_indices_say (const TbrStudyReport *report, const TbrOverviewMeasure *measure,
                       GString *text)
{
  const TbrIndex *index = find_index (report, measure->measure);

  if (report->indices.rows == NULL)
    return FALSE;
  const char *title = tbr_report_measure_title (measure->measure);
  if (index == NULL)
    {
      g_string_append_printf (text, _ ("%s does not depend on any factor."), title);
      return TRUE;
    }
  guint best = heaviest (report, index);
  const char *name = report->indices.factors[best];
  if (index->morris != NULL)
    {
      const TbrMorrisEffect *effect = &index->morris[best];
      g_autofree char *size = tbr_figure_number (effect->size);
      g_autofree char *low = tbr_figure_number (effect->size_low);
      g_autofree char *high = tbr_figure_number (effect->size_high);
      g_string_append_printf (text,
                              _ ("%s depends most on %s: a step through its whole range changes it "
                                 "by %s%s%s in the mean (95 %% interval %s to %s), over %u "
                                 "trajectories."),
                              title, name, size, *measure->unit != '\0' ? " " : "",
                              tbr_word (measure->unit), low, high, effect->n);
    }
  else
    {
      const TbrSobolIndex *one = &index->sobol[best];
      g_string_append_printf (
          text,
          _ ("%s depends most on %s: alone it makes %.0f %% of the variance (95 %% interval %.0f "
             "to %.0f), with all it does together with others %.0f %% (%.0f to %.0f), over %u base "
             "points."),
          title, name, 100 * one->first, 100 * one->first_low, 100 * one->first_high,
          100 * one->total, 100 * one->total_low, 100 * one->total_high, one->n);
    }
  return TRUE;
}

static void
add_morris (TbrStudyReport *report, const TbrOverviewMeasure *measure, const TbrIndex *index)
{
  guint n = report->indices.n_factors;
  TbrIntervalRow *rows = tbr_study_report_take (report, n * sizeof (TbrIntervalRow));
  TbrIntervalChart *chart = tbr_study_report_take (report, sizeof (TbrIntervalChart));
  TbrFrontPoint *points = tbr_study_report_take (report, n * sizeof (TbrFrontPoint));
  TbrFrontChart *map = tbr_study_report_take (report, sizeof (TbrFrontChart));
  const char *axis
      = tbr_study_report_keep (report, tbr_report_measure_axis (measure->measure, measure->unit));
  const char *title = tbr_report_measure_title (measure->measure);

  for (guint i = 0; i < n; i++)
    {
      const TbrMorrisEffect *effect = &index->morris[i];
      rows[i] = (TbrIntervalRow){ report->indices.factors[i], effect->size, effect->size_low,
                                  effect->size_high, !(effect->size_low > 0) };
      points[i] = (TbrFrontPoint){
        report->indices.factors[i], effect->size, effect->deviation, NAN, NAN, FALSE
      };
    }
  *chart = (TbrIntervalChart){ axis, rows, n, 0 };
  *map = (TbrFrontChart){
    tbr_study_report_keep (report, g_strdup_printf (_ ("size of the effect: %s"), axis)),
    _ ("how much it depends on where the other factors are"), points, n, FALSE
  };
  g_autofree char *size
      = g_strdup_printf (_ ("%s: what a step through the whole range of each factor does"), title);
  g_autofree char *both = g_strdup_printf (_ ("%s: size and evenness of the effects"), title);
  const TbrFigure figures[]
      = { { TBR_FIGURE_INTERVALS, chart, size,
            /* xgettext:no-c-format */
            _ ("Mean size of the elementary effects (Morris), with its 95 % interval.") },
          { TBR_FIGURE_FRONT, map, both,
            _ ("Right: matters much. High: the effect depends on where the other factors are, by "
               "interactions or curves (standard deviation of the elementary effects).") } };
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    tbr_document_add_figure (report->document, &figures[i]);
}

static void
add_sobol (TbrStudyReport *report, const TbrOverviewMeasure *measure, const TbrIndex *index)
{
  guint n = report->indices.n_factors;
  TbrIntervalRow *rows = tbr_study_report_take (report, 2 * n * sizeof (TbrIntervalRow));
  TbrIntervalChart *chart = tbr_study_report_take (report, sizeof (TbrIntervalChart));

  for (guint i = 0; i < n; i++)
    {
      const TbrSobolIndex *one = &index->sobol[i];
      const char *name = report->indices.factors[i];
      rows[2 * i]
          = (TbrIntervalRow){ tbr_study_report_keep (report,
                                                     g_strdup_printf (_ ("%s, alone"), name)),
                              100 * one->first, 100 * one->first_low, 100 * one->first_high, TRUE };
      rows[2 * i + 1] = (TbrIntervalRow){
        tbr_study_report_keep (report, g_strdup_printf (_ ("%s, with others"), name)),
        100 * one->total, 100 * one->total_low, 100 * one->total_high, FALSE
      };
    }
  *chart = (TbrIntervalChart){ _ ("share of the variance (%)"), rows, 2 * n, 0 };
  g_autofree char *title = g_strdup_printf (_ ("%s: which factor makes the variance"),
                                            tbr_report_measure_title (measure->measure));
  const TbrFigure figure = {
    TBR_FIGURE_INTERVALS, chart, title,
    /* xgettext:no-c-format */
    _ ("Sobol's indices with 95 % intervals: hollow, by the factor alone; filled, with all its "
       "interactions. Shares below 0 or above 100 % are errors of estimate.")
  };
  tbr_document_add_figure (report->document, &figure);
}

gboolean
tbr_study_indices_add (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  const TbrIndex *index = find_index (report, measure->measure);

  if (report->indices.rows == NULL)
    return FALSE;
  if (index == NULL)
    tbr_document_add_text (report->document, _ ("It does not depend on any factor."));
  else if (index->morris != NULL)
    add_morris (report, measure, index);
  else
    add_sobol (report, measure, index);
  return TRUE;
}
