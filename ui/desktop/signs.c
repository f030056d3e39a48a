/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The symbols of a moment, laid out for a view. */
#include "desktop/signs.h"

#include "draw/arrivals.h"

#include <math.h>
#include <string.h>

static void
add_sign (TbrSigns *signs, GArray *to, const double place[4], const TbrSprite *sprite)
{
  const TbrView *view = &signs->view;
  TbrSign sign = { .sprite = sprite };
  sign.x = (float) (view->x - TBR_BACKDROP_X + (place[2] - view->width / 2.0) * view->scale);
  sign.y = (float) (view->y - TBR_BACKDROP_Y - (place[3] - view->height / 2.0) * view->scale);
  sign.dx = (gint16) lround (place[0] - place[2]);
  sign.dy = (gint16) lround (place[1] - place[3]);
  g_array_append_val (to, sign);
}

static void
add_signs (TbrSigns *signs)
{
  const TbrOverlay *overlay = signs->overlay;
  for (guint i = 0; i < overlay->bases->len; i++)
    {
      const TbrBadge *base = &g_array_index (overlay->bases, TbrBadge, i);
      const double place[4] = { base->x, base->y, base->x, base->y };
      add_sign (signs, signs->homes, place, tbr_atlas_base (signs->atlas, base));
    }
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      const double at_x = ring->sum_x / ring->count, at_y = ring->sum_y / ring->count;
      const double place[4] = { ring->x, ring->y, at_x, at_y };
      add_sign (signs, signs->signs, place, tbr_atlas_ring (signs->atlas, ring));
    }
  for (guint i = 0; i < overlay->badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
      const double place[4] = { badge->x, badge->y, badge->at_x, badge->at_y };
      add_sign (signs, signs->signs, place, tbr_atlas_badge (signs->atlas, badge));
    }
}

TbrSigns *
tbr_signs_new (TbrAtlas *atlas, TbrMoment *moment, const TbrView *view, gboolean is_grouped)
{
  TbrSigns *signs = g_new0 (TbrSigns, 1);
  signs->n_owners = 1;
  signs->view = *view;
  signs->is_grouped = is_grouped;
  signs->signs = g_array_new (FALSE, FALSE, sizeof (TbrSign));
  signs->homes = g_array_new (FALSE, FALSE, sizeof (TbrSign));
  signs->atlas = tbr_atlas_ref (atlas);
  if (moment == NULL)
    return signs;
  TbrView own = *view;
  if (!is_grouped)
    own.hidden |= 1u << TBR_MAP_UNITS | 1u << TBR_MAP_BASES;
  signs->moment = tbr_moment_ref (moment);
  signs->overlay = tbr_overlay_new_placed (moment->snapshot, moment->x, moment->y, &own);
  add_signs (signs);
  return signs;
}

TbrSigns *
tbr_signs_ref (TbrSigns *signs)
{
  g_atomic_int_inc (&signs->n_owners);
  return signs;
}

void
tbr_signs_unref (TbrSigns *signs)
{
  if (signs == NULL || !g_atomic_int_dec_and_test (&signs->n_owners))
    return;
  tbr_overlay_free (signs->overlay);
  g_array_unref (signs->signs);
  g_array_unref (signs->homes);
  tbr_atlas_unref (signs->atlas);
  tbr_moment_unref (signs->moment);
  g_free (signs);
}

guint8 *
tbr_signs_symbols (const TbrScenario *scenario)
{
  g_autofree guint8 *types = tbr_symbols_of_capabilities (scenario);
  guint8 *symbols = g_new0 (guint8, scenario->n_units + 1);
  for (guint32 i = 0; i < scenario->n_units; i++)
    symbols[i] = types[scenario->units[i].capability];
  return symbols;
}

/* ---- what lies below them ---- */

/* From the pixels of one view to those of another. */
typedef struct
{
  double x, y, factor;
} Shift;

static Shift
shift_of (const TbrView *from, const TbrView *to)
{
  double factor = from->scale / to->scale;
  return (Shift){ (from->x - to->x) / to->scale + to->width / 2.0 - from->width / 2.0 * factor,
                  (to->y - from->y) / to->scale + to->height / 2.0 - from->height / 2.0 * factor,
                  factor };
}

static void
paint_ways (const TbrOverlay *overlay, const TbrPen *pen, const Shift *shift)
{
  for (guint i = 0; i < overlay->tracks->len; i++)
    {
      TbrTrack track = g_array_index (overlay->tracks, TbrTrack, i);
      track.x0 = shift->x + track.x0 * shift->factor;
      track.y0 = shift->y + track.y0 * shift->factor;
      track.x1 = shift->x + track.x1 * shift->factor;
      track.y1 = shift->y + track.y1 * shift->factor;
      tbr_overlay_paint_track (pen, &track);
    }
}

/* Where a symbol was moved far, a thin line leads to its place. */
static void
paint_leads (const TbrOverlay *overlay, const TbrPen *pen, const Shift *shift)
{
  for (guint i = 0; i < overlay->badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
      double aside_x = badge->x - badge->at_x, aside_y = badge->y - badge->at_y;
      if (hypot (aside_x, aside_y) < TBR_BADGE_RADIUS * pen->ui)
        continue;
      cairo_move_to (pen->cr, shift->x + badge->at_x * shift->factor,
                     shift->y + badge->at_y * shift->factor);
      cairo_rel_line_to (pen->cr, aside_x, aside_y);
      tbr_pen_line (pen, 0.9 * pen->ui, (pen->theme->text & 0xffffff00u) | 0x80);
      cairo_stroke (pen->cr);
    }
}

void
tbr_signs_lay (const GArray *signs, const TbrRaster *to, const TbrView *view)
{
  const double dx = view->width / 2.0 - (view->x - TBR_BACKDROP_X) / view->scale;
  const double dy = view->height / 2.0 + (view->y - TBR_BACKDROP_Y) / view->scale;
  for (guint i = 0; i < signs->len; i++)
    {
      const TbrSign *sign = &g_array_index (signs, TbrSign, i);
      int x = (int) lround (dx + (double) sign->x / view->scale) + sign->dx;
      int y = (int) lround (dy - (double) sign->y / view->scale) + sign->dy;
      tbr_sprite_lay (to, sign->sprite, x - sign->sprite->x, y - sign->sprite->y);
    }
}

void
tbr_signs_paint_below (const TbrSigns *signs, const TbrPen *pen, const TbrView *view)
{
  if (signs->overlay == NULL)
    return;
  Shift shift = shift_of (&signs->view, view);
  tbr_overlay_paint_heaps (pen, view, signs->moment->snapshot);
  paint_ways (signs->overlay, pen, &shift);
  paint_leads (signs->overlay, pen, &shift);
  cairo_surface_t *picture = cairo_get_target (pen->cr);
  cairo_surface_flush (picture);
  TbrRaster to = tbr_raster_of (picture);
  tbr_signs_lay (signs->homes, &to, view);
  cairo_surface_mark_dirty (picture);
}

void
tbr_signs_paint_times (const TbrSigns *signs, const TbrPen *pen, const TbrView *view, GArray *taken)
{
  if (signs->overlay == NULL)
    return;
  g_autoptr (GArray) small = tbr_overlay_small_boxes (signs->overlay);
  g_array_append_vals (taken, small->data, small->len);
  (void) tbr_arrivals_paint (signs->overlay, pen, view, taken);
}

/* FNV-1a over words. */
static guint64
add_to_key (guint64 key, const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint64 word;
      memcpy (&word, &values[i], sizeof word);
      key = (key ^ word) * 1099511628211u;
      key ^= key >> 29;
    }
  return key;
}

/* Value by value: what lies between the members of a structure may be anything. */
static guint64
add_mark (guint64 key, const TbrMark *mark)
{
  const double values[] = { mark->hazard.i, mark->shape,   mark->lon,   mark->lat,   mark->a,
                            mark->b,        mark->bearing, mark->value, mark->level, mark->active };
  key = add_to_key (key, values, G_N_ELEMENTS (values));
  for (const char *letter = mark->label; *letter != '\0'; letter++)
    key = (key ^ (guint8) *letter) * 1099511628211u;
  return key;
}

guint64
tbr_signs_key_below (const TbrSigns *signs)
{
  guint64 key = 14695981039346656037u ^ signs->view.hidden;
  if (signs->overlay == NULL)
    return key;
  const GArray *marks = signs->moment->snapshot->marks;
  const GArray *tracks = signs->overlay->tracks, *badges = signs->overlay->badges;
  g_autoptr (GArray) boxes = tbr_overlay_boxes (signs->overlay);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    key = add_mark (key, &g_array_index (marks, TbrMark, i));
  for (guint i = 0; i < tracks->len; i++)
    {
      const TbrTrack *track = &g_array_index (tracks, TbrTrack, i);
      const double values[] = { track->x0, track->y0, track->x1, track->y1, track->look };
      key = add_to_key (key, values, G_N_ELEMENTS (values));
    }
  for (guint i = 0; i < badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (badges, TbrBadge, i);
      const double values[]
          = { badge->x, badge->y, badge->at_x, badge->at_y, (double) badge->until };
      key = add_to_key (key, values, G_N_ELEMENTS (values));
    }
  for (guint i = 0; i < signs->overlay->bases->len; i++)
    {
      const TbrBadge *base = &g_array_index (signs->overlay->bases, TbrBadge, i);
      const double values[] = { base->x, base->y, base->look, base->count };
      key = add_to_key (key, values, G_N_ELEMENTS (values));
    }
  for (guint i = 0; i < boxes->len; i++)
    {
      const TbrRect *box = &g_array_index (boxes, TbrRect, i);
      const double values[] = { box->x, box->y, box->width, box->height };
      key = add_to_key (key, values, G_N_ELEMENTS (values));
    }
  return key;
}
