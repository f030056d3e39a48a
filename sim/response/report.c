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

/* Two rows a need: the one the seats have seen, then the one that is on its way to them. */
static TbrReport *
row (const TbrSim *sim, TbrNeedId need, guint which)
{
  return tbr_report_get (sim, 2 * need.i + which);
}

const TbrReport *
tbr_report_seen (const TbrSim *sim, TbrNeedId need)
{
  return row (sim, need, 0);
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
   first report on; a satellite map shows them most of it. Source: our assumption. */
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

/* What the seats will be told of a need. */
static void
take_down (const TbrSim *sim, TbrNeedId need, TbrReport *out_report)
{
  double share = known (sim, need);

  tbr_report_now (sim, need, out_report);
  out_report->stock *= share;
  out_report->required *= share;
}

void
tbr_report_open (TbrSim *sim, TbrNeedId need)
{
  TbrCycle *cycle;

  tbr_arena_add (&sim->arena, TBR_GROUP_REPORT, 2);
  take_down (sim, need, row (sim, need, 0));
  *row (sim, need, 1) = *row (sim, need, 0);
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

  if (cycle->n_open_needs == 0)
    {
      cycle->running = FALSE;
      return;
    }
  cycle->n_reports++;
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    if (gets_through (sim, TBR_HANDLE (TbrNeedId, i), cycle->n_reports))
      take_down (sim, TBR_HANDLE (TbrNeedId, i), row (sim, TBR_HANDLE (TbrNeedId, i), 1));
  tbr_core_schedule (sim, tbr_sim_clock (sim) + meta->report_period, TBR_EVENT_REPORT, 0, 0);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + meta->report_delay, TBR_EVENT_PUBLISH, 0, 0);
}

void
tbr_report_on_publish (TbrSim *sim, const TbrEvent *event)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    *row (sim, TBR_HANDLE (TbrNeedId, i), 0) = *row (sim, TBR_HANDLE (TbrNeedId, i), 1);
  tbr_case_publish (sim);
  tbr_choose_review (sim);
  tbr_tasking_review (sim);
  tbr_csirt_review (sim);
  tbr_solidarity_review (sim);
  tbr_ipcr_review (sim);
  tbr_rapid_map_review (sim);
}
