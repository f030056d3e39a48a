/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Europe as it is before anything happens: read once, never changed, shared by every thread. */
#pragma once

#include <tabard/error.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_GROUP_EU,        /* one of the 27 member states */
  TBR_GROUP_UCPM,      /* another participating state of the Union Civil Protection Mechanism */
  TBR_GROUP_NEIGHBOUR, /* neighbour, background */
  TBR_GROUP_CONTEXT,   /* for drawing only */
  TBR_GROUP_N
} TbrCountryGroup;

/* One closed ring or open line: points [first, first + n) of TbrMap.points. A closed ring repeats
   its first point at its end. */
typedef struct
{
  guint32 first; /* index of the first point */
  guint32 n;     /* number of points */
} TbrRing;

/* Longitude and latitude, degrees, WGS 84. */
typedef struct
{
  float lon; /* -180 to 180 */
  float lat; /* -90 to 90 */
} TbrPoint;

/* A drawable shape: rings [first, first + n) of TbrMap.rings; holes by even-odd filling. */
typedef struct
{
  guint32 first;                  /* index of the first ring */
  guint32 n;                      /* number of rings */
  float west, south, east, north; /* degrees, bounding box */
} TbrShape;

typedef struct
{
  char iso[3];                 /* ISO 3166-1 alpha-2, XK = Kosovo */
  const char *name;            /* in English */
  TbrCountryGroup group;       /* standing towards the Mechanism */
  float lon, lat;              /* degrees, where its label goes */
  TbrShape shape[2];           /* level of detail 0 (0.01 deg) and 1 (0.001 deg) */
  gint64 population;           /* persons, about 2023; of its cities where no figure is known */
  float beds_per_1000;         /* hospital beds per 1,000 inhabitants; 0 when unknown */
  gboolean eu, ucpm, schengen; /* membership */
  TbrCityId capital;           /* national capital, null when unknown */
  float lake_distance;         /* metres, expected distance to a lake above 1 km2; 0 when unknown */
} TbrCountry;

typedef struct
{
  TbrStateId state;
  const char *name;
  float lon, lat; /* degrees, label */
  TbrShape shape;
} TbrRegion;

typedef struct
{
  const char *name;
  const char *ascii; /* name in ASCII */
  TbrStateId state;
  float lon, lat;      /* degrees */
  guint32 population;  /* persons */
  guint8 capital;      /* 2 national capital, 1 first-order seat, 0 */
  gint16 elevation;    /* metres */
  TbrNodeId node;      /* where it joins the road network */
  float node_distance; /* metres to that node */
} TbrCity;

/* Names of towns, as the map writes them, that people elsewhere write otherwise; NULL-ended, in the
   order of their bytes. */
extern const char *const tbr_known_towns[];
gboolean tbr_town_is_known (const char *name);

typedef enum
{
  TBR_LINK_MOTORWAY,     /* motorway */
  TBR_LINK_TRUNK,        /* trunk road */
  TBR_LINK_PRIMARY,      /* primary road */
  TBR_LINK_LOCAL,        /* local road */
  TBR_LINK_FERRY,        /* vehicle ferry, boarding included */
  TBR_LINK_RAIL_SHUTTLE, /* vehicle shuttle through a tunnel */
  TBR_LINK_N
} TbrLinkClass;

typedef enum
{
  TBR_ACCESS_OPEN,    /* free to pass */
  TBR_ACCESS_LIMITED, /* border open to some, or at times */
  TBR_ACCESS_CLOSED,  /* border closed (about 2024) */
  TBR_ACCESS_N
} TbrAccess;

typedef struct
{
  const char *name;
  TbrStateId state;
  float lon, lat;     /* degrees */
  guint32 population; /* persons of the town it stands for; 0 for a junction */
} TbrNode;

/* An edge of the network; it can be travelled both ways. */
typedef struct
{
  TbrNodeId from, to;
  TbrLinkClass class;
  TbrAccess access;
  float length;      /* metres */
  float speed;       /* metres per second, free-flow car */
  float time;        /* seconds, free-flow car; ferries with boarding */
  const char *roads; /* "E45;SE-45", "" for none */
  gboolean border;   /* whether its ends lie in two states */
  TbrRing shape;     /* inner points */
} TbrLink;

typedef struct
{
  char icao[5], iata[4];
  const char *name;
  TbrStateId state;
  float lon, lat;        /* degrees */
  gint16 elevation;      /* metres */
  gboolean large;        /* large or medium */
  gboolean scheduled;    /* has scheduled service */
  gboolean military;     /* guessed from its name */
  float runway;          /* metres, longest runway */
  gboolean runway_known; /* FALSE: the default of its size */
  TbrNodeId node;        /* nearest network node */
  float node_distance;   /* metres, straight line */
  gboolean closed;       /* by the scenario: nothing is flown over it */
} TbrAirport;

typedef struct
{
  const char *name;
  TbrStateId state;
  float lon, lat;
  const char *roles; /* "cargo;ferry" */
  guint8 size;       /* 1 major .. 3 regional */
  TbrNodeId node;
  gboolean closed; /* by the scenario: no ship goes over it */
} TbrPort;

typedef enum
{
  TBR_SITE_NUCLEAR_PLANT,
  TBR_SITE_NUCLEAR_FUEL_CYCLE,
  TBR_SITE_POWER_PLANT,
  TBR_SITE_REFINERY,
  TBR_SITE_CHEMICAL_PARK,
  TBR_SITE_DAM,
  TBR_SITE_DATACENTRE_IXP,
  TBR_SITE_HEALTH,
  TBR_SITE_TRANSPORT_CHOKEPOINT,
  TBR_SITE_ENERGY_NETWORK,
  TBR_SITE_SPACE_AIR_CONTROL,
  TBR_SITE_AUTHORITY,
  TBR_SITE_BORDER_CROSSING,
  TBR_SITE_MIGRATION_SITE,
  TBR_SITE_AERIAL_FIREFIGHTING,
  TBR_SITE_RESCEU_RESERVE,
  TBR_SITE_VOLCANO_SEISMIC,
  TBR_SITE_BASE,    /* of units; the map has none, scenarios bring them */
  TBR_SITE_AIRPORT, /* TbrMap.airports */
  TBR_SITE_PORT,    /* TbrMap.ports */
  TBR_SITE_N
} TbrSiteCategory;

typedef struct
{
  TbrSiteCategory category;
  const char *subtype;
  const char *name;
  TbrStateId state;
  float lon, lat;
  float capacity;   /* in `unit`; 0 when not stated */
  const char *unit; /* "MWe", "beds", ... */
  TbrNodeId node;
  const char *note;
  gboolean closed; /* by the scenario */
} TbrSite;

/* One arc out of a node, for the search for routes; arcs of node n are
   [first_arc[n], first_arc[n + 1]). */
typedef struct
{
  guint32 to;   /* node index */
  guint32 link; /* link index */
} TbrArc;

struct _TbrMap
{
  const TbrCountry *countries;
  const TbrRegion *regions;
  const TbrCity *cities;
  const TbrNode *nodes;
  const TbrLink *links;
  const TbrAirport *airports;
  const TbrPort *ports;
  const TbrSite *sites;
  const TbrShape *lakes;  /* in the order of lake_lod */
  const guint8 *lake_lod; /* 0 = over 400 km2, 1 = smaller */
  const TbrShape *rivers;
  const guint8 *river_lod; /* 0 = long, 1 = short */
  const TbrRing *rings;
  const TbrPoint *points;
  const guint32 *first_arc; /* n_nodes + 1 */
  const TbrArc *arcs;
  const guint8 *elevation; /* rows from north to south, value x 20 m, 0 = water */
  guint32 n_countries, n_regions, n_cities, n_nodes, n_links, n_airports, n_ports, n_sites;
  guint32 n_lakes, n_rivers, n_rings, n_points, n_arcs;
  guint16 elevation_width, elevation_height; /* cells */
  float elevation_west, elevation_north;     /* degrees, corner of the first cell */
  float elevation_step;                      /* degrees */
  const char *attribution;                   /* the line to show wherever the map is shown */
  guint64 digest;                            /* of the files it was read from */
  const struct _TbrMap *origin;     /* the map that a scenario's own was made from, to which all but
                                       airports, ports and sites belongs; NULL in one read from files */
  const struct _TbrMapIndex *index; /* search grids; NULL in a map made by hand, see map_index.h */
  const char *text;                 /* every name and word of the map, one block */
};

/**
 * tbr_map_load:
 * @directory: the folder with the map data (assets/map)
 *
 * Reads every layer. Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX with file and line.
 * Returns: (transfer full): to be freed with tbr_map_free()
 */
TbrMap *tbr_map_load (const char *directory, GError **error);
void tbr_map_free (TbrMap *map);

/* The state with this ISO code, null when there is none. */
TbrStateId tbr_map_find_state (const TbrMap *map, const char *iso);
/* The state whose land this point lies on (level of detail 1), null at sea. */
TbrStateId tbr_map_state_at (const TbrMap *map, double lon, double lat);
/* The region this point lies in, null at sea. */
TbrRegionId tbr_map_region_at (const TbrMap *map, double lon, double lat);
/* The node nearest to a point; @out_distance (metres, great circle) may be NULL. */
TbrNodeId tbr_map_nearest_node (const TbrMap *map, double lon, double lat, double *out_distance);
/* The most populous city of that name in that state (any state when null); null when unknown. */
TbrCityId tbr_map_find_city (const TbrMap *map, TbrStateId state, const char *name);
/* The node called so: "#12", a node's name, or the node of the largest town of that name; null when
   unknown. */
TbrNodeId tbr_map_find_node (const TbrMap *map, const char *name);
/* The first link that joins two nodes called so directly, either way; null when there is none. */
TbrLinkId tbr_map_find_link (const TbrMap *map, const char *from, const char *to);
/* Metres above the sea; 0 on water. Nearest cell. */
double tbr_map_elevation (const TbrMap *map, double lon, double lat);
/* Metres to the nearest water an aircraft can scoop from (lake, river layer, or sea); 0 on it. The
   map has lakes above some 20 km2 and the larger rivers only, drawn to about a kilometre: near
   large water good to 1-2 km, elsewhere an upper bound. Where the number of smaller lakes is known
   (Sweden, Finland, Norway) it is at most lake_distance. */
double tbr_map_water_distance (const TbrMap *map, double lon, double lat);
/* The category's name as in the data: "nuclear_plant". Static. */
const char *tbr_site_category_name (TbrSiteCategory category);

/* The map that was read from files, without the sites that a scenario brings. */
static inline const TbrMap *
tbr_map_origin (const TbrMap *map)
{
  return map->origin != NULL ? map->origin : map;
}

/* Whether two maps are one but for the sites that scenarios bring. */
static inline gboolean
tbr_map_is_same (const TbrMap *one, const TbrMap *other)
{
  return tbr_map_origin (one) == tbr_map_origin (other);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrMap, tbr_map_free)

G_END_DECLS
