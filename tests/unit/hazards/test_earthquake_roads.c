/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A shock cuts roads of the network until they are cleared or bridged, and the cold kills. */
#include "hazard_fixture.h"

#include "hazards/earthquake.h"

#include <locale.h>
#include <tabard/route.h>

/* Under Vrancea, without scatter. */
#define SHOCK                                                                                      \
  "<hazard kind='earthquake' id='quake' state='RO' at='0 h' lon='26.76 deg' lat='45.77 deg' "      \
  "depth='94 km' magnitude='7.5' law='vrancea' sigma-factor='0' aftershocks='no' radius='150 km' " \
  "fragility-spread='0.5' clearing='2 d' %s/>"

static void
begin (HazardFixture *fixture, const char *attributes)
{
  g_autofree char *hazards = g_strdup_printf (SHOCK, attributes);
  hazard_fixture_init (fixture, "2026-01-20T01:00Z", "20 d", hazards);
}

static guint
count_closed (HazardFixture *fixture)
{
  guint n = 0;
  for (guint32 i = 0; i < fixture->map->n_links; i++)
    n += tbr_link_get_condition (&fixture->sim, TBR_HANDLE (TbrLinkId, i)).state
                 == TBR_LINK_STATE_CLOSED
             ? 1
             : 0;
  return n;
}

static void
test_earthquake_roads_stay_open_when_nobody_asks (void)
{
  HazardFixture fixture;
  begin (&fixture, "");
  hazard_fixture_run (&fixture, 2 * TBR_DAY);
  g_assert_cmpuint (count_closed (&fixture), ==, 0);
  g_assert_cmpuint (fixture.n_opened[TBR_NEED_LOST_BRIDGE], ==, 0);
  hazard_fixture_clear (&fixture);
}

/* Where the median is far below the shaking every road within the radius is cut; where it is far
   above, none. */
static void
test_earthquake_roads_follow_the_fragility (void)
{
  HazardFixture fixture;
  begin (&fixture, "roads='1' half-road='4' bridges='0 %'");
  hazard_fixture_run (&fixture, TBR_HOUR);
  guint all = tbr_earthquake_count_roads (fixture.map,
                                          tbr_earthquake_values (&fixture.sim, (TbrHazardId){ 0 }));
  g_assert_cmpuint (all, >, 50);
  g_assert_cmpuint (count_closed (&fixture), ==, all);
  hazard_fixture_clear (&fixture);
  begin (&fixture, "roads='1' half-road='13'");
  hazard_fixture_run (&fixture, TBR_HOUR);
  g_assert_cmpuint (count_closed (&fixture), ==, 0);
  hazard_fixture_clear (&fixture);
}

/* At half of the fragility half of the roads are cut, of which three in ten have lost a bridge:
   within three deviations of a binomial draw. All are open again when crews have been there. */
static void
test_earthquake_roads_open_again_by_work (void)
{
  HazardFixture fixture;
  begin (&fixture, "roads='0.5' half-road='4' bridges='30 %'");
  fixture.rate[TBR_NEED_BLOCKED_ROAD][TBR_WORK_VEHICLE] = 50;
  fixture.rate[TBR_NEED_LOST_BRIDGE][TBR_WORK_VEHICLE] = 1 / 48.0;
  hazard_fixture_run (&fixture, TBR_HOUR);
  double all = tbr_earthquake_count_roads (fixture.map, tbr_earthquake_values (&fixture.sim,
                                                                               (TbrHazardId){ 0 }));
  double closed = count_closed (&fixture);
  g_assert_cmpfloat_with_epsilon (closed, all / 2, 3 * sqrt (all / 4));
  double bridges = fixture.n_opened[TBR_NEED_LOST_BRIDGE];
  g_assert_cmpfloat_with_epsilon (bridges, 0.3 * closed, 3 * sqrt (0.21 * closed));
  hazard_fixture_run (&fixture, TBR_DAY);
  g_assert_cmpuint (count_closed (&fixture), ==, (guint) bridges);
  hazard_fixture_run (&fixture, 50 * TBR_HOUR);
  g_assert_cmpuint (count_closed (&fixture), ==, 0);
  hazard_fixture_clear (&fixture);
}

/* 2 deaths in 100,000 nights without shelter [hazards.md 4]; nobody shelters anybody here. */
static void
test_earthquake_roads_the_cold_kills_those_without_shelter (void)
{
  HazardFixture fixture;
  double deaths[2];
  for (guint i = 0; i < 2; i++)
    {
      begin (&fixture, i == 0 ? "" : "cold-deaths='2'");
      hazard_fixture_run (&fixture, 10 * TBR_DAY);
      tbr_core_flush (&fixture.sim);
      deaths[i] = fixture.harm[TBR_HARM_DEATHS];
      g_assert_cmpfloat (fixture.harm[TBR_HARM_SHELTER], >, 0);
      if (i == 1)
        g_assert_cmpfloat_with_epsilon (deaths[1] - deaths[0],
                                        2e-5 * fixture.harm[TBR_HARM_SHELTER],
                                        1e-3 * (deaths[1] - deaths[0]) + 1e-3);
      hazard_fixture_clear (&fixture);
    }
  g_assert_cmpfloat (deaths[1], >, deaths[0]);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/earthquake_roads/stay-open-when-nobody-asks",
                   test_earthquake_roads_stay_open_when_nobody_asks);
  g_test_add_func ("/hazards/earthquake_roads/follow-the-fragility",
                   test_earthquake_roads_follow_the_fragility);
  g_test_add_func ("/hazards/earthquake_roads/open-again-by-work",
                   test_earthquake_roads_open_again_by_work);
  g_test_add_func ("/hazards/earthquake_roads/the-cold-kills-those-without-shelter",
                   test_earthquake_roads_the_cold_kills_those_without_shelter);
  return g_test_run ();
}
