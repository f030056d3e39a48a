/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The units that people may write, in one table. */
#pragma once

#include <tabard/units.h>

/* One unit: a number written in it is multiplied and divided to give the unit of its dimension. */
typedef struct
{
  const char *name; /* as written, ASCII; "" where the unit may be left out */
  double multiply;  /* factor to the unit of the dimension */
  double divide;    /* divisor; kept apart so that a conversion rounds once */
  guint8 is_silent; /* 1: read, but never written */
} TbrUnit;

/* Most units of one dimension. */
#define TBR_UNITS_MAX 8

/* The units of one dimension. */
typedef struct
{
  const char *measures;         /* what it measures, for messages */
  const char *names;            /* of the units, comma-separated */
  TbrUnit units[TBR_UNITS_MAX]; /* smallest first, ended by a unit without a name */
} TbrUnitRow;

const TbrUnitRow *tbr_unit_table_row (TbrDimension dimension);

/**
 * tbr_unit_table_find:
 * @name: as written by people: "m3/s", "m³/s", "°C"
 *
 * Returns: (transfer none) (nullable): the unit, or NULL when @dimension has none of that name
 */
const TbrUnit *tbr_unit_table_find (TbrDimension dimension, const char *name);

/* @value from the unit to that of its dimension, and back. */
double tbr_unit_to_si (const TbrUnit *unit, double value);
double tbr_unit_from_si (const TbrUnit *unit, double value);
