/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is gained in one measure and lost in another: points, and the front that none can beat. */
#include "draw/plot.h"

#include <math.h>
#include <stdlib.h>

/* Shares of the width; pixels at ui 1. */
#define ASPECT 0.56
#define LABEL_AWAY 5.0
#define N_PLACES 8

typedef struct
{
  const TbrPen *pen;
  const TbrFrontChart *chart;
  TbrPlot plot;
} Sheet;

static void
find_axes (Sheet *sheet, double width, double height)
{
  const TbrFrontChart *chart = sheet->chart;
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };
  for (guint i = 0; i < chart->n; i++)
    {
      const TbrFrontPoint *point = &chart->points[i];
      for (int side = -1; side <= 1; side++)
        {
          tbr_plot_widen (side == 0 ? point->x : point->x + side * point->x_half, &low[0],
                          &high[0]);
          tbr_plot_widen (side == 0 ? point->y : point->y + side * point->y_half, &low[1],
                          &high[1]);
        }
    }
  sheet->plot.x = tbr_axis_new (low[0], high[0], MAX (2, (int) (width / TBR_PLOT_ROOM_X)));
  sheet->plot.y = tbr_axis_new (low[1], high[1], MAX (2, (int) (height / TBR_PLOT_ROOM_Y)));
}

static void
lay_out (Sheet *sheet, double width)
{
  const TbrPen *pen = sheet->pen;
  double line = tbr_plot_line (pen), tall = ASPECT * width;
  find_axes (sheet, width / pen->ui, tall / pen->ui);
  double side = tbr_plot_widest (pen, &sheet->plot.x) / 2;
  double left = MAX (tbr_plot_widest (pen, &sheet->plot.y) + 8 * pen->ui, side);
  sheet->plot.rect
      = (TbrRect){ left, line + 6 * pen->ui, width - left - side, tall - line - 6 * pen->ui };
}

static gint
by_x (gconstpointer a, gconstpointer b)
{
  const TbrFrontPoint *one = *(const TbrFrontPoint *const *) a;
  const TbrFrontPoint *other = *(const TbrFrontPoint *const *) b;
  return one->x < other->x ? -1 : one->x > other->x ? 1 : one < other ? -1 : one > other;
}

double
tbr_front_chart_height (const TbrPen *pen, const TbrFrontChart *chart, double width)
{
  return ASPECT * width + 2 * tbr_plot_line (pen) + (TBR_PLOT_BELOW + 4) * pen->ui;
}

/* Between two points of the front the other way round the corner is what can be had. */
static void
paint_steps (const Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const TbrFrontChart *chart = sheet->chart;
  g_autoptr (GPtrArray) front = g_ptr_array_new ();
  const double dash[2] = { 5 * pen->ui, 3 * pen->ui };
  double before = NAN;
  for (guint i = 0; i < chart->n; i++)
    if (chart->points[i].is_front && isfinite (chart->points[i].x) && isfinite (chart->points[i].y))
      g_ptr_array_add (front, (gpointer) &chart->points[i]);
  g_ptr_array_sort (front, by_x);
  for (guint i = 0; i < front->len; i++)
    {
      const TbrFrontPoint *point = front->pdata[i];
      double x = tbr_plot_x (&sheet->plot, point->x), y = tbr_plot_y (&sheet->plot, point->y), x0,
             y0;
      if (i > 0)
        {
          cairo_get_current_point (pen->cr, &x0, &y0);
          if (chart->x_is_better_large)
            cairo_line_to (pen->cr, x0, y);
          else
            cairo_line_to (pen->cr, x, before);
        }
      cairo_line_to (pen->cr, x, y);
      before = y;
    }
  cairo_set_dash (pen->cr, dash, 2, 0);
  tbr_pen_line (pen, 1.3 * pen->ui, pen->theme->series[1]);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
paint_point (const Sheet *sheet, const TbrFrontPoint *point)
{
  const TbrPen *pen = sheet->pen;
  const TbrPlot *plot = &sheet->plot;
  double x = tbr_plot_x (plot, point->x), y = tbr_plot_y (plot, point->y);
  TbrColour faint = (pen->theme->series[0] & 0xffffff00u) | 0x60;
  tbr_pen_colour (pen, faint);
  if (isfinite (point->x_half))
    tbr_plot_whisker (pen, tbr_plot_x (plot, point->x - point->x_half), y,
                      tbr_plot_x (plot, point->x + point->x_half), y);
  tbr_pen_colour (pen, faint);
  if (isfinite (point->y_half))
    tbr_plot_whisker (pen, x, tbr_plot_y (plot, point->y - point->y_half), x,
                      tbr_plot_y (plot, point->y + point->y_half));
  if (point->is_front)
    tbr_plot_dot (pen, x, y, pen->theme->series[1]);
  else
    tbr_plot_ring (pen, x, y, pen->theme->series[0]);
}

/* Sets a label beside its dot where it meets neither another label nor a dot, or not at all. */
static void
paint_label (const Sheet *sheet, const TbrFrontPoint *point, GArray *taken)
{
  static const double places[N_PLACES][2]
      = { { 1, -1 }, { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 } };
  const TbrPen *pen = sheet->pen;
  TbrTextStyle style = tbr_plot_style (pen);
  double width, height, away = LABEL_AWAY * pen->ui;
  style.halo = pen->theme->halo;
  style.bold = point->is_front;
  tbr_pen_measure (pen, &style, point->label, &width, &height);
  for (guint i = 0; i < N_PLACES; i++)
    {
      double x = tbr_plot_x (&sheet->plot, point->x) + places[i][0] * (away + width / 2);
      double y = tbr_plot_y (&sheet->plot, point->y) + places[i][1] * (away * 0.6 + height / 2);
      TbrRect box = { x - width / 2, y - height / 2, width, height };
      const TbrRect *rect = &sheet->plot.rect;
      gboolean is_free = box.x >= rect->x && box.x + width <= rect->x + rect->width
                         && box.y >= rect->y && box.y + height <= rect->y + rect->height;
      for (guint j = 0; is_free && j < taken->len; j++)
        is_free = !tbr_rect_overlaps (&box, &g_array_index (taken, TbrRect, j));
      if (!is_free)
        continue;
      tbr_pen_text (pen, &style, box.x, box.y, point->label);
      g_array_append_val (taken, box);
      return;
    }
}

static gboolean
is_there (const TbrFrontPoint *point)
{
  return isfinite (point->x) && isfinite (point->y);
}

static void
paint_points (const Sheet *sheet)
{
  const TbrFrontChart *chart = sheet->chart;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  double dot = 3.2 * sheet->pen->ui;
  for (int front = 0; front <= 1; front++)
    for (guint i = 0; i < chart->n; i++)
      if (is_there (&chart->points[i]) && chart->points[i].is_front == front)
        {
          TbrRect box = { tbr_plot_x (&sheet->plot, chart->points[i].x) - dot,
                          tbr_plot_y (&sheet->plot, chart->points[i].y) - dot, 2 * dot, 2 * dot };
          paint_point (sheet, &chart->points[i]);
          g_array_append_val (taken, box);
        }
  for (int front = 1; front >= 0; front--)
    for (guint i = 0; i < chart->n; i++)
      if (is_there (&chart->points[i]) && chart->points[i].is_front == front)
        paint_label (sheet, &chart->points[i], taken);
}

void
tbr_front_chart_paint (const TbrPen *pen, const TbrFrontChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart };
  lay_out (&sheet, width);
  const TbrRect *rect = &sheet.plot.rect;
  TbrTextStyle style = tbr_plot_style (pen);
  style.width = width;
  style.lines = 1;
  tbr_pen_text (pen, &style, 0, 0, chart->y_label);
  tbr_plot_grid_y (pen, &sheet.plot);
  tbr_plot_grid_x (pen, &sheet.plot);
  tbr_plot_frame (pen, rect);
  paint_steps (&sheet);
  paint_points (&sheet);
  style.align = TBR_ALIGN_MIDDLE;
  tbr_pen_text (pen, &style, width / 2,
                rect->y + rect->height + tbr_plot_line (pen) + (TBR_PLOT_BELOW + 1) * pen->ui,
                chart->x_label);
}
