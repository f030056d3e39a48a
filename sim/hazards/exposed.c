/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lanes, lines and hospital doors. */
#include "hazards/exposed.h"

#include <math.h>
#include <tabard/map.h>

/* A walking lane turned over to stretchers cleans so many for each it cleaned before.
   Source: decontamination literature, 12 of 90 an hour. */
#define CONVERTED (12.0 / 90.0)

/* Hours of one department below which none is closed. Our assumption. */
#define SHUT 0.01
/* Persons who are taken for nobody. Our assumption. */
#define TAIL 0.01

static double
to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

/* @persons come to hospitals by themselves, @truly of them from the place of the agent. Those who
   undressed have most of it off. */
static void
arrive (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law, const TbrExposedPlace *place,
        const double persons[2])
{
  double dirty = persons[1] * law->contaminated * (1 - law->undress * law->disrobed);
  crowd->arrivals += persons[0];
  crowd->uncleaned += dirty;
  crowd->closed += dirty * to_hours (law->closing);
  tbr_hazard_patients (sim, &(TbrPatientSpec){ place->hazard, place->part, TBR_PATIENT_UNCLEANED,
                                               dirty, 0 });
}

/* People join the line or set out for a hospital. */
static void
come (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law, const double persons[2])
{
  double line = 1 - law->self_present;
  crowd->going[0] += persons[0] * law->self_present;
  crowd->going[1] += persons[1] * law->self_present;
  tbr_line_join (&crowd->walking, tbr_sim_clock (sim), persons[0] * line);
  crowd->truly += persons[1] * line;
}

void
tbr_exposed_add (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law, double persons)
{
  const double all[2] = { persons, persons };
  if (persons <= 0)
    return;
  crowd->to_come += persons * law->worried;
  come (sim, crowd, law, all);
}

void
tbr_exposed_bring (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                   const TbrExposedPlace *place, double persons)
{
  const double all[2] = { persons, persons };
  arrive (sim, crowd, law, place, all);
}

double
tbr_exposed_clean (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                   const TbrExposedPlace *place, double lying)
{
  TbrTime since, now = tbr_sim_clock (sim);
  double work = tbr_slot_take (sim, &crowd->need, TBR_WORK_N);
  double before = crowd->walking.amount;
  double walked = tbr_line_serve (&crowd->walking, now, work * (1 - law->stretchers), &since);
  double idle = work * (1 - law->stretchers) - walked;
  double carried = MIN (lying, work * law->stretchers + idle * CONVERTED);
  crowd->truly *= before > 0 ? 1 - walked / before : 0;
  crowd->cleaned += walked + carried;
  tbr_hazard_patients (sim, &(TbrPatientSpec){ place->hazard, place->part, TBR_PATIENT_CLEANED,
                                               walked, to_seconds (now - since) });
  return carried;
}

/* As many doors as are closed of all within reach take that share of the health care of the region,
   so far as these departments serve it. */
static void
lose_care (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law, const TbrExposedPlace *place,
           double doors)
{
  TbrRegionId region = tbr_map_region_at (sim->map, place->lon, place->lat);
  double all = tbr_lifeline_people (sim, region);
  double covered = all > 0 ? MIN (1, (double) law->departments * law->served / all) : 0;
  double lost = doors / (double) law->departments * covered;
  if (lost != crowd->lost)
    tbr_lifeline_add_loss (sim, &(TbrLossSpec){ place->hazard, region, TBR_LIFELINE_HEALTH,
                                                lost - crowd->lost });
  crowd->lost = lost;
}

/* Departments stand closed while uncleaned arrivals keep them so: as many at once as there are. */
static void
close_doors (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law, const TbrExposedPlace *place,
             double hours)
{
  double doors = MIN ((double) law->departments, crowd->closed / to_hours (law->closing));
  double spent = MIN (crowd->closed, doors * hours);
  crowd->closed -= spent;
  crowd->closed_hours += spent;
  if (crowd->closed < SHUT)
    crowd->closed = doors = 0;
  lose_care (sim, crowd, law, place, doors);
}

void
tbr_exposed_step (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                  const TbrExposedPlace *place, double seconds)
{
  double worried = crowd->to_come * -expm1 (-seconds / to_seconds (law->worry));
  double leave = -expm1 (-seconds / to_seconds (law->patience));
  const double left[2] = { tbr_line_thin (&crowd->walking, leave), crowd->truly * leave };
  double walk = -expm1 (-seconds / to_seconds (law->walk));
  const double there[2] = { crowd->going[0] * walk, crowd->going[1] * walk };
  crowd->truly -= left[1];
  crowd->going[0] -= there[0];
  crowd->going[1] -= there[1];
  arrive (sim, crowd, law, place, there);
  arrive (sim, crowd, law, place, left);
  crowd->to_come -= worried;
  come (sim, crowd, law, (const double[2]){ worried, 0 });
  close_doors (sim, crowd, law, place, seconds * (double) TBR_SECOND / (double) TBR_HOUR);
}

void
tbr_exposed_ask (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                 const TbrExposedPlace *place, double lying)
{
  double amount = crowd->walking.amount + lying;
  TbrNeedSpec spec = { .hazard = place->hazard,
                       .kind = TBR_NEED_DECONTAMINATION,
                       .part = place->part,
                       .lon = place->lon,
                       .lat = place->lat,
                       .state = { place->state },
                       .stock = amount,
                       .required = amount / to_hours (law->cleaning) };
  /* The lanes stay while worried well are still to come. */
  if (crowd->need.need != TBR_NONE && crowd->to_come >= 1)
    spec.stock = MAX (spec.stock, 1);
  tbr_slot_ask (sim, &crowd->need, &spec, TBR_SLOT_NOBODY);
}

gboolean
tbr_exposed_is_over (const TbrExposed *crowd)
{
  return crowd->closed <= 0 && crowd->need.need == TBR_NONE
         && crowd->walking.amount + crowd->going[0] + crowd->to_come < TAIL;
}

void
tbr_exposed_dismiss (TbrSim *sim, TbrExposed *crowd, const TbrExposedLaw *law,
                     const TbrExposedPlace *place)
{
  crowd->closed = 0;
  lose_care (sim, crowd, law, place, 0);
  tbr_slot_close (sim, &crowd->need);
  crowd->walking.n = 0;
  crowd->walking.amount = crowd->truly = crowd->to_come = crowd->going[0] = crowd->going[1] = 0;
}
