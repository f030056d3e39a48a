/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A site that is closed or opened by an order: nothing is otherwise before its instant, and from
   there on nobody uses it. Held against the map's own data. */
#include "hazards/epidemic.h"
#include "hospital_case.h"
#include "resources/unit.h"
#include "world/air.h"
#include "world/hospital.h"
#include "world/site_use.h"

#include <tabard/condition.h>
#include <tabard/sim.h>
#include <tabard/whatif.h>

#include <math.h>
#include <string.h>

static TbrMap *map; /* of all tests */
static char *library;

/* A crisis of two days with these tags in its <world> and behind it. */
static TbrScenario *
read_world (const char *world, const char *behind)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = g_strconcat (
      "<scenario xmlns='urn:tabard:scenario:1'><meta title='Test' start='2018-07-01T00:00Z' "
      "duration='2 d'/><use href='library/states.xml'/><use href='library/capabilities.xml'/>"
      "<use href='library/rates.xml'/><use href='library/dependencies.xml'/><world>",
      world, "</world>", behind, "</scenario>", NULL);
  TbrScenario *scenario = tbr_scenario_parse (text, -1, "test.xml", library, map, NULL, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  if (scenario == NULL)
    g_assert_cmpstr (told, ==, "");
  return scenario;
}

/* The airport that jets would use near a place. */
static const TbrAirport *
nearest (const TbrSim *sim, double lon, double lat)
{
  const double at[2] = { lon, lat };
  TbrAirportId found = { TBR_NONE };
  (void) tbr_air_find_airports (sim, at, 1800, 1, &found);
  return &sim->scenario->map->airports[found.i];
}

#define SET(At, Site, State)                                                                       \
  "<command kind='set-site' at='" At "' site='" Site "' state='" State "'/>"

/* What the scenario closed is opened by an order, and closed again; a port and a site of the
   scenario likewise. */
static void
test_set_site_closes_and_opens (void)
{
  static const char orders[] = "<commands>" SET ("2 h", "a", "open") SET ("4 h", "EDDF", "closed")
      SET ("4 h", "STRIP", "closed") SET ("4 h", "port:Rotterdam", "closed")
          SET ("6 h", "STRIP", "open") "</commands>";
  static const char *const airports[] = { "STRIP", "STRIP", "EDDF", "EDFE", "STRIP" };
  g_autoptr (TbrScenario) scenario = read_world (
      "<site id='a' site='airport:FRA' open='no'/>"
      "<site id='STRIP' kind='airport' lon='8.6 deg' lat='50.1 deg' runway='2200 m'/>",
      orders);
  g_assert_nonnull (scenario);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  guint n;
  TbrSiteId port = tbr_map_find_sites (scenario->map, "port:Rotterdam", &n);
  for (guint i = 0; i < G_N_ELEMENTS (airports); i++)
    {
      tbr_sim_run_until (sim, i == 1 ? 2 * TBR_HOUR - 1 : i * (TBR_HOUR + TBR_HOUR / 2));
      const TbrAirport *airport = nearest (sim, 8.57, 50.03);
      g_assert_cmpstr (*airport->icao != '\0' ? airport->icao : airport->name, ==, airports[i]);
      g_assert_cmpint (tbr_site_is_closed (sim, port), ==, i > 2);
    }
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  g_assert_true (tbr_site_closed_at (snapshot, port));
  g_assert_true (tbr_site_closed_at (snapshot, scenario->sites[0].site));
  g_assert_false (tbr_site_closed_at (snapshot, scenario->sites[1].site));
}

static const char quake[]
    = "<hazards><hazard kind='storm' id='s' state='DE'><district name='d' lon='10.0 deg' "
      "lat='53.55 deg' customers='20000'/></hazard></hazards>";

/* The beds of a region, read at an instant. */
static double
beds_at (TbrSim *sim, const char *region, TbrTime at)
{
  tbr_sim_run_until (sim, at);
  for (guint32 i = 0; i < map->n_regions; i++)
    if (g_str_equal (map->regions[i].name, region))
      return tbr_hospital_beds (sim, TBR_HANDLE (TbrRegionId, i), TBR_BED_WARD)
             + tbr_hospital_beds (sim, TBR_HANDLE (TbrRegionId, i), TBR_BED_INTENSIVE);
  g_assert_not_reached ();
}

/* From the instant of an order on, and never twice. */
static void
test_set_site_takes_beds (void)
{
  const TbrSite *known = hospital_find (map);
  g_autofree char *orders = g_markup_printf_escaped (
      "<commands><command kind='set-site' at='2 h' site='hospital:%s' state='closed'/>"
      "<command kind='set-site' at='3 h' site='hospital:%s' state='closed'/>"
      "<command kind='set-site' at='4 h' site='F' state='open'/>"
      "<command kind='set-site' at='6 h' site='hospital:%s' state='open'/></commands>",
      known->name, known->name, known->name);
  g_autofree char *behind = g_strconcat (quake, orders, NULL);
  g_autoptr (TbrScenario) usual = read_world ("", quake);
  g_autoptr (TbrScenario) ordered = read_world (
      "<site id='F' kind='hospital' lon='10.0 deg' lat='53.55 deg' beds='120' open='no'/>", behind);
  g_assert_nonnull (ordered);
  g_autoptr (TbrSim) plain = tbr_sim_new (usual, 1, 0);
  double all = beds_at (plain, "Hamburg", 0), own = (double) known->capacity;
  g_autoptr (TbrSim) sim = tbr_sim_new (ordered, 1, 0);
  g_assert_cmpfloat_with_epsilon (beds_at (sim, "Hamburg", 2 * TBR_HOUR - 1), all, 1e-6);
  g_assert_cmpfloat_with_epsilon (beds_at (sim, "Hamburg", 2 * TBR_HOUR), all - own, 1e-3);
  g_assert_cmpfloat_with_epsilon (beds_at (sim, "Hamburg", 3 * TBR_HOUR), all - own, 1e-3);
  g_assert_cmpfloat_with_epsilon (beds_at (sim, "Hamburg", 5 * TBR_HOUR), all - own + 120, 1e-3);
  g_assert_cmpfloat_with_epsilon (beds_at (sim, "Hamburg", 7 * TBR_HOUR), all + 120, 1e-3);
}

/* Beds of the only place of an epidemic at an instant. */
static double
beds_for_the_sick (TbrSim *sim, TbrTime at)
{
  TbrEpidemicBook *book = tbr_epidemic_book (sim, TBR_HANDLE (TbrHazardId, 0));
  tbr_sim_run_until (sim, at);
  return tbr_epidemic_places (book)[0].beds[TBR_EPIDEMIC_CARE_WARD]
         + tbr_epidemic_places (book)[0].beds[TBR_EPIDEMIC_CARE_INTENSIVE];
}

static void
test_set_site_is_missed_by_the_sick (void)
{
  g_autoptr (TbrScenario) scenario = read_world (
      "<site id='F' kind='hospital' lon='-5.98 deg' lat='37.4 deg' beds='300'/>",
      "<hazards><hazard kind='epidemic' id='e' state='ES'><place name='Spain' lon='-3.7 deg' "
      "lat='40.42 deg' exposed='100'/></hazard></hazards><commands>"
      "<command kind='set-site' at='20 h' site='F' state='closed'/></commands>");
  g_assert_nonnull (scenario);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  double before = beds_for_the_sick (sim, 20 * TBR_HOUR - 1);
  g_assert_cmpfloat_with_epsilon (before - beds_for_the_sick (sim, 2 * TBR_DAY), 300, 1e-6);
}

/* ---- journeys, and what came before ---- */

typedef struct
{
  guint32 unit;
  TbrTime ordered, arrived;
  guint32 airport; /* TBR_NONE: it is at none */
} Flight;

typedef struct
{
  const TbrScenario *scenario;
  Flight *flight;
} Watch;

/* Whose own aircraft fly abroad to an airport with a runway. */
static gboolean
lands (const TbrScenario *scenario, guint32 unit)
{
  const TbrCapability *capability = scenario->capabilities[scenario->units[unit].capability];
  return capability->mode == TBR_MODE_AIR && capability->runway > 0;
}

/* Keeps the first flight abroad, or that of the unit that is asked for. */
static void
watch (gpointer data, const TbrFact *facts, guint n)
{
  const Watch *self = data;
  Flight *flight = self->flight;
  for (guint i = 0; i < n; i++)
    {
      if (facts[i].kind == TBR_FACT_UNIT_ORDERED && flight->unit == TBR_NONE
          && lands (self->scenario, facts[i].a)
          && !g_str_equal (map->countries[self->scenario->units[facts[i].a].state].iso, "SE"))
        flight->unit = facts[i].a;
      if (facts[i].kind == TBR_FACT_UNIT_ORDERED && facts[i].a == flight->unit
          && flight->ordered == TBR_NEVER)
        flight->ordered = facts[i].at;
      if (facts[i].kind == TBR_FACT_UNIT_ARRIVED && facts[i].a == flight->unit
          && flight->arrived == TBR_NEVER)
        flight->arrived = facts[i].at;
    }
}

/* The first flight of a unit, and the airport where its legs end. */
static Flight
fly (const TbrScenario *scenario, guint32 unit)
{
  Flight flight = { unit, TBR_NEVER, TBR_NEVER, TBR_NONE };
  Watch self = { scenario, &flight };
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_listen (sim, watch, &self);
  tbr_sim_run_until (sim, 20 * TBR_DAY);
  tbr_sim_flush (sim);
  g_assert_cmpint (flight.arrived, !=, TBR_NEVER);
  g_autoptr (TbrSim) there = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (there, flight.arrived);
  const TbrUnit *self_there = tbr_unit_get (there, TBR_HANDLE (TbrUnitId, flight.unit));
  for (guint32 i = 0; i < map->n_airports; i++)
    if (fabs ((double) (map->airports[i].lon - self_there->lon)) < 1e-4
        && fabs ((double) (map->airports[i].lat - self_there->lat)) < 1e-4)
      flight.airport = i;
  return flight;
}

static guint64
digest_at (const TbrScenario *scenario, TbrTime until)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, until);
  return tbr_sim_digest (sim);
}

/* Sweden, 2018, with an edit. */
static TbrScenario *
read_ordered (const TbrWhatif *whatif, const char *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = tbr_whatif_text (whatif, 1, edit, &error);
  g_assert_no_error (error);
  TbrScenario *scenario = tbr_whatif_read (text, tbr_whatif_path (whatif), library, map, faults);
  g_assert_nonnull (scenario);
  return scenario;
}

/* The same with an airport that is closed at one instant and opened at another. */
static TbrScenario *
read_closed (const TbrWhatif *whatif, const TbrScenario *usual, const char *icao, TbrTime closed,
             TbrTime open)
{
  g_autofree char *first = tbr_instant_format (usual->start_unix + closed);
  g_autofree char *second = tbr_instant_format (usual->start_unix + open);
  g_autofree char *edit
      = g_strdup_printf ("order %s planner set-site site=%s state=closed ; order %s planner "
                         "set-site site=%s state=open",
                         first, icao, second, icao);
  return read_ordered (whatif, edit);
}

/* Who would have landed there lands elsewhere; what came before is the same to the microsecond, and
   where it was open again in time nothing is otherwise. */
static void
test_set_site_diverts_flights (void)
{
  g_autofree char *path = g_build_filename (library, "sweden-2018", NULL);
  g_autoptr (TbrWhatif) whatif = tbr_whatif_new (path, NULL, NULL);
  g_autoptr (TbrScenario) usual = read_ordered (whatif, NULL);
  Flight flight = fly (usual, TBR_NONE);
  g_assert_cmpuint (flight.airport, !=, TBR_NONE);
  const char *icao = map->airports[flight.airport].icao;
  TbrTime before = flight.ordered - flight.ordered % TBR_HOUR - 10 * TBR_HOUR;
  g_autoptr (TbrScenario) closed
      = read_closed (whatif, usual, icao, before, usual->meta->duration - TBR_HOUR);
  g_autoptr (TbrScenario) opened = read_closed (whatif, usual, icao, before, before + 2 * TBR_HOUR);
  g_assert_cmphex (digest_at (closed, before - 1), ==, digest_at (usual, before - 1));
  g_assert_cmphex (digest_at (closed, before), !=, digest_at (usual, before));
  Flight other = fly (closed, flight.unit), same = fly (opened, flight.unit);
  g_assert_cmpuint (other.airport, !=, TBR_NONE);
  g_assert_cmpuint (other.airport, !=, flight.airport);
  g_assert_cmpuint (same.airport, ==, flight.airport);
  g_assert_cmpint (same.arrived, ==, flight.arrived);
}

int
main (int argc, char **argv)
{
  const char *source;
  g_test_init (&argc, &argv, NULL);
  source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  map = tbr_map_load (folder, NULL);
  library = g_build_filename (source, "scenarios", NULL);
  g_test_add_func ("/run/set-site/closes-and-opens", test_set_site_closes_and_opens);
  g_test_add_func ("/run/set-site/takes-beds", test_set_site_takes_beds);
  g_test_add_func ("/run/set-site/is-missed-by-the-sick", test_set_site_is_missed_by_the_sick);
  g_test_add_func ("/run/set-site/diverts-flights", test_set_site_diverts_flights);
  int failed = g_test_run ();
  tbr_map_free (map);
  g_free (library);
  return failed;
}
