/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How generators and fuel that are brought keep critical sites alive in the dark. */
#include "world/standby.h"

#include <tabard/hazard.h>
#include <tabard/map.h>

#include <math.h>

/* Inoperability of power from which on critical sites count as dark, and below which they do not.
   Our assumption. */
#define DARK 0.1
#define LIT 0.05
/* Nobody asks for a generator in the first hour. Our assumption. */
#define PATIENCE TBR_HOUR
/* kW; less is helped with what is at hand. Our assumption. */
#define LEAST 50.0
/* Missing fuel is wanted within so many hours. Our assumption. */
#define CATCH_UP 12.0
#define PERSONS 1000.0

const TbrArenaGroup tbr_standby_groups[] = {
  { TBR_GROUP_STANDBY, "stand-by power", sizeof (TbrStandby), 0 },
};
const guint tbr_standby_n_groups = G_N_ELEMENTS (tbr_standby_groups);

static TbrStandby *
standby_of (const TbrSim *sim, guint32 region)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_STANDBY, TbrStandby)[region];
}

void
tbr_standby_start (TbrSim *sim)
{
  if (!tbr_lifeline_is_on (sim))
    return;
  tbr_arena_add (&sim->arena, TBR_GROUP_STANDBY, sim->map->n_regions);
  for (guint32 i = 0; i < sim->map->n_regions; i++)
    {
      TbrStandby *standby = standby_of (sim, i);
      standby->dark = TBR_NEVER;
      standby->supply = standby->fuel = TBR_NONE;
    }
}

static gboolean
is_ready (const TbrSim *sim)
{
  return tbr_arena_count (&sim->arena, TBR_GROUP_STANDBY) > 0;
}

void
tbr_standby_look (TbrSim *sim)
{
  if (!is_ready (sim))
    return;
  guint32 n = tbr_need_count (sim);
  for (guint pass = 0; pass < 2; pass++)
    for (guint32 i = 0; i < n; i++)
      {
        const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
        if (need->kind != TBR_NEED_POWER_SUPPLY || need->region == TBR_NONE)
          continue;
        TbrStandby *standby = standby_of (sim, need->region);
        if (pass == 0)
          standby->held = standby->wanted = 0;
        else if (need->closed == TBR_NEVER)
          {
            standby->held += (float) tbr_need_rate (sim, TBR_HANDLE (TbrNeedId, i), TBR_WORK_N);
            standby->wanted += (float) need->required;
          }
      }
}

/* Whether the hazard brings power to critical sites by needs of its own. */
static gboolean
is_served_by (const TbrSim *sim, guint32 hazard)
{
  if (hazard >= sim->scenario->sections[TBR_SECTION_HAZARDS].n)
    return FALSE;
  const TbrObject *object = tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, hazard);
  const guint8 *needs = ((const TbrHazardKind *) (gconstpointer) object->kind)->needs;
  for (guint i = 0; needs != NULL && needs[i] != TBR_NEED_N; i++)
    if (needs[i] == TBR_NEED_POWER_SUPPLY)
      return TRUE;
  return FALSE;
}

/* kW that the critical sites of a region draw. */
static double
load_of (const TbrSim *sim, TbrRegionId region)
{
  double load = 0;
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    load += sim->scenario->lifelines[i]->load;
  return load * tbr_lifeline_people (sim, region) / PERSONS;
}

/* Needs opened here so far. */
static guint
count_opened (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE_BOOK, TbrOutageBook)->n_standby;
}

static guint32
open_need (TbrSim *sim, TbrRegionId region, guint32 hazard, TbrNeedKind kind, double amount)
{
  const TbrRegion *place = &sim->map->regions[region.i];
  TbrNeedSpec spec = { .hazard = { hazard },
                       .kind = kind,
                       .part = region.i,
                       .lon = place->lon,
                       .lat = place->lat,
                       .state = place->state,
                       .stock = amount,
                       .required = amount };
  tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE_BOOK, TbrOutageBook)->n_standby++;
  guint32 need = tbr_need_open (sim, &spec).i;
  /* The label of a region may lie in another one, on a map of this detail. */
  tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->region = region.i;
  return need;
}

static void
close_need (TbrSim *sim, guint32 *need)
{
  if (*need != TBR_NONE)
    tbr_need_close (sim, TBR_HANDLE (TbrNeedId, *need));
  *need = TBR_NONE;
}

/* What was burnt since the last step, and what of it was brought. */
static void
burn (TbrSim *sim, TbrStandby *standby, double kilowatts, double hours)
{
  TbrNeedId need = TBR_HANDLE (TbrNeedId, standby->fuel);
  double burnt = kilowatts * TBR_STANDBY_BURN * hours;
  double brought = tbr_need_take (sim, need, TBR_WORK_N);
  standby->fuelled = (float) (burnt > 0 ? fmin (1, brought / burnt) : 0);
  standby->gap = fmax (0, standby->gap + burnt - brought);
  tbr_need_update (sim, need, standby->gap, kilowatts * TBR_STANDBY_BURN + standby->gap / CATCH_UP);
}

/* Units at work count at once, those that a hazard's own need holds as well. */
static void
find_cover (TbrStandby *standby)
{
  double brought
      = standby->wanted > 0 ? fmin (1, (double) standby->held / (double) standby->wanted) : 0;
  standby->cover = (float) (brought + (1 - brought) * (double) standby->fuelled);
}

void
tbr_standby_step (TbrSim *sim, TbrRegionId region, guint32 hazard, double hours)
{
  if (!is_ready (sim))
    return;
  TbrStandby *standby = standby_of (sim, region.i);
  double out = tbr_lifeline_inoperability (sim, region, TBR_LIFELINE_POWER);
  TbrTime now = tbr_sim_clock (sim);
  if (out < LIT)
    {
      close_need (sim, &standby->supply);
      close_need (sim, &standby->fuel);
      standby->dark = TBR_NEVER;
      standby->gap = standby->held = standby->wanted = standby->fuelled = standby->cover = 0;
      return;
    }
  if (standby->dark == TBR_NEVER && out >= DARK)
    standby->dark = now;
  double lacking = out * load_of (sim, region);
  if (standby->supply != TBR_NONE)
    {
      tbr_need_update (sim, TBR_HANDLE (TbrNeedId, standby->supply), lacking, lacking);
      standby->wanted = (float) fmax (standby->wanted, lacking);
      burn (sim, standby, fmax (0, lacking - (double) standby->held), hours);
    }
  else if (standby->dark != TBR_NEVER && now - standby->dark >= PATIENCE && lacking >= LEAST
           && count_opened (sim) + 2 <= TBR_STANDBY_NEEDS && !is_served_by (sim, hazard))
    {
      standby->supply = open_need (sim, region, hazard, TBR_NEED_POWER_SUPPLY, lacking);
      standby->fuel = open_need (sim, region, hazard, TBR_NEED_FUEL, lacking * TBR_STANDBY_BURN);
      standby->gap = 0;
    }
  find_cover (standby);
}

double
tbr_standby_cover (const TbrSim *sim, TbrRegionId region)
{
  return is_ready (sim) && region.i < sim->map->n_regions
             ? (double) standby_of (sim, region.i)->cover
             : 0;
}
