/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long whole runs of the shipped scenarios take, and how much memory. */
#include <tabard/sim.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MEGABYTE 1e6
/* Seeds of which the median is printed. */
#define SEEDS 5
/* Repetitions of what takes less than a millisecond. */
#define REPEATS 11

/* Where things lie, and how much is measured. */
typedef struct
{
  char *library;
  const TbrMap *map;
  gboolean is_smoke; /* for a moment only */
} TbrBench;

/* What one run took. */
typedef struct
{
  double seconds;     /* from start to result */
  double fork_ms;     /* half-way */
  double snapshot_ms; /* half-way */
  double events;      /* handled */
  double state;       /* bytes at the end */
} TbrBenchRun;

static int
compare_doubles (const void *a, const void *b)
{
  const double first = *(const double *) a, second = *(const double *) b;
  return first < second ? -1 : first > second;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* A shipped scenario, with some words of its text changed. @changes: (nullable): NULL-ended pairs.
   Returns: NULL when there is none, or when it has faults */
static TbrScenario *
load (const TbrBench *bench, const char *name, const char *const *changes)
{
  g_autofree char *path = g_build_filename (bench->library, name, "scenario.xml", NULL);
  g_autofree char *content = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  GString *text;
  TbrScenario *scenario;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return NULL;
  text = g_string_new_len (content, (gssize) length);
  for (guint i = 0; changes != NULL && changes[i] != NULL; i += 2)
    g_string_replace (text, changes[i], changes[i + 1], 0);
  scenario = tbr_scenario_parse (text->str, (gssize) text->len, path, bench->library, bench->map,
                                 NULL, faults);
  g_string_free (text, TRUE);
  if (scenario == NULL)
    {
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      fprintf (stderr, "%.1000s", told);
    }
  return scenario;
}

/* Looks and forks half-way. */
static void
measure_half_way (const TbrSim *sim, TbrBenchRun *run)
{
  double forks[REPEATS], snapshots[REPEATS];

  for (guint i = 0; i < REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      TbrSim *fork = tbr_sim_fork (sim);
      forks[i] = 1e3 * seconds_since (start);
      tbr_sim_free (fork);
      start = g_get_monotonic_time ();
      TbrSnapshot *snapshot = tbr_sim_snapshot (sim);
      snapshots[i] = 1e3 * seconds_since (start);
      tbr_snapshot_free (snapshot);
    }
  run->fork_ms = median (forks, REPEATS);
  run->snapshot_ms = median (snapshots, REPEATS);
}

static TbrBenchRun
measure (const TbrScenario *scenario, guint64 seed, TbrTime length)
{
  TbrBenchRun run = { 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, seed, 0);
  g_autoptr (TbrResult) result = NULL;

  tbr_sim_run_until (sim, length / 2);
  run.seconds = seconds_since (start);
  measure_half_way (sim, &run);
  start = g_get_monotonic_time ();
  tbr_sim_run_until (sim, length);
  result = tbr_sim_result (sim);
  run.seconds += seconds_since (start);
  run.events = (double) tbr_sim_n_events (sim);
  run.state = (double) tbr_sim_size (sim);
  return run;
}

/* Medians of several seeds, each of the values by itself. */
static TbrBenchRun
measure_seeds (const TbrBench *bench, const TbrScenario *scenario)
{
  double columns[5][SEEDS];
  guint n = bench->is_smoke ? 1 : SEEDS;
  TbrTime length
      = bench->is_smoke ? MIN (TBR_DAY, scenario->meta->duration) : scenario->meta->duration;

  for (guint i = 0; i < n; i++)
    {
      TbrBenchRun run = measure (scenario, i + 1, length);
      columns[0][i] = run.seconds;
      columns[1][i] = run.fork_ms;
      columns[2][i] = run.snapshot_ms;
      columns[3][i] = run.events;
      columns[4][i] = run.state;
    }
  return (TbrBenchRun){ median (columns[0], n), median (columns[1], n), median (columns[2], n),
                        median (columns[3], n), median (columns[4], n) };
}

static void
measure_load (const TbrBench *bench)
{
  double loads[REPEATS];
  guint n = bench->is_smoke ? 1 : REPEATS;

  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time ();
      TbrScenario *scenario = load (bench, "sweden-2018", NULL);
      tbr_scenario_free (scenario);
      loads[i] = 1e3 * seconds_since (start);
    }
  printf ("run_scenario_load_ms %.1f ms\n", median (loads, n));
}

static gboolean
measure_sweden (const TbrBench *bench)
{
  static const char *const assignment[] = { "kind=\"severity-first\"", "kind=\"assignment\"",
                                            "kind=\"first-come\"", "kind=\"assignment\"", NULL };
  g_autoptr (TbrScenario) scenario = load (bench, "sweden-2018", NULL);
  g_autoptr (TbrScenario) assigned = load (bench, "sweden-2018", assignment);
  TbrBenchRun run;

  if (scenario == NULL || assigned == NULL)
    return FALSE;
  run = measure_seeds (bench, scenario);
  printf ("run_sweden_2018_s %.3f s\n", run.seconds);
  printf ("run_sweden_2018_events_per_s %.0f events/s\n", run.events / run.seconds);
  printf ("run_sweden_2018_fork_ms %.3f ms\n", run.fork_ms);
  printf ("run_sweden_2018_snapshot_ms %.3f ms\n", run.snapshot_ms);
  printf ("run_sweden_2018_state_mb %.2f MB\n", run.state / MEGABYTE);
  run = measure_seeds (bench, assigned);
  printf ("run_sweden_2018_assignment_s %.3f s\n", run.seconds);
  return TRUE;
}

/* A year of ordinary calls. */
static void
measure_city (const TbrBench *bench)
{
  g_autoptr (TbrScenario) scenario = load (bench, "city-calls", NULL);
  TbrBenchRun run;

  if (scenario == NULL)
    return;
  run = measure_seeds (bench, scenario);
  printf ("run_city_calls_year_s %.3f s\n",
          run.seconds * 365 * TBR_DAY / (double) scenario->meta->duration);
  printf ("run_city_calls_state_mb %.2f MB\n", run.state / MEGABYTE);
}

/* Sixty days of everything at once: meant to stay under three seconds. */
static void
measure_storm (const TbrBench *bench)
{
  g_autoptr (TbrScenario) scenario = load (bench, "perfect-storm", NULL);
  TbrBenchRun run;

  if (scenario == NULL)
    return;
  run = measure_seeds (bench, scenario);
  printf ("run_perfect_storm_s %.3f s\n", run.seconds);
  printf ("run_perfect_storm_events_per_s %.0f events/s\n", run.events / run.seconds);
  printf ("run_perfect_storm_state_mb %.2f MB\n", run.state / MEGABYTE);
}

/* From start to result, with nothing looked at on the way. */
static void
run_alone (const TbrScenario *scenario, TbrTime length)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);

  tbr_sim_run_until (sim, length);
  tbr_result_free (tbr_sim_result (sim));
}

/* One run of Sweden from map to result, by a child that has done nothing else: its peak of memory
   is that of the run. Before anything is loaded here. Returns: whether it went well */
static gboolean
measure_sweden_peak (const char *folder, TbrBench *bench)
{
  struct rusage usage;
  int status = EXIT_FAILURE;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (TbrMap) map = tbr_map_load (folder, NULL);
      bench->map = map;
      g_autoptr (TbrScenario) scenario = map != NULL ? load (bench, "sweden-2018", NULL) : NULL;
      if (scenario != NULL)
        run_alone (scenario, bench->is_smoke ? TBR_DAY : scenario->meta->duration);
      _exit (scenario != NULL ? EXIT_SUCCESS : EXIT_FAILURE);
    }
  if (child < 0 || waitpid (child, &status, 0) != child || status != 0)
    return FALSE;
  getrusage (RUSAGE_CHILDREN, &usage);
  printf ("run_sweden_peak_mb %.0f MB\n", (double) usage.ru_maxrss * 1024 / MEGABYTE);
  return TRUE;
}

int
main (int argc, char **argv)
{
  const char *source = g_getenv ("TABARD_SOURCE") != NULL ? g_getenv ("TABARD_SOURCE") : ".";
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  TbrBench bench = { .library = library, .is_smoke = argc > 1 && strcmp (argv[1], "--smoke") == 0 };
  struct rusage usage;

  if (!measure_sweden_peak (folder, &bench))
    return EXIT_FAILURE;
  g_autoptr (TbrMap) map = tbr_map_load (folder, NULL);
  bench.map = map;
  if (map == NULL || !measure_sweden (&bench))
    return EXIT_FAILURE;
  measure_load (&bench);
  measure_city (&bench);
  measure_storm (&bench);
  getrusage (RUSAGE_SELF, &usage);
  printf ("run_peak_mb %.0f MB\n", (double) usage.ru_maxrss * 1024 / MEGABYTE);
  return EXIT_SUCCESS;
}
