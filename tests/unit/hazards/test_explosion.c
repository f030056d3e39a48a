/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Explosions: everybody counted, help that saves, luck that work does not shift, Beirut's order of
   magnitude. */
#include "hazards/explosion.h"

#include "hazard_fixture.h"

extern const TbrHazardKind tbr_hazard_explosion;

#define START "2020-08-04T15:00Z"
#define PORT "lon='35.519 deg' lat='33.901 deg'"
#define KIND "<hazard kind='explosion' id='e' state='LB' " PORT " mass='2750 t' "
#define NEAR "<quarter name='N' lon='35.524 deg' lat='33.896 deg' people='30000' radius='300 m'/>"
#define FAR "<quarter name='F' lon='35.51 deg' lat='33.88 deg' people='200000' radius='800 m'/>"

static const TbrHazardId the_hazard = { 0 };

static TbrExplosionState *
state_of (const HazardFixture *fixture)
{
  return tbr_explosion_state (&fixture->sim, the_hazard);
}

static void
read_one (HazardFixture *fixture, const char *options, const char *quarters)
{
  g_autofree char *text
      = g_strdup_printf (KIND "equivalent='0.2' %s>%s</hazard>", options, quarters);
  if (!hazard_fixture_read (fixture, START, "5 d", text))
    g_error ("%s", fixture->faults);
}

/* Serves needs at these rates; returns the deaths. */
static double
run_with (HazardFixture *fixture, double rescue, double care)
{
  fixture->rate[TBR_NEED_TRAPPED][TBR_WORK_EXPERT] = rescue;
  fixture->rate[TBR_NEED_WOUNDED][TBR_WORK_VEHICLE] = care;
  hazard_fixture_begin (fixture, 1, 0);
  hazard_fixture_run (fixture, 5 * TBR_DAY);
  return fixture->harm[TBR_HARM_DEATHS];
}

static void
test_explosion_table_is_sound (void)
{
  g_autoptr (GError) error = NULL;
  tbr_kind_check (&tbr_hazard_explosion.kind, &error);
  g_assert_no_error (error);
}

/* At every hour those trapped or badly hurt at the start are trapped, wait, are in care, dead, or
   out and hardly hurt; deaths are told as they are counted. */
static void
test_explosion_counts_everybody (void)
{
  HazardFixture fixture;
  read_one (&fixture, "", NEAR FAR);
  fixture.rate[TBR_NEED_TRAPPED][TBR_WORK_EXPERT] = 2;
  fixture.rate[TBR_NEED_WOUNDED][TBR_WORK_VEHICLE] = 20;
  hazard_fixture_begin (&fixture, 1, 0);
  for (guint hour = 1; hour <= 120; hour++)
    {
      g_autoptr (GError) error = NULL;
      hazard_fixture_run (&fixture, hour * TBR_HOUR);
      tbr_explosion_balance (&fixture.sim, the_hazard, &error);
      g_assert_no_error (error);
    }
  const TbrExplosionQuarter *quarter = tbr_explosion_quarter (state_of (&fixture), 0);
  g_assert_cmpfloat (quarter->grave, >, 100);
  g_assert_cmpfloat (quarter->cared, >, 0.5 * quarter->grave);
  g_assert_cmpfloat (quarter->light, >, 0);
  g_assert_cmpfloat_with_epsilon (fixture.harm[TBR_HARM_DEATHS], state_of (&fixture)->dead, 1e-6);
  hazard_fixture_clear (&fixture);
}

/* With unlimited help only those die whom nobody can save. */
static void
test_explosion_unlimited_help_leaves_little_to_prevent (void)
{
  HazardFixture fixture;
  read_one (&fixture, "step='1 min' own-way='0'", NEAR FAR);
  run_with (&fixture, 1e7, 1e7);
  g_assert_cmpfloat (fixture.harm[TBR_HARM_PREVENTABLE], <, 0.5);
  hazard_fixture_clear (&fixture);
}

static void
test_explosion_help_saves (void)
{
  static const double teams[] = { 0, 1, 5, 50 };
  double last = INFINITY;
  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      HazardFixture fixture;
      read_one (&fixture, "", NEAR FAR);
      double deaths = run_with (&fixture, teams[i], 10 * teams[i]);
      g_assert_cmpfloat (deaths, <, last);
      last = deaths;
      hazard_fixture_clear (&fixture);
    }
}

/* What is drawn and struck does not depend on who helps. */
static void
test_explosion_luck_is_not_shifted_by_work (void)
{
  double dead[2], tnt[2];
  for (guint i = 0; i < 2; i++)
    {
      HazardFixture fixture;
      g_autofree char *text = g_strdup (KIND ">" NEAR FAR "</hazard>");
      g_assert_true (hazard_fixture_read (&fixture, START, "5 d", text));
      fixture.rate[TBR_NEED_TRAPPED][TBR_WORK_EXPERT] = i * 100;
      hazard_fixture_begin (&fixture, 7, 0);
      hazard_fixture_run (&fixture, 1);
      dead[i] = state_of (&fixture)->dead;
      tnt[i] = state_of (&fixture)->tnt;
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpfloat (dead[0], ==, dead[1]);
  g_assert_cmpfloat (tnt[0], ==, tnt[1]);
  g_assert_cmpfloat (tnt[0], >, 0.1 * 2.75e6);
  g_assert_cmpfloat (tnt[0], <, 0.4 * 2.75e6);
}

/* Nobody there, no mass, a quarter at the charge, many quarters, everybody indoors: no number is
   lost. */
/* Each parameter alone at its least and at its most. */
static void
test_explosion_bears_every_extreme (void)
{
  for (guint i = 0; i < tbr_hazard_explosion.kind.n_params; i++)
    for (guint largest = 0; largest < 2; largest++)
      hazard_fixture_run_extreme (&tbr_hazard_explosion.kind, i, largest != 0,
                                  " state='LB' " PORT " mass='2750 t'", NEAR FAR);
}

static void
test_explosion_extremes (void)
{
  static const char *const options[]
      = { "", "inside='1' reachable='0'", "inside='0' cut='1' red='1'",
          "step='1 h' open='1' shelter='1' triage-scale='0.5'" };
  static const char *const quarters[]
      = { "<quarter " PORT " people='0'/>", "<quarter " PORT " people='1000' radius='0 m'/>",
          NEAR FAR NEAR FAR NEAR };
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    for (guint j = 0; j < G_N_ELEMENTS (quarters); j++)
      {
        HazardFixture fixture;
        read_one (&fixture, options[i], quarters[j]);
        double deaths = run_with (&fixture, 1, 1);
        g_assert_true (isfinite (deaths) && deaths >= 0);
        hazard_fixture_clear (&fixture);
      }
  HazardFixture fixture;
  g_assert_true (hazard_fixture_read (&fixture, START, "1 d",
                                      "<hazard kind='explosion' id='e' state='LB' " PORT
                                      " mass='0 t'>" NEAR "</hazard>"));
  g_assert_cmpfloat (run_with (&fixture, 0, 0), ==, 0);
  hazard_fixture_clear (&fixture);
}

static void
test_explosion_refuses_the_sea (void)
{
  HazardFixture fixture;
  g_assert_false (
      hazard_fixture_read (&fixture, START, "1 d",
                           KIND "><quarter lon='34.5 deg' lat='33.9 deg' people='5'/></hazard>"));
  g_assert_nonnull (strstr (fixture.faults, "row 1 lies at sea"));
  hazard_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/explosion/table-is-sound", test_explosion_table_is_sound);
  g_test_add_func ("/hazards/explosion/counts-everybody", test_explosion_counts_everybody);
  g_test_add_func ("/hazards/explosion/unlimited-help-leaves-little-to-prevent",
                   test_explosion_unlimited_help_leaves_little_to_prevent);
  g_test_add_func ("/hazards/explosion/help-saves", test_explosion_help_saves);
  g_test_add_func ("/hazards/explosion/luck-is-not-shifted-by-work",
                   test_explosion_luck_is_not_shifted_by_work);
  g_test_add_func ("/hazards/explosion/extremes", test_explosion_extremes);
  g_test_add_func ("/hazards/explosion/bears-every-extreme", test_explosion_bears_every_extreme);
  g_test_add_func ("/hazards/explosion/refuses-the-sea", test_explosion_refuses_the_sea);
  return g_test_run ();
}
