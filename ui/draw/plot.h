/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What charts share: where a number stands, ticks and their texts, dots and whiskers. */
#pragma once

#include "draw/axis.h"
#include "draw/date_axis.h"
#include "draw/pen.h"

#include <tabard/figure.h>

G_BEGIN_DECLS

/* Sizes of letters, pixels at ui 1. */
#define TBR_PLOT_TEXT 10.0
/* Between a tick and the next, pixels at ui 1, so that their texts do not meet. */
#define TBR_PLOT_ROOM_X 80.0
#define TBR_PLOT_ROOM_Y 38.0
/* From the plot to the texts below it, so that the corner has room for both axes, pixels at ui 1.
 */
#define TBR_PLOT_BELOW 8.0

typedef struct
{
  TbrRect rect; /* where the numbers are, pixels */
  TbrAxis x, y;
  TbrDateAxis dates; /* with a scenario: instead of the ticks of x, which are days then */
} TbrPlot;

double tbr_plot_x (const TbrPlot *plot, double value);
double tbr_plot_y (const TbrPlot *plot, double value);

TbrTextStyle tbr_plot_style (const TbrPen *pen);
/* Height of one line of text. */
double tbr_plot_line (const TbrPen *pen);
/* Widest of the ticks' texts. */
double tbr_plot_widest (const TbrPen *pen, const TbrAxis *axis);
/* Lines across with the ticks' texts left of them; upright lines with texts below. */
void tbr_plot_grid_y (const TbrPen *pen, const TbrPlot *plot);
void tbr_plot_grid_x (const TbrPen *pen, const TbrPlot *plot);
void tbr_plot_frame (const TbrPen *pen, const TbrRect *rect);
void tbr_plot_dot (const TbrPen *pen, double x, double y, TbrColour colour);
void tbr_plot_ring (const TbrPen *pen, double x, double y, TbrColour colour);
/* A line with a bar at each end, level or upright. */
void tbr_plot_whisker (const TbrPen *pen, double x1, double y1, double x2, double y2);

/* Makes [*low, *high] hold a value, if that is finite. */
void tbr_plot_widen (double value, double *low, double *high);

/* Heights and painting of each kind of chart, the origin being its upper left corner. */
double tbr_interval_chart_height (const TbrPen *pen, const TbrIntervalChart *chart, double width);
void tbr_interval_chart_paint (const TbrPen *pen, const TbrIntervalChart *chart, double width);
double tbr_effect_chart_height (const TbrPen *pen, const TbrEffectChart *chart, double width);
void tbr_effect_chart_paint (const TbrPen *pen, const TbrEffectChart *chart, double width);
double tbr_front_chart_height (const TbrPen *pen, const TbrFrontChart *chart, double width);
void tbr_front_chart_paint (const TbrPen *pen, const TbrFrontChart *chart, double width);
double tbr_heat_chart_height (const TbrPen *pen, const TbrHeatChart *chart, double width);
void tbr_heat_chart_paint (const TbrPen *pen, const TbrHeatChart *chart, double width);
double tbr_line_chart_height (const TbrPen *pen, double width);
void tbr_line_chart_paint (const TbrPen *pen, const TbrChart *chart, double width);
double tbr_stack_chart_height (const TbrPen *pen, const TbrStackChart *chart, double width);
void tbr_stack_chart_paint (const TbrPen *pen, const TbrStackChart *chart, double width);

double tbr_course_chart_height (const TbrPen *pen, const TbrCourseChart *chart, double width);
void tbr_course_chart_paint (const TbrPen *pen, const TbrCourseChart *chart, double width);
/* Where its instants are across; the rectangle is that of its lanes, or of one of its curves: a
   line for an instant goes through these and leaves the names between them alone. */
TbrPlot tbr_course_chart_plot (const TbrPen *pen, const TbrCourseChart *chart, double width);
TbrPlot tbr_course_chart_curve_plot (const TbrPen *pen, const TbrCourseChart *chart, double width,
                                     guint curve);

/* The chart of a figure alone, without title and note. */
double tbr_figure_chart_height (const TbrPen *pen, const TbrFigure *figure, double width);
void tbr_figure_chart_paint (const TbrPen *pen, const TbrFigure *figure, double width);
/* A whole figure: title, chart, note. */
double tbr_figure_height (const TbrPen *pen, const TbrFigure *figure, double width);
void tbr_figure_paint (const TbrPen *pen, const TbrFigure *figure, const TbrRect *rect);

G_END_DECLS
