/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is done for those exposed: rescue, survey, evacuation, lanes, antidote, care. */
#include "hazards/industrial.h"
#include "hazards/triage.h"

#include <math.h>

/* s after which care counts as late. Source: our assumption. */
#define LATE (6 * 3600.0)
/* Length of an entry that the nominal rate of hot-zone teams stands for, s. Source: rates.xml. */
#define NOMINAL_ENTRY 1500.0
#define KM2 1e6
/* Share of the area below which the rest is known, too. Our assumption. */
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

TbrExposedPlace
tbr_industrial_place (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  return (TbrExposedPlace){ .hazard = hazard,
                            .part = TBR_INDUSTRIAL_NEED_CLEANING * TBR_SLOT_WAVES,
                            .state = values->state,
                            .lon = values->lon,
                            .lat = values->lat };
}

void
tbr_industrial_book (TbrSim *sim, TbrHazardId hazard, double hurt, double dead, double preventable)
{
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double before = state->hurt;
  /* One mean over all who were ever hurt: most are hurt in the first hour. */
  if (hurt > 0)
    state->hurt_since += (TbrTime) ((double) (now - state->hurt_since) * hurt / (before + hurt));
  state->hurt += hurt;
  state->dead += dead;
  state->deaths += dead;
  state->preventable += preventable;
  tbr_slot_lose (sim, &state->needs[TBR_INDUSTRIAL_NEED_HOT_ZONE], dead);
}

/* Survival of the hurt against survival at once, after @waited s. Source: [MILLS2013]. */
static double
survival (const TbrIndustrial *values, double waited)
{
  double scale = values->triage_scale;
  double red = tbr_triage_survival (TBR_TRIAGE_RED, waited, scale)
               / tbr_triage_survival (TBR_TRIAGE_RED, 0, scale);
  double yellow = tbr_triage_survival (TBR_TRIAGE_YELLOW, waited, scale)
                  / tbr_triage_survival (TBR_TRIAGE_YELLOW, 0, scale);
  return values->critical * red + (1 - values->critical) * yellow;
}

/* Deaths of those in a line over a span that ends now; a course of antidote takes part of the risk
   away. */
static void
die_waiting (TbrSim *sim, TbrHazardId hazard, TbrWaitingLine *line, double seconds)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  double covered = state->wanted > 0 ? MIN (1, state->given / state->wanted) : 0;
  double risk = 1 - values->course_effect * covered;
  double dead = 0;
  for (guint32 i = 0; i < line->n; i++)
    {
      TbrLineGroup *group = tbr_line_group (line, i);
      double waited = to_seconds (tbr_sim_clock (sim) - group->since);
      double lost = 1 - survival (values, waited) / survival (values, MAX (0, waited - seconds));
      dead += group->amount * lost * risk;
      group->amount *= 1 - lost * risk;
    }
  line->amount -= dead;
  state->dead += dead;
  state->deaths += dead;
  state->preventable += dead;
  tbr_slot_lose (sim, &state->needs[TBR_INDUSTRIAL_NEED_WOUNDED], dead);
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, 0, TBR_PATIENT_CRITICAL_DEAD,
                                               dead * values->critical, 0 });
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, 0, TBR_PATIENT_DELAYED_DEAD,
                                               dead * (1 - values->critical), 0 });
}

/* Out of the zone, through the lanes, into care; those who lie in line too long are taken along
   uncleaned. */
static void
carry (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrExposedPlace place = tbr_industrial_place (sim, hazard);
  TbrTime now = tbr_sim_clock (sim), since;
  double work = tbr_slot_take (sim, &state->needs[TBR_INDUSTRIAL_NEED_HOT_ZONE], TBR_WORK_N);
  /* Less than a person is nobody's need: it goes with the last who were brought out. */
  if (tbr_industrial_in_zone (sim, hazard) < TBR_SLOT_NOBODY)
    work = TBR_SLOT_NOBODY;
  double out = tbr_industrial_bring_out (sim, hazard, work);
  tbr_line_join (&state->lying, state->hurt_since, out);
  state->wanted += out * values->courses;
  double clean
      = tbr_exposed_clean (sim, &state->crowd, &values->exposed, &place, state->lying.amount);
  double tired = state->lying.amount * -expm1 (-seconds / to_seconds (values->exposed.patience));
  double taken = MAX (0, MIN (tired, state->lying.amount - clean));
  if (state->lying.amount < TBR_SLOT_NOBODY)
    taken = state->lying.amount - clean;
  clean = tbr_line_serve (&state->lying, now, clean, &since);
  tbr_line_join (&state->waiting, since, clean);
  taken = tbr_line_serve (&state->lying, now, taken, &since);
  tbr_line_join (&state->waiting, since, taken);
  tbr_exposed_bring (sim, &state->crowd, &values->exposed, &place, taken);
}

static void
care (TbrSim *sim, TbrHazardId hazard)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim), since;
  double work = tbr_slot_take (sim, &state->needs[TBR_INDUSTRIAL_NEED_WOUNDED], TBR_WORK_N);
  if (state->waiting.amount < TBR_SLOT_NOBODY)
    work = TBR_SLOT_NOBODY;
  double treated = tbr_line_serve (&state->waiting, now, work, &since);
  double waited = to_seconds (now - since);
  state->treated += treated;
  state->injured += waited > LATE ? treated : 0;
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, 0, TBR_PATIENT_CRITICAL_TREATED,
                                               treated * values->critical, waited });
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, 0, TBR_PATIENT_DELAYED_TREATED,
                                               treated * (1 - values->critical), waited });
}

/* Share of what is done about the zone that is done in the right place: until the area is surveyed,
   the rest goes where there is nothing. */
static double
aim (const TbrIndustrial *values, const TbrIndustrialState *state)
{
  return values->blind + (1 - values->blind) * state->surveyed;
}

void
tbr_industrial_help (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrExposedPlace place = tbr_industrial_place (sim, hazard);
  double area = tbr_slot_take (sim, &state->needs[TBR_INDUSTRIAL_NEED_SURVEY], TBR_WORK_N);
  double led = tbr_slot_take (sim, &state->needs[TBR_INDUSTRIAL_NEED_EVACUATION], TBR_WORK_N);
  state->given += tbr_slot_take (sim, &state->needs[TBR_INDUSTRIAL_NEED_ANTIDOTE], TBR_WORK_N);
  state->given = MIN (state->given, state->wanted);
  carry (sim, hazard, seconds);
  care (sim, hazard);
  die_waiting (sim, hazard, &state->lying, seconds);
  die_waiting (sim, hazard, &state->waiting, seconds);
  if (tbr_industrial_is_gas (values))
    state->evacuated += tbr_industrial_lead_away (sim, hazard, led);
  if (values->survey > 0)
    state->surveyed += area * KM2 / values->survey;
  if (values->survey <= 0 || 1 - state->surveyed < KNOWN)
    state->surveyed = 1;
  tbr_exposed_step (sim, &state->crowd, &values->exposed, &place, seconds);
}

gboolean
tbr_industrial_is_done (TbrSim *sim, TbrHazardId hazard)
{
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  gboolean is_blown
      = !tbr_industrial_is_gas (tbr_industrial_values (sim, hazard)) || state->is_over;
  return is_blown && state->surveyed >= 1 && tbr_exposed_is_over (&state->crowd)
         && state->lying.amount <= 0 && state->waiting.amount <= 0
         && state->wanted - state->given < TBR_SLOT_NOBODY
         && tbr_industrial_in_zone (sim, hazard) <= 0;
}

/* Newly hurt, told by class. */
static void
tell_hurt (TbrSim *sim, TbrHazardId hazard)
{
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  double critical = tbr_industrial_values (sim, hazard)->critical;
  double persons = state->hurt - state->hurt_told;
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, 0, TBR_PATIENT_CRITICAL_HURT,
                                               persons * critical, 0 });
  tbr_hazard_patients (sim, &(TbrPatientSpec){ hazard, 0, TBR_PATIENT_DELAYED_HURT,
                                               persons * (1 - critical), 0 });
  state->hurt_told = state->hurt;
}

/* One need of the hazard as it is wanted now. */
static void
ask (TbrSim *sim, TbrHazardId hazard, TbrIndustrialNeed which, double stock, TbrTime within)
{
  static const TbrNeedKind kinds[TBR_INDUSTRIAL_NEED_N] = {
    [TBR_INDUSTRIAL_NEED_HOT_ZONE] = TBR_NEED_HOT_ZONE,
    [TBR_INDUSTRIAL_NEED_EVACUATION] = TBR_NEED_EVACUATION,
    [TBR_INDUSTRIAL_NEED_SURVEY] = TBR_NEED_SURVEY,
    [TBR_INDUSTRIAL_NEED_ANTIDOTE] = TBR_NEED_ANTIDOTE,
    [TBR_INDUSTRIAL_NEED_WOUNDED] = TBR_NEED_WOUNDED,
    [TBR_INDUSTRIAL_NEED_CLEANING] = TBR_NEED_DECONTAMINATION,
  };
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = kinds[which],
                       .part = which * TBR_SLOT_WAVES,
                       .lon = values->lon,
                       .lat = values->lat,
                       .state = { values->state },
                       .stock = stock,
                       .required = stock / to_hours (within) };
  double least
      = which == TBR_INDUSTRIAL_NEED_SURVEY ? KNOWN * values->survey / KM2 : TBR_SLOT_NOBODY;
  tbr_slot_ask (sim, &tbr_industrial_state (sim, hazard)->needs[which], &spec, least);
}

void
tbr_industrial_ask (TbrSim *sim, TbrHazardId hazard)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrExposedPlace place = tbr_industrial_place (sim, hazard);
  double in_zone = tbr_industrial_in_zone (sim, hazard);
  tell_hurt (sim, hazard);
  ask (sim, hazard, TBR_INDUSTRIAL_NEED_HOT_ZONE, in_zone, values->rescue);
  ask (sim, hazard, TBR_INDUSTRIAL_NEED_EVACUATION, state->in_danger, values->evacuation);
  ask (sim, hazard, TBR_INDUSTRIAL_NEED_SURVEY, (1 - state->surveyed) * values->survey / KM2,
       values->survey_time);
  ask (sim, hazard, TBR_INDUSTRIAL_NEED_ANTIDOTE, state->wanted - state->given, values->care);
  ask (sim, hazard, TBR_INDUSTRIAL_NEED_WOUNDED, state->waiting.amount, values->care);
  tbr_exposed_ask (sim, &state->crowd, &values->exposed, &place, state->lying.amount);
  tbr_slot_set_factor (sim, &state->needs[TBR_INDUSTRIAL_NEED_HOT_ZONE],
                       aim (values, state) * NOMINAL_ENTRY / values->entry);
  tbr_slot_set_factor (sim, &state->needs[TBR_INDUSTRIAL_NEED_EVACUATION], aim (values, state));
}
