/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "attack": what can be set, what is checked, what is seen. It knows counts of casualties
   only: nothing of it is of use to anybody who plans one. */
#include "hazards/attack.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_ATTACK_MEASURES + 1] = { "on-scene persons",
                                                               "on-the-way persons",
                                                               "waiting-in-hospital persons",
                                                               "treated persons",
                                                               "busy-theatres",
                                                               "blood-units",
                                                               "suspected-sites",
                                                               "uncleaned persons",
                                                               "closed-departments h",
                                                               NULL };
static const guint8 needs[]
    = { TBR_NEED_WOUNDED, TBR_NEED_THREAT, TBR_NEED_SURVEY, TBR_NEED_DECONTAMINATION, TBR_NEED_N };
static const char *const distributions[TBR_DISTRIBUTION_N + 1] = { "closest", "spread", NULL };
static const char *const targets[TBR_TARGET_N + 1]
    = { "crowd", "building", "station", "vehicle", NULL };

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrAttack, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "affected state",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttack, "at", at, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "from when the sites count",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttack, "step", step, DURATION, .min = 60, .max = 1800, .fallback = "2 min",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which transport and care are taken as steady",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "red", red, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 0.5, .fallback = "20 %", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "share of the living wounded who are critical",
                    .source = "Series triaged with START"),
  TBR_HAZARD_PARAM (TbrAttack, "yellow", yellow, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 0.5, .fallback = "25 %", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "share who need a bed and can wait",
                    .source = "Series triaged with START"),
  TBR_HAZARD_PARAM (TbrAttack, "red-at-once", red_at_once, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "56 %", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "share of the critical who live when cared for at once; the "
                                "published set is pessimistic",
                    .source = "Mills, Argon and Ziya (2013)"),
  TBR_HAZARD_PARAM (TbrAttack, "yellow-at-once", yellow_at_once, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "81 %",
                    .certainty = TBR_CERTAINTY_PARTLY, .sentence = "the same of those who can wait",
                    .source = "Mills, Argon and Ziya (2013)"),
  TBR_HAZARD_PARAM (TbrAttack, "triage-scale", triage_scale, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0.5, .max = 10, .fallback = "3",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time scale of the loss by waiting against the published, "
                                "pessimistic one; 2 to 4 for modern care",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "over-triage", over_triage, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 0.9, .fallback = "20 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of those taken for critical who are not: they take their "
                                "place in ambulances and theatres",
                    .source = "Frykberg (2002): 8 to 80 %"),
  TBR_HAZARD_PARAM (TbrAttack, "over-slope", over_slope, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1, .fallback = "0.1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "how much the mortality of the critical in care rises with "
                                "over-triage, beside the places it takes: about linearly",
                    .source = "Frykberg (2002); the number is our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "secure", secure, DURATION, .min = 300, .max = 2 * 86400,
                    .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which threats are wanted dealt with; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "care", care, DURATION, .min = 300, .max = 86400, .fallback = "1 h",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the wounded are wanted away; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "scene", scene, DURATION, .min = 60, .max = 6 * 3600,
                    .fallback = "30 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "part of an ambulance's cycle of 45 to 75 min that is not driving",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "speed", speed, REAL, .dimension = TBR_DIMENSION_SPEED, .min = 0.5,
                    .max = 50, .fallback = "25 km/h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of ambulances in town, to a hospital and back",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "reach", reach, REAL, .dimension = TBR_DIMENSION_LENGTH, .min = 1e3,
                    .max = 3e5, .fallback = "40 km", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "hospitals of towns of the map within it take patients, where no "
                                "<hospital> is written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "distribution", distribution, CHOICE, .choices = distributions,
                    .fallback = "spread", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "to the closest hospital, or to where care comes soonest",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttack, "treatment", treatment, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0.1, .max = 20, .fallback = "2.5", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "severe patients that 100 beds take on in an hour, 2 to 3",
                    .source = "De Boer (1999)"),
  TBR_HAZARD_PARAM (TbrAttack, "theatres", theatres, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0.05, .max = 10, .fallback = "0.9", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "operating theatres to 100 beds",
                    .source = "Hirsch and others (2015): 200 to 22,000 in Paris"),
  TBR_HAZARD_PARAM (TbrAttack, "staffed", staffed, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0.01, .max = 1, .fallback = "15 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "share of theatres and staff that are free before the plan of alarm",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "operation", operation, DURATION, .min = 600, .max = 86400,
                    .fallback = "2 h", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "mean time of a theatre for one critical patient, 1.5 to 2.5 h",
                    .source = "Trauma practice"),
  TBR_HAZARD_PARAM (TbrAttack, "alert", alert, DURATION, .min = 0, .max = 86400,
                    .fallback = "10 min", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "first strike to the alert of the hospitals",
                    .source = "Hirsch and others (2015)"),
  TBR_HAZARD_PARAM (TbrAttack, "plan", plan, DURATION, .min = 0, .max = 86400, .fallback = "64 min",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "alert to the plan of alarm that calls everybody in",
                    .source = "Hirsch and others (2015): 21:30 to 22:34"),
  TBR_HAZARD_PARAM (TbrAttack, "recall", recall, DURATION, .min = 60, .max = 86400,
                    .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "plan of alarm to all theatres and staff at work",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "blood", blood, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
                    .max = 50, .fallback = "4.5", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "units of blood to each critical patient, 3 to 6",
                    .source = "Trauma practice"),
  TBR_HAZARD_PARAM (TbrAttack, "slow", slow, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0.05,
                    .max = 1, .fallback = "50 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "pace of all work while an agent is suspected",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "survey-time", survey_time, DURATION, .min = 300, .max = 2 * 86400,
                    .fallback = "30 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which a suspected site is wanted surveyed; sets the "
                                "rate asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "suspicion", suspicion, BOOL, .fallback = "yes",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "whether an agent is feared at the sites that say so; without it, "
                                "the same attack shows what the alarm costs",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttack, "lockdown", lockdown, BOOL, .fallback = "yes",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "whether lines are locked down, which they are where a station or "
                                "a vehicle is struck or three sites are",
                    .source = "Our assumption; Paris 2015 closed lines, Brussels 2016 all of them"),
  TBR_HAZARD_PARAM (TbrAttack, "lock-after", lock_after, DURATION, .min = 0, .max = 86400,
                    .fallback = "45 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "first strike to the lockdown", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "lock-for", lock_for, DURATION, .min = 600, .max = 14 * 86400,
                    .fallback = "8 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "how long it lasts", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttack, "lock-loss", lock_loss, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "40 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the transport of the struck regions that it takes",
                    .source = "Our assumption"),
  TBR_EXPOSED_PARAMS (TbrAttack, exposed),
};

static const TbrParam site_params[] = {
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "for people",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "after", after, DURATION, .min = 0, .max = 30 * 86400,
                    .fallback = "0 h", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when it is struck, counted from the attack",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "dead", dead, LAW, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 5000, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "who die at once, drawn once", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "wounded", wounded, LAW, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 20000, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "who are wounded and alive, drawn once", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "perimeter", perimeter, LAW, .dimension = TBR_DIMENSION_TIME,
                    .min = 0, .max = 86400, .fallback = "triangular(15 min, 25 min, 60 min)",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "strike to the first patient who can be fetched, drawn once",
                    .source = "Our assumption, 15 to 60 min"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "target", target, CHOICE, .choices = targets,
                    .fallback = "crowd", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "what kind of place it is; stations and vehicles lock lines down",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "tasks", tasks, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 100, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "suspect objects and armed threats to be dealt with",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "held", held, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "0 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the wounded who cannot be reached before that",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "armed", armed, BOOL, .fallback = "no",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "whether only special units may deal with it",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "suspected", suspected, BOOL, .fallback = "no",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "whether an agent is feared; a survey rules it out. A real one is a "
                      "hazard of its own: industrial",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "survey", survey, REAL, .dimension = TBR_DIMENSION_AREA,
                    .min = 0, .max = 1e8, .fallback = "1 km2", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "area to be surveyed then", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrAttackSiteRow, "crowd", crowd, REAL, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 2e5, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people not hurt who are taken for exposed then",
                    .source = "Definition"),
};

static const TbrParam hospital_params[] = {
  TBR_HAZARD_PARAM (TbrAttackHospitalRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "for people",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackHospitalRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackHospitalRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackHospitalRow, "beds", beds, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 1, .max = 1e5, .certainty = TBR_CERTAINTY_PARTLY, .sentence = "beds",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrAttackHospitalRow, "theatres", theatres, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1000, .fallback = "",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "operating theatres; as for all when not written",
                    .source = "Definition"),
};

static const TbrRowKind rows[] = {
  { "site", "One place that is struck", site_params, G_N_ELEMENTS (site_params),
    sizeof (TbrAttackSiteRow), 1, TBR_ATTACK_SITES },
  { "hospital", "A hospital that takes the wounded", hospital_params,
    G_N_ELEMENTS (hospital_params), sizeof (TbrAttackHospitalRow), 0, TBR_ATTACK_HOSPITALS },
};

/* Its own events. */
typedef enum
{
  WHAT_BEGIN,
  WHAT_STRIKE, /* part: the site */
  WHAT_STEP,
  WHAT_ALERT,
  WHAT_PLAN,
  WHAT_LOCK,
  WHAT_UNLOCK,
  WHAT_END, /* the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (30 * TBR_MINUTE)
/* Less harm than this is told together with what comes after it. */
#define TOO_LITTLE 1e-9
/* Sites from which on lines are locked down whatever they are. Our assumption. */
#define MANY_SITES 3

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *sites = &object->rows[TBR_ATTACK_ROWS_SITE];
  const TbrAttackSiteRow *site = sites->data;
  const TbrRows *hospitals = &object->rows[TBR_ATTACK_ROWS_HOSPITAL];
  const TbrAttackHospitalRow *hospital = hospitals->data;
  for (guint i = 0; i < sites->n; i++)
    if (tbr_is_none (tbr_map_state_at (scenario->map, site[i].lon, site[i].lat)))
      tbr_hazard_fault (faults, object, "site: row %u lies at sea or outside the map", i + 1);
  for (guint i = 0; i < hospitals->n; i++)
    if (tbr_is_none (tbr_map_state_at (scenario->map, hospital[i].lon, hospital[i].lat)))
      tbr_hazard_fault (faults, object, "hospital: row %u lies at sea or outside the map", i + 1);
  if (sites->n > 0 && tbr_attack_count_hospitals (scenario, object) == 0)
    tbr_hazard_fault (
        faults, object,
        "reach: no town of the map with a hospital lies within it, and no <hospital> is written");
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrAttackState) + object->rows[TBR_ATTACK_ROWS_SITE].n * sizeof (TbrAttackSite)
         + tbr_attack_count_hospitals (scenario, object) * sizeof (TbrAttackHospital);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_ATTACK_ROWS_SITE].n * TBR_ATTACK_NEED_N * TBR_SLOT_WAVES;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  state->first = state->alerted = state->planned = TBR_NEVER;
  state->n_sites = tbr_hazard_object (sim, hazard)->rows[TBR_ATTACK_ROWS_SITE].n;
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      TbrAttackSite *site = &tbr_attack_sites (state)[i];
      site->struck = site->open = TBR_NEVER;
      site->crowd.need.need = TBR_NONE;
      for (guint j = 0; j < G_N_ELEMENTS (site->needs); j++)
        site->needs[j].need = TBR_NONE;
    }
  tbr_attack_find_hospitals (sim, hazard);
  tbr_hazard_schedule_onset (sim, hazard, tbr_attack_values (sim, hazard)->at, WHAT_BEGIN);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell_harm (TbrSim *sim, TbrHazardId hazard, TbrHarm harm, double *amount)
{
  if (*amount < TOO_LITTLE)
    return;
  tbr_hazard_tell_harm (sim, hazard, tbr_attack_values (sim, hazard)->state, harm, amount);
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  double value[TBR_ATTACK_MEASURES]
      = { [TBR_ATTACK_TREATED] = state->treated, [TBR_ATTACK_BLOOD] = state->blood };
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      const TbrAttackSite *site = &tbr_attack_sites (state)[i];
      value[TBR_ATTACK_ON_SCENE] += tbr_casualty_sum (site->held) + tbr_casualty_sum (site->ready)
                                    + tbr_casualty_sum (site->clean);
      value[TBR_ATTACK_SUSPECTED] += site->suspected;
      value[TBR_ATTACK_UNCLEANED] += site->crowd.uncleaned;
      value[TBR_ATTACK_CLOSED] += site->crowd.closed_hours;
    }
  for (guint32 i = 0; i < state->n_hospitals; i++)
    {
      const TbrAttackHospital *hospital = &tbr_attack_hospitals (state)[i];
      value[TBR_ATTACK_BUSY] += hospital->busy;
      for (guint32 j = 0; j < state->n_sites; j++)
        {
          value[TBR_ATTACK_ON_WAY] += tbr_casualty_sum (hospital->coming[j]);
          value[TBR_ATTACK_IN_HOSPITAL] += tbr_casualty_sum (hospital->waiting[j]);
        }
    }
  tell_harm (sim, hazard, TBR_HARM_DEATHS, &state->deaths);
  tell_harm (sim, hazard, TBR_HARM_PREVENTABLE, &state->preventable);
  tell_harm (sim, hazard, TBR_HARM_INJURED, &state->late);
  state->told = tbr_sim_clock (sim);
  for (guint i = 0; i < TBR_ATTACK_MEASURES; i++)
    tbr_hazard_measure (sim, hazard, TBR_NONE, i, value[i]);
}

/* The span since the last step. Those who are treated in it have waited to its end. */
static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  if (state->first == TBR_NEVER || seconds <= 0)
    return;
  for (guint32 i = 0; i < state->n_sites; i++)
    if (tbr_attack_sites (state)[i].struck < now)
      {
        tbr_attack_wait (sim, hazard, i, seconds);
        tbr_attack_work (sim, hazard, i, seconds);
        tbr_attack_ask (sim, hazard, i);
      }
  tbr_attack_treat (sim, hazard, seconds);
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static gboolean
locks_down (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrAttackState *state = tbr_attack_state (sim, hazard);
  gboolean locks = state->n_sites >= MANY_SITES;
  for (guint32 i = 0; i < state->n_sites; i++)
    locks |= tbr_attack_row (sim, hazard, i)->target >= TBR_TARGET_STATION;
  return locks && tbr_attack_values (sim, hazard)->lockdown;
}

/* Transport of every struck region is taken, or given back. */
static void
lock (TbrSim *sim, TbrHazardId hazard, double loss)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  const TbrAttackSite *sites = tbr_attack_sites (state);
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, i);
      TbrRegionId region = tbr_map_region_at (sim->map, row->lon, row->lat);
      gboolean is_new = TRUE;
      for (guint32 j = 0; j < i; j++)
        is_new &= sites[j].region != region.i;
      tbr_attack_sites (state)[i].region = region.i;
      if (is_new)
        tbr_lifeline_add_loss (sim, &(TbrLossSpec){ hazard, region, TBR_LIFELINE_TRANSPORT,
                                                    loss - state->locked });
    }
  state->locked = loss;
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  const TbrAttackSiteRow *first = tbr_attack_row (sim, hazard, 0);
  TbrTime now = tbr_sim_clock (sim), soonest = TBR_NEVER;
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      TbrTime after = tbr_attack_row (sim, hazard, i)->after;
      tbr_hazard_schedule (sim, hazard, now + after, WHAT_STRIKE, i);
      soonest = MIN (soonest, now + after);
    }
  state->first = soonest;
  state->updated = state->told = now;
  tbr_hazard_tell_started (sim, hazard, first->lon, first->lat);
  tbr_hazard_schedule (sim, hazard, soonest + values->alert, WHAT_ALERT, 0);
  tbr_hazard_schedule (sim, hazard, soonest + values->alert + values->plan, WHAT_PLAN, 0);
  if (locks_down (sim, hazard))
    tbr_hazard_schedule (sim, hazard, soonest + values->lock_after, WHAT_LOCK, 0);
}

/* The hospitals are alerted, or the plan of alarm is set off. */
static void
alert (TbrSim *sim, TbrHazardId hazard, guint32 part, TbrTime *when)
{
  const TbrAttackState *state = tbr_attack_state (sim, hazard);
  const TbrAttackSiteRow *first = tbr_attack_row (sim, hazard, 0);
  *when = tbr_sim_clock (sim);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = part,
                                               .event = TBR_HAZARD_EVENT_ALERTED,
                                               .size = (double) (*when - state->first)
                                                       / (double) TBR_SECOND,
                                               .lon = first->lon,
                                               .lat = first->lat });
}

/* Nothing is left to do anywhere: every step would be like the last. */
static gboolean
is_done (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrAttackState *state = tbr_attack_state (sim, hazard);
  for (guint32 i = 0; i < state->n_sites; i++)
    if (!tbr_attack_is_done (sim, hazard, i))
      return FALSE;
  return tbr_attack_is_treated (sim, hazard);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  switch ((What) what)
    {
    case WHAT_BEGIN:
      if (state->first != TBR_NEVER)
        return;
      begin (sim, hazard);
      break;
    case WHAT_STRIKE:
      step (sim, hazard);
      tbr_attack_strike (sim, hazard, part);
      tbr_attack_ask (sim, hazard, part);
      return;
    case WHAT_STEP:
      step (sim, hazard);
      break;
    case WHAT_ALERT:
      alert (sim, hazard, 0, &state->alerted);
      return;
    case WHAT_PLAN:
      alert (sim, hazard, 1, &state->planned);
      return;
    case WHAT_LOCK:
      lock (sim, hazard, values->lock_loss);
      tbr_hazard_schedule (sim, hazard, now + values->lock_for, WHAT_UNLOCK, 0);
      return;
    case WHAT_UNLOCK:
      lock (sim, hazard, 0);
      return;
    case WHAT_END:
      step (sim, hazard);
      tell (sim, hazard);
      return;
    }
  if (is_done (sim, hazard))
    tell (sim, hazard);
  else
    tbr_hazard_schedule_step (sim, hazard, values->step, WHAT_STEP);
}

/* It begins now, unless it has. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  if (tbr_attack_state (sim, hazard)->first == TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_BEGIN, 0);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  for (guint32 i = 0; i < state->n_sites; i++)
    {
      const TbrAttackSite *site = &tbr_attack_sites (state)[i];
      const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, i);
      double on_scene = tbr_casualty_sum (site->held) + tbr_casualty_sum (site->ready)
                        + tbr_casualty_sum (site->clean);
      if (site->struck > tbr_sim_clock (sim))
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_STRIKE,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .value = (float) on_scene,
                       .level = (float) CLAMP (on_scene / MAX (1, site->wounded), 0, 1),
                       .active = on_scene >= 1 };
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_attack = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "attack",
      .title = "attack",
      .sentence = "Places are struck one after the other: the wounded wait behind threats and "
                  "perimeters, are sorted, fetched and spread over hospitals that call in "
                  "their people",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrAttack),
      .rows = rows,
      .n_rows = G_N_ELEMENTS (rows) },
  .reaches_lifelines = TRUE,
  .needs = needs,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .measures = measures,
};
