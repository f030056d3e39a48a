/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which facts are about which thing: a register kept beside a growing chronicle. */
#include "desktop/register.h"

struct _TbrRegister
{
  GPtrArray *lists[TBR_THING_N]; /* by kind and handle: GArray of guint, NULL for none */
  GArray *needs, *requests;      /* guint32: the fact that opened each */
  guint n_done;                  /* facts entered */
};

static void
free_list (gpointer list)
{
  if (list != NULL)
    g_array_unref (list);
}

TbrRegister *
tbr_register_new (void)
{
  TbrRegister *reg = g_new0 (TbrRegister, 1);
  for (int i = 0; i < TBR_THING_N; i++)
    reg->lists[i] = g_ptr_array_new_with_free_func (free_list);
  reg->needs = g_array_new (FALSE, FALSE, sizeof (guint32));
  reg->requests = g_array_new (FALSE, FALSE, sizeof (guint32));
  return reg;
}

void
tbr_register_free (TbrRegister *reg)
{
  if (reg == NULL)
    return;
  for (int i = 0; i < TBR_THING_N; i++)
    g_ptr_array_unref (reg->lists[i]);
  g_array_unref (reg->needs);
  g_array_unref (reg->requests);
  g_free (reg);
}

static void
enter (TbrRegister *reg, TbrThing thing, guint fact)
{
  GPtrArray *lists = reg->lists[thing.kind];
  if (thing.i == TBR_NONE)
    return;
  if (thing.i >= lists->len)
    g_ptr_array_set_size (lists, (int) thing.i + 1);
  if (lists->pdata[thing.i] == NULL)
    lists->pdata[thing.i] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val ((GArray *) lists->pdata[thing.i], fact);
}

static void
note_opening (GArray *openings, guint32 index, guint32 fact)
{
  const guint32 none = TBR_NONE;
  while (openings->len <= index)
    g_array_append_val (openings, none);
  g_array_index (openings, guint32, index) = fact;
}

static TbrThingKind
kind_of (TbrFieldType type)
{
  switch (type)
    {
    case TBR_FIELD_STATE:
      return TBR_THING_STATE;
    case TBR_FIELD_UNIT:
      return TBR_THING_UNIT;
    case TBR_FIELD_HAZARD:
      return TBR_THING_HAZARD;
    case TBR_FIELD_NEED:
      return TBR_THING_NEED;
    case TBR_FIELD_LINK:
      return TBR_THING_LINK;
    case TBR_FIELD_NONE:
    case TBR_FIELD_CAPABILITY:
    case TBR_FIELD_REQUEST:
    case TBR_FIELD_OFFER:
    case TBR_FIELD_NODE:
    case TBR_FIELD_POLICY:
    case TBR_FIELD_COUNT:
    case TBR_FIELD_CHOICE:
    case TBR_FIELD_NUMBER:
    case TBR_FIELD_REGION:
    case TBR_FIELD_PLACE:
    case TBR_FIELD_SITE: /* a hospital of a hazard, by its number there */
    case TBR_FIELD_MEASURE:
    case TBR_FIELD_N:
      break;
    }
  return TBR_THING_NONE;
}

TbrThing
tbr_register_subject (const TbrFact *fact)
{
  const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) fact->kind);
  const guint32 handles[] = { fact->a, fact->b, fact->c };
  TbrThing best = { TBR_THING_NONE, TBR_NONE };
  for (guint i = 0; i < G_N_ELEMENTS (info->fields) && info->fields[i].type != TBR_FIELD_NONE; i++)
    {
      TbrThingKind kind = kind_of (info->fields[i].type);
      TbrSlot slot = info->fields[i].slot;
      gboolean is_one = kind != TBR_THING_NONE && slot >= TBR_SLOT_A && slot <= TBR_SLOT_C
                        && handles[slot - TBR_SLOT_A] != TBR_NONE;
      /* a state is where something happens, the others are what it happens to */
      if (is_one && (best.kind == TBR_THING_NONE || best.kind == TBR_THING_STATE))
        best = (TbrThing){ kind, handles[slot - TBR_SLOT_A] };
    }
  return best;
}

static void
enter_fact (TbrRegister *reg, const TbrFact *fact, guint index)
{
  const TbrFactInfo *info = tbr_fact_info ((TbrFactCode) fact->kind);
  const guint32 handles[] = { fact->a, fact->b, fact->c };
  if (fact->kind == TBR_FACT_NEED_OPENED && fact->a != TBR_NONE)
    note_opening (reg->needs, fact->a, index);
  if (fact->kind == TBR_FACT_REQUEST_OPENED && fact->a != TBR_NONE)
    note_opening (reg->requests, fact->a, index);
  for (guint i = 0; i < G_N_ELEMENTS (info->fields) && info->fields[i].type != TBR_FIELD_NONE; i++)
    {
      TbrThingKind kind = kind_of (info->fields[i].type);
      TbrSlot slot = info->fields[i].slot;
      if (kind != TBR_THING_NONE && slot >= TBR_SLOT_A && slot <= TBR_SLOT_C)
        enter (reg, (TbrThing){ kind, handles[slot - TBR_SLOT_A] }, index);
    }
}

void
tbr_register_follow (TbrRegister *reg, const TbrChronicle *chronicle, guint most)
{
  guint n = MIN (tbr_chronicle_n_facts (chronicle), reg->n_done + most);
  for (; reg->n_done < n; reg->n_done++)
    enter_fact (reg, tbr_chronicle_fact (chronicle, reg->n_done), reg->n_done);
}

gboolean
tbr_register_is_behind (const TbrRegister *reg, const TbrChronicle *chronicle)
{
  return reg->n_done < tbr_chronicle_n_facts (chronicle);
}

const GArray *
tbr_register_facts (const TbrRegister *reg, TbrThing thing)
{
  const GPtrArray *lists = reg->lists[thing.kind];
  return thing.i < lists->len ? lists->pdata[thing.i] : NULL;
}

static guint32
opening (const GArray *openings, guint32 index)
{
  return index < openings->len ? g_array_index (openings, guint32, index) : TBR_NONE;
}

guint32
tbr_register_need (const TbrRegister *reg, guint32 need)
{
  return opening (reg->needs, need);
}

guint32
tbr_register_request (const TbrRegister *reg, guint32 request)
{
  return opening (reg->requests, request);
}
