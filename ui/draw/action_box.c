/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where things are going on, so that a camera finds it. */
#include "draw/overlay.h"

#define NEAR_LEAST 0.2 /* degrees: what goes on in one place still has surroundings */
#define NEAR_SHARE 0.5 /* of the action's extent, on each side, within which units count */

static void
stretch (TbrBox *box, double lon, double lat)
{
  box->west = MIN (box->west, lon);
  box->east = MAX (box->east, lon);
  box->south = MIN (box->south, lat);
  box->north = MAX (box->north, lat);
}

/* Whether a box holds anything. */
static gboolean
is_box (const TbrBox *box)
{
  return box->west <= box->east;
}

/* What hazards reach, what is needed and who is on the spot. */
static void
stretch_to_action (TbrBox *box, const TbrSnapshot *snapshot)
{
  const double metres_a_degree = 111195.0; /* mean degree of a great circle */
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (snapshot->marks, TbrMark, i);
      double reach = mark->shape == TBR_MARK_RING ? 0 : MAX (mark->a, mark->b) / metres_a_degree;
      double wide = reach / MAX (cos (mark->lat * G_PI / 180), 0.1);
      stretch (box, mark->lon - wide, mark->lat - reach);
      stretch (box, mark->lon + wide, mark->lat + reach);
    }
  for (guint i = 0; snapshot->needs != NULL && i < snapshot->needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, i);
      if (need->closed == TBR_NEVER || need->closed > snapshot->at)
        stretch (box, need->lon, need->lat);
    }
}

/* Units away from home that lie within @limits, all when there are none. */
static void
stretch_to_units (TbrBox *box, const TbrSnapshot *snapshot, const TbrBox *limits)
{
  for (guint i = 0; snapshot->units != NULL && i < snapshot->units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (snapshot->units, TbrUnitView, i);
      TbrLook look = tbr_look_of (unit->phase);
      gboolean is_inside = limits == NULL
                           || (unit->lon >= limits->west && unit->lon <= limits->east
                               && unit->lat >= limits->south && unit->lat <= limits->north);
      if (is_inside && look != TBR_LOOK_HOME && look != TBR_LOOK_AWAY
          && look != TBR_LOOK_MOBILISING)
        stretch (box, unit->lon, unit->lat);
    }
}

gboolean
tbr_draw_find_action (const TbrSnapshot *snapshot, TbrBox *out_box)
{
  TbrBox box = { 180, 90, -180, -90 };
  stretch_to_action (&box, snapshot);
  if (is_box (&box))
    {
      /* who comes from afar would make the action itself too small to be seen */
      double wide = MAX (box.east - box.west, NEAR_LEAST) * NEAR_SHARE;
      double high = MAX (box.north - box.south, NEAR_LEAST) * NEAR_SHARE;
      const TbrBox near = { box.west - wide, box.south - high, box.east + wide, box.north + high };
      stretch_to_units (&box, snapshot, &near);
    }
  else
    stretch_to_units (&box, snapshot, NULL);
  if (!is_box (&box))
    return FALSE;
  *out_box = box;
  return TRUE;
}
