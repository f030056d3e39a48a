/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How soon the critically wounded were operated on, and how many of them died (K16, K17). */
#include "output/measure.h"

/* Minutes that are told apart; later ones count as the last. */
#define MINUTES 2880
#define SECONDS_PER_MINUTE 60.0
/* Minutes of which K16 gives the share. */
#define SOON 60
#define LATE 120

/* Of one hazard, or of all. */
typedef struct
{
  double treated[MINUTES]; /* critical, by minutes since they were hurt, persons */
  double minutes;          /* sum over them, exact */
  double stages[TBR_PATIENT_N];
} Row;

/* Row 0: all; then the hazards. */
typedef struct
{
  guint32 n_hazards;
  guint32 reserved;
  Row rows[];
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + (dictionary->n_hazards + 1) * sizeof (Row);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  ((State *) data)->n_hazards = dictionary->n_hazards;
}

static void
add (Row *row, const TbrFact *fact)
{
  double minutes = fact->y / SECONDS_PER_MINUTE;
  row->stages[fact->code] += fact->x;
  if (fact->code != TBR_PATIENT_CRITICAL_TREATED)
    return;
  row->treated[(guint) CLAMP (minutes, 0, MINUTES - 1)] += fact->x;
  row->minutes += fact->x * minutes;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind != TBR_FACT_PATIENTS || fact->code >= TBR_PATIENT_N)
    return;
  add (&state->rows[0], fact);
  if (fact->a < state->n_hazards)
    add (&state->rows[1 + fact->a], fact);
}

/* Share of the treated who were so within @minutes. */
static double
within (const Row *row, guint minutes)
{
  double sum = 0;
  for (guint i = 0; i < minutes; i++)
    sum += row->treated[i];
  return tbr_percent (sum, row->stages[TBR_PATIENT_CRITICAL_TREATED]);
}

/* Minute by which a share of the treated were so; NAN when nobody was. */
static double
quantile (const Row *row, double share)
{
  double left = share * row->stages[TBR_PATIENT_CRITICAL_TREATED];
  if (left <= 0)
    return NAN;
  for (guint i = 0; i < MINUTES; i++)
    {
      left -= row->treated[i];
      if (left <= 0)
        return i + 0.5;
    }
  return MINUTES;
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Row *row, TbrCertainty certainty)
{
  const double *stages = row->stages;
  const struct
  {
    const char *measure, *unit;
    double value;
  } told[] = {
    { "K16.hurt-to-operation", "min",
      tbr_ratio (row->minutes, stages[TBR_PATIENT_CRITICAL_TREATED]) },
    { "K16.hurt-to-operation-median", "min", quantile (row, 0.5) },
    { "K16.hurt-to-operation-p90", "min", quantile (row, 0.9) },
    { "K16.operated-in-60-min", "%", within (row, SOON) },
    { "K16.operated-in-120-min", "%", within (row, LATE) },
    { "K17.critical", "persons", stages[TBR_PATIENT_CRITICAL_HURT] },
    { "K17.critical-mortality", "%",
      tbr_percent (stages[TBR_PATIENT_CRITICAL_DEAD], stages[TBR_PATIENT_CRITICAL_HURT]) },
  };
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    tbr_result_add (result, told[i].measure, scope, key, told[i].value, told[i].unit, certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;
  TbrCertainty worst = TBR_CERTAINTY_SOURCED;

  for (guint32 i = 0; i < state->n_hazards; i++)
    worst = MAX (worst, tbr_hazard_certainty (dictionary, i));
  tell (result, TBR_SCOPE_ALL, "", &state->rows[0], worst);
  for (guint32 i = 0; i < state->n_hazards; i++)
    if (state->rows[1 + i].stages[TBR_PATIENT_CRITICAL_HURT] > 0)
      tell (result, TBR_SCOPE_HAZARD, dictionary->hazard_ids[i], &state->rows[1 + i],
            tbr_hazard_certainty (dictionary, i));
}

const TbrOutputKind tbr_output_casualties = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "casualties",
            .title = "Casualties",
            .sentence = "Times the critically wounded from the injury to the operation, and counts "
                        "those who die (K16, K17)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
