/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether routes heed damage, ferries, borders, rest and night, on a network reckoned by hand. */
#include "world/route.h"

#include <math.h>
#include <string.h>

/* Six nodes along 50 N. A bridge 0-1 (36 km, 20 m/s: 1,800 s), round it 0-2-1 (2 x 36 km, 2,700 s
   each), a border road 1-3 (72 km, 20 m/s: 3,600 s), a ferry 3-4 (9 h), a road 4-5 (72 km: 3,600 s)
   out of the Union. States: A Schengen, B Schengen, C outside. */
static const TbrCountry countries[] = {
  { .iso = "AA", .schengen = TRUE, .eu = TRUE },
  { .iso = "BB", .schengen = TRUE, .eu = TRUE },
  { .iso = "CC" },
};
static const TbrNode nodes[] = {
  { "a", { 0 }, 10.0f, 50.0f, 0 }, { "b", { 0 }, 10.5f, 50.0f, 0 }, { "c", { 0 }, 10.2f, 50.4f, 0 },
  { "d", { 1 }, 11.5f, 50.0f, 0 }, { "e", { 1 }, 14.5f, 50.0f, 0 }, { "f", { 2 }, 15.5f, 50.0f, 0 },
};
static const TbrPoint points[] = { { 11.0f, 50.0f } };
static const TbrLink links[] = {
  { .from = { 0 },
    .to = { 1 },
    .class = TBR_LINK_MOTORWAY,
    .length = 36e3f,
    .speed = 20.0f,
    .time = 1800.0f },
  { .from = { 2 },
    .to = { 0 },
    .class = TBR_LINK_LOCAL,
    .length = 36e3f,
    .speed = 13.333333f,
    .time = 2700.0f },
  { .from = { 2 },
    .to = { 1 },
    .class = TBR_LINK_LOCAL,
    .length = 36e3f,
    .speed = 13.333333f,
    .time = 2700.0f },
  { .from = { 3 },
    .to = { 1 },
    .class = TBR_LINK_TRUNK,
    .length = 72e3f,
    .speed = 20.0f,
    .time = 3600.0f,
    .border = TRUE,
    .shape = { 0, 1 } },
  { .from = { 3 },
    .to = { 4 },
    .class = TBR_LINK_FERRY,
    .length = 200e3f,
    .speed = 9.0f,
    .time = 32400.0f },
  { .from = { 4 },
    .to = { 5 },
    .class = TBR_LINK_TRUNK,
    .length = 72e3f,
    .speed = 20.0f,
    .time = 3600.0f,
    .border = TRUE },
};
static const guint32 first_arc[] = { 0, 2, 5, 7, 9, 11, 12 };
static const TbrArc arcs[] = { { 1, 0 }, { 2, 1 }, { 0, 0 }, { 2, 2 }, { 3, 3 }, { 0, 1 },
                               { 1, 2 }, { 1, 3 }, { 4, 4 }, { 3, 4 }, { 5, 5 }, { 4, 5 } };
static const TbrMap map = { .countries = countries,
                            .n_countries = 3,
                            .nodes = nodes,
                            .n_nodes = 6,
                            .links = links,
                            .n_links = 6,
                            .points = points,
                            .n_points = 1,
                            .first_arc = first_arc,
                            .arcs = arcs,
                            .n_arcs = 12 };

static const TbrHandler handlers[TBR_EVENTS_MAX];

static void
sim_start (TbrSim *sim)
{
  tbr_core_init (sim, tbr_link_groups, tbr_link_n_groups, handlers, 1, 0);
  sim->map = &map;
  tbr_link_init (sim);
}

static void
sim_stop (TbrSim *sim)
{
  tbr_route_cache_free (sim->caches[1]);
  tbr_core_clear (sim);
}

static TbrVehicle
plain_vehicle (void)
{
  return (
      TbrVehicle){ .top_speed = 50.0f, .night_speed = 1.0f, .drive_day = 86400.0f, .ferries = 1 };
}

static TbrNodeId
node (guint32 i)
{
  return TBR_HANDLE (TbrNodeId, i);
}

static TbrLinkId
link_number (guint32 i)
{
  return TBR_HANDLE (TbrLinkId, i);
}

static double
time_between (const TbrSim *sim, const TbrVehicle *vehicle, guint32 from, guint32 to)
{
  return tbr_route_time (sim, vehicle, node (from), node (to)).time;
}

static void
test_route_takes_the_fastest_way (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  TbrRouteCost cost = tbr_route_time (&sim, &vehicle, node (0), node (5));
  g_assert_cmpfloat (cost.time, ==, 1800.0 + 3600.0 + 32400.0 + 3600.0);
  g_assert_cmpfloat (cost.distance, ==, 36e3 + 72e3 + 200e3 + 72e3);
  g_assert_cmpfloat (cost.aboard, ==, 32400.0);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 5, 0), ==, cost.time);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 4, 4), ==, 0.0);
  g_assert_true (isinf (time_between (&sim, &vehicle, 0, TBR_NONE)));
  sim_stop (&sim);
}

static void
test_route_avoids_a_closed_bridge (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  g_assert_cmpfloat (time_between (&sim, &vehicle, 0, 1), ==, 1800.0);
  tbr_link_set_condition (&sim, link_number (0), TBR_LINK_STATE_CLOSED, 0.0);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 0, 1), ==, 5400.0);
  const TbrRoute *route = tbr_route_find (&sim, &vehicle, node (0), node (1));
  g_assert_cmpuint (route->n_steps, ==, 2);
  g_assert_cmpuint (route->steps[0].link.i, ==, 1);
  g_assert_cmpuint (route->steps[1].link.i, ==, 2);
  tbr_link_set_condition (&sim, link_number (1), TBR_LINK_STATE_CLOSED, 0.0);
  g_assert_true (isinf (time_between (&sim, &vehicle, 0, 1)));
  g_assert_null (tbr_route_find (&sim, &vehicle, node (0), node (1)));
  sim_stop (&sim);
}

static void
test_route_is_longer_on_a_slowed_link (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  tbr_link_set_condition (&sim, link_number (0), TBR_LINK_STATE_SLOWED, 0.5);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 0, 1), ==, 3600.0);
  /* slower than the way round */
  tbr_link_set_condition (&sim, link_number (0), TBR_LINK_STATE_SLOWED, 0.25);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 0, 1), ==, 5400.0);
  sim_stop (&sim);
}

static void
test_route_knows_a_repaired_network_again (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  guint64 facts = sim.core->n_facts;
  time_between (&sim, &vehicle, 0, 1);
  time_between (&sim, &vehicle, 3, 1);
  g_assert_cmpuint (tbr_route_cache_misses (&sim), ==, 1);
  tbr_link_set_condition (&sim, link_number (0), TBR_LINK_STATE_CLOSED, 0.0);
  tbr_link_set_condition (&sim, link_number (0), TBR_LINK_STATE_CLOSED, 0.5);
  g_assert_cmpuint (tbr_link_world (&sim)->epoch, ==, 1);
  g_assert_cmpuint (sim.core->n_facts, ==, facts + 1);
  g_assert_cmpuint (tbr_link_world (&sim)->n_damaged, ==, 1);
  tbr_link_set_condition (&sim, link_number (0), TBR_LINK_STATE_OPEN, 0.0);
  g_assert_cmpuint (tbr_link_world (&sim)->epoch, ==, 2);
  g_assert_cmpuint (tbr_link_world (&sim)->fingerprint, ==, 0);
  g_assert_cmpuint (tbr_link_world (&sim)->n_damaged, ==, 0);
  time_between (&sim, &vehicle, 0, 1);
  g_assert_cmpuint (tbr_route_cache_misses (&sim), ==, 1);
  g_assert_cmpfloat (tbr_link_get_condition (&sim, link_number (0)).speed_factor, ==, 1.0f);
  sim_stop (&sim);
}

static void
test_route_leaves_ferries_to_those_who_may (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  vehicle.ferries = 0;
  g_assert_true (isinf (time_between (&sim, &vehicle, 3, 4)));
  g_assert_cmpfloat (time_between (&sim, &vehicle, 4, 5), ==, 3600.0);
  sim_stop (&sim);
}

static void
test_route_waits_at_borders_by_class (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  vehicle.border_delay[TBR_BORDER_FREE] = 0.0f;
  vehicle.border_delay[TBR_BORDER_OUTER] = 7200.0f;
  g_assert_cmpint (tbr_border_find (&map, link_number (3)), ==, TBR_BORDER_FREE);
  g_assert_cmpint (tbr_border_find (&map, link_number (5)), ==, TBR_BORDER_OUTER);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 1, 3), ==, 3600.0);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 4, 5), ==, 3600.0 + 7200.0);
  vehicle.border_delay[TBR_BORDER_OUTER] = INFINITY;
  g_assert_true (isinf (time_between (&sim, &vehicle, 4, 5)));
  sim_stop (&sim);
}

static void
test_route_is_slower_in_a_convoy (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  vehicle.top_speed = 10.0f;
  g_assert_cmpfloat (time_between (&sim, &vehicle, 0, 1), ==, 3600.0);
  g_assert_cmpfloat (time_between (&sim, &vehicle, 3, 4), ==, 32400.0);
  sim_stop (&sim);
}

static void
test_route_way_back_is_the_way_out_reversed (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  const TbrRoute *route = tbr_route_find (&sim, &vehicle, node (0), node (5));
  g_assert_cmpuint (route->n_steps, ==, 4);
  TbrRouteStep out[4];
  memcpy (out, route->steps, sizeof out);
  double sum = 0.0;
  for (guint i = 0; i < 4; i++)
    sum += (double) out[i].move + (double) out[i].wait;
  g_assert_cmpfloat (sum, ==, route->cost.time);
  g_assert_true (out[1].crosses && out[2].aboard && out[3].crosses);

  route = tbr_route_find_back (&sim, &vehicle, node (5), node (0));
  g_assert_cmpuint (route->from.i, ==, 5);
  g_assert_cmpuint (route->n_steps, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (route->steps[i].link.i, ==, out[3 - i].link.i);
      g_assert_cmpuint (route->steps[i].from.i, ==, out[3 - i].to.i);
      g_assert_cmpuint (route->steps[i].to.i, ==, out[3 - i].from.i);
    }
  g_assert_cmpuint (tbr_route_find (&sim, &vehicle, node (2), node (2))->n_steps, ==, 0);
  sim_stop (&sim);
}

static TbrTime
arrival_between (const TbrSim *sim, const TbrVehicle *vehicle, guint32 from, guint32 to)
{
  const TbrRoute *route = tbr_route_find (sim, vehicle, node (from), node (to));
  return tbr_route_arrival (sim, vehicle, route, 0);
}

static void
test_route_drivers_rest (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  /* half an hour of driving a day: 1,800 s, rest 23.5 h, 1,800 s, rest, 1,800 s */
  vehicle.drive_day = 1800.0f;
  tbr_link_set_condition (&sim, link_number (0), TBR_LINK_STATE_CLOSED, 0.0);
  g_assert_cmpint (arrival_between (&sim, &vehicle, 0, 1), ==,
                   3 * 1800 * TBR_SECOND + 2 * (TBR_DAY - 1800 * TBR_SECOND));
  TbrRouteCost cost = tbr_route_time (&sim, &vehicle, node (0), node (1));
  g_assert_cmpfloat (tbr_route_elapsed (&vehicle, &cost), ==, 3 * 1800.0 + 2 * 84600.0);
  /* exactly one day's driving needs no rest */
  vehicle.drive_day = 5400.0f;
  g_assert_cmpint (arrival_between (&sim, &vehicle, 0, 1), ==, 5400 * TBR_SECOND);
  cost = tbr_route_time (&sim, &vehicle, node (0), node (1));
  g_assert_cmpfloat (tbr_route_elapsed (&vehicle, &cost), ==, 5400.0);
  sim_stop (&sim);
}

static void
test_route_long_sailings_are_a_rest (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  /* 1 h of driving, 9 h on board, 1 h of driving: the second hour starts a new driving day */
  vehicle.drive_day = 3600.0f;
  g_assert_cmpint (arrival_between (&sim, &vehicle, 1, 5), ==, 11 * TBR_HOUR);
  /* a crossing in 7 h is no rest: then 23 h of it follow */
  vehicle.drive_day = 3600.0f;
  TbrRouteCost cost = tbr_route_time (&sim, &vehicle, node (1), node (5));
  g_assert_cmpfloat (tbr_route_elapsed (&vehicle, &cost), ==, 11 * 3600.0);
  sim_stop (&sim);
}

static void
test_route_is_slower_in_the_dark (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  vehicle.night_speed = 0.5f;
  /* 2020-06-21T12:00Z, then 2020-12-21T20:00Z */
  sim.calendar.start_unix = 1592740800 * TBR_SECOND;
  g_assert_cmpint (arrival_between (&sim, &vehicle, 0, 1), ==, 1800 * TBR_SECOND);
  sim.calendar.start_unix = 1608580800 * TBR_SECOND;
  g_assert_cmpint (arrival_between (&sim, &vehicle, 0, 1), ==, 3600 * TBR_SECOND);
  g_assert_cmpint (arrival_between (&sim, &vehicle, 3, 4), ==, 32400 * TBR_SECOND);
  sim_stop (&sim);
}

static TbrPoint
place_at (const TbrSim *sim, const TbrVehicle *vehicle, TbrTime now, guint32 *out_step)
{
  const TbrRoute *route = tbr_route_find (sim, vehicle, node (0), node (3));
  const TbrTime times[2] = { TBR_HOUR, now };
  TbrPoint point = { 0 };
  *out_step = tbr_route_position (sim, vehicle, route, times, &point);
  return point;
}

static void
test_route_places_whoever_travels (void)
{
  TbrSim sim;
  sim_start (&sim);
  TbrVehicle vehicle = plain_vehicle ();
  guint32 step = 0;
  /* 0-1 takes half an hour, then 1-3 an hour, drawn against its direction over 11.0 E */
  TbrPoint point = place_at (&sim, &vehicle, 0, &step);
  g_assert_cmpfloat_with_epsilon (point.lon, 10.0, 1e-5);
  g_assert_cmpuint (step, ==, 0);
  point = place_at (&sim, &vehicle, TBR_HOUR + 15 * TBR_MINUTE, &step);
  g_assert_cmpfloat_with_epsilon (point.lon, 10.25, 1e-5);
  point = place_at (&sim, &vehicle, TBR_HOUR + 45 * TBR_MINUTE, &step);
  g_assert_cmpfloat_with_epsilon (point.lon, 10.75, 1e-5);
  g_assert_cmpuint (step, ==, 1);
  point = place_at (&sim, &vehicle, TBR_HOUR + 75 * TBR_MINUTE, &step);
  g_assert_cmpfloat_with_epsilon (point.lon, 11.25, 1e-5);
  point = place_at (&sim, &vehicle, TBR_DAY, &step);
  g_assert_cmpfloat_with_epsilon (point.lon, 11.5, 1e-5);
  g_assert_cmpuint (step, ==, 2);
  sim_stop (&sim);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/route/takes-the-fastest-way", test_route_takes_the_fastest_way);
  g_test_add_func ("/world/route/avoids-a-closed-bridge", test_route_avoids_a_closed_bridge);
  g_test_add_func ("/world/route/is-longer-on-a-slowed-link",
                   test_route_is_longer_on_a_slowed_link);
  g_test_add_func ("/world/route/knows-a-repaired-network-again",
                   test_route_knows_a_repaired_network_again);
  g_test_add_func ("/world/route/leaves-ferries-to-those-who-may",
                   test_route_leaves_ferries_to_those_who_may);
  g_test_add_func ("/world/route/waits-at-borders-by-class", test_route_waits_at_borders_by_class);
  g_test_add_func ("/world/route/is-slower-in-a-convoy", test_route_is_slower_in_a_convoy);
  g_test_add_func ("/world/route/way-back-is-the-way-out-reversed",
                   test_route_way_back_is_the_way_out_reversed);
  g_test_add_func ("/world/route/drivers-rest", test_route_drivers_rest);
  g_test_add_func ("/world/route/long-sailings-are-a-rest", test_route_long_sailings_are_a_rest);
  g_test_add_func ("/world/route/is-slower-in-the-dark", test_route_is_slower_in_the_dark);
  g_test_add_func ("/world/route/places-whoever-travels", test_route_places_whoever_travels);
  return g_test_run ();
}
