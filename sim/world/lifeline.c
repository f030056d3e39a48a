/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Inoperability of services in motion, region by region, with buffers that run empty. */
#include "world/lifeline.h"

#include "world/buffer.h"
#include "world/hospital.h"
#include "world/inoperability.h"
#include "world/missed.h"
#include "world/slowed_roads.h"
#include "world/standby.h"

#include <tabard/error.h>
#include <tabard/map.h>
#include <tabard/scenario.h>

#include <math.h>

/* How far apart the steps of disturbed regions are. Our assumption: a quarter of the shortest
   buffer. */
#define STEP (15 * TBR_MINUTE)
/* How often person-hours are written down, as other harm. */
#define COUNT_PERIOD (6 * TBR_HOUR)
/* A change of the inoperability that is told. Our assumption. */
#define TOLD 0.05
/* Inoperability that counts as none. Our assumption. */
#define NEGLIGIBLE 0.001
/* Losses smaller than this are what rounding leaves of repaired ones. */
#define ROUNDING 1e-9
/* How far a service is out at the end of its recovery time. Source: [LIAN2006] example. */
#define RECOVERED 0.01

const TbrArenaGroup tbr_lifeline_groups[] = {
  { TBR_GROUP_OUTAGE, "services", sizeof (TbrOutage), 0 },
  { TBR_GROUP_OUTAGE_BUFFER, "buffers of services", sizeof (TbrOutageBuffer), 0 },
  { TBR_GROUP_OUTAGE_LOSS, "losses of services", sizeof (TbrOutageLoss), 0 },
  { TBR_GROUP_OUTAGE_BOOK, "book of services", sizeof (TbrOutageBook), 0 },
  { TBR_GROUP_OUTAGE_SUM, "sums of services", sizeof (TbrOutageSum), 0 },
};
const guint tbr_lifeline_n_groups = G_N_ELEMENTS (tbr_lifeline_groups);

static TbrOutage *
outage_of (const TbrSim *sim, guint32 region)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE, TbrOutage)[region];
}

static TbrOutageBook *
book_of (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE_BOOK, TbrOutageBook);
}

static TbrOutageLoss *
loss_of (const TbrSim *sim, guint32 row, guint32 region)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_OUTAGE_LOSS,
                         TbrOutageLoss)[(gsize) row * sim->map->n_regions + region];
}

void
tbr_lifeline_start (TbrSim *sim)
{
  const TbrScenario *scenario = sim->scenario;
  if (scenario->region_people == NULL)
    return;
  guint32 n = sim->map->n_regions;
  tbr_arena_add (&sim->arena, TBR_GROUP_OUTAGE, n);
  if (scenario->n_dependencies > 0)
    tbr_arena_add (&sim->arena, TBR_GROUP_OUTAGE_BUFFER, n * scenario->n_dependencies);
  tbr_arena_add (&sim->arena, TBR_GROUP_OUTAGE_LOSS, n * scenario->n_lifeline_hazards);
  tbr_arena_add (&sim->arena, TBR_GROUP_OUTAGE_BOOK, 1);
  tbr_arena_add (&sim->arena, TBR_GROUP_OUTAGE_SUM,
                 scenario->n_lifeline_hazards * scenario->n_states);
  for (guint32 i = 0; i < n; i++)
    {
      outage_of (sim, i)->hazard = outage_of (sim, i)->untold_by = TBR_NONE;
      outage_of (sim, i)->speed = 1;
      outage_of (sim, i)->hospitals.need = TBR_NONE;
      outage_of (sim, i)->hospitals.alarm = TBR_NEVER;
      for (guint j = 0; j < scenario->n_dependencies; j++)
        tbr_buffers_of (sim, TBR_HANDLE (TbrRegionId, i))[j].fresh
            = (float) ((double) scenario->dependencies[j]->buffer / (double) TBR_HOUR);
    }
}

double
tbr_lifeline_slowdown (const TbrSim *sim, TbrRegionId region, TbrLifeline lifeline)
{
  double out = tbr_lifeline_inoperability (sim, region, lifeline);
  return out > 0 ? 1 + (sim->scenario->lifelines[lifeline]->slows - 1) * out : 1;
}

TbrTime
tbr_lifeline_slow (const TbrSim *sim, double lon, double lat, TbrLifeline lifeline, TbrTime time)
{
  if (!tbr_lifeline_is_on (sim) || time <= 0)
    return time;
  double factor = tbr_lifeline_slowdown (sim, tbr_map_region_at (sim->map, lon, lat), lifeline);
  return factor > 1 ? (TbrTime) llround ((double) time * factor) : time;
}

double
tbr_lifeline_recovery (const TbrScenario *scenario, TbrLifeline lifeline)
{
  g_return_val_if_fail ((guint) lifeline < TBR_LIFELINE_N, 0);
  double seconds = (double) scenario->lifelines[lifeline]->recovery / (double) TBR_SECOND;
  return tbr_inoperability_recovery_rate (1, RECOVERED, seconds, 0);
}

/* Where each service is heading: what hazards take, and what the others take once buffers are
   empty. */
static void
find_targets (const TbrSim *sim, guint32 region, double *out_targets)
{
  const TbrOutage *outage = outage_of (sim, region);
  const TbrOutageBuffer *buffers = tbr_buffers_of (sim, TBR_HANDLE (TbrRegionId, region));
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    out_targets[i] = outage->loss[i];
  for (guint i = 0; i < sim->scenario->n_dependencies; i++)
    {
      const TbrDependency *row = sim->scenario->dependencies[i];
      out_targets[row->dependent] += row->strength * (double) buffers[i].empty;
    }
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    out_targets[i] = MIN (out_targets[i], 1);
}

/* How services come back over a span: the same for all regions that are stepped together. */
typedef struct
{
  TbrTime span;
  double rate[TBR_LIFELINE_N]; /* 1/s */
  double gone[TBR_LIFELINE_N]; /* share of the way to the target over the span */
  TbrBufferPace buffers;
} Pace;

static void
set_pace (const TbrSim *sim, TbrTime span, Pace *pace)
{
  pace->span = span;
  tbr_buffers_set_pace (sim->scenario, (double) span / (double) TBR_HOUR, &pace->buffers);
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      pace->rate[i] = tbr_lifeline_recovery (sim->scenario, (TbrLifeline) i);
      pace->gone[i] = -expm1 (-pace->rate[i] * ((double) span / (double) TBR_SECOND));
    }
}

/**
 * bring_up:
 * @pace: (inout): of the last region, set anew for another span
 *
 * Moves a region up to now: q' = K (A u + c - q), exact for losses c and empty buffers u that stay
 * as they are over the step; then lets the buffers run.
 *
 * Source: [HAIMES2005]
 */
static void
bring_up (TbrSim *sim, guint32 region, Pace *pace)
{
  TbrOutage *outage = outage_of (sim, region);
  TbrTime span = tbr_sim_clock (sim) - outage->updated;
  double seconds = (double) span / (double) TBR_SECOND, hours = (double) span / (double) TBR_HOUR;
  outage->updated = tbr_sim_clock (sim);
  if (span == 0)
    return;
  if (span != pace->span)
    set_pace (sim, span, pace);
  double targets[TBR_LIFELINE_N];
  find_targets (sim, region, targets);
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      double away = outage->state[i] - targets[i];
      if (away == 0 && targets[i] == 0)
        continue;
      double gone = pace->gone[i];
      outage->hours[i] += targets[i] * hours + away * gone / pace->rate[i] * hours / seconds;
      outage->state[i] = targets[i] + away * (1 - gone);
      if (targets[i] == 0 && outage->state[i] < NEGLIGIBLE)
        outage->state[i] = 0;
    }
  tbr_buffers_run (sim, TBR_HANDLE (TbrRegionId, region), outage->state, &pace->buffers);
}

/* Writes what has changed since it was last told, and tells the rooms above. */
static void
tell (TbrSim *sim, guint32 region)
{
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    {
      TbrOutage *outage = outage_of (sim, region);
      double change = fabs (outage->state[i] - (double) outage->told[i]);
      gboolean is_back = outage->state[i] == 0 && outage->told[i] > 0;
      if (change < TOLD && !is_back)
        continue;
      outage->told[i] = (float) outage->state[i];
      if (i == TBR_LIFELINE_TRANSPORT)
        outage->speed = tbr_slowed_roads_set (sim, TBR_HANDLE (TbrRegionId, region), outage->speed);
      tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_LIFELINE_CHANGED,
                                     .code = (guint16) i,
                                     .a = region,
                                     .b = outage->hazard,
                                     .c = TBR_NONE,
                                     .x = outage->state[i],
                                     .y = outage->loss[i],
                                     .z = sim->scenario->region_people[region] });
      tbr_core_raise (sim, TBR_EVENT_LIFELINE_CHANGED, region, i);
      if (i == TBR_LIFELINE_FUEL)
        tbr_core_raise (sim, TBR_EVENT_FUEL_CHANGED, region, 0);
    }
}

static gboolean
is_at_rest (const TbrOutage *outage)
{
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    if (outage->state[i] > 0 || outage->loss[i] > 0 || outage->told[i] > 0)
      return FALSE;
  return TRUE;
}

static void
on_count (TbrSim *sim, const TbrEvent *event)
{
  gboolean goes_on = FALSE;
  Pace pace = { 0 };
  book_of (sim)->counting = FALSE;
  for (guint32 i = 0; i < sim->map->n_regions; i++)
    {
      TbrOutage *outage = outage_of (sim, i);
      if (outage->awake)
        bring_up (sim, i, &pace);
      goes_on = goes_on || outage->awake;
      tbr_missed_count (sim, TBR_HANDLE (TbrRegionId, i), outage);
      tbr_hospital_tell (sim, TBR_HANDLE (TbrRegionId, i), outage->hazard);
    }
  tbr_missed_write (sim);
  TbrTime now = tbr_sim_clock (sim), end = sim->scenario->meta->duration;
  if (!goes_on || now >= end)
    return;
  book_of (sim)->counting = TRUE;
  tbr_core_schedule (sim, MIN (now + COUNT_PERIOD, end), TBR_EVENT_LIFELINE_COUNT, 0, 0);
}

static void
on_step (TbrSim *sim, const TbrEvent *event)
{
  gboolean goes_on = FALSE;
  Pace pace = { 0 };
  book_of (sim)->stepping = FALSE;
  tbr_standby_look (sim);
  for (guint32 i = 0; i < sim->map->n_regions; i++)
    {
      if (!outage_of (sim, i)->awake)
        continue;
      bring_up (sim, i, &pace);
      tbr_standby_step (sim, TBR_HANDLE (TbrRegionId, i), outage_of (sim, i)->hazard,
                        (double) STEP / (double) TBR_HOUR);
      tbr_hospital_step (sim, TBR_HANDLE (TbrRegionId, i), outage_of (sim, i)->hazard,
                         (double) STEP / (double) TBR_HOUR);
      tell (sim, i);
      outage_of (sim, i)->awake = !is_at_rest (outage_of (sim, i));
      goes_on = goes_on || outage_of (sim, i)->awake;
    }
  if (!goes_on || book_of (sim)->stepping)
    return;
  book_of (sim)->stepping = TRUE;
  tbr_core_schedule (sim, tbr_sim_clock (sim) + STEP, TBR_EVENT_LIFELINE_STEP, 0, 0);
}

static void
on_tell (TbrSim *sim, const TbrEvent *event)
{
  book_of (sim)->telling = FALSE;
  for (guint32 i = 0; i < sim->map->n_regions; i++)
    if (outage_of (sim, i)->touched)
      {
        outage_of (sim, i)->touched = FALSE;
        tell (sim, i);
      }
}

/* Nobody above listens. */
static void
on_changed (TbrSim *sim, const TbrEvent *event)
{
}

void
tbr_lifeline_add_handlers (TbrHandler *handlers)
{
  handlers[TBR_EVENT_LIFELINE_STEP] = on_step;
  handlers[TBR_EVENT_LIFELINE_TELL] = on_tell;
  handlers[TBR_EVENT_LIFELINE_COUNT] = on_count;
  handlers[TBR_EVENT_LIFELINE_CHANGED] = on_changed;
  handlers[TBR_EVENT_FUEL_CHANGED] = on_changed;
}

/* The hazard that takes most here, over all services; the one before when nothing is taken. */
static guint32
find_worst (const TbrSim *sim, guint32 region, guint32 before)
{
  const TbrScenario *scenario = sim->scenario;
  guint32 worst = before;
  double most = 0;
  for (guint32 i = 0; i < scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    {
      double taken = 0;
      for (guint j = 0; scenario->lifeline_rows[i] != TBR_NONE && j < TBR_LIFELINE_N; j++)
        taken += loss_of (sim, scenario->lifeline_rows[i], region)->loss[j];
      if (taken > most)
        worst = i;
      most = MAX (most, taken);
    }
  return worst;
}

/* Lets the buffers of one region run alone. */
static void
run_buffers (TbrSim *sim, guint32 region, double hours)
{
  TbrBufferPace pace;
  tbr_buffers_set_pace (sim->scenario, hours, &pace);
  tbr_buffers_run (sim, TBR_HANDLE (TbrRegionId, region), outage_of (sim, region)->state, &pace);
}

/* Wakes a region: it was at rest, its buffers have been refilling. */
static void
wake (TbrSim *sim, guint32 region)
{
  TbrOutage *outage = outage_of (sim, region);
  TbrOutageBook *book = book_of (sim);
  TbrTime now = tbr_sim_clock (sim), end = sim->scenario->meta->duration;
  if (!outage->awake)
    run_buffers (sim, region, (double) (now - outage->updated) / (double) TBR_HOUR);
  outage->awake = TRUE;
  outage->updated = now;
  if (!book->stepping)
    tbr_core_schedule (sim, now + STEP, TBR_EVENT_LIFELINE_STEP, 0, 0);
  if (!book->counting)
    tbr_core_schedule (sim, MIN (now + COUNT_PERIOD, MAX (now, end)), TBR_EVENT_LIFELINE_COUNT, 0,
                       0);
  book->stepping = book->counting = TRUE;
}

/* Sum of the losses by all hazards. */
static double
sum_losses (const TbrSim *sim, guint32 region, TbrLifeline lifeline)
{
  double sum = 0;
  for (guint32 i = 0; i < sim->scenario->n_lifeline_hazards; i++)
    sum += loss_of (sim, i, region)->loss[lifeline];
  return MIN (sum, 1);
}

void
tbr_lifeline_add_loss (TbrSim *sim, const TbrLossSpec *spec)
{
  g_assert (tbr_lifeline_is_on (sim));
  g_assert ((guint) spec->lifeline < TBR_LIFELINE_N && isfinite (spec->delta));
  guint32 region = spec->region.i, row = sim->scenario->lifeline_rows[spec->hazard.i];
  g_assert (row != TBR_NONE);
  if (region == TBR_NONE || spec->delta == 0)
    return;
  TbrOutage *outage = outage_of (sim, region);
  Pace pace = { 0 };
  double *own = &loss_of (sim, row, region)->loss[spec->lifeline];
  if (*own == 0 && spec->delta < 0)
    return;
  if (outage->awake)
    bring_up (sim, region, &pace);
  else
    wake (sim, region);
  *own = CLAMP (*own + spec->delta, 0, 1);
  if (*own < ROUNDING)
    *own = 0;
  outage->loss[spec->lifeline] = sum_losses (sim, region, spec->lifeline);
  outage->state[spec->lifeline] = MAX (outage->state[spec->lifeline], outage->loss[spec->lifeline]);
  outage->hazard = find_worst (sim, region, outage->hazard);
  run_buffers (sim, region, 0);
  outage->touched = TRUE;
  if (!book_of (sim)->telling)
    tbr_core_schedule (sim, tbr_sim_clock (sim), TBR_EVENT_LIFELINE_TELL, 0, 0);
  book_of (sim)->telling = TRUE;
}

double
tbr_lifeline_inoperability (const TbrSim *sim, TbrRegionId region, TbrLifeline lifeline)
{
  g_return_val_if_fail ((guint) lifeline < TBR_LIFELINE_N, 0);
  if (region.i >= tbr_arena_count (&sim->arena, TBR_GROUP_OUTAGE))
    return 0;
  return outage_of (sim, region.i)->state[lifeline];
}

double
tbr_lifeline_loss (const TbrSim *sim, TbrRegionId region, TbrLifeline lifeline)
{
  g_return_val_if_fail ((guint) lifeline < TBR_LIFELINE_N, 0);
  if (region.i >= tbr_arena_count (&sim->arena, TBR_GROUP_OUTAGE))
    return 0;
  return outage_of (sim, region.i)->loss[lifeline];
}

double
tbr_lifeline_people (const TbrSim *sim, TbrRegionId region)
{
  if (region.i >= tbr_arena_count (&sim->arena, TBR_GROUP_OUTAGE))
    return 0;
  return sim->scenario->region_people[region.i];
}

/* ---- books ---- */

static gboolean
fail_region (const TbrSim *sim, guint32 region, const char *what, double one, double other,
             GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "region '%s': %s: %.9g against %.9g",
               sim->map->regions[region].name, what, one, other);
  return FALSE;
}

static gboolean
check_beds (const TbrSim *sim, guint32 region, GError **error)
{
  const TbrHospitals *hospitals = &outage_of (sim, region)->hospitals;
  double least = fmin (hospitals->to_move, fmin (hospitals->gone, hospitals->deaths));
  for (guint i = 0; i < TBR_BED_N; i++)
    least = fmin (least, fmin (hospitals->held[i], hospitals->inside[i]));
  return least >= 0
         || fail_region (sim, region, "fewer beds or patients than none", least, 0, error);
}

gboolean
tbr_lifeline_check (const TbrSim *sim, GError **error)
{
  const double rounding = 1e-9;
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OUTAGE); i++)
    {
      const TbrOutage *outage = outage_of (sim, i);
      for (guint j = 0; j < TBR_LIFELINE_N; j++)
        {
          double sum = sum_losses (sim, i, (TbrLifeline) j);
          if (fabs (sum - outage->loss[j]) > rounding)
            return fail_region (sim, i, "loss of a service, and by all hazards", outage->loss[j],
                                sum, error);
          if (!(outage->state[j] >= 0 && outage->state[j] <= 1 + rounding))
            return fail_region (sim, i, "share of a service that is out, and all of it",
                                outage->state[j], 1, error);
        }
      if (!check_beds (sim, i, error))
        return FALSE;
    }
  return TRUE;
}
