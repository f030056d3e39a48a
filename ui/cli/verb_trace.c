/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells the life of one thing, fact by fact. */
#include "verb.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

extern const TbrVerb tbr_verb_trace;

/* Whether a trace line has the word "key=value". */
static gboolean
has_word (const char *line, const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (line, word); found != NULL; found = strstr (found + 1, word))
    if (found > line && found[-1] == ' '
        && (found[length] == ' ' || found[length] == '\n' || found[length] == '\0'))
      return TRUE;
  return FALSE;
}

static TbrExit
print_lines (const char *path, const char *word)
{
  g_autofree char *file = g_file_test (path, G_FILE_TEST_IS_DIR)
                              ? g_build_filename (path, "trace.txt", NULL)
                              : g_strdup (path);
  FILE *stream = fopen (file, "r");
  char *line = NULL;
  size_t capacity = 0;
  guint n = 0;

  if (stream == NULL)
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_FAILED, "%s: %s", file, g_strerror (errno));
  while (getline (&line, &capacity, stream) > 0)
    if (word == NULL ? line[0] != '#' : has_word (line, word))
      {
        fputs (line, stdout);
        n++;
      }
  free (line);
  fclose (stream);
  if (n == 0 && word != NULL)
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_FAILED, "%s has no fact with %s", file, word);
  return TBR_EXIT_DONE;
}

static TbrExit
run (int argc, char **argv)
{
  static const char *const things[] = { "unit", "need", "state", "hazard", "request", "site" };
  char *ids[G_N_ELEMENTS (things)] = { NULL };
  GOptionEntry entries[G_N_ELEMENTS (things) + 1] = { { NULL } };
  g_autofree char *word = NULL;
  TbrExit code = TBR_EXIT_DONE;

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    entries[i]
        = (GOptionEntry){ things[i], 0, 0, G_OPTION_ARG_STRING, &ids[i], "Only its facts", "ID" };
  if (!tbr_verb_parse (&tbr_verb_trace, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_trace, TBR_EXIT_USAGE, "which trace, or folder of a run?");
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (ids[i] != NULL && word == NULL)
      word = g_strdup_printf ("%s=%s", things[i], ids[i]);
  code = print_lines (argv[1], word);
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    g_free (ids[i]);
  return code;
}

const TbrVerb tbr_verb_trace = { "trace", "DIR|FILE --unit ID|--need ID|--state ID|...",
                                 "Tells the life of one thing, fact by fact", run };
