/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Contagion between organisations, and when it is noticed. */
#include "hazards/contagion.h"
#include "hazards/cyber.h"

#include <math.h>

#define SECONDS_AN_HOUR 3600.0

static double
to_hours (TbrTime span)
{
  return (double) span / (double) TBR_HOUR;
}

void
tbr_cyber_find_wave (const TbrSim *sim, TbrHazardId hazard, guint wave, TbrCyberWave *out)
{
  const TbrCyber *values = tbr_cyber_values (sim, hazard);
  const TbrCyberWave *rows = tbr_hazard_object (sim, hazard)->rows[TBR_CYBER_ROWS_WAVE].data;
  if (wave > 0)
    *out = rows[wave - 1];
  else
    *out = (TbrCyberWave){ .at = tbr_cyber_state (sim, hazard)->onset,
                           .outside = values->outside,
                           .contact = values->contact,
                           .stop = values->stop };
}

void
tbr_cyber_note (TbrSim *sim, TbrHazardId hazard, guint32 organisation, TbrIncidentStage stage,
                double at, double late)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  const TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_INCIDENT,
                                 .code = (guint16) stage,
                                 .a = hazard.i,
                                 .b = organisation,
                                 .c = tbr_cyber_lands (state)[self->land].state,
                                 .x = at - (double) self->touched,
                                 .y = late,
                                 .z = self->sector + 1 });
}

/* Infectious share of a sector in a state, or in all for a land of TBR_NONE. */
static double
infectious_share (TbrCyberState *state, guint sector, guint land)
{
  guint64 n = 0, infectious = 0;
  for (guint i = 0; i < state->n_lands; i++)
    {
      const TbrCyberGroup *group = tbr_cyber_group (state, sector, i);
      if (land != TBR_NONE && land != i)
        continue;
      n += group->n;
      infectious += group->infectious;
    }
  return n > 0 ? (double) infectious / (double) n : 0;
}

/* Rates at which the organisations of a sector are reached: by land into @rates, 1/s. */
static void
find_rates (TbrSim *sim, TbrHazardId hazard, const TbrCyberWave *wave, guint sector, double *rates)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  const TbrRows *rows = &tbr_hazard_object (sim, hazard)->rows[TBR_CYBER_ROWS_SUPPLY];
  const TbrCyberSupply *supplies = rows->data;
  double abroad = tbr_cyber_values (sim, hazard)->abroad;
  double anywhere = infectious_share (state, sector, TBR_NONE);
  for (guint land = 0; land < state->n_lands; land++)
    {
      TbrContagion contagion = { .outside = wave->outside,
                                 .contact = wave->contact,
                                 .abroad = abroad,
                                 .at_home = infectious_share (state, sector, land),
                                 .anywhere = anywhere };
      rates[land] = tbr_contagion_rate (&contagion);
    }
  for (guint i = 0; i < rows->n; i++)
    {
      guint from = 0;
      if (!g_str_equal (supplies[i].to, tbr_cyber_sector (sim, hazard, sector)->name))
        continue;
      while (!g_str_equal (supplies[i].from, tbr_cyber_sector (sim, hazard, from)->name))
        from++;
      anywhere = infectious_share (state, from, TBR_NONE);
      for (guint land = 0; land < state->n_lands; land++)
        rates[land] += tbr_contagion_supply (supplies[i].rate, abroad,
                                             infectious_share (state, from, land), anywhere);
    }
}

/* Lets the pressure of the wave grow over a span. */
static void
press (TbrSim *sim, TbrHazardId hazard, TbrTime from, TbrTime to)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberWave wave;
  double rates[TBR_CYBER_LANDS];
  tbr_cyber_find_wave (sim, hazard, state->wave, &wave);
  TbrTime end = MIN (to, wave.at + wave.stop);
  double seconds = (double) (end - MIN (from, end)) / (double) TBR_SECOND;
  if (seconds <= 0)
    return;
  for (guint sector = 0; sector < state->n_sectors; sector++)
    {
      find_rates (sim, hazard, &wave, sector, rates);
      for (guint land = 0; land < state->n_lands; land++)
        tbr_cyber_group (state, sector, land)->pressure += rates[land] * seconds;
    }
}

/* Time from being reached to being noticed, hours. */
static double
delay_of (const TbrCyber *values, const TbrCyberState *state, const TbrCyberFate *fate)
{
  double delay
      = tbr_contagion_delay (to_hours (values->detect), values->detect_sigma, fate->detect);
  return state->alerted ? delay * (1 - values->cut) : delay;
}

/* One is reached: infected, or only warned in time. */
static void
touch (TbrSim *sim, TbrHazardId hazard, guint32 organisation, double now)
{
  const TbrCyber *values = tbr_cyber_values (sim, hazard);
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  const TbrCyberSector *sector = tbr_cyber_sector (sim, hazard, self->sector);
  TbrCyberFate fate;
  tbr_cyber_draw_fate (sim, hazard, organisation, &fate);
  self->touched = (float) now;
  state->counts[TBR_CYBER_TOUCHED]++;
  tbr_cyber_note (sim, hazard, organisation, TBR_INCIDENT_TOUCHED, now, 0);
  if (fate.infected >= values->infected)
    {
      self->status = TBR_CYBER_CAUTIOUS;
      self->restored = (float) (now
                                + tbr_contagion_delay (to_hours (values->precaution),
                                                       values->restore_sigma, fate.precaution));
      tbr_cyber_lose_service (sim, hazard, organisation, 1);
      return;
    }
  self->status = TBR_CYBER_HIDDEN;
  self->detected = (float) (now + delay_of (values, state, &fate));
  self->is_struck = fate.reach < sector->reach;
  self->diverts = self->is_struck && sector->ambulances > 0 && fate.divert < values->divert;
  self->work = (float) tbr_contagion_delay (to_hours (values->contain), values->contain_sigma,
                                            fate.contain);
  state->counts[TBR_CYBER_INFECTED]++;
  tbr_cyber_group (state, self->sector, self->land)->infectious++;
  tbr_cyber_note (sim, hazard, organisation, TBR_INCIDENT_INFECTED, now, 0);
  if (self->is_struck)
    tbr_cyber_lose_service (sim, hazard, organisation, 1);
}

/* It is noticed: a case for the team of the state, and a warning to the others. */
static void
detect (TbrSim *sim, TbrHazardId hazard, guint32 organisation)
{
  const TbrCyber *values = tbr_cyber_values (sim, hazard);
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  double detected = (double) self->detected;
  TbrCyberFate fate;
  tbr_cyber_draw_fate (sim, hazard, organisation, &fate);
  self->status = TBR_CYBER_OPEN;
  self->best = (float) tbr_cyber_best (values, self, &fate);
  const TbrTime medians[3] = { values->warning, values->notification, values->report };
  for (guint i = 0; i < G_N_ELEMENTS (self->reports); i++)
    self->reports[i] = (float) ((i < 2 ? detected : (double) self->reports[1])
                                + tbr_contagion_delay (to_hours (medians[i]), values->report_sigma,
                                                       fate.reports[i]));
  tbr_cyber_note (sim, hazard, organisation, TBR_INCIDENT_DETECTED, detected, 0);
  tbr_cyber_enqueue (sim, hazard, organisation);
  if (tbr_cyber_lands (state)[self->land].shares
      && detected + to_hours (values->alert) < state->alert)
    state->alert = detected + to_hours (values->alert);
}

/* It passes nothing on any more. */
static void
isolate (TbrSim *sim, TbrHazardId hazard, guint32 organisation, double at)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  self->is_isolated = TRUE;
  tbr_cyber_group (state, self->sector, self->land)->infectious--;
  tbr_cyber_note (sim, hazard, organisation, TBR_INCIDENT_ISOLATED, at, 0);
}

static void
restore (TbrSim *sim, TbrHazardId hazard, guint32 organisation)
{
  TbrCyberOrganisation *self
      = &tbr_cyber_organisations (tbr_cyber_state (sim, hazard))[organisation];
  gboolean was_cautious = self->status == TBR_CYBER_CAUTIOUS;
  if (was_cautious || self->is_struck)
    tbr_cyber_lose_service (sim, hazard, organisation, -1);
  self->status = TBR_CYBER_RESTORED;
  tbr_cyber_note (sim, hazard, organisation,
                  was_cautious ? TBR_INCIDENT_RECONNECTED : TBR_INCIDENT_RESTORED,
                  (double) self->restored, 0);
}

/* The network warns: whoever is infected and has not noticed it will sooner. */
static void
warn_all (TbrSim *sim, TbrHazardId hazard, double now)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  double keep = 1 - tbr_cyber_values (sim, hazard)->cut;
  if (state->alerted || state->alert > now)
    return;
  state->alerted = TRUE;
  for (guint32 i = 0; i < state->n_organisations; i++)
    {
      TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[i];
      double from = fmax (state->alert, (double) self->touched);
      if (self->status == TBR_CYBER_HIDDEN && (double) self->detected > from)
        self->detected = (float) (from + ((double) self->detected - from) * keep);
    }
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = state->wave,
                                               .event = TBR_HAZARD_EVENT_ALERTED,
                                               .size = state->alert * SECONDS_AN_HOUR,
                                               .lon = tbr_cyber_lands (state)[0].lon,
                                               .lat = tbr_cyber_lands (state)[0].lat });
}

/* What one organisation comes to by now. */
static void
advance (TbrSim *sim, TbrHazardId hazard, guint32 organisation, double now)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  double isolated = (double) self->detected + to_hours (tbr_cyber_values (sim, hazard)->isolate);
  if (self->status == TBR_CYBER_HIDDEN && (double) self->detected <= now)
    detect (sim, hazard, organisation);
  if (self->status >= TBR_CYBER_OPEN && !self->is_isolated && isolated <= now)
    isolate (sim, hazard, organisation, isolated);
  if (self->status >= TBR_CYBER_OPEN && self->n_reports < G_N_ELEMENTS (self->reports))
    tbr_cyber_report (sim, hazard, organisation, now);
  if ((double) self->restored <= now && self->status != TBR_CYBER_RESTORED)
    restore (sim, hazard, organisation);
}

void
tbr_cyber_spread (TbrSim *sim, TbrHazardId hazard, TbrTime from, TbrTime to)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  double now = tbr_cyber_hours (state, to);
  press (sim, hazard, from, to);
  warn_all (sim, hazard, now);
  for (guint32 i = 0; i < state->n_organisations; i++)
    {
      TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[i];
      if (self->status == TBR_CYBER_CLEAN)
        {
          const TbrCyberGroup *group = tbr_cyber_group (state, self->sector, self->land);
          if (group->pressure * (double) self->exposure >= (double) self->threshold)
            touch (sim, hazard, i, now);
        }
      else if (self->status != TBR_CYBER_RESTORED || !self->is_isolated
               || self->n_reports < G_N_ELEMENTS (self->reports))
        advance (sim, hazard, i, now);
    }
}

TbrTime
tbr_cyber_noticed (TbrSim *sim, TbrHazardId hazard, guint land, guint32 *out_open)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  double first = INFINITY;
  TbrCyberWave wave;
  *out_open = tbr_cyber_lands (state)[land].n_open;
  if (state->onset == TBR_NEVER)
    return TBR_NEVER;
  tbr_cyber_find_wave (sim, hazard, state->wave, &wave);
  double since = tbr_cyber_hours (state, wave.at);
  for (guint32 i = 0; i < state->n_organisations; i++)
    {
      const TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[i];
      if (self->land == land && self->status >= TBR_CYBER_OPEN && isfinite (self->detected)
          && (double) self->touched >= since)
        first = fmin (first, (double) self->detected);
    }
  return isfinite (first) ? state->onset + (TbrTime) (first * (double) TBR_HOUR) : TBR_NEVER;
}

static gboolean
has_noticed (TbrSim *sim, TbrHazardId hazard, guint land)
{
  guint32 n_open;
  return tbr_cyber_noticed (sim, hazard, land, &n_open) != TBR_NEVER;
}

void
tbr_cyber_share (TbrSim *sim, TbrHazardId hazard, TbrStateId where, TbrCyberSharing sharing)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  double delay = to_hours (tbr_cyber_values (sim, hazard)->alert);
  for (guint i = 0; i < state->n_lands; i++)
    {
      TbrCyberLand *land = &tbr_cyber_lands (state)[i];
      if (!tbr_is_none (where) && land->state != where.i)
        continue;
      land->shares = sharing == TBR_CYBER_SHARED;
      if (land->shares && has_noticed (sim, hazard, i))
        state->alert = fmin (state->alert, tbr_cyber_hours (state, tbr_sim_clock (sim)) + delay);
    }
}
