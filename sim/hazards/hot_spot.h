/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What checks find at hot spots that have been checked before. */
#pragma once

#include <glib.h>

/**
 * tbr_hot_spot_yield:
 * @checked: persons checked there lately, 0 or more
 * @more: persons checked now, 0 or more
 * @saturation: persons, above 0, after whom 1/e of what there was to find is left
 *
 * What checks are worth against checks at fresh hot spots: the growth of
 * saturation x (1 - exp (-c / saturation)). Checks in small parts are worth as much as all at once.
 *
 * Source: [HAZARDS] section 10, the form of random search [KOOPMAN1956]; the scale is our
 * assumption Returns: persons, 0 to @more
 */
double tbr_hot_spot_yield (double checked, double more, double saturation);

/**
 * tbr_hot_spot_led:
 * @led: share of the checks that intelligence leads, 0 to 1
 * @random: by what a check at random is worth less, 1 or more
 *
 * Worth of a mean check against one that is led. Source: [HAZARDS] section 10
 */
double tbr_hot_spot_led (double led, double random);
