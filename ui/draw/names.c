/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which places are named on a map, and where the names go so that none hides another. */
#include "draw/names.h"

#include "draw/cover.h"
#include "draw/overlay.h"
#include "draw/own_layer.h"

#include "draw/language.h"

#include <math.h>

#define ASIDE 4.0                 /* pixels at ui 1 beside hours and letters of a region */
#define AREA_A_NAME 13000.0       /* square pixels at ui 1; no more names than that */
#define PEOPLE_A_METRE 14.0       /* persons for each metre a pixel: smaller towns are left out */
#define BIG_CITY 500000u          /* persons; such names are a little larger */
#define MIDDLING 150000u          /* persons; between them and all others */
#define SCALE_NEAR 300.0          /* metres a pixel; nearer, names of towns are larger */
#define GAP 3.0                   /* pixels at ui 1 between names */
#define NEAR_GAP 5.0              /* pixels at ui 1 from the middle of a dot to its name */
#define FAR_GAP 9.0               /* the same past a mark that lies on the dot */
#define LEAST_RING 14.0           /* pixels at ui 1, radius of a ring that is told */
#define N_AROUND 12u              /* places on its line that are tried */
#define FARTHER_GAP 19.0          /* the same past the sign of a hazard */
#define SCALE_ALL_CAPITALS 1200.0 /* metres a pixel */
#define N_SHIFTS 14               /* heights at which the name of a state is tried */
#define N_ASIDES 3                /* places to its west and east, likewise, its own with them */
#define N_GAPS 2                  /* distances at which the name of a hazard is tried */
#define PLATE_TOP 0.3             /* of a value's height: what is kept clear between its letters */
#define PLATE_HEIGHT 0.55
#define N_PLACES 6 /* sides of a dot on which a name may stand */

/* @care: small things are stepped aside for, too. */
static gboolean
has_room (const TbrNameRoom *room, const TbrRect *rect, gboolean care)
{
  return tbr_rect_is_free (room->taken, rect)
         && (room->window == NULL || !tbr_rect_crosses (rect, room->window))
         && (!care || room->small == NULL || tbr_rect_is_free (room->small, rect));
}

static gboolean
is_inside (const TbrView *view, const TbrRect *rect)
{
  return rect->x >= 2 && rect->y >= 2 && rect->x + rect->width <= view->width - 2
         && rect->y + rect->height <= view->height - 2;
}

/* Where a box goes whose x and y are those of a dot: right, left, above, below, upper right, lower
   right of it. */
static TbrRect
beside (int side, TbrRect box, double gap)
{
  double x = box.x, y = box.y;
  box.y = y - box.height / 2;
  switch (side)
    {
    case 0:
      box.x = x + gap;
      break;
    case 1:
      box.x = x - gap - box.width;
      break;
    case 2:
    case 3:
      box.x = x - box.width / 2;
      box.y = side == 2 ? y - gap - box.height : y + gap;
      break;
    default:
      box.x = x + gap * 0.6;
      box.y = side == 4 ? y - box.height - gap * 0.2 : y + gap * 0.2;
      break;
    }
  return box;
}

gboolean
tbr_names_find_room (const TbrPen *pen, const TbrNameRoom *room, TbrRect *box)
{
  static const double shifts[] = { 0, 1, -1 };
  const double y = box->y, aside = ASIDE * pen->ui;
  for (guint try = 0; try < G_N_ELEMENTS (shifts); try++)
    {
      box->y = y + shifts[try] * box->height;
      const TbrRect wide
          = { box->x - aside, box->y - aside / 2, box->width + 2 * aside, box->height + aside };
      if (has_room (room, &wide, TRUE))
        return TRUE;
    }
  return FALSE;
}

gboolean
tbr_names_set (const TbrPen *pen, const TbrView *view, const TbrNameSpec *name, GArray *taken)
{
  double width, height;
  tbr_pen_measure (pen, name->style, name->text, &width, &height);
  for (int side = 0; side < N_PLACES; side++)
    {
      TbrRect rect = beside (side, (TbrRect){ name->x, name->y, width, height }, name->gap);
      if (!is_inside (view, &rect) || !tbr_rect_is_free (taken, &rect))
        continue;
      tbr_pen_text (pen, name->style, rect.x, rect.y, name->text);
      g_array_append_val (taken, rect);
      return TRUE;
    }
  return FALSE;
}

static void
paint_dot (const TbrPen *pen, const TbrCity *city, double x, double y)
{
  double r = (city->capital == 2 ? 3.2 : 2.0) * pen->ui;
  cairo_new_path (pen->cr);
  if (city->capital == 2)
    cairo_rectangle (pen->cr, x - r * 0.9, y - r * 0.9, 1.8 * r, 1.8 * r);
  else
    cairo_arc (pen->cr, x, y, r, 0, 2 * G_PI);
  tbr_pen_colour (pen, city->capital == 2 ? pen->theme->text : pen->theme->town);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 0.9 * pen->ui, pen->theme->halo);
  cairo_stroke (pen->cr);
}

/* Pixels at ui 1: who is at the table reads capitals first, then by how many people live there;
   near by there are few names, and room. */
static double
size_of (const TbrView *view, const TbrCity *city)
{
  double near = view->scale * view->ui < SCALE_NEAR ? 1.5 : 0;
  if (city->capital == 2)
    return 12.5 + near;
  return (city->population >= BIG_CITY ? 12 : city->population >= MIDDLING ? 11 : 10.5) + near;
}

static gboolean
name_city (const TbrPen *pen, const TbrView *view, const TbrCity *city, const TbrNameRoom *room)
{
  const char *name = tbr_town (city->name);
  double x, y, width, height;
  tbr_view_to_pixel (view, city->lon, city->lat, &x, &y);
  if (x < 0 || y < 0 || x > view->width || y > view->height)
    return FALSE;
  TbrTextStyle style = { .size = size_of (view, city) * pen->ui,
                         .bold = city->capital == 2,
                         .colour = pen->theme->text,
                         .halo = pen->theme->halo };
  double pad = GAP * pen->ui;
  TbrRect dot = { x - pad, y - pad, 2 * pad, 2 * pad };
  if (!tbr_rect_is_free (room->taken, &dot))
    return FALSE;
  tbr_pen_measure (pen, &style, name, &width, &height);
  /* nearby, then past a mark on the place itself; capitals are named though that hides something */
  static const double gaps[] = { NEAR_GAP, FAR_GAP, FARTHER_GAP, NEAR_GAP };
  int n_tries = (city->capital == 2 ? 4 : 3) * N_PLACES;
  for (int try = 0; try < n_tries; try++)
    {
      gboolean care = try / N_PLACES < 3;
      TbrRect rect = beside (try % N_PLACES, (TbrRect){ x, y, width, height },
                             gaps[try / N_PLACES] * pen->ui);
      TbrRect wide = { rect.x - pad, rect.y, rect.width + 2 * pad, rect.height };
      if (!is_inside (view, &rect) || !tbr_rect_is_free (room->taken, &wide)
          || !has_room (room, &rect, care))
        continue;
      paint_dot (pen, city, x, y);
      tbr_pen_text (pen, &style, rect.x, rect.y, name);
      g_array_append_val (room->taken, rect);
      g_array_append_val (room->taken, dot);
      return TRUE;
    }
  return FALSE;
}

/* Whether the middle of a name lies in its state: beside it, it would name another, or the sea. */
static gboolean
is_within (const TbrMap *map, const TbrView *view, guint state, const TbrRect *rect)
{
  double lon, lat;
  tbr_view_to_place (view, rect->x + rect->width / 2, rect->y + rect->height / 2, &lon, &lat);
  return tbr_map_state_at (map, lon, lat).i == state;
}

/* The name of a state, at its point or a little above or below it, where there is room. */
static void
name_country (const TbrPen *pen, const TbrView *view, const TbrMap *map, guint index,
              const TbrNameRoom *room)
{
  const TbrCountry *country = &map->countries[index];
  const char *name = tbr_word (country->name);
  double x, y, width, height, left, right, unused;
  tbr_view_to_pixel (view, country->lon, country->lat, &x, &y);
  tbr_view_to_pixel (view, country->shape[0].west, country->lat, &left, &unused);
  tbr_view_to_pixel (view, country->shape[0].east, country->lat, &right, &unused);
  double across = right - left, pad = GAP * pen->ui;
  TbrTextStyle style = { .size = CLAMP (across / 9, 10 * pen->ui, 17 * pen->ui),
                         .italic = TRUE,
                         .colour = pen->theme->text_dim,
                         .halo = pen->theme->halo };
  tbr_pen_measure (pen, &style, name, &width, &height);
  if (width > across * 0.95)
    return;
  /* above and below its point, then to either side of it, at last over small things */
  for (int try = 0; try < (N_ASIDES + 1) * N_SHIFTS; try++)
    {
      static const double asides[N_ASIDES + 1] = { 0, -0.6, 0.6, 0 };
      int i = try % N_SHIFTS;
      double shift = (i % 2 == 0 ? i : -i - 1) * 0.3 * height;
      TbrRect rect = { x + asides[try / N_SHIFTS] * width - width / 2, y - height / 2 + shift,
                       width, height };
      TbrRect wide = { rect.x - pad, rect.y, rect.width + 2 * pad, rect.height };
      if (!is_inside (view, &rect) || !has_room (room, &wide, try < N_ASIDES * N_SHIFTS)
          || (try > 0 && !is_within (map, view, index, &rect)))
        continue;
      tbr_pen_text (pen, &style, rect.x, rect.y, name);
      g_array_append_val (room->taken, rect);
      return;
    }
}

/* A value, with what lies below kept out of the gap between its number and its unit: a coast that
   shines through there is read as a point. */
static void
paint_value (const TbrPen *pen, const TbrTextStyle *style, const TbrRect *rect, const char *text)
{
  cairo_new_path (pen->cr);
  cairo_rectangle (pen->cr, rect->x, rect->y + rect->height * PLATE_TOP, rect->width,
                   rect->height * PLATE_HEIGHT);
  tbr_pen_colour (pen, pen->theme->halo | 0xff);
  cairo_fill (pen->cr);
  tbr_pen_text (pen, style, rect->x, rect->y, text);
}

/* The value of a ring, on its line: above, or where else there is room on the way around. */
static void
name_ring (const TbrPen *pen, const TbrView *view, const TbrMark *mark, const TbrNameRoom *room)
{
  TbrTextStyle style = {
    .size = 10 * pen->ui, .bold = TRUE, .colour = pen->theme->text, .halo = pen->theme->halo
  };
  double x, y, width, height, radius = (double) mark->a / view->scale;
  tbr_view_to_pixel (view, mark->lon, mark->lat, &x, &y);
  tbr_pen_measure (pen, &style, mark->label, &width, &height);
  for (guint i = 0; i < N_AROUND && radius > LEAST_RING * pen->ui; i++)
    {
      const double turn = 2 * G_PI * i / N_AROUND;
      const TbrRect rect = { x + sin (turn) * radius - width / 2,
                             y - cos (turn) * radius - height / 2, width, height };
      if (!is_inside (view, &rect) || !has_room (room, &rect, TRUE))
        continue;
      paint_value (pen, &style, &rect, mark->label);
      g_array_append_val (room->taken, rect);
      return;
    }
}

/* The value of a hazard beside its sign. A number of which something hides a digit is another
   number, and one that stands far off is another hazard's: rather none, the details tell it. */
static void
name_mark (const TbrPen *pen, const TbrView *view, const TbrMarkHeap *heap, const TbrNameRoom *room)
{
  const TbrTextStyle style = {
    .size = 10.5 * pen->ui, .bold = TRUE, .colour = pen->theme->text, .halo = pen->theme->halo
  };
  const TbrMark *mark = &heap->mark;
  double x, y, width, height, gap = tbr_mark_heap_gap (heap, view);
  tbr_view_to_pixel (view, mark->lon, mark->lat, &x, &y);
  tbr_pen_measure (pen, &style, mark->label, &width, &height);
  for (int place = 0; place < N_PLACES * N_GAPS; place++)
    {
      TbrRect rect = beside (place % N_PLACES, (TbrRect){ x, y, width, height },
                             gap + place / N_PLACES * height);
      if (!is_inside (view, &rect) || !has_room (room, &rect, TRUE))
        continue;
      paint_value (pen, &style, &rect, mark->label);
      g_array_append_val (room->taken, rect);
      return;
    }
}

void
tbr_backdrop_paint_mark_names (const TbrPen *pen, const TbrView *view, const TbrSnapshot *snapshot,
                               const TbrNameRoom *room)
{
  if (tbr_view_hides (view, TBR_MAP_HAZARDS))
    return;
  g_autoptr (GArray) heaps = tbr_mark_heaps_new (snapshot, view);
  for (guint i = 0; i < heaps->len; i++)
    {
      const TbrMarkHeap *heap = &g_array_index (heaps, TbrMarkHeap, i);
      const TbrMark *mark = &heap->mark;
      if (mark->label[0] == '\0')
        continue;
      if (mark->shape == TBR_MARK_RING)
        name_ring (pen, view, mark, room);
      else
        name_mark (pen, view, heap, room);
    }
}

/* Small capitals of states outside the Mechanism would crowd a map of all Europe. */
static gboolean
is_worth (const TbrMap *map, const TbrView *view, const TbrCity *city)
{
  TbrCountryGroup group
      = tbr_is_none (city->state) ? TBR_GROUP_CONTEXT : map->countries[city->state.i].group;
  return view->scale * view->ui < SCALE_ALL_CAPITALS || group == TBR_GROUP_EU
         || group == TBR_GROUP_UCPM || city->population >= BIG_CITY;
}

static gboolean
is_affected (const guint8 *affected, TbrStateId state)
{
  return !tbr_is_none (state) && affected[state.i];
}

void
tbr_backdrop_paint_names (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                          const TbrSnapshot *snapshot, const TbrNameRoom *room)
{
  const TbrMap *map = backdrop->map;
  g_autofree guint8 *affected = tbr_backdrop_affected (map, snapshot);
  double most = (double) view->width * view->height / (AREA_A_NAME * pen->ui * pen->ui);
  double least = PEOPLE_A_METRE * view->scale * pen->ui;
  guint n = 0;
  if (snapshot != NULL)
    tbr_backdrop_paint_mark_names (pen, view, snapshot, room);
  if (snapshot != NULL && snapshot->coverage != NULL && !tbr_view_hides (view, TBR_MAP_COVERAGE))
    tbr_cover_paint_hours (backdrop, pen, view, snapshot->coverage, room);
  if (snapshot != NULL && !tbr_view_hides (view, TBR_MAP_OUTAGES))
    tbr_backdrop_paint_letters (backdrop, pen, view, snapshot, room);
  if (tbr_view_hides (view, TBR_MAP_NAMES))
    return;
  /* what the planner brought along, capitals, names of states, towns of affected states, other
   * towns */
  if (snapshot != NULL)
    tbr_own_layer_paint_names (pen, view, snapshot->own, room->taken);
  for (guint i = 0; i < map->n_cities && map->cities[backdrop->city_order[i]].capital == 2; i++)
    if (is_worth (map, view, &map->cities[backdrop->city_order[i]]))
      n += name_city (pen, view, &map->cities[backdrop->city_order[i]], room);
  for (guint i = 0; i < map->n_countries && !tbr_view_hides (view, TBR_MAP_STATES); i++)
    name_country (pen, view, map, i, room);
  for (int other = 0; other < 2; other++)
    for (guint i = 0; i < map->n_cities && n < most; i++)
      {
        const TbrCity *city = &map->cities[backdrop->city_order[i]];
        gboolean touched = is_affected (affected, city->state);
        double threshold = touched ? least : least * 4;
        if (city->capital != 2 && touched == !other && city->population >= threshold)
          n += name_city (pen, view, city, room);
      }
}
