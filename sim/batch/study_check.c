/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the points of a study have faults, before the first trial: enough of them that every
   level is seen. */
#include "batch/study_measures.h"

#include <string.h>

/* What a fault in a value set from outside says in place of a file. */
#define SETTING_FILE "--set"

/* What the threads share. */
typedef struct
{
  const TbrStudyPlan *plan;
  const GArray *points;    /* guint32 */
  TbrDiagnostics **faults; /* of each of them; NULL: none, or not looked at */
  gint next;               /* index into @points, atomic */
  gint has_faults;         /* atomic */
} Check;

/* "point 3 (ask at-once, planes 4)" (transfer full) */
static char *
describe_point (const TbrDesign *design, guint32 point)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "point %u", point);
  for (guint i = 0; i < design->experiment->n_factors; i++)
    {
      g_autofree char *label = tbr_design_label (design, point, i);
      g_string_append_printf (text, "%s%s %s", i == 0 ? " (" : ", ",
                              design->experiment->factors[i].id, label);
    }
  if (design->experiment->n_factors > 0)
    g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

/* Whether a point has a level that none before it had; the first and the last always do. */
static gboolean
is_new (const TbrDesign *design, guint32 point, GHashTable *seen)
{
  gboolean found = point == 0 || point + 1 == design->n_points;

  for (guint i = 0; i < design->experiment->n_factors; i++)
    {
      const TbrCell *cell = &design->cells[(gsize) point * design->experiment->n_factors + i];
      guint64 key = (guint64) i << 32 | cell->level;
      if (cell->level != TBR_NONE && g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        found = TRUE;
    }
  return found;
}

/* The points that are looked at. (transfer full) */
static GArray *
choose_points (const TbrDesign *design)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 point = 0; point < design->n_points; point++)
    if (is_new (design, point, seen))
      g_array_append_val (points, point);
  return points;
}

static gpointer
check_points (gpointer data)
{
  Check *check = data;
  guint at;

  while (!g_atomic_int_get (&check->has_faults)
         && (at = (guint) g_atomic_int_add (&check->next, 1)) < check->points->len)
    {
      guint32 point = g_array_index (check->points, guint32, at);
      TbrDiagnostics *faults = tbr_diagnostics_new ();
      g_auto (GStrv) settings = tbr_design_settings (check->plan->design, point);
      g_autoptr (TbrScenario) scenario
          = check->plan->load (check->plan->data, (const char *const *) settings, faults);
      if (scenario == NULL)
        {
          check->faults[at] = g_steal_pointer (&faults);
          g_atomic_int_set (&check->has_faults, 1);
        }
      g_clear_pointer (&faults, tbr_diagnostics_free);
    }
  return NULL;
}

/* Whether a message is about the path that stands before its first colon. */
static gboolean
is_about (const char *message, const char *path)
{
  gsize length = strlen (path);

  return length > 0 && strncmp (message, path, length) == 0 && message[length] == ':';
}

/* Whether a point looked at before, which had no fault, has another level of a factor: then it is
   not the factor's path that is wrong. */
static gboolean
was_good (const Check *check, guint at, guint factor)
{
  const TbrDesign *design = check->plan->design;
  guint n = design->experiment->n_factors;
  guint32 here = g_array_index (check->points, guint32, at);

  for (guint i = 0; i < at; i++)
    {
      guint32 there = g_array_index (check->points, guint32, i);
      if (design->cells[(gsize) there * n + factor].level
          != design->cells[(gsize) here * n + factor].level)
        return TRUE;
    }
  return FALSE;
}

/* The line of the experiment in which a point sets what a message is about; 0: none does. */
static guint
find_line (const Check *check, guint at, const char *message)
{
  const TbrDesign *design = check->plan->design;
  guint32 point = g_array_index (check->points, guint32, at);

  for (guint i = 0; i < design->experiment->n_factors; i++)
    {
      const TbrFactor *factor = &design->experiment->factors[i];
      guint32 number = design->cells[(gsize) point * design->experiment->n_factors + i].level;
      const TbrFactorLevel *level = number != TBR_NONE ? &factor->levels[number] : NULL;
      for (guint j = 0; level != NULL && j < level->n_sets; j++)
        if (is_about (message, level->sets[j].path))
          return level->sets[j].line;
      if (is_about (message, factor->path))
        return level != NULL && was_good (check, at, i) ? level->line : factor->line;
    }
  return 0;
}

/* The faults of a point, those of values that it sets with the line that sets them. (transfer full)
 */
static char *
write_faults (const Check *check, guint at)
{
  const TbrDiagnostics *faults = check->faults[at];
  g_autoptr (TbrDiagnostics) placed = tbr_diagnostics_new ();

  for (guint i = 0; i < tbr_diagnostics_kept (faults); i++)
    {
      const TbrDiagnostic *one = tbr_diagnostics_get (faults, i);
      guint line = g_str_equal (one->file, SETTING_FILE) ? find_line (check, at, one->message) : 0;
      const char *file = line > 0 ? check->plan->design->experiment->file : one->file;
      (one->severity == TBR_SEVERITY_WARNING
           ? tbr_diagnostics_warn
           : tbr_diagnostics_add) (placed, file, line > 0 ? line : one->line, "%s", one->message);
    }
  return tbr_diagnostics_to_text (placed);
}

/* Tells of the first point that has faults: all before it were looked at, too. */
static gboolean
tell_faults (const Check *check, char **out_faults, GError **error)
{
  for (guint i = 0; i < check->points->len; i++)
    {
      g_autofree char *who = NULL;
      if (check->faults[i] == NULL)
        continue;
      who = describe_point (check->plan->design, g_array_index (check->points, guint32, i));
      *out_faults = write_faults (check, i);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s: %s has faults",
                   check->plan->design->experiment->file, who);
      return FALSE;
    }
  return TRUE;
}

/* Whether the measures are known, once all points are good. */
static gboolean
tell_measures (const TbrStudyPlan *plan, char **out_faults, GError **error)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  tbr_study_check_measures (plan, faults);
  if (tbr_diagnostics_count (faults) == 0)
    return TRUE;
  *out_faults = tbr_diagnostics_to_text (faults);
  g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s: it names measures that are not told",
               plan->design->experiment->file);
  return FALSE;
}

gboolean
tbr_study_check (const TbrStudyPlan *plan, char **out_faults, GError **error)
{
  g_autoptr (GArray) points = choose_points (plan->design);
  g_autofree TbrDiagnostics **faults = g_new0 (TbrDiagnostics *, points->len);
  Check check = { .plan = plan, .points = points, .faults = faults };
  guint n = MIN (plan->n_jobs, points->len);
  g_autofree GThread **threads = g_new0 (GThread *, n);
  gboolean good;

  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("check", check_points, &check);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  good = tell_faults (&check, out_faults, error) && tell_measures (plan, out_faults, error);
  for (guint i = 0; i < points->len; i++)
    g_clear_pointer (&faults[i], tbr_diagnostics_free);
  return good;
}
