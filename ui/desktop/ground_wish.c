/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is asked of the painter of the map: when two wishes come to the same drawing. */
#include "desktop/ground.h"

#include <math.h>

void
tbr_ground_wish_clear (TbrGroundWish *wish)
{
  tbr_moment_unref (wish->moment);
  tbr_coverage_unref (wish->coverage);
  g_clear_pointer (&wish->own, g_ptr_array_unref);
}

gboolean
tbr_ground_wish_is_alike (const TbrGroundWish *a, const TbrGroundWish *b)
{
  return a->theme == b->theme && a->view.scale == b->view.scale && a->view.ui == b->view.ui
         && a->view.width == b->view.width && a->view.height == b->view.height;
}

gboolean
tbr_ground_wish_is_covered (const TbrGroundWish *last, const TbrGroundWish *wish)
{
  double slack = (wish->is_at_rest ? 0.5 : TBR_GROUND_SLACK / 2) * wish->view.scale;
  return tbr_ground_wish_is_alike (last, wish) && last->moment == wish->moment
         && last->coverage == wish->coverage && last->own == wish->own
         && last->within == wish->within && last->is_grouped == wish->is_grouped
         && last->is_still >= wish->is_still && last->is_at_rest >= wish->is_at_rest
         && last->view.hidden == wish->view.hidden && fabs (last->view.x - wish->view.x) < slack
         && fabs (last->view.y - wish->view.y) < slack;
}
