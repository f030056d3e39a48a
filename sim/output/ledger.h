/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What facts tell of needs and of the units at work on them, summed over time. */
#pragma once

#include "output/measure.h"

/* Needs kept when the dictionary does not say how many there may be. */
#define TBR_LEDGER_NEEDS 4096

/* A need as its facts tell it.

   Served is the nominal rate of the units at work (UNIT_WORKING, UNIT_WORKED) times what the place
   made of such work when it was last told (NEED_CHANGED): working rate over nominal rate then. */
typedef struct
{
  TbrTime opened;         /* when it arose */
  TbrTime closed;         /* TBR_NEVER while open */
  TbrTime since;          /* up to when the sums below run */
  double stock;           /* what is left, the need's unit */
  double required;        /* wanted, the need's unit per hour; the unit itself for needs held */
  double nominal;         /* of units at work, per hour */
  double factor;          /* effective over nominal rate */
  double open_hours;      /* hours for which something was wanted */
  double unmet_hours;     /* of these, hours unserved: integral of the share not served */
  double unmet_amount;    /* integral of the rate not served, the need's unit (held: unit-hours) */
  double required_amount; /* integral of the rate wanted */
  guint32 state, hazard;  /* TBR_NONE when not known */
  guint16 kind;           /* TbrNeedKind */
  guint16 is_open;        /* 0 or 1; 0 also before it arose */
  guint8 certainty;       /* TbrCertainty, worst of its hazard and of the units that worked on it */
  guint8 reserved[3];
} TbrLedgerNeed;

/* A unit's place in the ledger. */
typedef struct
{
  double rate;        /* nominal, at work; 0 when it does not work */
  guint32 after_need; /* one more than where it works, 0: nowhere */
  guint32 reserved;
} TbrLedgerUnit;

/* Head of the block; needs and units follow it. */
typedef struct
{
  guint32 n_needs, n_units; /* room */
  guint32 n_seen;           /* one more than the greatest need seen */
  guint32 n_beyond;         /* needs that found no room; their facts are passed over */
} TbrLedger;

/* Bytes of the block, a multiple of 8; it begins as zeros. */
gsize tbr_ledger_size (const TbrDictionary *dictionary);
void tbr_ledger_start (TbrLedger *ledger, const TbrDictionary *dictionary);

static inline TbrLedgerNeed *
tbr_ledger_need (const TbrLedger *ledger, guint32 need)
{
  return (TbrLedgerNeed *) (gpointer) (ledger + 1) + need;
}

static inline TbrLedgerUnit *
tbr_ledger_unit (const TbrLedger *ledger, guint32 unit)
{
  return (TbrLedgerUnit *) (gpointer) tbr_ledger_need (ledger, ledger->n_needs) + unit;
}

/* The need at which a unit works, TBR_NONE. */
static inline guint32
tbr_ledger_unit_need (const TbrLedgerUnit *unit)
{
  return unit->after_need - 1;
}

/* Whether a kind of fact can change the ledger. */
static inline gboolean
tbr_ledger_reads (guint16 kind)
{
  return kind == TBR_FACT_NEED_OPENED || kind == TBR_FACT_NEED_CHANGED
         || kind == TBR_FACT_NEED_CLOSED || kind == TBR_FACT_UNIT_WORKING
         || kind == TBR_FACT_UNIT_WORKED;
}

/* Rate served, at most the rate required. */
static inline double
tbr_ledger_served (const TbrLedgerNeed *need)
{
  return MIN (need->nominal * need->factor, need->required);
}

/* The need that a fact is about to change, TBR_NONE when it changes none. */
guint32 tbr_ledger_find (const TbrLedger *ledger, const TbrFact *fact);
/* Takes a fact in. */
void tbr_ledger_take (TbrLedger *ledger, const TbrDictionary *dictionary, const TbrFact *fact);
/* A need with its sums brought up to @now. */
TbrLedgerNeed tbr_ledger_look (const TbrLedger *ledger, guint32 need, TbrTime now);
