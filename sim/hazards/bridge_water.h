/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which bridges high water takes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_bridge_lost:
 * @depth: of the water around the bridge, m, 0 or more
 * @half: m, depth at which half of such bridges are lost, > 0
 * @spread: of the logarithm of the depth, > 0
 *
 * Probability that a bridge is swept away, undermined or clogged beyond use at some moment up to
 * this depth: Phi ((ln h - ln m) / b).
 *
 * Source: [ARGYROUDIS2021] for the lognormal form; medians and spreads are our own fits
 * Returns: probability, 0 to 1
 */
double tbr_bridge_lost (double depth, double half, double spread);

G_END_DECLS
