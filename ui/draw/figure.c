/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A chart of any kind with its title above and how to read it below. */
#include <tabard/figure.h>

#include "draw/page.h"
#include "draw/plot.h"

/* Pixels at ui 1. */
#define TITLE_TEXT 11.5
#define NOTE_TEXT 9.0
#define GAP 5.0
/* Height of a map to its width; letters as on a picture of this width. */
#define MAP_ASPECT 0.72
#define MAP_PIXELS 860.0

static TbrTextStyle
title_style (const TbrPen *pen, double width)
{
  return (TbrTextStyle){ .size = TITLE_TEXT * pen->ui,
                         .bold = TRUE,
                         .width = width,
                         .lines = 3,
                         .colour = pen->theme->text };
}

static TbrTextStyle
note_style (const TbrPen *pen, double width)
{
  return (TbrTextStyle){
    .size = NOTE_TEXT * pen->ui, .width = width, .lines = 6, .colour = pen->theme->text_dim
  };
}

double
tbr_figure_chart_height (const TbrPen *pen, const TbrFigure *figure, double width)
{
  switch (figure->kind)
    {
    case TBR_FIGURE_LINES:
      return tbr_line_chart_height (pen, width);
    case TBR_FIGURE_INTERVALS:
      return tbr_interval_chart_height (pen, figure->chart, width);
    case TBR_FIGURE_EFFECTS:
      return tbr_effect_chart_height (pen, figure->chart, width);
    case TBR_FIGURE_FRONT:
      return tbr_front_chart_height (pen, figure->chart, width);
    case TBR_FIGURE_HEAT:
      return tbr_heat_chart_height (pen, figure->chart, width);
    case TBR_FIGURE_STACK:
      return tbr_stack_chart_height (pen, figure->chart, width);
    case TBR_FIGURE_COURSE:
      return tbr_course_chart_height (pen, figure->chart, width);
    case TBR_FIGURE_MAP:
      return MAP_ASPECT * width;
    case TBR_FIGURE_N:
      break;
    }
  return 0;
}

/* A whole picture of its own, made smaller. */
static void
paint_map (const TbrPen *pen, const TbrMapFigure *figure, double width)
{
  cairo_save (pen->cr);
  cairo_scale (pen->cr, width / MAP_PIXELS, width / MAP_PIXELS);
  cairo_rectangle (pen->cr, 0, 0, MAP_PIXELS, MAP_ASPECT * MAP_PIXELS);
  cairo_clip (pen->cr);
  tbr_page_paint (pen, figure, MAP_PIXELS, MAP_ASPECT * MAP_PIXELS);
  cairo_restore (pen->cr);
}

void
tbr_figure_chart_paint (const TbrPen *pen, const TbrFigure *figure, double width)
{
  switch (figure->kind)
    {
    case TBR_FIGURE_LINES:
      tbr_line_chart_paint (pen, figure->chart, width);
      break;
    case TBR_FIGURE_INTERVALS:
      tbr_interval_chart_paint (pen, figure->chart, width);
      break;
    case TBR_FIGURE_EFFECTS:
      tbr_effect_chart_paint (pen, figure->chart, width);
      break;
    case TBR_FIGURE_FRONT:
      tbr_front_chart_paint (pen, figure->chart, width);
      break;
    case TBR_FIGURE_HEAT:
      tbr_heat_chart_paint (pen, figure->chart, width);
      break;
    case TBR_FIGURE_STACK:
      tbr_stack_chart_paint (pen, figure->chart, width);
      break;
    case TBR_FIGURE_COURSE:
      tbr_course_chart_paint (pen, figure->chart, width);
      break;
    case TBR_FIGURE_MAP:
      paint_map (pen, figure->chart, width);
      break;
    case TBR_FIGURE_N:
      break;
    }
}

double
tbr_figure_height (const TbrPen *pen, const TbrFigure *figure, double width)
{
  TbrTextStyle title = title_style (pen, width), note = note_style (pen, width);
  double unused, above, below = 0;
  tbr_pen_measure (pen, &title, figure->title, &unused, &above);
  if (*figure->note != '\0')
    tbr_pen_measure (pen, &note, figure->note, &unused, &below);
  return above + tbr_figure_chart_height (pen, figure, width) + below + 2 * GAP * pen->ui;
}

void
tbr_figure_paint (const TbrPen *pen, const TbrFigure *figure, const TbrRect *rect)
{
  TbrTextStyle title = title_style (pen, rect->width), note = note_style (pen, rect->width);
  double y = rect->y + tbr_pen_text (pen, &title, rect->x, rect->y, figure->title) + GAP * pen->ui;
  cairo_save (pen->cr);
  cairo_translate (pen->cr, rect->x, y);
  tbr_figure_chart_paint (pen, figure, rect->width);
  cairo_restore (pen->cr);
  y += tbr_figure_chart_height (pen, figure, rect->width) + GAP * pen->ui;
  if (*figure->note != '\0')
    tbr_pen_text (pen, &note, rect->x, y, figure->note);
}
