/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The language in which people are spoken to: English until somebody begins another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_language_begin:
 * @wanted: codes as in LANGUAGE, "de" or "el:fr"; NULL: as LANGUAGE and the locale say
 * @folders: NULL-ended; where catalogues may lie, as LANGUAGE/LC_MESSAGES/tabard.mo; those of
 *   terms, tabard-terms.mo, beside them or in the folder terms
 *
 * From now on texts are in that language. To be called before there are threads. Where nothing is
 * wanted and there is no catalogue, everything stays English. Only texts for people change: never a
 * number, a file that a program reads, or a run.
 *
 * Errors: TBR_ERROR_USAGE when there is no catalogue of what is wanted, or no locale in which the C
 * library translates
 */
gboolean tbr_language_begin (const char *wanted, const char *const *folders, GError **error);

/* A text out of a table (a title, a state, a word of a fact) in the language of the reader; itself
   where nobody has translated it. Static. */
const char *tbr_word (const char *text);

/* The name of a town in the language of the reader, where it has another there than on the map.
   Static, or @name itself. */
const char *tbr_town (const char *name);

/* A pattern out of a table with its words put in for %s one after the other, all in the language of
   the reader. (transfer full) */
char *tbr_words (const char *pattern, const char *const *words);
/* Writes the point of a number as the language does, in its place; returns the number. */
char *tbr_decimal (char *number);

G_END_DECLS
