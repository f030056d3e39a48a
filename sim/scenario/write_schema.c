/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A program that writes scenarios/schema/tabard-scenario-1.xsd anew after a table has changed; with
   --words before the file, the names in it as a dictionary for fuzzing; with --experiment or
   --exercise before it, the schema of those. */
#include <tabard/exercise.h>
#include <tabard/experiment.h>
#include <tabard/scenario.h>

#include <stdlib.h>
#include <string.h>

/* Every quoted word of the schema once, each on a line in quotes. (transfer full) */
static char *
list_words (const char *schema)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (schema, "\"", -1);
  for (guint i = 1; parts[i] != NULL && parts[i + 1] != NULL; i += 2)
    {
      gsize n = strspn (parts[i], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
      if (parts[i][n] == '\0' && n > 1 && g_hash_table_add (done, g_strdup (parts[i])))
        g_string_append_printf (out, "\"%s\"\n", parts[i]);
    }
  return g_string_free (out, FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *schema = tbr_scenario_schema ();
  g_autofree char *words = list_words (schema);
  g_autofree char *experiment = tbr_experiment_schema ();
  g_autofree char *exercise = tbr_exercise_schema ();
  const char *text = argc == 2 ? schema : NULL;
  if (argc == 3 && strcmp (argv[1], "--words") == 0)
    text = words;
  if (argc == 3 && strcmp (argv[1], "--experiment") == 0)
    text = experiment;
  if (argc == 3 && strcmp (argv[1], "--exercise") == 0)
    text = exercise;
  if (text != NULL && g_file_set_contents (argv[argc - 1], text, -1, &error))
    return EXIT_SUCCESS;
  g_message ("%s", error != NULL
                       ? error->message
                       : "usage: write_schema [--words | --experiment | --exercise] FILE");
  return EXIT_FAILURE;
}
