/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The assistance cycle over many seeds: what is promised, held and accepted adds up every day. */
#include "resources/unit.h"
#include "response/choice.h"
#include "response/response.h"

#include <tabard/sim.h>

#include <math.h>

typedef struct
{
  TbrMap *map;
  char *library, *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);

  fixture->library = g_build_filename (source, "scenarios", NULL);
  fixture->file = g_build_filename (source, "scenarios", "sweden-2018", NULL);
  fixture->map = tbr_map_load (map, NULL);
  g_assert_nonnull (fixture->map);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_map_free (fixture->map);
  g_free (fixture->library);
  g_free (fixture->file);
}

static TbrScenario *
load (const Fixture *fixture, const char *setting)
{
  const char *const settings[] = { setting, NULL };
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrScenario *scenario
      = tbr_scenario_load (fixture->file, fixture->library, fixture->map, settings, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);

  g_assert_cmpstr (told, ==, "");
  return scenario;
}

/* Offers and units agree: a unit is held exactly while an offer of it waits. */
static void
check_offers (const TbrSim *sim)
{
  g_autofree guint *waiting = g_new0 (guint, sim->scenario->n_units);
  g_autofree double *accepted
      = g_new0 (double, tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST) + 1);

  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      const TbrUnit *unit = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, offer->unit));

      if (offer->status == TBR_OFFER_MADE || offer->status == TBR_OFFER_HELD)
        waiting[offer->unit]++;
      if (offer->status != TBR_OFFER_ACCEPTED)
        continue;
      accepted[offer->request] += offer->rate;
      g_assert_cmpuint (unit->phase, >=, TBR_PHASE_MOBILISING);
      g_assert_cmpuint (unit->phase, <, TBR_PHASE_PACKING);
      g_assert_cmpuint (unit->request, ==, offer->request);
    }
  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    g_assert_cmpuint (waiting[i], ==,
                      tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i))->phase == TBR_PHASE_HELD);
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    g_assert_cmpfloat_with_epsilon (accepted[i], tbr_request_get (sim, i)->accepted,
                                    1e-6 * (1 + accepted[i]));
}

static void
check_units (const TbrSim *sim)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tbr_unit_check_invariants (sim, &error));
  g_assert_no_error (error);
}

/* No state has more of its services away than it may. */
static void
check_cover (TbrSim *sim)
{
  TbrStateId host = tbr_map_find_state (sim->map, "SE");
  guint32 n, on_duty = 0, away = 0;
  const guint32 *units = tbr_choice_units (sim, host, &n);

  for (guint32 i = 0; i < n; i++)
    {
      const TbrUnitSpec *spec = &sim->scenario->units[units[i]];
      const TbrObject *object = sim->scenario->objects[spec->object];
      guint8 phase = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, units[i]))->phase;
      const char *type
          = tbr_scenario_object (sim->scenario, TBR_SECTION_CAPABILITIES, spec->capability)->id;

      if (!spec->on_duty || !g_str_equal (object->kind->section, "services")
          || !g_str_equal (type, "NFIRE"))
        continue;
      on_duty++;
      away += phase != TBR_PHASE_AVAILABLE && phase != TBR_PHASE_OFF;
    }
  g_assert_cmpuint (on_duty, >, 50);
  g_assert_cmpuint (away, <=, on_duty / 2);
}

static void
test_cycle_adds_up_every_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) scenario = load (fixture, NULL);

  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, seed, 0);
      for (TbrTime at = TBR_DAY / 2; !tbr_sim_is_over (sim); at += TBR_DAY / 2)
        {
          tbr_sim_run_until (sim, at);
          check_offers (sim);
          check_cover (sim);
          check_units (sim);
        }
      g_test_message ("seed %u: %u offers", seed, tbr_arena_count (&sim->arena, TBR_GROUP_OFFER));
    }
}

/* First request of a run, hours after the start; INFINITY when there is none. */
static double
first_request (const TbrScenario *scenario, guint seed)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, seed, 0);

  tbr_sim_run_until (sim, TBR_NEVER);
  if (tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST) == 0)
    return INFINITY;
  return (double) tbr_request_get (sim, 0)->opened / TBR_HOUR;
}

static void
test_cycle_asking_at_once_is_never_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) late = load (fixture, NULL);
  g_autoptr (TbrScenario) early = load (fixture, "policies.ask.kind=at-once");
  g_autoptr (TbrScenario) never = load (fixture, "policies.ask.kind=never");
  guint earlier = 0;

  for (guint seed = 1; seed <= 8; seed++)
    {
      double at_once = first_request (early, seed), usual = first_request (late, seed);
      g_assert_cmpfloat (at_once, <=, usual);
      earlier += at_once < usual;
      g_assert_true (isinf (first_request (never, seed)));
    }
  g_assert_cmpuint (earlier, >, 4);
}

/* Fires of a run as told: where and when. */
static void
hear_fires (gpointer data, const TbrFact *facts, guint n)
{
  TbrDigest *digest = data;

  for (guint i = 0; i < n; i++)
    if (facts[i].kind == TBR_FACT_HAZARD_EVENT && facts[i].code == TBR_HAZARD_EVENT_IGNITION)
      {
        tbr_digest_add (digest, &facts[i].at, sizeof facts[i].at);
        tbr_digest_add (digest, &facts[i].y, sizeof facts[i].y);
        tbr_digest_add (digest, &facts[i].z, sizeof facts[i].z);
      }
}

static guint64
fires (const TbrScenario *scenario, guint seed, guint64 *out_digest)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, seed, 0);
  TbrDigest digest;

  tbr_digest_init (&digest, 0);
  tbr_sim_listen (sim, hear_fires, &digest);
  tbr_sim_run_until (sim, TBR_NEVER);
  *out_digest = tbr_sim_digest (sim);
  g_assert_cmpuint (digest.length, >, 0);
  return tbr_digest_value (&digest);
}

static void
test_cycle_policies_leave_the_fires_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrScenario) usual = load (fixture, NULL);
  const char *const settings[] = { "policies.ask.kind=never", "policies.dispatch.kind=nearest",
                                   "policies.offer.kind=all-but-reserve" };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (TbrScenario) other = load (fixture, settings[i]);
      guint64 one, two;
      g_assert_cmphex (fires (usual, 3, &one), ==, fires (other, 3, &two));
      g_assert_cmphex (one, !=, two);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/response/cycle/adds-up-every-day", test_cycle_adds_up_every_day);
  ADD ("/response/cycle/asking-at-once-is-never-later", test_cycle_asking_at_once_is_never_later);
  ADD ("/response/cycle/policies-leave-the-fires-alone", test_cycle_policies_leave_the_fires_alone);
  return g_test_run ();
}
