/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Offers: made by states, then taken up, kept on hold or refused. */
#include "response/offer.h"

#include "resources/obstacle.h"
#include "response/belief.h"
#include "response/by_hand.h"
#include "response/case.h"
#include "response/choice.h"
#include "response/consent.h"
#include "response/doctrine.h"
#include "response/reason.h"
#include "response/report.h"
#include "response/request.h"
#include "response/solidarity.h"

#include <math.h>

/* An offer on hold lapses. Source: [PROCESS] section 3, state S5h: up to 7 days. */
#define HOLD (7 * TBR_DAY)
/* Time the host takes to look at an offer where the library has no lag, seconds: median, p10, p90.
   Source: [PROCESS] section 3, state S5: 1 to 12 h, at most 24 h. */
static const TbrLaw usual_look
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 6 * 3600.0, 3600.0, 24 * 3600.0 } };

static guint32 *
helped (const TbrSim *sim, guint32 giver, guint32 taker)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_HELPED,
                         guint32)[giver * sim->scenario->n_states + taker];
}

/* What the place makes of nominal work of a line, on average. */
static double
place_factor (TbrSim *sim, const TbrRequest *request)
{
  TbrCaseRates rates;

  tbr_case_rates (sim, request->part_of, request->work, &rates);
  return rates.factor > 0 ? rates.factor : 1;
}

static double
nominal_rate (const TbrSim *sim, guint32 need, TbrUnitId unit)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  const TbrRate *rate = tbr_scenario_rate (sim->scenario, need, spec->capability);
  return rate == NULL ? 0 : rate->per_hour * spec->size;
}

TbrOfferId
tbr_offer_make (TbrSim *sim, TbrRequestId id, TbrUnitId unit)
{
  TbrTime now = tbr_sim_clock (sim);
  guint32 index = tbr_arena_add (&sim->arena, TBR_GROUP_OFFER, 1);
  TbrRequest *request = tbr_request_get (sim, id.i);
  TbrOffer *offer = tbr_offer_get (sim, index);

  *offer
      = (TbrOffer){ .made = now,
                    .due = TBR_NEVER,
                    .rate = nominal_rate (sim, request->need, unit) * place_factor (sim, request),
                    .request = id.i,
                    .unit = unit.i,
                    .status = TBR_OFFER_MADE };
  request->offered += offer->rate;
  request->n_offers++;
  if (request->first_offer == TBR_NEVER)
    request->first_offer = now;
  tbr_unit_hold (sim, unit);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_OFFER_MADE,
                                 .a = index,
                                 .b = id.i,
                                 .c = unit.i,
                                 .x = tbr_offer_get (sim, index)->rate });
  return TBR_HANDLE (TbrOfferId, index);
}

/* The host's services look at an offer; where its government has to agree, too, it answers after
   them. */
static void
let_host_look (TbrSim *sim, TbrOfferId id)
{
  TbrOffer *offer = tbr_offer_get (sim, id.i);
  const TbrRequest *request = tbr_request_get (sim, offer->request);
  const TbrObject *hazard = tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS,
                                                 tbr_case_get (sim, request->part_of)->hazard);
  const TbrLaw *law = tbr_doctrine_lag (sim, hazard->kind->name, "accept_per_offer");
  guint32 key[2]
      = { tbr_unit_spec (sim, TBR_HANDLE (TbrUnitId, offer->unit))->hash, request->state };
  TbrConsent consent = tbr_consent_draw (sim, TBR_HANDLE (TbrRequestId, offer->request),
                                         TBR_HANDLE (TbrUnitId, offer->unit));
  TbrEventHandle timer;
  TbrStream stream;

  if (law == NULL)
    law = tbr_doctrine_lag (sim, "any", "accept_per_offer");
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 4),
                   (guint32) tbr_digest_bytes (key, sizeof key), request->round);
  offer->due = tbr_sim_clock (sim)
               + MIN (tbr_stream_draw_time (&stream, law != NULL ? law : &usual_look), TBR_DAY)
               + consent.time;
  offer->refused = consent.refused;
  timer = tbr_core_schedule (sim, offer->due, TBR_EVENT_DECIDE, id.i, 0);
  tbr_offer_get (sim, id.i)->timer = timer;
}

void
tbr_offer_propose (TbrSim *sim, TbrRequestId request, TbrUnitId unit)
{
  tbr_belief_tell (sim, TBR_DECISION_OFFER,
                   TBR_HANDLE (TbrStateId, tbr_unit_spec (sim, unit)->state), request);
  let_host_look (sim, tbr_offer_make (sim, request, unit));
}

/* Rate of the owner's own needs of a kind that nobody serves, per hour. */
static double
own_gap (const TbrSim *sim, guint32 state, guint32 kind)
{
  double sum = 0;

  if (state == TBR_NONE || tbr_seat_get (sim, state)->n_cases == 0)
    return 0;
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrNeedId id = TBR_HANDLE (TbrNeedId, i);
      const TbrNeed *need = tbr_need_get (sim, id);
      if (need->closed == TBR_NEVER && need->state == state && need->kind == kind)
        sum += MAX (tbr_choice_gap (sim, id), 0);
    }
  return sum;
}

/* What an owner weighs before it answers a line. */
typedef struct
{
  TbrRequestId request;
  TbrStateId owner;
  const guint32 *units; /* all it owns */
  guint32 n_units;
  guint32 n_offered; /* offered so far in this answer */
  TbrDoctrine doctrine;
  double luck;      /* uniform: how willing it is this time */
  gboolean is_told; /* what it believed has been told */
  TbrReason why;    /* of the unit that it came nearest to offering; only when somebody asks */
} TbrAnswer;

static void
count_type (const TbrSim *sim, const TbrAnswer *answer, TbrOfferView *view)
{
  for (guint32 i = 0; i < answer->n_units; i++)
    {
      const TbrUnitSpec *spec = &sim->scenario->units[answer->units[i]];
      if (spec->capability != view->capability
          || !tbr_unit_is_on_duty (sim, TBR_HANDLE (TbrUnitId, answer->units[i])))
        continue;
      view->n_owned++;
      if (tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, answer->units[i]))->phase
          == TBR_PHASE_AVAILABLE)
        view->n_home++;
    }
}

static gboolean
fill_view (TbrSim *sim, const TbrAnswer *answer, TbrUnitId unit, TbrOfferView *view)
{
  const TbrRequest *request = tbr_request_get (sim, answer->request.i);
  const TbrStateSpec *owner = sim->scenario->states[answer->owner.i];
  TbrStateId host = TBR_HANDLE (TbrStateId, request->state);
  TbrCandidate candidate;
  TbrNeedId need;

  if (!tbr_choice_best_need (sim, unit, host, request->need, &need)
      || !tbr_choice_candidate (sim, unit, need, &candidate))
    return FALSE;
  *view = (TbrOfferView){ .now = tbr_sim_clock (sim),
                          .state = answer->owner,
                          .host = host,
                          .unit = unit,
                          .capability = candidate.capability,
                          .layer = candidate.layer,
                          .need = (guint8) request->need,
                          .helped_before = *helped (sim, host.i, answer->owner.i) != 0,
                          .n_offered = answer->n_offered,
                          .risk = owner->risk,
                          .reserve = owner->reserve,
                          .own_gap = own_gap (sim, answer->owner.i, request->need),
                          .distance = candidate.distance,
                          .missing = tbr_request_missing (sim, answer->request),
                          .rate = candidate.rate,
                          .recent = tbr_choice_burden (sim, answer->owner) };
  if (tbr_solidarity_is_in_force (sim, host))
    {
      view->solidarity = owner->solidarity;
      view->reserve *= owner->solidarity_reserve;
    }
  count_type (sim, answer, view);
  return TRUE;
}

/* Keeps why a unit is offered, or why none is: the one with the best chance stands for all. */
static void
weigh (TbrSim *sim, TbrAnswer *answer, const TbrOfferView *view, double p)
{
  TbrNeedId need = { TBR_NONE };
  guint32 n = answer->why.n;

  if (!tbr_core_is_asked_why (sim) || (n > 0 && p <= answer->why.chosen.score))
    {
      answer->why.n = n + 1;
      return;
    }
  tbr_choice_best_need (sim, view->unit, view->host, view->need, &need);
  answer->why = tbr_reason_of (sim, TBR_FACT_OFFER_DECLINED, TBR_DECISION_OFFER, answer->owner,
                               &answer->doctrine);
  answer->why.request = answer->request.i;
  answer->why.wanted = tbr_request_get (sim, answer->request.i)->asked;
  answer->why.missing = view->missing;
  answer->why.luck = answer->luck;
  answer->why.chosen = tbr_reason_side (sim, view->unit, need, p);
  answer->why.n = n + 1;
}

/* Offers the unit that was weighed last. */
static void
make_weighed (TbrSim *sim, TbrAnswer *answer, TbrUnitId unit)
{
  TbrReason why = answer->why;

  if (!answer->is_told)
    tbr_belief_tell (sim, TBR_DECISION_OFFER, answer->owner, answer->request);
  answer->is_told = TRUE;
  why.fact = TBR_FACT_OFFER_MADE;
  if (why.chosen.unit == unit.i)
    tbr_core_explain (sim, why);
  let_host_look (sim, tbr_offer_make (sim, answer->request, unit));
  answer->n_offered++;
  answer->why.n = 0;
}

/* Goes through an owner's units for a line. Returns: how far it got when it offered nothing. */
static TbrDecline
go_through (TbrSim *sim, TbrAnswer *answer)
{
  guint32 need = tbr_request_get (sim, answer->request.i)->need;
  guint32 work = tbr_request_get (sim, answer->request.i)->work;
  TbrDecline furthest = TBR_DECLINE_NOTHING;

  for (guint32 i = 0; i < answer->n_units; i++)
    {
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, answer->units[i]);
      const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
      const TbrRate *rate = tbr_scenario_rate (sim->scenario, need, spec->capability);
      TbrOfferView view;
      TbrCrewGap gap;
      double p;

      if (rate == NULL || rate->work != (gint) work || !tbr_unit_is_on_duty (sim, unit)
          || spec->layer == TBR_LAYER_RESCEU || tbr_choice_is_service (sim, unit)
          || tbr_unit_get (sim, unit)->phase != TBR_PHASE_AVAILABLE
          || tbr_unit_lacks_crew (sim, unit, &gap) || !fill_view (sim, answer, unit, &view))
        continue;
      p = answer->doctrine.kind->offer (answer->doctrine.values, &view);
      weigh (sim, answer, &view, p);
      if (answer->luck < p)
        make_weighed (sim, answer, unit);
      else
        furthest = MAX (furthest, p > 0 ? TBR_DECLINE_UNWILLING : TBR_DECLINE_RESERVE);
    }
  return furthest;
}

/* Units a state has offered against a line so far. */
static guint32
count_offers (const TbrSim *sim, TbrRequestId request, TbrStateId owner)
{
  guint32 n = 0;

  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      if (offer->request == request.i
          && tbr_unit_spec (sim, TBR_HANDLE (TbrUnitId, offer->unit))->state == owner.i)
        n++;
    }
  return n;
}

void
tbr_offer_on_answer (TbrSim *sim, const TbrEvent *event)
{
  const TbrRequest *request = tbr_request_get (sim, event->a);
  guint32 owner = event->b & ~TBR_ASKED_AGAIN;
  guint32 key[4] = { request->state, request->need, request->work, owner };
  TbrAnswer answer
      = { .request = TBR_HANDLE (TbrRequestId, event->a), .owner = TBR_HANDLE (TbrStateId, owner) };
  TbrDecline why;
  TbrStream stream;
  guint32 before;

  if (request->closed != TBR_NEVER || tbr_by_hand_is (sim, TBR_DECISION_OFFER, answer.owner))
    return;
  /* a state answers once per line: asked again, it is as willing as before */
  tbr_core_stream (sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 3),
                   (guint32) tbr_digest_bytes (key, sizeof key), 0);
  answer.luck = tbr_stream_uniform (&stream);
  answer.units = tbr_choice_units (sim, answer.owner, &answer.n_units);
  answer.doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_OFFER, answer.owner);
  before = count_offers (sim, answer.request, answer.owner);
  answer.n_offered = before;
  why = go_through (sim, &answer);
  if (answer.n_offered > before || owner != event->b)
    return;
  tbr_belief_tell (sim, TBR_DECISION_OFFER, answer.owner, answer.request);
  if (answer.why.policy != NULL)
    tbr_core_explain (sim, answer.why);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_OFFER_DECLINED,
                                 .code = (guint16) why,
                                 .b = event->a,
                                 .c = owner });
}

/* Nothing came of an offer: its unit is free. */
static TbrOrderFault
drop (TbrSim *sim, TbrOfferId id, TbrOrderFault fault)
{
  TbrOffer *offer = tbr_offer_get (sim, id.i);
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, offer->unit);

  tbr_queue_cancel (sim, offer->timer);
  offer->status = TBR_OFFER_LAPSED;
  if (tbr_unit_get (sim, unit)->phase == TBR_PHASE_HELD)
    tbr_unit_free (sim, unit);
  return fault;
}

TbrOrderFault
tbr_offer_take (TbrSim *sim, TbrOfferId id, TbrNeedId need)
{
  TbrOffer *offer = tbr_offer_get (sim, id.i);
  TbrRequest *request;
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, offer->unit);
  guint32 owner = tbr_unit_spec (sim, unit)->state;
  TbrOrderFault fault;

  tbr_queue_cancel (sim, offer->timer);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_OFFER_ACCEPTED,
                                 .a = id.i,
                                 .b = offer->request,
                                 .c = unit.i });
  fault = tbr_unit_send (sim, unit, need, TBR_HANDLE (TbrRequestId, offer->request));
  if (fault != TBR_ORDER_OK)
    return drop (sim, id, fault);
  offer = tbr_offer_get (sim, id.i);
  request = tbr_request_get (sim, offer->request);
  offer->status = TBR_OFFER_ACCEPTED;
  request->accepted += offer->rate;
  if (offer->due != TBR_NEVER) /* a rescEU unit goes because its host has asked for it */
    tbr_obstacle_tell (sim, unit, TBR_OBSTACLE_CONSENT,
                       tbr_consent_draw (sim, TBR_HANDLE (TbrRequestId, offer->request), unit)
                           .time);
  if (owner != TBR_NONE)
    *helped (sim, owner, request->state) = 1;
  return TBR_ORDER_OK;
}

TbrOrderFault
tbr_offer_accept (TbrSim *sim, TbrOfferId id)
{
  const TbrOffer *offer = tbr_offer_get (sim, id.i);
  const TbrRequest *request = tbr_request_get (sim, offer->request);
  TbrNeedId need;

  if (!tbr_choice_best_need (sim, TBR_HANDLE (TbrUnitId, offer->unit),
                             TBR_HANDLE (TbrStateId, request->state), request->need, &need))
    return drop (sim, id, TBR_ORDER_CLOSED);
  return tbr_offer_take (sim, id, need);
}

void
tbr_offer_refuse (TbrSim *sim, TbrOfferId id, TbrRefusal why)
{
  TbrOffer *offer = tbr_offer_get (sim, id.i);

  tbr_queue_cancel (sim, offer->timer);
  offer->status = TBR_OFFER_REFUSED;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_OFFER_REFUSED,
                                 .code = (guint16) why,
                                 .a = id.i,
                                 .b = offer->request,
                                 .c = offer->unit });
  tbr_unit_free (sim, TBR_HANDLE (TbrUnitId, offer->unit));
}

void
tbr_offer_hold (TbrSim *sim, TbrOfferId id)
{
  TbrOffer *offer = tbr_offer_get (sim, id.i);
  TbrEventHandle timer;

  tbr_queue_cancel (sim, offer->timer);
  offer->status = TBR_OFFER_HELD;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_OFFER_HELD,
                                 .a = id.i,
                                 .b = offer->request,
                                 .c = offer->unit });
  timer = tbr_core_schedule (sim, tbr_sim_clock (sim) + HOLD, TBR_EVENT_LAPSE, id.i, 0);
  tbr_offer_get (sim, id.i)->timer = timer;
}

void
tbr_offer_on_lapse (TbrSim *sim, const TbrEvent *event)
{
  TbrOffer *offer = tbr_offer_get (sim, event->a);

  if (offer->status != TBR_OFFER_HELD)
    return;
  offer->status = TBR_OFFER_LAPSED;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_OFFER_LAPSED,
                                 .a = event->a,
                                 .b = offer->request,
                                 .c = offer->unit });
  tbr_unit_free (sim, TBR_HANDLE (TbrUnitId, offer->unit));
}

void
tbr_offer_request_closed (TbrSim *sim, TbrRequestId id)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      if (offer->request == id.i
          && (offer->status == TBR_OFFER_MADE || offer->status == TBR_OFFER_HELD))
        tbr_offer_refuse (sim, TBR_HANDLE (TbrOfferId, i), TBR_REFUSAL_OVER);
    }
}

/* Whether what the unit has brought stays when it goes. */
static gboolean
leaves_goods (const TbrSim *sim, TbrUnitId unit, guint32 need)
{
  const TbrRate *rate
      = tbr_scenario_rate (sim->scenario, need, tbr_unit_spec (sim, unit)->capability);

  return rate != NULL && rate->goods > 0 && tbr_need_info ((TbrNeedKind) need)->holds
         && tbr_unit_get (sim, unit)->goods < 1;
}

void
tbr_offer_unit_leaves (TbrSim *sim, TbrUnitId unit)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      TbrOffer *offer = tbr_offer_get (sim, i);
      if (offer->unit != unit.i || offer->status != TBR_OFFER_ACCEPTED)
        continue;
      offer->status = TBR_OFFER_ENDED;
      if (!leaves_goods (sim, unit, tbr_request_get (sim, offer->request)->need))
        tbr_request_get (sim, offer->request)->accepted -= offer->rate;
    }
}

void
tbr_offer_unit_stays (TbrSim *sim, TbrUnitId unit)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      if (offer->unit == unit.i
          && (offer->status == TBR_OFFER_MADE || offer->status == TBR_OFFER_HELD))
        tbr_offer_refuse (sim, TBR_HANDLE (TbrOfferId, i), TBR_REFUSAL_ORDER);
    }
}

void
tbr_offer_grant (TbrSim *sim, TbrRequestId request, TbrUnitId unit)
{
  tbr_offer_accept (sim, tbr_offer_make (sim, request, unit));
}
