/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the seats know: reports that are taken at intervals and arrive with a delay. */
#include "response/report.h"

#include "response/case.h"
#include "response/choose.h"
#include "response/csirt.h"
#include "response/ipcr.h"
#include "response/rapid_map.h"
#include "response/solidarity.h"
#include "response/tasking.h"
#include "world/lifeline.h"

#include <math.h>

/* Reports that can be on their way at once: one is taken in each period and arrives before the one
   that is taken when it arrives. */
static guint32
most_on_the_way (const TbrMeta *meta)
{
  return (guint32) MAX ((meta->report_delay + meta->report_period - 1) / meta->report_period, 1);
}

guint32
tbr_report_rows (const TbrScenario *scenario)
{
  return 1 + most_on_the_way (scenario->meta);
}

/* The first row of a need is the report that the seats have seen, then come those on their way. */
static TbrReport *
seen_row (const TbrSim *sim, TbrNeedId need)
{
  return tbr_report_get (sim, tbr_report_rows (sim->scenario) * need.i);
}

/* The row of the report that was taken as number @number; rows are used in turn. */
static TbrReport *
row_on_the_way (const TbrSim *sim, TbrNeedId need, guint32 number)
{
  return seen_row (sim, need) + 1 + number % most_on_the_way (sim->scenario->meta);
}

const TbrReport *
tbr_report_seen (const TbrSim *sim, TbrNeedId need)
{
  return seen_row (sim, need);
}

void
tbr_report_now (const TbrSim *sim, TbrNeedId need, TbrReport *out_report)
{
  const TbrNeed *truth = tbr_need_get (sim, need);

  *out_report = (TbrReport){ .need = need,
                             .state = TBR_HANDLE (TbrStateId, truth->state),
                             .as_of = tbr_sim_clock (sim),
                             .opened = truth->opened,
                             .lon = truth->lon,
                             .lat = truth->lat,
                             .stock = truth->stock,
                             .required = truth->closed == TBR_NEVER ? truth->required : 0,
                             .promised = truth->promised,
                             .on_the_way = truth->on_the_way,
                             .working = tbr_need_rate (sim, need, TBR_WORK_N),
                             .kind = truth->kind,
                             .priority = truth->priority,
                             .n_units = truth->n_units };
}

/* Share of a need that those who report it know: what they do not know falls exponentially from the
   alarm on; a satellite map shows them most of it. Source: our assumption. */
static double
known (const TbrSim *sim, TbrNeedId need)
{
  const TbrMeta *meta = sim->scenario->meta;
  double age = (double) (tbr_sim_clock (sim) - tbr_need_get (sim, need)->opened);
  double share;

  if (meta->known >= 1)
    return 1;
  share = 1 - (1 - meta->known) * exp (-age / (double) meta->known_after);
  return tbr_rapid_map_shows (sim, need) ? MAX (share, meta->map_known) : share;
}

/**
 * misjudged:
 *
 * What whoever counts makes of an amount: a factor of its own for each need and each instant at
 * which a report of it is taken, lognormal with mean 1 and the standard deviation `scatter`, so
 * that the mean over many reports is what they know. A satellite map leaves no more room for error
 * than it leaves unknown. The draw depends on nothing but seed, replication, need and instant.
 *
 * Source: our assumption; the form is that of errors of estimated counts, which go in proportion.
 * Returns: factor, above 0
 */
static double
misjudged (const TbrSim *sim, TbrNeedId need)
{
  const TbrMeta *meta = sim->scenario->meta;
  double scatter = meta->scatter;
  TbrStream stream;

  if (scatter > 0 && tbr_rapid_map_shows (sim, need))
    scatter = MIN (scatter, 1 - meta->map_known);
  if (!(scatter > 0))
    return 1;
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 25),
                   tbr_need_get (sim, need)->name_hash,
                   (guint32) (tbr_sim_clock (sim) / TBR_SECOND));
  double variance = log1p (scatter * scatter);
  return exp (sqrt (variance) * tbr_stream_normal (&stream) - variance / 2);
}

/* What the seats will be told of a need. */
static void
take_down (const TbrSim *sim, TbrNeedId need, TbrReport *out_report)
{
  double share = known (sim, need) * misjudged (sim, need);

  tbr_report_now (sim, need, out_report);
  out_report->stock *= share;
  out_report->required *= share;
}

/* The alarm: the seats hear at once that there is a need, as it looks to who calls. It grows older
   until the first report that is taken after it arrives. */
void
tbr_report_open (TbrSim *sim, TbrNeedId need)
{
  guint32 n_rows = tbr_report_rows (sim->scenario);
  TbrReport *rows;
  TbrCycle *cycle;

  tbr_arena_add (&sim->arena, TBR_GROUP_REPORT, n_rows);
  rows = seen_row (sim, need);
  take_down (sim, need, &rows[0]);
  for (guint32 i = 1; i < n_rows; i++)
    rows[i] = rows[0];
  cycle = tbr_cycle_get (sim);
  cycle->n_open_needs++;
  if (!cycle->running)
    {
      cycle->running = TRUE;
      tbr_core_schedule (sim, tbr_sim_clock (sim) + sim->scenario->meta->report_period,
                         TBR_EVENT_REPORT, 0, 0);
    }
}

/* Where telephone and mobile networks are out, only every other report gets through, or fewer: what
   the seats have is older. */
static gboolean
gets_through (const TbrSim *sim, TbrNeedId need, guint32 number)
{
  TbrRegionId region = TBR_HANDLE (TbrRegionId, tbr_need_get (sim, need)->region);
  double factor = tbr_lifeline_slowdown (sim, region, TBR_LIFELINE_TELECOM);
  return number % (guint32) lround (factor) == 0;
}

void
tbr_report_on_take (TbrSim *sim, const TbrEvent *event)
{
  const TbrMeta *meta = sim->scenario->meta;
  TbrCycle *cycle = tbr_cycle_get (sim);
  guint32 number;

  if (cycle->n_open_needs == 0)
    {
      cycle->running = FALSE;
      return;
    }
  number = ++cycle->n_reports;
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrNeedId need = TBR_HANDLE (TbrNeedId, i);
      if (gets_through (sim, need, number))
        take_down (sim, need, row_on_the_way (sim, need, number));
      else /* what arrives is what was taken before */
        *row_on_the_way (sim, need, number) = *row_on_the_way (sim, need, number - 1);
    }
  /* arrival before the next report that is taken at the same instant and uses the same row */
  tbr_core_schedule (sim, tbr_sim_clock (sim) + meta->report_delay, TBR_EVENT_PUBLISH, number, 0);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + meta->report_period, TBR_EVENT_REPORT, 0, 0);
}

void
tbr_report_on_publish (TbrSim *sim, const TbrEvent *event)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    *seen_row (sim, TBR_HANDLE (TbrNeedId, i))
        = *row_on_the_way (sim, TBR_HANDLE (TbrNeedId, i), event->a);
  tbr_case_publish (sim);
  tbr_choose_review (sim);
  tbr_tasking_review (sim);
  tbr_csirt_review (sim);
  tbr_solidarity_review (sim);
  tbr_ipcr_review (sim);
  tbr_rapid_map_review (sim);
}
