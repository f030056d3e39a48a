/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is prepared once so that questions to the map are answered at once. */
#pragma once

#include "world/bands.h"
#include "world/grid.h"

typedef struct _TbrMapIndex
{
  TbrGrid nodes;         /* items are nodes */
  TbrBands countries;    /* shapes are countries at level of detail 1 */
  TbrBands regions;      /* shapes are regions */
  TbrBands lakes;        /* shapes are lakes */
  TbrGrid shores;        /* items are places in shore_points */
  guint32 *shore_points; /* segments of lake shores, rivers and coasts: each to the next point */
} TbrMapIndex;

/* Prepares the index of a map whose arrays are complete; @map keeps it. For maps made by hand. */
void tbr_map_index_build (TbrMap *map);
void tbr_map_index_free (TbrMap *map);
