/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A 4-ary heap and nothing else: what the engine's figures are compared with. */
#pragma once

#include <stdlib.h>

#include <glib.h>

typedef struct
{
  guint64 time;
  guint64 order; /* sequence, so that nothing ties */
} BareEntry;

typedef struct
{
  guint8 *block;
  BareEntry *entries; /* groups of four children lie in one cache line */
  guint32 n;
  guint64 sequence;
} BareHeap;

__extension__ typedef unsigned __int128 BareKey;

static inline BareKey
bare_key (const BareEntry *entry)
{
  return (BareKey) entry->time << 64 | entry->order;
}

/* Replaces the least entry. */
static inline void
bare_heap_replace (BareHeap *heap, guint64 time)
{
  BareEntry *entries = heap->entries;
  const BareEntry entry = { time, heap->sequence++ };
  const BareKey key = bare_key (&entry);
  const guint32 n = heap->n;
  guint32 place = 0, child;
  while ((child = 4 * place + 1) < n)
    {
      guint32 least = child;
      if (G_LIKELY (child + 4 <= n))
        {
          guint32 left = child + (bare_key (&entries[child + 1]) < bare_key (&entries[child]));
          guint32 right
              = child + 2 + (bare_key (&entries[child + 3]) < bare_key (&entries[child + 2]));
          least = bare_key (&entries[right]) < bare_key (&entries[left]) ? right : left;
        }
      else
        for (guint32 i = child + 1; i < n; i++)
          if (bare_key (&entries[i]) < bare_key (&entries[least]))
            least = i;
      if (key < bare_key (&entries[least]))
        break;
      entries[place] = entries[least];
      place = least;
    }
  entries[place] = entry;
}

static inline void
bare_heap_add (BareHeap *heap, guint64 time)
{
  const BareEntry entry = { time, heap->sequence++ };
  guint32 place = heap->n++;
  while (place > 0 && bare_key (&entry) < bare_key (&heap->entries[(place - 1) / 4]))
    {
      heap->entries[place] = heap->entries[(place - 1) / 4];
      place = (place - 1) / 4;
    }
  heap->entries[place] = entry;
}
