/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Faults of files in the language of the reader. The command line, and what is copied from the
   window, say them in English. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The patterns that messages of faults are made from, with %s for each value; NULL-ended. The first
   that fits counts. */
extern const char *const tbr_fault_patterns[];

/* What is told of a fault; as it is where nobody has translated its kind. (transfer full) */
char *tbr_fault_words (const char *message);

/* What a value inside a message is called, @before being the words of the pattern that stand before
   it; NULL: as it stands. (transfer full) (nullable) */
typedef char *(*TbrFaultName) (gconstpointer data, const char *before, const char *value);
/* The same, its values and whoever is named before it called as @name says. (transfer full) */
char *tbr_fault_words_named (const char *message, TbrFaultName name, gconstpointer data);
/* Says a message in place; NULL stays. */
void tbr_fault_say (char **message);
/* The pattern that a message, or a part of it behind a colon, is made from; NULL for none. Static.
 */
const char *tbr_fault_pattern (const char *message);
/**
 * tbr_fault_fill:
 * @pattern: with %s for each value
 * @translated: the same in another language, where %2$s is the second value
 * @message: made from the pattern
 *
 * Returns: (transfer full) (nullable): the message in that language; NULL when it is not made so
 */
char *tbr_fault_fill (const char *pattern, const char *translated, const char *message);

G_END_DECLS
