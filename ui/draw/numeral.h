/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How numbers are written for people: in reports, charts, the window and at the command line. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "17,539", "22.4", "0.93", "0.037": at most three digits that count, two below 1, whole numbers
   whole; an en dash for what is not finite. Signs between thousands and before decimals are those
   of the reader's language, and minus is a minus. (transfer full) */
char *tbr_numeral (double value);
/* The same, "229 million" from ten millions on: nobody reads ten digits. (transfer full) */
char *tbr_numeral_great (double value);
/* With a number of decimals, 0 to 9, whatever the value. (transfer full) */
char *tbr_numeral_decimals (double value, int decimals);
/* Digits of the C locale, with what may stand before and behind them, as the language writes them.
   (transfer full) */
char *tbr_numeral_group (const char *digits);

G_END_DECLS
