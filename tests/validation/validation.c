/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The command line of the validation runner. */
#include <tabard/error.h>

#include <locale.h>
#include <stdlib.h>

#include "validation/folders.h"

/* How a test tells that it had nothing to test. */
#define EXIT_SKIPPED 77

/* Words of the command line. */
typedef struct
{
  char *level;
  char *only;
  gint64 seed;
  int threads;
  gboolean smoke, list, quiet;
  char **rest;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "level", 0, 0, G_OPTION_ARG_STRING, &options->level,
      "standard error of simulated figures: ci (1 %, the default) or nightly (0.25 %)", "LEVEL" },
    { "only", 0, 0, G_OPTION_ARG_STRING, &options->only,
      "only cases like these: A01,analytic/A2*,geodesy", "GLOB,..." },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "of all chance, default 1", "N" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &options->threads,
      "replications at a time, default 2; results do not depend on it", "N" },
    { "smoke", 0, 0, G_OPTION_ARG_NONE, &options->smoke,
      "a quick look: few short replications, any standard error", NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options->list, "name the figures, compute nothing", NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &options->quiet, "no progress on the standard error",
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, "DIRECTORY" },
    { NULL }
  };
  g_autoptr (GOptionContext) context
      = g_option_context_new ("- hold the program against cases that others computed");
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
make_session (const Options *options, ValidationSession *session, GError **error)
{
  *session = (ValidationSession){ .level = VALIDATION_LEVEL_CI,
                                  .seed = (guint64) options->seed,
                                  .n_threads = (guint) CLAMP (options->threads, 1, 256),
                                  .list = options->list,
                                  .out = stdout,
                                  .progress = options->quiet ? NULL : stderr };
  if (g_strcmp0 (options->level, "nightly") == 0)
    session->level = VALIDATION_LEVEL_NIGHTLY;
  else if (options->level != NULL && !g_str_equal (options->level, "ci"))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--level: '%s' is neither ci nor nightly",
                   options->level);
      return FALSE;
    }
  if (options->smoke)
    session->level = VALIDATION_LEVEL_SMOKE;
  if (options->rest != NULL && g_strv_length (options->rest) != 1)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "one folder with cases is wanted, not %u",
                   g_strv_length (options->rest));
      return FALSE;
    }
  if (options->only != NULL)
    {
      g_auto (GStrv) globs = g_strsplit (options->only, ",", -1);
      session->only = g_ptr_array_new_with_free_func ((GDestroyNotify) g_pattern_spec_free);
      for (guint i = 0; globs[i] != NULL; i++)
        g_ptr_array_add (session->only, g_pattern_spec_new (globs[i]));
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  Options options = { .seed = 1, .threads = 2 };
  ValidationSession session;
  g_autoptr (GError) error = NULL;
  if (!parse_options (&options, &argc, &argv, &error) || !make_session (&options, &session, &error))
    {
      fprintf (stderr, "validation: %s\n", error->message);
      return 2;
    }
  const char *directory = options.rest != NULL ? options.rest[0] : g_getenv ("TABARD_VALIDATION");
  if (directory == NULL || (options.rest == NULL && !g_file_test (directory, G_FILE_TEST_IS_DIR)))
    {
      fprintf (stderr, "validation: neither a folder nor TABARD_VALIDATION names cases: skipped\n");
      return EXIT_SKIPPED;
    }
  const gboolean read = validation_folders_run (&session, directory, &error);
  if (!read)
    fprintf (stderr, "validation: %s\n", error->message);
  validation_session_note (&session, "%u passed, %u failed, %u skipped, %u faults in files",
                           session.n_verdicts[VALIDATION_PASS], session.n_verdicts[VALIDATION_FAIL],
                           session.n_verdicts[VALIDATION_SKIP], session.n_faults);
  g_clear_pointer (&session.only, g_ptr_array_unref);
  g_free (options.level);
  g_free (options.only);
  g_strfreev (options.rest);
  const gboolean good = read && session.n_verdicts[VALIDATION_FAIL] == 0 && session.n_faults == 0;
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
