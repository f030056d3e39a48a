/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Union's coordination team: sent to a state that asks, home when its needs are over. */
#include "response/team.h"

#include "response/choice.h"
#include "response/doctrine.h"

/* From the request to the decision, seconds: median, p10, p90. Source: our assumption; teams of
   A05, A07 and A09 were there after 18 to 48 h. */
static const TbrLaw decision
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 6 * 3600.0, 2 * 3600.0, 12 * 3600.0 } };

/* Whether a unit of the Union can coordinate and is free. */
static gboolean
can_go (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);

  return tbr_scenario_rate (sim->scenario, TBR_NEED_COORDINATION, spec->capability) != NULL
         && tbr_unit_get (sim, unit)->phase == TBR_PHASE_AVAILABLE;
}

guint32
tbr_team_most_needs (const TbrScenario *scenario)
{
  return scenario->sections[TBR_SECTION_HAZARDS].n > 0 ? scenario->n_states : 0;
}

/* The open coordination need of a state, TBR_NONE when there is none. */
static guint32
open_need (const TbrSim *sim, TbrStateId host)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      if (need->kind == TBR_NEED_COORDINATION && need->state == host.i && need->closed == TBR_NEVER)
        return i;
    }
  return TBR_NONE;
}

void
tbr_team_consider (TbrSim *sim, TbrStateId host)
{
  TbrStream stream;

  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 6), host.i, 0);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + tbr_stream_draw_time (&stream, &decision),
                     TBR_EVENT_TEAM, host.i, 0);
}

/* Where the team goes: to the first open need of the state. */
static gboolean
first_need (const TbrSim *sim, TbrStateId host, const TbrNeed **out_need)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      *out_need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      if ((*out_need)->state == host.i && (*out_need)->closed == TBR_NEVER)
        return TRUE;
    }
  return FALSE;
}

void
tbr_team_on_decide (TbrSim *sim, const TbrEvent *event)
{
  TbrStateId host = TBR_HANDLE (TbrStateId, event->a);
  const TbrNeed *there;
  guint32 n;
  const guint32 *units = tbr_choice_units (sim, TBR_HANDLE (TbrStateId, TBR_NONE), &n);

  if (open_need (sim, host) != TBR_NONE || !first_need (sim, host, &there))
    return;
  for (guint32 i = 0; i < n; i++)
    {
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, units[i]);
      TbrNeedSpec spec = { .hazard = TBR_HANDLE (TbrHazardId, there->hazard),
                           .kind = TBR_NEED_COORDINATION,
                           .part = G_MAXUINT16 + host.i,
                           .lon = (double) there->lon,
                           .lat = (double) there->lat,
                           .state = host,
                           .stock = 1,
                           .required = 0,
                           .priority = G_MAXUINT8 };
      if (!can_go (sim, unit))
        continue;
      tbr_unit_send (sim, unit, tbr_need_open (sim, &spec), TBR_HANDLE (TbrRequestId, TBR_NONE));
      return;
    }
}

void
tbr_team_end (TbrSim *sim, TbrStateId host)
{
  guint32 need = open_need (sim, host);

  if (need != TBR_NONE)
    tbr_need_close (sim, TBR_HANDLE (TbrNeedId, need));
}
