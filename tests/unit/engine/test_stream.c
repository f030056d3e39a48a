/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows the published blocks of Philox and what a stream promises about itself. */
#include "engine/philox.h"

#include <gsl/gsl_randist.h>
#include <string.h>

/* kat_vectors of Random123 1.09, lines "philox4x32 10". */
static void
test_stream_knows_the_published_blocks (void)
{
  static const struct
  {
    guint32 counter[4], key[2], block[4];
  } cases[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
      { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
      { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 block[4];
      philox_rounds_plain (cases[i].counter, cases[i].key, block);
      for (guint j = 0; j < 4; j++)
        g_assert_cmphex (block[j], ==, cases[i].block[j]);
    }
}

static void
test_stream_hands_out_its_blocks_in_order (void)
{
  TbrStream stream;
  guint32 expected[4];
  tbr_stream_init (&stream, 42, 0, 0, 0, 0);
  for (guint32 i = 0; i < 3; i++)
    {
      const guint32 counter[4] = { i, 0, 0, 0 }, key[2] = { 42, 0 };
      philox_rounds_plain (counter, key, expected);
      for (guint j = 0; j < 4; j++)
        g_assert_cmphex (tbr_stream_bits (&stream), ==, expected[j]);
    }
}

/* Whether two streams' first blocks share no word. */
static gboolean
differ (const TbrStream *a, const TbrStream *b)
{
  TbrStream first = *a, second = *b;
  for (guint i = 0; i < 4; i++)
    if (tbr_stream_bits (&first) == tbr_stream_bits (&second))
      return FALSE;
  return TRUE;
}

static void
test_stream_differs_in_each_part_of_its_name (void)
{
  TbrStream base, other[8];
  tbr_stream_init (&base, 1, 2, 3004, 5, 6);
  tbr_stream_init (&other[0], 2, 2, 3004, 5, 6);
  tbr_stream_init (&other[1], 1 + (G_GUINT64_CONSTANT (1) << 32), 2, 3004, 5, 6);
  tbr_stream_init (&other[2], 1, 3, 3004, 5, 6);
  tbr_stream_init (&other[3], 1, 2, 3005, 5, 6);
  tbr_stream_init (&other[4], 1, 2, 3004, 4, 6);
  tbr_stream_init (&other[5], 1, 2, 3004, 5, 7);
  tbr_stream_init (&other[6], 1, 2 + (1u << 19), 3004, 5, 6);
  tbr_stream_init (&other[7], 1, 2, 3004 + (1u << 13), 5, 6);
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_assert_true (differ (&base, &other[i]));
      for (guint j = 0; j < i; j++)
        g_assert_true (differ (&other[i], &other[j]));
    }
}

static void
test_stream_does_not_depend_on_other_streams (void)
{
  TbrStream alone, watched, other;
  tbr_stream_init (&alone, 7, 0, 1, 2, 3);
  tbr_stream_init (&watched, 7, 0, 1, 2, 3);
  tbr_stream_init (&other, 7, 0, 1, 2, 4);
  for (guint i = 0; i < 1000; i++)
    {
      (void) tbr_stream_normal (&other);
      g_assert_cmpfloat (tbr_stream_exponential (&alone), ==, tbr_stream_exponential (&watched));
      (void) tbr_stream_bits (&other);
    }
}

static void
test_stream_uniform_stays_inside (void)
{
  TbrStream stream;
  /* the extremes: a block of zeros and one of ones */
  memset (&stream, 0, sizeof stream);
  g_assert_cmpfloat (tbr_stream_uniform (&stream), >, 0);
  memset (&stream, 0xff, sizeof stream);
  stream.used = 0;
  g_assert_cmpfloat (tbr_stream_uniform (&stream), <, 1);
}

static void
test_stream_below_is_even (void)
{
  /* chi-square limit for 9 degrees of freedom at 1e-4: tests/validation/stats/chi2_limits.csv */
  const double limit = 33.719948439;
  guint counts[10] = { 0 };
  double chi2 = 0;
  TbrStream stream;
  tbr_stream_init (&stream, 11, 0, 0, 0, 0);
  for (guint i = 0; i < 100000; i++)
    counts[tbr_stream_below (&stream, 10)]++;
  for (guint i = 0; i < 10; i++)
    chi2 += (counts[i] - 1e4) * (counts[i] - 1e4) / 1e4;
  g_assert_cmpfloat (chi2, <, limit);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (tbr_stream_below (&stream, 1), ==, 0);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpuint (tbr_stream_below (&stream, 0xc0000000u), <, 0xc0000000u);
}

static void
test_stream_is_a_generator_for_gsl (void)
{
  TbrStream stream, same;
  tbr_stream_init (&stream, 3, 0, 0, 0, 0);
  same = stream;
  const gsl_rng generator = { tbr_stream_gsl_type (), &stream };
  g_assert_cmpfloat (gsl_rng_uniform (&generator), ==, tbr_stream_uniform (&same));
  g_assert_cmpuint (gsl_rng_uniform_int (&generator, 6), <, 6);
  g_assert_cmpfloat (gsl_ran_flat (&generator, 5, 6), >=, 5);

  g_autoptr (GString) name = g_string_new (gsl_rng_name (&generator));
  g_assert_cmpstr (name->str, ==, "philox4x32-10");
  gsl_rng *allocated = gsl_rng_alloc (tbr_stream_gsl_type ());
  gsl_rng_set (allocated, 3);
  tbr_stream_init (&same, 3, 0, 0, 0, 0);
  g_assert_cmpfloat (gsl_rng_uniform (allocated), ==, tbr_stream_uniform (&same));
  gsl_rng_free (allocated);
}

static void
test_stream_goes_on_after_its_last_block (void)
{
  TbrStream stream;
  tbr_stream_init (&stream, 3, 0, 0, 0, 0);
  TbrStream start = stream;
  stream.counter[0] = G_MAXUINT32;
  for (guint i = 0; i < 4; i++)
    (void) tbr_stream_bits (&stream);
  g_assert_true (differ (&stream, &start));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/stream/knows-the-published-blocks",
                   test_stream_knows_the_published_blocks);
  g_test_add_func ("/engine/stream/hands-out-its-blocks-in-order",
                   test_stream_hands_out_its_blocks_in_order);
  g_test_add_func ("/engine/stream/differs-in-each-part-of-its-name",
                   test_stream_differs_in_each_part_of_its_name);
  g_test_add_func ("/engine/stream/does-not-depend-on-other-streams",
                   test_stream_does_not_depend_on_other_streams);
  g_test_add_func ("/engine/stream/uniform-stays-inside", test_stream_uniform_stays_inside);
  g_test_add_func ("/engine/stream/below-is-even", test_stream_below_is_even);
  g_test_add_func ("/engine/stream/is-a-generator-for-gsl", test_stream_is_a_generator_for_gsl);
  g_test_add_func ("/engine/stream/goes-on-after-its-last-block",
                   test_stream_goes_on_after_its_last_block);
  return g_test_run ();
}
