/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Beds are given, freed and taken back; hospitals that fail send patients away and are emptied. */
#include "region_case.h"

#include <locale.h>

#define PEOPLE 200000.0

static double density;

static void
begin (Case *self)
{
  case_init (self);
  self->people[self->region.i] = PEOPLE;
  guint32 state = self->map->regions[self->region.i].state.i;
  density = (double) self->map->countries[state].beds_per_1000;
  g_assert_cmpfloat (density, >, 0);
  case_start (self);
}

/* All beds of the region. */
static double
all_beds (void)
{
  return PEOPLE / 1000 * density;
}

static double
free_beds (Case *self, TbrBed bed)
{
  return tbr_hospital_free (&self->sim, self->region, bed);
}

/* A quarter is free on a usual day; within four hours of the alarm a fifth of all is freed. */
static void
test_hospital_frees_beds_in_four_hours (void)
{
  Case self;
  begin (&self);
  double ward = 0.98 * all_beds ();
  g_assert_cmpfloat_with_epsilon (free_beds (&self, TBR_BED_WARD), 0.25 * ward, 1e-6);
  g_assert_cmpfloat_with_epsilon (free_beds (&self, TBR_BED_INTENSIVE), 0.25 * 0.02 * all_beds (),
                                  1e-6);
  tbr_hospital_hold (&self.sim, self.region, TBR_BED_WARD, 0, 10);
  tbr_core_run_until (&self.sim, 2 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (free_beds (&self, TBR_BED_WARD), 0.35 * ward - 10, 1e-6);
  tbr_core_run_until (&self.sim, 9 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (free_beds (&self, TBR_BED_WARD), 0.45 * ward - 10, 1e-6);
  /* Full, and empty again. */
  tbr_hospital_hold (&self.sim, self.region, TBR_BED_WARD, 10, 1e6);
  g_assert_cmpfloat (free_beds (&self, TBR_BED_WARD), ==, 0);
  tbr_hospital_hold (&self.sim, self.region, TBR_BED_WARD, 1e6, 0);
  g_assert_cmpfloat_with_epsilon (free_beds (&self, TBR_BED_WARD), 0.45 * ward, 1e-6);
  case_clear (&self);
}

/* A stay of seven days in the mean: after as long, 37 % are still there. */
static void
test_hospital_lets_patients_go_home (void)
{
  Case self;
  begin (&self);
  tbr_hospital_admit (&self.sim, self.region, TBR_BED_WARD, 100);
  tbr_core_run_until (&self.sim, 7 * TBR_DAY);
  g_assert_cmpfloat_with_epsilon (tbr_hospital_taken (&self.sim, self.region, TBR_BED_WARD),
                                  100 * exp (-1), 1e-6);
  tbr_hospital_admit (&self.sim, self.region, TBR_BED_WARD, 50);
  g_assert_cmpfloat_with_epsilon (tbr_hospital_taken (&self.sim, self.region, TBR_BED_WARD),
                                  50 + 100 * exp (-1), 1e-6);
  case_clear (&self);
}

/* Beds that one crisis holds, and services that fail, leave less to the next. */
static void
test_hospital_is_shared_by_all_crises (void)
{
  Case self;
  begin (&self);
  double room = 0.25 * all_beds ();
  g_assert_cmpfloat (tbr_hospital_left (&self.sim, self.region), ==, 1);
  tbr_hospital_hold (&self.sim, self.region, TBR_BED_WARD, 0, room / 2);
  g_assert_cmpfloat_with_epsilon (tbr_hospital_left (&self.sim, self.region), 0.5, 1e-9);
  case_lose (&self, TBR_LIFELINE_HEALTH, 0.4);
  tbr_core_run_until (&self.sim, TBR_HOUR);
  g_assert_cmpfloat (tbr_hospital_left (&self.sim, self.region), <, 0.6);
  tbr_hospital_hold (&self.sim, self.region, TBR_BED_WARD, room / 2, 1e6);
  tbr_hospital_hold (&self.sim, self.region, TBR_BED_INTENSIVE, 0, 1e6);
  g_assert_cmpfloat (tbr_hospital_left (&self.sim, self.region), ==, 0);
  case_clear (&self);
}

static void
test_hospital_sends_patients_elsewhere (void)
{
  Case self;
  begin (&self);
  case_lose (&self, TBR_LIFELINE_HEALTH, 0.4);
  tbr_core_run_until (&self.sim, TBR_HOUR);
  g_assert_cmpint (tbr_hospital_mode (&self.sim, self.region), ==, TBR_HOSPITALS_DIVERTING);
  g_assert_cmpfloat (free_beds (&self, TBR_BED_WARD), ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_hospital_effect (&self.sim, self.region), 0.6, 1e-9);
  g_assert_cmpuint (tbr_need_count (&self.sim), ==, 0);
  case_lose (&self, TBR_LIFELINE_HEALTH, -0.4);
  tbr_core_run_until (&self.sim, 2 * TBR_HOUR);
  g_assert_cmpint (tbr_hospital_mode (&self.sim, self.region), ==, TBR_HOSPITALS_OPEN);
  case_clear (&self);
}

/* All are out: three quarters of the beds have to be emptied, a trip each. */
static void
test_hospital_is_emptied_when_it_fails (void)
{
  Case self;
  begin (&self);
  case_lose (&self, TBR_LIFELINE_HEALTH, 1);
  tbr_core_run_until (&self.sim, 30 * TBR_MINUTE);
  g_assert_cmpint (tbr_hospital_mode (&self.sim, self.region), ==, TBR_HOSPITALS_EVACUATING);
  g_assert_cmpuint (tbr_need_count (&self.sim), ==, 1);
  TbrNeedId need = { 0 };
  double inside = 0.75 * all_beds ();
  g_assert_cmpint (tbr_need_get (&self.sim, need)->kind, ==, TBR_NEED_PATIENT_TRANSFER);
  g_assert_cmpfloat_with_epsilon (tbr_need_get (&self.sim, need)->stock, inside, 0.01 * inside);
  /* 0.001 an hour of those who wait: in ten hours 1 - exp (-0.01). */
  tbr_core_run_until (&self.sim, 10 * TBR_HOUR + 15 * TBR_MINUTE);
  g_assert_cmpfloat_with_epsilon (tbr_need_get (&self.sim, need)->lost, inside * -expm1 (-0.01),
                                  1e-3 * inside);
  tbr_need_work (&self.sim, need, TBR_WORK_VEHICLE, 1000, 1);
  tbr_core_run_until (&self.sim, 12 * TBR_HOUR);
  g_assert_cmpfloat (tbr_need_get (&self.sim, need)->stock, <, 1);
  case_lose (&self, TBR_LIFELINE_HEALTH, -1);
  tbr_core_run_until (&self.sim, 14 * TBR_HOUR);
  g_assert_false (tbr_need_is_open (&self.sim, need));
  case_clear (&self);
}

/* Power fails; the hospital lives on its generator for two days, then it is emptied. */
static void
test_hospital_closes_when_the_power_stays_away (void)
{
  Case self;
  case_init (&self);
  self.people[self.region.i] = PEOPLE;
  case_depend (&self, TBR_LIFELINE_HEALTH, TBR_LIFELINE_POWER, 0.8, 48 * TBR_HOUR);
  case_start (&self);
  case_lose (&self, TBR_LIFELINE_POWER, 1);
  tbr_core_run_until (&self.sim, 48 * TBR_HOUR);
  g_assert_cmpint (tbr_hospital_mode (&self.sim, self.region), ==, TBR_HOSPITALS_OPEN);
  tbr_core_run_until (&self.sim, 49 * TBR_HOUR);
  g_assert_cmpint (tbr_hospital_mode (&self.sim, self.region), ==, TBR_HOSPITALS_EVACUATING);
  case_clear (&self);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/hospital/frees-beds-in-four-hours",
                   test_hospital_frees_beds_in_four_hours);
  g_test_add_func ("/world/hospital/lets-patients-go-home", test_hospital_lets_patients_go_home);
  g_test_add_func ("/world/hospital/is-shared-by-all-crises",
                   test_hospital_is_shared_by_all_crises);
  g_test_add_func ("/world/hospital/sends-patients-elsewhere",
                   test_hospital_sends_patients_elsewhere);
  g_test_add_func ("/world/hospital/is-emptied-when-it-fails",
                   test_hospital_is_emptied_when_it_fails);
  g_test_add_func ("/world/hospital/closes-when-the-power-stays-away",
                   test_hospital_closes_when_the_power_stays_away);
  return g_test_run ();
}
