/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The futures as curves with bands, and what differs between them. */
#include "desktop/state.h"

#include "draw/language.h"
#include "draw/plot.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_HARMS 3
#define MOST_OWNERS 7
#define MOST_LINES 4
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

typedef struct
{
  TbrCharts *charts;
  const TbrPen *pen;
  const TbrOutlook *outlook;
  double width;
  double scale; /* of the hours: to days */
  const char *x_label;
  const TbrScenario *scenario; /* whose dates stand below */
} Sheet;

/* A surface with a pen of its own. */
static cairo_surface_t *
begin (const Sheet *sheet, double height, TbrPen *out_pen)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) sheet->width,
                                                         (int) MAX (ceil (height), 1));
  tbr_pen_init (out_pen, cairo_create (surface), sheet->pen->theme, sheet->pen->ui);
  tbr_pen_colour (out_pen, sheet->pen->theme->panel | 0xff);
  cairo_paint (out_pen->cr);
  return surface;
}

static void
end (const Sheet *sheet, TbrPen *pen, cairo_surface_t *surface, const char *title)
{
  cairo_t *cr = pen->cr;
  tbr_pen_clear (pen);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_ptr_array_add (sheet->charts->surfaces, surface);
  g_ptr_array_add (sheet->charts->titles, (gpointer) title);
}

/* The instants of a band, in the unit of the sheet. (transfer full) */
static double *
times_of (const Sheet *sheet, const TbrOverviewSeries *band)
{
  double *times = g_new (double, band->n);
  for (guint i = 0; i < band->n; i++)
    times[i] = band->hours[i] * sheet->scale;
  return times;
}

/* A curve that is wanted, in every variant. */
typedef struct
{
  const char *measure, *key, *name;
} Wanted;

static void
add_lines (const Sheet *sheet, const char *title, const Wanted *wanted, guint n,
           const char *y_label)
{
  TbrChartSeries lines[MOST_LINES];
  double *times[MOST_LINES];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint count = 0;
  for (guint i = 0; i < n; i++)
    for (guint v = 0; v < sheet->outlook->n_variants && count < MOST_LINES; v++)
      {
        const TbrOverviewSeries *band
            = tbr_outlook_band (sheet->outlook, v, wanted[i].measure, wanted[i].key);
        if (band == NULL)
          continue;
        char *name = sheet->outlook->n_variants == 1 && n == 1
                         ? g_strdup (_ ("median; band: eight of ten futures"))
                     : sheet->outlook->n_variants == 1 ? g_strdup (wanted[i].name)
                     : n == 1 ? g_strdup (tbr_word (sheet->outlook->names[v]))
                              : g_strdup_printf ("%s, %s", wanted[i].name,
                                                 tbr_word (sheet->outlook->names[v]));
        g_ptr_array_add (names, name);
        times[count] = times_of (sheet, band);
        lines[count]
            = (TbrChartSeries){ name, times[count], band->middle, band->low, band->high, band->n };
        count++;
      }
  if (count == 0)
    return;
  TbrChart chart = { .title = "",
                     .x_label = sheet->x_label,
                     .y_label = y_label,
                     .series = lines,
                     .n = count,
                     .dates = sheet->scenario };
  TbrPen pen;
  cairo_surface_t *surface = begin (sheet, tbr_line_chart_height (sheet->pen, sheet->width), &pen);
  tbr_line_chart_paint (&pen, &chart, sheet->width);
  end (sheet, &pen, surface, title);
  for (guint i = 0; i < count; i++)
    g_free (times[i]);
}

static void
add_stack (const Sheet *sheet, const char *title, const TbrStackLayer *layers, guint n,
           const TbrOverviewSeries *like)
{
  if (n == 0)
    return;
  g_autofree double *times = times_of (sheet, like);
  const TbrStackChart chart
      = { sheet->x_label, _ ("units, medians of the futures"), times, like->n, layers, n,
          sheet->scenario };
  TbrPen pen;
  cairo_surface_t *surface
      = begin (sheet, tbr_stack_chart_height (sheet->pen, &chart, sheet->width), &pen);
  tbr_stack_chart_paint (&pen, &chart, sheet->width);
  end (sheet, &pen, surface, title);
}

/* ---- which there are ---- */

static void
add_needs (const Sheet *sheet)
{
  const Wanted both[] = { { "needs.open", "", _ ("needs open") },
                          { "series.units", "working", _ ("units at work") } };
  if (sheet->outlook->n_variants == 1)
    {
      add_lines (sheet, _ ("NEEDS AND UNITS AT WORK"), both, G_N_ELEMENTS (both), _ ("number"));
      return;
    }
  add_lines (sheet, _ ("OPEN NEEDS"), &both[0], 1, _ ("number"));
  add_lines (sheet, _ ("UNITS AT WORK"), &both[1], 1, _ ("number"));
}

/* Adds a curve's medians to those of a layer. */
static const TbrOverviewSeries *
gather (const Sheet *sheet, const char *measure, const char *key, double *sums)
{
  const TbrOverviewSeries *band = tbr_outlook_band (sheet->outlook, 0, measure, key);
  for (guint i = 0; band != NULL && i < band->n; i++)
    if (isfinite (band->middle[i]))
      sums[i] += band->middle[i];
  return band;
}

static void
add_phases (const Sheet *sheet)
{
  static const struct
  {
    const char *name;
    TbrPhase phases[2];
  } groups[] = { { N_ ("at work"), { TBR_PHASE_WORKING, TBR_PHASE_WORKING } },
                 { N_ ("resting"), { TBR_PHASE_RESTING, TBR_PHASE_RESTING } },
                 { N_ ("setting up"), { TBR_PHASE_APPROACH, TBR_PHASE_SET_UP } },
                 { N_ ("waiting on site"), { TBR_PHASE_ARRIVED, TBR_PHASE_ARRIVED } },
                 { N_ ("under way"), { TBR_PHASE_TRAVELLING, TBR_PHASE_TRAVELLING } },
                 { N_ ("getting ready"), { TBR_PHASE_MOBILISING, TBR_PHASE_MOBILISING } },
                 { N_ ("going home"), { TBR_PHASE_PACKING, TBR_PHASE_RETURNING } } };
  TbrStackLayer layers[G_N_ELEMENTS (groups)];
  double *sums[G_N_ELEMENTS (groups)];
  const TbrOverviewSeries *like = NULL;
  guint n = 0, room = sheet->outlook->bands->len > 0
                          ? ((const TbrOverviewSeries *) sheet->outlook->bands->pdata[0])->n
                          : 0;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const TbrOverviewSeries *found = NULL;
      sums[n] = g_new0 (double, room + 1);
      for (TbrPhase k = groups[i].phases[0]; k <= groups[i].phases[1]; k++)
        {
          const TbrOverviewSeries *band
              = gather (sheet, "series.units", tbr_phase_names[k], sums[n]);
          found = band != NULL ? band : found;
        }
      if (found == NULL)
        {
          g_free (sums[n]);
          continue;
        }
      like = found;
      layers[n] = (TbrStackLayer){ _ (groups[i].name), sums[n] };
      n++;
    }
  add_stack (sheet, _ ("WHAT UNITS DO"), layers, n, like);
  for (guint i = 0; i < n; i++)
    g_free (sums[i]);
}

static void
add_harms (const Sheet *sheet)
{
  guint n = 0;
  for (guint i = 0; i < TBR_HARM_N && n < MOST_HARMS; i++)
    {
      const char *key = tbr_harm_name ((TbrHarm) i);
      const TbrOverviewSeries *band = tbr_outlook_band (sheet->outlook, 0, "series.harm", key);
      if (band == NULL || !(band->high[band->n - 1] > 0))
        continue;
      const Wanted wanted = { "series.harm", key, tbr_word (key) };
      g_autofree char *label = g_strdup_printf ("%s, %s", tbr_word (key), tbr_word (band->unit));
      add_lines (sheet, n == 0 ? _ ("HARM SO FAR") : NULL, &wanted, 1, label);
      n++;
    }
}

static gint
compare_bands (gconstpointer a, gconstpointer b)
{
  const TbrOverviewSeries *x = *(const TbrOverviewSeries *const *) a;
  const TbrOverviewSeries *y = *(const TbrOverviewSeries *const *) b;
  double last_x = x->middle[x->n - 1], last_y = y->middle[y->n - 1];
  if (last_x != last_y)
    return last_x > last_y ? -1 : 1;
  return strcmp (x->key, y->key);
}

/* The states that sent most, and all others as one. */
static void
add_arrivals (const Sheet *sheet)
{
  TbrStackLayer layers[MOST_OWNERS + 1];
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  for (guint i = 0; i < sheet->outlook->bands->len; i++)
    {
      const TbrOverviewSeries *band = sheet->outlook->bands->pdata[i];
      if (band->point == 0 && strcmp (band->measure, "units.arrived") == 0
          && band->middle[band->n - 1] > 0)
        g_ptr_array_add (owners, (gpointer) band);
    }
  if (owners->len == 0)
    return;
  g_ptr_array_sort (owners, compare_bands);
  const TbrOverviewSeries *first = owners->pdata[0];
  g_autofree double *others = g_new0 (double, first->n);
  guint n = MIN (owners->len, MOST_OWNERS);
  for (guint i = 0; i < owners->len; i++)
    {
      const TbrOverviewSeries *band = owners->pdata[i];
      if (i < n)
        layers[i] = (TbrStackLayer){ band->key, band->middle };
      for (guint k = 0; i >= n && k < first->n; k++)
        others[k] += band->middle[k];
    }
  if (owners->len > n)
    layers[n] = (TbrStackLayer){ _ ("others"), others };
  add_stack (sheet, _ ("ARRIVED FROM ABROAD, BY OWNER"), layers, n + (owners->len > n), first);
}

static void
paint_all (const Sheet *sheet)
{
  const Wanted utilisation = { "units.utilisation", "", _ ("at work") };
  add_needs (sheet);
  add_harms (sheet);
  add_lines (sheet, _ ("UTILISATION"), &utilisation, 1, _ ("units at work of those on site, %"));
  add_phases (sheet);
  add_arrivals (sheet);
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
  const Sheet sheet = { charts,
                        pen,
                        outlook,
                        width,
                        1 / 24.0,
                        _ ("date, by the clock of the place"),
                        desktop->session->scenario };
  paint_all (&sheet);
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

static void
build_differences (TbrColumn *column, const TbrOutlook *outlook, guint variant)
{
  const char *name;
  g_autofree char *folded = g_utf8_strup (tbr_word (outlook->names[variant]), -1);
  g_autofree char *heading = g_strdup_printf (_ ("WHAT DIFFERS: %s"), folded);
  tbr_column_text (column, TBR_WIDGET_HEADING, heading);
  for (guint i = 0; (name = tbr_findings_harm (i)) != NULL; i++)
    add_difference (column, outlook, variant, name, tbr_report_measure_harm (name));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_difference (column, outlook, variant, others[i].measure, _ (others[i].words));
  if (outlook->faults[variant] != NULL)
    tbr_column_text (column, TBR_WIDGET_NOTE, outlook->faults[variant]);
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
      _ ("%u futures of each: the line is the median, the band holds eight of ten. The run that "
         "you watch is one of them."),
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
