/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Numbers in text, the same on every machine and in every language. */
#pragma once

#include <glib.h>

/* Longest text of tbr_number_print(), bytes, the closing zero included. */
#define TBR_NUMBER_LENGTH 32

/**
 * tbr_number_read:
 * @text: begins with a decimal number: sign, digits with or without a point, exponent
 * @out_end: (out): where the number ends
 *
 * Reads the number that @text begins with. "nan", "inf", hexadecimal and blanks before the number
 * are refused, and so is a number too large for a double. Nothing is written on failure.
 */
gboolean tbr_number_read (const char *text, const char **out_end, double *out_value);

/**
 * tbr_number_print:
 * @buffer: at least TBR_NUMBER_LENGTH bytes
 *
 * Shortest text that reads back to the same double: "0.1", "1e-5", "nan" and "inf" as such.
 *
 * Returns: (transfer none) @buffer
 */
const char *tbr_number_print (double value, char *buffer);

/* As tbr_number_print() with exactly @digits significant digits at most (1 to 17). */
const char *tbr_number_print_digits (double value, int digits, char *buffer);
