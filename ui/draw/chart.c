/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How series of numbers become a line chart. */
#include "draw/canvas.h"
#include "draw/date_axis.h"
#include "draw/plot.h"

#include <math.h>

/* Pixels at ui 1. */
#define PAD 14.0
#define DOCUMENT_TEXT 0.88    /* letters within a document, share of those of a sheet of its own */
#define DOCUMENT_HEIGHT 232.0 /* most within a document, so that three stand on a page */
#define KEY_WIDTH 30.0
#define TICK_ROOM_X 90.0        /* between ticks of the horizontal axis */
#define TICK_ROOM_NARROW 62.0   /* the same within a document */
#define TICK_ROOM_Y 46.0        /* of the upright axis */
#define TICK_ROOM_Y_NARROW 20.0 /* the same within a document, where few ticks waste the sheet */
#define N_STYLES 8
#define DEFAULT_WIDTH 1000
#define DEFAULT_HEIGHT 600

typedef struct
{
  const TbrChart *chart;
  TbrPen pen;
  double width, height;
  double pad;   /* around everything; 0 within a document, which sets the title itself */
  TbrRect plot; /* where the lines go */
  TbrAxis x, y;
  double from, to;   /* ends of the horizontal axis */
  TbrDateAxis dates; /* instead of the ticks of x, when the chart has dates */
} Sheet;

/* Lines differ by dash as well as by colour. */
static void
set_dash (const TbrPen *pen, guint series)
{
  static const double dashes[N_STYLES][4]
      = { { 0, 0, 0, 0 },   { 7, 3, 7, 3 }, { 2, 2.5, 2, 2.5 }, { 9, 3, 2, 3 },
          { 14, 4, 14, 4 }, { 4, 2, 4, 2 }, { 12, 3, 4, 3 },    { 1, 3.5, 1, 3.5 } };
  double dash[4];
  for (int i = 0; i < 4; i++)
    dash[i] = dashes[series % N_STYLES][i] * pen->ui;
  cairo_set_dash (pen->cr, dash, series % N_STYLES == 0 ? 0 : 4, 0);
}

static void
widen (double value, double *low, double *high)
{
  if (!isfinite (value))
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

static void
find_ranges (const TbrChart *chart, double range[4])
{
  range[0] = range[2] = INFINITY;
  range[1] = range[3] = -INFINITY;
  for (guint s = 0; s < chart->n; s++)
    for (guint i = 0; i < chart->series[s].n; i++)
      {
        const TbrChartSeries *series = &chart->series[s];
        widen (series->x[i], &range[0], &range[1]);
        widen (series->y[i], &range[2], &range[3]);
        if (series->low != NULL)
          widen (series->low[i], &range[2], &range[3]);
        if (series->high != NULL)
          widen (series->high[i], &range[2], &range[3]);
      }
  /* shares begin at nought, amounts do unless that would waste most of the sheet */
  if (range[2] > 0 && (chart->is_share || range[2] < 0.7 * range[3]))
    range[2] = 0;
}

static TbrTextStyle
text_style (const Sheet *sheet, double size)
{
  return (TbrTextStyle){ .size = size * sheet->pen.ui, .colour = sheet->pen.theme->text };
}

/* The legend above the plot, wrapped into lines. Returns its height. */
static double
set_legend (const Sheet *sheet, double left, double top, double width, TbrPass pass)
{
  const TbrPen *pen = &sheet->pen;
  TbrTextStyle style = text_style (sheet, 11.5);
  double x = left, y = top, w, h, line = 0;
  for (guint s = 0; s < sheet->chart->n; s++)
    {
      style.width = width - KEY_WIDTH * pen->ui;
      style.lines = 1;
      tbr_pen_measure (pen, &style, sheet->chart->series[s].name, &w, &h);
      double whole = w + (KEY_WIDTH + 22) * pen->ui;
      if (x > left && x + whole > left + width)
        {
          x = left;
          y += line;
        }
      line = h + 3 * pen->ui;
      if (pass == TBR_PASS_PAINT)
        {
          cairo_move_to (pen->cr, x, y + h / 2);
          cairo_line_to (pen->cr, x + KEY_WIDTH * pen->ui * 0.85, y + h / 2);
          set_dash (pen, s);
          tbr_pen_line (pen, 2.2 * pen->ui, pen->theme->series[s % N_STYLES]);
          cairo_stroke (pen->cr);
          cairo_set_dash (pen->cr, NULL, 0, 0);
          tbr_pen_text (pen, &style, x + KEY_WIDTH * pen->ui, y, sheet->chart->series[s].name);
        }
      x += whole;
    }
  return y + line - top;
}

static guint
count_ticks (const Sheet *sheet)
{
  return sheet->chart->dates != NULL ? sheet->dates.n : (guint) sheet->x.n;
}

/* Where a tick of the horizontal axis stands, in its unit. */
static double
tick_of (const Sheet *sheet, guint i)
{
  return sheet->chart->dates != NULL
             ? (double) tbr_date_axis_at (&sheet->dates, i) / (double) TBR_DAY
             : sheet->x.first + i * sheet->x.step;
}

static char *
text_of_tick (const Sheet *sheet, guint i)
{
  return sheet->chart->dates != NULL ? tbr_date_axis_text (&sheet->dates, i)
                                     : tbr_axis_text (&sheet->x, (int) i);
}

/* Dates stand within what is shown; other ticks around it. */
static void
set_across (Sheet *sheet, double low, double high, int wished)
{
  sheet->x = tbr_axis_new (low, high, wished);
  sheet->from = sheet->x.first;
  sheet->to = tbr_axis_last (&sheet->x);
  if (sheet->chart->dates == NULL)
    return;
  sheet->from = isfinite (low) ? low : 0;
  sheet->to = isfinite (high) && high > sheet->from ? high : sheet->from + 1;
  sheet->dates = tbr_date_axis_new (sheet->chart->dates, (TbrTime) (sheet->from * (double) TBR_DAY),
                                    (TbrTime) (sheet->to * (double) TBR_DAY), (guint) wished);
}

static double
widest_tick (const Sheet *sheet, const TbrAxis *axis)
{
  TbrTextStyle style = text_style (sheet, 11);
  double most = 0, w, h;
  for (int i = 0; i < axis->n; i++)
    {
      g_autofree char *text = tbr_axis_text (axis, i);
      tbr_pen_measure (&sheet->pen, &style, text, &w, &h);
      most = MAX (most, w);
    }
  return most;
}

/* Likewise of the dates below. */
static double
widest_date (const Sheet *sheet)
{
  TbrTextStyle style = text_style (sheet, 11);
  double most = 0, w, h;
  for (guint i = 0; i < sheet->dates.n; i++)
    {
      g_autofree char *text = tbr_date_axis_text (&sheet->dates, i);
      tbr_pen_measure (&sheet->pen, &style, text, &w, &h);
      most = MAX (most, w);
    }
  return most;
}

static TbrTextStyle
title_style (const Sheet *sheet)
{
  TbrTextStyle style = text_style (sheet, 17);
  style.bold = TRUE;
  style.width = sheet->width - 2 * sheet->pad;
  style.lines = 2;
  return style;
}

static void
divide (Sheet *sheet)
{
  const TbrPen *pen = &sheet->pen;
  double ui = pen->ui, pad = sheet->pad, unused, title = 0, label, range[4];
  TbrTextStyle heading = title_style (sheet), style = text_style (sheet, 11.5);
  if (*sheet->chart->title != '\0')
    tbr_pen_measure (pen, &heading, sheet->chart->title, &unused, &title);
  tbr_pen_measure (pen, &style, "0", &unused, &label);
  double legend = set_legend (sheet, 0, 0, sheet->width - 2 * pad, TBR_PASS_MEASURE);
  double top = pad + title + legend + label + 14 * ui;
  double bottom = sheet->height - pad - 2 * label - 10 * ui;
  find_ranges (sheet->chart, range);
  double beside = (pad > 0 ? TICK_ROOM_Y : TICK_ROOM_Y_NARROW) * ui;
  sheet->y = tbr_axis_new (range[2], range[3], MAX (3, (int) ((bottom - top) / beside)));
  double left = pad + widest_tick (sheet, &sheet->y) + 10 * ui;
  double right = sheet->width - 2 * pad, room = (pad > 0 ? TICK_ROOM_X : TICK_ROOM_NARROW) * ui;
  set_across (sheet, range[0], range[1], MAX (3, (int) ((right - left) / room)));
  /* half of the last text sticks out where there is no margin */
  if (!(pad > 0))
    right -= (sheet->chart->dates != NULL ? MAX (widest_date (sheet), TICK_ROOM_NARROW / 2 * ui)
                                          : widest_tick (sheet, &sheet->x))
             / 2;
  sheet->plot = (TbrRect){ left, top, right - left, bottom - top };
}

static double
at_x (const Sheet *sheet, double x)
{
  return sheet->plot.x + (x - sheet->from) / (sheet->to - sheet->from) * sheet->plot.width;
}

static double
at_y (const Sheet *sheet, double y)
{
  double span = tbr_axis_last (&sheet->y) - sheet->y.first;
  return sheet->plot.y + sheet->plot.height - (y - sheet->y.first) / span * sheet->plot.height;
}

static void
paint_axes (const Sheet *sheet)
{
  const TbrPen *pen = &sheet->pen;
  const TbrRect *plot = &sheet->plot;
  double ui = pen->ui;
  TbrTextStyle style = text_style (sheet, 11);
  for (int i = 0; i < sheet->y.n; i++)
    {
      g_autofree char *text = tbr_axis_text (&sheet->y, i);
      double y = at_y (sheet, sheet->y.first + i * sheet->y.step), w, h;
      cairo_move_to (pen->cr, plot->x, y);
      cairo_line_to (pen->cr, plot->x + plot->width, y);
      tbr_pen_line (pen, 0.8 * ui, pen->theme->grid);
      cairo_stroke (pen->cr);
      tbr_pen_measure (pen, &style, text, &w, &h);
      tbr_pen_text (pen, &style, plot->x - w - 6 * ui, y - h / 2, text);
    }
  style.align = TBR_ALIGN_MIDDLE;
  double below = plot->y + plot->height, tick_height = 0;
  for (guint i = 0; i < count_ticks (sheet); i++)
    {
      g_autofree char *text = text_of_tick (sheet, i);
      double x = at_x (sheet, tick_of (sheet, i));
      cairo_move_to (pen->cr, x, below);
      cairo_line_to (pen->cr, x, below + 4 * ui);
      tbr_pen_line (pen, ui, pen->theme->text);
      cairo_stroke (pen->cr);
      tick_height = tbr_pen_text (pen, &style, x, below + 5 * ui, text);
    }
  cairo_rectangle (pen->cr, plot->x, plot->y, plot->width, plot->height);
  tbr_pen_line (pen, ui, pen->theme->text_dim);
  cairo_stroke (pen->cr);
  TbrTextStyle label = text_style (sheet, 11.5);
  label.align = TBR_ALIGN_MIDDLE;
  label.width = plot->width;
  label.lines = 1;
  tbr_pen_text (pen, &label, plot->x + plot->width / 2, below + tick_height + 8 * ui,
                sheet->chart->x_label);
}

/* A band from one of its points up to, not including, another. */
static void
trace_band (const Sheet *sheet, const TbrChartSeries *series, guint from, guint to)
{
  const TbrPen *pen = &sheet->pen;
  for (guint i = from; i < to; i++)
    cairo_line_to (pen->cr, at_x (sheet, series->x[i]), at_y (sheet, series->high[i]));
  for (guint i = to; i-- > from;)
    cairo_line_to (pen->cr, at_x (sheet, series->x[i]), at_y (sheet, series->low[i]));
  cairo_close_path (pen->cr);
}

/* In pieces where it is interrupted. */
static void
paint_band (const Sheet *sheet, guint s)
{
  const TbrChartSeries *series = &sheet->chart->series[s];
  const TbrPen *pen = &sheet->pen;
  guint from = 0;
  if (series->low == NULL || series->high == NULL)
    return;
  for (guint i = 0; i <= series->n; i++)
    {
      if (i < series->n && isfinite (series->low[i]) && isfinite (series->high[i]))
        continue;
      if (i > from)
        trace_band (sheet, series, from, i);
      from = i + 1;
    }
  tbr_pen_colour (pen, (pen->theme->series[s % N_STYLES] & 0xffffff00u) | 0x38);
  cairo_fill (pen->cr);
}

static void
paint_series (const Sheet *sheet, guint s)
{
  const TbrChartSeries *series = &sheet->chart->series[s];
  const TbrPen *pen = &sheet->pen;
  gboolean down = FALSE;
  for (guint i = 0; i < series->n; i++)
    {
      gboolean there = isfinite (series->y[i]) && isfinite (series->x[i]);
      double x = there ? at_x (sheet, series->x[i]) : 0, y = there ? at_y (sheet, series->y[i]) : 0;
      if (there && down)
        cairo_line_to (pen->cr, x, y);
      else if (there)
        cairo_move_to (pen->cr, x, y);
      down = there;
    }
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  set_dash (pen, s);
  tbr_pen_line (pen, 2.2 * pen->ui, pen->theme->series[s % N_STYLES]);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
paint_sheet (Sheet *sheet)
{
  const TbrPen *pen = &sheet->pen;
  double pad = sheet->pad, y = pad;
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_rectangle (pen->cr, 0, 0, sheet->width, sheet->height);
  cairo_fill (pen->cr);
  divide (sheet);
  TbrTextStyle heading = title_style (sheet), label = text_style (sheet, 11.5);
  label.width = sheet->width - 2 * pad;
  label.lines = 1;
  if (*sheet->chart->title != '\0')
    y += tbr_pen_text (pen, &heading, pad, pad, sheet->chart->title) + 4 * pen->ui;
  y += set_legend (sheet, pad, y, sheet->width - 2 * pad, TBR_PASS_PAINT);
  tbr_pen_text (pen, &label, pad, y + 2 * pen->ui, sheet->chart->y_label);
  paint_axes (sheet);
  /* a line along the edge is seen whole */
  double edge = 1.1 * pen->ui;
  cairo_rectangle (pen->cr, sheet->plot.x, sheet->plot.y - edge, sheet->plot.width,
                   sheet->plot.height + 2 * edge);
  cairo_save (pen->cr);
  cairo_clip (pen->cr);
  for (guint s = 0; s < sheet->chart->n; s++)
    paint_band (sheet, s);
  for (guint s = 0; s < sheet->chart->n; s++)
    paint_series (sheet, s);
  cairo_restore (pen->cr);
}

double
tbr_line_chart_height (const TbrPen *pen, double width)
{
  return MIN (width * DEFAULT_HEIGHT / DEFAULT_WIDTH, DOCUMENT_HEIGHT * pen->ui);
}

void
tbr_line_chart_paint (const TbrPen *pen, const TbrChart *chart, double width)
{
  Sheet sheet = { .chart = chart, .pen = *pen, .width = width };
  sheet.height = tbr_line_chart_height (pen, width);
  sheet.pen.ui *= DOCUMENT_TEXT;
  paint_sheet (&sheet);
}

gboolean
tbr_draw_chart (const TbrChart *chart, const char *path, GError **error)
{
  g_return_val_if_fail (chart != NULL && path != NULL, FALSE);
  int width = chart->width > 0 ? chart->width : DEFAULT_WIDTH;
  int height = chart->height > 0 ? chart->height : DEFAULT_HEIGHT;
  TbrCanvas *canvas = tbr_canvas_new (path, width, height, error);
  if (canvas == NULL)
    return FALSE;
  /* a chart is read from nearer than a map: its letters are those of a picture twice as large */
  double ui = chart->ui > 0 ? tbr_canvas_ui (width, height, chart->ui)
                            : CLAMP (sqrt ((double) width * height / 600000.0), 0.75, 4);
  Sheet sheet = { .chart = chart, .width = width, .height = height };
  tbr_pen_init (&sheet.pen, tbr_canvas_context (canvas), tbr_theme_get (chart->theme), ui);
  sheet.pen.runs = tbr_canvas_runs (canvas);
  sheet.pad = PAD * ui;
  paint_sheet (&sheet);
  tbr_pen_clear (&sheet.pen);
  return tbr_canvas_finish (canvas, chart->title, error);
}
