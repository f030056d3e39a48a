/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The base of the chosen unit, the chosen site, hazard or one of its places in the hand: by the
   pointer or by the keyboard, from where it is to where it is let go. Only what is chosen can be
   taken, so that who moves the map moves no units.
 */
#include "desktop/carry.h"

#include "desktop/branching.h"
#include "desktop/facility.h"
#include "desktop/forms.h"
#include "desktop/spots.h"
#include "desktop/state.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels at ui 1. */
#define REACH 19.0      /* around the chosen symbol: its ring */
#define NEAR_A_TOWN 9.0 /* it goes into the town */
#define STEP 8.0        /* of an arrow key */
#define LONG_STEP 64.0  /* with Shift */
#define LEAST 4.0       /* before a press carries anything */

/* ---- what is carried ---- */

static const TbrUnitSpec *
unit_of (const TbrDesktop *desktop)
{
  return &desktop->session->scenario->units[desktop->carry.thing.i];
}

gboolean
tbr_carry_is_on (const TbrDesktop *desktop)
{
  return desktop->carry.hand > TBR_HAND_PRESSED && desktop->session != NULL
         && desktop->session->scenario != NULL
         && tbr_thing_equal (desktop->carry.thing, desktop->selection)
         && (desktop->carry.thing.kind != TBR_THING_UNIT
             || desktop->carry.thing.i < desktop->session->scenario->n_units);
}

/* A place where it would stay. */
typedef struct
{
  double lon, lat;   /* degrees */
  guint32 city;      /* the town that it is, TBR_NONE for open country */
  gboolean is_moved; /* a base is not allowed where it is held: the nearest place of the network */
} Target;

static void
let_go (TbrDesktop *desktop)
{
  desktop->carry.hand = TBR_HAND_NONE;
  desktop->is_stale = TRUE;
}

/* Where what is chosen stands in the scenario; FALSE when it cannot be moved. */
static gboolean
can_take (const TbrDesktop *desktop, double *out_lon, double *out_lat)
{
  const TbrThing *thing = &desktop->selection;
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  TbrHazardSpot spot;
  if (desktop->whatif == NULL || scenario == NULL)
    return FALSE;
  if (thing->kind == TBR_THING_HAZARD && thing->i < scenario->sections[TBR_SECTION_HAZARDS].n)
    return tbr_spots_middle (scenario, thing->i, out_lon, out_lat);
  if (thing->kind == TBR_THING_SITE)
    return tbr_desktop_place_of (desktop, *thing, out_lon, out_lat);
  if (thing->kind == TBR_THING_SPOT && tbr_spots_find (scenario, thing->i, &spot))
    {
      *out_lon = spot.lon;
      *out_lat = spot.lat;
      return TRUE;
    }
  if (thing->kind != TBR_THING_UNIT || thing->i >= scenario->n_units
      || tbr_forms_base_of (scenario, thing->i) == TBR_NONE)
    return FALSE;
  *out_lon = (double) scenario->units[thing->i].lon;
  *out_lat = (double) scenario->units[thing->i].lat;
  return TRUE;
}

static void
take (TbrDesktop *desktop, TbrHand hand, double x, double y)
{
  desktop->carry = (TbrCarry){ .hand = hand, .thing = desktop->selection, .x = x, .y = y };
  (void) can_take (desktop, &desktop->carry.lon, &desktop->carry.lat);
  desktop->is_stale = TRUE;
}

/* A hazard is taken by one of its handles, which is then chosen, or by its area: then it goes as a
   whole, from where it was touched. */
static gboolean
press_hazard (TbrDesktop *desktop, double window_x, double window_y)
{
  double x = tbr_desktop_map_x (desktop, window_x);
  double y = window_y - tbr_desktop_map_rect (desktop).y;
  guint32 spot = tbr_spots_pick (desktop, x, y);
  if (spot != TBR_NONE)
    desktop->selection = (TbrThing){ TBR_THING_SPOT, spot };
  else if (!tbr_thing_equal (tbr_desktop_pick (desktop, window_x, window_y), desktop->selection))
    return FALSE;
  take (desktop, TBR_HAND_PRESSED, x, y);
  if (spot == TBR_NONE)
    tbr_view_to_place (&desktop->view, x, y, &desktop->carry.lon, &desktop->carry.lat);
  tbr_desktop_touch (desktop, TBR_PANEL_SIDE);
  return TRUE;
}

gboolean
tbr_carry_press (TbrDesktop *desktop, double window_x, double window_y)
{
  TbrRect map = tbr_desktop_map_rect (desktop);
  double lon, lat, at_x, at_y;
  double x = tbr_desktop_map_x (desktop, window_x), y = window_y - map.y;
  if (!can_take (desktop, &lon, &lat))
    return FALSE;
  if (desktop->selection.kind != TBR_THING_UNIT && desktop->selection.kind != TBR_THING_SITE)
    return press_hazard (desktop, window_x, window_y);
  if (!tbr_desktop_place_of (desktop, desktop->selection, &lon, &lat))
    return FALSE;
  tbr_view_to_pixel (&desktop->view, lon, lat, &at_x, &at_y);
  if (hypot (at_x - x, at_y - y) > REACH * desktop->ui
      && !tbr_thing_equal (tbr_desktop_pick (desktop, window_x, window_y), desktop->selection))
    return FALSE;
  take (desktop, TBR_HAND_PRESSED, x, y);
  return TRUE;
}

gboolean
tbr_carry_move (TbrDesktop *desktop, double window_x, double window_y)
{
  TbrCarry *carry = &desktop->carry;
  TbrRect map = tbr_desktop_map_rect (desktop);
  double x = tbr_desktop_map_x (desktop, window_x), y = window_y - map.y;
  if (carry->hand != TBR_HAND_PRESSED && carry->hand != TBR_HAND_POINTER)
    return FALSE;
  if (carry->hand == TBR_HAND_PRESSED && hypot (x - carry->x, y - carry->y) < LEAST * desktop->ui)
    return TRUE;
  carry->hand = TBR_HAND_POINTER;
  carry->x = x;
  carry->y = y;
  desktop->is_stale = TRUE;
  return TRUE;
}

void
tbr_carry_take (TbrDesktop *desktop)
{
  double x, y, lon, lat;
  TbrThingKind kind = desktop->selection.kind;
  if (kind != TBR_THING_UNIT && kind != TBR_THING_HAZARD && kind != TBR_THING_SPOT
      && kind != TBR_THING_SITE)
    {
      tbr_desktop_say (desktop, _ ("Choose a unit, a site, a hazard or one of its places first"));
      return;
    }
  if (!can_take (desktop, &lon, &lat))
    {
      tbr_desktop_say (desktop, kind == TBR_THING_UNIT
                                    ? _ ("Its number and place follow from a rate for the whole "
                                         "state: only units of a stock can be moved")
                                    : _ ("It has no place of its own that could be moved"));
      return;
    }
  tbr_view_to_pixel (&desktop->view, lon, lat, &x, &y);
  if (x < 0 || y < 0 || x >= desktop->view.width || y >= desktop->view.height)
    {
      tbr_camera_fly (desktop, lon, lat);
      tbr_view_to_pixel (&desktop->view, lon, lat, &x, &y);
    }
  take (desktop, TBR_HAND_KEYS, x, y);
  tbr_desktop_say (desktop,
                   _ ("The arrows carry it, with Shift further; Enter lets it go, Esc puts "
                      "it back"));
}

/* ---- where it goes ---- */

/* The town under the hand, the more important of two. */
static guint32
find_town (const TbrDesktop *desktop)
{
  const TbrMap *map = desktop->map->map;
  double nearest = NEAR_A_TOWN * desktop->ui;
  guint32 best = TBR_NONE;
  for (guint i = 0; i < map->n_cities; i++)
    {
      guint32 city = desktop->map->backdrop->city_order[i];
      double x, y;
      tbr_view_to_pixel (&desktop->view, (double) map->cities[city].lon,
                         (double) map->cities[city].lat, &x, &y);
      double distance = hypot (x - desktop->carry.x, y - desktop->carry.y);
      if (distance >= nearest)
        continue;
      nearest = distance;
      best = city;
    }
  return best;
}

/* Bases and sites stand on land or near a road. */
static void
go_ashore (const TbrMap *map, Target *target)
{
  target->is_moved = !tbr_scenario_allows_base (map, target->lon, target->lat);
  if (!target->is_moved)
    return;
  TbrNodeId node = tbr_map_nearest_node (map, target->lon, target->lat, NULL);
  target->lon = (double) map->nodes[node.i].lon;
  target->lat = (double) map->nodes[node.i].lat;
}

static Target
find_target (const TbrDesktop *desktop)
{
  const TbrMap *map = desktop->map->map;
  Target target = { .city = TBR_NONE };
  if (desktop->carry.thing.kind != TBR_THING_UNIT)
    {
      tbr_view_to_place (&desktop->view, desktop->carry.x, desktop->carry.y, &target.lon,
                         &target.lat);
      if (desktop->carry.thing.kind == TBR_THING_SITE)
        go_ashore (map, &target);
      return target;
    }
  target.city = find_town (desktop);
  if (target.city != TBR_NONE)
    {
      target.lon = (double) map->cities[target.city].lon;
      target.lat = (double) map->cities[target.city].lat;
      return target;
    }
  tbr_view_to_place (&desktop->view, desktop->carry.x, desktop->carry.y, &target.lon, &target.lat);
  go_ashore (map, &target);
  return target;
}

/* How many units go with it. */
static guint
count_units (const TbrDesktop *desktop)
{
  const TbrScenario *scenario = desktop->session->scenario;
  guint n = 0;
  for (guint i = 0; i < scenario->n_units; i++)
    n += scenario->units[i].object == unit_of (desktop)->object;
  return n;
}

/* "fire 2 of sweden: to 15.321, 61.982". (transfer full) */
static char *
tell_hazard (const TbrDesktop *desktop, const Target *target)
{
  g_autofree char *name = tbr_desktop_name_of (desktop, desktop->carry.thing);
  g_autofree char *where = g_strdup_printf ("%.3f, %.3f", target->lon, target->lat);
  return g_strdup_printf (_ ("%s: to %s"), name, where);
}

char *
tbr_carry_tell (const TbrDesktop *desktop)
{
  Target target = find_target (desktop);
  const TbrMap *map = desktop->map->map;
  if (desktop->carry.thing.kind != TBR_THING_UNIT)
    return tell_hazard (desktop, &target);
  guint n = count_units (desktop);
  const char *id = desktop->session->scenario->objects[unit_of (desktop)->object]->id;
  g_autofree char *where = NULL;
  if (target.city != TBR_NONE)
    where = tbr_forms_town (desktop, target.city);
  else if (target.is_moved)
    where = g_strdup_printf (_ ("%s, for a base stands on land or near a road"),
                             map->nodes[tbr_map_nearest_node (map, target.lon, target.lat, NULL).i]
                                 .name);
  else
    where = g_strdup_printf ("%.3f, %.3f", target.lon, target.lat);
  return g_strdup_printf (ngettext ("%u unit of %s: to %s", "%u units of %s: to %s", n), n, id,
                          where);
}

/* The edit that puts a site, a hazard or one of its places where it is held. (transfer full)
 * (nullable)
 */
static char *
hazard_line (const TbrDesktop *desktop, const Target *target)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const double from[2] = { desktop->carry.lon, desktop->carry.lat };
  const double to[2] = { target->lon, target->lat };
  TbrHazardSpot spot;
  if (desktop->carry.thing.kind == TBR_THING_SITE)
    return tbr_facility_move_line (scenario, desktop->carry.thing.i, target->lon, target->lat);
  if (desktop->carry.thing.kind == TBR_THING_HAZARD)
    return tbr_spots_shift_line (scenario, desktop->carry.thing.i, from, to);
  return tbr_spots_find (scenario, desktop->carry.thing.i, &spot)
             ? tbr_spots_move_line (scenario, &spot, target->lon, target->lat)
             : NULL;
}

/* Lets it go where it is: an edit like that of the form, to be tried. */
static void
drop (TbrDesktop *desktop)
{
  Target target = find_target (desktop);
  const TbrMap *map = desktop->map->map;
  if (desktop->carry.thing.kind != TBR_THING_UNIT)
    {
      g_autofree char *moved = hazard_line (desktop, &target);
      let_go (desktop);
      if (moved != NULL)
        tbr_branching_try (desktop, moved);
      return;
    }
  const char *town = target.city != TBR_NONE ? map->cities[target.city].name : "";
  guint32 object = unit_of (desktop)->object;
  g_autofree char *line
      = tbr_form_since_can_station (desktop, object)
            ? tbr_form_since_station_line (desktop, object, town, target.lon, target.lat)
            : tbr_forms_move_line (desktop->session->scenario->objects[object], town, target.lon,
                                   target.lat);
  let_go (desktop);
  tbr_branching_try (desktop, line);
}

gboolean
tbr_carry_release (TbrDesktop *desktop)
{
  gboolean is_on = desktop->carry.hand == TBR_HAND_POINTER && tbr_carry_is_on (desktop);
  if (is_on)
    drop (desktop);
  else if (desktop->carry.hand != TBR_HAND_KEYS)
    let_go (desktop);
  return is_on;
}

gboolean
tbr_carry_key (TbrDesktop *desktop, const TbrInput *input)
{
  TbrCarry *carry = &desktop->carry;
  double step = ((input->with & TBR_WITH_SHIFT) != 0 ? LONG_STEP : STEP) * desktop->ui;
  if (!tbr_carry_is_on (desktop))
    return FALSE;
  if (input->key == TBR_KEY_ESCAPE)
    let_go (desktop);
  else if (input->key == TBR_KEY_ENTER)
    drop (desktop);
  else if (input->key == TBR_KEY_LEFT || input->key == TBR_KEY_RIGHT)
    carry->x += input->key == TBR_KEY_RIGHT ? step : -step;
  else if (input->key == TBR_KEY_UP || input->key == TBR_KEY_DOWN)
    carry->y += input->key == TBR_KEY_DOWN ? step : -step;
  else
    return FALSE;
  carry->x = CLAMP (carry->x, 0, desktop->view.width - 1);
  carry->y = CLAMP (carry->y, 0, desktop->view.height - 1);
  desktop->is_stale = TRUE;
  return TRUE;
}

/* ---- seen ---- */

void
tbr_carry_paint (const TbrDesktop *desktop, const TbrRaster *to)
{
  double from_x, from_y, x, y, ui = desktop->ui;
  if (!tbr_carry_is_on (desktop))
    return;
  Target target = find_target (desktop);
  tbr_view_to_pixel (&desktop->view, desktop->carry.lon, desktop->carry.lat, &from_x, &from_y);
  tbr_view_to_pixel (&desktop->view, target.lon, target.lat, &x, &y);
  cairo_surface_t *surface = tbr_raster_surface (to, CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (surface);
  const TbrTheme *theme = tbr_theme_get (desktop->theme);
  TbrPen pen = { .cr = cr, .theme = theme, .ui = ui };
  const double dash[2] = { 6 * ui, 4 * ui };
  for (int pass = 0; pass < 2; pass++)
    {
      double wider = pass == 0 ? 3 * ui : 0;
      TbrColour colour = pass == 0 ? (theme->panel | 0xff) : theme->text;
      cairo_move_to (cr, from_x, from_y);
      cairo_line_to (cr, x, y);
      cairo_set_dash (cr, dash, pass == 0 ? 0 : 2, 0);
      tbr_pen_line (&pen, 2 * ui + wider, colour);
      cairo_stroke (cr);
      cairo_set_dash (cr, dash, 0, 0);
      cairo_rectangle (cr, x - 8 * ui, y - 8 * ui, 16 * ui, 16 * ui);
      tbr_pen_line (&pen, 2.5 * ui + wider, colour);
      cairo_stroke (cr);
    }
  tbr_pen_colour (&pen, theme->look[TBR_LOOK_WORKING]);
  cairo_rectangle (cr, x - 6 * ui, y - 6 * ui, 12 * ui, 12 * ui);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}
