/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Departures and homecomings. */
#include "output/away.h"

#include "output/ledger.h"

gsize
tbr_away_size (const TbrDictionary *dictionary)
{
  guint32 n_needs = dictionary->n_needs > 0 ? dictionary->n_needs : TBR_LEDGER_NEEDS;

  return sizeof (TbrAway) + dictionary->n_units * sizeof (TbrAwayUnit)
         + (n_needs + 1) / 2 * 2 * sizeof (guint32);
}

/* One more than the state of each need; 0: none. */
static guint32 *
after_states (const TbrAway *away)
{
  return (guint32 *) (gpointer) tbr_away_unit (away, away->n_units);
}

void
tbr_away_start (TbrAway *away, const TbrDictionary *dictionary)
{
  away->n_units = dictionary->n_units;
  away->n_needs = dictionary->n_needs > 0 ? dictionary->n_needs : TBR_LEDGER_NEEDS;
}

TbrAwayChange
tbr_away_take (TbrAway *away, const TbrDictionary *dictionary, const TbrFact *fact,
               TbrAwayUnit *out_before)
{
  if (fact->kind == TBR_FACT_NEED_OPENED && fact->a < away->n_needs)
    after_states (away)[fact->a] = fact->c + 1;
  if ((fact->kind != TBR_FACT_UNIT_ORDERED && fact->kind != TBR_FACT_UNIT_DEPARTED
       && fact->kind != TBR_FACT_UNIT_HOME)
      || fact->a >= away->n_units)
    return TBR_AWAY_SAME;

  TbrAwayUnit *self = tbr_away_unit (away, fact->a);
  TbrAwayUnit before = *self;
  if (fact->kind == TBR_FACT_UNIT_ORDERED)
    {
      self->after_host = fact->b < away->n_needs ? after_states (away)[fact->b] : 0;
      self->is_abroad = tbr_away_host (self) != tbr_unit_owner (dictionary, fact->a);
      return TBR_AWAY_SAME;
    }
  gboolean is_home = fact->kind == TBR_FACT_UNIT_HOME;
  if (is_home == tbr_since_is_never (self->left))
    return TBR_AWAY_SAME;
  self->left = tbr_since (is_home ? TBR_NEVER : fact->at);
  *out_before = before;
  return is_home ? TBR_AWAY_HOME : TBR_AWAY_LEFT;
}
