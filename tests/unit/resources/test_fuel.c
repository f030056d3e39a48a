/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Machines where fuel is short: they burn what they brought, slow down, and go on, by hand. */
#include "mission_case.h"

#include "world/lifeline.h"

#define TANK 12.0

typedef struct
{
  Case mission;
  TbrLifelineSpec specs[TBR_LIFELINE_N];
  const TbrLifelineSpec *spec_list[TBR_LIFELINE_N];
  TbrCare care;
  guint32 row;
  double *people;
} FuelCase;

/* A module with 12 hours of fuel that works round the clock, and regions that have services. */
static void
fuel_case_init (FuelCase *self, TbrTime tank)
{
  TbrCapability type = module;
  Case *mission = &self->mission;
  TbrFixture *fixture = &mission->fixture;
  type.roster = 2.5;
  type.crews = 2;
  type.fuel = tank;
  tbr_fixture_init (fixture, "2018-07-20T00:00Z");
  guint32 kind = tbr_fixture_add_capability (fixture, &type, TBR_WORK_VEHICLE, PER_HOUR);
  mission->unit = tbr_fixture_add_unit (fixture, kind, "NO", ABROAD_LON, ABROAD_LAT);
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      self->specs[i] = (TbrLifelineSpec){ .recovery = TBR_MINUTE, .slows = 1 };
      self->spec_list[i] = &self->specs[i];
    }
  self->care = (TbrCare){ .divert = 1, .evacuate = 1 };
  self->row = 0;
  self->people = g_new0 (double, fixture->scenario.map->n_regions);
  fixture->scenario.lifelines = self->spec_list;
  fixture->scenario.care = &self->care;
  fixture->scenario.region_people = self->people;
  fixture->scenario.lifeline_rows = &self->row;
  fixture->scenario.n_lifeline_hazards = 1;
  fixture->scenario.sections[TBR_SECTION_HAZARDS].n = 1;
  fixture->meta.duration = 60 * TBR_DAY;
  tbr_fixture_start (fixture, 11);
  mission->sim = &fixture->sim;
  mission->need = tbr_fixture_open (fixture, TBR_NEED_FIRE_LINE, NEED_LON, NEED_LAT);
}

static void
fuel_case_clear (FuelCase *self)
{
  tbr_fixture_clear (&self->mission.fixture);
  g_free (self->people);
}

static void
lose (FuelCase *self, double delta)
{
  TbrSim *sim = self->mission.sim;
  guint32 region = tbr_need_get (sim, self->mission.need)->region;
  tbr_lifeline_add_loss (sim, &(TbrLossSpec){ .region = { region },
                                              .lifeline = TBR_LIFELINE_FUEL,
                                              .delta = delta });
}

static void
run_hours (FuelCase *self, double hours)
{
  TbrTime now = tbr_sim_clock (self->mission.sim);
  tbr_fixture_run (&self->mission.fixture, now + (TbrTime) (hours * (double) TBR_HOUR));
}

/* Half of it is not to be had: 12 hours of fuel last for 24 of work; then half of the machines
   stand. */
static void
test_fuel_lasts_and_then_half_stand (void)
{
  FuelCase self;
  fuel_case_init (&self, (TbrTime) TANK * TBR_HOUR);
  case_bring_to_work (&self.mission);
  const TbrUnit *unit = case_unit (&self.mission);
  lose (&self, 0.5);
  run_hours (&self, 6);
  g_assert_cmpint (unit->phase, ==, TBR_PHASE_WORKING);
  g_assert_false (unit->dry);
  g_assert_cmpuint (case_count (&self.mission, TBR_FACT_UNIT_FUEL), ==, 0);
  run_hours (&self, 17.9);
  g_assert_false (unit->dry);
  run_hours (&self, 0.2);
  g_assert_true (unit->dry);
  g_assert_cmpfloat (unit->fuel, ==, 0);
  const TbrFact *fact = case_first (&self.mission, TBR_FACT_UNIT_FUEL);
  g_assert_nonnull (fact);
  g_assert_cmpfloat (fact->x, ==, 0.5);
  /* the rate itself falls by the share that is missing, whatever the crew gives at the time */
  double before = unit->rate;
  lose (&self, 0.3);
  run_hours (&self, 0);
  g_assert_cmpfloat_with_epsilon (unit->rate / before, 0.2 / 0.5, 1e-6);
  fuel_case_clear (&self);
}

/* Stations work again: at once all machines run, and tanks are full after four hours more. */
static void
test_fuel_comes_back (void)
{
  FuelCase self;
  fuel_case_init (&self, (TbrTime) TANK * TBR_HOUR);
  case_bring_to_work (&self.mission);
  const TbrUnit *unit = case_unit (&self.mission);
  lose (&self, 1);
  run_hours (&self, TANK - 0.1);
  g_assert_cmpfloat (unit->rate, >, 0);
  run_hours (&self, 0.2);
  g_assert_true (unit->dry);
  g_assert_cmpfloat (unit->rate, ==, 0);
  lose (&self, -1);
  run_hours (&self, 1);
  g_assert_false (unit->dry);
  g_assert_cmpfloat (unit->rate, >, 0);
  g_assert_cmpuint (case_count (&self.mission, TBR_FACT_UNIT_FUEL), ==, 2);
  run_hours (&self, 20);
  lose (&self, 1);
  run_hours (&self, TANK - 0.1);
  g_assert_false (unit->dry);
  fuel_case_clear (&self);
}

/* Who burns none of note works on, and so does everybody where services are whole. */
static void
test_fuel_is_nothing_to_others (void)
{
  FuelCase self;
  fuel_case_init (&self, 0);
  case_bring_to_work (&self.mission);
  lose (&self, 1);
  run_hours (&self, 48);
  g_assert_cmpuint (case_count (&self.mission, TBR_FACT_UNIT_FUEL), ==, 0);
  g_assert_cmpfloat (case_unit (&self.mission)->rate, >, 0);
  fuel_case_clear (&self);
  fuel_case_init (&self, TBR_MINUTE);
  case_bring_to_work (&self.mission);
  run_hours (&self, 48);
  g_assert_cmpuint (case_count (&self.mission, TBR_FACT_UNIT_FUEL), ==, 0);
  fuel_case_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/fuel/lasts-and-then-half-stand",
                   test_fuel_lasts_and_then_half_stand);
  g_test_add_func ("/resources/fuel/comes-back", test_fuel_comes_back);
  g_test_add_func ("/resources/fuel/is-nothing-to-others", test_fuel_is_nothing_to_others);
  return g_test_run ();
}
