/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Generators and fuel that are brought keep critical sites alive, and no longer than they are. */
#include "region_case.h"

#include <locale.h>

#define PEOPLE 100000.0

/* Hospitals of 100,000 people draw 1,500 kW and have generators for 48 h. */
static void
begin (Case *self)
{
  case_init (self);
  self->people[self->region.i] = PEOPLE;
  self->lifelines[TBR_LIFELINE_HEALTH].load = 15;
  case_depend (self, TBR_LIFELINE_HEALTH, TBR_LIFELINE_POWER, 0.64, 48 * TBR_HOUR);
  case_start (self);
  case_lose (self, TBR_LIFELINE_POWER, 1);
}

static TbrNeedId
find_need (Case *self, TbrNeedKind kind)
{
  for (guint32 i = 0; i < tbr_need_count (&self->sim); i++)
    if (tbr_need_get (&self->sim, TBR_HANDLE (TbrNeedId, i))->kind == kind)
      return TBR_HANDLE (TbrNeedId, i);
  return TBR_HANDLE (TbrNeedId, TBR_NONE);
}

static void
put_to_work (Case *self, TbrNeedKind kind, double rate, int sign)
{
  tbr_need_work (&self->sim, find_need (self, kind), TBR_WORK_VEHICLE, rate, sign);
}

static void
test_standby_asks_for_what_is_lacking (void)
{
  Case self;
  begin (&self);
  tbr_core_run_until (&self.sim, 59 * TBR_MINUTE);
  g_assert_cmpuint (tbr_need_count (&self.sim), ==, 0);
  tbr_core_run_until (&self.sim, 2 * TBR_HOUR);
  g_assert_cmpuint (tbr_need_count (&self.sim), ==, 2);
  const TbrNeed *supply = tbr_need_get (&self.sim, find_need (&self, TBR_NEED_POWER_SUPPLY));
  g_assert_cmpfloat_with_epsilon (supply->required, 1500, 1e-3);
  /* 0.27 l/kWh. After three quarters of an hour without any, 0.304 m3 more within 12 h. */
  const TbrNeed *fuel = tbr_need_get (&self.sim, find_need (&self, TBR_NEED_FUEL));
  g_assert_cmpfloat_with_epsilon (fuel->stock, 0.75 * 0.405, 0.11);
  g_assert_cmpfloat (fuel->required, >, 0.405);
  case_lose (&self, TBR_LIFELINE_POWER, -1);
  tbr_core_run_until (&self.sim, 4 * TBR_HOUR);
  g_assert_false (tbr_need_is_open (&self.sim, find_need (&self, TBR_NEED_POWER_SUPPLY)));
  g_assert_false (tbr_need_is_open (&self.sim, find_need (&self, TBR_NEED_FUEL)));
  case_clear (&self);
}

static void
test_standby_without_help_leaves_the_buffer_alone (void)
{
  Case self;
  begin (&self);
  tbr_core_run_until (&self.sim, 48 * TBR_HOUR);
  g_assert_cmpfloat (case_out (&self, TBR_LIFELINE_HEALTH), ==, 0);
  tbr_core_run_until (&self.sim, 50 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (case_out (&self, TBR_LIFELINE_HEALTH), 0.64, 1e-6);
  case_clear (&self);
}

/* 20 sets of 75 kW hold all; half of them leave half of the hospitals to their own buffer. */
static void
test_standby_generators_hold_their_share (void)
{
  Case self;
  begin (&self);
  tbr_core_run_until (&self.sim, 10 * TBR_HOUR);
  put_to_work (&self, TBR_NEED_POWER_SUPPLY, 1500, 1);
  tbr_core_run_until (&self.sim, 200 * TBR_HOUR);
  g_assert_cmpfloat (case_out (&self, TBR_LIFELINE_HEALTH), ==, 0);
  put_to_work (&self, TBR_NEED_POWER_SUPPLY, 1500, -1);
  put_to_work (&self, TBR_NEED_POWER_SUPPLY, 750, 1);
  /* Their own buffers were full again. */
  tbr_core_run_until (&self.sim, 247 * TBR_HOUR);
  g_assert_cmpfloat (case_out (&self, TBR_LIFELINE_HEALTH), ==, 0);
  tbr_core_run_until (&self.sim, 251 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (case_out (&self, TBR_LIFELINE_HEALTH), 0.32, 1e-4);
  case_clear (&self);
}

/* 1,500 kW burn 0.405 m3 of fuel an hour: as much as is brought keeps all going. */
static void
test_standby_fuel_extends_the_generators_on_site (void)
{
  Case self;
  begin (&self);
  tbr_core_run_until (&self.sim, 10 * TBR_HOUR);
  put_to_work (&self, TBR_NEED_FUEL, 0.405, 1);
  tbr_core_run_until (&self.sim, 200 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (case_out (&self, TBR_LIFELINE_HEALTH), 0, 1e-3);
  put_to_work (&self, TBR_NEED_FUEL, 0.405, -1);
  tbr_core_run_until (&self.sim, 260 * TBR_HOUR);
  g_assert_cmpfloat_with_epsilon (case_out (&self, TBR_LIFELINE_HEALTH), 0.64, 1e-4);
  case_clear (&self);
}

/* 2,000 people: 30 kW, helped with what is at hand. */
static void
test_standby_asks_for_nothing_small (void)
{
  Case self;
  begin (&self);
  self.people[self.region.i] = 2000;
  tbr_core_run_until (&self.sim, 10 * TBR_HOUR);
  g_assert_cmpuint (tbr_need_count (&self.sim), ==, 0);
  g_assert_cmpfloat (tbr_standby_cover (&self.sim, self.region), ==, 0);
  case_clear (&self);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/standby/asks-for-what-is-lacking",
                   test_standby_asks_for_what_is_lacking);
  g_test_add_func ("/world/standby/without-help-leaves-the-buffer-alone",
                   test_standby_without_help_leaves_the_buffer_alone);
  g_test_add_func ("/world/standby/generators-hold-their-share",
                   test_standby_generators_hold_their_share);
  g_test_add_func ("/world/standby/fuel-extends-the-generators-on-site",
                   test_standby_fuel_extends_the_generators_on_site);
  g_test_add_func ("/world/standby/asks-for-nothing-small", test_standby_asks_for_nothing_small);
  return g_test_run ();
}
