/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run that is made ready takes memory for what is there, not for what might come. */
#include "engine/core.h"

#include <tabard/sim.h>

#include <sys/resource.h>

/* gcc says so by its own names, clang by features. */
#ifdef __has_feature
#define HAS_FEATURE(name) __has_feature (name)
#else
#define HAS_FEATURE(name) 0
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__ || HAS_FEATURE(address_sanitizer)  \
    || HAS_FEATURE(thread_sanitizer)
#define IS_SANITIZED 1
#else
#define IS_SANITIZED 0
#endif

/* What the dictionary and lists beside the block take at most, with what moving costs. */
#define BESIDE ((gsize) 16 << 20)

/* The most memory that the program has taken so far, bytes. */
static gsize
peak (void)
{
  struct rusage usage;
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return (gsize) usage.ru_maxrss * 1024;
}

/* Bytes of all that there is in a run. */
static gsize
used (const TbrSim *sim)
{
  gsize n = 0;
  for (guint i = 0; i < TBR_GROUPS_MAX; i++)
    n += (gsize) sim->arena.header->slots[i].size * sim->arena.header->slots[i].count;
  return n;
}

/* The largest of the shipped crises: room for the journeys of 45,000 units, of which few set off.
 */
static void
test_room_is_not_taken_before_it_is_used (void)
{
  if (IS_SANITIZED)
    {
      g_test_skip ("sanitizers take memory of their own");
      return;
    }
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (library, "two-augusts", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrMap) map = tbr_map_load (folder, NULL);
  g_autoptr (TbrScenario) scenario = tbr_scenario_load (path, library, map, NULL, faults);
  g_assert_nonnull (scenario);
  gsize before = peak ();
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  gsize taken = peak () - before;
  g_test_message ("%zu MB for %zu MB, room for %zu MB", taken >> 20, used (sim) >> 20,
                  tbr_sim_size (sim) >> 20);
  g_assert_cmpuint (tbr_sim_size (sim), >, used (sim) + 2 * BESIDE);
  g_assert_cmpuint (taken, <, used (sim) + BESIDE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/room/is-not-taken-before-it-is-used",
                   test_room_is_not_taken_before_it_is_used);
  return g_test_run ();
}
