/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Words of facts, which are written for programs, as people would say them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "it keeps its reserve" of "reserve", in the language of the reader; what needs no other words is
   translated as it stands. Static. */
const char *tbr_phrase (const char *word);
/* What a number that people read, @number, counts as, for the plural: itself when it is whole as it
   is shown, else what hundreds count as. A stand-in of 2 would be a dual in Irish and Slovene. */
gulong tbr_phrase_count (double value, const char *number);
/* "person" or "persons" of "persons", as it stands behind that number in the language of the
   reader; what nobody counts ("kW") is translated as it stands. Static. */
const char *tbr_phrase_unit (const char *unit, double value, const char *number);
/* The same; NULL for what is no code of a reason. Static. */
const char *tbr_phrase_of_code (const char *code);

G_END_DECLS
