/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many patients a region's hospitals can take, and what becomes of them when a service fails.
 */
#include "world/hospital.h"

#include "base/geodesy.h"

#include <tabard/map.h>

#include <math.h>

#define PERSONS 1000.0
#define BEDS 100.0
/* Fewer patients than half of one are none. */
#define NEGLIGIBLE 0.5
/* Change of the inoperability that the rooms above hear of. Our assumption. */
#define HEARD 0.05

static TbrHospitals *
hospitals_of (const TbrSim *sim, TbrRegionId region)
{
  g_assert (region.i < tbr_arena_count (&sim->arena, TBR_GROUP_OUTAGE));
  return &tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE, TbrOutage)[region.i].hospitals;
}

static gboolean
is_known (const TbrSim *sim, TbrRegionId region)
{
  return tbr_lifeline_is_on (sim) && region.i < sim->map->n_regions;
}

double
tbr_hospital_beds (const TbrSim *sim, TbrRegionId region, TbrBed bed)
{
  g_return_val_if_fail ((guint) bed < TBR_BED_N, 0);
  if (!is_known (sim, region))
    return 0;
  const TbrCare *care = sim->scenario->care;
  double density = (double) sim->map->countries[sim->map->regions[region.i].state.i].beds_per_1000;
  double all = tbr_lifeline_people (sim, region) / PERSONS * (density > 0 ? density : care->beds);
  return bed == TBR_BED_INTENSIVE ? all * care->intensive : all * (1 - care->intensive);
}

/* Share of the beds freed since the alarm. */
static double
freed (const TbrSim *sim, TbrRegionId region)
{
  const TbrCare *care = sim->scenario->care;
  TbrTime alarm = hospitals_of (sim, region)->alarm;
  if (alarm == TBR_NEVER)
    return 0;
  double passed = (double) (tbr_sim_clock (sim) - alarm) / (double) care->surge_time;
  return care->surge * fmin (1, passed);
}

double
tbr_hospital_free (const TbrSim *sim, TbrRegionId region, TbrBed bed)
{
  g_return_val_if_fail ((guint) bed < TBR_BED_N, 0);
  if (!is_known (sim, region))
    return 0;
  double share = 1 - sim->scenario->care->occupancy + freed (sim, region);
  double room = tbr_hospital_beds (sim, region, bed) * fmin (share, 1);
  room *= tbr_hospital_effect (sim, region) < 1 ? 0 : 1;
  return fmax (0, room - hospitals_of (sim, region)->claimed[bed]);
}

double
tbr_hospital_claim (TbrSim *sim, TbrRegionId region, TbrBed bed, double patients)
{
  g_assert ((guint) bed < TBR_BED_N && patients >= 0);
  if (!is_known (sim, region) || patients == 0)
    return 0;
  TbrHospitals *hospitals = hospitals_of (sim, region);
  if (hospitals->alarm == TBR_NEVER)
    hospitals->alarm = tbr_sim_clock (sim);
  double granted = fmin (patients, tbr_hospital_free (sim, region, bed));
  hospitals->claimed[bed] += granted;
  return granted;
}

void
tbr_hospital_release (TbrSim *sim, TbrRegionId region, TbrBed bed, double patients)
{
  g_assert ((guint) bed < TBR_BED_N && patients >= 0);
  if (!is_known (sim, region))
    return;
  TbrHospitals *hospitals = hospitals_of (sim, region);
  hospitals->claimed[bed] = fmax (0, hospitals->claimed[bed] - patients);
  double left = 0;
  for (guint i = 0; i < TBR_BED_N; i++)
    left += hospitals->claimed[i];
  if (left < NEGLIGIBLE)
    hospitals->alarm = TBR_NEVER;
}

TbrRegionId
tbr_hospital_find (const TbrSim *sim, double lon, double lat, TbrBed bed, double patients)
{
  TbrRegionId here = tbr_map_region_at (sim->map, lon, lat), best = { TBR_NONE };
  double nearest = INFINITY;
  if (tbr_is_none (here) || !is_known (sim, here))
    return best;
  for (guint32 i = 0; i < sim->map->n_regions; i++)
    {
      const TbrRegion *region = &sim->map->regions[i];
      TbrRegionId id = TBR_HANDLE (TbrRegionId, i);
      if (region->state.i != sim->map->regions[here.i].state.i
          || tbr_hospital_free (sim, id, bed) < patients)
        continue;
      double distance = i == here.i ? 0 : tbr_geodesy_distance (lon, lat, region->lon, region->lat);
      if (distance >= nearest)
        continue;
      nearest = distance;
      best = id;
    }
  return best;
}

double
tbr_hospital_treatment (const TbrSim *sim, TbrRegionId region)
{
  if (!is_known (sim, region))
    return 0;
  double beds = tbr_hospital_beds (sim, region, TBR_BED_WARD)
                + tbr_hospital_beds (sim, region, TBR_BED_INTENSIVE);
  return sim->scenario->care->treated * beds / BEDS * tbr_hospital_effect (sim, region);
}

double
tbr_hospital_surgery (const TbrSim *sim, TbrRegionId region)
{
  if (!is_known (sim, region))
    return 0;
  const TbrCare *care = sim->scenario->care;
  double beds = tbr_hospital_beds (sim, region, TBR_BED_WARD)
                + tbr_hospital_beds (sim, region, TBR_BED_INTENSIVE);
  double hours = (double) care->operation / (double) TBR_HOUR;
  return beds / BEDS * care->theatres * care->theatres_free / hours
         * tbr_hospital_effect (sim, region);
}

TbrHospitalsMode
tbr_hospital_mode (const TbrSim *sim, TbrRegionId region)
{
  return is_known (sim, region) ? (TbrHospitalsMode) hospitals_of (sim, region)->mode
                                : TBR_HOSPITALS_OPEN;
}

double
tbr_hospital_effect (const TbrSim *sim, TbrRegionId region)
{
  switch (tbr_hospital_mode (sim, region))
    {
    case TBR_HOSPITALS_OPEN:
      return 1;
    case TBR_HOSPITALS_DIVERTING:
      return 1 - tbr_lifeline_inoperability (sim, region, TBR_LIFELINE_HEALTH);
    case TBR_HOSPITALS_EVACUATING:
    case TBR_HOSPITALS_N:
      break;
    }
  return 0;
}

static TbrHospitalsMode
find_mode (const TbrSim *sim, TbrRegionId region)
{
  const TbrCare *care = sim->scenario->care;
  double out = tbr_lifeline_inoperability (sim, region, TBR_LIFELINE_HEALTH);
  if (out > care->evacuate)
    return TBR_HOSPITALS_EVACUATING;
  return out > care->divert ? TBR_HOSPITALS_DIVERTING : TBR_HOSPITALS_OPEN;
}

/* Tells a change of the mode, and the rooms above also of what changes within it. */
static void
tell_mode (TbrSim *sim, TbrRegionId region, guint32 hazard, TbrHospitalsMode mode)
{
  TbrHospitals *hospitals = hospitals_of (sim, region);
  double out = tbr_lifeline_inoperability (sim, region, TBR_LIFELINE_HEALTH);
  gboolean has_turned = hospitals->mode != (guint32) mode;
  if (!has_turned && (mode == TBR_HOSPITALS_OPEN || fabs (out - (double) hospitals->heard) < HEARD))
    return;
  hospitals->mode = (guint32) mode;
  hospitals->heard = (float) out;
  if (has_turned)
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HOSPITALS,
                                   .code = (guint16) mode,
                                   .a = region.i,
                                   .b = hazard,
                                   .c = sim->map->regions[region.i].state.i,
                                   .x = out,
                                   .y = tbr_hospital_beds (sim, region, TBR_BED_WARD)
                                        + tbr_hospital_beds (sim, region, TBR_BED_INTENSIVE),
                                   .z = hospitals->claimed[TBR_BED_WARD]
                                        + hospitals->claimed[TBR_BED_INTENSIVE] });
  tbr_core_raise (sim, TBR_EVENT_HOSPITALS_CHANGED, region.i, (guint32) mode);
}

/* Patients who have to leave: of those inside, the share whose hospital is out. */
static double
find_leaving (const TbrSim *sim, TbrRegionId region)
{
  const TbrHospitals *hospitals = hospitals_of (sim, region);
  double inside = sim->scenario->care->occupancy
                  * (tbr_hospital_beds (sim, region, TBR_BED_WARD)
                     + tbr_hospital_beds (sim, region, TBR_BED_INTENSIVE));
  for (guint i = 0; i < TBR_BED_N; i++)
    inside += hospitals->claimed[i];
  return inside * tbr_lifeline_inoperability (sim, region, TBR_LIFELINE_HEALTH);
}

/* How many transfers were opened so far in all regions. */
static guint32 *
count_opened (const TbrSim *sim)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE_BOOK, TbrOutageBook)->n_transfers;
}

/* Opens the need for transfer, or brings it up to date: one ambulance trip a patient. */
static void
ask_for_transfer (TbrSim *sim, TbrRegionId region, guint32 hazard)
{
  TbrHospitals *hospitals = hospitals_of (sim, region);
  double rate
      = hospitals->to_move * (double) TBR_HOUR / (double) sim->scenario->care->evacuation_time;
  if (hospitals->need != TBR_NONE)
    {
      tbr_need_update (sim, TBR_HANDLE (TbrNeedId, hospitals->need), hospitals->to_move, rate);
      return;
    }
  if (hospitals->to_move < NEGLIGIBLE || *count_opened (sim) >= TBR_HOSPITAL_NEEDS)
    return;
  const TbrRegion *place = &sim->map->regions[region.i];
  (*count_opened (sim))++;
  hospitals->need = tbr_need_open (sim, &(TbrNeedSpec){ .hazard = { hazard },
                                                        .kind = TBR_NEED_PATIENT_TRANSFER,
                                                        .part = region.i,
                                                        .lon = place->lon,
                                                        .lat = place->lat,
                                                        .state = place->state,
                                                        .stock = hospitals->to_move,
                                                        .required = rate })
                        .i;
}

/* It is over: who was brought out comes back. */
static void
end_transfer (TbrSim *sim, TbrHospitals *hospitals)
{
  if (hospitals->need != TBR_NONE)
    tbr_need_close (sim, TBR_HANDLE (TbrNeedId, hospitals->need));
  hospitals->need = TBR_NONE;
  hospitals->to_move = hospitals->gone = 0;
}

static void
move_patients (TbrSim *sim, TbrRegionId region, double hours)
{
  TbrHospitals *hospitals = hospitals_of (sim, region);
  double seconds = hours * (double) TBR_HOUR / (double) TBR_SECOND;
  if (hospitals->need != TBR_NONE)
    {
      TbrNeedId need = TBR_HANDLE (TbrNeedId, hospitals->need);
      double moved = fmin (hospitals->to_move, tbr_need_take (sim, need, TBR_WORK_N));
      hospitals->gone += moved;
      hospitals->to_move -= moved;
    }
  double dead = hospitals->to_move * -expm1 (-sim->scenario->care->mortality * seconds);
  hospitals->to_move -= dead;
  hospitals->gone += dead;
  hospitals->deaths += dead;
  if (hospitals->need != TBR_NONE)
    tbr_need_lose (sim, TBR_HANDLE (TbrNeedId, hospitals->need), dead);
}

void
tbr_hospital_step (TbrSim *sim, TbrRegionId region, guint32 hazard, double hours)
{
  TbrHospitals *hospitals = hospitals_of (sim, region);
  TbrHospitalsMode mode = find_mode (sim, region);
  move_patients (sim, region, hours);
  if (mode == TBR_HOSPITALS_EVACUATING)
    {
      double leaving = find_leaving (sim, region);
      double known = hospitals->to_move + hospitals->gone;
      hospitals->to_move += fmax (0, leaving - known);
      ask_for_transfer (sim, region, hazard);
    }
  else if (mode == TBR_HOSPITALS_OPEN)
    end_transfer (sim, hospitals);
  else if (hospitals->need != TBR_NONE)
    ask_for_transfer (sim, region, hazard);
  tell_mode (sim, region, hazard, mode);
}

void
tbr_hospital_tell (TbrSim *sim, TbrRegionId region, guint32 hazard)
{
  TbrHospitals *hospitals = hospitals_of (sim, region);
  const TbrHarm harms[] = { TBR_HARM_DEATHS, TBR_HARM_PREVENTABLE };
  /* Brought out at once, they would all have lived. */
  for (guint i = 0; i < G_N_ELEMENTS (harms) && hospitals->deaths > 0; i++)
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HARM,
                                   .code = (guint16) harms[i],
                                   .a = hazard,
                                   .b = sim->map->regions[region.i].state.i,
                                   .c = hospitals->need,
                                   .x = hospitals->deaths });
  hospitals->deaths = 0;
}
