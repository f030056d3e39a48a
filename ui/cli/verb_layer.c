/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells what a layer of help gives, lives first: the same runs with and without it.
 */
#include "pairs.h"

#include <tabard/border.h>
#include <tabard/table.h>

extern const TbrVerb tbr_verb_layer;

/* Harm, lives first, and times. */
static const char *const wanted[]
    = { "K04.", "K05.", "K08.", "K09.", "K10.", "K13.", "K20.", "harm.", NULL };

/* Whether the layer made any difference to the measure, or it is K11. */
static gboolean
is_told (const TbrPairsRow *row, const TbrInterval *difference)
{
  return difference->n > 0 && (difference->mean != 0 || g_str_equal (row->measure, "K10.deaths"));
}

/* The answer as a table, a row for each layer and measure that differs. (transfer full) */
static TbrTable *
make_table (const TbrPairs *pairs, const TbrPairsPlan *plan)
{
  static const TbrColumn columns[] = {
    { "layer", NULL, TBR_COLUMN_TEXT, 0 }, { "measure", NULL, TBR_COLUMN_TEXT, 0 },
    { "unit", NULL, TBR_COLUMN_TEXT, 0 },  { "pairs", NULL, TBR_COLUMN_INTEGER, 0 },
    { "with", NULL, TBR_COLUMN_REAL, 2 },  { "without", NULL, TBR_COLUMN_REAL, 2 },
    { "saved", NULL, TBR_COLUMN_REAL, 2 }, { "plus-minus", NULL, TBR_COLUMN_REAL, 2 },
  };
  TbrTable *table = tbr_table_new ("layer", columns, G_N_ELEMENTS (columns));

  for (guint v = 1; v < pairs->n_variants; v++)
    for (guint i = 0; i < pairs->rows->len; i++)
      {
        const TbrPairsRow *row = pairs->rows->pdata[i];
        TbrInterval saved = tbr_pairs_difference (pairs, row, 0, v);
        if (!is_told (row, &saved))
          continue;
        tbr_table_add_row (table);
        tbr_table_set_text (table, 0, plan->removed[v - 1]);
        tbr_table_set_text (table, 1, row->measure);
        tbr_table_set_text (table, 2, row->unit);
        tbr_table_set_integer (table, 3, saved.n);
        tbr_table_set_real (table, 4, tbr_pairs_mean (pairs, row, 0).mean);
        tbr_table_set_real (table, 5, tbr_pairs_mean (pairs, row, v).mean);
        tbr_table_set_real (table, 6, saved.mean);
        tbr_table_set_real (table, 7, saved.half_width);
      }
  return table;
}

static void
print_answer (const TbrPairs *pairs, const TbrPairsPlan *plan)
{
  g_autoptr (TbrTable) table = make_table (pairs, plan);
  GString *text = g_string_new (NULL);

  if (plan->json)
    tbr_table_append_json (table, text);
  else
    {
      g_string_append_printf (
          text,
          "%s\nWhat help by layer gives from %s to %s: %u pairs of runs with the same luck\n\n",
          pairs->title, plan->owner != NULL ? plan->owner : "all states",
          plan->host != NULL ? plan->host : "all others", pairs->n_pairs);
      tbr_table_append_text (table, text);
      g_string_append (text, "\nsaved: without the layer less with it, mean of the pairs, for "
                             "K10.deaths the lives saved (K11); plus-minus: half the 95 % "
                             "interval\n");
    }
  g_print ("%s%s", text->str, plan->json ? "\n" : "");
  g_string_free (text, TRUE);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrPairsPlan) plan = { .pairs = TBR_PAIRS_USUAL, .seed = -1, .wanted = wanted };
  g_auto (TbrPairs) pairs = { NULL };
  g_autofree char *layer = NULL;
  const GOptionEntry entries[] = {
    { "layer", 0, 0, G_OPTION_ARG_STRING, &layer,
      "bilateral, pool or rescEU; each for itself if not given", "WHAT" },
    TBR_PAIRS_OPTIONS (&plan),
    { NULL },
  };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_layer, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_layer, TBR_EXIT_USAGE,
                          argc < 2 ? "which scenario?" : "one scenario at a time");
  if (layer != NULL && !g_strv_contains (tbr_help_layer_names, layer))
    return tbr_verb_refuse_word (&tbr_verb_layer, "layer", layer, tbr_help_layer_names,
                                 "--help lists them");
  const char *const only[] = { layer, NULL };
  plan.removed = layer != NULL ? only : tbr_help_layer_names;
  code = tbr_pairs_run (&tbr_verb_layer, argv[1], &plan, &pairs);
  if (code == TBR_EXIT_DONE)
    print_answer (&pairs, &plan);
  return code;
}

const TbrVerb tbr_verb_layer
    = { "layer", "SCENARIO [OPTION...]",
        "Tells what a layer of help saves, lives first, by pairs of runs with the same luck", run };
