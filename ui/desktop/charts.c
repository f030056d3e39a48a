/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The futures as curves with bands, and what differs between them. */
#include "desktop/state.h"

#include "draw/language.h"
#include "draw/plot.h"
#include "report/outlook_charts.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define LONGEST_UNIT 3u /* bytes that have room beside a value */

/* The charts as they were painted last. */
struct _TbrCharts
{
  GPtrArray *surfaces; /* cairo_surface_t, from above to below */
  GPtrArray *titles;   /* borrowed texts, and NULL for those that have none of their own */
  guint serial;        /* of the outlook */
  int width;           /* pixels */
  double ui;
  TbrThemeId theme;
};

static void
surface_free (gpointer surface)
{
  cairo_surface_destroy (surface);
}

void
tbr_charts_free (TbrCharts *charts)
{
  if (charts == NULL)
    return;
  g_ptr_array_unref (charts->surfaces);
  g_ptr_array_unref (charts->titles);
  g_free (charts);
}

/* ---- one chart ---- */

/* Paints a chart onto a surface of its own. */
static void
add_surface (TbrCharts *charts, const TbrPen *pen, const TbrOutlookChart *one)
{
  const TbrFigure *figure = &one->figure;
  TbrPen own;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, charts->width,
                                    (int) MAX (ceil (tbr_figure_chart_height (pen, figure,
                                                                              charts->width)),
                                               1));
  cairo_t *cr = cairo_create (surface);
  tbr_pen_init (&own, cr, pen->theme, pen->ui);
  tbr_pen_colour (&own, pen->theme->panel | 0xff);
  cairo_paint (cr);
  tbr_figure_chart_paint (&own, figure, charts->width);
  tbr_pen_clear (&own);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_ptr_array_add (charts->surfaces, surface);
  g_ptr_array_add (charts->titles, (gpointer) one->heading);
}

/* The charts of the newest outlook, painted when it is another one or must look otherwise. */
static void
renew (TbrDesktop *desktop, const TbrPen *pen, double width)
{
  TbrCharts *charts = desktop->charts;
  const TbrOutlook *outlook = tbr_prospect_futures (desktop->prospect);
  guint serial = tbr_prospect_serial (desktop->prospect);
  if (charts != NULL && charts->width == (int) width && charts->ui == pen->ui
      && charts->theme == desktop->theme && charts->serial == serial)
    return;
  tbr_charts_free (charts);
  charts = desktop->charts = g_new0 (TbrCharts, 1);
  *charts = (TbrCharts){ g_ptr_array_new_with_free_func (surface_free),
                         g_ptr_array_new (),
                         serial,
                         (int) width,
                         pen->ui,
                         desktop->theme };
  /* the branch that is shown stands behind the file as it is */
  const TbrOutlookChartsSpec spec = { .outlook = outlook,
                                      .variant = outlook->n_variants - 1,
                                      .scenario = desktop->session->scenario };
  g_autoptr (TbrOutlookCharts) all = tbr_outlook_charts_new (&spec);
  for (guint i = 0; i < all->charts->len; i++)
    add_surface (charts, pen, &g_array_index (all->charts, TbrOutlookChart, i));
}

/* ---- what differs ---- */

/* Measures that a planner asks about beside harm, and how they are called. */
static const struct
{
  const char *measure, *words;
} others[] = {
  { "K04.onset-to-first-arrival", N_ ("onset to the first arrival from abroad") },
  { "K23.utilisation", N_ ("time on site at work") },
  { "K24.units-sent", N_ ("units sent abroad") },
  { "K29.operation", N_ ("cost of help from abroad") },
};

/* What is said of two means and their difference adds up. While futures run, some runs have no
   twin yet: the means are those of the pairs, and digits are as fine as the difference asks for. */
static void
tell_means (const TbrOutlookMeasure *measure, guint variant, char **out_from, char **out_to)
{
  const double most = 1e7;
  const TbrInterval *difference = &measure->paired[variant].difference;
  double before = measure->means[0].mean, after = measure->means[variant].mean;
  if (difference->n == measure->means[variant].n)
    before = after - difference->mean;
  else
    after = before + difference->mean;
  if (fabs (before) >= most || fabs (after) >= most)
    {
      *out_from = tbr_telling_number (before);
      *out_to = tbr_telling_number (after);
      return;
    }
  int decimals = fabs (difference->mean) >= 10 ? 0 : 2;
  double fine = decimals == 0 ? 1 : 100;
  after = round (after * fine) / fine;
  before = after - round (difference->mean * fine) / fine;
  *out_from = tbr_telling_decimals (before, decimals);
  *out_to = tbr_telling_decimals (after, decimals);
}

static void
add_difference (TbrColumn *column, const TbrOutlook *outlook, guint variant, const char *name,
                const char *words)
{
  const TbrOutlookMeasure *measure = tbr_outlook_find (outlook, name);
  if (measure == NULL || measure->paired[variant].difference.n == 0
      || (measure->means[0].mean == 0 && measure->means[variant].mean == 0)
      || tbr_outlook_verdict (measure, variant) == TBR_VERDICT_SAME)
    return;
  g_autofree char *from = NULL, *to = NULL;
  tell_means (measure, variant, &from, &to);
  /* a difference that no digit shows is none for a reader */
  if (g_str_equal (from, to))
    return;
  g_autofree char *told = tbr_helps_tell (measure, variant);
  gboolean is_estimate = measure->certainty == TBR_CERTAINTY_ESTIMATED;
  /* a long unit is in the words */
  const char *unit = strlen (measure->unit) <= LONGEST_UNIT ? tbr_word (measure->unit) : "";
  g_autofree char *value = g_strdup_printf ("%s %s", to, unit);
  g_strchomp (value);
  g_autofree char *detail = g_strdup_printf (_ ("%s as it is, %s with %s. %s"), from, to,
                                             tbr_word (outlook->names[variant]), told);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .text = words,
                    .detail = detail,
                    .value = value,
                    .colour = tbr_helps_colour (column->pen, measure, variant),
                    .is_estimate = is_estimate };
  tbr_column_add (column, &row);
  tbr_column_gap (column, 2);
}

/* Whether a future of a variant can be compared already. */
static gboolean
has_pairs (const TbrOutlook *outlook, guint variant)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const TbrOutlookMeasure *measure = tbr_outlook_find (outlook, others[i].measure);
      if (measure != NULL && measure->paired[variant].difference.n > 0)
        return TRUE;
    }
  return FALSE;
}

static void
build_differences (TbrColumn *column, const TbrOutlook *outlook, guint variant)
{
  const char *name;
  g_autofree char *folded = g_utf8_strup (tbr_word (outlook->names[variant]), -1);
  g_autofree char *heading = g_strdup_printf (_ ("WHAT DIFFERS: %s"), folded);
  tbr_column_text (column, TBR_WIDGET_HEADING, heading);
  guint n = column->tree->widgets->len;
  for (guint i = 0; (name = tbr_findings_harm (i)) != NULL; i++)
    add_difference (column, outlook, variant, name, tbr_report_measure_harm (name));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_difference (column, outlook, variant, others[i].measure, _ (others[i].words));
  if (outlook->faults[variant] != NULL)
    tbr_column_text (column, TBR_WIDGET_NOTE, outlook->faults[variant]);
  else if (column->tree->widgets->len == n)
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     has_pairs (outlook, variant) ? _ ("Nothing that is told here differs so far.")
                                                  : _ ("None of its futures has been run yet."));
  tbr_column_gap (column, 12);
}

/* ---- the tab ---- */

static void
build_progress (const TbrDesktop *desktop, TbrColumn *column)
{
  guint all, done = tbr_prospect_progress (desktop->prospect, &all);
  TbrProspectStage stage = tbr_prospect_stage (desktop->prospect);
  if (stage != TBR_PROSPECT_FUTURES && stage != TBR_PROSPECT_MORE)
    return;
  g_autofree char *value = g_strdup_printf (_ ("%u of %u"), done, all);
  TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                    .text = _ ("Running futures"),
                    .value = value,
                    .share = done / (double) MAX (all, 1) };
  tbr_column_add (column, &bar);
  tbr_column_gap (column, 12);
}

void
tbr_charts_build (TbrDesktop *desktop, TbrColumn *column)
{
  if (desktop->prospect == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("No futures are run."));
      return;
    }
  build_progress (desktop, column);
  const TbrOutlook *outlook = tbr_prospect_futures (desktop->prospect);
  if (outlook == NULL || outlook->bands->len == 0)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("The first futures are being run."));
      return;
    }
  for (guint v = 1; v < outlook->n_variants; v++)
    build_differences (column, outlook, v);
  renew (desktop, column->pen, floor (column->width));
  for (guint i = 0; i < desktop->charts->surfaces->len; i++)
    {
      cairo_surface_t *surface = desktop->charts->surfaces->pdata[i];
      const char *title = desktop->charts->titles->pdata[i];
      TbrWidget area = { .kind = TBR_WIDGET_AREA, .text = "chart" };
      if (title != NULL)
        tbr_column_text (column, TBR_WIDGET_HEADING, title);
      area.rect.height = cairo_image_surface_get_height (surface);
      tbr_column_add (column, &area);
      tbr_column_gap (column, 16);
    }
  g_autofree char *note = g_strdup_printf (
      ngettext ("%u future of each: the line is the median, the band holds eight of ten. The run "
                "that you watch is one of them.",
                "%u futures of each: the line is the median, the band holds eight of ten. The run "
                "that you watch is one of them.",
                outlook->n_done[0]),
      outlook->n_done[0]);
  tbr_column_text (column, TBR_WIDGET_NOTE, note);
}

void
tbr_charts_paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const GArray *widgets = desktop->panels[TBR_PANEL_SIDE].tree.widgets;
  guint n = 0;
  for (guint i = 0; i < widgets->len && desktop->charts != NULL; i++)
    {
      const TbrWidget *widget = &g_array_index (widgets, TbrWidget, i);
      if (widget->kind != TBR_WIDGET_AREA || n >= desktop->charts->surfaces->len)
        continue;
      cairo_set_source_surface (pen->cr, desktop->charts->surfaces->pdata[n++],
                                round (widget->rect.x), round (widget->rect.y));
      cairo_paint (pen->cr);
    }
}
