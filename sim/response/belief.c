/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a seat believed when it decided, beside what was true at that instant. */
#include "response/belief.h"

#include "response/report.h"

static void
tell (TbrSim *sim, TbrFact fact, guint32 host)
{
  guint32 n = 0;

  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      const TbrReport *seen;

      if (need->closed != TBR_NEVER || need->state != host || need->kind != fact.c)
        continue;
      seen = tbr_report_seen (sim, TBR_HANDLE (TbrNeedId, i));
      fact.x += seen->required;
      fact.y += need->required;
      fact.z += (double) (tbr_sim_clock (sim) - seen->as_of) / (double) TBR_HOUR;
      n++;
    }
  fact.z /= MAX (n, 1);
  tbr_core_emit (sim, fact);
}

void
tbr_belief_tell (TbrSim *sim, TbrDecision decision, TbrStateId seat, TbrRequestId id)
{
  const TbrRequest *request = tbr_request_get (sim, id.i);

  tell (sim,
        (TbrFact){ .kind = TBR_FACT_BELIEF,
                   .code = (guint16) decision,
                   .a = seat.i,
                   .b = id.i,
                   .c = request->need },
        request->state);
}

void
tbr_belief_tell_own (TbrSim *sim, TbrDecision decision, TbrStateId seat, TbrNeedKind kind)
{
  tell (sim,
        (TbrFact){ .kind = TBR_FACT_BELIEF,
                   .code = (guint16) decision,
                   .a = seat.i,
                   .b = TBR_NONE,
                   .c = kind },
        seat.i);
}
