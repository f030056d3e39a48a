/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who in and around the wet homes of a cell is without roof, safe water, power and telecom, and how
 * long. */
#include "hazards/flood.h"

#include "world/repair.h"

#include <tabard/map.h>

#include <math.h>

/* A smaller change of a region's service is not told. Our assumption. */
#define LEAST_CUT 1e-4
#define HOURS_PER_DAY 24.0
#define PERSONS 1000.0
/* Less than half a person is nobody. */
#define NEGLIGIBLE 0.5
/* Parts of the needs of services are numbered behind those of cells, dikes, roads and bridges. */
#define PART_SERVICE 0x40000u
/* How unequal repair jobs are in the people they bring back. Our assumption, as for earthquakes. */
#define UNEQUAL 1.0

static const TbrLifeline lifelines[TBR_FLOOD_SERVICES_N] = {
  [TBR_FLOOD_POWER] = TBR_LIFELINE_POWER,
  [TBR_FLOOD_TELECOM] = TBR_LIFELINE_TELECOM,
};

static const TbrNeedKind repairs[TBR_FLOOD_SERVICES_N] = {
  [TBR_FLOOD_POWER] = TBR_NEED_LINE_REPAIR,
  [TBR_FLOOD_TELECOM] = TBR_NEED_TELECOM_REPAIR,
};

static TbrFloodCell *
cell_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  return &tbr_flood_cells (tbr_flood_state (sim, hazard))[i];
}

static TbrRegionId
region_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  return tbr_map_region_at (sim->map, row->lon, row->lat);
}

/* Share of the homes of a cell that have been wet, while it is flooded and until @restored after it
   is dry. */
static double
share_wet (const TbrSim *sim, TbrHazardId hazard, guint32 i, TbrTime restored)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  const TbrFloodCell *cell = cell_of (sim, hazard, i);
  gboolean is_out = cell->flooded != TBR_NEVER
                    || (cell->dry != TBR_NEVER && tbr_sim_clock (sim) - cell->dry < restored);
  if (!is_out)
    return 0;
  return row->dwellings > 0 ? cell->wet / row->dwellings
                            : CLAMP (cell->peak_area / row->area, 0, 1);
}

/* Share of the people of a cell without a service that the water itself keeps out. */
static double
share_without (const TbrSim *sim, TbrHazardId hazard, guint32 i, TbrFloodService service)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  double out = service == TBR_FLOOD_POWER ? values->power_out : values->telecom_out;
  TbrTime restored = values->jobs[service] > 0 ? 0 : values->restore;
  return MIN (1, share_wet (sim, hazard, i, restored) * out);
}

/* A held need: what units did not hold over the last @hours of what was wanted, unit-hours. */
static double
step_held (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrFloodNeed which, double amount,
           double hours)
{
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  double held = tbr_flood_take (sim, cell, which);
  double missing = MAX (0, amount * hours - held);
  double wanted = amount >= NEGLIGIBLE ? amount : 0;
  tbr_flood_serve (sim, hazard, i, which, wanted, wanted);
  return missing;
}

static void
lose (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrFloodService service, double loss)
{
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  tbr_lifeline_add_loss (sim, &(TbrLossSpec){ .hazard = hazard,
                                              .region = region_of (sim, hazard, i),
                                              .lifeline = lifelines[service],
                                              .delta = loss - cell->cut[service] });
  cell->cut[service] = loss;
}

/* What the water took is from now on for crews to bring back. */
static void
hand_over (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrFloodService service)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  TbrRegionId region = region_of (sim, hazard, i);
  double loss = cell->cut[service];
  double jobs = values->jobs[service] * loss * tbr_lifeline_people (sim, region) / PERSONS;
  guint32 number = i * TBR_FLOOD_WAVES + cell->mended[service];
  lose (sim, hazard, i, service, 0);
  if (cell->mended[service] >= TBR_FLOOD_WAVES || jobs <= 0)
    return;
  cell->mended[service]++;
  cell->handed[service] = loss;
  cell->jobs[service] = jobs;
  cell->mend[service]
      = tbr_repair_open (sim, &(TbrRepairSpec){ .hazard = hazard,
                                                .kind = repairs[service],
                                                .lifeline = lifelines[service],
                                                .region = region,
                                                .state = { values->state },
                                                .lon = row->lon,
                                                .lat = row->lat,
                                                .jobs = jobs,
                                                .loss = loss,
                                                .unequal = UNEQUAL,
                                                .target = values->mending,
                                                .part = PART_SERVICE + number * TBR_FLOOD_SERVICES_N
                                                        + service })
            .i;
}

/* The service that a cell's people are without is taken from their region's; it comes back with the
   cell, or by repair. The region counts their hours. */
static void
step_service (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrFloodService service)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  double share = share_without (sim, hazard, i, service);
  if (share == 0 && cell->cut[service] == 0)
    return;
  double all = tbr_lifeline_people (sim, region_of (sim, hazard, i));
  double loss = all > 0 ? MIN (1, share * row->people / all) : 0;
  if (loss == cell->cut[service] || (loss > 0 && fabs (loss - cell->cut[service]) < LEAST_CUT))
    return;
  if (loss == 0 && tbr_flood_values (sim, hazard)->jobs[service] > 0)
    hand_over (sim, hazard, i, service);
  else
    lose (sim, hazard, i, service, loss);
}

void
tbr_flood_step_services (TbrSim *sim, TbrHazardId hazard, guint32 i, double hours)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  TbrFloodCell *cell = cell_of (sim, hazard, i);
  double wet = share_wet (sim, hazard, i, values->restore);
  double present = cell->staying + cell->above + cell->stranded;
  for (guint service = 0; values->services && service < TBR_FLOOD_SERVICES_N; service++)
    step_service (sim, hazard, i, (TbrFloodService) service);
  if (!values->services)
    cell->power_hours += share_without (sim, hazard, i, TBR_FLOOD_POWER) * present * hours;
  cell->water_hours += step_held (sim, hazard, i, TBR_FLOOD_NEED_SAFE_WATER,
                                  MIN (1, wet * values->water_out) * present, hours);
  cell->nights += step_held (sim, hazard, i, TBR_FLOOD_NEED_HOMELESS,
                             wet * values->shelter * cell->away, hours)
                  / HOURS_PER_DAY;
}

double
tbr_flood_powerless (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
  const TbrFloodCell *cell = cell_of (sim, hazard, i);
  double persons = share_without (sim, hazard, i, TBR_FLOOD_POWER) * row->people;
  if (cell->mend[TBR_FLOOD_POWER] == TBR_NONE)
    return persons;
  double left = tbr_repair_left (sim, TBR_HANDLE (TbrRepairId, cell->mend[TBR_FLOOD_POWER]));
  double back = tbr_repair_restored (1 - left / cell->jobs[TBR_FLOOD_POWER], UNEQUAL);
  return persons
         + (1 - back) * cell->handed[TBR_FLOOD_POWER]
               * tbr_lifeline_people (sim, region_of (sim, hazard, i));
}

double
tbr_flood_waterless (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrFlood *values = tbr_flood_values (sim, hazard);
  double wet = share_wet (sim, hazard, i, values->restore);
  return MIN (1, wet * values->water_out) * tbr_flood_cell_row (sim, hazard, i)->people;
}
