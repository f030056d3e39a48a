/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Plans of journeys: nothing is lost, however many legs there are. */
#include "resources/journey.h"

#include "fixture.h"

/* Legs of an hour and a kilometre, every fifth a border. */
static void
make_plan (TbrPlan *plan, guint n)
{
  *plan = (TbrPlan){ .host = TBR_NONE };
  for (guint i = 0; i < n; i++)
    {
      gboolean border = i % 5 == 4;
      TbrLeg leg = { .time = TBR_HOUR,
                     .metres = border ? 0 : 1000,
                     .lon = (float) i,
                     .lat = 50,
                     .from = i,
                     .to = border ? 7 : i + 1,
                     .kind = border ? TBR_LEG_BORDER : TBR_LEG_DRIVE };
      tbr_plan_add (plan, &leg);
    }
}

static void
test_journey_keeps_time_and_place_of_many_legs (void)
{
  for (guint n = 1; n < 3 * TBR_LEGS_MAX; n++)
    {
      TbrPlan plan;
      make_plan (&plan, n);
      g_assert_cmpuint (plan.n, ==, MIN (n, TBR_LEGS_MAX));
      g_assert_cmpint (tbr_plan_time (&plan, plan.n), ==, n * TBR_HOUR);
      g_assert_cmpint (plan.at, ==, n * TBR_HOUR);
      g_assert_cmpfloat (tbr_plan_metres (&plan, plan.n), ==, 1000.0 * (n - n / 5));
      const TbrLeg *last = &plan.legs[plan.n - 1];
      g_assert_cmpfloat (last->lon, ==, n - 1);
      if (last->kind != TBR_LEG_BORDER)
        g_assert_cmpuint (last->to, ==, n % 5 == 0 ? n - 1 : n);
    }
}

static void
test_journey_ends_where_it_enters_the_land (void)
{
  TbrPlan plan;
  make_plan (&plan, 6);
  g_assert_cmpuint (tbr_plan_entry (&plan), ==, 6);
  tbr_plan_enter (&plan);
  g_assert_cmpuint (tbr_plan_entry (&plan), ==, 6);
  make_plan (&plan, 0);
  tbr_plan_enter (&plan);
  g_assert_cmpuint (tbr_plan_entry (&plan), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/journey/keeps-time-and-place-of-many-legs",
                   test_journey_keeps_time_and_place_of_many_legs);
  g_test_add_func ("/resources/journey/ends-where-it-enters-the-land",
                   test_journey_ends_where_it_enters_the_land);
  return g_test_run ();
}
