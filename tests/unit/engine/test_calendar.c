/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Knows published dates and published places of the sun. */
#include "engine/calendar.h"

#include <math.h>

/* A calendar whose time 0 is an instant written as ISO 8601 in UTC. */
static TbrCalendar
calendar_from (const char *start, gint32 zone, gint32 summer)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (start, NULL);
  g_assert_nonnull (instant);
  return (TbrCalendar){ g_date_time_to_unix (instant) * TBR_SECOND, zone, summer };
}

static void
assert_civil (const TbrCalendar *calendar, TbrTime at, const char *expected)
{
  TbrCivil civil;
  tbr_calendar_civil (calendar, at, &civil);
  g_autofree char *text = g_strdup_printf ("%04d-%02u-%02u %02u:%02u:%02u", civil.year, civil.month,
                                           civil.day, civil.hour, civil.minute, civil.second);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_calendar_agrees_with_glib_for_two_centuries (void)
{
  const TbrCalendar calendar = calendar_from ("1900-01-01T00:00:00Z", 0, 0);
  TbrTime step = 997 * TBR_HOUR + 61 * TBR_SECOND;
  for (TbrTime at = 0; at < 73000 * TBR_DAY; at += step)
    {
      TbrCivil civil;
      gint64 seconds = (calendar.start_unix + at) / TBR_SECOND;
      g_autoptr (GDateTime) expected = g_date_time_new_from_unix_utc (seconds);
      tbr_calendar_civil (&calendar, at, &civil);
      g_assert_cmpint (civil.year, ==, g_date_time_get_year (expected));
      g_assert_cmpint (civil.month, ==, g_date_time_get_month (expected));
      g_assert_cmpint (civil.day, ==, g_date_time_get_day_of_month (expected));
      g_assert_cmpint (civil.weekday, ==, g_date_time_get_day_of_week (expected));
      g_assert_cmpint (civil.yearday, ==, g_date_time_get_day_of_year (expected));
      g_assert_cmpint (civil.hour, ==, g_date_time_get_hour (expected));
      g_assert_cmpint (civil.minute, ==, g_date_time_get_minute (expected));
      g_assert_cmpint (civil.second, ==, g_date_time_get_second (expected));
    }
}

/* The dates of the Commission's communication on summer time, OJ C 61, 14.2.2019, and its sequel of
   2022 for 2022 to 2026. */
static void
test_calendar_changes_clocks_on_the_published_dates (void)
{
  static const struct
  {
    const char *spring, *autumn; /* instants of the change, UTC */
  } years[] = {
    { "2019-03-31T01:00:00Z", "2019-10-27T01:00:00Z" },
    { "2022-03-27T01:00:00Z", "2022-10-30T01:00:00Z" },
    { "2023-03-26T01:00:00Z", "2023-10-29T01:00:00Z" },
    { "2024-03-31T01:00:00Z", "2024-10-27T01:00:00Z" },
    { "2025-03-30T01:00:00Z", "2025-10-26T01:00:00Z" },
    { "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      TbrCivil civil;
      TbrCalendar calendar = calendar_from (years[i].spring, 3600, 1);
      tbr_calendar_civil (&calendar, -1, &civil);
      g_assert_cmpuint (civil.hour, ==, 1);
      tbr_calendar_civil (&calendar, 0, &civil);
      g_assert_cmpuint (civil.hour, ==, 3);
      calendar = calendar_from (years[i].autumn, 3600, 1);
      tbr_calendar_civil (&calendar, -1, &civil);
      g_assert_cmpuint (civil.hour, ==, 2);
      g_assert_cmpuint (civil.minute, ==, 59);
      tbr_calendar_civil (&calendar, 0, &civil);
      g_assert_cmpuint (civil.hour, ==, 2);
      g_assert_cmpuint (civil.minute, ==, 0);
    }
}

static void
test_calendar_keeps_winter_time_where_told (void)
{
  TbrCalendar calendar = calendar_from ("2026-07-01T12:00:00Z", 7200, 0);
  assert_civil (&calendar, 0, "2026-07-01 14:00:00");
  calendar.summer = 1;
  assert_civil (&calendar, 0, "2026-07-01 15:00:00");
  assert_civil (&calendar, -TBR_SECOND, "2026-07-01 14:59:59");
  assert_civil (&calendar, 10 * TBR_HOUR, "2026-07-02 01:00:00");
}

/* At the pole the sun's height is its declination. */
static double
declination_at (const char *instant)
{
  const TbrCalendar calendar = calendar_from (instant, 0, 0);
  return tbr_calendar_sun (&calendar, 0, 0, 90);
}

static void
test_calendar_knows_the_declination_of_meeus (void)
{
  /* Astronomical Algorithms, example 25.a: 1992 October 13, 0 h TD, apparent declination
     -7.78507 degrees; the 59 s between TD and UT move it by 0.0003. */
  g_assert_cmpfloat_with_epsilon (declination_at ("1992-10-13T00:00:00Z"), -7.78507, 0.0005);
}

static void
test_calendar_knows_the_seasons (void)
{
  /* Equinoxes and solstices of 2024 as published by the national almanac offices, UTC. At an
     equinox the declination moves 0.016 degrees an hour. */
  g_assert_cmpfloat_with_epsilon (declination_at ("2024-03-20T03:06:00Z"), 0, 0.005);
  g_assert_cmpfloat_with_epsilon (declination_at ("2024-09-22T12:44:00Z"), 0, 0.005);
  g_assert_cmpfloat_with_epsilon (declination_at ("2024-06-20T20:51:00Z"), 23.44, 0.005);
  g_assert_cmpfloat_with_epsilon (declination_at ("2024-12-21T09:20:00Z"), -23.44, 0.005);
}

/* I. Reda, A. Andreas: Solar Position Algorithm for Solar Radiation Applications,
   NREL/TP-560-34302, and the example run of its program: Golden, Colorado, 17 October 2003,
   12:30:30 local time (UTC - 7 h), longitude -105.1786, latitude 39.742476. Height 39.872046
   degrees without refraction (with a parallax of 0.002), sunrise 06:12:43 and sunset 17:20:19 local
   time. They are those of the UTC day: its sunset, at 00:20:19 UTC, ends 16 October in Golden. */
static void
test_calendar_knows_the_example_of_nrel (void)
{
  const double lon = -105.1786, lat = 39.742476;
  TbrCalendar calendar = calendar_from ("2003-10-17T19:30:30Z", -7 * 3600, 0);
  assert_civil (&calendar, 0, "2003-10-17 12:30:30");
  g_assert_cmpfloat_with_epsilon (tbr_calendar_sun (&calendar, 0, lon, lat), 39.872046, 0.01);
  g_assert_true (tbr_calendar_is_day (&calendar, 0, lon, lat));

  TbrTime noon_before = -TBR_DAY;
  TbrTime sunset = tbr_calendar_next_turn (&calendar, noon_before, lon, lat);
  assert_civil (&calendar, sunset, "2003-10-16 17:21:00");
  g_assert_false (tbr_calendar_is_day (&calendar, sunset, lon, lat));

  calendar = calendar_from ("2003-10-17T07:00:00Z", -7 * 3600, 0);
  TbrTime sunrise = tbr_calendar_next_turn (&calendar, 0, lon, lat);
  assert_civil (&calendar, sunrise, "2003-10-17 06:13:00");
  g_assert_true (tbr_calendar_is_day (&calendar, sunrise, lon, lat));
}

/* Every turn lies between a minute of the old state and one of the new, anywhere. */
static void
test_calendar_turns_where_the_light_changes (void)
{
  static const double lats[] = { 0, 35, 50.1, 60, 66.0, 66.6, 69.65, 78.2, 89.99, -45 };
  const TbrCalendar calendar = calendar_from ("2026-01-01T00:00:00Z", 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (lats); i++)
    {
      TbrTime at = 12345678;
      while (at < 366 * TBR_DAY)
        {
          gboolean now = tbr_calendar_is_day (&calendar, at, 14.5, lats[i]);
          TbrTime turn = tbr_calendar_next_turn (&calendar, at, 14.5, lats[i]);
          g_assert_cmpint (turn, >, at);
          g_assert_cmpint ((calendar.start_unix + turn) % TBR_MINUTE, ==, 0);
          g_assert_cmpint (tbr_calendar_is_day (&calendar, turn, 14.5, lats[i]), !=, now);
          TbrTime step = MAX ((turn - at) / 97, TBR_MINUTE);
          for (TbrTime t = at; t <= turn - TBR_MINUTE; t += step)
            g_assert_cmpint (tbr_calendar_is_day (&calendar, t, 14.5, lats[i]), ==, now);
          at = turn;
        }
    }
}

static void
test_calendar_knows_midnight_sun_and_polar_night (void)
{
  /* Longyearbyen, 78.2 N 15.6 E: the sun stays up from about 20 April to 22 August and down from
     about 26 October to 15 February (Norwegian Polar Institute); hills and the day counted as first
     move the dates by a few days. */
  const TbrCalendar calendar = calendar_from ("2026-06-01T00:00:00Z", 0, 0);
  TbrCivil civil;
  g_assert_true (tbr_calendar_is_day (&calendar, 0, 15.6, 78.2));
  tbr_calendar_civil (&calendar, tbr_calendar_next_turn (&calendar, 0, 15.6, 78.2), &civil);
  g_assert_cmpuint (civil.month, ==, 8);
  g_assert_cmpuint (civil.day, >=, 21);
  g_assert_cmpuint (civil.day, <=, 26);
  TbrTime december = 190 * TBR_DAY;
  g_assert_false (tbr_calendar_is_day (&calendar, december, 15.6, 78.2));
  tbr_calendar_civil (&calendar, tbr_calendar_next_turn (&calendar, december, 15.6, 78.2), &civil);
  g_assert_cmpuint (civil.month, ==, 2);
  g_assert_cmpuint (civil.day, >=, 12);
  g_assert_cmpuint (civil.day, <=, 18);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/calendar/agrees-with-glib-for-two-centuries",
                   test_calendar_agrees_with_glib_for_two_centuries);
  g_test_add_func ("/engine/calendar/changes-clocks-on-the-published-dates",
                   test_calendar_changes_clocks_on_the_published_dates);
  g_test_add_func ("/engine/calendar/keeps-winter-time-where-told",
                   test_calendar_keeps_winter_time_where_told);
  g_test_add_func ("/engine/calendar/knows-the-declination-of-meeus",
                   test_calendar_knows_the_declination_of_meeus);
  g_test_add_func ("/engine/calendar/knows-the-seasons", test_calendar_knows_the_seasons);
  g_test_add_func ("/engine/calendar/knows-the-example-of-nrel",
                   test_calendar_knows_the_example_of_nrel);
  g_test_add_func ("/engine/calendar/turns-where-the-light-changes",
                   test_calendar_turns_where_the_light_changes);
  g_test_add_func ("/engine/calendar/knows-midnight-sun-and-polar-night",
                   test_calendar_knows_midnight_sun_and_polar_night);
  return g_test_run ();
}
