/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How strongly an earthquake at intermediate depth under the Carpathian arc is felt. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_shaking_deep_acceleration:
 * @magnitude: moment magnitude, 6 to 8
 * @distance: hypocentral distance, m, > 0
 * @bearing: from the epicentre to the place, degrees from north, 0 to 360
 *
 * Peak ground acceleration of the Vrancea source: ln A = b + b_M M + b_R ln (R + 40 km), cm/s2,
 * with coefficients for the azimuths of Bucharest, Valenii de Munte and Cernavoda, whose bearings
 * from the source are 199, 221 and 148 degrees. Between these ln A is taken as straight in the
 * bearing, and the same in the opposite direction, since the isoseismals stretch along the arc.
 *
 * Source: [STAMATOVSKA2002] for the three azimuths, focal depths of 89 to 131 km; what lies between
 *   them is our assumption
 * Returns: m/s2
 */
double tbr_shaking_deep_acceleration (double magnitude, double distance, double bearing);

/**
 * tbr_shaking_of_acceleration:
 * @acceleration: peak of the ground, m/s2, > 0
 *
 * Macroseismic intensity that goes with it: 1.68 + 2.58 log A, cm/s2.
 *
 * Source: [FAENZA2010]
 * Returns: intensity, 1 to 12
 */
double tbr_shaking_of_acceleration (double acceleration);

/* Mean intensity at a place: the two together. */
double tbr_shaking_deep_intensity (double magnitude, double distance, double bearing);

/**
 * tbr_shaking_deep_sigma:
 * @bearing: degrees from north, 0 to 360
 *
 * Standard deviation of the intensity at one place: that of the acceleration, 0.476 to 0.524 in ln
 * A, and 0.35 of the step to the intensity, as independent.
 *
 * Source: [STAMATOVSKA2002], [FAENZA2010]
 * Returns: intensity units, 0.63 to 0.69
 */
double tbr_shaking_deep_sigma (double bearing);

G_END_DECLS
