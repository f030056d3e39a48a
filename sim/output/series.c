/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Curves over time: units by phase, need wanted and served, harm, offers. */
#include "output/series.h"

#include <tabard/snapshot.h>

#include "output/ledger.h"

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
    .fallback = "6 h",
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "time between points; widened where it would give over 2,000 of them",
    .source = "Our assumption" },
};

/* What is known at one instant. */
typedef struct
{
  double required[TBR_NEED_N]; /* over open needs, per hour */
  double served[TBR_NEED_N];   /* of these */
  double harm[TBR_HARM_N];     /* so far */
  double offers, accepted;     /* so far, units */
  double units[TBR_PHASE_N];   /* now */
} Point;

typedef struct
{
  TbrTime step;
  guint32 n_points; /* room */
  guint32 n_taken;  /* points written */
  guint32 n_units, reserved;
  Point now;
  Point points[];
} State;

static TbrTime
step_of (const TbrDictionary *dictionary, gconstpointer values)
{
  return MAX (((const Values *) values)->step, dictionary->duration / TBR_SERIES_STEPS_MOST + 1);
}

static guint32
room_of (const TbrDictionary *dictionary, gconstpointer values)
{
  return (guint32) (dictionary->duration / step_of (dictionary, values)) + 1;
}

/* Behind the points: the ledger, then the phase of each unit. */
static TbrLedger *
ledger_of (gconstpointer data)
{
  const State *state = data;

  return (TbrLedger *) (gpointer) &state->points[state->n_points];
}

static guint8 *
phases_of (gconstpointer data)
{
  const TbrLedger *ledger = ledger_of (data);

  return (guint8 *) tbr_ledger_unit (ledger, ledger->n_units);
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + room_of (dictionary, values) * sizeof (Point)
         + tbr_ledger_size (dictionary) + (dictionary->n_units + 7) / 8 * 8;
}

static TbrPhase
phase_at_home (const TbrDictionary *dictionary, guint32 unit)
{
  return dictionary->unit_on_duty[unit] != 0 ? TBR_PHASE_AVAILABLE : TBR_PHASE_OFF;
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->step = step_of (dictionary, values);
  state->n_points = room_of (dictionary, values);
  state->n_units = dictionary->n_units;
  tbr_ledger_start (ledger_of (data), dictionary);
  for (guint32 i = 0; i < state->n_units; i++)
    {
      TbrPhase phase = phase_at_home (dictionary, i);
      if (dictionary->unit_joins != NULL && dictionary->unit_joins[i] > 0)
        {
          phases_of (data)[i] = TBR_PHASE_N; /* it is nowhere yet */
          continue;
        }
      phases_of (data)[i] = (guint8) phase;
      state->now.units[phase]++;
    }
}

/* Writes the points up to, not including, @now: what a fact at the very instant changes is in. */
static void
write_points (State *state, TbrTime now)
{
  while (state->n_taken < state->n_points && state->n_taken * state->step < now)
    state->points[state->n_taken++] = state->now;
}

static void
set_phase (State *state, guint32 unit, TbrPhase phase)
{
  guint8 *phases = phases_of (state);

  if (phases[unit] != TBR_PHASE_N)
    state->now.units[phases[unit]]--;
  state->now.units[phase]++;
  phases[unit] = (guint8) phase;
}

/* The phase that a fact about a unit leads to; TBR_PHASE_N: none. */
static TbrPhase
phase_after (const TbrFact *fact, TbrPhase before)
{
  switch (fact->kind)
    {
    case TBR_FACT_UNIT_MOBILISING:
      return TBR_PHASE_MOBILISING;
    case TBR_FACT_UNIT_DEPARTED:
      return TBR_PHASE_TRAVELLING;
    case TBR_FACT_UNIT_ARRIVED:
      return TBR_PHASE_ARRIVED;
    case TBR_FACT_UNIT_TASKED:
      return before == TBR_PHASE_MOBILISING || before == TBR_PHASE_TRAVELLING ? before
                                                                              : TBR_PHASE_APPROACH;
    case TBR_FACT_UNIT_ON_SITE:
      return TBR_PHASE_SET_UP;
    case TBR_FACT_UNIT_WORKING:
      return TBR_PHASE_WORKING;
    case TBR_FACT_UNIT_WORKED:
    case TBR_FACT_UNIT_RESTING:
      return TBR_PHASE_RESTING;
    case TBR_FACT_UNIT_RELEASED:
      return TBR_PHASE_PACKING;
    case TBR_FACT_UNIT_RETURNING:
      return TBR_PHASE_RETURNING;
    case TBR_FACT_UNIT_HOME:
      return TBR_PHASE_RECOVERING;
    case TBR_FACT_UNIT_READY:
      return TBR_PHASE_AVAILABLE;
    case TBR_FACT_UNIT_SERVICE:
      return fact->code == TBR_UNIT_SERVICE_OUT ? TBR_PHASE_OFF : TBR_PHASE_N;
    default:
      return TBR_PHASE_N;
    }
}

/* An offer holds its unit until it is answered. */
static void
take_offer (State *state, const TbrFact *fact)
{
  if (fact->kind == TBR_FACT_OFFER_MADE)
    state->now.offers++;
  else if (fact->kind == TBR_FACT_OFFER_ACCEPTED)
    state->now.accepted++;
  if (fact->c >= state->n_units)
    return;
  TbrPhase before = (TbrPhase) phases_of (state)[fact->c];
  if (fact->kind == TBR_FACT_OFFER_MADE && before == TBR_PHASE_AVAILABLE)
    set_phase (state, fact->c, TBR_PHASE_HELD);
  else if (before == TBR_PHASE_HELD
           && (fact->kind == TBR_FACT_OFFER_REFUSED || fact->kind == TBR_FACT_OFFER_LAPSED))
    set_phase (state, fact->c, TBR_PHASE_AVAILABLE);
}

static void
take_ledger (State *state, const TbrDictionary *dictionary, const TbrFact *fact)
{
  TbrLedger *ledger = ledger_of (state);
  guint32 index = tbr_ledger_find (ledger, fact);
  const TbrLedgerNeed *need = index != TBR_NONE ? tbr_ledger_need (ledger, index) : NULL;
  double required = need != NULL && need->is_open != 0 ? need->required : 0;
  double served = need != NULL && need->is_open != 0 ? tbr_ledger_served (need) : 0;

  tbr_ledger_take (ledger, dictionary, fact);
  if (need == NULL || (need->is_open == 0 && fact->kind != TBR_FACT_NEED_CLOSED))
    return;
  state->now.required[need->kind] += need->required - required;
  state->now.served[need->kind] += tbr_ledger_served (need) - served;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;
  gboolean is_unit
      = fact->kind == TBR_FACT_UNIT_JOINED || fact->kind == TBR_FACT_UNIT_SERVICE
        || (fact->kind >= TBR_FACT_UNIT_ORDERED && fact->kind <= TBR_FACT_UNIT_RECALLED);
  gboolean is_offer = fact->kind >= TBR_FACT_OFFER_MADE && fact->kind <= TBR_FACT_OFFER_LAPSED;

  if (!is_unit && !is_offer && fact->kind != TBR_FACT_HARM && !tbr_ledger_reads (fact->kind))
    return;
  write_points (state, fact->at);
  if (tbr_ledger_reads (fact->kind))
    take_ledger (state, dictionary, fact);
  if (fact->kind == TBR_FACT_HARM && fact->code < TBR_HARM_N)
    state->now.harm[fact->code] += fact->x;
  if (is_offer)
    take_offer (state, fact);
  if (!is_unit || fact->a >= state->n_units)
    return;
  TbrPhase phase = fact->kind == TBR_FACT_UNIT_JOINED
                       ? phase_at_home (dictionary, fact->a)
                       : phase_after (fact, (TbrPhase) phases_of (data)[fact->a]);
  if (phase != TBR_PHASE_N)
    set_phase (state, fact->a, phase);
}

/* ---- telling ---- */

/* One curve: where its value lies in a point. */
typedef struct
{
  gsize offset;
  TbrSeriesPoint point;
} Curve;

static void
tell_curve (const State *state, const Curve *curve, TbrTime now, TbrResult *result)
{
  guint32 n = state->n_taken;
  gboolean is_flat = TRUE;

  for (guint32 i = 0; i < n && is_flat; i++)
    is_flat = G_STRUCT_MEMBER (double, &state->points[i], curve->offset) == 0;
  if (is_flat)
    return;
  for (guint32 i = 0; i < n; i++)
    {
      TbrSeriesPoint point = curve->point;
      point.at = i * state->step;
      point.value = G_STRUCT_MEMBER (double, &state->points[i], curve->offset);
      if (fabs (point.value) < 1e-9)
        point.value = 0;
      if (point.at <= now)
        tbr_result_add_point (result, &point);
    }
}

static void
tell_needs (const State *state, TbrTime now, TbrResult *result)
{
  for (guint i = 0; i < TBR_NEED_N; i++)
    {
      const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) i);
      char unit[TBR_KEY_BYTES];
      g_snprintf (unit, sizeof unit, info->holds ? "%s" : "%s/h", info->unit);
      Curve required = {
        G_STRUCT_OFFSET (Point, required) + i * sizeof (double),
        { .measure = "series.required", .scope = TBR_SCOPE_NEED, .key = info->name, .unit = unit }
      };
      Curve served = {
        G_STRUCT_OFFSET (Point, served) + i * sizeof (double),
        { .measure = "series.served", .scope = TBR_SCOPE_NEED, .key = info->name, .unit = unit }
      };
      tell_curve (state, &required, now, result);
      tell_curve (state, &served, now, result);
    }
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  g_autofree State *copy
      = g_memdup2 (data, sizeof (State) + ((const State *) data)->n_points * sizeof (Point));

  write_points (copy, now + 1);
  for (guint i = 0; i < TBR_PHASE_N; i++)
    {
      Curve curve = { G_STRUCT_OFFSET (Point, units) + i * sizeof (double),
                      { .measure = "series.units",
                        .scope = TBR_SCOPE_PHASE,
                        .key = tbr_phase_names[i],
                        .unit = "" } };
      tell_curve (copy, &curve, now, result);
    }
  tell_needs (copy, now, result);
  for (guint i = 0; i < TBR_HARM_N; i++)
    {
      Curve curve = { G_STRUCT_OFFSET (Point, harm) + i * sizeof (double),
                      { .measure = "series.harm",
                        .scope = TBR_SCOPE_HARM,
                        .key = tbr_harm_name ((TbrHarm) i),
                        .unit = tbr_harm_unit ((TbrHarm) i) } };
      tell_curve (copy, &curve, now, result);
    }
  Curve offers = { G_STRUCT_OFFSET (Point, offers),
                   { .measure = "series.offers-made", .key = "", .unit = "" } };
  Curve accepted = { G_STRUCT_OFFSET (Point, accepted),
                     { .measure = "series.offers-accepted", .key = "", .unit = "" } };
  tell_curve (copy, &offers, now, result);
  tell_curve (copy, &accepted, now, result);
}

const TbrOutputKind tbr_output_series = {
  .kind
  = { .section = "measures",
      .element = "measure",
      .name = "series",
      .title = "Curves over time",
      .sentence = "Writes down at equal steps the units by phase, the need wanted and served, "
                  "the harm so far and the offers",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (Values) },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
