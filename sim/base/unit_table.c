/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every unit that people may write, its dimension and its factor. */
#include "base/unit_table.h"

#include <string.h>

/* Seconds of a minute, an hour, a day. */
#define MINUTE 60.0
#define HOUR 3600.0
#define DAY 86400.0

/* Knots are metres per second by the international nautical mile of 1,852 m. */
static const TbrUnitRow table[TBR_DIMENSION_N] = {
  [TBR_DIMENSION_NUMBER] = { "a number", "", { { "", 1, 1, 0 } } },
  [TBR_DIMENSION_SHARE] = { "a share", "%", { { "", 1, 1, 0 }, { "%", 1, 100, 0 } } },
  [TBR_DIMENSION_TIME] = { "a time",
                           "s, min, h, d",
                           { { "s", 1, 1, 0 },
                             { "ms", 1, 1000, 1 },
                             { "min", MINUTE, 1, 0 },
                             { "h", HOUR, 1, 0 },
                             { "d", DAY, 1, 0 } } },
  [TBR_DIMENSION_LENGTH]
  = { "a length",
      "mm, cm, m, km",
      { { "mm", 1, 1000, 0 }, { "cm", 1, 100, 0 }, { "m", 1, 1, 0 }, { "km", 1000, 1, 0 } } },
  [TBR_DIMENSION_AREA]
  = { "an area",
      "m2, ha, km2, Mha",
      { { "m2", 1, 1, 0 }, { "ha", 1e4, 1, 0 }, { "km2", 1e6, 1, 0 }, { "Mha", 1e10, 1, 1 } } },
  [TBR_DIMENSION_VOLUME]
  = { "a volume", "l, m3, hm3", { { "l", 1, 1000, 0 }, { "m3", 1, 1, 0 }, { "hm3", 1e6, 1, 1 } } },
  [TBR_DIMENSION_MASS]
  = { "a mass",
      "g, kg, t, kt",
      { { "g", 1, 1000, 0 }, { "kg", 1, 1, 0 }, { "t", 1000, 1, 0 }, { "kt", 1e6, 1, 1 } } },
  [TBR_DIMENSION_SPEED] = { "a speed",
                            "m/s, km/h, m/min, m/h, km/d, kn",
                            { { "m/s", 1, 1, 0 },
                              { "km/h", 1000, HOUR, 0 },
                              { "m/min", 1, MINUTE, 0 },
                              { "m/h", 1, HOUR, 0 },
                              { "km/d", 1000, DAY, 0 },
                              { "kn", 1852, HOUR, 1 } } },
  [TBR_DIMENSION_FLOW] = { "a flow",
                           "m3/s, m3/min, m3/h, m3/d, l/s, l/min, l/h",
                           { { "m3/s", 1, 1, 0 },
                             { "m3/min", 1, MINUTE, 1 },
                             { "m3/h", 1, HOUR, 0 },
                             { "m3/d", 1, DAY, 0 },
                             { "l/s", 1, 1000, 0 },
                             { "l/min", 1, 1000 * MINUTE, 0 },
                             { "l/h", 1, 1000 * HOUR, 1 } } },
  [TBR_DIMENSION_RATE] = { "a rate",
                           "1/s, 1/min, 1/h, 1/d",
                           { { "1/s", 1, 1, 0 },
                             { "1/min", 1, MINUTE, 0 },
                             { "1/h", 1, HOUR, 0 },
                             { "1/d", 1, DAY, 0 } } },
  [TBR_DIMENSION_ANGLE] = { "an angle", "deg", { { "deg", 1, 1, 0 } } },
  [TBR_DIMENSION_TEMPERATURE] = { "a temperature", "degC", { { "degC", 1, 1, 0 } } },
  [TBR_DIMENSION_POWER]
  = { "a power",
      "W, kW, MW, GW",
      { { "W", 1, 1, 0 }, { "kW", 1000, 1, 0 }, { "MW", 1e6, 1, 0 }, { "GW", 1e9, 1, 0 } } },
  [TBR_DIMENSION_INTENSITY]
  = { "a fire intensity",
      "W/m, kW/m, MW/m",
      { { "W/m", 1, 1, 0 }, { "kW/m", 1000, 1, 0 }, { "MW/m", 1e6, 1, 1 } } },
  [TBR_DIMENSION_LOAD] = { "a load",
                           "kg/m2, g/m2, t/ha",
                           { { "kg/m2", 1, 1, 0 }, { "g/m2", 1, 1000, 1 }, { "t/ha", 1, 10, 0 } } },
  [TBR_DIMENSION_RAIN]
  = { "a rain rate",
      "mm/h, mm/d, m/s",
      { { "m/s", 1, 1, 0 }, { "mm/h", 1, 1000 * HOUR, 0 }, { "mm/d", 1, 1000 * DAY, 0 } } },
  [TBR_DIMENSION_MONEY] = { "an amount of money",
                            "EUR, kEUR, MEUR",
                            { { "EUR", 1, 1, 0 }, { "kEUR", 1000, 1, 1 }, { "MEUR", 1e6, 1, 0 } } },
  [TBR_DIMENSION_PEOPLE]
  = { "a number of people",
      "persons, person, people",
      { { "", 1, 1, 0 }, { "persons", 1, 1, 1 }, { "person", 1, 1, 1 }, { "people", 1, 1, 1 } } },
  [TBR_DIMENSION_DENSITY]
  = { "a density",
      "1/m2, 1/ha, 1/km2",
      { { "1/m2", 1, 1, 0 }, { "1/ha", 1, 1e4, 0 }, { "1/km2", 1, 1e6, 0 } } },
};

/* Signs that stand for ASCII ones in the table; the longer ones first. */
static const char *const spellings[][2] = {
  { "°C", "degC" }, { "℃", "degC" }, { "°", "deg" }, { "²", "2" }, { "³", "3" }, { "€", "EUR" },
};

/* Longest name compared, bytes; longer ones name no unit. */
#define NAME_BYTES 24

/* Writes @name in ASCII into @plain, or returns FALSE when it is too long for any unit. */
static gboolean
spell_plainly (const char *name, char *plain)
{
  gsize n = 0;
  while (*name != '\0')
    {
      const char *piece = name;
      gsize n_piece = 1;
      gsize n_read = 1;
      for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
        if (g_str_has_prefix (name, spellings[i][0]))
          {
            piece = spellings[i][1];
            n_piece = strlen (piece);
            n_read = strlen (spellings[i][0]);
            break;
          }
      if (n + n_piece >= NAME_BYTES)
        return FALSE;
      memcpy (plain + n, piece, n_piece);
      n += n_piece;
      name += n_read;
    }
  plain[n] = '\0';
  return TRUE;
}

const TbrUnitRow *
tbr_unit_table_row (TbrDimension dimension)
{
  g_return_val_if_fail (dimension < TBR_DIMENSION_N, NULL);
  return &table[dimension];
}

const TbrUnit *
tbr_unit_table_find (TbrDimension dimension, const char *name)
{
  g_return_val_if_fail (dimension < TBR_DIMENSION_N && name != NULL, NULL);
  char plain[NAME_BYTES];
  if (!spell_plainly (name, plain))
    return NULL;
  const TbrUnit *units = table[dimension].units;
  for (guint i = 0; i < TBR_UNITS_MAX && units[i].name != NULL; i++)
    if (strcmp (units[i].name, plain) == 0)
      return &units[i];
  return NULL;
}

double
tbr_unit_to_si (const TbrUnit *unit, double value)
{
  return value * unit->multiply / unit->divide;
}

double
tbr_unit_from_si (const TbrUnit *unit, double value)
{
  return value * unit->divide / unit->multiply;
}
