/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Aftershock counts, times and magnitudes. */
#include "hazards/aftershock.h"

#include "engine/stream.h"

#include <locale.h>
#include <math.h>

#define DAY 86400.0
#define N_REPLICATIONS 400

/* Case A41: 100 events a day at t + c = 1 day, c = 0.05 d, p = 1.1. */
static const TbrAftershockLaw case_a41 = { 100, 0.05 * DAY, 1.1 };

static void
test_aftershock_counts_meet_the_cases (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_aftershock_expected (&case_a41, 0, 7 * DAY), 526.697274714355,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_aftershock_expected (&case_a41, 7 * DAY, 30 * DAY),
                                  111.01897674826, 1e-9);
  /* Case A42: magnitude 5 and more in the first day after 6.5. */
  const TbrAftershockGeneric generic = TBR_AFTERSHOCK_GENERIC;
  TbrAftershockLaw law;
  tbr_aftershock_law_init (&law, &generic, 6.5, 5);
  g_assert_cmpfloat_with_epsilon (tbr_aftershock_expected (&law, 0, DAY), 1.70131899340438, 1e-12);
}

static void
test_aftershock_counts_of_a_week_meet_the_check_values (void)
{
  /* Computed for the domain study: 0.9 events within one unit of the main shock, 7.3 within two. */
  const TbrAftershockGeneric generic = TBR_AFTERSHOCK_GENERIC;
  TbrAftershockLaw law;
  tbr_aftershock_law_init (&law, &generic, 7, 6);
  g_assert_cmpfloat_with_epsilon (tbr_aftershock_expected (&law, 0, 7 * DAY), 0.9, 0.05);
  tbr_aftershock_law_init (&law, &generic, 7, 5);
  g_assert_cmpfloat_with_epsilon (tbr_aftershock_expected (&law, 0, 7 * DAY), 7.3, 0.05);
}

static void
test_aftershock_counts_add_up_for_every_decay (void)
{
  static const double decay[] = { 0.7, 1 - 1e-9, 1, 1 + 1e-9, 1.4 };
  for (guint i = 0; i < G_N_ELEMENTS (decay); i++)
    {
      const TbrAftershockLaw law = { 10, 0.1 * DAY, decay[i] };
      const double whole = tbr_aftershock_expected (&law, DAY, 9 * DAY);
      const double parts = tbr_aftershock_expected (&law, DAY, 2 * DAY)
                           + tbr_aftershock_expected (&law, 2 * DAY, 9 * DAY);
      g_assert_cmpfloat_with_epsilon (parts / whole, 1, 1e-13);
      const double brief = tbr_aftershock_expected (&law, DAY, DAY + 1);
      /* events a second at 1 day and half a second [UTSU1961]: K (t + c)^-p, t in days */
      const double rate = 10 * pow (1.1 + 0.5 / DAY, -decay[i]) / DAY;
      g_assert_cmpfloat_with_epsilon (brief / rate, 1, 1e-9);
      g_assert_cmpfloat (tbr_aftershock_expected (&law, DAY, DAY), ==, 0);
    }
}

static void
test_aftershock_next_inverts_the_expected_count (void)
{
  static const double decay[] = { 0.7, 1, 1.1, 1.4 };
  for (guint i = 0; i < G_N_ELEMENTS (decay); i++)
    {
      const TbrAftershockLaw law = { 10, 0.1 * DAY, decay[i] };
      for (double wanted = 1e-3; wanted < 8; wanted *= 3)
        {
          const double next = tbr_aftershock_next (&law, 3 * DAY, wanted);
          g_assert_cmpfloat_with_epsilon (tbr_aftershock_expected (&law, 3 * DAY, next) / wanted, 1,
                                          1e-10);
        }
    }
}

static void
test_aftershock_next_never_comes_when_all_have_come (void)
{
  const TbrAftershockLaw law = { 1, 0.1 * DAY, 1.4 };
  const double left = tbr_aftershock_expected (&law, DAY, INFINITY);
  g_assert_true (isinf (tbr_aftershock_next (&law, DAY, 1.001 * left)));
  g_assert_true (isfinite (tbr_aftershock_next (&law, DAY, 0.999 * left)));
  const TbrAftershockLaw none = { 0, 0.1 * DAY, 1.4 };
  g_assert_true (isinf (tbr_aftershock_next (&none, 0, 1)));
}

static void
test_aftershock_times_drawn_one_by_one_have_the_expected_number (void)
{
  /* Seed 1; the number in the first day is Poisson with mean 354.15 (case A41). The limit 4.5 on
     the standardised mean of 400 replications is passed falsely once in 100,000 seeds. */
  double sum = 0;
  for (guint32 replication = 0; replication < N_REPLICATIONS; replication++)
    {
      TbrStream stream;
      tbr_stream_init (&stream, 1, replication, 1, 0, 0);
      double time = 0;
      while ((time = tbr_aftershock_next (&case_a41, time, tbr_stream_exponential (&stream)))
             <= DAY)
        sum++;
    }
  const double expected = 354.149981023656;
  const double error = (sum / N_REPLICATIONS - expected) / sqrt (expected / N_REPLICATIONS);
  g_assert_cmpfloat (fabs (error), <, 4.5);
}

static void
test_aftershock_magnitudes_meet_the_case (void)
{
  /* Case A43: b = 1 between 3 and 7. */
  const TbrMagnitudeLaw law = { 1, 3, 7 };
  g_assert_cmpfloat_with_epsilon (tbr_magnitude_mean (&law), 3.43389444189925, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_magnitude_quantile (&law, 0.5), 3.30098656838712, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_magnitude_exceedance (&law, 5), 0.0099009900990099, 1e-14);
  g_assert_cmpfloat (tbr_magnitude_exceedance (&law, 3), ==, 1);
  g_assert_cmpfloat (tbr_magnitude_exceedance (&law, 7), ==, 0);
  g_assert_cmpfloat (tbr_magnitude_quantile (&law, 0), ==, 3);
  g_assert_cmpfloat_with_epsilon (tbr_magnitude_quantile (&law, 1), 7, 1e-9);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/aftershock/counts-meet-the-cases",
                   test_aftershock_counts_meet_the_cases);
  g_test_add_func ("/hazards/aftershock/counts-of-a-week-meet-the-check-values",
                   test_aftershock_counts_of_a_week_meet_the_check_values);
  g_test_add_func ("/hazards/aftershock/counts-add-up-for-every-decay",
                   test_aftershock_counts_add_up_for_every_decay);
  g_test_add_func ("/hazards/aftershock/next-inverts-the-expected-count",
                   test_aftershock_next_inverts_the_expected_count);
  g_test_add_func ("/hazards/aftershock/next-never-comes-when-all-have-come",
                   test_aftershock_next_never_comes_when_all_have_come);
  g_test_add_func ("/hazards/aftershock/times-drawn-one-by-one-have-the-expected-number",
                   test_aftershock_times_drawn_one_by_one_have_the_expected_number);
  g_test_add_func ("/hazards/aftershock/magnitudes-meet-the-case",
                   test_aftershock_magnitudes_meet_the_case);
  return g_test_run ();
}
