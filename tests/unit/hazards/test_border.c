/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Borders: everybody is somewhere, lines wait as queueing theory says, patrols find as search
   theory says. */
#include "hazards/border.h"

#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_border;

#define START "2015-10-17T00:00Z"
/* Moria, Lesvos; Orestiada. */
#define ISLAND "lon='26.5 deg' lat='39.13 deg' kind='sea' length='80 km' depth='10 km' "
#define RIVER "lon='26.53 deg' lat='41.5 deg' length='12.5 km' depth='3 km' "
#define KIND "<hazard kind='border' id='b' state='GR' "

static TbrHazardId the_hazard = { 0 };

static TbrBorderSection *
section_of (const HazardFixture *fixture, guint i)
{
  return tbr_border_section (&fixture->sim, the_hazard, i);
}

/* Runs to the end with work that falls to every need from the beginning. */
static void
run_with (HazardFixture *fixture, const char *duration, const char *text, double patrols,
          double desks)
{
  if (!hazard_fixture_read (fixture, START, duration, text))
    g_error ("%s", fixture->faults);
  fixture->rate[TBR_NEED_PATROL][TBR_WORK_VEHICLE] = patrols;
  fixture->rate[TBR_NEED_REGISTRATION][TBR_WORK_EXPERT] = desks;
  hazard_fixture_begin (fixture, 1, 0);
  hazard_fixture_run (fixture, fixture->scenario->meta->duration);
}

static void
test_border_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_border.kind, &error);
  g_assert_no_error (error);
}

static void
test_border_leaves_a_quiet_section_alone (void)
{
  HazardFixture fixture;
  run_with (&fixture, "30 d", KIND "><section " RIVER "/></hazard>", 2, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_PATROL], ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_REGISTRATION], ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_RECEPTION], ==, 0);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_HARM], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* A line before desks that always work together is M/G/1 with groups for customers. People wait for
   the work before them, load E(S2) / 2 E(S) (1 - load) [Pollaczek and Khinchine; GROSS2008 5.1.1],
   and half of that of their own group: at 80 % of 32 an hour and groups of 35 that is
   2.1875 + 0.5469 = 2.734 h. Three years and five hundred busy spells leave 4 %, times three. */
static void
test_border_waits_as_queueing_theory_says (void)
{
  HazardFixture fixture;
  run_with (&fixture, "1100 d",
            KIND "spread='0' group-land='35' vulnerable='0 %' onward='0 1/h' feedback='0 %' "
                 "detection='0 %' step='6 h'>"
                 "<section " RIVER "teams='4' presenting='100 %' beds='1000000'/>"
                 "<arrivals at='0 h' value='614.4 1/d'/></hazard>",
            0, 0);
  const TbrBorderSection *section = section_of (&fixture, 0);
  g_assert_cmpfloat_with_epsilon (section->waited / section->registered, 2.734, 0.12 * 2.734);
  g_assert_cmpfloat_with_epsilon (section->registered, 614.4 * 1100, 0.04 * 614.4 * 1100);
  g_assert_cmpfloat (section->in_time / section->registered, >, 0.99);
  hazard_fixture_clear (&fixture);
}

#define LESVOS                                                                                     \
  KIND "vulnerable='0' onward='0 1/h' detection='0' distress='0'><section " ISLAND                 \
       "presenting='1' teams='%s'/><arrivals at='0 h' value='5400 1/d'/></hazard>"

/* Lesvos, 17 to 21 October 2015 [A24]: 27,000 in five days. Four teams of 8 an hour take 768 a day:
   at the end 23,160 are in line, thirty days of work, which is the fluid limit of the queue. The
   three days of the record ask for 17.6 teams: 5 x (5,400 - c) = 3 c. Boats of 35 with a spread of
   0.5 leave 4 % of the sum: four times that. */
static void
test_border_backs_up_as_on_lesvos (void)
{
  static const struct
  {
    const char *teams;
    double waiting, days;
  } cases[] = { { "4", 23160, 30.2 }, { "17.6", 10125, 3.0 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup_printf (LESVOS, cases[i].teams);
      run_with (&fixture, "5 d", text, 0, 0);
      double waiting = tbr_border_waiting (section_of (&fixture, 0));
      double day = 192 * g_ascii_strtod (cases[i].teams, NULL);
      g_assert_cmpfloat_with_epsilon (section_of (&fixture, 0)->arrived, 27000, 4400);
      g_assert_cmpfloat_with_epsilon (section_of (&fixture, 0)->registered, 5 * day,
                                      0.01 * 5 * day);
      g_assert_cmpfloat_with_epsilon (waiting, cases[i].waiting, 4400);
      g_assert_cmpfloat_with_epsilon (waiting / day, cases[i].days, 4400 / day);
      hazard_fixture_clear (&fixture);
    }
}

/* Five patrols sweep 1 km at 10 m/s for the 90 min of a crossing, over 800 km2: 1 - exp (-0.3375) =
   28.64 % [KOOPMAN1956], computed by hand; and with sensors over 40 % of the section whose picture
   is as old as it lives, 1 - 0.7136 (1 - 0.4/e) = 39.14 %. */
static void
test_border_notices_as_search_theory_says (void)
{
  static const struct
  {
    const char *sensors;
    double share;
  } cases[] = { { "", 0.28645 }, { "coverage='40 %'", 1 - (1 - 0.28645) * (1 - 0.4 * 0.36788) } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HazardFixture fixture;
      g_autofree char *text
          = g_strdup_printf (KIND "spread='0' group-sea='1' distress='0' picture-age='60 min'>"
                                  "<section " ISLAND "%s teams='1000'/>"
                                  "<arrivals at='0 h' value='100 1/d'/></hazard>",
                             cases[i].sensors);
      run_with (&fixture, "100 d", text, 5, 0);
      const TbrBorderSection *section = section_of (&fixture, 0);
      double share = cases[i].share;
      g_assert_cmpfloat (section->arrived, >, 9000);
      g_assert_cmpfloat_with_epsilon (section->seen / section->arrived, share,
                                      4 * sqrt (share * (1 - share) / section->arrived));
      g_assert_cmpfloat_with_epsilon (section->unseen, 0.2 * (section->arrived - section->seen),
                                      1e-6);
      hazard_fixture_clear (&fixture);
    }
}

/* Every boat in distress: without patrols half of the people drown, with five the share of
   exp (-1e3 x 10 x 7200 x 5 / 8e8 = -0.45) of that. Both die by the same luck. */
static void
test_border_finds_boats_in_time (void)
{
  HazardFixture fixture;
  const char *text = KIND "distress='100 %'><section " ISLAND "teams='1000'/>"
                          "<arrivals at='0 h' value='500 1/d'/></hazard>";
  run_with (&fixture, "10 d", text, 0, 0);
  double arrived = section_of (&fixture, 0)->arrived;
  guint64 n = section_of (&fixture, 0)->n_groups;
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], arrived / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_PREVENTABLE], arrived / 2, 1e-6);
  hazard_fixture_clear (&fixture);
  run_with (&fixture, "10 d", text, 5, 0);
  g_assert_cmpuint (section_of (&fixture, 0)->n_groups, ==, n);
  g_assert_cmpfloat (section_of (&fixture, 0)->arrived, ==, arrived);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], exp (-0.45) * arrived / 2, 1e-6);
  hazard_fixture_clear (&fixture);
}

/* The smugglers' turn: one of two like sections is watched. Where 63 % are noticed now, 0.316 above
   the mean, come 6.3 % fewer, and as many more on the other; the sum is what was written. */
static void
test_border_shifts_but_deters_nobody (void)
{
  HazardFixture fixture;
  run_with (&fixture, "400 d",
            KIND "spread='0' group-land='1' sweep-land='1 km' speed-land='10 m/s' detection='0 %' "
                 "crossing-land='3750 s' feedback='20 %'>"
                 "<section name='a' " RIVER "teams='1000' patrols='1'/>"
                 "<section name='b' " RIVER "teams='1000'/>"
                 "<arrivals at='0 h' section='a' value='200 1/d'/>"
                 "<arrivals at='0 h' section='b' value='200 1/d'/></hazard>",
            1, 0);
  const TbrBorderSection *a = section_of (&fixture, 0), *b = section_of (&fixture, 1);
  double share = 1 - exp (-1);
  g_assert_cmpfloat_with_epsilon (a->factor, 1 - 0.2 * share / 2, 1e-3);
  g_assert_cmpfloat_with_epsilon (a->factor + b->factor, 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (a->arrived / 80000, 1 - 0.2 * share / 2, 0.02);
  g_assert_cmpfloat_with_epsilon (a->arrived + b->arrived, 160000, 4 * sqrt (160000));
  hazard_fixture_clear (&fixture);
}

#define BUSY                                                                                       \
  KIND "distress='5 %'><section name='island' " ISLAND "beds='300' teams='2' transfer='100 1/d'/>" \
       "<section name='river' " RIVER "beds='50' coverage='30 %'/>"                                \
       "<arrivals at='-2 d' section='river' value='350 1/d'/>"                                     \
       "<arrivals at='12 h' section='island' value='900 1/d'/>"                                    \
       "<arrivals at='8 d' section='island' value='0 1/d'/>"                                       \
       "<arrivals at='9 d' section='river' value='50 1/d'/>"                                       \
       "<arrivals at='15 d' section='island' value='300 1/d'/></hazard>"

static void
test_border_counts_everybody (void)
{
  HazardFixture fixture;
  if (!hazard_fixture_read (&fixture, START, "30 d", BUSY))
    g_error ("%s", fixture.faults);
  fixture.rate[TBR_NEED_PATROL][TBR_WORK_VEHICLE] = 3;
  fixture.rate[TBR_NEED_REGISTRATION][TBR_WORK_EXPERT] = 4;
  fixture.rate[TBR_NEED_RECEPTION][TBR_WORK_VEHICLE] = 250;
  hazard_fixture_begin (&fixture, 1, 0);
  double dead = 0;
  for (guint hour = 1; hour <= 30 * 24; hour++)
    {
      hazard_fixture_run (&fixture, hour * TBR_HOUR);
      dead = 0;
      for (guint i = 0; i < 2; i++)
        {
          const TbrBorderSection *s = section_of (&fixture, i);
          double line = 0;
          for (guint class = 0; class < TBR_BORDER_LINES; class ++)
            for (guint k = 0; k < s->lines[class].n; k++)
              line += s->lines[class]
                          .batches[(s->lines[class].head + k) % TBR_BORDER_BATCHES]
                          .people;
          double all = s->dead + s->unseen + s->onward + tbr_border_waiting (s) + s->registered
                       + s->frozen_in_line;
          g_assert_cmpfloat_with_epsilon (all, s->arrived, 1e-6);
          g_assert_cmpfloat_with_epsilon (line, tbr_border_waiting (s), 1e-6);
          g_assert_cmpfloat_with_epsilon (s->in_care + s->transferred + s->frozen_in_care,
                                          s->registered, 1e-6);
          g_assert_cmpfloat (s->in_time, <=, s->registered + 1e-9);
          dead += s->dead;
        }
    }
  const TbrBorderSection *island = section_of (&fixture, 0), *river = section_of (&fixture, 1);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], dead, 1e-6);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_UNDETECTED], island->unseen + river->unseen,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_UNREGISTERED],
                                  island->onward + river->onward, 1e-6);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_OVER_CAPACITY], >, fixture.harm[TBR_HARM_SHELTER]);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_SHELTER], >, 0);
  /* the vulnerable are registered first */
  g_assert_cmpfloat (island->vulnerable_hours / island->vulnerable, <,
                     0.2 * island->waited / island->registered);
  g_assert_cmpuint (fixture.n_events[TBR_HAZARD_EVENT_OVERWHELMED], >=, 2);
  hazard_fixture_clear (&fixture);
}

/* Teams shorten the wait, beds take nights away, and nobody's arrival changes; what waits in line
   is told as person-days: the integral of the line. */
static void
test_border_help_saves_and_draws_stay (void)
{
  HazardFixture alone, helped;
  hazard_fixture_init (&alone, START, "30 d", BUSY);
  hazard_fixture_run (&alone, 30 * TBR_DAY);
  if (!hazard_fixture_read (&helped, START, "30 d", BUSY))
    g_error ("%s", helped.faults);
  helped.rate[TBR_NEED_REGISTRATION][TBR_WORK_EXPERT] = 24;
  helped.rate[TBR_NEED_RECEPTION][TBR_WORK_VEHICLE] = 1000;
  hazard_fixture_begin (&helped, 1, 0);
  hazard_fixture_run (&helped, 30 * TBR_DAY);
  for (guint i = 0; i < 2; i++)
    {
      const TbrBorderSection *a = section_of (&alone, i), *b = section_of (&helped, i);
      g_assert_cmpuint (a->n_groups, ==, b->n_groups);
      g_assert_cmpfloat (a->arrived, ==, b->arrived);
      g_assert_cmpfloat (a->dead, ==, b->dead);
    }
  g_assert_cmpfloat (helped.harm[TBR_HARM_WAITING], <, 0.5 * alone.harm[TBR_HARM_WAITING]);
  g_assert_cmpfloat (helped.harm[TBR_HARM_OVER_CAPACITY], <,
                     0.8 * alone.harm[TBR_HARM_OVER_CAPACITY]);
  hazard_fixture_clear (&alone);
  hazard_fixture_clear (&helped);
}

static void
test_border_refuses_what_cannot_be (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "<section lon='25 deg' lat='38 deg' length='5 km'/>", "section: row 1 lies at sea" },
    { "<section name='a' " RIVER "/><section name='a' " RIVER "/>",
      "section: name: 'a' is there twice" },
    { "<section " RIVER "/><arrivals at='0 h' section='x' value='1 1/d'/>",
      "arrivals: section: no section is called 'x'" },
    { "<section " RIVER "/><arrivals at='2 h' value='1 1/d'/><arrivals at='1 h' value='1 1/d'/>",
      "arrivals: at: row 2 is earlier" },
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
test_border_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_border.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (&tbr_hazard_border.kind, i, largest, " state='GR'",
                                  "<section name='a' " ISLAND "/><section name='b' " RIVER "/>"
                                  "<arrivals at='0 h' section='a' value='900 1/d'/>"
                                  "<arrivals at='0 h' section='b' value='300 1/d'/>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/border/table-is-sound", test_border_table_is_sound);
  g_test_add_func ("/hazards/border/leaves-a-quiet-section-alone",
                   test_border_leaves_a_quiet_section_alone);
  g_test_add_func ("/hazards/border/waits-as-queueing-theory-says",
                   test_border_waits_as_queueing_theory_says);
  g_test_add_func ("/hazards/border/backs-up-as-on-lesvos", test_border_backs_up_as_on_lesvos);
  g_test_add_func ("/hazards/border/notices-as-search-theory-says",
                   test_border_notices_as_search_theory_says);
  g_test_add_func ("/hazards/border/finds-boats-in-time", test_border_finds_boats_in_time);
  g_test_add_func ("/hazards/border/shifts-but-deters-nobody",
                   test_border_shifts_but_deters_nobody);
  g_test_add_func ("/hazards/border/counts-everybody", test_border_counts_everybody);
  g_test_add_func ("/hazards/border/help-saves-and-draws-stay",
                   test_border_help_saves_and_draws_stay);
  g_test_add_func ("/hazards/border/refuses-what-cannot-be", test_border_refuses_what_cannot_be);
  g_test_add_func ("/hazards/border/bears-every-extreme", test_border_bears_every_extreme);
  return g_test_run ();
}
