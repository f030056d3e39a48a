/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many trials a second a study makes on one thread, on two, and on two ranks under mpirun, and
   what they take of processor and memory. */
#include "machine_loops.h"

#include <tabard/batch.h>

#include <glib/gstdio.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEGABYTE 1e6
/* Trials of a study: so many that beginning and end, when one thread works alone, are a hundredth
   of it; and how often each is repeated, in turn; the quickest counts, for others may be at work on
   the machine. */
#define TRIALS 128
#define REPEATS 3
#define MOST_WORDS 16
/* Steps of the loops that tell what the machine gives: a second or less. */
#define MACHINE_STEPS 5000000

typedef struct
{
  char *source;     /* the tree */
  char *program;    /* tabard */
  char *folder;     /* for results */
  char *told;       /* file for what a command says */
  char *experiment; /* its file */
  const TbrMap *map;
  guint n_trials, n_repeats;
} TbrBench;

/* What a process took. */
typedef struct
{
  double seconds;   /* by the clock */
  double study;     /* seconds of them for the study itself, as a command tells */
  double processor; /* seconds, all its threads and children */
  double peak;      /* bytes */
} TbrCost;

static const TbrCost nothing_yet = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  const TbrBench *bench = data;
  g_autofree char *library = g_build_filename (bench->source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (library, "sweden-2018", "scenario.xml", NULL);

  return tbr_scenario_load (path, library, bench->map, settings, faults);
}

/* Runs the study in this process. */
static gboolean
run_study (TbrBench *bench, guint n_jobs)
{
  g_autofree char *out = g_build_filename (bench->folder, "out", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExperiment) experiment = tbr_experiment_load (bench->experiment, faults);
  g_autoptr (TbrDesign) design
      = experiment != NULL ? tbr_design_new (experiment, 1, "", NULL) : NULL;
  TbrStudyPlan plan = { .design = design,
                        .load = load,
                        .data = bench,
                        .folder = out,
                        .program = "bench",
                        .seed = 1,
                        .n_jobs = n_jobs,
                        .n_shards = 1 };
  TbrStudyOutcome outcome;

  return design != NULL && tbr_study_run (&plan, &outcome, NULL) && outcome.is_whole
         && outcome.n_failed == 0;
}

/* Takes away what a study has left. */
static void
clean (const TbrBench *bench)
{
  static const char *const files[]
      = { "design.csv", "kpi.csv", "manifest.json", "results.sqlite", "trials.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (bench->folder, "out", files[i], NULL);
      g_remove (path);
    }
}

/* In a child: the study on threads, or the command that begins with these words. Does not return.
 */
static void
be_child (TbrBench *bench, guint n_jobs, const char *const *words)
{
  if (words == NULL)
    _exit (run_study (bench, n_jobs) ? EXIT_SUCCESS : EXIT_FAILURE);
  if (freopen (bench->told, "w", stdout) != NULL)
    execvp (words[0], (char *const *) words);
  _exit (EXIT_FAILURE);
}

/* Seconds of the study, out of what a command has said; 0: it said nothing. */
static double
read_told (const TbrBench *bench)
{
  static const char mark[] = " runs done in ";
  g_autofree char *text = NULL;
  const char *found
      = g_file_get_contents (bench->told, &text, NULL, NULL) ? strstr (text, mark) : NULL;

  g_remove (bench->told);
  return found != NULL ? g_ascii_strtod (found + strlen (mark), NULL) : 0;
}

/* Runs a study in a process of its own. Returns: whether it went well */
static gboolean
measure (TbrBench *bench, guint n_jobs, const char *const *words, TbrCost *cost)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status = EXIT_FAILURE;
  double study;
  pid_t child = fork ();

  if (child == 0)
    be_child (bench, n_jobs, words);
  if (child < 0 || wait4 (child, &status, 0, &usage) != child || status != 0)
    return FALSE;
  cost->seconds = MIN (cost->seconds, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  cost->processor = MIN (cost->processor,
                         (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
                             + 1e-6 * (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec));
  study = read_told (bench);
  cost->study = MIN (cost->study, study);
  cost->peak = MIN (cost->peak, (double) usage.ru_maxrss * 1024);
  clean (bench);
  return TRUE;
}

/* One thread and two, side by side. */
static gboolean
measure_threads (TbrBench *bench)
{
  TbrCost one = nothing_yet, two = nothing_yet;

  for (guint i = 0; i < bench->n_repeats; i++)
    if (!measure (bench, 1, NULL, &one) || !measure (bench, 2, NULL, &two))
      return FALSE;
  printf ("batch_sweden_2018_trials_per_s_1_thread %.2f trials/s\n", bench->n_trials / one.seconds);
  printf ("batch_sweden_2018_trials_per_s_2_threads %.2f trials/s\n",
          bench->n_trials / two.seconds);
  printf ("batch_2_threads_to_1 %.2f times\n", one.seconds / two.seconds);
  printf ("batch_processor_1_thread_ms %.1f ms/trial\n", 1e3 * one.processor / bench->n_trials);
  printf ("batch_processor_2_threads_ms %.1f ms/trial\n", 1e3 * two.processor / bench->n_trials);
  printf ("batch_memory_1_thread_mb %.1f MB\n", one.peak / MEGABYTE);
  printf ("batch_memory_per_worker_mb %.1f MB\n", (two.peak - one.peak) / MEGABYTE);
  return TRUE;
}

/* What the machine gives on two cores: how much more two threads do in the same time that share
   nothing, by what they use. No program can have more. */
static void
measure_machine (const TbrBench *bench, guint64 n_steps)
{
  static const struct
  {
    MachineLoop loop;
    const char *name;
    guint64 longer; /* steps that take as long as one of the memory's */
  } loops[] = { { MACHINE_REGISTERS, "registers", 100 },
                { MACHINE_CACHE, "cache", 20 },
                { MACHINE_MEMORY, "memory", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (loops); i++)
    {
      double one = G_MAXDOUBLE, two = G_MAXDOUBLE;
      for (guint j = 0; j < bench->n_repeats; j++)
        {
          one = MIN (one, machine_seconds (loops[i].loop, 1, n_steps * loops[i].longer));
          two = MIN (two, machine_seconds (loops[i].loop, 2, n_steps * loops[i].longer));
        }
      printf ("batch_machine_2_cores_%s %.2f times\n", loops[i].name, 2 * one / two);
    }
}

/* The program on two threads, and on two ranks under mpirun. */
static gboolean
measure_ranks (TbrBench *bench)
{
  g_autofree char *out = g_build_filename (bench->folder, "out", NULL);
  g_autofree char *mpirun = g_find_program_in_path ("mpirun");
  g_autofree char *place = g_path_get_dirname (bench->program);
  g_autofree char *module
      = g_build_filename (place, "..", "..", "sim", "batch", "tabard-mpi.so", NULL);
  const char *threads[]
      = { bench->program, "batch", bench->experiment, "--out", out, "-j", "2", "-q", NULL };
  const char *ranks[MOST_WORDS] = { mpirun, "--oversubscribe", "-n", "2" };
  TbrCost by_threads = nothing_yet, by_ranks = nothing_yet;

  if (mpirun == NULL || !g_file_test (module, G_FILE_TEST_EXISTS))
    {
      fprintf (stderr, "nothing of MPI is measured: mpirun or %s is not there\n", module);
      return TRUE;
    }
  memcpy (ranks + 4, threads, 5 * sizeof *threads);
  for (guint i = 0; i < bench->n_repeats; i++)
    if (!measure (bench, 0, threads, &by_threads) || !measure (bench, 0, ranks, &by_ranks))
      return FALSE;
  printf ("batch_2_ranks_to_2_threads %.3f times\n", by_threads.study / by_ranks.study);
  printf ("batch_mpi_start_and_end_s %.2f s\n",
          by_ranks.seconds - by_ranks.study - (by_threads.seconds - by_threads.study));
  printf ("batch_mpi_overhead_processor_percent %.1f %%\n",
          100 * (by_ranks.processor / by_threads.processor - 1));
  printf ("batch_mpi_overhead_processor_s %.2f s\n", by_ranks.processor - by_threads.processor);
  printf ("batch_mpi_memory_per_rank_mb %.1f MB\n", by_ranks.peak / MEGABYTE);
  return TRUE;
}

/* Writes the experiment: one point, so many replications. */
static gboolean
write_experiment (const TbrBench *bench, const char *until)
{
  g_autofree char *text = g_strdup_printf (
      "<experiment xmlns=\"urn:tabard:experiment:1\" title=\"bench\" seed=\"1\"\n"
      "  scenario=\"%s/scenarios/sweden-2018\" replications=\"%u\"%s><keep "
      "measure=\"K\"/></experiment>\n",
      bench->source, bench->n_trials, until);
  return g_file_set_contents (bench->experiment, text, -1, NULL);
}

int
main (int argc, char **argv)
{
  gboolean is_smoke = argc > 1 && strcmp (argv[1], "--smoke") == 0;
  const char *given = g_getenv ("TABARD_SOURCE") != NULL ? g_getenv ("TABARD_SOURCE") : ".";
  g_autofree char *source = g_canonicalize_filename (given, NULL);
  g_autofree char *folder = g_dir_make_tmp ("tabard-bench-XXXXXX", NULL);
  g_autofree char *experiment = g_build_filename (folder, "experiment.xml", NULL);
  g_autofree char *own = g_path_get_dirname (argv[0]);
  g_autofree char *beside = g_build_filename (own, "..", "..", "ui", "cli", "tabard", NULL);
  g_autofree char *program = g_canonicalize_filename (beside, NULL);
  g_autofree char *map_folder = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  g_autofree char *told = g_build_filename (folder, "told", NULL);
  g_autoptr (TbrMap) map = tbr_map_load (map_folder, NULL);
  TbrBench bench = { .source = source,
                     .program = program,
                     .folder = folder,
                     .told = told,
                     .experiment = experiment,
                     .map = map,
                     .n_trials = is_smoke ? 4 : TRIALS,
                     .n_repeats = is_smoke ? 1 : REPEATS };
  gboolean done;

  setvbuf (stdout, NULL, _IOLBF, 0); /* so that children have nothing left to write */
  g_setenv ("OMPI_ALLOW_RUN_AS_ROOT", "1", TRUE);
  g_setenv ("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1", TRUE);
  measure_machine (&bench, is_smoke ? 100000 : MACHINE_STEPS);
  done = map != NULL && write_experiment (&bench, is_smoke ? " until=\"1 d\"" : "")
         && measure_threads (&bench) && measure_ranks (&bench);
  g_remove (experiment);
  g_rmdir (out);
  g_rmdir (folder);
  return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
