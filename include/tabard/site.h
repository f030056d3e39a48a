/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sites of all kinds under one number: infrastructure, airports, ports; those of the map, and those
   that a scenario brings or changes. */
#pragma once

#include <tabard/map.h>

G_BEGIN_DECLS

/* A TbrSiteId below is one of infrastructure; airports and ports have these bits besides. */
#define TBR_SITE_ID_AIRPORT 0x10000000u
#define TBR_SITE_ID_PORT 0x20000000u

/* What is known of any site. Texts are owned by the map. */
typedef struct
{
  TbrSiteCategory category;
  const char *name;
  const char *subtype; /* "university_hospital"; of an airport "large", of a port its roles */
  const char *code;    /* ICAO code of an airport, "" else */
  const char *note;    /* "" for none */
  TbrStateId state;
  double lon, lat; /* degrees */
  double capacity; /* in `unit`; 0 when not stated */
  const char *unit;
  TbrNodeId node;
  gboolean closed; /* by the scenario */
} TbrAnySite;

/* Infrastructure, airports and ports together. */
guint32 tbr_map_n_any_sites (const TbrMap *map);
/* The one of an index below that. */
TbrSiteId tbr_map_any_site_at (const TbrMap *map, guint32 index);
/* The other way round: the index of one that there is. */
guint32 tbr_map_any_site_index (const TbrMap *map, TbrSiteId site);
/* FALSE when the map has none such. */
gboolean tbr_map_any_site (const TbrMap *map, TbrSiteId site, TbrAnySite *out_site);

/* The region whose services a site shares: the one it lies in, else that of the nearest road, for
   coasts are simplified, else the nearest of its state within 20 km. Null when there is none. */
TbrRegionId tbr_map_site_region (const TbrMap *map, const TbrAnySite *site);

/**
 * tbr_map_find_sites:
 * @text: a name "Rotterdam", an airport's code "EDDF" or "FRA", either behind its kind
 * "port:Rotterdam", or the number of its row in the data "port:#0", "#12"
 * @out_n: (out): how many are called so
 *
 * Returns: the first of them; null when there is none
 */
TbrSiteId tbr_map_find_sites (const TbrMap *map, const char *text, guint *out_n);

/* What a scenario writes to mean a site of the map: its code or name where nothing else is called
   so, else its kind and number. (transfer full) */
char *tbr_map_site_reference (const TbrMap *map, TbrSiteId site);

/* What scenarios call kinds of site, by TbrSiteCategory: "hospital"; NULL-ended. Static. */
extern const char *const tbr_site_kind_names[TBR_SITE_N + 1];

/* Whether sites of a kind have a value of <site>, by its name: a capacity ("beds", "runway") is for
   some kinds, every other value for all. */
gboolean tbr_site_kind_has (TbrSiteCategory kind, const char *value);

G_END_DECLS
