/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The review's first page: what came of the exercise in a few words, its course as a figure, its
   report. */
#include "desktop/exercise/replay.h"
#include "draw/language.h"
#include "draw/plot.h"
#include "report/exercise_report.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>

extern const TbrPage tbr_page_course;

/* What was expected, what was met, and the decision that changed most. */
static void
add_answer (const TbrStage *stage, TbrColumn *column, const TbrPast *past)
{
  const TbrDebrief *debrief = past->debrief;
  const TbrReview *review = stage->review;
  g_autofree char *in_time
      = g_strdup_printf (_ ("%u of %u"), debrief->n_in_time, stage->exercise->n_expecteds);
  g_autofree char *met = g_strdup_printf (_ ("%u of %u"), debrief->n_met, debrief->n_told);
  g_autofree char *orders = g_strdup_printf ("%u", past->deeds->len);
  tbr_column_field (column, _ ("Expected actions taken in time"), in_time);
  tbr_column_field (column, _ ("Criteria met"), met);
  tbr_column_field (column, _ ("Decisions"), orders);
  guint32 best = review != NULL && review->n_measures > 0 ? tbr_review_best (review, 0) : TBR_NONE;
  if (best == TBR_NONE)
    return;
  const TbrReviewEffect *effect = tbr_review_effect (review, best, TBR_TWIST_NOT_TAKEN, 0);
  g_autofree char *axis
      = tbr_report_measure_axis (review->measures[0], tbr_word (review->units[0]));
  g_autofree char *value = tbr_exercise_report_interval (&effect->difference);
  g_autofree char *text = g_strdup_printf (_ ("Decision %u changed most for the better. %s: %s"),
                                           best + 1, axis, value);
  tbr_column_gap (column, 4);
  tbr_column_text (column, TBR_WIDGET_TEXT, text);
}

/* The figure, painted when it must look otherwise. */
static void
renew (TbrDesktop *desktop, const TbrPen *pen, const TbrCourseChart *chart, double width)
{
  TbrCurves *curves = &desktop->stage->course;
  TbrPen own;
  if (curves->surface != NULL && curves->width == (int) width && curves->ui == pen->ui
      && curves->theme == desktop->theme)
    return;
  g_clear_pointer (&curves->surface, cairo_surface_destroy);
  double height = ceil (tbr_course_chart_height (pen, chart, width));
  *curves = (TbrCurves){ cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width,
                                                     (int) MAX (height, 1)),
                         desktop->theme, pen->ui, (int) width, 0 };
  tbr_pen_init (&own, cairo_create (curves->surface), pen->theme, pen->ui);
  tbr_pen_colour (&own, pen->theme->panel | 0xff);
  cairo_paint (own.cr);
  tbr_course_chart_paint (&own, chart, width);
  cairo_t *cr = own.cr;
  tbr_pen_clear (&own);
  cairo_destroy (cr);
}

/* Where a press leads to its instant: from the exercise's begin to its end, all lanes and curves.
 */
static void
add_way (const TbrColumn *column, const TbrStage *stage, const TbrCourseChart *chart,
         const TbrRect *figure)
{
  TbrPlot plot = tbr_course_chart_plot (column->pen, chart, floor (figure->width));
  TbrRect last = plot.rect;
  double hours = (double) stage->exercise->duration / (double) TBR_HOUR;
  double from = tbr_plot_x (&plot, 0), to = tbr_plot_x (&plot, hours);
  if (chart->n_curves > 0)
    last = tbr_course_chart_curve_plot (column->pen, chart, floor (figure->width),
                                        chart->n_curves - 1)
               .rect;
  TbrWidget way = { .kind = TBR_WIDGET_AREA,
                    .action = TBR_ACT_SEEK,
                    .rect = { figure->x + from, figure->y + plot.rect.y, to - from,
                              last.y + last.height - plot.rect.y } };
  tbr_tree_add (column->tree, &way);
}

static void
build (TbrDesktop *desktop, TbrColumn *column)
{
  TbrStage *stage = desktop->stage;
  const TbrPast *past = tbr_hindsight_past (stage->hindsight);
  tbr_replay_add_state (desktop, column);
  if (past == NULL)
    return;
  add_answer (stage, column, past);
  tbr_column_gap (column, 8);
  const TbrStageButton files[] = { { TBR_ACT_REPORT, 0, _ ("Report as PDF and HTML"),
                                     tbr_hindsight_is_reporting (stage->hindsight), FALSE },
                                   { TBR_ACT_STAGE_LOG, 0, _ ("Log as CSV"), FALSE, FALSE } };
  tbr_stage_buttons (desktop, column, files, G_N_ELEMENTS (files));
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHAT HAPPENED"));
  renew (desktop, column->pen, &past->course->chart, floor (column->width));
  TbrWidget area = { .kind = TBR_WIDGET_AREA, .text = "course" };
  area.rect.height = cairo_image_surface_get_height (stage->course.surface);
  tbr_column_add (column, &area);
  area.rect = (TbrRect){ column->x, column->y - area.rect.height, column->width, area.rect.height };
  add_way (column, stage, &past->course->chart, &area.rect);
  tbr_column_gap (column, 6);
  tbr_column_text (column, TBR_WIDGET_NOTE, tbr_exercise_course_note ());
  tbr_column_text (column, TBR_WIDGET_NOTE, _ ("A click on the figure shows its instant."));
}

/* From the top to the bottom of a plot at @x, all below @top. */
static void
add_line (const TbrPen *pen, const TbrPlot *plot, double x, double top)
{
  cairo_move_to (pen->cr, x, top + plot->rect.y);
  cairo_line_to (pen->cr, x, top + plot->rect.y + plot->rect.height);
}

/* The figure, and a line where the clock stands: in the lanes and in each curve. */
static void
paint (TbrDesktop *desktop, const TbrPen *pen)
{
  const TbrStage *stage = desktop->stage;
  const TbrPast *past = tbr_hindsight_past (stage->hindsight);
  const GArray *widgets = desktop->panels[TBR_PANEL_SIDE].tree.widgets;
  for (guint i = 0; i < widgets->len && past != NULL && stage->course.surface != NULL; i++)
    {
      const TbrWidget *widget = &g_array_index (widgets, TbrWidget, i);
      if (widget->kind != TBR_WIDGET_AREA || widget->action != TBR_ACT_NONE)
        continue;
      double left = round (widget->rect.x), top = round (widget->rect.y);
      cairo_set_source_surface (pen->cr, stage->course.surface, left, top);
      cairo_paint (pen->cr);
      const TbrCourseChart *chart = &past->course->chart;
      double width = floor (widget->rect.width);
      TbrPlot plot = tbr_course_chart_plot (pen, chart, width);
      double hours = (double) tbr_stage_since (stage, stage->scene->at) / (double) TBR_HOUR;
      double x = left + round (tbr_plot_x (&plot, hours)) + 0.5;
      tbr_pen_line (pen, 1.5 * pen->ui, pen->theme->need);
      add_line (pen, &plot, x, top);
      for (guint k = 0; k < chart->n_curves; k++)
        {
          plot = tbr_course_chart_curve_plot (pen, chart, width, k);
          add_line (pen, &plot, x, top);
        }
      /* behind texts and marks: where it crosses them the stronger of the two is seen */
      gboolean is_dark = (pen->theme->panel >> 16 & 0xff) < 0x80;
      cairo_set_operator (pen->cr, is_dark ? CAIRO_OPERATOR_LIGHTEN : CAIRO_OPERATOR_DARKEN);
      cairo_stroke (pen->cr);
      cairo_set_operator (pen->cr, CAIRO_OPERATOR_OVER);
    }
}

const TbrPage tbr_page_course = { NC_ ("tab", "Course"), TBR_PAGE_REVIEW, build, paint, NULL };
