/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Relief crews: found in time, late, or never; and what long days do to those who wait for them. */
#include "mission_case.h"

#include "resources/crew.h"
#include "resources/roster.h"

static TbrCapability
with_roster (double roster)
{
  TbrCapability type = module;
  type.roster = roster;
  return type;
}

/* A module for seven days had better ask after half of them; the relief overlaps by 12 to 24 h and
   takes over when the period ends. Afterwards everybody can be found. */
static void
test_relief_takes_over_in_time (void)
{
  Case self;
  TbrCapability type = with_roster (2.5);
  case_init (&self, &type, "NO");
  case_bring_to_work (&self);
  TbrTime on_site = case_first (&self, TBR_FACT_UNIT_ON_SITE)->at;
  tbr_unit_supply (self.sim, self.unit, 60 * TBR_DAY);
  tbr_fixture_run (&self.fixture, on_site + 84 * TBR_HOUR - 1);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_TIRING], ==, 0);
  tbr_fixture_run (&self.fixture, on_site + 84 * TBR_HOUR);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_TIRING], ==, 1);
  g_assert_cmpint (tbr_unit_relieve (self.sim, self.unit), ==, TBR_ORDER_OK);
  /* a copy: the list grows */
  TbrFact found = *case_first (&self, TBR_FACT_RELIEF_FOUND);
  g_assert_cmpfloat (found.z, ==, 0);
  g_assert_cmpfloat_with_epsilon (found.y, 84, 1e-9);
  g_assert_cmpint (tbr_roster_cohorts (self.sim, self.unit)->coming, ==, (int) found.x);
  tbr_fixture_run (&self.fixture, on_site + 7 * TBR_DAY);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_ROTATED), ==, 1);
  g_assert_cmpuint (self.fixture.n_raised[TBR_EVENT_UNIT_EXPIRED], ==, 0);
  const TbrCohort *cohort = tbr_roster_cohorts (self.sim, self.unit);
  g_assert_cmpuint (cohort->present, ==, (guint) found.x);
  g_assert_cmpuint (cohort->resting, >, 50);
  /* a week away asks for half of the 2 to 14 days of rest */
  tbr_fixture_run (&self.fixture, on_site + 30 * TBR_DAY);
  g_assert_cmpuint (tbr_roster_cohorts (self.sim, self.unit)->resting, ==, 0);
  tbr_unit_release (self.sim, self.unit, TBR_RELEASE_ORDER);
  case_run_to_phase (&self, TBR_PHASE_AVAILABLE);
  const TbrPool *pool = tbr_roster_pools (self.sim, self.unit);
  g_assert_cmpuint (pool->all, ==, 150);
  g_assert_cmpuint (pool->home, ==, 150 - tbr_roster_cohorts (self.sim, self.unit)->injured);
  tbr_fixture_clear (&self.fixture);
}

/* Where all are away nobody can relieve them: asked again every day, in vain. */
static void
test_relief_is_never_crewed (void)
{
  Case self;
  TbrCapability type = with_roster (1);
  case_init (&self, &type, "NO");
  case_bring_to_work (&self);
  TbrTime on_site = case_first (&self, TBR_FACT_UNIT_ON_SITE)->at;
  tbr_unit_supply (self.sim, self.unit, 60 * TBR_DAY);
  guint asked = 0;
  while (tbr_sim_clock (self.sim) < on_site + 7 * TBR_DAY)
    {
      tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim) + TBR_HOUR);
      if (self.fixture.n_raised[TBR_EVENT_UNIT_TIRING] == asked)
        continue;
      asked++;
      g_assert_cmpint (tbr_unit_relieve (self.sim, self.unit), ==, TBR_ORDER_NO_CREW);
      tbr_fixture_run (&self.fixture, tbr_sim_clock (self.sim));
    }
  g_assert_cmpuint (asked, ==, 4);
  const TbrFact *missing = case_first (&self, TBR_FACT_RELIEF_MISSING);
  g_assert_cmpuint (missing->c, ==, TBR_SKILL_HANDS);
  g_assert_cmpfloat (missing->x, <, 0.6 * 60);
  g_assert_cmpfloat (missing->y, ==, 60);
  g_assert_cmpint (case_unit (&self)->relief, ==, TBR_RELIEF_MISSING);
  g_assert_cmpuint (case_count (&self, TBR_FACT_UNIT_ROTATED), ==, 0);
  tbr_fixture_clear (&self.fixture);
}

/* Asked for at the last moment it comes late: as long as the unit was on its way, and 12 to 24 h of
   overlap; the period is so much longer. */
static void
test_relief_asked_late_comes_late (void)
{
  Case self;
  TbrCapability type = with_roster (2.5);
  case_init (&self, &type, "NO");
  case_bring_to_work (&self);
  TbrTime on_site = case_first (&self, TBR_FACT_UNIT_ON_SITE)->at;
  TbrTime way = on_site - case_first (&self, TBR_FACT_UNIT_ORDERED)->at;
  tbr_unit_supply (self.sim, self.unit, 60 * TBR_DAY);
  tbr_fixture_run (&self.fixture, on_site + 7 * TBR_DAY - TBR_HOUR);
  tbr_unit_relieve (self.sim, self.unit);
  const TbrFact *found = case_first (&self, TBR_FACT_RELIEF_FOUND);
  double least = (double) MAX (way, 12 * TBR_HOUR) / (double) TBR_HOUR + 12;
  g_assert_cmpfloat (found->y, >=, least);
  g_assert_cmpfloat (found->y, <=, least + 12);
  g_assert_cmpfloat_with_epsilon (found->z, found->y - 1, 1e-9);
  g_assert_cmpint (case_unit (&self)->period_end, >, on_site + 7 * TBR_DAY);
  tbr_fixture_clear (&self.fixture);
}

/* By hand: 1.27 passes 1.3 at 8 + (1.3 / 1.27 - 1) / 0.05 = 8.4724 h; its mean over 12 h is
   1.27 x (1 + 0.05 x 8 / 12). A night shift is above it from the start. */
static void
test_relief_counts_strained_hours (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_crew_strained (1.27, 0, 12), 3.527559055, 1e-8);
  g_assert_cmpfloat_with_epsilon (tbr_crew_strained (1.27, 10, 12), 2, 1e-12);
  g_assert_cmpfloat (tbr_crew_strained (1.0, 0, 8), ==, 0);
  g_assert_cmpfloat (tbr_crew_strained (1.64, 0, 12), ==, 12);
  g_assert_cmpfloat_with_epsilon (tbr_crew_mean_risk (1.27, 0, 12), 1.312333333, 1e-8);
  g_assert_cmpfloat_with_epsilon (tbr_crew_mean_risk (1.27, 9, 11), 1.27 * 1.1, 1e-8);
}

/* Seven hours a day are needed; eight hours off give six: one is missed each day, at 4 %, until 30
   % are lost. Eleven hours off pay back two. */
static void
test_relief_sleep_is_missed_and_made_up (void)
{
  double debt = 0;
  for (guint day = 1; day <= 10; day++)
    {
      debt = tbr_crew_debt (debt, TBR_DAY, 8 * TBR_HOUR);
      g_assert_cmpfloat_with_epsilon (debt, MIN (7.5, day), 1e-12);
      g_assert_cmpfloat_with_epsilon (tbr_crew_awake (debt), MAX (0.7, 1 - 0.04 * day), 1e-12);
    }
  g_assert_cmpfloat_with_epsilon (tbr_crew_debt (debt, TBR_DAY, 11 * TBR_HOUR), 5.5, 1e-12);
  g_assert_cmpfloat (tbr_crew_debt (0, TBR_DAY, 11 * TBR_HOUR), ==, 0);
}

/* Without the derogation 48 h are all that a week has; with days of twelve the fifth is off. */
static void
test_relief_week_has_48_hours (void)
{
  TbrStateSpec norway = { .consent = 1, .home_shift = TBR_DAY, .week_hours = 48 * TBR_HOUR };
  const TbrStateSpec *list[256];
  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    list[i] = &norway;
  Case self;
  TbrCapability type = with_roster (2.5);
  type.operation = 30 * TBR_DAY;
  case_init (&self, &type, "NO");
  self.fixture.scenario.states = list;
  case_bring_to_work (&self);
  tbr_unit_supply (self.sim, self.unit, 60 * TBR_DAY);
  TbrTime on_site = case_first (&self, TBR_FACT_UNIT_ON_SITE)->at;
  for (guint week = 1; week <= 3; week++)
    {
      tbr_fixture_run (&self.fixture, on_site + week * 7 * TBR_DAY);
      g_assert_cmpfloat (case_unit (&self)->hours_worked, <=, week * 48 + 1e-6);
      g_assert_cmpfloat (case_unit (&self)->hours_worked, >, week * 48 - 13);
    }
  tbr_fixture_clear (&self.fixture);
}

/* Fourteen days at work, then two off: nothing is done on them, and four days of tiring are gone.
 */
static void
test_relief_days_off_after_fourteen (void)
{
  Case self;
  TbrCapability type = with_roster (2.5);
  type.operation = 60 * TBR_DAY;
  type.days_most = 14 * TBR_DAY;
  type.days_off = 2 * TBR_DAY;
  case_init (&self, &type, "NO");
  case_bring_to_work (&self);
  tbr_unit_supply (self.sim, self.unit, 90 * TBR_DAY);
  TbrTime on_site = case_first (&self, TBR_FACT_UNIT_ON_SITE)->at;
  tbr_fixture_run (&self.fixture, on_site + 20 * TBR_DAY);
  TbrTime longest = 0;
  for (guint i = 0; i + 1 < case_count (&self, TBR_FACT_UNIT_WORKING); i++)
    {
      const TbrFact *worked = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKED, self.unit, i);
      const TbrFact *next
          = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_WORKING, self.unit, i + 1);
      longest = MAX (longest, next->at - worked->at);
    }
  g_assert_cmpint (longest, >=, 2 * TBR_DAY);
  g_assert_cmpint (longest, <, 3 * TBR_DAY);
  g_assert_cmpint (case_unit (&self)->fresh, >, on_site + 5 * TBR_DAY);
  tbr_fixture_clear (&self.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/relief/takes-over-in-time", test_relief_takes_over_in_time);
  g_test_add_func ("/resources/relief/is-never-crewed", test_relief_is_never_crewed);
  g_test_add_func ("/resources/relief/asked-late-comes-late", test_relief_asked_late_comes_late);
  g_test_add_func ("/resources/relief/counts-strained-hours", test_relief_counts_strained_hours);
  g_test_add_func ("/resources/relief/sleep-is-missed-and-made-up",
                   test_relief_sleep_is_missed_and_made_up);
  g_test_add_func ("/resources/relief/week-has-48-hours", test_relief_week_has_48_hours);
  g_test_add_func ("/resources/relief/days-off-after-fourteen",
                   test_relief_days_off_after_fourteen);
  return g_test_run ();
}
