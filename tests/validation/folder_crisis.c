/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* crisis/timelines.json: the distances and the journeys of documented activations. What a whole
   activation gives is compared in the README of its scenario. */
#include "validation/folders.h"

#include <tabard/error.h>

#include <math.h>
#include <string.h>

#include "base/geodesy.h"
#include "validation/json_value.h"
#include "world/air.h"
#include "world/link.h"
#include "world/route.h"

/* The file rounds distances to 0.1 km, and its coordinates to a thousandth of a degree. */
#define DISTANCE_TOLERANCE 0.2

/* Share of the journeys that may be judged which have to be within their tolerance, and by how much
   the middle one may be off. Source: README.md, class C. */
#define SET_SHARE 0.8
#define SET_ERROR 0.25

/* Journeys begin in the morning, as the departures on record that have an hour do on average. */
#define DEPARTURE (6 * TBR_HOUR)

/* What the journeys of the set were. */
typedef struct
{
  TbrSim *sim;    /* NULL: no map */
  GArray *errors; /* of double: relative errors of durations */
  guint n_within;
} CrisisSet;

static const TbrHandler handlers[TBR_EVENTS_MAX];

/* A world at rest, or NULL and the reason. (transfer full) */
static TbrSim *
world_new (GError **error)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *directory
      = g_build_filename (source != NULL ? source : ".", "assets", "map", NULL);
  TbrMap *map = tbr_map_load (directory, error);
  if (map == NULL)
    return NULL;
  TbrSim *sim = g_new0 (TbrSim, 1);
  tbr_core_init (sim, tbr_link_groups, tbr_link_n_groups, handlers, 1, 0);
  sim->map = map;
  /* a summer night: 2018-07-18T00:00Z */
  sim->calendar.start_unix = 1531872000 * TBR_SECOND;
  tbr_link_init (sim);
  return sim;
}

static void
world_free (TbrSim *sim)
{
  if (sim == NULL)
    return;
  tbr_route_cache_free (sim->caches[1]);
  tbr_map_free ((TbrMap *) sim->map);
  tbr_core_clear (sim);
  g_free (sim);
}

static gboolean
read_place (const JsonValue *pair, TbrAirEnd *out_end)
{
  out_end->lat = json_value_number (json_value_item (pair, 0));
  out_end->lon = json_value_number (json_value_item (pair, 1));
  return fabs (out_end->lat) <= 90 && fabs (out_end->lon) <= 180;
}

static double
drive_hours (const TbrSim *sim, TbrVehicleKind kind, const TbrAirEnd *from, const TbrAirEnd *to)
{
  TbrVehicle vehicle;
  tbr_vehicle_init (&vehicle, kind);
  const TbrRoute *route = tbr_route_find (sim, &vehicle, from->node, to->node);
  if (route == NULL)
    return NAN;
  return (double) (tbr_route_arrival (sim, &vehicle, route, DEPARTURE) - DEPARTURE)
         / (double) TBR_HOUR;
}

/* In the air and on the ground for fuel, as the record's departure is that of the aircraft. */
static double
flight_hours (const TbrSim *sim, const TbrAirEnd *from, const TbrAirEnd *to)
{
  TbrAirTransport transport;
  const TbrAirTrip trip = { .from = *from, .to = *to };
  TbrAirPlan plan;
  tbr_air_transport_init (&transport);
  if (!tbr_air_transport (sim, &transport, &trip, &plan))
    return NAN;
  TbrTime flight = 0;
  for (guint i = 0; i < plan.n_legs; i++)
    if (plan.legs[i].kind == TBR_AIR_FLIGHT || plan.legs[i].kind == TBR_AIR_REFUEL)
      flight += plan.legs[i].ends - plan.legs[i].begins;
  return (double) flight / (double) TBR_HOUR;
}

/* How long the journey takes here, NAN when it is of a kind that is not simulated alone. */
static double
journey_hours (const CrisisSet *set, const char *mode, TbrAirEnd *from, TbrAirEnd *to)
{
  if (set->sim == NULL)
    return NAN;
  from->node = tbr_map_nearest_node (set->sim->map, from->lon, from->lat, NULL);
  to->node = tbr_map_nearest_node (set->sim->map, to->lon, to->lat, NULL);
  if (g_str_has_prefix (mode, "air"))
    return flight_hours (set->sim, from, to);
  if (!g_str_has_prefix (mode, "road") || strstr (mode, "air") != NULL)
    return NAN;
  const gboolean rests = strstr (mode, "night") != NULL;
  return drive_hours (set->sim, rests ? TBR_VEHICLE_CONVOY : TBR_VEHICLE_CONVOY_TWO, from, to);
}

/* "2018-07-22T22:00" in hours, NAN for anything else. */
static double
read_instant (const JsonValue *value)
{
  g_autofree char *text = g_strconcat (json_value_text (value), ":00Z", NULL);
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);
  return instant != NULL ? (double) g_date_time_to_unix (instant) / 3600 : NAN;
}

/* The duration on record: its middle, and half the width of the window it is known to. */
static gboolean
read_duration (const JsonValue *leg, double *out_hours, double *out_half)
{
  const double departed = read_instant (json_value_member (leg, "departed_utc"));
  const JsonValue *arrived = json_value_member (leg, "arrived_utc");
  const JsonValue *window = json_value_member (leg, "arrived_window_utc");
  const double from = read_instant (arrived != NULL ? arrived : json_value_item (window, 0));
  const double to = read_instant (arrived != NULL ? arrived : json_value_item (window, 1));
  if (!(from > departed && to >= from))
    return FALSE;
  *out_hours = (from + to) / 2 - departed;
  *out_half = (to - from) / 2;
  return TRUE;
}

static void
judge_duration (ValidationSession *session, CrisisSet *set, const char *name, const JsonValue *leg,
                double simulated)
{
  ValidationFigure figure = { name, "journey_h", NAN, simulated, NAN };
  double half;
  const char *mode = json_value_text (json_value_member (leg, "mode"));
  if (!read_duration (leg, &figure.expected, &half) || isnan (simulated))
    {
      validation_session_skip (session, name, "journey_h", figure.expected, NULL);
      return;
    }
  figure.half_width = json_value_number (json_value_member (leg, "tolerance_h")) + half;
  /* who has a ferry to catch waits for it: the record is longer than the drive */
  if (strstr (mode, "ferry") != NULL)
    {
      validation_session_add (session, &figure, VALIDATION_SKIP);
      validation_session_note (session,
                               "%s: skipped: timed for a ferry; a drive of %.1f h, %.1f h "
                               "on record",
                               name, simulated, figure.expected);
      return;
    }
  const double error = fabs (simulated / figure.expected - 1);
  g_array_append_val (set->errors, error);
  set->n_within += fabs (simulated - figure.expected) <= figure.half_width;
  validation_session_judge (session, &figure);
}

static void
judge_leg (ValidationSession *session, CrisisSet *set, const char *event, const JsonValue *leg)
{
  TbrAirEnd from, to;
  g_autofree char *name
      = g_strdup_printf ("%s %s", event, json_value_text (json_value_member (leg, "team")));
  if (!validation_session_wants (session, "crisis", name))
    return;
  const double distance = json_value_number (json_value_member (leg, "great_circle_km"));
  if (!read_place (json_value_member (leg, "origin_lat_lon"), &from)
      || !read_place (json_value_member (leg, "dest_lat_lon"), &to))
    {
      validation_session_skip (session, name, "great_circle_km", distance, "no coordinates");
      return;
    }
  const ValidationFigure figure
      = { name, "great_circle_km", distance,
          tbr_geodesy_distance (from.lon, from.lat, to.lon, to.lat) / 1000, DISTANCE_TOLERANCE };
  if (!isnan (distance))
    validation_session_judge (session, &figure);
  const char *mode = json_value_text (json_value_member (leg, "mode"));
  judge_duration (session, set, name, leg, journey_hours (set, mode, &from, &to));
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;
  return (*first > *second) - (*first < *second);
}

/* "Judge the set, not one number." */
static void
judge_set (ValidationSession *session, const CrisisSet *set)
{
  if (set->errors->len == 0 || !validation_session_wants (session, "crisis", "crisis"))
    return;
  g_array_sort (set->errors, compare_doubles);
  const double within = (double) set->n_within / set->errors->len;
  const ValidationFigure share
      = { "crisis", "share_of_journeys_within_tolerance", 1, within, 1 - SET_SHARE };
  validation_session_judge (session, &share);
  const ValidationFigure middle
      = { "crisis", "median_relative_error_of_journeys", 0,
          g_array_index (set->errors, double, set->errors->len / 2), SET_ERROR };
  validation_session_judge (session, &middle);
}

static void
judge_event (ValidationSession *session, CrisisSet *set, const JsonValue *event)
{
  const char *id = json_value_text (json_value_member (event, "id"));
  const JsonValue *legs = json_value_member (event, "legs");
  const JsonValue *aggregates = json_value_member (event, "aggregates");
  for (guint i = 0; i < json_value_length (legs); i++)
    judge_leg (session, set, id, json_value_item (legs, i));
  for (guint i = 0; i < json_value_length (aggregates); i++)
    {
      const JsonValue *fact = json_value_item (aggregates, i);
      if (validation_session_wants (session, "crisis", id))
        validation_session_skip (session, id, json_value_text (json_value_member (fact, "what")),
                                 json_value_number (json_value_member (fact, "value")), NULL);
    }
}

void
validation_folder_crisis (ValidationSession *session, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "timelines.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonValue) root = NULL;
  GError *error = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      validation_session_skip (session, "crisis", "timelines.json", NAN, "there is no such file");
      return;
    }
  if (g_file_get_contents (path, &text, NULL, &error))
    root = json_value_parse (text, &error);
  if (root == NULL)
    {
      g_prefix_error (&error, "%s: ", path);
      validation_session_fault (session, error);
      return;
    }
  CrisisSet set = { .sim = session->list ? NULL : world_new (&error),
                    .errors = g_array_new (FALSE, FALSE, sizeof (double)) };
  if (error != NULL)
    {
      validation_session_note (session, "journeys are skipped: %s", error->message);
      g_clear_error (&error);
    }
  const JsonValue *events = json_value_member (root, "events");
  for (guint i = 0; i < json_value_length (events); i++)
    judge_event (session, &set, json_value_item (events, i));
  judge_set (session, &set);
  g_array_unref (set.errors);
  world_free (set.sim);
}
