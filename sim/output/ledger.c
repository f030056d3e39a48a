/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What of a need was served, and what was not. */
#include "output/ledger.h"

static guint32
room_for_needs (const TbrDictionary *dictionary)
{
  return dictionary->n_needs > 0 ? dictionary->n_needs : TBR_LEDGER_NEEDS;
}

gsize
tbr_ledger_size (const TbrDictionary *dictionary)
{
  return sizeof (TbrLedger) + room_for_needs (dictionary) * sizeof (TbrLedgerNeed)
         + dictionary->n_units * sizeof (TbrLedgerUnit);
}

void
tbr_ledger_start (TbrLedger *ledger, const TbrDictionary *dictionary)
{
  ledger->n_needs = room_for_needs (dictionary);
  ledger->n_units = dictionary->n_units;
}

guint32
tbr_ledger_find (const TbrLedger *ledger, const TbrFact *fact)
{
  guint32 need = TBR_NONE;

  if (fact->kind == TBR_FACT_NEED_OPENED || fact->kind == TBR_FACT_NEED_CHANGED
      || fact->kind == TBR_FACT_NEED_CLOSED)
    need = fact->a;
  else if (fact->kind == TBR_FACT_UNIT_WORKING)
    need = fact->b;
  else if (fact->kind == TBR_FACT_UNIT_WORKED && fact->a < ledger->n_units)
    need = tbr_ledger_unit_need (tbr_ledger_unit (ledger, fact->a));
  return need < ledger->n_needs ? need : TBR_NONE;
}

static void
advance (TbrLedgerNeed *need, TbrTime at)
{
  double hours = tbr_to_hours (at - need->since);

  need->since = at;
  if (need->is_open == 0 || !(need->required > 0))
    return;
  double gap = need->required - tbr_ledger_served (need);
  need->open_hours += hours;
  need->required_amount += need->required * hours;
  need->unmet_hours += gap / need->required * hours;
  need->unmet_amount += gap * hours;
}

/* The unit no longer works; the last one leaves an exact zero. */
static void
take_away (TbrLedger *ledger, guint32 unit, TbrTime at)
{
  TbrLedgerUnit *self = tbr_ledger_unit (ledger, unit);
  guint32 index = tbr_ledger_unit_need (self);

  if (index < ledger->n_needs)
    {
      TbrLedgerNeed *need = tbr_ledger_need (ledger, index);
      advance (need, at);
      need->nominal
          = need->nominal - self->rate > 1e-9 * self->rate ? need->nominal - self->rate : 0;
    }
  self->after_need = 0;
  self->rate = 0;
}

static void
put_to_work (TbrLedger *ledger, const TbrDictionary *dictionary, const TbrFact *fact)
{
  take_away (ledger, fact->a, fact->at);
  if (fact->b >= ledger->n_needs)
    return;
  TbrLedgerUnit *self = tbr_ledger_unit (ledger, fact->a);
  TbrLedgerNeed *need = tbr_ledger_need (ledger, fact->b);
  advance (need, fact->at);
  self->after_need = fact->b + 1;
  self->rate = fact->x;
  need->nominal += fact->x;
  tbr_certainty_mix (&need->certainty, tbr_unit_certainty (dictionary, fact->a));
}

static void
take_need (TbrLedger *ledger, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (fact->a >= ledger->n_needs)
    {
      ledger->n_beyond += fact->kind == TBR_FACT_NEED_OPENED;
      return;
    }
  TbrLedgerNeed *need = tbr_ledger_need (ledger, fact->a);
  advance (need, fact->at);
  ledger->n_seen = MAX (ledger->n_seen, fact->a + 1);
  if (fact->kind == TBR_FACT_NEED_OPENED)
    *need = (TbrLedgerNeed){ .opened = fact->at,
                             .closed = TBR_NEVER,
                             .since = fact->at,
                             .stock = fact->x,
                             .factor = 1,
                             .hazard = fact->b,
                             .state = fact->c,
                             .kind = (guint16) MIN (fact->code, TBR_NEED_N - 1),
                             .is_open = 1,
                             .certainty = (guint8) tbr_hazard_certainty (dictionary, fact->b) };
  else if (fact->kind == TBR_FACT_NEED_CHANGED)
    {
      need->stock = fact->x;
      need->required = fact->y;
      if (need->nominal > 0)
        need->factor = fact->z / need->nominal;
    }
  else
    {
      need->is_open = 0;
      need->closed = fact->at;
      need->stock = 0;
      need->required = 0;
    }
}

void
tbr_ledger_take (TbrLedger *ledger, const TbrDictionary *dictionary, const TbrFact *fact)
{
  if (!tbr_ledger_reads (fact->kind))
    return;
  if (fact->kind != TBR_FACT_UNIT_WORKING && fact->kind != TBR_FACT_UNIT_WORKED)
    take_need (ledger, dictionary, fact);
  else if (fact->a >= ledger->n_units)
    return;
  else if (fact->kind == TBR_FACT_UNIT_WORKING)
    put_to_work (ledger, dictionary, fact);
  else
    take_away (ledger, fact->a, fact->at);
}

TbrLedgerNeed
tbr_ledger_look (const TbrLedger *ledger, guint32 need, TbrTime now)
{
  TbrLedgerNeed self = *tbr_ledger_need (ledger, need);

  advance (&self, now);
  return self;
}
