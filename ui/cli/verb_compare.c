/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that holds the points of studies against each other, run by run with the same luck. */
#include "verb.h"

#include <tabard/contrast.h>
#include <tabard/table.h>

extern const TbrVerb tbr_verb_compare;

/* What was asked, and what came of it. */
typedef struct
{
  TbrContrasts *contrasts;
  gboolean is_within; /* one study: all points are held against point 0 */
  gboolean json;
} Answer;

/* The answer as a table, a row for each point and measure that differs. (transfer full) */
static TbrTable *
make_table (const TbrContrasts *contrasts)
{
  static const TbrColumn columns[] = {
    { "point", NULL, TBR_COLUMN_INTEGER, 0 }, { "measure", NULL, TBR_COLUMN_TEXT, 0 },
    { "unit", NULL, TBR_COLUMN_TEXT, 0 },     { "pairs", NULL, TBR_COLUMN_INTEGER, 0 },
    { "before", NULL, TBR_COLUMN_REAL, 2 },   { "after", NULL, TBR_COLUMN_REAL, 2 },
    { "more", NULL, TBR_COLUMN_REAL, 2 },     { "plus-minus", NULL, TBR_COLUMN_REAL, 2 },
    { "factor", NULL, TBR_COLUMN_REAL, 1 },
  };
  TbrTable *table = tbr_table_new ("compare", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < contrasts->rows->len; i++)
    {
      const TbrContrast *row = contrasts->rows->pdata[i];
      tbr_table_add_row (table);
      tbr_table_set_integer (table, 0, row->point);
      tbr_table_set_text (table, 1, row->measure);
      tbr_table_set_text (table, 2, row->unit);
      tbr_table_set_integer (table, 3, row->paired.difference.n);
      tbr_table_set_real (table, 4, row->base.mean);
      tbr_table_set_real (table, 5, row->mean.mean);
      tbr_table_set_real (table, 6, row->paired.difference.mean);
      tbr_table_set_real (table, 7, row->paired.difference.half_width);
      tbr_table_set_real (table, 8, row->paired.factor);
    }
  return table;
}

/* What the numbers of the points mean. */
static void
append_points (const Answer *answer, GString *text)
{
  const char *const *labels = (const char *const *) answer->contrasts->labels;
  const char *const *bases = (const char *const *) answer->contrasts->bases;

  if (answer->is_within && labels[0] != NULL)
    g_string_append_printf (text, "before: point 0, %s\n", labels[0]);
  for (guint i = answer->is_within ? 1 : 0; labels[i] != NULL; i++)
    if (answer->is_within || g_strcmp0 (bases[i], labels[i]) == 0)
      g_string_append_printf (text, "point %u: %s\n", i, labels[i]);
    else
      g_string_append_printf (text, "point %u: %s, before: %s\n", i, labels[i],
                              bases[i] != NULL ? bases[i] : "-");
}

/* The table and how to read it, or that there is nothing in it. */
static void
append_differences (const TbrContrasts *contrasts, const TbrTable *table, GString *text)
{
  if (contrasts->rows->len == 0)
    {
      g_string_append_printf (
          text,
          "\nnothing differs: %u figures of points were compared, each the same in every pair\n",
          contrasts->n_unchanged);
      return;
    }
  g_string_append_c (text, '\n');
  tbr_table_append_text (table, text);
  g_string_append_printf (
      text,
      "\nmore: after less before, mean of the pairs of runs with the same luck; plus-minus: "
      "half the 95 %% interval\nfactor: how many times more runs it would take with separate "
      "luck (the variance-reduction factor)\n%u left out, the same in every pair\n",
      contrasts->n_unchanged);
}

static void
print_answer (const Answer *answer)
{
  g_autoptr (TbrTable) table = make_table (answer->contrasts);
  GString *text = g_string_new (NULL);

  if (answer->json)
    tbr_table_append_json (table, text);
  else
    {
      g_string_append_printf (text, "%s\n\n", answer->contrasts->title);
      append_points (answer, text);
      append_differences (answer->contrasts, table, text);
    }
  g_print ("%s%s", text->str, answer->json ? "\n" : "");
  g_string_free (text, TRUE);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrContrasts) contrasts = { NULL };
  Answer answer = { .contrasts = &contrasts };
  g_auto (GStrv) measures = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[]
      = { { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &measures,
            "Only measures whose names begin so; may be given again", "NAME" },
          { "json", 0, 0, G_OPTION_ARG_NONE, &answer.json, "For machines", NULL },
          { NULL } };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_compare, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 && argc != 3)
    return tbr_verb_fail (&tbr_verb_compare, TBR_EXIT_USAGE,
                          argc < 2 ? "which study?" : "two studies at most");
  if (!tbr_contrasts_load (argv[1], argv[2], (const char *const *) measures, &contrasts, &error))
    return tbr_verb_fail_error (&tbr_verb_compare, error);
  answer.is_within = argc == 2;
  print_answer (&answer);
  return TBR_EXIT_DONE;
}

const TbrVerb tbr_verb_compare
    = { "compare", "DIR [DIR]",
        "Tells what the points of a study, or two studies, differ by, pair by pair of runs", run };
