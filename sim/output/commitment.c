/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What states gave away and what they lacked at home meanwhile (K24, K25). */
#include "output/away.h"
#include "output/ledger.h"

/* Units of one type and owner. */
typedef struct
{
  guint16 stock;  /* units that exist */
  guint16 abroad; /* now */
  guint16 peak;   /* most abroad at once */
  guint16 sent;   /* departures for another state */
} Cell;

/* One owner. */
typedef struct
{
  TbrTime below_since; /* since when some type is below the reserve, TBR_NEVER: none is */
  TbrTime away_since;  /* since when a unit of its own is abroad, TBR_NEVER: none is */
  double below;        /* hours with some type below the reserve */
  double unmet_before; /* need-hours unmet at home when away_since began */
  double residual;     /* need-hours unmet at home while units were abroad */
  guint32 n_below;     /* types below the reserve now */
  guint32 n_abroad;    /* units abroad now */
  guint8 certainty;    /* TbrCertainty */
  guint8 reserved[7];
} Owner;

/* Parts of the block behind the head, as offsets in bytes. */
typedef struct
{
  guint32 n_states, n_capabilities;
  guint64 cells, away, ledger;
} State;

static Owner *
owner_of (gconstpointer data, guint32 index)
{
  return (Owner *) (gpointer) ((const State *) data + 1) + index;
}

static gpointer
part_of (gconstpointer data, guint64 offset)
{
  return (guint8 *) data + offset;
}

static Cell *
cell_of (gconstpointer data, guint32 owner, guint32 capability)
{
  const State *state = data;

  return (Cell *) part_of (data, state->cells) + owner * state->n_capabilities + capability;
}

static gsize
cells_size (const TbrDictionary *dictionary)
{
  return dictionary->n_states * dictionary->n_capabilities * sizeof (Cell);
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + dictionary->n_states * sizeof (Owner) + cells_size (dictionary)
         + tbr_away_size (dictionary) + tbr_ledger_size (dictionary);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer values)
{
  State *state = data;

  state->n_states = dictionary->n_states;
  state->n_capabilities = dictionary->n_capabilities;
  state->cells = sizeof (State) + dictionary->n_states * sizeof (Owner);
  state->away = state->cells + cells_size (dictionary);
  state->ledger = state->away + tbr_away_size (dictionary);
  for (guint32 i = 0; i < state->n_states; i++)
    owner_of (data, i)->below_since = owner_of (data, i)->away_since = TBR_NEVER;
  for (guint32 i = 0; i < dictionary->n_units; i++)
    if (dictionary->unit_states[i] < state->n_states)
      cell_of (data, dictionary->unit_states[i], dictionary->unit_capabilities[i])->stock++;
  tbr_away_start (part_of (data, state->away), dictionary);
  tbr_ledger_start (part_of (data, state->ledger), dictionary);
}

/* Need-hours unmet so far on a state's land. */
static double
unmet_at_home (gconstpointer data, guint32 owner, TbrTime now)
{
  const TbrLedger *ledger = part_of (data, ((const State *) data)->ledger);
  double sum = 0;

  for (guint32 i = 0; i < ledger->n_seen; i++)
    if (tbr_ledger_need (ledger, i)->state == owner)
      sum += tbr_ledger_look (ledger, i, now).unmet_hours;
  return sum;
}

/* Whether fewer units of a type are at home than the owner means to keep. */
static gboolean
is_below (const TbrDictionary *dictionary, guint32 owner, const Cell *cell)
{
  double reserve = dictionary->state_reserves != NULL ? dictionary->state_reserves[owner] : 0;

  return cell->stock - cell->abroad < reserve * cell->stock;
}

/* A unit of a type goes abroad or comes home. */
static void
move (Owner *self, const TbrDictionary *dictionary, guint32 owner, Cell *cell, const TbrFact *fact)
{
  gboolean before = is_below (dictionary, owner, cell);

  cell->abroad = (guint16) (cell->abroad + (fact->kind == TBR_FACT_UNIT_HOME ? -1 : 1));
  gboolean after = is_below (dictionary, owner, cell);
  if (after && !before && self->n_below++ == 0)
    self->below_since = fact->at;
  if (before && !after && --self->n_below == 0)
    {
      self->below += tbr_to_hours (fact->at - self->below_since);
      self->below_since = TBR_NEVER;
    }
}

static void
send (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact, guint32 owner)
{
  Owner *self = owner_of (data, owner);
  Cell *cell = cell_of (data, owner, dictionary->unit_capabilities[fact->a]);

  if (self->n_abroad++ == 0)
    {
      self->away_since = fact->at;
      self->unmet_before = unmet_at_home (data, owner, fact->at);
    }
  move (self, dictionary, owner, cell, fact);
  cell->sent++;
  cell->peak = MAX (cell->peak, cell->abroad);
  tbr_certainty_mix (&self->certainty, tbr_unit_certainty (dictionary, fact->a));
}

static void
come_home (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact, guint32 owner)
{
  Owner *self = owner_of (data, owner);
  Cell *cell = cell_of (data, owner, dictionary->unit_capabilities[fact->a]);

  move (self, dictionary, owner, cell, fact);
  if (--self->n_abroad > 0)
    return;
  self->residual += unmet_at_home (data, owner, fact->at) - self->unmet_before;
  self->away_since = TBR_NEVER;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  const State *state = data;
  TbrAwayUnit before;

  if (tbr_ledger_reads (fact->kind))
    tbr_ledger_take (part_of (data, state->ledger), dictionary, fact);
  else if (fact->kind != TBR_FACT_UNIT_ORDERED && fact->kind != TBR_FACT_UNIT_DEPARTED
           && fact->kind != TBR_FACT_UNIT_HOME)
    return;
  TbrAwayChange change = tbr_away_take (part_of (data, state->away), dictionary, fact, &before);
  guint32 owner = change != TBR_AWAY_SAME ? tbr_unit_owner (dictionary, fact->a) : TBR_NONE;
  if (owner >= state->n_states || before.is_abroad == 0)
    return;
  if (change == TBR_AWAY_LEFT)
    send (data, dictionary, fact, owner);
  else
    come_home (data, dictionary, fact, owner);
}

/* ---- telling ---- */

typedef struct
{
  double worst, below, residual; /* greatest share, hours, need-hours */
  guint32 sent;
  guint8 certainty;
} Sum;

static void
tell (TbrResult *result, TbrScope scope, const char *key, const Sum *sum)
{
  TbrCertainty certainty = (TbrCertainty) sum->certainty;

  tbr_result_add (result, "K24.peak-share-abroad", scope, key, sum->worst, "%", certainty);
  tbr_result_add (result, "K24.days-below-reserve", scope, key, sum->below / 24, "d", certainty);
  tbr_result_add (result, "K24.units-sent", scope, key, sum->sent, "", certainty);
  tbr_result_add (result, "K25.unmet-at-home-while-away", scope, key, sum->residual, "h",
                  certainty);
}

static Sum
sum_up (gconstpointer data, guint32 index, TbrTime now)
{
  const State *state = data;
  const Owner *owner = owner_of (data, index);
  Sum sum = { .below = owner->below, .residual = owner->residual, .certainty = owner->certainty };

  if (owner->below_since != TBR_NEVER)
    sum.below += tbr_to_hours (now - owner->below_since);
  if (owner->away_since != TBR_NEVER)
    sum.residual += unmet_at_home (data, index, now) - owner->unmet_before;
  for (guint32 i = 0; i < state->n_capabilities; i++)
    {
      const Cell *cell = cell_of (data, index, i);
      sum.sent += cell->sent;
      if (cell->peak > 0)
        sum.worst = MAX (sum.worst, tbr_percent (cell->peak, cell->stock));
    }
  return sum;
}

static void
tell_types (gconstpointer data, const TbrDictionary *dictionary, guint32 owner, TbrResult *result)
{
  TbrCertainty certainty = (TbrCertainty) owner_of (data, owner)->certainty;

  for (guint32 i = 0; i < dictionary->n_capabilities; i++)
    {
      const Cell *cell = cell_of (data, owner, i);
      char key[TBR_KEY_BYTES];
      if (cell->sent == 0)
        continue;
      g_snprintf (key, sizeof key, "%s/%s", dictionary->state_ids[owner],
                  dictionary->capability_ids[i]);
      tbr_result_add (result, "K24.units-sent", TBR_SCOPE_STATE_CAPABILITY, key, cell->sent, "",
                      certainty);
      tbr_result_add (result, "K24.peak-share-abroad", TBR_SCOPE_STATE_CAPABILITY, key,
                      tbr_percent (cell->peak, cell->stock), "%", certainty);
    }
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  const State *state = data;
  Sum all = { 0 };

  for (guint32 i = 0; i < state->n_states; i++)
    {
      Sum sum = sum_up (data, i, now);
      if (sum.sent == 0)
        continue;
      all.worst = MAX (all.worst, sum.worst);
      all.below += sum.below;
      all.residual += sum.residual;
      all.sent += sum.sent;
      tbr_certainty_mix (&all.certainty, (TbrCertainty) sum.certainty);
      tell (result, TBR_SCOPE_STATE, dictionary->state_ids[i], &sum);
      tell_types (data, dictionary, i, result);
    }
  tell (result, TBR_SCOPE_ALL, "", &all);
}

const TbrOutputKind tbr_output_commitment = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "commitment",
            .title = "Commitment of owners",
            .sentence = "Tells what share of its units each state had abroad, how long it was "
                        "below its reserve, and what it lacked at home meanwhile (K24, K25)" },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
