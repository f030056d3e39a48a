/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that joins parts of a study. */
#include "verb.h"

#include <tabard/batch.h>

extern const TbrVerb tbr_verb_merge;

static TbrExit
run (int argc, char **argv)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[]
      = { { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, "Folder of the whole study", "DIR" },
          { NULL } };
  g_autoptr (GError) error = NULL;
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_merge, entries, &argc, &argv, &code))
    return code;
  if (argc < 2 || out == NULL)
    return tbr_verb_fail (&tbr_verb_merge, TBR_EXIT_USAGE,
                          argc < 2 ? "which folders?" : "--out DIR: where does the whole go?");
  if (!tbr_study_merge ((const char *const *) argv + 1, out, &error))
    return tbr_verb_fail_error (&tbr_verb_merge, error);
  g_print ("%d parts joined in %s\n", argc - 1, out);
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_merge
    = { "merge", "DIR... --out DIR", "Joins parts of a study that were run apart", run };
