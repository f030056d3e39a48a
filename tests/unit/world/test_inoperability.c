/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lifelines that fail and recover together. */
#include "world/inoperability.h"

#include <locale.h>
#include <math.h>

#define DAY 86400.0

/* Cases A57 and A58. */
static const double dependence[] = { 0, 0.3, 0.1, 0.2, 0, 0.4, 0.1, 0.2, 0 };
static const double recovery[] = { 0.2 / DAY, 0.1 / DAY, 0.05 / DAY };
static const TbrInoperability lifelines = { 3, dependence, recovery };

static void
test_inoperability_settles_where_the_case_says (void)
{
  const double loss[] = { 0.1, 0, 0.05 };
  double state[3];
  g_autoptr (GError) error = NULL;
  g_assert_true (tbr_inoperability_equilibrium (&lifelines, loss, state, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (state[0], 0.123501199040767, 1e-14);
  g_assert_cmpfloat_with_epsilon (state[1], 0.0539568345323741, 1e-14);
  g_assert_cmpfloat_with_epsilon (state[2], 0.0731414868105516, 1e-14);
}

static void
test_inoperability_recovers_as_the_case_says (void)
{
  const double loss[] = { 0, 0, 0 };
  double step[3 * 6], state[] = { 0.5, 0.1, 0 };
  /* Ten days in two steps of five. */
  tbr_inoperability_propagator (&lifelines, 5 * DAY, step);
  tbr_inoperability_advance (3, step, loss, state);
  tbr_inoperability_advance (3, step, loss, state);
  g_assert_cmpfloat_with_epsilon (state[0], 0.0892915474620547, 1e-13);
  g_assert_cmpfloat_with_epsilon (state[1], 0.0650694716625657, 1e-13);
  g_assert_cmpfloat_with_epsilon (state[2], 0.0150996107284524, 1e-13);
}

static void
test_inoperability_moves_to_the_equilibrium_of_a_lasting_loss (void)
{
  const double loss[] = { 0.1, 0, 0.05 };
  double step[3 * 6], state[] = { 0, 0, 0 }, rest[3];
  tbr_inoperability_propagator (&lifelines, 1000 * DAY, step);
  tbr_inoperability_advance (3, step, loss, state);
  g_assert_true (tbr_inoperability_equilibrium (&lifelines, loss, rest, NULL));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (state[i], rest[i], 1e-12);
  /* Over no time nothing changes. */
  tbr_inoperability_propagator (&lifelines, 0, step);
  tbr_inoperability_advance (3, step, loss, state);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (state[i], rest[i], 1e-12);
}

static void
test_inoperability_refuses_losses_that_feed_on_each_other (void)
{
  static const double circle[] = { 0, 1, 1, 0 };
  static const double wild[] = { 0, 2, 2, 0 };
  const double loss[] = { 0.1, 0 };
  double state[] = { -1, -1 };
  for (guint i = 0; i < 2; i++)
    {
      const TbrInoperability model = { 2, i == 0 ? circle : wild, NULL };
      g_autoptr (GError) error = NULL;
      g_assert_false (tbr_inoperability_equilibrium (&model, loss, state, &error));
      g_assert_error (error, TBR_ERROR, TBR_ERROR_RANGE);
      g_assert_cmpfloat (state[0], ==, -1);
    }
}

static void
test_inoperability_alone_recovers_in_the_time_given (void)
{
  /* Down to 1 % of half in ten days. */
  const double rate = tbr_inoperability_recovery_rate (0.5, 0.005, 10 * DAY, 0);
  const double none = 0;
  const TbrInoperability alone = { 1, &none, &rate };
  double step[2], state = 0.5;
  tbr_inoperability_propagator (&alone, 10 * DAY, step);
  tbr_inoperability_advance (1, step, &none, &state);
  g_assert_cmpfloat_with_epsilon (state, 0.005, 1e-15);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/inoperability/settles-where-the-case-says",
                   test_inoperability_settles_where_the_case_says);
  g_test_add_func ("/world/inoperability/recovers-as-the-case-says",
                   test_inoperability_recovers_as_the_case_says);
  g_test_add_func ("/world/inoperability/moves-to-the-equilibrium-of-a-lasting-loss",
                   test_inoperability_moves_to_the_equilibrium_of_a_lasting_loss);
  g_test_add_func ("/world/inoperability/refuses-losses-that-feed-on-each-other",
                   test_inoperability_refuses_losses_that_feed_on_each_other);
  g_test_add_func ("/world/inoperability/alone-recovers-in-the-time-given",
                   test_inoperability_alone_recovers_in_the_time_given);
  return g_test_run ();
}
