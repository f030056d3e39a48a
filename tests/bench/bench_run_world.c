/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long it takes until there is a map, and to find the ways from one place to all others. */
#include "world/route.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPEATS_MAX 101

static const TbrHandler handlers[TBR_EVENTS_MAX];

static int
compare_times (const void *one, const void *other)
{
  const gint64 *a = one, *b = other;
  return *a < *b ? -1 : *a > *b;
}

static void
print_median (const char *name, gint64 *times, guint n)
{
  qsort (times, n, sizeof *times, compare_times);
  printf ("%s %.3f ms\n", name, (double) times[n / 2] / 1000.0);
}

static void
measure_load (const char *directory, guint repeats)
{
  gint64 times[REPEATS_MAX];
  for (guint i = 0; i < repeats; i++)
    {
      gint64 start = g_get_monotonic_time ();
      TbrMap *map = tbr_map_load (directory, NULL);
      times[i] = g_get_monotonic_time () - start;
      tbr_map_free (map);
    }
  print_median ("run_map_load_ms", times, repeats);
}

/* Every hub is asked for once, so that nothing is in the cache. */
static void
measure_routes (const TbrMap *map, guint repeats)
{
  TbrSim sim;
  TbrVehicle vehicle;
  gint64 times[REPEATS_MAX];
  tbr_core_init (&sim, tbr_link_groups, tbr_link_n_groups, handlers, 1, 0);
  sim.map = map;
  tbr_link_init (&sim);
  tbr_vehicle_init (&vehicle, TBR_VEHICLE_CONVOY);
  const TbrNodeId all = { TBR_NONE };
  tbr_route_cache_row (&sim, &vehicle, TBR_HANDLE (TbrNodeId, map->n_nodes - 1), all);
  for (guint i = 0; i < repeats; i++)
    {
      TbrNodeId hub = { i * (map->n_nodes / REPEATS_MAX) };
      gint64 start = g_get_monotonic_time ();
      tbr_route_cache_row (&sim, &vehicle, hub, all);
      times[i] = g_get_monotonic_time () - start;
    }
  print_median ("run_route_one_to_all_ms", times, repeats);
  tbr_route_cache_free (sim.caches[1]);
  tbr_core_clear (&sim);
}

int
main (int argc, char **argv)
{
  guint repeats = argc > 1 && strcmp (argv[1], "--smoke") == 0 ? 1 : REPEATS_MAX;
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *directory
      = g_build_filename (source != NULL ? source : ".", "assets", "map", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrMap) map = tbr_map_load (directory, &error);
  if (map == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  measure_load (directory, MIN (repeats, 21));
  measure_routes (map, repeats);
  return 0;
}
