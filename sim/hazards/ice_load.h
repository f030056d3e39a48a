/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How freezing rain and wind coat a wire with ice. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_ice_growth:
 * @rain: m/s of freezing rain, 0 or more
 * @wind: m/s, 0 or more
 *
 * Growth of the uniform radial ice on a wire of any thickness, all water that meets it frozen:
 * sqrt ((P rho_w)^2 + (3.6 V W)^2) / (rho_i pi) mm/h with P in mm/h, V in m/s, rho_w = 1 and
 * rho_i = 0.9 g/cm3, and W = 0.067 P^0.846 g/m3 of water in the air. In calm air a wire takes 0.354
 * of the rain.
 *
 * Source: [JONES1998] eq. 6 and, for W, [BEST1949]
 * Returns: m/s of radius
 */
double tbr_ice_growth (double rain, double wind);

G_END_DECLS
