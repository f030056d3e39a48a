/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Work on site: shifts, daylight, rest, supplies, illness. */
#include "mission_case.h"

#include <math.h>

static void
test_work_works_in_shifts (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_bring_to_work (&self);
  TbrTime start = tbr_sim_clock (self.sim);
  tbr_fixture_run (&self.fixture, start + 5 * TBR_DAY);
  guint blocks = case_count (&self, TBR_FACT_UNIT_WORKED);
  g_assert_cmpuint (blocks, >=, 4);
  double done = 0;
  for (guint i = 0; i < blocks; i++)
    {
      const TbrFact *worked = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKED, self.unit, i);
      g_assert_cmpfloat (worked->x, <=, 12);
      done += worked->y;
      const TbrFact *next
          = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKING, self.unit, i + 1);
      if (next != NULL)
        g_assert_cmpint (next->at - worked->at, >=, 11 * TBR_HOUR);
    }
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_ORDER);
  if (case_count (&self, TBR_FACT_UNIT_WORKED) > blocks)
    done += tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKED, self.unit, blocks)->y;
  tbr_need_close (self.sim, self.need);
  g_assert_cmpfloat_with_epsilon (tbr_need_get (self.sim, self.need)->done / done, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (case_unit (&self)->work_done / done, 1, 1e-12);
  /* fatigue lowers it, but not below half of 0.6 */
  g_assert_cmpfloat (done, <, PER_HOUR * case_unit (&self)->hours_worked);
  g_assert_cmpfloat (done, >, 0.6 * PER_HOUR * case_unit (&self)->hours_worked);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_with_two_crews_does_not_rest (void)
{
  Case self;
  TbrCapability two = module;
  two.crews = 2;
  case_init (&self, &two, "NO");
  case_bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 3 * TBR_DAY);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_RESTING), ==, 0);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_flies_by_day_only (void)
{
  Case self;
  case_init (&self, &aircraft, "NO");
  case_bring_to_work (&self);
  TbrTime start = tbr_sim_clock (self.sim);
  tbr_fixture_run (&self.fixture, start + 6 * TBR_DAY);
  double total = 0;
  guint n = case_count (&self, TBR_FACT_UNIT_WORKED);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *worked = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKED, self.unit, i);
      const TbrFact *began = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKING, self.unit, i);
      TbrTime middle = (began->at + worked->at) / 2;
      g_assert_true (
          tbr_calendar_is_day (&self.sim->calendar, began->at + TBR_MINUTE, NEED_LON, NEED_LAT));
      g_assert_true (tbr_calendar_is_day (&self.sim->calendar, middle, NEED_LON, NEED_LAT));
      g_assert_cmpfloat (worked->x, <=, 8 + 1e-6);
      /* [ERCC2018] 10.8 drops a flight hour and aircraft, two aircraft, factor 1 */
      g_assert_cmpfloat_with_epsilon (worked->z, 10.8 * 2 * worked->x, 1e-6);
      total += worked->x;
    }
  g_assert_cmpfloat (total, >, 5 * 7);
  g_assert_cmpfloat (total, <=, 7 * 8);
  tbr_fixture_clear (&self.fixture);
}

/* A helicopter that fetches people drops no water. */
static void
test_work_drops_on_fires_only (void)
{
  Case self;
  case_init (&self, &aircraft, "NO");
  case_bring_to_work (&self);
  tbr_need_get (self.sim, self.need)->kind = TBR_NEED_STRANDED;
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_DAY);
  g_assert_cmpfloat (case_first (&self, TBR_FACT_UNIT_WORKED)->y, >, 0);
  g_assert_cmpfloat (case_first (&self, TBR_FACT_UNIT_WORKED)->z, ==, 0);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_is_idle_when_its_need_closes (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
  tbr_need_close (self.sim, self.need);
  tbr_unit_need_closed (self.sim, self.need);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_IDLE], ==, 1);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_RESTING);
  g_assert_cmpuint (case_unit (&self)->need, ==, TBR_NONE);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
  g_assert_cmpint (tbr_unit_task (self.sim, self.unit, self.second), ==, TBR_ORDER_OK);
  case_run_to_phase (&self, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_rests_while_the_place_gives_no_work (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_bring_to_work (&self);
  tbr_need_set_factor (self.sim, self.need, TBR_WORK_VEHICLE, 0);
  tbr_unit_need_changed (self.sim, self.need);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_RESTING);
  g_assert_cmpint (case_unit (&self)->rest, ==, TBR_REST_NO_WORK);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_IDLE], ==, 1);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
  tbr_need_set_factor (self.sim, self.need, TBR_WORK_VEHICLE, 0.5);
  tbr_unit_need_changed (self.sim, self.need);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_stops_for_an_aftershock (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_bring_to_work (&self);
  TbrTime now = tbr_sim_clock (self.sim);
  tbr_unit_stop_work (self.sim, self.need, now + 45 * TBR_MINUTE);
  g_assert_cmpint (case_unit (&self)->rest, ==, TBR_REST_AFTERSHOCK);
  tbr_fixture_run (&self.fixture, now + 44 * TBR_MINUTE);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_RESTING);
  tbr_fixture_run (&self.fixture, now + 46 * TBR_MINUTE);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_WORKING);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_says_when_supplies_and_period_are_over (void)
{
  Case self;
  case_init (&self, &module, "NO");
  case_bring_to_work (&self);
  TbrTime supplies = case_first (&self, TBR_FACT_UNIT_DEPARTED)->at + 96 * TBR_HOUR;
  TbrTime period = case_first (&self, TBR_FACT_UNIT_ON_SITE)->at + 7 * TBR_DAY;
  tbr_fixture_run (&self.fixture, supplies - 1);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 0);
  tbr_fixture_run (&self.fixture, supplies);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 1);
  tbr_unit_supply (self.sim, self.unit, 30 * TBR_DAY);
  tbr_fixture_run (&self.fixture, period);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 2);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_serves_held_needs_day_and_night (void)
{
  Case self;
  case_init (&self, &module, "NO");
  TbrNeedId homeless = tbr_fixture_open (&self.fixture, TBR_NEED_HOMELESS, NEED_LON, NEED_LAT);
  self.need = homeless;
  case_bring_to_work (&self);
  tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + 2 * TBR_DAY);
  g_assert_cmpint (case_unit (&self)->phase, ==, TBR_PHASE_WORKING);
  g_assert_cmpfloat (tbr_need_rate (self.sim, homeless, TBR_WORK_N), ==, PER_HOUR);
  tbr_fixture_clear (&self.fixture);
}

static void
test_work_loses_people_to_illness (void)
{
  guint lost = 0;
  TbrFixture fixture;
  tbr_fixture_init (&fixture, "2018-07-20T00:00Z");
  TbrCapability long_stay = module;
  long_stay.crews = 2;
  long_stay.hazard_factor = 0;
  tbr_fixture_add_capability (&fixture, &long_stay, TBR_WORK_VEHICLE, PER_HOUR);
  for (guint i = 0; i < 60; i++)
    tbr_fixture_add_unit (&fixture, 0, "NO", ABROAD_LON, ABROAD_LAT);
  tbr_fixture_start (&fixture, 3);
  TbrSim *sim = &fixture.sim;
  TbrNeedId need = tbr_fixture_open (&fixture, TBR_NEED_DIKE, NEED_LON, NEED_LAT);
  for (guint32 i = 0; i < 60; i++)
    tbr_unit_send (sim, TBR_HANDLE (TbrUnitId, i), need, no_request);
  tbr_core_run_until (sim, 2 * TBR_DAY);
  for (guint32 i = 0; i < 60; i++)
    g_assert_cmpint (tbr_unit_task (sim, TBR_HANDLE (TbrUnitId, i), need), ==, TBR_ORDER_OK);
  tbr_core_run_until (sim, 17 * TBR_DAY);
  for (guint32 i = 0; i < 60; i++)
    lost += tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i))->n_sick;
  double expected = 60 * 57 * 0.03;
  g_assert_cmpfloat_with_epsilon (lost, expected, 4 * sqrt (expected));
  tbr_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/work/works-in-shifts", test_work_works_in_shifts);
  g_test_add_func ("/resources/work/with-two-crews-does-not-rest",
                   test_work_with_two_crews_does_not_rest);
  g_test_add_func ("/resources/work/flies-by-day-only", test_work_flies_by_day_only);
  g_test_add_func ("/resources/work/drops-on-fires-only", test_work_drops_on_fires_only);
  g_test_add_func ("/resources/work/is-idle-when-its-need-closes",
                   test_work_is_idle_when_its_need_closes);
  g_test_add_func ("/resources/work/rests-while-the-place-gives-no-work",
                   test_work_rests_while_the_place_gives_no_work);
  g_test_add_func ("/resources/work/stops-for-an-aftershock", test_work_stops_for_an_aftershock);
  g_test_add_func ("/resources/work/says-when-supplies-and-period-are-over",
                   test_work_says_when_supplies_and_period_are_over);
  g_test_add_func ("/resources/work/serves-held-needs-day-and-night",
                   test_work_serves_held_needs_day_and_night);
  g_test_add_func ("/resources/work/loses-people-to-illness", test_work_loses_people_to_illness);
  return g_test_run ();
}
