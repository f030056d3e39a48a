/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Places that a planner brings along in a file: points, lines and areas with names and properties.
 */
#pragma once

#include <tabard/map.h>

G_BEGIN_DECLS

/* Most bytes of a file of places. */
#define TBR_PLACES_MOST_BYTES (16 * 1024 * 1024)

typedef enum
{
  TBR_PLACE_POINT, /* one point */
  TBR_PLACE_LINE,  /* two points or more */
  TBR_PLACE_RING,  /* edge of an area or of a hole in it; the first point is the last one, too */
  TBR_PLACE_FORM_N
} TbrPlaceForm;

/* A point, a line or a ring of a place. */
typedef struct
{
  TbrPlaceForm form;
  guint32 first, n; /* points */
} TbrPlacePart;

/* What the file says of a place beside where it is. */
typedef struct
{
  const char *name; /* owned by the places */
  const char *text; /* its value; lists and objects as JSON; owned by the places */
} TbrPlaceProperty;

typedef struct
{
  const char *name;               /* "" for none; owned by the places */
  guint line;                     /* of the file, on which it begins; 0: not known */
  guint number;                   /* of the feature in its file, from 1; 0: it is none */
  guint32 first_part, n_parts;    /* 0 parts: the file does not say where it is */
  guint32 first_property;         /* in the order of the file */
  guint32 n_properties;           /* of them */
  float west, south, east, north; /* degrees, all of its points */
  TbrPoint at;                    /* its middle: for an area the middle of its largest ring */
} TbrOwnPlace;

/* All places of a file. Immutable once read; shared by counting. */
typedef struct
{
  const char *path;    /* as it was given */
  const char *title;   /* what the file calls itself, else its name without ending */
  GArray *places;      /* TbrOwnPlace */
  GArray *parts;       /* TbrPlacePart */
  GArray *points;      /* TbrPoint */
  GArray *properties;  /* TbrPlaceProperty */
  GStringChunk *texts; /* holds all texts */
} TbrPlaces;

/* Reads a table (.csv) or GeoJSON, by the ending of its name. */
TbrPlaces *tbr_places_load (const char *path, TbrDiagnostics *faults);

/**
 * tbr_places_load_csv:
 *
 * A table with names of columns in its first line, as places: a row each, where its columns lon and
 * lat say. After a fault no more rows are read. Source: [RFC4180].
 * Returns: (transfer full) (nullable)
 */
TbrPlaces *tbr_places_load_csv (const char *path, TbrDiagnostics *faults);

/**
 * tbr_places_load_geojson:
 * @path: of a file of at most TBR_PLACES_MOST_BYTES: a FeatureCollection, a Feature or a geometry
 * in WGS 84
 * @faults: grows by what is wrong, each with its line; a place with a fault is left out
 *
 * Source: [RFC7946]. A build without json-glib says so as a fault.
 * Returns: (transfer full) (nullable): NULL when nothing of the file can be read
 */
TbrPlaces *tbr_places_load_geojson (const char *path, TbrDiagnostics *faults);

TbrPlaces *tbr_places_ref (TbrPlaces *places);
void tbr_places_unref (TbrPlaces *places);
/* A property of a place by its name, NULL when it has none. Owned by the places. */
const char *tbr_places_property (const TbrPlaces *places, const TbrOwnPlace *place,
                                 const char *name);
/* Whether a point lies in the areas of a place. */
gboolean tbr_places_contain (const TbrPlaces *places, const TbrOwnPlace *place, double lon,
                             double lat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrPlaces, tbr_places_unref)

G_END_DECLS
