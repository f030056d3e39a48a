/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the symbols of an overlay cover of the picture, with their numbers and letters. */
#include "draw/footprint.h"

#include <math.h>

/* Pixels at ui 1. */
#define LETTERS 9.0 /* height of the letters of an owner */
#define NEAR 0.5    /* by which they may lie over the tip of a nose */
/* By which a short number leaves the room of its symbol: that is wider, so that it touches nothing.
 */
#define CORNER 0.8

TbrRect
tbr_footprint_box (const TbrFootprint *print, double x, double y)
{
  return (TbrRect){ x - print->radius, y - print->radius - print->above, 2 * print->radius,
                    2 * print->radius + print->above + print->below };
}

double
tbr_footprint_letters (const TbrBadge *badge, double ui)
{
  double down = TBR_BADGE_RADIUS - 0.5;
  /* a nose that points down ends in the middle of them; one that points aside leaves them alone */
  double tip = isnan (badge->turn) ? 0 : -(TBR_BADGE_RADIUS - 1) * TBR_NOSE * cos (badge->turn);
  return MAX (down, tip - NEAR) * ui;
}

TbrFootprint
tbr_footprint_of_badge (const TbrBadge *badge, double room, double ui)
{
  double radius = (TBR_BADGE_RADIUS + room) * ui;
  double end = tbr_footprint_letters (badge, ui) + LETTERS * ui;
  return (TbrFootprint){ radius, tbr_corner_rise (badge->count) * ui,
                         badge->owner[0] != '\0' ? end - radius : 0 };
}

/* Needs of one kind have a number at their corner, those of several have it in the ring. */
static guint
number_at_corner (const TbrNeedRing *ring)
{
  return ring->kind < TBR_NEED_N ? ring->count : 1;
}

TbrFootprint
tbr_footprint_of_ring (const TbrNeedRing *ring, double room, double ui)
{
  return (TbrFootprint){ (TBR_RING_RADIUS + room) * ui,
                         tbr_corner_rise (number_at_corner (ring)) * ui, 0 };
}

static TbrRect
corner_of (const TbrFootprint *print, double x, double y, guint count, double ui)
{
  double out = print->above > 0 ? 0 : CORNER * ui;
  return tbr_corner_box (x + print->radius + out, y - print->radius - print->above - out,
                         2 * print->radius, count, ui);
}

TbrRect
tbr_overlay_badge_corner (const TbrBadge *badge, double ui)
{
  const TbrFootprint print = tbr_footprint_of_badge (badge, TBR_FOOTPRINT_ROOM, ui);
  return corner_of (&print, badge->x, badge->y, badge->count, ui);
}

TbrRect
tbr_overlay_ring_corner (const TbrNeedRing *ring, double ui)
{
  const TbrFootprint print = tbr_footprint_of_ring (ring, TBR_FOOTPRINT_ROOM, ui);
  return corner_of (&print, ring->x, ring->y, number_at_corner (ring), ui);
}

GArray *
tbr_overlay_boxes (const TbrOverlay *overlay)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  double ui = overlay->view.ui;
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      const TbrFootprint print = tbr_footprint_of_ring (ring, 2, ui);
      TbrRect rect = tbr_footprint_box (&print, ring->x, ring->y);
      g_array_append_val (boxes, rect);
    }
  for (guint i = 0; i < overlay->badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
      const TbrFootprint print = tbr_footprint_of_badge (badge, 2, ui);
      TbrRect rect = tbr_footprint_box (&print, badge->x, badge->y);
      g_array_append_val (boxes, rect);
    }
  return boxes;
}

static void
add_box (GArray *boxes, TbrRect box)
{
  if (box.width > 0)
    g_array_append_val (boxes, box);
}

static void
add_heap_boxes (const TbrOverlay *overlay, GArray *boxes)
{
  g_autoptr (GArray) heaps = tbr_mark_heaps_new (overlay->snapshot, &overlay->view);
  for (guint i = 0; i < heaps->len && !tbr_view_hides (&overlay->view, TBR_MAP_HAZARDS); i++)
    add_box (boxes, tbr_mark_heap_box (&g_array_index (heaps, TbrMarkHeap, i), &overlay->view));
}

GArray *
tbr_overlay_small_boxes (const TbrOverlay *overlay)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  double ui = overlay->view.ui;
  for (guint i = 0; i < overlay->bases->len; i++)
    {
      const TbrBadge *base = &g_array_index (overlay->bases, TbrBadge, i);
      const TbrFootprint print = { tbr_overlay_base_half (base->count) * ui, 0, 0 };
      add_box (boxes, tbr_footprint_box (&print, base->x, base->y));
    }
  add_heap_boxes (overlay, boxes);
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      add_box (boxes, tbr_overlay_ring_corner (ring, ui));
    }
  for (guint i = 0; i < overlay->badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
      double turn = badge->turn - G_PI / 2, far = TBR_NOSE * (TBR_BADGE_RADIUS - 1) * ui;
      const TbrFootprint nose = { 2 * ui, 0, 0 };
      add_box (boxes, tbr_overlay_badge_corner (badge, ui));
      if (!isnan (turn))
        add_box (boxes, tbr_footprint_box (&nose, badge->x + far * cos (turn),
                                           badge->y + far * sin (turn)));
    }
  return boxes;
}
