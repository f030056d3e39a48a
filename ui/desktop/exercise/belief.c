/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map that can be drawn from what a role may know, and nothing else. */
#include "desktop/exercise/belief.h"

/* A need of which the role has heard. */
static TbrNeedView
view_of (const TbrReport *report)
{
  return (TbrNeedView){ .need = report->need,
                        .hazard = TBR_HANDLE (TbrHazardId, TBR_NONE),
                        .kind = (TbrNeedKind) report->kind,
                        .lon = (float) report->lon,
                        .lat = (float) report->lat,
                        .stock = report->stock,
                        .required = report->required,
                        .promised = report->promised,
                        .on_the_way = report->on_the_way,
                        .working = report->working,
                        .opened = report->opened,
                        .closed = TBR_NEVER };
}

/* Needs stand at their number; those of which nothing is known are closed before they began. */
static void
add_needs (const TbrBriefing *briefing, TbrSnapshot *snapshot)
{
  for (guint i = 0; i < briefing->reports->len; i++)
    {
      const TbrReport *report = &g_array_index (briefing->reports, TbrReport, i);
      while (snapshot->needs->len <= report->need.i)
        {
          const TbrNeedView unknown = { .need = TBR_HANDLE (TbrNeedId, snapshot->needs->len),
                                        .hazard = TBR_HANDLE (TbrHazardId, TBR_NONE),
                                        .opened = TBR_NEVER,
                                        .closed = G_MININT64 };
          g_array_append_val (snapshot->needs, unknown);
        }
      g_array_index (snapshot->needs, TbrNeedView, report->need.i) = view_of (report);
    }
}

TbrSnapshot *
tbr_belief_snapshot (const TbrBriefing *briefing)
{
  TbrSnapshot *snapshot = g_new0 (TbrSnapshot, 1);
  snapshot->at = briefing->at;
  snapshot->scenario = briefing->scenario;
  snapshot->units = g_array_copy (briefing->units);
  snapshot->needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedView));
  snapshot->marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  snapshot->links = g_array_new (FALSE, FALSE, sizeof (TbrLinkView));
  snapshot->outages = g_array_new (FALSE, FALSE, sizeof (TbrOutageView));
  add_needs (briefing, snapshot);
  return snapshot;
}
