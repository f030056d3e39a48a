/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The desks of the Union's agencies: from a request to a decision, a plan and units on their way.
 */
#include "response/agency.h"

#include "response/belief.h"
#include "response/choice.h"
#include "response/doctrine.h"
#include "response/offer.h"
#include "response/request.h"

#include <math.h>

/* Units get ready while the plan is drawn up, for this share of their usual time at the most.
   Source: our assumption, so that the first are there nine days after the request, as in 2010 and
   in 2021, when that was four days after the plan. */
#define READY_BEFORE_PLAN 0.25
/* What the second number of an event holds: step, number of the unit, type. */
#define STEP_BITS 8
#define UNIT_BITS 8
#define MOST_UNITS (1u << UNIT_BITS)

/* Which lags of the library hold for a type: those of a chain of process.md section 7, in working
   days. */
static const struct
{
  const char *capability, *chain;
} chains[] = {
  { "EUAAAST", "euaa" }, { "EUROPOLGO", "europol" }, { "FRXRBI", "rbi" },
  { "FRXREG", "rbi" },   { "JAD", "jad" },           { "JIT", "jit" },
};

/* Where the library says nothing, seconds of working time: median, p10, p90. Source: [PROCESS]
   section 7: decision about two working days, plan 3 to 5. */
static const TbrLaw usual_decision
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 24 * 3600.0, 12 * 3600.0, 48 * 3600.0 } };
static const TbrLaw usual_plan
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 72 * 3600.0, 48 * 3600.0, 96 * 3600.0 } };
/* Desks that are manned round the clock, as the computer emergency team: time until they have
   decided; no plan. Source: our assumption. */
static const TbrLaw on_call
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 6 * 3600.0, 2 * 3600.0, 12 * 3600.0 } };

/* One chain: a line of a request and a type of unit that could answer it. */
typedef struct
{
  TbrSim *sim;
  TbrRequestId request;
  guint32 capability;
  const char *name; /* of its lags; NULL: a desk on call */
} Chain;

static Chain
chain_of (TbrSim *sim, guint32 request, guint32 capability)
{
  Chain chain = { sim, TBR_HANDLE (TbrRequestId, request), capability, NULL };
  const char *id = tbr_scenario_object (sim->scenario, TBR_SECTION_CAPABILITIES, capability)->id;

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    if (g_str_equal (chains[i].capability, id))
      chain.name = chains[i].chain;
  return chain;
}

TbrTime
tbr_agency_working_time (const TbrSim *sim, TbrTime from, TbrTime working)
{
  TbrTime at = from;

  for (;;)
    {
      TbrCivil civil;
      TbrTime rest;

      tbr_calendar_civil (&sim->calendar, at, &civil);
      rest
          = TBR_DAY - civil.hour * TBR_HOUR - civil.minute * TBR_MINUTE - civil.second * TBR_SECOND;
      if (civil.weekday > 5)
        at += rest;
      else if (working <= rest)
        return at + working;
      else
        {
          working -= rest;
          at += rest;
        }
    }
}

/* A draw of this chain: @which tells decision, plan and wave apart. */
static double
luck_of (const Chain *chain, guint which)
{
  const TbrRequest *request = tbr_request_get (chain->sim, chain->request.i);
  guint32 key[5]
      = { request->state, request->need, request->work, request->round, chain->capability };
  TbrStream stream;

  tbr_core_stream (chain->sim, &stream, TBR_PURPOSE (TBR_ROOM_RESPONSE, 7),
                   (guint32) tbr_digest_bytes (key, sizeof key), which);
  return tbr_stream_uniform (&stream);
}

static TbrTime
draw (const Chain *chain, const char *lag, const TbrLaw *usual, guint which)
{
  const TbrLaw *law = chain->name == NULL ? NULL : tbr_doctrine_lag (chain->sim, chain->name, lag);

  return (TbrTime) (tbr_law_quantile (law != NULL ? law : usual, luck_of (chain, which))
                    * TBR_SECOND);
}

static void
tell (const Chain *chain, TbrAgencyStep step, guint32 unit)
{
  const TbrRequest *request = tbr_request_get (chain->sim, chain->request.i);

  tbr_core_emit (chain->sim, (TbrFact){ .kind = TBR_FACT_AGENCY_STEP,
                                        .code = (guint16) step,
                                        .a = chain->request.i,
                                        .b = chain->capability,
                                        .c = unit,
                                        .x = (double) (tbr_sim_clock (chain->sim) - request->opened)
                                             / (double) TBR_HOUR });
}

static void
schedule (const Chain *chain, TbrTime at, TbrAgencyStep step, guint32 k)
{
  tbr_core_schedule (chain->sim, at, TBR_EVENT_AGENCY, chain->request.i,
                     chain->capability << (STEP_BITS + UNIT_BITS) | k << STEP_BITS | step);
}

/* The agencies' units of a type that are free; the first in @out_first. */
static guint32
count_free (const Chain *chain, TbrUnitId *out_first)
{
  guint32 n, n_free = 0;
  const guint32 *units = tbr_choice_units (chain->sim, TBR_HANDLE (TbrStateId, TBR_NONE), &n);

  for (guint32 i = 0; i < n; i++)
    {
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, units[i]);
      const TbrUnitSpec *spec = tbr_unit_spec (chain->sim, unit);

      if (spec->layer != TBR_LAYER_AGENCY || spec->capability != chain->capability
          || !tbr_unit_is_on_duty (chain->sim, unit)
          || tbr_unit_get (chain->sim, unit)->phase != TBR_PHASE_AVAILABLE)
        continue;
      if (n_free++ == 0)
        *out_first = unit;
    }
  return n_free;
}

/* The request has come to every agency with a type that answers it. */
static void
ask_all (TbrSim *sim, TbrRequestId id)
{
  const TbrScenario *scenario = sim->scenario;
  guint32 need = tbr_request_get (sim, id.i)->need, work = tbr_request_get (sim, id.i)->work;

  for (guint32 i = 0; i < scenario->n_capabilities; i++)
    {
      const TbrRate *rate = tbr_scenario_rate (scenario, need, i);
      Chain chain;
      TbrUnitId first;
      TbrTime lag;

      if (rate == NULL || rate->work != (gint) work)
        continue;
      chain = chain_of (sim, id.i, i);
      if (count_free (&chain, &first) == 0)
        continue;
      tell (&chain, TBR_AGENCY_ASKED, TBR_NONE);
      lag = draw (&chain, "decision", chain.name != NULL ? &usual_decision : &on_call, 0);
      schedule (&chain,
                chain.name != NULL ? tbr_agency_working_time (sim, tbr_sim_clock (sim), lag)
                                   : tbr_sim_clock (sim) + lag,
                TBR_AGENCY_DECIDED, 0);
    }
}

void
tbr_agency_ask (TbrSim *sim, TbrRequestId id)
{
  const TbrRequest *request = tbr_request_get (sim, id.i);
  TbrDoctrine doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_ASK_AGENCY,
                                                TBR_HANDLE (TbrStateId, request->state));
  TbrTime now = tbr_sim_clock (sim), again = TBR_NEVER;
  TbrAgencyAskView view = { .now = now,
                            .host = TBR_HANDLE (TbrStateId, request->state),
                            .need = (guint8) request->need,
                            .work = (guint8) request->work,
                            .missing = tbr_request_missing (sim, id),
                            .asked = request->asked,
                            .open_for = now - request->opened };

  if (doctrine.kind->ask_agency (doctrine.values, &view, &again))
    ask_all (sim, id);
  else if (again != TBR_NEVER)
    tbr_core_schedule (sim, MAX (again, now + TBR_MINUTE), TBR_EVENT_AGENCY, id.i,
                       TBR_AGENCY_ASKED);
}

/* Units that fill what is missing, no more than there are; those free in @out_free. */
static guint32
count_wanted (const Chain *chain, guint32 *out_free)
{
  TbrSim *sim = chain->sim;
  const TbrRequest *request = tbr_request_get (sim, chain->request.i);
  const TbrRate *rate = tbr_scenario_rate (sim->scenario, request->need, chain->capability);
  TbrUnitId first;
  guint32 n_free = count_free (chain, &first);
  double missing = tbr_request_missing (sim, chain->request);

  *out_free = n_free;
  if (n_free == 0 || missing <= 0)
    return 0;
  double each = rate->per_hour * (double) tbr_unit_spec (sim, first)->size;
  return (guint32) MIN (MIN (ceil (missing / each), (double) n_free), (double) MOST_UNITS);
}

/* Time between the first unit and the last: the difference of the library's two lags. */
static TbrTime
staging (const Chain *chain)
{
  const TbrLaw *first, *full;
  double luck = luck_of (chain, 2);

  if (chain->name == NULL)
    return 0;
  first = tbr_doctrine_lag (chain->sim, chain->name, "request_to_first");
  full = tbr_doctrine_lag (chain->sim, chain->name, "request_to_full");
  if (first == NULL || full == NULL)
    return 0;
  return (TbrTime) (MAX (0, tbr_law_quantile (full, luck) - tbr_law_quantile (first, luck))
                    * TBR_SECOND);
}

/* What the doctrine in force lets the agency give. */
static TbrAgencyAnswer
answer (const Chain *chain, guint32 look)
{
  const TbrRequest *request = tbr_request_get (chain->sim, chain->request.i);
  TbrStateId host = TBR_HANDLE (TbrStateId, request->state);
  TbrDoctrine doctrine = tbr_doctrine_in_force (chain->sim, TBR_DECISION_AGENCY, host);
  TbrAgencyView view = { .now = tbr_sim_clock (chain->sim),
                         .host = host,
                         .capability = chain->capability,
                         .look = look,
                         .missing = tbr_request_missing (chain->sim, chain->request),
                         .asked = request->asked };
  TbrAgencyAnswer answer = { 0, 0, TBR_NEVER };

  view.n_wanted = count_wanted (chain, &view.n_free);
  doctrine.kind->answer (doctrine.values, &view, &answer);
  answer.n = MIN (answer.n, view.n_wanted);
  return answer;
}

/* The decision is taken: the plan is begun, the units are called up one after the other. At a later
   @look the plan is there already. */
static void
decide (const Chain *chain, guint32 look)
{
  TbrSim *sim = chain->sim;
  TbrTime now = tbr_sim_clock (sim), planned = now, first = now, span;
  TbrAgencyAnswer given = answer (chain, look);
  guint32 n = given.n;

  if (n > 0 || look == 0)
    {
      tell (chain, n > 0 ? TBR_AGENCY_DECIDED : TBR_AGENCY_NOTHING, TBR_NONE);
      tbr_belief_tell (sim, TBR_DECISION_AGENCY, TBR_HANDLE (TbrStateId, TBR_NONE), chain->request);
    }
  if (n > 0 && look == 0 && chain->name != NULL)
    {
      TbrTime depart = sim->scenario->capabilities[chain->capability]->depart;
      planned = tbr_agency_working_time (sim, now, draw (chain, "plan", &usual_plan, 1));
      first = MAX (now, planned - (TbrTime) (READY_BEFORE_PLAN * (double) depart));
      schedule (chain, planned, TBR_AGENCY_PLANNED, 0);
    }
  span = n > 1 ? (TbrTime) ((double) staging (chain) * given.spread) : 0;
  if (given.again != TBR_NEVER)
    schedule (chain, first + span + given.again, TBR_AGENCY_DECIDED, n > 0 ? 1 : look);
  for (guint32 k = 0; k < n; k++)
    schedule (chain, first + (n > 1 ? span * k / (n - 1) : 0), TBR_AGENCY_CALLED, k);
}

/* Calls one unit up, where it is still missing. */
static void
call_up (const Chain *chain)
{
  TbrUnitId unit;

  if (tbr_request_missing (chain->sim, chain->request) <= 0 || count_free (chain, &unit) == 0)
    return;
  tell (chain, TBR_AGENCY_CALLED, unit.i);
  tbr_offer_grant (chain->sim, chain->request, unit);
}

void
tbr_agency_on_step (TbrSim *sim, const TbrEvent *event)
{
  guint32 capability = event->b >> (STEP_BITS + UNIT_BITS);
  Chain chain;

  if (tbr_request_get (sim, event->a)->closed != TBR_NEVER)
    return;
  chain = chain_of (sim, event->a, capability);
  switch ((TbrAgencyStep) (event->b & ((1u << STEP_BITS) - 1)))
    {
    case TBR_AGENCY_DECIDED:
      decide (&chain, event->b >> STEP_BITS & (MOST_UNITS - 1));
      break;
    case TBR_AGENCY_PLANNED:
      tell (&chain, TBR_AGENCY_PLANNED, TBR_NONE);
      break;
    case TBR_AGENCY_CALLED:
      call_up (&chain);
      break;
    case TBR_AGENCY_ASKED:
      tbr_agency_ask (sim, chain.request);
      break;
    case TBR_AGENCY_NOTHING:
    case TBR_AGENCY_N:
      break;
    }
}
