/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which known name is nearest. */
#include <tabard/param.h>

#include <string.h>

static void
test_suggest_finds_the_nearest_name (void)
{
  static const char *const names[]
      = { "AT", "SE", "SK", "peak-depth", "first-come", "fastest", "fair-share", "Elbe", NULL };
  static const struct
  {
    const char *word, *meant;
  } cases[] = {
    { "SW", "SE" },
    { "peak-dept", "peak-depth" },
    { "paek-depth", "peak-depth" },
    { "peak_depth", "peak-depth" },
    { "PEAK-DEPTH", "peak-depth" },
    { "fastets", "fastest" },
    { "elbe", "Elbe" },
    { "peak", "peak-depth" },
    { "zebra", NULL },
    { "x", NULL },
    { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (tbr_suggest (cases[i].word, names), ==, cases[i].meant);
}

static void
test_suggest_has_nothing_to_offer (void)
{
  static const char *const none[] = { NULL };
  g_assert_null (tbr_suggest ("SE", none));
}

static void
test_suggest_ignores_endless_words (void)
{
  g_autofree char *endless = g_strnfill (1000000, 'a');
  const char *const names[] = { endless, "aaaa", NULL };
  g_assert_null (tbr_suggest (endless, names));
  g_assert_cmpstr (tbr_suggest ("aaab", names), ==, "aaaa");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/suggest/finds-the-nearest-name", test_suggest_finds_the_nearest_name);
  g_test_add_func ("/base/suggest/has-nothing-to-offer", test_suggest_has_nothing_to_offer);
  g_test_add_func ("/base/suggest/ignores-endless-words", test_suggest_ignores_endless_words);
  return g_test_run ();
}
