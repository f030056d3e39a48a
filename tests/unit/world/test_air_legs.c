/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether journeys of documented activations take as long here as they did. */
#include "base/geodesy.h"
#include "world/air.h"
#include "world/route.h"

#include <math.h>
#include <string.h>

enum
{
  CRISIS,
  TEAM,
  MODE,
  ORIGIN,
  DESTINATION,
  KM,
  DEPARTED,
  ARRIVED_FROM,
  ARRIVED_TO,
  TOLERANCE,
  N_FIELDS
};

static const TbrHandler handlers[TBR_EVENTS_MAX];

static void
sim_start (TbrSim *sim)
{
  g_autofree char *directory = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  g_autoptr (GError) error = NULL;
  tbr_core_init (sim, tbr_link_groups, tbr_link_n_groups, handlers, 1, 0);
  sim->map = tbr_map_load (directory, &error);
  g_assert_no_error (error);
  /* 2018-07-18T00:00Z, when the first fire aircraft left for Sweden */
  sim->calendar.start_unix = 1531872000 * TBR_SECOND;
  tbr_link_init (sim);
}

static void
sim_stop (TbrSim *sim)
{
  tbr_route_cache_free (sim->caches[1]);
  tbr_map_free ((TbrMap *) sim->map);
  tbr_core_clear (sim);
}

/* "NL Eindhoven": the city, or the town of the network. */
static TbrAirEnd
find_place (const TbrMap *map, const char *text)
{
  const char iso[3] = { text[0], text[1], '\0' };
  TbrStateId state = tbr_map_find_state (map, iso);
  TbrCityId city = tbr_map_find_city (map, state, text + 3);
  if (!tbr_is_none (city))
    return (TbrAirEnd){ (double) map->cities[city.i].lon, (double) map->cities[city.i].lat,
                        map->cities[city.i].node };
  for (guint32 i = 0; i < map->n_nodes; i++)
    if (map->nodes[i].state.i == state.i && g_str_equal (map->nodes[i].name, text + 3))
      return (TbrAirEnd){ (double) map->nodes[i].lon, (double) map->nodes[i].lat, { i } };
  g_error ("no place '%s'", text);
}

static double
drive_hours (const TbrSim *sim, TbrVehicleKind kind, const TbrAirEnd *from, const TbrAirEnd *to)
{
  TbrVehicle vehicle;
  tbr_vehicle_init (&vehicle, kind);
  const TbrRoute *route = tbr_route_find (sim, &vehicle, from->node, to->node);
  g_assert_nonnull (route);
  return (double) tbr_route_arrival (sim, &vehicle, route, 6 * TBR_HOUR) / (double) TBR_HOUR - 6.0;
}

static double
flight_hours (const TbrSim *sim, const TbrAirEnd *from, const TbrAirEnd *to)
{
  TbrAirTransport transport;
  TbrAirTrip trip = { .from = *from, .to = *to };
  TbrAirPlan plan;
  tbr_air_transport_init (&transport);
  g_assert_true (tbr_air_transport (sim, &transport, &trip, &plan));
  TbrTime flight = 0;
  for (guint i = 0; i < plan.n_legs; i++)
    if (plan.legs[i].kind == TBR_AIR_FLIGHT || plan.legs[i].kind == TBR_AIR_REFUEL)
      flight += plan.legs[i].ends - plan.legs[i].begins;
  return (double) flight / (double) TBR_HOUR;
}

/* The record's hours from departure to arrival, where it has both, within its own tolerance. Who
   had a ferry to wait for was in no hurry: of him only the upper bound is asked. */
static void
check_hours (char **fields, double simulated)
{
  if (*fields[DEPARTED] == '\0' || *fields[ARRIVED_FROM] == '\0')
    return;
  double departed = g_ascii_strtod (fields[DEPARTED], NULL);
  double from = g_ascii_strtod (fields[ARRIVED_FROM], NULL) - departed;
  double to = g_ascii_strtod (fields[ARRIVED_TO], NULL) - departed;
  double tolerance = g_ascii_strtod (fields[TOLERANCE], NULL);
  g_test_message ("%s: %.1f h, recorded %.1f-%.1f h", fields[TEAM], simulated, from, to);
  if (strstr (fields[MODE], "timed") == NULL)
    g_assert_cmpfloat (simulated, >=, from - tolerance);
  g_assert_cmpfloat (simulated, <=, to + tolerance);
}

static void
check_leg (const TbrSim *sim, char **fields)
{
  TbrAirEnd from = find_place (sim->map, fields[ORIGIN]);
  TbrAirEnd to = find_place (sim->map, fields[DESTINATION]);
  /* the record's coordinates are approximate: towns against airfields, some 10-15 km at each end */
  double distance = tbr_geodesy_distance (from.lon, from.lat, to.lon, to.lat) / 1000.0;
  g_assert_cmpfloat_with_epsilon (distance, g_ascii_strtod (fields[KM], NULL), 30.0);
  if (g_str_equal (fields[MODE], "air"))
    check_hours (fields, flight_hours (sim, &from, &to));
  else if (g_str_equal (fields[MODE], "convoy; one night stop; timed for a ferry"))
    check_hours (fields, drive_hours (sim, TBR_VEHICLE_CONVOY, &from, &to));
  else if (g_str_has_prefix (fields[MODE], "convoy") || g_str_equal (fields[MODE], "coach"))
    check_hours (fields, drive_hours (sim, TBR_VEHICLE_CONVOY_TWO, &from, &to));
}

static void
test_air_legs_agree_with_the_record (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "tests", "validation",
                                            "routes", "legs.csv", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (g_strstrip (text), "\n", -1);
  TbrSim sim;
  sim_start (&sim);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      g_assert_cmpuint (g_strv_length (fields), ==, N_FIELDS);
      check_leg (&sim, fields);
    }
  sim_stop (&sim);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/air/legs-agree-with-the-record", test_air_legs_agree_with_the_record);
  return g_test_run ();
}
