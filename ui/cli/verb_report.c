/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that makes a document of a study. */
#include "study_report.h"
#include "verb.h"

extern const TbrVerb tbr_verb_report;

static TbrExit
run (int argc, char **argv)
{
  g_autofree char *out = NULL;
  g_auto (GStrv) measures = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[]
      = { { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out,
            "File that is written, .pdf or .html; report.html in the study's folder if not given",
            "FILE" },
          { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &measures,
            "Only measures whose names begin so; may be given again", "NAME" },
          { NULL } };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_report, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_report, TBR_EXIT_USAGE,
                          argc < 2 ? "which study?" : "one study at a time");
  if (out == NULL)
    out = g_build_filename (argv[1], "report.html", NULL);
  if (!g_str_has_suffix (out, ".pdf") && !g_str_has_suffix (out, ".html"))
    return tbr_verb_fail (&tbr_verb_report, TBR_EXIT_USAGE, "--out: %s ends in none of .pdf, .html",
                          out);
  if (!tbr_study_report_write (argv[1], (const char *const *) measures, out, &error))
    return tbr_verb_fail_error (&tbr_verb_report, error);
  g_print ("%s\n", out);
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_report
    = { "report", "STUDY [--out FILE.pdf|FILE.html]",
        "Makes a document of a study: its answer, figures, sources", run };
