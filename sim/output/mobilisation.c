/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether units left as soon as they had promised, and how long they waited for a task (K06, K07).
 */
#include "output/measure.h"

/* A unit's mission under a request; never: has not come. */
typedef struct
{
  TbrSince ordered; /* accepted, not yet left */
  TbrSince arrived; /* at the reception centre, not yet tasked */
  TbrSince entered; /* arrived, not yet at work */
  guint32 host;     /* state it arrived in */
  guint32 reserved;
} Mission;

/* What is counted for a type, a layer, a host. */
typedef struct
{
  double mobilising; /* sum of times from acceptance to departure, hours */
  double waiting;    /* sum of times from arrival to task, hours */
  double idle;       /* sum of times from arrival to first work, hours */
  guint32 n_left;    /* units that left */
  guint32 n_in_time; /* of these, within the limit of their type */
  guint32 n_tasked;  /* units that were given a task */
  guint32 n_worked;  /* units that began to work */
  guint8 certainty;  /* TbrCertainty */
  guint8 reserved[7];
} Count;

typedef struct
{
  guint32 n_units, n_capabilities, n_states, reserved;
  Count all;
  Count layers[TBR_LAYER_N];
} State;

/* Behind the head: missions of units, counts of capabilities, counts of host states. */
static Mission *
mission_of (gconstpointer data, guint32 unit)
{
  return (Mission *) (gpointer) ((const State *) data + 1) + unit;
}

static Count *
capability_count (gconstpointer data, guint32 capability)
{
  return (Count *) (gpointer) mission_of (data, ((const State *) data)->n_units) + capability;
}

static Count *
host_count (gconstpointer data, guint32 host)
{
  return capability_count (data, ((const State *) data)->n_capabilities) + host;
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_units * sizeof (Mission)
         + (dictionary->n_capabilities + dictionary->n_states) * sizeof (Count);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_units = dictionary->n_units;
  state->n_capabilities = dictionary->n_capabilities;
  state->n_states = dictionary->n_states;
}

/* Adds @step to the counts that a unit belongs to. */
static void
count (gpointer data, const TbrDictionary *dictionary, guint32 unit, const Count *step)
{
  State *state = data;
  guint32 host = mission_of (data, unit)->host;
  Count *counts[]
      = { &state->all, &state->layers[MIN (dictionary->unit_layers[unit], TBR_LAYER_N - 1)],
          capability_count (data, dictionary->unit_capabilities[unit]),
          host < state->n_states ? host_count (data, host) : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (counts) && counts[i] != NULL; i++)
    {
      counts[i]->mobilising += step->mobilising;
      counts[i]->waiting += step->waiting;
      counts[i]->idle += step->idle;
      counts[i]->n_left += step->n_left;
      counts[i]->n_in_time += step->n_in_time;
      counts[i]->n_tasked += step->n_tasked;
      counts[i]->n_worked += step->n_worked;
      tbr_certainty_mix (&counts[i]->certainty, tbr_unit_certainty (dictionary, unit));
    }
}

static void
depart (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  Mission *mission = mission_of (data, fact->a);
  double limit = dictionary->capability_departs[dictionary->unit_capabilities[fact->a]];

  if (tbr_since_is_never (mission->ordered))
    return;
  TbrTime taken = fact->at - tbr_since_get (mission->ordered);
  mission->ordered = tbr_since (TBR_NEVER);
  mission->host = TBR_NONE;
  count (data, dictionary, fact->a,
         &(Count){ .mobilising = tbr_to_hours (taken),
                   .n_left = 1,
                   .n_in_time = (double) taken <= limit * (double) TBR_SECOND });
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->kind < TBR_FACT_UNIT_ORDERED || fact->kind > TBR_FACT_UNIT_HOME
      || fact->a >= dictionary->n_units)
    return;
  Mission *mission = mission_of (data, fact->a);
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_ORDERED:
      *mission = (Mission){ .ordered = tbr_since (fact->c != TBR_NONE ? fact->at : TBR_NEVER),
                            .host = TBR_NONE };
      break;
    case TBR_FACT_UNIT_DEPARTED:
      depart (data, dictionary, fact);
      break;
    case TBR_FACT_UNIT_ARRIVED:
      mission->arrived = mission->entered = tbr_since (fact->at);
      mission->host = fact->b;
      break;
    case TBR_FACT_UNIT_TASKED:
      if (!tbr_since_is_never (mission->arrived))
        count (data, dictionary, fact->a,
               &(Count){ .waiting = tbr_to_hours (fact->at - tbr_since_get (mission->arrived)),
                         .n_tasked = 1 });
      mission->arrived = tbr_since (TBR_NEVER);
      break;
    case TBR_FACT_UNIT_WORKING:
      if (!tbr_since_is_never (mission->entered))
        count (data, dictionary, fact->a,
               &(Count){ .idle = tbr_to_hours (fact->at - tbr_since_get (mission->entered)),
                         .n_worked = 1 });
      mission->entered = tbr_since (TBR_NEVER);
      break;
    case TBR_FACT_UNIT_RELEASED:
      mission->ordered = mission->arrived = mission->entered = tbr_since (TBR_NEVER);
      break;
    default:
      break;
    }
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Count *self)
{
  TbrCertainty certainty = (TbrCertainty) self->certainty;

  if (scope != TBR_SCOPE_STATE)
    {
      tbr_result_add (result, "K06.left-in-time", scope, key,
                      tbr_percent (self->n_in_time, self->n_left), "%", certainty);
      tbr_result_add (result, "K06.acceptance-to-departure", scope, key,
                      tbr_ratio (self->mobilising, self->n_left), "h", certainty);
    }
  tbr_result_add (result, "K07.arrival-to-task", scope, key,
                  tbr_ratio (self->waiting, self->n_tasked), "h", certainty);
  tbr_result_add (result, "K07.arrival-to-work", scope, key, tbr_ratio (self->idle, self->n_worked),
                  "h", certainty);
}

static gboolean
is_empty (const Count *self)
{
  return self->n_left == 0 && self->n_tasked == 0 && self->n_worked == 0;
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;

  tell (result, TBR_SCOPE_ALL, "", &state->all);
  for (guint i = 0; i < TBR_LAYER_N; i++)
    if (!is_empty (&state->layers[i]))
      tell (result, TBR_SCOPE_LAYER, tbr_layer_names[i], &state->layers[i]);
  for (guint i = 0; i < dictionary->n_capabilities; i++)
    if (!is_empty (capability_count (data, i)))
      tell (result, TBR_SCOPE_CAPABILITY, dictionary->capability_ids[i],
            capability_count (data, i));
  for (guint i = 0; i < dictionary->n_states; i++)
    if (!is_empty (host_count (data, i)))
      tell (result, TBR_SCOPE_STATE, dictionary->state_ids[i], host_count (data, i));
}

const TbrOutputKind tbr_output_mobilisation = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "mobilisation",
            .title = "Mobilisation and tasking",
            .sentence = "Tells which units sent on a request left within the limit of their type, "
                        "and how long they waited for a task (K06, K07)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
