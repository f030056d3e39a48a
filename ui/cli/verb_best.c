/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that chooses the best point of a study, right with a promised probability. */
#include "verb.h"

#include <tabard/contest.h>
#include <tabard/table.h>

extern const TbrVerb tbr_verb_best;

/* Runs before a point is given up. Source: [KIM2001] advises ten. */
#define FIRST 10

/* The points as a table. (transfer full) */
static TbrTable *
make_table (const TbrContest *contest)
{
  const TbrColumn columns[] = {
    { "point", NULL, TBR_COLUMN_INTEGER, 0 },      { "is", NULL, TBR_COLUMN_TEXT, 0 },
    { "mean", contest->unit, TBR_COLUMN_REAL, 2 }, { "plus-minus", NULL, TBR_COLUMN_REAL, 2 },
    { "in the race", NULL, TBR_COLUMN_TEXT, 0 },   { "wants", NULL, TBR_COLUMN_INTEGER, 0 },
  };
  /* how many runs a point wants is known in two stages only */
  guint n_columns = G_N_ELEMENTS (columns) - (contest->needed == NULL);
  TbrTable *table = tbr_table_new ("best", columns, n_columns);

  for (guint i = 0; i < contest->n_points; i++)
    {
      const char *stands = contest->is_left[i] ? "yes" : "no";
      if (contest->selection.is_decided && contest->selection.best == i)
        stands = "best";
      else if (contest->selection.is_decided)
        stands = "no";
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, i);
      tbr_table_set_text (table, 1, contest->labels[i]);
      tbr_table_set_real (table, 2, contest->means[i].mean);
      tbr_table_set_real (table, 3, contest->means[i].half_width);
      tbr_table_set_text (table, 4, stands);
      if (contest->needed != NULL)
        tbr_table_set_integer (table, 5, contest->needed[i]);
    }
  return table;
}

static void
print_answer (const TbrContest *contest, const TbrSelectionPlan *plan)
{
  g_autoptr (TbrTable) table = make_table (contest);
  const TbrSelection *selection = &contest->selection;
  GString *text = g_string_new (NULL);
  char share[G_ASCII_DTOSTR_BUF_SIZE], within[G_ASCII_DTOSTR_BUF_SIZE];

  tbr_table_append_text (table, text);
  g_ascii_formatd (share, sizeof share, "%g", 100 * plan->probability);
  g_ascii_formatd (within, sizeof within, "%g", plan->indifference);
  if (selection->is_decided)
    g_string_append_printf (text,
                            "\npoint %u is the best with %s %%, or within %s%s%s of it; %u of %u "
                            "replications decided that\n",
                            selection->best, share, within, *contest->unit != '\0' ? " " : "",
                            contest->unit, selection->n, contest->n_runs);
  else if (contest->needed != NULL)
    g_string_append_printf (text,
                            "\nnot decided with %s %% after %u replications: point %u leads; %u "
                            "are wanted: batch --resume -r %u\n",
                            share, contest->n_runs, selection->best, selection->n, selection->n);
  else
    g_string_append_printf (text,
                            "\nnot decided with %s %% after %u replications: point %u leads, %u "
                            "are in the race; batch --resume -r adds more\n",
                            share, contest->n_runs, selection->best, selection->n_left);
  g_print ("%s", text->str);
  g_string_free (text, TRUE);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrContest) contest = { .n_points = 0 };
  g_autofree char *measure = NULL;
  g_autoptr (GError) error = NULL;
  gboolean json = FALSE, smallest = FALSE, two_stages = FALSE;
  TbrSelectionPlan plan = { 0, FIRST, 0.95, 0, TBR_BEST_LARGEST };
  const GOptionEntry entries[] = {
    { "measure", 'm', 0, G_OPTION_ARG_STRING, &measure, "What is compared", "NAME" },
    { "within", 0, 0, G_OPTION_ARG_DOUBLE, &plan.indifference,
      "A smaller difference does not matter, in the measure's unit", "NUMBER" },
    { "probability", 0, 0, G_OPTION_ARG_DOUBLE, &plan.probability,
      "Of choosing rightly, 0.95 if not given", "P" },
    { "smallest", 0, 0, G_OPTION_ARG_NONE, &smallest, "Less is better", NULL },
    { "two-stages", 0, 0, G_OPTION_ARG_NONE, &two_stages,
      "Ten runs first, then as many as each point wants (Rinott); for points of separate luck",
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "For machines", NULL },
    { NULL },
  };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_best, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_best, TBR_EXIT_USAGE,
                          argc < 2 ? "which study?" : "one study at a time");
  if (measure == NULL || !(plan.indifference > 0))
    return tbr_verb_fail (&tbr_verb_best, TBR_EXIT_USAGE,
                          measure == NULL ? "--measure NAME: by what?"
                                          : "--within NUMBER: above 0, what does not matter");
  if (!(plan.probability > 0.5 && plan.probability < 1))
    return tbr_verb_fail (&tbr_verb_best, TBR_EXIT_USAGE, "--probability: above 0.5 and below 1");
  plan.best = smallest ? TBR_BEST_SMALLEST : TBR_BEST_LARGEST;
  if (!(two_stages ? tbr_contest_load_two_stages (argv[1], measure, &plan, &contest, &error)
                   : tbr_contest_load (argv[1], measure, &plan, &contest, &error)))
    return tbr_verb_fail_error (&tbr_verb_best, error);
  if (json)
    {
      g_autoptr (TbrTable) table = make_table (&contest);
      GString *text = g_string_new (NULL);
      tbr_table_append_json (table, text);
      g_print ("%s\n", text->str);
      g_string_free (text, TRUE);
    }
  else
    print_answer (&contest, &plan);
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_best
    = { "best", "DIR --measure NAME --within NUMBER",
        "Chooses the best point of a study, right with a promised probability", run };
