/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Machines that break, goods that run out, hosts that help or do not: by hand. */
#include "mission_case.h"

#include "resources/crew.h"
#include "resources/equipment.h"

#include <math.h>

/* A stock of 1,000 that hands out 100 an hour. */
static void
make_stock (Case *self, TbrNeedKind kind, double goods)
{
  self->fixture.rates[kind * TBR_FIXTURE_KINDS].goods = goods;
}

/* Ten hours at the nominal rate; the crew's effect stretches them. All of the lot is issued, the
   unit has no need any more, and it takes the time of the refill until it can be sent again. */
static void
test_equipment_hands_out_what_it_has (void)
{
  Case self;
  TbrCapability stock = module;
  stock.roster = 2.5;
  stock.refill = 37 * TBR_DAY;
  case_init (&self, &stock, "NO");
  make_stock (&self, TBR_NEED_FIRE_LINE, 1000);
  case_bring_to_work (&self);
  while (case_unit (&self)->goods > 0)
    tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
  double issued = 0;
  for (guint i = 0; i < case_count (&self, TBR_FACT_GOODS_ISSUED); i++)
    issued += tbr_fixture_find (&self.fixture, TBR_FACT_GOODS_ISSUED, self.unit, i)->x;
  g_assert_cmpfloat_with_epsilon (issued, 1000, 1e-6);
  g_assert_cmpfloat_with_epsilon (case_unit (&self)->work_done, 1000, 1e-3);
  g_assert_cmpuint (case_unit (&self)->need, ==, TBR_NONE);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_IDLE], ==, 1);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, self.second), ==, TBR_ORDER_EMPTY);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_DONE);
  case_run_to_phase (&self, TBR_PHASE_RECOVERING);
  TbrTime home = tbr_sim_clock (self.sim);
  case_run_to_phase (&self, TBR_PHASE_AVAILABLE);
  g_assert_cmpint (tbr_sim_clock (self.sim) - home, ==, 37 * TBR_DAY);
  g_assert_cmpfloat (case_unit (&self)->goods, ==, 1);
  g_assert_cmpfloat (case_unit (&self)->issued, ==, 1);
  g_assert_cmpfloat (case_unit (&self)->filled, ==, 2);
  tbr_fixture_clear (&self.fixture);
}

/* Kits for 2,500 where 1,000 are wanted: so many stay when the unit has gone, for good; the other
   1,500 go home with it. */
static void
test_equipment_leaves_what_is_held (void)
{
  Case self;
  TbrCapability stock = module;
  stock.roster = 2.5;
  stock.refill = 10 * TBR_DAY;
  case_init (&self, &stock, "NO");
  make_stock (&self, TBR_NEED_HOMELESS, 2500);
  TbrNeedId homeless = tbr_fixture_open (&self.fixture, TBR_NEED_HOMELESS, NEED_LON, NEED_LAT);
  self.need = homeless;
  case_send (&self);
  case_run_to_phase (&self, TBR_PHASE_ARRIVED);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, homeless), ==, TBR_ORDER_OK);
  case_run_to_phase (&self, TBR_PHASE_RESTING);
  g_assert_cmpfloat (tbr_need_rate (self.sim, homeless, TBR_WORK_N), ==, 1000);
  g_assert_cmpfloat_with_epsilon (case_unit (&self)->goods, 0.6, 1e-12);
  g_assert_cmpuint (tbr_need_get (self.sim, homeless)->n_units, ==, 0);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_DONE);
  case_run_to_phase (&self, TBR_PHASE_AVAILABLE);
  g_assert_cmpfloat (tbr_need_rate (self.sim, homeless, TBR_WORK_N), ==, 1000);
  g_assert_cmpfloat (case_unit (&self)->goods, ==, 1);
  tbr_fixture_clear (&self.fixture);
}

/* 20 machines that last 100 hours: in a shift of 12 hours 1 - exp (-0.12) of them break; over 40
   units and ten days, within four standard errors of the share that works. */
static void
test_equipment_breaks_and_is_repaired (void)
{
  TbrFixture fixture;
  TbrCapability type = module;
  guint n = 40;
  type.roster = 2.5;
  type.operation = 60 * TBR_DAY;
  type.self_sufficiency = 0;
  type.breakdown = 100 * TBR_HOUR;
  type.repair = (TbrLaw){ .kind = TBR_LAW_CONSTANT, .p = { 6 * 3600.0 } };
  tbr_fixture_init (&fixture, "2018-07-20T00:00Z");
  tbr_fixture_add_capability (&fixture, &type, TBR_WORK_VEHICLE, PER_HOUR);
  for (guint i = 0; i < n; i++)
    tbr_fixture_add_unit (&fixture, 0, "NO", ABROAD_LON, ABROAD_LAT);
  tbr_fixture_start (&fixture, 3);
  TbrSim *sim = &fixture.sim;
  TbrNeedId need = tbr_fixture_open (&fixture, TBR_NEED_DIKE, NEED_LON, NEED_LAT);
  for (guint32 i = 0; i < n; i++)
    tbr_unit_send (sim, TBR_HANDLE (TbrUnitId, i), need, no_request);
  tbr_core_run_until (sim, 2 * TBR_DAY);
  for (guint32 i = 0; i < n; i++)
    tbr_unit_task (sim, TBR_HANDLE (TbrUnitId, i), need);
  tbr_fixture_run (&fixture, 12 * TBR_DAY);
  double broken = 0, expected = 0, hours = 0;
  for (guint32 i = 0; i < n; i++)
    {
      TbrUnitId unit = { i };
      for (guint k = 0; k < tbr_fixture_count (&fixture, TBR_FACT_UNIT_BROKE, unit); k++)
        broken += tbr_fixture_find (&fixture, TBR_FACT_UNIT_BROKE, unit, k)->b;
      hours += tbr_unit_get (sim, unit)->hours_worked;
      g_assert_cmpuint (tbr_unit_get (sim, unit)->n_down, <=, 20);
      g_assert_cmpfloat (tbr_equipment_share (sim, unit), ==,
                         1 - tbr_unit_get (sim, unit)->n_down / 20.0);
    }
  /* one machine breaks in 100 hours; those that stand do not, and the last day is not yet drawn */
  expected = 20 * hours / 100;
  g_assert_cmpfloat (broken, <, expected + 4 * sqrt (expected));
  g_assert_cmpfloat (broken, >, 0.6 * expected);
  g_test_message ("%g broken, %g in all hours", broken, expected);
  tbr_fixture_clear (&fixture);
}

/* An unsupported crew that shares no language: 0.8 of the work for two days, and 1.2 times the
   errors for good: 1 - 0.35 x (1.27 x 1.2 - 1) at the first hour in place of 1 - 0.35 x 0.27. */
static void
test_equipment_hosts_make_a_difference (void)
{
  Case self;
  TbrCapability type = module;
  type.roster = 2.5;
  case_init (&self, &type, "NO");
  case_send (&self);
  case_run_to_phase (&self, TBR_PHASE_ARRIVED);
  TbrReception reception = { .error = 1.2, .effect = 0.8, .effect_time = 2 * TBR_DAY };
  tbr_unit_receive (self.sim, self.unit, &reception);
  tbr_unit_task (self.sim, self.unit, self.need);
  case_run_to_phase (&self, TBR_PHASE_WORKING);
  g_assert_cmpfloat_with_epsilon (tbr_crew_risk_at (self.sim, self.unit, 8 * TBR_HOUR), 1.524,
                                  1e-6);
  double without = tbr_crew_effect (self.sim, self.unit);
  case_unit (&self)->unsupported = 0;
  g_assert_cmpfloat_with_epsilon (without / tbr_crew_effect (self.sim, self.unit), 0.8, 1e-6);
  tbr_fixture_clear (&self.fixture);
}

/* Four nations at one need cost each of them 5 % as soon as one is not understood. */
static void
test_equipment_mixed_sectors_lose (void)
{
  const char *states[] = { "NO", "DE", "PL", "FR" };
  TbrFixture fixture;
  TbrCapability type = module;
  type.roster = 2.5;
  tbr_fixture_init (&fixture, "2018-07-20T00:00Z");
  tbr_fixture_add_capability (&fixture, &type, TBR_WORK_VEHICLE, PER_HOUR);
  for (guint i = 0; i < 4; i++)
    tbr_fixture_add_unit (&fixture, 0, states[i], ABROAD_LON, ABROAD_LAT);
  tbr_fixture_start (&fixture, 3);
  TbrSim *sim = &fixture.sim;
  TbrUnitId first = { 0 };
  double effect[4];
  TbrNeedId need = tbr_fixture_open (&fixture, TBR_NEED_DIKE, NEED_LON, NEED_LAT);
  for (guint32 i = 0; i < 4; i++)
    tbr_unit_send (sim, TBR_HANDLE (TbrUnitId, i), need, no_request);
  effect[0] = tbr_crew_effect (sim, first);
  tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, 2))->error = 1.06F;
  effect[1] = tbr_crew_effect (sim, first);
  tbr_unit_release (sim, TBR_HANDLE (TbrUnitId, 3), TBR_RELEASE_ORDER);
  effect[2] = tbr_crew_effect (sim, first);
  g_assert_cmpfloat_with_epsilon (effect[1] / effect[0], 0.95, 1e-12);
  g_assert_cmpfloat (effect[2], ==, effect[0]);
  tbr_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/equipment/hands-out-what-it-has",
                   test_equipment_hands_out_what_it_has);
  g_test_add_func ("/resources/equipment/leaves-what-is-held", test_equipment_leaves_what_is_held);
  g_test_add_func ("/resources/equipment/breaks-and-is-repaired",
                   test_equipment_breaks_and_is_repaired);
  g_test_add_func ("/resources/equipment/hosts-make-a-difference",
                   test_equipment_hosts_make_a_difference);
  g_test_add_func ("/resources/equipment/mixed-sectors-lose", test_equipment_mixed_sectors_lose);
  return g_test_run ();
}
