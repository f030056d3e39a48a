/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What can be written about ordinary calls: names, ranges, defaults, sources. */
#include "hazards/calls_table.h"

static const char *const metrics[TBR_METRIC_N + 1]
    = { "straight", "manhattan", "road", "matrix", "graph", NULL };
static const char *const meanings[TBR_SERVICE_N + 1] = { "total", "on-scene", NULL };
static const char *const returns[TBR_RETURN_N + 1] = { "at-once", "free", "busy", NULL };
static const char *const preemptions[] = { "none", "resume", NULL };
static const char *const redispatches[] = { "none", "low-to-higher", NULL };
static const char *const orders[] = { "priority", "arrival", NULL };
static const char *const releases[TBR_RELEASE_WAYS + 1] = { "each", "together", NULL };
static const char *const weekdays[]
    = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL };

const TbrParam tbr_calls_params[TBR_CALLS_N_PARAMS] = {
  TBR_HAZARD_PARAM (TbrCalls, "state", state, REF, .certainty = TBR_CERTAINTY_SOURCED,
                    .section = "states",
                    .sentence = "state whose service it is and whose doctrine holds",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180,
                    .max = 180, .fallback = "0 deg", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "origin of the plane of the city, in which metres are measured",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -89,
                    .max = 89, .fallback = "0 deg", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "origin of the plane of the city", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "metres-per-longitude", metres_lon, REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 1, .max = 200000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence
                    = "metres to a degree of longitude; those of the sphere when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "metres-per-latitude", metres_lat, REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 1, .max = 200000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence
                    = "metres to a degree of latitude; those of the sphere when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "rate", rate, REAL, .dimension = TBR_DIMENSION_RATE, .min = 0,
                    .max = 1000.0, .fallback = "0 1/h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "calls in all zones, in the mean, without profile, wave and surge",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "wave", wave, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share by which the rate swings up and down as a sine",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "wave-period", wave_period, DURATION, .min = 1, .max = 1000000000.0,
                    .fallback = "1 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "period of the wave", .source = "Our assumption"),
  TBR_HAZARD_PARAM (
      TbrCalls, "day-factor", day_factor, LAW, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
      .max = 1000, .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
      .sentence
      = "rate of a civil day against that of its profile and wave, drawn for each day: mean 1, "
        "gamma where nothing else is known; all days alike when not written",
      .source = "[AVRAMIDIS2004]"),
  TBR_HAZARD_PARAM (TbrCalls, "surge", surge, REAL, .dimension = TBR_DIMENSION_RATE, .min = 0,
                    .max = 1000.0, .fallback = "0 1/h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "calls beside the rate at the onset", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "surge-decay", surge_decay, DURATION, .min = 1, .max = 1000000000.0,
                    .fallback = "6 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time in which the surge falls to 37 %",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "gap", gap, LAW, .dimension = TBR_DIMENSION_TIME, .min = 0,
                    .max = 1000000000.0, .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "time between calls, where they do not come by chance alone; then rate, "
                      "profile, wave and surge do not count",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "onset", onset, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "from when calls come",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "until", until, INSTANT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "until when calls come; to the end of the run when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "backlog", backlog, INTEGER, .min = 0, .max = 1000000.0,
                    .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "calls that wait at the onset", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "metric", metric, CHOICE, .fallback = "straight",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .choices = metrics,
                    .sentence
                    = "how the way is measured; by road and matrix from zone to zone, by graph on "
                      "the nodes and arcs of the city",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "speed", speed, REAL, .dimension = TBR_DIMENSION_SPEED, .min = 1e-06,
                    .max = 1000, .fallback = "40 km/h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "speed with lights; on a graph between it and what lies beside it",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "speed-normal", speed_normal, REAL, .dimension = TBR_DIMENSION_SPEED,
                    .min = 1e-06, .max = 1000, .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "speed without lights, to the hospital and home; the same when not written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "detour", detour, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0.1,
                    .max = 10, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "way against the straight or manhattan distance",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (
      TbrCalls, "service-holds", meaning, CHOICE, .fallback = "total",
      .certainty = TBR_CERTAINTY_SOURCED, .choices = meanings,
      .sentence
      = "what a time of service holds: all the time a unit is busy, or the work on scene alone",
      .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "return", homeward, CHOICE, .fallback = "at-once",
                    .certainty = TBR_CERTAINTY_SOURCED, .choices = returns,
                    .sentence
                    = "when a unit that is done can be sent again: at once, free on its whole way, "
                      "or busy until it is home",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "call-handling", handling, LAW, .dimension = TBR_DIMENSION_TIME,
                    .min = 0, .max = 1000000000.0, .fallback = "0 s",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "from the call until a unit may be sent",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "turnout", turnout, LAW, .dimension = TBR_DIMENSION_TIME, .min = 0,
                    .max = 1000000000.0, .fallback = "0 s", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "from the dispatch of a unit at home until it departs",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "handover", handover, LAW, .dimension = TBR_DIMENSION_TIME, .min = 0,
                    .max = 1000000000.0, .fallback = "15 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "at the hospital", .source = "Our assumption"),
  TBR_HAZARD_PARAM (
      TbrCalls, "preemption", preemption, CHOICE, .fallback = "none",
      .certainty = TBR_CERTAINTY_ESTIMATED, .choices = preemptions,
      .sentence
      = "whether a unit leaves a less urgent call for a more urgent one, and takes it up again",
      .source = "Our assumption"),
  TBR_HAZARD_PARAM (
      TbrCalls, "redispatch", redispatch, CHOICE, .fallback = "none",
      .certainty = TBR_CERTAINTY_ESTIMATED, .choices = redispatches,
      .sentence
      = "whether a unit under way to the least urgent class is turned to a more urgent call",
      .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "order", order, CHOICE, .fallback = "priority",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .choices = orders,
                    .sentence = "order of those that wait", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "queue", queue, INTEGER, .min = 0, .max = 1000000000.0,
                    .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "places to wait; a call that finds none is lost; no limit when not written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCalls, "capabilities", capabilities, REFS, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .section = "capabilities",
                    .sentence = "types of unit that serve; none: all", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "units", units, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence
                    = "ids of the units that serve, or of the elements they were made from; none: "
                      "all within reach",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (
      TbrCalls, "reach", reach, REAL, .dimension = TBR_DIMENSION_LENGTH, .min = 0, .max = 2000000.0,
      .fallback = "30 km", .certainty = TBR_CERTAINTY_ESTIMATED,
      .sentence
      = "distance from the origin to the bases of units that serve, where they are not named",
      .source = "Our assumption"),
  TBR_HAZARD_PARAM (
      TbrCalls, "trace", trace, TEXT, .is_file = TRUE, .fallback = "",
      .certainty = TBR_CERTAINTY_SOURCED,
      .sentence
      = "file with recorded calls, beside the scenario: columns t, zone or lon and lat or x and "
        "y, class or priority, delay, turnout, travel, service, handover, transport; seconds",
      .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "trace-folder", trace_folder, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence
                    = "folder of trace, nodes and arcs where they are not beside the scenario",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "nodes", nodes, TEXT, .is_file = TRUE, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence
                    = "file with the nodes of the city's road graph, beside the scenario: columns "
                      "node, lon and lat or x and y, access (1 where it can be joined)",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCalls, "arcs", arcs, TEXT, .is_file = TRUE, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence
                    = "file with the arcs of that graph, one way each: columns from, to, lights, "
                      "normal; seconds with and without lights",
                    .source = "Definition"),
};

static const TbrParam zone_params[] = {
  TBR_HAZARD_PARAM (TbrCallsZone, "name", name, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "name, unique", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsZone, "lon", spot.lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .fallback = "", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsZone, "lat", spot.lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -89, .max = 89, .fallback = "", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsZone, "x", spot.x, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -1000000.0, .max = 1000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "metres east of the origin",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsZone, "y", spot.y, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -1000000.0, .max = 1000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "metres north of the origin",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsZone, "share", share, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
                    .max = 1000000000.0, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight among the zones", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsZone, "box-width", width, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 1000000.0, .fallback = "0 m",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "calls lie in a box of this width around the point",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsZone, "box-height", height, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 1000000.0, .fallback = "0 m",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "height of the box",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsZone, "travel-factor", factor, LAW, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "time under way to a call against that of the metric, drawn for each unit "
                      "of a call; unknown to whoever sends it",
                    .source = "[BUDGE2010]"),
};

static const TbrParam class_params[] = {
  TBR_HAZARD_PARAM (TbrCallsClass, "name", name, TEXT, .fallback = "usual",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "name", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsClass, "share", share, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000000000.0, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "weight among the classes",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsClass, "priority", priority, INTEGER, .min = 1, .max = 8,
                    .fallback = "1", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "1 most urgent", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsClass, "service", service, LAW, .dimension = TBR_DIMENSION_TIME,
                    .min = 0, .max = 1000000000.0, .fallback = "exponential(1 h)",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "time of service of one unit",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsClass, "patience", patience, LAW, .dimension = TBR_DIMENSION_TIME,
                    .min = 0, .max = 1000000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "how long a call waits before it is given up; for ever when not written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsClass, "units", units, INTEGER, .min = 1, .max = 40, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "units it takes, all at once",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsClass, "release", release, CHOICE, .fallback = "each",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .choices = releases,
                    .sentence = "units become free one by one, or all after one time of service",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsClass, "transport", transport, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share that is brought to a hospital", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsClass, "lights", lights, BOOL, .fallback = "yes",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "units drive at the higher speed", .source = "Our assumption"),
};

static const TbrParam travel_params[] = {
  TBR_HAZARD_PARAM (TbrCallsTravel, "from", from, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "zone", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsTravel, "to", to, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "zone", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsTravel, "time", time, DURATION, .min = 0, .max = 1000000000.0,
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "time of travel",
                    .source = "Our assumption"),
};

static const TbrParam prefer_params[] = {
  TBR_HAZARD_PARAM (TbrCallsPrefer, "zone", zone, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "zone", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsPrefer, "units", units, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "ids of units, the first to go first; others never go",
                    .source = "Definition"),
};

static const TbrParam server_params[] = {
  TBR_HAZARD_PARAM (TbrCallsServer, "unit", unit, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "id of the unit", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsServer, "zone", spot.zone, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "zone it lies in, at its point",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsServer, "lon", spot.lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .fallback = "", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsServer, "lat", spot.lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -89, .max = 89, .fallback = "", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsServer, "x", spot.x, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -1000000.0, .max = 1000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "metres east of the origin",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsServer, "y", spot.y, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -1000000.0, .max = 1000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "metres north of the origin",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsServer, "service", service, LAW, .dimension = TBR_DIMENSION_TIME,
                    .min = 0, .max = 1000000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "its time of service, instead of those of the classes",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrCallsServer, "turnout", turnout, LAW, .dimension = TBR_DIMENSION_TIME,
                    .min = 0, .max = 1000000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "its turnout, instead of that of all: a crew on call takes longer",
                    .source = "Our assumption"),
};

static const TbrParam hospital_params[] = {
  TBR_HAZARD_PARAM (TbrCallsHospital, "name", name, TEXT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "name", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsHospital, "zone", spot.zone, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "zone it lies in, at its point",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsHospital, "lon", spot.lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .fallback = "", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsHospital, "lat", spot.lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -89, .max = 89, .fallback = "", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsHospital, "x", spot.x, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -1000000.0, .max = 1000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "metres east of the origin",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsHospital, "y", spot.y, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -1000000.0, .max = 1000000.0, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "metres north of the origin",
                    .source = "Definition"),
};

static const TbrParam profile_params[] = {
  TBR_HAZARD_PARAM (TbrCallsProfile, "weekday", weekday, CHOICE, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .choices = weekdays,
                    .sentence = "day of the week; every day when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsProfile, "hour", hour, INTEGER, .min = 0, .max = 23, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "hour of civil time; every hour when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrCallsProfile, "factor", factor, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rate against the mean; factors of several rows multiply",
                    .source = "Our assumption"),
};

#define ROWS(Name, Type, most, text)                                                               \
  {                                                                                                \
#Name, text, Name##_params, G_N_ELEMENTS(Name##_params), sizeof(Type), 0, most                 \
  }

const TbrRowKind tbr_calls_rows[TBR_CALLS_ROWS] = {
  ROWS (zone, TbrCallsZone, 10000, "A part of the city: where calls come from"),
  ROWS (class, TbrCallsClass, 100, "A class of calls: how urgent, how long, how many units"),
  ROWS (travel, TbrCallsTravel, 1000000, "The time of travel from zone to zone"),
  ROWS (prefer, TbrCallsPrefer, 10000, "The order in which units are sent to a zone"),
  ROWS (server, TbrCallsServer, 10000, "The home of a unit, or its own time of service"),
  ROWS (hospital, TbrCallsHospital, 1000, "Where patients are brought"),
  ROWS (profile, TbrCallsProfile, 1000, "How the rate changes over the week"),
};
