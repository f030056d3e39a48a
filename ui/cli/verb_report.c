/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that makes a document: of a study, or of one run of a scenario. */
#include "context.h"
#include "report_beside.h"
#include "run_plan.h"
#include "study_report.h"

extern const TbrVerb tbr_verb_report;

/* What the command line said. */
typedef struct
{
  char *out;
  char **measures; /* of a study */
  char *language;
  char *seed; /* of a run, as all that follow */
  char *replication;
  char **settings;
  char *commands;
  char **beside;
  char *futures; /* of each of them */
  gboolean quiet;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->out);
  g_strfreev (options->measures);
  g_free (options->seed);
  g_free (options->replication);
  g_strfreev (options->settings);
  g_free (options->commands);
  g_strfreev (options->beside);
  g_free (options->futures);
  g_free (options->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_options (Options *o, int *argc, char ***argv, TbrExit *code)
{
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &o->out,
      "File that is written, .pdf or .html, or .svg or .png with a file for each page "
      "(FILE-1.png); if not given, report.html in a study's folder, "
      "report.pdf here for a run",
      "FILE" },
    { "measure", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &o->measures,
      "Of a study: only measures whose names begin so; may be given again", "NAME" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &o->seed,
      "Of a run: seed of all chance, instead of the scenario's", "N" },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &o->replication,
      "Of a run: number of the replication, 0 if not given", "N" },
    { "set", 's', 0, G_OPTION_ARG_STRING_ARRAY, &o->settings,
      "Of a run: set a parameter: section.id.parameter=value", "PATH=VALUE" },
    { "commands", 0, 0, G_OPTION_ARG_FILENAME, &o->commands, "Of a run: give the orders of a log",
      "LOG" },
    { "beside", 'b', 0, G_OPTION_ARG_FILENAME_ARRAY, &o->beside,
      "Of a run: another scenario to be compared with, such as a saved branch; may be given again, "
      "five in all",
      "SCENARIO" },
    { "futures", 'f', 0, G_OPTION_ARG_STRING, &o->futures,
      "Of a run: so many runs with other luck, the same for those beside it, for curves with bands "
      "and differences with 95 % intervals",
      "N" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "No progress bar", NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &o->language,
      "Language of the document: en, de, el or fr; as LANGUAGE and the locale say if not given",
      "CODE" },
    { NULL }
  };

  return tbr_verb_parse (&tbr_verb_report, entries, argc, argv, code);
}

/* Whether a path is a folder that is no scenario: one of a study, or meant to be. */
static gboolean
is_study (const char *path)
{
  g_autofree char *scenario = g_build_filename (path, "scenario.xml", NULL);

  return g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (scenario, G_FILE_TEST_EXISTS);
}

/* What does not go together. Returns: what is wrong, or NULL */
static const char *
find_conflict (const Options *o, gboolean study)
{
  gboolean run = o->seed != NULL || o->replication != NULL || o->settings != NULL
                 || o->commands != NULL || o->beside != NULL || o->futures != NULL;

  if (study && run)
    return "--seed, --replication, --set, --commands, --beside and --futures are for a run, this "
           "is "
           "a study";
  if (o->beside != NULL && o->commands != NULL)
    return "--beside compares scenarios: --commands does not go with it";
  if (o->futures != NULL && o->commands != NULL)
    return "--futures are of the scenario alone: --commands does not go with them";
  if (o->beside != NULL && g_strv_length (o->beside) >= TBR_RUN_REPORT_BRANCHES)
    return "--beside: five at most";
  if (!study && o->measures != NULL)
    return "--measure is for a study, this is none";
  return NULL;
}

/* The orders of a log, by time. (transfer full) */
static GPtrArray *
read_orders (const TbrScenario *scenario, const char *log, GArray *plan, GError **error)
{
  GPtrArray *orders = g_ptr_array_new ();

  if (log != NULL && !tbr_run_plan_add_orders (plan, scenario, log, error))
    {
      g_ptr_array_unref (orders);
      return NULL;
    }
  tbr_run_plan_sort (plan);
  for (guint i = 0; i < plan->len; i++)
    g_ptr_array_add (orders, g_array_index (plan, TbrRunStep, i).order);
  return orders;
}

/* Makes the run and its document. */
static gboolean
write_run (const Options *o, const TbrContext *context, TbrReportBeside *beside, const char *out,
           GError **error)
{
  const TbrScenario *scenario = context->scenario;
  g_autoptr (GArray) plan = tbr_run_plan_new ();
  guint64 seed = (guint64) scenario->meta->seed, replication = 0, futures = 0;

  if (!tbr_verb_read_number ("--seed", o->seed, G_MAXUINT64, &seed, error)
      || !tbr_verb_read_number ("--replication", o->replication, G_MAXUINT32, &replication, error)
      || !tbr_verb_read_number ("--futures", o->futures, G_MAXUINT32, &futures, error))
    return FALSE;
  if (o->futures != NULL && (futures < 2 || futures > TBR_FUTURES_MOST))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_USAGE, "--futures: %s is outside 2-%d", o->futures,
                   TBR_FUTURES_MOST);
      return FALSE;
    }
  g_autoptr (GPtrArray) orders = read_orders (scenario, o->commands, plan, error);
  if (orders == NULL)
    return FALSE;
  TbrRunReportSpec spec = { .scenario = scenario,
                            .seed = seed,
                            .replication = (guint32) replication,
                            .orders = orders,
                            .settings = (const char *const *) o->settings,
                            .program = TABARD_VERSION };
  tbr_report_beside_run (beside, &spec, (guint) futures, o->quiet);
  return tbr_run_report_write (&spec, out, error);
}

static TbrExit
report_run (const Options *o, const char *path, const char *out)
{
  g_auto (TbrContext) context = { 0 };
  g_auto (TbrReportBeside) beside = { 0 };
  g_autoptr (GError) error = NULL;
  TbrExit code
      = tbr_context_load (&tbr_verb_report, path, (const char *const *) o->settings, &context);

  if (code == TBR_EXIT_DONE)
    code = tbr_report_beside_load (&beside, &tbr_verb_report, context.map,
                                   (const char *const *) o->beside,
                                   (const char *const *) o->settings);
  if (code != TBR_EXIT_DONE)
    return code;
  return write_run (o, &context, &beside, out, &error)
             ? TBR_EXIT_DONE
             : tbr_verb_fail_error (&tbr_verb_report, error);
}

static gboolean
is_kind_of_document (const char *path)
{
  static const char *const endings[] = { ".pdf", ".html", ".svg", ".png" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i]))
      return TRUE;
  return FALSE;
}

/* The names of the files that were written. */
static void
print_files (const char *out)
{
  g_autofree char *first = tbr_document_page (out, 1);
  guint page = 1;

  g_print ("%s\n", first);
  while (!g_str_equal (first, out))
    {
      g_autofree char *path = tbr_document_page (out, ++page);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return;
      g_print ("%s\n", path);
    }
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  TbrExit code = TBR_EXIT_DONE;
  gboolean study;

  if (!read_options (&options, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_report, TBR_EXIT_USAGE,
                          argc < 2 ? "which study or scenario?" : "one at a time");
  study = is_study (argv[1]);
  if (find_conflict (&options, study) != NULL)
    return tbr_verb_fail (&tbr_verb_report, TBR_EXIT_USAGE, "%s", find_conflict (&options, study));
  if (options.out == NULL)
    options.out = study ? g_build_filename (argv[1], "report.html", NULL) : g_strdup ("report.pdf");
  if (!is_kind_of_document (options.out))
    return tbr_verb_fail (&tbr_verb_report, TBR_EXIT_USAGE,
                          "--out: %s ends in none of .pdf, .html, .svg, .png", options.out);
  if (!tbr_context_begin_language (options.language, &error))
    return tbr_verb_fail_error (&tbr_verb_report, error);
  if (!study)
    code = report_run (&options, argv[1], options.out);
  else if (!tbr_study_report_write (argv[1], (const char *const *) options.measures, options.out,
                                    &error))
    code = tbr_verb_fail_error (&tbr_verb_report, error);
  if (code == TBR_EXIT_DONE)
    print_files (options.out);
  return code;
}

const TbrVerb tbr_verb_report = { "report", "STUDY|SCENARIO [--out FILE.pdf|.html|.svg|.png]",
                                  "Makes a document of a study, or of a run", run };
