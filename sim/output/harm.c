/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The harm done, kind by kind, by hazard and by state (K09, K10, K13). */
#include "output/measure.h"

static const char *const measures[TBR_HARM_N] = {
  [TBR_HARM_DEATHS] = "K10.deaths",
  [TBR_HARM_PREVENTABLE] = "K10.preventable-deaths",
  [TBR_HARM_INJURED] = "harm.injured-untreated",
  [TBR_HARM_SHELTER] = "harm.without-shelter",
  [TBR_HARM_POWER] = "K09.without-power",
  [TBR_HARM_WATER] = "K09.without-water",
  [TBR_HARM_TELECOM] = "K09.without-telecom",
  [TBR_HARM_HEALTH] = "K09.without-health-care",
  [TBR_HARM_BURNED] = "K13.burned",
  [TBR_HARM_FLOODED] = "K13.flooded",
  [TBR_HARM_FLOODED_DAYS] = "K13.under-water",
  [TBR_HARM_DWELLINGS] = "K13.dwellings-lost",
  [TBR_HARM_UNREGISTERED] = "harm.unregistered",
  [TBR_HARM_VICTIM_DAYS] = "harm.exploitation",
  [TBR_HARM_COST] = "K29.harm-cost",
  [TBR_HARM_ICT] = "K09.without-ict",
  [TBR_HARM_FUEL] = "K09.without-fuel",
  [TBR_HARM_TRANSPORT] = "K09.without-transport",
  [TBR_HARM_OVER_CAPACITY] = "K20.over-capacity",
  [TBR_HARM_WAITING] = "harm.waiting-to-register",
  [TBR_HARM_UNDETECTED] = "harm.undetected",
  [TBR_HARM_INFECTED] = "harm.infected",
  [TBR_HARM_CARE_DISPLACED] = "harm.care-displaced",
  [TBR_HARM_APPOINTMENTS] = "harm.appointments",
  [TBR_HARM_ORGANISATION_DOWN] = "harm.organisations-down",
  [TBR_HARM_CASES_LOST] = "harm.cases-lost",
  [TBR_HARM_EMERGENCY] = "K09.without-emergency-calls",
  [TBR_HARM_UNHEATED] = "K09.without-heated-shelter",
  [TBR_HARM_SUPPLY] = "K09.without-supply",
};

/* Harm by kind; rows: all, then hazards, then states, the last for no state. */
typedef struct
{
  double amounts[TBR_HARM_N];
} Row;

typedef struct
{
  guint32 n_hazards, n_states;
  guint8 certainty; /* TbrCertainty, of all */
  guint8 reserved[7];
  Row rows[];
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + (dictionary->n_hazards + dictionary->n_states + 2) * sizeof (Row)
         + (dictionary->n_states + 1 + 7) / 8 * 8;
}

static Row *
hazard_row (const State *state, guint32 hazard)
{
  return (Row *) &state->rows[1 + hazard];
}

static Row *
state_row (const State *state, guint32 index)
{
  return (Row *) &state->rows[1 + state->n_hazards + index];
}

/* TbrCertainty of what is counted for each state. */
static guint8 *
state_certainties (const State *state)
{
  return (guint8 *) state_row (state, state->n_states + 1);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_hazards = dictionary->n_hazards;
  state->n_states = dictionary->n_states;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind != TBR_FACT_HARM || fact->code >= TBR_HARM_N)
    return;
  guint32 index = MIN (fact->b, state->n_states);
  TbrCertainty certainty = tbr_hazard_certainty (dictionary, fact->a);
  state->rows[0].amounts[fact->code] += fact->x;
  state_row (state, index)->amounts[fact->code] += fact->x;
  if (fact->a < state->n_hazards)
    hazard_row (state, fact->a)->amounts[fact->code] += fact->x;
  tbr_certainty_mix (&state->certainty, certainty);
  tbr_certainty_mix (&state_certainties (state)[index], certainty);
}

static void
forget (gpointer data, const TbrDictionary *dictionary)
{
  State *state = data;

  for (guint i = 0; i < 1 + state->n_hazards + state->n_states + 1; i++)
    state->rows[i] = (Row){ 0 };
}

static void
tell_some (TbrResult *result, TbrScope scope, const char *key, const Row *row,
           TbrCertainty certainty)
{
  for (guint i = 0; i < TBR_HARM_N; i++)
    if (row->amounts[i] != 0)
      tbr_result_add (result, measures[i], scope, key, row->amounts[i], tbr_harm_unit ((TbrHarm) i),
                      certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;

  for (guint i = 0; i < TBR_HARM_N; i++)
    tbr_result_add (result, measures[i], TBR_SCOPE_ALL, "", state->rows[0].amounts[i],
                    tbr_harm_unit ((TbrHarm) i), (TbrCertainty) state->certainty);
  for (guint i = 0; i < state->n_hazards; i++)
    tell_some (result, TBR_SCOPE_HAZARD, dictionary->hazard_ids[i], hazard_row (state, i),
               tbr_hazard_certainty (dictionary, i));
  for (guint i = 0; i <= state->n_states; i++)
    tell_some (result, TBR_SCOPE_STATE, tbr_state_key (dictionary, i), state_row (state, i),
               (TbrCertainty) state_certainties (state)[i]);
}

const TbrOutputKind tbr_output_harm = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "harm",
            .title = "Harm",
            .sentence = "Adds up the harm by kind, hazard and state: deaths, people without "
                        "services, land and dwellings lost (K09, K10, K13)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .forget = forget,
  .finish = finish,
};
