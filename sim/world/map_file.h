/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The files of the map in memory, before anything is made of them. */
#pragma once

#include <tabard/error.h>

typedef enum
{
  TBR_MAP_FILE_COUNTRIES_COARSE, /* countries at level of detail 0 */
  TBR_MAP_FILE_COUNTRIES_FINE,   /* countries at level of detail 1 */
  TBR_MAP_FILE_COUNTRY_FACTS,    /* memberships, capital, hospital beds */
  TBR_MAP_FILE_REGIONS,          /* first-order administrative areas */
  TBR_MAP_FILE_LAKES,            /* lakes */
  TBR_MAP_FILE_RIVERS,           /* rivers */
  TBR_MAP_FILE_ELEVATION,        /* grey picture of heights */
  TBR_MAP_FILE_NODES,            /* junctions and towns of the network */
  TBR_MAP_FILE_EDGES,            /* roads and ferries between them */
  TBR_MAP_FILE_CITIES,           /* populated places */
  TBR_MAP_FILE_AIRPORTS,         /* airports */
  TBR_MAP_FILE_PORTS,            /* ports */
  TBR_MAP_FILE_SITES,            /* infrastructure */
  TBR_MAP_FILE_N
} TbrMapFileKind;

typedef struct
{
  const char *name; /* of the file, without its folder; static */
  char *text;       /* its bytes, ended by a zero that is not counted */
  gsize length;     /* bytes */
} TbrMapFile;

/* Reads every file of the map. Errors: TBR_ERROR_FILE; then nothing is kept. */
gboolean tbr_map_files_read (const char *directory, TbrMapFile files[TBR_MAP_FILE_N],
                             GError **error);
void tbr_map_files_clear (TbrMapFile files[TBR_MAP_FILE_N]);
/* Fingerprint of names and contents, in the order of TbrMapFileKind. */
guint64 tbr_map_files_digest (const TbrMapFile files[TBR_MAP_FILE_N]);
