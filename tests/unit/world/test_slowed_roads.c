/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Services that are out make what hangs on them slow, and nothing else. */
#include "region_case.h"

#include <locale.h>

/* A whole state: its regions are small. Returns: how many of its roads are in this condition. */
static guint
count_roads (Case *self, TbrLinkState state)
{
  guint n = 0;
  for (guint32 i = 0; i < self->map->n_links; i++)
    n += tbr_link_get_condition (&self->sim, TBR_HANDLE (TbrLinkId, i)).state == (guint8) state;
  return n;
}

/* The first road that begins in the region. */
static TbrLinkId
find_road (Case *self)
{
  for (guint32 i = 0; i < self->map->n_links; i++)
    {
      const TbrNode *node = &self->map->nodes[self->map->links[i].from.i];
      if (self->map->links[i].class != TBR_LINK_FERRY
          && tbr_map_region_at (self->map, (double) node->lon, (double) node->lat).i
                 == self->region.i)
        return TBR_HANDLE (TbrLinkId, i);
    }
  return TBR_HANDLE (TbrLinkId, TBR_NONE);
}

static void
begin (Case *self)
{
  case_init (self);
  /* Madrid: one region with many roads. */
  self->region = tbr_map_region_at (self->map, -3.7, 40.4);
  self->people[self->region.i] = 6e6;
  self->lifelines[TBR_LIFELINE_TRANSPORT].slows = 3;
  self->lifelines[TBR_LIFELINE_EMERGENCY].slows = 3;
  case_start (self);
}

/* Half out: 1 + 2 x 0.5 = twice the time, half the speed. */
static void
test_slowed_roads_follow_their_region (void)
{
  Case self;
  begin (&self);
  TbrLinkId road = find_road (&self);
  g_assert_false (tbr_is_none (road));
  case_lose (&self, TBR_LIFELINE_TRANSPORT, 0.5);
  tbr_core_run_until (&self.sim, TBR_HOUR);
  g_assert_cmpfloat (tbr_link_get_condition (&self.sim, road).speed_factor, ==, 0.5f);
  guint n = count_roads (&self, TBR_LINK_STATE_SLOWED);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n, <, self.map->n_links / 10);
  case_lose (&self, TBR_LIFELINE_TRANSPORT, 0.5);
  tbr_core_run_until (&self.sim, 2 * TBR_HOUR);
  g_assert_cmpfloat (tbr_link_get_condition (&self.sim, road).speed_factor, ==, 0.3f);
  case_lose (&self, TBR_LIFELINE_TRANSPORT, -1);
  tbr_core_run_until (&self.sim, 4 * TBR_HOUR);
  g_assert_cmpuint (count_roads (&self, TBR_LINK_STATE_SLOWED), ==, 0);
  case_clear (&self);
}

static void
test_slowed_roads_leave_closed_ones_alone (void)
{
  Case self;
  begin (&self);
  TbrLinkId road = find_road (&self);
  tbr_link_set_condition (&self.sim, road, TBR_LINK_STATE_CLOSED, 0);
  case_lose (&self, TBR_LIFELINE_TRANSPORT, 1);
  tbr_core_run_until (&self.sim, TBR_HOUR);
  g_assert_cmpint (tbr_link_get_condition (&self.sim, road).state, ==, TBR_LINK_STATE_CLOSED);
  case_lose (&self, TBR_LIFELINE_TRANSPORT, -1);
  tbr_core_run_until (&self.sim, 2 * TBR_HOUR);
  g_assert_cmpint (tbr_link_get_condition (&self.sim, road).state, ==, TBR_LINK_STATE_CLOSED);
  g_assert_cmpuint (count_roads (&self, TBR_LINK_STATE_OPEN), ==, self.map->n_links - 1);
  case_clear (&self);
}

/* A control room that is out: three times the time. Elsewhere, and without any loss, the same. */
static void
test_slowed_roads_dispatch_takes_longer (void)
{
  Case self;
  begin (&self);
  TbrTime time = 90 * TBR_SECOND;
  g_assert_cmpint (tbr_lifeline_slow (&self.sim, -3.7, 40.4, TBR_LIFELINE_EMERGENCY, time), ==,
                   time);
  case_lose (&self, TBR_LIFELINE_EMERGENCY, 1);
  g_assert_cmpint (tbr_lifeline_slow (&self.sim, -3.7, 40.4, TBR_LIFELINE_EMERGENCY, time), ==,
                   3 * time);
  g_assert_cmpint (tbr_lifeline_slow (&self.sim, 14.5, 45.9, TBR_LIFELINE_EMERGENCY, time), ==,
                   time);
  g_assert_cmpint (tbr_lifeline_slow (&self.sim, -3.7, 40.4, TBR_LIFELINE_WATER, time), ==, time);
  case_clear (&self);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/slowed_roads/follow-their-region",
                   test_slowed_roads_follow_their_region);
  g_test_add_func ("/world/slowed_roads/leave-closed-ones-alone",
                   test_slowed_roads_leave_closed_ones_alone);
  g_test_add_func ("/world/slowed_roads/dispatch-takes-longer",
                   test_slowed_roads_dispatch_takes_longer);
  return g_test_run ();
}
