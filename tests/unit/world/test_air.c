/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether journeys by air take what they take when reckoned by hand. */
#include "world/air.h"
#include "world/route.h"

#include <math.h>

/* Four airports on the equator, each at a node of its own without a road. A degree there is
   6371.0088 km x pi / 180 = 111.1951 km. */
#define DEGREE 111195.0797
static const TbrCountry countries[] = { { .iso = "AA", .schengen = TRUE, .eu = TRUE } };
static const TbrNode nodes[] = { { "west", { 0 }, 0.0f, 0.0f, 0 },
                                 { "strip", { 0 }, 0.1f, 0.0f, 0 },
                                 { "middle", { 0 }, 5.0f, 0.0f, 0 },
                                 { "east", { 0 }, 10.0f, 0.0f, 0 },
                                 { "village", { 0 }, 0.5f, 0.0f, 0 } };
static const TbrAirport airports[] = {
  { .icao = "WEST", .lon = 0.0f, .runway = 2500.0f, .node = { 0 } },
  { .icao = "STRP", .lon = 0.1f, .runway = 1000.0f, .node = { 1 } },
  { .icao = "MIDD", .lon = 5.0f, .runway = 1800.0f, .node = { 2 } },
  { .icao = "EAST", .lon = 10.0f, .runway = 2000.0f, .node = { 3 } },
};
/* one road: village to west, 54 km, 1 h at 15 m/s */
static const TbrLink links[] = { { .from = { 0 },
                                   .to = { 4 },
                                   .class = TBR_LINK_LOCAL,
                                   .length = 54e3f,
                                   .speed = 15.0f,
                                   .time = 3600.0f } };
static const guint32 first_arc[] = { 0, 1, 1, 1, 1, 2 };
static const TbrArc arcs[] = { { 4, 0 }, { 0, 0 } };
static const TbrMap map = { .countries = countries,
                            .n_countries = 1,
                            .nodes = nodes,
                            .n_nodes = 5,
                            .links = links,
                            .n_links = 1,
                            .airports = airports,
                            .n_airports = 4,
                            .first_arc = first_arc,
                            .arcs = arcs,
                            .n_arcs = 2 };

static const TbrHandler handlers[TBR_EVENTS_MAX];

static void
sim_start (TbrSim *sim)
{
  tbr_core_init (sim, tbr_link_groups, tbr_link_n_groups, handlers, 1, 0);
  sim->map = &map;
  /* 2020-03-20T00:00Z, the equinox: day on the equator from about 06 to 18 h of solar time */
  sim->calendar.start_unix = 1584662400 * TBR_SECOND;
  tbr_link_init (sim);
}

static void
sim_stop (TbrSim *sim)
{
  tbr_route_cache_free (sim->caches[1]);
  tbr_core_clear (sim);
}

static TbrAirEnd
at_node (guint32 i)
{
  return (TbrAirEnd){ (double) nodes[i].lon, (double) nodes[i].lat, { i } };
}

static double
hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

static void
test_air_finds_airports_by_runway (void)
{
  TbrAirportId found[4];
  TbrSim sim;
  const double at[2] = { 0.2, 0.0 };
  sim_start (&sim);
  g_assert_cmpuint (tbr_air_find_airports (&sim, at, 900.0, 4, found), ==, 4);
  g_assert_cmpuint (found[0].i, ==, 1);
  g_assert_cmpuint (found[1].i, ==, 0);
  g_assert_cmpuint (found[3].i, ==, 3);
  g_assert_cmpuint (tbr_air_find_airports (&sim, at, 1800.0, 2, found), ==, 2);
  g_assert_cmpuint (found[0].i, ==, 0);
  g_assert_cmpuint (found[1].i, ==, 2);
  g_assert_cmpuint (tbr_air_find_airports (&sim, at, 3000.0, 4, found), ==, 0);
  sim_stop (&sim);
}

/* Village to airport 1 h; the aircraft is found after 3 h; 2 h to load; 10 degrees at 700 km/h are
   1.588501 h; 2 h to unload: 8.588501 h. */
static void
test_air_transport_is_as_reckoned_by_hand (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrAirTransport transport;
  tbr_air_transport_init (&transport);
  TbrAirTrip trip
      = { .from = at_node (4), .to = at_node (3), .departure = TBR_HOUR, .found = 4 * TBR_HOUR };
  TbrAirPlan plan;
  g_assert_true (tbr_air_transport (&sim, &transport, &trip, &plan));
  g_assert_cmpfloat_with_epsilon (hours (plan.arrival - trip.departure), 8.588501, 1e-5);
  g_assert_cmpfloat_with_epsilon (plan.distance, 54e3 + 10.0 * DEGREE, 1.0);
  static const TbrAirLegKind kinds[]
      = { TBR_AIR_ROAD, TBR_AIR_WAIT, TBR_AIR_LOAD, TBR_AIR_FLIGHT, TBR_AIR_UNLOAD, TBR_AIR_ROAD };
  g_assert_cmpuint (plan.n_legs, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < plan.n_legs; i++)
    {
      g_assert_cmpint (plan.legs[i].kind, ==, kinds[i]);
      g_assert_cmpint (plan.legs[i].begins, ==, i == 0 ? TBR_HOUR : plan.legs[i - 1].ends);
    }
  /* an aircraft that waits for its load costs nothing: the road decides */
  trip.found = 0;
  g_assert_true (tbr_air_transport (&sim, &transport, &trip, &plan));
  g_assert_cmpfloat_with_epsilon (hours (plan.arrival - trip.departure), 6.588501, 1e-5);
  sim_stop (&sim);
}

/* 1,112 km with 800 km of range: a stop of 1.5 h in the middle. */
static void
test_air_transport_stops_for_fuel (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrAirTransport transport;
  tbr_air_transport_init (&transport);
  transport.range = 800e3;
  TbrAirTrip trip = { .from = at_node (0), .to = at_node (3) };
  TbrAirPlan plan;
  g_assert_true (tbr_air_transport (&sim, &transport, &trip, &plan));
  g_assert_cmpfloat_with_epsilon (hours (plan.arrival), 4.0 + 1.588501 + 1.5, 1e-5);
  /* half way is the one airport between; roads of no length lead to the first and from the last */
  static const TbrAirLegKind kinds[]
      = { TBR_AIR_ROAD,   TBR_AIR_LOAD,   TBR_AIR_FLIGHT, TBR_AIR_REFUEL,
          TBR_AIR_FLIGHT, TBR_AIR_UNLOAD, TBR_AIR_ROAD };
  g_assert_cmpuint (plan.n_legs, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < plan.n_legs; i++)
    g_assert_cmpint (plan.legs[i].kind, ==, kinds[i]);
  g_assert_cmpuint (plan.legs[2].to.i, ==, 2);
  g_assert_cmpint (plan.legs[3].ends - plan.legs[3].begins, ==, 3 * TBR_HOUR / 2);
  sim_stop (&sim);
}

static void
test_air_transport_needs_a_runway_and_a_road (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrAirTransport transport;
  tbr_air_transport_init (&transport);
  TbrAirPlan plan;
  TbrAirTrip trip = { .from = at_node (1), .to = at_node (3) };
  /* the strip's own airport is too short, and no road leads to another */
  g_assert_false (tbr_air_transport (&sim, &transport, &trip, &plan));
  transport.runway = 900.0;
  g_assert_true (tbr_air_transport (&sim, &transport, &trip, &plan));
  transport.runway = 3000.0;
  g_assert_false (tbr_air_transport (&sim, &transport, &trip, &plan));
  sim_stop (&sim);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/air/finds-airports-by-runway", test_air_finds_airports_by_runway);
  g_test_add_func ("/world/air/transport-is-as-reckoned-by-hand",
                   test_air_transport_is_as_reckoned_by_hand);
  g_test_add_func ("/world/air/transport-stops-for-fuel", test_air_transport_stops_for_fuel);
  g_test_add_func ("/world/air/transport-needs-a-runway-and-a-road",
                   test_air_transport_needs_a_runway_and_a_road);
  return g_test_run ();
}
