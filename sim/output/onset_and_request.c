/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The first hours of the assistance cycle: onset, request, offers, first arrival (K01 to K04). */
#include "output/measure.h"

/* Request lines in flight that are told apart; later ones take the place of the oldest. */
#define LINES 1024
/* Ages of a request at which the offers are weighed. */
#define N_AGES 2
static const TbrTime ages[N_AGES] = { 24 * TBR_HOUR, 48 * TBR_HOUR };

/* One kind of need in one state. */
typedef struct
{
  TbrTime onset;          /* first need; TBR_NEVER before, and so below */
  TbrTime request;        /* first request */
  TbrTime offer;          /* first offer */
  TbrTime arrival;        /* first unit from abroad at its reception centre */
  double asked;           /* rate of all lines so far, as last raised */
  double offered;         /* rate of all offers so far */
  double weighed[N_AGES]; /* offered / asked at each age, NAN before */
  guint8 onset_certainty; /* TbrCertainty, and so below */
  guint8 offer_certainty;
  guint8 offers_certainty;
  guint8 arrival_certainty;
  guint8 reserved[4];
} Cell;

typedef struct
{
  double asked; /* rate as last told */
  guint32 id;   /* TBR_NONE: free */
  guint32 cell;
} Line;

typedef struct
{
  Line lines[LINES];
  guint32 n_cells, reserved;
  Cell cells[];
} State;

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + tbr_cell_count (dictionary) * sizeof (Cell);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_cells = tbr_cell_count (dictionary);
  for (guint i = 0; i < LINES; i++)
    state->lines[i].id = TBR_NONE;
  for (guint i = 0; i < state->n_cells; i++)
    state->cells[i] = (Cell){ .onset = TBR_NEVER,
                              .request = TBR_NEVER,
                              .offer = TBR_NEVER,
                              .arrival = TBR_NEVER,
                              .weighed = { NAN, NAN } };
}

/* Weighs the offers at each age that has been reached, before anything changes at @now. */
static void
weigh (Cell *cell, TbrTime now)
{
  for (guint i = 0; i < N_AGES && cell->request != TBR_NEVER; i++)
    if (isnan (cell->weighed[i]) && now > cell->request + ages[i])
      cell->weighed[i] = tbr_percent (cell->offered, cell->asked);
}

static Line *
line_of (State *state, guint32 request)
{
  Line *line = &state->lines[request % LINES];

  return line->id == request ? line : NULL;
}

static void
open_line (State *state, const TbrDictionary *dictionary, const TbrFact *fact)
{
  guint32 index = tbr_cell_of (dictionary, fact->b, fact->c);
  Cell *cell = &state->cells[index];

  weigh (cell, fact->at);
  state->lines[fact->a % LINES] = (Line){ .asked = fact->x, .id = fact->a, .cell = index };
  cell->request = MIN (cell->request, fact->at);
  cell->asked += fact->x;
}

static void
raise_line (State *state, const TbrFact *fact)
{
  Line *line = line_of (state, fact->a);

  if (line == NULL)
    return;
  Cell *cell = &state->cells[line->cell];
  weigh (cell, fact->at);
  cell->asked += fact->x - line->asked;
  line->asked = fact->x;
}

static void
take_offer (State *state, const TbrDictionary *dictionary, const TbrFact *fact)
{
  const Line *line = line_of (state, fact->b);

  if (line == NULL)
    return;
  Cell *cell = &state->cells[line->cell];
  TbrCertainty certainty = tbr_unit_certainty (dictionary, fact->c);
  weigh (cell, fact->at);
  if (cell->offer == TBR_NEVER)
    {
      cell->offer = fact->at;
      cell->offer_certainty = (guint8) certainty;
    }
  cell->offered += fact->x;
  tbr_certainty_mix (&cell->offers_certainty, certainty);
}

static void
take_arrival (State *state, const TbrDictionary *dictionary, const TbrFact *fact)
{
  const Line *line = fact->c != TBR_NONE ? line_of (state, fact->c) : NULL;

  if (line == NULL || state->cells[line->cell].arrival != TBR_NEVER)
    return;
  state->cells[line->cell].arrival = fact->at;
  state->cells[line->cell].arrival_certainty = (guint8) tbr_unit_certainty (dictionary, fact->a);
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (fact->kind == TBR_FACT_NEED_OPENED)
    {
      Cell *cell = &state->cells[tbr_cell_of (dictionary, fact->c, fact->code)];
      if (cell->onset == TBR_NEVER)
        cell->onset_certainty = (guint8) tbr_hazard_certainty (dictionary, fact->b);
      cell->onset = MIN (cell->onset, fact->at);
    }
  else if (fact->kind == TBR_FACT_REQUEST_OPENED)
    open_line (state, dictionary, fact);
  else if (fact->kind == TBR_FACT_REQUEST_CHANGED)
    raise_line (state, fact);
  else if (fact->kind == TBR_FACT_OFFER_MADE)
    take_offer (state, dictionary, fact);
  else if (fact->kind == TBR_FACT_UNIT_ARRIVED)
    take_arrival (state, dictionary, fact);
}

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Cell *cell)
{
  TbrCertainty onset = (TbrCertainty) cell->onset_certainty;
  TbrCertainty arrival = (TbrCertainty) cell->arrival_certainty;

  tbr_result_add (result, "K01.onset-to-request", scope, key,
                  tbr_hours_between (cell->onset, cell->request), "h", onset);
  tbr_result_add (result, "K02.request-to-first-offer", scope, key,
                  tbr_hours_between (cell->request, cell->offer), "h",
                  (TbrCertainty) cell->offer_certainty);
  tbr_result_add (result, "K03.offered-at-24h", scope, key, cell->weighed[0], "%",
                  (TbrCertainty) cell->offers_certainty);
  tbr_result_add (result, "K03.offered-at-48h", scope, key, cell->weighed[1], "%",
                  (TbrCertainty) cell->offers_certainty);
  tbr_result_add (result, "K04.request-to-first-arrival", scope, key,
                  tbr_hours_between (cell->request, cell->arrival), "h", arrival);
  tbr_result_add (result, "K04.onset-to-first-arrival", scope, key,
                  tbr_hours_between (cell->onset, cell->arrival), "h", MAX (onset, arrival));
}

/* The first of each in @sum; of the offers, how much was offered of a line on the average. */
static void
join (Cell *sum, guint *counts, const Cell *cell)
{
  if (cell->offer < sum->offer)
    sum->offer_certainty = cell->offer_certainty;
  if (cell->arrival < sum->arrival)
    sum->arrival_certainty = cell->arrival_certainty;
  if (cell->onset < sum->onset)
    sum->onset_certainty = cell->onset_certainty;
  tbr_certainty_mix (&sum->offers_certainty, (TbrCertainty) cell->offers_certainty);
  sum->onset = MIN (sum->onset, cell->onset);
  sum->request = MIN (sum->request, cell->request);
  sum->offer = MIN (sum->offer, cell->offer);
  sum->arrival = MIN (sum->arrival, cell->arrival);
  for (guint i = 0; i < N_AGES; i++)
    if (!isnan (cell->weighed[i]))
      {
        counts[i]++;
        sum->weighed[i] = isnan (sum->weighed[i])
                              ? cell->weighed[i]
                              : sum->weighed[i] + (cell->weighed[i] - sum->weighed[i]) / counts[i];
      }
}

static const Cell nothing = { .onset = TBR_NEVER,
                              .request = TBR_NEVER,
                              .offer = TBR_NEVER,
                              .arrival = TBR_NEVER,
                              .weighed = { NAN, NAN } };

/* Cells of one state that have asked, joined; tells them and the state. */
static void
tell_state (const State *state, const TbrDictionary *dictionary, guint32 of, TbrTime now,
            TbrResult *result)
{
  Cell sum = nothing;
  guint counts[N_AGES] = { 0 };

  for (guint kind = 0; kind < TBR_NEED_N; kind++)
    {
      char key[TBR_KEY_BYTES];
      Cell cell = state->cells[of * TBR_NEED_N + kind];
      if (cell.request == TBR_NEVER)
        continue;
      weigh (&cell, now + 1);
      join (&sum, counts, &cell);
      tell (result, TBR_SCOPE_STATE_NEED, tbr_cell_key (dictionary, of * TBR_NEED_N + kind, key),
            &cell);
    }
  if (sum.request != TBR_NEVER)
    tell (result, TBR_SCOPE_STATE, tbr_state_key (dictionary, of), &sum);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;
  Cell all = nothing;
  guint counts[N_AGES] = { 0 };

  for (guint i = 0; i < state->n_cells; i++)
    if (state->cells[i].request != TBR_NEVER)
      {
        Cell cell = state->cells[i];
        weigh (&cell, now + 1);
        join (&all, counts, &cell);
      }
  tell (result, TBR_SCOPE_ALL, "", &all);
  for (guint32 of = 0; of <= dictionary->n_states; of++)
    tell_state (state, dictionary, of, now, result);
}

const TbrOutputKind tbr_output_onset_and_request = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "onset-and-request",
            .title = "Onset, request, offers, first arrival",
            .sentence = "Tells how long it took from the first need to the request, the first "
                        "offer and the first unit from abroad (K01 to K04)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
