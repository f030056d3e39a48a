/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* jemss/: the same calls as another simulator of ambulances had, on straight lines or on the roads
   of a city. Class O: the same ambulance for every call, times within 0.005 s. */
#include "validation/folders.h"

#include <math.h>

#include "validation/replay.h"

/* Seconds within which times agree. */
#define TOLERANCE 0.005
#define METRES_PER_KM 1000

enum
{
  CALL_T = 1,
  CALL_PRIORITY,
  CALL_LON,
  CALL_LAT,
  CALL_DELAY,
  CALL_SERVICE,
  CALL_TRANSPORT,
  CALL_HANDOVER
};

static const char *const call_columns[]
    = { "call",       "t_s",       "priority",   "lon", "lat", "dispatch_delay_s",
        "on_scene_s", "transport", "handover_s", NULL };
static const char *const ambulance_columns[] = { "ambulance", "home_station", NULL };
static const char *const station_columns[] = { "station", "lon", "lat", NULL };
static const char *const hospital_columns[] = { "hospital", "lon", "lat", NULL };
static const char *const node_columns[] = { "node", "lon", "lat", "offroad_access", NULL };
static const char *const arc_columns[] = { "from", "to", "mode1_s", "mode2_s", NULL };
static const char *const oracle_columns[]
    = { "ambulance",     "dispatch_s", "arrive_s", "response_s", "hospital",
        "at_hospital_s", "free_s",     "queued",   "bumped",     NULL };

typedef struct
{
  ReplayTable calls, ambulances, stations, hospitals;
  ReplayTable nodes, arcs; /* empty where ways are straight */
  double km_per_lon, km_per_lat, speed, speed_normal;
} Jemss;

static gboolean
read_config (const char *directory, Jemss *jemss)
{
  g_autofree char *path = g_build_filename (directory, "config.csv", NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], ",", 2);
      if (words[0] == NULL || words[1] == NULL)
        continue;
      const double value = g_ascii_strtod (words[1], NULL);
      if (g_str_equal (words[0], "x_km_per_deg"))
        jemss->km_per_lon = value;
      else if (g_str_equal (words[0], "y_km_per_deg"))
        jemss->km_per_lat = value;
      else if (g_str_equal (words[0], "offroad_kmh_mode1"))
        jemss->speed = value;
      else if (g_str_equal (words[0], "offroad_kmh_mode2"))
        jemss->speed_normal = value;
    }
  return jemss->km_per_lon > 0 && jemss->km_per_lat > 0 && jemss->speed > 0
         && jemss->speed_normal > 0;
}

static void
add_spot (GString *rows, const ReplayTable *table, guint row)
{
  desk_city_add_number (rows, "lon", replay_at (table, row, 1), "deg");
  desk_city_add_number (rows, "lat", replay_at (table, row, 2), "deg");
  g_string_append (rows, "/>");
}

static void
write_city (const Jemss *jemss, const char *redispatch, DeskCity *city)
{
  g_string_append_printf (city->hazard,
                          " metric='%s' service-holds='on-scene' return='free' "
                          "lon='0 deg' lat='0 deg' redispatch='%s'",
                          jemss->arcs.n > 0 ? "graph" : "straight", redispatch);
  desk_city_add_number (city->hazard, "metres-per-longitude", jemss->km_per_lon * METRES_PER_KM,
                        "m");
  desk_city_add_number (city->hazard, "metres-per-latitude", jemss->km_per_lat * METRES_PER_KM,
                        "m");
  desk_city_add_number (city->hazard, "speed", jemss->speed, "km/h");
  desk_city_add_number (city->hazard, "speed-normal", jemss->speed_normal, "km/h");
  for (guint i = 1; i <= 3; i++)
    g_string_append_printf (city->rows, "<class priority='%u' lights='%s'/>", i,
                            i < 3 ? "yes" : "no");
  for (guint i = 0; i < jemss->ambulances.n; i++)
    {
      g_string_append_printf (city->rows, "<server unit='U.%u'", i + 1);
      add_spot (city->rows, &jemss->stations, (guint) replay_at (&jemss->ambulances, i, 1) - 1);
    }
  for (guint i = 0; i < jemss->hospitals.n; i++)
    {
      g_string_append_printf (city->rows, "<hospital name='%u'", i + 1);
      add_spot (city->rows, &jemss->hospitals, i);
    }
}

/* The rows of a table from column @first on, under the names that the simulator knows. */
static GString *
write_table (const ReplayTable *table, guint first, const char *header)
{
  GString *text = g_string_new (header);
  for (guint i = 0; i < table->n; i++)
    for (guint j = first; j < table->n_columns; j++)
      {
        replay_add (text, replay_at (table, i, j));
        g_string_append_c (text, j + 1 == table->n_columns ? '\n' : ',');
      }
  return text;
}

static gboolean
agrees (double value, double expected)
{
  return isnan (expected) ? isnan (value) : fabs (value - expected) <= TOLERANCE;
}

static void
judge (ValidationSession *session, const char *label, const ReplayTable *oracle,
       const ReplayCall *found)
{
  guint unit = 0, sent = 0, arrived = 0, hospital = 0, free = 0, queued = 0, bumped = 0;
  for (guint i = 0; i < oracle->n; i++)
    {
      unit += found[i].unit + 1 == replay_at (oracle, i, 0);
      sent += agrees (found[i].sent, replay_at (oracle, i, 1));
      arrived += agrees (found[i].arrived, replay_at (oracle, i, 2))
                 && agrees (found[i].response, replay_at (oracle, i, 3));
      hospital += agrees (found[i].hospital + 1, replay_at (oracle, i, 4))
                  && agrees (found[i].at_hospital, replay_at (oracle, i, 5));
      free += agrees (found[i].closed, replay_at (oracle, i, 6));
      queued += found[i].queued == replay_at (oracle, i, 7);
      bumped += found[i].bumped == replay_at (oracle, i, 8);
    }
  replay_judge (session, label, "same_unit", oracle->n, unit);
  replay_judge (session, label, "same_dispatch_time", oracle->n, sent);
  replay_judge (session, label, "same_response", oracle->n, arrived);
  replay_judge (session, label, "same_hospital", oracle->n, hospital);
  replay_judge (session, label, "same_end", oracle->n, free);
  replay_judge (session, label, "same_queued", oracle->n, queued);
  replay_judge (session, label, "same_bumped", oracle->n, bumped);
}

static void
run_rule (ValidationSession *session, const char *directory, const Jemss *jemss,
          const char *redispatch)
{
  g_autofree char *base = g_path_get_basename (directory);
  g_autofree char *rule = g_strdelimit (g_strdup (redispatch), "-", '_');
  g_autofree char *label = g_strdup_printf ("%s_%s", base, rule);
  g_autofree char *file = g_strdup_printf ("oracle_redispatch_%s.csv", rule);
  ReplayTable oracle;
  if (!replay_table_read (session, directory, file, oracle_columns, &oracle))
    return;
  DeskCity city;
  desk_city_init (&city, jemss->ambulances.n, "fastest");
  write_city (jemss, g_str_equal (redispatch, "off") ? "none" : redispatch, &city);
  const ReplayFile files[]
      = { { "trace", write_table (&jemss->calls, CALL_T,
                                  "t,priority,lon,lat,delay,service,transport,handover\n") },
          { "nodes", write_table (&jemss->nodes, 0, "node,lon,lat,access\n") },
          { "arcs", write_table (&jemss->arcs, 0, "from,to,lights,normal\n") },
          { NULL, NULL } };
  g_autofree ReplayCall *found = replay_run (&city, files, jemss->calls.n);
  if (oracle.n == jemss->calls.n)
    judge (session, label, &oracle, found);
  for (guint i = 0; files[i].name != NULL; i++)
    g_string_free (files[i].text, TRUE);
  desk_city_clear (&city);
  replay_table_clear (&oracle);
}

/* The roads of the city, where it has some. FALSE: they are broken. */
static gboolean
read_roads (ValidationSession *session, const char *directory, Jemss *jemss)
{
  g_autofree char *arcs = g_build_filename (directory, "arcs.csv", NULL);
  if (!g_file_test (arcs, G_FILE_TEST_EXISTS))
    return TRUE;
  return replay_table_read (session, directory, "nodes.csv", node_columns, &jemss->nodes)
         && replay_table_read (session, directory, "arcs.csv", arc_columns, &jemss->arcs);
}

static void
run_case (ValidationSession *session, const char *directory)
{
  Jemss jemss = { 0 };
  if (read_config (directory, &jemss)
      && replay_table_read (session, directory, "calls.csv", call_columns, &jemss.calls)
      && replay_table_read (session, directory, "ambulances.csv", ambulance_columns,
                            &jemss.ambulances)
      && replay_table_read (session, directory, "stations.csv", station_columns, &jemss.stations)
      && replay_table_read (session, directory, "hospitals.csv", hospital_columns, &jemss.hospitals)
      && read_roads (session, directory, &jemss))
    {
      run_rule (session, directory, &jemss, "off");
      run_rule (session, directory, &jemss, "low-to-higher");
    }
  replay_table_clear (&jemss.calls);
  replay_table_clear (&jemss.ambulances);
  replay_table_clear (&jemss.stations);
  replay_table_clear (&jemss.hospitals);
  replay_table_clear (&jemss.nodes);
  replay_table_clear (&jemss.arcs);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

void
validation_folder_jemss (ValidationSession *session, const char *directory)
{
  GDir *dir = g_dir_open (directory, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (directory, names->pdata[i], NULL);
      if (!g_file_test (path, G_FILE_TEST_IS_DIR)
          || !validation_session_wants (session, "jemss", names->pdata[i]))
        continue;
      if (session->list)
        validation_session_skip (session, names->pdata[i], "-", NAN, NULL);
      else
        run_case (session, path);
    }
  g_ptr_array_unref (names);
  if (dir != NULL)
    g_dir_close (dir);
}
