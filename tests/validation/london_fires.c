/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is fitted to the record: time to the first pump as a line over the distance from where it
   came, and the scatter about that line. Which station sends is the simulator's. Class R. */
#include "validation/london_fires.h"

#include <math.h>

#include "validation/observed.h"
#include "validation/replay.h"
#include "validation/sample.h"

#define NAME "london_2009"
/* Origin of the plane, metres of the British National Grid: about the middle of the city. */
#define EASTING 530000
#define NORTHING 180000
/* How long a pump stays: the record does not say. Our assumption; a day brings 18 of these fires to
   112 stations, so that it hardly ever matters. */
#define SERVICE "1 h"
/* Bounds. Source: README of the pack. */
#define MEDIAN_BOUND 0.1
#define NINETIETH_BOUND 0.15

enum
{
  CALL_T,
  CALL_EASTING,
  CALL_NORTHING,
  CALL_GROUND,
  CALL_TIME,
  CALL_STATION
};

static const char *const call_columns[] = { "t_call_s", "easting_m",    "northing_m",
                                            "ground",   "first_pump_s", "first_pump_station",
                                            NULL };
static const char *const station_columns[] = { "easting_m", "northing_m", NULL };

typedef struct
{
  const char *directory;
  ReplayTable calls, stations;
  double speed;    /* metres per second of straight distance */
  GArray *turnout; /* s: all that does not depend on the distance */
} London;

/* Metres to the station that sent the first pump. */
static double
distance_of (const London *london, guint call)
{
  const guint station = (guint) replay_at (&london->calls, call, CALL_STATION);
  return hypot (replay_at (&london->stations, station, 0)
                    - replay_at (&london->calls, call, CALL_EASTING),
                replay_at (&london->stations, station, 1)
                    - replay_at (&london->calls, call, CALL_NORTHING));
}

/* Least squares of time over distance; what the distance does not explain is the turnout. */
static void
fit (London *london)
{
  const guint n = london->calls.n;
  double x = 0, y = 0, xx = 0, xy = 0;
  for (guint i = 0; i < n; i++)
    {
      const double distance = distance_of (london, i);
      const double time = replay_at (&london->calls, i, CALL_TIME);
      x += distance / n;
      y += time / n;
      xx += distance * distance / n;
      xy += distance * time / n;
    }
  london->speed = (xx - x * x) / (xy - x * y);
  london->turnout = sample_new ();
  for (guint i = 0; i < n; i++)
    {
      const double time = replay_at (&london->calls, i, CALL_TIME);
      sample_add (london->turnout, fmax (time - distance_of (london, i) / london->speed, 0));
    }
  sample_sort (london->turnout);
}

static void
write_city (const London *london, DeskCity *city)
{
  g_string_append (city->hazard, " metric='straight' service-holds='on-scene' return='free'");
  desk_city_add_number (city->hazard, "speed", london->speed, "m/s");
  sample_add_law (city->hazard, "turnout", london->turnout, TBR_DIMENSION_TIME, 1);
  g_string_append (city->rows, "<class service='" SERVICE "'/>");
  for (guint i = 0; i < london->stations.n; i++)
    {
      g_string_append_printf (city->rows, "<server unit='U.%u'", i + 1);
      desk_city_add_number (city->rows, "x", replay_at (&london->stations, i, 0) - EASTING, "m");
      desk_city_add_number (city->rows, "y", replay_at (&london->stations, i, 1) - NORTHING, "m");
      g_string_append (city->rows, "/>");
    }
}

static GString *
write_trace (const ReplayTable *calls)
{
  GString *text = g_string_new ("t,x,y\n");
  for (guint i = 0; i < calls->n; i++)
    g_string_append_printf (text, "%d,%d,%d\n", (int) replay_at (calls, i, CALL_T),
                            (int) replay_at (calls, i, CALL_EASTING) - EASTING,
                            (int) replay_at (calls, i, CALL_NORTHING) - NORTHING);
  return text;
}

static void
judge_quantile (ValidationSession *session, const London *london, const GArray *response,
                const char *stat)
{
  const gboolean is_median = g_str_equal (stat, "q50");
  const Observed wanted = { "all", "", "first_pump_s", stat };
  const double expected = observed_find (london->directory, &wanted);
  g_autofree char *metric = g_strdup_printf ("first_pump_%s", stat);
  const ValidationFigure figure
      = { NAME, metric, expected, sample_quantile (response, is_median ? 0.5 : 0.9),
          expected * (is_median ? MEDIAN_BOUND : NINETIETH_BOUND) };
  validation_session_judge (session, &figure);
}

static void
judge (ValidationSession *session, const London *london, const ReplayCall *found)
{
  static const Observed own = { "all", "", "share", "first_pump_from_own_ground" };
  static const Observed second = { "all", "", "second_pump_s", "q50" };
  g_autoptr (GArray) response = sample_new ();
  guint n_own = 0;
  for (guint i = 0; i < london->calls.n; i++)
    {
      sample_add (response, found[i].response);
      n_own += found[i].unit == replay_at (&london->calls, i, CALL_GROUND);
    }
  sample_sort (response);
  judge_quantile (session, london, response, "q50");
  judge_quantile (session, london, response, "q90");
  const ValidationFigure share
      = { NAME, "first_pump_from_own_ground", observed_find (london->directory, &own),
          (double) n_own / london->calls.n, NAN };
  validation_session_add (session, &share, VALIDATION_SKIP);
  validation_session_note (session, NAME " first_pump_from_own_ground: skipped: shown with every "
                                         "station's pump at home; what else kept pumps away is not "
                                         "in the record");
  validation_session_skip (session, NAME, "second_pump_q50",
                           observed_find (london->directory, &second),
                           "which stations have two pumps is not in the record");
}

void
london_fires_judge (ValidationSession *session, const char *directory)
{
  London london = { .directory = directory };
  if (replay_table_read (session, directory, "calls.csv", call_columns, &london.calls)
      && replay_table_read (session, directory, "stations.csv", station_columns, &london.stations))
    {
      DeskCity city;
      fit (&london);
      desk_city_init (&city, london.stations.n, "nearest");
      write_city (&london, &city);
      const ReplayFile files[] = { { "trace", write_trace (&london.calls) }, { NULL, NULL } };
      g_autofree ReplayCall *found = replay_run (&city, files, london.calls.n);
      judge (session, &london, found);
      g_string_free (files[0].text, TRUE);
      desk_city_clear (&city);
      g_array_unref (london.turnout);
    }
  replay_table_clear (&london.calls);
  replay_table_clear (&london.stations);
}
