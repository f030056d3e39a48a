/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Epidemics: the course of the published law, nobody lost from the count, beds that decide. */
#include "hazards/epidemic.h"

#include "hazard_fixture.h"
#include "hazards/epidemic_curve.h"

extern const TbrHazardKind tbr_hazard_epidemic;

#define START "2020-10-01T00:00Z"
#define KIND "<hazard kind='epidemic' id='e' state='IT' "
/* No chance, no travel, no isolation: the law alone. */
#define BARE "scatter='0' travel='0' isolation='0' staff='0' "
#define MILAN                                                                                      \
  "<place name='Lombardy' lon='9.19 deg' lat='45.46 deg' people='10000000' beds='35000' "
#define VENICE "<place name='Veneto' lon='11.9 deg' lat='45.4 deg' people='5000000' beds='17000' "
#define BAVARIA                                                                                    \
  "<place name='Bavaria' lon='11.6 deg' lat='48.1 deg' people='13000000' beds='75000' "

static TbrHazardId the_hazard = { 0 };

static TbrEpidemicPlace *
place_of (const HazardFixture *fixture, guint i)
{
  return &tbr_epidemic_places (tbr_epidemic_book (&fixture->sim, the_hazard))[i];
}

static double
count_people (const TbrEpidemicPlace *place)
{
  return place->susceptible + place->exposed + place->infectious + place->recovered + place->dead
         + place->patients[TBR_EPIDEMIC_CARE_WARD] + place->patients[TBR_EPIDEMIC_CARE_INTENSIVE];
}

static void
test_epidemic_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_epidemic.kind, &error);
  g_assert_no_error (error);
}

/* Whoever is never infected is the root of s = exp (-R0 (1 - s)) [Kermack and McKendrick 1927]:
   0.2032 at R0 2, as in every textbook. The steps and the seed of 1e-4 change it by less than 2e-4.
 */
static void
test_epidemic_leaves_the_final_size (void)
{
  static const struct
  {
    const char *reproduction;
    double value;
  } cases[] = { { "2", 2 }, { "2.7", 2.7 }, { "3", 3 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND BARE "reproduction='%s'>" MILAN "exposed='1000'/></hazard>",
                             cases[i].reproduction);
      hazard_fixture_init (&fixture, START, "700 d", text);
      hazard_fixture_run (&fixture, 700 * TBR_DAY);
      double left = place_of (&fixture, 0)->susceptible / 1e7;
      double theory = tbr_epidemic_final_susceptible (cases[i].value, 1 - 1e-4, 1e-4);
      g_assert_cmpfloat_with_epsilon (left, theory, 1e-6);
      if (i == 0)
        g_assert_cmpfloat_with_epsilon (left, 0.2032, 2e-4);
      g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_INFECTED] / 1e7, 1 - left, 1e-6);
      hazard_fixture_clear (&fixture);
    }
}

/* Steps of six hours change nothing: the peak is that of one integration of the whole course. */
static void
test_epidemic_peaks_with_the_equations (void)
{
  HazardFixture fixture;
  TbrEpidemicRates rates = { 2.7 / (5 * 86400.0), 1 / (3 * 86400.0), 1 / (5 * 86400.0) };
  TbrEpidemicState shares = { .susceptible = 1 - 1e-4, .exposed = 1e-4 };
  hazard_fixture_init (&fixture, START, "200 d", KIND BARE ">" MILAN "exposed='1000'/></hazard>");
  double highest = 0, by_law = 0;
  for (guint day = 1; day <= 200; day++)
    {
      hazard_fixture_run (&fixture, (TbrTime) day * TBR_DAY);
      tbr_epidemic_advance (&rates, 86400, &shares);
      highest = MAX (highest, place_of (&fixture, 0)->infectious / 1e7);
      by_law = MAX (by_law, shares.infectious);
    }
  g_assert_cmpfloat_with_epsilon (highest, by_law, 1e-7);
  g_assert_cmpfloat (highest, >, 0.1);
  hazard_fixture_clear (&fixture);
}

/* Early growth: the root of (r + s)(r + g) = b s, 0.2224 a day at R0 2.7, 3 and 5 days. */
static void
test_epidemic_grows_at_the_rate_of_the_law (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "30 d", KIND BARE ">" MILAN "exposed='1'/></hazard>");
  double s = 1.0 / 3, g = 1.0 / 5, b = 2.7 / 5;
  double r = (-(s + g) + sqrt ((s - g) * (s - g) + 4 * b * s)) / 2;
  hazard_fixture_run (&fixture, 20 * TBR_DAY);
  double before = place_of (&fixture, 0)->infectious;
  hazard_fixture_run (&fixture, 30 * TBR_DAY);
  double rate = log (place_of (&fixture, 0)->infectious / before) / 10;
  g_assert_cmpfloat_with_epsilon (rate, r, 1e-3);
  hazard_fixture_clear (&fixture);
}

/* By hand: 4 % of the infected need a hospital, a fifth of them intensive care. Without any bed 90
   % of that fifth die and 40 % of the others: 0.04 (0.2 x 0.9 + 0.8 x 0.4) = 0.02 of the infected,
   of whom beds would have saved 0.04 (0.2 x 0.5 + 0.8 x 0.28) = 0.01296. With beds for all 0.04
   (0.2 x 0.4 + 0.8 x 0.12) = 0.00704 die, none for want of a bed: the first wave killed 0.6 to 1 %.
 */
static void
test_epidemic_kills_as_reckoned_by_hand (void)
{
  static const struct
  {
    const char *beds;
    double deaths, preventable;
  } cases[] = { { "0", 0.02, 0.01296 }, { "10000000", 0.00704, 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND BARE
                             "reproduction='3'><place name='L' lon='9.19 deg' lat='45.46 deg' "
                             "people='1000000' exposed='1000' beds='%s'/></hazard>",
                             cases[i].beds);
      hazard_fixture_init (&fixture, START, "700 d", text);
      hazard_fixture_run (&fixture, 700 * TBR_DAY);
      double infected = fixture.harm[TBR_HARM_INFECTED];
      g_assert_cmpfloat (infected, >, 900000);
      g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS] / infected, cases[i].deaths,
                                      1e-6);
      g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_PREVENTABLE] / infected,
                                      cases[i].preventable, 1e-6);
      hazard_fixture_clear (&fixture);
    }
}

#define THREE                                                                                      \
  KIND "%s>" MILAN "exposed='40000' immune='5 %%'/>" VENICE "exposed='2000'/>" BAVARIA             \
       "exposed='100'/><contact at='2020-11-01' factor='0.6'/>"                                    \
       "<contact at='2020-12-01' place='Veneto' factor='1.1'/>"                                    \
       "<purchase decided='2020-10-03' delay='20 d' sets='500000'/></hazard>"

/* At every step each person is in one class, and moved patients are where they were moved to. */
static void
test_epidemic_counts_everybody (void)
{
  HazardFixture fixture;
  g_autofree char *text = g_strdup_printf (THREE, "");
  g_assert_true (hazard_fixture_read (&fixture, START, "120 d", text));
  for (guint need = 0; need < TBR_NEED_N; need++)
    for (guint work = 0; work < TBR_WORK_N; work++)
      fixture.rate[need][work] = 5;
  hazard_fixture_begin (&fixture, 1, 0);
  double deaths = 0, moved = 0;
  for (guint step = 0; step <= 480; step++)
    {
      hazard_fixture_run (&fixture, (TbrTime) step * 6 * TBR_HOUR);
      double all = 0;
      deaths = moved = 0;
      for (guint i = 0; i < 3; i++)
        {
          const TbrEpidemicPlace *place = place_of (&fixture, i);
          g_assert_cmpfloat_with_epsilon (count_people (place), place->people, 1e-3);
          g_assert_cmpfloat_with_epsilon (place->residents + place->moved_in - place->moved_out,
                                          place->people, 1e-3);
          g_assert_cmpfloat (place->susceptible, >=, 0);
          g_assert_cmpfloat (place->exposed, >=, 0);
          g_assert_cmpfloat (place->infectious, >=, 0);
          g_assert_cmpfloat (place->patients[TBR_EPIDEMIC_CARE_INTENSIVE], >=, 0);
          all += place->people;
          deaths += place->dead;
          moved += place->moved_out;
        }
      g_assert_cmpfloat_with_epsilon (all, 28e6, 1e-2);
    }
  g_assert_cmpfloat (moved, >, 10);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], deaths, 1e-6 * deaths);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_CARE_DISPLACED], >, 0);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_OVERWHELMED], >, 0);
  hazard_fixture_clear (&fixture);
}

/* Help saves people and shifts no chance: the factors of the weeks and the day of the delivery are
   the same with and without it. */
static void
test_epidemic_work_never_shifts_chance (void)
{
  HazardFixture fixture;
  double harm[2][TBR_HARM_N];
  TbrTime first[2];
  g_autofree char *text = g_strdup_printf (THREE, "isolation='0' staff='0' travel='0' "
                                                  "scatter='0.2'");
  double susceptible[2];
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (hazard_fixture_read (&fixture, START, "120 d", text));
      for (guint work = 0; i > 0 && work < TBR_WORK_N; work++)
        {
          fixture.rate[TBR_NEED_BEDS][work] = 500;
          fixture.rate[TBR_NEED_PATIENT_TRANSFER][work] = 1;
          fixture.rate[TBR_NEED_TESTS][work] = 1000;
        }
      hazard_fixture_begin (&fixture, 7, 0);
      first[i] = tbr_epidemic_first_delivery (&fixture.sim, the_hazard, 0);
      hazard_fixture_run (&fixture, 120 * TBR_DAY);
      memcpy (harm[i], fixture.harm, sizeof harm[i]);
      susceptible[i] = place_of (&fixture, 1)->susceptible;
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpint (first[0], ==, first[1]);
  /* Moved patients change how many people a place has, and with it the odds of meeting by 1e-5. */
  g_assert_cmpfloat_with_epsilon (susceptible[0] / susceptible[1], 1, 1e-3);
  g_assert_cmpfloat (harm[1][TBR_HARM_DEATHS], <, harm[0][TBR_HARM_DEATHS] - 100);
  g_assert_cmpfloat (harm[1][TBR_HARM_PREVENTABLE], <, harm[0][TBR_HARM_PREVENTABLE] - 100);
}

/* Tests slow the spread, protection keeps staff at work: each against the run without. */
static void
test_epidemic_tests_and_protection_help (void)
{
  static const struct
  {
    TbrNeedKind need;
    const char *attributes;
  } cases[] = { { TBR_NEED_TESTS, "samples='20'" }, { TBR_NEED_PROTECTION, "sets-supply='0'" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double infected[2];
      for (guint with = 0; with < 2; with++)
        {
          HazardFixture fixture;
          g_autofree char *text = g_strdup_printf (THREE, cases[i].attributes);
          g_assert_true (hazard_fixture_read (&fixture, START, "120 d", text));
          fixture.rate[cases[i].need][TBR_WORK_EXPERT] = with ? 1e5 : 0;
          hazard_fixture_begin (&fixture, 1, 0);
          hazard_fixture_run (&fixture, 120 * TBR_DAY);
          infected[with] = fixture.harm[TBR_HARM_INFECTED];
          hazard_fixture_clear (&fixture);
        }
      g_test_message ("%g without, %g with", infected[0], infected[1]);
      g_assert_cmpfloat (infected[1], <, infected[0]);
    }
}

/* Beds that lack, do not, and lack again within the time of calm are one need, at what lacked most;
   it ends when the calm is over. */
static void
test_epidemic_asks_on_for_beds_through_a_lull (void)
{
  static const struct
  {
    TbrTime at;
    double intensive; /* patients, of whom none has a bed */
    double asked;
  } looks[] = { { TBR_DAY, 10, 10 },
                { TBR_DAY + 6 * TBR_HOUR, 4, 10 },
                { TBR_DAY + 12 * TBR_HOUR, 0, 10 },
                { TBR_DAY + 18 * TBR_HOUR, 12, 12 },
                { 2 * TBR_DAY + 18 * TBR_HOUR, 0, 12 },
                { 3 * TBR_DAY + 18 * TBR_HOUR, 0, 0 } };
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "60 d",
                       KIND BARE "calm='1 d'><place name='L' lon='9.19 deg' lat='45.46 deg' "
                                 "people='1000000' beds='0'/></hazard>");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      hazard_fixture_run (&fixture, looks[i].at);
      TbrEpidemicPlace *place = place_of (&fixture, 0);
      place->patients[TBR_EPIDEMIC_CARE_INTENSIVE] = looks[i].intensive;
      tbr_epidemic_ask (&fixture.sim, the_hazard, 0);
      place->patients[TBR_EPIDEMIC_CARE_INTENSIVE] = 0;
      TbrNeedId need = { place->needs[TBR_EPIDEMIC_NEED_BEDS].need };
      g_assert_cmpint (tbr_is_none (need), ==, looks[i].asked == 0);
      if (!tbr_is_none (need))
        g_assert_cmpfloat (tbr_need_get (&fixture.sim, need)->required, ==, looks[i].asked);
    }
  g_assert_cmpuint (place_of (&fixture, 0)->needs[TBR_EPIDEMIC_NEED_BEDS].times, ==, 1);
  hazard_fixture_clear (&fixture);
}

/* Nobody infected: nothing happens. Measures that end all contacts: it dies out. */
static void
test_epidemic_of_nobody_is_none (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "60 d", KIND ">" MILAN "/></hazard>");
  hazard_fixture_run (&fixture, 60 * TBR_DAY);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_INFECTED], ==, 0);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], ==, 0);
  g_assert_cmpuint (tbr_need_count (&fixture.sim), ==, 0);
  hazard_fixture_clear (&fixture);
  hazard_fixture_init (&fixture, START, "60 d",
                       KIND ">" MILAN
                            "exposed='1000'/><contact at='2020-10-01' factor='0'/></hazard>");
  hazard_fixture_run (&fixture, 60 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_INFECTED], 1000, 1e-3);
  hazard_fixture_clear (&fixture);
}

/* The stock of 2020: decided on 19 March, first delivery 37 days later, 330,000 sets by the 45th
   day [COVID20B]. The law has its median there; 300 draws, to four deviations of a median. */
static void
test_epidemic_first_delivery_takes_37_days (void)
{
  enum
  {
    N = 301
  };
  HazardFixture fixture;
  guint below = 0;
  hazard_fixture_init (&fixture, "2020-03-19T00:00Z", "60 d",
                       KIND ">" MILAN "/><purchase decided='2020-03-19'/></hazard>");
  for (guint32 i = 0; i < N; i++)
    {
      tbr_core_clear (&fixture.sim);
      hazard_fixture_begin (&fixture, 3, i);
      below += tbr_epidemic_first_delivery (&fixture.sim, the_hazard, 0) < 37 * TBR_DAY;
    }
  g_assert_cmpfloat_with_epsilon (below / (double) N, 0.5, 4 * sqrt (0.25 / N));
  hazard_fixture_clear (&fixture);
  hazard_fixture_init (&fixture, "2020-03-19T00:00Z", "60 d",
                       KIND "sets-stock='0' sets-supply='0'>" MILAN
                            "/><purchase decided='2020-03-19' delay='37 d'/></hazard>");
  hazard_fixture_run (&fixture, 37 * TBR_DAY - TBR_HOUR);
  g_assert_cmpfloat (place_of (&fixture, 0)->sets, ==, 0);
  hazard_fixture_run (&fixture, 45 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (place_of (&fixture, 0)->sets, 330000, 50000);
  hazard_fixture_clear (&fixture);
}

/* The staff of a state are away as its people are ill, twice over; all come back. */
static void
test_epidemic_keeps_staff_at_home (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "700 d",
                       KIND BARE "sets-stock='100000'><place name='Italy' lon='12.5 deg' "
                                 "lat='41.9 deg' exposed='100000'/></hazard>");
  TbrStateId italy = { place_of (&fixture, 0)->state };
  g_assert_cmpfloat (tbr_staff_present (&fixture.sim, italy), ==, 1);
  hazard_fixture_run (&fixture, 30 * TBR_DAY);
  const TbrEpidemicPlace *place = place_of (&fixture, 0);
  double ill = place->infectious / place->people;
  g_assert_cmpfloat (ill, >, 0.01);
  g_assert_cmpfloat_with_epsilon (tbr_staff_present (&fixture.sim, italy), 1 - 2 * ill, 1e-9);
  hazard_fixture_run (&fixture, 700 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (tbr_staff_present (&fixture.sim, italy), 1, 1e-6);
  hazard_fixture_clear (&fixture);
}

/* One that waits begins when it is told to, with so many exposed. */
static void
test_epidemic_begins_when_triggered (void)
{
  HazardFixture fixture;
  const char *text
      = "<hazards><hazard kind='earthquake' id='quake' state='HR' at='5 d' lon='16.25 deg' "
        "lat='45.42 deg' magnitude='6.4' aftershocks='no'/>" KIND "travel='0'>" MILAN
        "/></hazard></hazards><triggers><trigger kind='on-event' id='t' hazard='quake' "
        "event='shock' then='e' amount='200'/></triggers>";
  the_hazard.i = 1;
  g_assert_true (hazard_fixture_read_sections (&fixture, START, "30 d", text));
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 5 * TBR_DAY - TBR_HOUR);
  g_assert_cmpint (tbr_epidemic_book (&fixture.sim, the_hazard)->began, ==, TBR_NEVER);
  hazard_fixture_run (&fixture, 5 * TBR_DAY);
  g_assert_cmpfloat (place_of (&fixture, 0)->exposed, ==, 200);
  hazard_fixture_run (&fixture, 30 * TBR_DAY);
  g_assert_cmpfloat (place_of (&fixture, 0)->infected + fixture.harm[TBR_HARM_INFECTED], >, 1000);
  hazard_fixture_clear (&fixture);
  the_hazard.i = 0;
}

static void
test_epidemic_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "><place name='sea' lon='3 deg' lat='56 deg' people='1' beds='1'/>", "it lies at sea" },
    { ">" MILAN "/>" MILAN "/>", "'Lombardy' is there twice" },
    { ">" MILAN "exposed='10000000' immune='5 %'/>", "more than all its people" },
    { ">" MILAN "/><contact at='2020-10-02' place='Rome' factor='1'/>",
      "no place is called 'Rome'" },
    { ">" MILAN "/><purchase decided='2020-10-02' place='Rome'/>", "no place is called 'Rome'" },
    { "intensive-survival='5 %'>" MILAN "/>", "more live without a bed" },
    { ">", "place" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (KIND "%s</hazard>", cases[i].text);
      g_assert_false (hazard_fixture_read (&fixture, START, "8 d", text));
      g_test_message ("%s", fixture.faults);
      g_assert_nonnull (strstr (fixture.faults, cases[i].message));
      hazard_fixture_clear (&fixture);
    }
}

static void
test_epidemic_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_epidemic.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (&tbr_hazard_epidemic.kind, i, largest, " state='IT'",
                                  MILAN "exposed='3000000' infectious='500000'/>" VENICE
                                        "exposed='10'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/epidemic/table-is-sound", test_epidemic_table_is_sound);
  g_test_add_func ("/hazards/epidemic/leaves-the-final-size", test_epidemic_leaves_the_final_size);
  g_test_add_func ("/hazards/epidemic/peaks-with-the-equations",
                   test_epidemic_peaks_with_the_equations);
  g_test_add_func ("/hazards/epidemic/grows-at-the-rate-of-the-law",
                   test_epidemic_grows_at_the_rate_of_the_law);
  g_test_add_func ("/hazards/epidemic/kills-as-reckoned-by-hand",
                   test_epidemic_kills_as_reckoned_by_hand);
  g_test_add_func ("/hazards/epidemic/counts-everybody", test_epidemic_counts_everybody);
  g_test_add_func ("/hazards/epidemic/work-never-shifts-chance",
                   test_epidemic_work_never_shifts_chance);
  g_test_add_func ("/hazards/epidemic/tests-and-protection-help",
                   test_epidemic_tests_and_protection_help);
  g_test_add_func ("/hazards/epidemic/asks-on-for-beds-through-a-lull",
                   test_epidemic_asks_on_for_beds_through_a_lull);
  g_test_add_func ("/hazards/epidemic/of-nobody-is-none", test_epidemic_of_nobody_is_none);
  g_test_add_func ("/hazards/epidemic/first-delivery-takes-37-days",
                   test_epidemic_first_delivery_takes_37_days);
  g_test_add_func ("/hazards/epidemic/keeps-staff-at-home", test_epidemic_keeps_staff_at_home);
  g_test_add_func ("/hazards/epidemic/begins-when-triggered", test_epidemic_begins_when_triggered);
  g_test_add_func ("/hazards/epidemic/refuses-what-cannot-be",
                   test_epidemic_refuses_what_cannot_be);
  g_test_add_func ("/hazards/epidemic/bears-every-extreme", test_epidemic_bears_every_extreme);
  return g_test_run ();
}
