/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One place of an attack: casualties, the threat, the perimeter, suspicion, the way out. */
#include "hazards/attack.h"

#include <math.h>
#include <tabard/map.h>

/* Purposes of chance. */
#define PURPOSE_DEAD 80
#define PURPOSE_WOUNDED 81
#define PURPOSE_PERIMETER 82
/* Length of a cycle that the nominal rate of an ambulance stands for, s. Source: rates.xml. */
#define NOMINAL_CYCLE 3600.0
#define KM2 1e6
/* Share of an area below which the rest is known, too; of a task, below which it is done. Our
   assumption. */
#define KNOWN 0.02

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

static double
draw (TbrSim *sim, TbrHazardId hazard, guint purpose, guint32 site, const TbrLaw *law)
{
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, purpose, site, &stream);
  return tbr_stream_draw (&stream, law);
}

TbrExposedPlace
tbr_attack_place (const TbrSim *sim, TbrHazardId hazard, guint32 site)
{
  const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, site);
  return (TbrExposedPlace){ .hazard = hazard,
                            .part = (site * TBR_ATTACK_NEED_N + TBR_ATTACK_NEED_CLEANING)
                                    * TBR_SLOT_WAVES,
                            .state = tbr_attack_values (sim, hazard)->state,
                            .lon = row->lon,
                            .lat = row->lat };
}

/* The living wounded by class. Those taken for critical in error come out of those who walk. */
static void
sort_wounded (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, i);
  TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  double red = site->wounded * values->red, yellow = site->wounded * values->yellow;
  double over = red * values->over_triage / (1 - values->over_triage);
  double patients[TBR_CASUALTY_N] = { red, MIN (over, site->wounded - red - yellow), yellow };
  for (guint j = 0; j < TBR_CASUALTY_N; j++)
    {
      double held = site->tasks > 0 ? patients[j] * row->held : 0;
      site->held[j] = held;
      site->ready[j] = patients[j] - held;
    }
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, i, TBR_PATIENT_CRITICAL_HURT, red, 0 });
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, i, TBR_PATIENT_DELAYED_HURT,
                                               patients[TBR_CASUALTY_OVER] + yellow, 0 });
}

void
tbr_attack_strike (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, i);
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  TbrAttackSite *site = &tbr_attack_sites (state)[i];
  TbrTime now = tbr_sim_clock (sim);
  site->dead = MAX (0, round (draw (sim, hazard, PURPOSE_DEAD, i, &row->dead)));
  site->wounded = MAX (0, round (draw (sim, hazard, PURPOSE_WOUNDED, i, &row->wounded)));
  site->struck = now;
  site->open = now
               + (TbrTime) (draw (sim, hazard, PURPOSE_PERIMETER, i, &row->perimeter)
                            * (double) TBR_SECOND);
  site->tasks = row->tasks;
  site->suspected = row->suspected && values->suspicion;
  site->region = tbr_map_region_at (sim->map, row->lon, row->lat).i;
  sort_wounded (sim, hazard, i);
  state->dead += site->dead;
  state->deaths += site->dead;
  state->wounded += site->wounded;
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = TBR_HAZARD_EVENT_STRUCK,
                                               .size = site->dead + site->wounded,
                                               .lon = row->lon,
                                               .lat = row->lat });
  if (site->suspected)
    tbr_exposed_add (sim, &site->crowd, &values->exposed,
                     row->crowd + site->wounded * (1 - values->red - values->yellow));
}

/* Dealing with threats opens the place, part by part. */
static void
deal_with_threat (TbrSim *sim, TbrAttackSite *site)
{
  double work = tbr_slot_take (sim, &site->needs[TBR_ATTACK_NEED_THREAT], TBR_WORK_N);
  double share = site->tasks > 0 ? MIN (1, work / site->tasks) : 1;
  site->tasks -= site->tasks * share;
  if (site->tasks < KNOWN)
    {
      site->tasks = 0;
      share = 1;
    }
  for (guint j = 0; j < TBR_CASUALTY_N; j++)
    {
      double freed = site->held[j] * share;
      site->held[j] -= freed;
      site->ready[j] += freed;
    }
}

/* The area is surveyed and nothing found: nobody needs a lane any more. */
static void
clear_suspicion (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, i);
  TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  TbrExposedPlace place = tbr_attack_place (sim, hazard, i);
  double work = tbr_slot_take (sim, &site->needs[TBR_ATTACK_NEED_SURVEY], TBR_WORK_N);
  if (!site->suspected)
    return;
  site->surveyed += row->survey > 0 ? work * KM2 / row->survey : 1;
  if (site->surveyed < 1 - KNOWN)
    return;
  site->suspected = FALSE;
  site->surveyed = 1;
  tbr_exposed_dismiss (sim, &site->crowd, &values->exposed, &place);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = TBR_HAZARD_EVENT_DETECTED,
                                               .lon = row->lon,
                                               .lat = row->lat });
}

/* Through the lanes while an agent is feared, and out of the place. Nobody is fetched before the
   perimeter stands: ambulances that are there wait. */
static void
fetch (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  TbrExposedPlace place = tbr_attack_place (sim, hazard, i);
  double work = tbr_slot_take (sim, &site->needs[TBR_ATTACK_NEED_WOUNDED], TBR_WORK_N);
  double cleaned = tbr_exposed_clean (sim, &site->crowd, &values->exposed, &place,
                                      site->suspected ? tbr_casualty_sum (site->ready) : 0);
  double taken[TBR_CASUALTY_N];
  if (tbr_sim_clock (sim) < site->open)
    return;
  if (!site->suspected)
    cleaned = INFINITY;
  /* Less than a person is nobody's need: it goes with the last who were fetched. */
  if (tbr_casualty_sum (site->ready) + tbr_casualty_sum (site->clean) < TBR_SLOT_NOBODY)
    cleaned = work = INFINITY;
  tbr_casualty_take (site->ready, cleaned, taken);
  for (guint j = 0; j < TBR_CASUALTY_N; j++)
    site->clean[j] += taken[j];
  tbr_casualty_take (site->clean, work, taken);
  tbr_attack_distribute (sim, hazard, i, taken);
}

void
tbr_attack_work (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  TbrExposedPlace place = tbr_attack_place (sim, hazard, i);
  deal_with_threat (sim, site);
  fetch (sim, hazard, i);
  clear_suspicion (sim, hazard, i);
  if (site->suspected || site->crowd.closed > 0)
    tbr_exposed_step (sim, &site->crowd, &values->exposed, &place, seconds);
}

/* A share of every class is lost. Returns: persons of the critical and of the others. */
static void
thin (double patients[TBR_CASUALTY_N], const double lost[TBR_CASUALTY_N], double dead[2])
{
  dead[0] += patients[TBR_CASUALTY_RED] * lost[TBR_CASUALTY_RED];
  dead[1] += patients[TBR_CASUALTY_YELLOW] * lost[TBR_CASUALTY_YELLOW];
  for (guint j = 0; j < TBR_CASUALTY_N; j++)
    patients[j] *= 1 - lost[j];
}

/* Share lost between two waits. Source: [MILLS2013] by tbr_triage_survival(). */
static double
lost_share (TbrTriage class, double before, double after, double scale)
{
  return 1 - tbr_triage_survival (class, after, scale) / tbr_triage_survival (class, before, scale);
}

void
tbr_attack_wait (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  TbrAttackState *state = tbr_attack_state (sim, hazard);
  TbrAttackSite *site = &tbr_attack_sites (state)[i];
  double after = to_seconds (tbr_sim_clock (sim) - site->struck);
  double before = MAX (0, after - seconds);
  const double lost[TBR_CASUALTY_N]
      = { lost_share (TBR_TRIAGE_RED, before, after, values->triage_scale), 0,
          lost_share (TBR_TRIAGE_YELLOW, before, after, values->triage_scale) };
  double dead[2] = { 0, 0 }, on_scene;
  thin (site->held, lost, dead);
  thin (site->ready, lost, dead);
  thin (site->clean, lost, dead);
  on_scene = dead[0] + dead[1];
  tbr_slot_lose (sim, &site->needs[TBR_ATTACK_NEED_WOUNDED], on_scene);
  for (guint32 h = 0; h < state->n_hospitals; h++)
    {
      thin (tbr_attack_hospitals (state)[h].coming[i], lost, dead);
      thin (tbr_attack_hospitals (state)[h].waiting[i], lost, dead);
    }
  state->dead += dead[0] + dead[1];
  state->deaths += dead[0] + dead[1];
  state->preventable += dead[0] + dead[1];
  tbr_hazard_patients (sim,
                       &(TbrPatientSpec){ hazard, i, TBR_PATIENT_CRITICAL_DEAD, dead[0], after });
  tbr_hazard_patients (sim,
                       &(TbrPatientSpec){ hazard, i, TBR_PATIENT_DELAYED_DEAD, dead[1], after });
}

gboolean
tbr_attack_is_done (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  return site->struck < tbr_sim_clock (sim) && !site->suspected && site->tasks <= 0
         && site->crowd.closed <= 0
         && tbr_casualty_sum (site->held) + tbr_casualty_sum (site->ready)
                    + tbr_casualty_sum (site->clean)
                <= 0;
}

/* One need of a place as it is wanted now. */
static void
ask (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrAttackNeed which, const TbrNeedSpec *wanted)
{
  static const TbrNeedKind kinds[TBR_ATTACK_NEED_N] = {
    [TBR_ATTACK_NEED_WOUNDED] = TBR_NEED_WOUNDED,
    [TBR_ATTACK_NEED_THREAT] = TBR_NEED_THREAT,
    [TBR_ATTACK_NEED_SURVEY] = TBR_NEED_SURVEY,
    [TBR_ATTACK_NEED_CLEANING] = TBR_NEED_DECONTAMINATION,
  };
  TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  TbrExposedPlace place = tbr_attack_place (sim, hazard, i);
  TbrNeedSpec spec = *wanted;
  spec.hazard = hazard;
  spec.kind = kinds[which];
  spec.part = (i * TBR_ATTACK_NEED_N + which) * TBR_SLOT_WAVES;
  spec.lon = place.lon;
  spec.lat = place.lat;
  spec.state.i = place.state;
  double least = which == TBR_ATTACK_NEED_WOUNDED ? TBR_SLOT_NOBODY
                 : which == TBR_ATTACK_NEED_SURVEY
                     ? KNOWN * tbr_attack_row (sim, hazard, i)->survey / KM2
                     : KNOWN;
  tbr_slot_ask (sim, &site->needs[which], &spec, MAX (least, G_MINDOUBLE));
}

/* What the place makes of work: everything is slower while an agent is feared; patrols cannot deal
   with people who shoot; beds do not come to the street; and a long way takes its time. */
static void
set_factors (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  const TbrNeedSlot *wounded = &site->needs[TBR_ATTACK_NEED_WOUNDED];
  const TbrNeedSlot *threat = &site->needs[TBR_ATTACK_NEED_THREAT];
  double pace = site->suspected ? values->slow : 1;
  tbr_slot_set_factor (sim, wounded,
                       pace * NOMINAL_CYCLE / (to_seconds (values->scene) + 2 * site->trip));
  tbr_slot_set_factor (sim, threat, pace);
  if (wounded->need != TBR_NONE)
    tbr_need_set_factor (sim, TBR_HANDLE (TbrNeedId, wounded->need), TBR_WORK_EXPERT, 0);
  if (threat->need != TBR_NONE && tbr_attack_row (sim, hazard, i)->armed)
    tbr_need_set_factor (sim, TBR_HANDLE (TbrNeedId, threat->need), TBR_WORK_VEHICLE, 0);
}

void
tbr_attack_ask (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrAttack *values = tbr_attack_values (sim, hazard);
  const TbrAttackSiteRow *row = tbr_attack_row (sim, hazard, i);
  TbrAttackSite *site = &tbr_attack_sites (tbr_attack_state (sim, hazard))[i];
  TbrExposedPlace place = tbr_attack_place (sim, hazard, i);
  double lying = tbr_casualty_sum (site->ready);
  double patients = lying + tbr_casualty_sum (site->held) + tbr_casualty_sum (site->clean);
  double area = site->suspected ? (1 - site->surveyed) * row->survey / KM2 : 0;
  ask (sim, hazard, i, TBR_ATTACK_NEED_WOUNDED,
       &(TbrNeedSpec){ .stock = patients, .required = patients / to_hours (values->care) });
  /* The rate stays until the last task is done: teams are not sent home one by one. */
  ask (sim, hazard, i, TBR_ATTACK_NEED_THREAT,
       &(TbrNeedSpec){ .stock = site->tasks, .required = row->tasks / to_hours (values->secure) });
  ask (sim, hazard, i, TBR_ATTACK_NEED_SURVEY,
       &(TbrNeedSpec){ .stock = area,
                       .required = row->survey / KM2 / to_hours (values->survey_time) });
  if (site->suspected)
    tbr_exposed_ask (sim, &site->crowd, &values->exposed, &place, lying);
  set_factors (sim, hazard, i);
}
