/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A picture of units and needs at pixels, for tests of what is laid over the map. */
#pragma once

#include "draw/overlay.h"

typedef struct
{
  TbrSnapshot snapshot;
  TbrView view;
} Scene;

static inline void
scene_init (Scene *scene)
{
  *scene = (Scene){
    .view = { .x = 4321000, .y = 3210000, .scale = 1000, .width = 1000, .height = 800, .ui = 1 }
  };
  scene->snapshot.units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  scene->snapshot.needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedView));
}

static inline void
scene_clear (Scene *scene)
{
  g_array_unref (scene->snapshot.units);
  g_array_unref (scene->snapshot.needs);
}

/* A unit at a pixel of the view. */
static inline void
scene_add_unit (Scene *scene, TbrPhase phase, double x, double y)
{
  double lon, lat;
  tbr_view_to_place (&scene->view, x, y, &lon, &lat);
  TbrUnitView unit = { .unit = { scene->snapshot.units->len },
                       .phase = phase,
                       .lon = (float) lon,
                       .lat = (float) lat,
                       .need = { TBR_NONE } };
  tbr_view_to_place (&scene->view, x + 100, y, &lon, &lat);
  unit.goal_lon = (float) lon;
  unit.goal_lat = (float) lat;
  g_array_append_val (scene->snapshot.units, unit);
}

static inline void
scene_add_need (Scene *scene, TbrNeedKind kind, double x, double y)
{
  double lon, lat;
  tbr_view_to_place (&scene->view, x, y, &lon, &lat);
  TbrNeedView need = { .need = { scene->snapshot.needs->len },
                       .kind = kind,
                       .lon = (float) lon,
                       .lat = (float) lat,
                       .required = 10,
                       .working = 4,
                       .closed = TBR_NEVER };
  g_array_append_val (scene->snapshot.needs, need);
}

/* Adds the tests of the legend. */
void test_legend_add (void);
