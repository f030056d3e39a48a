/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How hot it feels, and how much slower people work outdoors. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_apparent_temperature:
 * @temperature: degC, of the air
 * @dew_point: degC
 *
 * -2.653 + 0.994 T + 0.0153 Td^2, a regression on Steadman's table for warm weather. Not meant for
 * dew points below 0, which count as 0.
 *
 * Source: [KALKSTEIN1986], as used by [BACCINI2008]
 */
double tbr_apparent_temperature (double temperature, double dew_point);

/**
 * tbr_wet_bulb_globe:
 *
 * 0.567 T + 0.393 e + 3.94 with the pressure of the vapour e in hPa: light wind, moderately high
 * sun.
 *
 * Source: [ACSM1984], the approximation of the Australian Bureau of Meteorology
 */
double tbr_wet_bulb_globe (double temperature, double dew_point);

/**
 * tbr_heat_work:
 * @wet_bulb_globe: degC
 * @threshold: degC, from which on people slow down
 * @loss: share of the work lost for each degree, 0 to 1
 *
 * Source: [HAZARDS] section 7b, an estimate
 * Returns: share of the usual work, 0 to 1
 */
double tbr_heat_work (double wet_bulb_globe, double threshold, double loss);

G_END_DECLS
