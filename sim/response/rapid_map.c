/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Satellite maps for a crisis: asked for, made, delivered, and what reports know by them. */
#include "response/rapid_map.h"

#include "base/geodesy.h"
#include "response/doctrine.h"

/* From the activation to a map, and the age of its image then, where the library says nothing,
   seconds: median, p10, p90. Source: [PROCESS] section 7: 9 to 24 h; the age is our assumption. */
static const TbrLaw usual_delivery
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 15 * 3600.0, 9 * 3600.0, 24 * 3600.0 } };
static const TbrLaw usual_age
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 6 * 3600.0, 3 * 3600.0, 12 * 3600.0 } };

static gboolean
is_inside (const TbrSim *sim, const TbrRapidMap *map, const TbrNeed *need)
{
  return map->state == need->state
         && tbr_geodesy_distance (map->lon, map->lat, (double) need->lon, (double) need->lat)
                <= sim->scenario->meta->map_radius;
}

gboolean
tbr_rapid_map_shows (const TbrSim *sim, TbrNeedId need)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_MAP); i++)
    {
      const TbrRapidMap *map = tbr_rapid_map_get (sim, i);
      const TbrNeed *self = tbr_need_get (sim, need);
      if (map->delivered <= tbr_sim_clock (sim) && map->image >= self->opened
          && is_inside (sim, map, self))
        return TRUE;
    }
  return FALSE;
}

/* Whether a map of it is there or being made. */
static gboolean
is_covered (const TbrSim *sim, const TbrNeed *need)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_MAP); i++)
    {
      const TbrRapidMap *map = tbr_rapid_map_get (sim, i);
      gboolean is_made = map->delivered > tbr_sim_clock (sim);
      if (is_inside (sim, map, need) && (is_made || map->image >= need->opened))
        return TRUE;
    }
  return FALSE;
}

/* One map of the place of a need; its luck is that of the place and of how often it was mapped. */
static void
ask_for (TbrSim *sim, const TbrNeed *need)
{
  const TbrLaw *delivery = tbr_doctrine_lag (sim, "copernicus", "delivery");
  const TbrLaw *age = tbr_doctrine_lag (sim, "copernicus", "image_age");
  TbrTime now = tbr_sim_clock (sim);
  float place[2] = { need->lon, need->lat };
  guint32 before = 0, index;
  TbrRapidMap map = {
    .asked = now, .lon = (double) need->lon, .lat = (double) need->lat, .state = need->state
  };
  TbrStream stream;

  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_MAP); i++)
    before
        += tbr_rapid_map_get (sim, i)->lon == map.lon && tbr_rapid_map_get (sim, i)->lat == map.lat;
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 23),
                   (guint32) tbr_digest_bytes (place, sizeof place), before);
  map.delivered
      = now + tbr_stream_draw_time (&stream, delivery != NULL ? delivery : &usual_delivery);
  map.image
      = MAX (now, map.delivered - tbr_stream_draw_time (&stream, age != NULL ? age : &usual_age));
  index = tbr_arena_add (&sim->arena, TBR_GROUP_MAP, 1);
  *tbr_rapid_map_get (sim, index) = map;
  tbr_seat_get (sim, map.state)->n_maps++;
  tbr_core_schedule (sim, map.delivered, TBR_EVENT_MAP, index, 0);
}

/* Asks for maps of all places with an open need that none shows. Returns: how many */
static guint32
activate (TbrSim *sim, guint32 state, guint32 most)
{
  TbrNeed place = { 0 };
  guint32 n = 0;

  for (guint32 i = 0; i < tbr_need_count (sim) && n < most; i++)
    {
      TbrNeed need = *tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      if (need.state != state || need.closed != TBR_NEVER || need.kind == TBR_NEED_COORDINATION
          || is_covered (sim, &need)
          || tbr_seat_get (sim, state)->n_maps >= sim->scenario->meta->map_most)
        continue;
      ask_for (sim, &need);
      place = n++ == 0 ? need : place;
    }
  if (n > 0)
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_MAP,
                                   .code = TBR_RAPID_MAP_ASKED,
                                   .a = state,
                                   .b = n,
                                   .c = TBR_NONE,
                                   .y = (double) place.lon,
                                   .z = (double) place.lat });
  return n;
}

static void
fill_view (const TbrSim *sim, guint32 state, TbrMapView *view)
{
  *view = (TbrMapView){ .now = tbr_sim_clock (sim),
                        .state = TBR_HANDLE (TbrStateId, state),
                        .onset = TBR_NEVER };
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_CASE); i++)
    {
      const TbrCase *self = tbr_case_get (sim, i);
      if (self->state != state || self->n_open == 0)
        continue;
      view->onset = MIN (view->onset, self->onset);
      for (guint work = 0; work < TBR_WORK_N; work++)
        view->requested |= self->request[work] != TBR_NONE;
    }
}

void
tbr_rapid_map_review (TbrSim *sim)
{
  guint32 left = TBR_RAPID_MAP_MOST;

  for (guint32 i = 0; i < sim->scenario->n_states && left > 0; i++)
    {
      TbrDoctrine doctrine;
      TbrMapView view;

      if (tbr_seat_get (sim, i)->n_cases == 0)
        continue;
      doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_MAPS, TBR_HANDLE (TbrStateId, i));
      fill_view (sim, i, &view);
      if (doctrine.kind->map (doctrine.values, &view))
        left -= activate (sim, i, left);
    }
}

void
tbr_rapid_map_on_delivered (TbrSim *sim, const TbrEvent *event)
{
  const TbrRapidMap *map = tbr_rapid_map_get (sim, event->a);

  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_MAP,
                                 .code = TBR_RAPID_MAP_DELIVERED,
                                 .a = map->state,
                                 .b = 1,
                                 .c = TBR_NONE,
                                 .x = (double) (map->delivered - map->asked) / (double) TBR_HOUR,
                                 .y = map->lon,
                                 .z = map->lat });
}
