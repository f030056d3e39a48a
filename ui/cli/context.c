/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the program's data lie, and how a verb gets its map and its scenario. */
#include "context.h"

#include "draw/language.h"
#include "played.h"

#include <tabard/director.h>
#include <tabard/file.h>
#include <tabard/units.h>

/* Stands for the standard input. */
#define STREAM "-"
/* Largest scenario that is read from a stream, bytes. */
#define STREAM_LIMIT ((gsize) 256 << 20)

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

gboolean
tbr_context_begin_language (const char *wanted, GError **error)
{
  const char *data = g_getenv ("TABARD_DATA");
  g_autofree char *beside = data != NULL ? g_build_filename (data, "..", "locale", NULL) : NULL;
  const char *places[4] = { NULL };
  guint n = 0;

  if (beside != NULL)
    places[n++] = beside;
  places[n++] = TABARD_LOCALE_FOLDER;
  places[n++] = TABARD_BUILD_LOCALE_FOLDER;
  return tbr_language_begin (wanted, places, error);
}

char *
tbr_context_library (void)
{
  g_autofree char *data = tbr_context_data_folder ();
  return data != NULL ? g_build_filename (data, "scenarios", NULL) : NULL;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
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

/* The shipped scenario with nearly the name of a path. (transfer full) (nullable) */
static char *
nearest_scenario (const char *path)
{
  g_autofree char *library = tbr_context_library ();
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) folder = library != NULL ? g_dir_open (library, 0, NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *entry;

  while (folder != NULL && (entry = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (library, entry, "scenario.xml", NULL);
      if (g_file_test (file, G_FILE_TEST_EXISTS))
        g_ptr_array_add (names, g_strdup (entry));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strdup (tbr_suggest (name, (const char *const *) names->pdata));
}

gboolean
tbr_context_has_scenario (const TbrVerb *verb, const char *path)
{
  g_autofree char *file = tbr_context_find_scenario (path);
  g_autofree char *inside = g_build_filename (file, "scenario.xml", NULL);
  g_autofree char *near = NULL;
  gboolean is_folder = g_file_test (file, G_FILE_TEST_IS_DIR);

  if (g_str_equal (path, STREAM) || g_file_test (is_folder ? inside : file, G_FILE_TEST_EXISTS))
    return TRUE;
  near = nearest_scenario (path);
  tbr_verb_fail (verb, TBR_EXIT_FAILED, "%s: %s%s%s%s", path,
                 is_folder ? "the folder has no scenario.xml" : "there is no such scenario",
                 near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
                 near != NULL ? "'?" : "");
  return FALSE;
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

TbrScenario *
tbr_context_read (const TbrMap *map, const char *path, const char *const *settings,
                  TbrDiagnostics *faults)
{
  g_autofree char *library = tbr_context_library ();
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_str_equal (path, STREAM))
    {
      file = tbr_context_find_scenario (path);
      return tbr_scenario_load (file, library, map, settings, faults);
    }
  text = tbr_file_read ("/dev/stdin", STREAM_LIMIT, &length, &error);
  if (text != NULL)
    return tbr_scenario_parse (text, (gssize) length, "stdin", library, map, settings, faults);
  tbr_diagnostics_add (faults, "stdin", 0, "%s", error->message);
  return NULL;
}

TbrExit
tbr_context_load (const TbrVerb *verb, const char *path, const char *const *settings,
                  TbrContext *out_context)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = NULL;
  TbrContext context = { NULL, NULL };

  if (!tbr_context_has_scenario (verb, path))
    return TBR_EXIT_FAILED;
  context.map = tbr_context_load_map (verb);
  if (context.map == NULL)
    return TBR_EXIT_FAILED;
  context.scenario = tbr_context_read (context.map, path, settings, faults);
  text = tbr_diagnostics_to_text (faults);
  g_printerr ("%s", text);
  if (context.scenario == NULL)
    {
      guint n = tbr_diagnostics_count (faults);
      tbr_context_clear (&context);
      return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%u %s in %s", n, n == 1 ? "fault" : "faults",
                            path);
    }
  *out_context = context;
  return TBR_EXIT_DONE;
}

gboolean
tbr_context_load_shelves (const TbrVerb *verb, TbrContext *out_context)
{
  static const char text[]
      = "<scenario xmlns=\"urn:tabard:scenario:1\"><meta title=\"library\" "
        "start=\"2020-01-01T00:00Z\" duration=\"1 d\"/><use href=\"library/states.xml\"/>"
        "<use href=\"library/capabilities.xml\"/><use href=\"library/rates.xml\"/>"
        "<use href=\"library/lags.xml\"/><use href=\"library/services.xml\"/>"
        "<use href=\"library/stock.xml\"/></scenario>";
  g_autofree char *library = tbr_context_library ();
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_auto (TbrContext) context = { tbr_context_load_map (verb), NULL };

  if (context.map == NULL)
    return FALSE;
  context.scenario = tbr_scenario_parse (text, -1, "library", library, context.map, NULL, faults);
  if (context.scenario == NULL)
    {
      g_autofree char *message = tbr_diagnostics_to_text (faults);
      tbr_verb_fail (verb, TBR_EXIT_FAILED, "%s", message);
      return FALSE;
    }
  *out_context = context;
  context = (TbrContext){ NULL, NULL };
  return TRUE;
}

/* A recording, or the run in the log of an exercise, which is told besides. (transfer full)
   (nullable) */
static TbrRecording *
load_run (const char *path, TbrDiaryLog **out_log, GError **error)
{
  *out_log = NULL;
  if (!tbr_diary_is (path))
    return tbr_recording_load (path, error);
  *out_log = tbr_diary_load (path, error);
  return *out_log != NULL ? tbr_diary_recording (*out_log) : NULL;
}

/* Reports as late and as wrong as in the exercise of a log, where it says so itself. What is wrong
   with that exercise is printed. */
static TbrExit
take_fog (const TbrVerb *verb, const TbrDiaryLog *log, TbrScenario *scenario)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *file = tbr_played_find_exercise (log->exercise);
  TbrMeta meta = *scenario->meta;

  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return tbr_verb_fail (verb, TBR_EXIT_FAILED,
                          "%s: there is no exercise %s any more, which says how late and how wrong "
                          "its reports are",
                          log->path, log->exercise);
  g_autoptr (TbrExercise) exercise = tbr_exercise_load (file, faults);
  if (exercise == NULL)
    {
      g_autofree char *text = tbr_diagnostics_to_text (faults);
      g_printerr ("%s", text);
      return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s: its exercise %s has faults", log->path,
                            file);
    }
  if (exercise->digest != log->exercise_digest)
    return tbr_verb_fail (verb, TBR_EXIT_DIFFERS, "%s: its exercise %s has changed since",
                          log->path, file);
  if (tbr_exercise_take_fog (exercise, &meta))
    tbr_scenario_set_meta (scenario, &meta);
  return TBR_EXIT_DONE;
}

TbrExit
tbr_context_load_recording (const TbrVerb *verb, const char *path, TbrContext *out_context,
                            TbrRecording **out_recording)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiaryLog) log = NULL;
  g_autoptr (TbrRecording) recording = load_run (path, &log, &error);
  g_autofree char *file = NULL;
  const char *scenario;
  TbrExit code;

  if (recording == NULL)
    return tbr_verb_fail (verb, TBR_EXIT_FAILED, "%s", error->message);
  file = tbr_context_find_scenario (recording->scenario);
  scenario = g_str_equal (recording->scenario, STREAM) || g_file_test (file, G_FILE_TEST_EXISTS)
                 ? recording->scenario
                 : recording->id;
  code = tbr_context_load (verb, scenario, (const char *const *) recording->settings->pdata,
                           out_context);
  if (code != TBR_EXIT_DONE)
    return code;
  if (log != NULL)
    code = take_fog (verb, log, out_context->scenario);
  if (code == TBR_EXIT_DONE)
    *out_recording = g_steal_pointer (&recording);
  return code;
}

gboolean
tbr_context_read_instant (const TbrScenario *scenario, const char *what, const char *text,
                          TbrTime *out_at, GError **error)
{
  g_autofree char *first = tbr_instant_format (scenario->start_unix);
  g_autofree char *last = tbr_instant_format (scenario->start_unix + scenario->meta->duration);
  gint64 unix_time;
  TbrTime at;

  if (!tbr_duration_parse (text, &at, NULL))
    {
      if (!tbr_instant_parse (text, &unix_time, NULL))
        {
          g_set_error (error, TBR_ERROR, TBR_ERROR_SYNTAX,
                       "%s: '%s' is neither an instant such as %s nor a time since the start such "
                       "as '36 h'",
                       what, text, first);
          return FALSE;
        }
      at = unix_time - scenario->start_unix;
    }
  if (at < 0 || at > scenario->meta->duration)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: %s is outside %s to %s", what, text,
                   first, last);
      return FALSE;
    }
  *out_at = at;
  return TRUE;
}

void
tbr_context_clear (TbrContext *context)
{
  g_clear_pointer (&context->scenario, tbr_scenario_free);
  g_clear_pointer (&context->map, tbr_map_free);
}
