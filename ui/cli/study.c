/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An experiment with its map, its scenario and its points. */
#include "study.h"

#include <tabard/inputs.h>

#include <string.h>

/* Of the source that the program was built from; written by the build. */
extern const char tbr_commit[];

/* Where the scenario is: beside the experiment, else by its name. (transfer full) */
static char *
find_scenario (const TbrExperiment *experiment)
{
  g_autofree char *folder = g_path_get_dirname (experiment->file);
  char *beside = g_build_filename (folder, experiment->scenario, NULL);

  if (g_file_test (beside, G_FILE_TEST_EXISTS))
    return beside;
  g_free (beside);
  return g_strdup (experiment->scenario);
}

/* Where the experiment is, whatever the program was started in. (transfer full) */
static char *
folder_of (const TbrExperiment *experiment)
{
  g_autofree char *file = g_canonicalize_filename (experiment->file, NULL);
  return g_path_get_dirname (file);
}

#define USE "use."

/* The file of a "use." setting where it lies beside the experiment; NULL where it does not, or the
   setting is another. (transfer full) */
static char *
find_beside (const TbrStudy *study, const char *path, const char *value)
{
  g_autofree char *folder = folder_of (study->experiment);
  char *file = g_str_has_prefix (path, USE) ? g_canonicalize_filename (value, folder) : NULL;

  if (file != NULL && !g_file_test (file, G_FILE_TEST_IS_REGULAR))
    g_clear_pointer (&file, g_free);
  return file;
}

/* A setting with the path of the file that it puts in the place of another. (transfer full) */
static char *
resolve (const TbrStudy *study, const char *setting)
{
  const char *equals = strchr (setting, '=');
  g_autofree char *file = find_beside (study, setting, equals + 1);

  return file != NULL ? g_strdup_printf ("%.*s=%s", (int) (equals - setting), setting, file)
                      : g_strdup (setting);
}

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  const TbrStudy *study = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    g_ptr_array_add (found, resolve (study, settings[i]));
  g_ptr_array_add (found, NULL);
  return tbr_context_read (study->map, study->scenario, (const char *const *) found->pdata, faults);
}

/* A word as a shell reads it. (transfer full) */
static char *
quote (const char *word)
{
  gboolean is_plain = *word != '\0' && strpbrk (word, " \t\n'\"\\$&;|<>()*?[]#~`!") == NULL;
  return is_plain ? g_strdup (word) : g_shell_quote (word);
}

/* The scenario, from wherever one is, and what is set. */
static char *
write_words (gpointer data, const char *const *settings)
{
  const TbrStudy *study = data;
  gboolean is_file = g_file_test (study->scenario, G_FILE_TEST_EXISTS);
  g_autofree char *path
      = is_file ? g_canonicalize_filename (study->scenario, NULL) : g_strdup (study->scenario);
  g_autofree char *name = quote (path);
  g_autoptr (GString) words = g_string_new (name);

  for (guint i = 0; settings[i] != NULL; i++)
    {
      g_autofree char *setting = resolve (study, settings[i]);
      g_autofree char *quoted = quote (setting);
      g_string_append_printf (words, " --set %s", quoted);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show (gpointer data, guint64 n_done, guint64 n_all)
{
  TbrStudy *study = data;
  g_autofree char *words
      = g_strdup_printf ("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " runs", n_done, n_all);
  tbr_progress_set (&study->progress, (double) n_done / (double) MAX (n_all, 1), words);
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Files that a level puts in the place of others, and those that its scenario names. */
static void
add_variant (TbrStudy *study, const TbrFactor *factor, guint number, GPtrArray *inputs)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GPtrArray) settings = g_ptr_array_new_with_free_func (g_free);
  const TbrFactorLevel *level = &factor->levels[number];

  if (*level->value != '\0')
    g_ptr_array_add (settings, g_strdup_printf ("%s=%s", factor->path, level->value));
  for (guint i = 0; i < level->n_sets; i++)
    {
      const TbrAssignedValue *set = &level->sets[i];
      char *file = find_beside (study, set->path, set->value);
      if (file != NULL)
        g_ptr_array_add (inputs, file);
      g_ptr_array_add (settings, g_strdup_printf ("%s=%s", set->path, set->value));
    }
  g_ptr_array_add (settings, NULL);
  /* a level that only holds together with others has faults here, and none where it is run */
  g_autoptr (TbrScenario) scenario = load (study, (const char *const *) settings->pdata, faults);
  if (scenario != NULL)
    tbr_inputs_add (scenario, inputs);
}

static void
add_variants (TbrStudy *study, GPtrArray *inputs)
{
  for (guint i = 0; i < study->experiment->n_factors; i++)
    for (guint j = 0; j < study->experiment->factors[i].n_levels; j++)
      add_variant (study, &study->experiment->factors[i], j, inputs);
}

/* All files that a study is made of: experiment, list of points, files of levels, scenario and
   library, records and graphs, map. */
static char **
list_inputs (TbrStudy *study, const TbrScenario *scenario)
{
  GPtrArray *inputs = g_ptr_array_new ();
  g_autofree char *data = tbr_context_data_folder ();
  g_autofree char *folder = folder_of (study->experiment);
  g_autofree char *map = data != NULL ? g_build_filename (data, "assets", "map", NULL) : NULL;
  g_autoptr (GDir) entries = map != NULL ? g_dir_open (map, 0, NULL) : NULL;
  const char *name;

  if (g_file_test (study->experiment->file, G_FILE_TEST_IS_REGULAR))
    g_ptr_array_add (inputs, g_canonicalize_filename (study->experiment->file, NULL));
  if (*study->experiment->points_file != '\0')
    g_ptr_array_add (inputs, g_canonicalize_filename (study->experiment->points_file, folder));
  add_variants (study, inputs);
  for (guint i = 0; scenario->files[i] != NULL; i++)
    g_ptr_array_add (inputs, g_strdup (scenario->files[i]));
  tbr_inputs_add (scenario, inputs);
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    g_ptr_array_add (inputs, g_build_filename (map, name, NULL));
  g_ptr_array_sort (inputs, compare_texts);
  g_ptr_array_add (inputs, NULL);
  return (char **) g_ptr_array_free (inputs, FALSE);
}

/* The line by which the program was started, its words quoted where they must be; NULL where the
   system does not tell. (transfer full) */
static char *
command_line (void)
{
  g_autofree char *words = NULL;
  g_autoptr (GString) line = g_string_new ("tabard");
  gsize length;

  if (!g_file_get_contents ("/proc/self/cmdline", &words, &length, NULL))
    return NULL;
  for (const char *word = words + strlen (words) + 1; word < words + length;
       word += strlen (word) + 1)
    {
      g_autofree char *quoted = quote (word);
      g_string_append_printf (line, " %s", quoted);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* The scenario's digest, and the seed asked for, the experiment's, or the scenario's. */
static TbrExit
take_seed (const TbrVerb *verb, const char *seed, TbrStudy *study)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = load (study, NULL, faults);
  g_autofree char *told = NULL;
  guint64 number;

  if (scenario == NULL)
    {
      told = tbr_diagnostics_to_text (faults);
      return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s", g_strchomp (told));
    }
  if (study->experiment->warm_up >= scenario->meta->duration)
    return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s: warm-up: the scenario is over before it is",
                          study->experiment->file);
  study->seed = study->experiment->seed != G_MININT64 ? (guint64) study->experiment->seed
                                                      : (guint64) scenario->meta->seed;
  study->digest = scenario->digest;
  study->clock
      = (TbrStudyClock){ scenario->start_unix, scenario->meta->zone, scenario->meta->summer_time };
  study->inputs = list_inputs (study, scenario);
  if (seed == NULL)
    return TBR_EXIT_DONE;
  if (!g_ascii_string_to_unsigned (seed, 10, 0, G_MAXINT64, &number, NULL))
    return tbr_verb_fail (verb, TBR_EXIT_USAGE, "--seed: '%s' is no whole number from 0", seed);
  study->seed = number;
  return TBR_EXIT_DONE;
}

static TbrExit
make_design (const TbrVerb *verb, TbrStudy *study)
{
  g_autofree char *folder = g_path_get_dirname (study->experiment->file);
  g_autofree char *list = g_build_filename (folder, study->experiment->points_file, NULL);
  g_autoptr (GError) error = NULL;

  study->design = tbr_design_new (study->experiment, study->seed, list, &error);
  if (study->design != NULL)
    return TBR_EXIT_DONE;
  return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s", error->message);
}

TbrExit
tbr_study_open (const TbrVerb *verb, TbrExperiment *experiment, const TbrDiagnostics *faults,
                const char *seed, TbrStudy *study)
{
  TbrExit code;

  if (experiment == NULL)
    {
      g_autofree char *text = tbr_diagnostics_to_text (faults);
      g_printerr ("%s", text);
      return TBR_EXIT_SCENARIO;
    }
  *study = (TbrStudy){ .experiment = experiment,
                       .scenario = find_scenario (experiment),
                       .command = command_line () };
  if (!tbr_context_has_scenario (verb, study->scenario))
    return TBR_EXIT_FAILED;
  study->map = tbr_context_load_map (verb);
  if (study->map == NULL)
    return TBR_EXIT_FAILED;
  code = take_seed (verb, seed, study);
  return code == TBR_EXIT_DONE ? make_design (verb, study) : code;
}

TbrExit
tbr_study_find_faults (const TbrVerb *verb, const TbrStudyPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *faults = NULL;

  if (tbr_study_check (plan, &faults, &error))
    return TBR_EXIT_DONE;
  g_printerr ("%s", faults);
  return tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s", error->message);
}

TbrExit
tbr_study_fail (const TbrVerb *verb, const GError *error)
{
  return g_error_matches (error, TBR_ERROR, TBR_ERROR_SCENARIO)
             ? tbr_verb_fail (verb, TBR_EXIT_SCENARIO, "%s", error->message)
             : tbr_verb_fail_error (verb, error);
}

void
tbr_study_clear (TbrStudy *study)
{
  g_clear_pointer (&study->design, tbr_design_free);
  g_clear_pointer (&study->experiment, tbr_experiment_free);
  g_clear_pointer (&study->map, tbr_map_free);
  g_clear_pointer (&study->scenario, g_free);
  g_clear_pointer (&study->command, g_free);
  g_clear_pointer (&study->inputs, g_strfreev);
}

TbrStudyPlan
tbr_study_plan (TbrStudy *study, const char *folder)
{
  return (TbrStudyPlan){ .design = study->design,
                         .load = load,
                         .told = show,
                         .words = write_words,
                         .data = study,
                         .folder = folder,
                         .program = TABARD_VERSION,
                         .commit = tbr_commit,
                         .command = study->command,
                         .inputs = (const char *const *) study->inputs,
                         .seed = study->seed,
                         .digest = study->digest,
                         .clock = &study->clock,
                         .n_jobs = 1,
                         .n_shards = 1 };
}
