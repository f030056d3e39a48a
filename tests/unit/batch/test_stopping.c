/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether an interval still covers what it says at the moment that a study chose to stop. */
#include <tabard/statistics.h>

#include "engine/stream.h"

#include <math.h>

#define N_STUDIES 2000
#define N_MOST 4000

static void
test_stopping_waits_for_enough (void)
{
  double values[60];
  TbrPrecision tenth = { TBR_WIDTH_RELATIVE, 0.1, 0.95, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 5;
  g_assert_false (tbr_stopping_of (values, 0, &tenth).is_known);
  g_assert_true (isnan (tbr_stopping_of (values, 1, &tenth).interval.half_width));
  g_assert_false (tbr_stopping_of (values, 27, &tenth).is_known);
  g_assert_cmpuint (tbr_stopping_of (values, 28, &tenth).n, ==, 28);
  tenth.first = 40;
  g_assert_false (tbr_stopping_of (values, 47, &tenth).is_known);
  g_assert_cmpuint (tbr_stopping_of (values, 60, &tenth).n, ==, 48);
  values[3] = NAN;
  g_assert_cmpuint (tbr_stopping_of (values, 60, &tenth).n, ==, 49);
}

/* A relative width w asks for w / (1 + w) of the mean: of 20 values of 9 and 11 the half-width is
   2.093024 sqrt (400 / 380) / sqrt (20) = 0.4802, so 4.802 % of the mean 10; that is enough for
   w = 0.0505 (0.04807) and not for w = 0.0503 (0.04789). Absolute it is 0.4802. */
static void
test_stopping_holds_the_width (void)
{
  double values[28];
  static const struct
  {
    TbrPrecision precision;
    gboolean is_known;
  } cases[] = {
    { { TBR_WIDTH_RELATIVE, 0.0505, 0.95, 20 }, TRUE },
    { { TBR_WIDTH_RELATIVE, 0.0503, 0.95, 20 }, FALSE },
    { { TBR_WIDTH_ABSOLUTE, 0.4803, 0.95, 20 }, TRUE },
    { { TBR_WIDTH_ABSOLUTE, 0.4801, 0.95, 20 }, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i % 2 ? 11 : 9;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tbr_stopping_of (values, 28, &cases[i].precision).is_known, ==,
                     cases[i].is_known);
}

/* A study that looks after each run and one that looks at the end decide the same, and what came
   later does not undo it. */
static void
test_stopping_is_the_same_in_blocks (void)
{
  TbrPrecision precision = { TBR_WIDTH_RELATIVE, 0.15, 0.95, 20 };
  double values[400];
  TbrStream stream;
  tbr_stream_init (&stream, 20260, 0, 4, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = i < 200 ? 10 + 5 * tbr_stream_normal (&stream) : 1000.0 * (i % 2);
  guint n = tbr_stopping_of (values, 200, &precision).n;
  g_assert_cmpuint (n, >, 28);
  for (guint i = 0; i <= G_N_ELEMENTS (values); i++)
    g_assert_cmpint (tbr_stopping_of (values, i, &precision).is_known, ==, i >= n);
}

typedef struct
{
  const char *law;
  TbrPrecision precision;
} Study;

/* All laws have mean 10. */
static double
draw (TbrStream *stream, const char *law)
{
  return g_str_equal (law, "normal") ? 10 + 5 * tbr_stream_normal (stream)
                                     : 10 * tbr_stream_exponential (stream);
}

/* 2,000 studies, each stopped by the rule: the interval at that moment encloses the mean in 93 to
   97 %, where the studies stop early and where they stop late, and with a skewed law. */
static void
test_stopping_covers_95_percent (void)
{
  static const Study studies[] = {
    { "normal", { TBR_WIDTH_RELATIVE, 0.25, 0.95, 20 } },
    { "normal", { TBR_WIDTH_RELATIVE, 0.15, 0.95, 20 } },
    { "normal", { TBR_WIDTH_RELATIVE, 0.1, 0.95, 20 } },
    { "normal", { TBR_WIDTH_ABSOLUTE, 2, 0.95, 20 } },
    { "normal", { TBR_WIDTH_ABSOLUTE, 1.5, 0.95, 20 } },
    { "normal", { TBR_WIDTH_ABSOLUTE, 1, 0.95, 20 } },
    { "exponential", { TBR_WIDTH_RELATIVE, 0.15, 0.95, 20 } },
    { "exponential", { TBR_WIDTH_RELATIVE, 0.1, 0.95, 20 } },
  };
  g_autofree double *values = g_new (double, N_MOST);
  for (guint32 i = 0; i < G_N_ELEMENTS (studies); i++)
    {
      guint covered = 0;
      double runs = 0;
      for (guint32 study = 0; study < N_STUDIES; study++)
        {
          TbrStream stream;
          TbrStopping stopping = { 0 };
          tbr_stream_init (&stream, 20260, study, 5, i, 0);
          for (guint n = 0; !stopping.is_known;)
            {
              for (guint block = 0; block < 100; block++)
                values[n++] = draw (&stream, studies[i].law);
              g_assert_cmpuint (n, <=, N_MOST - 100);
              stopping = tbr_stopping_of (values, n, &studies[i].precision);
            }
          TbrInterval interval = tbr_interval_of (values, stopping.n, 0.95);
          covered += fabs (interval.mean - 10) <= interval.half_width;
          runs += stopping.n;
        }
      g_test_message ("%s %s %g: %u of %u cover, %.1f runs", studies[i].law,
                      studies[i].precision.kind == TBR_WIDTH_RELATIVE ? "relative" : "absolute",
                      studies[i].precision.width, covered, N_STUDIES, runs / N_STUDIES);
      g_assert_cmpuint (covered, >=, 1860);
      g_assert_cmpuint (covered, <=, 1940);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/stopping/waits-for-enough", test_stopping_waits_for_enough);
  g_test_add_func ("/batch/stopping/holds-the-width", test_stopping_holds_the_width);
  g_test_add_func ("/batch/stopping/is-the-same-in-blocks", test_stopping_is_the_same_in_blocks);
  g_test_add_func ("/batch/stopping/covers-95-percent", test_stopping_covers_95_percent);
  return g_test_run ();
}
