/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A small crisis in memory, on the real map, for tests of single rooms. */
#include "fixture.h"

#include "base/digest.h"
#include "world/lifeline.h"
#include "world/route.h"

#include <string.h>

/* The map, read once a test program. */
static TbrMap *
load_map (void)
{
  static TbrMap *map;
  if (map == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *directory
          = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
      map = tbr_map_load (directory, &error);
      g_assert_no_error (error);
    }
  return map;
}

static void
count_raised (TbrSim *sim, const TbrEvent *event)
{
  ((TbrFixture *) (void *) sim)->n_raised[event->kind]++;
}

static void
take_facts (gpointer data, const TbrFact *facts, guint n)
{
  g_array_append_vals (((TbrFixture *) data)->facts, facts, n);
}

void
tbr_fixture_init (TbrFixture *fixture, const char *start)
{
  g_autoptr (GError) error = NULL;
  memset (fixture, 0, sizeof *fixture);
  TbrScenario *scenario = &fixture->scenario;
  tbr_instant_parse (start, &scenario->start_unix, &error);
  g_assert_no_error (error);
  fixture->meta.zone = TBR_HOUR;
  fixture->meta.summer_time = TRUE;
  scenario->meta = &fixture->meta;
  scenario->map = load_map ();
  scenario->n_states = scenario->map->n_countries;
  scenario->capabilities = fixture->capability_list;
  scenario->rates = fixture->rate_list;
  scenario->units = fixture->units;
  scenario->n_capabilities = TBR_FIXTURE_KINDS;
  fixture->facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
}

void
tbr_fixture_clear (TbrFixture *fixture)
{
  tbr_unit_free_cache (&fixture->sim);
  tbr_route_cache_free (fixture->sim.caches[1]);
  tbr_core_clear (&fixture->sim);
  g_array_unref (fixture->facts);
}

guint32
tbr_fixture_add_capability (TbrFixture *fixture, const TbrCapability *capability, TbrWorkClass work,
                            double per_hour)
{
  guint32 index = 0;
  while (fixture->capability_list[index] != NULL)
    index++;
  g_assert (index < TBR_FIXTURE_KINDS);
  fixture->capabilities[index] = *capability;
  fixture->capability_list[index] = &fixture->capabilities[index];
  for (guint32 i = 0; i < TBR_NEED_N; i++)
    {
      guint32 row = i * TBR_FIXTURE_KINDS + index;
      fixture->rates[row] = (TbrRate){
        .need = (gint) i, .capability = index, .work = (gint) work, .per_hour = per_hour
      };
      fixture->rate_list[row] = &fixture->rates[row];
    }
  return index;
}

TbrUnitId
tbr_fixture_add_unit (TbrFixture *fixture, guint32 capability, const char *state, double lon,
                      double lat)
{
  const TbrCapability *type = fixture->capability_list[capability];
  guint32 index = fixture->scenario.n_units++;
  g_assert (index < TBR_FIXTURE_UNITS);
  g_snprintf (fixture->ids[index], sizeof fixture->ids[index], "U%u", index);
  fixture->units[index] = (TbrUnitSpec){
    .id = fixture->ids[index],
    .hash = tbr_digest_name (fixture->ids[index]),
    .capability = capability,
    .state = tbr_map_find_state (fixture->scenario.map, state).i,
    .layer = (guint8) type->layer,
    .crews = (guint8) type->crews,
    .on_duty = 1,
    .staff = (guint16) type->staff,
    .vehicles = (guint16) type->vehicles,
    .size = 1,
    .lon = (float) lon,
    .lat = (float) lat,
    .node = tbr_map_nearest_node (fixture->scenario.map, lon, lat, NULL).i,
    .city = TBR_NONE,
    .base = fixture->ids[index],
  };
  return TBR_HANDLE (TbrUnitId, index);
}

void
tbr_fixture_start (TbrFixture *fixture, guint64 seed)
{
  TbrArenaGroup groups[TBR_GROUPS_MAX];
  guint n = 0;
  for (guint i = 0; i < tbr_need_n_groups; i++)
    groups[n++] = tbr_need_groups[i];
  for (guint i = 0; i < tbr_link_n_groups; i++)
    groups[n++] = tbr_link_groups[i];
  for (guint i = 0; i < tbr_unit_n_groups; i++)
    groups[n++] = tbr_unit_groups[i];
  for (guint i = 0; i < tbr_lifeline_n_groups; i++)
    groups[n++] = tbr_lifeline_groups[i];
  for (guint i = 0; i < TBR_EVENTS_MAX; i++)
    fixture->handlers[i] = count_raised;
  tbr_lifeline_add_handlers (fixture->handlers);
  tbr_unit_add_handlers (fixture->handlers);
  TbrSim *sim = &fixture->sim;
  tbr_core_init (sim, groups, n, fixture->handlers, seed, 0);
  sim->scenario = &fixture->scenario;
  sim->map = fixture->scenario.map;
  sim->calendar = (TbrCalendar){ .start_unix = fixture->scenario.start_unix,
                                 .zone = (gint32) (fixture->meta.zone / TBR_SECOND),
                                 .summer = 1 };
  sim->journal_on = TRUE;
  sim->sinks[0] = (TbrSink){ take_facts, fixture };
  sim->n_sinks = 1;
  tbr_link_init (sim);
  tbr_lifeline_start (sim);
  tbr_unit_start (sim);
}

TbrNeedId
tbr_fixture_open (TbrFixture *fixture, TbrNeedKind kind, double lon, double lat)
{
  TbrNeedSpec spec = { .hazard = { TBR_NONE },
                       .kind = kind,
                       .lon = lon,
                       .lat = lat,
                       .state = { TBR_NONE },
                       .stock = 10000,
                       .required = 1000 };
  return tbr_need_open (&fixture->sim, &spec);
}

void
tbr_fixture_run (TbrFixture *fixture, TbrTime until)
{
  g_autoptr (GError) error = NULL;
  while (tbr_queue_next_time (&fixture->sim) <= until && tbr_core_step (&fixture->sim))
    {
      tbr_unit_check_invariants (&fixture->sim, &error);
      g_assert_no_error (error);
    }
  tbr_core_run_until (&fixture->sim, until);
}

const TbrFact *
tbr_fixture_find (TbrFixture *fixture, TbrFactCode kind, TbrUnitId unit, guint nth)
{
  tbr_core_flush (&fixture->sim);
  for (guint i = 0; i < fixture->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (fixture->facts, TbrFact, i);
      if (fact->kind == kind && fact->a == unit.i && nth-- == 0)
        return fact;
    }
  return NULL;
}

guint
tbr_fixture_count (TbrFixture *fixture, TbrFactCode kind, TbrUnitId unit)
{
  guint n = 0;
  while (tbr_fixture_find (fixture, kind, unit, n) != NULL)
    n++;
  return n;
}
