/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Symbols drawn once by Cairo, to be copied to many places. */
#include "desktop/sprite.h"

#include <math.h>
#include <string.h>

#define MOST 4096u      /* symbols in one atlas */
#define SHARES 20       /* steps in which the parts of a ring differ */
#define TURNS 24        /* directions in which a nose may point */
#define SMALL_SIGN 0.62 /* size of a unit's sign where none are joined */
#define ALMOST 8        /* of 255: opacity that is nothing, or all but it */
#define MARGIN 9.0      /* pixels at ui 1 around a symbol: counts, letters, halos */

struct _TbrAtlas
{
  gint n_owners;
  TbrThemeId theme;
  double ui;
  TbrTexts *texts;     /* borrowed */
  GHashTable *sprites; /* char * to Entry */
  TbrSprite *units[TBR_LOOK_N][TBR_SYMBOL_N];
};

static void
free_sprite (gpointer data)
{
  TbrSprite *sprite = data;
  if (sprite == NULL)
    return;
  tbr_stamp_clear (&sprite->stamp);
  g_free (sprite);
}

/* What to draw: one of these. */
typedef struct
{
  const TbrBadge *badge, *base, *unit;
  const TbrNeedRing *ring;
} Subject;

static void
paint (const TbrPen *pen, const Subject *subject, double middle)
{
  if (subject->ring != NULL)
    {
      TbrNeedRing ring = *subject->ring;
      ring.x = ring.y = middle;
      tbr_overlay_paint_ring (pen, &ring);
      return;
    }
  const TbrBadge *from = subject->badge != NULL  ? subject->badge
                         : subject->base != NULL ? subject->base
                                                 : subject->unit;
  TbrBadge badge = *from;
  badge.x = badge.at_x = badge.y = badge.at_y = middle;
  if (subject->base != NULL)
    {
      tbr_overlay_paint_base (pen, &badge);
      return;
    }
  tbr_overlay_paint_badge (pen, &badge);
  if (subject->badge != NULL)
    tbr_overlay_paint_owner (pen, &badge);
}

/* What nobody can tell from opaque, or from nothing, is made so: it need not be mixed with what
   lies below. */
static guint32
clear_cut (guint32 pixel)
{
  guint32 opacity = pixel >> 24, result = 0xff000000;
  if (opacity <= ALMOST || opacity == 255)
    return opacity <= ALMOST ? 0 : pixel;
  if (opacity < 255 - ALMOST)
    return pixel;
  for (int shift = 0; shift < 24; shift += 8)
    result |= MIN ((pixel >> shift & 0xff) * 255 / opacity, 255) << shift;
  return result;
}

/* Keeps only the rectangle in which there is anything. */
static TbrSprite *
trim (cairo_surface_t *surface, int middle)
{
  TbrRaster whole = tbr_raster_of (surface);
  int left = whole.width, top = whole.height, right = 0, bottom = 0;
  for (int y = 0; y < whole.height; y++)
    for (int x = 0; x < whole.width; x++)
      if ((whole.pixels[y * whole.stride + x] = clear_cut (whole.pixels[y * whole.stride + x]))
          != 0)
        {
          left = MIN (left, x);
          right = MAX (right, x + 1);
          top = MIN (top, y);
          bottom = MAX (bottom, y + 1);
        }
  TbrSprite *sprite = g_new0 (TbrSprite, 1);
  sprite->x = middle - left;
  sprite->y = middle - top;
  TbrRaster part
      = tbr_raster_part (&whole, left, top, MAX (right - left, 0), MAX (bottom - top, 0));
  tbr_stamp_init (&sprite->stamp, &part);
  return sprite;
}

static TbrSprite *
make (const TbrAtlas *atlas, const Subject *subject)
{
  double ui = atlas->ui * (subject->unit != NULL ? SMALL_SIGN : 1);
  int middle = (int) ceil ((TBR_BADGE_RADIUS * 2 + MARGIN) * ui);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * middle, 2 * middle);
  cairo_t *cr = cairo_create (surface);
  TbrPen pen;
  tbr_pen_init_with (&pen, cr, tbr_theme_get (atlas->theme), ui, atlas->texts);
  paint (&pen, subject, middle);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  TbrSprite *sprite = trim (surface, middle);
  cairo_surface_destroy (surface);
  return sprite;
}

TbrAtlas *
tbr_atlas_new (TbrThemeId theme, double ui, TbrTexts *texts)
{
  TbrAtlas *atlas = g_new0 (TbrAtlas, 1);
  atlas->n_owners = 1;
  atlas->theme = theme;
  atlas->ui = ui;
  atlas->texts = texts;
  atlas->sprites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sprite);
  for (int look = 0; look < TBR_LOOK_N; look++)
    for (int symbol = 0; symbol < TBR_SYMBOL_N; symbol++)
      {
        gboolean home = look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
        TbrBadge badge
            = { .count = 1, .look = (TbrLook) look, .symbol = (TbrSymbol) symbol, .turn = NAN };
        Subject subject = { .unit = home ? NULL : &badge, .base = home ? &badge : NULL };
        atlas->units[look][symbol] = make (atlas, &subject);
      }
  return atlas;
}

TbrAtlas *
tbr_atlas_ref (TbrAtlas *atlas)
{
  g_atomic_int_inc (&atlas->n_owners);
  return atlas;
}

void
tbr_atlas_unref (TbrAtlas *atlas)
{
  if (atlas == NULL || !g_atomic_int_dec_and_test (&atlas->n_owners))
    return;
  g_hash_table_unref (atlas->sprites);
  for (int look = 0; look < TBR_LOOK_N; look++)
    for (int symbol = 0; symbol < TBR_SYMBOL_N; symbol++)
      free_sprite (atlas->units[look][symbol]);
  g_free (atlas);
}

gboolean
tbr_atlas_fits (const TbrAtlas *atlas, TbrThemeId theme, double ui)
{
  return atlas->theme == theme && atlas->ui == ui && g_hash_table_size (atlas->sprites) < MOST;
}

static const TbrSprite *
find (TbrAtlas *atlas, char *key, const Subject *subject)
{
  TbrSprite *sprite = g_hash_table_lookup (atlas->sprites, key);
  if (sprite != NULL)
    {
      g_free (key);
      return sprite;
    }
  sprite = make (atlas, subject);
  g_hash_table_insert (atlas->sprites, key, sprite);
  return sprite;
}

const TbrSprite *
tbr_atlas_badge (TbrAtlas *atlas, const TbrBadge *badge)
{
  TbrBadge copy = *badge;
  int turn = -1;
  if (isfinite (badge->turn))
    {
      turn = ((int) lround (badge->turn / (2 * G_PI) * TURNS) % TURNS + TURNS) % TURNS;
      copy.turn = turn * 2 * G_PI / TURNS;
    }
  Subject subject = { .badge = &copy };
  return find (atlas,
               g_strdup_printf ("u%d/%d/%u/%d/%s", (int) badge->look, (int) badge->symbol,
                                badge->count, turn, badge->owner),
               &subject);
}

const TbrSprite *
tbr_atlas_base (TbrAtlas *atlas, const TbrBadge *base)
{
  Subject subject = { .base = base };
  return find (atlas, g_strdup_printf ("b%d/%u", (int) base->look, base->count), &subject);
}

const TbrSprite *
tbr_atlas_ring (TbrAtlas *atlas, const TbrNeedRing *ring)
{
  TbrNeedRing copy = *ring;
  double wanted = ring->required > 0 ? ring->required : 1;
  double working = ring->required > 0 ? CLAMP (ring->working / wanted, 0, 1) : 1;
  double coming = CLAMP (ring->coming / wanted, 0, 1 - working);
  /* only what is wholly served looks so, and what is served a little does not look like nothing */
  int share = (int) (working > 0 && working < 1 ? CLAMP (lround (working * SHARES), 1, SHARES - 1)
                                                : working * SHARES);
  int more = (int) MIN (lround (ceil (coming * SHARES)), SHARES - share);
  copy.required = SHARES;
  copy.working = share;
  copy.coming = more;
  Subject subject = { .ring = &copy };
  return find (atlas, g_strdup_printf ("r%d/%u/%d/%d", (int) ring->kind, ring->count, share, more),
               &subject);
}

const TbrSprite *
tbr_atlas_unit (const TbrAtlas *atlas, TbrLook look, TbrSymbol symbol)
{
  return atlas->units[look][symbol];
}
