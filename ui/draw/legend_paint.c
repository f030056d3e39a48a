/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the rows of a legend look: a sample of each sign, as it is on the map, beside its words. */
#include "draw/legend.h"

#include "draw/corner.h"
#include "draw/cover.h"
#include "draw/mark_form.h"
#include "draw/numeral.h"
#include "draw/outage.h"
#include "draw/own_layer.h"

#include <math.h>

/* Pixels at ui 1. */
#define SAMPLE_WIDTH TBR_LEGEND_SAMPLE
#define ROW_GAP 3.0
#define HEADING_GAP 5.0

static void
paint_ramp (const TbrPen *pen, double x, double y, double width)
{
  for (int i = 0; i < 3; i++)
    {
      double level = i / 2.0, r = (2.6 + 1.4 * i) * pen->ui;
      cairo_new_path (pen->cr);
      cairo_arc (pen->cr, x + width * (0.14 + 0.34 * i), y, r, 0, 2 * G_PI);
      tbr_pen_colour (pen, tbr_theme_ramp (pen->theme, level));
      cairo_fill_preserve (pen->cr);
      tbr_pen_line (pen, (0.8 + 1.2 * level) * pen->ui,
                    pen->theme->high_is_bright ? pen->theme->text : pen->theme->outline);
      cairo_stroke (pen->cr);
    }
}

static void
paint_line (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  const TbrTheme *theme = pen->theme;
  double ui = pen->ui, half = 0.42 * SAMPLE_WIDTH * ui;
  const double dash[2] = { 5 * ui, 2.5 * ui };
  gboolean link = row->sign == TBR_LEGEND_LINK;
  gboolean dashed = link ? row->value == 1 : row->value == TBR_LINK_FERRY;
  TbrColour colour = link ? (row->value == 0 ? theme->closed : theme->slowed)
                          : (dashed ? theme->ferry : theme->road);
  cairo_move_to (pen->cr, x - half, y);
  cairo_line_to (pen->cr, x + half, y);
  cairo_set_dash (pen->cr, dash, dashed ? 2 : 0, 0);
  tbr_pen_line (pen, (link ? 2.4 : 1.4) * ui, colour);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
  if (!link || row->value != 0)
    return;
  cairo_move_to (pen->cr, x - 4 * ui, y - 4 * ui);
  cairo_line_to (pen->cr, x + 4 * ui, y + 4 * ui);
  cairo_move_to (pen->cr, x - 4 * ui, y + 4 * ui);
  cairo_line_to (pen->cr, x + 4 * ui, y - 4 * ui);
  tbr_pen_line (pen, 2 * ui, theme->text);
  cairo_stroke (pen->cr);
}

static void
paint_unit (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrLook look = (TbrLook) row->value;
  TbrPen small = *pen;
  small.ui = pen->ui * 0.72;
  gboolean moving = look == TBR_LOOK_TRAVELLING || look == TBR_LOOK_RETURNING;
  TbrBadge badge = { .x = x,
                     .y = y,
                     .at_x = x,
                     .at_y = y,
                     .count = 1,
                     .look = look,
                     .symbol = TBR_SYMBOL_GENERIC,
                     .turn = moving ? G_PI / 2 : NAN };
  if (look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY)
    tbr_overlay_paint_base (pen, &badge);
  else
    tbr_overlay_paint_badge (&small, &badge);
}

static void
paint_box (const TbrPen *pen, double x, double y, TbrLegendSign sign)
{
  gboolean over = sign == TBR_LEGEND_OVER;
  const double dash[2] = { 2.5 * pen->ui, 2 * pen->ui };
  TbrRect rect = { x - 8 * pen->ui, y - 5 * pen->ui, 16 * pen->ui, 10 * pen->ui };
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &rect, over ? 5 * pen->ui : 0);
  tbr_pen_colour (pen, over ? pen->theme->panel : pen->theme->affected);
  cairo_fill_preserve (pen->cr);
  cairo_set_dash (pen->cr, dash, over ? 2 : 0, 0);
  tbr_pen_line (pen, (over ? 0.9 : 1.3) * pen->ui,
                over ? pen->theme->text : pen->theme->affected_line);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
}

static void
paint_ring (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrPen small = *pen;
  small.ui = pen->ui * 0.78;
  TbrNeedRing ring = { .x = x, .y = y, .required = 1, .count = 1 };
  if (row->sign == TBR_LEGEND_NEED)
    {
      tbr_pen_colour (pen, pen->theme->text);
      tbr_symbol_fill (pen->cr, tbr_symbol_of_need ((TbrNeedKind) row->value), x, y, 12 * pen->ui);
      return;
    }
  ring.kind = TBR_NEED_N;
  ring.count = row->sign == TBR_LEGEND_MIXED ? 3 : 1;
  gboolean is_share = row->sign == TBR_LEGEND_SHARE;
  ring.working = is_share && row->value == 0 ? 0.6 : 0;
  ring.coming = is_share && row->value == 1 ? 0.6 : 0;
  tbr_overlay_paint_ring (&small, &ring);
}

/* Where the middle of a form is, and how much smaller it must be to stand in a row. */
static double
fit_form (const TbrPen *pen, const TbrView *view, const TbrMark *mark, double *out_x, double *out_y)
{
  g_auto (TbrMarkForm) form = { NULL, NULL };
  tbr_mark_form_init (&form, view, mark);
  const TbrRect box = tbr_mark_form_box (&form);
  *out_x = box.x + box.width / 2;
  *out_y = box.y + box.height / 2;
  return MIN (1, MIN (SAMPLE_WIDTH * pen->ui / box.width, 15 * pen->ui / box.height));
}

/* A mark of middling level, as large as fits, drawn as on the map. */
static void
paint_mark (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  double half = 6 * pen->ui;
  TbrView view = { .x = 4321000,
                   .y = 3210000,
                   .scale = 1,
                   .width = (int) (4 * half),
                   .height = (int) (4 * half),
                   .ui = pen->ui };
  TbrMark mark = { .shape = (TbrMarkShape) row->value,
                   .a = (float) half,
                   .b = (float) half,
                   .level = 0.5f,
                   .share = 0.5f,
                   .active = 1 };
  double lon, lat;
  if (mark.shape == TBR_MARK_ELLIPSE)
    {
      mark.a *= 1.4f;
      mark.b *= 0.7f;
      mark.bearing = 90;
    }
  tbr_view_to_place (&view, 2 * half, 2 * half, &lon, &lat);
  mark.lon = (float) lon;
  mark.lat = (float) lat;
  double px, py, shrink = 1;
  tbr_view_to_pixel (&view, mark.lon, mark.lat, &px, &py);
  if (tbr_mark_form_has (mark.shape))
    shrink = fit_form (pen, &view, &mark, &px, &py);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x, y);
  cairo_scale (pen->cr, shrink, shrink);
  cairo_translate (pen->cr, -px, -py);
  tbr_overlay_paint_mark (pen, &view, &mark);
  cairo_restore (pen->cr);
}

/* A sign with a number at its corner, or the number that stands beside one. */
static void
paint_heap (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  const double some = 12;
  TbrTextStyle style = {
    .size = 10.5 * pen->ui, .bold = TRUE, .colour = pen->theme->text, .align = TBR_ALIGN_MIDDLE
  };
  if (row->value == 1)
    {
      g_autofree char *number = tbr_numeral (some);
      tbr_pen_text (pen, &style, x, y - 7 * pen->ui, number);
      return;
    }
  TbrLegendRow sign = { TBR_LEGEND_MARK, TBR_MARK_POINT, "", 0 };
  const TbrRect corner
      = tbr_corner_box (x + 10 * pen->ui, y - 8 * pen->ui, 23 * pen->ui, (guint) some, pen->ui);
  paint_mark (pen, &sign, x - 4 * pen->ui, y + 2 * pen->ui);
  tbr_corner_paint (pen, &corner, (guint) some);
}

static void
paint_outage (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrRect rect = { x - 8 * pen->ui, y - 5 * pen->ui, 16 * pen->ui, 10 * pen->ui };
  TbrTextStyle style = {
    .size = 10 * pen->ui, .bold = TRUE, .colour = pen->theme->text, .align = TBR_ALIGN_MIDDLE
  };
  if (row->sign == TBR_LEGEND_SERVICE)
    {
      char letter[2] = { tbr_outage_letter ((TbrLifeline) row->value), '\0' };
      tbr_pen_text (pen, &style, x, y - 7 * pen->ui, letter);
      return;
    }
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, rect.x, rect.y, rect.width, rect.height);
  cairo_clip (pen->cr);
  tbr_outage_hatch (pen, &rect, row->value);
  cairo_restore (pen->cr);
}

static void
paint_cover (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrRect rect = { x - 9 * pen->ui, y - 6 * pen->ui, 18 * pen->ui, 12 * pen->ui };
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, rect.x, rect.y, rect.width, rect.height);
  cairo_clip_preserve (pen->cr);
  if (row->value < TBR_COVERAGE_SPANS)
    tbr_pen_colour (pen, tbr_cover_colour (pen->theme, (guint) row->value));
  else
    tbr_pen_colour (pen, pen->theme->land[0]);
  cairo_fill (pen->cr);
  if (row->value == TBR_COVER_BANDS)
    tbr_cover_hatch (pen, &rect);
  cairo_rectangle (pen->cr, rect.x, rect.y, rect.width, rect.height);
  tbr_pen_line (pen, 1.2 * pen->ui, pen->theme->outline);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
paint_sample (const TbrPen *pen, const TbrLegendRow *row, double left, double y)
{
  double width = SAMPLE_WIDTH * pen->ui, x = left + width / 2;
  TbrTrack track = { left + 2 * pen->ui, y, left + width - 2 * pen->ui, y, (TbrLook) row->value };
  switch (row->sign)
    {
    case TBR_LEGEND_SHARE:
    case TBR_LEGEND_MIXED:
    case TBR_LEGEND_NEED:
      paint_ring (pen, row, x, y);
      break;
    case TBR_LEGEND_LOOK:
      paint_unit (pen, row, x, y);
      break;
    case TBR_LEGEND_TRACK:
      tbr_overlay_paint_track (pen, &track);
      break;
    case TBR_LEGEND_SYMBOL:
      tbr_pen_colour (pen, pen->theme->text);
      tbr_symbol_fill (pen->cr, (TbrSymbol) row->value, x, y, 13 * pen->ui);
      break;
    case TBR_LEGEND_MARK:
      paint_mark (pen, row, x, y);
      break;
    case TBR_LEGEND_RAMP:
      paint_ramp (pen, left, y, width);
      break;
    case TBR_LEGEND_OVER:
    case TBR_LEGEND_AFFECTED:
      paint_box (pen, x, y, row->sign);
      break;
    case TBR_LEGEND_HEAP:
      paint_heap (pen, row, x, y);
      break;
    case TBR_LEGEND_LAND:
      tbr_legend_paint_land (pen, row, x, y);
      break;
    case TBR_LEGEND_OUTAGE:
    case TBR_LEGEND_SERVICE:
      paint_outage (pen, row, x, y);
      break;
    case TBR_LEGEND_COVER:
      paint_cover (pen, row, x, y);
      break;
    case TBR_LEGEND_OWN:
      tbr_own_layer_paint_sample (pen, (guint) row->value, x, y);
      break;
    case TBR_LEGEND_LINK:
    case TBR_LEGEND_ROAD:
      paint_line (pen, row, x, y);
      break;
    case TBR_LEGEND_HEADING:
    case TBR_LEGEND_N:
      break;
    }
}

static TbrTextStyle
style_of (const TbrPen *pen, const TbrLegendRow *row, double width)
{
  gboolean heading = row->sign == TBR_LEGEND_HEADING;
  return (TbrTextStyle){ .size = (heading ? 11 : 10.5) * pen->ui,
                         .bold = heading,
                         .width = width - (heading ? 0 : (SAMPLE_WIDTH + 6) * pen->ui)
                                  - (row->count > 0 ? 30 * pen->ui : 0),
                         .colour = pen->theme->text };
}

static double
row_height (const TbrPen *pen, const TbrLegendRow *row, double width, double air)
{
  double unused, text;
  TbrTextStyle style = style_of (pen, row, width);
  tbr_pen_measure (pen, &style, row->text, &unused, &text);
  if (row->sign == TBR_LEGEND_HEADING)
    return text + (1 + (HEADING_GAP + ROW_GAP) * air) * pen->ui;
  gboolean tall = row->sign == TBR_LEGEND_SHARE || row->sign == TBR_LEGEND_MIXED
                  || row->sign == TBR_LEGEND_LOOK || row->sign == TBR_LEGEND_OWN
                  || row->sign == TBR_LEGEND_HEAP;
  return MAX (text, (tall ? 16.5 : 13) * pen->ui) + ROW_GAP * air * pen->ui;
}

double
tbr_legend_measure (const TbrPen *pen, const GArray *rows, double width, double air)
{
  double height = 0;
  for (guint i = 0; i < rows->len; i++)
    height += row_height (pen, &g_array_index (rows, TbrLegendRow, i), width, air);
  return height;
}

static void
paint_row (const TbrPen *pen, const TbrLegendRow *row, const TbrRect *rect)
{
  gboolean heading = row->sign == TBR_LEGEND_HEADING;
  TbrTextStyle style = style_of (pen, row, rect->width);
  double x = rect->x + (heading ? 0 : (SAMPLE_WIDTH + 6) * pen->ui), unused, text;
  tbr_pen_measure (pen, &style, row->text, &unused, &text);
  double top = rect->y + (rect->height - text) * (heading ? 0.8 : 0.5);
  paint_sample (pen, row, rect->x, rect->y + rect->height / 2);
  tbr_pen_text (pen, &style, x, top, row->text);
  if (row->count == 0)
    return;
  g_autofree char *number = tbr_numeral (row->count);
  TbrTextStyle right
      = { .size = style.size, .bold = TRUE, .colour = style.colour, .align = TBR_ALIGN_RIGHT };
  tbr_pen_text (pen, &right, rect->x + rect->width, top, number);
}

double
tbr_legend_paint (const TbrPen *pen, const GArray *rows, const TbrRect *rect, double air)
{
  double y = rect->y;
  for (guint i = 0; i < rows->len; i++)
    {
      const TbrLegendRow *row = &g_array_index (rows, TbrLegendRow, i);
      TbrRect place = { rect->x, y, rect->width, row_height (pen, row, rect->width, air) };
      if (y + place.height > rect->y + rect->height + 0.5)
        break;
      paint_row (pen, row, &place);
      y += place.height;
    }
  return y - rect->y;
}
