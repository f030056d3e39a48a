/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells what an obstacle at a border costs: the same runs with and without it. */
#include "context.h"
#include "progress.h"

#include <tabard/border.h>
#include <tabard/comparison.h>
#include <tabard/sim.h>
#include <tabard/table.h>

#include <math.h>
#include <string.h>

extern const TbrVerb tbr_verb_border;

#define CONFIDENCE 0.95
/* Pairs of runs when none are asked for, and the most. */
#define USUAL_PAIRS 40
#define MOST_PAIRS 100000

typedef struct
{
  char *obstacle, *owner, *host; /* as written; NULL: all */
  char **settings;
  gint pairs;
  gint64 seed; /* -1: the scenario's */
  gboolean json, quiet;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->obstacle);
  g_free (options->owner);
  g_free (options->host);
  g_strfreev (options->settings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The numbers of one measure in all runs. */
typedef struct
{
  char *measure, *unit;
  double *with, *without; /* by replication, NAN where it never came about */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->measure);
  g_free (row->unit);
  g_free (row->with);
  g_free (row->without);
  g_free (row);
}

/* Whether people ask for it here: minutes at borders, times, harm. */
static gboolean
is_wanted (const TbrIndicator *indicator)
{
  static const char *const wanted[]
      = { "border.", "K04.", "K05.", "K08.", "K09.", "K10.", "K13.", "K20.", "harm." };

  if (indicator->scope != TBR_SCOPE_ALL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_str_has_prefix (indicator->measure, wanted[i]))
      return TRUE;
  return FALSE;
}

static Row *
find_row (GPtrArray *rows, const TbrIndicator *indicator, guint pairs)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((Row *) rows->pdata[i])->measure, indicator->measure))
      return rows->pdata[i];
  Row *row = g_new0 (Row, 1);
  row->measure = g_strdup (indicator->measure);
  row->unit = g_strdup (indicator->unit);
  row->with = g_new (double, pairs);
  row->without = g_new (double, pairs);
  for (guint i = 0; i < pairs; i++)
    row->with[i] = row->without[i] = NAN;
  g_ptr_array_add (rows, row);
  return row;
}

/* One run of one of the two scenarios, its numbers put down. */
static void
run_one (const TbrScenario *scenario, const Options *options, guint replication, gboolean is_with,
         GPtrArray *rows)
{
  guint64 seed = options->seed >= 0 ? (guint64) options->seed : (guint64) scenario->meta->seed;
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, seed, replication);
  g_autoptr (TbrResult) result = NULL;

  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  result = tbr_sim_result (sim);
  for (guint i = 0; i < result->indicators->len; i++)
    {
      const TbrIndicator *indicator = &g_array_index (result->indicators, TbrIndicator, i);
      if (!is_wanted (indicator))
        continue;
      Row *row = find_row (rows, indicator, (guint) options->pairs);
      (is_with ? row->with : row->without)[replication] = indicator->value;
    }
}

/* Whether the obstacle made any difference to the measure, or it is one that is always asked for.
 */
static gboolean
is_told (const Row *row, const TbrInterval *difference)
{
  return difference->n > 0
         && (difference->mean != 0 || g_str_equal (row->measure, "border.order-to-work")
             || g_str_equal (row->measure, "K10.deaths"));
}

/* The answer as a table, a row for each measure that differs. (transfer full) */
static TbrTable *
make_table (const GPtrArray *rows, const Options *options)
{
  static const TbrColumn columns[] = {
    { "measure", NULL, TBR_COLUMN_TEXT, 0 },    { "unit", NULL, TBR_COLUMN_TEXT, 0 },
    { "pairs", NULL, TBR_COLUMN_INTEGER, 0 },   { "with", NULL, TBR_COLUMN_REAL, 2 },
    { "without", NULL, TBR_COLUMN_REAL, 2 },    { "cost", NULL, TBR_COLUMN_REAL, 2 },
    { "plus-minus", NULL, TBR_COLUMN_REAL, 2 },
  };
  TbrTable *table = tbr_table_new ("border", columns, G_N_ELEMENTS (columns));
  guint n = (guint) options->pairs;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      TbrInterval cost = tbr_interval_paired (row->without, row->with, n, CONFIDENCE);
      if (!is_told (row, &cost))
        continue;
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, row->measure);
      tbr_table_set_text (table, 1, row->unit);
      tbr_table_set_integer (table, 2, cost.n);
      tbr_table_set_real (table, 3, tbr_interval_of (row->with, n, CONFIDENCE).mean);
      tbr_table_set_real (table, 4, tbr_interval_of (row->without, n, CONFIDENCE).mean);
      tbr_table_set_real (table, 5, cost.mean);
      tbr_table_set_real (table, 6, cost.half_width);
    }
  return table;
}

static void
print_answer (const GPtrArray *rows, const Options *options, const char *title)
{
  g_autoptr (TbrTable) table = make_table (rows, options);
  GString *text = g_string_new (NULL);

  if (options->json)
    tbr_table_append_json (table, text);
  else
    {
      g_string_append_printf (
          text, "%s\nWhat %s costs between %s and %s: %d pairs of runs with the same luck\n\n",
          title,
          g_str_equal (options->obstacle, "all") ? "every obstacle at borders" : options->obstacle,
          options->owner != NULL ? options->owner : "all states",
          options->host != NULL ? options->host : "all states", options->pairs);
      tbr_table_append_text (table, text);
      g_string_append (text,
                       "\ncost: with the obstacle less without it, mean of the pairs; plus-minus: "
                       "half the 95 % interval\n");
    }
  g_print ("%s%s", text->str, options->json ? "\n" : "");
  g_string_free (text, TRUE);
}

/* Both scenarios, pair after pair. */
static void
run_pairs (const TbrScenario *with, const TbrScenario *without, const Options *options,
           GPtrArray *rows)
{
  TbrProgress progress;

  tbr_progress_start (&progress, options->quiet ? TBR_PROGRESS_HIDE : TBR_PROGRESS_SHOW);
  for (guint i = 0; i < (guint) options->pairs; i++)
    {
      tbr_progress_set (&progress, (double) i / options->pairs, "pairs of runs");
      run_one (with, options, i, TRUE, rows);
      run_one (without, options, i, FALSE, rows);
    }
  tbr_progress_end (&progress);
}

/* The settings with the removal behind them. (transfer full) */
static char **
add_removal (const Options *options)
{
  GPtrArray *settings = g_ptr_array_new ();

  for (guint i = 0; options->settings != NULL && options->settings[i] != NULL; i++)
    g_ptr_array_add (settings, g_strdup (options->settings[i]));
  g_ptr_array_add (settings, g_strdup_printf ("meta.remove=%s:%s:%s", options->obstacle,
                                              options->owner != NULL ? options->owner : "",
                                              options->host != NULL ? options->host : ""));
  g_ptr_array_add (settings, NULL);
  return (char **) g_ptr_array_free (settings, FALSE);
}

static TbrExit
compare (const char *path, const Options *options)
{
  g_auto (TbrContext) with = { NULL, NULL };
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_auto (GStrv) settings = add_removal (options);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  TbrExit code
      = tbr_context_load (&tbr_verb_border, path, (const char *const *) options->settings, &with);

  if (code != TBR_EXIT_DONE)
    return code;
  g_autoptr (TbrScenario) without
      = tbr_context_read (with.map, path, (const char *const *) settings, faults);
  if (without == NULL)
    {
      g_autofree char *text = tbr_diagnostics_to_text (faults);
      return tbr_verb_fail (&tbr_verb_border, TBR_EXIT_USAGE, "%s", g_strchomp (text));
    }
  run_pairs (with.scenario, without, options, rows);
  print_answer (rows, options, with.scenario->meta->title);
  return TBR_EXIT_DONE;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (Options) options = { .pairs = USUAL_PAIRS, .seed = -1 };
  const GOptionEntry entries[] = {
    { "obstacle", 0, 0, G_OPTION_ARG_STRING, &options.obstacle,
      "authorisation, equipment, qualification, insurance, radio, language, consent, visa, hub "
      "or all (the usual)",
      "WHAT" },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &options.owner, "state that sends; all if not given",
      "STATE" },
    { "host", 0, 0, G_OPTION_ARG_STRING, &options.host, "state that receives; all if not given",
      "STATE" },
    { "pairs", 'r', 0, G_OPTION_ARG_INT, &options.pairs, "pairs of runs, 40 if not given", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, "seed of chance", "N" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.settings, "set a value by its path",
      "PATH=VALUE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "for machines", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, "no progress bar", NULL },
    { NULL },
  };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_border, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_border, TBR_EXIT_USAGE,
                          argc < 2 ? "which scenario?" : "one scenario at a time");
  if (options.pairs < 2 || options.pairs > MOST_PAIRS)
    return tbr_verb_fail (&tbr_verb_border, TBR_EXIT_USAGE, "--pairs: %d is outside 2-%d",
                          options.pairs, MOST_PAIRS);
  if (options.obstacle == NULL)
    options.obstacle = g_strdup ("all");
  return compare (argv[1], &options);
}

const TbrVerb tbr_verb_border
    = { "border", "SCENARIO [OPTION...]",
        "Tells what an obstacle at a border costs, by pairs of runs with the same luck", run };
