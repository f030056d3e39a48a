/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is chosen, on the map: the ring around the symbol that stands for it, and when it gets where
   it goes. */
#include "desktop/facility.h"
#include "desktop/roads.h"
#include "desktop/state.h"
#include "draw/arrivals.h"
#include "draw/sites.h"

#include <math.h>

/* Where a symbol of the layout is on the screen: its place goes with the map, and what it was moved
   aside for others does not grow. */
static void
place_symbol (const TbrDesktop *desktop, const double at[2], const double shown[2], double *out_x,
              double *out_y)
{
  const TbrView *from = &desktop->ground->overlay->view, *to = &desktop->view;
  double factor = from->scale / to->scale;
  *out_x = (from->x - to->x) / to->scale + to->width / 2.0 + (at[0] - from->width / 2.0) * factor
           + shown[0] - at[0];
  *out_y = (to->y - from->y) / to->scale + to->height / 2.0 + (at[1] - from->height / 2.0) * factor
           + shown[1] - at[1];
}

gboolean
tbr_desktop_ring (const TbrDesktop *desktop, double *out_x, double *out_y)
{
  const TbrOverlay *overlay = desktop->ground != NULL ? desktop->ground->overlay : NULL;
  TbrThing thing = desktop->selection;
  double lon, lat;
  if (thing.kind == TBR_THING_NONE || thing.kind == TBR_THING_STATE
      || !tbr_desktop_place_of (desktop, thing, &lon, &lat))
    return FALSE;
  tbr_view_to_pixel (&desktop->view, lon, lat, out_x, out_y);
  const TbrBadge *badge = overlay != NULL && thing.kind == TBR_THING_UNIT
                              ? tbr_overlay_badge_of (overlay, thing.i)
                              : NULL;
  const TbrNeedRing *ring = overlay != NULL && thing.kind == TBR_THING_NEED
                                ? tbr_overlay_ring_of (overlay, thing.i)
                                : NULL;
  if (badge != NULL)
    place_symbol (desktop, (const double[]){ badge->at_x, badge->at_y },
                  (const double[]){ badge->x, badge->y }, out_x, out_y);
  if (ring != NULL)
    place_symbol (desktop, (const double[]){ ring->sum_x / ring->count, ring->sum_y / ring->count },
                  (const double[]){ ring->x, ring->y }, out_x, out_y);
  return TRUE;
}

/* The mark of a chosen site, over the symbols that hide it. */
static void
paint_site (const TbrDesktop *desktop, const TbrPen *pen, double x, double y)
{
  TbrThing thing = desktop->selection;
  TbrSiteCondition condition;
  TbrAnySite site;
  if (thing.kind != TBR_THING_SITE || desktop->moment == NULL
      || !tbr_facility_find (desktop, thing.i, &site))
    return;
  tbr_site_condition (desktop->moment->snapshot, TBR_HANDLE (TbrSiteId, thing.i), &condition);
  TbrSiteSign sign = { .x = x,
                       .y = y,
                       .symbol = tbr_symbol_of_site (site.category),
                       .state = condition.state,
                       .load = condition.load,
                       .is_own = TRUE };
  tbr_site_sign_paint (pen, &sign);
}

/* A ring around what is chosen, in two colours so that it is seen on anything. */
static void
paint_ring (const TbrDesktop *desktop, const TbrRaster *to)
{
  double x, y;
  if (!tbr_desktop_ring (desktop, &x, &y))
    return;
  if (x < -40 || y < -40 || x > to->width + 40 || y > to->height + 40)
    return;
  cairo_surface_t *surface = tbr_raster_surface (to, CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (surface);
  const TbrTheme *theme = tbr_theme_get (desktop->theme);
  TbrPen pen = { .cr = cr, .theme = theme, .ui = desktop->ui };
  cairo_arc (cr, x, y, 19 * desktop->ui, 0, 2 * G_PI);
  tbr_pen_line (&pen, 5.5 * desktop->ui, theme->panel | 0xff);
  cairo_stroke_preserve (cr);
  tbr_pen_line (&pen, 2.5 * desktop->ui, theme->served);
  cairo_stroke (cr);
  paint_site (desktop, &pen, x, y);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

char *
tbr_chosen_arrival (const TbrDesktop *desktop, TbrThing thing)
{
  const TbrUnitView *unit = thing.kind == TBR_THING_UNIT && desktop->moment != NULL
                                ? tbr_moment_unit (desktop->moment, thing.i)
                                : NULL;
  return unit != NULL ? tbr_arrivals_tell (desktop->moment->snapshot, unit) : NULL;
}

/* When the chosen unit gets there, at the end of its way; at the edge when that is out of sight. */
static void
paint_arrival (const TbrDesktop *desktop, const TbrRaster *to)
{
  g_autofree char *text = tbr_view_hides (&desktop->view, TBR_MAP_ROUTES)
                              ? NULL
                              : tbr_chosen_arrival (desktop, desktop->selection);
  if (text == NULL)
    return;
  const TbrUnitView *unit = tbr_moment_unit (desktop->moment, desktop->selection.i);
  double ui = desktop->ui, x, y, width, height;
  cairo_surface_t *surface = tbr_raster_surface (to, CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  tbr_pen_init_with (&pen, cr, tbr_theme_get (desktop->theme), ui, desktop->texts);
  TbrTextStyle style = { .size = TBR_TYPE_NOTE * ui, .bold = TRUE, .colour = pen.theme->text };
  tbr_pen_measure (&pen, &style, text, &width, &height);
  tbr_view_to_pixel (&desktop->view, unit->goal_lon, unit->goal_lat, &x, &y);
  TbrRect box = { x - width / 2 - 8 * ui, y + 14 * ui, width + 16 * ui, height + 8 * ui };
  box.x = CLAMP (box.x, 6 * ui, MAX (to->width - box.width - 6 * ui, 6 * ui));
  box.y = CLAMP (box.y, 6 * ui, MAX (to->height - box.height - 6 * ui, 6 * ui));
  tbr_pen_box (&pen, &box, 5 * ui);
  tbr_pen_colour (&pen, pen.theme->panel | 0xff);
  cairo_fill_preserve (cr);
  tbr_pen_line (&pen, 1.5 * ui, pen.theme->served);
  cairo_stroke (cr);
  tbr_pen_text (&pen, &style, box.x + 8 * ui, box.y + 4 * ui, text);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

void
tbr_chosen_paint (const TbrDesktop *desktop, const TbrRaster *to)
{
  if (desktop->selection.kind == TBR_THING_LINK)
    tbr_roads_paint (desktop, to, desktop->selection.i);
  else
    paint_ring (desktop, to);
  paint_arrival (desktop, to);
}
