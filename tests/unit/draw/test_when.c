/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That instants are written in the time people's clocks showed. */
#include "draw/when.h"

#include <tabard/units.h>

static void
check (gint64 unix_seconds, const TbrMeta *meta, const char *wanted)
{
  TbrScenario scenario = { .start_unix = (unix_seconds - 3600) * TBR_SECOND, .meta = meta };
  g_autofree char *text = tbr_when_civil (&scenario, TBR_HOUR);
  g_assert_cmpstr (text, ==, wanted);
}

/* tzdata 2024, `TZ=Europe/Stockholm date -d @N`: summer time in 2018 was from 25 March to
   28 October, 01:00 UTC. */
static void
test_when_keeps_summer_time (void)
{
  TbrMeta stockholm = { .zone = TBR_HOUR, .summer_time = TRUE };
  check (1521939599, &stockholm, "Sunday 25 March 2018, 01:59 (UTC+1)");
  check (1521939600, &stockholm, "Sunday 25 March 2018, 03:00 (UTC+2)");
  check (1540688399, &stockholm, "Sunday 28 October 2018, 02:59 (UTC+2)");
  check (1540688400, &stockholm, "Sunday 28 October 2018, 02:00 (UTC+1)");
  check (1532001600, &stockholm, "Thursday 19 July 2018, 14:00 (UTC+2)");
}

static void
test_when_writes_other_zones (void)
{
  TbrMeta utc = { .zone = 0 }, newfoundland = { .zone = -210 * TBR_MINUTE };
  check (1532001600, &utc, "Thursday 19 July 2018, 12:00 (UTC)");
  check (1532001600, &newfoundland,
         "Thursday 19 July 2018, 08:30 (UTC\xe2\x88\x92"
         "3:30)");
}

/* What a form proposes is read as the same instant, to the second, wherever the clock stands. */
static void
test_when_is_written_by_the_clock (void)
{
  static const struct
  {
    gint64 unix_seconds;
    TbrMeta meta;
    const char *text;
  } cases[] = { { 1532001600, { .zone = TBR_HOUR, .summer_time = TRUE }, "2018-07-19T14:00+02:00" },
                { 1540688400, { .zone = TBR_HOUR, .summer_time = TRUE }, "2018-10-28T02:00+01:00" },
                { 1532001607, { .zone = -210 * TBR_MINUTE }, "2018-07-19T08:30:07-03:30" },
                { 1532001600, { .zone = 0 }, "2018-07-19T12:00Z" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gint64 at = cases[i].unix_seconds * TBR_SECOND;
      const TbrScenario scenario = { .start_unix = at - TBR_HOUR, .meta = &cases[i].meta };
      g_autofree char *text = tbr_when_written (&scenario, TBR_HOUR);
      gint64 read = 0;
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (tbr_instant_parse (text, &read, NULL));
      g_assert_cmpint (read, ==, at);
    }
}

/* By the machine's own clock, whatever that is: `TZ=Europe/Athens date -d @1532001600`. */
static void
test_when_writes_the_machines_time (void)
{
  g_assert_true (g_setenv ("TZ", "Europe/Athens", TRUE));
  g_autofree char *text = tbr_when_local (1532001600);
  g_assert_cmpstr (text, ==, "Thursday 19 July 2018, 15:00 (UTC+3)");
}

/* A stretch over which the clock is put back has two zones. */
static void
test_when_names_the_clock (void)
{
  static const TbrMeta stockholm = { .zone = TBR_HOUR, .summer_time = TRUE };
  const TbrScenario scenario = { .start_unix = 1540555200 * TBR_SECOND, .meta = &stockholm };
  g_autofree char *before = tbr_when_zone (&scenario, 0, 36 * TBR_HOUR);
  g_autofree char *both = tbr_when_zone (&scenario, 0, 37 * TBR_HOUR);
  g_assert_cmpstr (before, ==, "UTC+2");
  g_assert_cmpstr (both, ==, "UTC+2, then UTC+1");
}

static void
test_when_writes_elapsed_time (void)
{
  static const struct
  {
    TbrTime at;
    const char *text;
  } cases[] = { { 0, "start + 0 min" },
                { 59 * TBR_MINUTE, "start + 59 min" },
                { TBR_HOUR, "start + 1 h" },
                { TBR_DAY, "start + 1 d" },
                { 52 * TBR_HOUR + 30 * TBR_MINUTE, "start + 2 d 4 h 30 min" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tbr_when_elapsed (cases[i].at);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* tzdata 2024, `TZ=Europe/Stockholm date -d @N`: on 28 October 2018 the clock was put back. */
static void
test_when_tells_the_time_of_day (void)
{
  static const TbrMeta stockholm = { .zone = TBR_HOUR, .summer_time = TRUE };
  static const struct
  {
    gint64 now, at; /* hours after 2018-10-26 12:00 UTC */
    const char *wanted;
  } cases[] = { { 0, 3, "17:00" },
                { 0, 10, "00:00 (+1 d)" },
                { 0, 34, "00:00 (+2 d)" },
                { 0, 36, "02:00 (+2 d)" },
                { 0, 37, "02:00 (+2 d)" },
                { 34, 58, "23:00" },
                { 0, 24 * 36, "13:00 (+36 d)" },
                { 37, 0, "14:00 (-2 d)" } };
  TbrScenario scenario = { .start_unix = 1540555200 * TBR_SECOND, .meta = &stockholm };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = tbr_when_clock (&scenario, cases[i].now * TBR_HOUR, cases[i].at * TBR_HOUR);
      g_assert_cmpstr (text, ==, cases[i].wanted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/when/writes-the-machines-time", test_when_writes_the_machines_time);
  g_test_add_func ("/draw/when/keeps-summer-time", test_when_keeps_summer_time);
  g_test_add_func ("/draw/when/writes-other-zones", test_when_writes_other_zones);
  g_test_add_func ("/draw/when/tells-the-time-of-day", test_when_tells_the_time_of_day);
  g_test_add_func ("/draw/when/is-written-by-the-clock", test_when_is_written_by_the_clock);
  g_test_add_func ("/draw/when/names-the-clock", test_when_names_the_clock);
  g_test_add_func ("/draw/when/writes-elapsed-time", test_when_writes_elapsed_time);
  return g_test_run ();
}
