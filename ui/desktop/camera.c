/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the camera stands, how it moves, and what lies under a pixel. */
#include "desktop/facility.h"
#include "desktop/spots.h"
#include "desktop/state.h"

#include "draw/sites.h"

#include <math.h>

#define CLOSEST 15.0     /* metres a pixel */
#define FARTHEST 9000.0  /* the same */
#define ZOOM_TIME 120000 /* microseconds that a zoom takes */
#define FIT_MARGIN 1.25
#define STAGE_CLOSEST 400.0 /* the same in an exercise */
#define FIT_CLOSEST 120.0   /* metres a pixel; nothing is shown nearer by itself */
#define FLY_SCALE 350.0     /* metres a pixel at which a place is shown */
#define LINK_REACH 6.0      /* pixels at ui 1 */
#define ROAD_REACH 4.0      /* the same, of one that is as usual */
#define ROAD_SCALE 1200.0   /* metres a pixel: farther out, roads lie too near each other */

static const TbrBox europe = { -11, 34.5, 34, 71 };

static void
moved (TbrDesktop *desktop)
{
  desktop->is_moved = TRUE;
  desktop->is_stale = TRUE;
  tbr_desktop_touch (desktop, TBR_PANEL_FOOT);
}

/* Sets the scale so that the point under the anchor stays there. */
static void
set_scale (TbrDesktop *desktop, double scale)
{
  TbrView *view = &desktop->view;
  double dx = desktop->anchor_x - view->width / 2.0, dy = desktop->anchor_y - view->height / 2.0;
  view->x += dx * (view->scale - scale);
  view->y -= dy * (view->scale - scale);
  view->scale = scale;
  moved (desktop);
}

void
tbr_camera_zoom (TbrDesktop *desktop, double factor, double x, double y)
{
  desktop->is_placed = TRUE;
  double from = desktop->zoom_since != 0 ? desktop->to_scale : desktop->view.scale;
  desktop->anchor_x = x;
  desktop->anchor_y = y;
  desktop->from_scale = desktop->view.scale;
  desktop->to_scale = CLAMP (from / factor, CLOSEST / desktop->ui, FARTHEST);
  desktop->zoom_since = desktop->now;
  desktop->is_stale = TRUE;
}

void
tbr_camera_tick (TbrDesktop *desktop)
{
  if (desktop->zoom_since == 0)
    return;
  double share = CLAMP ((double) (desktop->now - desktop->zoom_since) / ZOOM_TIME, 0, 1);
  double eased = 1 - (1 - share) * (1 - share);
  double ratio = desktop->to_scale / desktop->from_scale;
  set_scale (desktop, share >= 1 ? desktop->to_scale : desktop->from_scale * pow (ratio, eased));
  if (share >= 1)
    desktop->zoom_since = 0;
}

void
tbr_camera_pan (TbrDesktop *desktop, double x, double y)
{
  desktop->is_placed = TRUE;
  desktop->view.x -= x * desktop->view.scale;
  desktop->view.y += y * desktop->view.scale;
  moved (desktop);
}

static void
fit (TbrDesktop *desktop, const TbrBox *box, double margin)
{
  TbrView view = desktop->view;
  if (view.width <= 0 || view.height <= 0)
    return;
  tbr_view_fit (&view, box);
  view.scale = CLAMP (view.scale * margin, CLOSEST, FARTHEST);
  desktop->view = view;
  desktop->zoom_since = 0;
  moved (desktop);
}

void
tbr_camera_europe (TbrDesktop *desktop)
{
  fit (desktop, &europe, 1);
}

static void
stretch (TbrBox *box, double west, double south, double east, double north)
{
  box->west = MIN (box->west, west);
  box->south = MIN (box->south, south);
  box->east = MAX (box->east, east);
  box->north = MAX (box->north, north);
}

/* The part of a state that lies in Europe, all of one that lies elsewhere. */
static void
stretch_to_state (TbrBox *box, const TbrShape *shape)
{
  double west = MAX (shape->west, europe.west), south = MAX (shape->south, europe.south);
  double east = MIN (shape->east, europe.east), north = MIN (shape->north, europe.north);
  if (west < east && south < north)
    stretch (box, west, south, east, north);
  else
    stretch (box, shape->west, shape->south, shape->east, shape->north);
}

/* Before anything goes on: where hazards will strike, as the run has listed them, or the states of
   those that have no place. */
static gboolean
find_hazards (const TbrDesktop *desktop, TbrBox *out_box)
{
  const double around = 1.5; /* degrees */
  const TbrMap *map = desktop->map->map;
  TbrTelling telling;
  TbrBox box = { 180, 90, -180, -90 };
  if (!tbr_desktop_telling (desktop, &telling))
    return FALSE;
  guint n = tbr_chronicle_n_facts (telling.chronicle);
  /* more of the list may come */
  if (desktop->result == NULL
      && (n == 0 || tbr_chronicle_fact (telling.chronicle, n - 1)->kind == TBR_FACT_HAZARD_LISTED))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling.chronicle, i);
      gboolean has_place
          = isfinite (fact->y) && isfinite (fact->z) && (fact->y != 0 || fact->z != 0);
      if (fact->kind != TBR_FACT_HAZARD_LISTED)
        continue;
      if (has_place)
        stretch (&box, fact->y - around, fact->z - around, fact->y + around, fact->z + around);
      else if (fact->b < map->n_countries)
        {
          stretch_to_state (&box, &map->countries[fact->b].shape[0]);
        }
    }
  *out_box = box;
  return box.west < box.east && box.south < box.north;
}

static gboolean
find_box (const TbrDesktop *desktop, TbrBox *out_box)
{
  return desktop->moment != NULL
         && (tbr_draw_find_action (desktop->moment->snapshot, out_box)
             || find_hazards (desktop, out_box));
}

gboolean
tbr_camera_knows (const TbrDesktop *desktop)
{
  TbrBox box;
  return find_box (desktop, &box);
}

void
tbr_camera_fit (TbrDesktop *desktop)
{
  TbrBox box;
  desktop->is_placed = TRUE;
  if (!find_box (desktop, &box))
    {
      tbr_camera_europe (desktop);
      return;
    }
  fit (desktop, &box, FIT_MARGIN);
  /* the first report of an exercise may be of one place: its state is to be seen, too */
  desktop->view.scale
      = MAX (desktop->view.scale, desktop->stage != NULL ? STAGE_CLOSEST : FIT_CLOSEST);
}

void
tbr_camera_fly (TbrDesktop *desktop, double lon, double lat)
{
  desktop->is_placed = TRUE;
  tbr_project (lon, lat, &desktop->view.x, &desktop->view.y);
  desktop->view.scale = MIN (desktop->view.scale, FLY_SCALE / desktop->ui);
  desktop->zoom_since = 0;
  moved (desktop);
}

/* ---- what lies where ---- */

static TbrThing
pick_hazard (const TbrDesktop *desktop, double lon, double lat)
{
  const GArray *marks = desktop->moment->snapshot->marks;
  const double metres_a_degree = 111195.0; /* mean degree of a great circle */
  TbrThing best = { TBR_THING_NONE, TBR_NONE };
  double smallest = INFINITY;
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (marks, TbrMark, i);
      double reach = MAX (MAX (mark->a, mark->b), 7 * desktop->ui * desktop->view.scale);
      double x = (lon - mark->lon) * cos (lat * G_PI / 180) * metres_a_degree;
      double y = (lat - mark->lat) * metres_a_degree;
      if (mark->shape == TBR_MARK_RING || hypot (x, y) > reach || reach >= smallest)
        continue;
      smallest = reach;
      best = (TbrThing){ TBR_THING_HAZARD, mark->hazard.i };
    }
  return best;
}

/* Pixels from a point to a line between two others. */
static double
to_segment (double x, double y, const double from[2], const double to[2])
{
  double dx = to[0] - from[0], dy = to[1] - from[1], length = dx * dx + dy * dy;
  double share = length > 0 ? CLAMP (((x - from[0]) * dx + (y - from[1]) * dy) / length, 0, 1) : 0;
  return hypot (from[0] + share * dx - x, from[1] + share * dy - y);
}

/* The point @k of a link, its ends with it. */
static TbrPoint
point_of (const TbrMap *map, const TbrLink *link, guint32 k)
{
  const TbrNode *node = &map->nodes[k == 0 ? link->from.i : link->to.i];
  if (k > 0 && k <= link->shape.n)
    return map->points[link->shape.first + k - 1];
  return (TbrPoint){ node->lon, node->lat };
}

/* Pixels from a point to the nearest part of a link, INFINITY when all of it lies to one side. */
static double
to_link (const TbrDesktop *desktop, const TbrLink *link, const TbrBox *around, double x, double y)
{
  const TbrMap *map = desktop->map->map;
  TbrBox box = { 180, 90, -180, -90 };
  double nearest = INFINITY, before[2] = { 0, 0 };
  for (guint32 k = 0; k < link->shape.n + 2; k++)
    {
      TbrPoint point = point_of (map, link, k);
      stretch (&box, point.lon, point.lat, point.lon, point.lat);
    }
  if (box.east < around->west || box.west > around->east || box.north < around->south
      || box.south > around->north)
    return INFINITY;
  for (guint32 k = 0; k < link->shape.n + 2; k++)
    {
      TbrPoint point = point_of (map, link, k);
      double at[2];
      tbr_view_to_pixel (&desktop->view, point.lon, point.lat, &at[0], &at[1]);
      if (k > 0)
        nearest = MIN (nearest, to_segment (x, y, before, at));
      before[0] = at[0];
      before[1] = at[1];
    }
  return nearest;
}

/* A road or ferry that is as usual: only where they lie apart, and behind everything else. */
static TbrThing
pick_road (const TbrDesktop *desktop, double x, double y)
{
  const TbrMap *map = desktop->map->map;
  TbrThing best = { TBR_THING_NONE, TBR_NONE };
  double nearest = ROAD_REACH * desktop->ui;
  TbrBox around = { 180, 90, -180, -90 };
  if (desktop->moment == NULL || desktop->view.scale > ROAD_SCALE
      || tbr_view_hides (&desktop->view, TBR_MAP_NETWORK))
    return best;
  for (int i = 0; i < 4; i++)
    {
      double lon, lat;
      tbr_view_to_place (&desktop->view, x + (i % 2 == 0 ? -nearest : nearest),
                         y + (i < 2 ? -nearest : nearest), &lon, &lat);
      stretch (&around, lon, lat, lon, lat);
    }
  for (guint32 i = 0; i < map->n_links; i++)
    {
      double distance = to_link (desktop, &map->links[i], &around, x, y);
      if (distance >= nearest)
        continue;
      nearest = distance;
      best = (TbrThing){ TBR_THING_LINK, i };
    }
  return best;
}

/* Links that are not as usual stand out, and are chosen before others. */
static TbrThing
pick_link (const TbrDesktop *desktop, double x, double y)
{
  const TbrMap *map = desktop->map->map;
  const GArray *links = desktop->moment->snapshot->links;
  const TbrBox everywhere = { -180, -90, 180, 90 };
  TbrThing best = { TBR_THING_NONE, TBR_NONE };
  double nearest = LINK_REACH * desktop->ui;
  for (guint i = 0; i < links->len; i++)
    {
      guint32 link = g_array_index (links, TbrLinkView, i).link.i;
      double distance = to_link (desktop, &map->links[link], &everywhere, x, y);
      if (distance >= nearest)
        continue;
      nearest = distance;
      best = (TbrThing){ TBR_THING_LINK, link };
    }
  return best;
}

/* The unit nearest to a point where each is drawn by itself. */
static TbrThing
pick_single (const TbrDesktop *desktop, double x, double y)
{
  const TbrMoment *moment = desktop->moment;
  const TbrView *view = &desktop->view;
  double east = view->x - 4321000.0 + (x - view->width / 2.0) * view->scale;
  double north = view->y - 3210000.0 - (y - view->height / 2.0) * view->scale;
  double nearest = 9 * desktop->ui * view->scale;
  TbrThing best = { TBR_THING_NONE, TBR_NONE };
  for (guint i = 0; i < moment->snapshot->units->len; i++)
    {
      double distance = hypot (moment->x[i] - east, moment->y[i] - north);
      if (distance >= nearest)
        continue;
      nearest = distance;
      best = (TbrThing){ TBR_THING_UNIT,
                         g_array_index (moment->snapshot->units, TbrUnitView, i).unit.i };
    }
  return best;
}

/* A symbol that was laid out on the ground, which may have been drawn for another view. */
static TbrThing
pick_sign (const TbrDesktop *desktop, double x, double y)
{
  const TbrGround *ground = desktop->ground;
  TbrThing none = { TBR_THING_NONE, TBR_NONE };
  if (ground == NULL || ground->overlay == NULL)
    return none;
  double lon, lat, at_x, at_y;
  tbr_view_to_place (&desktop->view, x, y, &lon, &lat);
  tbr_view_to_pixel (&ground->overlay->view, lon, lat, &at_x, &at_y);
  TbrPick pick = tbr_overlay_pick (ground->overlay, at_x, at_y);
  if (!tbr_is_none (pick.unit))
    return (TbrThing){ TBR_THING_UNIT, pick.unit.i };
  return tbr_is_none (pick.need) ? none : (TbrThing){ TBR_THING_NEED, pick.need.i };
}

TbrThing
tbr_desktop_pick (const TbrDesktop *desktop, double window_x, double window_y)
{
  TbrRect rect = tbr_desktop_map_rect (desktop);
  double x = tbr_desktop_map_x (desktop, window_x), y = window_y - rect.y, lon, lat;
  TbrThing found = { TBR_THING_NONE, TBR_NONE };
  if (desktop->map == NULL)
    return found;
  tbr_view_to_place (&desktop->view, x, y, &lon, &lat);
  if (desktop->moment != NULL)
    {
      found = (TbrThing){ TBR_THING_SPOT, tbr_spots_pick (desktop, x, y) };
      if (found.i == TBR_NONE)
        found = pick_sign (desktop, x, y);
      if (found.kind == TBR_THING_NONE && !desktop->is_grouped)
        found = pick_single (desktop, x, y);
      if (found.kind == TBR_THING_NONE)
        found = pick_link (desktop, x, y);
      if (found.kind == TBR_THING_NONE)
        found = pick_hazard (desktop, lon, lat);
    }
  const TbrSnapshot *snapshot = desktop->moment != NULL ? desktop->moment->snapshot : NULL;
  TbrSiteId site = tbr_sites_pick (desktop->map->map, snapshot, &desktop->view, x, y);
  if (found.kind == TBR_THING_NONE && !tbr_is_none (site))
    found = (TbrThing){ TBR_THING_SITE, site.i };
  if (found.kind == TBR_THING_NONE)
    found = tbr_own_layers_pick (desktop, x, y);
  if (found.kind == TBR_THING_NONE)
    found = pick_road (desktop, x, y);
  TbrRegionId region = { TBR_NONE };
  if (found.kind == TBR_THING_NONE && desktop->coverage != NULL
      && !tbr_view_hides (&desktop->view, TBR_MAP_COVERAGE))
    region = tbr_map_region_at (desktop->map->map, lon, lat);
  if (!tbr_is_none (region))
    found = (TbrThing){ TBR_THING_REGION, region.i };
  TbrStateId state = tbr_map_state_at (desktop->map->map, lon, lat);
  if (found.kind == TBR_THING_NONE && !tbr_is_none (state))
    found = (TbrThing){ TBR_THING_STATE, state.i };
  return found;
}

/* Before a hazard is seen: where it will be, as the run has listed it, or the state of one that has
   no place. */
static gboolean
place_listed (const TbrDesktop *desktop, guint32 hazard, double *out_lon, double *out_lat)
{
  const TbrMap *map = desktop->map->map;
  TbrTelling telling;
  if (!tbr_desktop_telling (desktop, &telling))
    return FALSE;
  guint n = tbr_chronicle_n_facts (telling.chronicle);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling.chronicle, i);
      gboolean has_place
          = isfinite (fact->y) && isfinite (fact->z) && (fact->y != 0 || fact->z != 0);
      if (fact->kind != TBR_FACT_HAZARD_LISTED || fact->a != hazard
          || (!has_place && fact->b >= map->n_countries))
        continue;
      *out_lon = has_place ? fact->y : map->countries[fact->b].lon;
      *out_lat = has_place ? fact->z : map->countries[fact->b].lat;
      return TRUE;
    }
  return FALSE;
}

static gboolean
place_of_hazard (const TbrDesktop *desktop, guint32 hazard, double *out_lon, double *out_lat)
{
  const GArray *marks = desktop->moment != NULL ? desktop->moment->snapshot->marks : NULL;
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (marks, TbrMark, i);
      if (mark->hazard.i != hazard)
        continue;
      *out_lon = mark->lon;
      *out_lat = mark->lat;
      return TRUE;
    }
  return place_listed (desktop, hazard, out_lon, out_lat);
}

static gboolean
place_on_map (const TbrMap *map, TbrThing thing, double *out_lon, double *out_lat)
{
  if (thing.kind == TBR_THING_STATE && thing.i < map->n_countries)
    {
      *out_lon = map->countries[thing.i].lon;
      *out_lat = map->countries[thing.i].lat;
      return TRUE;
    }
  if (thing.kind == TBR_THING_REGION && thing.i < map->n_regions)
    {
      *out_lon = map->regions[thing.i].lon;
      *out_lat = map->regions[thing.i].lat;
      return TRUE;
    }
  if (thing.kind == TBR_THING_CITY && thing.i < map->n_cities)
    {
      *out_lon = map->cities[thing.i].lon;
      *out_lat = map->cities[thing.i].lat;
      return TRUE;
    }
  if (thing.kind == TBR_THING_LINK && thing.i < map->n_links)
    {
      const TbrNode *node = &map->nodes[map->links[thing.i].from.i];
      *out_lon = node->lon;
      *out_lat = node->lat;
      return TRUE;
    }
  return FALSE;
}

gboolean
tbr_desktop_place_of (const TbrDesktop *desktop, TbrThing thing, double *out_lon, double *out_lat)
{
  TbrAnySite site;
  if (thing.kind == TBR_THING_SITE && tbr_facility_find (desktop, thing.i, &site))
    {
      *out_lon = site.lon;
      *out_lat = site.lat;
      return TRUE;
    }
  if (desktop->map != NULL && place_on_map (desktop->map->map, thing, out_lon, out_lat))
    return TRUE;
  TbrHazardSpot spot;
  if (thing.kind == TBR_THING_SPOT)
    {
      if (desktop->session == NULL || !tbr_spots_find (desktop->session->scenario, thing.i, &spot))
        return FALSE;
      *out_lon = spot.lon;
      *out_lat = spot.lat;
      return TRUE;
    }
  if (thing.kind == TBR_THING_OWN)
    return tbr_own_layers_place_of (desktop, thing.i, out_lon, out_lat);
  if (desktop->moment == NULL)
    return FALSE;
  const TbrSnapshot *snapshot = desktop->moment->snapshot;
  const TbrUnitView *unit
      = thing.kind == TBR_THING_UNIT ? tbr_moment_unit (desktop->moment, thing.i) : NULL;
  if (unit != NULL)
    {
      *out_lon = unit->lon;
      *out_lat = unit->lat;
      return TRUE;
    }
  if (thing.kind == TBR_THING_NEED && thing.i < snapshot->needs->len)
    {
      const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, thing.i);
      *out_lon = need->lon;
      *out_lat = need->lat;
      return TRUE;
    }
  return thing.kind == TBR_THING_HAZARD && place_of_hazard (desktop, thing.i, out_lon, out_lat);
}
