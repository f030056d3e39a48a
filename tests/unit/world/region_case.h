/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A run on the real map in which one region's services can fail, without hazards or units. */
#pragma once

#include "world/hospital.h"
#include "world/link.h"
#include "world/repair.h"
#include "world/standby.h"

#include <tabard/map.h>

#include <math.h>
#include <string.h>

typedef struct
{
  TbrSim sim; /* first: handlers find the rest behind it */
  TbrHandler handlers[TBR_EVENTS_MAX];
  TbrScenario scenario;
  TbrMeta meta;
  TbrMap *map;
  const TbrLifelineSpec *specs[TBR_LIFELINE_N];
  double *people;
  guint32 rows[1];
  TbrLifelineSpec lifelines[TBR_LIFELINE_N];
  TbrDependency dependency;
  const TbrDependency *dependencies[1];
  TbrCare care;
  TbrRegionId region; /* in it live 1,000 people; 14.5 degrees east, 45.9 north */
} Case;

static inline void
case_ignore (TbrSim *sim, const TbrEvent *event)
{
}

/* One hazard without an element. Services come back within a minute and depend on nothing. */
static inline void
case_init (Case *self)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  memset (self, 0, sizeof *self);
  self->map = tbr_map_load (folder, NULL);
  self->people = g_new0 (double, self->map->n_regions);
  self->meta.duration = 100 * TBR_DAY;
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      self->lifelines[i].recovery = TBR_MINUTE;
      self->lifelines[i].slows = 1;
      self->specs[i] = &self->lifelines[i];
    }
  self->dependencies[0] = &self->dependency;
  self->care = (TbrCare){ .beds = 5,
                          .intensive = 0.02,
                          .occupancy = 0.75,
                          .surge = 0.2,
                          .surge_time = 4 * TBR_HOUR,
                          .stay = 7 * TBR_DAY,
                          .divert = 0.3,
                          .evacuate = 0.7,
                          .evacuation_time = TBR_DAY,
                          .mortality = 0.001 / 3600 };
  self->region = tbr_map_region_at (self->map, 14.5, 45.9);
  g_assert_false (tbr_is_none (self->region));
  self->people[self->region.i] = 1000;
  self->scenario = (TbrScenario){ .meta = &self->meta,
                                  .map = self->map,
                                  .lifelines = self->specs,
                                  .care = &self->care,
                                  .region_people = self->people,
                                  .lifeline_rows = self->rows,
                                  .n_states = self->map->n_countries,
                                  .n_lifeline_hazards = 1 };
}

/* Lets one service depend on another; before case_start(). */
static inline void
case_depend (Case *self, TbrLifeline dependent, TbrLifeline on, double strength, TbrTime buffer)
{
  self->dependency = (TbrDependency){ .dependent = (gint) dependent,
                                      .on = (gint) on,
                                      .strength = strength,
                                      .buffer = buffer,
                                      .refill = TBR_DAY };
  self->scenario.dependencies = self->dependencies;
  self->scenario.n_dependencies = 1;
}

static inline void
case_start (Case *self)
{
  const struct
  {
    const TbrArenaGroup *groups;
    guint n;
  } rooms[] = { { tbr_need_groups, tbr_need_n_groups },
                { tbr_link_groups, tbr_link_n_groups },
                { tbr_lifeline_groups, tbr_lifeline_n_groups },
                { tbr_repair_groups, tbr_repair_n_groups },
                { tbr_standby_groups, tbr_standby_n_groups } };
  TbrArenaGroup groups[TBR_GROUPS_MAX];
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    for (guint j = 0; j < rooms[i].n; j++)
      groups[n++] = rooms[i].groups[j];
  for (guint i = 0; i < TBR_EVENTS_MAX; i++)
    self->handlers[i] = case_ignore;
  tbr_lifeline_add_handlers (self->handlers);
  tbr_repair_add_handlers (self->handlers);
  tbr_core_init (&self->sim, groups, n, self->handlers, 1, 0);
  self->sim.map = self->map;
  self->sim.scenario = &self->scenario;
  self->sim.journal_on = TRUE;
  tbr_link_init (&self->sim);
  tbr_lifeline_start (&self->sim);
  tbr_repair_start (&self->sim);
  tbr_standby_start (&self->sim);
}

static inline void
case_clear (Case *self)
{
  tbr_core_clear (&self->sim);
  g_free (self->people);
  tbr_map_free (self->map);
}

static inline void
case_lose (Case *self, TbrLifeline lifeline, double delta)
{
  tbr_lifeline_add_loss (&self->sim, &(TbrLossSpec){ .hazard = { 0 },
                                                     .region = self->region,
                                                     .lifeline = lifeline,
                                                     .delta = delta });
}

static inline double
case_out (Case *self, TbrLifeline lifeline)
{
  return tbr_lifeline_inoperability (&self->sim, self->region, lifeline);
}
