/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Victims of a region: they come and go, checks find some, networks move to where nobody checks. */
#include "hazards/hot_spot.h"
#include "hazards/trafficking.h"

#include <math.h>

#define PURPOSE_YIELD 4
#define PURPOSE_FOUND 5
/* Streams of one region: one to a step. */
#define STEP_BITS 24
#define SECONDS_PER_HOUR 3600.0

static double
to_days (TbrTime time)
{
  return (double) time / (double) TBR_DAY;
}

static const TbrTraffickingOperationRow *
operation_row (const TbrSim *sim, TbrHazardId hazard, guint32 operation)
{
  const TbrRows *rows = tbr_hazard_object (sim, hazard)->rows;
  return &(
      (const TbrTraffickingOperationRow *) rows[TBR_TRAFFICKING_ROWS_OPERATION].data)[operation];
}

static gboolean
takes_part (const TbrSim *sim, TbrHazardId hazard, guint32 operation, guint32 i)
{
  const char *only = operation_row (sim, hazard, operation)->region;
  return *only == '\0' || g_str_equal (only, tbr_trafficking_row (sim, hazard, i)->name);
}

/* ---- joint action days ---- */

/* Checks are shared out by the victims that are known to be somewhere: the written ones. */
static double
share_of (const TbrSim *sim, TbrHazardId hazard, guint32 operation, guint32 i)
{
  double sum = 0;
  for (guint32 k = 0; k < tbr_trafficking_state (sim, hazard)->n_regions; k++)
    if (takes_part (sim, hazard, operation, k))
      sum += tbr_trafficking_row (sim, hazard, k)->victims;
  return sum > 0 ? tbr_trafficking_row (sim, hazard, i)->victims / sum : 0;
}

void
tbr_trafficking_begin_operation (TbrSim *sim, TbrHazardId hazard, guint32 operation)
{
  const TbrTraffickingOperationRow *self = operation_row (sim, hazard, operation);
  guint32 n = tbr_trafficking_state (sim, hazard)->n_regions;
  double hours = (double) self->length / (double) TBR_HOUR;
  for (guint32 i = 0; i < n; i++)
    {
      TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
      const TbrTraffickingRegionRow *row = tbr_trafficking_row (sim, hazard, i);
      double rate = self->checks * SECONDS_PER_HOUR * share_of (sim, hazard, operation, i);
      if (!takes_part (sim, hazard, operation, i) || rate <= 0 || region->checks != TBR_NONE)
        continue;
      TbrNeedSpec spec = { .hazard = hazard,
                           .kind = TBR_NEED_CHECKS,
                           .part = (operation + 1) * n + i,
                           .lon = row->lon,
                           .lat = row->lat,
                           .state = tbr_trafficking_place (sim, hazard, i),
                           .stock = rate * hours,
                           .required = rate };
      region->checks = tbr_need_open (sim, &spec).i;
    }
}

/* The operation a need was opened for. */
static guint32
operation_of (const TbrSim *sim, TbrHazardId hazard, guint32 need)
{
  guint32 part = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, need))->part;
  return part / tbr_trafficking_state (sim, hazard)->n_regions - 1;
}

void
tbr_trafficking_end_operation (TbrSim *sim, TbrHazardId hazard, guint32 operation)
{
  for (guint32 i = 0; i < tbr_trafficking_state (sim, hazard)->n_regions; i++)
    {
      TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
      if (region->checks == TBR_NONE || operation_of (sim, hazard, region->checks) != operation)
        continue;
      tbr_need_close (sim, TBR_HANDLE (TbrNeedId, region->checks));
      region->checks = TBR_NONE;
    }
}

/* What an operation yields in one region: the same however many steps it has. */
typedef struct
{
  double found, opened, arrested; /* shares of those checked */
} Yield;

static Yield
draw_yield (const TbrSim *sim, TbrHazardId hazard, guint32 operation)
{
  const TbrTrafficking *values = tbr_trafficking_values (sim, hazard);
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_YIELD, operation, &stream);
  Yield yield;
  yield.found = tbr_stream_draw (&stream, &values->found);
  yield.opened = tbr_stream_draw (&stream, &values->opened);
  yield.arrested = tbr_stream_draw (&stream, &values->arrested);
  return yield;
}

/* Checks of a span are counted: what they are worth at hot spots that have been checked before, and
   what they find there. */
static void
count_checks (TbrSim *sim, TbrHazardId hazard, guint32 i, guint32 operation, double checked)
{
  const TbrTrafficking *values = tbr_trafficking_values (sim, hazard);
  const TbrTraffickingRegionRow *row = tbr_trafficking_row (sim, hazard, i);
  TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
  Yield yield = draw_yield (sim, hazard, operation);
  double worth = tbr_hot_spot_yield (region->checked, checked, row->saturation)
                 * tbr_hot_spot_led (operation_row (sim, hazard, operation)->led, values->random);
  double density = row->victims > 0 ? region->hidden / row->victims : 0;
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_FOUND,
                     i << STEP_BITS | tbr_trafficking_state (sim, hazard)->n_steps, &stream);
  double found = MIN (tbr_stream_poisson (&stream, yield.found * worth * density), region->hidden);
  guint32 n_opened = tbr_stream_poisson (&stream, yield.opened * worth);
  region->arrests_by_checks += tbr_stream_poisson (&stream, yield.arrested * worth);
  region->hidden -= found;
  region->found_by_checks += found;
  region->cases_by_checks += n_opened;
  region->all_checked += checked;
  region->checked += checked;
  if (found > 0)
    tbr_trafficking_turn (sim, hazard, i, TBR_HAZARD_EVENT_OPERATION, found);
  for (guint32 k = 0; k < n_opened; k++)
    tbr_trafficking_open_found (sim, hazard, i);
}

static void
take_checks (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
  if (region->checks == TBR_NONE)
    return;
  TbrNeedId need = TBR_HANDLE (TbrNeedId, region->checks);
  double done = tbr_need_take (sim, need, TBR_WORK_N);
  double left = MAX (0, tbr_need_get (sim, need)->stock - done);
  if (done > 0)
    count_checks (sim, hazard, i, operation_of (sim, hazard, region->checks), done);
  if (region->checks != TBR_NONE)
    tbr_need_update (sim, need, left, left > 0 ? tbr_need_get (sim, need)->required : 0);
}

/* ---- victims ---- */

/* New victims take the place of those who come free by themselves, so that nothing changes where
   nobody does anything. */
static void
renew (const TbrTrafficking *values, const TbrTraffickingRegionRow *row,
       TbrTraffickingRegion *region, double days)
{
  double change = -expm1 (-days / to_days (values->turnover));
  region->last_days += region->hidden * days;
  region->hidden += (row->victims - region->hidden) * change;
  region->checked *= exp (-days / to_days (values->refresh));
}

/* Networks leave a region that has been checked lately, with those they exploit: the share
   `displacement` of them over a time of refresh at the most. Source: our assumption. */
static double
leave (const TbrTrafficking *values, const TbrTraffickingRegionRow *row,
       TbrTraffickingRegion *region, double days)
{
  double pressed = -expm1 (-region->checked / row->saturation);
  double share = values->displacement * pressed * days / to_days (values->refresh);
  double gone = region->hidden * MIN (share, 1);
  region->hidden -= gone;
  return gone;
}

/* What draws networks to a region: who can be exploited there, less where much was checked. */
static double
pull (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrTraffickingRegionRow *row = tbr_trafficking_row (sim, hazard, i);
  return row->victims * exp (-tbr_trafficking_region (sim, hazard, i)->checked / row->saturation);
}

/* Those whom networks took along are from now on in regions where less is checked. */
static void
displace (const TbrSim *sim, TbrHazardId hazard, double days)
{
  guint32 n = tbr_trafficking_state (sim, hazard)->n_regions;
  double gone = 0, room = 0;
  for (guint32 i = 0; i < n; i++)
    room += pull (sim, hazard, i);
  if (n < 2 || room <= 0)
    return;
  for (guint32 i = 0; i < n; i++)
    gone += leave (tbr_trafficking_values (sim, hazard), tbr_trafficking_row (sim, hazard, i),
                   tbr_trafficking_region (sim, hazard, i), days);
  for (guint32 i = 0; i < n; i++)
    tbr_trafficking_region (sim, hazard, i)->hidden += gone * pull (sim, hazard, i) / room;
}

void
tbr_trafficking_step_regions (TbrSim *sim, TbrHazardId hazard, double days)
{
  const TbrTrafficking *values = tbr_trafficking_values (sim, hazard);
  for (guint32 i = 0; i < tbr_trafficking_state (sim, hazard)->n_regions; i++)
    {
      renew (values, tbr_trafficking_row (sim, hazard, i), tbr_trafficking_region (sim, hazard, i),
             days);
      take_checks (sim, hazard, i);
    }
  displace (sim, hazard, days);
}
