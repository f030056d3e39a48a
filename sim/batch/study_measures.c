/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the measures that an experiment names are told by its scenario. */
#include "batch/study_measures.h"

#include "base/quote.h"
#include "batch/trial.h"

#include <tabard/sim.h>

#include <string.h>

/* Most names that a message lists. */
#define LISTED_MOST 40

/* Names of measures, each once. */
typedef struct
{
  GHashTable *seen; /* owns them */
  GPtrArray *list;  /* in the order in which they were told */
} Set;

typedef struct
{
  Set kept;  /* indicators and series */
  Set whole; /* indicators of the whole run, by which a study can stop */
} Names;

static void
set_init (Set *set)
{
  set->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  set->list = g_ptr_array_new ();
}

static void
set_clear (Set *set)
{
  g_ptr_array_unref (set->list);
  g_hash_table_unref (set->seen);
}

static void
set_add (Set *set, const char *name)
{
  if (g_hash_table_contains (set->seen, name))
    return;
  char *copy = g_strdup (name);
  g_hash_table_add (set->seen, copy);
  g_ptr_array_add (set->list, copy);
}

static void
collect (Names *names, const TbrResult *result)
{
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (result->indicators, TbrIndicator, i);
      set_add (&names->kept, one->measure);
      if (one->scope == TBR_SCOPE_ALL)
        set_add (&names->whole, one->measure);
    }
  for (guint i = 0; i < result->points->len; i++)
    set_add (&names->kept, g_array_index (result->points, TbrSeriesPoint, i).measure);
}

/* Whether a measure begins so. */
static gboolean
begins (const Names *names, const char *start)
{
  for (guint i = 0; i < names->kept.list->len; i++)
    if (g_str_has_prefix (names->kept.list->pdata[i], start))
      return TRUE;
  return FALSE;
}

static gboolean
are_known (const Names *names, const TbrExperiment *experiment)
{
  gboolean known = TRUE;

  for (guint i = 0; known && i < experiment->n_keep_lines; i++)
    known = begins (names, experiment->keeps[i]);
  for (guint i = 0; known && i < experiment->n_stops; i++)
    known = g_hash_table_contains (names->whole.seen, experiment->stops[i].measure);
  return known;
}

/* What is told from the first instant on; after a warm-up that is not known yet. */
static void
look_at_start (TbrBench *bench, Names *names)
{
  tbr_bench_go_to (bench, 0);
  if (bench->scenario == NULL || bench->plan->design->experiment->warm_up > 0)
    return;
  g_autoptr (TbrSim) sim = tbr_sim_new (bench->scenario, bench->plan->seed, 0);
  g_autoptr (TbrResult) result = tbr_sim_result (sim);
  collect (names, result);
}

static void
look_at_run (TbrBench *bench, guint32 point, Names *names)
{
  TbrTrial *trial = tbr_bench_run (bench, point, 0);

  if (trial->result != NULL)
    collect (names, trial->result);
  tbr_trial_free (trial);
}

/* "K04" of "K04.onset". (transfer full) */
static char *
head_of (const char *name)
{
  return g_strndup (name, strcspn (name, "."));
}

static gint
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What may stand instead: names with the same head, else the heads; in order, NULL-ended. (transfer
   full) */
static char **
list_names (const Set *set, const char *word)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autofree char *ours = head_of (word);
  Set heads;

  set_init (&heads);
  for (guint i = 0; i < set->list->len; i++)
    {
      g_autofree char *head = head_of (set->list->pdata[i]);
      set_add (&heads, head);
      if (strchr (word, '.') != NULL && g_str_equal (head, ours))
        g_ptr_array_add (list, g_strdup (set->list->pdata[i]));
    }
  for (guint i = 0, n = list->len; n == 0 && i < heads.list->len; i++)
    g_ptr_array_add (list, g_strdup (heads.list->pdata[i]));
  set_clear (&heads);
  g_ptr_array_sort (list, compare_texts);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

/* @what: "keep: no measure begins with", and the like. */
static void
refuse (const TbrExperiment *experiment, guint line, const char *what, const char *word,
        const Set *set, TbrDiagnostics *faults)
{
  g_auto (GStrv) list = list_names (set, word);
  const char *meant = tbr_suggest (word, (const char *const *) list);
  guint n = g_strv_length (list);
  g_autofree char *quoted = tbr_quote (word);

  for (guint i = LISTED_MOST; i < n; i++)
    g_clear_pointer (&list[i], g_free);
  g_autofree char *words = g_strjoinv (", ", list);
  if (meant != NULL)
    tbr_diagnostics_add (faults, experiment->file, line, "%s %s: did you mean '%s'?", what, quoted,
                         meant);
  else
    tbr_diagnostics_add (faults, experiment->file, line, "%s %s: this scenario tells %s%s", what,
                         quoted, words, n > LISTED_MOST ? ", ..." : "");
}

void
tbr_study_check_measures (const TbrStudyPlan *plan, TbrDiagnostics *faults)
{
  const TbrExperiment *experiment = plan->design->experiment;
  const guint32 points[] = { 0, plan->design->n_points - 1 };
  TbrBench bench;
  Names names;

  if (experiment->n_keep_lines == 0 && experiment->n_stops == 0)
    return;
  set_init (&names.kept);
  set_init (&names.whole);
  tbr_bench_init (&bench, plan);
  look_at_start (&bench, &names);
  for (guint i = 0; i < G_N_ELEMENTS (points) && !are_known (&names, experiment); i++)
    look_at_run (&bench, points[i], &names);
  tbr_bench_clear (&bench);
  for (guint i = 0; i < experiment->n_keep_lines; i++)
    if (!begins (&names, experiment->keeps[i]))
      refuse (experiment, experiment->keep_lines[i], "keep: no measure begins with",
              experiment->keeps[i], &names.kept, faults);
  for (guint i = 0; i < experiment->n_stops; i++)
    if (!g_hash_table_contains (names.whole.seen, experiment->stops[i].measure))
      refuse (experiment, experiment->stops[i].line, "stop: no measure of the whole run is called",
              experiment->stops[i].measure, &names.whole, faults);
  set_clear (&names.kept);
  set_clear (&names.whole);
}
