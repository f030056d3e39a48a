/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Ordinary calls: how many came, what became of them, how soon help was there. */
#include "output/histogram.h"
#include "output/measure.h"

/* Calls in progress that are told apart; a power of two. */
#define CALLS 16384
#define PRIORITIES 8
#define ZONES_MOST 4096
/* What has happened to a call. */
#define FLAG_SENT 1   /* a unit has been dispatched */
#define FLAG_QUEUED 2 /* it has waited in line */

typedef struct
{
  gint64 zones; /* zones told one by one */
} Values;

static const TbrParam params[] = {
  { .name = "zones",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (Values, zones),
    .min = 0,
    .max = ZONES_MOST,
    .fallback = "64",
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "number of zones told one by one, the first; calls of the others count in all",
    .source = "Our assumption" },
};

/* Counts of all calls, of a zone, of a priority. */
typedef struct
{
  TbrHistogram response; /* from the call to the first unit there */
  TbrHistogram waited;   /* from the call to the dispatch of the first unit */
  double busy;           /* seconds of units on calls */
  guint64 n_opened, n_queued, n_closed, n_abandoned, n_lost, n_bumped;
  guint8 certainty; /* TbrCertainty, of the hazards the calls belong to */
  guint8 reserved[7];
} Group;

/* A call in progress. */
typedef struct
{
  guint32 number; /* TBR_NONE: free */
  guint32 zone;
  guint16 priority;
  guint8 is_reached; /* 1: a unit has been there: later ones do not count */
  guint8 flags;      /* FLAG_SENT, FLAG_QUEUED */
} Call;

typedef struct
{
  guint32 n_zones, reserved;
  Call calls[CALLS];
  Group groups[]; /* all, priorities, zones */
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer given)
{
  const Values *values = given;

  return sizeof (State) + (gsize) (1 + PRIORITIES + values->zones) * sizeof (Group);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer given)
{
  State *state = data;

  state->n_zones = (guint32) ((const Values *) given)->zones;
  for (guint i = 0; i < CALLS; i++)
    state->calls[i].number = TBR_NONE;
}

/* The groups of a call: all, and its priority and zone where they are known; NULL-ended. */
static void
find_groups (State *state, const Call *call, Group **out_groups)
{
  guint n = 0;

  out_groups[n++] = &state->groups[0];
  if (call != NULL && call->priority < PRIORITIES)
    out_groups[n++] = &state->groups[1 + call->priority];
  if (call != NULL && call->zone < state->n_zones)
    out_groups[n++] = &state->groups[1 + PRIORITIES + call->zone];
  out_groups[n] = NULL;
}

/* Whether a fact ends its call: units close one by one, the last with nobody left. */
static gboolean
is_over (const TbrFact *fact)
{
  return (fact->kind == TBR_FACT_CALL_CLOSED && !(fact->y > 0))
         || fact->kind == TBR_FACT_CALL_ABANDONED || fact->kind == TBR_FACT_CALL_LOST;
}

/* What a fact does to one group. */
static void
count (Group *group, Call *call, const TbrFact *fact)
{
  switch (fact->kind)
    {
    case TBR_FACT_CALL_OPENED:
      group->n_opened++;
      break;
    case TBR_FACT_CALL_QUEUED:
      group->n_queued += call == NULL || (call->flags & FLAG_QUEUED) == 0;
      break;
    case TBR_FACT_CALL_DISPATCHED:
      if (call == NULL || (call->flags & FLAG_SENT) == 0)
        tbr_histogram_add (&group->waited, fact->x);
      break;
    case TBR_FACT_CALL_ON_SCENE:
      if (call == NULL || call->is_reached == 0)
        tbr_histogram_add (&group->response, fact->x);
      break;
    case TBR_FACT_CALL_BUMPED:
      group->n_bumped++;
      break;
    case TBR_FACT_CALL_CLOSED:
      group->n_closed += is_over (fact);
      group->busy += fact->x;
      break;
    case TBR_FACT_CALL_ABANDONED:
      group->n_abandoned++;
      break;
    case TBR_FACT_CALL_LOST:
      group->n_lost++;
      break;
    default:
      break;
    }
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->kind < TBR_FACT_CALL_OPENED || fact->kind > TBR_FACT_CALL_LOST)
    return;
  State *state = data;
  Call *call = &state->calls[fact->a % CALLS];
  Group *groups[4] = { NULL };

  if (fact->kind == TBR_FACT_CALL_OPENED)
    *call = (Call){ .number = fact->a, .zone = fact->b, .priority = fact->code };
  else if (call->number != fact->a)
    call = NULL;
  find_groups (state, call, groups);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      count (groups[i], call, fact);
      if (fact->kind == TBR_FACT_CALL_OPENED)
        tbr_certainty_mix (&groups[i]->certainty, tbr_hazard_certainty (dictionary, fact->c));
    }
  if (call == NULL)
    return;
  if (fact->kind == TBR_FACT_CALL_DISPATCHED)
    call->flags |= FLAG_SENT;
  else if (fact->kind == TBR_FACT_CALL_QUEUED)
    call->flags |= FLAG_QUEUED;
  else if (fact->kind == TBR_FACT_CALL_ON_SCENE)
    call->is_reached = 1;
  else if (is_over (fact))
    call->number = TBR_NONE;
}

/* Calls in progress go on; what they are counted in begins anew. */
static void
forget (gpointer data, const TbrDictionary *dictionary)
{
  State *state = data;

  for (guint i = 0; i < 1 + PRIORITIES + state->n_zones; i++)
    state->groups[i] = (Group){ .certainty = state->groups[i].certainty };
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Group *group)
{
  const TbrHistogram *response = &group->response;
  const struct
  {
    const char *measure;
    double value;
    const char *unit;
  } rows[] = {
    { "calls.opened", (double) group->n_opened, "" },
    { "calls.served", (double) group->n_closed, "" },
    { "calls.queued", (double) group->n_queued, "" },
    { "calls.abandoned", (double) group->n_abandoned, "" },
    { "calls.lost", (double) group->n_lost, "" },
    { "calls.bumped", (double) group->n_bumped, "" },
    { "calls.busy-hours", group->busy / 3600, "h" },
    { "calls.wait-mean", tbr_histogram_mean (&group->waited) / 60, "min" },
    { "calls.response-mean", tbr_histogram_mean (response) / 60, "min" },
    { "calls.response-median", tbr_histogram_quantile (response, 0.5) / 60, "min" },
    { "calls.response-p90", tbr_histogram_quantile (response, 0.9) / 60, "min" },
    { "calls.response-p95", tbr_histogram_quantile (response, 0.95) / 60, "min" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tbr_result_add (result, rows[i].measure, scope, key, rows[i].value, rows[i].unit,
                    (TbrCertainty) group->certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;
  char key[TBR_KEY_BYTES];

  tell (result, TBR_SCOPE_ALL, "", &state->groups[0]);
  for (guint i = 0; i < PRIORITIES; i++)
    if (state->groups[1 + i].n_opened > 0)
      {
        g_snprintf (key, sizeof key, "%u", i);
        tell (result, TBR_SCOPE_PRIORITY, key, &state->groups[1 + i]);
      }
  for (guint i = 0; i < state->n_zones; i++)
    if (state->groups[1 + PRIORITIES + i].n_opened > 0)
      {
        g_snprintf (key, sizeof key, "%u", i);
        tell (result, TBR_SCOPE_ZONE, key, &state->groups[1 + PRIORITIES + i]);
      }
}

const TbrOutputKind tbr_output_calls = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "calls",
            .title = "Ordinary calls",
            .sentence = "Counts ordinary calls by zone and priority, what became of them, and the "
                        "response times, their quantiles right to 1.1 %",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (Values) },
  .state_size = state_size,
  .start = start,
  .take = take,
  .forget = forget,
  .finish = finish,
};
