/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Random search: against the exponential itself and against patches thrown at random. */
#include "hazards/random_search.h"

#include <math.h>

#include "engine/stream.h"

/* One area swept once: 1 - 1/e = 0.6321 of the targets are found, twice: 0.8647, half: 0.3935, the
   figures of [KOOPMAN1956] and of any table of the exponential. */
static void
test_random_search_finds_as_published (void)
{
  TbrSearch search = { .sweep = 1000, .speed = 10, .time = 5000, .searchers = 2, .area = 1e8 };
  g_assert_cmpfloat_with_epsilon (tbr_search_coverage (&search), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (tbr_search_detection (&search), 0.632120558828558, 1e-12);
  search.searchers = 4;
  g_assert_cmpfloat_with_epsilon (tbr_search_detection (&search), 0.864664716763387, 1e-12);
  search.searchers = 1;
  g_assert_cmpfloat_with_epsilon (tbr_search_detection (&search), 0.393469340287367, 1e-12);
}

/* The meaning of the formula: patches thrown at random on an area cover a point or not. 200 patches
   of 1/200 of a line each, with the share of covered points over many throws. */
static void
test_random_search_is_a_limit_of_patches (void)
{
  enum
  {
    N = 20000,
    PATCHES = 200
  };
  TbrStream stream;
  guint n_found = 0;
  tbr_stream_init (&stream, 7, 0, 1, 2, 3);
  for (guint i = 0; i < N; i++)
    {
      double point = tbr_stream_uniform (&stream);
      gboolean found = FALSE;
      for (guint k = 0; k < PATCHES; k++)
        {
          double from = tbr_stream_uniform (&stream);
          double offset = point - from;
          found |= offset - floor (offset) < 1.0 / PATCHES;
        }
      n_found += found;
    }
  TbrSearch search = { 1, 1, 1, PATCHES, PATCHES };
  double share = tbr_search_detection (&search);
  /* (1 - 1/200)^200 differs from 1/e by 0.0009; the rest is four standard deviations. */
  g_assert_cmpfloat_with_epsilon ((double) n_found / N, share,
                                  0.001 + 4 * sqrt (share * (1 - share) / N));
}

static void
test_random_search_inverts (void)
{
  TbrSearch search = { .sweep = 500, .speed = 5, .time = 7200, .area = 37.5e6 };
  double n = tbr_search_searchers (&search, 0.9);
  g_assert_cmpfloat_with_epsilon (n, log (10) / 0.48, 1e-9);
  search.searchers = n;
  g_assert_cmpfloat_with_epsilon (tbr_search_detection (&search), 0.9, 1e-12);
  g_assert_cmpfloat (tbr_search_searchers (&search, 0), ==, 0);
  search.sweep = 0;
  g_assert_true (isinf (tbr_search_searchers (&search, 0.5)));
  g_assert_cmpfloat (tbr_search_detection (&search), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/random-search/finds-as-published",
                   test_random_search_finds_as_published);
  g_test_add_func ("/hazards/random-search/is-a-limit-of-patches",
                   test_random_search_is_a_limit_of_patches);
  g_test_add_func ("/hazards/random-search/inverts", test_random_search_inverts);
  return g_test_run ();
}
