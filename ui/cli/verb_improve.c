/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that tells which single change out of a short list would help most. */
#include "context.h"
#include "outlook_wait.h"
#include "report/wording.h"

#include <tabard/change.h>
#include <tabard/sim.h>
#include <tabard/table.h>

#include <math.h>

extern const TbrVerb tbr_verb_improve;

/* Pairs of runs of each change when none are asked for. */
#define USUAL 40

typedef struct
{
  const char *path;
  char **settings;
  char *measure; /* by which changes are ranked; NULL: the gravest harm */
  gint replications, n_jobs;
  gint64 seed;
  gboolean json, quiet;
  const TbrMap *map;
} Question;

static void
question_clear (Question *question)
{
  g_strfreev (question->settings);
  g_free (question->measure);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  const Question *question = data;

  return tbr_context_read (question->map, question->path, settings, faults);
}

/* The changes worth a try, by the first of the runs. (transfer full) */
static GPtrArray *
list_changes (const Question *question, const TbrScenario *scenario)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) question->seed, 0);
  g_autoptr (TbrResult) result = NULL;

  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  result = tbr_sim_result (sim);
  return tbr_changes_list (scenario, result);
}

/* Runs everything to its end. (transfer full) */
static TbrOutlook *
run_all (Question *question, const TbrScenario *scenario, const GPtrArray *changes)
{
  g_autofree TbrVariant *variants = g_new0 (TbrVariant, changes->len + 1);
  g_autoptr (GPtrArray) settings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  TbrFuturesSpec spec
      = { .variants = variants,
          .n_variants = changes->len + 1,
          .load = load,
          .data = question,
          .seed = (guint64) question->seed,
          .replications = (guint) question->replications,
          .until = TBR_NEVER,
          .n_jobs = question->n_jobs > 0 ? (guint) question->n_jobs : g_get_num_processors () };

  variants[0] = (TbrVariant){ .name = "as it is", .scenario = scenario };
  for (guint i = 0; i < changes->len; i++)
    {
      const TbrChange *change = changes->pdata[i];
      char **all = tbr_change_settings (change, (const char *const *) question->settings);
      g_ptr_array_add (settings, all);
      variants[i + 1]
          = (TbrVariant){ .name = change->title, .settings = (const char *const *) all };
    }
  return tbr_outlook_wait (&spec, question->quiet);
}

static const char *
verdict_text (TbrVerdict verdict)
{
  static const char *const words[TBR_VERDICT_N]
      = { "too few runs", "no difference", "cannot be told from luck", "less", "more" };

  return words[verdict];
}

/* A row for each change, the most helpful first; what it sets for machines only. (transfer full) */
static TbrTable *
make_table (const Question *question, const TbrOutlook *outlook, const TbrOutlookMeasure *measure,
            const GPtrArray *changes)
{
  const TbrColumn columns[] = {
    { "change", NULL, TBR_COLUMN_TEXT, 0 },
    { "pairs", NULL, TBR_COLUMN_INTEGER, 0 },
    { "mean", measure->unit, TBR_COLUMN_REAL, 2 },
    { "difference", measure->unit, TBR_COLUMN_REAL, 2 },
    { "plus-minus", NULL, TBR_COLUMN_REAL, 2 },
    { "for all together", NULL, TBR_COLUMN_REAL, 2 },
    { "variance reduction", NULL, TBR_COLUMN_REAL, 1 },
    { "says", NULL, TBR_COLUMN_TEXT, 0 },
    { "set", NULL, TBR_COLUMN_TEXT, 0 },
  };
  guint n_columns = G_N_ELEMENTS (columns) - !question->json;
  TbrTable *table = tbr_table_new ("improve", columns, n_columns);
  g_autofree guint *order = tbr_outlook_rank (outlook, measure);

  for (guint i = 0; i + 1 < outlook->n_variants; i++)
    {
      guint v = order[i];
      const TbrPaired *paired = &measure->paired[v];
      g_autofree char *set = g_strjoinv ("; ", ((TbrChange *) changes->pdata[v - 1])->settings);
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, outlook->names[v]);
      tbr_table_set_integer (table, 1, paired->difference.n);
      tbr_table_set_real (table, 2, measure->means[v].mean);
      tbr_table_set_real (table, 3, paired->difference.mean);
      tbr_table_set_real (table, 4, paired->difference.half_width);
      tbr_table_set_real (table, 5, measure->joint[v]);
      if (tbr_outlook_verdict (measure, v) != TBR_VERDICT_SAME)
        tbr_table_set_real (table, 6, paired->factor);
      tbr_table_set_text (table, 7, verdict_text (tbr_outlook_verdict (measure, v)));
      if (question->json)
        tbr_table_set_text (table, 8, set);
    }
  return table;
}

static void
append_best (GString *text, const TbrOutlook *outlook, const TbrOutlookMeasure *measure)
{
  g_autofree guint *order = tbr_outlook_rank (outlook, measure);
  const char *gap = *measure->unit != '\0' ? " " : "";
  const TbrInterval *base = &measure->means[0];
  g_autofree char *mean = tbr_wording_number (base->mean);
  g_autofree char *half = tbr_wording_number (base->half_width);

  g_string_append_printf (text, "%s as it is: %s%s%s, plus or minus %s, over %u runs.\n",
                          measure->measure, mean, gap, measure->unit, half, base->n);
  if (outlook->n_variants > 1 && tbr_outlook_verdict (measure, order[0]) == TBR_VERDICT_LESS)
    {
      const TbrPaired *paired = &measure->paired[order[0]];
      g_autofree char *less = tbr_wording_number (-paired->difference.mean);
      g_autofree char *joint = tbr_wording_number (measure->joint[order[0]]);
      g_string_append_printf (text, "Helps most: %s; %s%s%s less, plus or minus %s.\n\n",
                              outlook->names[order[0]], less, gap, measure->unit, joint);
      return;
    }
  g_string_append (text, "No change of the list helps so much that it can be told from luck.\n\n");
}

static TbrExit
print_answer (const Question *question, const TbrScenario *scenario, const TbrOutlook *outlook,
              const GPtrArray *changes)
{
  const TbrOutlookMeasure *measure = question->measure != NULL
                                         ? tbr_outlook_find (outlook, question->measure)
                                         : tbr_changes_harm (outlook);
  GString *text = g_string_new (NULL);

  if (measure == NULL)
    return tbr_verb_fail (&tbr_verb_improve, TBR_EXIT_FAILED, "no run has a measure %s",
                          question->measure != NULL ? question->measure
                                                    : "of harm; --measure NAME names another");
  g_autoptr (TbrTable) table = make_table (question, outlook, measure, changes);
  if (question->json)
    tbr_table_append_json (table, text);
  else
    {
      g_string_append_printf (text, "%s\n", scenario->meta->title);
      append_best (text, outlook, measure);
      tbr_table_append_text (table, text);
      g_string_append (text, "\ndifference: with the change less without it, mean of the pairs; "
                             "plus-minus: half its 95 % interval,\nand half the interval that "
                             "holds for all changes together, by which it is said what helps");
    }
  g_print ("%s\n", text->str);
  g_string_free (text, TRUE);
  for (guint i = 0; i < outlook->n_variants; i++)
    if (outlook->faults[i] != NULL)
      return tbr_verb_fail (&tbr_verb_improve, TBR_EXIT_SOME_FAILED, "%s: %s", outlook->names[i],
                            outlook->faults[i]);
  return TBR_EXIT_DONE;
}

static TbrExit
answer (Question *question)
{
  g_auto (TbrContext) context = { NULL, NULL };
  TbrExit code = tbr_context_load (&tbr_verb_improve, question->path,
                                   (const char *const *) question->settings, &context);

  if (code != TBR_EXIT_DONE)
    return code;
  question->map = context.map;
  if (question->seed < 0)
    question->seed = context.scenario->meta->seed;
  g_autoptr (GPtrArray) changes = list_changes (question, context.scenario);
  g_autoptr (TbrOutlook) outlook = run_all (question, context.scenario, changes);
  return print_answer (question, context.scenario, outlook, changes);
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (Question) q = { .replications = USUAL, .seed = -1 };
  const GOptionEntry entries[] = {
    { "replications", 'r', 0, G_OPTION_ARG_INT, &q.replications,
      "runs of each change, 40 if not given", "N" },
    { "measure", 'm', 0, G_OPTION_ARG_STRING, &q.measure,
      "what shall be less; the gravest harm that is done if not given", "NAME" },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &q.n_jobs, "runs at a time; as many as there are cores",
      "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &q.seed, "seed of chance", "N" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &q.settings, "set a value by its path",
      "PATH=VALUE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &q.json, "for machines", NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &q.quiet, "no progress bar", NULL },
    { NULL },
  };
  TbrExit code = TBR_EXIT_DONE;

  if (!tbr_verb_parse (&tbr_verb_improve, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_improve, TBR_EXIT_USAGE,
                          argc < 2 ? "which scenario?" : "one scenario at a time");
  if (q.replications < 2 || q.replications > TBR_FUTURES_MOST)
    return tbr_verb_fail (&tbr_verb_improve, TBR_EXIT_USAGE, "--replications: %d is outside 2-%d",
                          q.replications, TBR_FUTURES_MOST);
  if (q.n_jobs < 0 || q.n_jobs > 1024)
    return tbr_verb_fail (&tbr_verb_improve, TBR_EXIT_USAGE, "--jobs: %d is outside 1-1024",
                          q.n_jobs);
  if (g_str_equal (argv[1], "-"))
    return tbr_verb_fail (&tbr_verb_improve, TBR_EXIT_USAGE,
                          "the standard input can be read only once: give a scenario's file");
  q.path = argv[1];
  return answer (&q);
}

const TbrVerb tbr_verb_improve
    = { "improve", "SCENARIO [OPTION...]",
        "Tells which single change would help most: more units, to ask earlier, other policies, "
        "fewer obstacles",
        run };
