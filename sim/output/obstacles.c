/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What borders cost units that help abroad: hours by obstacle, and from the order to the first
   work. */
#include "output/measure.h"

#include <tabard/border.h>

/* A unit's mission; never: has not come. */
typedef struct
{
  TbrSince ordered; /* accepted, not yet at work */
  TbrSince arrived; /* at the reception centre of another state, not yet at work */
} Mission;

/* What is counted for an owner, or for all. */
typedef struct
{
  double lost[TBR_OBSTACLE_N]; /* hours */
  double to_work;              /* sum of times from the order to the first work, hours */
  guint32 n_worked;            /* units behind it */
  guint32 n_refused;           /* offers to which a third country did not agree */
  guint8 certainty;            /* TbrCertainty */
  guint8 reserved[7];
} Count;

typedef struct
{
  guint32 n_units, n_states;
  Count all;
} State;

static const char *const measures[TBR_OBSTACLE_N]
    = { "border.authorisation", "border.equipment", "border.qualification",
        "border.insurance",     "border.radio",     "border.language",
        "border.consent",       "border.visa",      "border.hub" };

/* Behind the head: missions of units, counts of owners, the last for the Union's. */
static Mission *
mission_of (gconstpointer data, guint32 unit)
{
  return (Mission *) (gpointer) ((const State *) data + 1) + unit;
}

static Count *
owner_count (gconstpointer data, guint32 owner)
{
  const State *state = data;

  return (Count *) (gpointer) mission_of (data, state->n_units) + MIN (owner, state->n_states);
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_units * sizeof (Mission)
         + (dictionary->n_states + 1) * sizeof (Count);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_units = dictionary->n_units;
  state->n_states = dictionary->n_states;
}

static void
add (Count *count, const TbrDictionary *dictionary, const TbrFact *fact, double to_work)
{
  tbr_certainty_mix (&count->certainty, tbr_unit_certainty (dictionary, fact->a));
  if (fact->kind == TBR_FACT_UNIT_OBSTACLE)
    count->lost[fact->code] += fact->x / 3600;
  else
    {
      count->to_work += to_work;
      count->n_worked++;
    }
}

/* A third country does not agree to an offer. */
static void
count_refusal (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  Count *counts[]
      = { &((State *) data)->all, owner_count (data, tbr_unit_owner (dictionary, fact->c)) };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      counts[i]->n_refused++;
      tbr_certainty_mix (&counts[i]->certainty, TBR_CERTAINTY_ESTIMATED);
    }
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind == TBR_FACT_CONSENT && fact->code != 0)
    count_refusal (data, dictionary, fact);
  if ((fact->kind != TBR_FACT_UNIT_ORDERED && fact->kind != TBR_FACT_UNIT_ARRIVED
       && fact->kind != TBR_FACT_UNIT_WORKING && fact->kind != TBR_FACT_UNIT_OBSTACLE)
      || fact->a >= state->n_units)
    return;
  Mission *mission = mission_of (data, fact->a);
  Count *owner = owner_count (data, tbr_unit_owner (dictionary, fact->a));
  if (fact->kind == TBR_FACT_UNIT_ORDERED)
    *mission = (Mission){ .ordered = tbr_since (fact->at) };
  else if (fact->kind == TBR_FACT_UNIT_ARRIVED)
    mission->arrived = tbr_since (fact->at);
  else if (fact->kind == TBR_FACT_UNIT_OBSTACLE && fact->code < TBR_OBSTACLE_N)
    {
      add (&state->all, dictionary, fact, 0);
      add (owner, dictionary, fact, 0);
    }
  else if (!tbr_since_is_never (mission->arrived) && !tbr_since_is_never (mission->ordered))
    {
      double hours = tbr_to_hours (fact->at - tbr_since_get (mission->ordered));
      add (&state->all, dictionary, fact, hours);
      add (owner, dictionary, fact, hours);
      mission->arrived = tbr_since (TBR_NEVER);
    }
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Count *count)
{
  for (guint i = 0; i < TBR_OBSTACLE_N; i++)
    if ((scope == TBR_SCOPE_ALL && i < TBR_OBSTACLE_CONSENT) || count->lost[i] > 0)
      tbr_result_add (result, measures[i], scope, key, count->lost[i], "h",
                      (TbrCertainty) count->certainty);
  if (count->n_refused > 0)
    tbr_result_add (result, "border.offers-refused", scope, key, count->n_refused, "",
                    (TbrCertainty) count->certainty);
  if (scope == TBR_SCOPE_ALL || count->n_worked > 0)
    tbr_result_add (result, "border.order-to-work", scope, key,
                    60 * tbr_ratio (count->to_work, count->n_worked), "min",
                    (TbrCertainty) count->certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;

  tell (result, TBR_SCOPE_ALL, "", &state->all);
  for (guint32 i = 0; i <= state->n_states; i++)
    if (owner_count (data, i)->n_worked > 0 || owner_count (data, i)->n_refused > 0)
      tell (result, TBR_SCOPE_STATE, tbr_state_key (dictionary, i), owner_count (data, i));
}

const TbrOutputKind tbr_output_obstacles = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "obstacles",
            .title = "What borders cost",
            .sentence = "Adds up the hours that units lost to each obstacle at borders, by owner, "
                        "and tells the mean time from the order to the first work abroad" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
