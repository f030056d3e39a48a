/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A made-up summer of forest fires in Sweden: a scenario and a snapshot to draw. */
#pragma once

#include <tabard/draw.h>

#include <string.h>

#define SUMMER_FIRES 80
#define SUMMER_AWAY 40 /* units on a mission */
#define SUMMER_HOME 90 /* units at their bases */

typedef struct
{
  TbrScenario scenario;
  TbrMeta meta;
  TbrKind kind, fire;
  TbrObject hazards[SUMMER_FIRES];
  const TbrObject *hazard_list[SUMMER_FIRES];
  TbrCapability types[7];
  const TbrCapability *type_list[7];
  TbrObject objects[7];
  const TbrObject *object_list[7];
  TbrUnitSpec units[SUMMER_AWAY + SUMMER_HOME];
  TbrSnapshot snapshot;
  guint32 luck;
} Summer;

/* 0 to 1; Knuth's linear congruence, for a picture it is good enough. */
static double
summer_draw (Summer *summer)
{
  summer->luck = summer->luck * 1664525u + 1013904223u;
  return (summer->luck >> 8) / 16777216.0;
}

static void
summer_place (Summer *summer, float *out_lon, float *out_lat)
{
  double lat = 56.6 + 9.6 * summer_draw (summer);
  double middle = 14.2 + (lat - 56) * 0.48;
  *out_lat = (float) lat;
  *out_lon = (float) (middle + (summer_draw (summer) - 0.5) * 3.2);
}

static void
summer_scenario (Summer *summer, const TbrMap *map)
{
  static const char *const codes[7] = { "NFIRE", "RFFPM", "FFFH", "GFFFV", "GFFF", "EUCPT", "AMP" };
  summer->meta = (TbrMeta){ .title = "Sweden 2018: a summer of forest fires",
                            .zone = TBR_HOUR,
                            .summer_time = TRUE };
  summer->kind = (TbrKind){ .name = "capability" };
  for (guint i = 0; i < 7; i++)
    {
      summer->objects[i] = (TbrObject){ .kind = &summer->kind, .id = codes[i] };
      summer->object_list[i] = &summer->objects[i];
      summer->types[i] = (TbrCapability){ .title = codes[i], .mode = TBR_MODE_ROAD };
      summer->type_list[i] = &summer->types[i];
    }
  TbrScenario *scenario = &summer->scenario;
  summer->fire = (TbrKind){ .name = "wildfire", .title = "Forest fire" };
  for (guint i = 0; i < SUMMER_FIRES; i++)
    {
      summer->hazards[i] = (TbrObject){ .kind = &summer->fire, .id = "fire" };
      summer->hazard_list[i] = &summer->hazards[i];
    }
  scenario->sections[TBR_SECTION_HAZARDS] = (TbrSection){ summer->hazard_list, SUMMER_FIRES };
  scenario->id = "sweden-2018";
  scenario->start_unix = G_GINT64_CONSTANT (1531900800000000); /* 2018-07-18T08:00Z */
  scenario->meta = &summer->meta;
  scenario->map = map;
  scenario->capabilities = summer->type_list;
  scenario->n_capabilities = 7;
  scenario->units = summer->units;
  scenario->n_units = SUMMER_AWAY + SUMMER_HOME;
  scenario->sections[TBR_SECTION_CAPABILITIES] = (TbrSection){ summer->object_list, 7 };
}

static void
summer_add_fire (Summer *summer, guint i)
{
  TbrSnapshot *snapshot = &summer->snapshot;
  double size = summer_draw (summer);
  TbrMark mark = { .hazard = { i }, .shape = TBR_MARK_ELLIPSE, .active = i % 9 != 0 };
  summer_place (summer, &mark.lon, &mark.lat);
  mark.level = (float) (size * size);
  mark.a = (float) (1500 + 14000 * size * size * size);
  mark.b = mark.a * 0.55f;
  mark.bearing = (float) (360 * summer_draw (summer));
  if (size > 0.93)
    g_strlcpy (mark.label, "Ljusdal", sizeof mark.label);
  tbr_snapshot_add_mark (snapshot, &mark);
  TbrNeedView need = { .need = { i },
                       .hazard = { i },
                       .kind = TBR_NEED_FIRE_LINE,
                       .lon = mark.lon,
                       .lat = mark.lat,
                       .stock = 4000 * size,
                       .required = 100 + 900 * size,
                       .opened = 0,
                       .closed = TBR_NEVER };
  need.working = need.required * (i % 3 == 0 ? 0 : summer_draw (summer));
  need.on_the_way = i % 4 == 0 ? need.required * 0.3 : 0;
  if (!mark.active)
    need.closed = TBR_HOUR;
  if (i % 20 == 7)
    need.kind = TBR_NEED_EVACUATION;
  g_array_append_val (snapshot->needs, need);
}

static guint32
summer_state (const TbrMap *map, const char *iso)
{
  return tbr_map_find_state (map, iso).i;
}

/* Units on a mission: each third on its way, from all over Europe. */
static void
summer_add_away (Summer *summer, const TbrMap *map, guint i)
{
  static const struct
  {
    const char *iso;
    guint32 type;
    float lon, lat;
  } senders[5] = { { "IT", 1, 12.3f, 41.8f },
                   { "FR", 1, 4.4f, 43.8f },
                   { "DE", 2, 9.7f, 52.4f },
                   { "PL", 3, 19.2f, 51.8f },
                   { "LT", 4, 23.9f, 54.9f } };
  static const TbrPhase phases[]
      = { TBR_PHASE_WORKING, TBR_PHASE_WORKING,  TBR_PHASE_RESTING,   TBR_PHASE_TRAVELLING,
          TBR_PHASE_WORKING, TBR_PHASE_APPROACH, TBR_PHASE_RETURNING, TBR_PHASE_WORKING };
  const TbrNeedView *need
      = &g_array_index (summer->snapshot.needs, TbrNeedView, (i * 7) % SUMMER_FIRES);
  TbrUnitView unit = { .unit = { i },
                       .phase = phases[i % 8],
                       .lon = need->lon,
                       .lat = need->lat,
                       .until = TBR_NEVER,
                       .need = need->need };
  guint sender = i % 10;
  TbrUnitSpec spec = { .id = "u", .state = summer_state (map, "SE"), .capability = 0 };
  if (sender < 5)
    spec = (TbrUnitSpec){ .id = "u",
                          .state = summer_state (map, senders[sender].iso),
                          .capability = senders[sender].type };
  if (i == 9)
    spec.capability = 5;
  unit.goal_lon = unit.lon;
  unit.goal_lat = unit.lat;
  if (unit.phase == TBR_PHASE_TRAVELLING && sender < 5)
    {
      unit.lon = (float) (unit.lon + 0.45 * (senders[sender].lon - unit.lon));
      unit.lat = (float) (unit.lat + 0.45 * (senders[sender].lat - unit.lat));
    }
  else if (unit.phase != TBR_PHASE_WORKING && unit.phase != TBR_PHASE_RESTING)
    {
      float lon, lat;
      summer_place (summer, &lon, &lat);
      unit.lon = unit.lon + 0.4f * (lon - unit.lon);
      unit.lat = unit.lat + 0.4f * (lat - unit.lat);
    }
  summer->units[i] = spec;
  g_array_append_val (summer->snapshot.units, unit);
}

static void
summer_add_home (Summer *summer, const TbrMap *map, guint i)
{
  TbrUnitView unit = { .unit = { i },
                       .phase = i % 4 == 0 ? TBR_PHASE_OFF : TBR_PHASE_AVAILABLE,
                       .until = TBR_NEVER,
                       .need = { TBR_NONE } };
  if (i % 11 == 0)
    unit.phase = TBR_PHASE_MOBILISING;
  summer_place (summer, &unit.lon, &unit.lat);
  unit.goal_lon = unit.lon;
  unit.goal_lat = unit.lat;
  summer->units[i] = (TbrUnitSpec){ .id = "h", .state = summer_state (map, "SE") };
  g_array_append_val (summer->snapshot.units, unit);
}

static Summer *
summer_new (const TbrMap *map)
{
  Summer *summer = g_new0 (Summer, 1);
  summer->luck = 2018;
  summer_scenario (summer, map);
  TbrSnapshot *snapshot = &summer->snapshot;
  snapshot->at = 52 * TBR_HOUR + 30 * TBR_MINUTE;
  snapshot->scenario = &summer->scenario;
  snapshot->units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  snapshot->needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedView));
  snapshot->links = g_array_new (FALSE, FALSE, sizeof (TbrLinkView));
  for (guint i = 0; i < SUMMER_FIRES; i++)
    summer_add_fire (summer, i);
  for (guint i = 0; i < SUMMER_AWAY; i++)
    summer_add_away (summer, map, i);
  for (guint i = SUMMER_AWAY; i < SUMMER_AWAY + SUMMER_HOME; i++)
    summer_add_home (summer, map, i);
  guint n_changed = 0;
  for (guint i = 0; i < map->n_links && n_changed < 6; i++)
    if (map->links[i].class <= TBR_LINK_TRUNK && i % 61 == 0
        && map->nodes[map->links[i].from.i].state.i == summer_state (map, "SE"))
      {
        TbrLinkView link = { { i }, n_changed++ % 2 == 0 ? 0 : 0.4f };
        g_array_append_val (snapshot->links, link);
      }
  return summer;
}

static void
summer_free (Summer *summer)
{
  g_clear_pointer (&summer->snapshot.units, g_array_unref);
  g_clear_pointer (&summer->snapshot.needs, g_array_unref);
  g_clear_pointer (&summer->snapshot.links, g_array_unref);
  g_clear_pointer (&summer->snapshot.marks, g_array_unref);
  g_free (summer);
}
