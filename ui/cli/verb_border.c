/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells what an obstacle at a border costs: the same runs with and without it. */
#include "pairs.h"

#include <tabard/border.h>
#include <tabard/table.h>

extern const TbrVerb tbr_verb_border;

/* Minutes at borders, times, harm. */
static const char *const wanted[]
    = { "border.", "K04.", "K05.", "K08.", "K09.", "K10.", "K13.", "K20.", "harm.", NULL };

enum
{
  WITH,
  WITHOUT
};

/* Whether the obstacle made any difference to the measure, or it is one that is always asked for.
 */
static gboolean
is_told (const TbrPairsRow *row, const TbrInterval *difference)
{
  return difference->n > 0
         && (difference->mean != 0 || g_str_equal (row->measure, "border.order-to-work")
             || g_str_equal (row->measure, "K10.deaths"));
}

/* The answer as a table, a row for each measure that differs. (transfer full) */
static TbrTable *
make_table (const TbrPairs *pairs)
{
  static const TbrColumn columns[] = {
    { "measure", NULL, TBR_COLUMN_TEXT, 0 },    { "unit", NULL, TBR_COLUMN_TEXT, 0 },
    { "pairs", NULL, TBR_COLUMN_INTEGER, 0 },   { "with", NULL, TBR_COLUMN_REAL, 2 },
    { "without", NULL, TBR_COLUMN_REAL, 2 },    { "cost", NULL, TBR_COLUMN_REAL, 2 },
    { "plus-minus", NULL, TBR_COLUMN_REAL, 2 },
  };
  TbrTable *table = tbr_table_new ("border", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < pairs->rows->len; i++)
    {
      const TbrPairsRow *row = pairs->rows->pdata[i];
      TbrInterval cost = tbr_pairs_difference (pairs, row, WITHOUT, WITH);
      if (!is_told (row, &cost))
        continue;
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, row->measure);
      tbr_table_set_text (table, 1, row->unit);
      tbr_table_set_integer (table, 2, cost.n);
      tbr_table_set_real (table, 3, tbr_pairs_mean (pairs, row, WITH).mean);
      tbr_table_set_real (table, 4, tbr_pairs_mean (pairs, row, WITHOUT).mean);
      tbr_table_set_real (table, 5, cost.mean);
      tbr_table_set_real (table, 6, cost.half_width);
    }
  return table;
}

static void
print_answer (const TbrPairs *pairs, const TbrPairsPlan *plan, const char *obstacle)
{
  g_autoptr (TbrTable) table = make_table (pairs);
  GString *text = g_string_new (NULL);

  if (plan->json)
    tbr_table_append_json (table, text);
  else
    {
      g_string_append_printf (
          text, "%s\nWhat %s costs between %s and %s: %u pairs of runs with the same luck\n\n",
          pairs->title, g_str_equal (obstacle, "all") ? "every obstacle at borders" : obstacle,
          plan->owner != NULL ? plan->owner : "all states",
          plan->host != NULL ? plan->host : "all states", pairs->n_pairs);
      tbr_table_append_text (table, text);
      g_string_append (text,
                       "\ncost: with the obstacle less without it, mean of the pairs; plus-minus: "
                       "half the 95 % interval\n");
      if (plan->owner != NULL)
        g_string_append_printf (text, "border.order-to-work: of units of %s alone\n", plan->owner);
    }
  g_print ("%s%s", text->str, plan->json ? "\n" : "");
  g_string_free (text, TRUE);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrPairsPlan) plan = {
    .pairs = TBR_PAIRS_USUAL, .seed = -1, .wanted = wanted, .of_owner = "border.order-to-work"
  };
  g_auto (TbrPairs) pairs = { NULL };
  g_autofree char *obstacle = NULL;
  const GOptionEntry entries[] = {
    { "obstacle", 0, 0, G_OPTION_ARG_STRING, &obstacle,
      "authorisation, equipment, qualification, insurance, radio, language, consent, visa, hub "
      "or all (the usual)",
      "WHAT" },
    TBR_PAIRS_OPTIONS (&plan),
    { NULL },
  };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_border, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_border, TBR_EXIT_USAGE,
                          argc < 2 ? "which scenario?" : "one scenario at a time");
  if (obstacle == NULL)
    obstacle = g_strdup ("all");
  if (!g_str_equal (obstacle, "all") && !g_strv_contains (tbr_obstacle_names, obstacle))
    return tbr_verb_refuse_word (&tbr_verb_border, "obstacle", obstacle, tbr_obstacle_names,
                                 "--help lists them");
  const char *const removed[] = { obstacle, NULL };
  plan.removed = removed;
  code = tbr_pairs_run (&tbr_verb_border, argv[1], &plan, &pairs);
  if (code == TBR_EXIT_DONE)
    print_answer (&pairs, &plan, obstacle);
  return code;
}

const TbrVerb tbr_verb_border
    = { "border", "SCENARIO [OPTION...]",
        "Tells what an obstacle at a border costs, by pairs of runs with the same luck", run };
