/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A shock cuts services; what hangs on them falls later; crews bring them back. */
#include "hazard_fixture.h"

#include "hazards/earthquake.h"
#include "world/hospital.h"

#include <tabard/map.h>

/* Petrinja in Croatia, without scatter, as hard as it gets. */
#define SHOCK                                                                                      \
  "<hazards><hazard kind='earthquake' id='quake' state='HR' at='0 h' lon='16.25 deg' lat='45.42 "  \
  "deg' magnitude='7.5' sigma-factor='0' site='2' aftershocks='no' radius='60 km' %s/></hazards>"
/* Hospitals hang on power alone, and on their generators for two days. */
#define HANG                                                                                       \
  "<dependencies><lifeline id='health' critical-load='0'/><dependency id='health.power' "          \
  "dependent='health' on='power' strength='0.9' buffer='48 h'/></dependencies>"

static void
begin (HazardFixture *fixture, const char *attributes)
{
  g_autofree char *hazards = g_strdup_printf (SHOCK, attributes);
  g_autofree char *sections = g_strconcat (HANG, hazards, NULL);
  if (!hazard_fixture_read_sections (fixture, "2020-12-29T11:19Z", "10 d", sections))
    g_error ("%s", fixture->faults);
  hazard_fixture_begin (fixture, 1, 0);
}

static TbrRegionId
the_region (HazardFixture *fixture)
{
  return tbr_map_region_at (fixture->map, 16.25, 45.42);
}

static double
out (HazardFixture *fixture, TbrLifeline lifeline)
{
  return tbr_lifeline_inoperability (&fixture->sim, the_region (fixture), lifeline);
}

/* The table of the normal distribution: one deviation below, at, and above the median. */
static void
test_earthquake_services_follow_the_normal_curve (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_service_fragility (7.5, 8.5, 1), 0.158655253931457, 1e-12);
  g_assert_cmpfloat (tbr_service_fragility (8.5, 8.5, 1), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (tbr_service_fragility (9.5, 8.5, 1), 0.841344746068543, 1e-12);
}

static void
test_earthquake_services_stay_when_nobody_asks (void)
{
  HazardFixture fixture;
  begin (&fixture, "");
  hazard_fixture_run (&fixture, 5 * TBR_DAY);
  g_assert_false (tbr_lifeline_is_on (&fixture.sim));
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_LINE_REPAIR], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* The power goes at once; hospitals go on for two days, then new patients are sent elsewhere. */
static void
test_earthquake_services_power_cut_closes_a_hospital (void)
{
  HazardFixture fixture;
  begin (&fixture, "services='1' half-power='5' half-health='13'");
  hazard_fixture_run (&fixture, 47 * TBR_HOUR);
  g_assert_cmpfloat (out (&fixture, TBR_LIFELINE_POWER), >, 0.4);
  g_assert_cmpfloat (out (&fixture, TBR_LIFELINE_HEALTH), <, 0.01);
  g_assert_cmpint (tbr_hospital_mode (&fixture.sim, the_region (&fixture)), ==, TBR_HOSPITALS_OPEN);
  hazard_fixture_run (&fixture, 60 * TBR_HOUR);
  g_assert_cmpint (tbr_hospital_mode (&fixture.sim, the_region (&fixture)), !=, TBR_HOSPITALS_OPEN);
  g_assert_cmpfloat (tbr_hospital_free (&fixture.sim, the_region (&fixture), TBR_BED_WARD), ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_LINE_REPAIR], >, 0);
  tbr_core_flush (&fixture.sim);
  g_assert_cmpuint (fixture.n_facts[TBR_FACT_HOSPITALS], >, 0);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_POWER], >, 0);
  hazard_fixture_clear (&fixture);
}

/* Crews that are many bring everything back before the generators are empty. */
static void
test_earthquake_services_come_back_with_the_crews (void)
{
  HazardFixture fixture;
  g_autofree char *hazards = g_strdup_printf (SHOCK, "services='1' half-power='5'");
  g_autofree char *sections = g_strconcat (HANG, hazards, NULL);
  g_assert_true (hazard_fixture_read_sections (&fixture, "2020-12-29T11:19Z", "10 d", sections));
  fixture.rate[TBR_NEED_LINE_REPAIR][TBR_WORK_VEHICLE] = 1000;
  fixture.rate[TBR_NEED_SITE_REPAIR][TBR_WORK_VEHICLE] = 1000;
  fixture.rate[TBR_NEED_TELECOM_REPAIR][TBR_WORK_VEHICLE] = 1000;
  hazard_fixture_begin (&fixture, 1, 0);
  hazard_fixture_run (&fixture, 5 * TBR_DAY);
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    g_assert_cmpfloat (out (&fixture, (TbrLifeline) i), ==, 0);
  double stock, done, lost;
  hazard_fixture_sum (&fixture, TBR_NEED_LINE_REPAIR, &stock, &done, &lost);
  g_assert_cmpfloat (stock, ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Buildings fall and people are trapped as without it: nobody's luck has changed. */
static void
test_earthquake_services_leave_the_luck_alone (void)
{
  double opened[2];
  for (guint i = 0; i < 2; i++)
    {
      HazardFixture fixture;
      begin (&fixture, i == 0 ? "" : "services='2'");
      hazard_fixture_run (&fixture, TBR_DAY);
      opened[i] = fixture.opened[TBR_NEED_TRAPPED];
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpfloat (opened[0], >, 0);
  g_assert_cmpfloat (opened[0], ==, opened[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/earthquake_services/follow-the-normal-curve",
                   test_earthquake_services_follow_the_normal_curve);
  g_test_add_func ("/hazards/earthquake_services/stay-when-nobody-asks",
                   test_earthquake_services_stay_when_nobody_asks);
  g_test_add_func ("/hazards/earthquake_services/power-cut-closes-a-hospital",
                   test_earthquake_services_power_cut_closes_a_hospital);
  g_test_add_func ("/hazards/earthquake_services/come-back-with-the-crews",
                   test_earthquake_services_come_back_with_the_crews);
  g_test_add_func ("/hazards/earthquake_services/leave-the-luck-alone",
                   test_earthquake_services_leave_the_luck_alone);
  return g_test_run ();
}
