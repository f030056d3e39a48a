/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How the sites of a scenario become a map of its own: all but airports, ports and infrastructure
   stays with the map that everybody shares. */
#include "scenario/site_draft.h"

#include "base/geodesy.h"
#include "base/quote.h"
#include "scenario/reference.h"

#include <math.h>
#include <string.h>

/* Watts in the unit of plants on the map. */
#define MEGAWATT 1e6
/* Runways of the map's airports from which on they count as large, metres. Our assumption: the
   default of the map's large ones. */
#define LARGE_RUNWAY 2500.0

/* A map while sites are put on it. */
typedef struct
{
  TbrDraft *draft;
  TbrMap *map;
  GArray *airports, *ports, *sites; /* TbrAirport, TbrPort, TbrSite */
  GArray *starts;                   /* TbrSiteStart */
  double *beds;                     /* by region */
  gboolean has_beds;
} Fill;

/* ---- capacities ---- */

/* How capacities are written, and how the map says them; which kinds have them is told by
   tbr_site_kind_has(). */
static const struct
{
  const char *name;
  gsize offset;
  const char *unit; /* on the map */
  double unit_size; /* in ours */
} capacities[] = {
  { "beds", G_STRUCT_OFFSET (TbrSiteSpec, beds), "beds", 1 },
  { "runway", G_STRUCT_OFFSET (TbrSiteSpec, runway), "m", 1 },
  { "output", G_STRUCT_OFFSET (TbrSiteSpec, output), "MW", MEGAWATT },
  { "places", G_STRUCT_OFFSET (TbrSiteSpec, places), "places", 1 },
  { "aircraft", G_STRUCT_OFFSET (TbrSiteSpec, aircraft), "aircraft", 1 },
};

static double
capacity_of (const TbrSiteSpec *spec, guint capacity)
{
  return G_STRUCT_MEMBER (double, spec, capacities[capacity].offset);
}

/* The capacity that is written, in the unit of the map, NAN for none; a fault for one that the kind
   does not have. */
static double
read_capacity (TbrDraft *draft, TbrElement *element, TbrSiteCategory kind, const char **out_unit)
{
  const TbrSiteSpec *spec = (gconstpointer) element->values;
  double value = NAN;
  for (guint i = 0; i < G_N_ELEMENTS (capacities); i++)
    {
      double written = capacity_of (spec, i);
      if (tbr_site_kind_has (kind, capacities[i].name))
        {
          value = written / capacities[i].unit_size;
          *out_unit = capacities[i].unit;
        }
      else if (!isnan (written))
        {
          g_autoptr (GPtrArray) names = g_ptr_array_new ();
          for (guint k = 0; k < TBR_SITE_N; k++)
            if (tbr_site_kind_has ((TbrSiteCategory) k, capacities[i].name))
              g_ptr_array_add (names, (gpointer) tbr_site_kind_names[k]);
          g_ptr_array_add (names, NULL);
          g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
          tbr_element_fault (draft, element, "%s: a site of kind %s has none; it is for %s",
                             capacities[i].name, tbr_site_kind_names[kind], list);
          element->is_faulty = TRUE;
        }
    }
  return value;
}

/* ---- where it is ---- */

/* Moves it where the tag says; FALSE with a fault. */
static gboolean
take_place (Fill *fill, TbrElement *element, TbrAnySite *site, gboolean is_new)
{
  TbrDraft *draft = fill->draft;
  const TbrSiteSpec *spec = (gconstpointer) element->values;
  if (isnan (spec->lon) != isnan (spec->lat))
    tbr_element_fault (draft, element, "lon and lat are given together or not at all");
  else if (isnan (spec->lon) && is_new)
    tbr_element_fault (draft, element, "lon, lat: a new site must say where it is");
  else if (!isnan (spec->lon) && !tbr_scenario_allows_base (fill->map, spec->lon, spec->lat))
    tbr_element_fault (
        draft, element,
        "%.2f deg, %.2f deg (lon, lat) lies at sea: a site is on land or within 30 km "
        "of a road",
        spec->lon, spec->lat);
  else
    {
      if (!isnan (spec->lon))
        {
          site->lon = (float) spec->lon;
          site->lat = (float) spec->lat;
          site->node = tbr_map_nearest_node (fill->map, site->lon, site->lat, NULL);
          TbrStateId land = tbr_map_state_at (fill->map, site->lon, site->lat);
          if (is_new || !tbr_is_none (land))
            site->state = tbr_is_none (land) ? fill->map->nodes[site->node.i].state : land;
        }
      if (spec->state != TBR_NONE)
        site->state.i = spec->state;
      return TRUE;
    }
  element->is_faulty = TRUE;
  return FALSE;
}

/* The region that a site counts for: as written, else by where it is. */
static TbrRegionId
take_region (Fill *fill, TbrElement *element, const TbrAnySite *site)
{
  const TbrMap *map = fill->map;
  const TbrSiteSpec *spec = (gconstpointer) element->values;
  TbrRegionId region = tbr_map_site_region (map, site);
  if (*spec->region == '\0')
    return region;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint32 i = 0; i < map->n_regions; i++)
    if (map->regions[i].state.i == site->state.i)
      {
        if (g_str_equal (map->regions[i].name, spec->region))
          return TBR_HANDLE (TbrRegionId, i);
        g_ptr_array_add (names, (gpointer) map->regions[i].name);
      }
  g_autofree char *quoted = tbr_quote (spec->region);
  g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (spec->region, names));
  tbr_element_fault (fill->draft, element, "region: %s has no region %s%s",
                     site->state.i < map->n_countries ? map->countries[site->state.i].iso
                                                      : "no state",
                     quoted, hint);
  element->is_faulty = TRUE;
  return region;
}

/* ---- onto the map ---- */

static void
write_airport (Fill *fill, TbrAirport *airport, const TbrAnySite *site)
{
  const TbrNode *node = &fill->map->nodes[site->node.i];
  gboolean is_moved = (float) site->lon != airport->lon || (float) site->lat != airport->lat;
  airport->name = site->name;
  airport->state = site->state;
  airport->lon = (float) site->lon;
  airport->lat = (float) site->lat;
  airport->runway = (float) site->capacity;
  airport->closed = site->closed;
  airport->node = site->node;
  if (is_moved)
    {
      airport->elevation = (gint16) tbr_map_elevation (fill->map, site->lon, site->lat);
      airport->node_distance
          = (float) tbr_geodesy_distance (site->lon, site->lat, (double) node->lon,
                                          (double) node->lat);
    }
}

static void
write_port (TbrPort *port, const TbrAnySite *site)
{
  port->name = site->name;
  port->state = site->state;
  port->lon = (float) site->lon;
  port->lat = (float) site->lat;
  port->node = site->node;
  port->closed = site->closed;
}

static void
write_infrastructure (TbrSite *to, const TbrAnySite *site)
{
  to->category = site->category;
  to->subtype = site->subtype;
  to->name = site->name;
  to->state = site->state;
  to->lon = (float) site->lon;
  to->lat = (float) site->lat;
  to->capacity = (float) site->capacity;
  to->unit = site->unit;
  to->node = site->node;
  to->closed = site->closed;
}

/* Puts a site on the map: a new one behind all others of its sort. Returns its number. */
static TbrSiteId
put (Fill *fill, TbrSiteId known, const TbrAnySite *site)
{
  GArray *array = site->category == TBR_SITE_AIRPORT ? fill->airports
                  : site->category == TBR_SITE_PORT  ? fill->ports
                                                     : fill->sites;
  guint32 bits = site->category == TBR_SITE_AIRPORT ? TBR_SITE_ID_AIRPORT
                 : site->category == TBR_SITE_PORT  ? TBR_SITE_ID_PORT
                                                    : 0;
  guint32 index = tbr_is_none (known) ? array->len : known.i & ~bits;
  if (tbr_is_none (known))
    g_array_set_size (array, index + 1);
  if (site->category == TBR_SITE_AIRPORT)
    {
      TbrAirport *airport = &g_array_index (array, TbrAirport, index);
      if (tbr_is_none (known))
        *airport = (TbrAirport){ .large = site->capacity >= LARGE_RUNWAY, .runway_known = TRUE };
      write_airport (fill, airport, site);
    }
  else if (site->category == TBR_SITE_PORT)
    {
      TbrPort *port = &g_array_index (array, TbrPort, index);
      if (tbr_is_none (known))
        *port = (TbrPort){ .roles = site->subtype, .size = 3 };
      write_port (port, site);
    }
  else
    {
      TbrSite *to = &g_array_index (array, TbrSite, index);
      if (tbr_is_none (known))
        *to = (TbrSite){ .note = "" };
      write_infrastructure (to, site);
    }
  return TBR_HANDLE (TbrSiteId, index | bits);
}

/* ---- one element ---- */

/* Beds that a hospital adds to its region, and those that it had on the map and has no more. Of one
   whose beds the map does not know, they are in the region's density already: only closing counts.
 */
static void
count_beds (Fill *fill, const TbrAnySite *before, const TbrAnySite *after, TbrRegionId now)
{
  TbrRegionId old = { TBR_NONE };
  double had = 0, has = after->closed ? 0 : after->capacity;
  if (after->category != TBR_SITE_HEALTH)
    return;
  if (before != NULL)
    {
      old = tbr_map_site_region (fill->map, before);
      had = before->capacity > 0 ? before->capacity : after->capacity;
    }
  if (!tbr_is_none (old))
    fill->beds[old.i] -= had;
  if (!tbr_is_none (now))
    fill->beds[now.i] += has;
  fill->has_beds = TRUE;
}

/* What a new site is before its tag says more; FALSE with a fault. */
static gboolean
begin_new (Fill *fill, TbrElement *element, TbrAnySite *site)
{
  const TbrSiteSpec *spec = (gconstpointer) element->values;
  if (spec->kind < 0)
    {
      g_autofree char *list = g_strjoinv (", ", (char **) tbr_site_kind_names);
      tbr_element_fault (fill->draft, element, "kind must be given for a new site: one of %s",
                         list);
      element->is_faulty = TRUE;
      return FALSE;
    }
  *site = (TbrAnySite){ .category = (TbrSiteCategory) spec->kind,
                        .name = element->object.id,
                        .subtype = "",
                        .unit = "",
                        .note = "",
                        .code = "",
                        .state = { TBR_NONE } };
  return TRUE;
}

/* The site of the map that is changed; FALSE with a fault. */
static gboolean
begin_known (Fill *fill, TbrElement *element, TbrSiteId *out_id, TbrAnySite *site)
{
  TbrDraft *draft = fill->draft;
  const TbrSiteSpec *spec = (gconstpointer) element->values;
  guint n;
  g_autofree char *why = NULL;
  *out_id = tbr_map_find_sites (fill->map, spec->site, &n);
  if (n != 1)
    why = tbr_site_refusal (draft, spec->site, n);
  for (guint i = 0; why == NULL && i < fill->starts->len; i++)
    {
      const TbrSiteStart *other = &g_array_index (fill->starts, TbrSiteStart, i);
      const TbrElement *by = draft->elements[TBR_SECTION_WORLD]->pdata[other->element];
      if (other->site.i == out_id->i)
        why = g_strdup_printf ("it is changed at %s:%u already", by->object.file, by->object.line);
    }
  if (why != NULL)
    {
      tbr_element_fault (draft, element, "site: %s", why);
      element->is_faulty = TRUE;
      return FALSE;
    }
  gboolean is_there = tbr_map_any_site (fill->map, *out_id, site);
  g_assert (is_there);
  if (spec->kind < 0 || (TbrSiteCategory) spec->kind == site->category)
    return TRUE;
  tbr_element_fault (draft, element, "kind: %s is of kind %s on the map, which does not change",
                     site->name, tbr_site_kind_names[site->category]);
  element->is_faulty = TRUE;
  return FALSE;
}

/* Takes over what the tag says beside where it is. */
static void
take_values (Fill *fill, TbrElement *element, TbrAnySite *site, gboolean is_new)
{
  const TbrSiteSpec *spec = (gconstpointer) element->values;
  const char *unit = site->unit;
  double capacity = read_capacity (fill->draft, element, site->category, &unit);
  if (*spec->name != '\0')
    site->name = spec->name;
  if (*spec->type != '\0')
    site->subtype = spec->type;
  site->closed = !spec->open;
  if (!isnan (capacity))
    site->capacity = capacity;
  if (is_new)
    site->unit = unit;
  if (is_new && site->category == TBR_SITE_AIRPORT && isnan (capacity))
    {
      tbr_element_fault (fill->draft, element,
                         "runway must be given for a new airport: its length");
      element->is_faulty = TRUE;
    }
}

static void
fill_site (Fill *fill, TbrElement *element)
{
  const TbrSiteSpec *spec = (gconstpointer) element->values;
  gboolean is_new = *spec->site == '\0';
  TbrSiteId id = { TBR_NONE };
  TbrAnySite site, before;
  if (is_new ? !begin_new (fill, element, &site) : !begin_known (fill, element, &id, &site))
    return;
  before = site;
  if (!take_place (fill, element, &site, is_new))
    return;
  take_values (fill, element, &site, is_new);
  TbrRegionId region = take_region (fill, element, &site);
  if (element->is_faulty)
    return;
  if (!is_new && site.closed && site.category == TBR_SITE_HEALTH && !(site.capacity > 0))
    tbr_diagnostics_warn (fill->draft->faults, element->object.file, element->object.line,
                          "site '%s': the map does not know how many beds it has: closing it takes "
                          "none away; give beds",
                          element->object.id);
  count_beds (fill, is_new ? NULL : &before, &site, region);
  TbrSiteStart start = {
    .site = put (fill, id, &site), .element = element->index, .region = region, .is_new = is_new
  };
  g_array_append_val (fill->starts, start);
  g_hash_table_insert (fill->draft->sites, (gpointer) element->object.id,
                       GUINT_TO_POINTER (start.site.i + 1));
}

/* ---- all of them ---- */

static GArray *
copy_array (gconstpointer items, guint n, gsize size)
{
  GArray *array = g_array_sized_new (FALSE, TRUE, (guint) size, n);
  return n > 0 ? g_array_append_vals (array, items, n) : array;
}

static gconstpointer
keep_array (Fill *fill, GArray *array, gsize size)
{
  gconstpointer kept = tbr_store_copy (&fill->draft->store, array->data, array->len * size);
  g_array_unref (array);
  return kept;
}

/* Gives the map to the scenario and to all that is read from here on. */
static void
keep (Fill *fill, TbrScenario *scenario)
{
  TbrMap *map = fill->map;
  TbrStore *store = &fill->draft->store;
  map->n_airports = fill->airports->len;
  map->n_ports = fill->ports->len;
  map->n_sites = fill->sites->len;
  map->airports = keep_array (fill, fill->airports, sizeof (TbrAirport));
  map->ports = keep_array (fill, fill->ports, sizeof (TbrPort));
  map->sites = keep_array (fill, fill->sites, sizeof (TbrSite));
  scenario->n_sites = fill->starts->len;
  scenario->sites = keep_array (fill, fill->starts, sizeof (TbrSiteStart));
  if (fill->has_beds)
    scenario->region_beds = tbr_store_copy (store, fill->beds, map->n_regions * sizeof (double));
  scenario->map = fill->draft->map = map;
}

void
tbr_site_fill (TbrDraft *draft, TbrScenario *scenario)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_WORLD];
  gboolean has_sites = FALSE;
  for (guint i = 0; i < elements->len; i++)
    has_sites |= ((TbrElement *) elements->pdata[i])->object.kind == &tbr_kind_site;
  if (has_sites)
    {
      const TbrMap *map = draft->map;
      g_autofree double *beds = g_new0 (double, map->n_regions + 1);
      Fill fill = { .draft = draft,
                    .map = tbr_store_copy (&draft->store, map, sizeof *map),
                    .airports = copy_array (map->airports, map->n_airports, sizeof (TbrAirport)),
                    .ports = copy_array (map->ports, map->n_ports, sizeof (TbrPort)),
                    .sites = copy_array (map->sites, map->n_sites, sizeof (TbrSite)),
                    .starts = g_array_new (FALSE, TRUE, sizeof (TbrSiteStart)),
                    .beds = beds };
      fill.map->origin = map;
      draft->sites = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < elements->len && !tbr_draft_is_full (draft); i++)
        {
          TbrElement *element = elements->pdata[i];
          if (!element->is_faulty && element->object.kind == &tbr_kind_site)
            fill_site (&fill, element);
        }
      keep (&fill, scenario);
    }
  tbr_site_settle (draft);
}
