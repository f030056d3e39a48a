/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* traces/: who reads which record; and of dublin_dfb, two years of a brigade's calls, who should go
   to each by four rules. Class E: the same pump for every call, the same seconds. */
#include "validation/folders.h"

#include <math.h>

#include "validation/dublin_demand.h"
#include "validation/london_fires.h"

/* What the rules take where a stamp is missing, and the shortest work, seconds. Source: README of
   the pack. */
#define USUAL_TURNOUT 106
#define USUAL_TRAVEL 345
#define LEAST_BUSY 60

/* Seconds within which times agree. */
#define TOLERANCE 0.005

static const char *const call_columns[] = { "id",        "t_call_s", "station",
                                            "ordered_s", "mobile_s", "on_scene_s",
                                            "closed_s",  "ok",       NULL };
static const char *const replay_columns[]
    = { "unit_station", "unit_pump", "dispatch_after_call_s", "queue_wait_s", "response_s",
        "busy_s",       NULL };
static const char *const fleet_columns[2][2]
    = { { "pumps_fleet_A", NULL }, { "pumps_fleet_B", NULL } };

/* "from_0" to "from_13". */
static gboolean
read_square (ValidationSession *session, const char *directory, const char *file,
             const char *prefix, ReplayTable *out_table)
{
  char names[DUBLIN_STATIONS][16];
  const char *columns[DUBLIN_STATIONS + 1] = { NULL };
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      g_snprintf (names[i], sizeof names[i], "%s_%u", prefix, i);
      columns[i] = names[i];
    }
  return replay_table_read (session, directory, file, columns, out_table)
         && out_table->n == DUBLIN_STATIONS;
}

void
dublin_add_pumps (const ReplayTable *fleet, guint station, GString *rows)
{
  guint first = 0;
  for (guint i = 0; i < station; i++)
    first += (guint) replay_at (fleet, i, 0);
  for (guint i = 0; i < (guint) replay_at (fleet, station, 0); i++)
    g_string_append_printf (rows, " U.%u", first + i + 1);
}

void
dublin_add_lists (const Dublin *dublin, const ReplayTable *fleet, guint n_ranks, GString *rows)
{
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    {
      g_string_append_printf (rows, "<prefer zone='%u' units='", i);
      dublin_add_pumps (fleet, i, rows);
      for (guint j = 0; j < n_ranks; j++)
        if ((guint) replay_at (&dublin->preference, i, j) != i)
          dublin_add_pumps (fleet, (guint) replay_at (&dublin->preference, i, j), rows);
      g_string_append (rows, "'/>");
    }
}

/* Travel between grounds is what cover takes over the recorded time. */
static void
add_city (const Dublin *dublin, const ReplayTable *fleet, GString *rows)
{
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    g_string_append_printf (rows, "<zone name='%u' x='0 m' y='0 m'/>", i);
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    for (guint j = 0; j < DUBLIN_STATIONS; j++)
      if (i != j)
        g_string_append_printf (rows, "<travel from='%u' to='%u' time='%d s'/>", j, i,
                                (int) replay_at (&dublin->extra, i, j));
  guint pump = 0;
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    for (guint j = 0; j < (guint) replay_at (fleet, i, 0); j++)
      g_string_append_printf (rows, "<server unit='U.%u' zone='%u'/>", ++pump, i);
}

static double
recorded_delay (const ReplayTable *calls, guint i)
{
  return MAX (0, replay_at (calls, i, DUBLIN_ORDERED));
}

static double
recorded_busy (const ReplayTable *calls, guint i)
{
  return MAX (LEAST_BUSY,
              replay_at (calls, i, DUBLIN_CLOSED) - replay_at (calls, i, DUBLIN_ORDERED));
}

/* Turnout and travel as stamped, else as usual. */
static double
recorded_way (const ReplayTable *calls, guint i)
{
  const gboolean ok = replay_at (calls, i, DUBLIN_OK) > 0;
  const double turnout = replay_at (calls, i, DUBLIN_MOBILE) - replay_at (calls, i, DUBLIN_ORDERED);
  const double travel = replay_at (calls, i, DUBLIN_SCENE) - replay_at (calls, i, DUBLIN_MOBILE);
  return (ok && !isnan (turnout) ? turnout : USUAL_TURNOUT)
         + (ok && !isnan (travel) ? travel : USUAL_TRAVEL);
}

static GString *
write_trace (const ReplayTable *calls)
{
  GString *text = g_string_new ("t,zone,delay,service\n");
  for (guint i = 0; i < calls->n; i++)
    g_string_append_printf (text, "%d,%d,%d,%d\n", (int) replay_at (calls, i, DUBLIN_T),
                            (int) replay_at (calls, i, DUBLIN_STATION),
                            (int) recorded_delay (calls, i), (int) recorded_busy (calls, i));
  return text;
}

static gboolean
agrees (double value, double expected)
{
  return fabs (value - expected) <= TOLERANCE;
}

/* The station and the number within it of a pump. */
static guint
find_station (const ReplayTable *fleet, guint unit, guint *out_pump)
{
  guint station = 0;
  while (unit >= (guint) replay_at (fleet, station, 0))
    unit -= (guint) replay_at (fleet, station++, 0);
  *out_pump = unit;
  return station;
}

/* One of the four rules. */
typedef struct
{
  const char *name;
  guint fleet;   /* 0: A, 1: B */
  guint n_ranks; /* places of the lists of cover that count */
} Rule;

static const Rule rules[] = { { "A_cross", 0, DUBLIN_STATIONS },
                              { "A_own", 0, 0 },
                              { "B_cross", 1, DUBLIN_STATIONS },
                              { "B_own", 1, 0 } };

static void
judge (ValidationSession *session, const Dublin *dublin, const Rule *rule, const ReplayCall *found)
{
  const ReplayTable *calls = &dublin->calls, *pumps = &dublin->fleets[rule->fleet];
  g_autofree char *file = g_strdup_printf ("replay_%s.csv", rule->name);
  g_autofree char *label = g_strdup_printf ("dublin_dfb_%s", rule->name);
  ReplayTable expected;
  guint same_unit = 0, same_wait = 0, same_response = 0, same_busy = 0;
  if (!replay_table_read (session, dublin->directory, file, replay_columns, &expected))
    return;
  for (guint i = 0; i < MIN (expected.n, calls->n); i++)
    {
      guint pump, station = find_station (pumps, (guint) found[i].unit, &pump);
      const double ground = replay_at (calls, i, DUBLIN_STATION);
      const double extra = replay_at (&dublin->extra, (guint) ground, station);
      const double after = found[i].sent - replay_at (calls, i, DUBLIN_T);
      same_unit += station == replay_at (&expected, i, 0) && pump == replay_at (&expected, i, 1);
      same_wait += agrees (after, replay_at (&expected, i, 2))
                   && agrees (after - recorded_delay (calls, i), replay_at (&expected, i, 3));
      same_response
          += agrees (found[i].response + recorded_way (calls, i), replay_at (&expected, i, 4));
      same_busy += agrees (found[i].closed - found[i].sent + extra, replay_at (&expected, i, 5));
    }
  replay_judge (session, label, "same_unit", expected.n, same_unit);
  replay_judge (session, label, "same_dispatch_time", expected.n, same_wait);
  replay_judge (session, label, "same_response", expected.n, same_response);
  replay_judge (session, label, "same_busy_time", expected.n, same_busy);
  replay_table_clear (&expected);
}

static void
run_rule (ValidationSession *session, const Dublin *dublin, const Rule *rule)
{
  const ReplayTable *fleet = &dublin->fleets[rule->fleet];
  guint n_pumps = 0;
  for (guint i = 0; i < DUBLIN_STATIONS; i++)
    n_pumps += (guint) replay_at (fleet, i, 0);
  DeskCity city;
  desk_city_init (&city, n_pumps, "preference-list");
  g_string_append (city.hazard, " metric='matrix' service-holds='on-scene' return='busy'");
  add_city (dublin, fleet, city.rows);
  dublin_add_lists (dublin, fleet, rule->n_ranks, city.rows);
  GString *trace = write_trace (&dublin->calls);
  const ReplayFile files[] = { { "trace", trace }, { NULL, NULL } };
  g_autofree ReplayCall *found = replay_run (&city, files, dublin->calls.n);
  judge (session, dublin, rule, found);
  g_string_free (trace, TRUE);
  desk_city_clear (&city);
}

static void
run_dublin (ValidationSession *session, const char *directory)
{
  Dublin dublin = { .directory = directory };
  if (replay_table_read (session, directory, "calls.csv", call_columns, &dublin.calls)
      && read_square (session, directory, "cover_extra_s.csv", "from", &dublin.extra)
      && read_square (session, directory, "preference.csv", "rank", &dublin.preference)
      && replay_table_read (session, directory, "stations.csv", fleet_columns[0], &dublin.fleets[0])
      && replay_table_read (session, directory, "stations.csv", fleet_columns[1],
                            &dublin.fleets[1]))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        run_rule (session, &dublin, &rules[i]);
      dublin_demand_judge (session, &dublin);
    }
  replay_table_clear (&dublin.calls);
  replay_table_clear (&dublin.extra);
  replay_table_clear (&dublin.preference);
  replay_table_clear (&dublin.fleets[0]);
  replay_table_clear (&dublin.fleets[1]);
}

static void
skip_berlin (ValidationSession *session, const char *directory)
{
  validation_session_skip (session, "berlin_bfw", "surge_day_median_ratio", NAN,
                           "the record names neither vehicles nor how long they are busy, and a "
                           "day's queue follows from these");
}

/* A record and what reads it. */
typedef struct
{
  const char *name;
  void (*run) (ValidationSession *session, const char *directory);
} Record;

static const Record records[] = { { "berlin_bfw", skip_berlin },
                                  { "dublin_dfb", run_dublin },
                                  { "london_2009", london_fires_judge } };

void
validation_folder_traces (ValidationSession *session, const char *directory)
{
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const char *name = records[i].name;
      g_autofree char *path = g_build_filename (directory, name, NULL);
      if (!validation_session_wants (session, "traces", name))
        continue;
      if (session->list)
        validation_session_skip (session, name, "-", NAN, NULL);
      else if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        validation_session_skip (session, name, "-", NAN, "there is no such record");
      else
        records[i].run (session, path);
    }
}
