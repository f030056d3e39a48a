/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map that can be drawn from what a role may know, and nothing else. */
#include "desktop/exercise/belief.h"

#include "desktop/telling.h"
#include "draw/language.h"

#include <glib/gi18n.h>

#define MARGIN 7000.0 /* metres around the places that were reported. Source: our choice */

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

/* Hazards where the role has been told of needs, with the age of what it was told. */
static void
add_hazards (const TbrBriefing *briefing, TbrSnapshot *snapshot)
{
  for (guint i = 0; i < briefing->hazards->len; i++)
    {
      const TbrHazardSeen *seen = &g_array_index (briefing->hazards, TbrHazardSeen, i);
      if (seen->n_reports == 0)
        continue;
      const TbrObject *hazard
          = tbr_scenario_object (briefing->scenario, TBR_SECTION_HAZARDS, seen->hazard);
      TbrMark mark = { .hazard = { seen->hazard },
                       .shape = TBR_MARK_TOLD,
                       .lon = (float) seen->lon,
                       .lat = (float) seen->lat,
                       .a = (float) (seen->reach + MARGIN),
                       .b = (float) (seen->reach + MARGIN),
                       .level = 0.5f,
                       .active = 1 };
      g_autofree char *age = tbr_telling_span (MAX (briefing->at - seen->as_of, 0));
      /* the age first: a label may end early */
      g_autofree char *label
          = g_strdup_printf (_ ("%s ago: %s"), age, tbr_word (hazard->kind->title));
      tbr_mark_set_label (&mark, label);
      tbr_snapshot_add_mark (snapshot, &mark);
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
  add_hazards (briefing, snapshot);
  return snapshot;
}
