/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that gives a unit another base. */
#include "run/find.h"

#include "resources/unit.h"

#include <math.h>

typedef struct
{
  TbrCommandCommon common;
  guint32 unit;     /* TbrUnitId */
  const char *base; /* name of the place */
  double lon, lat;  /* degrees; NAN: a town is named */
} TbrStationUnit;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrStationUnit),
  TBR_COMMAND_UNIT (TbrStationUnit),
  { .name = "base",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrStationUnit, base),
    .fallback = "",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "name of its new base; a town of the owner when no coordinates are given",
    .source = "Definition" },
  { .name = "lon",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrStationUnit, lon),
    .dimension = TBR_DIMENSION_ANGLE,
    .min = -180,
    .max = 180,
    .fallback = "",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "longitude of the new base; that of the town when not written",
    .source = "Definition" },
  { .name = "lat",
    .type = TBR_PARAM_REAL,
    .offset = TBR_OFFSET (TbrStationUnit, lat),
    .dimension = TBR_DIMENSION_ANGLE,
    .min = -90,
    .max = 90,
    .fallback = "",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "latitude of the new base; that of the town when not written",
    .source = "Definition" },
};

static gboolean
fail (GError **error, const char *text)
{
  g_set_error_literal (error, TBR_ERROR, TBR_ERROR_COMMAND, text);
  return FALSE;
}

/* The new base; FALSE with what is wrong with it. */
static gboolean
find_base (const TbrScenario *scenario, const TbrStationUnit *self, TbrHome *out_home,
           GError **error)
{
  const TbrMap *map = scenario->map;
  if (isnan (self->lon) != isnan (self->lat))
    return fail (error, "lon and lat are given together or not at all");
  if (!isnan (self->lon))
    {
      TbrNodeId node = tbr_map_nearest_node (map, self->lon, self->lat, NULL);
      *out_home = (TbrHome){ (float) self->lon, (float) self->lat, node.i };
      if (tbr_scenario_allows_base (map, self->lon, self->lat))
        return TRUE;
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "base: %.2f deg, %.2f deg (lon, lat) lies at sea: a base is on land or near a "
                   "road",
                   self->lon, self->lat);
      return FALSE;
    }
  if (*self->base == '\0')
    return fail (error, "base, or lon and lat, must be given");
  TbrCityId city = tbr_map_find_city (map, tbr_find_owner (scenario, self->unit), self->base);
  if (tbr_is_none (city))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "base: no town '%s' of its owner on the map: give lon and lat", self->base);
      return FALSE;
    }
  const TbrCity *town = &map->cities[city.i];
  *out_home = (TbrHome){ town->lon, town->lat, town->node.i };
  return TRUE;
}

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrStationUnit *self = values;
  const TbrUnitSpec *spec = &scenario->units[self->unit];
  const TbrObject *object = scenario->objects[spec->object];
  TbrHome home;
  if (!tbr_find_may_order (scenario, seat, tbr_find_owner (scenario, self->unit), error))
    return FALSE;
  if (g_str_equal (object->kind->section, "services")
      || scenario->capabilities[spec->capability]->mode == TBR_MODE_REMOTE)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "unit %s cannot be stationed elsewhere: only units of a stock can, and none "
                   "that works from where it stands",
                   spec->id);
      return FALSE;
    }
  return tbr_find_is_there (scenario, self->unit, self->common.at, error)
         && find_base (scenario, self, &home, error);
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrStationUnit *self = values;
  return tbr_find_is_free_of_desk (sim, self->unit, error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrStationUnit *self = values;
  TbrHome home;
  if (find_base (sim->scenario, self, &home, NULL))
    tbr_unit_station (sim, TBR_HANDLE (TbrUnitId, self->unit), home);
}

const TbrCommandKind tbr_command_station_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "station-unit",
            .title = "Station a unit elsewhere",
            .sentence = "Gives a unit another base: it travels there as soon as it is free",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrStationUnit) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
