/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The assignment solver against every permutation, and against a published example. */
#include "engine/stream.h"
#include "response/matching.h"

#include <math.h>

/* Least cost over all ways to pair the rows from @row on, by trying each. */
static double
brute (const double *cost, guint n_rows, guint n_columns, guint row, guint used)
{
  double best = 1e300;

  if (row == n_rows)
    return 0;
  for (guint j = 0; j < n_columns; j++)
    if (!(used & (1u << j)))
      best = MIN (best, cost[row * n_columns + j]
                            + brute (cost, n_rows, n_columns, row + 1, used | 1u << j));
  return best;
}

static void
check_pairs (const double *cost, guint n_rows, guint n_columns)
{
  gint32 column[8];
  guint used = 0, n_pairs = 0;
  double sum = tbr_matching_solve (cost, n_rows, n_columns, column);
  double told = 0;

  for (guint i = 0; i < n_rows; i++)
    if (column[i] >= 0)
      {
        g_assert_cmpuint (used & (1u << column[i]), ==, 0);
        used |= 1u << column[i];
        told += cost[i * n_columns + column[i]];
        n_pairs++;
      }
  g_assert_cmpuint (n_pairs, ==, MIN (n_rows, n_columns));
  g_assert_cmpfloat_with_epsilon (told, sum, 1e-9);
  if (n_rows <= n_columns)
    g_assert_cmpfloat_with_epsilon (sum, brute (cost, n_rows, n_columns, 0, 0), 1e-9);
}

static void
test_matching_equals_every_permutation (void)
{
  TbrStream stream;

  tbr_stream_init (&stream, 20261124, 0, 1, 2, 0);
  for (guint trial = 0; trial < 2000; trial++)
    {
      guint n_rows = 1 + tbr_stream_below (&stream, 6);
      guint n_columns = 1 + tbr_stream_below (&stream, 6);
      double cost[36];

      for (guint i = 0; i < n_rows * n_columns; i++)
        cost[i] = trial % 2 == 0 ? tbr_stream_below (&stream, 6) : tbr_stream_uniform (&stream);
      check_pairs (cost, n_rows, n_columns);
    }
}

/* The example of H. W. Kuhn, The Hungarian method for the assignment problem, Naval Research
   Logistics Quarterly 2 (1955), 83-97, as a maximum turned into a minimum: three of the four men
   can be given jobs they are qualified for. */
static void
test_matching_solves_kuhns_example (void)
{
  const double qualified[16] = { 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1 };
  double cost[16];
  gint32 column[4];

  for (guint i = 0; i < 16; i++)
    cost[i] = 1 - qualified[i];
  g_assert_cmpfloat (tbr_matching_solve (cost, 4, 4, column), ==, 1);
}

static void
test_matching_leaves_forbidden_pairs (void)
{
  const double cost[4] = { 5, TBR_MATCHING_NEVER, 1, TBR_MATCHING_NEVER };
  gint32 column[2];

  g_assert_cmpfloat (tbr_matching_solve (cost, 2, 2, column), ==, 1);
  g_assert_cmpint (column[0], ==, -1);
  g_assert_cmpint (column[1], ==, 0);
}

static void
test_matching_of_nothing (void)
{
  gint32 column[1] = { 7 };
  g_assert_cmpfloat (tbr_matching_solve (NULL, 0, 3, column), ==, 0);
}

/* Least cost of exactly @left pairs of the units from @row on with places, by trying each. */
static double
brute_pairs (const TbrMatchingPlan *plan, const guint *place, guint n_places, guint row, guint used,
             guint left)
{
  double best;

  if (left == 0)
    return 0;
  if (row == plan->n_units)
    return 1e300;
  best = brute_pairs (plan, place, n_places, row + 1, used, left);
  for (guint p = 0; p < n_places; p++)
    if (!(used & (1u << p)))
      best = MIN (best,
                  plan->cost[row * plan->n_needs + place[p]]
                      + brute_pairs (plan, place, n_places, row + 1, used | 1u << p, left - 1));
  return best;
}

/* Units of equal rate: each need has as many places as fill its gap, and of all places as many are
   filled as there may be. */
static void
test_matching_plan_equals_every_way (void)
{
  TbrStream stream;

  tbr_stream_init (&stream, 20261128, 0, 1, 2, 0);
  for (guint trial = 0; trial < 500; trial++)
    {
      guint n_units = 1 + tbr_stream_below (&stream, 5),
            n_needs = 1 + tbr_stream_below (&stream, 3);
      double cost[15], rate[15], gap[3], told = 0;
      guint place[15], n_places = 0, n_pairs = 0, wanted;
      gint32 need[5];
      TbrMatchingPlan plan = { n_units, n_needs, cost, rate, gap, tbr_stream_below (&stream, 7) };

      for (guint i = 0; i < n_units * n_needs; i++)
        {
          cost[i] = tbr_stream_uniform (&stream);
          rate[i] = 2;
        }
      for (guint i = 0; i < n_needs; i++)
        {
          gap[i] = tbr_stream_below (&stream, 6); /* 0 to 5: 0, 1, 1, 2, 2, 3 units */
          for (guint k = 0; k < MIN (((guint) gap[i] + 1) / 2, n_units); k++)
            place[n_places++] = i;
        }
      tbr_matching_plan (&plan, need);
      for (guint i = 0; i < n_units; i++)
        if (need[i] >= 0)
          {
            told += cost[i * n_needs + (guint) need[i]];
            n_pairs++;
          }
      wanted = MIN (plan.most, MIN (n_units, n_places));
      g_assert_cmpuint (n_pairs, ==, wanted);
      g_assert_cmpfloat_with_epsilon (told, brute_pairs (&plan, place, n_places, 0, 0, wanted),
                                      1e-9);
    }
}

static void
test_matching_plan_of_nothing (void)
{
  const double never[2] = { INFINITY, INFINITY }, rate[2] = { 0, 0 }, gap[2] = { 5, 5 };
  gint32 need[1] = { 7 };

  tbr_matching_plan (&(TbrMatchingPlan){ 1, 2, never, rate, gap, 1 }, need);
  g_assert_cmpint (need[0], ==, -1);
  need[0] = 7;
  tbr_matching_plan (&(TbrMatchingPlan){ 1, 0, NULL, NULL, NULL, 1 }, need);
  g_assert_cmpint (need[0], ==, -1);
  tbr_matching_plan (&(TbrMatchingPlan){ 0, 2, NULL, NULL, gap, 0 }, need);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/matching/equals-every-permutation",
                   test_matching_equals_every_permutation);
  g_test_add_func ("/response/matching/solves-kuhns-example", test_matching_solves_kuhns_example);
  g_test_add_func ("/response/matching/leaves-forbidden-pairs",
                   test_matching_leaves_forbidden_pairs);
  g_test_add_func ("/response/matching/of-nothing", test_matching_of_nothing);
  g_test_add_func ("/response/matching/plan-equals-every-way", test_matching_plan_equals_every_way);
  g_test_add_func ("/response/matching/plan-of-nothing", test_matching_plan_of_nothing);
  return g_test_run ();
}
