/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map while it is being read: what the layers share before it becomes constant. */
#pragma once

#include "world/map_csv.h"

#include <tabard/map.h>

typedef struct
{
  TbrMapFile files[TBR_MAP_FILE_N];
  TbrMap *map;     /* what is being made; every array it has is its own */
  GArray *rings;   /* of TbrRing */
  GArray *points;  /* of TbrPoint */
  char *text;      /* the block of names, as large as all tables: pages never written are free */
  gsize text_used; /* bytes */
} TbrMapDraft;

/* Copies a text into the block of names. The empty text is always the block's first byte. */
const char *tbr_map_draft_text (TbrMapDraft *draft, const char *text, gsize length);

/* The text of a field, copied into the block of names. */
const char *tbr_map_draft_field (TbrMapDraft *draft, const TbrMapCsv *csv, guint column);
/* The country a field names by its code; another code is a fault of the row. */
TbrStateId tbr_map_draft_state (TbrMapDraft *draft, TbrMapCsv *csv, guint column);

/* The layers, in the order they need each other. Errors: TBR_ERROR_SYNTAX with file and line. */
gboolean tbr_map_read_countries (TbrMapDraft *draft, GError **error);
gboolean tbr_map_read_country_facts (TbrMapDraft *draft, GError **error);
gboolean tbr_map_read_regions (TbrMapDraft *draft, GError **error);
gboolean tbr_map_read_waters (TbrMapDraft *draft, GError **error);
gboolean tbr_map_read_elevation (TbrMapDraft *draft, GError **error);
gboolean tbr_map_read_network (TbrMapDraft *draft, GError **error);
gboolean tbr_map_read_places (TbrMapDraft *draft, GError **error);
