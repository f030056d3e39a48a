/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Orders given, and those of the scenario that could not be carried out when their time came. */
#include "output/measure.h"
#include "output/words.h"

/* Refused orders told one by one; the others are only counted. */
#define TOLD_MOST 16

/* An order that was not carried out. */
typedef struct
{
  TbrTime at;     /* when */
  guint32 number; /* among those of the scenario, 0 first */
  guint32 why;    /* TbrHindrance */
} Refused;

typedef struct
{
  guint32 n_given;
  guint32 n_refused;
  Refused told[TOLD_MOST];
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  *(State *) data = (State){ 0 };
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind == TBR_FACT_COMMAND)
    state->n_given++;
  if (fact->kind != TBR_FACT_COMMAND_REFUSED)
    return;
  if (state->n_refused < TOLD_MOST)
    state->told[state->n_refused]
        = (Refused){ .at = fact->at, .number = fact->a, .why = fact->code };
  state->n_refused++;
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;

  tbr_result_add (result, "orders.given", TBR_SCOPE_ALL, "", state->n_given, "",
                  TBR_CERTAINTY_SOURCED);
  tbr_result_add (result, "orders.refused", TBR_SCOPE_ALL, "", state->n_refused, "",
                  TBR_CERTAINTY_SOURCED);
  for (guint i = 0; i < MIN (state->n_refused, TOLD_MOST); i++)
    {
      const Refused *one = &state->told[i];
      g_autofree char *key
          = g_strdup_printf ("%u/%s", one->number + 1, tbr_word_of (tbr_word_hindrances, one->why));
      tbr_result_add (result, "orders.refused-at", TBR_SCOPE_ORDER, key,
                      (double) one->at / TBR_HOUR, "h", TBR_CERTAINTY_SOURCED);
    }
}

const TbrOutputKind tbr_output_orders = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "orders",
            .title = "Orders",
            .sentence = "Counts the orders given, and names those of the scenario that could not "
                        "be carried out when their time came",
            .size = 8 },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
