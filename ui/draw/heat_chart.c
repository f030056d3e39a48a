/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Numbers by two factors as colours: a table with a cell for each pair of levels, or a surface. */
#include "draw/plot.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels at ui 1, shares of the width. */
#define LABEL_MOST 0.24
#define CELL_LEAST 24.0
#define CELL_MOST 44.0
#define SURFACE_ASPECT 0.52
#define KEY_WIDTH 14.0
#define KEY_STEPS 40
#define GAP 8.0
/* Smallest letters of a number in a cell, share of the usual. */
#define SMALLEST 0.7

typedef struct
{
  const TbrPen *pen;
  const TbrHeatChart *chart;
  TbrPlot plot;
  double low, high; /* of the numbers */
  double rows;      /* width of the rows' labels */
  double columns;   /* height of the columns' labels */
  double key;       /* width of the scale of colours with its texts */
  gboolean is_surface;
} Sheet;

static TbrTextStyle
wrapped (const TbrPen *pen, double width, int lines)
{
  TbrTextStyle style = tbr_plot_style (pen);
  style.width = width;
  style.lines = lines;
  return style;
}

static void
find_range (Sheet *sheet)
{
  const TbrHeatChart *chart = sheet->chart;
  sheet->low = INFINITY;
  sheet->high = -INFINITY;
  for (guint i = 0; i < chart->n_rows * chart->n_columns; i++)
    tbr_plot_widen (chart->values[i], &sheet->low, &sheet->high);
  for (guint i = 0; i < chart->n_marks; i++)
    tbr_plot_widen (chart->marks[i].value, &sheet->low, &sheet->high);
}

/* Room for the scale: its two numbers and its own width. */
static double
key_width (const Sheet *sheet)
{
  const double ends[2] = { sheet->low, sheet->high };
  TbrTextStyle style = tbr_plot_style (sheet->pen);
  double most = 0, width, height;
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *text = tbr_figure_number (ends[i]);
      tbr_pen_measure (sheet->pen, &style, text, &width, &height);
      most = MAX (most, width);
    }
  return most + (KEY_WIDTH + 2 * GAP) * sheet->pen->ui;
}

static double
rows_width (const Sheet *sheet, double width)
{
  const TbrHeatChart *chart = sheet->chart;
  TbrTextStyle style = tbr_plot_style (sheet->pen);
  double most = 0, text, height;
  for (guint i = 0; i < chart->n_rows; i++)
    {
      tbr_pen_measure (sheet->pen, &style, chart->rows[i], &text, &height);
      most = MAX (most, text);
    }
  return MIN (most + 1, LABEL_MOST * width);
}

static double
columns_height (const Sheet *sheet)
{
  const TbrHeatChart *chart = sheet->chart;
  double most = 0, unused, height;
  TbrTextStyle style
      = wrapped (sheet->pen, sheet->plot.rect.width / chart->n_columns - 4 * sheet->pen->ui, 2);
  for (guint i = 0; i < chart->n_columns; i++)
    {
      tbr_pen_measure (sheet->pen, &style, chart->columns[i], &unused, &height);
      most = MAX (most, height);
    }
  return most;
}

static void
lay_out (Sheet *sheet, double width)
{
  const TbrHeatChart *chart = sheet->chart;
  const TbrPen *pen = sheet->pen;
  double line = tbr_plot_line (pen), top = line + 6 * pen->ui;
  find_range (sheet);
  sheet->is_surface = chart->columns == NULL || chart->rows == NULL;
  sheet->key = key_width (sheet);
  if (sheet->is_surface)
    {
      double room = width - sheet->key, tall = SURFACE_ASPECT * width;
      sheet->plot.y
          = tbr_axis_new (chart->y_from, chart->y_to, (int) (tall / TBR_PLOT_ROOM_Y / pen->ui));
      sheet->plot.x
          = tbr_axis_new (chart->x_from, chart->x_to, (int) (room / TBR_PLOT_ROOM_X / pen->ui));
      sheet->rows = tbr_plot_widest (pen, &sheet->plot.y);
      sheet->columns = line + TBR_PLOT_BELOW * pen->ui;
      sheet->plot.rect = (TbrRect){ sheet->rows + (GAP + 2) * pen->ui, top, 0, tall };
      sheet->plot.rect.width = room - sheet->plot.rect.x;
      return;
    }
  sheet->rows = rows_width (sheet, width);
  double left = sheet->rows + GAP * pen->ui, room = width - sheet->key - left;
  double cell = CLAMP (room / chart->n_columns * 0.5, CELL_LEAST * pen->ui, CELL_MOST * pen->ui);
  sheet->plot.rect = (TbrRect){ left, top, room, cell * chart->n_rows };
  sheet->columns = columns_height (sheet);
}

static double
level_of (const Sheet *sheet, double value)
{
  return sheet->high > sheet->low ? (value - sheet->low) / (sheet->high - sheet->low) : 0.5;
}

/* Black or white, whichever is seen better. */
static TbrColour
ink_on (TbrColour ground)
{
  return tbr_theme_contrast (ground, 0x000000ff) >= tbr_theme_contrast (ground, 0xffffffff)
             ? 0x000000ff
             : 0xffffffff;
}

/* A number in a box, as large as fits, or not at all. */
static void
paint_number (const Sheet *sheet, const TbrRect *box, double value, TbrColour ink)
{
  const TbrPen *pen = sheet->pen;
  TbrTextStyle style = tbr_plot_style (pen);
  g_autofree char *text = tbr_figure_number (value);
  double width, height, usual = style.size;
  style.colour = ink;
  for (;; style.size *= 0.92)
    {
      tbr_pen_measure (pen, &style, text, &width, &height);
      if (width + 4 * pen->ui <= box->width && height <= box->height)
        break;
      if (style.size < SMALLEST * usual)
        return;
    }
  style.align = TBR_ALIGN_MIDDLE;
  tbr_pen_text (pen, &style, box->x + box->width / 2, box->y + (box->height - height) / 2, text);
}

static void
paint_cells (const Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const TbrHeatChart *chart = sheet->chart;
  const TbrRect *rect = &sheet->plot.rect;
  double wide = rect->width / chart->n_columns, tall = rect->height / chart->n_rows;
  for (guint i = 0; i < chart->n_rows; i++)
    for (guint j = 0; j < chart->n_columns; j++)
      {
        double value = chart->values[(gsize) i * chart->n_columns + j];
        TbrRect box = { rect->x + j * wide, rect->y + rect->height - (i + 1) * tall, wide, tall };
        TbrColour ground = isfinite (value) ? tbr_theme_ramp (pen->theme, level_of (sheet, value))
                                            : pen->theme->panel | 0xff;
        /* a hair over the next, which comes later, so that no ground shows between them */
        cairo_rectangle (pen->cr, box.x, box.y - 0.6, wide + 0.6, tall + 0.6);
        tbr_pen_colour (pen, ground);
        cairo_fill (pen->cr);
        if (!sheet->is_surface)
          paint_number (sheet, &box, value, ink_on (ground));
      }
}

static void
paint_labels (const Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const TbrHeatChart *chart = sheet->chart;
  const TbrRect *rect = &sheet->plot.rect;
  double wide = rect->width / chart->n_columns, tall = rect->height / chart->n_rows;
  TbrTextStyle column = wrapped (pen, wide - 4 * pen->ui, 2),
               row = wrapped (pen, sheet->rows + 1, 1);
  column.align = TBR_ALIGN_MIDDLE;
  for (guint j = 0; j < chart->n_columns; j++)
    if (wide >= CELL_LEAST * pen->ui)
      tbr_pen_text (pen, &column, rect->x + (j + 0.5) * wide, rect->y + rect->height + 3 * pen->ui,
                    chart->columns[j]);
  for (guint i = 0; i < chart->n_rows; i++)
    tbr_pen_text (pen, &row, 0, rect->y + rect->height - (i + 0.5) * tall - tbr_plot_line (pen) / 2,
                  chart->rows[i]);
}

/* A surface ends where its factors do: only ticks between are there. */
static void
paint_ticks (const Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const TbrHeatChart *chart = sheet->chart;
  const TbrRect *rect = &sheet->plot.rect;
  TbrTextStyle style = tbr_plot_style (pen);
  double line = tbr_plot_line (pen);
  style.align = TBR_ALIGN_MIDDLE;
  for (int i = 0; i < sheet->plot.x.n; i++)
    {
      double at = sheet->plot.x.first + i * sheet->plot.x.step;
      double share = (at - chart->x_from) / (chart->x_to - chart->x_from);
      g_autofree char *text = tbr_axis_text (&sheet->plot.x, i);
      if (share >= -1e-9 && share <= 1 + 1e-9)
        tbr_pen_text (pen, &style, rect->x + share * rect->width,
                      rect->y + rect->height + TBR_PLOT_BELOW * pen->ui, text);
    }
  style.align = TBR_ALIGN_RIGHT;
  for (int i = 0; i < sheet->plot.y.n; i++)
    {
      double at = sheet->plot.y.first + i * sheet->plot.y.step;
      double share = (at - chart->y_from) / (chart->y_to - chart->y_from);
      g_autofree char *text = tbr_axis_text (&sheet->plot.y, i);
      if (share >= -1e-9 && share <= 1 + 1e-9)
        tbr_pen_text (pen, &style, rect->x - TBR_PLOT_BELOW * pen->ui,
                      rect->y + (1 - share) * rect->height - line / 2, text);
    }
}

static void
paint_marks (const Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const TbrHeatChart *chart = sheet->chart;
  const TbrRect *rect = &sheet->plot.rect;
  TbrTextStyle style = tbr_plot_style (pen);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  for (guint i = 0; i < chart->n_marks; i++)
    {
      const TbrHeatMark *mark = &chart->marks[i];
      double share_x = (mark->x - chart->x_from) / (chart->x_to - chart->x_from);
      double share_y = (mark->y - chart->y_from) / (chart->y_to - chart->y_from);
      double x = rect->x + share_x * rect->width, y = rect->y + (1 - share_y) * rect->height;
      g_autofree char *text = tbr_figure_number (mark->value);
      double width, height;
      tbr_pen_measure (pen, &style, text, &width, &height);
      TbrRect box = { CLAMP (x - width / 2, rect->x + 2, rect->x + rect->width - width - 2), 0,
                      width, height };
      box.y = y + 6 * pen->ui + height > rect->y + rect->height ? y - height - 6 * pen->ui
                                                                : y + 5 * pen->ui;
      tbr_plot_ring (pen, x, y, pen->theme->text);
      gboolean is_free = TRUE;
      for (guint j = 0; is_free && j < taken->len; j++)
        is_free = !tbr_rect_overlaps (&box, &g_array_index (taken, TbrRect, j));
      if (!is_free)
        continue;
      style.halo = pen->theme->halo | 0xff;
      tbr_pen_text (pen, &style, box.x, box.y, text);
      g_array_append_val (taken, box);
    }
}

/* The scale of colours right of the cells, its ends written. */
static void
paint_key (const Sheet *sheet)
{
  const TbrPen *pen = sheet->pen;
  const TbrRect *rect = &sheet->plot.rect;
  TbrTextStyle style = tbr_plot_style (pen);
  double x = rect->x + rect->width + GAP * pen->ui, wide = KEY_WIDTH * pen->ui;
  double line = tbr_plot_line (pen), step = rect->height / KEY_STEPS;
  for (int i = 0; i < KEY_STEPS; i++)
    {
      cairo_rectangle (pen->cr, x, rect->y + rect->height - (i + 1) * step - 0.6, wide, step + 0.6);
      tbr_pen_colour (pen, tbr_theme_ramp (pen->theme, (i + 0.5) / KEY_STEPS));
      cairo_fill (pen->cr);
    }
  TbrRect frame = { x, rect->y, wide, rect->height };
  tbr_plot_frame (pen, &frame);
  g_autofree char *high = tbr_figure_number (sheet->high);
  g_autofree char *low = tbr_figure_number (sheet->low);
  x += wide + 4 * pen->ui;
  if (sheet->high > sheet->low && rect->height > 2 * line)
    tbr_pen_text (pen, &style, x, rect->y - line * 0.15, high);
  if (isfinite (sheet->low))
    tbr_pen_text (pen, &style, x, rect->y + rect->height - line * 0.85, low);
}

double
tbr_heat_chart_height (const TbrPen *pen, const TbrHeatChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart };
  lay_out (&sheet, width);
  return sheet.plot.rect.y + sheet.plot.rect.height + sheet.columns + tbr_plot_line (pen)
         + 10 * pen->ui;
}

void
tbr_heat_chart_paint (const TbrPen *pen, const TbrHeatChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart };
  lay_out (&sheet, width);
  const TbrRect *rect = &sheet.plot.rect;
  g_autofree char *head
      = g_strdup_printf (_ ("%s, by %s (upwards)"), chart->value_label, chart->y_label);
  TbrTextStyle style = wrapped (pen, width, 1);
  tbr_pen_text (pen, &style, 0, 0, head);
  paint_cells (&sheet);
  if (sheet.is_surface)
    {
      paint_ticks (&sheet);
      paint_marks (&sheet);
    }
  else
    paint_labels (&sheet);
  tbr_plot_frame (pen, rect);
  paint_key (&sheet);
  style.align = TBR_ALIGN_MIDDLE;
  style.width = rect->width;
  tbr_pen_text (pen, &style, rect->x + rect->width / 2,
                rect->y + rect->height + sheet.columns + 7 * pen->ui, chart->x_label);
}
