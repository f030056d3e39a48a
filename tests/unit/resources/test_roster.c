/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who there is, who comes, and what is missing: every number worked out by hand. */
#include "mission_case.h"

#include "resources/muster.h"
#include "resources/purpose.h"

#include <gsl/gsl_randist.h>
#include <math.h>

/* A search team of 60: two commanders, 24 rescuers, 34 others. */
static const TbrPost command
    = { .skill = TBR_SKILL_COMMAND, .level = TBR_LEVEL_COMMANDER, .share = 0.03, .least = 1 };
static const TbrPost rescue
    = { .skill = TBR_SKILL_RESCUE, .level = TBR_LEVEL_SPECIALIST, .share = 0.4, .least = 1 };
static const TbrPost *const posts[] = { &command, &rescue };
static const guint32 first_post[TBR_FIXTURE_KINDS + 1] = { 0, 2, 2, 2, 2, 2, 2, 2, 2 };

#define N_COHORTS 3

/* Two teams of Norway and one of Germany; what Germany says about its people can be set. */
typedef struct
{
  TbrFixture fixture;
  TbrSim *sim;
  TbrStateSpec states[128];
  const TbrStateSpec *list[128];
  TbrUnitId first, second, german;
  TbrNeedId need;
} Team;

static void
team_init (Team *self, const TbrCapability *type, const char *start)
{
  tbr_fixture_init (&self->fixture, start);
  TbrScenario *scenario = &self->fixture.scenario;
  scenario->posts = posts;
  scenario->first_post = first_post;
  g_assert_cmpuint (scenario->n_states, <=, G_N_ELEMENTS (self->states));
  for (guint i = 0; i < scenario->n_states; i++)
    {
      self->states[i] = (TbrStateSpec){ .consent = 0.9,
                                        .over_manning = 0.25,
                                        .no_show = 0.05,
                                        .sickness = 0.03,
                                        .release_weekday = 2 * TBR_HOUR,
                                        .release_night = TBR_HOUR,
                                        .home_shift = TBR_DAY,
                                        .week_hours = 84 * TBR_HOUR };
      self->list[i] = &self->states[i];
    }
  scenario->states = self->list;
  guint32 kind = tbr_fixture_add_capability (&self->fixture, type, TBR_WORK_EXPERT, PER_HOUR);
  self->first = tbr_fixture_add_unit (&self->fixture, kind, "NO", ABROAD_LON, ABROAD_LAT);
  self->second = tbr_fixture_add_unit (&self->fixture, kind, "NO", ABROAD_LON, ABROAD_LAT);
  self->german = tbr_fixture_add_unit (&self->fixture, kind, "DE", 9.9, 53.6);
  self->sim = &self->fixture.sim;
}

static void
team_start (Team *self)
{
  tbr_fixture_start (&self->fixture, 11);
  self->need = tbr_fixture_open (&self->fixture, TBR_NEED_TRAPPED, NEED_LON, NEED_LAT);
}

static TbrCapability
deep (void)
{
  TbrCapability type = module;
  type.roster = 2.5;
  type.lapse = 900 * TBR_DAY;
  type.certification = 1800 * TBR_DAY;
  return type;
}

/* 0.03 and 0.4 of 60 are two and 24; three teams share no pool but that of their owner, two and a
   half deep: five commanders, 60 rescuers, 85 others for each. */
static void
test_roster_counts_whole_people (void)
{
  Team self;
  TbrCapability type = deep ();
  team_init (&self, &type, "2018-07-20T00:00Z");
  team_start (&self);
  const guint required[N_COHORTS] = { 2, 24, 34 };
  const guint each[N_COHORTS] = { 5, 60, 85 };
  g_assert_cmpuint (tbr_roster_count (self.sim, self.first), ==, N_COHORTS);
  for (guint i = 0; i < N_COHORTS; i++)
    {
      g_assert_cmpuint (tbr_roster_cohorts (self.sim, self.first)[i].required, ==, required[i]);
      g_assert_cmpuint (tbr_roster_pools (self.sim, self.first)[i].home, ==, 2 * each[i]);
      g_assert_cmpuint (tbr_roster_pools (self.sim, self.german)[i].home, ==, each[i]);
    }
  g_assert_true (tbr_roster_pools (self.sim, self.first)
                 == tbr_roster_pools (self.sim, self.second));
  tbr_fixture_clear (&self.fixture);
}

/* Half of the rescuers is half of the team; half of the commanders and of the others, a quarter. */
static void
test_roster_readiness_is_the_product (void)
{
  Team self;
  TbrCapability type = deep ();
  team_init (&self, &type, "2018-07-20T00:00Z");
  team_start (&self);
  const guint16 whole[] = { 2, 24, 34 }, half[] = { 2, 12, 34 }, quarter[] = { 1, 24, 17 };
  const guint16 plenty[] = { 5, 30, 17 };
  TbrCrewGap gap;
  g_assert_cmpfloat (tbr_roster_readiness (self.sim, self.first, whole), ==, 1);
  g_assert_cmpfloat (tbr_roster_readiness (self.sim, self.first, half), ==, 0.5);
  g_assert_cmpfloat (tbr_roster_readiness (self.sim, self.first, quarter), ==, 0.25);
  g_assert_cmpfloat (tbr_roster_readiness (self.sim, self.first, plenty), ==, 0.5);
  tbr_roster_gap (self.sim, self.first, half, &gap);
  g_assert_cmpuint (gap.skill, ==, TBR_SKILL_RESCUE);
  g_assert_cmpuint (gap.level, ==, TBR_LEVEL_SPECIALIST);
  g_assert_cmpuint (gap.present, ==, 12);
  g_assert_cmpuint (gap.required, ==, 24);
  tbr_fixture_clear (&self.fixture);
}

/* After one half-life without training half of those who could are hands. */
static void
test_roster_lapses_by_half (void)
{
  Team self;
  TbrCapability type = deep ();
  team_init (&self, &type, "2018-07-20T00:00Z");
  self.fixture.units[self.german.i].trained = 900 * TBR_DAY;
  team_start (&self);
  g_assert_cmpfloat_with_epsilon (tbr_roster_current (1800 * TBR_DAY, 900 * TBR_DAY), 0.25, 1e-12);
  g_assert_cmpfloat (tbr_roster_current (1800 * TBR_DAY, 0), ==, 1);
  const TbrPool *pools = tbr_roster_pools (self.sim, self.german);
  g_assert_cmpuint (pools[1].all, ==, 30);
  g_assert_cmpuint (pools[0].all + pools[1].all + pools[2].all, ==, 150);
  tbr_fixture_clear (&self.fixture);
}

/* Mean of min (needed, binomial (asked, share)). */
static double
expected (guint asked, guint needed, double share)
{
  double sum = 0;
  for (guint k = 0; k <= asked; k++)
    sum += MIN (k, needed) * gsl_ran_binomial_pdf (k, share, asked);
  return sum;
}

/* Abroad 30 are asked for 24 posts and each comes with 0.9 x 0.95; at home the 24 are called and
   0.95 come. Over 2,000 musters, within four standard errors. */
static void
test_roster_musters_by_consent (void)
{
  Team self;
  TbrCapability type = deep ();
  team_init (&self, &type, "2018-07-20T00:00Z");
  team_start (&self);
  for (guint abroad = 0; abroad < 2; abroad++)
    {
      double sum = 0, squares = 0;
      guint n = 2000;
      for (guint32 i = 1; i <= n; i++)
        {
          guint16 come[TBR_COHORTS_MAX];
          TbrMuster muster = { TBR_PURPOSE_MUSTER, i, abroad };
          tbr_muster_draw (self.sim, self.first, &muster, come);
          g_assert_cmpuint (come[1], <=, 24);
          sum += come[1];
          squares += come[1] * come[1];
        }
      double mean = sum / n;
      double error = sqrt ((squares / n - mean * mean) / n);
      double exact = abroad ? expected (30, 24, 0.855) : expected (24, 24, 0.95);
      g_assert_cmpfloat_with_epsilon (mean, exact, 4 * error);
    }
  /* 1.25 x 0.855 is more than enough; without over-manning 85.5 % come */
  g_assert_cmpfloat (tbr_muster_expected (self.sim, self.first, TRUE), ==, 1);
  for (guint i = 0; i < self.fixture.scenario.n_states; i++)
    self.states[i].over_manning = 0;
  g_assert_cmpfloat_with_epsilon (tbr_muster_expected (self.sim, self.first, TRUE), 0.855, 1e-12);
  tbr_fixture_clear (&self.fixture);
}

/* Who comes does not hang on whom others have called, as long as there are enough. */
static void
test_roster_luck_is_the_units_own (void)
{
  Team self;
  TbrCapability type = deep ();
  guint16 before[TBR_COHORTS_MAX], after[TBR_COHORTS_MAX];
  TbrMuster muster = { TBR_PURPOSE_MUSTER, 1, 1 };
  team_init (&self, &type, "2018-07-20T00:00Z");
  team_start (&self);
  tbr_muster_draw (self.sim, self.second, &muster, before);
  g_assert_cmpint (tbr_unit_send (self.sim, self.first, self.need, no_request), ==, TBR_ORDER_OK);
  tbr_fixture_run (&self.fixture, 3 * TBR_DAY);
  tbr_muster_draw (self.sim, self.second, &muster, after);
  g_assert_cmpmem (before, N_COHORTS * sizeof *before, after, N_COHORTS * sizeof *after);
  tbr_fixture_clear (&self.fixture);
}

/* Nobody left who can lead: the order is refused, and the fact says what is missing. */
static void
test_roster_without_a_leader_nobody_goes (void)
{
  Team self;
  TbrCapability type = deep ();
  TbrCrewGap gap;
  team_init (&self, &type, "2018-07-20T00:00Z");
  self.fixture.units[self.german.i].trained = 5000 * TBR_DAY;
  team_start (&self);
  /* 0.5 to the 5.56: 5 commanders are none */
  g_assert_true (tbr_unit_lacks_crew (self.sim, self.german, &gap));
  g_assert_cmpuint (gap.skill, ==, TBR_SKILL_COMMAND);
  g_assert_cmpint (tbr_unit_send (self.sim, self.german, self.need, no_request), ==,
                   TBR_ORDER_NO_CREW);
  const TbrFact *fact
      = tbr_fixture_find (&self.fixture, TBR_FACT_UNIT_ORDER_FAILED, self.german, 0);
  g_assert_cmpuint (fact->code, ==, TBR_ORDER_NO_CREW);
  g_assert_cmpuint (fact->c, ==, TBR_SKILL_COMMAND);
  g_assert_cmpfloat (fact->x, ==, 0);
  g_assert_cmpfloat (fact->y, ==, 2);
  g_assert_cmpint (tbr_unit_get (self.sim, self.german)->phase, ==, TBR_PHASE_AVAILABLE);
  tbr_fixture_clear (&self.fixture);
}

/* An old certificate keeps a team at home, where it needs none. */
static void
test_roster_certificates_expire (void)
{
  Team self;
  TbrCapability type = deep ();
  team_init (&self, &type, "2018-07-20T00:00Z");
  self.fixture.units[self.german.i].certified = 1801 * TBR_DAY;
  team_start (&self);
  g_assert_cmpint (tbr_unit_check_order (self.sim, self.german, self.need), ==, TBR_ORDER_EXPIRED);
  TbrNeedId own = tbr_fixture_open (&self.fixture, TBR_NEED_TRAPPED, 10.0, 53.5);
  g_assert_cmpint (tbr_unit_check_order (self.sim, self.german, own), ==, TBR_ORDER_OK);
  g_assert_cmpint (tbr_unit_check_order (self.sim, self.first, self.need), ==, TBR_ORDER_OK);
  tbr_fixture_clear (&self.fixture);
}

/* 20 July 2018 was a Friday: 2 h on it, 1 h at night, nothing on Saturday by day, and nothing for
   those who are paid for it. Times are UTC, two hours behind the clock. */
static void
test_roster_employers_let_go (void)
{
  const struct
  {
    const char *start;
    TbrTime release;
  } cases[] = { { "2018-07-20T08:00Z", 2 * TBR_HOUR },
                { "2018-07-20T01:00Z", TBR_HOUR },
                { "2018-07-20T20:00Z", TBR_HOUR },
                { "2018-07-21T08:00Z", 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Team self;
      TbrCapability type = deep ();
      team_init (&self, &type, cases[i].start);
      self.states[tbr_map_find_state (self.fixture.scenario.map, "DE").i].volunteers = 1;
      team_start (&self);
      g_assert_cmpint (tbr_muster_release (self.sim, self.german), ==, cases[i].release);
      g_assert_cmpint (tbr_muster_release (self.sim, self.first), ==, 0);
      tbr_fixture_clear (&self.fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/roster/counts-whole-people", test_roster_counts_whole_people);
  g_test_add_func ("/resources/roster/readiness-is-the-product",
                   test_roster_readiness_is_the_product);
  g_test_add_func ("/resources/roster/lapses-by-half", test_roster_lapses_by_half);
  g_test_add_func ("/resources/roster/musters-by-consent", test_roster_musters_by_consent);
  g_test_add_func ("/resources/roster/luck-is-the-units-own", test_roster_luck_is_the_units_own);
  g_test_add_func ("/resources/roster/without-a-leader-nobody-goes",
                   test_roster_without_a_leader_nobody_goes);
  g_test_add_func ("/resources/roster/certificates-expire", test_roster_certificates_expire);
  g_test_add_func ("/resources/roster/employers-let-go", test_roster_employers_let_go);
  return g_test_run ();
}
