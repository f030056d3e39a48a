/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Points in time in text. */
#include <tabard/units.h>

static void
test_instant_reads_offsets (void)
{
  /* Seconds since 1970 as date(1) of GNU coreutils gives them. */
  static const struct
  {
    const char *text;
    gint64 value;
  } cases[] = {
    { "1970-01-01", 0 },
    { "1970-01-01T00:00Z", 0 },
    { "2018-07-20T12:00Z", 1532088000 * TBR_SECOND },
    { "2018-07-20T12:00:30+02:00", 1532080830 * TBR_SECOND },
    { "2018-07-20T12:00:00.000001Z", 1532088000 * TBR_SECOND + 1 },
    { "2018-07-20T12:00:00.5-00:30", 1532089800 * TBR_SECOND + TBR_SECOND / 2 },
    { "2000-02-29", 951782400 * TBR_SECOND },
    { "1969-12-31T23:59:59Z", -TBR_SECOND },
    { "1900-01-01", -2208988800 * TBR_SECOND },
    { "9999-12-31", 253402214400 * TBR_SECOND },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 77;
      g_test_message ("%s", cases[i].text);
      tbr_instant_parse (cases[i].text, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_instant_refuses_what_is_no_instant (void)
{
  static const struct
  {
    const char *text;
    TbrErrorCode code;
  } cases[] = {
    { "", TBR_ERROR_SYNTAX },
    { "2018", TBR_ERROR_SYNTAX },
    { "2018-7-20", TBR_ERROR_SYNTAX },
    { "20180720", TBR_ERROR_SYNTAX },
    { "2018-07-20T12:00", TBR_ERROR_SYNTAX },
    { "2018-07-20T12Z", TBR_ERROR_SYNTAX },
    { "2018-07-20 12:00Z", TBR_ERROR_SYNTAX },
    { "2018-07-20T12:00+0200", TBR_ERROR_SYNTAX },
    { "2018-07-20T12:00Z tomorrow", TBR_ERROR_SYNTAX },
    { "2018-07-20T12:00:00.Z", TBR_ERROR_SYNTAX },
    { "2018-07-20T12:00:00.1234567Z", TBR_ERROR_SYNTAX },
    { "2018-02-29", TBR_ERROR_RANGE },
    { "2018-13-01", TBR_ERROR_RANGE },
    { "2018-00-01", TBR_ERROR_RANGE },
    { "2018-01-00", TBR_ERROR_RANGE },
    { "0000-01-01", TBR_ERROR_RANGE },
    { "2018-07-20T24:00Z", TBR_ERROR_RANGE },
    { "2018-07-20T12:60Z", TBR_ERROR_RANGE },
    { "2018-07-20T12:00:60Z", TBR_ERROR_RANGE },
    { "2018-07-20T12:00+25:00", TBR_ERROR_RANGE },
    { "0001-01-01T00:00+01:00", TBR_ERROR_RANGE },
    { "9999-12-31T23:00-01:00", TBR_ERROR_RANGE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 77;
      g_test_message ("%s", cases[i].text);
      g_assert_false (tbr_instant_parse (cases[i].text, &value, &error));
      g_assert_error (error, TBR_ERROR, (gint) cases[i].code);
      g_assert_cmpint (value, ==, 77);
    }
}

static void
test_instant_reads_back_what_it_writes (void)
{
  static const char *const texts[]
      = { "2018-07-20T12:00Z", "2018-07-20T12:00:30Z",        "2018-07-20T12:00:30.000001Z",
          "0001-01-01T00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59Z" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 value;
      g_assert_true (tbr_instant_parse (texts[i], &value, NULL));
      g_autofree char *again = tbr_instant_format (value);
      g_assert_cmpstr (again, ==, texts[i]);
    }
  g_autofree char *never = tbr_instant_format (G_MAXINT64);
  g_assert_cmpstr (never, ==, "never");
  g_autofree char *early = tbr_instant_format (G_MININT64);
  g_assert_cmpstr (early, ==, "before the calendar");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/instant/reads-offsets", test_instant_reads_offsets);
  g_test_add_func ("/base/instant/refuses-what-is-no-instant",
                   test_instant_refuses_what_is_no_instant);
  g_test_add_func ("/base/instant/reads-back-what-it-writes",
                   test_instant_reads_back_what_it_writes);
  return g_test_run ();
}
