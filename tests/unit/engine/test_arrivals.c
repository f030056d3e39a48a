/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows how many arrivals there should be, and what queues with endless servers make of them. */
#include "engine/arrivals.h"

#include <gsl/gsl_sort.h>
#include <math.h>

/* tests/validation/stats: limits for a false alarm in 10,000. */
#define CHI2_LIMIT_9 33.719948439
#define KS_LIMIT_10000 0.0222348771149
#define T_LIMIT_50_BATCHES_10_METRICS 4.92501922775

#define PER_HOUR (1.0 / 3600)

static void
test_arrivals_none_when_nothing_can_come (void)
{
  const double nothing[] = { 0, 0 };
  TbrStream stream;
  TbrArrivals arrivals = { 0 };
  tbr_stream_init (&stream, 1, 0, 0, 0, 0);
  g_assert_cmpint (tbr_arrivals_next (&arrivals, &stream, 5), ==, TBR_NEVER);
  arrivals.base = (TbrSeries){ nothing, 2, 1, 0, TBR_DAY };
  g_assert_cmpint (tbr_arrivals_next (&arrivals, &stream, 5), ==, TBR_NEVER);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 5), ==, 0);
}

static void
test_arrivals_rate_reads_the_right_step (void)
{
  const double day[] = { 1, 2, 3 }, season[] = { 10, 20 }, surge[] = { 5 };
  const TbrArrivals arrivals = { .base = { day, 3, 1, 0, 8 * TBR_HOUR },
                                 .factor = { season, 2, 0, TBR_DAY, TBR_DAY },
                                 .extra = { surge, 1, 0, 30 * TBR_HOUR, TBR_HOUR } };
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 0), ==, 1);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, -1), ==, 3);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 8 * TBR_HOUR - 1), ==, 1);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 8 * TBR_HOUR), ==, 2);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, TBR_DAY), ==, 10);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 30 * TBR_HOUR), ==, 15);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 31 * TBR_HOUR), ==, 10);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 2 * TBR_DAY + 17 * TBR_HOUR), ==, 60);
  g_assert_cmpfloat (tbr_arrivals_rate (&arrivals, 3 * TBR_DAY), ==, 1);
}

static void
test_arrivals_stop_after_a_one_off_series (void)
{
  const double surge[] = { 2 * PER_HOUR, 0, 2 * PER_HOUR };
  const TbrArrivals arrivals = { .extra = { surge, 3, 0, TBR_DAY, TBR_DAY } };
  TbrStream stream;
  TbrTime at = 0;
  guint counts[4] = { 0 };
  tbr_stream_init (&stream, 1, 0, 0, 0, 0);
  while ((at = tbr_arrivals_next (&arrivals, &stream, at)) != TBR_NEVER)
    counts[at / TBR_DAY]++;
  g_assert_cmpuint (counts[0], ==, 0);
  g_assert_cmpuint (counts[1], >, 0);
  g_assert_cmpuint (counts[2], ==, 0);
  g_assert_cmpuint (counts[3], >, 0);
}

/* Ten steps of a day under a factor that changes within the steps: counts by step against the
   integral of the rate, by the chi-square test. */
static void
test_arrivals_fall_into_steps_as_they_should (void)
{
  const double day[] = { 5, 0.5, 0, 1, 10, 20, 8, 3, 2, 6 };
  const double factor[] = { 1, 0.2, 3 };
  double rates[10], expected[10] = { 0 }, counts[10] = { 0 }, total = 0, chi2 = 0;
  for (guint i = 0; i < 10; i++)
    rates[i] = day[i] * PER_HOUR;
  const TbrArrivals arrivals = { .base = { rates, 10, 1, 0, TBR_DAY / 10 },
                                 .factor = { factor, 3, 1, TBR_HOUR, TBR_HOUR } };
  const TbrTime until = 600 * TBR_DAY;
  TbrStream stream;
  tbr_stream_init (&stream, 20260301, 0, 0, 0, 0);
  for (TbrTime at = 0; at < until; at += TBR_MINUTE)
    expected[at % TBR_DAY / (TBR_DAY / 10)] += 60 * tbr_arrivals_rate (&arrivals, at);
  for (TbrTime at = 0; (at = tbr_arrivals_next (&arrivals, &stream, at)) < until; total++)
    counts[at % TBR_DAY / (TBR_DAY / 10)]++;
  for (guint i = 0; i < 10; i++)
    if (expected[i] > 0)
      chi2 += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
    else
      g_assert_cmpfloat (counts[i], ==, 0);
  g_test_message ("chi-square %g, %g arrivals", chi2, total);
  g_assert_cmpfloat (chi2, <, CHI2_LIMIT_9); /* nine steps with a rate above 0 */
}

/* The integral of the rate from one arrival to the next is exponential with mean 1. */
static void
test_arrivals_are_exponential_in_their_own_time (void)
{
  enum
  {
    N = 10000
  };
  const double day[] = { 4 * PER_HOUR, 1 * PER_HOUR, 30 * PER_HOUR };
  const TbrArrivals arrivals = { .base = { day, 3, 1, 0, 20 * TBR_MINUTE } };
  g_autofree double *gaps = g_new (double, N);
  TbrStream stream;
  double distance = 0;
  tbr_stream_init (&stream, 5, 0, 0, 0, 0);
  TbrTime at = 0;
  for (guint i = 0; i < N; i++)
    {
      TbrTime next = tbr_arrivals_next (&arrivals, &stream, at);
      gaps[i] = 0;
      for (TbrTime from = at; from < next;)
        {
          TbrTime end = MIN ((from / (20 * TBR_MINUTE) + 1) * 20 * TBR_MINUTE, next);
          gaps[i] += (double) (end - from) / TBR_SECOND * tbr_arrivals_rate (&arrivals, from);
          from = end;
        }
      at = next;
    }
  gsl_sort (gaps, 1, N);
  for (guint i = 0; i < N; i++)
    {
      double share = -expm1 (-gaps[i]);
      distance = MAX (distance, MAX (share - (double) i / N, (i + 1.0) / N - share));
    }
  g_assert_cmpfloat (distance, <, KS_LIMIT_10000);
}

/* ---- queues with endless servers, whose mean number of customers is known at every instant ----
 */

#define BATCHES 50
#define RUNS_PER_BATCH 40

typedef struct
{
  TbrArrivals arrivals;
  TbrTime from;            /* start of the process, long before the first instant looked at */
  double mean_service;     /* hours */
  gboolean is_exponential; /* or else constant */
  guint n_instants;
  double hours[8];    /* instants looked at */
  double expected[8]; /* mean number in service then */
} EndlessCase;

static void
count_in_service (const EndlessCase *c, guint run, double counts[8])
{
  TbrStream stream, service;
  tbr_stream_init (&stream, 77, run, 1, 0, 0);
  tbr_stream_init (&service, 77, run, 2, 0, 0);
  TbrTime last = (TbrTime) (c->hours[c->n_instants - 1] * TBR_HOUR);
  TbrTime at = c->from;
  while ((at = tbr_arrivals_next (&c->arrivals, &stream, at)) <= last)
    {
      double start = (double) at / TBR_HOUR;
      double length = c->is_exponential ? tbr_stream_exponential (&service) : 1;
      double end = start + length * c->mean_service;
      for (guint i = 0; i < c->n_instants; i++)
        counts[i] += start <= c->hours[i] && c->hours[i] < end;
    }
}

static void
check_endless (const EndlessCase *c)
{
  double sum[8] = { 0 }, squares[8] = { 0 };
  for (guint batch = 0; batch < BATCHES; batch++)
    {
      double counts[8] = { 0 };
      for (guint run = 0; run < RUNS_PER_BATCH; run++)
        count_in_service (c, batch * RUNS_PER_BATCH + run, counts);
      for (guint i = 0; i < c->n_instants; i++)
        {
          double mean = counts[i] / RUNS_PER_BATCH;
          sum[i] += mean;
          squares[i] += mean * mean;
        }
    }
  for (guint i = 0; i < c->n_instants; i++)
    {
      double mean = sum[i] / BATCHES;
      double error = sqrt ((squares[i] / BATCHES - mean * mean) / (BATCHES - 1));
      g_test_message ("at %g h: %g, expected %g", c->hours[i], mean, c->expected[i]);
      g_assert_cmpfloat (error, <=, 0.011 * c->expected[i]);
      g_assert_cmpfloat (fabs (mean - c->expected[i]), <=, T_LIMIT_50_BATCHES_10_METRICS * error);
    }
}

/* Case A30 of the validation pack (analytic_expected.csv), Mt/M/endless with a rate of
   20 + 15 sin (2 pi t / 24 h) an hour, here in steps of one minute. */
static void
test_arrivals_of_a_daily_wave_fill_servers (void)
{
  enum
  {
    N = 1440
  };
  g_autofree double *rates = g_new (double, N);
  for (guint i = 0; i < N; i++)
    rates[i] = (20 + 15 * sin (2 * G_PI * (i + 0.5) / N)) * PER_HOUR;
  const EndlessCase c = {
    .arrivals = { .base = { rates, N, 1, 0, TBR_MINUTE } },
    .from = -2 * TBR_DAY,
    .mean_service = 1 / 0.5,
    .is_exponential = TRUE,
    .n_instants = 5,
    .hours = { 0, 3, 6, 12, 18 },
    .expected
    = { 27.6718649521919, 47.9315238053062, 63.5450035835572, 52.3281350478081, 16.4549964164428 },
  };
  check_endless (&c);
}

/* Case A32, empty at 0 h: two an hour all the time, and a surge of 50 exp (-t / 6 h) an hour; every
   service takes 2.5 h. */
static void
test_arrivals_of_a_surge_fill_servers (void)
{
  enum
  {
    N = 6000
  };
  const double base[] = { 2 * PER_HOUR };
  g_autofree double *rates = g_new (double, N);
  for (guint i = 0; i < N; i++)
    rates[i] = 50 * exp (-(i + 0.5) / 360) * PER_HOUR;
  const EndlessCase c = {
    .arrivals = { .base = { base, 1, 1, 0, TBR_HOUR }, .extra = { rates, N, 0, 0, TBR_MINUTE } },
    .from = 0,
    .mean_service = 2.5,
    .is_exponential = FALSE,
    .n_instants = 6,
    .hours = { 1, 2, 4, 6, 12, 24 },
    .expected = { 48.0554825328158, 89.0406068278632, 84.6150992116439, 62.0467113795814,
                  25.986312302989, 7.84018851961702 },
  };
  check_endless (&c);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/arrivals/none-when-nothing-can-come",
                   test_arrivals_none_when_nothing_can_come);
  g_test_add_func ("/engine/arrivals/rate-reads-the-right-step",
                   test_arrivals_rate_reads_the_right_step);
  g_test_add_func ("/engine/arrivals/stop-after-a-one-off-series",
                   test_arrivals_stop_after_a_one_off_series);
  g_test_add_func ("/engine/arrivals/fall-into-steps-as-they-should",
                   test_arrivals_fall_into_steps_as_they_should);
  g_test_add_func ("/engine/arrivals/are-exponential-in-their-own-time",
                   test_arrivals_are_exponential_in_their_own_time);
  g_test_add_func ("/engine/arrivals/of-a-daily-wave-fill-servers",
                   test_arrivals_of_a_daily_wave_fill_servers);
  g_test_add_func ("/engine/arrivals/of-a-surge-fill-servers",
                   test_arrivals_of_a_surge_fill_servers);
  return g_test_run ();
}
