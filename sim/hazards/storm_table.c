/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The table of the kind "storm": every parameter and every row. */
#include "hazards/storm.h"

#define MEASURE(Name, Field, Dimension, Least, Most, Default, Certainty, Text, Origin)             \
  TBR_HAZARD_PARAM (TbrStorm, Name, Field, REAL, .dimension = TBR_DIMENSION_##Dimension,           \
                    .min = Least, .max = Most, .fallback = Default,                                \
                    .certainty = TBR_CERTAINTY_##Certainty, .sentence = Text, .source = Origin)
#define SPAN(Name, Field, Least, Most, Default, Text)                                              \
  TBR_HAZARD_PARAM (TbrStorm, Name, Field, DURATION, .min = Least, .max = Most,                    \
                    .fallback = Default, .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = Text,   \
                    .source = "Our assumption")

#define FRAGILITY "Literature on fragility, quoted from memory"
#define OURS "Our assumption"

const TbrParam tbr_storm_params[TBR_STORM_N_PARAMS] = {
  TBR_HAZARD_PARAM (TbrStorm, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "affected state",
                    .source = "Definition"),
  SPAN ("step", step, 300, 6 * 3600, "30 min",
        "span in which weather and work are taken as steady"),
  MEASURE ("poles", poles, NUMBER, 1, 100, "12", ESTIMATED, "poles on a kilometre of line", OURS),
  MEASURE ("pole-gust", pole.median, SPEED, 10, 150, "48 m/s", PARTLY,
           "gust that breaks half of the poles", FRAGILITY),
  MEASURE ("pole-spread", pole.spread, NUMBER, 0.01, 1, "0.25", PARTLY,
           "spread of the logarithm of that gust", FRAGILITY),
  MEASURE ("tower-gust", tower.median, SPEED, 10, 150, "65 m/s", PARTLY,
           "gust that breaks half of the towers and masts", FRAGILITY),
  MEASURE ("tower-spread", tower.spread, NUMBER, 0.01, 1, "0.15", PARTLY,
           "spread of the logarithm of that gust", FRAGILITY),
  MEASURE ("tree-factor", tree_factor, NUMBER, 1, 20, "3", ESTIMATED,
           "how many times more often lines in forest fail, 2 to 4", OURS),
  MEASURE ("tower-spacing", tower_spacing, LENGTH, 50, 1000, "300 m", ESTIMATED,
           "from tower to tower", OURS),
  MEASURE ("tower-ice", tower_ice, NUMBER, 0, 5, "0.5", ESTIMATED,
           "ice on high lines and masts counts so much against ice on poles", OURS),
  MEASURE ("ice-strength", ice_strength, NUMBER, 0.1, 10, "1", ESTIMATED,
           "ice that lines bear against the law's 10 mm and more", OURS),
  MEASURE ("melt", melt, RAIN, 0, 1e-5, "0.5 mm/h", ESTIMATED,
           "ice that falls or melts for each degree above freezing", OURS),
  MEASURE ("tower-jobs", tower_jobs, NUMBER, 1, 200, "9", ESTIMATED,
           "repair jobs that one tower is worth; a pole or a kilometre of wire is one", OURS),
  MEASURE ("inequality", inequality, NUMBER, 0, 2, "0.8", ESTIMATED,
           "spread of the logarithm of the customers of feeders", OURS),
  MEASURE ("persons", persons, NUMBER, 1, 10, "2.5", PARTLY, "people behind one customer",
           "Households of the Union, 2.2 to 2.6 persons, quoted from memory"),
  SPAN ("target", target, 3600, 90 * 86400, "3 d",
        "time within which lines are wanted repaired; sets the rate asked for"),
  SPAN ("spare-target", spare_target, 3600, 365 * 86400, "30 d",
        "the same for lines without which all customers have power"),
  SPAN ("mast-target", mast_target, 3600, 90 * 86400, "2 d",
        "time within which telecom sites are wanted repaired"),
  SPAN ("road-target", road_target, 3600, 90 * 86400, "2 d",
        "time within which roads are wanted clear"),
  MEASURE ("work-gust", work_gust, SPEED, 5, 60, "20 m/s", ESTIMATED,
           "gust from which on nobody works on lines", OURS),
  MEASURE ("ice-work", ice_work, SHARE, 0, 1, "0.5", ESTIMATED,
           "what freezing rain leaves of the work on lines", OURS),
  MEASURE ("blocked", blocked, SHARE, 0, 1, "10 %", ESTIMATED,
           "length of forest road to clear when all lines in the forest are down", OURS),
  MEASURE ("blocked-work", blocked_work, SHARE, 0, 1, "0.4", ESTIMATED,
           "what roads blocked along their whole such length leave of the work on lines", OURS),
  TBR_HAZARD_PARAM (TbrStorm, "first", first, CHOICE, .choices = tbr_lifeline_names,
                    .fallback = "health", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "service whose sites get generators before all others; then "
                                "in the order written, homes last",
                    .source = OURS),
  MEASURE ("household", household, POWER, 100, 20000, "2.5 kW", ESTIMATED,
           "power that a customer is given by generators", OURS),
  MEASURE ("village", village, SHARE, 0, 1, "5 %", ESTIMATED,
           "share of the customers without power for whom generators are asked", OURS),
  MEASURE ("fuel", fuel, NUMBER, 0, 2, "0.27", PARTLY, "litres of fuel for a kilowatt-hour",
           "Data of generators, quoted from memory"),
  MEASURE ("heating", heating, SHARE, 0, 1, "50 %", ESTIMATED,
           "share of the homes whose heating stops without power", OURS),
  MEASURE ("indoor", indoor, TEMPERATURE, 10, 30, "20 degC", PARTLY, "temperature in heated homes",
           "Usual comfort"),
  SPAN ("cooling", cooling, 3600, 30 * 86400, "2 d",
        "time in which a home loses 63 % of its warmth"),
  MEASURE ("freezing", freezing, TEMPERATURE, -20, 20, "0 degC", ESTIMATED,
           "temperature indoors below which people die of it", OURS),
  MEASURE ("cold-deaths", cold_deaths, NUMBER, 0, 100, "2", ESTIMATED,
           "deaths of 100,000 persons in a day in such homes, 1 to 3", OURS),
  MEASURE ("leave", leave, SHARE, 0, 1, "5 %", ESTIMATED,
           "share of the people in cold homes who ask for shelter", OURS),
  MEASURE ("leave-below", leave_below, TEMPERATURE, -20, 20, "10 degC", ESTIMATED,
           "temperature indoors below which they do", OURS),
};

#define COLUMN(Struct, Name, Field, Dimension, Least, Most, Certainty, Text, ...)                  \
  TBR_HAZARD_PARAM (Struct, Name, Field, REAL, .dimension = TBR_DIMENSION_##Dimension,             \
                    .min = Least, .max = Most, .certainty = TBR_CERTAINTY_##Certainty,             \
                    .sentence = Text, __VA_ARGS__)
#define DISTRICT(Struct, Text)                                                                     \
  TBR_HAZARD_PARAM (Struct, "district", district, TEXT, .fallback = "",                            \
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = Text, .source = "Definition")

static const TbrParam district_params[] = {
  TBR_HAZARD_PARAM (TbrStormDistrictRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "by which other rows name it",
                    .source = "Definition"),
  COLUMN (TbrStormDistrictRow, "lon", lon, ANGLE, -180, 180, SOURCED, "its middle",
          .source = "Definition"),
  COLUMN (TbrStormDistrictRow, "lat", lat, ANGLE, -90, 90, SOURCED, "its middle",
          .source = "Definition"),
  COLUMN (TbrStormDistrictRow, "radius", radius, LENGTH, 0, 1e6, ESTIMATED,
          "regions of the state whose middle is so near lose services with it, each by the "
          "nearest district; else the region it lies in",
          .fallback = "20 km", .source = OURS),
  COLUMN (TbrStormDistrictRow, "customers", customers, NUMBER, 1, 1e8, SOURCED,
          "connections to the grid", .source = "Definition"),
  COLUMN (TbrStormDistrictRow, "lines", lines, LENGTH, 0, 1e8, ESTIMATED,
          "overhead lines of medium voltage", .fallback = "0 km", .source = OURS),
  TBR_HAZARD_PARAM (TbrStormDistrictRow, "feeders", feeders, INTEGER, .min = 1, .max = 1000,
                    .fallback = "10", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "feeders that share lines and customers", .source = OURS),
  COLUMN (TbrStormDistrictRow, "forest", forest, SHARE, 0, 1, ESTIMATED,
          "share of lines and roads that runs through forest", .fallback = "40 %", .source = OURS),
  COLUMN (TbrStormDistrictRow, "roads", roads, LENGTH, 0, 1e8, ESTIMATED,
          "roads that crews and people depend on", .fallback = "0 km", .source = OURS),
  COLUMN (TbrStormDistrictRow, "masts", masts, NUMBER, 0, 1e5, ESTIMATED, "mobile telephone sites",
          .fallback = "0", .source = OURS),
};

static const TbrParam line_params[] = {
  DISTRICT (TbrStormLineRow, "which it feeds; the first when not written"),
  COLUMN (TbrStormLineRow, "lon", lon, ANGLE, -180, 180, SOURCED,
          "its middle; of the district when not written", .fallback = "", .source = "Definition"),
  COLUMN (TbrStormLineRow, "lat", lat, ANGLE, -90, 90, SOURCED,
          "its middle; of the district when not written", .fallback = "", .source = "Definition"),
  COLUMN (TbrStormLineRow, "length", length, LENGTH, 1, 1e6, SOURCED, "its length",
          .source = "Definition"),
};

static const TbrParam site_params[] = {
  TBR_HAZARD_PARAM (TbrStormSiteRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "what it is called",
                    .source = "Definition"),
  DISTRICT (TbrStormSiteRow, "where it is; the first when not written"),
  TBR_HAZARD_PARAM (TbrStormSiteRow, "lifeline", lifeline, CHOICE, .choices = tbr_lifeline_names,
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "service that it belongs to",
                    .source = "Definition"),
  COLUMN (TbrStormSiteRow, "load", load, POWER, 1, 1e9, SOURCED, "power that it cannot do without",
          .source = "Definition"),
  COLUMN (TbrStormSiteRow, "share", share, SHARE, 0, 1, ESTIMATED,
          "share of the service in the regions of its district that hangs on it", .fallback = "0",
          .source = OURS),
  TBR_HAZARD_PARAM (TbrStormSiteRow, "reserve", reserve, DURATION, .min = 0, .max = 90 * 86400,
                    .fallback = "0 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "so long its own battery or generator runs without fresh fuel; "
                                "battery of a mobile site 2 to 4 h, hospital 24 to 72 h",
                    .source = "Buffers quoted from memory"),
};

static const TbrParam weather_params[] = {
  TBR_HAZARD_PARAM (TbrStormWeatherRow, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  DISTRICT (TbrStormWeatherRow, "where; everywhere when not written"),
  COLUMN (TbrStormWeatherRow, "temperature", temperature, TEMPERATURE, -60, 50, SOURCED,
          "of the air; below freezing rain turns to ice", .source = "Definition"),
  COLUMN (TbrStormWeatherRow, "rain", rain, RAIN, 0, 1e-4, SOURCED, "rain, not snow",
          .fallback = "0 mm/h", .source = "Definition"),
  COLUMN (TbrStormWeatherRow, "wind", wind, SPEED, 0, 80, SOURCED,
          "mean wind, which blows rain on wires", .fallback = "0 m/s", .source = "Definition"),
  COLUMN (TbrStormWeatherRow, "gust", gust, SPEED, 0, 150, SOURCED, "strongest gusts",
          .fallback = "0 m/s", .source = "Definition"),
};

static const TbrParam gust_params[] = {
  TBR_HAZARD_PARAM (TbrStormGustRow, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when; it moves straight between two rows, none blows before "
                                "the first and after the last",
                    .source = "Definition"),
  COLUMN (TbrStormGustRow, "lon", lon, ANGLE, -180, 180, SOURCED, "where gusts are strongest",
          .source = "Definition"),
  COLUMN (TbrStormGustRow, "lat", lat, ANGLE, -90, 90, SOURCED, "where gusts are strongest",
          .source = "Definition"),
  COLUMN (TbrStormGustRow, "speed", speed, SPEED, 0, 150, SOURCED, "gust there",
          .source = "Definition"),
  COLUMN (TbrStormGustRow, "radius", radius, LENGTH, 1000, 3e6, ESTIMATED,
          "distance at which gusts are 0.61 as strong", .fallback = "150 km", .source = OURS),
};

static const TbrParam island_params[] = {
  TBR_HAZARD_PARAM (TbrStormIslandRow, "at", at, INSTANT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when it goes dark; only when a trigger says so when not written",
                    .source = "Definition"),
  DISTRICT (TbrStormIslandRow, "which district it is; each of them when not written"),
  TBR_HAZARD_PARAM (TbrStormIslandRow, "start", start, DURATION, .min = 0, .max = 30 * 86400,
                    .fallback = "90 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "from then until its first plants run again", .source = OURS),
  COLUMN (TbrStormIslandRow, "seed", seed, SHARE, 1e-6, 0.999, ESTIMATED,
          "share of the demand that they carry", .fallback = "2 %", .source = OURS),
  COLUMN (TbrStormIslandRow, "growth", growth, RATE, 1e-7, 0.1, PARTLY,
          "rate at which the running part draws the rest along", .fallback = "0.4324 1/h",
          .source = "Our fit to the Iberian peninsula, 28 April 2025"),
};

#define ROWS(Name, Type, least, most, text)                                                        \
  {                                                                                                \
#Name, text, Name##_params, G_N_ELEMENTS(Name##_params), sizeof(Type), least, most             \
  }

const TbrRowKind tbr_storm_rows[TBR_STORM_ROWS] = {
  ROWS (district, TbrStormDistrictRow, 1, 200, "An area with its customers, lines and feeders"),
  ROWS (line, TbrStormLineRow, 0, 500, "A line of high voltage that feeds a district"),
  ROWS (site, TbrStormSiteRow, 0, 1000, "A site that may not be without power"),
  ROWS (weather, TbrStormWeatherRow, 0, 5000, "The weather from an instant on"),
  ROWS (gust, TbrStormGustRow, 0, 1000, "The footprint of the gusts of a storm that moves"),
  ROWS (island, TbrStormIslandRow, 0, 500, "A part of the grid goes dark as a whole"),
};
