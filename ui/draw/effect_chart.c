/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the levels of each factor come to: factors side by side on one scale. */
#include "draw/plot.h"

#include <math.h>

/* Pixels at ui 1. */
#define PLOT_HEIGHT 150.0
#define PANEL_LEAST 150.0
#define PANEL_GAP 14.0
#define LEVEL_LEAST 34.0
#define ROW_GAP 10.0

typedef struct
{
  const TbrPen *pen;
  const TbrEffectChart *chart;
  TbrAxis y;
  double left;    /* room for the ticks' texts */
  guint n_across; /* panels in a row */
  double panel;   /* width of a panel */
  double head;    /* height of a panel's name */
  double foot;    /* height of the levels' labels */
} Sheet;

static TbrTextStyle
name_style (const TbrPen *pen, double width)
{
  TbrTextStyle style = tbr_plot_style (pen);
  style.bold = TRUE;
  style.width = width;
  style.lines = 1;
  style.align = TBR_ALIGN_MIDDLE;
  return style;
}

/* Every so many levels has a label. */
static guint
label_step (const Sheet *sheet, const TbrEffectPanel *panel)
{
  double room = sheet->panel / MAX (panel->n, 1);
  return (guint) MAX (1, ceil (LEVEL_LEAST * sheet->pen->ui / room));
}

static TbrTextStyle
level_style (const Sheet *sheet, const TbrEffectPanel *panel)
{
  TbrTextStyle style = tbr_plot_style (sheet->pen);
  style.width = sheet->panel / MAX (panel->n, 1) * label_step (sheet, panel) - 4 * sheet->pen->ui;
  style.lines = 2;
  style.align = TBR_ALIGN_MIDDLE;
  return style;
}

static void
lay_out (Sheet *sheet, double width)
{
  const TbrEffectChart *chart = sheet->chart;
  const TbrPen *pen = sheet->pen;
  double low = INFINITY, high = -INFINITY, unused, height;
  for (guint i = 0; i < chart->n; i++)
    for (guint j = 0; j < chart->panels[i].n; j++)
      {
        double mean = chart->panels[i].means[j], half = chart->panels[i].half_widths[j];
        tbr_plot_widen (mean, &low, &high);
        tbr_plot_widen (mean - half, &low, &high);
        tbr_plot_widen (mean + half, &low, &high);
      }
  sheet->y = tbr_axis_new (low, high, (int) (PLOT_HEIGHT / TBR_PLOT_ROOM_Y) + 1);
  sheet->left = tbr_plot_widest (pen, &sheet->y) + 8 * pen->ui;
  double room = width - sheet->left, gap = PANEL_GAP * pen->ui;
  sheet->n_across
      = (guint) CLAMP ((room + gap) / (PANEL_LEAST * pen->ui + gap), 1, MAX (chart->n, 1));
  sheet->panel = (room + gap) / sheet->n_across - gap;
  sheet->head = tbr_plot_line (pen) + 4 * pen->ui;
  for (guint i = 0; i < chart->n; i++)
    {
      TbrTextStyle style = level_style (sheet, &chart->panels[i]);
      for (guint j = 0; j < chart->panels[i].n; j++)
        {
          tbr_pen_measure (pen, &style, chart->panels[i].levels[j], &unused, &height);
          sheet->foot = MAX (sheet->foot, height);
        }
    }
}

static double
row_height (const Sheet *sheet)
{
  return sheet->head + (PLOT_HEIGHT + 6 + ROW_GAP) * sheet->pen->ui + sheet->foot;
}

static void
paint_levels (const Sheet *sheet, const TbrEffectPanel *panel, const TbrPlot *plot)
{
  const TbrPen *pen = sheet->pen;
  TbrColour colour = pen->theme->series[0];
  double step = plot->rect.width / panel->n;
  TbrTextStyle style = level_style (sheet, panel);
  for (guint j = 0; j < panel->n; j++)
    if (isfinite (panel->means[j]))
      cairo_line_to (pen->cr, plot->rect.x + (j + 0.5) * step, tbr_plot_y (plot, panel->means[j]));
  tbr_pen_line (pen, 1.2 * pen->ui, (colour & 0xffffff00u) | 0x90);
  cairo_stroke (pen->cr);
  for (guint j = 0; j < panel->n; j++)
    {
      double x = plot->rect.x + (j + 0.5) * step, mean = panel->means[j],
             half = panel->half_widths[j];
      if (j % label_step (sheet, panel) == 0)
        tbr_pen_text (pen, &style, x, plot->rect.y + plot->rect.height + 4 * pen->ui,
                      panel->levels[j]);
      if (!isfinite (mean))
        continue;
      tbr_pen_colour (pen, colour);
      if (isfinite (half))
        tbr_plot_whisker (pen, x, tbr_plot_y (plot, mean - half), x,
                          tbr_plot_y (plot, mean + half));
      tbr_plot_dot (pen, x, tbr_plot_y (plot, mean), colour);
    }
}

static void
paint_panel (const Sheet *sheet, guint i, double top)
{
  const TbrPen *pen = sheet->pen;
  const TbrEffectPanel *panel = &sheet->chart->panels[i];
  double left = sheet->left + i % sheet->n_across * (sheet->panel + PANEL_GAP * pen->ui);
  TbrPlot plot
      = { .rect = { left, top + sheet->head, sheet->panel, PLOT_HEIGHT * pen->ui }, .y = sheet->y };
  TbrTextStyle name = name_style (pen, sheet->panel);
  tbr_pen_text (pen, &name, left + sheet->panel / 2, top, panel->name);
  if (i % sheet->n_across == 0)
    tbr_plot_grid_y (pen, &plot);
  else
    for (int j = 0; j < plot.y.n; j++)
      {
        double y = tbr_plot_y (&plot, plot.y.first + j * plot.y.step);
        cairo_move_to (pen->cr, left, y);
        cairo_line_to (pen->cr, left + sheet->panel, y);
        tbr_pen_line (pen, 0.7 * pen->ui, pen->theme->grid);
        cairo_stroke (pen->cr);
      }
  if (isfinite (sheet->chart->mean))
    {
      const double dash[2] = { 4 * pen->ui, 3 * pen->ui };
      double y = tbr_plot_y (&plot, sheet->chart->mean);
      cairo_move_to (pen->cr, left, y);
      cairo_line_to (pen->cr, left + sheet->panel, y);
      cairo_set_dash (pen->cr, dash, 2, 0);
      tbr_pen_line (pen, pen->ui, pen->theme->text_dim);
      cairo_stroke (pen->cr);
      cairo_set_dash (pen->cr, NULL, 0, 0);
    }
  tbr_plot_frame (pen, &plot.rect);
  if (panel->n > 0)
    paint_levels (sheet, panel, &plot);
}

double
tbr_effect_chart_height (const TbrPen *pen, const TbrEffectChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart };
  lay_out (&sheet, width);
  guint n_rows = (MAX (chart->n, 1) + sheet.n_across - 1) / sheet.n_across;
  return tbr_plot_line (pen) + 4 * pen->ui + n_rows * row_height (&sheet) - ROW_GAP * pen->ui;
}

void
tbr_effect_chart_paint (const TbrPen *pen, const TbrEffectChart *chart, double width)
{
  Sheet sheet = { .pen = pen, .chart = chart };
  lay_out (&sheet, width);
  TbrTextStyle style = tbr_plot_style (pen);
  style.width = width;
  style.lines = 1;
  double top = tbr_pen_text (pen, &style, 0, 0, chart->y_label) + 4 * pen->ui;
  for (guint i = 0; i < chart->n; i++)
    paint_panel (&sheet, i, top + i / sheet.n_across * row_height (&sheet));
}
