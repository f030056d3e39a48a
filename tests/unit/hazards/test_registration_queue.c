/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The queue before several desks: against published values of M/M/c. */
#include "hazards/registration_queue.h"

#include <math.h>

/* Fewest desks at a mean wait of @wait hours are @desks: at a little less one more, at a little
   more no fewer. @error: relative, of the published figure. */
static void
assert_wait (double arrivals, double rate, guint desks, double wait, double error)
{
  g_assert_cmpuint (tbr_queue_desks (arrivals, rate, wait * (1 + error)), ==, desks);
  g_assert_cmpuint (tbr_queue_desks (arrivals, rate, wait * (1 - error)), ==, desks + 1);
}

/* Erlang's second formula: 2 erlang on 3 desks 4/9; 8 on 10 0.4092 [tables of Erlang C]; one desk:
   the load itself. Of them, each waits for one of the desks that are to spare. */
static void
test_registration_queue_delays_as_published (void)
{
  assert_wait (2, 1, 3, 4.0 / 9 / (3 - 2), 1e-9);
  assert_wait (8, 1, 10, 0.4092 / (10 - 8), 5e-5 / 0.4092);
  assert_wait (0.7, 1, 1, 0.7 / (1 - 0.7), 1e-9);
}

/* The eye clinic of [GROSS2008] section 3.3: 6 an hour, 20 min each, three doctors: 8/9 in line in
   the mean, so 8.9 min. */
static void
test_registration_queue_waits_as_published (void)
{
  assert_wait (6, 3, 3, 8.0 / 9 / 6, 1e-9);
  assert_wait (6, 3, 3, 8.89 / 60, 5e-3 / 8.89);
  assert_wait (1.5, 1, 2, 1.2857, 5e-5 / 1.2857);
  /* three cannot take nine an hour, however long one waits */
  g_assert_cmpuint (tbr_queue_desks (9, 3, 1e9), ==, 4);
}

/* Mean time in line, hours, of M/M/c from its stationary chances, term by term; INFINITY when more
   come than the desks can take. */
static double
wait_in (double arrivals, double rate, guint desks)
{
  const double load = arrivals / rate;
  double term = 1, before = 0;
  if (load >= desks)
    return INFINITY;
  for (guint i = 0; i < desks; i++)
    {
      before += term;
      term *= load / (i + 1);
    }
  const double all_busy = term * desks / (desks - load);
  return all_busy / (before + all_busy) / (desks * rate - arrivals);
}

static void
test_registration_queue_needs_the_fewest_desks (void)
{
  g_assert_cmpuint (tbr_queue_desks (0, 8, 1), ==, 0);
  for (double arrivals = 1; arrivals < 3000; arrivals *= 1.7)
    {
      guint n = tbr_queue_desks (arrivals, 8, 0.5);
      g_assert_cmpfloat (wait_in (arrivals, 8, n), <=, 0.5);
      g_assert_true (n == 1 || wait_in (arrivals, 8, n - 1) > 0.5);
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
