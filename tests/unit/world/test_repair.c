/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Repairs give back what was lost, the largest jobs first, and no more than that. */
#include "region_case.h"

#include <locale.h>

static TbrRepairId
open_repair (Case *self, double jobs, double loss, double unequal)
{
  return tbr_repair_open (&self->sim, &(TbrRepairSpec){ .hazard = { 0 },
                                                        .kind = TBR_NEED_LINE_REPAIR,
                                                        .lifeline = TBR_LIFELINE_POWER,
                                                        .region = self->region,
                                                        .lon = 14.5,
                                                        .lat = 45.9,
                                                        .jobs = jobs,
                                                        .loss = loss,
                                                        .unequal = unequal,
                                                        .target = 2 * TBR_DAY });
}

/* Crews that do so many jobs an hour together. */
static void
put_to_work (Case *self, TbrRepairId repair, double per_hour)
{
  guint32 need = tbr_arena_get (&self->sim.arena, TBR_GROUP_REPAIR, TbrRepair)[repair.i].need;
  tbr_need_work (&self->sim, TBR_HANDLE (TbrNeedId, need), TBR_WORK_VEHICLE, per_hour, 1);
}

static double
loss_of (Case *self)
{
  return tbr_lifeline_loss (&self->sim, self->region, TBR_LIFELINE_POWER);
}

/* Customers of a job are exponential: of 100, the 50 largest have 0.5 (1 + ln 2) = 84.66 %. */
static void
test_repair_restores_the_largest_first (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_repair_restored (0.5, 1), 0.846573590279973, 1e-12);
  g_assert_cmpfloat (tbr_repair_restored (0.5, 0), ==, 0.5);
  g_assert_cmpfloat (tbr_repair_restored (0, 1), ==, 0);
  g_assert_cmpfloat (tbr_repair_restored (1, 1), ==, 1);
}

/* The domain file: crews at a steady rate, largest customer count first, come close to
   1 - exp (-t / tau). Within 0.05 with tau a quarter of the whole time. */
static void
test_repair_follows_the_curve_of_restoration (void)
{
  for (guint i = 0; i <= 100; i++)
    {
      double share = i / 100.0;
      g_assert_cmpfloat_with_epsilon (tbr_repair_restored (share, 1), 1 - exp (-4 * share), 0.05);
    }
}

/* 12 crews of 3 jobs a day each: 1.5 jobs an hour, 72 jobs in 48 h. */
static void
test_repair_takes_as_long_as_the_crews_need (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  TbrRepairId repair = open_repair (&self, 72, 0.8, 1);
  g_assert_cmpfloat (loss_of (&self), ==, 0.8);
  put_to_work (&self, repair, 1.5);
  tbr_core_run_until (&self.sim, 24 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (tbr_repair_left (&self.sim, repair), 36, 1e-9);
  g_assert_cmpfloat_with_epsilon (loss_of (&self), 0.8 * (1 - 0.846573590279973), 1e-9);
  tbr_core_run_until (&self.sim, 47 * TBR_HOUR);
  g_assert_true (tbr_repair_is_open (&self.sim, repair));
  tbr_core_run_until (&self.sim, 48 * TBR_HOUR);
  g_assert_false (tbr_repair_is_open (&self.sim, repair));
  g_assert_cmpfloat (loss_of (&self), ==, 0);
  tbr_core_run_until (&self.sim, 50 * TBR_HOUR);
  g_assert_cmpfloat (tbr_lifeline_inoperability (&self.sim, self.region, TBR_LIFELINE_POWER), ==,
                     0);
  case_clear (&self);
}

static void
test_repair_without_crews_stays_as_it_is (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  TbrRepairId repair = open_repair (&self, 10, 0.5, 0);
  tbr_core_run_until (&self.sim, 20 * TBR_DAY);
  g_assert_cmpfloat (loss_of (&self), ==, 0.5);
  g_assert_cmpfloat (tbr_repair_left (&self.sim, repair), ==, 10);
  case_clear (&self);
}

/* Half of 10 jobs done, then 5 more damaged: what was given back stays given back. */
static void
test_repair_grows_by_new_damage (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  TbrRepairId repair = open_repair (&self, 10, 0.4, 0);
  put_to_work (&self, repair, 1);
  tbr_core_run_until (&self.sim, 5 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (loss_of (&self), 0.2, 1e-9);
  tbr_repair_add (&self.sim, repair, 5, 0.3);
  g_assert_cmpfloat_with_epsilon (loss_of (&self), 0.5, 1e-9);
  tbr_core_run_until (&self.sim, 10 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (loss_of (&self), 0.25, 1e-9);
  /* A second one of the same hazard beside it. */
  TbrRepairId other = open_repair (&self, 1, 0.1, 0);
  put_to_work (&self, other, 1);
  tbr_core_run_until (&self.sim, 15 * TBR_HOUR);
  g_assert_false (tbr_repair_is_open (&self.sim, repair));
  g_assert_false (tbr_repair_is_open (&self.sim, other));
  g_assert_cmpfloat (loss_of (&self), ==, 0);
  case_clear (&self);
}

static TbrRepairId
open_bridge (Case *self, TbrLinkState road, guint32 link)
{
  return tbr_repair_open (&self->sim, &(TbrRepairSpec){ .hazard = { 0 },
                                                        .kind = TBR_NEED_LOST_BRIDGE,
                                                        .lifeline = TBR_LIFELINE_TRANSPORT,
                                                        .region = self->region,
                                                        .lon = 14.5,
                                                        .lat = 45.9,
                                                        .jobs = 1,
                                                        .target = 2 * TBR_DAY,
                                                        .road = road,
                                                        .link = { link },
                                                        .speed_factor = 0.5 });
}

/* One bridge in 48 h. */
static void
test_repair_opens_the_road_when_its_bridge_stands (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  TbrRepairId bridge = open_bridge (&self, TBR_LINK_STATE_CLOSED, 7);
  g_assert_cmpint (tbr_link_get_condition (&self.sim, TBR_HANDLE (TbrLinkId, 7)).state, ==,
                   TBR_LINK_STATE_CLOSED);
  put_to_work (&self, bridge, 1.0 / 48);
  tbr_core_run_until (&self.sim, 47 * TBR_HOUR);
  g_assert_cmpint (tbr_link_get_condition (&self.sim, TBR_HANDLE (TbrLinkId, 7)).state, ==,
                   TBR_LINK_STATE_CLOSED);
  tbr_core_run_until (&self.sim, 48 * TBR_HOUR);
  g_assert_cmpint (tbr_link_get_condition (&self.sim, TBR_HANDLE (TbrLinkId, 7)).state, ==,
                   TBR_LINK_STATE_OPEN);
  case_clear (&self);
}

static void
test_repair_keeps_a_road_shut_for_the_last_damage (void)
{
  Case self;
  case_init (&self);
  case_start (&self);
  put_to_work (&self, open_bridge (&self, TBR_LINK_STATE_CLOSED, 7), 1);
  TbrRepairId second = open_bridge (&self, TBR_LINK_STATE_CLOSED, 7);
  TbrRepairId other = open_bridge (&self, TBR_LINK_STATE_SLOWED, 8);
  g_assert_cmpfloat (tbr_link_get_condition (&self.sim, TBR_HANDLE (TbrLinkId, 8)).speed_factor, ==,
                     0.5);
  tbr_core_run_until (&self.sim, 10 * TBR_HOUR);
  g_assert_cmpint (tbr_link_get_condition (&self.sim, TBR_HANDLE (TbrLinkId, 7)).state, ==,
                   TBR_LINK_STATE_CLOSED);
  put_to_work (&self, second, 1);
  put_to_work (&self, other, 1);
  tbr_core_run_until (&self.sim, 12 * TBR_HOUR);
  for (guint32 i = 7; i < 9; i++)
    g_assert_cmpint (tbr_link_get_condition (&self.sim, TBR_HANDLE (TbrLinkId, i)).state, ==,
                     TBR_LINK_STATE_OPEN);
  case_clear (&self);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/repair/restores-the-largest-first",
                   test_repair_restores_the_largest_first);
  g_test_add_func ("/world/repair/follows-the-curve-of-restoration",
                   test_repair_follows_the_curve_of_restoration);
  g_test_add_func ("/world/repair/takes-as-long-as-the-crews-need",
                   test_repair_takes_as_long_as_the_crews_need);
  g_test_add_func ("/world/repair/without-crews-stays-as-it-is",
                   test_repair_without_crews_stays_as_it_is);
  g_test_add_func ("/world/repair/grows-by-new-damage", test_repair_grows_by_new_damage);
  g_test_add_func ("/world/repair/opens-the-road-when-its-bridge-stands",
                   test_repair_opens_the_road_when_its_bridge_stands);
  g_test_add_func ("/world/repair/keeps-a-road-shut-for-the-last-damage",
                   test_repair_keeps_a_road_shut_for_the_last_damage);
  return g_test_run ();
}
