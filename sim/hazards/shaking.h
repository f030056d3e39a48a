/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How strongly an earthquake is felt at a distance. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_shaking_intensity:
 * @magnitude: moment magnitude, 5 to 7.9
 * @distance: hypocentral distance, m, > 0
 *
 * Mean macroseismic intensity in active crust on average ground. Site terms (0 to +1 on soft soil)
 * are the caller's.
 *
 * Source: [ALLEN2012] hypocentral form; coefficients c0 2.085, c1 1.428, c2 -1.402, c4 0.078,
 *   m1 -0.209, m2 2.042, distances in km; fitted to 300 km
 * Returns: intensity, 1 to 12
 */
double tbr_shaking_intensity (double magnitude, double distance);

/**
 * tbr_shaking_sigma:
 * @distance: hypocentral distance, m, > 0
 *
 * Standard deviation of the intensity at one place: 0.82 + 0.37 / (1 + (R / 22.9 km)^2), greatest
 * near the source, where the relation knows least about the rupture.
 *
 * Source: [ALLEN2012], total standard deviation of the hypocentral form
 * Returns: intensity units, 0.82 to 1.19
 */
double tbr_shaking_sigma (double distance);

G_END_DECLS
