/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How soon help could be in each region, as the map tells it: colour, hatching and numbers. */
#include "draw/cover.h"

#include "draw/language.h"
#include "draw/names.h"
#include "draw/sketch.h"

#include <glib/gi18n.h>
#include <math.h>

#define SPACING 6.0 /* pixels at ui 1 between two lines */
#define OPACITY 0xc8u

static const char *const names[TBR_COVER_BANDS] = {
  N_ ("within 1 h"),  N_ ("within 3 h"),  N_ ("within 6 h"),           N_ ("within 12 h"),
  N_ ("within 24 h"), N_ ("within 48 h"), N_ ("later, or not at all"),
};

guint
tbr_cover_band (TbrTime first)
{
  guint band = 0;
  while (band < TBR_COVERAGE_SPANS && first > tbr_coverage_spans[band])
    band++;
  return band;
}

const char *
tbr_cover_name (guint band)
{
  return _ (names[MIN (band, TBR_COVERAGE_SPANS)]);
}

TbrColour
tbr_cover_colour (const TbrTheme *theme, guint band)
{
  TbrColour colour = tbr_theme_ramp (theme, 1 - (double) band / TBR_COVERAGE_SPANS);
  return band < TBR_COVERAGE_SPANS ? (colour & ~0xffu) | OPACITY : 0;
}

void
tbr_cover_hatch (const TbrPen *pen, const TbrRect *box)
{
  double gap = SPACING * pen->ui;
  cairo_new_path (pen->cr);
  for (double x = ceil (box->x / gap) * gap; x < box->x + box->width; x += gap)
    {
      cairo_move_to (pen->cr, x, box->y);
      cairo_line_to (pen->cr, x, box->y + box->height);
    }
  tbr_pen_line (pen, 1.1 * pen->ui, pen->theme->text_dim);
  cairo_stroke (pen->cr);
}

const char *
tbr_cover_time (TbrTime first, char buffer[16])
{
  double hours = (double) first / (double) TBR_HOUR;
  if (first == TBR_NEVER)
    g_strlcpy (buffer, C_ ("after how long", "never"), 16);
  else if (hours < 1)
    g_snprintf (buffer, 16, "%.0f min", ceil (60 * hours));
  else if (hours < 10)
    {
      g_snprintf (buffer, 16, "%.1f h", hours);
      tbr_decimal (buffer);
    }
  else
    g_snprintf (buffer, 16, "%.0f h", hours);
  return buffer;
}

void
tbr_cover_add_rows (GArray *rows, const char *title)
{
  TbrLegendRow row = { TBR_LEGEND_HEADING, 0, title, 0 };
  g_array_append_val (rows, row);
  row.sign = TBR_LEGEND_COVER;
  for (guint i = 0; i < TBR_COVER_BANDS; i++)
    {
      row.value = (int) i;
      row.text = tbr_cover_name (i);
      g_array_append_val (rows, row);
    }
  row.value = TBR_COVER_BANDS;
  row.text = _ ("not within the time chosen");
  g_array_append_val (rows, row);
}

/* ---- on the map ---- */

static void
trace_band (TbrSketch *sketch, const TbrCoverage *coverage, guint band)
{
  const TbrMap *map = sketch->backdrop->map;
  cairo_new_path (sketch->pen->cr);
  for (guint i = 0; i < coverage->n_rows && i < map->n_regions; i++)
    if (tbr_cover_band (coverage->rows[i].first) == band)
      tbr_sketch_shape (sketch, &map->regions[i].shape, 3);
}

void
tbr_sketch_coverage (TbrSketch *sketch, const TbrSnapshot *snapshot)
{
  const TbrPen *pen = sketch->pen;
  const TbrCoverage *coverage = snapshot->coverage;
  const TbrRect all = { 0, 0, sketch->view->width, sketch->view->height };
  for (guint band = 0; band < TBR_COVERAGE_SPANS; band++)
    {
      trace_band (sketch, coverage, band);
      tbr_sketch_fill (sketch, tbr_cover_colour (pen->theme, band));
    }
  for (guint band = tbr_cover_band (snapshot->within) + 1; band < TBR_COVER_BANDS; band++)
    {
      cairo_save (pen->cr);
      trace_band (sketch, coverage, band);
      cairo_clip (pen->cr);
      tbr_cover_hatch (pen, &all);
      cairo_restore (pen->cr);
    }
}

/* Whether a region is wide and high enough on the picture for its number. */
static gboolean
is_wide (const TbrView *view, const TbrRegion *region, double width, double height)
{
  double west, east, north, south, unused;
  tbr_view_to_pixel (view, region->shape.west, region->lat, &west, &unused);
  tbr_view_to_pixel (view, region->shape.east, region->lat, &east, &unused);
  tbr_view_to_pixel (view, region->lon, region->shape.north, &unused, &north);
  tbr_view_to_pixel (view, region->lon, region->shape.south, &unused, &south);
  return width < 0.7 * (east - west) && height < 0.7 * (south - north);
}

void
tbr_cover_paint_hours (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                       const TbrCoverage *coverage, const TbrNameRoom *room)
{
  const TbrMap *map = backdrop->map;
  TbrTextStyle style
      = { .size = 9.5 * pen->ui, .colour = pen->theme->text, .halo = pen->theme->halo };
  for (guint i = 0; i < coverage->n_rows && i < map->n_regions; i++)
    {
      const TbrRegion *region = &map->regions[i];
      char text[16];
      double x, y, width, height;
      tbr_view_to_pixel (view, region->lon, region->lat, &x, &y);
      if (x < 0 || y < 0 || x > view->width || y > view->height)
        continue;
      tbr_pen_measure (pen, &style, tbr_cover_time (coverage->rows[i].first, text), &width,
                       &height);
      TbrRect rect = { x - width / 2, y - height / 2, width, height };
      if (!is_wide (view, region, width, height) || !tbr_names_find_room (pen, room, &rect))
        continue;
      tbr_pen_text (pen, &style, rect.x, rect.y, text);
      g_array_append_val (room->taken, rect);
    }
}
