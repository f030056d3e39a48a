/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Days on site and work done, for one kind of need. */
#include "output/posting.h"

#include "output/ledger.h"

typedef struct
{
  TbrSince since;     /* on site, never: not posted */
  double rate;        /* as last told, per hour */
  guint32 after_need; /* one more than the need, 0: none */
  guint32 reserved;
} Unit;

typedef struct
{
  guint32 hazard;
  guint32 is_of_kind; /* 1: the kind that is counted */
} Need;

static guint32
room_for_needs (const TbrDictionary *dictionary)
{
  return dictionary->n_needs > 0 ? dictionary->n_needs : TBR_LEDGER_NEEDS;
}

static Unit *
unit_of (const TbrPosting *posting, guint32 unit)
{
  return (Unit *) (gpointer) (posting + 1) + unit;
}

static Need *
need_of (const TbrPosting *posting, guint32 need)
{
  return (Need *) (gpointer) unit_of (posting, posting->n_units) + need;
}

static TbrPostingSum *
sum_of (const TbrPosting *posting, guint32 index)
{
  return (TbrPostingSum *) (gpointer) need_of (posting, posting->n_needs) + index;
}

gsize
tbr_posting_size (const TbrDictionary *dictionary)
{
  return sizeof (TbrPosting) + dictionary->n_units * sizeof (Unit)
         + room_for_needs (dictionary) * sizeof (Need)
         + (dictionary->n_capabilities + dictionary->n_hazards) * sizeof (TbrPostingSum);
}

void
tbr_posting_start (TbrPosting *posting, const TbrDictionary *dictionary, TbrNeedKind kind)
{
  posting->n_units = dictionary->n_units;
  posting->n_needs = room_for_needs (dictionary);
  posting->n_capabilities = dictionary->n_capabilities;
  posting->n_hazards = dictionary->n_hazards;
  posting->kind = kind;
}

static void
add_to (TbrPostingSum *sum, const TbrPostingSum *step)
{
  sum->work += step->work;
  sum->hours += step->hours;
  sum->worked += step->worked;
  sum->potential += step->potential;
  sum->counted += step->counted;
  tbr_certainty_mix (&sum->certainty, (TbrCertainty) step->certainty);
}

static void
add (TbrPosting *posting, const TbrDictionary *dictionary, guint32 unit, guint32 need,
     TbrPostingSum step)
{
  guint32 hazard = need_of (posting, need)->hazard;

  step.certainty = (guint8) tbr_unit_certainty (dictionary, unit);
  add_to (&posting->all, &step);
  add_to (sum_of (posting, dictionary->unit_capabilities[unit]), &step);
  if (hazard < posting->n_hazards)
    add_to (sum_of (posting, posting->n_capabilities + hazard), &step);
}

static void
leave (TbrPosting *posting, const TbrDictionary *dictionary, guint32 unit, TbrTime at)
{
  Unit *self = unit_of (posting, unit);

  if (tbr_since_is_never (self->since))
    return;
  double hours = tbr_to_hours (at - tbr_since_get (self->since));
  add (posting, dictionary, unit, self->after_need - 1,
       (TbrPostingSum){ .hours = hours, .potential = hours * self->rate });
  *self = (Unit){ .rate = 0 };
}

static gboolean
is_of_kind (const TbrPosting *posting, guint32 need)
{
  return need < posting->n_needs && need_of (posting, need)->is_of_kind != 0;
}

static void
take_unit (TbrPosting *posting, const TbrDictionary *dictionary, const TbrFact *fact)
{
  Unit *self = unit_of (posting, fact->a);

  if (fact->kind == TBR_FACT_UNIT_RELEASED
      || (fact->kind != TBR_FACT_UNIT_WORKED && fact->b + 1 != self->after_need))
    leave (posting, dictionary, fact->a, fact->at);
  if (!is_of_kind (posting, fact->b) || fact->kind == TBR_FACT_UNIT_RELEASED
      || fact->kind == TBR_FACT_UNIT_TASKED)
    return;
  if (fact->kind == TBR_FACT_UNIT_WORKED)
    {
      add (posting, dictionary, fact->a, fact->b,
           (TbrPostingSum){ .work = fact->y, .worked = fact->x });
      return;
    }
  self->after_need = fact->b + 1;
  self->since = tbr_since (MIN (tbr_since_get (self->since), fact->at));
  if (fact->kind == TBR_FACT_UNIT_WORKING)
    self->rate = fact->x;
}

void
tbr_posting_take (TbrPosting *posting, const TbrDictionary *dictionary, const TbrFact *fact)
{
  switch (fact->kind)
    {
    case TBR_FACT_NEED_OPENED:
      if (fact->a < posting->n_needs)
        *need_of (posting, fact->a)
            = (Need){ .hazard = fact->b, .is_of_kind = fact->code == posting->kind };
      break;
    case TBR_FACT_HAZARD_EVENT:
      if (fact->code != TBR_HAZARD_EVENT_RESCUED || fact->a >= posting->n_hazards)
        break;
      posting->all.counted += fact->x;
      sum_of (posting, posting->n_capabilities + fact->a)->counted += fact->x;
      break;
    case TBR_FACT_UNIT_TASKED:
    case TBR_FACT_UNIT_ON_SITE:
    case TBR_FACT_UNIT_WORKING:
    case TBR_FACT_UNIT_WORKED:
    case TBR_FACT_UNIT_RELEASED:
      if (fact->a < posting->n_units)
        take_unit (posting, dictionary, fact);
      break;
    default:
      break;
    }
}

TbrPosting *
tbr_posting_look (const TbrPosting *posting, const TbrDictionary *dictionary, TbrTime now)
{
  TbrPosting *copy = g_memdup2 (posting, tbr_posting_size (dictionary));

  for (guint32 i = 0; i < copy->n_units; i++)
    leave (copy, dictionary, i, now);
  return copy;
}

const TbrPostingSum *
tbr_posting_of_capability (const TbrPosting *posting, guint32 capability)
{
  return sum_of (posting, capability);
}

const TbrPostingSum *
tbr_posting_of_hazard (const TbrPosting *posting, guint32 hazard)
{
  return sum_of (posting, posting->n_capabilities + hazard);
}
