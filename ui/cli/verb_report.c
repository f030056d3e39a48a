/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that makes a document: of a study, or of one run of a scenario. */
#include "context.h"
#include "run_plan.h"
#include "study_report.h"

#include "report/run_report.h"

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
  gboolean run
      = o->seed != NULL || o->replication != NULL || o->settings != NULL || o->commands != NULL;

  if (study && run)
    return "--seed, --replication, --set and --commands are for a run, this is a study";
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
write_run (const Options *o, const TbrContext *context, const char *out, GError **error)
{
  const TbrScenario *scenario = context->scenario;
  g_autoptr (GArray) plan = tbr_run_plan_new ();
  guint64 seed = (guint64) scenario->meta->seed, replication = 0;

  if (!tbr_verb_read_number ("--seed", o->seed, G_MAXUINT64, &seed, error)
      || !tbr_verb_read_number ("--replication", o->replication, G_MAXUINT32, &replication, error))
    return FALSE;
  g_autoptr (GPtrArray) orders = read_orders (scenario, o->commands, plan, error);
  if (orders == NULL)
    return FALSE;
  TbrRunReportSpec spec = { .scenario = scenario,
                            .seed = seed,
                            .replication = (guint32) replication,
                            .orders = orders,
                            .settings = (const char *const *) o->settings,
                            .program = TABARD_VERSION };
  return tbr_run_report_write (&spec, out, error);
}

static TbrExit
report_run (const Options *o, const char *path, const char *out)
{
  g_auto (TbrContext) context = { 0 };
  g_autoptr (GError) error = NULL;
  TbrExit code
      = tbr_context_load (&tbr_verb_report, path, (const char *const *) o->settings, &context);

  if (code != TBR_EXIT_DONE)
    return code;
  return write_run (o, &context, out, &error) ? TBR_EXIT_DONE
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
