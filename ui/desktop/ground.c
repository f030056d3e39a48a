/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map under the symbols: drawn by a thread of its own, handed over when it is done. */
#include "desktop/ground.h"

#include "desktop/mailbox.h"

#include <math.h>
#include <string.h>

/* What is kept from one drawing to the next. */
typedef struct
{
  TbrView view;
  TbrThemeId theme;
  guint64 key;            /* of what the moment changes about the map */
  cairo_surface_t *map;   /* opaque; NULL when there is none */
  cairo_surface_t *names; /* premultiplied */
  gboolean is_named;      /* the names are those of this view */
  GArray *taken;          /* TbrRect: where they stand; NULL when that is not known */
} Kept;

struct _TbrPainter
{
  const TbrBackdrop *backdrop;
  void (*wake) (gpointer);
  gpointer wake_data;
  GThread *thread;
  gint stop;
  TbrBell bell;
  TbrMailbox wishes; /* Wish */
  TbrMailbox grounds;
  guint n_asked; /* by the thread that asks */
  /* of the thread that paints alone */
  Kept kept;
  TbrAtlas *atlas;
};

typedef struct
{
  TbrGroundWish wish;
  guint serial;
} Wish;

static void
free_wish (Wish *wish)
{
  if (wish == NULL)
    return;
  tbr_moment_unref (wish->wish.moment);
  g_free (wish);
}

void
tbr_ground_free (TbrGround *ground)
{
  if (ground == NULL)
    return;
  cairo_surface_destroy (ground->surface);
  g_array_unref (ground->signs);
  tbr_overlay_free (ground->overlay);
  tbr_atlas_unref (ground->atlas);
  tbr_moment_unref (ground->moment);
  g_free (ground);
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

/* ---- the map ---- */

/* Which states stand out, which links and services are not as usual. */
static guint64
key_of (const TbrMap *map, const TbrMoment *moment, guint32 hidden)
{
  guint64 key = 14695981039346656037u ^ hidden;
  if (moment == NULL)
    return key;
  const TbrSnapshot *snapshot = moment->snapshot;
  g_autofree guint8 *affected = tbr_backdrop_affected (map, snapshot);
  for (guint i = 0; i < map->n_countries; i++)
    key = (key ^ affected[i]) * 1099511628211u;
  for (guint i = 0; i < snapshot->links->len; i++)
    {
      const TbrLinkView *link = &g_array_index (snapshot->links, TbrLinkView, i);
      key = (key ^ link->link.i ^ (guint64) (link->speed_factor * 64) << 32) * 1099511628211u;
    }
  for (guint i = 0; i < snapshot->outages->len; i++)
    {
      const TbrOutageView *outage = &g_array_index (snapshot->outages, TbrOutageView, i);
      for (guint k = 0; k < TBR_LIFELINE_N; k++)
        key = (key ^ outage->region.i ^ (guint64) (outage->inoperability[k] * 10 + k * 16) << 32)
              * 1099511628211u;
    }
  return key;
}

/* The part of a drawing from @x, @y on as a view of its own. */
static TbrView
part_of (const TbrView *view, const cairo_rectangle_int_t *part)
{
  TbrView one = *view;
  one.x += (part->x + part->width / 2.0 - view->width / 2.0) * view->scale;
  one.y -= (part->y + part->height / 2.0 - view->height / 2.0) * view->scale;
  one.width = part->width;
  one.height = part->height;
  return one;
}

static void
paint_part (const TbrPainter *painter, cairo_surface_t *surface, const Wish *wish,
            const TbrView *view, const cairo_rectangle_int_t *part)
{
  if (part->width <= 0 || part->height <= 0)
    return;
  TbrView one = part_of (view, part);
  TbrPen pen;
  cairo_t *cr = cairo_create (surface);
  cairo_translate (cr, part->x, part->y);
  cairo_rectangle (cr, 0, 0, part->width, part->height);
  cairo_clip (cr);
  tbr_pen_init (&pen, cr, tbr_theme_get (wish->wish.theme), view->ui);
  tbr_backdrop_paint (painter->backdrop, &pen, &one,
                      wish->wish.moment != NULL ? wish->wish.moment->snapshot : NULL);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
}

/* What of the old map can be kept: it moves by whole pixels. */
static gboolean
can_shift (const Kept *kept, const Wish *wish, const TbrView *view, guint64 key)
{
  return kept->map != NULL && kept->view.scale == view->scale && kept->view.ui == view->ui
         && kept->theme == wish->wish.theme && kept->key == key;
}

static void
shift_of (const TbrView *from, const TbrView *to, int *out_x, int *out_y)
{
  *out_x = (int) lround ((from->x - to->x) / to->scale + (to->width - from->width) / 2.0);
  *out_y = (int) lround ((to->y - from->y) / to->scale + (to->height - from->height) / 2.0);
}

/* Puts the view where its pixels fall on those of the one before. */
static void
snap (const TbrView *from, TbrView *to)
{
  int x, y;
  shift_of (from, to, &x, &y);
  to->x = from->x - (x - (to->width - from->width) / 2.0) * to->scale;
  to->y = from->y + (y - (to->height - from->height) / 2.0) * to->scale;
}

/* Copies what is still in view and paints the strips that are not. */
static void
shift_map (TbrPainter *painter, cairo_surface_t *surface, const Wish *wish, const TbrView *view)
{
  int x, y;
  const Kept *kept = &painter->kept;
  TbrRaster to = tbr_raster_of (surface), from = tbr_raster_of (kept->map);
  shift_of (&kept->view, view, &x, &y);
  tbr_raster_copy (&to, &from, x, y);
  cairo_surface_mark_dirty (surface);
  int left = CLAMP (x, 0, view->width), right = CLAMP (x + from.width, 0, view->width);
  int top = CLAMP (y, 0, view->height), bottom = CLAMP (y + from.height, 0, view->height);
  if (right <= left || bottom <= top)
    left = right = view->width;
  const cairo_rectangle_int_t strips[] = { { 0, 0, left, view->height },
                                           { right, 0, view->width - right, view->height },
                                           { left, 0, right - left, top },
                                           { left, bottom, right - left, view->height - bottom } };
  for (guint i = 0; i < G_N_ELEMENTS (strips); i++)
    paint_part (painter, surface, wish, view, &strips[i]);
}

static void
keep_map (Kept *kept, cairo_surface_t *map, const Wish *wish, const TbrView *view)
{
  if (kept->map != map)
    g_clear_pointer (&kept->map, cairo_surface_destroy);
  kept->map = map;
  kept->view = *view;
  kept->theme = wish->wish.theme;
}

/* ---- names ---- */

static void
forget_names (Kept *kept)
{
  g_clear_pointer (&kept->names, cairo_surface_destroy);
  g_clear_pointer (&kept->taken, g_array_unref);
  kept->is_named = FALSE;
}

/* Where units are not joined they are drawn for each frame; needs, hazards and ways are laid out
   here all the same. */
static TbrOverlay *
lay_out (const Wish *wish, const TbrView *view)
{
  TbrView own = *view;
  if (wish->wish.moment == NULL)
    return NULL;
  if (!wish->wish.is_grouped)
    own.hidden |= 1u << TBR_MAP_UNITS | 1u << TBR_MAP_BASES;
  return tbr_overlay_new (wish->wish.moment->snapshot, &own);
}

/* They avoid the symbols of this moment, and stay while others come and go: names that jump about
   are not read. */
static void
paint_names (TbrPainter *painter, const Wish *wish, const TbrView *view)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, view->width, view->height);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  g_autoptr (TbrOverlay) overlay = lay_out (wish, view);
  GArray *taken = overlay != NULL ? tbr_overlay_boxes (overlay)
                                  : g_array_new (FALSE, FALSE, sizeof (TbrRect));
  guint n_symbols = taken->len;
  TbrSnapshot still = { 0 };
  if (wish->wish.moment != NULL)
    still = *wish->wish.moment->snapshot;
  still.marks = NULL;
  tbr_pen_init (&pen, cr, tbr_theme_get (wish->wish.theme), view->ui);
  tbr_backdrop_paint_sites (painter->backdrop, &pen, view, taken);
  tbr_backdrop_paint_names (painter->backdrop, &pen, view,
                            wish->wish.moment != NULL ? &still : NULL, taken);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  g_array_remove_range (taken, 0, n_symbols);
  forget_names (&painter->kept);
  painter->kept.names = surface;
  painter->kept.taken = taken;
  painter->kept.is_named = TRUE;
}

/* The old names where they belong now. */
static void
move_names (Kept *kept, const TbrView *from, const TbrView *view)
{
  int x, y;
  cairo_surface_t *moved
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, view->width, view->height);
  TbrRaster to = tbr_raster_of (moved), old = tbr_raster_of (kept->names);
  shift_of (from, view, &x, &y);
  tbr_raster_copy (&to, &old, x, y);
  cairo_surface_mark_dirty (moved);
  forget_names (kept);
  kept->names = moved;
}

/* ---- symbols ---- */

static void
add_sign (GArray *signs, const TbrView *view, const double place[4], const TbrSprite *sprite)
{
  TbrSign sign = { .sprite = sprite };
  sign.x = (float) (view->x - TBR_BACKDROP_X + (place[2] - view->width / 2.0) * view->scale);
  sign.y = (float) (view->y - TBR_BACKDROP_Y - (place[3] - view->height / 2.0) * view->scale);
  sign.dx = (gint16) lround (place[0] - place[2]);
  sign.dy = (gint16) lround (place[1] - place[3]);
  g_array_append_val (signs, sign);
}

static void
add_signs (TbrPainter *painter, const TbrOverlay *overlay, GArray *signs)
{
  const TbrView *view = &overlay->view;
  for (guint i = 0; i < overlay->bases->len; i++)
    {
      const TbrBadge *base = &g_array_index (overlay->bases, TbrBadge, i);
      const double place[4] = { base->x, base->y, base->x, base->y };
      add_sign (signs, view, place, tbr_atlas_base (painter->atlas, base));
    }
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      const double at_x = ring->sum_x / ring->count, at_y = ring->sum_y / ring->count;
      const double place[4] = { ring->x, ring->y, at_x, at_y };
      add_sign (signs, view, place, tbr_atlas_ring (painter->atlas, ring));
    }
  for (guint i = 0; i < overlay->badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
      const double place[4] = { badge->x, badge->y, badge->at_x, badge->at_y };
      add_sign (signs, view, place, tbr_atlas_badge (painter->atlas, badge));
    }
}

/* Where a symbol was moved far, a thin line leads to its place; and the ways of units. */
static void
paint_lines (const TbrOverlay *overlay, const TbrPen *pen)
{
  for (guint i = 0; i < overlay->tracks->len; i++)
    tbr_overlay_paint_track (pen, &g_array_index (overlay->tracks, TbrTrack, i));
  for (guint i = 0; i < overlay->badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
      if (hypot (badge->x - badge->at_x, badge->y - badge->at_y) < TBR_BADGE_RADIUS * pen->ui)
        continue;
      cairo_move_to (pen->cr, badge->at_x, badge->at_y);
      cairo_line_to (pen->cr, badge->x, badge->y);
      tbr_pen_line (pen, 0.9 * pen->ui, (pen->theme->text & 0xffffff00u) | 0x80);
      cairo_stroke (pen->cr);
    }
}

/* ---- the whole ---- */

static void
paint_moment (TbrPainter *painter, TbrGround *ground, const Wish *wish)
{
  cairo_t *cr = cairo_create (ground->surface);
  TbrPen pen;
  g_autoptr (GArray) taken = NULL;
  tbr_pen_init (&pen, cr, tbr_theme_get (ground->theme), ground->view.ui);
  if (ground->overlay != NULL)
    {
      taken = tbr_overlay_boxes (ground->overlay);
      if (painter->kept.taken != NULL)
        g_array_append_vals (taken, painter->kept.taken->data, painter->kept.taken->len);
      tbr_overlay_paint_marks (ground->overlay, &pen);
      paint_lines (ground->overlay, &pen);
      add_signs (painter, ground->overlay, ground->signs);
    }
  if (painter->kept.names != NULL)
    {
      cairo_set_source_surface (cr, painter->kept.names, 0, 0);
      cairo_paint (cr);
    }
  if (ground->overlay != NULL)
    tbr_backdrop_paint_mark_names (&pen, &ground->view, wish->wish.moment->snapshot, taken);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
}

static void
hand_over (TbrPainter *painter, const Wish *wish, const TbrView *view, TbrGroundStage stage)
{
  TbrGround *ground = g_new0 (TbrGround, 1);
  double since = now_ms ();
  ground->view = *view;
  ground->theme = wish->wish.theme;
  ground->stage = stage;
  ground->serial = wish->serial;
  ground->signs = g_array_new (FALSE, FALSE, sizeof (TbrSign));
  ground->atlas = tbr_atlas_ref (painter->atlas);
  ground->moment = wish->wish.moment != NULL ? tbr_moment_ref (wish->wish.moment) : NULL;
  ground->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, view->width, view->height);
  ground->overlay = lay_out (wish, view);
  TbrRaster to = tbr_raster_of (ground->surface), from = tbr_raster_of (painter->kept.map);
  tbr_raster_copy (&to, &from, 0, 0);
  cairo_surface_mark_dirty (ground->surface);
  paint_moment (painter, ground, wish);
  cairo_surface_flush (ground->surface);
  ground->spent[TBR_GROUND_WHOLE] = now_ms () - since;
  tbr_ground_free (tbr_mailbox_put (&painter->grounds, ground));
  painter->wake (painter->wake_data);
}

/* Land first, so that something is there at once. */
static void
paint_land (TbrPainter *painter, const Wish *wish, const TbrView *view, cairo_surface_t *map)
{
  cairo_t *cr = cairo_create (map);
  TbrPen pen;
  tbr_pen_init (&pen, cr, tbr_theme_get (wish->wish.theme), view->ui);
  tbr_backdrop_paint_land (painter->backdrop, &pen, view,
                           wish->wish.moment != NULL ? wish->wish.moment->snapshot : NULL);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
}

static void
renew_map (TbrPainter *painter, const Wish *wish, TbrView *view, guint64 key)
{
  Kept *kept = &painter->kept;
  gboolean shift = can_shift (kept, wish, view, key);
  gboolean same_place = kept->map != NULL && kept->view.scale == view->scale
                        && kept->view.ui == view->ui && kept->theme == wish->wish.theme;
  TbrView before = kept->view;
  kept->is_named = FALSE;
  if (same_place)
    snap (&kept->view, view);
  cairo_surface_t *map = cairo_image_surface_create (CAIRO_FORMAT_RGB24, view->width, view->height);
  const cairo_rectangle_int_t all = { 0, 0, view->width, view->height };
  if (shift)
    shift_map (painter, map, wish, view);
  else if (!same_place)
    {
      forget_names (kept);
      paint_land (painter, wish, view, map);
      keep_map (kept, map, wish, view);
      hand_over (painter, wish, view, TBR_GROUND_LAND);
    }
  if (!shift)
    paint_part (painter, map, wish, view, &all);
  keep_map (kept, map, wish, view);
  kept->key = key;
  if (same_place && kept->names != NULL)
    move_names (kept, &before, view);
}

static gboolean
is_same_view (const TbrView *a, const TbrView *b)
{
  return a->scale == b->scale && a->ui == b->ui && a->width == b->width && a->height == b->height
         && fabs (a->x - b->x) < a->scale / 2 && fabs (a->y - b->y) < a->scale / 2;
}

static void
fulfil (TbrPainter *painter, const Wish *wish)
{
  Kept *kept = &painter->kept;
  TbrView view = wish->wish.view;
  view.width += 2 * TBR_GROUND_MARGIN;
  view.height += 2 * TBR_GROUND_MARGIN;
  guint64 key = key_of (painter->backdrop->map, wish->wish.moment, view.hidden);
  if (painter->atlas == NULL || !tbr_atlas_fits (painter->atlas, wish->wish.theme, view.ui))
    {
      tbr_atlas_unref (painter->atlas);
      painter->atlas = tbr_atlas_new (wish->wish.theme, view.ui);
    }
  gboolean is_old = can_shift (kept, wish, &view, key) && is_same_view (&kept->view, &view);
  if (is_old)
    view = kept->view;
  else
    renew_map (painter, wish, &view, key);
  kept->view.hidden = view.hidden = wish->wish.view.hidden;
  if (is_old && kept->is_named)
    {
      hand_over (painter, wish, &view, TBR_GROUND_WHOLE);
      return;
    }
  hand_over (painter, wish, &view, TBR_GROUND_MAP);
  /* names are worth their time only where the map stays for a while */
  if (!tbr_mailbox_is_empty (&painter->wishes))
    return;
  paint_names (painter, wish, &view);
  hand_over (painter, wish, &view, TBR_GROUND_WHOLE);
}

static gpointer
paint (gpointer data)
{
  TbrPainter *painter = data;
  while (!g_atomic_int_get (&painter->stop))
    {
      Wish *wish;
      tbr_bell_wait (&painter->bell);
      while (!g_atomic_int_get (&painter->stop)
             && (wish = tbr_mailbox_take (&painter->wishes)) != NULL)
        {
          fulfil (painter, wish);
          free_wish (wish);
        }
    }
  return NULL;
}

TbrPainter *
tbr_painter_new (const TbrBackdrop *backdrop, void (*wake) (gpointer), gpointer data)
{
  TbrPainter *painter = g_new0 (TbrPainter, 1);
  painter->backdrop = backdrop;
  painter->wake = wake;
  painter->wake_data = data;
  tbr_bell_init (&painter->bell);
  painter->thread = g_thread_new ("painter", paint, painter);
  return painter;
}

void
tbr_painter_free (TbrPainter *painter)
{
  if (painter == NULL)
    return;
  g_atomic_int_set (&painter->stop, 1);
  tbr_bell_ring (&painter->bell);
  g_thread_join (painter->thread);
  free_wish (tbr_mailbox_take (&painter->wishes));
  tbr_ground_free (tbr_mailbox_take (&painter->grounds));
  g_clear_pointer (&painter->kept.map, cairo_surface_destroy);
  forget_names (&painter->kept);
  tbr_atlas_unref (painter->atlas);
  tbr_bell_clear (&painter->bell);
  g_free (painter);
}

guint
tbr_painter_ask (TbrPainter *painter, const TbrGroundWish *wish)
{
  Wish *copy = g_new (Wish, 1);
  copy->wish = *wish;
  copy->serial = ++painter->n_asked;
  free_wish (tbr_mailbox_put (&painter->wishes, copy));
  tbr_bell_ring (&painter->bell);
  return painter->n_asked;
}

TbrGround *
tbr_painter_take (TbrPainter *painter)
{
  return tbr_mailbox_take (&painter->grounds);
}
