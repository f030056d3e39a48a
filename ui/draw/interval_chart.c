/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Dots with intervals, one under the other: what is compared on the left, its number on the right.
 */
#include "draw/plot.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels at ui 1, shares of the width. */
#define LABEL_MOST 0.40
#define NUMBERS_MOST 0.36
#define ROW_LEAST 17.0
#define ROW_GAP 5.0
#define GAP 10.0

typedef struct
{
  const TbrPen *pen;
  const TbrIntervalChart *chart;
  TbrPlot plot;
  double labels;     /* width of the labels */
  double *heights;   /* by row */
  gboolean is_short; /* the numbers stand without their intervals */
} Sheet;

static TbrTextStyle
label_style (const TbrPen *pen, double width)
{
  TbrTextStyle style = tbr_plot_style (pen);
  style.width = width;
  style.lines = 2;
  return style;
}

/* "8 240 ± 310" (transfer full) */
static char *
number_of (const Sheet *sheet, const TbrIntervalRow *row)
{
  g_autofree char *value = tbr_figure_number (row->value);
  double up = row->high - row->value, down = row->value - row->low;
  if (sheet->is_short || !isfinite (row->value) || !isfinite (up) || !isfinite (down))
    return g_steal_pointer (&value);
  g_autofree char *high = tbr_figure_number (up);
  if (fabs (up - down) <= 0.005 * (fabs (up) + fabs (down)))
    return g_strdup_printf ("%s \xc2\xb1 %s", value, high);
  g_autofree char *first = tbr_figure_number (row->low);
  g_autofree char *last = tbr_figure_number (row->high);
  return g_strdup_printf (_ ("%s (%s to %s)"), value, first, last);
}

/* Width of the widest label and of the widest number. */
static void
measure_texts (const Sheet *sheet, double *labels, double *numbers)
{
  const TbrPen *pen = sheet->pen;
  const TbrIntervalChart *chart = sheet->chart;
  TbrTextStyle style = tbr_plot_style (pen);
  double width, height;
  *labels = *numbers = 0;
  for (guint i = 0; i < chart->n; i++)
    {
      g_autofree char *number = number_of (sheet, &chart->rows[i]);
      tbr_pen_measure (pen, &style, chart->rows[i].label, &width, &height);
      *labels = MAX (*labels, width);
      tbr_pen_measure (pen, &style, number, &width, &height);
      *numbers = MAX (*numbers, width);
    }
}

static TbrAxis
find_axis (const TbrIntervalChart *chart, int wished)
{
  double low = INFINITY, high = -INFINITY;
  for (guint i = 0; i < chart->n; i++)
    {
      tbr_plot_widen (chart->rows[i].value, &low, &high);
      tbr_plot_widen (chart->rows[i].low, &low, &high);
      tbr_plot_widen (chart->rows[i].high, &low, &high);
    }
  tbr_plot_widen (chart->reference, &low, &high);
  return tbr_axis_new (low, high, wished);
}

static void
lay_out (Sheet *sheet, double width)
{
  const TbrPen *pen = sheet->pen;
  double numbers, height, unused, y = 2 * pen->ui;
  measure_texts (sheet, &sheet->labels, &numbers);
  sheet->is_short = numbers > NUMBERS_MOST * width;
  if (sheet->is_short)
    measure_texts (sheet, &sheet->labels, &numbers);
  sheet->labels = MIN (sheet->labels, LABEL_MOST * width);
  TbrTextStyle style = label_style (pen, sheet->labels + 1);
  sheet->heights = g_new0 (double, sheet->chart->n + 1);
  for (guint i = 0; i < sheet->chart->n; i++)
    {
      tbr_pen_measure (pen, &style, sheet->chart->rows[i].label, &unused, &height);
      sheet->heights[i] = MAX (height + ROW_GAP * pen->ui, ROW_LEAST * pen->ui);
      y += sheet->heights[i];
    }
  TbrRect rect = { sheet->labels + GAP * pen->ui, 0, 0, y + 2 * pen->ui };
  rect.width = MAX (width - numbers - GAP * pen->ui - rect.x, 40 * pen->ui);
  sheet->plot.rect = rect;
  sheet->plot.x
      = find_axis (sheet->chart, MAX (2, (int) (rect.width / (TBR_PLOT_ROOM_X * pen->ui))));
}

static void
paint_row (const Sheet *sheet, const TbrIntervalRow *row, double top, double height)
{
  const TbrPen *pen = sheet->pen;
  TbrTextStyle style = label_style (pen, sheet->labels + 1);
  TbrTextStyle right = tbr_plot_style (pen);
  double middle = top + height / 2, unused, tall;
  g_autofree char *number = number_of (sheet, row);
  tbr_pen_measure (pen, &style, row->label, &unused, &tall);
  tbr_pen_text (pen, &style, 0, middle - tall / 2, row->label);
  right.align = TBR_ALIGN_RIGHT;
  double edge = sheet->plot.rect.x + sheet->plot.rect.width + GAP * pen->ui, width;
  tbr_pen_measure (pen, &right, number, &width, &tall);
  right.align = TBR_ALIGN_LEFT;
  tbr_pen_text (pen, &right, edge, middle - tall / 2, number);
  if (!isfinite (row->value))
    return;
  TbrColour colour = pen->theme->series[0];
  tbr_pen_colour (pen, colour);
  if (isfinite (row->low) && isfinite (row->high))
    tbr_plot_whisker (pen, tbr_plot_x (&sheet->plot, row->low), middle,
                      tbr_plot_x (&sheet->plot, row->high), middle);
  double x = tbr_plot_x (&sheet->plot, row->value);
  if (row->is_open)
    tbr_plot_ring (pen, x, middle, colour);
  else
    tbr_plot_dot (pen, x, middle, colour);
}

double
tbr_interval_chart_height (const TbrPen *pen, const TbrIntervalChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart };
  lay_out (&sheet, width);
  g_free (sheet.heights);
  return sheet.plot.rect.height + 2 * tbr_plot_line (pen) + (TBR_PLOT_BELOW + 4) * pen->ui;
}

void
tbr_interval_chart_paint (const TbrPen *pen, const TbrIntervalChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart };
  lay_out (&sheet, width);
  const TbrRect *rect = &sheet.plot.rect;
  double y = 2 * pen->ui, line = tbr_plot_line (pen);
  tbr_plot_grid_x (pen, &sheet.plot);
  if (isfinite (chart->reference))
    {
      double x = tbr_plot_x (&sheet.plot, chart->reference);
      cairo_move_to (pen->cr, x, rect->y);
      cairo_line_to (pen->cr, x, rect->y + rect->height);
      tbr_pen_line (pen, 1.5 * pen->ui, pen->theme->text);
      cairo_stroke (pen->cr);
    }
  tbr_plot_frame (pen, rect);
  for (guint i = 0; i < chart->n; i++)
    {
      paint_row (&sheet, &chart->rows[i], y, sheet.heights[i]);
      y += sheet.heights[i];
    }
  TbrTextStyle style = tbr_plot_style (pen);
  style.align = TBR_ALIGN_MIDDLE;
  style.width = width;
  style.lines = 1;
  tbr_pen_text (pen, &style, width / 2,
                rect->y + rect->height + line + (TBR_PLOT_BELOW + 1) * pen->ui, chart->x_label);
  g_free (sheet.heights);
}
