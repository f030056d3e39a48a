/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that runs rows of a study again and compares their digests. */
#include "study.h"

#include <string.h>

extern const TbrVerb tbr_verb_verify;

/* Opens the study of a folder by the experiment it holds. */
static TbrExit
open_folder (const char *folder, TbrStudy *study)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tbr_study_word (folder, "experiment", &error);
  g_autofree char *name = text != NULL ? tbr_study_word (folder, "experiment-file", &error) : NULL;
  g_autofree char *seed = name != NULL ? tbr_study_word (folder, "seed", &error) : NULL;

  if (seed == NULL)
    return tbr_verb_fail_error (&tbr_verb_verify, error);
  return tbr_study_open (&tbr_verb_verify, tbr_experiment_parse (text, strlen (text), name, faults),
                         faults, seed, study);
}

static TbrExit
run (int argc, char **argv)
{
  gint n_rows = 0;
  gboolean quiet = FALSE;
  const GOptionEntry entries[]
      = { { "rows", 0, 0, G_OPTION_ARG_INT, &n_rows,
            "So many rows, spread evenly; all if not given", "N" },
          { "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, "No progress bar", NULL },
          { NULL } };
  g_auto (TbrStudy) study = { NULL };
  g_autoptr (GError) error = NULL;
  TbrExit code = TBR_EXIT_DONE;
  TbrStudyPlan plan;
  guint64 n_checked;
  guint n_files = 0;
  gboolean good;

  if (!tbr_verb_parse (&tbr_verb_verify, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || n_rows < 0)
    return tbr_verb_fail (&tbr_verb_verify, TBR_EXIT_USAGE,
                          argc < 2    ? "which folder?"
                          : argc == 2 ? "--rows: it cannot be negative"
                                      : "one folder at a time");
  if (!tbr_study_check_files (argv[1], &n_files, &error))
    return tbr_verb_fail_error (&tbr_verb_verify, error);
  code = open_folder (argv[1], &study);
  if (code != TBR_EXIT_DONE)
    return code;
  if (!tbr_design_keep_numbers (study.design, argv[1], &error))
    return tbr_verb_fail_error (&tbr_verb_verify, error);
  plan = tbr_study_plan (&study, argv[1]);
  tbr_progress_start (&study.progress, quiet ? TBR_PROGRESS_HIDE : TBR_PROGRESS_SHOW);
  good = tbr_study_verify (&plan, (guint64) n_rows, &n_checked, &error);
  tbr_progress_end (&study.progress);
  if (!good)
    return tbr_verb_fail_error (&tbr_verb_verify, error);
  g_print ("equal: %" G_GUINT64_FORMAT " rows run again, %u files as they were written\n",
           n_checked, n_files);
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_verify
    = { "verify", "DIR [--rows N]", "Runs rows of a study again and compares their digests", run };
