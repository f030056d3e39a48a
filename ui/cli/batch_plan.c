/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a study would run: its points, its runs, what they cost. */
#include "batch_plan.h"

#include <tabard/table.h>

#include <math.h>

/* Trials that tell what a run costs. */
#define PILOT 4
/* Runs that are listed before the rest is only counted. */
#define LISTED_MOST 12

static void
show_points (const TbrDesign *design)
{
  const TbrExperiment *experiment = design->experiment;

  g_print ("%s\n\npoint", experiment->title);
  for (guint i = 0; i < experiment->n_factors; i++)
    g_print ("  %s", experiment->factors[i].id);
  g_print ("\n");
  for (guint32 point = 0; point < design->n_points; point++)
    {
      g_print ("%5u", point);
      for (guint i = 0; i < experiment->n_factors; i++)
        {
          g_autofree char *label = tbr_design_label (design, point, i);
          g_print ("  %s", label);
        }
      g_print ("\n");
    }
}

/* The first @most of these runs, with what each factor is. (transfer full) */
static TbrTable *
tabulate (const TbrDesign *design, const GArray *trials, guint most)
{
  const TbrExperiment *experiment = design->experiment;
  guint n = experiment->n_factors;
  g_autofree TbrColumn *columns = g_new0 (TbrColumn, n + 3);

  columns[0] = (TbrColumn){ .name = "point", .type = TBR_COLUMN_INTEGER };
  columns[1] = (TbrColumn){ .name = "replication", .type = TBR_COLUMN_INTEGER };
  /* of 64 bits, and a column of numbers has one for their sign */
  columns[2] = (TbrColumn){ .name = "seed", .type = TBR_COLUMN_TEXT };
  for (guint i = 0; i < n; i++)
    columns[3 + i] = (TbrColumn){ .name = experiment->factors[i].id, .type = TBR_COLUMN_TEXT };
  TbrTable *table = tbr_table_new ("trials", columns, n + 3);
  for (guint i = 0; i < MIN (trials->len, most); i++)
    {
      const TbrWantedTrial *trial = &g_array_index (trials, TbrWantedTrial, i);
      g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, trial->seed);
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, trial->point);
      tbr_table_set_integer (table, 1, trial->replication);
      tbr_table_set_text (table, 2, seed);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *label = tbr_design_label (design, trial->point, j);
          tbr_table_set_text (table, 3 + j, label);
        }
    }
  return table;
}

static void
show_trials (const TbrDesign *design, const GArray *trials)
{
  g_autoptr (TbrTable) table = tabulate (design, trials, LISTED_MOST);
  g_autoptr (GString) text = g_string_new ("\n");

  tbr_table_append_text (table, text);
  if (trials->len > LISTED_MOST)
    g_string_append_printf (text, "and %u more; --list tells all\n", trials->len - LISTED_MOST);
  g_print ("%s", text->str);
}

TbrExit
tbr_batch_plan_show (const TbrVerb *verb, const TbrStudyPlan *plan)
{
  const TbrExperiment *experiment = plan->design->experiment;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) trials = NULL;

  show_points (plan->design);
  trials = tbr_study_list (plan, &error);
  if (trials == NULL)
    return tbr_study_fail (verb, error);
  show_trials (plan->design, trials);
  TbrPilot pilot = tbr_study_pilot (plan, PILOT);
  g_print ("\n%u %s to do%s, %u at a time: some %.0f s (%.2f s a run), %.1f MB\n", trials->len,
           trials->len == 1 ? "run" : "runs", experiment->n_stops > 0 ? " in the first round" : "",
           plan->n_jobs, ceil (pilot.seconds * trials->len / plan->n_jobs), pilot.seconds,
           pilot.bytes * trials->len / 1e6);
  if (pilot.n_shared > 0)
    g_print (
        "%u of %u points differ from another one only in what acts later: their runs go on from "
        "the same beginning, and it takes less\n",
        pilot.n_shared, plan->design->n_points);
  return TBR_EXIT_DONE;
}

TbrExit
tbr_batch_plan_list (const TbrVerb *verb, const TbrStudyPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) trials = tbr_study_list (plan, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (trials == NULL)
    return tbr_study_fail (verb, error);
  g_autoptr (TbrTable) table = tabulate (plan->design, trials, G_MAXUINT);
  tbr_table_append_csv (table, text);
  g_print ("%s", text->str);
  return TBR_EXIT_DONE;
}
