/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the program's data lie, and how a verb gets its map and its scenario. */
#include "context.h"

char *
tbr_context_data_folder (void)
{
  const char *places[] = { g_getenv ("TABARD_DATA"), TABARD_DATA_FOLDER, TABARD_SOURCE_FOLDER };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *map
          = places[i] != NULL ? g_build_filename (places[i], "assets", "map", NULL) : NULL;
      if (map != NULL && g_file_test (map, G_FILE_TEST_IS_DIR))
        return g_strdup (places[i]);
    }
  return NULL;
}

char *
tbr_context_library (void)
{
  g_autofree char *data = tbr_context_data_folder ();
  return data != NULL ? g_build_filename (data, "scenarios", NULL) : NULL;
}

char *
tbr_context_find_scenario (const char *path)
{
  g_autofree char *library = tbr_context_library ();
  g_autofree char *known = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || library == NULL)
    return g_strdup (path);
  known = g_build_filename (library, path, NULL);
  if (g_file_test (known, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&known);
  if (g_str_has_prefix (path, "scenarios/"))
    return g_build_filename (library, path + strlen ("scenarios/"), NULL);
  return g_strdup (path);
}

TbrMap *
tbr_context_load_map (const TbrVerb *verb)
{
  g_autofree char *data = tbr_context_data_folder ();
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  TbrMap *map;

  if (data == NULL)
    {
      tbr_verb_fail (verb, TBR_EXIT_FAILED,
                     "the map is neither in %s nor in %s; set TABARD_DATA to the folder that has "
                     "assets/map",
                     TABARD_DATA_FOLDER, TABARD_SOURCE_FOLDER);
      return NULL;
    }
  folder = g_build_filename (data, "assets", "map", NULL);
  map = tbr_map_load (folder, &error);
  if (map == NULL)
    tbr_verb_fail (verb, TBR_EXIT_FAILED, "%s", error->message);
  return map;
}

TbrExit
tbr_context_load (const TbrVerb *verb, const char *path, const char *const *settings,
                  TbrContext *out_context)
{
  g_autofree char *library = tbr_context_library ();
  g_autofree char *file = tbr_context_find_scenario (path);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrContext context = { NULL, NULL };

  context.map = tbr_context_load_map (verb);
  if (context.map == NULL)
    return TBR_EXIT_FAILED;
  context.scenario = tbr_scenario_load (file, library, context.map, settings, faults);
  if (context.scenario == NULL)
    {
      g_autofree char *text = tbr_diagnostics_to_text (faults);
      guint n = tbr_diagnostics_count (faults);
      g_printerr ("%s", text);
      tbr_context_clear (&context);
      return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%u %s in %s", n, n == 1 ? "fault" : "faults",
                            path);
    }
  *out_context = context;
  return TBR_EXIT_DONE;
}

void
tbr_context_clear (TbrContext *context)
{
  g_clear_pointer (&context->scenario, tbr_scenario_free);
  g_clear_pointer (&context->map, tbr_map_free);
}
