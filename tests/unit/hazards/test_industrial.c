/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Releases: doses as worked out, everybody counted, help that saves, chance unmoved. */
#include "hazards/industrial.h"

#define HAZARD_FIXTURE_DAYS 2 /* a cloud has gone after hours */
#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_industrial;

#define START "2010-10-04T00:00Z"
/* Ludwigshafen on the Rhine. */
#define PLACE "lon='8.42 deg' lat='49.51 deg'"
#define KIND "<hazard kind='industrial' id='i' state='DE' " PLACE " "
/* People spread evenly over open country, all outside and staying there, one cloud of an hour. */
#define PLAIN                                                                                      \
  KIND "towns='no' country='1000 1/km2' outside='100 %%' flee='1 d' mass='3.6 t' height='0 m' "    \
       "wind='2 m/s' wind-direction='270 deg' wind-scatter='0 deg' stability='stable' "            \
       "hurt-factor='1' %s/>"
#define VILLAGE "<place name='V' lon='8.44 deg' lat='49.51 deg' people='4000' depth='2.4 m'/>"

static const TbrHazardId the_hazard = { 0 };

static TbrIndustrialState *
state_of (const HazardFixture *fixture)
{
  return tbr_industrial_state (&fixture->sim, the_hazard);
}

static double
sum_people (const HazardFixture *fixture)
{
  const TbrIndustrialState *state = state_of (fixture);
  double sum = state->dead + state->fled + state->evacuated + state->treated + state->lying.amount
               + state->waiting.amount + state->immersed + state->caught;
  for (guint i = 0; i < TBR_INDUSTRIAL_CELLS; i++)
    for (guint where = 0; where < TBR_WHEREABOUTS_N; where++)
      {
        const TbrIndustrialCell *cell = &tbr_industrial_cells (state_of (fixture))[i];
        sum += cell->well[where] + cell->hurt[where];
      }
  return sum;
}

static void
test_industrial_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_industrial.kind, &error);
  g_assert_no_error (error);
}

/* 1 kg/s for an hour into F at 2 m/s over 1000 people to the km2 who stay outside: the deaths are
   the integral over the plane of density times Phi (-13.29 + 0.92 ln (C^2 60)), 34.92 by midpoint
   sums in Python over 50 m to 8 km. The rings are 29 % wide: 4 %. */
static void
test_industrial_kills_as_the_integral_says (void)
{
  HazardFixture fixture;
  g_autofree char *text = g_strdup_printf (PLAIN, "");
  hazard_fixture_init (&fixture, START, "1 d", text);
  hazard_fixture_run (&fixture, TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS] / 34.92, 1, 0.04);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], state_of (&fixture)->dead, 1e-9);
  hazard_fixture_clear (&fixture);
}

/* Closed houses save: one change of air an hour against none shut. */
static void
test_industrial_houses_shelter (void)
{
  static const char *const options[] = { "outside='100 %'", "outside='0 %' air-changes='10 1/h'",
                                         "outside='0 %'", "outside='0 %' air-changes='0 1/h'" };
  double last = INFINITY;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND
                             "towns='no' country='1000 1/km2' flee='1 d' mass='3.6 t' wind='2 m/s' "
                             "wind-scatter='0 deg' stability='stable' %s/>",
                             options[i]);
      hazard_fixture_init (&fixture, START, "1 d", text);
      hazard_fixture_run (&fixture, TBR_DAY);
      g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], <, last);
      last = fixture.harm[TBR_HARM_DEATHS];
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpfloat (last, ==, 0);
}

/* Whether they are well, hurt, dead, away, in line or in care: the sum stays the same, with work
   and without. */
static void
test_industrial_counts_everybody (void)
{
  static const char *const agents[] = { "chlorine", "ammonia", "sludge" };
  for (guint i = 0; i < 2 * G_N_ELEMENTS (agents); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND "agent='%s' mass='30 t' stability='stable'>" VILLAGE "</hazard>",
                             agents[i / 2]);
      g_assert_true (hazard_fixture_read (&fixture, START, "2 d", text));
      for (guint need = 0; i % 2 == 1 && need < TBR_NEED_N; need++)
        fixture.rate[need][TBR_WORK_EXPERT] = 20;
      hazard_fixture_begin (&fixture, 1, 0);
      hazard_fixture_run (&fixture, 0);
      double before = i / 2 == 2 ? state_of (&fixture)->immersed + state_of (&fixture)->dead
                                 : sum_people (&fixture);
      g_assert_cmpfloat (before, >, 1000);
      hazard_fixture_run (&fixture, 2 * TBR_DAY);
      const TbrIndustrialState *state = state_of (&fixture);
      double after = i / 2 == 2 ? state->dead + state->fled + state->treated + state->lying.amount
                                      + state->waiting.amount + state->immersed + state->caught
                                : sum_people (&fixture);
      g_assert_cmpfloat_with_epsilon (after / before, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], state->dead, 1e-6);
      g_assert_cmpfloat (fixture.harm[TBR_HARM_PREVENTABLE], <=, fixture.harm[TBR_HARM_DEATHS]);
      hazard_fixture_clear (&fixture);
    }
}

static guint64
digest_of_draws (const HazardFixture *fixture)
{
  TbrDigest digest;
  const TbrIndustrialState *state = state_of (fixture);
  tbr_digest_init (&digest, 0);
  tbr_digest_add (&digest, &state->mass, sizeof state->mass);
  tbr_digest_add (&digest, &state->volume, sizeof state->volume);
  for (TbrTime at = 0; at < TBR_DAY; at += TBR_HOUR)
    {
      TbrIndustrialWind wind = tbr_industrial_wind (&fixture->sim, the_hazard, at);
      tbr_digest_add (&digest, &wind.direction, sizeof wind.direction);
    }
  return tbr_digest_value (&digest);
}

#define CLOUD                                                                                      \
  KIND "mass='uniform(20 t, 40 t)' stability='stable' wind='2 m/s' duration='3 h'>"                \
       "<wind at='2010-10-04T02:00Z' speed='3 m/s' direction='300 deg'/></hazard>"

/* Rescue and evacuation save lives, lanes keep hospitals open, and none of it moves chance. */
static void
test_industrial_work_never_shifts_chance (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "2 d", CLOUD);
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  guint64 idle = digest_of_draws (&fixture);
  double deaths = fixture.harm[TBR_HARM_DEATHS], closed = state_of (&fixture)->crowd.closed_hours;
  g_assert_cmpfloat (fixture.harm[TBR_HARM_PREVENTABLE], >, 1);
  tbr_core_clear (&fixture.sim);
  for (guint need = 0; need < TBR_NEED_N; need++)
    for (guint work = 0; work < TBR_WORK_N; work++)
      fixture.rate[need][work] = 5000;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpuint (digest_of_draws (&fixture), ==, idle);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], <, 0.8 * deaths);
  g_assert_cmpfloat (state_of (&fixture)->crowd.closed_hours, <, closed);
  g_assert_cmpfloat (state_of (&fixture)->crowd.cleaned, >, 100);
  hazard_fixture_clear (&fixture);
}

/* The worried well are seven to each one truly exposed; each comes to a lane or a hospital. */
static void
test_industrial_worried_come_seven_to_one (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "6 d",
                       KIND "outside='100 %' flee='5 min' mass='5 t' patience='10 min'/>");
  hazard_fixture_run (&fixture, 6 * TBR_DAY);
  const TbrIndustrialState *state = state_of (&fixture);
  g_assert_cmpfloat (state->fled, >, 100);
  g_assert_cmpfloat_with_epsilon (state->crowd.arrivals / state->fled, 8, 0.01);
  /* Of the truly exposed one half carries it; of those one half undressed, and lost 85 %. */
  g_assert_cmpfloat_with_epsilon (state->crowd.uncleaned / state->fled, 0.5 * (1 - 0.5 * 0.85),
                                  0.01);
  /* Half an hour for each, to the last hundredth of an hour. */
  g_assert_cmpfloat_with_epsilon (state->crowd.closed_hours + state->crowd.closed,
                                  state->crowd.uncleaned / 2, 0.011);
  hazard_fixture_clear (&fixture);
}

/* A puff of nothing, and of one kilogram, into empty country. */
static void
test_industrial_nothing_hurts_nobody (void)
{
  static const char *const options[]
      = { "mass='0 t'", "mass='0 t' release='puff'", "mass='30 t' country='0 1/km2'" };
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (KIND "towns='no' %s/>", options[i]);
      hazard_fixture_init (&fixture, START, "1 d", text);
      hazard_fixture_run (&fixture, TBR_DAY);
      g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], ==, 0);
      g_assert_cmpuint (fixture.n_opened[TBR_NEED_WOUNDED], ==, 0);
      g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_RELEASE], ==, 1);
      hazard_fixture_clear (&fixture);
    }
}

static void
test_industrial_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { KIND "agent='sludge'/>", "sludge comes to no place" },
    { KIND "><place lon='3 deg' lat='56 deg' people='1'/></hazard>", "place: row 1 lies at sea" },
    { "<hazard kind='industrial' id='i' state='DE' lon='3 deg' lat='56 deg'/>", "lies at sea" },
    { KIND "><wind at='2 h' speed='2 m/s' direction='0 deg'/>"
           "<wind at='1 h' speed='2 m/s' direction='0 deg'/></hazard>",
      "wind: at: row 2 is not later" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_assert_false (hazard_fixture_read (&fixture, START, "2 d", cases[i].text));
      g_assert_nonnull (strstr (fixture.faults, cases[i].message));
      hazard_fixture_clear (&fixture);
    }
}

/* One end of each range with a gas, the other with sludge. */
static void
test_industrial_bears_every_extreme (void)
{
  static const char *const agents[] = { "chlorine", "sludge" };
  for (guint i = 0; i < tbr_hazard_industrial.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      {
        g_autofree char *own
            = g_strdup_printf (" state='DE' " PLACE " agent='%s'", agents[(i + largest) % 2]);
        hazard_fixture_run_extreme (&tbr_hazard_industrial.kind, i, largest, own, VILLAGE);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/industrial/table-is-sound", test_industrial_table_is_sound);
  g_test_add_func ("/hazards/industrial/kills-as-the-integral-says",
                   test_industrial_kills_as_the_integral_says);
  g_test_add_func ("/hazards/industrial/houses-shelter", test_industrial_houses_shelter);
  g_test_add_func ("/hazards/industrial/counts-everybody", test_industrial_counts_everybody);
  g_test_add_func ("/hazards/industrial/work-never-shifts-chance",
                   test_industrial_work_never_shifts_chance);
  g_test_add_func ("/hazards/industrial/worried-come-seven-to-one",
                   test_industrial_worried_come_seven_to_one);
  g_test_add_func ("/hazards/industrial/nothing-hurts-nobody",
                   test_industrial_nothing_hurts_nobody);
  g_test_add_func ("/hazards/industrial/refuses-what-cannot-be",
                   test_industrial_refuses_what_cannot_be);
  g_test_add_func ("/hazards/industrial/bears-every-extreme", test_industrial_bears_every_extreme);
  return g_test_run ();
}
