/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* When units that are on their way get there. */
#include "draw/arrivals.h"

#include "draw/names.h"
#include "draw/when.h"

#include <glib/gi18n.h>

#define MOST_LABELS 60u /* on one picture */
#define LETTERS 10.0    /* pixels at ui 1 */
#define GAP 3.0         /* between a symbol and its time */

gboolean
tbr_arrivals_knows (const TbrSnapshot *snapshot, const TbrUnitView *unit)
{
  gboolean is_moving = unit->phase == TBR_PHASE_TRAVELLING || unit->phase == TBR_PHASE_APPROACH
                       || unit->phase == TBR_PHASE_RETURNING;
  return is_moving && snapshot->scenario != NULL && unit->until != TBR_NEVER
         && unit->until >= snapshot->at;
}

char *
tbr_arrivals_tell (const TbrSnapshot *snapshot, const TbrUnitView *unit)
{
  if (!tbr_arrivals_knows (snapshot, unit))
    return NULL;
  g_autofree char *clock = tbr_when_clock (snapshot->scenario, snapshot->at, unit->until);
  return unit->phase == TBR_PHASE_RETURNING ? g_strdup_printf (_ ("home %s"), clock)
                                            : g_strdup_printf (_ ("arrives %s"), clock);
}

guint
tbr_arrivals_paint (const TbrOverlay *overlay, const TbrPen *pen, const TbrView *view,
                    GArray *taken)
{
  const TbrSnapshot *snapshot = overlay->snapshot;
  TbrTextStyle style
      = { .size = LETTERS * pen->ui, .colour = pen->theme->text, .halo = pen->theme->halo };
  guint n = 0;
  if (tbr_view_hides (view, TBR_MAP_ROUTES) || snapshot->scenario == NULL)
    return 0;
  for (guint i = 0; i < overlay->badges->len && n < MOST_LABELS; i++)
    {
      const TbrBadge *badge = &g_array_index (overlay->badges, TbrBadge, i);
      if (badge->look != TBR_LOOK_TRAVELLING || badge->until == TBR_NEVER
          || badge->until < snapshot->at)
        continue;
      g_autofree char *clock = tbr_when_clock (snapshot->scenario, snapshot->at, badge->until);
      g_autofree char *text = g_strconcat ("\xe2\x86\x92 ", clock, NULL);
      const TbrNameSpec name
          = { text, badge->x, badge->y, (TBR_BADGE_RADIUS + GAP) * pen->ui, &style };
      n += tbr_names_set (pen, view, &name, taken);
    }
  return n;
}
