/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A list of words of tables as a C header, for the programs that write those of po. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TbrWordList
{
  GString *text;
  const struct _TbrWordList *known; /* (nullable) its words are left out */
  GHashTable *done;                 /* words that stand there already */
  const char *title; /* of the part that is begun; NULL once a word of it stands there */
} TbrWordList;

/* Begins a list that @program writes. */
void tbr_word_list_init (TbrWordList *list, const char *program);
void tbr_word_list_clear (TbrWordList *list);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrWordList, tbr_word_list_clear)

/* Words of another list are not written from here on, until it is NULL. */
void tbr_word_list_know (TbrWordList *list, const TbrWordList *other);
/* Words from here on are of a part; one without any word leaves no trace. @title: static or kept */
void tbr_word_list_begin (TbrWordList *list, const char *title);
/* Adds a word that is neither NULL nor empty and not there yet. */
void tbr_word_list_add (TbrWordList *list, const char *word);
/* Adds a word that means something else than the same word elsewhere. @context: which */
void tbr_word_list_add_in (TbrWordList *list, const char *context, const char *word);
/* As tbr_word_list_add() for all of a NULL-ended list. */
void tbr_word_list_add_all (TbrWordList *list, const char *const *words);

/* Fills a list from the folders of map and scenarios. */
typedef gboolean (*TbrWordListFill) (TbrWordList *list, const char *map, const char *scenarios,
                                     GError **error);

/**
 * tbr_word_list_main:
 * @argv: MAP SCENARIOS FILE [--check]
 *
 * What such a program does: writes the file anew, or checks that it is what the tables say.
 *
 * Returns: the exit code
 */
int tbr_word_list_main (int argc, char **argv, const char *program, TbrWordListFill fill);

G_END_DECLS
