/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The health of those in a centre at a border: the cold outside, the wait for a doctor. */
#include "hazards/border.h"

#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_border;

#define START "2021-01-01T00:00Z"
#define PEOPLE 10000.0
#define DAYS 30.0
#define PER_DAY 0.01095
/* No beds, no desks, nobody goes on: everybody is there all the time. */
#define STILL "<hazard kind='border' id='b' state='GR' crowding='0 %' onward='0 1/d' "
#define SECTION                                                                                    \
  "<section name='A' lon='26.53 deg' lat='41.5 deg' length='12 km' teams='0' beds='0' "            \
  "transfer='0 1/d' patrols='0' "

static const TbrHazardId the_hazard = { 0 };

/* 10,000 people come at once and stay for thirty days; @doctors help per hour from outside. */
static TbrBorderSection
stay (HazardFixture *fixture, const char *values, const char *section, const char *weather,
      double doctors)
{
  g_autofree char *text
      = g_strconcat (STILL, values, ">" SECTION, section, "/>", weather, "</hazard>", NULL);
  g_autoptr (GError) error = NULL;
  if (!hazard_fixture_read (fixture, START, "30 d", text))
    g_error ("%s", fixture->faults);
  fixture->rate[TBR_NEED_CONSULTATIONS][TBR_WORK_EXPERT] = doctors;
  hazard_fixture_begin (fixture, 1, 0);
  tbr_border_add_people (&fixture->sim, the_hazard, 0, PEOPLE);
  hazard_fixture_run (fixture, fixture->scenario->meta->duration);
  g_assert_true (tbr_hazard_border.balance (&fixture->sim, the_hazard, &error));
  g_assert_no_error (error);
  return *tbr_border_section (&fixture->sim, the_hazard, 0);
}

/* 3 of 100,000 in a day: 10,000 (1 - exp (-0.0009)) in thirty days, and 1 of them at one third. */
static void
test_border_health_cold_kills_outside (void)
{
  HazardFixture fixture;
  const char *frost = "<weather at='2021-01-01T00:00Z' temperature='-5 degC'/>";
  TbrBorderSection section = stay (&fixture, "", "", frost, 0);
  double dead = PEOPLE * -expm1 (-3e-5 * DAYS);
  g_assert_cmpfloat_with_epsilon (section.frozen_in_line + section.frozen_in_care, dead, 1e-4);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], dead, 1e-4);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_PREVENTABLE], dead, 1e-4);
  hazard_fixture_clear (&fixture);
  section = stay (&fixture, "cold-deaths='1'", "", frost, 0);
  g_assert_cmpfloat_with_epsilon (section.frozen_in_line, PEOPLE * -expm1 (-1e-5 * DAYS), 1e-4);
  hazard_fixture_clear (&fixture);
}

/* A mild night, a thaw after ten days, a frost elsewhere; a roof for all. */
static void
test_border_health_cold_kills_nobody_else (void)
{
  HazardFixture fixture;
  const char *mild = "<weather at='2021-01-01T00:00Z' temperature='0 degC'/>";
  const char *thaw = "<weather at='2021-01-01T00:00Z' temperature='-1 degC'/>"
                     "<weather at='2021-01-11T00:00Z' section='A' temperature='5 degC'/>";
  const char *frost = "<weather at='2021-01-01T00:00Z' temperature='-5 degC'/>";
  g_assert_cmpfloat (stay (&fixture, "", "", mild, 0).frozen_in_line, ==, 0);
  hazard_fixture_clear (&fixture);
  g_assert_cmpfloat (stay (&fixture, "", "", "", 0).frozen_in_line, ==, 0);
  hazard_fixture_clear (&fixture);
  g_assert_cmpfloat_with_epsilon (stay (&fixture, "", "", thaw, 0).frozen_in_line,
                                  PEOPLE * -expm1 (-3e-5 * 10), 0.02);
  hazard_fixture_clear (&fixture);
  g_autofree char *text = g_strdup_printf (
      "<hazard kind='border' id='b' state='GR'>"
      "<section name='A' lon='26.53 deg' lat='41.5 deg' length='12 km' beds='20000'/>%s</hazard>",
      frost);
  if (!hazard_fixture_read (&fixture, START, "30 d", text))
    g_error ("%s", fixture.faults);
  hazard_fixture_begin (&fixture, 1, 0);
  tbr_border_add_people (&fixture.sim, the_hazard, 0, PEOPLE);
  hazard_fixture_run (&fixture, 30 * TBR_DAY);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_DEATHS], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Nobody treats: 3 % at once and four a person and year wait, hours add up; with enough doctors of
   its own, or who came, nobody is left; where doctors are not counted there are no patients. */
static void
test_border_health_patients_wait_for_doctors (void)
{
  HazardFixture fixture;
  double ill = PEOPLE * (0.03 + PER_DAY * DAYS);
  double hours = PEOPLE * (0.03 * DAYS + PER_DAY * DAYS * DAYS / 2) * 24;
  TbrBorderSection section = stay (&fixture, "", "doctors='0 1/d'", "", 0);
  g_assert_cmpfloat_with_epsilon (section.fell_ill, ill, 1e-6 * ill);
  g_assert_cmpfloat_with_epsilon (section.sick, ill, 1e-6 * ill);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_HEALTH], hours, 0.01 * hours);
  hazard_fixture_clear (&fixture);
  section = stay (&fixture, "", "doctors='500 1/d'", "", 0);
  g_assert_cmpfloat (section.sick, ==, 0);
  g_assert_cmpfloat_with_epsilon (section.treated, ill, 1e-6 * ill);
  hazard_fixture_clear (&fixture);
  section = stay (&fixture, "", "doctors='0 1/d'", "", 10);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_CONSULTATIONS], >=, 1);
  g_assert_cmpfloat (section.sick, <, 5);
  hazard_fixture_clear (&fixture);
  section = stay (&fixture, "", "", "", 0);
  g_assert_cmpfloat (section.fell_ill, ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_CONSULTATIONS], ==, 0);
  hazard_fixture_clear (&fixture);
}

static void
test_border_health_refuses_what_cannot_be (void)
{
  HazardFixture fixture;
  const char *text
      = STILL ">" SECTION "/><weather at='2021-01-02T00:00Z' section='B' temperature='0 degC'/>"
              "<weather at='2021-01-01T00:00Z' temperature='0 degC'/></hazard>";
  g_assert_false (hazard_fixture_read (&fixture, START, "30 d", text));
  g_assert_nonnull (strstr (fixture.faults, "weather: section: no section is called 'B'"));
  g_assert_nonnull (strstr (fixture.faults, "weather: at: row 2 is earlier"));
  hazard_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/border_health/cold-kills-outside",
                   test_border_health_cold_kills_outside);
  g_test_add_func ("/hazards/border_health/cold-kills-nobody-else",
                   test_border_health_cold_kills_nobody_else);
  g_test_add_func ("/hazards/border_health/patients-wait-for-doctors",
                   test_border_health_patients_wait_for_doctors);
  g_test_add_func ("/hazards/border_health/refuses-what-cannot-be",
                   test_border_health_refuses_what_cannot_be);
  return g_test_run ();
}
