/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether numbers of data files are read exactly. */
#include "world/decimal.h"

#include <string.h>

static void
test_decimal_agrees_with_strtod (void)
{
  static const char *const texts[] = { "0",
                                       "-0.5",
                                       "59.3293",
                                       "179.999",
                                       "-31.1314",
                                       "0.1",
                                       "123456789012345",
                                       "12345678901234567890",
                                       "1e-3",
                                       "2.5E2",
                                       "0.000000000000001",
                                       "5.",
                                       "00012.50",
                                       "9007199254740993",
                                       "1e400",
                                       "4503599627370497.5" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *end = NULL;
      double value = tbr_decimal_read (texts[i], &end);
      g_assert_cmpstr (end, ==, "");
      g_assert_true (value == g_ascii_strtod (texts[i], NULL));
    }
  for (gint i = -1800000; i <= 1800000; i += 1231)
    {
      g_autofree char *text
          = g_strdup_printf ("%s%d.%04d", i < 0 ? "-" : "", ABS (i) / 10000, ABS (i) % 10000);
      const char *end = NULL;
      g_assert_true (tbr_decimal_read (text, &end) == g_ascii_strtod (text, NULL));
    }
}

static void
test_decimal_refuses_what_is_no_number (void)
{
  static const char *const texts[] = { "", "-", "abc", ".5", "nan", "inf", "+3", " 1" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *end = NULL;
      tbr_decimal_read (texts[i], &end);
      g_assert_true (end == texts[i]);
    }
}

static void
test_decimal_stops_behind_the_number (void)
{
  const char *end = NULL;
  g_assert_true (tbr_decimal_read ("12.5,7", &end) == 12.5);
  g_assert_cmpstr (end, ==, ",7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/world/decimal/agrees-with-strtod", test_decimal_agrees_with_strtod);
  g_test_add_func ("/world/decimal/refuses-what-is-no-number",
                   test_decimal_refuses_what_is_no_number);
  g_test_add_func ("/world/decimal/stops-behind-the-number", test_decimal_stops_behind_the_number);
  return g_test_run ();
}
