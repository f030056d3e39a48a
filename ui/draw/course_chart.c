/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A story on one axis of time: lanes of what happened, and below them numbers as they were and as
   they were believed. */
#include "draw/plot.h"

#include <math.h>

/* Pixels at ui 1. */
#define PANEL_HEIGHT 84.0
#define PANEL_GAP 10.0
#define TICK 7.0
#define BAR 7.0
#define LANE_GAP 5.0
#define LEGEND_LINE 26.0
#define LEGEND_GAP 18.0
#define NAME_SHARE 0.26 /* of the width, at most */
#define N_COLOURS 8
/* Lines of text above a panel beside those of its name: half a number of its axis. */
#define ABOVE 0.7
#define MOST_TITLE_LINES 2
/* Rows of texts above the ticks of a lane. */
#define N_ROWS 2

typedef struct
{
  const TbrPen *pen;
  const TbrCourseChart *chart;
  double width;
  double line;   /* height of a line of text */
  double legend; /* height */
  double lane;   /* height of a lane */
  double titles; /* height of the name of a panel, with half a number of its axis */
  TbrPlot plot;  /* its rectangle holds the lanes; its y is that of the panel that is painted */
} Sheet;

static double
panel_top (const Sheet *sheet, guint panel)
{
  double ui = sheet->pen->ui, above = sheet->titles;
  double each = PANEL_HEIGHT * ui + above + PANEL_GAP * ui;

  return sheet->plot.rect.y + sheet->plot.rect.height + PANEL_GAP * ui + panel * each + above;
}

static TbrAxis
axis_of (const TbrCourseChart *chart, guint curve)
{
  double low = 0, high = 0;

  for (guint i = 0; i < chart->n_points; i++)
    {
      tbr_plot_widen (chart->curves[curve].truth[i], &low, &high);
      tbr_plot_widen (chart->curves[curve].belief[i], &low, &high);
    }
  return tbr_axis_new (low, high, 3);
}

static void
lay_out (Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const TbrCourseChart *chart = sheet->chart;
  TbrTextStyle style = tbr_plot_style (pen);
  double left = 0, width, height, ui = pen->ui;

  sheet->line = tbr_plot_line (pen);
  sheet->legend = chart->n_curves > 0 ? sheet->line + 6 * ui : 0;
  sheet->lane = N_ROWS * sheet->line + (TICK + LANE_GAP) * ui;
  style.width = NAME_SHARE * sheet->width;
  style.lines = N_ROWS;
  for (guint i = 0; i < chart->n_lanes; i++)
    {
      tbr_pen_measure (pen, &style, chart->lanes[i].name, &width, &height);
      left = MAX (left, width + 8 * ui);
    }
  for (guint i = 0; i < chart->n_curves; i++)
    {
      TbrAxis axis = axis_of (chart, i);
      left = MAX (left, tbr_plot_widest (pen, &axis) + 8 * ui);
    }
  sheet->titles = sheet->line;
  style.width = sheet->width;
  style.lines = MOST_TITLE_LINES;
  for (guint i = 0; i < chart->n_curves; i++)
    {
      tbr_pen_measure (pen, &style, chart->curves[i].name, &width, &height);
      sheet->titles = MAX (sheet->titles, height);
    }
  sheet->titles += ABOVE * sheet->line;
  /* half a text sticks out at each end of the axis; more ticks have longer texts */
  int wished = (int) MAX ((sheet->width - left) / (TBR_PLOT_ROOM_X / 2 * ui), 2);
  sheet->plot.x = tbr_axis_new (chart->x_from, chart->x_to, wished);
  double beside = tbr_plot_widest (pen, &sheet->plot.x) / 2 + 4 * ui;
  left = MAX (left, beside);
  double room = sheet->width - left - beside;
  sheet->plot.rect
      = (TbrRect){ left, sheet->legend, room, MAX (chart->n_lanes * sheet->lane, sheet->lane) };
}

/* Where the texts of a lane end so far, by row. */
typedef struct
{
  double ends[N_ROWS];
} Rows;

/* The text of a mark in the first row in which it meets no other; none where there is no room. */
static void
paint_text (const Sheet *sheet, Rows *rows, double x, double bottom, const char *text)
{
  const TbrPen *pen = sheet->pen;
  TbrTextStyle style = tbr_plot_style (pen);
  const TbrRect *rect = &sheet->plot.rect;
  double width, height;

  style.lines = 1;
  style.width = rect->width;
  tbr_pen_measure (pen, &style, text, &width, &height);
  double start = CLAMP (x - width / 2, rect->x, rect->x + rect->width - width);
  for (guint row = 0; row < N_ROWS; row++)
    if (start >= rows->ends[row])
      {
        tbr_pen_text (pen, &style, start, bottom - (row + 1) * sheet->line, text);
        rows->ends[row] = start + width + 3 * pen->ui;
        return;
      }
}

static void
paint_mark (const Sheet *sheet, const TbrCourseMark *mark, Rows *rows, double bottom,
            TbrColour colour)
{
  const TbrPen *pen = sheet->pen;
  double x = tbr_plot_x (&sheet->plot, mark->x), ui = pen->ui;

  if (isfinite (mark->until))
    {
      double end = tbr_plot_x (&sheet->plot, mark->until);
      TbrRect bar = { x, bottom - BAR * ui, MAX (end - x, 1.5 * ui), BAR * ui };
      tbr_pen_box (pen, &bar, 1.5 * ui);
      tbr_pen_colour (pen, colour);
      cairo_fill (pen->cr);
    }
  else if (mark->is_hollow)
    tbr_plot_ring (pen, x, bottom - TICK / 2 * ui, colour);
  else
    tbr_plot_dot (pen, x, bottom - TICK / 2 * ui, colour);
  if (*mark->text != '\0')
    paint_text (sheet, rows, x, bottom - (TICK + 2) * ui, mark->text);
}

static void
paint_lane (const Sheet *sheet, guint i)
{
  const TbrPen *pen = sheet->pen;
  const TbrCourseLane *lane = &sheet->chart->lanes[i];
  const TbrRect *rect = &sheet->plot.rect;
  TbrTextStyle style = tbr_plot_style (pen);
  double bottom = rect->y + (i + 1) * sheet->lane - 2 * pen->ui, width, height;
  Rows rows = { { 0 } };

  style.width = rect->x - 8 * pen->ui;
  style.lines = N_ROWS;
  tbr_pen_measure (pen, &style, lane->name, &width, &height);
  tbr_pen_text (pen, &style, 0, bottom - height, lane->name);
  tbr_pen_line (pen, pen->ui, pen->theme->panel_line);
  cairo_move_to (pen->cr, rect->x, rect->y + (i + 1) * sheet->lane);
  cairo_line_to (pen->cr, rect->x + rect->width, rect->y + (i + 1) * sheet->lane);
  cairo_stroke (pen->cr);
  for (guint k = 0; k < lane->n; k++)
    paint_mark (sheet, &lane->marks[k], &rows, bottom, pen->theme->series[i % N_COLOURS]);
}

/* A line through the numbers that there are; a step stays until the next number. */
static void
paint_line (const Sheet *sheet, const double *values, TbrColour colour, gboolean is_step)
{
  const TbrPen *pen = sheet->pen;
  double dash[] = { 4 * pen->ui, 3 * pen->ui }, before = NAN;

  cairo_new_path (pen->cr);
  for (guint i = 0; i < sheet->chart->n_points; i++)
    {
      double x = tbr_plot_x (&sheet->plot, sheet->chart->x[i]);
      double y = tbr_plot_y (&sheet->plot, values[i]);
      if (!isfinite (values[i]))
        {
          before = NAN;
          continue;
        }
      if (isfinite (before) && is_step)
        cairo_line_to (pen->cr, x, before);
      if (isfinite (before))
        cairo_line_to (pen->cr, x, y);
      else
        cairo_move_to (pen->cr, x, y);
      before = y;
    }
  if (is_step)
    cairo_set_dash (pen->cr, dash, 2, 0);
  tbr_pen_line (pen, 1.6 * pen->ui, colour);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

/* One panel: a number in truth, and as it was believed. */
static void
paint_panel (Sheet *sheet, guint i)
{
  const TbrPen *pen = sheet->pen;
  const TbrCourseCurve *curve = &sheet->chart->curves[i];
  TbrTextStyle style = tbr_plot_style (pen);
  TbrRect lanes = sheet->plot.rect;
  double top = panel_top (sheet, i);

  style.width = sheet->width;
  style.lines = MOST_TITLE_LINES;
  tbr_pen_text (pen, &style, 0, top - sheet->titles, curve->name);
  sheet->plot.rect = (TbrRect){ lanes.x, top, lanes.width, PANEL_HEIGHT * pen->ui };
  sheet->plot.y = axis_of (sheet->chart, i);
  tbr_plot_grid_y (pen, &sheet->plot);
  paint_line (sheet, curve->truth, pen->theme->text, FALSE);
  paint_line (sheet, curve->belief, pen->theme->series[1], TRUE);
  tbr_plot_frame (pen, &sheet->plot.rect);
  sheet->plot.rect = lanes;
}

/* A piece of each line with what it is. */
static void
paint_legend (const Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const char *names[] = { sheet->chart->truth_name, sheet->chart->belief_name };
  TbrColour colours[] = { pen->theme->text, pen->theme->series[1] };
  double dash[] = { 4 * pen->ui, 3 * pen->ui }, x = sheet->plot.rect.x, width, height;
  TbrTextStyle style = tbr_plot_style (pen);

  style.lines = 1;
  style.width = sheet->plot.rect.width / 2 - (LEGEND_LINE + LEGEND_GAP) * pen->ui;
  for (guint i = 0; i < 2; i++)
    {
      cairo_set_dash (pen->cr, dash, i == 1 ? 2 : 0, 0);
      tbr_pen_line (pen, 1.6 * pen->ui, colours[i]);
      cairo_move_to (pen->cr, x, sheet->line / 2);
      cairo_line_to (pen->cr, x + (LEGEND_LINE - 6) * pen->ui, sheet->line / 2);
      cairo_stroke (pen->cr);
      cairo_set_dash (pen->cr, NULL, 0, 0);
      tbr_pen_measure (pen, &style, names[i], &width, &height);
      tbr_pen_text (pen, &style, x + LEGEND_LINE * pen->ui, 0, names[i]);
      x += (LEGEND_LINE + LEGEND_GAP) * pen->ui + width;
    }
}

TbrPlot
tbr_course_chart_plot (const TbrPen *pen, const TbrCourseChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart, .width = width };

  lay_out (&sheet);
  return sheet.plot;
}

TbrPlot
tbr_course_chart_curve_plot (const TbrPen *pen, const TbrCourseChart *chart, double width,
                             guint curve)
{
  Sheet sheet = { .pen = pen, .chart = chart, .width = width };

  lay_out (&sheet);
  sheet.plot.rect.y = panel_top (&sheet, curve);
  sheet.plot.rect.height = PANEL_HEIGHT * pen->ui;
  return sheet.plot;
}

double
tbr_course_chart_height (const TbrPen *pen, const TbrCourseChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart, .width = width };

  lay_out (&sheet);
  return panel_top (&sheet, chart->n_curves) + (TBR_PLOT_BELOW + 6) * pen->ui + sheet.line;
}

void
tbr_course_chart_paint (const TbrPen *pen, const TbrCourseChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart, .width = width };
  TbrTextStyle style = tbr_plot_style (pen);

  lay_out (&sheet);
  TbrRect lanes = sheet.plot.rect;
  /* one grid behind all, from the first lane to the last panel */
  double bottom = chart->n_curves > 0
                      ? panel_top (&sheet, chart->n_curves - 1) + PANEL_HEIGHT * pen->ui
                      : lanes.y + lanes.height;
  sheet.plot.rect.height = bottom - lanes.y;
  tbr_plot_grid_x (pen, &sheet.plot);
  sheet.plot.rect = lanes;
  if (chart->n_curves > 0)
    paint_legend (&sheet);
  for (guint i = 0; i < chart->n_lanes; i++)
    paint_lane (&sheet, i);
  for (guint i = 0; i < chart->n_curves && chart->n_points > 0; i++)
    paint_panel (&sheet, i);
  style.align = TBR_ALIGN_MIDDLE;
  style.width = lanes.width;
  style.lines = 1;
  tbr_pen_text (pen, &style, lanes.x + lanes.width / 2,
                bottom + (TBR_PLOT_BELOW + 2) * pen->ui + sheet.line, chart->x_label);
}
