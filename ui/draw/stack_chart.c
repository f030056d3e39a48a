/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Amounts over time, one upon the other: what the whole is made of. */
#include "draw/plot.h"

#include <math.h>

#define N_COLOURS 8
/* Pixels at ui 1. */
#define PLOT_HEIGHT 150.0
#define TICK_ROOM 56.0
#define TICK_ROOM_Y 24.0
#define BOX 10.0
#define BOX_GAP 5.0
#define NAME_GAP 16.0

typedef struct
{
  const TbrPen *pen;
  const TbrStackChart *chart;
  double width;
  double legend; /* height */
  double line;   /* height of a line of text */
  TbrPlot plot;
} Sheet;

/* The names with their colours, wrapped into lines. Returns: the height */
static double
set_legend (const Sheet *sheet, TbrPass pass)
{
  const TbrPen *pen = sheet->pen;
  double ui = pen->ui, x = 0, y = 0, width, height;
  TbrTextStyle style = tbr_plot_style (pen);
  for (guint i = 0; i < sheet->chart->n; i++)
    {
      style.width = sheet->width - (BOX + BOX_GAP) * ui;
      style.lines = 1;
      tbr_pen_measure (pen, &style, sheet->chart->layers[i].name, &width, &height);
      double whole = width + (BOX + BOX_GAP + NAME_GAP) * ui;
      if (x > 0 && x + whole - NAME_GAP * ui > sheet->width)
        {
          x = 0;
          y += sheet->line + 3 * ui;
        }
      if (pass == TBR_PASS_PAINT)
        {
          TbrRect box = { x, y + (sheet->line - BOX * ui) / 2, BOX * ui, BOX * ui };
          tbr_pen_box (pen, &box, 2 * ui);
          tbr_pen_colour (pen, pen->theme->series[i % N_COLOURS]);
          cairo_fill (pen->cr);
          tbr_pen_text (pen, &style, x + (BOX + BOX_GAP) * ui, y, sheet->chart->layers[i].name);
        }
      x += whole;
    }
  return y + sheet->line + 6 * ui;
}

/* The height of the stack up to, not including, a layer. */
static double
height_of (const TbrStackChart *chart, guint layer, guint i)
{
  double sum = 0;
  for (guint k = 0; k < layer; k++)
    if (chart->layers[k].values[i] > 0)
      sum += chart->layers[k].values[i];
  return sum;
}

static void
lay_out (Sheet *sheet)
{
  const TbrStackChart *chart = sheet->chart;
  const TbrPen *pen = sheet->pen;
  double low = INFINITY, high = -INFINITY, bottom = 0, top = 0, ui = pen->ui;
  for (guint i = 0; i < chart->n_points; i++)
    {
      tbr_plot_widen (chart->x[i], &low, &high);
      tbr_plot_widen (height_of (chart, chart->n, i), &bottom, &top);
    }
  sheet->line = tbr_plot_line (pen);
  sheet->legend = set_legend (sheet, TBR_PASS_MEASURE);
  sheet->plot.y = tbr_axis_new (0, top, (int) (PLOT_HEIGHT / TICK_ROOM_Y) + 1);
  double left = tbr_plot_widest (pen, &sheet->plot.y) + 8 * ui;
  int wished = (int) MAX ((sheet->width - left) / (TICK_ROOM * ui), 2);
  sheet->plot.x = tbr_axis_new (low, high, wished);
  /* half a text sticks out at each end of the axis */
  double beside = tbr_plot_widest (pen, &sheet->plot.x) / 2;
  if (chart->dates != NULL && high > low)
    {
      /* an axis of two ticks: it ends where the numbers do */
      sheet->plot.x = (TbrAxis){ low, high - low, 2 };
      sheet->plot.dates = tbr_date_axis_new (chart->dates, (TbrTime) (low * (double) TBR_DAY),
                                             (TbrTime) (high * (double) TBR_DAY), (guint) wished);
      beside = TICK_ROOM * ui / 4;
    }
  left = MAX (left, beside);
  double room = sheet->width - left - beside;
  sheet->plot.rect
      = (TbrRect){ left, sheet->legend + sheet->line + 9 * ui, room, PLOT_HEIGHT * ui };
}

static void
paint_layer (const Sheet *sheet, guint layer)
{
  const TbrStackChart *chart = sheet->chart;
  const TbrPen *pen = sheet->pen;
  cairo_new_path (pen->cr);
  for (guint i = 0; i < chart->n_points; i++)
    cairo_line_to (pen->cr, tbr_plot_x (&sheet->plot, chart->x[i]),
                   tbr_plot_y (&sheet->plot, height_of (chart, layer + 1, i)));
  for (guint i = chart->n_points; i-- > 0;)
    cairo_line_to (pen->cr, tbr_plot_x (&sheet->plot, chart->x[i]),
                   tbr_plot_y (&sheet->plot, height_of (chart, layer, i)));
  cairo_close_path (pen->cr);
  tbr_pen_colour (pen, pen->theme->series[layer % N_COLOURS]);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 0.8 * pen->ui, pen->theme->panel | 0xff);
  cairo_stroke (pen->cr);
}

/* Whether a text around a point lies within a layer, and within the plot. */
static gboolean
has_room (const Sheet *sheet, guint layer, double x, const TbrRect *text)
{
  const TbrStackChart *chart = sheet->chart;
  const TbrRect *plot = &sheet->plot.rect;
  const double half = text->width / 2;
  if (x - half < plot->x || x + half > plot->x + plot->width)
    return FALSE;
  for (guint i = 0; i < chart->n_points; i++)
    {
      double here = tbr_plot_x (&sheet->plot, chart->x[i]);
      double before = i > 0 ? tbr_plot_x (&sheet->plot, chart->x[i - 1]) : here;
      double behind = i + 1 < chart->n_points ? tbr_plot_x (&sheet->plot, chart->x[i + 1]) : here;
      /* a point beside the text shapes the edge above it, too */
      if (behind < x - half || before > x + half)
        continue;
      double top = tbr_plot_y (&sheet->plot, height_of (chart, layer + 1, i));
      double bottom = tbr_plot_y (&sheet->plot, height_of (chart, layer, i));
      if (top > text->y || bottom < text->y + text->height)
        return FALSE;
    }
  return TRUE;
}

/* How thick a layer is at a point where its name has room; 0 where it has none. @text: width and
   height of the name; its place is set. */
static double
thick_at (const Sheet *sheet, guint layer, guint i, TbrRect *text)
{
  const TbrStackChart *chart = sheet->chart;
  double top = tbr_plot_y (&sheet->plot, height_of (chart, layer + 1, i));
  double bottom = tbr_plot_y (&sheet->plot, height_of (chart, layer, i));
  text->x = tbr_plot_x (&sheet->plot, chart->x[i]);
  text->y = (top + bottom - text->height) / 2;
  return bottom - top > text->height && has_room (sheet, layer, text->x, text) ? bottom - top : 0;
}

/* The name of a layer in it where it is thickest, in the middle of such places, if it is anywhere
   thick enough: no meaning rests on colour alone. */
static void
name_layer (const Sheet *sheet, guint layer)
{
  const TbrStackChart *chart = sheet->chart;
  const TbrPen *pen = sheet->pen;
  const TbrColour fill = pen->theme->series[layer % N_COLOURS];
  const TbrColour white = 0xffffffff, black = 0x000000ff;
  TbrTextStyle style = tbr_plot_style (pen);
  TbrRect text = { 0, 0, 0, 0 };
  double most = 0, width;
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (guint));
  tbr_pen_measure (pen, &style, chart->layers[layer].name, &width, &text.height);
  text.width = width + 4 * pen->ui;
  for (guint i = 0; i < chart->n_points; i++)
    {
      double thick = thick_at (sheet, layer, i, &text);
      if (thick > most + 0.5)
        g_array_set_size (best, 0);
      most = MAX (most, thick);
      if (thick > 0 && thick > most - 0.5)
        g_array_append_val (best, i);
    }
  if (best->len == 0)
    return;
  thick_at (sheet, layer, g_array_index (best, guint, best->len / 2), &text);
  style.align = TBR_ALIGN_MIDDLE;
  style.colour
      = tbr_theme_contrast (fill, white) > tbr_theme_contrast (fill, black) ? white : black;
  tbr_pen_text (pen, &style, text.x, text.y, chart->layers[layer].name);
}

double
tbr_stack_chart_height (const TbrPen *pen, const TbrStackChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart, .width = width };
  lay_out (&sheet);
  return sheet.plot.rect.y + sheet.plot.rect.height + (TBR_PLOT_BELOW + 6) * pen->ui
         + 2 * sheet.line;
}

void
tbr_stack_chart_paint (const TbrPen *pen, const TbrStackChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart, .width = width };
  lay_out (&sheet);
  const TbrRect *rect = &sheet.plot.rect;
  TbrTextStyle style = tbr_plot_style (pen);
  style.width = width;
  style.lines = 1;
  set_legend (&sheet, TBR_PASS_PAINT);
  tbr_pen_text (pen, &style, 0, sheet.legend, chart->y_label);
  tbr_plot_grid_y (pen, &sheet.plot);
  tbr_plot_grid_x (pen, &sheet.plot);
  for (guint i = 0; i < chart->n && chart->n_points > 0; i++)
    paint_layer (&sheet, i);
  for (guint i = 0; i < chart->n && chart->n_points > 0; i++)
    name_layer (&sheet, i);
  tbr_plot_frame (pen, rect);
  style.align = TBR_ALIGN_MIDDLE;
  style.width = rect->width;
  tbr_pen_text (pen, &style, rect->x + rect->width / 2,
                rect->y + rect->height + (TBR_PLOT_BELOW + 2) * pen->ui + sheet.line,
                chart->x_label);
}
