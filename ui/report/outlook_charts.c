/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which charts tell how a run, or many futures of it, went: for the window and for reports. */
#include "report/outlook_charts.h"

#include "draw/language.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define HARMS_MOST 3
#define OWNERS_MOST 7
#define HOURS_OF_DAY 24

typedef struct
{
  const TbrOutlookChartsSpec *spec;
  TbrOutlookCharts *charts;
  gboolean is_one_run; /* nothing but one run is told */
  const char *x_label;
} Sheet;

/* What stands around a chart. */
typedef struct
{
  const char *title, *heading, *y_label, *note;
  gboolean is_share; /* of a whole, in % */
} Words;

static gpointer
take (const Sheet *sheet, gsize size)
{
  gpointer memory = g_malloc0 (MAX (size, 1));
  g_ptr_array_add (sheet->charts->owned, memory);
  return memory;
}

/* @text: (transfer full) */
static const char *
keep (const Sheet *sheet, char *text)
{
  g_ptr_array_add (sheet->charts->owned, text);
  return text;
}

static void
add_figure (const Sheet *sheet, TbrFigureKind kind, gconstpointer chart, const Words *words)
{
  const TbrOutlookChart one = { { kind, chart, words->title, words->note }, words->heading };
  g_array_append_val (sheet->charts->charts, one);
}

/* ---- lines ---- */

/* A curve that is wanted, in every variant. */
typedef struct
{
  const char *measure, *key, *name;
} Wanted;

/* The instants of a band, days since the start. */
static const double *
days_of (const Sheet *sheet, const TbrOverviewSeries *band)
{
  double *days = take (sheet, band->n * sizeof *days);
  for (guint i = 0; i < band->n; i++)
    days[i] = band->hours[i] / HOURS_OF_DAY;
  return days;
}

/* What a line is called among @n curves of each variant. */
static const char *
name_of_line (const Sheet *sheet, const Wanted *wanted, guint n, guint variant)
{
  const TbrOutlook *outlook = sheet->spec->outlook;
  const char *branch = tbr_word (outlook->names[variant]);
  if (outlook->n_variants > 1)
    return n == 1 ? branch : keep (sheet, g_strdup_printf ("%s, %s", wanted->name, branch));
  if (n > 1)
    return wanted->name;
  return sheet->is_one_run ? _ ("this run") : _ ("median; band: eight of ten futures");
}

static guint
add_bands (const Sheet *sheet, const Wanted *wanted, guint n, TbrChartSeries *lines)
{
  const TbrOutlook *outlook = sheet->spec->outlook;
  guint count = 0;
  for (guint i = 0; i < n; i++)
    for (guint v = 0; v < outlook->n_variants && count < TBR_OUTLOOK_LINES_MOST; v++)
      {
        const TbrOverviewSeries *band
            = tbr_outlook_band (outlook, v, wanted[i].measure, wanted[i].key);
        if (band == NULL)
          continue;
        lines[count] = (TbrChartSeries){ name_of_line (sheet, &wanted[i], n, v),
                                         days_of (sheet, band),
                                         band->middle,
                                         sheet->is_one_run ? NULL : band->low,
                                         sheet->is_one_run ? NULL : band->high,
                                         band->n };
        count++;
      }
  return count;
}

/* The run itself beside its futures. */
static guint
add_own (const Sheet *sheet, const Wanted *wanted, guint n, TbrChartSeries *lines, guint count)
{
  const TbrOutlook *own = sheet->spec->own;
  if (own == NULL || sheet->spec->outlook->n_variants > 1)
    return count;
  for (guint i = 0; i < n && count < TBR_OUTLOOK_LINES_MOST; i++)
    {
      const TbrOverviewSeries *band = tbr_outlook_band (own, 0, wanted[i].measure, wanted[i].key);
      if (band == NULL)
        continue;
      const char *name = n == 1
                             ? _ ("this run")
                             : keep (sheet, g_strdup_printf (_ ("%s, this run"), wanted[i].name));
      lines[count++] = (TbrChartSeries){
        .name = name, .x = days_of (sheet, band), .y = band->middle, .n = band->n
      };
    }
  return count;
}

/* Returns: whether there was anything to draw */
static gboolean
add_lines (const Sheet *sheet, const Words *words, const Wanted *wanted, guint n)
{
  TbrChartSeries *lines = take (sheet, TBR_OUTLOOK_LINES_MOST * sizeof *lines);
  guint count = add_bands (sheet, wanted, n, lines);
  if (count == 0)
    return FALSE;
  count = add_own (sheet, wanted, n, lines, count);
  TbrChart *chart = take (sheet, sizeof *chart);
  *chart = (TbrChart){ .title = "",
                       .x_label = sheet->x_label,
                       .y_label = words->y_label,
                       .series = lines,
                       .n = count,
                       .dates = sheet->spec->scenario,
                       .is_share = words->is_share };
  add_figure (sheet, TBR_FIGURE_LINES, chart, words);
  return TRUE;
}

static void
add_needs (const Sheet *sheet)
{
  const Wanted both[] = { { "needs.open", "", _ ("needs open") },
                          { "series.units", "working", _ ("units at work") } };
  const Words together
      = { _ ("Needs and units at work"), _ ("NEEDS AND UNITS AT WORK"), _ ("number"), "", FALSE },
      needs = { _ ("Open needs"), _ ("OPEN NEEDS"), _ ("number"), "", FALSE },
      units = { _ ("Units at work"), _ ("UNITS AT WORK"), _ ("number"), "", FALSE };
  if (sheet->spec->outlook->n_variants == 1)
    {
      add_lines (sheet, &together, both, G_N_ELEMENTS (both));
      return;
    }
  add_lines (sheet, &needs, &both[0], 1);
  add_lines (sheet, &units, &both[1], 1);
}

/* The unit of a kind of harm of which something was done in a future; NULL: nothing was. */
static const char *
unit_of_harm (const TbrOutlook *outlook, const char *key)
{
  for (guint v = 0; v < outlook->n_variants; v++)
    {
      const TbrOverviewSeries *band = tbr_outlook_band (outlook, v, "series.harm", key);
      if (band != NULL && band->high[band->n - 1] > 0)
        return band->unit;
    }
  return NULL;
}

/* "injured untreated" of "injured-untreated", in the reader's language. */
static const char *
name_of_harm (const Sheet *sheet, const char *key)
{
  const char *said = tbr_word (key);
  return said != key ? said : keep (sheet, g_strdelimit (g_strdup (key), "-", ' '));
}

static void
add_harms (const Sheet *sheet)
{
  guint n = 0;
  for (guint i = 0; i < TBR_HARM_N && n < HARMS_MOST; i++)
    {
      const char *key = tbr_harm_name ((TbrHarm) i);
      const char *unit = unit_of_harm (sheet->spec->outlook, key);
      if (unit == NULL)
        continue;
      const char *name = name_of_harm (sheet, key);
      const Wanted wanted = { "series.harm", key, name };
      const Words words = { keep (sheet, g_strdup_printf (_ ("Harm so far: %s"), name)),
                            n == 0 ? _ ("HARM SO FAR") : NULL,
                            keep (sheet, g_strdup_printf (*unit != '\0' ? "%s (%s)" : "%s", name,
                                                          tbr_word (unit))),
                            "", FALSE };
      n += add_lines (sheet, &words, &wanted, 1);
    }
}

static void
add_utilisation (const Sheet *sheet)
{
  const Wanted utilisation = { "units.utilisation", "", _ ("at work") };
  const Words words
      = { _ ("Utilisation"), _ ("UTILISATION"), _ ("units at work of those on site, %"),
          _ ("Units that set up, work or rest on site are counted. No line: nobody is there."),
          TRUE };
  add_lines (sheet, &words, &utilisation, 1);
}

/* ---- stacks ---- */

/* "units", "units, medians of the futures". */
static const char *
label_of_units (const Sheet *sheet)
{
  const TbrOutlook *outlook = sheet->spec->outlook;
  if (sheet->is_one_run)
    return _ ("units");
  if (outlook->n_variants == 1)
    return _ ("units, medians of the futures");
  return keep (sheet, g_strdup_printf (_ ("units in %s, medians of the futures"),
                                       tbr_word (outlook->names[sheet->spec->variant])));
}

static void
add_stack (const Sheet *sheet, Words *words, const TbrStackLayer *layers, guint n,
           const TbrOverviewSeries *like)
{
  if (n == 0)
    return;
  TbrStackChart *chart = take (sheet, sizeof *chart);
  words->y_label = label_of_units (sheet);
  *chart = (TbrStackChart){
    sheet->x_label, words->y_label, days_of (sheet, like), like->n, layers, n, sheet->spec->scenario
  };
  add_figure (sheet, TBR_FIGURE_STACK, chart, words);
}

/* Adds a curve's medians to those of a layer; NULL when there is none. */
static const TbrOverviewSeries *
gather (const Sheet *sheet, const char *key, double *sums)
{
  const TbrOverviewSeries *band
      = tbr_outlook_band (sheet->spec->outlook, sheet->spec->variant, "series.units", key);
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
  TbrStackLayer *layers = take (sheet, G_N_ELEMENTS (groups) * sizeof *layers);
  const GPtrArray *bands = sheet->spec->outlook->bands;
  const TbrOverviewSeries *like = NULL;
  guint n = 0, room = bands->len > 0 ? ((const TbrOverviewSeries *) bands->pdata[0])->n : 0;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const TbrOverviewSeries *found = NULL;
      double *sums = take (sheet, room * sizeof *sums);
      for (TbrPhase k = groups[i].phases[0]; k <= groups[i].phases[1]; k++)
        {
          const TbrOverviewSeries *band = gather (sheet, tbr_phase_names[k], sums);
          found = band != NULL ? band : found;
        }
      if (found == NULL)
        continue;
      like = found;
      layers[n++] = (TbrStackLayer){ _ (groups[i].name), sums };
    }
  Words words = { _ ("Units by what they do"), _ ("WHAT UNITS DO"), NULL,
                  _ ("Of all owners. Who is at home and can be sent is not shown."), FALSE };
  add_stack (sheet, &words, layers, n, like);
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

/* The curves of those who sent anybody, who sent most first. (transfer full) */
static GPtrArray *
list_owners (const Sheet *sheet)
{
  const GPtrArray *bands = sheet->spec->outlook->bands;
  GPtrArray *owners = g_ptr_array_new ();
  for (guint i = 0; i < bands->len; i++)
    {
      const TbrOverviewSeries *band = bands->pdata[i];
      if (band->point == sheet->spec->variant && strcmp (band->measure, "units.arrived") == 0
          && band->middle[band->n - 1] > 0)
        g_ptr_array_add (owners, (gpointer) band);
    }
  g_ptr_array_sort (owners, compare_bands);
  return owners;
}

/* "France" of "FR"; what no state has is the Union's. */
static const char *
name_of_owner (const Sheet *sheet, const char *key)
{
  const TbrMap *map = sheet->spec->scenario->map;
  for (guint i = 0; map != NULL && i < map->n_countries; i++)
    if (strcmp (map->countries[i].iso, key) == 0)
      return tbr_word (map->countries[i].name);
  return _ ("the Union");
}

/* The states that sent most, and all others as one. */
static void
add_arrivals (const Sheet *sheet)
{
  g_autoptr (GPtrArray) owners = list_owners (sheet);
  if (owners->len == 0)
    return;
  TbrStackLayer *layers = take (sheet, (OWNERS_MOST + 1) * sizeof *layers);
  const TbrOverviewSeries *first = owners->pdata[0];
  double *others = take (sheet, first->n * sizeof *others);
  guint n = MIN (owners->len, OWNERS_MOST);
  for (guint i = 0; i < owners->len; i++)
    {
      const TbrOverviewSeries *band = owners->pdata[i];
      if (i < n)
        layers[i] = (TbrStackLayer){ name_of_owner (sheet, band->key), band->middle };
      for (guint k = 0; i >= n && k < first->n; k++)
        others[k] += band->middle[k];
    }
  if (owners->len > n)
    layers[n] = (TbrStackLayer){ _ ("others"), others };
  Words words
      = { _ ("Arrived from abroad, by owner"), _ ("ARRIVED FROM ABROAD, BY OWNER"), NULL,
          _ ("Units that have arrived so far, those that have gone home again included."), FALSE };
  add_stack (sheet, &words, layers, n + (owners->len > n), first);
}

char *
tbr_outlook_charts_axis (const TbrScenario *scenario)
{
  g_autofree char *zone = tbr_when_zone (scenario, 0, scenario->meta->duration);
  return g_strdup_printf (_ ("date, by the clock of the place (%s)"), zone);
}

TbrOutlookCharts *
tbr_outlook_charts_new (const TbrOutlookChartsSpec *spec)
{
  g_return_val_if_fail (spec->variant < spec->outlook->n_variants, NULL);
  TbrOutlookCharts *charts = g_new (TbrOutlookCharts, 1);
  *charts = (TbrOutlookCharts){ g_array_new (FALSE, FALSE, sizeof (TbrOutlookChart)),
                                g_ptr_array_new_with_free_func (g_free) };
  Sheet sheet = { spec, charts, spec->outlook->replications == 1, NULL };
  sheet.x_label = keep (&sheet, tbr_outlook_charts_axis (spec->scenario));
  add_needs (&sheet);
  add_harms (&sheet);
  add_utilisation (&sheet);
  add_phases (&sheet);
  add_arrivals (&sheet);
  return charts;
}

void
tbr_outlook_charts_free (TbrOutlookCharts *charts)
{
  if (charts == NULL)
    return;
  g_array_unref (charts->charts);
  g_ptr_array_unref (charts->owned);
  g_free (charts);
}
