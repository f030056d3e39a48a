/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The casualty factors M1 to M4. */
#include "hazards/casualty.h"

#include <math.h>

/* [COBURN1992]: trapped share of masonry from this intensity on, one value per unit. */
#define FIRST_INTENSITY 6
static const double masonry_trapped[] = { 0, 0.05, 0.30, 0.60, 0.70 };
static const double concrete_trapped[TBR_RUPTURE_N] = { 0.70, 0.50 };

/* [COBURN1992]: M4, the trapped by injury at the collapse. */
static const double injury[TBR_STRUCTURE_N][4] = {
  { 0.20, 0.30, 0.30, 0.20 },
  { 0.40, 0.10, 0.40, 0.10 },
};

double
tbr_casualty_trapped_share (const TbrCollapse *collapse)
{
  g_return_val_if_fail (collapse != NULL && collapse->field < TBR_RUPTURE_N, 0);
  if (collapse->structure == TBR_STRUCTURE_CONCRETE)
    return concrete_trapped[collapse->field];
  const guint last = G_N_ELEMENTS (masonry_trapped) - 1;
  const double place = CLAMP (collapse->intensity - FIRST_INTENSITY, 0, (double) last);
  const guint below = MIN ((guint) place, last - 1);
  return masonry_trapped[below]
         + (place - below) * (masonry_trapped[below + 1] - masonry_trapped[below]);
}

void
tbr_casualty_collapse (const TbrCollapse *collapse, TbrCasualties *out_casualties)
{
  g_return_if_fail (collapse != NULL && out_casualties != NULL);
  g_return_if_fail (collapse->structure < TBR_STRUCTURE_N);
  const double inside = collapse->n_buildings * collapse->people_each * collapse->occupancy;
  const double trapped = inside * tbr_casualty_trapped_share (collapse);
  const double *shares = injury[collapse->structure];
  *out_casualties = (TbrCasualties){ trapped, trapped * shares[0], trapped * shares[1],
                                     trapped * shares[2], trapped * shares[3] };
}
