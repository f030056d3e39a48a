/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The figures of a study's report: what is drawn of which measure. */
#include "study_report.h"

#include "draw/language.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>

/* Means this close, as a share of them, are the same. */
#define ROUNDING 1e-9
/* Points in one chart of intervals; of more, the ends are shown. */
#define ROWS_MOST 20
/* Points of a front that are drawn. */
#define FRONT_MOST 200
#define CONFIDENCE 0.95

static void
add_figure (TbrStudyReport *report, TbrFigureKind kind, gconstpointer chart, const char *title,
            const char *note)
{
  const TbrFigure figure = { kind, chart, title, note };
  tbr_document_add_figure (report->document, &figure);
}

static const char *
axis_of (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  return tbr_study_report_keep (report, tbr_report_measure_axis (measure->measure, measure->unit));
}

/* ---- intervals ---- */

static gint
by_value (gconstpointer a, gconstpointer b)
{
  const TbrIntervalRow *one = a, *other = b;
  if (isnan (one->value) || isnan (other->value))
    return isnan (one->value) - isnan (other->value);
  return one->value < other->value ? -1 : one->value > other->value;
}

/* Of many rows those at both ends; returns how many are left. */
static guint
keep_ends (TbrIntervalRow *rows, guint n)
{
  if (n <= ROWS_MOST)
    return n;
  qsort (rows, n, sizeof (TbrIntervalRow), by_value);
  for (guint i = 0; i < ROWS_MOST / 2; i++)
    rows[ROWS_MOST / 2 + i] = rows[n - ROWS_MOST / 2 + i];
  return ROWS_MOST;
}

static void
add_intervals (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  guint n = report->overview.n_points;
  TbrIntervalRow *rows = tbr_study_report_take (report, n * sizeof (TbrIntervalRow));
  TbrIntervalChart *chart = tbr_study_report_take (report, sizeof (TbrIntervalChart));

  for (guint32 i = 0; i < n; i++)
    rows[i] = (TbrIntervalRow){ .label = tbr_study_report_point (report, i),
                                .value = measure->means[i].mean,
                                .low = measure->means[i].mean - measure->means[i].half_width,
                                .high = measure->means[i].mean + measure->means[i].half_width };
  guint shown = keep_ends (rows, n);
  *chart = (TbrIntervalChart){ axis_of (report, measure), rows, shown, NAN };
  g_autofree char *title = g_strdup_printf (
      shown < n ? _ ("%s at each point: mean and its 95 %% interval, the lowest and the highest")
                : _ ("%s at each point: mean and its 95 %% interval"),
      tbr_report_measure_title (measure->measure));
  add_figure (report, TBR_FIGURE_INTERVALS, chart, title,
              _ ("The intervals are those of each point alone; points share their luck, so that "
                 "differences are known better than these intervals suggest."));
}

static void
add_differences (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  guint n = 0;
  TbrIntervalRow *rows
      = tbr_study_report_take (report, report->overview.n_points * sizeof (TbrIntervalRow));
  TbrIntervalChart *chart = tbr_study_report_take (report, sizeof (TbrIntervalChart));

  for (guint32 i = 1; i < report->overview.n_points; i++)
    {
      const TbrContrast *row = tbr_study_report_contrast (report, i, measure->measure);
      double mean = row != NULL ? row->paired.difference.mean : 0;
      double half = row != NULL ? row->paired.difference.half_width : 0;
      rows[n++] = (TbrIntervalRow){ .label = tbr_study_report_point (report, i),
                                    .value = mean,
                                    .low = mean - half,
                                    .high = mean + half,
                                    .is_open = !(fabs (mean) > half) };
    }
  if (n == 0 || report->contrasts.rows == NULL)
    return;
  guint shown = keep_ends (rows, n);
  *chart = (TbrIntervalChart){ axis_of (report, measure), rows, shown, 0 };
  g_autofree char *title
      = g_strdup_printf (shown < n ? _ ("%s: difference from %s, the lowest and the highest")
                                   : _ ("%s: difference from %s"),
                         tbr_report_measure_title (measure->measure),
                         tbr_study_report_place (report, 0));
  add_figure (report, TBR_FIGURE_INTERVALS, chart, title,
              /* xgettext:no-c-format */
              _ ("Mean of the differences of pairs of runs with the same luck, and its 95 % "
                 "interval. A hollow dot cannot be told from no difference."));
}

/* "41.2 (36 to 58.1)"; the ends where there are runs enough. (transfer full) */
static char *
quantile_text (const TbrQuantile *quantile)
{
  g_autofree char *value = tbr_figure_number (quantile->value);
  g_autofree char *low = tbr_figure_number (quantile->low);
  g_autofree char *high = tbr_figure_number (quantile->high);

  if (!isfinite (quantile->low) && !isfinite (quantile->high))
    return g_steal_pointer (&value);
  return g_strdup_printf (_ ("%s (%s to %s)"), value, low, high);
}

/* Quartiles with their intervals: a mean says little where a few runs are catastrophes. */
static void
add_quartiles (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  const char *const headers[] = { _ ("Point"), "25 %", _ ("Median"), "75 %", _ ("Runs") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n = MIN (report->overview.n_points, ROWS_MOST);

  for (guint32 i = 0; i < n; i++)
    {
      g_ptr_array_add (cells, (gpointer) tbr_study_report_point (report, i));
      for (guint j = 0; j < 3; j++)
        {
          const TbrQuantile *one = &measure->quartiles[3 * i + j];
          g_ptr_array_add (cells, (gpointer) tbr_study_report_keep (report, quantile_text (one)));
        }
      g_ptr_array_add (cells,
                       (gpointer) tbr_study_report_keep (report,
                                                         g_strdup_printf ("%u",
                                                                          measure->means[i].n)));
    }
  const TbrDocumentTable table
      = { headers, (const char *const *) cells->pdata, 5, n, 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 };
  g_autofree char *note = g_strdup_printf (
      n < report->overview.n_points
          ? _ ("%s: quartiles over the runs of the first points, each with an interval that holds "
               "with 95 %% whatever the distribution; a dash where there are too few runs for that "
               "end.")
          : _ ("%s: quartiles over the runs, each with an interval that holds with 95 %% whatever "
               "the distribution; a dash where there are too few runs for that end."),
      axis_of (report, measure));
  tbr_document_add_table (report->document, &table);
  tbr_document_add_note (report->document, note);
}

/* ---- factors ---- */

static const TbrEffect *
find_effect (const TbrStudyReport *report, const char *measure)
{
  for (guint i = 0; report->effects.rows != NULL && i < report->effects.rows->len; i++)
    {
      const TbrEffect *effect = report->effects.rows->pdata[i];
      if (g_str_equal (effect->measure, measure))
        return effect;
    }
  return NULL;
}

static void
fill_panel (TbrStudyReport *report, const TbrEffect *effect, guint factor, TbrEffectPanel *panel)
{
  const char *const *levels = (const char *const *) report->effects.levels[factor];
  guint n = g_strv_length (report->effects.levels[factor]);
  double *halves = tbr_study_report_take (report, n * sizeof (double));

  for (guint i = 0; i < n; i++)
    halves[i] = effect->half_widths[factor];
  *panel = (TbrEffectPanel){ report->effects.factors[factor], levels, effect->means[factor], halves,
                             n };
}

/* Share of the squares that each source has, as a sentence. (transfer full) */
static char *
shares_of (const TbrStudyReport *report, const TbrEffect *effect)
{
  const TbrAnova *anova = effect->anova;
  GString *text = g_string_new (_ ("Of the variation:"));
  double all = anova->rows[anova->n_rows - 1].squares;

  for (guint i = 0; i + 1 < anova->n_rows; i++)
    {
      const TbrAnovaRow *row = &anova->rows[i];
      g_autofree char *share = g_strdup_printf ("%.1f", fmax (0, 100 * row->squares / all));
      g_string_append_printf (text, "%s%s %% ", i > 0 ? ", " : " ", tbr_decimal (share));
      if (row->kind == TBR_ANOVA_BLOCKS)
        g_string_append (text, _ ("luck that all points share"));
      else if (row->kind == TBR_ANOVA_MAIN)
        g_string_append (text, report->effects.factors[row->a]);
      else if (row->kind == TBR_ANOVA_INTERACTION)
        g_string_append_printf (text, _ ("%s with %s"), report->effects.factors[row->a],
                                report->effects.factors[row->b]);
      else
        g_string_append (text, _ ("the rest"));
      g_autofree char *p = g_strdup_printf ("%.3f", fmax (0.001, row->p));
      if (isfinite (row->p))
        g_string_append_printf (text, " (p %c %s)", row->p < 0.001 ? '<' : '=', tbr_decimal (p));
    }
  g_string_append (text, ". ");
  /* xgettext:no-c-format */
  g_string_append (text, _ ("Dashed: the mean of all. Bars: 95 % intervals of a level's mean, luck "
                            "that all points share taken out."));
  return g_string_free (text, FALSE);
}

static void
add_effects (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  const TbrEffect *effect = find_effect (report, measure->measure);
  guint n = report->effects.n_factors;

  if (effect == NULL || report->overview.n_points < 2)
    return;
  TbrEffectPanel *panels = tbr_study_report_take (report, n * sizeof (TbrEffectPanel));
  TbrEffectChart *chart = tbr_study_report_take (report, sizeof (TbrEffectChart));
  for (guint i = 0; i < n; i++)
    fill_panel (report, effect, i, &panels[i]);
  *chart = (TbrEffectChart){ axis_of (report, measure), panels, n, effect->anova->mean };
  g_autofree char *title = g_strdup_printf (_ ("%s: what each factor does in the mean"),
                                            tbr_report_measure_title (measure->measure));
  g_autofree char *note = shares_of (report, effect);
  add_figure (report, TBR_FIGURE_EFFECTS, chart, title, note);
}

/* Whether the means of the points lie apart by more than rounding. */
static gboolean
differ (const TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  double low = INFINITY, high = -INFINITY;

  for (guint32 i = 0; i < report->overview.n_points; i++)
    if (isfinite (measure->means[i].mean))
      {
        low = fmin (low, measure->means[i].mean);
        high = fmax (high, measure->means[i].mean);
      }
  return high - low > ROUNDING * fmax (fabs (low), fabs (high));
}

void
tbr_study_figures_add (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  const char *title = tbr_report_measure_title (measure->measure);
  g_autofree char *heading = g_str_equal (title, measure->measure)
                                 ? g_strdup (title)
                                 : g_strdup_printf ("%s (%s)", title, measure->measure);

  tbr_document_add_heading (report->document, heading);
  if (tbr_study_indices_add (report, measure))
    return;
  add_intervals (report, measure);
  if (differ (report, measure))
    {
      add_differences (report, measure);
      add_effects (report, measure);
      tbr_study_additive_add (report, measure);
      tbr_study_heat_add (report, measure);
      tbr_study_surface_add (report, measure);
    }
  else if (report->overview.n_points > 1)
    tbr_document_add_note (report->document,
                           "It does not vary between the points: in these runs no factor does "
                           "anything to it, and no point is better than another.");
  add_quartiles (report, measure);
}

/* ---- two measures ---- */

/* Whether another point is at least as good in both measures and better in one. */
static gboolean
is_beaten (const TbrFrontPoint *points, guint n, guint at, const double sign[2])
{
  for (guint i = 0; i < n; i++)
    {
      double x = sign[0] * (points[i].x - points[at].x), y = sign[1] * (points[i].y - points[at].y);
      if (x <= 0 && y <= 0 && (x < 0 || y < 0))
        return TRUE;
    }
  return FALSE;
}

/* Without intervals where they are wider than all points lie apart: they would hide them. */
static void
drop_wide (TbrFrontPoint *points, guint n)
{
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY }, most[2] = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      low[0] = fmin (low[0], points[i].x);
      high[0] = fmax (high[0], points[i].x);
      most[0] = fmax (most[0], points[i].x_half);
      low[1] = fmin (low[1], points[i].y);
      high[1] = fmax (high[1], points[i].y);
      most[1] = fmax (most[1], points[i].y_half);
    }
  for (guint i = 0;
       i < n
       && (n > ROWS_MOST || most[0] > 2 * (high[0] - low[0]) || most[1] > 2 * (high[1] - low[1]));
       i++)
    points[i].x_half = points[i].y_half = NAN;
}

static const char *
front_axis (TbrStudyReport *report, const TbrOverviewMeasure *measure)
{
  return tbr_study_report_keep (report, g_strdup_printf (tbr_report_measure_is_better_large (
                                                             measure->measure)
                                                             ? _ ("%s: more is better")
                                                             : _ ("%s: less is better"),
                                                         axis_of (report, measure)));
}

void
tbr_study_figures_add_front (TbrStudyReport *report)
{
  guint n = MIN (report->overview.n_points, FRONT_MOST);

  if (report->chosen->len < 2 || n < 2 || report->indices.rows != NULL)
    return;
  const TbrOverviewMeasure *x = report->chosen->pdata[0], *y = report->chosen->pdata[1];
  const double sign[2] = { tbr_report_measure_is_better_large (x->measure) ? -1 : 1,
                           tbr_report_measure_is_better_large (y->measure) ? -1 : 1 };
  TbrFrontPoint *points = tbr_study_report_take (report, n * sizeof (TbrFrontPoint));
  TbrFrontChart *chart = tbr_study_report_take (report, sizeof (TbrFrontChart));
  for (guint32 i = 0; i < n; i++)
    points[i] = (TbrFrontPoint){ .label = tbr_study_report_keep (report, g_strdup_printf ("%u", i)),
                                 .x = x->means[i].mean,
                                 .y = y->means[i].mean,
                                 .x_half = x->means[i].half_width,
                                 .y_half = y->means[i].half_width };
  drop_wide (points, n);
  for (guint i = 0; i < n; i++)
    points[i].is_front
        = isfinite (points[i].x) && isfinite (points[i].y) && !is_beaten (points, n, i, sign);
  *chart
      = (TbrFrontChart){ front_axis (report, x), front_axis (report, y), points, n, sign[0] < 0 };
  g_autofree char *title
      = g_strdup_printf (_ ("%s against %s: the points that no other beats in both"),
                         tbr_report_measure_title (x->measure),
                         tbr_report_measure_title (y->measure));
  tbr_document_add_heading (report->document, _ ("Two measures at once"));
  add_figure (
      report, TBR_FIGURE_FRONT, chart, title,
      /* xgettext:no-c-format */
      _ ("Filled and joined by a line (Pareto front): what is won in one measure from there on is "
         "lost in the other. Hollow: another point is better in both. Means; pale, where they "
         "would "
         "not hide the points: 95 % intervals."));
}
