/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The town after the shock: who has no roof, what has to be inspected and cleared, what is told. */
#include "hazards/earthquake.h"

#include <math.h>

#define HOURS_PER_DAY 24.0
/* Persons, or nights, to which deaths by cold refer. */
#define COLD_PERSONS 1e5
/* Less than half of anything is nothing. */
#define NEGLIGIBLE 0.5

static const TbrNeedKind need_kinds[TBR_EARTHQUAKE_NEED_N] = {
  [TBR_EARTHQUAKE_NEED_TRAPPED] = TBR_NEED_TRAPPED,
  [TBR_EARTHQUAKE_NEED_WOUNDED] = TBR_NEED_WOUNDED,
  [TBR_EARTHQUAKE_NEED_HOMELESS] = TBR_NEED_HOMELESS,
  [TBR_EARTHQUAKE_NEED_INSPECTION] = TBR_NEED_INSPECTION,
  [TBR_EARTHQUAKE_NEED_ROAD] = TBR_NEED_BLOCKED_ROAD,
};

static double
to_hours (TbrTime time)
{
  return (double) time / (double) TBR_HOUR;
}

double
tbr_earthquake_take (TbrSim *sim, TbrEarthquakePlace *place, TbrEarthquakeNeed which,
                     TbrWorkClass work)
{
  guint32 need = place->needs[which].need;
  return need != TBR_NONE ? tbr_need_take (sim, TBR_HANDLE (TbrNeedId, need), work) : 0;
}

/* How much of the rate each class may take: neighbours and fire services free none of those who lie
   deep. */
static void
set_shares (const TbrEarthquakePlace *place, TbrNeedSpec *spec)
{
  double all = spec->stock;
  if (spec->kind != TBR_NEED_TRAPPED || all <= 0)
    return;
  spec->share[TBR_WORK_HAND] = place->trapped[TBR_TRAPPED_SURFACE] / all;
  spec->share[TBR_WORK_VEHICLE]
      = (place->trapped[TBR_TRAPPED_SURFACE] + place->trapped[TBR_TRAPPED_LIGHT]) / all;
  spec->share[TBR_WORK_EXPERT] = 1;
}

void
tbr_earthquake_serve (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrEarthquakeNeed which,
                      double amount, double required)
{
  TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  TbrEarthquakeSlot *slot = &place->needs[which];
  if (slot->need != TBR_NONE && amount <= 0)
    {
      tbr_need_close (sim, TBR_HANDLE (TbrNeedId, slot->need));
      slot->need = TBR_NONE;
    }
  else if (slot->need != TBR_NONE)
    tbr_need_update (sim, TBR_HANDLE (TbrNeedId, slot->need), amount, required);
  else if (amount > 0 && slot->times < TBR_EARTHQUAKE_WAVES)
    {
      TbrNeedSpec spec
          = { .hazard = hazard,
              .kind = need_kinds[which],
              .part = (i * TBR_EARTHQUAKE_WAVES + slot->times) * TBR_EARTHQUAKE_NEED_N + which,
              .lon = place->lon,
              .lat = place->lat,
              .state = { place->state },
              .stock = amount,
              .required = required };
      set_shares (place, &spec);
      slot->times++;
      slot->need = tbr_need_open (sim, &spec).i;
    }
}

/* People without a roof of their own who need one: of the dwellings that cannot be used, and of
   those in doubt until they are inspected. */
static void
shelter (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  double doubt = place->to_inspect > 0 ? place->left_to_inspect / place->to_inspect : 0;
  double share = MIN (1, place->unusable + place->doubtful * doubt);
  double held = tbr_earthquake_take (sim, place, TBR_EARTHQUAKE_NEED_HOMELESS, TBR_WORK_N);
  double amount = MAX (0, place->people - place->dead) * share * values->shelter;
  double nights = MAX (0, amount * hours - held) / HOURS_PER_DAY;
  double frozen = nights * values->cold / COLD_PERSONS;
  place->nights += nights;
  place->dead += frozen;
  place->deaths += frozen;
  place->preventable += frozen;
  amount = amount >= NEGLIGIBLE ? amount : 0;
  tbr_earthquake_serve (sim, hazard, i, TBR_EARTHQUAKE_NEED_HOMELESS, amount, amount);
}

void
tbr_earthquake_step_town (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  double seen = tbr_earthquake_take (sim, place, TBR_EARTHQUAKE_NEED_INSPECTION, TBR_WORK_N);
  double cleared = tbr_earthquake_take (sim, place, TBR_EARTHQUAKE_NEED_ROAD, TBR_WORK_N);
  place->left_to_inspect = MAX (0, place->left_to_inspect - seen);
  place->blocked = MAX (0, place->blocked - cleared);
  shelter (sim, hazard, i, seconds * (double) TBR_SECOND / (double) TBR_HOUR);
  double left = place->left_to_inspect >= NEGLIGIBLE ? place->left_to_inspect : 0;
  double blocked = place->blocked >= NEGLIGIBLE ? place->blocked : 0;
  tbr_earthquake_serve (sim, hazard, i, TBR_EARTHQUAKE_NEED_INSPECTION, left,
                        left / to_hours (values->inspection));
  tbr_earthquake_serve (sim, hazard, i, TBR_EARTHQUAKE_NEED_ROAD, blocked,
                        blocked / to_hours (values->clearing));
}

static void
tell (TbrSim *sim, TbrHazardId hazard, const TbrEarthquakePlace *place, TbrHarm harm, double amount)
{
  TbrEarthquakeNeed which = harm == TBR_HARM_SHELTER   ? TBR_EARTHQUAKE_NEED_HOMELESS
                            : harm == TBR_HARM_INJURED ? TBR_EARTHQUAKE_NEED_WOUNDED
                                                       : TBR_EARTHQUAKE_NEED_TRAPPED;
  TbrHarmSpec spec = { .hazard = hazard,
                       .need = { place->needs[which].need },
                       .state = { place->state },
                       .harm = harm,
                       .amount = amount };
  tbr_hazard_harm (sim, &spec);
}

static void
tell_place (TbrSim *sim, TbrHazardId hazard, TbrEarthquakePlace *place)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  double lost = place->unusable * place->people / values->people_dwelling;
  tell (sim, hazard, place, TBR_HARM_DEATHS, place->deaths);
  tell (sim, hazard, place, TBR_HARM_PREVENTABLE, place->preventable);
  tell (sim, hazard, place, TBR_HARM_INJURED, place->injured);
  tell (sim, hazard, place, TBR_HARM_SHELTER, place->nights);
  tell (sim, hazard, place, TBR_HARM_DWELLINGS, lost - place->lost);
  place->deaths = place->preventable = place->injured = place->nights = 0;
  place->lost = lost;
}

void
tbr_earthquake_tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  double value[TBR_EARTHQUAKE_MEASURES] = { 0 };
  for (guint32 i = 0; i < state->n_places; i++)
    {
      TbrEarthquakePlace *place = &tbr_earthquake_places (state)[i];
      tell_place (sim, hazard, place);
      for (guint j = 0; j < TBR_TRAPPED_N; j++)
        value[TBR_EARTHQUAKE_TRAPPED] += place->trapped[j];
      for (guint j = 0; j < TBR_WAITING_N; j++)
        value[TBR_EARTHQUAKE_WAITING] += place->waiting[j];
      guint32 homeless = place->needs[TBR_EARTHQUAKE_NEED_HOMELESS].need;
      if (homeless != TBR_NONE)
        value[TBR_EARTHQUAKE_HOMELESS]
            += tbr_need_get (sim, TBR_HANDLE (TbrNeedId, homeless))->stock;
      for (guint j = 0; j < TBR_VULNERABILITY_N * TBR_STRUCTURE_N; j++)
        value[TBR_EARTHQUAKE_COLLAPSED]
            += place->stock[j / TBR_STRUCTURE_N].collapsed[j % TBR_STRUCTURE_N];
      value[TBR_EARTHQUAKE_FREED] += place->freed;
    }
  state->told = tbr_sim_clock (sim);
  for (guint measure = 0; measure < TBR_EARTHQUAKE_MEASURES; measure++)
    tbr_hazard_measure (sim, hazard, TBR_NONE, measure, value[measure]);
}
