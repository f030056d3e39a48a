/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The memory that a scenario owns: given out in small pieces, freed all at once. */
#pragma once

#include <glib.h>

typedef struct
{
  GPtrArray *blocks; /* what was allocated, to be freed */
  GPtrArray *owned;  /* texts and points of laws, to be freed; for tbr_param_parse() */
  guint8 *free;      /* first free byte of the last small block */
  gsize n_free;      /* bytes free there */
} TbrStore;

void tbr_store_init (TbrStore *store);
void tbr_store_clear (TbrStore *store);
/* @size bytes, all 0, aligned to 8; NULL when @size is 0. */
gpointer tbr_store_alloc (TbrStore *store, gsize size);
/* A copy of @size bytes. */
gpointer tbr_store_copy (TbrStore *store, gconstpointer bytes, gsize size);
char *tbr_store_text (TbrStore *store, const char *text);
