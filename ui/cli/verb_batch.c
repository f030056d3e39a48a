/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The verb that runs a designed experiment on all cores. */
#include "batch_plan.h"
#include "batch_ranks.h"
#include "batch_slurm.h"

#include <signal.h>

/* Failed runs that are told one by one. */
#define FAILURES_MOST 3

extern const TbrVerb tbr_verb_batch;

/* What the command line said. */
typedef struct
{
  const char *experiment; /* file */
  char *out, *seed, *shard, *emit;
  gint n_jobs, n_tasks, replications;
  gboolean resume, dry_run, list, json, check, quiet;
} TbrBatchOptions;

static void
options_clear (TbrBatchOptions *options)
{
  g_free (options->out);
  g_free (options->seed);
  g_free (options->shard);
  g_free (options->emit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrBatchOptions, options_clear)

/* Set by a signal: what runs is finished and written, nothing more is begun. */
static gint wants_end;

static void
note_signal (int number)
{
  g_atomic_int_set (&wants_end, 1);
}

/* "2/5": the second of five. */
static TbrExit
read_shard (const char *text, TbrStudyPlan *plan)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  guint64 shard, n;

  if (g_strv_length (parts) != 2
      || !g_ascii_string_to_unsigned (parts[0], 10, 1, 100000, &shard, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, 100000, &n, NULL) || shard > n)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE,
                          "--shard: '%s' is not K/N with K from 1 to N", text);
  plan->shard = (guint) shard - 1;
  plan->n_shards = (guint) n;
  return TBR_EXIT_DONE;
}

static TbrExit
fail_error (const GError *error)
{
  return tbr_study_fail (&tbr_verb_batch, error);
}

/* The first runs that failed, with the command that shows it again. */
static void
tell_failures (const TbrStudyOutcome *outcome, const char *folder)
{
  g_autoptr (GPtrArray) failures = tbr_study_failures (folder, FAILURES_MOST, NULL);

  for (guint i = 0; failures != NULL && i < failures->len; i++)
    {
      const TbrStudyFailure *one = failures->pdata[i];
      g_print ("point %u, replication %u failed: %s\n    %s\n", one->point, one->replication,
               one->message, one->command);
    }
  if (outcome->n_failed > FAILURES_MOST)
    g_print ("and %" G_GUINT64_FORMAT " more in trials.csv\n", outcome->n_failed - FAILURES_MOST);
}

static void
print_text (gpointer data, const char *text)
{
  g_print ("%s", text);
}

/* Whether all is there, and well. */
static TbrExit
exit_of (const TbrStudyOutcome *outcome)
{
  if (!outcome->is_whole)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_INTERRUPTED,
                          "stopped from outside; --resume goes on");
  return outcome->n_failed > 0 ? TBR_EXIT_SOME_FAILED : TBR_EXIT_DONE;
}

/* Prints the rows. */
static TbrExit
tell_rows (const TbrStudyPlan *plan, const TbrStudyOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  if (!tbr_study_write_json (plan->folder, print_text, NULL, &error))
    return fail_error (error);
  return exit_of (outcome);
}

/* Says how a study has ended. */
static TbrExit
tell_outcome (const TbrStudyPlan *plan, const TbrStudyOutcome *outcome)
{
  g_print ("%" G_GUINT64_FORMAT " runs done in %.1f s, %" G_GUINT64_FORMAT
           " were there, %" G_GUINT64_FORMAT " failed; %u points in %s\n",
           outcome->n_done, outcome->seconds, outcome->n_present, outcome->n_failed,
           plan->design->n_points, plan->folder);
  if (outcome->n_failed > 0)
    tell_failures (outcome, plan->folder);
  return exit_of (outcome);
}

/* Runs what there is to run; of several processes the first one tells of it. */
static TbrExit
run_plan (TbrStudy *study, const TbrStudyPlan *plan, const TbrBatchOptions *options)
{
  gboolean tells = tbr_ranks_number (plan->ranks) == 0;
  TbrStudyOutcome outcome;
  g_autoptr (GError) error = NULL;
  gboolean done;

  signal (SIGINT, note_signal);
  signal (SIGTERM, note_signal);
  tbr_progress_start (&study->progress,
                      options->quiet || !tells ? TBR_PROGRESS_HIDE : TBR_PROGRESS_SHOW);
  done = tbr_study_run (plan, &outcome, &error);
  tbr_progress_end (&study->progress);
  if (!tells)
    return TBR_EXIT_DONE;
  if (!done)
    return fail_error (error);
  return options->json ? tell_rows (plan, &outcome) : tell_outcome (plan, &outcome);
}

/* Writes the scripts of a job array; a task has one core if nothing else is said. */
static TbrExit
emit (TbrStudyPlan *plan, const TbrBatchOptions *options)
{
  static const char *const kinds[] = { "slurm", NULL };
  TbrSlurmJob job = { .experiment = options->experiment,
                      .out = options->out,
                      .n_tasks = (guint) options->n_tasks,
                      .plan = plan };
  g_autoptr (GError) error = NULL;

  if (!g_strv_contains (kinds, options->emit))
    return tbr_verb_refuse_word (&tbr_verb_batch, "cluster", options->emit, kinds, "it is slurm");
  plan->n_jobs = (guint) MAX (options->n_jobs, 1);
  if (!tbr_study_count (plan, &job.n_trials, &error))
    return fail_error (error);
  return tbr_slurm_write (&tbr_verb_batch, &job);
}

static gboolean
has_results (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static TbrExit
check_options (const TbrBatchOptions *options)
{
  if (options->out == NULL)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE, "--out DIR: where do results go?");
  if (options->n_jobs < 0 || options->n_jobs > 1024)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE, "--jobs: %d is outside 1-1024",
                          options->n_jobs);
  if (options->n_tasks < 0 || options->n_tasks > 100000)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE, "--tasks: %d is outside 1-100000",
                          options->n_tasks);
  if (options->replications < 0 || options->replications > 1000000)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE,
                          "--replications: %d is outside 1-1000000", options->replications);
  if (!options->resume && !options->dry_run && !options->list && has_results (options->out))
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_FAILED,
                          "%s: there are results already; --resume goes on with them",
                          options->out);
  return TBR_EXIT_DONE;
}

/* Reads the experiment and finds its faults; the first of several processes does that for all. */
static TbrExit
prepare (const TbrBatchOptions *options, TbrRanks *ranks, TbrStudy *study, TbrStudyPlan *plan)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  TbrExit code = check_options (options);

  if (code == TBR_EXIT_DONE)
    code = tbr_study_open (&tbr_verb_batch, tbr_experiment_load (options->experiment, faults),
                           faults, options->seed, study);
  if (code != TBR_EXIT_DONE)
    return code;
  if (!tbr_design_keep_numbers (study->design, options->out, &error))
    return fail_error (error);
  if (options->check && study->experiment->warm_up > 0)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE,
                          "--check: what is paid before the warm-up would be missed; without it");
  if (options->replications > 0)
    tbr_experiment_set_replications (study->experiment, options->replications);
  *plan = tbr_study_plan (study, options->out);
  plan->n_jobs = ranks != NULL ? 1 : g_get_num_processors ();
  if (options->n_jobs > 0)
    plan->n_jobs = (guint) options->n_jobs;
  plan->check = options->check;
  plan->ranks = ranks;
  plan->stop = &wants_end;
  if (options->shard != NULL)
    code = read_shard (options->shard, plan);
  if (code == TBR_EXIT_DONE && tbr_ranks_number (ranks) == 0)
    code = tbr_study_find_faults (&tbr_verb_batch, plan);
  return code;
}

static TbrExit
run_alone (const TbrBatchOptions *options)
{
  g_auto (TbrStudy) study = { NULL };
  TbrStudyPlan plan;
  TbrExit code = prepare (options, NULL, &study, &plan);

  if (code != TBR_EXIT_DONE)
    return code;
  if (options->emit != NULL)
    return emit (&plan, options);
  if (options->list)
    return tbr_batch_plan_list (&tbr_verb_batch, &plan);
  return options->dry_run ? tbr_batch_plan_show (&tbr_verb_batch, &plan)
                          : run_plan (&study, &plan, options);
}

/* One of several processes. The first prepares before the others, so that a fault is told once. */
static TbrExit
run_together (const TbrBatchOptions *options, TbrRanks *ranks)
{
  g_auto (TbrStudy) study = { NULL };
  TbrStudyPlan plan;
  TbrExit code = TBR_EXIT_DONE;

  if (options->shard != NULL || options->emit != NULL || options->dry_run || options->list)
    code = tbr_ranks_number (ranks) > 0
               ? TBR_EXIT_USAGE
               : tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE,
                                "--shard, --emit, --list and --dry-run are for one process, and "
                                "mpirun has started %u",
                                tbr_ranks_count (ranks));
  for (guint turn = 0; turn < 2 && code == TBR_EXIT_DONE; turn++)
    {
      if ((tbr_ranks_number (ranks) > 0) == turn)
        code = prepare (options, ranks, &study, &plan);
      code = (TbrExit) tbr_ranks_most (ranks, code);
    }
  if (code == TBR_EXIT_DONE)
    code = (TbrExit) tbr_ranks_most (ranks, run_plan (&study, &plan, options));
  return code;
}

static TbrExit
run (int argc, char **argv)
{
  g_auto (TbrBatchOptions) o = { NULL };
  const GOptionEntry entries[]
      = { { "out", 'o', 0, G_OPTION_ARG_FILENAME, &o.out, "Folder for the results", "DIR" },
          { "jobs", 'j', 0, G_OPTION_ARG_INT, &o.n_jobs,
            "Runs at a time; as many as there are cores, one under mpirun", "N" },
          { "replications", 'r', 0, G_OPTION_ARG_INT, &o.replications,
            "Replications of each point, instead of the experiment's", "N" },
          { "seed", 0, 0, G_OPTION_ARG_STRING, &o.seed, "Seed of all chance", "N" },
          { "resume", 0, 0, G_OPTION_ARG_NONE, &o.resume, "Go on with what the folder holds",
            NULL },
          { "shard", 0, 0, G_OPTION_ARG_STRING, &o.shard,
            "Do every N-th part, from the K-th on; tabard merge joins them", "K/N" },
          { "emit", 0, 0, G_OPTION_ARG_STRING, &o.emit,
            "Run nothing: write the scripts of a job array (slurm) into the folder", "WHAT" },
          { "tasks", 0, 0, G_OPTION_ARG_INT, &o.n_tasks,
            "Tasks of the array; so many that each takes a minute or more if not given", "N" },
          { "dry-run", 0, 0, G_OPTION_ARG_NONE, &o.dry_run,
            "List the points and the first runs, and say what all cost", NULL },
          { "list", 0, 0, G_OPTION_ARG_NONE, &o.list, "Run nothing: list every run as CSV", NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &o.json, "Print the rows as JSON in the end", NULL },
          { "check", 0, 0, G_OPTION_ARG_NONE, &o.check, "Check that every run adds up", NULL },
          { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o.quiet, "No progress bar", NULL },
          { NULL } };
  TbrExit code = TBR_EXIT_DONE;
  TbrRanks *ranks = NULL;

  if (!tbr_verb_parse (&tbr_verb_batch, entries, &argc, &argv, &code))
    return code;
  if (argc != 2)
    return tbr_verb_fail (&tbr_verb_batch, TBR_EXIT_USAGE,
                          argc < 2 ? "which experiment?" : "one experiment at a time");
  o.experiment = argv[1];
  code = tbr_batch_ranks_join (&tbr_verb_batch, &ranks);
  if (code == TBR_EXIT_DONE)
    code = ranks != NULL ? run_together (&o, ranks) : run_alone (&o);
  tbr_ranks_leave (ranks);
  return code;
}

const TbrVerb tbr_verb_batch = { "batch", "EXPERIMENT --out DIR [OPTION...]",
                                 "Runs a designed experiment on all cores", run };
