/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What counts as harm when a service is out, and when it is worth telling of a region. */
#include "world/missed.h"

#include <tabard/map.h>
#include <tabard/scenario.h>

/* Hours a head without a service that are worth a fact of a region. Our assumption. */
#define TOLD_HOURS 1.0

static const TbrHarm harms[TBR_LIFELINE_N] = {
  [TBR_LIFELINE_POWER] = TBR_HARM_POWER,      [TBR_LIFELINE_WATER] = TBR_HARM_WATER,
  [TBR_LIFELINE_TELECOM] = TBR_HARM_TELECOM,  [TBR_LIFELINE_ICT] = TBR_HARM_ICT,
  [TBR_LIFELINE_FUEL] = TBR_HARM_FUEL,        [TBR_LIFELINE_TRANSPORT] = TBR_HARM_TRANSPORT,
  [TBR_LIFELINE_HEALTH] = TBR_HARM_HEALTH,    [TBR_LIFELINE_EMERGENCY] = TBR_HARM_EMERGENCY,
  [TBR_LIFELINE_SHELTER] = TBR_HARM_UNHEATED, [TBR_LIFELINE_LOGISTICS] = TBR_HARM_SUPPLY,
};

static TbrOutageSum *
sum_of (const TbrSim *sim, guint32 row, guint32 state)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE_SUM,
                         TbrOutageSum)[(gsize) row * sim->scenario->n_states + state];
}

static void
tell (TbrSim *sim, TbrRegionId region, TbrOutage *outage, guint service)
{
  if (!(outage->untold[service] > 0))
    return;
  tbr_core_emit (sim,
                 (TbrFact){ .kind = TBR_FACT_LIFELINE_MISSED,
                            .code = (guint16) service,
                            .a = region.i,
                            .b = outage->untold_by,
                            .c = sim->map->regions[region.i].state.i,
                            .x = outage->untold[service] * sim->scenario->region_people[region.i],
                            .y = outage->state[service] });
  outage->untold[service] = 0;
}

void
tbr_missed_count (TbrSim *sim, TbrRegionId region, TbrOutage *outage)
{
  if (outage->hazard == TBR_NONE)
    return;
  double people = sim->scenario->region_people[region.i];
  gboolean is_over = tbr_sim_clock (sim) >= sim->scenario->meta->duration;
  gboolean is_other = outage->hazard != outage->untold_by;
  TbrOutageSum *sum = sum_of (sim, sim->scenario->lifeline_rows[outage->hazard],
                              sim->map->regions[region.i].state.i);
  for (guint i = 0; is_other && i < TBR_LIFELINE_N; i++)
    tell (sim, region, outage, i);
  outage->untold_by = outage->hazard;
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      sum->person_hours[i] += outage->hours[i] * people;
      outage->untold[i] += outage->hours[i];
      outage->hours[i] = 0;
      if (is_over || outage->state[i] == 0 || outage->untold[i] >= TOLD_HOURS)
        tell (sim, region, outage, i);
    }
}

void
tbr_missed_write (TbrSim *sim)
{
  const TbrScenario *scenario = sim->scenario;
  for (guint32 i = 0; i < scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    for (guint32 j = 0; scenario->lifeline_rows[i] != TBR_NONE && j < scenario->n_states; j++)
      {
        TbrOutageSum *sum = sum_of (sim, scenario->lifeline_rows[i], j);
        for (guint k = 0; k < TBR_LIFELINE_N; k++)
          if (sum->person_hours[k] > 0)
            tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HARM,
                                           .code = (guint16) harms[k],
                                           .a = i,
                                           .b = j,
                                           .c = TBR_NONE,
                                           .x = sum->person_hours[k] });
        *sum = (TbrOutageSum){ 0 };
      }
}
