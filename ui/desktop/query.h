/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What somebody looks for, and how well a name answers it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most words of one that count. */
#define TBR_QUERY_WORDS 8u
/* The rank of what is the name, nothing more and nothing less. */
#define TBR_QUERY_EXACT 6

typedef struct
{
  char *whole;                  /* folded; owned */
  char *words[TBR_QUERY_WORDS]; /* of it; owned */
  guint n;                      /* 0: nothing is looked for */
} TbrQuery;

void tbr_query_init (TbrQuery *query, const char *written);
void tbr_query_clear (TbrQuery *query);
/* A bit for each word that a text (nullable) has. */
guint tbr_query_words (const TbrQuery *query, const char *text);
/**
 * tbr_query_rank:
 * @name: (nullable): of the thing
 * @beside: words that what else is said of it has, as of tbr_query_words()
 *
 * Returns: TBR_QUERY_EXACT it is the name; 5 it begins the name; 4 a word of the name; 3 it is in
 * the name; 2 the words are in the name and in what else is said of it; 1 in that alone; 0 it is
 * something else
 */
int tbr_query_rank (const TbrQuery *query, const char *name, guint beside);

G_END_DECLS
