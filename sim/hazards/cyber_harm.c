/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an attack does to services and to people. */
#include "hazards/cyber.h"

#include "world/lifeline.h"

#include <math.h>

#define HOURS_A_DAY 24.0
/* A change of a region's loss below this is not passed on. Our assumption: lifelines are not known
   more finely. */
#define LOSS_TOLD 0.005F
/* Services lost below this, in organisations, are the rounding of those that are back. */
#define NOTHING 1e-4F

/* Share of its service that an organisation which is down has lost. */
static double
loss_of (const TbrCyberSector *sector, const TbrCyberOrganisation *self)
{
  return self->status == TBR_CYBER_CAUTIOUS ? sector->precaution_loss : sector->loss;
}

void
tbr_cyber_lose_service (TbrSim *sim, TbrHazardId hazard, guint32 organisation, int sign)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  const TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  double loss = loss_of (tbr_cyber_sector (sim, hazard, self->sector), self);
  state->counts[TBR_CYBER_DOWN] += sign;
  if (self->region != TBR_NONE)
    tbr_cyber_cells (state)[self->sector * state->n_regions + self->region].lost
        += (float) (sign * loss);
}

/**
 * excess_deaths:
 * @from: hours since the hospital was struck
 * @to: later
 *
 * Those who were in when it was struck leave at a steady rate; while they are in, more of them die
 * than would have: patients mortality excess min (1, loss / loss of those studied) (exp (-from /
 * stay) - exp (-to / stay)).
 *
 * Source: [MCGLAVE2023] for the excess at their loss; the proportion and the course in time are our
 * assumption
 */
static double
excess_deaths (const TbrCyber *values, const TbrCyberSector *sector, double from, double to)
{
  double stay = (double) values->stay / (double) TBR_HOUR;
  double excess = values->excess * fmin (1, sector->loss / values->excess_at);
  return sector->patients * values->mortality * excess * (exp (-from / stay) - exp (-to / stay));
}

/* Patients of one struck hospital, and ambulances on their way to it. Whom no team could have
   spared is not preventable: those of the time until it is noticed, handled and rebuilt without
   waiting. */
static void
harm_patients (TbrSim *sim, TbrHazardId hazard, guint32 organisation, double from, double to)
{
  const TbrCyber *values = tbr_cyber_values (sim, hazard);
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  const TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[organisation];
  const TbrCyberSector *sector = tbr_cyber_sector (sim, hazard, self->sector);
  TbrCyberLand *land = &tbr_cyber_lands (state)[self->land];
  double struck = (double) self->touched;
  double unavoidable = CLAMP ((double) self->best, from, to);
  land->deaths += excess_deaths (values, sector, from - struck, to - struck);
  land->preventable += excess_deaths (values, sector, unavoidable - struck, to - struck);
  if (self->diverts && self->status != TBR_CYBER_CONTAINED)
    {
      double sent = sector->ambulances * (to - from) / HOURS_A_DAY;
      state->counts[TBR_CYBER_DIVERTED] += sent;
      state->counts[TBR_CYBER_DELAY] += sent * (double) values->detour / (double) TBR_HOUR;
    }
}

void
tbr_cyber_harm (TbrSim *sim, TbrHazardId hazard, double from, double to)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  for (guint32 i = 0; i < state->n_organisations; i++)
    {
      const TbrCyberOrganisation *self = &tbr_cyber_organisations (state)[i];
      const TbrCyberSector *sector = tbr_cyber_sector (sim, hazard, self->sector);
      TbrCyberLand *land = &tbr_cyber_lands (state)[self->land];
      double end = fmin (to, (double) self->restored);
      if (self->status == TBR_CYBER_CLEAN || self->status == TBR_CYBER_RESTORED
          || (self->status != TBR_CYBER_CAUTIOUS && !self->is_struck) || end <= from)
        continue;
      land->down += end - from;
      land->appointments
          += sector->appointments * loss_of (sector, self) * (end - from) / HOURS_A_DAY;
      if (self->is_struck && sector->patients + sector->ambulances > 0)
        harm_patients (sim, hazard, i, from, end);
    }
}

void
tbr_cyber_cascade (TbrSim *sim, TbrHazardId hazard)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  for (guint sector = 0; sector < state->n_sectors; sector++)
    {
      const TbrCyberSector *row = tbr_cyber_sector (sim, hazard, sector);
      for (guint32 region = 0; row->lifeline >= 0 && region < state->n_regions; region++)
        {
          TbrCyberCell *cell = &tbr_cyber_cells (state)[sector * state->n_regions + region];
          float loss = cell->lost > NOTHING ? (float) row->carries * cell->lost / cell->n : 0;
          if (loss == cell->told || (loss > 0 && fabsf (loss - cell->told) < LOSS_TOLD))
            continue;
          tbr_lifeline_add_loss (sim, &(TbrLossSpec){ .hazard = hazard,
                                                      .region = { region },
                                                      .lifeline = (TbrLifeline) row->lifeline,
                                                      .delta = (double) (loss - cell->told) });
          cell->told = loss;
        }
    }
}

static void
tell_harm (TbrSim *sim, TbrHazardId hazard, const TbrCyberLand *land, TbrHarm harm, double *amount)
{
  tbr_hazard_harm (sim, &(TbrHarmSpec){ .hazard = hazard,
                                        .need = { land->need },
                                        .state = { land->state },
                                        .harm = harm,
                                        .amount = *amount });
  *amount = 0;
}

void
tbr_cyber_tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrCyberState *state = tbr_cyber_state (sim, hazard);
  state->told = tbr_sim_clock (sim);
  for (guint i = 0; i < state->n_lands; i++)
    {
      TbrCyberLand *land = &tbr_cyber_lands (state)[i];
      tell_harm (sim, hazard, land, TBR_HARM_ORGANISATION_DOWN, &land->down);
      tell_harm (sim, hazard, land, TBR_HARM_APPOINTMENTS, &land->appointments);
      tell_harm (sim, hazard, land, TBR_HARM_DEATHS, &land->deaths);
      tell_harm (sim, hazard, land, TBR_HARM_PREVENTABLE, &land->preventable);
    }
  for (guint i = 0; i < TBR_CYBER_MEASURES; i++)
    if (state->counts[i] != state->old_told[i])
      {
        state->old_told[i] = state->counts[i];
        tbr_hazard_measure (sim, hazard, 0, i, state->counts[i]);
      }
}
