/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Crises and exercises that are shipped, and which of those that were open last are still there. */
#include "desktop/shipped.h"

#include "desktop/files.h"
#include "desktop/state.h"

#include <tabard/exercise.h>

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *library;    /* may be NULL */
  GPtrArray *paths; /* char * */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;
  g_free (question->library);
  g_ptr_array_unref (question->paths);
  g_free (question);
}

gpointer
tbr_shipped_question (const char *library, GPtrArray *paths)
{
  Question *question = g_new (Question, 1);
  *question = (Question){ g_strdup (library), paths };
  return question;
}

void
tbr_shipped_free (TbrShipped *shipped)
{
  if (shipped == NULL)
    return;
  g_ptr_array_unref (shipped->crises);
  g_ptr_array_unref (shipped->exercises);
  g_ptr_array_unref (shipped->gone);
  g_free (shipped);
}

static TbrCrisis *
crisis_new (const char *path, const char *title, const char *summary)
{
  TbrCrisis *crisis = g_new0 (TbrCrisis, 1);
  crisis->path = g_strdup (path);
  crisis->title = g_strdup (title);
  crisis->summary = g_strdup (summary);
  return crisis;
}

/* An exercise of the folder "exercises": who plays and how long, in a few words. */
static void
add_exercise (GPtrArray *exercises, const char *path)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) exercise = tbr_exercise_load (path, faults);
  guint n = 0;
  if (exercise == NULL)
    return;
  for (guint i = 0; i < exercise->n_roles; i++)
    n += exercise->roles[i].player == TBR_PLAYER_PERSON;
  double minutes = (double) exercise->duration / exercise->pace / (double) TBR_MINUTE;
  g_autofree char *time = tbr_telling_span ((TbrTime) minutes * TBR_MINUTE);
  g_autofree char *summary
      = n == 1 ? g_strdup_printf (_ ("For one person, %s"), time)
               : g_strdup_printf (ngettext ("For %u person, %s", "For %u persons, %s", n), n, time);
  /* those for one person first: that is where one begins */
  g_ptr_array_insert (exercises, n == 1 ? 0 : -1, crisis_new (path, exercise->title, summary));
}

static void
add_crisis (GPtrArray *crises, const char *path)
{
  g_autofree char *file = g_build_filename (path, "scenario.xml", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *head = tbr_files_head (file);
  if (head == NULL)
    return;
  g_autofree char *title = tbr_files_attribute (head, "<meta", "title");
  g_autofree char *summary = tbr_files_attribute (head, "<meta", "summary");
  g_ptr_array_add (crises, crisis_new (path, *title != '\0' ? title : name, summary));
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Paths of all that lies in a folder, by name. (transfer full) */
static GPtrArray *
list (const char *folder)
{
  g_autoptr (GDir) open = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *entry;
  while (open != NULL && (entry = g_dir_read_name (open)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static gpointer
look (gconstpointer data)
{
  const Question *question = data;
  TbrShipped *found = g_new (TbrShipped, 1);
  *found = (TbrShipped){ g_ptr_array_new_with_free_func (tbr_crisis_free),
                         g_ptr_array_new_with_free_func (tbr_crisis_free),
                         g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *place
      = question->library != NULL ? g_build_filename (question->library, "exercises", NULL) : NULL;
  g_autoptr (GPtrArray) crises = list (question->library), exercises = list (place);
  for (guint i = 0; i < crises->len; i++)
    add_crisis (found->crises, crises->pdata[i]);
  for (guint i = 0; i < exercises->len; i++)
    if (g_str_has_suffix (exercises->pdata[i], ".xml"))
      add_exercise (found->exercises, exercises->pdata[i]);
  for (guint i = 0; i < question->paths->len; i++)
    if (!g_file_test (question->paths->pdata[i], G_FILE_TEST_EXISTS))
      g_ptr_array_add (found->gone, g_strdup (question->paths->pdata[i]));
  return found;
}

static void
free_answer (gpointer shipped)
{
  tbr_shipped_free (shipped);
}

const TbrAsideKind tbr_shipped_aside = { "shipped", look, free_question, free_answer };
