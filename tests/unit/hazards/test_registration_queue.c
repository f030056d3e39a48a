/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The queue before several desks: against published values of M/M/c. */
#include "hazards/registration_queue.h"

#include <math.h>

/* Erlang's second formula: 2 erlang on 3 desks 4/9; 8 on 10 0.4092 [tables of Erlang C]; one desk:
   the load itself. */
static void
test_registration_queue_delays_as_published (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_queue_delayed (2, 3), 4.0 / 9, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_queue_delayed (8, 10), 0.4092, 5e-5);
  g_assert_cmpfloat_with_epsilon (tbr_queue_delayed (0.7, 1), 0.7, 1e-12);
  g_assert_cmpfloat (tbr_queue_delayed (0, 4), ==, 0);
  g_assert_cmpfloat (tbr_queue_delayed (4, 4), ==, 1);
  g_assert_cmpfloat (tbr_queue_delayed (400, 2), ==, 1);
}

/* The eye clinic of [GROSS2008] section 3.3: 6 an hour, 20 min each, three doctors: 8/9 in line in
   the mean, so 8.9 min. */
static void
test_registration_queue_waits_as_published (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_queue_wait (6, 3, 3) * 6, 8.0 / 9, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_queue_wait (6, 3, 3) * 60, 8.89, 5e-3);
  g_assert_cmpfloat_with_epsilon (tbr_queue_wait (1.5, 1, 2), 1.2857, 5e-5);
  g_assert_true (isinf (tbr_queue_wait (9, 3, 3)));
}

static void
test_registration_queue_needs_the_fewest_desks (void)
{
  g_assert_cmpuint (tbr_queue_desks (0, 8, 1), ==, 0);
  g_assert_cmpuint (tbr_queue_desks (6, 3, 8.0 / 54 + 1e-9), ==, 3);
  g_assert_cmpuint (tbr_queue_desks (6, 3, 8.0 / 54 - 1e-9), ==, 4);
  for (double arrivals = 1; arrivals < 3000; arrivals *= 1.7)
    {
      guint n = tbr_queue_desks (arrivals, 8, 0.5);
      g_assert_cmpfloat (tbr_queue_wait (arrivals, 8, n), <=, 0.5);
      g_assert_true (n == 1 || tbr_queue_wait (arrivals, 8, n - 1) > 0.5);
    }
  g_assert_cmpuint (tbr_queue_desks (1e9, 8, 1), ==, TBR_QUEUE_MOST_DESKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/registration-queue/delays-as-published",
                   test_registration_queue_delays_as_published);
  g_test_add_func ("/hazards/registration-queue/waits-as-published",
                   test_registration_queue_waits_as_published);
  g_test_add_func ("/hazards/registration-queue/needs-the-fewest-desks",
                   test_registration_queue_needs_the_fewest_desks);
  return g_test_run ();
}
