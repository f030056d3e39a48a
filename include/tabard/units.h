/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Quantities in text: "12 h", "3.2 m", "40 %". Inside, everything is SI. */
#pragma once

#include <tabard/error.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_DIMENSION_NUMBER,      /* a pure number; no unit is written */
  TBR_DIMENSION_SHARE,       /* 0 to 1; "0.4" or "40 %" */
  TBR_DIMENSION_TIME,        /* seconds; as TbrTime where the parameter says so */
  TBR_DIMENSION_LENGTH,      /* metres */
  TBR_DIMENSION_AREA,        /* square metres; "ha", "km2" */
  TBR_DIMENSION_VOLUME,      /* cubic metres; "l" */
  TBR_DIMENSION_MASS,        /* kilograms; "t" */
  TBR_DIMENSION_SPEED,       /* metres per second; "km/h", "m/min" */
  TBR_DIMENSION_FLOW,        /* cubic metres per second; "m3/h", "l/min" */
  TBR_DIMENSION_RATE,        /* per second; "1/h", "1/d" */
  TBR_DIMENSION_ANGLE,       /* degrees; "deg" */
  TBR_DIMENSION_TEMPERATURE, /* degrees Celsius; "degC" */
  TBR_DIMENSION_POWER,       /* watts; "kW", "MW" */
  TBR_DIMENSION_INTENSITY,   /* watts per metre of fire line; "kW/m" */
  TBR_DIMENSION_LOAD,        /* kilograms per square metre; "kg/m2", "t/ha" */
  TBR_DIMENSION_RAIN,        /* metres per second; "mm/h" */
  TBR_DIMENSION_MONEY,       /* euro; "EUR" */
  TBR_DIMENSION_PEOPLE,      /* persons; "persons" may be left out */
  TBR_DIMENSION_DENSITY,     /* per square metre; "1/km2", "1/ha" */
  TBR_DIMENSION_N
} TbrDimension;

/**
 * tbr_units_parse:
 * @text: a number, and its unit unless the dimension has none; "12 h", "12h", "1e3 m"
 * @dimension: what it must be; a time may also be written as for tbr_duration_parse()
 * @out_value: (out): the value in the unit of @dimension
 *
 * Errors: TBR_ERROR_SYNTAX not a finite number, TBR_ERROR_UNIT no unit, an unknown one or one of
 * another dimension (the message names the units allowed).
 * Returns: whether @text was understood
 */
gboolean tbr_units_parse (const char *text, TbrDimension dimension, double *out_value,
                          GError **error);

/**
 * tbr_units_format:
 * @value: in the unit of @dimension
 *
 * The shortest text that tbr_units_parse() reads back to the same value, in the unit of the
 * dimension that suits the size ("36 h", not "129600 s").
 *
 * Returns: (transfer full)
 */
char *tbr_units_format (double value, TbrDimension dimension);

/**
 * tbr_units_format_range:
 * @min: least value, in the unit of @dimension; -INFINITY or -G_MAXDOUBLE for none
 * @max: greatest value; INFINITY or G_MAXDOUBLE for none
 *
 * A range as people read it, both ends in one unit: "0-20 m", "-40 to 50 degC", "at least 0 s",
 * "" without bounds.
 *
 * Returns: (transfer full)
 */
char *tbr_units_format_range (double min, double max, TbrDimension dimension);

/* The names of the units of @dimension, comma-separated; "" for a pure number. Static. */
const char *tbr_units_names (TbrDimension dimension);

/**
 * tbr_duration_parse:
 * @text: "12 h", "12h", "90 min", "3 d 12 h", or ISO 8601 "PT12H", "P3DT12H"
 *
 * Errors: TBR_ERROR_SYNTAX, TBR_ERROR_UNIT (a bare number), TBR_ERROR_RANGE (over 1,000 years)
 */
gboolean tbr_duration_parse (const char *text, TbrTime *out_value, GError **error);

/* Shortest text that tbr_duration_parse() reads back exactly: "36 h", "3 d 12 h". (transfer
   full) */
char *tbr_duration_format (TbrTime value);

/**
 * tbr_instant_parse:
 * @text: "2018-07-20T12:00Z", "2018-07-20T12:00:30+02:00", "2018-07-20" (midnight UTC)
 * @out_unix: (out): microseconds since 1970-01-01T00:00Z
 *
 * A date without offset is refused, unless it is a day alone.
 */
gboolean tbr_instant_parse (const char *text, gint64 *out_unix, GError **error);

/* "2018-07-20T12:00Z", with seconds or microseconds only when they are not zero. (transfer full) */
char *tbr_instant_format (gint64 unix_time);

G_END_DECLS
