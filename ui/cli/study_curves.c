/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The curves of a study's report: bands over the runs of a point. */
#include "study_report.h"

#include "draw/language.h"
#include "report/outlook_charts.h"

#include <tabard/units.h>

#include <glib/gi18n.h>
#include <math.h>

/* Curves that are drawn, each with the points that can be told apart. */
#define CURVES_MOST 6
#define POINTS_MOST 4

/* What curves show first: harm, then what is missing, then who is at work. */
static guint
rank_of (const TbrOverviewSeries *series)
{
  static const char *const order[] = { "series.harm", "series.required", "series.served",
                                       "series.units", "series.offers-accepted" };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (series->measure, order[i]))
      return g_str_equal (series->scope, "phase") && !g_str_equal (series->key, "working")
                 ? G_N_ELEMENTS (order)
                 : i;
  return G_N_ELEMENTS (order);
}

static gboolean
is_same_curve (const TbrOverviewSeries *a, const TbrOverviewSeries *b)
{
  return g_str_equal (a->measure, b->measure) && g_str_equal (a->scope, b->scope)
         && g_str_equal (a->key, b->key);
}

static gboolean
varies (const TbrOverviewSeries *series)
{
  for (guint i = 1; i < series->n; i++)
    if (series->high[i] != series->low[0] || series->low[i] != series->low[0])
      return TRUE;
  return FALSE;
}

/* "Harm so far: burned" (transfer full) */
static char *
title_of (const TbrOverviewSeries *series)
{
  static const struct
  {
    const char *measure, *words;
  } titles[] = { { "series.harm", N_ ("Harm so far") },
                 { "series.required", N_ ("Work wanted") },
                 { "series.served", N_ ("Work done") },
                 { "series.units", N_ ("Units") },
                 { "series.offers-accepted", N_ ("Offers accepted") } };
  const char *words = series->measure;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].measure, series->measure))
      words = titles[i].words;
  return *series->key != '\0' ? g_strdup_printf ("%s: %s", tbr_word (words), tbr_word (series->key))
                              : g_strdup (tbr_word (words));
}

/* The clock by which the study's curves are dated; NULL where it does not say one: an older study,
   or one of which the points begin at different dates. */
static const TbrScenario *
clock_of (TbrStudyReport *report, const TbrOverviewSeries *series)
{
  TbrMeta *meta = tbr_study_report_take (report, sizeof *meta);
  TbrScenario *clock = tbr_study_report_take (report, sizeof *clock);
  const TbrOverview *overview = &report->overview;

  if (series->n == 0
      || !tbr_instant_parse (tbr_overview_word (overview, "start"), &clock->start_unix, NULL)
      || !tbr_duration_parse (tbr_overview_word (overview, "zone"), &meta->zone, NULL))
    return NULL;
  meta->summer_time = g_str_equal (tbr_overview_word (overview, "summer-time"), "yes");
  meta->duration = (TbrTime) (series->hours[series->n - 1] * (double) TBR_HOUR);
  clock->meta = meta;
  return clock;
}

/* The instants of a curve, days where dates are written. */
static const double *
times_of (TbrStudyReport *report, const TbrOverviewSeries *series, const TbrScenario *clock)
{
  double *days = tbr_study_report_take (report, series->n * sizeof *days);

  if (clock == NULL)
    return series->hours;
  for (guint i = 0; i < series->n; i++)
    days[i] = series->hours[i] * (double) TBR_HOUR / (double) TBR_DAY;
  return days;
}

static void
add_curve (TbrStudyReport *report, guint first)
{
  const GPtrArray *all = report->overview.series;
  const TbrOverviewSeries *head = all->pdata[first];
  TbrChartSeries *lines = tbr_study_report_take (report, POINTS_MOST * sizeof (TbrChartSeries));
  TbrChart *chart = tbr_study_report_take (report, sizeof (TbrChart));
  const TbrScenario *clock = clock_of (report, head);
  guint n = 0, n_points = 0;

  for (guint i = first; i < all->len && is_same_curve (all->pdata[i], head); i++, n_points++)
    {
      const TbrOverviewSeries *one = all->pdata[i];
      if (n < POINTS_MOST)
        lines[n++] = (TbrChartSeries){ tbr_study_report_point (report, one->point),
                                       times_of (report, one, clock),
                                       one->middle,
                                       one->low,
                                       one->high,
                                       one->n };
    }
  const char *unit = *head->unit != '\0' ? tbr_word (head->unit) : _ ("number");
  *chart
      = (TbrChart){ .title = "",
                    .x_label = clock != NULL
                                   ? tbr_study_report_keep (report, tbr_outlook_charts_axis (clock))
                                   : _ ("hours since the start"),
                    .y_label = unit,
                    .series = lines,
                    .n = n,
                    .dates = clock,
                    .is_share = g_str_equal (head->unit, "%") };
  g_autofree char *title = title_of (head);
  static const char drawn[]
      /* xgettext:no-c-format */
      = N_ ("Line: the median of the runs at each instant; band: four of five runs (10 to 90 %).");
  g_autofree char *note = n < n_points ? g_strdup_printf ("%s %s", tbr_word (drawn),
                                                          _ ("The first points are drawn."))
                                       : g_strdup (tbr_word (drawn));
  const TbrFigure figure = { TBR_FIGURE_LINES, chart, title, note };
  tbr_document_add_figure (report->document, &figure);
}

void
tbr_study_figures_add_series (TbrStudyReport *report)
{
  const GPtrArray *all = report->overview.series;
  guint n = 0;

  for (guint rank = 0; rank < 5 && n < CURVES_MOST; rank++)
    for (guint i = 0; i < all->len && n < CURVES_MOST; i++)
      {
        const TbrOverviewSeries *one = all->pdata[i];
        gboolean is_first = i == 0 || !is_same_curve (one, all->pdata[i - 1]);
        if (!is_first || rank_of (one) != rank || !varies (one))
          continue;
        if (n++ == 0)
          tbr_document_add_heading (report->document, _ ("Over time"));
        add_curve (report, i);
      }
}
