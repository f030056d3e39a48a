/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that finds every fault of a scenario and writes nothing. */
#include "context.h"

extern const TbrVerb tbr_verb_validate;

/* Checks one file. Returns: number of faults */
static guint
check (const TbrMap *map, const char *path, const char *const *settings)
{
  g_autofree char *library = tbr_context_library ();
  g_autofree char *file = tbr_context_find_scenario (path);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = tbr_scenario_load (file, library, map, settings, faults);
  g_autofree char *text = tbr_diagnostics_to_text (faults);
  guint n = tbr_diagnostics_count (faults);

  g_print ("%s", text);
  if (scenario != NULL)
    g_print ("%s: good: %u hazards, %u units\n", path, scenario->sections[TBR_SECTION_HAZARDS].n,
             scenario->n_units);
  return scenario != NULL ? 0 : MAX (n, 1);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (GStrv) settings = NULL;
  const GOptionEntry entries[] = { { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &settings,
                                     "Set a parameter: section.id.parameter=value", "PATH=VALUE" },
                                   { NULL } };
  TbrExit code = TBR_EXIT_DONE;
  g_autoptr (TbrMap) map = NULL;
  guint n = 0;

  if (!tbr_verb_parse (&tbr_verb_validate, entries, &argc, &argv, &code))
    return code;
  if (argc < 2)
    return tbr_verb_fail (&tbr_verb_validate, TBR_EXIT_USAGE, "which scenario?");
  map = tbr_context_load_map (&tbr_verb_validate);
  if (map == NULL)
    return TBR_EXIT_FAILED;
  for (int i = 1; i < argc; i++)
    n += check (map, argv[i], (const char *const *) settings);
  return n > 0 ? TBR_EXIT_SCENARIO : TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_validate
    = { "validate", "SCENARIO...", "Finds every fault of scenario files, and writes nothing", run };
