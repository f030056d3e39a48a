/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells who could be where by when: how soon free units could work in each region. */
#include "context.h"

#include <tabard/coverage.h>
#include <tabard/table.h>

extern const TbrVerb tbr_verb_coverage;

/* What the command line said. */
typedef struct
{
  char *capability, *at, *state, *seed, *replication;
  char **settings;
  gboolean json, csv, quiet;
} TbrCoverageOptions;

static void
coverage_options_clear (TbrCoverageOptions *o)
{
  g_free (o->capability);
  g_free (o->at);
  g_free (o->state);
  g_free (o->seed);
  g_free (o->replication);
  g_strfreev (o->settings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrCoverageOptions, coverage_options_clear)

static gboolean
read_options (TbrCoverageOptions *o, int *argc, char ***argv, TbrExit *code)
{
  const GOptionEntry entries[]
      = { { "capability", 0, 0, G_OPTION_ARG_STRING, &o->capability,
            "A kind of need such as fire-line, or a type of unit such as GFFFV", "WHAT" },
          { "at", 0, 0, G_OPTION_ARG_STRING, &o->at,
            "When: so long after the start, or an instant; the start if not given", "T" },
          { "state", 0, 0, G_OPTION_ARG_STRING, &o->state, "Regions of one state only", "ISO" },
          { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &o->settings,
            "Set a parameter: section.id.parameter=value", "PATH=VALUE" },
          { "seed", 0, 0, G_OPTION_ARG_STRING, &o->seed,
            "Seed of all chance, instead of the scenario's", "N" },
          { "replication", 'r', 0, G_OPTION_ARG_STRING, &o->replication,
            "Number of the replication, 0 if not given", "N" },
          { "csv", 0, 0, G_OPTION_ARG_NONE, &o->csv, "Write the table as CSV", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &o->json, "Write the table as JSON", NULL },
          { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "Write the table alone", NULL },
          { NULL } };

  return tbr_verb_parse (&tbr_verb_coverage, entries, argc, argv, code);
}

/* Columns before those of the spans. */
enum
{
  REGION,
  STATE,
  TOWN,
  FIRST,
  UNIT,
  SPANS
};

static TbrTable *
begin_table (const TbrCoverageQuestion *question)
{
  static const char *const names[TBR_COVERAGE_SPANS]
      = { "in 1 h", "in 3 h", "in 6 h", "in 12 h", "in 24 h", "in 48 h" };
  g_autofree char *unit = g_strdup_printf (tbr_coverage_is_rate (question) ? "%s/h" : "%s",
                                           tbr_coverage_unit (question));
  TbrColumn columns[SPANS + TBR_COVERAGE_SPANS] = { { "region", NULL, TBR_COLUMN_TEXT, 0 },
                                                    { "state", NULL, TBR_COLUMN_TEXT, 0 },
                                                    { "town", NULL, TBR_COLUMN_TEXT, 0 },
                                                    { "first", "h", TBR_COLUMN_TIME, 1 },
                                                    { "unit", NULL, TBR_COLUMN_TEXT, 0 } };
  for (guint i = 0; i < TBR_COVERAGE_SPANS; i++)
    columns[SPANS + i] = (TbrColumn){ names[i], unit, TBR_COLUMN_REAL, 0 };
  return tbr_table_new ("coverage", columns, G_N_ELEMENTS (columns));
}

/* A row for each region of @state, of every state when it is null. (transfer full) */
static TbrTable *
make_table (const TbrScenario *scenario, const TbrCoverage *coverage, TbrStateId state)
{
  const TbrMap *map = scenario->map;
  TbrTable *table = begin_table (&coverage->question);

  for (guint i = 0; i < coverage->n_rows; i++)
    {
      const TbrCoverageRow *row = &coverage->rows[i];
      const TbrRegion *region = &map->regions[row->region.i];
      if (tbr_is_none (region->state) || (!tbr_is_none (state) && state.i != region->state.i))
        continue;
      tbr_table_add_row (table);
      tbr_table_set_text (table, REGION, region->name);
      tbr_table_set_text (table, STATE, map->countries[region->state.i].iso);
      if (!tbr_is_none (row->town))
        tbr_table_set_text (table, TOWN, map->cities[row->town.i].name);
      tbr_table_set_time (table, FIRST, row->first);
      if (!tbr_is_none (row->unit))
        tbr_table_set_text (table, UNIT, scenario->units[row->unit.i].id);
      for (guint j = 0; j < TBR_COVERAGE_SPANS; j++)
        tbr_table_set_real (table, SPANS + j, row->capacity[j]);
    }
  return table;
}

static void
print_answer (const TbrCoverageOptions *o, const TbrScenario *scenario, const TbrCoverage *coverage,
              TbrStateId state)
{
  g_autoptr (TbrTable) table = make_table (scenario, coverage, state);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *at = tbr_duration_format (coverage->at);

  if (o->json)
    {
      tbr_table_append_json (table, text);
      g_string_append_c (text, '\n');
    }
  else if (o->csv)
    tbr_table_append_csv (table, text);
  else
    {
      if (!o->quiet)
        g_string_append_printf (text,
                                "%s\nWho could be where: %s, %s after the start; %u of %u able "
                                "units are free\n\n",
                                scenario->meta->title,
                                tbr_coverage_title (scenario, &coverage->question), at,
                                coverage->n_free, coverage->n_able);
      tbr_table_append_text (table, text);
      if (!o->quiet)
        g_string_append (text, "\nfirst: from an order now until the first is at work in the "
                               "town: readiness, way, borders, set-up, in the mean\n");
    }
  g_print ("%s", text->str);
}

static gboolean
read_numbers (const TbrCoverageOptions *o, guint64 *seed, guint64 *replication, GError **error)
{
  return (o->seed == NULL || tbr_verb_read_number ("--seed", o->seed, G_MAXINT64, seed, error))
         && (o->replication == NULL
             || tbr_verb_read_number ("--replication", o->replication, G_MAXUINT32, replication,
                                      error));
}

/* What is asked of a scenario that has been read. */
static TbrExit
answer (const TbrCoverageOptions *o, const TbrScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  TbrCoverageQuestion question;
  TbrTime at = 0;
  TbrStateId state = { TBR_NONE };
  guint64 seed = (guint64) scenario->meta->seed, replication = 0;

  if (!tbr_coverage_find (scenario, o->capability, &question, &error)
      || !read_numbers (o, &seed, &replication, &error)
      || (o->at != NULL && !tbr_context_read_instant (scenario, "--at", o->at, &at, &error)))
    {
      g_prefix_error (&error, "%s", error->code == TBR_ERROR_NAME ? "--capability: " : "");
      return tbr_verb_fail (&tbr_verb_coverage, TBR_EXIT_USAGE, "%s", error->message);
    }
  if (o->state != NULL)
    {
      state = tbr_map_find_state (scenario->map, o->state);
      if (tbr_is_none (state))
        return tbr_verb_fail (&tbr_verb_coverage, TBR_EXIT_USAGE,
                              "--state: unknown state '%s'; tabard list states names them",
                              o->state);
    }
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, seed, (guint32) replication);
  tbr_sim_run_until (sim, at);
  g_autoptr (TbrCoverage) coverage = tbr_sim_coverage (sim, &question, NULL);
  print_answer (o, scenario, coverage, state);
  return TBR_EXIT_DONE;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrCoverageOptions) options = { NULL };
  g_auto (TbrContext) context = { NULL };
  TbrExit code = TBR_EXIT_DONE;

  if (!read_options (&options, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_coverage, TBR_EXIT_USAGE,
                          argc < 2 ? "which scenario?" : "one scenario at a time");
  if (options.capability == NULL)
    return tbr_verb_fail (&tbr_verb_coverage, TBR_EXIT_USAGE,
                          "which capability? --capability fire-line, or a type of unit");
  code = tbr_context_load (&tbr_verb_coverage, argv[1], (const char *const *) options.settings,
                           &context);
  return code == TBR_EXIT_DONE ? answer (&options, context.scenario) : code;
}

const TbrVerb tbr_verb_coverage
    = { "coverage", "SCENARIO --capability WHAT [OPTION...]",
        "Tells who could be where by when: how soon free units could work in each region", run };
