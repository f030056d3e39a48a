/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What charts share: where a number stands, ticks and their texts, dots and whiskers. */
#include "draw/plot.h"

#include "draw/numeral.h"

#include <math.h>

/* Pixels at ui 1. */
#define DOT 3.6
#define CAP 3.5

double
tbr_plot_x (const TbrPlot *plot, double value)
{
  double span = tbr_axis_last (&plot->x) - plot->x.first;
  return plot->rect.x + (value - plot->x.first) / span * plot->rect.width;
}

double
tbr_plot_y (const TbrPlot *plot, double value)
{
  double span = tbr_axis_last (&plot->y) - plot->y.first;
  return plot->rect.y + plot->rect.height - (value - plot->y.first) / span * plot->rect.height;
}

TbrTextStyle
tbr_plot_style (const TbrPen *pen)
{
  return (TbrTextStyle){ .size = TBR_PLOT_TEXT * pen->ui, .colour = pen->theme->text };
}

double
tbr_plot_line (const TbrPen *pen)
{
  TbrTextStyle style = tbr_plot_style (pen);
  double width, height;
  tbr_pen_measure (pen, &style, "0", &width, &height);
  return height;
}

double
tbr_plot_widest (const TbrPen *pen, const TbrAxis *axis)
{
  TbrTextStyle style = tbr_plot_style (pen);
  double most = 0, width, height;
  for (int i = 0; i < axis->n; i++)
    {
      g_autofree char *text = tbr_axis_text (axis, i);
      tbr_pen_measure (pen, &style, text, &width, &height);
      most = MAX (most, width);
    }
  return most;
}

static void
rule (const TbrPen *pen, double x1, double y1, double x2, double y2)
{
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x2, y2);
  tbr_pen_line (pen, 0.7 * pen->ui, pen->theme->grid);
  cairo_stroke (pen->cr);
}

void
tbr_plot_grid_y (const TbrPen *pen, const TbrPlot *plot)
{
  TbrTextStyle style = tbr_plot_style (pen);
  style.align = TBR_ALIGN_RIGHT;
  double line = tbr_plot_line (pen);
  for (int i = 0; i < plot->y.n; i++)
    {
      g_autofree char *text = tbr_axis_text (&plot->y, i);
      double y = tbr_plot_y (plot, plot->y.first + i * plot->y.step);
      rule (pen, plot->rect.x, y, plot->rect.x + plot->rect.width, y);
      tbr_pen_text (pen, &style, plot->rect.x - 6 * pen->ui, y - line / 2, text);
    }
}

void
tbr_plot_grid_x (const TbrPen *pen, const TbrPlot *plot)
{
  TbrTextStyle style = tbr_plot_style (pen);
  style.align = TBR_ALIGN_MIDDLE;
  double below = plot->rect.y + plot->rect.height, taken = -INFINITY, width, height;
  gboolean is_dated = plot->dates.scenario != NULL;
  for (int i = 0; i < (is_dated ? (int) plot->dates.n : plot->x.n); i++)
    {
      g_autofree char *text
          = is_dated ? tbr_date_axis_text (&plot->dates, (guint) i) : tbr_axis_text (&plot->x, i);
      double x = tbr_plot_x (plot, is_dated ? (double) tbr_date_axis_at (&plot->dates, (guint) i)
                                                  / (double) TBR_DAY
                                            : plot->x.first + i * plot->x.step);
      rule (pen, x, plot->rect.y, x, below);
      /* where the texts are long, some ticks have none */
      tbr_pen_measure (pen, &style, text, &width, &height);
      if (x - width / 2 < taken)
        continue;
      tbr_pen_text (pen, &style, x, below + TBR_PLOT_BELOW * pen->ui, text);
      taken = x + width / 2 + 6 * pen->ui;
    }
}

void
tbr_plot_frame (const TbrPen *pen, const TbrRect *rect)
{
  cairo_rectangle (pen->cr, rect->x, rect->y, rect->width, rect->height);
  tbr_pen_line (pen, pen->ui, pen->theme->text_dim);
  cairo_stroke (pen->cr);
}

void
tbr_plot_dot (const TbrPen *pen, double x, double y, TbrColour colour)
{
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x, y, DOT * pen->ui, 0, 2 * G_PI);
  tbr_pen_colour (pen, colour);
  cairo_fill (pen->cr);
}

void
tbr_plot_ring (const TbrPen *pen, double x, double y, TbrColour colour)
{
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x, y, (DOT - 0.4) * pen->ui, 0, 2 * G_PI);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 1.5 * pen->ui, colour);
  cairo_stroke (pen->cr);
}

void
tbr_plot_whisker (const TbrPen *pen, double x1, double y1, double x2, double y2)
{
  double length = hypot (x2 - x1, y2 - y1), cap = CAP * pen->ui;
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x2, y2);
  if (length > 0)
    {
      double across_x = -(y2 - y1) / length * cap, across_y = (x2 - x1) / length * cap;
      cairo_move_to (pen->cr, x1 - across_x, y1 - across_y);
      cairo_line_to (pen->cr, x1 + across_x, y1 + across_y);
      cairo_move_to (pen->cr, x2 - across_x, y2 - across_y);
      cairo_line_to (pen->cr, x2 + across_x, y2 + across_y);
    }
  cairo_set_line_width (pen->cr, 1.4 * pen->ui);
  cairo_stroke (pen->cr);
}

void
tbr_plot_widen (double value, double *low, double *high)
{
  if (!isfinite (value))
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

char *
tbr_figure_number (double value)
{
  return tbr_numeral (value);
}
