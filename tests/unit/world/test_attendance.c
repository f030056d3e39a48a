/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That absences add up by state, come back whole, and never pass all the staff there is. */
#include "world/attendance.h"

#include <tabard/map.h>

static TbrHandler handlers[TBR_EVENTS_MAX];

static void
test_attendance_adds_up_and_comes_back (void)
{
  TbrSim sim = { 0 };
  TbrMap map = { .n_countries = 3 };
  TbrStateId first = { 0 }, second = { 1 }, nowhere = { TBR_NONE };
  tbr_core_init (&sim, tbr_staff_groups, tbr_staff_n_groups, handlers, 1, 0);
  sim.map = &map;
  g_assert_cmpfloat (tbr_staff_present (&sim, first), ==, 1);
  tbr_staff_start (&sim);
  tbr_staff_start (&sim);
  g_assert_cmpuint (tbr_arena_count (&sim.arena, TBR_GROUP_STAFF), ==, 3);
  tbr_staff_add_absent (&sim, first, 0.25);
  tbr_staff_add_absent (&sim, first, 0.5);
  tbr_staff_add_absent (&sim, nowhere, 0.5);
  g_assert_cmpfloat (tbr_staff_present (&sim, first), ==, 0.25);
  g_assert_cmpfloat (tbr_staff_present (&sim, second), ==, 1);
  g_assert_cmpfloat (tbr_staff_present (&sim, nowhere), ==, 1);
  tbr_staff_add_absent (&sim, first, 0.5);
  g_assert_cmpfloat (tbr_staff_present (&sim, first), ==, 0);
  tbr_staff_add_absent (&sim, first, -1.25);
  g_assert_cmpfloat (tbr_staff_present (&sim, first), ==, 1);
  tbr_core_clear (&sim);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/attendance/adds-up-and-comes-back",
                   test_attendance_adds_up_and_comes_back);
  return g_test_run ();
}
