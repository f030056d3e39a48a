/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the points of a study have faults, before the first trial: enough of them that every
   level is seen. */
#include <tabard/batch.h>

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
      *out_faults = tbr_diagnostics_to_text (check->faults[i]);
      g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s: %s has faults",
                   check->plan->design->experiment->file, who);
      return FALSE;
    }
  return TRUE;
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
  good = tell_faults (&check, out_faults, error);
  for (guint i = 0; i < points->len; i++)
    g_clear_pointer (&faults[i], tbr_diagnostics_free);
  return good;
}
