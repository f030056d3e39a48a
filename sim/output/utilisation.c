/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How much of their time units worked, how many worked at once, what they cost (K23, K29). */
#include "output/measure.h"

/* A unit's present mission; never: not yet. */
typedef struct
{
  TbrSince left;    /* departure */
  TbrSince on_site; /* first arrival at a place of work */
  TbrSince working; /* since when it works without a break */
} Mission;

/* Sums for one type. */
typedef struct
{
  double productive;  /* hours at work */
  double available;   /* hours from the first place of work to release */
  double away;        /* hours from departure to homecoming */
  double cost;        /* euro: days away times the cost of a day */
  guint32 n_missions; /* departures */
  guint32 n_working;  /* units at work now */
  guint32 peak;       /* most units at work at once */
  guint8 certainty;   /* TbrCertainty */
  guint8 reserved[3];
} Count;

typedef struct
{
  guint32 n_units, n_capabilities;
  Count all;
} State;

static Mission *
mission_of (gconstpointer data, guint32 unit)
{
  return (Mission *) (gpointer) ((const State *) data + 1) + unit;
}

static Count *
count_of (gconstpointer data, guint32 capability)
{
  return (Count *) (gpointer) mission_of (data, ((const State *) data)->n_units) + capability;
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_units * sizeof (Mission)
         + dictionary->n_capabilities * sizeof (Count);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_units = dictionary->n_units;
  state->n_capabilities = dictionary->n_capabilities;
}

static void
add (gpointer data, const TbrDictionary *dictionary, guint32 unit, const Count *step)
{
  State *state = data;
  Count *counts[] = { &state->all, count_of (data, dictionary->unit_capabilities[unit]) };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      counts[i]->productive += step->productive;
      counts[i]->available += step->available;
      counts[i]->away += step->away;
      counts[i]->cost += step->cost;
      counts[i]->n_missions += step->n_missions;
      counts[i]->n_working += step->n_working;
      counts[i]->peak = MAX (counts[i]->peak, counts[i]->n_working);
      tbr_certainty_mix (&counts[i]->certainty, tbr_unit_certainty (dictionary, unit));
    }
}

static void
stop_working (gpointer data, const TbrDictionary *dictionary, guint32 unit, TbrTime at)
{
  Mission *mission = mission_of (data, unit);

  if (tbr_since_is_never (mission->working))
    return;
  ((State *) data)->all.n_working--;
  count_of (data, dictionary->unit_capabilities[unit])->n_working--;
  add (data, dictionary, unit,
       &(Count){ .productive = tbr_to_hours (at - tbr_since_get (mission->working)) });
  mission->working = tbr_since (TBR_NEVER);
}

static void
leave_site (gpointer data, const TbrDictionary *dictionary, guint32 unit, TbrTime at)
{
  Mission *mission = mission_of (data, unit);

  stop_working (data, dictionary, unit, at);
  if (!tbr_since_is_never (mission->on_site))
    add (data, dictionary, unit,
         &(Count){ .available = tbr_to_hours (at - tbr_since_get (mission->on_site)) });
  mission->on_site = tbr_since (TBR_NEVER);
}

static void
come_home (gpointer data, const TbrDictionary *dictionary, guint32 unit, TbrTime at)
{
  Mission *mission = mission_of (data, unit);

  if (tbr_since_is_never (mission->left))
    return;
  double hours = tbr_to_hours (at - tbr_since_get (mission->left));
  double cost_day = dictionary->capability_costs[dictionary->unit_capabilities[unit]];
  add (data, dictionary, unit,
       &(Count){ .away = hours, .cost = isnan (cost_day) ? 0 : hours / 24 * cost_day });
  mission->left = tbr_since (TBR_NEVER);
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->kind < TBR_FACT_UNIT_DEPARTED || fact->kind > TBR_FACT_UNIT_HOME
      || fact->a >= dictionary->n_units)
    return;
  Mission *mission = mission_of (data, fact->a);
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_DEPARTED:
      if (!tbr_since_is_never (mission->left))
        break;
      mission->left = tbr_since (fact->at);
      add (data, dictionary, fact->a, &(Count){ .n_missions = 1 });
      break;
    case TBR_FACT_UNIT_ON_SITE:
      mission->on_site = tbr_since (MIN (tbr_since_get (mission->on_site), fact->at));
      break;
    case TBR_FACT_UNIT_WORKING:
      if (!tbr_since_is_never (mission->working) || fact->b == TBR_NONE)
        break;
      mission->working = tbr_since (fact->at);
      add (data, dictionary, fact->a, &(Count){ .n_working = 1 });
      break;
    case TBR_FACT_UNIT_WORKED:
      stop_working (data, dictionary, fact->a, fact->at);
      break;
    case TBR_FACT_UNIT_RELEASED:
      leave_site (data, dictionary, fact->a, fact->at);
      break;
    case TBR_FACT_UNIT_HOME:
      leave_site (data, dictionary, fact->a, fact->at);
      come_home (data, dictionary, fact->a, fact->at);
      break;
    default:
      break;
    }
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Count *count)
{
  TbrCertainty certainty = (TbrCertainty) count->certainty;

  tbr_result_add (result, "K23.utilisation", scope, key,
                  tbr_percent (count->productive, count->available), "%", certainty);
  tbr_result_add (result, "K23.productive-share-of-mission", scope, key,
                  tbr_percent (count->productive, count->away), "%", certainty);
  tbr_result_add (result, "K23.productive-hours", scope, key, count->productive, "h", certainty);
  tbr_result_add (result, "K29.operation-cost", scope, key, count->cost, "EUR", certainty);
  tbr_result_add (result, "units.missions", scope, key, count->n_missions, "", certainty);
  tbr_result_add (result, "units.peak-working", scope, key, count->peak, "", certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  g_autofree State *copy = g_memdup2 (data, state_size (dictionary, NULL));

  for (guint32 i = 0; i < copy->n_units; i++)
    {
      leave_site (copy, dictionary, i, now);
      come_home (copy, dictionary, i, now);
    }
  tell (result, TBR_SCOPE_ALL, "", &copy->all);
  for (guint32 i = 0; i < copy->n_capabilities; i++)
    if (count_of (copy, i)->n_missions > 0)
      tell (result, TBR_SCOPE_CAPABILITY, dictionary->capability_ids[i], count_of (copy, i));
}

const TbrOutputKind tbr_output_utilisation = {
  .kind
  = { .section = "measures",
      .element = "measure",
      .name = "utilisation",
      .title = "Use of units",
      .sentence = "Tells by type how much of their time on site units worked, how many worked "
                  "at once and what their days away cost (K23, K29)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
