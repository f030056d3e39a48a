/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Numbers in text, and foreign text in messages. */
#include "base/number.h"

#include "base/quote.h"

#include <math.h>
#include <string.h>

static void
test_number_stops_where_the_number_ends (void)
{
  static const struct
  {
    const char *text, *rest;
    double value;
  } cases[] = {
    { "12", "", 12 },
    { "-1.5e3x", "x", -1500 },
    { "3EUR", "EUR", 3 },
    { "3e", "e", 3 },
    { "3e+", "e+", 3 },
    { ".5.", ".", 0.5 },
    { "0x1p3", "x1p3", 0 },
    { "1 2", " 2", 1 },
    { "1e-400", "", 0 },
    { "007", "", 7 },
    { "9007199254740993", "", 9007199254740992 },
    { "1e-99999999999999999999", "", 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *rest = NULL;
      double value = NAN;
      g_assert_true (tbr_number_read (cases[i].text, &rest, &value));
      g_assert_cmpstr (rest, ==, cases[i].rest);
      g_assert_cmpfloat (value, ==, cases[i].value);
    }
}

static void
test_number_refuses_what_is_none (void)
{
  static const char *const texts[] = { "",   " 1", "nan", "inf",   "-inf",   "infinity", "+",
                                       "-.", "e5", ".",   "1e999", "-1e999", "x" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *rest = NULL;
      double value = 77;
      g_assert_false (tbr_number_read (texts[i], &rest, &value));
      g_assert_null (rest);
      g_assert_cmpfloat (value, ==, 77);
    }
}

static void
test_number_is_printed_as_short_as_can_be (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 0.1, "0.1" },
    { 1e-5, "1e-5" },
    { 1e20, "1e20" },
    { 123456789, "123456789" },
    { -2.5, "-2.5" },
    { 1.0 / 3, "0.3333333333333333" },
    { 5e-324, "4.94065645841247e-324" },
  };
  char buffer[TBR_NUMBER_LENGTH];
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tbr_number_print (cases[i].value, buffer);
      g_assert_cmpstr (buffer, ==, cases[i].text);
      g_assert_cmpfloat (g_ascii_strtod (buffer, NULL), ==, cases[i].value);
    }
  g_assert_cmpstr (tbr_number_print (-G_MAXDOUBLE, buffer), ==, "-1.7976931348623157e308");
}

static void
test_number_is_the_nearest_double (void)
{
  /* Against strtod() of the C library, which rounds correctly. */
  const guint32 seed = 1990;
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < 20000; i++)
    {
      GString *text = g_string_new (i % 2 == 0 ? "-" : "");
      int n = g_rand_int_range (random, 1, 24);
      int point = g_rand_int_range (random, 0, 24);
      for (int j = 0; j < n; j++)
        {
          if (j == point)
            g_string_append_c (text, '.');
          g_string_append_c (text, (char) ('0' + g_rand_int_range (random, 0, 10)));
        }
      if (i % 3 == 0)
        g_string_append_printf (text, "e%d", g_rand_int_range (random, -40, 40));
      g_autofree char *number = g_string_free (text, FALSE);
      const char *rest;
      double value;
      g_assert_true (tbr_number_read (number, &rest, &value));
      g_assert_cmpstr (rest, ==, "");
      g_assert_cmpfloat (value, ==, g_ascii_strtod (number, NULL));
    }
}

static void
test_number_quote_keeps_messages_short (void)
{
  g_autofree char *plain = tbr_quote ("Ö\n\x07");
  g_assert_cmpstr (plain, ==, "'Ö  '");
  g_autofree char *broken = tbr_quote ("\xff\xc3");
  g_assert_cmpstr (broken, ==, "'\uFFFD\uFFFD'");
  g_autofree char *endless = g_strnfill (1000000, 'x');
  g_autofree char *cut = tbr_quote (endless);
  g_assert_cmpuint (strlen (cut), ==, 65);
  g_assert_true (g_str_has_suffix (cut, "x...'"));
  g_autofree char *empty = tbr_quote ("");
  g_assert_cmpstr (empty, ==, "''");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/number/stops-where-the-number-ends",
                   test_number_stops_where_the_number_ends);
  g_test_add_func ("/base/number/refuses-what-is-none", test_number_refuses_what_is_none);
  g_test_add_func ("/base/number/is-printed-as-short-as-can-be",
                   test_number_is_printed_as_short_as_can_be);
  g_test_add_func ("/base/number/is-the-nearest-double", test_number_is_the_nearest_double);
  g_test_add_func ("/base/number/quote-keeps-messages-short",
                   test_number_quote_keeps_messages_short);
  return g_test_run ();
}
