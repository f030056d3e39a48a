/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The table of the kind "heatwave": every parameter and every row. */
#include "hazards/heatwave.h"

static const char *const climates[TBR_HEAT_N + 1] = { "mediterranean", "north-continental", NULL };

#define OURS "Our assumption"
#define MEASURE(Name, Field, Dimension, Least, Most, Default, Text, Origin)                        \
  TBR_HAZARD_PARAM (TbrHeatwave, Name, Field, REAL, .dimension = TBR_DIMENSION_##Dimension,        \
                    .min = Least, .max = Most, .fallback = Default,                                \
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = Text, .source = Origin)
#define SPAN(Name, Field, Least, Most, Default, Text)                                              \
  TBR_HAZARD_PARAM (TbrHeatwave, Name, Field, DURATION, .min = Least, .max = Most,                 \
                    .fallback = Default, .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = Text,   \
                    .source = OURS)

const TbrParam tbr_heatwave_params[TBR_HEATWAVE_N_PARAMS] = {
  TBR_HAZARD_PARAM (TbrHeatwave, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "affected state",
                    .source = "Definition"),
  SPAN ("step", step, 300, 6 * 3600, "1 h", "span in which heat and work are taken as steady"),
  MEASURE ("base-rate", base_rate, NUMBER, 0, 20, "2.7",
           "deaths from natural causes of 100,000 people on an ordinary summer day", OURS),
  MEASURE ("rise-factor", rise_factor, NUMBER, 0, 5, "1",
           "rise of deaths for each degree against the law; 0.2 to 1.8 is its 95 % interval",
           "Baccini et al. (2008), Epidemiology 19:711"),
  MEASURE ("long-factor", long_factor, NUMBER, 1, 10, "1",
           "excess deaths against the law once it has been hot for long; up to 3 in long and "
           "intense waves",
           "D'Ippoliti et al. (2010), Environmental Health 9:37, for the 3; 1 is the law"),
  SPAN ("long-after", long_after, 0, 60 * 86400, "4 d", "what counts as long"),
  MEASURE ("without-power", without_power, NUMBER, 0, 5, "0.5",
           "excess deaths more, as a share of them, where all power is out", OURS),
  MEASURE ("calls", calls, NUMBER, 0, 500, "25", "ambulance calls of 100,000 people on a day",
           OURS),
  MEASURE ("more-calls", more_calls, SHARE, 0, 1, "12 %", "calls more on days above the threshold",
           OURS),
  MEASURE ("more-calls-spread", more_calls_spread, SHARE, 0, 1, "6 %",
           "standard deviation of that from day to day", OURS),
  MEASURE ("admissions", admissions, NUMBER, 0, 500, "20",
           "old people out of 100,000 people admitted to hospital on a day", OURS),
  MEASURE ("more-admissions", more_admissions, SHARE, 0, 1, "5 %",
           "admissions of the old more on days above the threshold", OURS),
  SPAN ("answer", answer, 600, 7 * 86400, "2 h",
        "time within which heat cases are wanted treated; sets the rate asked for"),
  SPAN ("give-up", give_up, 3600, 30 * 86400, "24 h",
        "mean time after which those nobody comes to have got over it or not"),
  MEASURE ("untreated", untreated, SHARE, 0, 1, "2 %", "share of these who die", OURS),
  MEASURE ("fragile", fragile, SHARE, 0, 1, "0.5 %",
           "share of the people for whom cooled places are asked", OURS),
  MEASURE ("reachable", reachable, SHARE, 0, 1, "30 %",
           "share of the excess deaths that enough cooled places prevent", OURS),
  MEASURE ("demand-rise", grid.demand_rise, SHARE, 0, 0.2, "1.5 %",
           "more demand for power for each degree of the day's mean above demand-from", OURS),
  MEASURE ("demand-from", grid.demand_from, TEMPERATURE, 0, 50, "24 degC",
           "mean of the day from which on demand rises", OURS),
  MEASURE ("capacity-loss", grid.capacity_loss, SHARE, 0, 0.2, "0.6 %",
           "less capacity of lines for each degree above capacity-from", OURS),
  MEASURE ("capacity-from", grid.capacity_from, TEMPERATURE, 0, 50, "30 degC",
           "temperature of the air from which on lines carry less", OURS),
  MEASURE ("work-from", work_from, TEMPERATURE, 0, 50, "26 degC",
           "wet-bulb globe temperature from which on people outdoors slow down", OURS),
  MEASURE ("work-loss", work_loss, SHARE, 0, 0.5, "2 %", "work lost for each degree above it",
           OURS),
};

#define COLUMN(Struct, Name, Field, Dimension, Least, Most, Certainty, Text, ...)                  \
  TBR_HAZARD_PARAM (Struct, Name, Field, REAL, .dimension = TBR_DIMENSION_##Dimension,             \
                    .min = Least, .max = Most, .certainty = TBR_CERTAINTY_##Certainty,             \
                    .sentence = Text, __VA_ARGS__)

static const TbrParam group_params[] = {
  TBR_HAZARD_PARAM (TbrHeatwaveGroupRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "by which days name it",
                    .source = "Definition"),
  COLUMN (TbrHeatwaveGroupRow, "lon", lon, ANGLE, -180, 180, SOURCED, "its middle",
          .source = "Definition"),
  COLUMN (TbrHeatwaveGroupRow, "lat", lat, ANGLE, -90, 90, SOURCED, "its middle",
          .source = "Definition"),
  COLUMN (TbrHeatwaveGroupRow, "radius", radius, LENGTH, 0, 2e6, ESTIMATED,
          "regions of the state whose middle is so near share its days, each with the nearest "
          "group; else the region it lies in",
          .fallback = "80 km", .source = OURS),
  COLUMN (TbrHeatwaveGroupRow, "people", people, PEOPLE, 1, 1e9, SOURCED, "who live there",
          .source = "Definition"),
  TBR_HAZARD_PARAM (TbrHeatwaveGroupRow, "climate", climate, CHOICE, .choices = climates,
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "whose answer to heat its people have", .source = "Definition"),
  COLUMN (TbrHeatwaveGroupRow, "load", load, SHARE, 0, 2, ESTIMATED,
          "demand for power on a mild summer day against what lines and plants carry",
          .fallback = "80 %", .source = OURS),
};

static const TbrParam day_params[] = {
  TBR_HAZARD_PARAM (TbrHeatwaveDayRow, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrHeatwaveDayRow, "group", group, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "of which group; of all when not written", .source = "Definition"),
  COLUMN (TbrHeatwaveDayRow, "maximum", maximum, TEMPERATURE, -40, 60, SOURCED,
          "of the air in the afternoon", .source = "Definition"),
  COLUMN (TbrHeatwaveDayRow, "minimum", minimum, TEMPERATURE, -40, 50, SOURCED,
          "of the air before sunrise; 11 degrees below the maximum when not written",
          .fallback = "", .source = "Definition"),
  COLUMN (TbrHeatwaveDayRow, "dew-point", dew, TEMPERATURE, -40, 35, SOURCED,
          "dew point in the afternoon", .fallback = "14 degC", .source = "Definition"),
  COLUMN (TbrHeatwaveDayRow, "apparent", apparent, TEMPERATURE, -40, 70, SOURCED,
          "maximum of the apparent temperature; by temperature and dew point when not written",
          .fallback = "", .source = "Definition"),
};

#define ROWS(Name, Type, least, most, text)                                                        \
  {                                                                                                \
#Name, text, Name##_params, G_N_ELEMENTS(Name##_params), sizeof(Type), least, most             \
  }

const TbrRowKind tbr_heatwave_rows[TBR_HEATWAVE_ROWS] = {
  ROWS (group, TbrHeatwaveGroupRow, 1, 200, "Regions and people that share a series of days"),
  ROWS (day, TbrHeatwaveDayRow, 0, 20000, "The heat from an instant on"),
};
