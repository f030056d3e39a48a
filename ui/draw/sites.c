/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How sites are marked on a map: a rounded square with a symbol, the more important first. */
#include "draw/sites.h"

#include "draw/backdrop.h"

#include <glib/gi18n.h>
#include <math.h>

/* Metres a pixel below which sites are worth their ink; those of the scenario always are. */
#define SCALE_SITES 1500.0
#define SCALE_PORTS 800.0  /* ports and larger airports */
#define SCALE_STRIPS 250.0 /* all airports */
#define SITE_RADIUS 7.0    /* pixels at ui 1, half a side */
#define BAR_HEIGHT 4.0     /* likewise, of the load */
#define PICK_REACH 10.0
#define POINTER 5.0 /* length of the pointer of a mark that stands aside */
#define ASIDE 17.0  /* from one ring of places aside to the next */
#define ASIDE_RINGS 3u
#define ASIDE_PLACES 12u /* in a ring */

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
    [TBR_SITE_BASE] = TBR_SYMBOL_HOUSE,
    [TBR_SITE_AIRPORT] = TBR_SYMBOL_AIRCRAFT,
    [TBR_SITE_PORT] = TBR_SYMBOL_BOAT,
  };
  g_return_val_if_fail (category < TBR_SITE_N, TBR_SYMBOL_GENERIC);
  return (TbrSymbol) symbols[category];
}

const char *
tbr_site_state_name (TbrSiteState state)
{
  static const char *const names[TBR_SITE_STATE_N]
      = { NC_ ("site", "works"), NC_ ("site", "slowed"), NC_ ("site", "out") };
  g_return_val_if_fail (state < TBR_SITE_STATE_N, "");
  return g_dpgettext2 (NULL, "site", names[state]);
}

/* ---- which are shown ---- */

/* Which of two sites has room first. */
typedef enum
{
  RANK_OWN,     /* the scenario brings or changes it, or an order was about it */
  RANK_FAILING, /* it does not work as usual */
  RANK_USUAL,
  RANK_PORT,
  RANK_STRIP
} Rank;

/* Sites that an order was about. */
static guint
n_ordered (const TbrSnapshot *snapshot)
{
  return snapshot != NULL && snapshot->sites != NULL ? snapshot->sites->len : 0;
}

/* A site in view. */
typedef struct
{
  TbrSiteSign sign;
  Rank rank;
  guint32 order; /* on the map */
} Shown;

static gboolean
is_own (const TbrSnapshot *snapshot, TbrSiteId site)
{
  const TbrScenario *scenario = snapshot != NULL ? snapshot->scenario : NULL;
  for (guint i = 0; scenario != NULL && i < scenario->n_sites; i++)
    if (scenario->sites[i].site.i == site.i)
      return TRUE;
  for (guint i = 0; i < n_ordered (snapshot); i++)
    if (g_array_index (snapshot->sites, TbrSiteView, i).site.i == site.i)
      return TRUE;
  return FALSE;
}

static Rank
usual_rank (const TbrMap *map, TbrSiteId id, const TbrAnySite *site)
{
  if (site->category == TBR_SITE_PORT)
    return RANK_PORT;
  if (site->category != TBR_SITE_AIRPORT)
    return RANK_USUAL;
  return map->airports[id.i & ~TBR_SITE_ID_AIRPORT].large ? RANK_PORT : RANK_STRIP;
}

/* Whether sites of a rank are drawn at the scale of a view. */
static gboolean
shows_rank (const TbrView *view, Rank rank)
{
  static const double scales[] = { [RANK_OWN] = G_MAXDOUBLE,
                                   [RANK_FAILING] = SCALE_SITES,
                                   [RANK_USUAL] = SCALE_SITES,
                                   [RANK_PORT] = SCALE_PORTS,
                                   [RANK_STRIP] = SCALE_STRIPS };
  return view->scale * view->ui < scales[rank];
}

/* Whether a site is drawn, and how; FALSE outside of @view. */
static gboolean
look_at (const TbrMap *map, const TbrSnapshot *snapshot, const TbrView *view, guint32 index,
         Shown *out)
{
  TbrSiteId id = tbr_map_any_site_at (map, index);
  TbrSiteCondition condition = { .load = NAN };
  TbrAnySite site;
  if (!tbr_map_any_site (map, id, &site))
    return FALSE;
  Rank rank = is_own (snapshot, id) ? RANK_OWN : usual_rank (map, id, &site);
  if (!shows_rank (view, MIN (rank, RANK_FAILING)))
    return FALSE;
  *out = (Shown){ .rank = rank, .order = index };
  tbr_view_to_pixel (view, site.lon, site.lat, &out->sign.x, &out->sign.y);
  if (out->sign.x < 0 || out->sign.y < 0 || out->sign.x > view->width || out->sign.y > view->height)
    return FALSE;
  if (snapshot != NULL)
    tbr_site_condition (snapshot, id, &condition);
  if (condition.state != TBR_SITE_WORKS)
    out->rank = MIN (rank, RANK_FAILING);
  out->sign.symbol = tbr_symbol_of_site (site.category);
  out->sign.state = condition.state;
  out->sign.load = condition.load;
  out->sign.is_own = rank == RANK_OWN;
  return shows_rank (view, out->rank);
}

gboolean
tbr_sites_are_shown (const TbrView *view)
{
  return !tbr_view_hides (view, TBR_MAP_SITES) && shows_rank (view, RANK_USUAL);
}

static const TbrMap *
map_of (const TbrMap *map, const TbrSnapshot *snapshot)
{
  return snapshot != NULL ? snapshot->scenario->map : map;
}

static gboolean
shows_any (const TbrMap *map, const TbrSnapshot *snapshot, const TbrView *view)
{
  gboolean has_own
      = snapshot != NULL && (snapshot->scenario->n_sites > 0 || n_ordered (snapshot) > 0);
  return !tbr_view_hides (view, TBR_MAP_SITES) && map != NULL
         && (has_own || shows_rank (view, RANK_USUAL));
}

static gint
compare_shown (gconstpointer a, gconstpointer b)
{
  const Shown *one = a, *other = b;
  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

/* All sites in view, the more important first. */
static GArray *
list_shown (const TbrMap *map, const TbrSnapshot *snapshot, const TbrView *view)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Shown));
  for (guint32 i = 0; shows_any (map, snapshot, view) && i < tbr_map_n_any_sites (map); i++)
    {
      Shown one;
      if (look_at (map, snapshot, view, i, &one))
        g_array_append_val (list, one);
    }
  g_array_sort (list, compare_shown);
  return list;
}

guint64
tbr_sites_key (const TbrMap *map, const TbrSnapshot *snapshot, const TbrView *view)
{
  const TbrMap *own = map_of (map, snapshot);
  g_autoptr (GArray) list = list_shown (own, snapshot, view);
  guint64 key = list->len > 0 ? 14695981039346656037u ^ (guint64) GPOINTER_TO_SIZE (own) : 0;
  for (guint i = 0; i < list->len; i++)
    {
      const Shown *one = &g_array_index (list, Shown, i);
      guint64 load = isnan (one->sign.load) ? 999 : (guint64) (20 * one->sign.load);
      if (one->sign.state != TBR_SITE_WORKS || load != 999)
        key = (key ^ one->order ^ (guint64) one->sign.state << 32 ^ load << 36) * 1099511628211u;
    }
  for (guint i = 0; i < n_ordered (snapshot); i++)
    key = (key ^ g_array_index (snapshot->sites, TbrSiteView, i).site.i) * 1099511628211u;
  return key;
}

/* ---- drawn ---- */

static void
paint_load (const TbrPen *pen, const TbrSiteSign *sign, double half)
{
  const TbrTheme *theme = pen->theme;
  double width = 2 * half, height = BAR_HEIGHT * pen->ui, y = sign->y + half + 1.5 * pen->ui;
  cairo_rectangle (pen->cr, sign->x - half, y, width, height);
  tbr_pen_colour (pen, theme->panel | 0xff);
  cairo_fill (pen->cr);
  cairo_rectangle (pen->cr, sign->x - half, y, width * CLAMP (sign->load, 0, 1), height);
  tbr_pen_colour (pen, sign->load > 1 ? theme->need : theme->served);
  cairo_fill (pen->cr);
  cairo_rectangle (pen->cr, sign->x - half, y, width, height);
  tbr_pen_line (pen, 1 * pen->ui, theme->text);
  cairo_stroke (pen->cr);
}

void
tbr_site_sign_paint (const TbrPen *pen, const TbrSiteSign *sign)
{
  const TbrTheme *theme = pen->theme;
  const TbrColour lines[TBR_SITE_STATE_N]
      = { sign->is_own ? theme->text : theme->text_dim, theme->slowed, theme->closed };
  double half = SITE_RADIUS * pen->ui, width = sign->is_own ? 1.8 : 1.1;
  const double dash[2] = { 3.5 * pen->ui, 2 * pen->ui };
  TbrRect rect = { sign->x - half, sign->y - half, 2 * half, 2 * half };
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &rect, 2.5 * pen->ui);
  tbr_pen_colour (pen, theme->panel | 0xff);
  cairo_fill_preserve (pen->cr);
  if (sign->state != TBR_SITE_WORKS)
    width = 2.4;
  cairo_set_dash (pen->cr, dash, sign->state == TBR_SITE_SLOWED ? 2 : 0, 0);
  tbr_pen_line (pen, width * pen->ui, lines[sign->state]);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
  tbr_pen_colour (pen, sign->is_own ? theme->text : theme->text_dim);
  tbr_symbol_fill (pen->cr, sign->symbol, sign->x, sign->y, 9 * pen->ui);
  if (sign->state == TBR_SITE_OUT)
    {
      cairo_move_to (pen->cr, sign->x - half, sign->y - half);
      cairo_line_to (pen->cr, sign->x + half, sign->y + half);
      cairo_move_to (pen->cr, sign->x - half, sign->y + half);
      cairo_line_to (pen->cr, sign->x + half, sign->y - half);
      tbr_pen_line (pen, 2 * pen->ui, theme->closed);
      cairo_stroke (pen->cr);
    }
  if (!isnan (sign->load))
    paint_load (pen, sign, half);
}

/* A small triangle at the edge of a mark that stands aside, towards where its site is. */
static void
paint_pointer (const TbrPen *pen, const TbrSiteSign *sign, double from_x, double from_y)
{
  double far = hypot (from_x - sign->x, from_y - sign->y), ui = pen->ui;
  double east = (from_x - sign->x) / far, south = (from_y - sign->y) / far;
  double edge = SITE_RADIUS * ui / fmax (fabs (east), fabs (south));
  double x = sign->x + edge * east, y = sign->y + edge * south;
  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, x + POINTER * ui * east, y + POINTER * ui * south);
  cairo_line_to (pen->cr, x - 3.5 * ui * south, y + 3.5 * ui * east);
  cairo_line_to (pen->cr, x + 3.5 * ui * south, y - 3.5 * ui * east);
  cairo_close_path (pen->cr);
  tbr_pen_colour (pen, pen->theme->text);
  cairo_fill (pen->cr);
}

/* The room of a mark with its bar. */
static TbrRect
room_of (const TbrPen *pen, const TbrSiteSign *sign, double margin)
{
  double half = (SITE_RADIUS + margin) * pen->ui;
  double bar = isnan (sign->load) ? 0 : (BAR_HEIGHT + 2) * pen->ui;
  return (TbrRect){ sign->x - half, sign->y - half, 2 * half, 2 * half + bar };
}

/* Moves a mark aside when something lies where its site is; FALSE when there is no room near. What
   is the scenario's own, or fails, is worth it. */
static gboolean
step_aside (const TbrPen *pen, TbrSiteSign *sign, const GArray *taken, TbrRect *out_room)
{
  const double x = sign->x, y = sign->y;
  for (guint i = 0; i < ASIDE_RINGS * ASIDE_PLACES; i++)
    {
      double angle = 2 * G_PI * (i % ASIDE_PLACES) / ASIDE_PLACES;
      double far = ASIDE * pen->ui * (1 + i / ASIDE_PLACES);
      sign->x = x + far * sin (angle);
      sign->y = y - far * cos (angle);
      *out_room = room_of (pen, sign, POINTER);
      if (tbr_rect_is_free (taken, out_room))
        return TRUE;
    }
  return FALSE;
}

void
tbr_backdrop_paint_sites (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                          const TbrSnapshot *snapshot, GArray *taken)
{
  const TbrMap *map = map_of (backdrop->map, snapshot);
  g_autoptr (GArray) list = list_shown (map, snapshot, view);
  for (guint i = 0; i < list->len; i++)
    {
      const Shown *one = &g_array_index (list, Shown, i);
      TbrSiteSign sign = one->sign;
      TbrRect room = room_of (pen, &sign, 1);
      gboolean is_there = tbr_rect_is_free (taken, &room);
      if (!is_there && (one->rank > RANK_FAILING || !step_aside (pen, &sign, taken, &room)))
        continue;
      tbr_site_sign_paint (pen, &sign);
      if (!is_there)
        paint_pointer (pen, &sign, one->sign.x, one->sign.y);
      g_array_append_val (taken, room);
    }
}

TbrSiteId
tbr_sites_pick (const TbrMap *map, const TbrSnapshot *snapshot, const TbrView *view, double x,
                double y)
{
  const TbrMap *own = map_of (map, snapshot);
  TbrSiteId best = { TBR_NONE };
  /* a mark that had no room stands aside: one that is worth it is found there, too, unless another
     is nearer */
  double nearest = (ASIDE + SITE_RADIUS) * view->ui;
  for (guint32 i = 0; shows_any (own, snapshot, view) && i < tbr_map_n_any_sites (own); i++)
    {
      TbrSiteId id = tbr_map_any_site_at (own, i);
      TbrAnySite site;
      Shown shown;
      double at_x, at_y;
      if (!tbr_map_any_site (own, id, &site))
        continue;
      tbr_view_to_pixel (view, site.lon, site.lat, &at_x, &at_y);
      double distance = MAX (ABS (at_x - x), ABS (at_y - y));
      if (distance >= nearest || !look_at (own, snapshot, view, i, &shown)
          || (shown.rank > RANK_FAILING && distance >= PICK_REACH * view->ui))
        continue;
      nearest = distance;
      best = id;
    }
  return best;
}
