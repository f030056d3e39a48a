/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many patients a region's hospitals can take, and what becomes of them when a service fails.
 */
#include "world/hospital.h"

#include "base/geodesy.h"
#include "world/site_use.h"

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
  if (sim->scenario->region_beds != NULL)
    all += sim->scenario->region_beds[region.i];
  if (tbr_site_use_count (sim) > 0)
    all += tbr_site_use_beds (sim, region, sim->map->regions[region.i].state);
  all = fmax (0, all);
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

/* Patients brought in who are still there. */
static double
staying (const TbrSim *sim, const TbrHospitals *hospitals, TbrBed bed)
{
  double passed = (double) (tbr_sim_clock (sim) - hospitals->since[bed]);
  return hospitals->inside[bed] * exp (-passed / (double) sim->scenario->care->stay);
}

double
tbr_hospital_taken (const TbrSim *sim, TbrRegionId region, TbrBed bed)
{
  g_return_val_if_fail ((guint) bed < TBR_BED_N, 0);
  if (!is_known (sim, region))
    return 0;
  const TbrHospitals *hospitals = hospitals_of (sim, region);
  return hospitals->held[bed] + staying (sim, hospitals, bed);
}

/* Beds that a crisis could have, were none taken and all open. */
static double
room_of (const TbrSim *sim, TbrRegionId region, TbrBed bed)
{
  double share = 1 - sim->scenario->care->occupancy + freed (sim, region);
  return tbr_hospital_beds (sim, region, bed) * fmin (share, 1);
}

double
tbr_hospital_free (const TbrSim *sim, TbrRegionId region, TbrBed bed)
{
  g_return_val_if_fail ((guint) bed < TBR_BED_N, 0);
  if (!is_known (sim, region) || tbr_hospital_mode (sim, region) != TBR_HOSPITALS_OPEN)
    return 0;
  return fmax (0, room_of (sim, region, bed) - tbr_hospital_taken (sim, region, bed));
}

/* The first patients of a crisis set off the alarm; it ends when the last have gone. */
static void
note_alarm (TbrSim *sim, TbrRegionId region, double before, double now)
{
  TbrHospitals *hospitals = hospitals_of (sim, region);
  if (before < NEGLIGIBLE)
    hospitals->alarm = now >= NEGLIGIBLE ? tbr_sim_clock (sim) : TBR_NEVER;
}

static double
all_taken (const TbrSim *sim, TbrRegionId region)
{
  double sum = 0;
  for (guint i = 0; i < TBR_BED_N; i++)
    sum += tbr_hospital_taken (sim, region, (TbrBed) i);
  return sum;
}

void
tbr_hospital_hold (TbrSim *sim, TbrRegionId region, TbrBed bed, double before, double now)
{
  g_assert ((guint) bed < TBR_BED_N && before >= 0 && now >= 0);
  if (!is_known (sim, region))
    return;
  double taken = all_taken (sim, region);
  double *held = &hospitals_of (sim, region)->held[bed];
  *held = fmax (0, *held + now - before);
  note_alarm (sim, region, taken, all_taken (sim, region));
}

void
tbr_hospital_admit (TbrSim *sim, TbrRegionId region, TbrBed bed, double patients)
{
  g_assert ((guint) bed < TBR_BED_N && patients >= 0);
  if (!is_known (sim, region))
    return;
  TbrHospitals *hospitals = hospitals_of (sim, region);
  double taken = all_taken (sim, region);
  hospitals->inside[bed] = staying (sim, hospitals, bed) + patients;
  hospitals->since[bed] = tbr_sim_clock (sim);
  note_alarm (sim, region, taken, taken + patients);
}

double
tbr_hospital_left (const TbrSim *sim, TbrRegionId region)
{
  if (!is_known (sim, region))
    return 1;
  double free = 0, taken = all_taken (sim, region);
  for (guint i = 0; i < TBR_BED_N; i++)
    free += fmax (0,
                  room_of (sim, region, (TbrBed) i) - tbr_hospital_taken (sim, region, (TbrBed) i));
  return free > 0 ? tbr_hospital_effect (sim, region) * free / (free + taken) : 0;
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
    tbr_core_emit (sim, (TbrFact){
                            .kind = TBR_FACT_HOSPITALS,
                            .code = (guint16) mode,
                            .a = region.i,
                            .b = hazard,
                            .c = sim->map->regions[region.i].state.i,
                            .x = out,
                            .y = tbr_hospital_beds (sim, region, TBR_BED_WARD)
                                 + tbr_hospital_beds (sim, region, TBR_BED_INTENSIVE),
                            .z = fmin (all_taken (sim, region),
                                       tbr_hospital_beds (sim, region, TBR_BED_WARD)
                                           + tbr_hospital_beds (sim, region, TBR_BED_INTENSIVE)) });
  tbr_core_raise (sim, TBR_EVENT_HOSPITALS_CHANGED, region.i, (guint32) mode);
}

/* Patients who have to leave: of those inside, the share whose hospital is out. */
static double
find_leaving (const TbrSim *sim, TbrRegionId region)
{
  double inside = sim->scenario->care->occupancy
                  * (tbr_hospital_beds (sim, region, TBR_BED_WARD)
                     + tbr_hospital_beds (sim, region, TBR_BED_INTENSIVE));
  inside += all_taken (sim, region);
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
