/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who could be where by when: against a distance over a speed, against what desks reckon, and
   without a trace in the run. */
#include <tabard/coverage.h>

#include "mission_case.h"
#include "world/link.h"

#include <string.h>

static const TbrCoverageQuestion fire_line = { TBR_NEED_FIRE_LINE, TBR_NONE };

static const TbrCoverageRow *
find_row (const TbrCoverage *coverage, const TbrMap *map, const char *name)
{
  for (guint i = 0; i < coverage->n_rows; i++)
    if (g_str_equal (map->regions[coverage->rows[i].region.i].name, name))
      return &coverage->rows[i];
  g_assert_not_reached ();
}

/* Visby lies at 18.296 E, 57.6409 N, 647,549 m from Ostersund by the haversine formula on a sphere
   of 6,371,008.8 m: 8,634 s at 75 m/s. Three hours to get ready and one to set up: 23,034 s. */
static void
test_coverage_is_distance_over_speed (void)
{
  Case self;
  TbrCapability helicopter = aircraft;
  helicopter.daylight = FALSE;
  case_init (&self, &helicopter, "SE");
  g_autoptr (TbrCoverage) coverage = tbr_sim_coverage (self.sim, &fire_line, NULL);
  const TbrCoverageRow *row = find_row (coverage, self.sim->map, "Gotland");
  g_assert_cmpuint (coverage->n_able, ==, 1);
  g_assert_cmpuint (coverage->n_free, ==, 1);
  g_assert_cmpstr (self.sim->map->cities[row->town.i].name, ==, "Visby");
  g_assert_cmpuint (row->unit.i, ==, self.unit.i);
  g_assert_cmpfloat_with_epsilon ((double) row->first / (double) TBR_SECOND, 23034, 5);
  /* 1, 3, 6 h: nobody; 12, 24, 48 h: one */
  for (guint i = 0; i < TBR_COVERAGE_SPANS; i++)
    {
      g_assert_cmpuint (row->n_units[i], ==, i < 3 ? 0 : 1);
      g_assert_true ((row->capacity[i] > 0) == (i >= 3));
      g_assert_cmpfloat (row->capacity[i], <=, PER_HOUR);
    }
  tbr_fixture_clear (&self.fixture);
}

/* By road, at home and from abroad: the very time that a desk reckons with for a need there. */
static void
test_coverage_is_what_desks_reckon (void)
{
  const TbrCapability *types[] = { &engine, &module, &aircraft };
  for (guint i = 0; i < 2 * G_N_ELEMENTS (types); i++)
    {
      Case self;
      TbrUnitEstimate estimate;
      case_init (&self, types[i / 2], i % 2 ? "NO" : "SE");
      g_autoptr (TbrCoverage) coverage = tbr_sim_coverage (self.sim, &fire_line, NULL);
      const TbrCoverageRow *row = find_row (coverage, self.sim->map, "Gävleborg");
      TbrNeedId need = tbr_fixture_open (&self.fixture, TBR_NEED_FIRE_LINE, (double) row->lon,
                                         (double) row->lat);
      g_assert_cmpint (tbr_unit_estimate (self.sim, self.unit, need, &estimate), ==, TBR_ORDER_OK);
      g_assert_cmpfloat_with_epsilon ((double) row->first / (double) TBR_SECOND, estimate.time, 2);
      g_assert_cmpfloat_with_epsilon (row->capacity[TBR_COVERAGE_SPANS - 1],
                                      row->first <= 48 * TBR_HOUR ? estimate.rate : 0, 1e-9);
      tbr_fixture_clear (&self.fixture);
    }
}

static void
test_coverage_counts_only_who_is_free (void)
{
  Case self;
  case_init (&self, &engine, "SE");
  gsize length = self.sim->arena.header->length;
  g_autofree guint8 *before = g_memdup2 (self.sim->arena.block, length);
  tbr_coverage_unref (tbr_sim_coverage (self.sim, &fire_line, NULL));
  g_assert_cmpuint (self.sim->arena.header->length, ==, length);
  g_assert_cmpint (memcmp (before, self.sim->arena.block, length), ==, 0);
  case_send (&self);
  g_autoptr (TbrCoverage) coverage = tbr_sim_coverage (self.sim, &fire_line, NULL);
  g_assert_cmpuint (coverage->n_able, ==, 1);
  g_assert_cmpuint (coverage->n_free, ==, 0);
  for (guint i = 0; i < coverage->n_rows; i++)
    {
      g_assert_true (coverage->rows[i].first == TBR_NEVER);
      g_assert_true (tbr_is_none (coverage->rows[i].unit));
    }
  tbr_fixture_clear (&self.fixture);
}

/* Nobody drives to an island over links that are closed. */
static void
test_coverage_follows_the_roads (void)
{
  Case self;
  case_init (&self, &engine, "SE");
  for (guint32 i = 0; i < self.sim->map->n_links; i++)
    if (self.sim->map->links[i].class == TBR_LINK_FERRY)
      tbr_link_set_condition (self.sim, TBR_HANDLE (TbrLinkId, i), TBR_LINK_STATE_CLOSED, 0);
  g_autoptr (TbrCoverage) coverage = tbr_sim_coverage (self.sim, &fire_line, NULL);
  g_assert_true (find_row (coverage, self.sim->map, "Gotland")->first == TBR_NEVER);
  g_assert_true (find_row (coverage, self.sim->map, "Uppsala")->first < 24 * TBR_HOUR);
  tbr_fixture_clear (&self.fixture);
}

static void
test_coverage_stops_when_told (void)
{
  Case self;
  const gint stop = 1;
  case_init (&self, &engine, "SE");
  g_assert_null (tbr_sim_coverage (self.sim, &fire_line, &stop));
  tbr_fixture_clear (&self.fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run/coverage/is-distance-over-speed", test_coverage_is_distance_over_speed);
  g_test_add_func ("/run/coverage/is-what-desks-reckon", test_coverage_is_what_desks_reckon);
  g_test_add_func ("/run/coverage/counts-only-who-is-free", test_coverage_counts_only_who_is_free);
  g_test_add_func ("/run/coverage/follows-the-roads", test_coverage_follows_the_roads);
  g_test_add_func ("/run/coverage/stops-when-told", test_coverage_stops_when_told);
  return g_test_run ();
}
