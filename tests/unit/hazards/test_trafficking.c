/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Trafficking: cases last as their laws say, joint teams speed them up, checks find what joint
   action days found. */
#include "hazards/trafficking.h"

#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_trafficking;

#define START "2024-01-01T00:00Z"
#define KIND "<hazard kind='trafficking' id='t' state='NL' "
#define PLACE "lon='4.9 deg' lat='52.3 deg' "
#define OTHER "lon='10 deg' lat='51 deg' state='DE' "
/* Laws without chance: 140 days to the strike. */
#define STEADY "intelligence='20 d' case='90 d' operation='30 d' safeguard='10 d' file='120 d' "

static TbrHazardId the_hazard = { 0 };

static TbrTraffickingRegion *
region_of (const HazardFixture *fixture, guint i)
{
  return tbr_trafficking_region (&fixture->sim, the_hazard, i);
}

static void
begin_with (HazardFixture *fixture, const char *duration, const char *text, double teams,
            double checks)
{
  if (!hazard_fixture_read (fixture, START, duration, text))
    g_error ("%s", fixture->faults);
  fixture->rate[TBR_NEED_INVESTIGATION][TBR_WORK_EXPERT] = teams / 24;
  fixture->rate[TBR_NEED_CHECKS][TBR_WORK_EXPERT] = checks / 24;
  hazard_fixture_begin (fixture, 1, 0);
}

static void
test_trafficking_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_trafficking.kind, &error);
  g_assert_no_error (error);
}

static void
test_trafficking_needs_nobody_where_there_is_none (void)
{
  HazardFixture fixture;
  begin_with (&fixture, "200 d",
              KIND "><region " PLACE "victims='0' leads='0 1/d'/><operation at='3 d'/></hazard>", 5,
              5000);
  hazard_fixture_run (&fixture, 200 * TBR_DAY);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_HARM], ==, 0);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_NEED_OPENED], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Mean of open cases from the 700th day on. */
static double
mean_open (const char *text, double teams)
{
  HazardFixture fixture;
  double sum = 0;
  begin_with (&fixture, "3600 d", text, teams, 0);
  for (guint day = 700; day < 3600; day += 10)
    {
      hazard_fixture_run (&fixture, day * TBR_DAY);
      sum += region_of (&fixture, 0)->n_cases;
    }
  hazard_fixture_clear (&fixture);
  return sum / 290;
}

#define LEADS "move='0 1/d' leak='0' step='1 d' "
#define ONE "><region " PLACE "victims='1000000' leads='1 1/d'/></hazard>"

/* Little's law: as many cases are open as leads come in during the mean life of one. Lognormal
   stages of medians 20, 90, 30, 10, 120 d and half and double for the outer tenths have means
   exp (0.5409^2 / 2) = 1.1575 times that: 312.5 d. Legal assistance of 60 to 180 d adds 120 d where
   all cases lead abroad; joint teams for all spare it and halve the stages before the strike, 81 d
   of 162. Ten lives in the span: 1.7 % of the mean, times four. */
static void
test_trafficking_lasts_as_its_laws_say (void)
{
  double home = mean_open (KIND LEADS "cross-border='0'" ONE, 0);
  double abroad = mean_open (KIND LEADS "cross-border='1'" ONE, 0);
  double joint = mean_open (KIND LEADS "cross-border='1'" ONE, 1e6);
  g_test_message ("open: %.1f at home, %.1f abroad, %.1f joint", home, abroad, joint);
  g_assert_cmpfloat_with_epsilon (home, 312.5, 0.07 * 312.5);
  g_assert_cmpfloat_with_epsilon (abroad, 432.5, 0.07 * 432.5);
  g_assert_cmpfloat_with_epsilon (joint, 231.5, 0.07 * 231.5);
  g_assert_cmpfloat_with_epsilon (abroad - home, 120, 30);
}

/* Networks move on at 1 % a day: exp (-1.4) = 24.66 % of cases come to the strike after 140 d,
   exp (-0.7) = 49.66 % where joint teams halve that. */
static void
test_trafficking_loses_cases_with_time (void)
{
  static const double teams[] = { 0, 1e6 }, share[] = { 0.24660, 0.49659 };
  for (guint i = 0; i < 2; i++)
    {
      HazardFixture fixture;
      begin_with (&fixture, "3000 d",
                  KIND STEADY "leak='0' cross-border='1' assistance='0 d' step='1 d'><region " PLACE
                              "victims='1000000' leads='1 1/d'/></hazard>",
                  teams[i], 0);
      hazard_fixture_run (&fixture, 3000 * TBR_DAY);
      const TbrTraffickingRegion *region = region_of (&fixture, 0);
      double n = region->n_struck + region->n_lost;
      g_assert_cmpfloat (n, >, 2500);
      /* cases that are still open at the end were not lost yet: a per cent */
      g_assert_cmpfloat_with_epsilon (region->n_struck / n, share[i],
                                      0.01 + 4 * sqrt (share[i] * (1 - share[i]) / n));
      g_assert_cmpfloat (fixture.harm[TBR_HARM_CASES_LOST], ==, region->n_lost);
      hazard_fixture_clear (&fixture);
    }
}

/* Joint action days: 50,000 checked and 323 victims in 2019, 147,668 and 650 in 2021, 63,649 and
   334 in April 2024 [EMPACT]. At fresh hot spots with the yield of the year, and with the usual
   yields, the law of three: none of the years lies outside. */
static void
test_trafficking_finds_what_action_days_found (void)
{
  static const struct
  {
    const char *found;
    double checked, victims, cases, arrests;
  } years[] = { { "found='0.646 %' opened='0.2 %' arrested='0.092 %'", 50000, 323, 100, 46 },
                { "found='0.440 %' opened='0.2214 %' arrested='0.1436 %'", 147668, 650, 327, 212 },
                { "found='0.525 %' opened='0.748 %' arrested='0.0801 %'", 63649, 334, 476, 51 } };
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND "%s turnover='18000 d'><region " PLACE
                                  "victims='1000000' leads='0 1/d' saturation='1000000000'/>"
                                  "<operation at='1 d' length='7 d' checks='30000 1/d'/></hazard>",
                             years[i].found);
      begin_with (&fixture, "10 d", text, 0, years[i].checked / 7);
      hazard_fixture_run (&fixture, 10 * TBR_DAY);
      const TbrTraffickingRegion *region = region_of (&fixture, 0);
      g_assert_cmpfloat_with_epsilon (region->all_checked, years[i].checked, 1);
      g_assert_cmpfloat_with_epsilon (region->found_by_checks, years[i].victims,
                                      4 * sqrt (years[i].victims));
      g_assert_cmpfloat_with_epsilon (region->cases_by_checks, years[i].cases,
                                      4 * sqrt (years[i].cases));
      g_assert_cmpfloat_with_epsilon (region->arrests_by_checks, years[i].arrests,
                                      4 * sqrt (years[i].arrests));
      g_assert_cmpuint (region->checks, ==, TBR_NONE);
      hazard_fixture_clear (&fixture);
    }
}

/* Hot spots run dry: of 350,000 checks at a saturation of 50,000 and 1 % each 50,000 (1 - e^-7) 1 %
   = 500 find, not 3,500; a fifth of that at random. */
static void
test_trafficking_finds_less_where_much_was_checked (void)
{
  static const char *const led[] = { "1", "0" };
  static const double found[] = { 499.5, 99.9 };
  for (guint i = 0; i < 2; i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (
          KIND "found='1 %%' refresh='7000 d' turnover='18000 d'><region " PLACE
               "victims='1000000' leads='0 1/d' saturation='50000'/>"
               "<operation at='0 d' length='7 d' checks='50000 1/d' led='%s'/></hazard>",
          led[i]);
      begin_with (&fixture, "8 d", text, 0, 50000);
      hazard_fixture_run (&fixture, 8 * TBR_DAY);
      g_assert_cmpfloat_with_epsilon (region_of (&fixture, 0)->found_by_checks, found[i],
                                      4 * sqrt (found[i]));
      hazard_fixture_clear (&fixture);
    }
}

#define TWO                                                                                        \
  "><region name='a' " PLACE "victims='5000' leads='0.3 1/d'/>"                                    \
  "<region name='b' " OTHER "victims='3000' leads='0.2 1/d'/>"                                     \
  "<operation at='30 d' region='a' checks='8000 1/d'/>"                                            \
  "<operation at='90 d' checks='8000 1/d' length='3 d'/></hazard>"

/* Nobody is lost from the count: hidden or found, here or there. Networks leave the region that was
   checked for the other; victim-days are the integral. */
static void
test_trafficking_counts_everybody (void)
{
  HazardFixture fixture;
  double days = 0;
  begin_with (&fixture, "200 d", KIND "turnover='18250 d' step='6 h'" TWO, 2, 8000);
  for (guint day = 1; day <= 200; day++)
    {
      const TbrTraffickingRegion *a = region_of (&fixture, 0), *b = region_of (&fixture, 1);
      days += a->hidden + b->hidden;
      hazard_fixture_run (&fixture, day * TBR_DAY);
      double found
          = a->found_by_checks + a->found_by_cases + b->found_by_checks + b->found_by_cases;
      /* those who take the place of the found: of 8,000 and 200 days less than a tenth of them */
      g_assert_cmpfloat (a->hidden + b->hidden + found, >=, 8000 - 1e-6);
      g_assert_cmpfloat (a->hidden + b->hidden + found, <=, 8000 + 0.02 * found);
      if (day == 80)
        g_assert_cmpfloat (b->hidden, >, 3000);
    }
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_VICTIM_DAYS], days, 0.002 * days);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_CHECKS], ==, 3);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_INVESTIGATION], ==, 2);
  hazard_fixture_clear (&fixture);
}

/* Teams and checks bring victims out sooner; which leads came in, and whom they lead to, stays. */
static void
test_trafficking_help_saves_and_draws_stay (void)
{
  HazardFixture alone, helped;
  begin_with (&alone, "400 d", KIND "cross-border='1'" TWO, 0, 0);
  hazard_fixture_run (&alone, 400 * TBR_DAY);
  begin_with (&helped, "400 d", KIND "cross-border='1'" TWO, 1e6, 8000);
  hazard_fixture_run (&helped, 400 * TBR_DAY);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (region_of (&alone, i)->n_leads, ==, region_of (&helped, i)->n_leads);
      g_assert_cmpuint (region_of (&alone, i)->n_found, ==, 0);
    }
  g_assert_cmpfloat (region_of (&helped, 0)->n_struck, >, 2 * region_of (&alone, 0)->n_struck);
  g_assert_cmpfloat (helped.harm[TBR_HARM_VICTIM_DAYS], <, alone.harm[TBR_HARM_VICTIM_DAYS]);
  hazard_fixture_clear (&alone);
  hazard_fixture_clear (&helped);
}

/* An early strike arrests fewer for each strike: (1 - exp (-0.5)) / (1 - exp (-2)) = 45.5 %; a leak
   in every operation leaves none. */
static void
test_trafficking_strikes_when_it_is_ripe (void)
{
  static const struct
  {
    const char *set;
    double arrests;
  } cases[] = { { "leak='0' strike='1'", 5 },
                { "leak='0' strike='0.25'", 5 * 0.45506 },
                { "leak='1'", 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND STEADY "cross-border='0' %s><region " PLACE
                                         "victims='100000' leads='0.5 1/d'/></hazard>",
                             cases[i].set);
      begin_with (&fixture, "600 d", text, 0, 0);
      hazard_fixture_run (&fixture, 600 * TBR_DAY);
      const TbrTraffickingRegion *region = region_of (&fixture, 0);
      g_assert_true ((region->n_struck > 0) == (cases[i].arrests > 0));
      g_assert_cmpfloat_with_epsilon (region->arrests_by_cases, cases[i].arrests * region->n_struck,
                                      1e-3 * (1 + region->arrests_by_cases));
      hazard_fixture_clear (&fixture);
    }
}

static void
test_trafficking_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "<region lon='3 deg' lat='56 deg' victims='5'/>", "region: row 1 lies at sea" },
    { "<region name='a' " PLACE "victims='5'/><region name='a' " PLACE "victims='5'/>",
      "region: name: 'a' is there twice" },
    { "<region " PLACE "victims='5'/><operation at='0 d' region='x'/>",
      "operation: region: no region is called 'x'" },
    { "<region " PLACE "victims='5'/><operation at='2 d'/><operation at='1 d'/>",
      "operation: at: row 2 is earlier" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (KIND ">%s</hazard>", cases[i].text);
      g_assert_false (hazard_fixture_read (&fixture, START, "8 d", text));
      g_assert_nonnull (strstr (fixture.faults, cases[i].message));
      hazard_fixture_clear (&fixture);
    }
}

static void
test_trafficking_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_trafficking.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (&tbr_hazard_trafficking.kind, i, largest, " state='NL'",
                                  "<region name='a' " PLACE "victims='5000' leads='50 1/d'/>"
                                  "<region name='b' " OTHER "victims='3000'/>"
                                  "<operation at='2018-07-15T00:00Z' length='2 d'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/trafficking/table-is-sound", test_trafficking_table_is_sound);
  g_test_add_func ("/hazards/trafficking/needs-nobody-where-there-is-none",
                   test_trafficking_needs_nobody_where_there_is_none);
  g_test_add_func ("/hazards/trafficking/lasts-as-its-laws-say",
                   test_trafficking_lasts_as_its_laws_say);
  g_test_add_func ("/hazards/trafficking/loses-cases-with-time",
                   test_trafficking_loses_cases_with_time);
  g_test_add_func ("/hazards/trafficking/finds-what-action-days-found",
                   test_trafficking_finds_what_action_days_found);
  g_test_add_func ("/hazards/trafficking/finds-less-where-much-was-checked",
                   test_trafficking_finds_less_where_much_was_checked);
  g_test_add_func ("/hazards/trafficking/counts-everybody", test_trafficking_counts_everybody);
  g_test_add_func ("/hazards/trafficking/help-saves-and-draws-stay",
                   test_trafficking_help_saves_and_draws_stay);
  g_test_add_func ("/hazards/trafficking/strikes-when-it-is-ripe",
                   test_trafficking_strikes_when_it_is_ripe);
  g_test_add_func ("/hazards/trafficking/refuses-what-cannot-be",
                   test_trafficking_refuses_what_cannot_be);
  g_test_add_func ("/hazards/trafficking/bears-every-extreme",
                   test_trafficking_bears_every_extreme);
  return g_test_run ();
}
