/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether the measures that an exercise names are told by its run. */
#include <tabard/rehearsal.h>
#include <tabard/sim.h>

#include "base/quote.h"
#include "output/told.h"

/* Where a measure is named. */
typedef struct
{
  const char *measure, *what, *id; /* "criterion 'arrival'" */
  guint line;
} Mention;

static void
add_steps (GArray *mentions, const TbrCondition *when, const char *what, const char *id, guint line)
{
  for (guint i = 0; i < when->n; i++)
    if (when->steps[i].does == TBR_STEP_MEASURE)
      {
        Mention mention = { when->steps[i].name, what, id, line };
        g_array_append_val (mentions, mention);
      }
}

/* All measures that are named. (transfer full) */
static GArray *
find_mentions (const TbrExercise *exercise)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (Mention));

  for (guint i = 0; i < exercise->n_branches; i++)
    add_steps (mentions, &exercise->branches[i].when, "branch", exercise->branches[i].id,
               exercise->branches[i].line);
  for (guint i = 0; i < exercise->n_injects; i++)
    add_steps (mentions, &exercise->injects[i].when, "inject", exercise->injects[i].id,
               exercise->injects[i].line);
  for (guint i = 0; i < exercise->n_criteria; i++)
    if (*exercise->criteria[i].measure != '\0')
      {
        Mention mention = { exercise->criteria[i].measure, "criterion", exercise->criteria[i].id,
                            exercise->criteria[i].line };
        g_array_append_val (mentions, mention);
      }
  return mentions;
}

static gboolean
are_known (const GArray *mentions, const TbrTold *told)
{
  for (guint i = 0; i < mentions->len; i++)
    if (!tbr_told_has (told, TBR_TOLD_WHOLE, g_array_index (mentions, Mention, i).measure))
      return FALSE;
  return TRUE;
}

static void
refuse (const TbrExercise *exercise, const Mention *mention, const TbrTold *told,
        TbrDiagnostics *faults)
{
  g_autofree char *quoted = tbr_quote (mention->measure);
  g_autofree char *instead = tbr_told_instead (told, TBR_TOLD_WHOLE, mention->measure);

  tbr_diagnostics_add (faults, exercise->file, mention->line,
                       "%s '%s': %s is no measure of the whole run: %s", mention->what, mention->id,
                       quoted, instead);
}

gboolean
tbr_exercise_check_measures (const TbrExercise *exercise, const TbrScenario *scenario,
                             TbrDiagnostics *faults)
{
  g_autoptr (GArray) mentions = find_mentions (exercise);
  gint64 seed = exercise->seed != G_MININT64 ? exercise->seed : scenario->meta->seed;

  if (mentions->len == 0)
    return TRUE;
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) seed, 0);
  g_autoptr (TbrResult) begin = tbr_sim_result (sim);
  g_autoptr (TbrTold) told = tbr_told_new ();
  tbr_told_take (told, begin);
  if (are_known (mentions, told))
    return TRUE;
  /* some are told only where there is something to tell */
  tbr_sim_run_until (sim, scenario->meta->duration);
  g_autoptr (TbrResult) end = tbr_sim_result (sim);
  tbr_told_take (told, end);
  for (guint i = 0; i < mentions->len; i++)
    {
      const Mention *mention = &g_array_index (mentions, Mention, i);
      if (!tbr_told_has (told, TBR_TOLD_WHOLE, mention->measure))
        refuse (exercise, mention, told, faults);
    }
  return are_known (mentions, told);
}
