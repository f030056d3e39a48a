/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Reception, tasking, rotation, release and recall of units that are away from home. */
#include "response/tasking.h"

#include "resources/obstacle.h"
#include "response/choice.h"
#include "response/choose.h"
#include "response/doctrine.h"
#include "response/hub.h"
#include "response/offer.h"
#include "response/reason.h"
#include "response/report.h"
#include "response/team.h"

#include <string.h>

/* From arrival to a sector where the library has no lag, seconds: median, p10, p90. Source:
   [PROCESS] section 3, states S9 and S10: 0.5 to 2 h and 1 to 6 h. */
static const TbrLaw usual_tasking
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 4 * 3600.0, 2 * 3600.0, 8 * 3600.0 } };
/* Factors on that time. Source: [STAFF] section 4, working values to be swept. */
#define NO_COMMON_LANGUAGE 1.5
#define MORE_ERRORS 1.2
#define TEAM_ON_SITE 0.7
/* Delay for each system that does not fit: radio, couplings, seconds. Source: [STAFF] section 4. */
#define MISMATCH 1800.0
/* Share of the loss that a coordination team restores by its interpreters. */
#define INTERPRETERS 0.7
/* Crew changes of one unit before it goes home for good. Source: our assumption. */
#define ROTATIONS 2
/* Age of an own need before an owner calls its units home. Source: our assumption. */
#define RECALL_AFTER (2 * TBR_HOUR)
/* Time for which the host supplies a unit whose own supplies are low, and how soon, seconds.
   Source: our assumption. */
#define SUPPLY (7 * TBR_DAY)
#define SUPPLY_SOONEST (12 * 3600.0)
#define SUPPLY_LATEST (36 * 3600.0)

/* Days of one mission, for the steps of its streams. */
#define DAYS_OF_MISSION 2000u

/* Whether two lists of languages have one in common. */
static gboolean
speak_alike (const char *a, const char *b)
{
  g_auto (GStrv) words = g_strsplit (a, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strlen (words[i]) > 0 ? strstr (b, words[i]) : NULL;
      if (found != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether a unit and its host share no language. */
static gboolean
is_strange (const TbrSim *sim, TbrUnitId unit, guint32 host)
{
  guint32 owner = tbr_unit_spec (sim, unit)->state;
  const TbrStateSpec *const *states = sim->scenario->states;

  return owner != TBR_NONE && owner != host
         && !tbr_obstacle_is_removed (sim, unit, TBR_HANDLE (TbrStateId, host),
                                      TBR_OBSTACLE_LANGUAGE)
         && !speak_alike (states[owner]->languages, states[host]->languages);
}

/* What mismatched equipment costs, seconds. */
static double
mismatch (TbrSim *sim, TbrUnitId unit, guint32 host)
{
  guint32 owner = tbr_unit_spec (sim, unit)->state;
  const TbrStateSpec *const *states = sim->scenario->states;
  guint n;

  if (owner == TBR_NONE || owner == host
      || tbr_obstacle_is_removed (sim, unit, TBR_HANDLE (TbrStateId, host), TBR_OBSTACLE_RADIO))
    return 0;
  n = !g_str_equal (states[owner]->radio, states[host]->radio);
  if (tbr_unit_capability (sim, unit)->couplings)
    n += !g_str_equal (states[owner]->couplings, states[host]->couplings);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_RADIO, (TbrTime) (n * MISMATCH * (double) TBR_SECOND));
  return n * MISMATCH;
}

/* What a unit that is not supported by its host loses: the delay, seconds, and the share of work;
   each unit's luck is its own. */
static double
go_without (TbrSim *sim, TbrUnitId unit, const TbrStateSpec *host, TbrReception *reception)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrStream stream;
  double delay;

  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 18),
                   tbr_unit_spec (sim, unit)->hash, self->mission);
  if (tbr_stream_uniform (&stream) < host->host_support)
    return 0;
  delay = tbr_stream_draw (&stream, &host->no_support_delay);
  reception->effect = tbr_stream_draw (&stream, &host->no_support_effect);
  reception->effect_time = host->no_support_time;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_UNSUPPORTED,
                                 .a = unit.i,
                                 .b = self->host,
                                 .c = TBR_NONE,
                                 .x = delay,
                                 .y = reception->effect });
  return delay;
}

/* Time at the reception centre for what borders ask: a place to unload, then equipment, then papers
   and insurance side by side. */
static TbrTime
enter (TbrSim *sim, TbrUnitId unit)
{
  TbrStateId host = { tbr_unit_get (sim, unit)->host };
  TbrTime line = tbr_hub_queue (sim, unit);
  TbrTime equipment = tbr_obstacle_draw (sim, unit, host, TBR_OBSTACLE_EQUIPMENT);
  TbrTime papers = tbr_obstacle_draw (sim, unit, host, TBR_OBSTACLE_QUALIFICATION);
  TbrTime insurance = tbr_obstacle_draw (sim, unit, host, TBR_OBSTACLE_INSURANCE);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_HUB, line);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_EQUIPMENT, equipment);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_QUALIFICATION, papers);
  tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_INSURANCE, insurance);
  return line + equipment + MAX (papers, insurance);
}

void
tbr_tasking_on_arrived (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  const TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrStateSpec *host = sim->scenario->states[self->host];
  const TbrLaw *law = tbr_doctrine_lag (sim, "any", "setup_tasking");
  gboolean team = tbr_team_reaches (sim, TBR_HANDLE (TbrStateId, self->host));
  double loss = is_strange (sim, unit, self->host) ? team ? 1 - INTERPRETERS : 1 : 0;
  TbrReception reception = { .error = 1 + loss * (MORE_ERRORS - 1), .effect = 1 };
  TbrStream stream;
  double wait;

  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 5),
                   tbr_unit_spec (sim, unit)->hash, self->mission);
  wait = tbr_stream_draw (&stream, law != NULL ? law : &usual_tasking);
  wait *= (1 + loss * (NO_COMMON_LANGUAGE - 1)) * (team ? TEAM_ON_SITE : 1);
  wait += mismatch (sim, unit, self->host) + go_without (sim, unit, host, &reception);
  tbr_unit_receive (sim, unit, &reception);
  tbr_core_schedule (sim,
                     tbr_sim_clock (sim) + (TbrTime) (wait * (double) TBR_SECOND)
                         + enter (sim, unit),
                     TBR_EVENT_TASK, unit.i, self->mission);
}

/* Says that a unit is given a need, and to whoever asks why: which one it was not given. @why: told
   before it was tasked, what a doctrine knew */
static void
tell_task (TbrSim *sim, TbrUnitId unit, TbrNeedId need, const TbrReason *why)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_TASKED, .a = unit.i, .b = need.i });
  tbr_core_explain (sim, *why);
}

/* Why a unit would be given a need now. */
static TbrReason
weigh_task (TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrNeedId need)
{
  TbrDoctrine doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_CHOOSE, host);
  TbrReason why = tbr_reason_of (sim, TBR_FACT_UNIT_TASKED, TBR_DECISION_CHOOSE, host, &doctrine);
  TbrNeedId next;

  if (!tbr_core_is_asked_why (sim))
    return why;
  why.wanted = tbr_need_get (sim, need)->required;
  why.missing = tbr_choice_gap (sim, need);
  why.chosen = tbr_reason_side (sim, unit, need, 0);
  if (tbr_choice_next_need (sim, unit, host, TBR_NEED_N, need, &next))
    {
      why.other = tbr_reason_side (sim, unit, next, 0);
      why.n = 1;
    }
  return why;
}

/* Gives the unit the need the doctrine thinks best, or sends it home. */
static void
give_task (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  guint32 host = self->host != TBR_NONE ? self->host : tbr_unit_spec (sim, unit)->state;
  TbrNeedId need;

  if (host != TBR_NONE && tbr_choose_task (sim, unit, TBR_HANDLE (TbrStateId, host), &need))
    {
      TbrReason why = weigh_task (sim, unit, TBR_HANDLE (TbrStateId, host), need);
      if (tbr_unit_task (sim, unit, need) == TBR_ORDER_OK)
        {
          tell_task (sim, unit, need, &why);
          return;
        }
    }
  tbr_tasking_release (sim, unit, TBR_RELEASE_DONE);
}

void
tbr_tasking_on_task (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  const TbrUnit *self = tbr_unit_get (sim, unit);

  if (self->phase == TBR_PHASE_ARRIVED && self->mission == event->b)
    give_task (sim, unit);
}

void
tbr_tasking_on_idle (TbrSim *sim, const TbrEvent *event)
{
  tbr_core_schedule_at (sim, tbr_sim_clock (sim), TBR_PRIORITY_LATE, TBR_EVENT_IDLE, event->a,
                        tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, event->a))->mission);
}

/* Whether the unit can still be given something: it is away, and neither packing nor further. */
static gboolean
can_be_tasked (const TbrUnit *unit)
{
  return unit->phase >= TBR_PHASE_MOBILISING && unit->phase < TBR_PHASE_PACKING;
}

/* Whether another need of its host is short of what the unit can do. */
static gboolean
wanted_elsewhere (TbrSim *sim, TbrUnitId unit, TbrNeedId *out_need)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  guint32 host = self->host != TBR_NONE ? self->host : tbr_unit_spec (sim, unit)->state;

  return host != TBR_NONE
         && tbr_choice_best_need (sim, unit, TBR_HANDLE (TbrStateId, host), TBR_NEED_N, out_need)
         && out_need->i != self->need && tbr_choice_gap (sim, *out_need) > 0;
}

void
tbr_tasking_on_settle (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  const TbrUnit *self = tbr_unit_get (sim, unit);
  gboolean has_need
      = self->need != TBR_NONE && tbr_need_is_open (sim, TBR_HANDLE (TbrNeedId, self->need));
  TbrNeedId need;

  if (self->mission != event->b || !can_be_tasked (self) || self->phase == TBR_PHASE_ARRIVED)
    return;
  if (!has_need && self->phase == TBR_PHASE_TRAVELLING && self->foreign)
    return; /* it gets its task where it arrives */
  if (wanted_elsewhere (sim, unit, &need))
    {
      guint32 host = self->host != TBR_NONE ? self->host : tbr_unit_spec (sim, unit)->state;
      TbrReason why = weigh_task (sim, unit, TBR_HANDLE (TbrStateId, host), need);
      if (tbr_unit_task (sim, unit, need) == TBR_ORDER_OK)
        tell_task (sim, unit, need, &why);
    }
  else if (!has_need)
    tbr_tasking_release (sim, unit, TBR_RELEASE_DONE);
}

/* Whether the unit is wanted for longer than its period, and may stay. */
static gboolean
may_stay (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime period = tbr_unit_capability (sim, unit)->operation;

  return self->need != TBR_NONE && tbr_sim_clock (sim) - self->accepted < (ROTATIONS + 1) * period
         && tbr_need_get (sim, TBR_HANDLE (TbrNeedId, self->need))->required > 0;
}

/* Whether the host supplies, and when: each unit's luck of that day. */
void
tbr_tasking_on_low (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrLaw law = { .kind = TBR_LAW_UNIFORM, .p = { SUPPLY_SOONEST, SUPPLY_LATEST } };
  guint32 day = (guint32) ((tbr_sim_clock (sim) - self->accepted) / TBR_DAY);
  TbrStream stream;

  if (self->host == TBR_NONE || !can_be_tasked (self))
    return;
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 8),
                   tbr_unit_spec (sim, unit)->hash, self->mission * DAYS_OF_MISSION + day);
  if (tbr_stream_uniform (&stream) < sim->scenario->states[self->host]->host_support)
    tbr_core_schedule (sim, tbr_sim_clock (sim) + tbr_stream_draw_time (&stream, &law),
                       TBR_EVENT_SUPPLY, unit.i, self->mission);
}

void
tbr_tasking_on_supply (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  const TbrUnit *self = tbr_unit_get (sim, unit);

  if (self->mission == event->b && can_be_tasked (self))
    tbr_unit_supply (sim, unit, SUPPLY);
}

void
tbr_tasking_on_tiring (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);

  if (can_be_tasked (tbr_unit_get (sim, unit)) && may_stay (sim, unit))
    tbr_unit_relieve (sim, unit);
}

void
tbr_tasking_on_expired (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrTime now = tbr_sim_clock (sim);

  if (!can_be_tasked (self))
    return;
  if (self->period_end > now && self->supplies_end > now)
    return;
  if (self->supplies_end <= now)
    tbr_tasking_release (sim, unit, TBR_RELEASE_SUPPLIES);
  else if (!may_stay (sim, unit) || (self->foreign && self->relief == TBR_RELIEF_NONE))
    tbr_tasking_release (sim, unit, TBR_RELEASE_PERIOD);
  else if (self->foreign)
    tbr_tasking_release (sim, unit, TBR_RELEASE_CREW);
  else
    tbr_unit_rotate (sim, unit);
}

void
tbr_tasking_release (TbrSim *sim, TbrUnitId unit, TbrRelease why)
{
  tbr_offer_unit_leaves (sim, unit);
  tbr_unit_release (sim, unit, why);
}

void
tbr_tasking_withdraw (TbrSim *sim, TbrUnitId unit)
{
  if (tbr_unit_get (sim, unit)->out)
    return;
  tbr_offer_unit_stays (sim, unit);
  tbr_unit_withdraw (sim, unit);
  tbr_tasking_release (sim, unit, TBR_RELEASE_ORDER);
}

/* Calls home one unit that can serve an own need which its state cannot serve otherwise. */
static void
recall_for (TbrSim *sim, TbrNeedId id)
{
  const TbrNeed *need = tbr_need_get (sim, id);
  guint32 kind = need->kind, state = need->state, hazard = need->hazard, n_runs;
  const TbrUnitRun *runs = tbr_choice_runs (sim, &n_runs);

  for (guint32 r = 0; r < n_runs; r++)
    {
      if (runs[r].owner != state
          || tbr_scenario_rate (sim->scenario, kind, runs[r].capability) == NULL)
        continue;
      for (guint32 i = runs[r].first; i < runs[r].first + runs[r].n; i++)
        {
          TbrUnitId unit = TBR_HANDLE (TbrUnitId, i);
          const TbrUnit *self = tbr_unit_get (sim, unit);
          if (!self->foreign || !can_be_tasked (self))
            continue;
          tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_RECALLED, .a = i, .b = hazard });
          tbr_tasking_release (sim, unit, TBR_RELEASE_RECALL);
          return;
        }
    }
}

void
tbr_tasking_review (TbrSim *sim)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrNeedId id = TBR_HANDLE (TbrNeedId, i);
      const TbrNeed *need = tbr_need_get (sim, id);
      if (need->closed == TBR_NEVER && need->state != TBR_NONE
          && tbr_sim_clock (sim) - need->opened > RECALL_AFTER && tbr_choice_gap (sim, id) > 0)
        recall_for (sim, id);
    }
}
