/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What borders, water and the marks of sites on a map mean: rows for a legend on a screen, where
 * there is room. */
#include "draw/legend.h"

#include "draw/sites.h"

#include <glib/gi18n.h>
#include <math.h>

/* Values of rows beyond the layers: how a site fares, then the bar of its load. */
#define SITE ((int) TBR_MAP_N)
#define LOAD (SITE + (int) TBR_SITE_STATE_N)

static void
add (GArray *rows, TbrLegendSign sign, int value, const char *text)
{
  TbrLegendRow row = { sign, value, text, 0 };
  g_array_append_val (rows, row);
}

void
tbr_legend_add_land (GArray *rows, const TbrView *view)
{
  static const struct
  {
    TbrMapLayer layer;
    const char *text;
  } lands[] = { { TBR_MAP_STATES, N_ ("border of a state") },
                { TBR_MAP_REGIONS, N_ ("border of a region") },
                { TBR_MAP_WATER, N_ ("lake, river") },
                { TBR_MAP_RELIEF, N_ ("mountains, light from the north-west") } };
  gboolean has_heading = tbr_legend_has (rows, TBR_LEGEND_AFFECTED, 0)
                         || tbr_legend_has (rows, TBR_LEGEND_LINK, 0)
                         || tbr_legend_has (rows, TBR_LEGEND_LINK, 1)
                         || tbr_legend_has (rows, TBR_LEGEND_ROAD, TBR_LINK_MOTORWAY)
                         || tbr_legend_has (rows, TBR_LEGEND_ROAD, TBR_LINK_FERRY);
  for (guint i = 0; i < G_N_ELEMENTS (lands); i++)
    {
      gboolean is_far = lands[i].layer == TBR_MAP_REGIONS && !tbr_backdrop_shows_regions (view);
      gboolean is_near = lands[i].layer == TBR_MAP_RELIEF && !tbr_backdrop_shows_relief (view);
      if (tbr_view_hides (view, lands[i].layer) || is_far || is_near)
        continue;
      if (!has_heading)
        add (rows, TBR_LEGEND_HEADING, 0, _ ("Map"));
      has_heading = TRUE;
      add (rows, TBR_LEGEND_LAND, (int) lands[i].layer, _ (lands[i].text));
    }
}

void
tbr_legend_add_sites (GArray *rows, const TbrView *view)
{
  if (!tbr_sites_are_shown (view))
    return;
  add (rows, TBR_LEGEND_HEADING, 0, _ ("Sites"));
  add (rows, TBR_LEGEND_LAND, SITE + TBR_SITE_WORKS, _ ("works as usual"));
  add (rows, TBR_LEGEND_LAND, SITE + TBR_SITE_SLOWED, _ ("slowed"));
  add (rows, TBR_LEGEND_LAND, SITE + TBR_SITE_OUT, _ ("out or closed"));
  add (rows, TBR_LEGEND_LAND, LOAD, _ ("hospital with beds taken"));
}

static void
paint_site (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  gboolean is_load = row->value == LOAD;
  const double some = 0.8, smaller = 0.8;
  TbrPen small = *pen; /* rows stand close together */
  TbrSiteSign sign = { .x = x,
                       .y = y - (is_load ? 2 * pen->ui : 0),
                       .symbol = is_load ? TBR_SYMBOL_MEDICAL : TBR_SYMBOL_POWER,
                       .state = is_load ? TBR_SITE_WORKS : (TbrSiteState) (row->value - SITE),
                       .load = is_load ? some : NAN };
  small.ui = pen->ui * smaller;
  tbr_site_sign_paint (&small, &sign);
}

/* A ridge: its side towards the light, and the other. */
static void
paint_ridge (const TbrPen *pen, const TbrRect *box)
{
  const TbrTheme *theme = pen->theme;
  double middle = box->x + box->width / 2;
  for (int side = 0; side < 2; side++)
    for (int k = 0; k < 2; k++)
      {
        cairo_move_to (pen->cr, side == 0 ? box->x : box->x + box->width, box->y + box->height);
        cairo_line_to (pen->cr, middle, box->y);
        cairo_line_to (pen->cr, middle, box->y + box->height);
        cairo_close_path (pen->cr);
        tbr_pen_colour (pen, k == 0 ? theme->land[0] : side == 0 ? theme->shine : theme->shade);
        cairo_fill (pen->cr);
      }
}

/* Borders as lines, water and mountains as they lie in the land. */
void
tbr_legend_paint_land (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  const TbrTheme *theme = pen->theme;
  double half = 0.42 * TBR_LEGEND_SAMPLE * pen->ui;
  TbrRect lake = { x - half, y - 3.5 * pen->ui, 2 * half, 7 * pen->ui };
  if (row->value >= SITE)
    {
      paint_site (pen, row, x, y);
      return;
    }
  cairo_new_path (pen->cr);
  if (row->value == TBR_MAP_RELIEF)
    {
      paint_ridge (pen, &lake);
      return;
    }
  if (row->value == TBR_MAP_WATER)
    {
      tbr_pen_box (pen, &lake, 3.5 * pen->ui);
      tbr_pen_colour (pen, theme->lake);
      cairo_fill_preserve (pen->cr);
      tbr_pen_line (pen, pen->ui, theme->river);
    }
  else
    {
      gboolean is_state = row->value == TBR_MAP_STATES;
      cairo_move_to (pen->cr, lake.x, y);
      cairo_line_to (pen->cr, lake.x + lake.width, y);
      tbr_pen_line (pen, (is_state ? 1.6 : 1.0) * pen->ui,
                    is_state ? theme->border : theme->region);
    }
  cairo_stroke (pen->cr);
}
