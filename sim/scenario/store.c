/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the memory of a scenario is cut from larger blocks. */
#include "scenario/store.h"

#include <string.h>

/* Size of a block for small pieces, bytes. */
#define BLOCK_BYTES 65536
/* A piece larger than this gets a block of its own, bytes. */
#define PIECE_BYTES 8192

void
tbr_store_init (TbrStore *store)
{
  *store = (TbrStore){ .blocks = g_ptr_array_new_with_free_func (g_free),
                       .owned = g_ptr_array_new_with_free_func (g_free) };
}

void
tbr_store_clear (TbrStore *store)
{
  g_ptr_array_unref (store->blocks);
  g_ptr_array_unref (store->owned);
}

gpointer
tbr_store_alloc (TbrStore *store, gsize size)
{
  if (size == 0)
    return NULL;
  gsize rounded = (size + 7) & ~(gsize) 7;
  if (rounded > PIECE_BYTES)
    {
      gpointer block = g_malloc0 (rounded);
      g_ptr_array_add (store->blocks, block);
      return block;
    }
  if (rounded > store->n_free)
    {
      store->free = g_malloc0 (BLOCK_BYTES);
      store->n_free = BLOCK_BYTES;
      g_ptr_array_add (store->blocks, store->free);
    }
  gpointer piece = store->free;
  store->free += rounded;
  store->n_free -= rounded;
  return piece;
}

gpointer
tbr_store_copy (TbrStore *store, gconstpointer bytes, gsize size)
{
  gpointer copy = tbr_store_alloc (store, size);
  if (size > 0)
    memcpy (copy, bytes, size);
  return copy;
}

char *
tbr_store_text (TbrStore *store, const char *text)
{
  return tbr_store_copy (store, text, strlen (text) + 1);
}
