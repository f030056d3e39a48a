/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise that is changed: what is tried, done, taken back. */
#include <tabard/events.h>

#include "scenario/events_change.h"
#include "scenario/events_list.h"
#include "scenario/nest.h"

#include <string.h>

static void
free_words (gpointer words)
{
  g_strfreev (words);
}

TbrEvents *
tbr_events_new (const char *path, char *text)
{
  TbrEvents *events = g_new0 (TbrEvents, 1);
  events->path = g_canonicalize_filename (path, NULL);
  events->base = text;
  events->sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  events->done = g_ptr_array_new_with_free_func (free_words);
  events->faults = tbr_diagnostics_new ();
  events->work = TBR_WORK_FILE_NONE;
  return events;
}

/* Takes over a text that was read well. */
static void
take (TbrEvents *events, char *text, TbrExercise *exercise)
{
  g_free (events->text);
  tbr_exercise_free (events->exercise);
  events->text = text;
  events->exercise = exercise;
  events->edition++;
  tbr_diagnostics_free (events->faults);
  events->faults = tbr_diagnostics_new ();
  if (events->scenario != NULL)
    (void) tbr_exercise_check (exercise, events->scenario, events->faults);
}

gboolean
tbr_events_rebuild (TbrEvents *events, TbrDiagnostics *faults)
{
  g_auto (TbrMarkup) markup = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  tbr_markup_init (&markup, events->base, strlen (events->base));
  for (guint i = 0; error == NULL && i < events->n_done; i++)
    (void) tbr_events_change (&markup, events->done->pdata[i], &error);
  if (error != NULL)
    {
      tbr_diagnostics_add (faults, events->path, 0, "%s", error->message);
      return FALSE;
    }
  TbrExercise *exercise
      = tbr_exercise_parse (markup.text->str, markup.text->len, events->path, faults);
  if (exercise != NULL)
    take (events, g_strdup (markup.text->str), exercise);
  return exercise != NULL;
}

TbrEvents *
tbr_events_open (const char *path, TbrDiagnostics *faults)
{
  g_return_val_if_fail (path != NULL && faults != NULL, NULL);
  gsize length;
  char *text = tbr_nest_load (path, faults, &length);
  if (text == NULL)
    return NULL;
  /* read before anything is looked for in it: only then it is known to be a file of tags */
  TbrExercise *exercise = tbr_exercise_parse (text, length, path, faults);
  if (exercise == NULL)
    {
      g_free (text);
      return NULL;
    }
  TbrEvents *events = tbr_events_new (path, text);
  take (events, g_strdup (text), exercise);
  return events;
}

void
tbr_events_free (TbrEvents *events)
{
  if (events == NULL)
    return;
  tbr_work_file_end (&events->work);
  g_free (events->path);
  g_free (events->base);
  g_free (events->sum);
  g_ptr_array_unref (events->done);
  g_free (events->text);
  tbr_exercise_free (events->exercise);
  tbr_diagnostics_free (events->faults);
  g_free (events);
}

void
tbr_events_hold (TbrEvents *events, const TbrScenario *scenario)
{
  g_return_if_fail (events != NULL);
  events->scenario = scenario;
  tbr_diagnostics_free (events->faults);
  events->faults = tbr_diagnostics_new ();
  if (scenario != NULL)
    (void) tbr_exercise_check (events->exercise, scenario, events->faults);
}

/* ---- looking ---- */

const TbrExercise *
tbr_events_exercise (const TbrEvents *events)
{
  return events->exercise;
}

const TbrDiagnostics *
tbr_events_faults (const TbrEvents *events)
{
  return events->faults;
}

const char *
tbr_events_path (const TbrEvents *events)
{
  return events->path;
}

const char *
tbr_events_text (const TbrEvents *events)
{
  return events->text;
}

gboolean
tbr_events_is_changed (const TbrEvents *events)
{
  return events->n_saved != (gint) events->n_done;
}

guint
tbr_events_edition (const TbrEvents *events)
{
  return events->edition;
}

guint
tbr_events_n_done (const TbrEvents *events)
{
  return events->n_done;
}

guint
tbr_events_n_undone (const TbrEvents *events)
{
  return events->done->len - events->n_done;
}

char *
tbr_events_get (const TbrEvents *events, const char *element, const char *id, const char *name)
{
  g_auto (TbrMarkup) markup = { NULL, NULL };
  tbr_markup_init (&markup, events->text, strlen (events->text));
  guint32 node = tbr_events_find (&markup, element, id, NULL);
  return node != TBR_NONE ? tbr_markup_get (&markup, node, name) : NULL;
}

const TbrWording *
tbr_inject_wording (const TbrInject *inject, const char *language)
{
  for (guint i = 0; i < inject->wordings.n; i++)
    {
      const TbrWording *wording = &inject->wordings.items[i];
      if (g_str_equal (wording->language, language))
        return *wording->subject != '\0' || *wording->body != '\0' ? wording : NULL;
    }
  return NULL;
}

guint32
tbr_exercise_find_inject (const TbrExercise *exercise, const char *id)
{
  for (guint32 i = 0; i < exercise->n_injects; i++)
    if (g_strcmp0 (exercise->injects[i].id, id) == 0)
      return i;
  return TBR_NONE;
}

/* ---- trying ---- */

/* The first fault that was not there before; NULL when there is none. */
static const TbrDiagnostic *
find_new (const TbrDiagnostics *now, const TbrDiagnostics *before)
{
  for (guint i = 0; i < tbr_diagnostics_kept (now); i++)
    {
      const TbrDiagnostic *one = tbr_diagnostics_get (now, i);
      gboolean is_known = one->severity != TBR_SEVERITY_FAULT;
      for (guint j = 0; !is_known && j < tbr_diagnostics_kept (before); j++)
        is_known = g_str_equal (one->message, tbr_diagnostics_get (before, j)->message);
      if (!is_known)
        return one;
    }
  return NULL;
}

/* Reads a text that a change has made; NULL with the sentence when it may not be. */
static TbrExercise *
read_tried (const TbrEvents *events, const GString *text, GError **error)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrExercise *exercise = tbr_exercise_parse (text->str, text->len, events->path, faults);
  if (exercise != NULL && events->scenario != NULL)
    (void) tbr_exercise_check (exercise, events->scenario, faults);
  const TbrDiagnostic *fault = find_new (faults, events->faults);
  if (fault == NULL)
    return exercise;
  g_set_error_literal (error, TBR_ERROR, TBR_ERROR_SCENARIO, fault->message);
  tbr_exercise_free (exercise);
  return NULL;
}

void
tbr_events_push (TbrEvents *events, char **words)
{
  if (events->n_saved > (gint) events->n_done)
    events->n_saved = -1;
  g_ptr_array_set_size (events->done, (gint) events->n_done);
  g_ptr_array_add (events->done, words);
  events->n_done = events->done->len;
}

/* A change is done when what it makes can be read. Takes the words of @array, NULL-ended here. */
static gboolean
try_change (TbrEvents *events, GPtrArray *array, GError **error)
{
  g_ptr_array_add (array, NULL);
  g_auto (GStrv) words = g_strdupv ((char **) array->pdata);
  g_auto (TbrMarkup) markup = { NULL, NULL };
  g_ptr_array_unref (array);
  tbr_markup_init (&markup, events->text, strlen (events->text));
  if (!tbr_events_change (&markup, (const char *const *) words, error))
    return FALSE;
  if (g_str_equal (markup.text->str, events->text))
    return TRUE;
  TbrExercise *exercise = read_tried (events, markup.text, error);
  if (exercise == NULL)
    return FALSE;
  take (events, g_strdup (markup.text->str), exercise);
  tbr_events_log (events, "edit", (const char *const *) words);
  tbr_events_push (events, g_steal_pointer (&words));
  return TRUE;
}

/* The first words of a change; more are added. (transfer full) */
static GPtrArray *
words_of (const char *first, ...)
{
  GPtrArray *array = g_ptr_array_new_with_free_func (g_free);
  va_list more;
  va_start (more, first);
  for (const char *word = first; word != NULL; word = va_arg (more, const char *))
    g_ptr_array_add (array, g_strdup (word));
  va_end (more);
  return array;
}

/* ---- changes ---- */

gboolean
tbr_events_set (TbrEvents *events, const char *element, const char *id, const char *const *pairs,
                GError **error)
{
  g_return_val_if_fail (events != NULL && element != NULL && id != NULL && pairs != NULL, FALSE);
  GPtrArray *words = words_of ("set", element, id, NULL);
  for (guint i = 0; pairs[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (pairs[i]));
  return try_change (events, words, error);
}

gboolean
tbr_events_say (TbrEvents *events, const char *id, const char *language, const char *subject,
                const char *body, GError **error)
{
  g_return_val_if_fail (events != NULL && id != NULL && language != NULL, FALSE);
  g_return_val_if_fail (subject != NULL && body != NULL, FALSE);
  return try_change (events, words_of ("say", id, language, subject, body, NULL), error);
}

gboolean
tbr_events_say_from (TbrEvents *events, const char *id, const char *language, const char *from,
                     GError **error)
{
  g_return_val_if_fail (events != NULL && id != NULL && language != NULL && from != NULL, FALSE);
  return try_change (events, words_of ("from", id, language, from, NULL), error);
}

gboolean
tbr_events_entitle (TbrEvents *events, const char *element, const char *id, const char *language,
                    const char *text, GError **error)
{
  g_return_val_if_fail (events != NULL && element != NULL && id != NULL, FALSE);
  g_return_val_if_fail (language != NULL && text != NULL, FALSE);
  return try_change (events, words_of ("entitle", element, id, language, text, NULL), error);
}

gboolean
tbr_events_remove (TbrEvents *events, const char *id, GError **error)
{
  g_return_val_if_fail (events != NULL && id != NULL, FALSE);
  return try_change (events, words_of ("remove", id, NULL), error);
}

gboolean
tbr_events_move (TbrEvents *events, const char *id, TbrTime at, GError **error)
{
  g_return_val_if_fail (events != NULL && id != NULL, FALSE);
  g_autofree char *when = tbr_duration_format (at);
  return try_change (events, words_of ("set", "inject", id, "when", "", "at", when, NULL), error);
}

/* A name that no inject has: "storm-2". (transfer full) */
static char *
free_name (const TbrExercise *exercise, const char *stem, guint from)
{
  for (guint i = from;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", stem, i);
      if (tbr_exercise_find_inject (exercise, name) == TBR_NONE)
        return g_steal_pointer (&name);
    }
}

/* The number behind all that are given. (transfer full) */
static char *
next_number (const TbrExercise *exercise)
{
  gint64 most = 0;
  for (guint i = 0; i < exercise->n_injects; i++)
    most = MAX (most, exercise->injects[i].number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, most + 1);
}

gboolean
tbr_events_add (TbrEvents *events, const char *behind, TbrTime at, const char *subject,
                char **out_id, GError **error)
{
  g_return_val_if_fail (events != NULL && subject != NULL, FALSE);
  const TbrExercise *exercise = events->exercise;
  g_autofree char *number = next_number (exercise);
  g_autofree char *name = free_name (exercise, "inject", exercise->n_injects + 1);
  g_autofree char *when = tbr_duration_format (at);
  GPtrArray *words
      = words_of ("add", behind != NULL ? behind : "", name, number, when, subject, NULL);
  if (!try_change (events, words, error))
    return FALSE;
  if (out_id != NULL)
    *out_id = g_steal_pointer (&name);
  return TRUE;
}

gboolean
tbr_events_copy (TbrEvents *events, const char *id, char **out_id, GError **error)
{
  g_return_val_if_fail (events != NULL && id != NULL, FALSE);
  g_autofree char *number = next_number (events->exercise);
  g_autofree char *name = free_name (events->exercise, id, 2);
  if (!try_change (events, words_of ("copy", id, name, number, NULL), error))
    return FALSE;
  if (out_id != NULL)
    *out_id = g_steal_pointer (&name);
  return TRUE;
}

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  const TbrInject *x = *(TbrInject *const *) a, *y = *(TbrInject *const *) b;
  return (x->number > y->number) - (x->number < y->number);
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  const TbrInject *x = *(TbrInject *const *) a, *y = *(TbrInject *const *) b;
  if (x->at != y->at)
    return x->at > y->at ? 1 : -1;
  return compare_numbers (a, b);
}

gboolean
tbr_events_renumber (TbrEvents *events, GError **error)
{
  g_return_val_if_fail (events != NULL, FALSE);
  const TbrExercise *exercise = events->exercise;
  g_autoptr (GPtrArray) all = g_ptr_array_new (), timed = g_ptr_array_new ();
  GPtrArray *words = words_of ("number", NULL);
  for (guint i = 0; i < exercise->n_injects; i++)
    {
      g_ptr_array_add (all, (gpointer) &exercise->injects[i]);
      if (exercise->injects[i].at != TBR_NEVER)
        g_ptr_array_add (timed, (gpointer) &exercise->injects[i]);
    }
  g_ptr_array_sort (all, compare_numbers);
  g_ptr_array_sort (timed, compare_times);
  for (guint i = 0, next = 0; i < all->len; i++)
    {
      const TbrInject *inject = all->pdata[i];
      if (inject->at != TBR_NEVER)
        inject = timed->pdata[next++];
      g_ptr_array_add (words, g_strdup (inject->id));
      g_ptr_array_add (words, g_strdup_printf ("%u", i + 1));
    }
  if (all->len > 0)
    return try_change (events, words, error);
  g_ptr_array_unref (words);
  return TRUE;
}

/* ---- taking back ---- */

/* So many changes hold now; all were read well before. */
static void
go_to (TbrEvents *events, guint n_done, const char *verb)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  events->n_done = n_done;
  if (!tbr_events_rebuild (events, faults))
    g_assert_not_reached ();
  tbr_events_log (events, verb, NULL);
}

gboolean
tbr_events_undo (TbrEvents *events)
{
  g_return_val_if_fail (events != NULL, FALSE);
  if (events->n_done == 0)
    return FALSE;
  go_to (events, events->n_done - 1, "undo");
  return TRUE;
}

gboolean
tbr_events_redo (TbrEvents *events)
{
  g_return_val_if_fail (events != NULL, FALSE);
  if (events->n_done == events->done->len)
    return FALSE;
  go_to (events, events->n_done + 1, "redo");
  return TRUE;
}
