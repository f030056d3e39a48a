/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Shapes of the map: a collection of features with flat properties. */
#pragma once

#include "world/map_file.h"

#include <tabard/map.h>

/* A piece of the file; not zero-ended. */
typedef struct
{
  const char *text;
  gsize length; /* bytes */
} TbrSpan;

/* One feature: the properties the map knows, and its shape. */
typedef struct
{
  TbrSpan iso;     /* "" when absent */
  TbrSpan name;    /* "" when absent */
  TbrSpan group;   /* "" when absent */
  double label[2]; /* degrees, longitude and latitude; 0 when absent */
  double lod;      /* level of detail; 0 when absent */
  TbrShape shape;
} TbrFeature;

/* A reader that walks over the features. The first fault is kept and ends the walk. */
typedef struct
{
  const char *file;   /* name, for messages */
  const char *cursor; /* next byte; the text ends with a zero */
  guint line;         /* 1-based line of the cursor */
  GArray *rings;      /* of TbrRing: where rings are added */
  GArray *points;     /* of TbrPoint: where points are added */
  GError *error;      /* first fault, NULL while there is none */
} TbrGeojson;

/* Starts at the first feature; rings and points go to the ends of the two arrays. */
void tbr_geojson_open (TbrGeojson *reader, const TbrMapFile *file, GArray *rings, GArray *points);
/* Goes to the next feature. Returns: FALSE at the end or at a fault. */
gboolean tbr_geojson_next (TbrGeojson *reader, TbrFeature *out_feature);
/* Ends the walk. Returns: FALSE with TBR_ERROR_SYNTAX when there was a fault. */
gboolean tbr_geojson_close (TbrGeojson *reader, GError **error);
/* Notes a fault at the present line, unless there was one before. */
void tbr_geojson_fault (TbrGeojson *reader, const char *format, ...) G_GNUC_PRINTF (2, 3);
