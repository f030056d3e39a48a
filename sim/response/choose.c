/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a host chooses: among offers, and among needs for the units that have arrived. */
#include "response/choose.h"

#include "response/belief.h"
#include "response/by_hand.h"
#include "response/choice.h"
#include "response/consent.h"
#include "response/doctrine.h"
#include "response/matching.h"
#include "response/offer.h"
#include "response/reason.h"
#include "response/report.h"
#include "response/request.h"

#include <math.h>

/* Units and needs that are weighed against each other at once; lives for one plan, outside the
   arena. */
typedef struct
{
  TbrSim *sim;
  TbrDoctrine doctrine;
  TbrStateId host;
  GArray *units;  /* TbrUnitId */
  GArray *offers; /* guint32: the offer of each unit; NULL for units that have arrived */
  GArray *needs;  /* TbrNeedId */
  GArray *gaps;   /* double */
  double *cost;   /* units x needs */
  double *rate;   /* units x needs */
  gint32 *need;   /* by unit: index into needs, -1 for none */
} TbrTable;

/* The doctrine's score of a unit for a need; INFINITY when it is no candidate. @made: when it was
   offered */
static double
score (const TbrTable *table, TbrUnitId unit, TbrNeedId need, TbrTime made, double *out_rate)
{
  TbrSim *sim = table->sim;
  const TbrNeed *truth = tbr_need_get (sim, need);
  const TbrRate *rate
      = tbr_scenario_rate (sim->scenario, truth->kind, tbr_unit_spec (sim, unit)->capability);
  TbrCandidate candidate;

  *out_rate = 0;
  if (rate == NULL || truth->factor[rate->work] <= 0
      || !tbr_choice_candidate (sim, unit, need, &candidate))
    return INFINITY;
  *out_rate = candidate.rate * truth->factor[rate->work];
  candidate.burden = tbr_choice_burden (sim, candidate.owner);
  candidate.offered = (double) (tbr_sim_clock (sim) - made) / TBR_SECOND;
  return table->doctrine.kind->score (table->doctrine.values, tbr_report_seen (sim, need),
                                      &candidate);
}

static void
open_table (TbrTable *table, TbrSim *sim, TbrStateId host)
{
  *table = (TbrTable){ .sim = sim,
                       .host = host,
                       .doctrine = tbr_doctrine_in_force (sim, TBR_DECISION_CHOOSE, host),
                       .units = g_array_new (FALSE, FALSE, sizeof (TbrUnitId)),
                       .offers = g_array_new (FALSE, FALSE, sizeof (guint32)),
                       .needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedId)),
                       .gaps = g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
clear_table (TbrTable *table)
{
  g_array_unref (table->units);
  g_array_unref (table->offers);
  g_array_unref (table->needs);
  g_array_unref (table->gaps);
  g_free (table->cost);
  g_free (table->rate);
  g_free (table->need);
}

/* Rate of a need that nobody has been found for, as the seats have been told. */
static double
unpromised (const TbrSim *sim, TbrNeedId need)
{
  const TbrReport *seen = tbr_report_seen (sim, need);

  return seen->required - seen->promised - seen->on_the_way - seen->working;
}

/* The host's open needs of a kind, TBR_NEED_N for any, with what each still wants. @gap: how much
 */
static void
add_needs (TbrTable *table, guint32 kind, double (*gap) (const TbrSim *sim, TbrNeedId need))
{
  for (guint32 i = 0; i < tbr_need_count (table->sim); i++)
    {
      TbrNeedId id = TBR_HANDLE (TbrNeedId, i);
      const TbrNeed *need = tbr_need_get (table->sim, id);
      double wanted;

      if (need->closed != TBR_NEVER || need->state != table->host.i
          || (kind != TBR_NEED_N && need->kind != kind))
        continue;
      wanted = gap (table->sim, id);
      if (wanted <= 0)
        continue;
      g_array_append_val (table->needs, id);
      g_array_append_val (table->gaps, wanted);
    }
}

/* The optimum over all units and needs of the table. @missing: rate wanted in all, INFINITY for no
   limit */
static void
plan (TbrTable *table, double missing)
{
  guint32 n_units = table->units->len, n_needs = table->needs->len;
  TbrMatchingPlan matching;
  double sum = 0;
  guint32 n = 0;

  table->cost = g_new (double, (gsize) n_units *n_needs + 1);
  table->rate = g_new (double, (gsize) n_units *n_needs + 1);
  table->need = g_new (gint32, n_units + 1);
  for (guint32 i = 0; i < n_units * n_needs; i++)
    {
      guint32 unit = i / n_needs;
      TbrTime made = tbr_sim_clock (table->sim);
      if (table->offers->len > 0)
        made = tbr_offer_get (table->sim, g_array_index (table->offers, guint32, unit))->made;
      table->cost[i]
          = score (table, g_array_index (table->units, TbrUnitId, unit),
                   g_array_index (table->needs, TbrNeedId, i % n_needs), made, &table->rate[i]);
      sum += isfinite (table->cost[i]) ? table->rate[i] : 0;
      n += isfinite (table->cost[i]) ? 1 : 0;
    }
  matching = (TbrMatchingPlan){
    n_units, n_needs, table->cost, table->rate, (const double *) (gpointer) table->gaps->data,
    n_units
  };
  if (n > 0)
    matching.most = (guint32) MIN (ceil (missing * n / sum * (1 - 1e-9)), n_units);
  tbr_matching_plan (&matching, table->need);
}

/* Whether the host weighs a line's offers against each other. Where its government has to agree to
   each, it takes them in their turn. */
static gboolean
compares (const TbrSim *sim, TbrRequestId id, const TbrDoctrine *doctrine)
{
  return doctrine->kind->compares && !tbr_consent_is_asked (sim, id);
}

/* Whether an offer can be taken up now: on hold, looked at, or beside one that has been. */
static gboolean
is_on_table (const TbrSim *sim, TbrRequestId id, const TbrDoctrine *doctrine, const TbrOffer *offer)
{
  if (offer->request != id.i)
    return FALSE;
  return offer->status == TBR_OFFER_HELD
         || (offer->status == TBR_OFFER_MADE && !offer->refused
             && (offer->due <= tbr_sim_clock (sim) || compares (sim, id, doctrine)));
}

/* Whether the oldest offer that has not been decided has been looked at. */
static gboolean
has_looked (const TbrSim *sim, TbrRequestId id)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      if (offer->request == id.i && offer->status == TBR_OFFER_MADE)
        return offer->due <= tbr_sim_clock (sim);
    }
  return TRUE;
}

/* An offer that was weighed: its score and the need it would be for. */
typedef struct
{
  guint32 offer; /* TBR_NONE: none */
  TbrNeedId need;
  double score;
} TbrPick;

static TbrReasonSide
side_of (const TbrTable *table, const TbrPick *pick)
{
  TbrUnitId unit = { TBR_NONE };

  if (pick->offer == TBR_NONE)
    return tbr_reason_nobody ();
  unit.i = tbr_offer_get (table->sim, pick->offer)->unit;
  return tbr_reason_side (table->sim, unit, pick->need, pick->score);
}

/* Tells why an offer is taken up or kept, beside the best one that was passed over. */
static void
tell_why (const TbrTable *table, TbrFactCode fact, const TbrPick *pick, const TbrPick *other)
{
  TbrReason why;
  const TbrRequest *request;

  if (!tbr_core_is_asked_why (table->sim))
    return;
  why = tbr_reason_of (table->sim, fact, TBR_DECISION_CHOOSE, table->host, &table->doctrine);
  why.request = tbr_offer_get (table->sim, pick->offer)->request;
  request = tbr_request_get (table->sim, why.request);
  why.wanted = request->asked;
  why.missing = tbr_request_missing (table->sim, TBR_HANDLE (TbrRequestId, why.request));
  why.chosen = side_of (table, pick);
  why.other = side_of (table, other);
  why.n = other->offer != TBR_NONE;
  tbr_core_explain (table->sim, why);
}

static void
take (const TbrTable *table, guint32 offer, TbrNeedId need)
{
  const TbrRequest *request
      = tbr_request_get (table->sim, tbr_offer_get (table->sim, offer)->request);
  TbrRequestId id = TBR_HANDLE (TbrRequestId, tbr_offer_get (table->sim, offer)->request);

  tbr_belief_tell (table->sim, TBR_DECISION_CHOOSE, TBR_HANDLE (TbrStateId, request->state), id);
  tbr_offer_take (table->sim, TBR_HANDLE (TbrOfferId, offer), need);
}

/* The unit of the plan that is cheapest and not yet taken, G_MAXUINT32 for none. */
static guint32
cheapest (const TbrTable *table)
{
  guint32 found = G_MAXUINT32;
  double best = INFINITY;

  for (guint32 i = 0; i < table->units->len; i++)
    {
      double cost;
      if (table->need[i] < 0)
        continue;
      cost = table->cost[(gsize) i * table->needs->len + (guint32) table->need[i]];
      if (cost < best)
        {
          best = cost;
          found = i;
        }
    }
  return found;
}

/* The offer that a plan leaves out and that would be best for a need. */
static TbrPick
left_out (const TbrTable *table, guint32 need, const guint8 *is_planned)
{
  TbrPick best = { TBR_NONE, g_array_index (table->needs, TbrNeedId, need), INFINITY };

  for (guint32 i = 0; i < table->units->len; i++)
    {
      double cost = table->cost[(gsize) i * table->needs->len + need];
      if (is_planned[i] || cost >= best.score)
        continue;
      best.offer = g_array_index (table->offers, guint32, i);
      best.score = cost;
    }
  return best;
}

/* Takes up what the optimum over all offers on the table and all open needs of the line takes. */
static void
take_planned (TbrTable *table, TbrRequestId id)
{
  TbrSim *sim = table->sim;

  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, offer->unit);
      if (!is_on_table (sim, id, &table->doctrine, offer))
        continue;
      g_array_append_val (table->units, unit);
      g_array_append_val (table->offers, i);
    }
  if (table->units->len == 0)
    return;
  add_needs (table, tbr_request_get (sim, id.i)->need, unpromised);
  plan (table, tbr_request_missing (sim, id));
  g_autofree guint8 *is_planned = g_new0 (guint8, table->units->len);
  for (guint32 i = 0; i < table->units->len; i++)
    is_planned[i] = table->need[i] >= 0;
  for (guint32 i; tbr_request_missing (sim, id) > 0 && (i = cheapest (table)) != G_MAXUINT32;)
    {
      guint32 at = (guint32) table->need[i];
      TbrPick pick = { g_array_index (table->offers, guint32, i),
                       g_array_index (table->needs, TbrNeedId, at),
                       table->cost[(gsize) i * table->needs->len + at] };
      TbrPick other = left_out (table, at, is_planned);
      table->need[i] = -1;
      tell_why (table, TBR_FACT_OFFER_ACCEPTED, &pick, &other);
      take (table, pick.offer, pick.need);
    }
}

/* The offer on the table that the doctrine likes best, and the one after it. */
static TbrPick
best_offer (const TbrTable *table, TbrRequestId id, TbrPick *out_second)
{
  TbrSim *sim = table->sim;
  guint32 kind = tbr_request_get (sim, id.i)->need;
  TbrPick best = { .offer = TBR_NONE, .score = INFINITY };

  *out_second = best;
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    {
      const TbrOffer *offer = tbr_offer_get (sim, i);
      TbrUnitId unit = TBR_HANDLE (TbrUnitId, offer->unit);
      TbrPick pick = { .offer = i };
      double rate;

      if (!is_on_table (sim, id, &table->doctrine, offer)
          || !tbr_choice_best_need (sim, unit, table->host, kind, &pick.need))
        continue;
      pick.score = score (table, unit, pick.need, offer->made, &rate);
      if (pick.score < best.score)
        {
          *out_second = best;
          best = pick;
        }
      else if (pick.score < out_second->score)
        *out_second = pick;
    }
  return best;
}

/* Tells why an offer is kept for later. */
static void
tell_held (const TbrTable *table, guint32 offer)
{
  const TbrPick none = { .offer = TBR_NONE };
  TbrSim *sim = table->sim;
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, tbr_offer_get (sim, offer)->unit);
  guint32 kind = tbr_request_get (sim, tbr_offer_get (sim, offer)->request)->need;
  TbrPick pick = { .offer = offer, .need = { TBR_NONE }, .score = INFINITY };
  double rate;

  if (!tbr_core_is_asked_why (sim))
    return;
  if (tbr_choice_best_need (sim, unit, table->host, kind, &pick.need))
    pick.score = score (table, unit, pick.need, tbr_offer_get (sim, offer)->made, &rate);
  tell_why (table, TBR_FACT_OFFER_HELD, &pick, &none);
}

/* Keeps what is on the table and has not been taken up. */
static void
hold_seen (const TbrTable *table, TbrRequestId id)
{
  TbrSim *sim = table->sim;

  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_OFFER); i++)
    if (tbr_offer_get (sim, i)->status == TBR_OFFER_MADE
        && is_on_table (sim, id, &table->doctrine, tbr_offer_get (sim, i)))
      {
        tell_held (table, i);
        tbr_offer_hold (sim, TBR_HANDLE (TbrOfferId, i));
      }
}

/* Takes offers up until nothing is missing; the rest stays or comes on hold. */
static void
decide (TbrSim *sim, TbrRequestId id)
{
  TbrTable table;

  open_table (&table, sim, TBR_HANDLE (TbrStateId, tbr_request_get (sim, id.i)->state));
  if (tbr_by_hand_is (sim, TBR_DECISION_CHOOSE, table.host))
    hold_seen (&table, id);
  else if (!compares (sim, id, &table.doctrine) || has_looked (sim, id))
    {
      if (compares (sim, id, &table.doctrine) && table.doctrine.kind->global)
        take_planned (&table, id);
      while (tbr_request_missing (sim, id) > 0)
        {
          TbrPick second, best = best_offer (&table, id, &second);
          if (best.offer == TBR_NONE)
            break;
          tell_why (&table, TBR_FACT_OFFER_ACCEPTED, &best, &second);
          take (&table, best.offer, best.need);
        }
      hold_seen (&table, id);
    }
  clear_table (&table);
}

/* The government of a third country answers. */
static void
tell_consent (TbrSim *sim, TbrOfferId id)
{
  const TbrOffer *offer = tbr_offer_get (sim, id.i);
  TbrConsent consent = tbr_consent_draw (sim, TBR_HANDLE (TbrRequestId, offer->request),
                                         TBR_HANDLE (TbrUnitId, offer->unit));

  tbr_consent_tell (sim, id, &consent);
}

void
tbr_choose_on_decide (TbrSim *sim, const TbrEvent *event)
{
  TbrOfferId id = TBR_HANDLE (TbrOfferId, event->a);
  TbrRequestId request = TBR_HANDLE (TbrRequestId, tbr_offer_get (sim, id.i)->request);

  if (tbr_offer_get (sim, id.i)->status != TBR_OFFER_MADE)
    return;
  if (tbr_consent_is_asked (sim, request))
    tell_consent (sim, id);
  if (tbr_offer_get (sim, id.i)->refused)
    tbr_offer_refuse (sim, id, TBR_REFUSAL_CONSENT);
  else
    decide (sim, request);
}

void
tbr_choose_review (TbrSim *sim)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST); i++)
    if (tbr_request_missing (sim, TBR_HANDLE (TbrRequestId, i)) > 0)
      decide (sim, TBR_HANDLE (TbrRequestId, i));
}

/* Units from abroad that wait in the host's land for their task; returns which of them @unit is. */
static guint32
add_waiting (TbrTable *table, TbrUnitId unit)
{
  guint32 found = 0;

  for (guint32 i = 0; i < table->sim->scenario->n_units; i++)
    {
      TbrUnitId other = TBR_HANDLE (TbrUnitId, i);
      const TbrUnit *self = tbr_unit_get (table->sim, other);
      if (i != unit.i && (self->phase != TBR_PHASE_ARRIVED || self->host != table->host.i))
        continue;
      if (i == unit.i)
        found = table->units->len;
      g_array_append_val (table->units, other);
    }
  return found;
}

gboolean
tbr_choose_task (TbrSim *sim, TbrUnitId unit, TbrStateId host, TbrNeedId *out_need)
{
  TbrTable table;
  gint32 need = -1;

  open_table (&table, sim, host);
  if (table.doctrine.kind->global)
    {
      guint32 i = add_waiting (&table, unit);
      add_needs (&table, TBR_NEED_N, tbr_choice_gap);
      plan (&table, INFINITY);
      need = table.need[i];
      if (need >= 0)
        *out_need = g_array_index (table.needs, TbrNeedId, need);
    }
  clear_table (&table);
  return need >= 0 || tbr_choice_best_need (sim, unit, host, TBR_NEED_N, out_need);
}
