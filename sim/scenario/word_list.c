/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How words of tables are written for translators, each once, and checked. */
#include "scenario/word_list.h"

#include <tabard/error.h>

#include <stdlib.h>
#include <string.h>

void
tbr_word_list_init (TbrWordList *list, const char *program)
{
  list->text = g_string_new ("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
                             "/* Copyright 2026 The tabard authors */\n");
  g_string_append_printf (
      list->text,
      "/* Words of tables, for translators alone: written by %s, compiled by nobody. */\n",
      program);
  list->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list->title = NULL;
  list->known = NULL;
}

void
tbr_word_list_clear (TbrWordList *list)
{
  g_string_free (list->text, TRUE);
  g_hash_table_unref (list->done);
}

void
tbr_word_list_know (TbrWordList *list, const TbrWordList *other)
{
  list->known = other;
}

void
tbr_word_list_begin (TbrWordList *list, const char *title)
{
  list->title = title;
}

static void
append_quoted (GString *text, const char *word)
{
  for (const char *at = word; *at != '\0'; at++)
    g_string_append_printf (text, *at == '"' || *at == '\\' ? "\\%c" : "%c", *at);
}

void
tbr_word_list_add_in (TbrWordList *list, const char *context, const char *word)
{
  g_autofree char *key
      = context != NULL ? g_strconcat (context, "\004", word, NULL) : g_strdup (word);
  if (key == NULL || *word == '\0'
      || (list->known != NULL && g_hash_table_contains (list->known->done, key))
      || !g_hash_table_add (list->done, g_strdup (key)))
    return;
  if (list->title != NULL)
    g_string_append_printf (list->text, "\n/* %s */\n", list->title);
  list->title = NULL;
  /* "63 % of" is a share, not a directive */
  if (strstr (word, "% ") != NULL)
    g_string_append (list->text, "/* xgettext:no-c-format */\n");
  if (context != NULL)
    g_string_append_printf (list->text, "NC_ (\"%s\", \"", context);
  else
    g_string_append (list->text, "N_ (\"");
  append_quoted (list->text, word);
  g_string_append (list->text, "\")\n");
}

void
tbr_word_list_add (TbrWordList *list, const char *word)
{
  tbr_word_list_add_in (list, NULL, word);
}

void
tbr_word_list_add_all (TbrWordList *list, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    tbr_word_list_add (list, words[i]);
}

/* Whether a file says @text; an error when not. */
static gboolean
check (const char *text, const char *path, const char *program, GError **error)
{
  g_autofree char *found = NULL;
  if (!g_file_get_contents (path, &found, NULL, error))
    return FALSE;
  if (g_str_equal (found, text))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
               "%s is not what the tables say: write it anew by %s MAP SCENARIOS FILE", path,
               program);
  return FALSE;
}

int
tbr_word_list_main (int argc, char **argv, const char *program, TbrWordListFill fill)
{
  gboolean checks = argc == 5 && g_str_equal (argv[4], "--check");
  g_autoptr (GError) error = NULL;
  g_auto (TbrWordList) list;
  tbr_word_list_init (&list, program);
  if (argc != 4 && !checks)
    g_message ("usage: %s MAP SCENARIOS FILE [--check]", program);
  else if (fill (&list, argv[1], argv[2], &error)
           && (checks ? check (list.text->str, argv[3], program, &error)
                      : g_file_set_contents (argv[3], list.text->str, -1, &error)))
    return EXIT_SUCCESS;
  else
    g_message ("%s", error->message);
  return EXIT_FAILURE;
}
