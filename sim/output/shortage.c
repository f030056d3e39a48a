/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where and when too little was being done: spells in which a state's need of a kind was served
   below a level, the worst of them kept. */
#include "output/ledger.h"

#define KEEP_MOST 64

typedef struct
{
  double level;  /* share of the required rate below which service is short */
  TbrTime least; /* shorter spells are passed over */
  gint64 keep;   /* spells told, the worst */
} Values;

static const TbrParam params[] = {
  { .name = "level",
    .type = TBR_PARAM_REAL,
    .dimension = TBR_DIMENSION_SHARE,
    .offset = TBR_OFFSET (Values, level),
    .min = 0,
    .max = 1,
    .fallback = "80 %",
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "share of the required rate below which service is short",
    .source = "Our assumption" },
  { .name = "least",
    .type = TBR_PARAM_DURATION,
    .dimension = TBR_DIMENSION_TIME,
    .offset = TBR_OFFSET (Values, least),
    .min = 0,
    .max = 31536000,
    .fallback = "1 h",
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "shorter spells are passed over",
    .source = "Our assumption" },
  { .name = "keep",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (Values, keep),
    .min = 1,
    .max = KEEP_MOST,
    .fallback = "32",
    .certainty = TBR_CERTAINTY_ESTIMATED,
    .sentence = "number of spells told, the worst",
    .source = "Our assumption" },
};

/* One spell. */
typedef struct
{
  TbrTime began;    /* TBR_NEVER: not now */
  TbrTime ended;    /* TBR_NEVER: lasts to the end of the run */
  double missing;   /* integral of the share not served, hours: what spells are ranked by */
  double least;     /* least share served */
  double worst_gap; /* greatest rate missing at one need, per hour */
  double lon, lat;  /* degrees, of that need */
  guint32 cell;
  guint32 hazard;   /* of that need */
  guint8 certainty; /* TbrCertainty */
  guint8 reserved[7];
} Spell;

/* One kind of need in one state. */
typedef struct
{
  Spell spell;             /* the present one */
  TbrTime since;           /* up to when spell.missing runs */
  double required, served; /* sums over open needs, per hour */
  double peak;             /* greatest required so far, the scale of rounding */
  double hours;            /* short in all, spells of any length */
} Cell;

typedef struct
{
  float lon, lat;
} Place;

typedef struct
{
  double level;
  TbrTime shortest;
  guint32 keep, n_kept, n_cells, n_spells;
  Spell kept[KEEP_MOST]; /* worst first */
  Cell cells[];
} State;

/* Behind the cells: places of needs, then the ledger. */
static Place *
place_of (gconstpointer data, guint32 need)
{
  const State *state = data;

  return (Place *) (gpointer) &state->cells[state->n_cells] + need;
}

static guint32
room_for_needs (const TbrDictionary *dictionary)
{
  return dictionary->n_needs > 0 ? dictionary->n_needs : TBR_LEDGER_NEEDS;
}

static TbrLedger *
ledger_of (gconstpointer data, const TbrDictionary *dictionary)
{
  return (TbrLedger *) (gpointer) place_of (data, room_for_needs (dictionary));
}

static gsize
state_size (const TbrDictionary *dictionary, gconstpointer values)
{
  return sizeof (State) + tbr_cell_count (dictionary) * sizeof (Cell)
         + room_for_needs (dictionary) * sizeof (Place) + tbr_ledger_size (dictionary);
}

static void
start (gpointer data, const TbrDictionary *dictionary, gconstpointer given)
{
  State *state = data;
  const Values *values = given;

  state->level = values->level;
  state->shortest = values->least;
  state->keep = (guint32) values->keep;
  state->n_cells = tbr_cell_count (dictionary);
  for (guint32 i = 0; i < state->n_cells; i++)
    state->cells[i].spell.began = TBR_NEVER;
  tbr_ledger_start (ledger_of (data, dictionary), dictionary);
}

/* Puts a spell among the worst, if it belongs there; of equals the earlier stays in front. */
static void
keep (State *state, const Spell *spell)
{
  guint32 at = state->n_kept;

  state->n_spells++;
  while (at > 0 && state->kept[at - 1].missing < spell->missing)
    at--;
  if (at >= state->keep)
    return;
  state->n_kept = MIN (state->n_kept + 1, state->keep);
  for (guint32 i = state->n_kept - 1; i > at; i--)
    state->kept[i] = state->kept[i - 1];
  state->kept[at] = *spell;
}

/* Brings a cell's sums up to @now. */
static void
advance (Cell *cell, TbrTime now)
{
  if (cell->spell.began != TBR_NEVER && cell->required > 0)
    {
      double hours = tbr_to_hours (now - cell->since);
      cell->hours += hours;
      cell->spell.missing += (1 - cell->served / cell->required) * hours;
    }
  cell->since = now;
}

static void
end_spell (State *state, Cell *cell, TbrTime ended, TbrTime now)
{
  cell->spell.ended = ended;
  if (now - cell->spell.began >= state->shortest)
    keep (state, &cell->spell);
  cell->spell = (Spell){ .began = TBR_NEVER };
}

/* Begins or goes on with a spell after the cell has changed through @need. */
static void
look (gpointer data, const TbrDictionary *dictionary, guint32 index, guint32 need, TbrTime now)
{
  State *state = data;
  Cell *cell = &state->cells[index];
  const TbrLedgerNeed *self = tbr_ledger_need (ledger_of (data, dictionary), need);

  cell->peak = MAX (cell->peak, cell->required);
  if (fabs (cell->required) <= 1e-9 * cell->peak)
    cell->required = cell->served = 0;
  double share = cell->required > 0 ? MAX (0, cell->served / cell->required) : 1;
  if (share >= state->level - 1e-9)
    {
      if (cell->spell.began != TBR_NEVER)
        end_spell (state, cell, now, now);
      return;
    }
  Spell *spell = &cell->spell;
  if (spell->began == TBR_NEVER)
    *spell = (Spell){ .began = now, .least = 1, .worst_gap = -1, .cell = index };
  spell->least = MIN (spell->least, share);
  tbr_certainty_mix (&spell->certainty, (TbrCertainty) self->certainty);
  double gap = self->required - tbr_ledger_served (self);
  if (self->is_open == 0 || gap <= spell->worst_gap)
    return;
  spell->worst_gap = gap;
  spell->hazard = self->hazard;
  spell->lon = (double) place_of (data, need)->lon;
  spell->lat = (double) place_of (data, need)->lat;
}

static void
take (gpointer data, const TbrDictionary *dictionary, const TbrFact *fact)
{
  State *state = data;

  if (!tbr_ledger_reads (fact->kind))
    return;
  TbrLedger *ledger = ledger_of (data, dictionary);
  guint32 need = tbr_ledger_find (ledger, fact);
  if (need == TBR_NONE)
    return;
  const TbrLedgerNeed *self = tbr_ledger_need (ledger, need);
  gboolean was_open = self->is_open != 0;
  double required = was_open ? self->required : 0;
  double served = was_open ? tbr_ledger_served (self) : 0;
  tbr_ledger_take (ledger, dictionary, fact);
  if (fact->kind == TBR_FACT_NEED_OPENED)
    *place_of (data, need) = (Place){ (float) fact->y, (float) fact->z };
  if (!was_open && self->is_open == 0)
    return;
  guint32 index = tbr_cell_of (dictionary, self->state, self->kind);
  Cell *cell = &state->cells[index];
  advance (cell, fact->at);
  cell->required += self->required - required;
  cell->served += tbr_ledger_served (self) - served;
  look (data, dictionary, index, need, fact->at);
}

/* ---- telling ---- */

static void
tell_spell (TbrResult *result, const TbrDictionary *dictionary, const Spell *spell, guint rank,
            TbrTime now)
{
  char cell[TBR_KEY_BYTES];
  char key[TBR_KEY_BYTES + 16];
  TbrCertainty certainty = (TbrCertainty) spell->certainty;
  TbrTime ended = spell->ended != TBR_NEVER ? spell->ended : now;

  g_snprintf (key, sizeof key, "%u/%s", rank, tbr_cell_key (dictionary, spell->cell, cell));
  const struct
  {
    const char *measure;
    double value;
    const char *unit;
  } rows[] = {
    { "shortage.began", tbr_to_hours (spell->began), "h" },
    { "shortage.lasted", tbr_to_hours (ended - spell->began), "h" },
    { "shortage.is-over", spell->ended != TBR_NEVER, "" },
    { "shortage.least-served", 100 * spell->least, "%" },
    { "shortage.missing-hours", spell->missing, "h" },
    { "shortage.worst-hazard", spell->hazard < dictionary->n_hazards ? spell->hazard : NAN, "" },
    { "shortage.worst-lon", spell->lon, "deg" },
    { "shortage.worst-lat", spell->lat, "deg" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tbr_result_add (result, rows[i].measure, TBR_SCOPE_SPELL, key, rows[i].value, rows[i].unit,
                    certainty);
}

static void
finish (gconstpointer data, const TbrDictionary *dictionary, TbrTime now, TbrResult *result)
{
  g_autofree State *copy = g_memdup2 (data, state_size (dictionary, NULL));
  double hours = 0;
  guint8 certainty = TBR_CERTAINTY_SOURCED;

  for (guint32 i = 0; i < copy->n_cells; i++)
    {
      Cell *cell = &copy->cells[i];
      char key[TBR_KEY_BYTES];
      advance (cell, now);
      hours += cell->hours;
      guint8 worst = TBR_CERTAINTY_SOURCED;
      const TbrLedger *ledger = ledger_of (data, dictionary);
      for (guint32 need = 0; need < ledger->n_seen && cell->hours > 0; need++)
        if (tbr_cell_of (dictionary, tbr_ledger_need (ledger, need)->state,
                         tbr_ledger_need (ledger, need)->kind)
            == i)
          tbr_certainty_mix (&worst, (TbrCertainty) tbr_ledger_need (ledger, need)->certainty);
      tbr_certainty_mix (&certainty, (TbrCertainty) worst);
      if (cell->hours > 0)
        tbr_result_add (result, "shortage.hours", TBR_SCOPE_STATE_NEED,
                        tbr_cell_key (dictionary, i, key), cell->hours, "h", (TbrCertainty) worst);
      if (cell->spell.began != TBR_NEVER)
        end_spell (copy, cell, TBR_NEVER, now);
    }
  tbr_result_add (result, "shortage.hours", TBR_SCOPE_ALL, "", hours, "h",
                  (TbrCertainty) certainty);
  tbr_result_add (result, "shortage.spells", TBR_SCOPE_ALL, "", copy->n_spells, "",
                  (TbrCertainty) certainty);
  for (guint32 i = 0; i < copy->n_kept; i++)
    tell_spell (result, dictionary, &copy->kept[i], i + 1, now);
}

const TbrOutputKind tbr_output_shortage = {
  .kind = { .section = "measures",
            .element = "measure",
            .name = "shortage",
            .title = "Spells of shortage",
            .sentence = "Tells the worst spells in which a state's need of a kind was served below "
                        "a level: when, how long, how deep, where",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (Values) },
  .state_size = state_size,
  .start = start,
  .take = take,
  .finish = finish,
};
