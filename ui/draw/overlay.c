/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A snapshot laid out in a view: which units and needs are one symbol, and where it goes. */
#include "draw/overlay.h"

#include "draw/footprint.h"

#include <math.h>
#include <string.h>

#define BASE_REACH 15.0  /* pixels at ui 1 within which units at home are one mark */
#define BASE_FINE 2000.0 /* metres a pixel at ui 1; farther out that reach grows with the scale */
#define BASE_MORE 2.2    /* times, at most */
#define BADGE_REACH 18.0 /* the same for units on a mission */
#define RING_REACH 21.0  /* the same for needs */
#define N_TURNS 12       /* places tried around a point, on each circle */
#define N_CIRCLES 7
#define NEAR_CIRCLE 2   /* symbols farther out than that are far from their place */
#define MOST_FAR 0.12   /* share of symbols that may be far before more become one */
#define MOST_ASIDE 0.6  /* share that may be moved aside before needs of all kinds become one */
#define FEW 12u         /* symbols moved aside, which is never a crowd */
#define FEW_RINGS 5u    /* of needs, which always have room for their kinds */
#define MIXED_WIDER 1.5 /* most by which the reach of needs of all kinds grows */
#define WIDER 1.4       /* by which the reach grows then */
#define WIDEST 4.0
#define MOST_BASES 350   /* marks of units at home; with more they become fewer and larger */
#define MOST_TRACKS 600  /* more are not told apart on any screen */
#define LEAST_TRACK 12.0 /* pixels at ui 1; shorter ways are not drawn */
#define SAME_TRACK 4.0   /* pixels; ways whose ends are nearer than that are one */

/* Pixels around the picture within which a symbol still reaches into it. */
static double
margin_of (const TbrView *view)
{
  return 2 * TBR_BADGE_RADIUS * view->ui;
}

static gboolean
is_seen (const TbrView *view, double x, double y)
{
  double margin = margin_of (view);
  return x > -margin && y > -margin && x < view->width + margin && y < view->height + margin;
}

gboolean
tbr_overlay_is_open (const TbrOverlay *overlay, const TbrNeedView *need)
{
  return need->opened <= overlay->snapshot->at
         && (need->closed == TBR_NEVER || need->closed > overlay->snapshot->at);
}

static const char *
owner_of (const TbrScenario *scenario, TbrUnitId unit)
{
  if (scenario == NULL || scenario->map == NULL || unit.i >= scenario->n_units)
    return "";
  guint32 state = scenario->units[unit.i].state;
  return state < scenario->map->n_countries ? scenario->map->countries[state].iso : "EU";
}

/* Most points are far away, which is told without a root. */
static inline gboolean
is_near (double x0, double y0, double x1, double y1, double reach)
{
  double wide = fabs (x0 - x1), high = fabs (y0 - y1);
  return wide < reach && high < reach && hypot (wide, high) < reach;
}

typedef struct
{
  const GArray *badges;
  const TbrBadge *wanted;
  double reach;
} Search;

static gboolean
is_alike (guint item, gconstpointer data)
{
  const Search *search = data;
  const TbrBadge *badge = &g_array_index (search->badges, TbrBadge, item);
  const TbrBadge *wanted = search->wanted;
  return badge->look == wanted->look && badge->symbol == wanted->symbol
         && is_near (badge->at_x, badge->at_y, wanted->at_x, wanted->at_y, search->reach);
}

static void
add_to_badge (TbrBadge *badge, const TbrBadge *unit, const char *owner)
{
  badge->count += unit->count;
  badge->sum_x += unit->sum_x;
  badge->sum_y += unit->sum_y;
  badge->x = badge->at_x = badge->sum_x / badge->count;
  badge->y = badge->at_y = badge->sum_y / badge->count;
  badge->until = MIN (badge->until, unit->until);
  if (strcmp (badge->owner, owner) != 0)
    badge->owner[0] = '\0';
}

/* Joins units to the first badge near them, or makes them one of their own. Returns: its index */
static guint
join_badge (GArray *badges, TbrNearby *nearby, const TbrBadge *unit)
{
  const Search search = { badges, unit, nearby->reach };
  gint32 found = tbr_nearby_find (nearby, unit->at_x, unit->at_y, is_alike, &search);
  guint item = found >= 0 ? (guint) found : badges->len;
  if (found < 0)
    g_array_append_vals (badges, unit, 1);
  else
    add_to_badge (&g_array_index (badges, TbrBadge, item), unit, unit->owner);
  const TbrBadge *badge = &g_array_index (badges, TbrBadge, item);
  tbr_nearby_put (nearby, item, badge->at_x, badge->at_y);
  return item;
}

/* Units of one stock stand at one base, one after the other: each joins the mark that the one
   before it has joined, which lies nearer to them ever since. */
static gboolean
join_last (TbrOverlay *overlay, guint index, const TbrUnitView *unit, TbrLook look)
{
  const TbrUnitView *last = &overlay->last;
  if (overlay->last_base.count == 0 || overlay->last_base.look != look || last->lon != unit->lon
      || last->lat != unit->lat)
    return FALSE;
  overlay->looks[look]++;
  if (tbr_is_none (overlay->last_base.unit))
    return TRUE;
  TbrBadge *joined = &g_array_index (overlay->bases, TbrBadge, overlay->last_index);
  add_to_badge (joined, &overlay->last_base, owner_of (overlay->snapshot->scenario, unit->unit));
  tbr_nearby_put (&overlay->bases_near, overlay->last_index, joined->at_x, joined->at_y);
  overlay->unit_at[index] = overlay->last_index + 1;
  return TRUE;
}

static void
add_track (TbrOverlay *overlay, const TbrBadge *badge, double x, double y)
{
  double least = LEAST_TRACK * overlay->view.ui;
  TbrTrack track = { badge->at_x, badge->at_y, x, y, badge->look };
  if (hypot (x - track.x0, y - track.y0) < least || overlay->tracks->len >= MOST_TRACKS)
    return;
  for (guint i = 0; i < overlay->tracks->len; i++)
    {
      const TbrTrack *other = &g_array_index (overlay->tracks, TbrTrack, i);
      if (other->look == track.look
          && is_near (other->x0, other->y0, track.x0, track.y0, SAME_TRACK)
          && is_near (other->x1, other->y1, track.x1, track.y1, SAME_TRACK))
        return;
    }
  g_array_append_val (overlay->tracks, track);
}

static gboolean
is_moving (TbrLook look)
{
  return look == TBR_LOOK_TRAVELLING || look == TBR_LOOK_RETURNING;
}

/* Where unit number @index of the snapshot is on the picture. */
static void
place_unit (const TbrOverlay *overlay, guint index, const TbrUnitView *unit, double *out_x,
            double *out_y)
{
  const TbrView *view = &overlay->view;
  if (overlay->plane_x == NULL)
    {
      tbr_view_to_pixel (view, unit->lon, unit->lat, out_x, out_y);
      return;
    }
  double x = TBR_BACKDROP_X + overlay->plane_x[index], y = TBR_BACKDROP_Y + overlay->plane_y[index];
  *out_x = view->width / 2.0 + (x - view->x) / view->scale;
  *out_y = view->height / 2.0 - (y - view->y) / view->scale;
}

static gboolean
wants_tracks (const TbrOverlay *overlay)
{
  return !tbr_view_hides (&overlay->view, TBR_MAP_ROUTES) && overlay->tracks->len < MOST_TRACKS;
}

static void
lay_unit (TbrOverlay *overlay, guint index, const TbrUnitView *unit)
{
  const TbrScenario *scenario = overlay->snapshot->scenario;
  TbrBadge badge = { .count = 1,
                     .look = tbr_look_of (unit->phase),
                     .unit = unit->unit,
                     .turn = NAN,
                     .until = unit->until };
  gboolean home = badge.look == TBR_LOOK_HOME || badge.look == TBR_LOOK_AWAY;
  overlay->unit_at[index] = 0;
  if (home && join_last (overlay, index, unit, badge.look))
    return;
  overlay->looks[badge.look]++;
  if (tbr_view_hides (&overlay->view, home ? TBR_MAP_BASES : TBR_MAP_UNITS)
      && !(is_moving (badge.look) && wants_tracks (overlay)))
    return;
  place_unit (overlay, index, unit, &badge.x, &badge.y);
  badge.at_x = badge.sum_x = badge.x;
  badge.at_y = badge.sum_y = badge.y;
  if (home)
    {
      overlay->last = *unit;
      overlay->last_base = badge;
      overlay->last_base.unit.i = TBR_NONE;
    }
  if (is_moving (badge.look))
    {
      double x, y;
      tbr_view_to_pixel (&overlay->view, unit->goal_lon, unit->goal_lat, &x, &y);
      if (x != badge.x || y != badge.y)
        badge.turn = atan2 (x - badge.x, badge.y - y);
      if (wants_tracks (overlay))
        add_track (overlay, &badge, x, y);
    }
  if (!is_seen (&overlay->view, badge.x, badge.y)
      || tbr_view_hides (&overlay->view, home ? TBR_MAP_BASES : TBR_MAP_UNITS))
    return;
  g_strlcpy (badge.owner, owner_of (scenario, unit->unit), sizeof badge.owner);
  badge.symbol = TBR_SYMBOL_GENERIC;
  if (home)
    {
      overlay->last_base.unit = badge.unit;
      overlay->last_base.symbol = badge.symbol;
      overlay->last_index = join_badge (overlay->bases, &overlay->bases_near, &badge);
      overlay->unit_at[index] = overlay->last_index + 1;
      return;
    }
  if (scenario != NULL && unit->unit.i < scenario->n_units)
    badge.symbol = (TbrSymbol) overlay->types[scenario->units[unit->unit.i].capability];
  overlay->symbols[badge.symbol]++;
  overlay->unit_at[index] = join_badge (overlay->badges, &overlay->badges_near, &badge) + 1;
}

/* Amounts of different kinds cannot be added up: each need counts as one then, met by its share. */
static void
count_as_one (TbrNeedRing *ring)
{
  double wanted = ring->required > 0 ? ring->required : 1;
  double working = ring->required > 0 ? CLAMP (ring->working / wanted, 0, 1) : 1;
  if (ring->kind == TBR_NEED_N)
    return;
  ring->working = working * ring->count;
  ring->coming = CLAMP (ring->coming / wanted, 0, 1 - working) * ring->count;
  ring->required = ring->count;
  ring->kind = TBR_NEED_N;
}

static void
join_ring (TbrNeedRing *ring, TbrNeedRing *other)
{
  if (ring->kind != other->kind)
    {
      count_as_one (ring);
      count_as_one (other);
    }
  ring->count += other->count;
  ring->required += other->required;
  ring->working += other->working;
  ring->coming += other->coming;
  ring->x = (ring->sum_x += other->x) / ring->count;
  ring->y = (ring->sum_y += other->y) / ring->count;
}

static void
lay_need (TbrOverlay *overlay, guint index, const TbrNeedView *need)
{
  TbrNeedRing ring = { .required = need->required,
                       .working = need->working,
                       .coming = need->on_the_way,
                       .count = 1,
                       .kind = need->kind,
                       .need = need->need };
  overlay->need_at[index] = 0;
  if (!tbr_overlay_is_open (overlay, need))
    return;
  overlay->n_open++;
  tbr_view_to_pixel (&overlay->view, need->lon, need->lat, &ring.x, &ring.y);
  ring.sum_x = ring.x;
  ring.sum_y = ring.y;
  if (!is_seen (&overlay->view, ring.x, ring.y) || tbr_view_hides (&overlay->view, TBR_MAP_NEEDS))
    return;
  overlay->kinds[ring.kind]++;
  double wider = overlay->is_crowded ? MIN (overlay->reach, MIXED_WIDER) : overlay->reach;
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      TbrNeedRing *other = &g_array_index (overlay->rings, TbrNeedRing, i);
      if ((other->kind != ring.kind && !overlay->is_crowded)
          || !is_near (other->x, other->y, ring.x, ring.y, RING_REACH * overlay->view.ui * wider))
        continue;
      overlay->need_at[index] = i + 1;
      join_ring (other, &ring);
      return;
    }
  g_array_append_val (overlay->rings, ring);
  overlay->need_at[index] = overlay->rings->len;
}

/* Moves what would hide something to the nearest free place around its point. Returns the number of
   the circle on which that was; N_CIRCLES + 1 when there was none. */
static int
find_place (GArray *taken, const TbrFootprint *print, double *x, double *y)
{
  double at_x = *x, at_y = *y;
  TbrRect rect = tbr_footprint_box (print, at_x, at_y);
  gboolean found = tbr_rect_is_free (taken, &rect);
  int circle = 0;
  while (!found && circle++ < N_CIRCLES)
    for (int i = 0; i < N_TURNS && !found; i++)
      {
        double turn = (0.25 + i) * 2 * G_PI / N_TURNS;
        double far = print->radius * (1.1 + circle);
        *x = at_x + far * sin (turn);
        *y = at_y - far * cos (turn);
        rect = tbr_footprint_box (print, *x, *y);
        found = tbr_rect_is_free (taken, &rect);
      }
  if (!found)
    {
      *x = at_x;
      *y = at_y;
      rect = tbr_footprint_box (print, at_x, at_y);
    }
  g_array_append_val (taken, rect);
  return circle;
}

/* Badges at work find their place first, nearest to the point they belong to.
   Returns how many lie far from it. */
static guint
spread (TbrOverlay *overlay)
{
  static const TbrLook order[] = { TBR_LOOK_WORKING, TBR_LOOK_WAITING, TBR_LOOK_TRAVELLING,
                                   TBR_LOOK_MOBILISING, TBR_LOOK_RETURNING };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  double ui = overlay->view.ui;
  guint far = 0;
  overlay->n_aside = 0;
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      const TbrFootprint print = tbr_footprint_of_ring (ring, TBR_FOOTPRINT_ROOM, ui);
      int circle = find_place (taken, &print, &ring->x, &ring->y);
      overlay->n_aside += circle > 0;
      far += circle > NEAR_CIRCLE;
    }
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < overlay->badges->len; i++)
      {
        TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
        if (badge->look != order[k])
          continue;
        const TbrFootprint print = tbr_footprint_of_badge (badge, TBR_FOOTPRINT_ROOM, ui);
        int circle = find_place (taken, &print, &badge->x, &badge->y);
        overlay->n_aside += circle > 0;
        far += circle > NEAR_CIRCLE;
      }
  return far;
}

/* Units at home are where the marks that they were at have gone. */
static void
move_units (TbrOverlay *overlay, const guint32 *now_at)
{
  const GArray *units = overlay->snapshot->units;
  for (guint i = 0; i < units->len; i++)
    {
      TbrLook look = tbr_look_of (g_array_index (units, TbrUnitView, i).phase);
      if (overlay->unit_at[i] > 0 && (look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY))
        overlay->unit_at[i] = now_at[overlay->unit_at[i] - 1];
    }
}

/* Pixels within which units at home are one mark: a map of a continent is not about bases. */
static double
base_reach (const TbrOverlay *overlay)
{
  const TbrView *view = &overlay->view;
  double more = CLAMP (view->scale * view->ui / BASE_FINE, 1, BASE_MORE);
  return BASE_REACH * more * view->ui;
}

/* Joins marks of units at home until few enough are left to see the map between them. */
static void
thin_bases (TbrOverlay *overlay)
{
  double reach = base_reach (overlay);
  while (overlay->bases->len > MOST_BASES)
    {
      GArray *fewer = g_array_new (FALSE, FALSE, sizeof (TbrBadge));
      TbrNearby nearby;
      reach *= WIDER;
      tbr_nearby_init (&nearby, &overlay->view, margin_of (&overlay->view), reach);
      g_autofree guint32 *now_at = g_new (guint32, overlay->bases->len);
      for (guint i = 0; i < overlay->bases->len; i++)
        now_at[i] = join_badge (fewer, &nearby, &g_array_index (overlay->bases, TbrBadge, i)) + 1;
      move_units (overlay, now_at);
      tbr_nearby_clear (&nearby);
      g_array_unref (overlay->bases);
      overlay->bases = fewer;
    }
}

/* Returns how many symbols lie far from where they belong. */
static guint
lay_all (TbrOverlay *overlay)
{
  const TbrSnapshot *snapshot = overlay->snapshot;
  const TbrView *view = &overlay->view;
  double reach = view->ui * overlay->reach;
  tbr_nearby_init (&overlay->bases_near, view, margin_of (view), base_reach (overlay));
  tbr_nearby_init (&overlay->badges_near, view, margin_of (view), BADGE_REACH * reach);
  g_array_set_size (overlay->bases, 0);
  g_array_set_size (overlay->badges, 0);
  g_array_set_size (overlay->rings, 0);
  g_array_set_size (overlay->tracks, 0);
  memset (overlay->looks, 0, sizeof overlay->looks);
  memset (overlay->symbols, 0, sizeof overlay->symbols);
  memset (overlay->kinds, 0, sizeof overlay->kinds);
  overlay->n_open = 0;
  overlay->last_base.count = 0;
  for (guint i = 0; snapshot->needs != NULL && i < snapshot->needs->len; i++)
    lay_need (overlay, i, &g_array_index (snapshot->needs, TbrNeedView, i));
  for (guint i = 0; snapshot->units != NULL && i < snapshot->units->len; i++)
    lay_unit (overlay, i, &g_array_index (snapshot->units, TbrUnitView, i));
  tbr_nearby_clear (&overlay->bases_near);
  tbr_nearby_clear (&overlay->badges_near);
  thin_bases (overlay);
  return spread (overlay);
}

/* Whether needs of several kinds, which are told apart still, crowd the picture. */
static gboolean
is_heap (const TbrOverlay *overlay)
{
  guint n_kinds = 0, n = overlay->badges->len + overlay->rings->len;
  for (int i = 0; i < TBR_NEED_N; i++)
    n_kinds += overlay->kinds[i] > 0;
  return n_kinds > 1 && overlay->rings->len > FEW_RINGS && !overlay->is_crowded
         && overlay->n_aside > MAX (MOST_ASIDE * n, FEW);
}

TbrOverlay *
tbr_overlay_new (const TbrSnapshot *snapshot, const TbrView *view)
{
  return tbr_overlay_new_placed (snapshot, NULL, NULL, view);
}

TbrOverlay *
tbr_overlay_new_placed (const TbrSnapshot *snapshot, const float *x, const float *y,
                        const TbrView *view)
{
  g_return_val_if_fail (snapshot != NULL && view != NULL && view->scale > 0, NULL);
  TbrOverlay *overlay = g_new0 (TbrOverlay, 1);
  overlay->snapshot = snapshot;
  overlay->view = *view;
  overlay->plane_x = x;
  overlay->plane_y = y;
  overlay->reach = 1;
  overlay->types = tbr_symbols_of_capabilities (snapshot->scenario);
  overlay->unit_at = g_new0 (guint32, snapshot->units != NULL ? snapshot->units->len + 1 : 1);
  overlay->need_at = g_new0 (guint32, snapshot->needs != NULL ? snapshot->needs->len + 1 : 1);
  overlay->bases = g_array_new (FALSE, FALSE, sizeof (TbrBadge));
  overlay->badges = g_array_new (FALSE, FALSE, sizeof (TbrBadge));
  overlay->rings = g_array_new (FALSE, FALSE, sizeof (TbrNeedRing));
  overlay->tracks = g_array_new (FALSE, FALSE, sizeof (TbrTrack));
  guint n_far = lay_all (overlay);
  while (is_heap (overlay)
         || (n_far > MOST_FAR * (overlay->badges->len + overlay->rings->len)
             && overlay->reach < WIDEST))
    {
      if (is_heap (overlay))
        overlay->is_crowded = TRUE;
      else
        overlay->reach *= WIDER;
      n_far = lay_all (overlay);
    }
  overlay->plane_x = overlay->plane_y = NULL;
  return overlay;
}

void
tbr_overlay_free (TbrOverlay *overlay)
{
  if (overlay == NULL)
    return;
  g_array_unref (overlay->bases);
  g_array_unref (overlay->badges);
  g_array_unref (overlay->rings);
  g_array_unref (overlay->tracks);
  g_free (overlay->types);
  g_free (overlay->unit_at);
  g_free (overlay->need_at);
  g_free (overlay);
}
