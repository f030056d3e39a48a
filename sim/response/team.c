/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Union's coordination team and who supports it: sent to a state that asks, home when its needs
   are over. */
#include "response/team.h"

#include "response/choice.h"
#include "response/doctrine.h"
#include "response/layer.h"

#include <math.h>

/* From the request to the decision, seconds: median, p10, p90. Source: our assumption; teams of
   A05, A07 and A09 were there after 18 to 48 h. */
static const TbrLaw decision
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 6 * 3600.0, 2 * 3600.0, 12 * 3600.0 } };

/* What the centre decides on, in `b` of its event. */
enum
{
  WANTS_TEAM,
  WANTS_SUPPORT
};

/* Missions that a unit keeps in touch with, 0 when it cannot coordinate. */
static double
reach_of (const TbrSim *sim, TbrUnitId unit)
{
  const TbrRate *rate = tbr_scenario_rate (sim->scenario, TBR_NEED_COORDINATION,
                                           tbr_unit_spec (sim, unit)->capability);
  return rate != NULL ? rate->per_hour : 0;
}

static gboolean
can_go (const TbrSim *sim, TbrUnitId unit)
{
  return reach_of (sim, unit) > 0 && tbr_unit_get (sim, unit)->phase == TBR_PHASE_AVAILABLE;
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

/* Schedules the centre's decision; @step: 0 for the team itself, then one for each that supports.
 */
static void
consider (TbrSim *sim, TbrStateId host, guint32 what, guint32 step)
{
  TbrStream stream;

  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 6), host.i, step);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + tbr_stream_draw_time (&stream, &decision),
                     TBR_EVENT_TEAM, host.i, what);
}

void
tbr_team_consider (TbrSim *sim, TbrStateId host)
{
  consider (sim, host, WANTS_TEAM, 0);
}

/* Who is in a state, or on the way there. */
typedef struct
{
  double reach;       /* missions that those who coordinate on site keep in touch with */
  double coming;      /* missions that those on their way will */
  guint32 n_missions; /* units from abroad on site that do not coordinate themselves */
  guint32 n_teams;    /* units that coordinate, on site or on their way */
} Presence;

static Presence
look (TbrSim *sim, guint32 host)
{
  Presence presence = { 0 };

  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    {
      const TbrUnit *unit = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i));
      if (unit->host != host || !unit->foreign || unit->phase < TBR_PHASE_MOBILISING
          || unit->phase >= TBR_PHASE_PACKING)
        continue;
      double reach = reach_of (sim, TBR_HANDLE (TbrUnitId, i));
      gboolean on_site = unit->phase >= TBR_PHASE_ARRIVED;
      presence.n_missions += on_site && reach == 0;
      presence.n_teams += reach > 0;
      *(on_site ? &presence.reach : &presence.coming) += reach;
    }
  return presence;
}

gboolean
tbr_team_reaches (TbrSim *sim, TbrStateId host)
{
  Presence presence = look (sim, host.i);

  if (presence.reach <= 0)
    return FALSE;
  if (presence.n_missions <= presence.reach)
    return TRUE;
  if (presence.n_missions > presence.reach + presence.coming)
    consider (sim, host, WANTS_SUPPORT, presence.n_teams);
  return FALSE;
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

/* Sends a team of the Union, for a need of its own where the first need of the state is. */
static void
send_team (TbrSim *sim, TbrStateId host)
{
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

/* Whether a state lends what supports a team: another one that is not hit itself. */
static gboolean
lends (const TbrSim *sim, TbrUnitId unit, TbrStateId host)
{
  guint32 owner = tbr_unit_spec (sim, unit)->state;

  return owner != TBR_NONE && owner != host.i && tbr_seat_get (sim, owner)->n_cases == 0
         && !tbr_layer_is_removed (sim, unit, host);
}

/* Sends whoever can be there first to support the team, if it still reaches too few. */
static void
send_support (TbrSim *sim, TbrStateId host)
{
  Presence presence = look (sim, host.i);
  guint32 need = open_need (sim, host), best = TBR_NONE;
  double soonest = INFINITY;

  if (need == TBR_NONE || presence.n_missions <= presence.reach + presence.coming)
    return;
  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    {
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, i);
      TbrUnitEstimate estimate;
      if (!can_go (sim, unit) || !lends (sim, unit, host)
          || tbr_unit_estimate (sim, unit, TBR_HANDLE (TbrNeedId, need), &estimate) != TBR_ORDER_OK
          || estimate.time >= soonest)
        continue;
      soonest = estimate.time;
      best = i;
    }
  if (best != TBR_NONE)
    tbr_unit_send (sim, TBR_HANDLE (TbrUnitId, best), TBR_HANDLE (TbrNeedId, need),
                   TBR_HANDLE (TbrRequestId, TBR_NONE));
}

void
tbr_team_on_decide (TbrSim *sim, const TbrEvent *event)
{
  TbrStateId host = TBR_HANDLE (TbrStateId, event->a);

  if (event->b == WANTS_TEAM)
    send_team (sim, host);
  else
    send_support (sim, host);
}

void
tbr_team_end (TbrSim *sim, TbrStateId host)
{
  guint32 need = open_need (sim, host);

  if (need != TBR_NONE)
    tbr_need_close (sim, TBR_HANDLE (TbrNeedId, need));
}
