/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What lies under a pixel of a layout, and where in it something is. */
#include "draw/overlay.h"

#define PICK_REACH 12.0 /* pixels at ui 1 */

static void
pick_unit (const GArray *badges, double x, double y, TbrPick *pick)
{
  for (guint i = 0; i < badges->len; i++)
    {
      const TbrBadge *badge = &g_array_index (badges, TbrBadge, i);
      double distance = hypot (badge->x - x, badge->y - y);
      if (distance < pick->distance)
        {
          pick->distance = distance;
          pick->unit = badge->unit;
        }
    }
}

TbrPick
tbr_overlay_pick (const TbrOverlay *overlay, double x, double y)
{
  double reach = PICK_REACH * overlay->view.ui;
  TbrPick pick = { { TBR_NONE }, { TBR_NONE }, reach };
  double need_distance = reach;
  pick_unit (overlay->badges, x, y, &pick);
  pick_unit (overlay->bases, x, y, &pick);
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      double distance = hypot (ring->x - x, ring->y - y);
      if (distance < need_distance)
        {
          need_distance = distance;
          pick.need = ring->need;
        }
    }
  pick.distance = MIN (pick.distance, need_distance);
  return pick;
}

const TbrBadge *
tbr_overlay_badge_of (const TbrOverlay *overlay, guint32 unit)
{
  const GArray *units = overlay->snapshot->units;
  if (units == NULL || unit >= units->len || overlay->unit_at[unit] == 0)
    return NULL;
  TbrLook look = tbr_look_of (g_array_index (units, TbrUnitView, unit).phase);
  gboolean is_home = look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
  return &g_array_index (is_home ? overlay->bases : overlay->badges, TbrBadge,
                         overlay->unit_at[unit] - 1);
}

const TbrNeedRing *
tbr_overlay_ring_of (const TbrOverlay *overlay, guint32 need)
{
  const GArray *needs = overlay->snapshot->needs;
  if (needs == NULL || need >= needs->len || overlay->need_at[need] == 0)
    return NULL;
  return &g_array_index (overlay->rings, TbrNeedRing, overlay->need_at[need] - 1);
}
