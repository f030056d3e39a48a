/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reads the decimal numbers of data files, fast and the same everywhere. */
#pragma once

#include <glib.h>

/**
 * tbr_decimal_read:
 * @text: where the number should start; ended by any byte that cannot belong to a number
 * @out_end: first byte behind the number; @text when there is none
 *
 * Exact rounding: up to 15 significant digits and 22 decimals the quotient of two exact doubles is
 * correctly rounded, everything else goes through g_ascii_strtod(). NaN and infinity are no
 * numbers.
 *
 * Source: [CLINGER1990]
 * Returns: the number, 0 when there is none
 */
double tbr_decimal_read (const char *text, const char **out_end);
