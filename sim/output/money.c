/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What help from abroad costs and who pays it: the Union, those who help, the host (K29). */
#include "output/away.h"

#include <tabard/cofinance.h>

/* Euro. */
typedef struct
{
  double operation, transport; /* what it costs */
  double by_union, by_helpers; /* who pays it */
  double by_host;
} Bill;

/* What is counted for an owner, a layer, or all; owners count what they are paid for, hosts what
   they pay. */
typedef struct
{
  Bill bill;
  double own;         /* euro of the host's own services at home */
  double as_host;     /* euro paid as host */
  guint32 n_missions; /* departures for abroad */
  guint32 certainty;  /* TbrCertainty */
} Count;

typedef struct
{
  guint32 n_states;
  guint32 away; /* bytes of the counts in front of it */
  Count all;
  Count layers[TBR_LAYER_N];
} State;

/* Behind the head: counts of states, the last for the Union; then who is away. */
static Count *
state_count (gconstpointer data, guint32 state)
{
  return (Count *) (gpointer) ((const State *) data + 1)
         + MIN (state, ((const State *) data)->n_states);
}

static TbrAway *
away_of (gconstpointer data)
{
  return (TbrAway *) (gpointer) ((guint8 *) (gpointer) ((const State *) data + 1)
                                 + ((const State *) data)->away);
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + (dictionary->n_states + 1) * sizeof (Count) + tbr_away_size (dictionary);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_states = dictionary->n_states;
  state->away = (guint32) ((dictionary->n_states + 1) * sizeof (Count));
  tbr_away_start (away_of (data), dictionary);
}

static const TbrCofinance *
cofinance_of (const TbrDictionary *dictionary, guint32 unit, guint32 host)
{
  guint outside = host < dictionary->n_states && dictionary->state_outside[host] ? 1 : 0;

  return &dictionary->money->shares[dictionary->unit_layers[unit]][outside];
}

/* Splits a cost among those who pay; what is left after the Union and the host is the helper's,
   so that nothing is lost. The Union's own units have no other helper than the Union. */
static Bill
split (const TbrDictionary *dictionary, guint32 unit, guint32 host, const Bill *cost)
{
  const TbrCofinance *share = cofinance_of (dictionary, unit, host);
  Bill bill = *cost;
  double total = cost->operation + cost->transport;
  double rest;

  bill.by_union = share->operation * cost->operation + share->transport * cost->transport;
  if (tbr_unit_owner (dictionary, unit) == TBR_NONE)
    bill.by_union = total;
  rest = total - bill.by_union;
  bill.by_host = host < dictionary->n_states ? share->host * rest : 0;
  bill.by_helpers = rest - bill.by_host;
  return bill;
}

static void
add_bill (Count *count, const Bill *bill, TbrCertainty certainty)
{
  guint8 worst = (guint8) count->certainty;

  count->bill.operation += bill->operation;
  count->bill.transport += bill->transport;
  count->bill.by_union += bill->by_union;
  count->bill.by_helpers += bill->by_helpers;
  count->bill.by_host += bill->by_host;
  tbr_certainty_mix (&worst, certainty);
  count->certainty = worst;
}

/* Enters what a unit's help has cost. */
static void
enter (gpointer data, const TbrDictionary *dictionary, guint32 unit, const Bill *cost,
       TbrCertainty certainty)
{
  State *state = data;
  guint32 host = tbr_away_host (tbr_away_unit (away_of (data), unit));
  Bill bill = split (dictionary, unit, host, cost);
  Count *counts[] = { &state->all, &state->layers[dictionary->unit_layers[unit]],
                      state_count (data, tbr_unit_owner (dictionary, unit)) };
  guint8 worst = (guint8) certainty;

  tbr_certainty_mix (&worst, cofinance_of (dictionary, unit, host)->certainty);
  tbr_certainty_mix (&worst, tbr_unit_certainty (dictionary, unit));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    add_bill (counts[i], &bill, (TbrCertainty) worst);
  state_count (data, host)->as_host += bill.by_host;
}

/* Euro for so many hours of a unit away. */
static double
operation_cost (const TbrDictionary *dictionary, guint32 unit, double hours)
{
  double cost_day = dictionary->capability_costs[dictionary->unit_capabilities[unit]];

  return isnan (cost_day) ? 0 : hours / 24 * cost_day;
}

/* The days from departure to homecoming. */
static void
come_home (gpointer data, const TbrDictionary *dictionary, guint32 unit, const TbrAwayUnit *mission,
           TbrTime at)
{
  State *state = data;
  double cost
      = operation_cost (dictionary, unit, tbr_to_hours (at - tbr_since_get (mission->left)));

  if (mission->is_abroad)
    enter (data, dictionary, unit, &(Bill){ .operation = cost }, TBR_CERTAINTY_SOURCED);
  else
    {
      state->all.own += cost;
      state_count (data, tbr_unit_owner (dictionary, unit))->own += cost;
    }
}

/* Aircraft that carry a unit: whole ones; experts without vehicles take seats. */
static double
n_aircraft (const TbrDictionary *dictionary, guint32 unit, const TbrTariff *tariff)
{
  double share = dictionary->unit_staff[unit] / MAX (1, tariff->people);

  return dictionary->unit_vehicles[unit] > 0 ? ceil (share) : share;
}

/* One leg: its own vehicles by road and sea, aircraft that are chartered or lent. Aircraft that are
   units themselves have their flights in the cost of a day. */
static void
travel (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  const TbrAwayUnit *mission = tbr_away_unit (away_of (data), fact->a);
  guint8 own_mode = dictionary->capability_modes[dictionary->unit_capabilities[fact->a]];
  const TbrTariff *tariff;
  double cost;

  if (!mission->is_abroad || tbr_since_is_never (mission->left) || fact->code >= TBR_MODE_N
      || own_mode == TBR_MODE_AIR)
    return;
  tariff = &dictionary->money->tariffs[fact->code];
  if (fact->code == TBR_MODE_AIR)
    cost = n_aircraft (dictionary, fact->a, tariff) * tariff->flight_hour * fact->x / 3600;
  else
    cost = MAX (1, dictionary->unit_vehicles[fact->a]) * tariff->vehicle_km * fact->y / 1000;
  enter (data, dictionary, fact->a, &(Bill){ .transport = cost * (1 + tariff->empty) },
         dictionary->money->tariff_certainties[fact->code]);
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  TbrAwayUnit before;

  if (dictionary->money == NULL)
    return;
  if (fact->kind == TBR_FACT_UNIT_LEG && fact->a < dictionary->n_units)
    travel (data, dictionary, fact);
  switch (tbr_away_take (away_of (data), dictionary, fact, &before))
    {
    case TBR_AWAY_LEFT:
      if (before.is_abroad)
        {
          ((State *) data)->all.n_missions++;
          ((State *) data)->layers[dictionary->unit_layers[fact->a]].n_missions++;
          state_count (data, tbr_unit_owner (dictionary, fact->a))->n_missions++;
        }
      break;
    case TBR_AWAY_HOME:
      come_home (data, dictionary, fact->a, &before, fact->at);
      break;
    case TBR_AWAY_SAME:
    case TBR_AWAY_N:
      break;
    }
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Count *count)
{
  TbrCertainty certainty = (TbrCertainty) count->certainty;
  const Bill *bill = &count->bill;

  tbr_result_add (result, "K29.operation", scope, key, bill->operation, "EUR", certainty);
  tbr_result_add (result, "K29.transport", scope, key, bill->transport, "EUR", certainty);
  tbr_result_add (result, "K29.paid-by-union", scope, key, bill->by_union, "EUR", certainty);
  tbr_result_add (result, "K29.paid-by-helpers", scope, key, bill->by_helpers, "EUR", certainty);
  tbr_result_add (result, "K29.paid-by-hosts", scope, key, bill->by_host, "EUR", certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  if (dictionary->money == NULL)
    return;
  g_autofree State *copy = g_memdup2 (data, state_size (dictionary, NULL));

  for (guint32 i = 0; i < dictionary->n_units; i++)
    {
      const TbrAwayUnit *mission = tbr_away_unit (away_of (copy), i);
      if (!tbr_since_is_never (mission->left))
        come_home (copy, dictionary, i, mission, now);
    }
  tell (result, TBR_SCOPE_ALL, "", &copy->all);
  tbr_result_add (result, "K29.own-services", TBR_SCOPE_ALL, "", copy->all.own, "EUR",
                  TBR_CERTAINTY_ESTIMATED);
  for (guint i = 0; i < TBR_LAYER_N; i++)
    if (copy->layers[i].n_missions > 0)
      tell (result, TBR_SCOPE_LAYER, tbr_layer_names[i], &copy->layers[i]);
  for (guint32 i = 0; i <= copy->n_states; i++)
    {
      const Count *count = state_count (copy, i);
      const char *key = tbr_state_key (dictionary, i);
      if (count->n_missions > 0)
        tell (result, TBR_SCOPE_STATE, key, count);
      if (count->own > 0)
        tbr_result_add (result, "K29.own-services", TBR_SCOPE_STATE, key, count->own, "EUR",
                        TBR_CERTAINTY_ESTIMATED);
      if (count->as_host > 0)
        tbr_result_add (result, "K29.paid-as-host", TBR_SCOPE_STATE, key, count->as_host, "EUR",
                        (TbrCertainty) copy->all.certainty);
    }
}

const TbrOutputKind tbr_output_money = {
  .kind
  = { .section = "measures",
      .element = "measure",
      .name = "money",
      .title = "Money",
      .sentence = "Tells what help from abroad costs, in operation and on the way, and what "
                  "of it the Union, the helpers and the hosts pay, by state and layer (K29)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
