/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hospitals of an attack: who goes where, who waits for a theatre, who is treated. */
#include "base/geodesy.h"
#include "hazards/attack.h"
#include "world/hospital.h"

#include <math.h>
#include <tabard/map.h>

/* s after which care counts as late. Source: our assumption. */
#define LATE (6 * 3600.0)
/* Towns with fewer people have no hospital that takes the wounded. Our assumption. */
#define LEAST_TOWN 20000
#define BEDS 100.0
#define PER_1000 1e-3
/* Persons who set out together at most. Our assumption: one ambulance, and the one behind it. */
#define TOGETHER 2.0
/* Persons on the way that are taken for arrived. Our assumption. */
#define TAIL 0.01
/* Road against the straight line in towns. Our assumption. */
#define DETOUR 1.3

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

static gboolean
has_hospital (const TbrObject *object, const TbrCity *city)
{
  const TbrAttack *values = object->values;
  const TbrAttackSiteRow *first = object->rows[TBR_ATTACK_ROWS_SITE].data;
  return city->population >= LEAST_TOWN
         && tbr_geodesy_distance (first->lon, first->lat, city->lon, city->lat) <= values->reach;
}

guint
tbr_attack_count_hospitals (const TbrScenario *scenario, const TbrObject *object)
{
  guint n = object->rows[TBR_ATTACK_ROWS_HOSPITAL].n;
  if (n > 0 || object->rows[TBR_ATTACK_ROWS_SITE].n == 0)
    return n;
  for (guint32 i = 0; i < scenario->map->n_cities && n < TBR_ATTACK_HOSPITALS; i++)
    n += has_hospital (object, &scenario->map->cities[i]) ? 1 : 0;
  return n;
}

static void
add_hospital (TbrSim *sim, TbrHazardId hazard, const TbrAttackHospital *from)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  TbrAttackHospital *hospital = &tbr_attack_hospitals (state)[state->n_hospitals++];
  *hospital = *from;
  hospital->region = tbr_map_region_at (sim->map, from->lon, from->lat).i;
  if (isnan (hospital->theatres))
    hospital->theatres = values->theatres * hospital->beds / BEDS;
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, i);
      hospital->trip[i] = DETOUR
                          * tbr_geodesy_distance (row->lon, row->lat, hospital->lon, hospital->lat)
                          / values->speed;
    }
}

void
tbr_attack_find_hospitals (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrRows *rows = &object->rows[TBR_ATTACK_ROWS_HOSPITAL];
  const TbrAttackHospitalRow *row = rows->data;
  const TbrMap *map = sim->scenario->map;
  for (guint32 i = 0; i < rows->n; i++)
    add_hospital (sim, hazard,
                  &(TbrAttackHospital){ .lon = row[i].lon,
                                        .lat = row[i].lat,
                                        .beds = row[i].beds,
                                        .theatres = row[i].theatres });
  for (guint32 i = 0; rows->n == 0 && i < map->n_cities
                      && tbr_attack_state (sim, hazard)->n_hospitals < TBR_ATTACK_HOSPITALS;
       i++)
    if (has_hospital (object, &map->cities[i]))
      {
        const TbrCity *city = &map->cities[i];
        double beds = city->population * map->countries[city->state.i].beds_per_1000 * PER_1000;
        add_hospital (sim, hazard,
                      &(TbrAttackHospital){
                          .lon = city->lon, .lat = city->lat, .beds = beds, .theatres = NAN });
      }
}

double
tbr_casualty_take (double patients[TBR_CASUALTY_N], double most, double out_taken[TBR_CASUALTY_N])
{
  double urgent = patients[TBR_CASUALTY_RED] + patients[TBR_CASUALTY_OVER];
  double share = urgent > 0 ? MIN (1, most / urgent) : 0;
  out_taken[TBR_CASUALTY_RED] = patients[TBR_CASUALTY_RED] * share;
  out_taken[TBR_CASUALTY_OVER] = patients[TBR_CASUALTY_OVER] * share;
  out_taken[TBR_CASUALTY_YELLOW]
      = MIN (patients[TBR_CASUALTY_YELLOW], MAX (0, most - urgent * share));
  for (guint i = 0; i < TBR_CASUALTY_N; i++)
    patients[i] -= out_taken[i];
  return tbr_casualty_sum (out_taken);
}

/* Share of theatres and staff at work: what the hour gives until the plan is set off, then rising
   to all while people are called in. */
static double
staffed (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackState *state = tbr_attack_state (sim, hazard);
  if (state->planned == TBR_NEVER)
    return values->staffed;
  double since = (double) (tbr_sim_clock (sim) - state->planned) / (double) values->recall;
  return MIN (1, values->staffed + (1 - values->staffed) * since);
}

/* Patients of all places at a hospital, or on their way to it. */
static double
load_of (const TbrAttackState *state, const TbrAttackHospital *hospital)
{
  double sum = 0;
  for (guint32 i = 0; i < state->n_sites; i++)
    sum += tbr_casualty_sum (hospital->coming[i]) + tbr_casualty_sum (hospital->waiting[i]);
  return sum;
}

/* s until a patient of a place who sets out now is in care. */
static double
delay (const TbrSim *sim, TbrHazardId hazard, const TbrAttackHospital *hospital, guint32 site)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackState *state = tbr_attack_state (sim, hazard);
  if (values->distribution == TBR_DISTRIBUTION_CLOSEST)
    return hospital->trip[site];
  double left = tbr_hospital_left (sim, TBR_HANDLE (TbrRegionId, hospital->region));
  double open = MAX (hospital->theatres * staffed (sim, hazard) * left, 0.1);
  double before = MAX (0, load_of (state, hospital) + hospital->busy - open);
  return hospital->trip[site] + before / open * to_seconds (values->operation);
}

/* Whether it takes new patients. */
static gboolean
is_open (const TbrSim *sim, const TbrAttackHospital *hospital)
{
  TbrRegionId region = { hospital->region };
  return tbr_hospital_mode (sim, region) == TBR_HOSPITALS_OPEN
         && tbr_hospital_left (sim, region) > 0;
}

/* The soonest of those that take patients; of all when none does. */
static TbrAttackHospital *
choose (const TbrSim *sim, TbrHazardId hazard, guint32 site)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  TbrAttackHospital *best = NULL;
  double least = INFINITY;
  gboolean is_best_open = FALSE;
  for (guint32 i = 0; i < state->n_hospitals; i++)
    {
      TbrAttackHospital *hospital = &tbr_attack_hospitals (state)[i];
      double time = delay (sim, hazard, hospital, site);
      gboolean opens = is_open (sim, hospital);
      if (best == NULL || opens > is_best_open || (opens == is_best_open && time < least))
        {
          best = hospital;
          least = time;
          is_best_open = opens;
        }
    }
  return best;
}

void
tbr_attack_distribute (TbrSim *sim, TbrHazardId hazard, guint32 site,
                       const double patients[TBR_CASUALTY_N])
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  double all = tbr_casualty_sum (patients), ways = 0;
  guint n = (guint) CLAMP (ceil (all / TOGETHER), 1, TBR_ATTACK_HOSPITALS);
  if (all <= 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      TbrAttackHospital *hospital = choose (sim, hazard, site);
      for (guint j = 0; j < TBR_CASUALTY_N; j++)
        hospital->coming[site][j] += patients[j] / n;
      ways += hospital->trip[site] / n;
    }
  tbr_attack_sites (state)[site].trip = ways;
}

/* Patients of one place and class are in care: those beyond help die all the same, and more of the
   critical where many are taken for critical who are not. */
static void
admit (TbrSim *sim, TbrHazardId hazard, guint32 site, const double taken[TBR_CASUALTY_N])
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  double waited = to_seconds (tbr_sim_clock (sim) - tbr_attack_sites (state)[site].struck);
  double red = MAX (0, values->red_at_once - values->over_slope * values->over_triage);
  double dead[2] = { taken[TBR_CASUALTY_RED] * (1 - red),
                     taken[TBR_CASUALTY_YELLOW] * (1 - values->yellow_at_once) };
  state->treated += tbr_casualty_sum (taken);
  state->dead += dead[0] + dead[1];
  state->deaths += dead[0] + dead[1];
  state->late += waited > LATE ? tbr_casualty_sum (taken) - dead[0] - dead[1] : 0;
  state->blood += values->blood * taken[TBR_CASUALTY_RED];
  const TbrPatientSpec told[]
      = { { hazard, site, TBR_PATIENT_CRITICAL_TREATED, taken[TBR_CASUALTY_RED], waited },
          { hazard, site, TBR_PATIENT_CRITICAL_DEAD, dead[0], waited },
          { hazard, site, TBR_PATIENT_DELAYED_TREATED,
            taken[TBR_CASUALTY_YELLOW] + taken[TBR_CASUALTY_OVER], waited },
          { hazard, site, TBR_PATIENT_DELAYED_DEAD, dead[1], waited } };
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    tbr_hazard_patients (sim, &told[i]);
}

/* One hospital: theatres for the critical, what staff there is for all. Places in proportion to who
   waits. */
static void
treat (TbrSim *sim, TbrHazardId hazard, TbrAttackHospital *hospital, double seconds)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackState *state = tbr_attack_state (sim, hazard);
  TbrRegionId region = { hospital->region };
  double urgent = 0, yellow = 0;
  double share = staffed (sim, hazard) * tbr_hospital_left (sim, region);
  hospital->busy *= exp (-seconds / to_seconds (values->operation));
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      urgent += hospital->waiting[i][TBR_CASUALTY_RED] + hospital->waiting[i][TBR_CASUALTY_OVER];
      yellow += hospital->waiting[i][TBR_CASUALTY_YELLOW];
    }
  double most = values->treatment * hospital->beds / BEDS * share * seconds * (double) TBR_SECOND
                / (double) TBR_HOUR;
  double free = MAX (0, hospital->theatres * share - hospital->busy);
  double operated = MIN (urgent, MIN (free, most));
  double cared = MIN (yellow, most - operated);
  hospital->busy += operated;
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      double *waiting = hospital->waiting[i];
      double part = urgent > 0 ? operated / urgent : 0;
      double taken[TBR_CASUALTY_N]
          = { waiting[TBR_CASUALTY_RED] * part, waiting[TBR_CASUALTY_OVER] * part,
              yellow > 0 ? waiting[TBR_CASUALTY_YELLOW] * cared / yellow : 0 };
      if (tbr_casualty_sum (taken) <= 0)
        continue;
      for (guint j = 0; j < TBR_CASUALTY_N; j++)
        waiting[j] = MAX (0, waiting[j] - taken[j]); /* what rounding takes too much */
      tbr_hospital_admit (sim, region, TBR_BED_INTENSIVE, taken[TBR_CASUALTY_RED]);
      tbr_hospital_admit (sim, region, TBR_BED_WARD,
                          taken[TBR_CASUALTY_YELLOW] + taken[TBR_CASUALTY_OVER]);
      admit (sim, hazard, i, taken);
    }
}

gboolean
tbr_attack_is_treated (const TbrSim *sim, TbrHazardId hazard)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  double load = 0, busy = 0;
  for (guint32 i = 0; i < state->n_hospitals; i++)
    {
      load += load_of (state, &tbr_attack_hospitals (state)[i]);
      busy += tbr_attack_hospitals (state)[i].busy;
    }
  return load <= 0 && busy < TBR_SLOT_NOBODY;
}

void
tbr_attack_treat (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  for (guint32 i = 0; i < state->n_hospitals; i++)
    {
      TbrAttackHospital *hospital = &tbr_attack_hospitals (state)[i];
      for (guint32 j = 0; j < state->n_sites; j++)
        for (guint k = 0; k < TBR_CASUALTY_N; k++)
          {
            double come = hospital->coming[j][k];
            if (come > TAIL)
              come *= -expm1 (-seconds / MAX (1, hospital->trip[j]));
            hospital->coming[j][k] -= come;
            hospital->waiting[j][k] += come;
          }
      treat (sim, hazard, hospital, seconds);
    }
}
