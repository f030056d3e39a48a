/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Curves by place: needs open and units at work, by state and by hazard, and who has sent units
 * away. */
#include "output/away.h"
#include "output/ledger.h"

/* Steps kept at most: a finer step is widened. */
#define STEPS_MOST 1000

typedef struct
{
  TbrTime step; /* between points */
} Values;

static const TbrParam params[] = {
  { .name = "step",
    .type = TBR_PARAM_DURATION,
    .dimension = TBR_DIMENSION_TIME,
    .offset = TBR_OFFSET (Values, step),
    .min = 60,
    .max = 31536000,
    .fallback = "12 h",
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time between points; widened where it would give over 1,000 of them",
    .source = "Our assumption" },
};

/* What is counted. */
typedef enum
{
  OPEN_BY_STATE,
  OPEN_BY_HAZARD,
  AT_WORK_BY_STATE, /* where the need is */
  AT_WORK_BY_HAZARD,
  AWAY_BY_STATE, /* owner; units that have left their base */
  N_CURVES
} Curve;

static const struct
{
  const char *measure;
  TbrScope scope;
} curves[N_CURVES] = {
  [OPEN_BY_STATE] = { "series.open-needs", TBR_SCOPE_STATE },
  [OPEN_BY_HAZARD] = { "series.open-needs", TBR_SCOPE_HAZARD },
  [AT_WORK_BY_STATE] = { "series.at-work", TBR_SCOPE_STATE },
  [AT_WORK_BY_HAZARD] = { "series.at-work", TBR_SCOPE_HAZARD },
  [AWAY_BY_STATE] = { "series.away", TBR_SCOPE_STATE },
};

/* Head of the block; the counts of now, those of each point, the ledger and the units follow. */
typedef struct
{
  TbrTime step;
  guint32 n_points; /* room */
  guint32 n_taken;  /* points written */
  guint32 width;    /* counts in a point */
  guint32 n_states, n_hazards;
  guint32 reserved;
} State;

static guint32
width_of (const TbrDictionary *dictionary)
{
  return (3 * dictionary->n_states + 2 * dictionary->n_hazards + 1) / 2 * 2;
}

static TbrTime
step_of (const TbrDictionary *dictionary, gconstpointer values)
{
  return MAX (((const Values *) values)->step, dictionary->duration / STEPS_MOST + 1);
}

static guint32
room_of (const TbrDictionary *dictionary, gconstpointer values)
{
  return (guint32) (dictionary->duration / step_of (dictionary, values)) + 1;
}

/* The counts of point @i; those of now lie before the first. */
static guint32 *
counts_at (const State *state, guint32 i)
{
  return (guint32 *) (gpointer) (state + 1) + (gsize) (i + 1) * state->width;
}

static guint32 *
counts_now (const State *state)
{
  return (guint32 *) (gpointer) (state + 1);
}

static TbrLedger *
ledger_of (const State *state)
{
  return (TbrLedger *) (gpointer) counts_at (state, state->n_points);
}

static TbrAway *
away_of (const State *state)
{
  const TbrLedger *ledger = ledger_of (state);
  return (TbrAway *) (gpointer) tbr_ledger_unit (ledger, ledger->n_units);
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  gsize n_counts = (gsize) (room_of (dictionary, values) + 1) * width_of (dictionary);
  return sizeof (State) + n_counts * sizeof (guint32) + tbr_ledger_size (dictionary)
         + tbr_away_size (dictionary);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;
  state->step = step_of (dictionary, values);
  state->n_points = room_of (dictionary, values);
  state->width = width_of (dictionary);
  state->n_states = dictionary->n_states;
  state->n_hazards = dictionary->n_hazards;
  tbr_ledger_start (ledger_of (state), dictionary);
  tbr_away_start (away_of (state), dictionary);
}

static guint32
first_of (const State *state, Curve curve)
{
  const guint32 firsts[N_CURVES] = { [OPEN_BY_STATE] = 0,
                                     [AT_WORK_BY_STATE] = state->n_states,
                                     [AWAY_BY_STATE] = 2 * state->n_states,
                                     [OPEN_BY_HAZARD] = 3 * state->n_states,
                                     [AT_WORK_BY_HAZARD] = 3 * state->n_states + state->n_hazards };
  return firsts[curve];
}

static guint32
length_of (const State *state, Curve curve)
{
  return curves[curve].scope == TBR_SCOPE_STATE ? state->n_states : state->n_hazards;
}

/* @by is 1 or -1; what is in no state or of no hazard is not counted. */
static void
count (State *state, Curve curve, guint32 place, int by)
{
  if (place < length_of (state, curve))
    counts_now (state)[first_of (state, curve) + place] += (guint32) by;
}

static void
count_need (State *state, const TbrLedgerNeed *need, Curve by_state, Curve by_hazard, int by)
{
  count (state, by_state, need->state, by);
  count (state, by_hazard, need->hazard, by);
}

static void
count_worker (State *state, guint32 need, int by)
{
  const TbrLedger *ledger = ledger_of (state);
  if (need < ledger->n_needs)
    count_need (state, tbr_ledger_need (ledger, need), AT_WORK_BY_STATE, AT_WORK_BY_HAZARD, by);
}

static void
take_ledger (State *state, const TbrDictionary *dictionary, const TbrFact *fact)
{
  TbrLedger *ledger = ledger_of (state);
  gboolean is_unit = fact->kind == TBR_FACT_UNIT_WORKING || fact->kind == TBR_FACT_UNIT_WORKED;
  guint32 most = is_unit ? ledger->n_units : ledger->n_needs;
  if (fact->a >= most)
    return;
  if (is_unit)
    {
      const TbrLedgerUnit *unit = tbr_ledger_unit (ledger, fact->a);
      count_worker (state, tbr_ledger_unit_need (unit), -1);
      tbr_ledger_take (ledger, dictionary, fact);
      count_worker (state, tbr_ledger_unit_need (unit), 1);
      return;
    }
  const TbrLedgerNeed *need = tbr_ledger_need (ledger, fact->a);
  int before = need->is_open;
  if (before)
    count_need (state, need, OPEN_BY_STATE, OPEN_BY_HAZARD, -1);
  tbr_ledger_take (ledger, dictionary, fact);
  if (need->is_open)
    count_need (state, need, OPEN_BY_STATE, OPEN_BY_HAZARD, 1);
}

/* Writes the points up to, not including, @now: what a fact at the very instant changes is in. */
static void
write_points (State *state, TbrTime now)
{
  for (; state->n_taken < state->n_points && state->n_taken * state->step < now; state->n_taken++)
    memcpy (counts_at (state, state->n_taken), counts_now (state), state->width * sizeof (guint32));
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;
  TbrAwayUnit before;
  write_points (state, fact->at);
  if (tbr_ledger_reads (fact->kind))
    take_ledger (state, dictionary, fact);
  TbrAwayChange change = tbr_away_take (away_of (state), dictionary, fact, &before);
  if (change != TBR_AWAY_SAME)
    count (state, AWAY_BY_STATE, dictionary->unit_states[fact->a],
           change == TBR_AWAY_LEFT ? 1 : -1);
}

/* ---- telling ---- */

static void
tell_curve (const State *state, Curve curve, guint32 place, const char *key, TbrResult *result)
{
  guint32 at = first_of (state, curve) + place;
  gboolean is_flat = TRUE;
  for (guint32 i = 0; i < state->n_taken && is_flat; i++)
    is_flat = counts_at (state, i)[at] == 0;
  for (guint32 i = 0; i < state->n_taken && !is_flat; i++)
    tbr_result_add_point (result, &(TbrSeriesPoint){ .at = i * state->step,
                                                     .measure = curves[curve].measure,
                                                     .scope = curves[curve].scope,
                                                     .key = key,
                                                     .value = counts_at (state, i)[at],
                                                     .unit = "" });
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *given = data;
  gsize size = sizeof (State) + (gsize) (given->n_points + 1) * given->width * sizeof (guint32);
  g_autofree State *state = g_memdup2 (given, size);
  write_points (state, now + 1);
  for (guint curve = 0; curve < N_CURVES; curve++)
    for (guint32 i = 0; i < length_of (state, (Curve) curve); i++)
      tell_curve (state, (Curve) curve, i,
                  curves[curve].scope == TBR_SCOPE_STATE ? dictionary->state_ids[i]
                                                         : dictionary->hazard_ids[i],
                  result);
}

const TbrOutputKind tbr_output_presence = {
  .kind
  = { .section = "measures",
      .element = "measure",
      .name = "presence",
      .title = "Curves by state and hazard",
      .sentence = "Writes down at equal steps the open needs and the units at work by state and by "
                  "hazard, and the units away by owner",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (Values) },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
