/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Attacks: survival as published, everybody counted, help that saves, the cost of an alarm. */
#include "hazards/attack.h"

#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_attack;

#define START "2015-11-13T20:20Z"
#define PLACE "lon='2.37 deg' lat='48.86 deg'"
#define KIND "<hazard kind='attack' id='a' state='FR' over-triage='0 %%' "
/* A hospital that treats all who come, at once and next door. */
#define HOSPITAL "<hospital " PLACE " beds='10000' theatres='1000'/>"
#define SITE "<site name='S' " PLACE " dead='10' wounded='100' tasks='0' perimeter='0 h' %s/>"

static const TbrHazardId the_hazard = { 0 };

static TbrAttackState *
state_of (const HazardFixture *fixture)
{
  return tbr_attack_state (&fixture->sim, the_hazard);
}

/* Reads a crisis of one site: options of the hazard, of the site, other rows. */
static void
read_one (HazardFixture *fixture, const char *options, const char *site, const char *others)
{
  g_autofree char *text = g_strdup_printf (KIND "%s>" SITE "%s</hazard>", options, site, others);
  if (!hazard_fixture_read (fixture, START, "2 d", text))
    g_error ("%s", fixture->faults);
}

/* Serves every need at these rates; returns the deaths. */
static double
run_with (HazardFixture *fixture, double wounded, double others)
{
  for (guint need = 0; need < TBR_NEED_N; need++)
    fixture->rate[need][TBR_WORK_EXPERT] = need == TBR_NEED_WOUNDED ? 0 : others;
  fixture->rate[TBR_NEED_WOUNDED][TBR_WORK_VEHICLE] = wounded;
  hazard_fixture_begin (fixture, 1, 0);
  hazard_fixture_run (fixture, 2 * TBR_DAY);
  return fixture->harm[TBR_HARM_DEATHS];
}

static void
test_attack_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_attack.kind, &error);
  g_assert_no_error (error);
}

/* Nobody comes for 60, 120 and 180 min: of 20 critical and 25 others live as many of those whom
   care at once would have saved as f(t) says: 0.37, 0.22, 0.14 and 0.74, 0.54, 0.35 of all
   [hazards.md section 6, to a hundredth]. */
static void
test_attack_wounded_die_by_the_published_curve (void)
{
  static const double red[] = { 0.37, 0.22, 0.14 }, yellow[] = { 0.74, 0.54, 0.35 };
  HazardFixture fixture;
  read_one (&fixture, "triage-scale='1'", "", HOSPITAL);
  hazard_fixture_begin (&fixture, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (red); i++)
    {
      hazard_fixture_run (&fixture, (TbrTime) (i + 1) * TBR_HOUR);
      const TbrAttackSite *site = &tbr_attack_sites (state_of (&fixture))[0];
      g_assert_cmpfloat_with_epsilon (site->clean[TBR_CASUALTY_RED] * 0.56 / 20, red[i], 0.005);
      g_assert_cmpfloat_with_epsilon (site->clean[TBR_CASUALTY_YELLOW] * 0.81 / 25, yellow[i],
                                      0.005);
    }
  hazard_fixture_clear (&fixture);
}

/* With ambulances, theatres and everybody else without limit only those die whom nobody can save:
   10 at once, 44 % of 20 and 19 % of 25; what is preventable is a step's worth. */
static void
test_attack_unlimited_help_leaves_nothing_to_prevent (void)
{
  HazardFixture fixture;
  read_one (&fixture, "staffed='100 %' over-slope='0' step='1 min' speed='180 km/h'", "", HOSPITAL);
  double deaths = run_with (&fixture, 1e6, 1e6);
  g_assert_cmpfloat_with_epsilon (deaths, 10 + 20 * 0.44 + 25 * 0.19, 0.1);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_PREVENTABLE], <, 0.1);
  hazard_fixture_clear (&fixture);
}

static double
sum_patients (const HazardFixture *fixture)
{
  TbrAttackState *state = state_of (fixture);
  double sum = state->dead + state->treated;
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      const TbrAttackSite *site = &tbr_attack_sites (state)[i];
      sum += tbr_casualty_sum (site->held) + tbr_casualty_sum (site->ready)
             + tbr_casualty_sum (site->clean);
      for (guint32 j = 0; j < state->n_hospitals; j++)
        sum += tbr_casualty_sum (tbr_attack_hospitals (state)[j].coming[i])
               + tbr_casualty_sum (tbr_attack_hospitals (state)[j].waiting[i]);
    }
  return sum;
}

/* At every hour the dead, those in care and those who wait add up: deaths in care are counted with
   the treated, too, so that they are taken off once. */
static void
test_attack_counts_everybody (void)
{
  HazardFixture fixture;
  read_one (&fixture, "red-at-once='100 %' yellow-at-once='100 %' over-slope='0'",
            "held='50 %' suspected='yes' crowd='500'",
            "<site " PLACE " after='1 h' dead='uniform(1, 9)' wounded='uniform(10, 90)' tasks='2' "
            "held='80 %' armed='yes'/>");
  for (guint need = 0; need < TBR_NEED_N; need++)
    fixture.rate[need][TBR_WORK_VEHICLE] = need == TBR_NEED_THREAT ? 0.5 : 10;
  fixture.rate[TBR_NEED_THREAT][TBR_WORK_EXPERT] = 0.5;
  hazard_fixture_begin (&fixture, 1, 0);
  for (guint hour = 1; hour <= 48; hour++)
    {
      hazard_fixture_run (&fixture, hour * TBR_HOUR);
      double all = 0;
      for (guint32 i = 0; i < 2; i++)
        {
          const TbrAttackSite *site = &tbr_attack_sites (state_of (&fixture))[i];
          all += site->struck != TBR_NEVER ? site->dead + site->wounded * 0.45 : 0;
        }
      g_assert_cmpfloat_with_epsilon (sum_patients (&fixture), all, 1e-9);
    }
  g_assert_cmpfloat (state_of (&fixture)->treated, >, 20);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], state_of (&fixture)->dead, 1e-6);
  hazard_fixture_clear (&fixture);
}

/* More ambulances never cost lives; nor does a threat that ends sooner, or no suspicion. */
static void
test_attack_help_saves (void)
{
  static const double ambulances[] = { 5, 20, 80, 320 };
  double last = INFINITY;
  for (guint i = 0; i < G_N_ELEMENTS (ambulances); i++)
    {
      HazardFixture fixture;
      read_one (&fixture, "staffed='100 %'", "", HOSPITAL);
      double deaths = run_with (&fixture, ambulances[i], 10);
      g_assert_cmpfloat (deaths, <, last);
      last = deaths;
      hazard_fixture_clear (&fixture);
    }
  static const char *const worse[] = { "", "tasks='2' held='100 %' armed='yes'",
                                       "suspected='yes' survey='50 km2' crowd='2000'" };
  double deaths[3];
  for (guint i = 0; i < G_N_ELEMENTS (worse); i++)
    {
      HazardFixture fixture;
      g_autofree char *site = g_strdup (worse[i]);
      g_autofree char *text
          = g_strdup_printf (KIND "><site " PLACE
                                  " dead='10' wounded='100' perimeter='0 h' %s %s/>" HOSPITAL
                                  "</hazard>",
                             strstr (site, "tasks") != NULL ? "" : "tasks='0'", site);
      g_assert_true (hazard_fixture_read (&fixture, START, "2 d", text));
      deaths[i] = run_with (&fixture, 100, 2);
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpfloat (deaths[0], <, deaths[1]);
  g_assert_cmpfloat (deaths[0], <, deaths[2]);
}

/* One small hospital next door and one large one 6 km away: to send all next door costs lives. */
static void
test_attack_to_spread_patients_saves (void)
{
  static const char *const options[] = { "distribution='spread'", "distribution='closest'" };
  double deaths[2];
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      HazardFixture fixture;
      read_one (&fixture, options[i], "",
                "<hospital " PLACE " beds='200' theatres='2'/>"
                "<hospital lon='2.45 deg' lat='48.86 deg' beds='2000' theatres='30'/>");
      deaths[i] = run_with (&fixture, 200, 10);
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpfloat (deaths[0] + 1, <, deaths[1]);
}

/* Over-triage raises the mortality of the critical. */
static void
test_attack_over_triage_costs_lives (void)
{
  static const char *const over[] = { "0 %", "40 %", "80 %" };
  double last = 0;
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf ("<hazard kind='attack' id='a' state='FR' over-triage='%s'>"
                             "<site " PLACE " wounded='100' tasks='0' perimeter='0 h'/>"
                             "<hospital " PLACE " beds='500' theatres='5'/></hazard>",
                             over[i]);
      g_assert_true (hazard_fixture_read (&fixture, START, "2 d", text));
      double deaths = run_with (&fixture, 100, 10);
      g_assert_cmpfloat (deaths, >, last);
      last = deaths;
      hazard_fixture_clear (&fixture);
    }
}

/* The hospitals of Paris were alerted at 21:30, ten minutes after the first strike, and the White
   Plan was set off at 22:34 [Hirsch and others 2015]. */
static void
test_attack_alarm_keeps_the_clock_of_paris (void)
{
  HazardFixture fixture;
  read_one (&fixture, "", "", HOSPITAL);
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, TBR_DAY);
  g_assert_cmpint (state_of (&fixture)->alerted, ==, 10 * TBR_MINUTE);
  g_assert_cmpint (state_of (&fixture)->planned, ==, 74 * TBR_MINUTE);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_ALERTED], ==, 2);
  hazard_fixture_clear (&fixture);
}

/* What is drawn at a site is the same whoever comes, and whatever other sites there are. */
static void
test_attack_work_never_shifts_chance (void)
{
  static const char *const others[]
      = { HOSPITAL, HOSPITAL, HOSPITAL "<site " PLACE " dead='uniform(1, 90)'/>" };
  double drawn[3][3];
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND "><site " PLACE " dead='uniform(1, 99)' wounded='uniform(1, 999)'"
                                  "/>%s</hazard>",
                             others[i]);
      g_assert_true (hazard_fixture_read (&fixture, START, "2 d", text));
      run_with (&fixture, i == 1 ? 50 : 0, i == 1 ? 50 : 0);
      const TbrAttackSite *site = &tbr_attack_sites (state_of (&fixture))[0];
      drawn[i][0] = site->dead;
      drawn[i][1] = site->wounded;
      drawn[i][2] = (double) site->open;
      hazard_fixture_clear (&fixture);
    }
  for (guint i = 1; i < G_N_ELEMENTS (others); i++)
    for (guint j = 0; j < 3; j++)
      g_assert_cmpfloat (drawn[i][j], ==, drawn[0][j]);
}

/* Nobody hurt: nothing is wanted but that the threat be dealt with. */
/* Shares of who waits, summed, came to more than all by rounding: less than nobody waited, and the
   next step stopped the program. */
static void
test_attack_never_takes_more_than_wait (void)
{
  for (guint i = 0; i < 40; i++)
    {
      HazardFixture fixture;
      g_autofree char *more
          = g_strdup_printf ("<site name='T' " PLACE " wounded='%u'/><site name='U' " PLACE
                             " wounded='%u'/><hospital " PLACE " beds='%u' theatres='4'/>",
                             11 + 3 * i, 7 + 5 * i, 300 + 17 * i);
      read_one (&fixture, "staffed='60 %'", "", more);
      run_with (&fixture, 50, 1e6);
      const TbrAttackHospital *hospital = &tbr_attack_hospitals (state_of (&fixture))[0];
      for (guint j = 0; j < 3; j++)
        for (guint k = 0; k < TBR_CASUALTY_N; k++)
          g_assert_cmpfloat (hospital->waiting[j][k], >=, 0);
      hazard_fixture_clear (&fixture);
    }
}

static void
test_attack_nobody_hurt_wants_nobody (void)
{
  HazardFixture fixture;
  hazard_fixture_init (&fixture, START, "2 d",
                       "<hazard kind='attack' id='a' state='FR'><site " PLACE "/></hazard>");
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_WOUNDED], ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_DECONTAMINATION], ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_THREAT], ==, 1);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Share of the transport of the struck region that is taken now. */
static double
taken (const HazardFixture *fixture)
{
  TbrRegionId region = tbr_map_region_at (fixture->map, 2.37, 48.86);
  const TbrOutage *outages = tbr_arena_get (&fixture->sim.arena, TBR_GROUP_OUTAGE, TbrOutage);
  return outages[region.i].loss[TBR_LIFELINE_TRANSPORT];
}

/* A vehicle struck, or three places, lock the lines of a region once, from a time after the first
   strike and for a time; a single square does not, nor three places where nothing is locked. */
static void
test_attack_locks_lines_for_a_time (void)
{
  static const struct
  {
    const char *lockdown, *site, *others;
    double loss;
  } cases[] = {
    { "yes", "after='1 h' target='vehicle'", "", 0.3 },
    { "yes", "after='3 h'", "<site " PLACE " after='1 h'/><site " PLACE " after='2 h'/>", 0.3 },
    { "yes", "after='1 h'", "", 0 },
    { "no", "after='1 h' target='vehicle'", "", 0 },
    { "no", "after='3 h'", "<site " PLACE " after='1 h'/><site " PLACE " after='2 h'/>", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *options
          = g_strdup_printf ("lockdown='%s' lock-after='30 min' lock-for='2 h' lock-loss='30 %%'",
                             cases[i].lockdown);
      read_one (&fixture, options, cases[i].site, cases[i].others);
      hazard_fixture_begin (&fixture, 1, 0);
      hazard_fixture_run (&fixture, 90 * TBR_MINUTE - 1);
      g_assert_cmpfloat (taken (&fixture), ==, 0);
      hazard_fixture_run (&fixture, 90 * TBR_MINUTE);
      g_assert_cmpfloat (taken (&fixture), ==, cases[i].loss);
      hazard_fixture_run (&fixture, 210 * TBR_MINUTE - 1);
      g_assert_cmpfloat (taken (&fixture), ==, cases[i].loss);
      hazard_fixture_run (&fixture, 210 * TBR_MINUTE);
      g_assert_cmpfloat (taken (&fixture), ==, 0);
      hazard_fixture_clear (&fixture);
    }
}

static void
test_attack_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "<hazard kind='attack' id='a' state='FR'/>", "site" },
    { "<hazard kind='attack' id='a' state='FR'><site lon='3 deg' lat='56 deg'/></hazard>",
      "site: row 1 lies at sea" },
    { "<hazard kind='attack' id='a' state='FR'><site " PLACE "/>"
      "<hospital lon='3 deg' lat='56 deg' beds='10'/></hazard>",
      "hospital: row 1 lies at sea" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_assert_false (hazard_fixture_read (&fixture, START, "2 d", cases[i].text));
      g_assert_nonnull (strstr (fixture.faults, cases[i].message));
      hazard_fixture_clear (&fixture);
    }
}

static void
test_attack_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_attack.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (&tbr_hazard_attack.kind, i, largest, " state='FR'",
                                  "<site " PLACE
                                  " dead='5' wounded='80' suspected='yes' crowd='300' held='50 %'/>"
                                  "<site " PLACE " after='2 h' wounded='20' target='vehicle'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/attack/table-is-sound", test_attack_table_is_sound);
  g_test_add_func ("/hazards/attack/wounded-die-by-the-published-curve",
                   test_attack_wounded_die_by_the_published_curve);
  g_test_add_func ("/hazards/attack/unlimited-help-leaves-nothing-to-prevent",
                   test_attack_unlimited_help_leaves_nothing_to_prevent);
  g_test_add_func ("/hazards/attack/counts-everybody", test_attack_counts_everybody);
  g_test_add_func ("/hazards/attack/help-saves", test_attack_help_saves);
  g_test_add_func ("/hazards/attack/to-spread-patients-saves",
                   test_attack_to_spread_patients_saves);
  g_test_add_func ("/hazards/attack/over-triage-costs-lives", test_attack_over_triage_costs_lives);
  g_test_add_func ("/hazards/attack/alarm-keeps-the-clock-of-paris",
                   test_attack_alarm_keeps_the_clock_of_paris);
  g_test_add_func ("/hazards/attack/work-never-shifts-chance",
                   test_attack_work_never_shifts_chance);
  g_test_add_func ("/hazards/attack/never-takes-more-than-wait",
                   test_attack_never_takes_more_than_wait);
  g_test_add_func ("/hazards/attack/nobody-hurt-wants-nobody",
                   test_attack_nobody_hurt_wants_nobody);
  g_test_add_func ("/hazards/attack/locks-lines-for-a-time", test_attack_locks_lines_for_a_time);
  g_test_add_func ("/hazards/attack/refuses-what-cannot-be", test_attack_refuses_what_cannot_be);
  g_test_add_func ("/hazards/attack/bears-every-extreme", test_attack_bears_every_extreme);
  return g_test_run ();
}
