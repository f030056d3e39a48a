/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How infrastructure is marked on a map: a rounded square with a symbol, the more important first.
 */
#include "draw/sites.h"

#include "draw/backdrop.h"

/* Metres a pixel below which sites are worth their ink. */
#define SCALE_SITES 1500.0
#define SITE_RADIUS 7.0 /* pixels at ui 1, half a side */
#define PICK_REACH 10.0

TbrSymbol
tbr_symbol_of_site (TbrSiteCategory category)
{
  static const guint8 symbols[TBR_SITE_N] = {
    [TBR_SITE_NUCLEAR_PLANT] = TBR_SYMBOL_POWER,
    [TBR_SITE_NUCLEAR_FUEL_CYCLE] = TBR_SYMBOL_LABORATORY,
    [TBR_SITE_POWER_PLANT] = TBR_SYMBOL_POWER,
    [TBR_SITE_REFINERY] = TBR_SYMBOL_ENGINEERING,
    [TBR_SITE_CHEMICAL_PARK] = TBR_SYMBOL_LABORATORY,
    [TBR_SITE_DAM] = TBR_SYMBOL_DIKE,
    [TBR_SITE_DATACENTRE_IXP] = TBR_SYMBOL_NETWORK,
    [TBR_SITE_HEALTH] = TBR_SYMBOL_MEDICAL,
    [TBR_SITE_TRANSPORT_CHOKEPOINT] = TBR_SYMBOL_ROAD,
    [TBR_SITE_ENERGY_NETWORK] = TBR_SYMBOL_POWER,
    [TBR_SITE_SPACE_AIR_CONTROL] = TBR_SYMBOL_COORDINATION,
    [TBR_SITE_AUTHORITY] = TBR_SYMBOL_COORDINATION,
    [TBR_SITE_BORDER_CROSSING] = TBR_SYMBOL_POLICE,
    [TBR_SITE_MIGRATION_SITE] = TBR_SYMBOL_SHELTER,
    [TBR_SITE_AERIAL_FIREFIGHTING] = TBR_SYMBOL_AIRCRAFT,
    [TBR_SITE_RESCEU_RESERVE] = TBR_SYMBOL_LOGISTICS,
    [TBR_SITE_VOLCANO_SEISMIC] = TBR_SYMBOL_FLAME,
  };
  g_return_val_if_fail (category < TBR_SITE_N, TBR_SYMBOL_GENERIC);
  return (TbrSymbol) symbols[category];
}

static gboolean
shows_sites (const TbrView *view)
{
  return !tbr_view_hides (view, TBR_MAP_SITES) && view->scale * view->ui < SCALE_SITES;
}

void
tbr_backdrop_paint_sites (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                          GArray *taken)
{
  const TbrMap *map = backdrop->map;
  double half = SITE_RADIUS * pen->ui;
  for (guint i = 0; shows_sites (view) && i < map->n_sites; i++)
    {
      const TbrSite *site = &map->sites[i];
      double x, y;
      tbr_view_to_pixel (view, site->lon, site->lat, &x, &y);
      TbrRect rect = { x - half, y - half, 2 * half, 2 * half };
      if (x < 0 || y < 0 || x > view->width || y > view->height || !tbr_rect_is_free (taken, &rect))
        continue;
      cairo_new_path (pen->cr);
      tbr_pen_box (pen, &rect, 2.5 * pen->ui);
      tbr_pen_colour (pen, pen->theme->panel | 0xff);
      cairo_fill_preserve (pen->cr);
      tbr_pen_line (pen, 1.1 * pen->ui, pen->theme->text_dim);
      cairo_stroke (pen->cr);
      tbr_pen_colour (pen, pen->theme->text_dim);
      tbr_symbol_fill (pen->cr, tbr_symbol_of_site (site->category), x, y, 9 * pen->ui);
      g_array_append_val (taken, rect);
    }
}

TbrSiteId
tbr_sites_pick (const TbrMap *map, const TbrView *view, double x, double y)
{
  TbrSiteId best = { TBR_NONE };
  double nearest = PICK_REACH * view->ui;
  for (guint i = 0; shows_sites (view) && i < map->n_sites; i++)
    {
      double at_x, at_y;
      tbr_view_to_pixel (view, map->sites[i].lon, map->sites[i].lat, &at_x, &at_y);
      double distance = MAX (ABS (at_x - x), ABS (at_y - y));
      if (distance < nearest)
        {
          nearest = distance;
          best.i = i;
        }
    }
  return best;
}
