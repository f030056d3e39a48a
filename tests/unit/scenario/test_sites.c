/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sites that a scenario brings, moves, changes and closes: what is used by whom, and how a single
   one fares. Held against the map's own data and sums by hand. */
#include "hazards/epidemic.h"
#include "hospital_case.h"
#include "world/air.h"
#include "world/hospital.h"

#include <tabard/condition.h>
#include <tabard/sim.h>

#include <math.h>
#include <string.h>

static const char head[] = "<scenario xmlns='urn:tabard:scenario:1'>"
                           "<meta title='Test' start='2018-07-01T00:00Z' duration='2 d'/>";
static const char types[] = "<use href='library/states.xml'/><use "
                            "href='library/capabilities.xml'/><use href='library/rates.xml'/>"
                            "<use href='library/dependencies.xml'/>";

typedef struct
{
  TbrMap *map;
  char *library;
  TbrDiagnostics *faults;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  fixture->map = tbr_map_load (folder, NULL);
  fixture->library = g_build_filename (source, "scenarios", NULL);
  fixture->faults = tbr_diagnostics_new ();
  g_assert_nonnull (fixture->map);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_diagnostics_free (fixture->faults);
  tbr_map_free (fixture->map);
  g_free (fixture->library);
}

/* The scenario with these tags in its <world> and behind it; NULL with faults. */
static TbrScenario *
read_world (Fixture *fixture, const char *world, const char *behind)
{
  g_autofree char *text
      = g_strconcat (head, types, "<world>", world, "</world>", behind, "</scenario>", NULL);
  TbrScenario *scenario = tbr_scenario_parse (text, -1, "test.xml", fixture->library, fixture->map,
                                              NULL, fixture->faults);
  g_autofree char *faults = tbr_diagnostics_to_text (fixture->faults);
  if (*faults != '\0')
    g_test_message ("%s", faults);
  return scenario;
}

static TbrAnySite
site_of (const TbrScenario *scenario, guint i)
{
  TbrAnySite site;
  g_assert_true (tbr_map_any_site (scenario->map, scenario->sites[i].site, &site));
  return site;
}

/* ---- what is read ---- */

static void
test_sites_leave_the_map_alone_when_there_are_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = read_world (fixture, "", "");
  g_assert_true (scenario->map == fixture->map);
  g_assert_cmpuint (scenario->n_sites, ==, 0);
  g_assert_null (scenario->region_beds);
}

static void
test_sites_are_added_behind_those_of_the_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = read_world (
      fixture,
      "<site id='FIELD' kind='hospital' name='Field hospital' lon='10.0 deg' lat='53.55 deg' "
      "beds='120'/><site id='STRIP' kind='airport' lon='10.5 deg' lat='53.0 deg' runway='2200 m'/>"
      "<site id='QUAY' kind='port' lon='8.58 deg' lat='53.54 deg'/>",
      "");
  g_assert_nonnull (scenario);
  g_assert_cmpuint (scenario->map->n_sites, ==, fixture->map->n_sites + 1);
  g_assert_cmpuint (scenario->map->n_airports, ==, fixture->map->n_airports + 1);
  g_assert_cmpuint (scenario->map->n_ports, ==, fixture->map->n_ports + 1);
  g_assert_cmpuint (scenario->sites[0].site.i, ==, fixture->map->n_sites);
  TbrAnySite field = site_of (scenario, 0), strip = site_of (scenario, 1);
  g_assert_cmpstr (field.name, ==, "Field hospital");
  g_assert_cmpfloat (field.capacity, ==, 120);
  g_assert_cmpstr (field.unit, ==, "beds");
  g_assert_cmpstr (strip.name, ==, "STRIP");
  g_assert_cmpfloat (strip.capacity, ==, 2200);
  /* Hamburg is a region of its own, of Germany */
  g_assert_cmpstr (scenario->map->countries[field.state.i].iso, ==, "DE");
  g_assert_cmpstr (scenario->map->regions[scenario->sites[0].region.i].name, ==, "Hamburg");
  g_assert_true (scenario->sites[0].is_new);
  /* the shared map is as it was */
  g_assert_cmpuint (fixture->map->n_sites, ==, 1391);
}

/* Whoever has a scenario may read it again with the map that it has: the future of a run, a branch
   of it. Its own sites are not put beside themselves. */
static void
test_sites_are_there_once_when_read_again (Fixture *fixture, gconstpointer data)
{
  static const char world[]
      = "<site id='F' kind='hospital' name='Field' lon='10.0 deg' lat='53.55 deg' beds='120'/>"
        "<site id='M' site='airport:EDDH' lon='8.8 deg' lat='53.08 deg'/>";
  static const char units[]
      = "<units><unit id='U' capability='HCP' state='DE' at-site='Field'/></units>";
  const TbrMap *shared = fixture->map;
  g_autoptr (TbrScenario) first = read_world (fixture, world, units);
  g_assert_nonnull (first);
  fixture->map = (TbrMap *) first->map;
  TbrScenario *second = read_world (fixture, world, units);
  fixture->map = (TbrMap *) shared;
  g_assert_nonnull (second);
  g_assert_cmpuint (second->map->n_sites, ==, shared->n_sites + 1);
  g_assert_true (tbr_map_is_same (first->map, second->map));
  tbr_scenario_free (second);
}

static void
test_sites_of_the_map_are_moved_and_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = read_world (
      fixture,
      "<site id='a' site='EDDF' open='no'/>"
      "<site id='b' site='Rotterdam' kind='port' lon='4.5 deg' lat='51.9 deg'/>"
      "<site id='c' site='nuclear-plant:Paluel' output='100 MW' name='Paluel, half'/>",
      "");
  g_assert_nonnull (scenario);
  TbrAnySite frankfurt = site_of (scenario, 0), rotterdam = site_of (scenario, 1),
             paluel = site_of (scenario, 2);
  g_assert_true (frankfurt.closed);
  g_assert_cmpfloat_with_epsilon (rotterdam.lon, 4.5, 1e-5);
  g_assert_cmpfloat_with_epsilon (paluel.capacity, 100, 1e-9);
  g_assert_cmpstr (paluel.name, ==, "Paluel, half");
  g_assert_cmpuint (scenario->map->n_airports, ==, fixture->map->n_airports);
  g_assert_false (scenario->sites[0].is_new);
}

static void
test_sites_of_the_map_have_a_reference (Fixture *fixture, gconstpointer data)
{
  for (guint32 i = 0; i < tbr_map_n_any_sites (fixture->map); i += 7)
    {
      TbrSiteId site = tbr_map_any_site_at (fixture->map, i);
      g_autofree char *text = tbr_map_site_reference (fixture->map, site);
      guint n;
      g_assert_cmpuint (tbr_map_find_sites (fixture->map, text, &n).i, ==, site.i);
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_sites_with_a_fault_are_told (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *world, *behind, *message;
  } cases[] = {
    { "<site id='x' lon='10 deg' lat='53 deg'/>", "", "kind must be given for a new site: one of" },
    { "<site id='x' kind='hospitl' lon='10 deg' lat='53 deg'/>", "", "hospital" },
    { "<site id='x' kind='hospital'/>", "", "lon, lat: a new site must say where it is" },
    { "<site id='x' kind='hospital' lon='10 deg'/>", "", "given together or not at all" },
    { "<site id='x' kind='hospital' lon='0 deg' lat='60 deg'/>", "", "lies at sea" },
    { "<site id='x' kind='airport' lon='10 deg' lat='53 deg'/>", "", "runway must be given" },
    { "<site id='x' kind='port' lon='10 deg' lat='53 deg' beds='10'/>", "",
      "beds: a site of kind port has none; it is for hospital" },
    { "<site id='x' kind='base' lon='10 deg' lat='53 deg' output='1 MW'/>", "",
      "output: a site of kind base has none; it is for nuclear-plant, power-plant" },
    { "<site id='x' site='Rotterdm'/>", "", "no site 'Rotterdm': did you mean 'Rotterdam'?" },
    { "<site id='x' site='EDDF' kind='port'/>", "", "is of kind airport on the map" },
    { "<site id='x' site='EDDF'/><site id='y' site='FRX'/>", "", "no site 'FRX'" },
    { "<site id='x' site='EDDF'/>\n<site id='y' site='airport:EDDF'/>", "",
      "site 'y': site: it is changed at test.xml:1 already" },
    { "<site id='x' kind='hospital' lon='10 deg' lat='53.55 deg' region='Hamborg'/>", "",
      "region: DE has no region 'Hamborg': did you mean 'Hamburg'?" },
    { "", "<units><unit id='u' capability='HCP' state='DE' at-site='nowhere at all'/></units>",
      "at-site: no site 'nowhere at all'" },
    { "<site id='B' site='EDDF' open='no'/>",
      "<units><unit id='u' capability='HCP' state='DE' at-site='B'/></units>", "is closed" },
    { "",
      "<hazards><hazard kind='attack' id='h' state='DE'><site lon='10 deg' lat='53 deg' dead='1' "
      "wounded='9'/><hospital at-site='Rotterdam'/></hazard></hazards>",
      "does not say how many beds it has" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture one = *fixture;
      one.faults = tbr_diagnostics_new ();
      g_autoptr (TbrScenario) scenario = read_world (&one, cases[i].world, cases[i].behind);
      g_autofree char *faults = tbr_diagnostics_to_text (one.faults);
      if (scenario != NULL)
        g_error ("case %u has no fault", i);
      if (strstr (faults, cases[i].message) == NULL)
        g_error ("'%s' is not in: %s", cases[i].message, faults);
      g_assert_true (g_str_has_prefix (faults, "test.xml:"));
      tbr_diagnostics_free (one.faults);
    }
}

static void
test_sites_are_set_by_path (Fixture *fixture, gconstpointer data)
{
  static const char *const settings[] = { "world.F.beds=200", NULL };
  static const char *const wrong[] = { "world.X.beds=200", NULL };
  g_autofree char *text = g_strconcat (head, types,
                                       "<world><site id='F' kind='hospital' lon='10 deg' "
                                       "lat='53.55 deg' beds='120'/></world></scenario>",
                                       NULL);
  g_autoptr (TbrScenario) scenario = tbr_scenario_parse (text, -1, "test.xml", fixture->library,
                                                         fixture->map, settings, fixture->faults);
  g_assert_nonnull (scenario);
  g_assert_cmpfloat (site_of (scenario, 0).capacity, ==, 200);
  g_assert_null (tbr_scenario_parse (text, -1, "test.xml", fixture->library, fixture->map, wrong,
                                     fixture->faults));
  g_autofree char *faults = tbr_diagnostics_to_text (fixture->faults);
  g_assert_nonnull (strstr (faults, "world.X.beds: no link or site is called 'X'"));
}

/* ---- who uses them ---- */

static void
test_sites_are_homes_of_units (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = read_world (
      fixture, "<site id='B1' kind='base' name='North base' lon='10.0 deg' lat='53.55 deg'/>",
      "<units><unit id='u' capability='HCP' state='DE' at-site='B1'/>"
      "<unit id='v' capability='HCP' state='DE' at-site='EDDF'/>"
      "<unit id='w' capability='HCP' state='DE' at-site='B1' lon='11 deg' lat='50 deg'/></units>");
  g_assert_nonnull (scenario);
  g_assert_cmpfloat_with_epsilon ((double) scenario->units[0].lon, 10.0, 1e-5);
  g_assert_cmpstr (scenario->units[0].base, ==, "North base");
  g_assert_cmpfloat_with_epsilon ((double) scenario->units[1].lat, 50.03, 0.02);
  g_assert_cmpfloat_with_epsilon ((double) scenario->units[2].lon, 11.0, 1e-5);
}

/* A number of the first row of a kind of the first hazard. */
static double
number_of_row (const TbrScenario *scenario, guint kind, const char *name)
{
  const TbrObject *object = tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, 0);
  const TbrRowKind *row = &object->kind->rows[kind];
  for (guint i = 0; i < row->n_params; i++)
    if (g_str_equal (row->params[i].name, name))
      return *(const double *) (gconstpointer) ((const guint8 *) object->rows[kind].data
                                                + row->params[i].offset);
  g_assert_not_reached ();
}

static void
test_sites_say_where_hazards_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = read_world (
      fixture,
      "<site id='H1' kind='hospital' name='Own' lon='10.0 deg' lat='53.55 deg' beds='120'/>",
      "<hazards><hazard kind='attack' id='h' state='DE'><site at-site='airport:EDDF' dead='1'/>"
      "<hospital at-site='H1'/></hazard></hazards>");
  g_assert_nonnull (scenario);
  g_assert_cmpfloat_with_epsilon (number_of_row (scenario, 0, "lat"), 50.03, 0.02);
  g_assert_cmpfloat_with_epsilon (number_of_row (scenario, 1, "lat"), 53.55, 1e-5);
  g_assert_cmpfloat (number_of_row (scenario, 1, "beds"), ==, 120);
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

static void
test_sites_carry_flights (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) plain = read_world (fixture, "", "");
  g_autoptr (TbrScenario) scenario = read_world (
      fixture,
      "<site id='a' site='airport:FRA' open='no'/>"
      "<site id='STRIP' kind='airport' lon='8.6 deg' lat='50.1 deg' runway='2200 m'/>"
      "<site id='GRASS' kind='airport' lon='8.57 deg' lat='50.03 deg' runway='700 m'/>",
      "");
  g_autoptr (TbrSim) usual = tbr_sim_new (plain, 1, 0);
  g_autoptr (TbrSim) now = tbr_sim_new (scenario, 1, 0);
  g_assert_cmpstr (nearest (usual, 8.57, 50.03)->icao, ==, "EDDF");
  g_assert_cmpstr (nearest (now, 8.57, 50.03)->name, ==, "STRIP");
}

static const char quake[]
    = "<hazards><hazard kind='storm' id='s' state='DE'><district name='d' lon='10.0 deg' "
      "lat='53.55 deg' customers='20000'/></hazard></hazards>";

static double
beds_in (const TbrScenario *scenario, const char *region)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  for (guint32 i = 0; i < scenario->map->n_regions; i++)
    if (g_str_equal (scenario->map->regions[i].name, region))
      return tbr_hospital_beds (sim, TBR_HANDLE (TbrRegionId, i), TBR_BED_WARD)
             + tbr_hospital_beds (sim, TBR_HANDLE (TbrRegionId, i), TBR_BED_INTENSIVE);
  g_assert_not_reached ();
}

static void
test_sites_change_the_beds_of_their_region (Fixture *fixture, gconstpointer data)
{
  const TbrSite *known = hospital_find (fixture->map);
  g_autofree char *gone
      = g_markup_printf_escaped ("<site id='a' site='hospital:%s' open='no'/>", known->name);
  g_autofree char *moved
      = g_markup_printf_escaped ("<site id='a' site='hospital:%s' lon='8.8 deg' lat='53.08 deg'/>",
                                 known->name);
  const struct
  {
    const char *world;
    double hamburg, bremen;
  } cases[] = {
    { "<site id='F' kind='hospital' lon='10.0 deg' lat='53.55 deg' beds='120'/>", 120, 0 },
    { "<site id='F' kind='hospital' lon='10.0 deg' lat='53.55 deg' beds='120' open='no'/>", 0, 0 },
    { gone, -(double) known->capacity, 0 },
    { moved, -(double) known->capacity, (double) known->capacity },
  };
  g_autoptr (TbrScenario) usual = read_world (fixture, "", quake);
  g_assert_nonnull (usual);
  double hamburg = beds_in (usual, "Hamburg"), bremen = beds_in (usual, "Bremen");
  g_assert_cmpfloat (hamburg, >, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrScenario) scenario = read_world (fixture, cases[i].world, quake);
      g_assert_nonnull (scenario);
      g_assert_cmpfloat_with_epsilon (beds_in (scenario, "Hamburg") - hamburg, cases[i].hamburg,
                                      1e-6);
      g_assert_cmpfloat_with_epsilon (beds_in (scenario, "Bremen") - bremen, cases[i].bremen, 1e-6);
    }
}

/* A hospital on a coast that the map has simplified away, and whose beds it knows. */
#define ON_THE_COAST "Carlos Haya M\303\241laga"

/* What it had counts for the same region as what it has: a name changes no beds. */
static void
test_sites_on_a_coast_count_once (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *said;
    gboolean is_closed;
  } cases[] = { { "name='New'", FALSE }, { "open='no'", TRUE } };
  guint n;
  TbrAnySite site;
  g_assert_true (
      tbr_map_any_site (fixture->map, tbr_map_find_sites (fixture->map, ON_THE_COAST, &n), &site));
  g_assert_true (tbr_is_none (tbr_map_region_at (fixture->map, site.lon, site.lat)));
  g_assert_cmpfloat (site.capacity, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *world
          = g_strdup_printf ("<site id='a' site='" ON_THE_COAST "' %s/>", cases[i].said);
      g_autoptr (TbrScenario) scenario = read_world (fixture, world, "");
      double sum = 0;
      g_assert_nonnull (scenario);
      for (guint k = 0; k < fixture->map->n_regions; k++)
        sum += scenario->region_beds[k];
      g_assert_cmpfloat (sum, ==, cases[i].is_closed ? -site.capacity : 0);
    }
}

/* An epidemic that is not told how many beds a place has counts single hospitals. */
static void
test_sites_take_in_the_sick (Fixture *fixture, gconstpointer data)
{
  static const char epidemic[]
      = "<hazards><hazard kind='epidemic' id='e' state='ES'><place name='Spain' "
        "lon='-3.7 deg' lat='40.42 deg' "
        "exposed='100'/></hazard></hazards>";
  g_autoptr (TbrScenario) usual = read_world (fixture, "", epidemic);
  g_autoptr (TbrScenario) more
      = read_world (fixture,
                    "<site id='F' kind='hospital' lon='-5.98 deg' lat='37.4 deg' beds='300'/>",
                    epidemic);
  g_autoptr (TbrScenario) elsewhere
      = read_world (fixture,
                    "<site id='F' kind='hospital' lon='10.0 deg' lat='53.55 deg' beds='300'/>",
                    epidemic);
  const TbrScenario *const scenarios[] = { usual, more, elsewhere };
  double beds[3];
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_assert_nonnull (scenarios[i]);
      const TbrObject *object = tbr_scenario_object (scenarios[i], TBR_SECTION_HAZARDS, 0);
      beds[i] = tbr_epidemic_beds (scenarios[i], object->rows[TBR_EPIDEMIC_ROWS_PLACE].data);
    }
  g_assert_cmpfloat_with_epsilon (beds[1] - beds[0], 300, 1e-6);
  g_assert_cmpfloat (beds[2], ==, beds[0]);
}

/* ---- how one fares ---- */

static TbrSiteCondition
condition_with (const TbrScenario *scenario, guint site, const TbrMark *mark,
                const TbrOutageView *outage, const TbrWardView *ward)
{
  TbrSiteCondition condition;
  g_autoptr (TbrSnapshot) snapshot = g_new0 (TbrSnapshot, 1);
  snapshot->scenario = scenario;
  snapshot->outages = g_array_new (FALSE, FALSE, sizeof (TbrOutageView));
  snapshot->wards = g_array_new (FALSE, FALSE, sizeof (TbrWardView));
  if (mark != NULL)
    tbr_snapshot_add_mark (snapshot, mark);
  if (outage != NULL)
    g_array_append_vals (snapshot->outages, outage, 1);
  if (ward != NULL)
    g_array_append_vals (snapshot->wards, ward, 1);
  tbr_site_condition (snapshot, scenario->sites[site].site, &condition);
  return condition;
}

static void
test_sites_fare_as_their_region_and_hazards_let_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = read_world (
      fixture,
      "<site id='H' kind='hospital' lon='10.0 deg' lat='53.55 deg' beds='100'/>"
      "<site id='P' kind='power-plant' lon='10.0 deg' lat='53.55 deg' output='100 MW' open='no'/>",
      quake);
  TbrRegionId region = scenario->sites[0].region;
  const TbrCare *care = scenario->care;
  TbrSiteCondition fine = condition_with (scenario, 0, NULL, NULL, NULL);
  g_assert_cmpint (fine.state, ==, TBR_SITE_WORKS);
  g_assert_cmpuint (fine.n, ==, 0);
  g_assert_true (isnan (fine.load));
  TbrSiteCondition closed = condition_with (scenario, 1, NULL, NULL, NULL);
  g_assert_cmpint (closed.state, ==, TBR_SITE_OUT);
  g_assert_cmpint (closed.causes[0].kind, ==, TBR_CAUSE_CLOSED);
  /* its region's hospitals divert above one share, are emptied above another */
  const double shares[] = { care->divert - 0.01, care->divert + 0.01, care->evacuate + 0.01 };
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      TbrOutageView outage = { .region = region };
      outage.inoperability[TBR_LIFELINE_HEALTH] = (float) shares[i];
      TbrSiteCondition now = condition_with (scenario, 0, NULL, &outage, NULL);
      g_assert_cmpint (now.state, ==, (TbrSiteState) i);
      outage.region.i++;
      now = condition_with (scenario, 0, NULL, &outage, NULL);
      g_assert_cmpint (now.state, ==, TBR_SITE_WORKS);
    }
  /* 10 of 100 beds beside those of a usual day */
  TbrWardView ward = { region, 100, 10 };
  TbrSiteCondition full = condition_with (scenario, 0, NULL, NULL, &ward);
  g_assert_cmpfloat_with_epsilon (full.load, care->occupancy + 0.1, 1e-6);
  /* one of the map on a coast that is simplified away shares the services of the nearest road */
  guint n;
  const TbrSnapshot now = { .scenario = scenario };
  tbr_site_condition (&now, tbr_map_find_sites (scenario->map, ON_THE_COAST, &n), &fine);
  g_assert_false (tbr_is_none (fine.region));
  g_assert_cmpstr (scenario->map->regions[fine.region.i].name, ==, "M\303\241laga");
}

static void
test_sites_feel_what_lies_over_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario
      = read_world (fixture,
                    "<site id='H' kind='hospital' lon='10.0 deg' lat='53.55 deg' beds='100'/>",
                    quake);
  /* 0.01 deg of latitude are 1.1 km; an ellipse of 2 km by 500 m along the north has it in, along
     the east not */
  const struct
  {
    TbrMark mark;
    TbrSiteState state;
    guint n;
  } cases[] = {
    { { .shape = TBR_MARK_WATER, .lat = 53.56f, .a = 2000, .b = 2000, .value = 1, .active = 1 },
      TBR_SITE_OUT,
      1 },
    { { .shape = TBR_MARK_WATER, .lat = 53.56f, .a = 2000, .b = 2000, .value = 0.1f, .active = 1 },
      TBR_SITE_SLOWED,
      1 },
    { { .shape = TBR_MARK_WATER, .lat = 53.56f, .a = 2000, .b = 2000, .value = 1 },
      TBR_SITE_WORKS,
      0 },
    { { .shape = TBR_MARK_WATER, .lat = 53.58f, .a = 2000, .b = 2000, .value = 1, .active = 1 },
      TBR_SITE_WORKS,
      0 },
    { { .shape = TBR_MARK_ELLIPSE, .lat = 53.56f, .a = 2000, .b = 500, .active = 1 },
      TBR_SITE_OUT,
      1 },
    { { .shape = TBR_MARK_ELLIPSE, .lat = 53.56f, .a = 2000, .b = 500, .bearing = 90, .active = 1 },
      TBR_SITE_WORKS,
      0 },
    { { .shape = TBR_MARK_RING, .lat = 53.56f, .a = 5000, .b = 5000, .value = 8 },
      TBR_SITE_SLOWED,
      1 },
    { { .shape = TBR_MARK_RING, .lat = 53.56f, .a = 5000, .b = 5000, .value = 7 },
      TBR_SITE_WORKS,
      1 },
    { { .shape = TBR_MARK_STRIKE, .lat = 53.551f, .active = 1 }, TBR_SITE_OUT, 1 },
    { { .shape = TBR_MARK_STRIKE, .lat = 53.555f, .active = 1 }, TBR_SITE_WORKS, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TbrMark mark = cases[i].mark;
      mark.lon = 10;
      TbrSiteCondition now = condition_with (scenario, 0, &mark, NULL, NULL);
      if (now.state != cases[i].state || now.n != cases[i].n)
        g_error ("case %u: state %d, %u causes", i, now.state, now.n);
    }
}

/* Of several strikes the nearest is told, in whatever order they lie. */
static void
test_sites_tell_the_nearest_strike (Fixture *fixture, gconstpointer data)
{
  const float near = 53.5501f, far = 53.552f; /* 11 m and 222 m away */
  const float orders[][2] = { { near, far }, { far, near } };
  g_autoptr (TbrScenario) scenario
      = read_world (fixture,
                    "<site id='H' kind='hospital' lon='10.0 deg' lat='53.55 deg' beds='100'/>",
                    quake);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      TbrSiteCondition condition;
      g_autoptr (TbrSnapshot) snapshot = g_new0 (TbrSnapshot, 1);
      snapshot->scenario = scenario;
      for (guint k = 0; k < 2; k++)
        {
          TbrMark mark = { .shape = TBR_MARK_STRIKE, .lon = 10, .lat = orders[i][k], .active = 1 };
          tbr_snapshot_add_mark (snapshot, &mark);
        }
      tbr_site_condition (snapshot, scenario->sites[0].site, &condition);
      g_assert_cmpuint (condition.n, ==, 1);
      g_assert_cmpfloat_with_epsilon (condition.causes[0].amount, 11, 1);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "leave-the-map-alone-when-there-are-none",
      test_sites_leave_the_map_alone_when_there_are_none },
    { "are-added-behind-those-of-the-map", test_sites_are_added_behind_those_of_the_map },
    { "are-there-once-when-read-again", test_sites_are_there_once_when_read_again },
    { "of-the-map-are-moved-and-closed", test_sites_of_the_map_are_moved_and_closed },
    { "of-the-map-have-a-reference", test_sites_of_the_map_have_a_reference },
    { "with-a-fault-are-told", test_sites_with_a_fault_are_told },
    { "are-set-by-path", test_sites_are_set_by_path },
    { "are-homes-of-units", test_sites_are_homes_of_units },
    { "say-where-hazards-are", test_sites_say_where_hazards_are },
    { "carry-flights", test_sites_carry_flights },
    { "change-the-beds-of-their-region", test_sites_change_the_beds_of_their_region },
    { "on-a-coast-count-once", test_sites_on_a_coast_count_once },
    { "take-in-the-sick", test_sites_take_in_the_sick },
    { "fare-as-their-region-and-hazards-let-them",
      test_sites_fare_as_their_region_and_hazards_let_them },
    { "feel-what-lies-over-them", test_sites_feel_what_lies_over_them },
    { "tell-the-nearest-strike", test_sites_tell_the_nearest_strike },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/scenario/sites/", tests[i].path, NULL);
      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
