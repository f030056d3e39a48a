/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The fleet of the library: whatever its mode and size, each type gets there and home again. */
#include "fixture.h"

#include <math.h>

static const char all[] = "<scenario xmlns='urn:tabard:scenario:1'>"
                          "<meta title='All' start='2018-07-16T00:00Z' duration='200 d'/>"
                          "<use href='library/states.xml'/><use href='library/capabilities.xml'/>"
                          "<use href='library/rates.xml'/><use href='library/lags.xml'/>"
                          "<use href='library/services.xml'/><use href='library/stock.xml'/>"
                          "<units><take/></units></scenario>";

static TbrScenario *
load (const TbrMap *map)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *library = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL);
  TbrScenario *scenario = tbr_scenario_parse (all, -1, "all.xml", library, map, NULL, faults);
  g_autofree char *text = tbr_diagnostics_to_text (faults);
  g_assert_cmpstr (text, ==, "");
  return scenario;
}

/* A need the type can do something about, or TBR_NEED_N. */
static guint
need_of_type (const TbrScenario *scenario, guint32 capability)
{
  for (guint i = 0; i < TBR_NEED_N; i++)
    if (tbr_scenario_rate (scenario, i, capability) != NULL)
      return i;
  return TBR_NEED_N;
}

/* Sends every unit in order of the list; returns how many could go. */
static guint
send_all (TbrFixture *fixture, const TbrNeedId needs[TBR_NEED_N])
{
  TbrSim *sim = &fixture->sim;
  guint n_sent = 0;
  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    {
      TbrUnitId unit = { i };
      const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
      const char *type
          = sim->scenario->sections[TBR_SECTION_CAPABILITIES].objects[spec->capability]->id;
      guint kind = need_of_type (sim->scenario, spec->capability);
      if (kind == TBR_NEED_N || !spec->on_duty)
        continue;
      TbrUnitEstimate estimate;
      TbrOrderFault fault = tbr_unit_estimate (sim, unit, needs[kind], &estimate);
      if (fault == TBR_ORDER_OK)
        fault = tbr_unit_send (sim, unit, needs[kind], TBR_HANDLE (TbrRequestId, 0));
      if (fault == TBR_ORDER_OK)
        {
          n_sent++;
          g_assert_true (isfinite (estimate.time) && estimate.time > 0);
        }
      else
        g_test_message ("%s of type %s: %s", spec->id, type, tbr_order_fault_names[fault]);
    }
  return n_sent;
}

/* Whoever has arrived gets its task; returns how many there were. */
static guint
task_all (TbrFixture *fixture, const TbrNeedId needs[TBR_NEED_N])
{
  TbrSim *sim = &fixture->sim;
  guint n = 0;
  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    {
      TbrUnitId unit = { i };
      if (tbr_unit_get (sim, unit)->phase != TBR_PHASE_ARRIVED)
        continue;
      guint kind = need_of_type (sim->scenario, tbr_unit_spec (sim, unit)->capability);
      g_assert_cmpint (tbr_unit_task (sim, unit, needs[kind]), ==, TBR_ORDER_OK);
      n++;
    }
  return n;
}

static guint
count_phase (TbrFixture *fixture, TbrPhase phase)
{
  guint n = 0;
  for (guint32 i = 0; i < fixture->sim.scenario->n_units; i++)
    n += tbr_unit_get (&fixture->sim, TBR_HANDLE (TbrUnitId, i))->phase == phase;
  return n;
}

static void
test_fleet_gets_there_and_home_again (void)
{
  TbrFixture fixture;
  tbr_fixture_init (&fixture, "2018-07-16T00:00Z");
  TbrScenario *scenario = load (fixture.scenario.map);
  fixture.scenario = *scenario;
  tbr_fixture_start (&fixture, 5);
  TbrSim *sim = &fixture.sim;
  guint at_home = count_phase (&fixture, TBR_PHASE_AVAILABLE);
  TbrNeedId needs[TBR_NEED_N];
  for (guint i = 0; i < TBR_NEED_N; i++)
    needs[i] = tbr_fixture_open (&fixture, (TbrNeedKind) i, 14.36, 62.03);
  guint n_sent = send_all (&fixture, needs);
  g_test_message ("%u units, %u at home, %u sent", scenario->n_units, at_home, n_sent);
  g_assert_cmpuint (n_sent, >, 200);
  guint n_tasked = 0;
  for (guint day = 1; day <= 70; day++)
    {
      g_autoptr (GError) error = NULL;
      tbr_core_run_until (sim, day * TBR_DAY);
      n_tasked += task_all (&fixture, needs);
      tbr_unit_check_invariants (sim, &error);
      g_assert_no_error (error);
    }
  guint n_on_site
      = count_phase (&fixture, TBR_PHASE_WORKING) + count_phase (&fixture, TBR_PHASE_RESTING);
  g_test_message ("%u tasked, %u on site on day 70", n_tasked, n_on_site);
  g_assert_cmpuint (n_on_site, ==, n_sent);
  for (guint i = 0; i < TBR_NEED_N; i++)
    {
      tbr_need_close (sim, needs[i]);
      tbr_unit_need_closed (sim, needs[i]);
    }
  for (guint32 i = 0; i < scenario->n_units; i++)
    tbr_unit_release (sim, TBR_HANDLE (TbrUnitId, i), TBR_RELEASE_DONE);
  tbr_core_run_until (sim, 150 * TBR_DAY);
  g_assert_cmpuint (count_phase (&fixture, TBR_PHASE_AVAILABLE), ==, at_home);
  tbr_fixture_clear (&fixture);
  tbr_scenario_free (scenario);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/fleet/gets-there-and-home-again",
                   test_fleet_gets_there_and_home_again);
  return g_test_run ();
}
