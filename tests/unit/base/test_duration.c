/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Spans of time in text, exact to the microsecond. */
#include <tabard/units.h>

static void
test_duration_reads_both_forms (void)
{
  static const struct
  {
    const char *text;
    TbrTime value;
  } cases[] = {
    { "12 h", 12 * TBR_HOUR },
    { "12h", 12 * TBR_HOUR },
    { "90 min", 90 * TBR_MINUTE },
    { "3 d 12 h", 84 * TBR_HOUR },
    { "3d12h", 84 * TBR_HOUR },
    { " 1.5 d ", 36 * TBR_HOUR },
    { "1e3 s", 1000 * TBR_SECOND },
    { "0.000001 s", 1 },
    { "250 ms", 250 * TBR_MILLISECOND },
    { "0 s", 0 },
    { "-2 h 30 min", -150 * TBR_MINUTE },
    { "+2 h", 2 * TBR_HOUR },
    { "PT12H", 12 * TBR_HOUR },
    { "P3DT12H", 84 * TBR_HOUR },
    { "P2W", 14 * TBR_DAY },
    { "PT1M30.5S", 90500 * TBR_MILLISECOND },
    { "-PT1H", -TBR_HOUR },
    { "31000000000.000001 s", 31000000000 * TBR_SECOND + 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TbrTime value = 77;
      g_test_message ("%s", cases[i].text);
      tbr_duration_parse (cases[i].text, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_duration_refuses_what_is_no_time (void)
{
  static const struct
  {
    const char *text;
    TbrErrorCode code;
  } cases[] = {
    { "", TBR_ERROR_SYNTAX },
    { "12", TBR_ERROR_UNIT },
    { "0", TBR_ERROR_UNIT },
    { "12 m", TBR_ERROR_UNIT },
    { "12 km", TBR_ERROR_UNIT },
    { "h", TBR_ERROR_SYNTAX },
    { "P", TBR_ERROR_SYNTAX },
    { "PT", TBR_ERROR_SYNTAX },
    { "P1DT", TBR_ERROR_SYNTAX },
    { "P1H", TBR_ERROR_SYNTAX },
    { "PT1D", TBR_ERROR_SYNTAX },
    { "P1Y", TBR_ERROR_UNIT },
    { "P1M", TBR_ERROR_UNIT },
    { "12 h 3 d", TBR_ERROR_SYNTAX },
    { "1 h 1 h", TBR_ERROR_SYNTAX },
    { "1 h -2 min", TBR_ERROR_SYNTAX },
    { "--1 h", TBR_ERROR_SYNTAX },
    { "nan h", TBR_ERROR_SYNTAX },
    { "inf h", TBR_ERROR_SYNTAX },
    { "1001 d 1e99 h", TBR_ERROR_RANGE },
    { "365251 d", TBR_ERROR_RANGE },
    { "1e300 d", TBR_ERROR_RANGE },
    { "99999999999999999999999 s", TBR_ERROR_RANGE },
    { "365250 d 1 s", TBR_ERROR_RANGE },
    { "1,5 h", TBR_ERROR_SYNTAX },
    { "12 h x", TBR_ERROR_SYNTAX },
    { "PT1HZ", TBR_ERROR_SYNTAX },
    { "never", TBR_ERROR_SYNTAX },
    { "\xff h", TBR_ERROR_SYNTAX },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TbrTime value = 77;
      g_test_message ("case %u", i);
      g_assert_false (tbr_duration_parse (cases[i].text, &value, &error));
      g_assert_error (error, TBR_ERROR, (gint) cases[i].code);
      g_assert_cmpint (value, ==, 77);
    }
}

static void
test_duration_writes_as_people_do (void)
{
  static const struct
  {
    TbrTime value;
    const char *text;
  } cases[] = {
    { 36 * TBR_HOUR, "36 h" },
    { 84 * TBR_HOUR, "3 d 12 h" },
    { 48 * TBR_HOUR, "2 d" },
    { 90 * TBR_MINUTE, "90 min" },
    { 150 * TBR_MINUTE, "2 h 30 min" },
    { 90 * TBR_SECOND, "90 s" },
    { 0, "0 s" },
    { 1, "0.000001 s" },
    { TBR_DAY + 5 * TBR_SECOND, "1 d 5 s" },
    { -2 * TBR_HOUR, "-2 h" },
    { 1500 * TBR_MILLISECOND, "1.5 s" },
    { TBR_NEVER, "never" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tbr_duration_format (cases[i].value);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_duration_reads_back_what_it_writes (void)
{
  static const TbrTime units[] = { 1, TBR_MILLISECOND, TBR_SECOND, TBR_MINUTE, TBR_HOUR, TBR_DAY };
  const guint32 seed = 8601;
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < 1000; i++)
    {
      TbrTime value
          = (TbrTime) g_rand_int_range (random, -350000, 350000) * units[i % G_N_ELEMENTS (units)];
      if (i % 2 == 0)
        value += g_rand_int_range (random, 0, 1000000);
      g_autofree char *text = tbr_duration_format (value);
      g_autoptr (GError) error = NULL;
      TbrTime again = 77;
      tbr_duration_parse (text, &again, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, value);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/duration/reads-both-forms", test_duration_reads_both_forms);
  g_test_add_func ("/base/duration/refuses-what-is-no-time", test_duration_refuses_what_is_no_time);
  g_test_add_func ("/base/duration/writes-as-people-do", test_duration_writes_as_people_do);
  g_test_add_func ("/base/duration/reads-back-what-it-writes",
                   test_duration_reads_back_what_it_writes);
  return g_test_run ();
}
