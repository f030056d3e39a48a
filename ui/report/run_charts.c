/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Curves of a run and its futures, and what was wanted and served. */
#include "report/run_report.h"

#include "draw/language.h"

#include <tabard/need.h>

#include <glib/gi18n.h>

/* Kinds of need that have a chart. */
#define CHARTS_MOST 3

/* A curve out of the result. */
typedef struct
{
  const char *measure, *key, *unit;
  double *x, *y; /* days since the start */
  guint n;
  double peak;
  gboolean is_estimate; /* it rests on one */
} Curve;

static Curve
take_curve (TbrRunReport *report, const char *measure, const char *key)
{
  const GArray *points = report->result->points;
  Curve curve = { .measure = measure, .key = key, .unit = "" };
  curve.x = tbr_run_report_take (report, points->len * sizeof *curve.x);
  curve.y = tbr_run_report_take (report, points->len * sizeof *curve.y);
  for (guint i = 0; i < points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (points, TbrSeriesPoint, i);
      if (!g_str_equal (point->measure, measure) || !g_str_equal (point->key, key))
        continue;
      curve.unit = point->unit;
      curve.x[curve.n] = (double) point->at / (double) TBR_DAY;
      curve.y[curve.n++] = point->value;
      curve.peak = MAX (curve.peak, point->value);
    }
  return curve;
}

static int
compare_peaks (gconstpointer a, gconstpointer b)
{
  double x = ((const Curve *) a)->peak, y = ((const Curve *) b)->peak;
  return (x < y) - (x > y);
}

/* All curves of a measure that are ever above 0, in the order of the result. (transfer full) */
static GArray *
list_curves (TbrRunReport *report, const char *measure)
{
  GArray *curves = g_array_new (FALSE, FALSE, sizeof (Curve));
  const GArray *points = report->result->points;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < points->len; i++)
    {
      const TbrSeriesPoint *point = &g_array_index (points, TbrSeriesPoint, i);
      if (!g_str_equal (point->measure, measure) || !g_hash_table_add (seen, (gpointer) point->key))
        continue;
      Curve curve = take_curve (report, measure, point->key);
      if (curve.peak > 0)
        g_array_append_val (curves, curve);
    }
  return curves;
}

static void
add_chart (TbrRunReport *report, const char *title, const char *y_label, const char *note,
           const TbrChartSeries *series, guint n)
{
  TbrChart *chart = tbr_run_report_take (report, sizeof *chart);
  *chart = (TbrChart){ .title = "",
                       .x_label = tbr_run_report_keep (report, tbr_outlook_charts_axis (
                                                                   report->spec->scenario)),
                       .y_label = y_label,
                       .series = series,
                       .n = n,
                       .dates = report->spec->scenario };
  tbr_document_add_figure (report->document, &(TbrFigure){ .kind = TBR_FIGURE_LINES,
                                                           .chart = chart,
                                                           .title = title,
                                                           .note = note });
}

/* "free fire line (m/h)", "burned (ha)". */
static const char *
axis_of (TbrRunReport *report, const char *name, const char *unit)
{
  if (*unit == '\0')
    return tbr_run_report_keep (report, g_strdup (name));
  return tbr_run_report_keep (report, g_strdup_printf ("%s (%s)", name, tbr_word (unit)));
}

/* A title with a name in it, after the sign of an estimate where its numbers rest on one. */
static const char *
title_of (TbrRunReport *report, const char *pattern, const char *name, gboolean is_estimate)
{
  GString *title = g_string_new (is_estimate ? "\xe2\x89\x88 " : "");
  g_string_append (title, pattern);
  g_string_replace (title, "%s", name, 1);
  return tbr_run_report_keep (report, g_string_free (title, FALSE));
}

static TbrChartSeries
line_of (const char *name, const Curve *curve)
{
  return (TbrChartSeries){ .name = name, .x = curve->x, .y = curve->y, .n = curve->n };
}

/* What was wanted beside what was served, the needs that lacked most first. */
static void
add_needs (TbrRunReport *report)
{
  g_autoptr (GArray) wanted = list_curves (report, "series.required");
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Curve));
  for (guint i = 0; i < wanted->len; i++)
    {
      Curve curve = g_array_index (wanted, Curve, i);
      const TbrIndicator *unmet
          = tbr_result_find (report->result, "K08.unmet-need-hours", TBR_SCOPE_NEED, curve.key);
      curve.peak = unmet != NULL ? unmet->value : 0;
      curve.is_estimate = unmet == NULL || unmet->certainty == TBR_CERTAINTY_ESTIMATED;
      g_array_append_val (gaps, curve);
    }
  g_array_sort (gaps, compare_peaks);
  for (guint i = 0; i < MIN (gaps->len, CHARTS_MOST); i++)
    {
      const Curve *required = &g_array_index (gaps, Curve, i);
      Curve served = take_curve (report, "series.served", required->key);
      int kind = tbr_need_find (required->key);
      const char *name
          = kind >= 0 ? tbr_word (tbr_need_info ((TbrNeedKind) kind)->title) : required->key;
      TbrChartSeries *series = tbr_run_report_take (report, 2 * sizeof *series);
      series[0] = line_of (_ ("wanted"), required);
      series[1] = line_of (_ ("served"), &served);
      add_chart (report,
                 title_of (report, _ ("Wanted and served: %s"), name, required->is_estimate),
                 axis_of (report, name, required->unit),
                 _ ("Rates in all states together. What lies between the lines was not done."),
                 series, 2);
    }
}

/* How the lines of the futures are to be read. */
static void
add_reading (TbrRunReport *report, const TbrOutlook *outlook, guint variant)
{
  if (outlook->replications == 1)
    return;
  g_autofree char *note = g_strdup_printf (
      _ ("Lines are medians of %u futures, bands hold eight of ten of them; amounts upon each "
         "other are medians too."),
      outlook->n_done[variant]);
  tbr_document_add_note (report->document, note);
}

/* The charts of the futures, of the run alone where nobody has run any. */
static void
add_outlook (TbrRunReport *report)
{
  const TbrRunReportSpec *spec = report->spec;
  gboolean has_futures
      = spec->outlook != NULL && spec->outlook->bands->len > 0
        && spec->outlook->n_done[spec->variant] > spec->outlook->n_failed[spec->variant];
  TbrOutlookChartsSpec *wanted = tbr_run_report_take (report, sizeof *wanted);
  *wanted = (TbrOutlookChartsSpec){ .outlook = has_futures ? spec->outlook : report->own,
                                    .variant = has_futures ? spec->variant : 0,
                                    .own = has_futures ? report->own : NULL,
                                    .scenario = spec->scenario };
  report->charts = tbr_outlook_charts_new (wanted);
  if (report->charts->charts->len > 0)
    add_reading (report, wanted->outlook, wanted->variant);
  for (guint i = 0; i < report->charts->charts->len; i++)
    tbr_document_add_figure (report->document,
                             &g_array_index (report->charts->charts, TbrOutlookChart, i).figure);
}

void
tbr_run_charts_add (TbrRunReport *report)
{
  if (report->result->points->len == 0 && report->own->bands->len == 0)
    return;
  tbr_document_add_heading (report->document, _ ("How it went"));
  add_outlook (report);
  add_needs (report);
}
