/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How soon and how much of what was needed was being done (K05, K08, K27). */
#include "output/ledger.h"

#define N_LEVELS 2
/* Shares of the need that count as reached. */
static const double levels[N_LEVELS] = { 0.5, 0.9 };
/* A need open for less than this has no share of its own in K27, hours. */
#define LEAST_HOURS 1.0

/* One kind of need in one state. */
typedef struct
{
  TbrTime onset;             /* first need; TBR_NEVER before */
  TbrTime reached[N_LEVELS]; /* when work first reached the level of what was needed then */
  TbrTime of_peak[N_LEVELS]; /* when it reached the level of the greatest need so far */
  double required, served;   /* sums over open needs, per hour */
  double peak;               /* greatest required so far */
} Cell;

typedef struct
{
  guint32 n_cells, reserved;
  Cell cells[];
} State;

/* Sums over needs. */
typedef struct
{
  double open_hours, unmet_hours, unmet_amount;
  guint8 certainty;
} Sum;

static gsize
cells_size (const TbrDictionary *dictionary)
{
  return sizeof (State) + tbr_cell_count (dictionary) * sizeof (Cell);
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return cells_size (dictionary) + tbr_ledger_size (dictionary);
}

static TbrLedger *
ledger_of (gconstpointer data)
{
  const State *state = data;

  return (TbrLedger *) (gpointer) &state->cells[state->n_cells];
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_cells = tbr_cell_count (dictionary);
  for (guint i = 0; i < state->n_cells; i++)
    state->cells[i] = (Cell){ .onset = TBR_NEVER,
                              .reached = { TBR_NEVER, TBR_NEVER },
                              .of_peak = { TBR_NEVER, TBR_NEVER } };
  tbr_ledger_start (ledger_of (data), dictionary);
}

/* The sums of rates are differences of many; what is left below this is rounding. */
static double
clean (double rate, double scale)
{
  return fabs (rate) > 1e-9 * scale ? rate : 0;
}

static void
reach (Cell *cell, TbrTime at)
{
  cell->required = clean (cell->required, cell->peak);
  cell->served = clean (cell->served, cell->peak);
  gboolean grows = cell->required > cell->peak;
  cell->peak = MAX (cell->peak, cell->required);
  for (guint i = 0; i < N_LEVELS && cell->required > 0; i++)
    {
      gboolean is_of_peak = cell->served >= levels[i] * cell->peak;
      if (cell->reached[i] == TBR_NEVER && cell->served >= levels[i] * cell->required)
        cell->reached[i] = at;
      if (grows && !is_of_peak)
        cell->of_peak[i] = TBR_NEVER;
      else if (cell->of_peak[i] == TBR_NEVER && is_of_peak)
        cell->of_peak[i] = at;
    }
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (!tbr_ledger_reads (fact->kind))
    return;
  TbrLedger *ledger = ledger_of (data);
  guint32 index = tbr_ledger_find (ledger, fact);
  if (index == TBR_NONE)
    return;
  const TbrLedgerNeed *need = tbr_ledger_need (ledger, index);
  double required = need->is_open != 0 ? need->required : 0;
  double served = need->is_open != 0 ? tbr_ledger_served (need) : 0;
  tbr_ledger_take (ledger, dictionary, fact);
  Cell *cell = &state->cells[tbr_cell_of (dictionary, need->state, need->kind)];
  if (fact->kind == TBR_FACT_NEED_OPENED)
    cell->onset = MIN (cell->onset, fact->at);
  if (need->is_open == 0 && fact->kind != TBR_FACT_NEED_CLOSED)
    return;
  cell->required += need->required - required;
  cell->served += tbr_ledger_served (need) - served;
  reach (cell, fact->at);
}

/* ---- telling ---- */

static void
add (Sum *sum, const TbrLedgerNeed *need)
{
  sum->open_hours += need->open_hours;
  sum->unmet_hours += need->unmet_hours;
  sum->unmet_amount += need->unmet_amount;
  tbr_certainty_mix (&sum->certainty, (TbrCertainty) need->certainty);
}

static void
tell_sum (TbrResult *result, TbrScope scope, const char *key, const Sum *sum)
{
  TbrCertainty certainty = (TbrCertainty) sum->certainty;

  tbr_result_add (result, "K08.unmet-need-hours", scope, key, sum->unmet_hours, "h", certainty);
  tbr_result_add (result, "K08.unmet-share", scope, key,
                  tbr_percent (sum->unmet_hours, sum->open_hours), "%", certainty);
}

/* K08 as an amount, in the unit of the kind. */
static void
tell_amount (TbrResult *result, TbrScope scope, const char *key, guint kind, const Sum *sum)
{
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) kind);
  char unit[TBR_KEY_BYTES];

  g_snprintf (unit, sizeof unit, info->holds ? "%s h" : "%s", info->unit);
  tbr_result_add (result, "K08.unmet-need", scope, key, sum->unmet_amount, unit,
                  (TbrCertainty) sum->certainty);
}

static void
tell_times (TbrResult *result, const char *key, const Cell *cell, TbrCertainty certainty)
{
  static const char *const names[2][N_LEVELS]
      = { { "K05.time-to-50-percent-working", "K05.time-to-90-percent-working" },
          { "K05.time-to-50-percent-of-peak", "K05.time-to-90-percent-of-peak" } };

  for (guint i = 0; i < N_LEVELS; i++)
    {
      tbr_result_add (result, names[0][i], TBR_SCOPE_STATE_NEED, key,
                      tbr_hours_between (cell->onset, cell->reached[i]), "h", certainty);
      tbr_result_add (result, names[1][i], TBR_SCOPE_STATE_NEED, key,
                      tbr_hours_between (cell->onset, cell->of_peak[i]), "h", certainty);
    }
}

/* Worst against mean of the shares unmet of single needs. */
static void
tell_worst (TbrResult *result, const TbrLedger *ledger, TbrTime now, TbrCertainty certainty)
{
  double worst = 0, total = 0;
  guint n = 0;

  for (guint32 i = 0; i < ledger->n_seen; i++)
    {
      TbrLedgerNeed need = tbr_ledger_look (ledger, i, now);
      if (need.open_hours < LEAST_HOURS)
        continue;
      double share = need.unmet_hours / need.open_hours;
      worst = MAX (worst, share);
      total += share;
      n++;
    }
  tbr_result_add (result, "K27.worst-to-mean-unmet", TBR_SCOPE_ALL, "",
                  tbr_ratio (worst * n, total), "", certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;
  const TbrLedger *ledger = ledger_of (data);
  g_autofree Sum *cells = g_new0 (Sum, state->n_cells);
  g_autofree Sum *states = g_new0 (Sum, dictionary->n_states + 1);
  g_autofree Sum *hazards = g_new0 (Sum, dictionary->n_hazards + 1);
  Sum kinds[TBR_NEED_N] = { 0 };
  Sum all = { 0 };

  for (guint32 i = 0; i < ledger->n_seen; i++)
    {
      TbrLedgerNeed need = tbr_ledger_look (ledger, i, now);
      add (&all, &need);
      add (&kinds[need.kind], &need);
      add (&cells[tbr_cell_of (dictionary, need.state, need.kind)], &need);
      add (&states[MIN (need.state, dictionary->n_states)], &need);
      add (&hazards[MIN (need.hazard, dictionary->n_hazards)], &need);
    }
  tell_sum (result, TBR_SCOPE_ALL, "", &all);
  tell_worst (result, ledger, now, (TbrCertainty) all.certainty);
  for (guint i = 0; i < TBR_NEED_N; i++)
    if (kinds[i].open_hours > 0)
      {
        tell_sum (result, TBR_SCOPE_NEED, tbr_need_names[i], &kinds[i]);
        tell_amount (result, TBR_SCOPE_NEED, tbr_need_names[i], i, &kinds[i]);
      }
  for (guint i = 0; i <= dictionary->n_states; i++)
    if (states[i].open_hours > 0)
      tell_sum (result, TBR_SCOPE_STATE, tbr_state_key (dictionary, i), &states[i]);
  for (guint i = 0; i < dictionary->n_hazards; i++)
    if (hazards[i].open_hours > 0)
      tell_sum (result, TBR_SCOPE_HAZARD, dictionary->hazard_ids[i], &hazards[i]);
  for (guint i = 0; i < state->n_cells; i++)
    if (cells[i].open_hours > 0)
      {
        char key[TBR_KEY_BYTES];
        tbr_cell_key (dictionary, i, key);
        tell_sum (result, TBR_SCOPE_STATE_NEED, key, &cells[i]);
        tell_amount (result, TBR_SCOPE_STATE_NEED, key, i % TBR_NEED_N, &cells[i]);
        tell_times (result, key, &state->cells[i], (TbrCertainty) cells[i].certainty);
      }
}

const TbrOutputKind tbr_output_working = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "working",
            .title = "Need being worked on, need unmet",
            .sentence = "Tells when half and nine tenths of the need were being worked on, what of "
                        "it was never served, and how unevenly (K05, K08, K27)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
