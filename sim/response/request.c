/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A line of a request for assistance: entered, made known to the states, changed, closed. */
#include "response/request.h"

#include "response/agency.h"
#include "response/belief.h"
#include "response/by_hand.h"
#include "response/case.h"
#include "response/choice.h"
#include "response/doctrine.h"
#include "response/ipcr.h"
#include "response/offer.h"
#include "response/reason.h"
#include "response/team.h"

#include <tabard/hazard.h>

/* A line is made known again when it has grown by this share. Source: our assumption. */
#define GROWTH 0.25
/* Shortest time between two rounds of a line. Source: our assumption. */
#define ROUND (24 * TBR_HOUR)
/* The Commission's first look at a line, and the time between looks. Source: [PROCESS] section 3,
   state S6: 0.5 to 3 h. */
#define RESCEU_FIRST (2 * TBR_HOUR)
#define RESCEU_AGAIN (3 * TBR_HOUR)
/* A request lapses after 90 days. Source: [D1313] Art. 15, 16. */
#define LAPSE (90 * TBR_DAY)
/* A state's answer where the library has no lag, seconds: median, p10, p90. Source: [PROCESS]
   section 3, state S4. */
static const TbrLaw usual_answer
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 18 * 3600.0, 8 * 3600.0, 36 * 3600.0 } };

/* An organisation passes a request on where the library has no lag, seconds: median, p10, p90.
   Source: our assumption. */
static const TbrLaw usual_forward
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 6 * 3600.0, 2 * 3600.0, 24 * 3600.0 } };

double
tbr_request_missing (const TbrSim *sim, TbrRequestId id)
{
  const TbrRequest *request = tbr_request_get (sim, id.i);
  return request->closed == TBR_NEVER ? MAX (request->asked - request->accepted, 0) : 0;
}

static const TbrLaw *
answer_law (const TbrSim *sim, const TbrRequest *request)
{
  guint32 hazard = tbr_case_get (sim, request->part_of)->hazard;
  const TbrObject *object = tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, hazard);
  const TbrLaw *law = tbr_doctrine_lag (sim, object->kind->name, "answer");

  if (law == NULL)
    law = tbr_doctrine_lag (sim, "any", "offers_50pct");
  return law != NULL ? law : &usual_answer;
}

/* Every participating state that has something to give will answer, each in its own time. @again:
   TBR_ASKED_AGAIN or 0 */
static void
make_known (TbrSim *sim, TbrRequestId id, guint32 again)
{
  TbrRequest *request = tbr_request_get (sim, id.i);
  const TbrLaw *law = answer_law (sim, request);
  guint32 key[5] = { request->state, request->need, request->work, request->round, 0 };
  guint32 need = request->need, work = request->work, host = request->state;
  TbrStream stream;

  request->alerted = tbr_sim_clock (sim);
  request->round++;
  for (guint32 state = 0; state < sim->scenario->n_states; state++)
    {
      if (state == host || !tbr_scenario_participates (sim->scenario, state)
          || !tbr_choice_has (sim, TBR_HANDLE (TbrStateId, state), need, work))
        continue;
      key[4] = state;
      tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 2),
                       (guint32) tbr_digest_bytes (key, sizeof key), 0);
      tbr_core_schedule (sim,
                         tbr_sim_clock (sim)
                             + tbr_ipcr_hasten (sim, tbr_stream_draw_time (&stream, law)),
                         TBR_EVENT_ANSWER, id.i, state | again);
    }
}

void
tbr_request_ask_again (TbrSim *sim, TbrRequestId id)
{
  if (tbr_request_get (sim, id.i)->alerted != TBR_NEVER)
    make_known (sim, id, TBR_ASKED_AGAIN);
}

/* The line is with the centre: states are asked, the Union's own means considered. */
static void
reach_centre (TbrSim *sim, TbrRequestId id)
{
  make_known (sim, id, 0);
  tbr_agency_ask (sim, id);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + RESCEU_FIRST, TBR_EVENT_RESCEU, id.i, 0);
}

void
tbr_request_on_forward (TbrSim *sim, const TbrEvent *event)
{
  TbrRequestId id = TBR_HANDLE (TbrRequestId, event->a);
  const TbrRequest *request = tbr_request_get (sim, id.i);
  TbrTime after = tbr_sim_clock (sim) - request->opened;

  if (request->closed != TBR_NEVER)
    return;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_REQUEST_FORWARDED,
                                 .a = id.i,
                                 .b = request->state,
                                 .x = (double) after / (double) TBR_SECOND });
  reach_centre (sim, id);
}

/* Hands a line in: to the centre itself, or, by a third country that does so, to an organisation
   which passes it on. Source: [D1313] art. 16. */
static void
hand_in (TbrSim *sim, TbrRequestId id)
{
  const TbrRequest *request = tbr_request_get (sim, id.i);
  const TbrLaw *law = tbr_doctrine_lag (sim, "outside", "forward");
  guint32 key[3] = { request->state, request->need, request->work };
  TbrStream stream;

  if (tbr_scenario_participates (sim->scenario, request->state)
      || sim->scenario->states[request->state]->channel == TBR_CHANNEL_CENTRE)
    {
      reach_centre (sim, id);
      return;
    }
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 19),
                   (guint32) tbr_digest_bytes (key, sizeof key), 0);
  tbr_core_schedule (sim,
                     tbr_sim_clock (sim)
                         + tbr_stream_draw_time (&stream, law != NULL ? law : &usual_forward),
                     TBR_EVENT_FORWARD, id.i, 0);
}

static void
open_line (TbrSim *sim, guint32 case_index, TbrWorkClass work, double rate)
{
  guint32 index = tbr_arena_add (&sim->arena, TBR_GROUP_REQUEST, 1);
  TbrRequest *request = tbr_request_get (sim, index);
  TbrCase *self = tbr_case_get (sim, case_index);

  *request = (TbrRequest){ .opened = tbr_sim_clock (sim),
                           .closed = TBR_NEVER,
                           .alerted = TBR_NEVER,
                           .first_offer = TBR_NEVER,
                           .asked = rate,
                           .state = self->state,
                           .need = self->need,
                           .work = work,
                           .part_of = case_index };
  self->request[work] = index;
  if (self->requested == TBR_NEVER)
    {
      self->requested = tbr_sim_clock (sim);
      tbr_team_consider (sim, TBR_HANDLE (TbrStateId, self->state));
    }
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_REQUEST_OPENED,
                                 .code = (guint16) work,
                                 .a = index,
                                 .b = self->state,
                                 .c = self->need,
                                 .x = rate });
  tbr_belief_tell (sim, TBR_DECISION_ASK, TBR_HANDLE (TbrStateId, self->state),
                   TBR_HANDLE (TbrRequestId, index));
  hand_in (sim, TBR_HANDLE (TbrRequestId, index));
}

double
tbr_request_least (const TbrSim *sim, guint32 case_index, TbrWorkClass work)
{
  guint32 index = tbr_case_get (sim, case_index)->request[work];

  return index == TBR_NONE ? 0 : tbr_request_get (sim, index)->asked * (1 + GROWTH);
}

void
tbr_request_ask_state (TbrSim *sim, TbrStateId owner)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    {
      const TbrRequest *request = tbr_request_get (sim, i);
      if (request->closed == TBR_NEVER && request->alerted != TBR_NEVER && request->state != owner.i
          && tbr_scenario_participates (sim->scenario, owner.i)
          && tbr_choice_has (sim, owner, request->need, request->work))
        tbr_core_schedule (sim, tbr_sim_clock (sim), TBR_EVENT_ANSWER, i,
                           owner.i | TBR_ASKED_AGAIN);
    }
}

void
tbr_request_raise (TbrSim *sim, guint32 case_index, TbrWorkClass work, double rate)
{
  guint32 index = tbr_case_get (sim, case_index)->request[work];
  TbrRequest *request;

  if (index == TBR_NONE)
    {
      open_line (sim, case_index, work, rate);
      return;
    }
  request = tbr_request_get (sim, index);
  if (rate < tbr_request_least (sim, case_index, work))
    return;
  request->asked = rate;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_REQUEST_CHANGED, .a = index, .x = rate });
  tbr_belief_tell (sim, TBR_DECISION_ASK, TBR_HANDLE (TbrStateId, request->state),
                   TBR_HANDLE (TbrRequestId, index));
  if (request->alerted != TBR_NEVER && tbr_sim_clock (sim) - request->alerted >= ROUND)
    make_known (sim, TBR_HANDLE (TbrRequestId, index), 0);
}

void
tbr_request_close (TbrSim *sim, TbrRequestId id, TbrRequestEnd why)
{
  TbrRequest *request = tbr_request_get (sim, id.i);

  request->closed = tbr_sim_clock (sim);
  tbr_case_get (sim, request->part_of)->request[request->work] = TBR_NONE;
  tbr_core_emit (sim,
                 (TbrFact){ .kind = TBR_FACT_REQUEST_CLOSED, .code = (guint16) why, .a = id.i });
  tbr_offer_request_closed (sim, id);
}

void
tbr_request_grant (TbrSim *sim, TbrRequestId id, TbrUnitId unit)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_RESCEU_DECIDED, .b = id.i, .c = unit.i });
  tbr_belief_tell (sim, TBR_DECISION_RESCEU, TBR_HANDLE (TbrStateId, TBR_NONE), id);
  tbr_offer_grant (sim, id, unit);
}

/* Tells whoever asks why a rescEU unit is sent. */
static void
tell_grant (TbrSim *sim, TbrRequestId id, const TbrDoctrine *doctrine, const TbrRescEUView *view,
            TbrNeedId need)
{
  TbrReason why;

  if (!tbr_core_is_asked_why (sim))
    return;
  why = tbr_reason_of (sim, TBR_FACT_RESCEU_DECIDED, TBR_DECISION_RESCEU,
                       TBR_HANDLE (TbrStateId, TBR_NONE), doctrine);
  why.request = id.i;
  why.wanted = view->asked;
  why.missing = view->missing;
  why.chosen = tbr_reason_side (sim, view->unit, need, view->time);
  tbr_core_explain (sim, why);
}

/* Considers one rescEU unit for a line. */
static void
consider_resceu (TbrSim *sim, TbrRequestId id, TbrUnitId unit)
{
  const TbrRequest *request = tbr_request_get (sim, id.i);
  TbrDoctrine doctrine
      = tbr_doctrine_in_force (sim, TBR_DECISION_RESCEU, TBR_HANDLE (TbrStateId, request->state));
  TbrNeedId need;
  TbrCandidate candidate;
  TbrRescEUView view;

  if (!tbr_choice_best_need (sim, unit, TBR_HANDLE (TbrStateId, request->state), request->need,
                             &need)
      || !tbr_choice_candidate (sim, unit, need, &candidate))
    return;
  view = (TbrRescEUView){ .now = tbr_sim_clock (sim),
                          .host = TBR_HANDLE (TbrStateId, request->state),
                          .unit = unit,
                          .need = (guint8) request->need,
                          .work = (guint8) request->work,
                          .missing = tbr_request_missing (sim, id),
                          .asked = request->asked,
                          .time = candidate.time,
                          .open_for = tbr_sim_clock (sim) - request->opened };
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    {
      const TbrRequest *other = tbr_request_get (sim, i);
      if (i != id.i && other->closed == TBR_NEVER && other->need == request->need
          && other->work == request->work)
        view.n_conflicting++;
    }
  if (!doctrine.kind->grant (doctrine.values, &view))
    return;
  tell_grant (sim, id, &doctrine, &view, need);
  tbr_request_grant (sim, id, unit);
}

/* Considers all rescEU units that are at home for a line, until nothing of it is missing. */
static void
consider_line (TbrSim *sim, TbrRequestId id)
{
  const TbrScenario *scenario = sim->scenario;
  guint32 need = tbr_request_get (sim, id.i)->need, work = tbr_request_get (sim, id.i)->work;
  guint32 n_runs;
  const TbrUnitRun *runs = tbr_choice_runs (sim, &n_runs);

  for (guint32 r = 0; r < n_runs; r++)
    {
      const TbrUnitSpec *spec = &scenario->units[runs[r].first];
      const TbrRate *rate = tbr_scenario_rate (scenario, need, spec->capability);
      gboolean fits = spec->layer == TBR_LAYER_RESCEU && rate != NULL && rate->work == (gint) work;

      for (guint32 i = runs[r].first;
           fits && i < runs[r].first + runs[r].n && tbr_request_missing (sim, id) > 0; i++)
        if (tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, i))->phase == TBR_PHASE_AVAILABLE)
          consider_resceu (sim, id, TBR_HANDLE (TbrUnitId, i));
    }
}

void
tbr_request_on_resceu (TbrSim *sim, const TbrEvent *event)
{
  TbrRequestId id = TBR_HANDLE (TbrRequestId, event->a);
  const TbrRequest *request = tbr_request_get (sim, id.i);

  if (request->closed != TBR_NEVER)
    return;
  if (tbr_sim_clock (sim) - request->opened > LAPSE)
    {
      tbr_request_close (sim, id, TBR_REQUEST_END_LAPSED);
      return;
    }
  if (!tbr_by_hand_is (sim, TBR_DECISION_RESCEU, TBR_HANDLE (TbrStateId, TBR_NONE)))
    consider_line (sim, id);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + RESCEU_AGAIN, TBR_EVENT_RESCEU, id.i, 0);
}

void
tbr_request_consider_again (TbrSim *sim)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    {
      const TbrRequest *request = tbr_request_get (sim, i);
      if (request->closed == TBR_NEVER && request->alerted != TBR_NEVER
          && (request->round > 1 || tbr_sim_clock (sim) - request->alerted >= RESCEU_FIRST))
        consider_line (sim, TBR_HANDLE (TbrRequestId, i));
    }
}
