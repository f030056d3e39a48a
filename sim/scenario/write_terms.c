/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A program that writes po/terms/terms.h anew, or checks it: what the tables of kinds say of
   themselves and of their parameters, and what shipped scenarios and exercises are called. All of
   it comes from the lists of kinds and from the files, so that what is added there is found. */
#include "scenario/kinds.h"
#include "scenario/word_tables.h"

#include <tabard/exercise.h>
#include <tabard/experiment.h>
#include <tabard/scenario.h>

#include <string.h>

/* Sections whose elements the window opens: in Details, in forms, in the list of branches. */
static const TbrSectionId shown[]
    = { TBR_SECTION_STATES,  TBR_SECTION_CAPABILITIES, TBR_SECTION_STOCK,   TBR_SECTION_UNITS,
        TBR_SECTION_HAZARDS, TBR_SECTION_POLICIES,     TBR_SECTION_COMMANDS };

/* ---- of the program ---- */

static void
add_param (TbrWordList *list, const TbrParam *param)
{
  tbr_word_list_add (list, param->name);
  tbr_word_list_add (list, param->sentence);
  if (param->type == TBR_PARAM_CHOICE)
    tbr_word_list_add_all (list, param->choices);
}

/* What forms ask of another row: what must be given, and when it begins. */
static gboolean
is_asked (const TbrParam *param)
{
  return param->fallback == NULL || param->type == TBR_PARAM_INSTANT;
}

/* A row has its name in the list of places; of its columns those that a form asks. */
static void
add_row (TbrWordList *list, const TbrRowKind *row)
{
  tbr_word_list_add (list, row->name);
  for (guint i = 0; i < row->n_params; i++)
    if (is_asked (&row->params[i]))
      add_param (list, &row->params[i]);
}

static void
add_kinds (TbrWordList *list, const TbrKind *const *kinds)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      const TbrKind *kind = kinds[i];
      g_autofree char *title = g_strdup_printf ("%s: %s", kind->element, kind->name);
      tbr_word_list_begin (list, title);
      tbr_word_list_add (list, kind->title);
      tbr_word_list_add (list, kind->sentence);
      for (guint k = 0; k < kind->n_params; k++)
        add_param (list, &kind->params[k]);
      for (guint k = 0; k < kind->n_rows; k++)
        add_row (list, &kind->rows[k]);
    }
}

/* What the details of a site ask; how kinds of site are called stands among the words of the map.
 */
static void
add_site (TbrWordList *list)
{
  static const char *const hidden[] = { "site", "kind", NULL };
  tbr_word_list_begin (list, "site: values");
  for (guint i = 0; i < tbr_kind_site.n_params; i++)
    if (!g_strv_contains (hidden, tbr_kind_site.params[i].name))
      add_param (list, &tbr_kind_site.params[i]);
}

/* ---- of the files ---- */

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of what a folder holds, in order; NULL with an error when it cannot be read. */
static GPtrArray *
list_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;
  if (dir == NULL)
    return NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Whether nothing was found; an error else. */
static gboolean
is_sound (const TbrDiagnostics *faults, GError **error)
{
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (tbr_diagnostics_count (faults) == 0)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s", told);
  return FALSE;
}

/* Adds title and summary of each scenario in a folder. */
static gboolean
add_scenarios (TbrWordList *list, const TbrMap *map, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = list_folder (folder, error);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *file = g_build_filename (path, "scenario.xml", NULL);
      if (!g_file_test (file, G_FILE_TEST_EXISTS))
        continue;
      g_autoptr (TbrScenario) scenario = tbr_scenario_load (path, folder, map, NULL, faults);
      if (scenario != NULL)
        {
          tbr_word_list_add (list, scenario->meta->title);
          tbr_word_list_add (list, scenario->meta->summary);
        }
    }
  return names != NULL && is_sound (faults, error);
}

/* Adds the title of each exercise in the folder "exercises". */
static gboolean
add_exercises (TbrWordList *list, const char *scenarios, GError **error)
{
  g_autofree char *folder = g_build_filename (scenarios, "exercises", NULL);
  g_autoptr (GPtrArray) names = list_folder (folder, error);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autoptr (TbrExercise) exercise = NULL;
      if (g_str_has_suffix (path, ".xml"))
        exercise = tbr_exercise_load (path, faults);
      if (exercise != NULL)
        tbr_word_list_add (list, exercise->title);
    }
  return names != NULL && is_sound (faults, error);
}

static gboolean
fill (TbrWordList *list, const char *map_folder, const char *scenarios, GError **error)
{
  g_autoptr (TbrMap) map = tbr_map_load (map_folder, error);
  if (map == NULL)
    return FALSE;
  /* what the other catalogue has is translated there: it is asked first */
  g_auto (TbrWordList) others;
  tbr_word_list_init (&others, "write_words");
  if (!tbr_word_tables_fill (&others, map_folder, scenarios, error))
    return FALSE;
  tbr_word_list_know (list, &others);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    add_kinds (list, tbr_scenario_kinds (shown[i]));
  add_site (list);
  add_kinds (list, tbr_exercise_kinds);
  tbr_word_list_begin (list, "Designs of studies");
  tbr_word_list_add_all (list, tbr_design_names);
  tbr_word_list_begin (list, "Shipped scenarios: title, then what it is about");
  gboolean done = add_scenarios (list, map, scenarios, error);
  tbr_word_list_begin (list, "Shipped exercises");
  done = done && add_exercises (list, scenarios, error);
  tbr_word_list_know (list, NULL);
  return done;
}

int
main (int argc, char **argv)
{
  return tbr_word_list_main (argc, argv, "write_terms", fill);
}
