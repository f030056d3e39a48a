/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The hospitals of a place as all crises share them: what others leave, what this one takes. */
#include "hazards/epidemic.h"

#include "world/hospital.h"

#include <tabard/map.h>

/* Calls @visit for each region of a place with the share of its people who live there. */
typedef void (*Visit) (TbrSim *sim, TbrEpidemicPlace *place, TbrRegionId region, double share);

static void
visit_regions (TbrSim *sim, TbrEpidemicPlace *place, Visit visit)
{
  double people = 0;
  if (!tbr_lifeline_is_on (sim))
    return;
  if (place->region != TBR_NONE)
    {
      visit (sim, place, TBR_HANDLE (TbrRegionId, place->region), 1);
      return;
    }
  for (guint32 i = 0; i < sim->map->n_regions; i++)
    if (sim->map->regions[i].state.i == place->state)
      people += tbr_lifeline_people (sim, TBR_HANDLE (TbrRegionId, i));
  for (guint32 i = 0; i < sim->map->n_regions && people > 0; i++)
    if (sim->map->regions[i].state.i == place->state)
      visit (sim, place, TBR_HANDLE (TbrRegionId, i),
             tbr_lifeline_people (sim, TBR_HANDLE (TbrRegionId, i)) / people);
}

static TbrBed
bed_of (guint care)
{
  return care == TBR_EPIDEMIC_CARE_INTENSIVE ? TBR_BED_INTENSIVE : TBR_BED_WARD;
}

/* What the epidemic itself does to health care is in its absent staff and its displaced beds. */
static void
look (TbrSim *sim, TbrEpidemicPlace *place, TbrRegionId region, double share)
{
  double out = tbr_lifeline_inoperability (sim, region, TBR_LIFELINE_HEALTH) - place->told_health;
  place->working -= share * CLAMP (out, 0, 1);
  for (guint care = 0; care < TBR_EPIDEMIC_CARE_N; care++)
    place->others[care]
        += MAX (0, tbr_hospital_taken (sim, region, bed_of (care)) - share * place->held[care]);
}

void
tbr_epidemic_look_around (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  place->working = 1;
  for (guint care = 0; care < TBR_EPIDEMIC_CARE_N; care++)
    place->others[care] = 0;
  visit_regions (sim, place, look);
}

/* Those with a bed, at most. */
static double
inside (const TbrEpidemic *values, const TbrEpidemicPlace *place, guint care)
{
  return MIN (place->patients[care], tbr_epidemic_own_beds (values, place, (TbrEpidemicCare) care));
}

static void
give_back (TbrSim *sim, TbrEpidemicPlace *place, TbrRegionId region, double share)
{
  for (guint care = 0; care < TBR_EPIDEMIC_CARE_N; care++)
    tbr_hospital_hold (sim, region, bed_of (care), share * place->held[care], 0);
}

static void
take_up (TbrSim *sim, TbrEpidemicPlace *place, TbrRegionId region, double share)
{
  for (guint care = 0; care < TBR_EPIDEMIC_CARE_N; care++)
    tbr_hospital_hold (sim, region, bed_of (care), 0, share * place->held[care]);
}

void
tbr_epidemic_take_beds (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrEpidemic *values = tbr_epidemic_values (sim, hazard);
  TbrEpidemicPlace *place = &tbr_epidemic_places (tbr_epidemic_book (sim, hazard))[i];
  visit_regions (sim, place, give_back);
  for (guint care = 0; care < TBR_EPIDEMIC_CARE_N; care++)
    place->held[care] = inside (values, place, care);
  visit_regions (sim, place, take_up);
}
