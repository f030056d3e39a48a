/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map under the symbols: drawn by a thread of its own, handed over when it is done. */
#include "desktop/ground.h"

#include "desktop/labels.h"
#include "desktop/mailbox.h"
#include "draw/own_layer.h"
#include "draw/sites.h"

#include <math.h>

#define LABEL_MARGIN                                                                               \
  5.0 /* pixels at ui 1: what letters and their halos reach beyond their boxes                     \
       */

/* What is kept from one drawing to the next. */
typedef struct
{
  TbrView view;
  TbrThemeId theme;
  guint64 key;          /* of what the moment changes about the map */
  cairo_surface_t *map; /* opaque; NULL when there is none */
  TbrSigns *signs;      /* NULL when there are none */
  TbrLabels *labels;    /* NULL when there are none */
  TbrView labels_view;  /* for which they were drawn */
  gboolean is_named;    /* that is the view of the map */
  TbrRect over;         /* what lay over it then, in its pixels */
  TbrView window;       /* what of it was seen when it came to rest: names lie within or beyond */
  guint64 sites_key;    /* of the sites among the names */
  guint n_changes;      /* how often the map or its names were painted */
  cairo_surface_t *picture; /* all of it as it was handed over last; NULL for none */
  guint64 picture_key;
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
  gint n_places; /* how often another scale or theme was asked for */
  /* of the thread that asks */
  guint n_asked;
  TbrGroundWish last; /* asked for last; its moment is owned */
  /* of the thread that paints */
  Kept kept;
  TbrAtlas *atlas;
  TbrPool *pool;
  TbrTexts *texts;
  TbrInk *ink;
  gint place; /* n_places of the wish that is being fulfilled */
  gboolean is_vain;
};

typedef struct
{
  TbrGroundWish wish;
  TbrSnapshot snapshot; /* of its moment, with what lies on the map besides */
  guint serial;
  gint place;
} Wish;

static void
free_wish (Wish *wish)
{
  if (wish == NULL)
    return;
  tbr_ground_wish_clear (&wish->wish);
  g_free (wish);
}

/* Gives back a picture that others may show, too: the last one does. */
static void
give_picture (TbrPool *pool, cairo_surface_t *picture)
{
  if (picture != NULL && cairo_surface_get_reference_count (picture) == 1)
    tbr_pool_give (pool, picture);
  else
    cairo_surface_destroy (picture);
}

void
tbr_ground_free (TbrGround *ground)
{
  if (ground == NULL)
    return;
  give_picture (ground->pool, ground->surface);
  tbr_pool_unref (ground->pool);
  tbr_signs_unref (ground->signs);
  g_free (ground);
}

/* ---- the map ---- */

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

/* Nobody wants a drawing any more when the next will be of another scale. */
static gboolean
is_vain (gpointer data)
{
  TbrPainter *painter = data;
  painter->is_vain = painter->is_vain || g_atomic_int_get (&painter->n_places) != painter->place
                     || g_atomic_int_get (&painter->stop);
  return painter->is_vain;
}

static TbrPen
begin_pen (TbrPainter *painter, cairo_surface_t *surface, const Wish *wish, const TbrView *view)
{
  TbrPen pen;
  tbr_pen_init_with (&pen, cairo_create (surface), tbr_theme_get (wish->wish.theme), view->ui,
                     painter->texts);
  return pen;
}

static void
end_pen (TbrPen *pen)
{
  cairo_t *cr = pen->cr;
  tbr_pen_clear (pen);
  cairo_destroy (cr);
}

static const TbrSnapshot *
snapshot_of (const Wish *wish)
{
  return wish->wish.moment != NULL ? &wish->snapshot : NULL;
}

/* Paints a part of the map as a picture of its own. */
static void
paint_part (TbrPainter *painter, const Wish *wish, const TbrView *view,
            const cairo_rectangle_int_t *part)
{
  if (part->width <= 0 || part->height <= 0)
    return;
  TbrView one = part_of (view, part);
  TbrRaster all = tbr_raster_of (painter->kept.map);
  TbrRaster own = tbr_raster_part (&all, part->x, part->y, part->width, part->height);
  cairo_surface_t *surface = tbr_raster_surface (&own, CAIRO_FORMAT_RGB24);
  TbrPen pen = begin_pen (painter, surface, wish, &one);
  pen.ink = painter->ink;
  pen.is_vain = is_vain;
  pen.vain_data = painter;
  tbr_backdrop_paint (painter->backdrop, &pen, &one, snapshot_of (wish));
  end_pen (&pen);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  cairo_surface_mark_dirty (painter->kept.map);
}

static gboolean
is_same_place (const Kept *kept, const Wish *wish, const TbrView *view)
{
  return kept->map != NULL && kept->view.scale == view->scale && kept->view.ui == view->ui
         && kept->view.width == view->width && kept->view.height == view->height
         && kept->theme == wish->wish.theme;
}

/* By how many pixels what was drawn for one view lies aside in another of the same scale. */
static void
shift_of (const TbrView *from, const TbrView *to, int *out_x, int *out_y)
{
  *out_x = (int) lround ((from->x - to->x) / to->scale + (to->width - from->width) / 2.0);
  *out_y = (int) lround ((to->y - from->y) / to->scale + (to->height - from->height) / 2.0);
}

/* Moves what is still in view and paints the strips that are not. */
static void
shift_map (TbrPainter *painter, const Wish *wish, const TbrView *view, const int by[2])
{
  int x = by[0], y = by[1], width = view->width, height = view->height;
  TbrRaster map = tbr_raster_of (painter->kept.map);
  tbr_raster_scroll (&map, x, y);
  int left = CLAMP (x, 0, width), right = CLAMP (x + width, 0, width);
  int top = CLAMP (y, 0, height), bottom = CLAMP (y + height, 0, height);
  if (right <= left || bottom <= top)
    left = right = width;
  const cairo_rectangle_int_t strips[] = { { 0, 0, left, height },
                                           { right, 0, width - right, height },
                                           { left, 0, right - left, top },
                                           { left, bottom, right - left, height - bottom } };
  for (guint i = 0; i < G_N_ELEMENTS (strips); i++)
    paint_part (painter, wish, view, &strips[i]);
}

static void
forget_map (TbrPainter *painter)
{
  tbr_pool_give (painter->pool, g_steal_pointer (&painter->kept.map));
  painter->kept.is_named = FALSE;
}

/* ---- symbols and names ---- */

static gboolean
is_same_view (const TbrView *a, const TbrView *b)
{
  return a->x == b->x && a->y == b->y && a->scale == b->scale && a->ui == b->ui
         && a->width == b->width && a->height == b->height && a->hidden == b->hidden;
}

static void
renew_signs (TbrPainter *painter, const Wish *wish, const TbrView *view)
{
  const TbrSigns *signs = painter->kept.signs;
  if (signs != NULL && signs->moment == wish->wish.moment && signs->atlas == painter->atlas
      && signs->is_grouped == wish->wish.is_grouped && is_same_view (&signs->view, view))
    return;
  tbr_signs_unref (painter->kept.signs);
  painter->kept.signs
      = tbr_signs_new (painter->atlas, wish->wish.moment, view, wish->wish.is_grouped);
}

static GArray *
taken_by_signs (const TbrSigns *signs)
{
  return signs->overlay != NULL ? tbr_overlay_boxes (signs->overlay)
                                : g_array_new (FALSE, FALSE, sizeof (TbrRect));
}

static GArray *
small_of_signs (const TbrSigns *signs)
{
  return signs->overlay != NULL ? tbr_overlay_small_boxes (signs->overlay) : NULL;
}

/* What is seen of a drawing, in its pixels. */
static TbrRect
window_in (const Kept *kept, const TbrView *view)
{
  const TbrView *seen = &kept->window;
  return (TbrRect){ (seen->x - view->x) / view->scale + (view->width - seen->width) / 2.0,
                    (view->y - seen->y) / view->scale + (view->height - seen->height) / 2.0,
                    seen->width, seen->height };
}

/* What lies over a drawing, in its pixels, is taken. */
static void
take_panels (const Kept *kept, const TbrRect *window, GArray *taken)
{
  TbrRect over = kept->over;
  over.x += window->x;
  over.y += window->y;
  if (over.width > 0)
    g_array_append_val (taken, over);
}

/* They avoid the symbols of this moment, and stay while others come and go, at most hidden: names
   that jump about are not read. */
static void
renew_labels (TbrPainter *painter, const Wish *wish, const TbrView *view)
{
  Kept *kept = &painter->kept;
  g_autoptr (GArray) taken = taken_by_signs (kept->signs);
  g_autoptr (GArray) small = small_of_signs (kept->signs);
  const TbrRect window = window_in (kept, view);
  const TbrNameRoom room = { taken, small, &window };
  take_panels (kept, &window, taken);
  guint n_symbols = taken->len;
  TbrSnapshot still = { 0 };
  if (wish->wish.moment != NULL)
    still = wish->snapshot;
  still.marks = NULL;
  cairo_surface_t *picture = tbr_pool_take (painter->pool, view->width, view->height);
  TbrRaster sheet = tbr_raster_of (picture);
  tbr_raster_fill (&sheet, 0);
  cairo_surface_t *surface = tbr_raster_surface (&sheet, CAIRO_FORMAT_ARGB32);
  TbrPen pen = begin_pen (painter, surface, wish, view);
  tbr_backdrop_paint_sites (painter->backdrop, &pen, view, snapshot_of (wish), taken);
  tbr_backdrop_paint_names (painter->backdrop, &pen, view,
                            wish->wish.moment != NULL ? &still : NULL, &room);
  end_pen (&pen);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_array_remove_range (taken, 0, n_symbols);
  tbr_labels_free (kept->labels);
  kept->labels = tbr_labels_cut (&sheet, taken, LABEL_MARGIN * view->ui);
  kept->labels_view = *view;
  kept->is_named = TRUE;
  kept->n_changes++;
  tbr_pool_give (painter->pool, picture);
}

/* ---- the whole ---- */

static TbrGround *
begin_ground (TbrPainter *painter, const Wish *wish, const TbrView *view, TbrGroundStage stage)
{
  TbrGround *ground = g_new0 (TbrGround, 1);
  ground->view = *view;
  ground->theme = wish->wish.theme;
  ground->stage = stage;
  ground->serial = wish->serial;
  ground->pool = tbr_pool_ref (painter->pool);
  ground->signs = tbr_signs_ref (painter->kept.signs);
  ground->overlay = ground->signs->overlay;
  return ground;
}

static void
end_ground (TbrPainter *painter, TbrGround *ground)
{
  cairo_surface_flush (ground->surface);
  tbr_ground_free (tbr_mailbox_put (&painter->grounds, ground));
  painter->wake (painter->wake_data);
}

static void
lay_labels (const Kept *kept, const TbrView *view, cairo_surface_t *surface,
            const TbrNameRoom *room)
{
  int x, y;
  if (kept->labels == NULL)
    return;
  shift_of (&kept->labels_view, view, &x, &y);
  TbrRaster to = tbr_raster_of (surface);
  (void) tbr_labels_lay (kept->labels, &to, x, y, room->window, room->taken);
  cairo_surface_mark_dirty (surface);
}

/* Whether a name is left out because a symbol stands there now. */
static gboolean
hides_names (const Kept *kept, const TbrView *view)
{
  int x, y;
  g_autoptr (GArray) taken = taken_by_signs (kept->signs);
  if (kept->labels == NULL)
    return FALSE;
  shift_of (&kept->labels_view, view, &x, &y);
  return tbr_labels_n_hidden (kept->labels, x, y, taken) > 0;
}

/* Map, hazards, ways and names in one picture; the one before when nothing of that has changed,
   though units may have moved. */
static cairo_surface_t *
whole_picture (TbrPainter *painter, const Wish *wish, const TbrView *view)
{
  Kept *kept = &painter->kept;
  guint64 key = tbr_signs_key_below (kept->signs) ^ (guint64) kept->n_changes << 32;
  if (kept->picture != NULL && kept->picture_key == key)
    return cairo_surface_reference (kept->picture);
  give_picture (painter->pool, g_steal_pointer (&kept->picture));
  cairo_surface_t *picture = tbr_pool_take (painter->pool, view->width, view->height);
  g_autoptr (GArray) taken = taken_by_signs (kept->signs);
  g_autoptr (GArray) small = small_of_signs (kept->signs);
  const TbrRect window = window_in (kept, view);
  const TbrNameRoom room = { taken, small, &window };
  take_panels (kept, &window, taken);
  TbrRaster to = tbr_raster_of (picture), from = tbr_raster_of (kept->map);
  tbr_raster_copy (&to, &from, 0, 0);
  cairo_surface_mark_dirty (picture);
  TbrPen pen = begin_pen (painter, picture, wish, view);
  tbr_signs_paint_below (kept->signs, &pen, view);
  lay_labels (kept, view, picture, &room);
  if (wish->wish.moment != NULL)
    tbr_backdrop_paint_mark_names (&pen, view, wish->wish.moment->snapshot, &room);
  tbr_signs_paint_times (kept->signs, &pen, view, taken);
  end_pen (&pen);
  kept->picture = cairo_surface_reference (picture);
  kept->picture_key = key;
  return picture;
}

static void
hand_over (TbrPainter *painter, const Wish *wish, const TbrView *view, TbrGroundStage stage)
{
  TbrGround *ground = begin_ground (painter, wish, view, stage);
  ground->surface = whole_picture (painter, wish, view);
  end_ground (painter, ground);
}

/* Land and borders at once, under the symbols as they were, so that something is there. */
static void
hand_over_land (TbrPainter *painter, const Wish *wish, const TbrView *view)
{
  if (painter->kept.signs == NULL || painter->kept.signs->atlas != painter->atlas)
    renew_signs (painter, wish, view);
  TbrGround *ground = begin_ground (painter, wish, view, TBR_GROUND_LAND);
  ground->surface = tbr_pool_take (painter->pool, view->width, view->height);
  TbrPen pen = begin_pen (painter, ground->surface, wish, view);
  pen.ink = painter->ink;
  tbr_backdrop_paint_land (painter->backdrop, &pen, view, snapshot_of (wish));
  tbr_signs_paint_below (ground->signs, &pen, view);
  end_pen (&pen);
  end_ground (painter, ground);
}

/* The map as the wish wants it; changes the view to that of the drawing, whose pixels fall on those
   of the one before. FALSE when it is not wanted any more. */
static gboolean
renew_map (TbrPainter *painter, const Wish *wish, TbrView *view)
{
  Kept *kept = &painter->kept;
  guint64 key = tbr_ground_key (painter->backdrop->map, snapshot_of (wish), view->hidden);
  int by[2] = { 0, 0 };
  gboolean is_same = is_same_place (kept, wish, view), is_new = !is_same || kept->key != key;
  const cairo_rectangle_int_t all = { 0, 0, view->width, view->height };
  if (is_same)
    {
      guint32 hidden = view->hidden;
      shift_of (&kept->view, view, &by[0], &by[1]);
      if (ABS (by[0]) <= TBR_GROUND_SLACK && ABS (by[1]) <= TBR_GROUND_SLACK)
        by[0] = by[1] = 0;
      *view = kept->view;
      view->x -= by[0] * view->scale;
      view->y += by[1] * view->scale;
      view->hidden = hidden;
    }
  kept->is_named = kept->is_named && is_same && !is_new && by[0] == 0 && by[1] == 0;
  if (!is_same)
    {
      hand_over_land (painter, wish, view);
      give_picture (painter->pool, g_steal_pointer (&kept->picture));
      forget_map (painter);
      g_clear_pointer (&kept->labels, tbr_labels_free);
      kept->map = tbr_pool_take (painter->pool, view->width, view->height);
    }
  if (is_new || by[0] != 0 || by[1] != 0)
    kept->n_changes++;
  if (is_new)
    paint_part (painter, wish, view, &all);
  else if (by[0] != 0 || by[1] != 0)
    shift_map (painter, wish, view, by);
  kept->view = *view;
  kept->theme = wish->wish.theme;
  kept->key = key;
  if (painter->is_vain)
    forget_map (painter);
  return !painter->is_vain;
}

/* Names find their places anew at the edges of what is seen once it is no longer dragged. */
static void
renew_window (Kept *kept, const Wish *wish)
{
  const TbrView *now = &wish->wish.view, *was = &kept->window;
  if (was->x == now->x && was->y == now->y && was->scale == now->scale && was->width == now->width
      && was->height == now->height)
    return;
  if (!wish->wish.is_at_rest && was->scale == now->scale)
    return;
  kept->window = *now;
  kept->over = wish->wish.over;
  kept->n_changes++;
}

static void
fulfil (TbrPainter *painter, const Wish *wish)
{
  Kept *kept = &painter->kept;
  TbrView view = wish->wish.view;
  view.width += 2 * TBR_GROUND_MARGIN;
  view.height += 2 * TBR_GROUND_MARGIN;
  painter->place = wish->place;
  painter->is_vain = FALSE;
  if (painter->atlas == NULL || !tbr_atlas_fits (painter->atlas, wish->wish.theme, view.ui))
    {
      tbr_atlas_unref (painter->atlas);
      painter->atlas = tbr_atlas_new (wish->wish.theme, view.ui, painter->texts);
    }
  if (!renew_map (painter, wish, &view))
    return;
  renew_signs (painter, wish, &view);
  renew_window (kept, wish);
  guint64 sites = tbr_sites_key (painter->backdrop->map, snapshot_of (wish), &view);
  kept->is_named = kept->is_named && kept->sites_key == sites
                   && !(wish->wish.is_still && hides_names (kept, &view));
  kept->sites_key = sites;
  if (kept->is_named)
    {
      hand_over (painter, wish, &view, TBR_GROUND_WHOLE);
      return;
    }
  hand_over (painter, wish, &view, TBR_GROUND_MAP);
  /* names are worth their time only where the map stays for a while */
  if (!tbr_mailbox_is_empty (&painter->wishes))
    return;
  renew_labels (painter, wish, &view);
  hand_over (painter, wish, &view, TBR_GROUND_WHOLE);
}

static gpointer
paint (gpointer data)
{
  TbrPainter *painter = data;
  painter->texts = tbr_texts_new ();
  painter->ink = tbr_ink_new ();
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
  tbr_texts_free (painter->texts);
  tbr_ink_free (painter->ink);
  return NULL;
}

TbrPainter *
tbr_painter_new (const TbrBackdrop *backdrop, void (*wake) (gpointer), gpointer data)
{
  TbrPainter *painter = g_new0 (TbrPainter, 1);
  painter->backdrop = backdrop;
  painter->wake = wake;
  painter->wake_data = data;
  painter->pool = tbr_pool_new ();
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
  forget_map (painter);
  give_picture (painter->pool, painter->kept.picture);
  tbr_ground_wish_clear (&painter->last);
  tbr_labels_free (painter->kept.labels);
  tbr_signs_unref (painter->kept.signs);
  tbr_atlas_unref (painter->atlas);
  tbr_pool_unref (painter->pool);
  tbr_bell_clear (&painter->bell);
  g_free (painter);
}

guint
tbr_painter_ask (TbrPainter *painter, const TbrGroundWish *wish)
{
  if (painter->n_asked > 0 && tbr_ground_wish_is_covered (&painter->last, wish))
    {
      TbrGroundWish unused = *wish;
      tbr_ground_wish_clear (&unused);
      return painter->n_asked;
    }
  if (painter->n_asked == 0 || !tbr_ground_wish_is_alike (&painter->last, wish))
    g_atomic_int_inc (&painter->n_places);
  tbr_ground_wish_clear (&painter->last);
  painter->last = *wish;
  if (wish->moment != NULL)
    (void) tbr_moment_ref (wish->moment);
  if (wish->coverage != NULL)
    (void) tbr_coverage_ref (wish->coverage);
  if (wish->own != NULL)
    (void) g_ptr_array_ref (wish->own);
  Wish *copy = g_new0 (Wish, 1);
  copy->wish = *wish;
  if (wish->moment != NULL)
    copy->snapshot = *wish->moment->snapshot;
  copy->snapshot.coverage = wish->coverage;
  copy->snapshot.within = wish->within;
  copy->snapshot.own = wish->own;
  copy->serial = ++painter->n_asked;
  copy->place = g_atomic_int_get (&painter->n_places);
  free_wish (tbr_mailbox_put (&painter->wishes, copy));
  tbr_bell_ring (&painter->bell);
  return painter->n_asked;
}

TbrGround *
tbr_painter_take (TbrPainter *painter)
{
  return tbr_mailbox_take (&painter->grounds);
}
