/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "wildfire": what can be set, what is checked, what is seen. */
#include "hazards/wildfire.h"
#include "base/geodesy.h"

#include <math.h>
#include <tabard/map.h>

static const char *const attacks[TBR_INITIAL_ATTACK_N + 1] = { "local", "units", NULL };
static const char *const fuels[TBR_FUEL_N + 1] = { "forest", "shrub", "grass", NULL };
static const char *const balances[TBR_FIRE_BALANCE_N + 1] = { "share", "race", NULL };
static const char *const dangers[TBR_FIRE_DANGER_N + 1]
    = { "low", "moderate", "high", "very-high", "extreme", NULL };
static const char *const measures[TBR_WILDFIRE_MEASURES + 1]
    = { "burned ha", "free-line m", "active-fires", "fire-weather-index", "caught-fires", NULL };
static const guint8 needs[] = { TBR_NEED_FIRE_LINE, TBR_NEED_EVACUATION, TBR_NEED_N };

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrWildfire, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "affected state, which answers for the fires outside any "
                                "other",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfire, "onset", onset, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when fires begin to start by chance", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfire, "until", until, INSTANT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when no more start by chance; the end of the run when not "
                                "written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfire, "step", step, DURATION, .min = 60, .max = 3600,
                    .fallback = "30 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which weather, growth and work are taken as steady",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "initial-attack", attack, CHOICE, .choices = attacks,
                    .fallback = "local", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "who meets a new fire: local crews, of whom only the law "
                                "knows, or the units of the scenario",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "attack-time", attack_time, DURATION, .min = 600, .max = 6 * 3600,
                    .fallback = "1 h", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "initial attack lasts so long; line built by then against the "
                                "growth of the edge decides",
                    .source = "Mees (1985), Initial attack is judged by its first hour"),
  TBR_HAZARD_PARAM (TbrWildfire, "area", area, REAL, .dimension = TBR_DIMENSION_AREA, .min = 0,
                    .max = 1e12, .fallback = "0 ha", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "burnable land on which fires start by chance",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "land", land, REAL, .dimension = TBR_DIMENSION_AREA, .min = 1e4,
                    .max = 1e12, .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "land that all fires together can burn; the area on which they "
                                "start by chance when not written, without any each fire is "
                                "bounded alone",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "largest-fire", largest, REAL, .dimension = TBR_DIMENSION_AREA,
                    .min = 1e4, .max = 1e11, .fallback = "100000 ha",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "land that one fire can burn before water, fields and rock end it",
                    .source = "Our assumption: somewhat above Evros 2023, 81,000 ha (EL23)"),
  TBR_HAZARD_PARAM (TbrWildfire, "ignition-factor", ignition_factor, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 100, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "number of fires against the law of the danger classes",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "escape-factor", escape_factor, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 100, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of them that escapes initial attack against the law",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "caught-size", caught_size, REAL, .dimension = TBR_DIMENSION_AREA,
                    .min = 0, .max = 1e6, .fallback = "0.5 ha",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "burned area of a fire that local crews catch at once",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "found-size", found_size, REAL, .dimension = TBR_DIMENSION_AREA,
                    .min = 1, .max = 1e7, .fallback = "0.1 ha",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "size at which a fire is found", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "most-fires", most_fires, INTEGER, .min = 1, .max = 5000,
                    .fallback = "300", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "most fires with a course of their own in one run; room is "
                                "kept for them",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "fuel", fuel, CHOICE, .choices = fuels, .fallback = "forest",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "what burns",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "load", load, REAL, .dimension = TBR_DIMENSION_LOAD, .min = 0.05,
                    .max = 10, .fallback = "1 kg/m2", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "fuel consumed in the front, usually 0.5 to 3 kg/m2",
                    .source = "Range of Byram's examples, quoted from memory"),
  TBR_HAZARD_PARAM (TbrWildfire, "spread-factor", spread_factor, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 10, .fallback = "0.2",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rate of spread against the rule of thumb, which is meant for "
                                "the hours of a run in strong wind, not for whole days",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "wind-factor", wind_factor, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 5, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "wind speed against the series", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "fine-code", fine, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 101, .fallback = "85", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "fine fuel moisture code on the day before the series",
                    .source = "Van Wagner (1987), start of the season"),
  TBR_HAZARD_PARAM (TbrWildfire, "duff-code", duff, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .fallback = "6", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "duff moisture code on the day before the series",
                    .source = "Van Wagner (1987), start of the season"),
  TBR_HAZARD_PARAM (TbrWildfire, "drought-code", drought, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 2000, .fallback = "15", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "drought code on the day before the series",
                    .source = "Van Wagner (1987), start of the season"),
  TBR_HAZARD_PARAM (TbrWildfire, "rain-stop", rain_stop, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 1e-4, .max = 0.2, .fallback = "3 mm",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rain of a row from which on fires do not grow",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "rain-out", rain_out, DURATION, .min = 3600, .max = 30 * 86400,
                    .fallback = "18 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "so long such rain contains every fire",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "balance", balance, CHOICE, .choices = balances,
                    .fallback = "share", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "what held edge takes away from the growth: its share, or "
                                "nothing until the ring is closed",
                    .source = "Mees (1985) for the race; the share is our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "target", target, DURATION, .min = 3600, .max = 30 * 86400,
                    .fallback = "24 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the line is wanted closed; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "hand-share", share[TBR_WORK_HAND], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the rate that hand crews may take",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "vehicle-share", share[TBR_WORK_VEHICLE], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the rate that vehicles may take",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "air-share", share[TBR_WORK_AIR], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "0.6",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the rate that aircraft may take",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "expert-share", share[TBR_WORK_EXPERT], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "0.2",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the rate that specialised teams may take",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "hand-access", access[TBR_WORK_HAND], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "what the ground leaves of the work of hand crews",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "vehicle-access", access[TBR_WORK_VEHICLE], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "0.7",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "what the ground leaves of the work of vehicles",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "air-access", access[TBR_WORK_AIR], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "what smoke and terrain leave of the work of aircraft",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "expert-access", access[TBR_WORK_EXPERT], REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "1",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "what the ground leaves of the work of specialised teams",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "water-distance", water_distance, REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 0, .max = 5e5, .fallback = "",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "from a fire to water for aircraft; as on the map when not "
                                "written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "drop-hold", drop_hold, DURATION, .min = 300, .max = 24 * 3600,
                    .fallback = "45 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "so long a drop keeps the fire down without a crew on the "
                                "ground, 30 to 60 min",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "secure", secure, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0.1, .max = 10, .fallback = "2", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "speed of crews along edge that drops keep down, against free "
                                "edge",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "mop-up", mop_up, DURATION, .min = 0, .max = 30 * 86400,
                    .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time of mopping up after containment for 100 ha",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "mop-up-least", mop_up_least, DURATION, .min = 0,
                    .max = 30 * 86400, .fallback = "6 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "least time of mopping up", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "guard", guard, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "0.1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rate asked for while mopping up, against closing the whole "
                                "edge within the target",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "people", people, REAL, .dimension = TBR_DIMENSION_DENSITY,
                    .min = 0, .max = 0.02, .fallback = "0 1/km2",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people who live where it may burn", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "stay", stay, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "10 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of them who do not leave by themselves",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "fatality", fatality, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "5 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of those reached by the fire who die, 2 to 10 %",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "horizon", horizon, DURATION, .min = 1800, .max = 7 * 86400,
                    .fallback = "12 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people are to be away from where the fire may be so much "
                                "later",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "dwellings", dwellings, REAL, .dimension = TBR_DIMENSION_DENSITY,
                    .min = 0, .max = 0.02, .fallback = "0 1/km2",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "dwellings where it may burn",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfire, "dwelling-loss", dwelling_loss, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "30 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of them that burn down", .source = "Our assumption"),
};

static const TbrParam weather_params[] = {
  TBR_HAZARD_PARAM (TbrWildfireWeather, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfireWeather, "temperature", temperature, REAL,
                    .dimension = TBR_DIMENSION_TEMPERATURE, .min = -40, .max = 55,
                    .fallback = "25 degC", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "air temperature at noon", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfireWeather, "humidity", humidity, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "40 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "relative humidity at noon",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfireWeather, "wind", wind, REAL, .dimension = TBR_DIMENSION_SPEED,
                    .min = 0, .max = 60, .fallback = "15 km/h",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "wind at 10 m in the open",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfireWeather, "wind-direction", direction, REAL,
                    .dimension = TBR_DIMENSION_ANGLE, .min = 0, .max = 360, .fallback = "225 deg",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "where the wind comes from",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfireWeather, "rain", rain, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 0.5, .fallback = "0 mm", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rain of the day", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfireWeather, "moisture", moisture, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 2.5, .fallback = "",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "fine fuel moisture; from the weather when not written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfireWeather, "danger", danger, CHOICE, .choices = dangers,
                    .fallback = "", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "class of danger; from the fire weather index when not "
                                "written",
                    .source = "Our assumption"),
};

static const TbrParam zone_params[] = {
  TBR_HAZARD_PARAM (TbrWildfireZone, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "centre", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfireZone, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "centre",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfireZone, "radius", radius, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 100, .max = 1e6, .fallback = "50 km",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of the circle in which fires start", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrWildfireZone, "share", share, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 1e-6, .max = 1e6, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "weight of the zone against the others",
                    .source = "Our assumption"),
};

static const TbrParam start_params[] = {
  TBR_HAZARD_PARAM (TbrWildfireStart, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it starts", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfireStart, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it starts", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfireStart, "at", at, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "when it starts",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrWildfireStart, "size", size, REAL, .dimension = TBR_DIMENSION_AREA, .min = 1,
                    .max = 1e10, .fallback = "0.1 ha", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "size at that time", .source = "Our assumption"),
};

static const TbrRowKind rows[] = {
  { "weather", "The weather from an instant on, usually of one day", weather_params,
    G_N_ELEMENTS (weather_params), sizeof (TbrWildfireWeather), 1, 4000 },
  { "zone", "A circle in which fires start by chance", zone_params, G_N_ELEMENTS (zone_params),
    sizeof (TbrWildfireZone), 0, 64 },
  { "fire", "A fire that starts where and when it is written", start_params,
    G_N_ELEMENTS (start_params), sizeof (TbrWildfireStart), 0, 1000 },
};

/* Its own events. */
typedef enum
{
  WHAT_DAY,  /* part: day of the hazard */
  WHAT_STEP, /* part: 0 */
  WHAT_END,  /* part: 0; the run is over */
} What;

#define LOG_LARGEST 5.0
#define SQUARE_METRES_PER_HECTARE 1e4

static void
check_weather (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *weather = &object->rows[TBR_WILDFIRE_ROWS_WEATHER];
  const TbrWildfireWeather *row = weather->data;
  for (guint i = 1; i < weather->n; i++)
    if (row[i].at <= row[i - 1].at)
      {
        g_autofree char *text
            = g_strdup_printf ("weather: at: row %u is not later than the row before it", i + 1);
        tbr_hazard_fault (faults, object, "%s", text);
        return;
      }
}

static void
check_fires (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *fires = &object->rows[TBR_WILDFIRE_ROWS_FIRE];
  const TbrWildfireStart *row = fires->data;
  for (guint i = 0; i < fires->n; i++)
    {
      g_autofree char *text = NULL;
      if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
        text = g_strdup_printf ("fire: row %u lies at sea or outside the map", i + 1);
      else if (row[i].at < 0 || row[i].at > scenario->meta->duration)
        text = g_strdup_printf ("fire: at: row %u is outside the run", i + 1);
      else if (row[i].size > ((const TbrWildfire *) object->values)->largest)
        text = g_strdup_printf ("fire: size: row %u is more than the largest-fire allowed", i + 1);
      if (text != NULL)
        tbr_hazard_fault (faults, object, "%s", text);
    }
}

/* Room for all fires but in one run of a million. Source: normal limit of the Poisson law. */
static void
check_room (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrWildfire *values = object->values;
  TbrCalendar calendar = { .start_unix = scenario->start_unix,
                           .zone = (gint32) (scenario->meta->zone / TBR_SECOND),
                           .summer = scenario->meta->summer_time };
  g_autofree TbrWildfireWind *winds
      = g_new0 (TbrWildfireWind, object->rows[TBR_WILDFIRE_ROWS_WEATHER].n);
  tbr_wildfire_read_weather (object, &calendar, winds);
  double mean = tbr_wildfire_expected (scenario, object, winds);
  double bound = ceil (mean + 5 * sqrt (mean));
  if (object->rows[TBR_WILDFIRE_ROWS_FIRE].n > values->most_fires
      || (values->area > 0 && bound > (double) values->most_fires))
    {
      g_autofree char *text
          = g_strdup_printf ("most-fires: %" G_GINT64_FORMAT " is too few: up to %" G_GUINT64_FORMAT
                             " are to be expected",
                             values->most_fires, (guint64) MIN (bound, 1e15));
      tbr_hazard_fault (faults, object, "%s", text);
    }
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrWildfire *values = object->values;
  guint before = tbr_diagnostics_count (faults);
  check_weather (object, faults);
  check_fires (scenario, object, faults);
  if (values->area > 0 && object->rows[TBR_WILDFIRE_ROWS_ZONE].n == 0)
    tbr_hazard_fault (faults, object, "area: fires start by chance, but no <zone> says where");
  if (values->until < values->onset)
    tbr_hazard_fault (faults, object, "until: it is before the onset");
  if (tbr_diagnostics_count (faults) == before)
    check_room (scenario, object, faults);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  const TbrWildfire *values = object->values;
  return sizeof (TbrWildfireState)
         + object->rows[TBR_WILDFIRE_ROWS_WEATHER].n * sizeof (TbrWildfireWind)
         + (gsize) values->most_fires * sizeof (TbrWildfireFire);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  const TbrWildfire *values = object->values;
  return (guint) values->most_fires * (values->people > 0 ? 2 : 1);
}

/* The middle of what the scenario writes, for the facts about the hazard as a whole. */
static void
find_middle (const TbrObject *object, double *out_lon, double *out_lat)
{
  const TbrRows *zones = &object->rows[TBR_WILDFIRE_ROWS_ZONE];
  const TbrRows *fires = &object->rows[TBR_WILDFIRE_ROWS_FIRE];
  double lon = 0, lat = 0;
  for (guint i = 0; i < zones->n; i++)
    {
      lon += ((const TbrWildfireZone *) zones->data)[i].lon / zones->n;
      lat += ((const TbrWildfireZone *) zones->data)[i].lat / zones->n;
    }
  for (guint i = 0; zones->n == 0 && i < fires->n; i++)
    {
      lon += ((const TbrWildfireStart *) fires->data)[i].lon / fires->n;
      lat += ((const TbrWildfireStart *) fires->data)[i].lat / fires->n;
    }
  *out_lon = lon;
  *out_lat = lat;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrWildfire *values = object->values;
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  state->n_winds = object->rows[TBR_WILDFIRE_ROWS_WEATHER].n;
  state->most_fires = (guint32) values->most_fires;
  state->wet_since = TBR_NEVER;
  tbr_wildfire_read_weather (object, &sim->calendar, tbr_wildfire_winds (state));
  tbr_wildfire_place_known (sim, hazard);
  if (values->area > 0)
    tbr_hazard_schedule (sim, hazard, values->onset, WHAT_DAY, 0);
  tbr_hazard_schedule (sim, hazard, 0, WHAT_STEP, 0);
  tbr_hazard_schedule (sim, hazard, tbr_wildfire_end (sim), WHAT_END, 0);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  double lon, lat;
  find_middle (tbr_hazard_object (sim, hazard), &lon, &lat);
  tbr_hazard_tell_started (sim, hazard, lon, lat);
}

/* Whether a fire is still to come, or burns, or is being mopped up. */
static gboolean
is_alive (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  if (values->area > 0 && tbr_sim_clock (sim) < MIN (values->until, tbr_wildfire_end (sim)))
    return TRUE;
  if (tbr_hazard_waits (sim, hazard) && state->n_fires == 0)
    return TRUE;
  for (guint32 i = 0; i < state->n_fires; i++)
    if (tbr_wildfire_fires (state)[i].phase != TBR_WILDFIRE_OUT)
      return TRUE;
  return FALSE;
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  const TbrWildfire *values = tbr_wildfire_values (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  TbrTime next_day = values->onset + (part + 1) * TBR_DAY;
  switch ((What) what)
    {
    case WHAT_DAY:
      if (now < MIN (values->until, tbr_wildfire_end (sim)))
        tbr_wildfire_ignite (sim, hazard, part);
      if (next_day < MIN (values->until, tbr_wildfire_end (sim)))
        tbr_hazard_schedule (sim, hazard, next_day, WHAT_DAY, part + 1);
      break;
    case WHAT_STEP:
      if (now == 0)
        begin (sim, hazard);
      tbr_wildfire_step (sim, hazard);
      if (now + values->step <= tbr_wildfire_end (sim))
        tbr_hazard_schedule (sim, hazard, now + values->step, WHAT_STEP, 0);
      if (is_alive (sim, hazard))
        break;
      tbr_wildfire_tell (sim, hazard);
      tbr_hazard_end (sim, hazard);
      break;
    case WHAT_END:
      tbr_wildfire_step (sim, hazard);
      tbr_wildfire_tell (sim, hazard);
      break;
    }
}

/* A fire of @amount hectares, in the middle of the zones. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  double lon, lat;
  find_middle (tbr_hazard_object (sim, hazard), &lon, &lat);
  tbr_wildfire_place_new (sim, hazard,
                          &(TbrWildfireFire){ .at = tbr_sim_clock (sim),
                                              .size = amount * SQUARE_METRES_PER_HECTARE,
                                              .lon = (float) lon,
                                              .lat = (float) lat,
                                              .escapes = 1 });
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrWildfireState *state = tbr_wildfire_state (sim, hazard);
  for (guint32 i = 0; i < state->n_fires; i++)
    {
      const TbrWildfireFire *fire = &tbr_wildfire_fires (state)[i];
      if (fire->phase <= TBR_WILDFIRE_COMING)
        continue;
      double area = tbr_fire_line_area (&fire->line) / SQUARE_METRES_PER_HECTARE;
      double lon, lat;
      tbr_geodesy_destination (fire->lon, fire->lat, atan2 (fire->east, fire->north) * 180 / G_PI,
                               hypot (fire->east, fire->north), &lon, &lat);
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_ELLIPSE,
                       .lon = (float) lon,
                       .lat = (float) lat,
                       .a = (float) (fire->line.length / 2),
                       .b = (float) (fire->line.length / fire->line.length_to_breadth / 2),
                       .bearing = fire->bearing,
                       .value = (float) area,
                       .level = (float) CLAMP (log10 (area + 1) / LOG_LARGEST, 0, 1),
                       .active = fire->phase < TBR_WILDFIRE_HELD };
      g_snprintf (mark.label, sizeof mark.label, "%" G_GUINT64_FORMAT " ha", (guint64) area);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_wildfire = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "wildfire",
      .title = "wildfires",
      .sentence = "Vegetation fires that start where they are written or by chance, grow with "
                  "the weather, and are held by line",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrWildfire),
      .rows = rows,
      .n_rows = G_N_ELEMENTS (rows) },
  .needs = needs,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .measures = measures,
};
