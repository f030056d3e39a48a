/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many people are cleaned in an hour, and how long they stand in line for it (K18). */
#include "output/measure.h"

/* Minutes that are told apart; later ones count as the last. */
#define MINUTES 2880
#define SECONDS_PER_MINUTE 60.0
#define NINETY 0.9

typedef struct
{
  double cleaned[MINUTES]; /* persons by minutes in line */
  double persons;          /* cleaned */
  double uncleaned;        /* persons who came to hospitals with the agent on them */
  TbrTime first, last;     /* instants of the first and last cleaned; TBR_NEVER before */
  guint8 certainty;        /* TbrCertainty, the worst */
  guint8 reserved[7];
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  ((State *) data)->first = ((State *) data)->last = TBR_NEVER;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind != TBR_FACT_PATIENTS)
    return;
  if (fact->code == TBR_PATIENT_UNCLEANED)
    state->uncleaned += fact->x;
  if (fact->code != TBR_PATIENT_CLEANED)
    return;
  if (state->first == TBR_NEVER)
    state->first = fact->at;
  state->last = fact->at;
  state->persons += fact->x;
  state->cleaned[(guint) CLAMP (fact->y / SECONDS_PER_MINUTE, 0, MINUTES - 1)] += fact->x;
  tbr_certainty_mix (&state->certainty, tbr_hazard_certainty (dictionary, fact->a));
}

/* Minute in line that a share of those cleaned did not exceed; NAN when nobody was. */
static double
quantile (const State *state, double share)
{
  double left = share * state->persons;
  guint i = 0;
  while (i < MINUTES - 1 && left > state->cleaned[i])
    left -= state->cleaned[i++];
  return state->persons > 0 ? i + 0.5 : NAN;
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;
  TbrCertainty certainty = (TbrCertainty) state->certainty;

  tbr_result_add (result, "K18.cleaned", TBR_SCOPE_ALL, "", state->persons, "persons", certainty);
  tbr_result_add (result, "K18.cleaned-per-hour", TBR_SCOPE_ALL, "",
                  tbr_ratio (state->persons, tbr_hours_between (state->first, state->last)), "1/h",
                  certainty);
  tbr_result_add (result, "K18.line-p90", TBR_SCOPE_ALL, "", quantile (state, NINETY), "min",
                  certainty);
  tbr_result_add (result, "K18.uncleaned-at-hospitals", TBR_SCOPE_ALL, "", state->uncleaned,
                  "persons", certainty);
}

const TbrOutputKind tbr_output_decontamination = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "decontamination",
            .title = "Decontamination",
            .sentence = "Counts people cleaned in an hour, the time in line, and those who came to "
                        "hospitals uncleaned (K18)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
