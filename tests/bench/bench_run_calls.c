/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a year of a city's ordinary calls takes, journal and folds on. */
#include <tabard/sim.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define ROUNDS 5

static double
seconds_now (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double *first = a, *second = b;
  return (*first > *second) - (*first < *second);
}

static void
count_calls (gpointer data, const TbrFact *facts, guint n)
{
  for (guint i = 0; i < n; i++)
    *(guint64 *) data += facts[i].kind == TBR_FACT_CALL_OPENED;
}

int
main (int argc, char **argv)
{
  const gboolean is_smoke = argc > 1 && strcmp (argv[1], "--smoke") == 0;
  const guint n_rounds = is_smoke ? 1 : ROUNDS;
  const char *source = g_getenv ("TABARD_SOURCE");
  const char *settings[] = { is_smoke ? "meta.duration=7 d" : NULL, NULL };
  g_autofree char *maps = g_build_filename (source != NULL ? source : ".", "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source != NULL ? source : ".", "scenarios", NULL);
  g_autofree char *city = g_build_filename (library, "city-calls", NULL);
  g_autoptr (TbrMap) map = tbr_map_load (maps, NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  if (map == NULL)
    return EXIT_FAILURE;
  g_autoptr (TbrScenario) scenario = tbr_scenario_load (city, library, map, settings, faults);
  if (scenario == NULL)
    return EXIT_FAILURE;
  double seconds[ROUNDS];
  guint64 n_calls = 0, n_events = 0;
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, i);
      tbr_sim_listen (sim, count_calls, &n_calls);
      double start = seconds_now ();
      tbr_sim_run_until (sim, TBR_NEVER);
      seconds[i] = seconds_now () - start;
      n_events += tbr_sim_n_events (sim);
    }
  qsort (seconds, n_rounds, sizeof *seconds, compare_doubles);
  double median = seconds[n_rounds / 2];
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  printf ("run_city_calls_seconds %.3f s\n", median);
  printf ("run_city_calls_calls_per_s %.0f 1/s\n", (double) n_calls / n_rounds / median);
  printf ("run_city_calls_events_per_s %.0f 1/s\n", (double) n_events / n_rounds / median);
  printf ("run_city_calls_peak_memory %.0f MB\n", (double) usage.ru_maxrss * 1024 / 1e6);
  return EXIT_SUCCESS;
}
