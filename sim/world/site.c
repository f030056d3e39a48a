/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sites of all kinds under one number, and how they are called. */
#include <tabard/site.h>

#include "base/geodesy.h"

#include <string.h>

#define INDEX_BITS (TBR_SITE_ID_AIRPORT - 1u)

const char *const tbr_site_kind_names[TBR_SITE_N + 1] = { "nuclear-plant",
                                                          "nuclear-fuel-cycle",
                                                          "power-plant",
                                                          "refinery",
                                                          "chemical-park",
                                                          "dam",
                                                          "data-centre",
                                                          "hospital",
                                                          "transport-chokepoint",
                                                          "energy-network",
                                                          "space-air-control",
                                                          "authority",
                                                          "border-crossing",
                                                          "migration-site",
                                                          "aerial-firefighting",
                                                          "resceu-reserve",
                                                          "volcano-seismic",
                                                          "base",
                                                          "airport",
                                                          "port",
                                                          NULL };

/* Capacities and the kinds that have them: bits 1 << TbrSiteCategory. */
static const struct
{
  const char *name;
  guint kinds;
} capacities[] = {
  { "beds", 1u << TBR_SITE_HEALTH },
  { "runway", 1u << TBR_SITE_AIRPORT },
  { "output", 1u << TBR_SITE_POWER_PLANT | 1u << TBR_SITE_NUCLEAR_PLANT },
  { "places", 1u << TBR_SITE_MIGRATION_SITE | 1u << TBR_SITE_BASE },
  { "aircraft", 1u << TBR_SITE_AERIAL_FIREFIGHTING },
};

gboolean
tbr_site_kind_has (TbrSiteCategory kind, const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (capacities); i++)
    if (strcmp (capacities[i].name, value) == 0)
      return (capacities[i].kinds & 1u << kind) != 0;
  return TRUE;
}

guint32
tbr_map_n_any_sites (const TbrMap *map)
{
  return map->n_sites + map->n_airports + map->n_ports;
}

TbrSiteId
tbr_map_any_site_at (const TbrMap *map, guint32 index)
{
  g_assert (index < tbr_map_n_any_sites (map));
  if (index < map->n_sites)
    return TBR_HANDLE (TbrSiteId, index);
  index -= map->n_sites;
  if (index < map->n_airports)
    return TBR_HANDLE (TbrSiteId, index | TBR_SITE_ID_AIRPORT);
  return TBR_HANDLE (TbrSiteId, (index - map->n_airports) | TBR_SITE_ID_PORT);
}

guint32
tbr_map_any_site_index (const TbrMap *map, TbrSiteId site)
{
  guint32 index = site.i & INDEX_BITS, kind = site.i & ~INDEX_BITS;
  if (kind == TBR_SITE_ID_AIRPORT)
    return map->n_sites + index;
  return kind == TBR_SITE_ID_PORT ? map->n_sites + map->n_airports + index : index;
}

static void
see_airport (const TbrAirport *airport, TbrAnySite *site)
{
  *site = (TbrAnySite){ .category = TBR_SITE_AIRPORT,
                        .name = airport->name,
                        .subtype = airport->military ? "military"
                                   : airport->large  ? "large"
                                                     : "",
                        .code = airport->icao,
                        .note = "",
                        .state = airport->state,
                        .lon = (double) airport->lon,
                        .lat = (double) airport->lat,
                        .capacity = (double) airport->runway,
                        .unit = "m",
                        .node = airport->node,
                        .closed = airport->closed };
}

static void
see_port (const TbrPort *port, TbrAnySite *site)
{
  *site = (TbrAnySite){ .category = TBR_SITE_PORT,
                        .name = port->name,
                        .subtype = port->roles,
                        .code = "",
                        .note = "",
                        .state = port->state,
                        .lon = (double) port->lon,
                        .lat = (double) port->lat,
                        .unit = "",
                        .node = port->node,
                        .closed = port->closed };
}

gboolean
tbr_map_any_site (const TbrMap *map, TbrSiteId site, TbrAnySite *out_site)
{
  guint32 index = site.i & INDEX_BITS, kind = site.i & ~INDEX_BITS;
  if (kind == TBR_SITE_ID_AIRPORT && index < map->n_airports)
    see_airport (&map->airports[index], out_site);
  else if (kind == TBR_SITE_ID_PORT && index < map->n_ports)
    see_port (&map->ports[index], out_site);
  else if (kind == 0 && index < map->n_sites)
    {
      const TbrSite *one = &map->sites[index];
      *out_site = (TbrAnySite){ .category = one->category,
                                .name = one->name,
                                .subtype = one->subtype,
                                .code = "",
                                .note = one->note != NULL ? one->note : "",
                                .state = one->state,
                                .lon = (double) one->lon,
                                .lat = (double) one->lat,
                                .capacity = (double) one->capacity,
                                .unit = one->unit,
                                .node = one->node,
                                .closed = one->closed };
    }
  else
    return FALSE;
  return TRUE;
}

/* The land of a state that is nearest to a place at sea, by rings of points; null when there is
   none within reach. Across a strait lies the land of others, or another region: rings are narrow.
 */
static TbrRegionId
region_around (const TbrMap *map, double lon, double lat, TbrStateId state)
{
  static const double rings[] = { 500, 1000, 1500, 2000, 3000, 5000, 8000, 12000, 20000 };
  const guint n = 16;
  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    for (guint k = 0; k < n; k++)
      {
        double x, y;
        tbr_geodesy_destination (lon, lat, k * 360.0 / n, rings[i], &x, &y);
        TbrRegionId region = tbr_map_region_at (map, x, y);
        if (!tbr_is_none (region)
            && (tbr_is_none (state) || map->regions[region.i].state.i == state.i))
          return region;
      }
  return TBR_HANDLE (TbrRegionId, TBR_NONE);
}

TbrRegionId
tbr_map_site_region (const TbrMap *map, const TbrAnySite *site)
{
  TbrRegionId region = tbr_map_region_at (map, site->lon, site->lat);
  if (tbr_is_none (region) && site->node.i < map->n_nodes)
    region = tbr_map_region_at (map, (double) map->nodes[site->node.i].lon,
                                (double) map->nodes[site->node.i].lat);
  if (tbr_is_none (region))
    region = region_around (map, site->lon, site->lat, site->state);
  return region;
}

/* The kind before a colon, TBR_SITE_N for none; *@text goes behind it. */
static guint
split_kind (const char **text)
{
  for (guint i = 0; i < TBR_SITE_N; i++)
    {
      gsize n = strlen (tbr_site_kind_names[i]);
      if (strncmp (*text, tbr_site_kind_names[i], n) == 0 && (*text)[n] == ':')
        {
          *text += n + 1;
          return i;
        }
    }
  return TBR_SITE_N;
}

/* The site of a row of the data. */
static TbrSiteId
find_number (const TbrMap *map, guint kind, guint64 number)
{
  TbrSiteId site = { (guint32) number };
  TbrAnySite found;
  if (number > INDEX_BITS)
    return TBR_HANDLE (TbrSiteId, TBR_NONE);
  if (kind == TBR_SITE_AIRPORT)
    site.i |= TBR_SITE_ID_AIRPORT;
  else if (kind == TBR_SITE_PORT)
    site.i |= TBR_SITE_ID_PORT;
  gboolean is_there = tbr_map_any_site (map, site, &found);
  return is_there && (kind == TBR_SITE_N || found.category == kind)
             ? site
             : TBR_HANDLE (TbrSiteId, TBR_NONE);
}

/* By its name, or an airport by either of its codes. */
static gboolean
is_called (const TbrMap *map, TbrSiteId site, const TbrAnySite *one, const char *text)
{
  if (strcmp (one->name, text) == 0 || strcmp (one->code, text) == 0)
    return TRUE;
  return one->category == TBR_SITE_AIRPORT
         && strcmp (map->airports[site.i & INDEX_BITS].iata, text) == 0;
}

TbrSiteId
tbr_map_find_sites (const TbrMap *map, const char *text, guint *out_n)
{
  TbrSiteId first = { TBR_NONE };
  guint64 number;
  guint kind = split_kind (&text);
  *out_n = 0;
  if (*text == '#' && g_ascii_string_to_unsigned (text + 1, 10, 0, G_MAXUINT32, &number, NULL))
    {
      first = find_number (map, kind, number);
      *out_n = tbr_is_none (first) ? 0 : 1;
      return first;
    }
  for (guint32 i = 0; *text != '\0' && i < tbr_map_n_any_sites (map); i++)
    {
      TbrSiteId site = tbr_map_any_site_at (map, i);
      TbrAnySite one;
      gboolean is_there = tbr_map_any_site (map, site, &one);
      g_assert (is_there);
      if ((kind != TBR_SITE_N && one.category != kind) || !is_called (map, site, &one, text))
        continue;
      if (tbr_is_none (first))
        first = site;
      ++*out_n;
    }
  return first;
}

char *
tbr_map_site_reference (const TbrMap *map, TbrSiteId site)
{
  TbrAnySite one;
  guint n = 0;
  if (!tbr_map_any_site (map, site, &one))
    return g_strdup ("");
  const char *names[] = { one.code, one.name };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (*names[i] != '\0' && tbr_map_find_sites (map, names[i], &n).i == site.i && n == 1)
      return g_strdup (names[i]);
  return g_strdup_printf ("%s:#%u", tbr_site_kind_names[one.category], site.i & INDEX_BITS);
}
