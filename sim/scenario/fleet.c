/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Units from <unit> and, through <take>, from <stock>. */
#include "scenario/fleet.h"

#include "base/geodesy.h"
#include "base/quote.h"
#include "scenario/check.h"
#include "scenario/reference.h"
#include "scenario/site_draft.h"

#include <math.h>
#include <string.h>

/* A base further from the land and from the nearest road than this lies at sea, metres. Our
   assumption: coasts of the map are simplified, and small islands have no road in it. */
#define FAR_AT_SEA 30000.0
/* A base further from any town than this belongs to none, metres. Our assumption. */
#define NEAR_A_TOWN 50000.0
/* Degrees of latitude that span that distance. */
#define NEAR_DEGREES 0.46

/* Where a unit is at home. */
typedef struct
{
  double lon, lat; /* degrees */
  guint32 node;
  guint32 city;
} Base;

guint32
tbr_fleet_object_index (const TbrDraft *draft, const TbrElement *element)
{
  guint32 first = 0;
  for (guint i = 0; i < (guint) element->section; i++)
    first += draft->elements[i]->len;
  return first + element->index;
}

TbrCertainty
tbr_fleet_certainty (const TbrElement *element)
{
  guint8 worst = TBR_CERTAINTY_SOURCED;
  for (guint i = 0; i < element->object.kind->n_params; i++)
    if (element->given[i] != 0)
      worst = MAX (worst, element->certainties[i]);
  return (TbrCertainty) worst;
}

gboolean
tbr_fleet_is_chosen (guint64 k, guint64 m, guint64 n)
{
  return (k + 1) * m / n > k * m / n;
}

void
tbr_fleet_add (TbrFleet *fleet, TbrElement *from, const TbrUnitSpec *unit)
{
  TbrDraft *draft = fleet->draft;
  if (fleet->units->len == TBR_MOST_UNITS)
    {
      if (!fleet->is_full)
        tbr_element_fault (draft, from, "its units are more than the %d allowed in all",
                           TBR_MOST_UNITS);
      fleet->is_full = TRUE;
      return;
    }
  if (g_hash_table_contains (draft->unit_ids, unit->id))
    {
      tbr_element_fault (draft, from, "its unit '%s' has the id of another", unit->id);
      return;
    }
  g_array_append_val (fleet->units, *unit);
  g_hash_table_insert (draft->unit_ids, (gpointer) unit->id, GUINT_TO_POINTER (fleet->units->len));
}

/* From south to north; towns on one latitude in the order of the map. */
static gint
compare_latitudes (gconstpointer a, gconstpointer b, gpointer data)
{
  const TbrMap *map = data;
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;
  if (map->cities[first].lat != map->cities[second].lat)
    return map->cities[first].lat < map->cities[second].lat ? -1 : 1;
  return first < second ? -1 : first > second;
}

static GArray *
list_towns (const TbrMap *map)
{
  GArray *towns = g_array_sized_new (FALSE, FALSE, sizeof (guint32), map->n_cities);
  for (guint32 i = 0; i < map->n_cities; i++)
    g_array_append_val (towns, i);
  g_array_sort_with_data (towns, compare_latitudes, (gpointer) map);
  return towns;
}

/* Place of the first town not south of @lat. */
static guint
find_latitude (const TbrFleet *fleet, double lat)
{
  guint low = 0;
  guint high = fleet->towns->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 city = g_array_index (fleet->towns, guint32, middle);
      if ((double) fleet->draft->map->cities[city].lat < lat)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The town nearest to a point, TBR_NONE when all are far: over such distances degrees of longitude
   are all alike, so the plane is exact enough to choose by. */
static guint32
find_nearest_city (const TbrFleet *fleet, double lon, double lat)
{
  const TbrMap *map = fleet->draft->map;
  double shrink = cos (lat * G_PI / 180);
  guint32 best = TBR_NONE;
  double least = G_MAXDOUBLE;
  for (guint k = find_latitude (fleet, lat - NEAR_DEGREES); k < fleet->towns->len; k++)
    {
      guint32 i = g_array_index (fleet->towns, guint32, k);
      double north = (double) map->cities[i].lat - lat;
      double east = ((double) map->cities[i].lon - lon) * shrink;
      double square = north * north + east * east;
      if (north > NEAR_DEGREES)
        break;
      if (square < least)
        {
          least = square;
          best = i;
        }
    }
  if (best == TBR_NONE)
    return TBR_NONE;
  const TbrCity *city = &map->cities[best];
  double distance = tbr_geodesy_distance (lon, lat, (double) city->lon, (double) city->lat);
  return distance < NEAR_A_TOWN ? best : TBR_NONE;
}

/* The largest town of that name in the state, looked up once. */
static TbrCityId
find_named (const TbrFleet *fleet, TbrStateId state, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%u/%s", state.i, name);
  gpointer known = g_hash_table_lookup (fleet->named, key);
  if (known != NULL)
    return TBR_HANDLE (TbrCityId, GPOINTER_TO_UINT (known) - 1);
  TbrCityId city = tbr_map_find_city (fleet->draft->map, state, name);
  if (!tbr_is_none (city))
    g_hash_table_insert (fleet->named, g_steal_pointer (&key), GUINT_TO_POINTER (city.i + 1));
  return city;
}

/* The base as a town of the owner's; a fault when there is none of that name. */
static gboolean
find_town (const TbrFleet *fleet, TbrElement *element, const TbrStock *stock, Base *base)
{
  TbrDraft *draft = fleet->draft;
  const TbrMap *map = draft->map;
  TbrStateId state = { stock->state };
  TbrCityId city = { TBR_NONE };
  if (*stock->base != '\0')
    city = find_named (fleet, state, stock->base);
  if (tbr_is_none (city) && *stock->base == '\0' && !tbr_is_none (state))
    city = map->countries[state.i].capital;
  if (tbr_is_none (city))
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      for (guint32 i = 0; i < map->n_cities; i++)
        if (tbr_is_none (state) || map->cities[i].state.i == state.i)
          g_ptr_array_add (names, (gpointer) map->cities[i].name);
      g_autofree char *quoted = tbr_quote (stock->base);
      g_autofree char *hint = tbr_reference_hint (tbr_reference_suggest (stock->base, names));
      tbr_element_fault (draft, element, "base: no town %s on the map%s%s", quoted, hint,
                         *hint == '\0' ? ": give lon and lat" : "");
      return FALSE;
    }
  const TbrCity *town = &map->cities[city.i];
  *base = (Base){ (double) town->lon, (double) town->lat, town->node.i, city.i };
  return TRUE;
}

/* Whether a point is neither on land nor near a road, which is so many metres away. */
static gboolean
is_at_sea (const TbrMap *map, double lon, double lat, double distance)
{
  return distance > FAR_AT_SEA && tbr_is_none (tbr_map_state_at (map, lon, lat));
}

gboolean
tbr_scenario_allows_base (const TbrMap *map, double lon, double lat)
{
  double distance;
  (void) tbr_map_nearest_node (map, lon, lat, &distance);
  return !is_at_sea (map, lon, lat, distance);
}

/* The base at a site, which must be in use. */
static gboolean
find_site (const TbrFleet *fleet, TbrElement *element, const TbrStock *stock, Base *base)
{
  TbrDraft *draft = fleet->draft;
  TbrAnySite site;
  guint n;
  if (!tbr_site_find (draft, stock->at_site, &site, &n))
    {
      g_autofree char *why = tbr_site_refusal (draft, stock->at_site, n);
      tbr_element_fault (draft, element, TBR_AT_SITE ": %s", why);
      return FALSE;
    }
  if (site.closed)
    {
      tbr_element_fault (draft, element, TBR_AT_SITE ": %s is closed: units live at an open site",
                         site.name);
      return FALSE;
    }
  *base = (Base){ site.lon, site.lat, tbr_map_nearest_node (draft->map, site.lon, site.lat, NULL).i,
                  find_nearest_city (fleet, site.lon, site.lat) };
  return TRUE;
}

/* How a base is called for people. */
static const char *
name_base (const TbrDraft *draft, const TbrStock *stock, const Base *base)
{
  TbrAnySite site;
  guint n;
  if (*stock->base != '\0')
    return stock->base;
  if (*stock->at_site != '\0' && isnan (stock->lon)
      && tbr_site_find (draft, stock->at_site, &site, &n))
    return site.name;
  return base->city != TBR_NONE ? draft->map->cities[base->city].name : "";
}

static gboolean
find_base (const TbrFleet *fleet, TbrElement *element, const TbrStock *stock, Base *base)
{
  TbrDraft *draft = fleet->draft;
  const TbrMap *map = draft->map;
  if (isnan (stock->lon) && isnan (stock->lat) && *stock->at_site != '\0')
    return find_site (fleet, element, stock, base);
  if (isnan (stock->lon) && isnan (stock->lat))
    return find_town (fleet, element, stock, base);
  if (isnan (stock->lon) || isnan (stock->lat))
    {
      tbr_element_fault (draft, element, "lon and lat are given together or not at all");
      return FALSE;
    }
  double distance;
  TbrNodeId node = tbr_map_nearest_node (map, stock->lon, stock->lat, &distance);
  if (is_at_sea (map, stock->lon, stock->lat, distance))
    {
      tbr_element_fault (draft, element,
                         "base: %.2f deg, %.2f deg (lon, lat) lies at sea, %.0f km from the "
                         "nearest road; a base is on land or within %.0f km of a road",
                         stock->lon, stock->lat, distance / 1000.0, FAR_AT_SEA / 1000.0);
      return FALSE;
    }
  *base
      = (Base){ stock->lon, stock->lat, node.i, find_nearest_city (fleet, stock->lon, stock->lat) };
  return TRUE;
}

/* Whether the law or the manufacturer of the type lets so few people work with a unit of that
   size: a smaller unit needs fewer in proportion, a larger one not more. */
static gboolean
can_be_crewed (TbrDraft *draft, TbrElement *element, const TbrStock *stock,
               const TbrElement *capability)
{
  const TbrCapability *type = (const TbrCapability *) (gconstpointer) capability->values;
  gint64 staff = stock->staff > 0 ? stock->staff : type->staff;
  gint64 least = (gint64) floor ((double) type->staff_least * MIN (1.0, stock->size));
  if (staff >= least)
    return TRUE;
  tbr_element_fault (draft, element,
                     "staff: %" G_GINT64_FORMAT " cannot crew it: a %s of size %.2g needs at least "
                     "%" G_GINT64_FORMAT,
                     staff, capability->object.id, MIN (1.0, stock->size), least);
  return FALSE;
}

/* What all units of one element have in common; FALSE with a fault when they cannot be made. */
static gboolean
describe_units (TbrFleet *fleet, TbrElement *element, TbrUnitSpec *unit)
{
  TbrDraft *draft = fleet->draft;
  const TbrStock *stock = (const TbrStock *) (gconstpointer) element->values;
  Base base;
  if (element->is_faulty || stock->capability == TBR_NONE)
    return FALSE;
  const TbrElement *capability
      = draft->elements[TBR_SECTION_CAPABILITIES]->pdata[stock->capability];
  const TbrCapability *type = (const TbrCapability *) (gconstpointer) capability->values;
  gboolean has_base = find_base (fleet, element, stock, &base);
  gboolean has_crew = can_be_crewed (draft, element, stock, capability);
  element->is_faulty = !has_base || !has_crew;
  if (element->is_faulty)
    return FALSE;
  double vehicles = stock->vehicles > 0 ? stock->vehicles : type->vehicles;
  gint64 staff = stock->staff > 0 ? stock->staff : type->staff;
  *unit = (TbrUnitSpec){ .capability = stock->capability,
                         .state = stock->state,
                         .object = tbr_fleet_object_index (draft, element),
                         .layer = (guint8) stock->layer,
                         .crews = (guint8) (stock->crews > 0 ? stock->crews : type->crews),
                         .certainty = (guint8) tbr_fleet_certainty (element),
                         .staff = (guint16) MIN (staff, G_MAXUINT16),
                         .vehicles = (guint16) (vehicles + 0.5),
                         .size = (float) stock->size,
                         .lon = (float) base.lon,
                         .lat = (float) base.lat,
                         .node = base.node,
                         .city = base.city,
                         .base = name_base (draft, stock, &base),
                         .trained = stock->trained,
                         .certified = stock->certified,
                         .from = MAX (stock->from, 0) };
  return TRUE;
}

/* Adds unit number @k of an element: "S001.2", or the element's own id when it is the only one. */
static void
add_numbered (TbrFleet *fleet, TbrElement *element, const TbrUnitSpec *like, guint k)
{
  const TbrStock *stock = (const TbrStock *) (gconstpointer) element->values;
  guint n = (guint) stock->count;
  guint on_duty = (guint) (stock->duty * n + 0.5);
  gboolean is_single = n == 1 && element->section == TBR_SECTION_UNITS;
  g_autofree char *id = is_single ? g_strdup (element->object.id)
                                  : g_strdup_printf ("%s.%u", element->object.id, k + 1);
  TbrUnitSpec unit = *like;
  unit.id = tbr_store_text (&fleet->draft->store, id);
  unit.hash = tbr_digest_name (id);
  unit.on_duty = tbr_fleet_is_chosen (k, on_duty, n) ? 1 : 0;
  tbr_fleet_add (fleet, element, &unit);
}

static void
add_own_units (TbrFleet *fleet, TbrElement *element)
{
  TbrUnitSpec unit;
  if (!describe_units (fleet, element, &unit))
    return;
  gint64 count = ((const TbrStock *) (gconstpointer) element->values)->count;
  for (guint k = 0; k < count && !fleet->is_full; k++)
    add_numbered (fleet, element, &unit, k);
}

/* Which of @n handles are meant, one byte each; the last for TBR_NONE. No reference means all. */
static guint8 *
mark_references (const TbrRefs *refs, guint n)
{
  guint8 *is_meant = g_malloc (n + 1);
  memset (is_meant, refs->n == 0, n + 1);
  for (guint32 i = 0; i < refs->n; i++)
    is_meant[MIN (refs->items[i], n)] = 1;
  return is_meant;
}

/* Layers named by a <take>, as bits; 0 with a fault. */
static guint
read_layers (TbrDraft *draft, TbrElement *element, const char *text)
{
  guint layers = 0;
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint layer = 0;
      if (*words[i] == '\0')
        continue;
      while (layer < TBR_LAYER_N && g_ascii_strcasecmp (words[i], tbr_layer_names[layer]) != 0)
        layer++;
      if (layer < TBR_LAYER_N)
        {
          layers |= 1u << layer;
          continue;
        }
      g_autofree char *quoted = tbr_quote (words[i]);
      g_autofree char *list = g_strjoinv (", ", (char **) tbr_layer_names);
      tbr_element_fault (draft, element, "layers: unknown %s: they are %s", quoted, list);
      element->is_faulty = TRUE;
      return 0;
    }
  return layers != 0 ? layers : (1u << TBR_LAYER_N) - 1;
}

/* A row of the stock that a <take> may take from. */
typedef struct
{
  TbrElement *element;
  guint32 state;
  guint *n_taken; /* units of the row that are taken already */
  guint count;    /* units of the row */
  TbrTime from;   /* when they join at the earliest */
  gboolean is_described;
  TbrUnitSpec unit;
} Row;

/* The next unit of the row; whether there was one. */
static gboolean
take_one (TbrFleet *fleet, Row *row)
{
  if (!row->is_described)
    {
      if (!describe_units (fleet, row->element, &row->unit))
        row->count = 0;
      row->unit.from = MAX (row->unit.from, row->from);
      row->is_described = TRUE;
    }
  if (*row->n_taken >= row->count || fleet->is_full)
    return FALSE;
  add_numbered (fleet, row->element, &row->unit, (*row->n_taken)++);
  return TRUE;
}

/* One unit of an owner's, from its row @next on; whether there was one. */
static gboolean
take_from (TbrFleet *fleet, GArray *rows, guint owner, guint *next)
{
  guint n_states = fleet->draft->map->n_countries;
  for (; *next < rows->len; (*next)++)
    {
      Row *row = &g_array_index (rows, Row, *next);
      if (MIN (row->state, n_states) == owner && take_one (fleet, row))
        return TRUE;
    }
  return FALSE;
}

/* One unit from each owner in turn; owners in the order of their first row, rows in the order of
   the stock. */
static void
take_in_turn (TbrFleet *fleet, GArray *rows, gint64 most)
{
  guint n_states = fleet->draft->map->n_countries;
  g_autofree guint *next = g_new0 (guint, n_states + 1); /* row to try next, by owner */
  g_autofree guint *turn = g_new0 (guint, n_states + 1); /* owners in their order */
  g_autofree guint8 *is_known = g_new0 (guint8, n_states + 1);
  guint n_owners = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      guint owner = MIN (g_array_index (rows, Row, i).state, n_states);
      if (!is_known[owner])
        turn[n_owners++] = owner;
      is_known[owner] = 1;
    }
  gint64 n_left = most;
  gboolean has_more = TRUE;
  while (n_left > 0 && has_more)
    {
      has_more = FALSE;
      for (guint i = 0; i < n_owners && n_left > 0; i++)
        if (take_from (fleet, rows, turn[i], &next[turn[i]]))
          {
            has_more = TRUE;
            n_left--;
          }
    }
}

static void
take (TbrFleet *fleet, TbrElement *element, guint *taken)
{
  TbrDraft *draft = fleet->draft;
  const TbrTake *what = (const TbrTake *) (gconstpointer) element->values;
  guint layers = element->is_faulty ? 0 : read_layers (draft, element, what->layers);
  if (layers == 0)
    return;
  const GPtrArray *stock = draft->elements[TBR_SECTION_STOCK];
  guint n_states = draft->map->n_countries;
  guint n_types = draft->elements[TBR_SECTION_CAPABILITIES]->len;
  g_autofree guint8 *is_row = mark_references (&what->stock, stock->len);
  g_autofree guint8 *is_owner = mark_references (&what->states, n_states);
  g_autofree guint8 *is_type = mark_references (&what->capabilities, n_types);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  for (guint i = 0; i < stock->len; i++)
    {
      TbrElement *from = stock->pdata[i];
      const TbrStock *values = (const TbrStock *) (gconstpointer) from->values;
      if (is_row[i] && is_owner[MIN (values->state, n_states)]
          && is_type[MIN (values->capability, n_types)] && (layers & (1u << values->layer)))
        {
          Row row = { .element = from,
                      .state = values->state,
                      .n_taken = &taken[i],
                      .count = (guint) values->count,
                      .from = what->from };
          g_array_append_val (rows, row);
        }
    }
  if (rows->len == 0)
    tbr_element_fault (draft, element, "nothing in the stock is meant by it");
  if (what->most > 0)
    take_in_turn (fleet, rows, what->most);
  for (guint i = 0; i < rows->len && what->most == 0; i++)
    while (take_one (fleet, &g_array_index (rows, Row, i)))
      ;
}

/* Marks the types of unit whose rates answer a need that the hazards may open. */
static void
find_wanted (const TbrDraft *draft, guint8 *is_wanted)
{
  const GPtrArray *rates = draft->elements[TBR_SECTION_RATES];
  guint8 is_opened[TBR_NEED_N] = { 0 };
  gboolean all = !tbr_check_collect_needs (draft, is_opened);
  for (guint i = 0; i < rates->len; i++)
    {
      const TbrElement *element = rates->pdata[i];
      const TbrRate *rate = (gconstpointer) element->values;
      if (!element->is_faulty && rate->capability != TBR_NONE && (all || is_opened[rate->need]))
        is_wanted[rate->capability] = 1;
    }
}

/* In the order in which they join, each as it was among those of one instant. */
static gint
compare_joining (gconstpointer a, gconstpointer b)
{
  const TbrUnitSpec *first = a, *second = b;
  return first->from < second->from ? -1 : first->from > second->from;
}

/* Units that join later stand behind the others: these keep their numbers, so that nothing that
   happens before reads otherwise. */
static void
put_late_last (TbrFleet *fleet)
{
  GArray *units = fleet->units;
  gboolean is_sorted = TRUE;
  for (guint i = 1; is_sorted && i < units->len; i++)
    is_sorted = compare_joining (&g_array_index (units, TbrUnitSpec, i - 1),
                                 &g_array_index (units, TbrUnitSpec, i))
                <= 0;
  if (is_sorted)
    return;
  g_array_sort (units, compare_joining); /* which is stable */
  for (guint i = 0; i < units->len; i++)
    g_hash_table_insert (fleet->draft->unit_ids,
                         (gpointer) g_array_index (units, TbrUnitSpec, i).id,
                         GUINT_TO_POINTER (i + 1));
}

GArray *
tbr_fleet_make (TbrDraft *draft)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_UNITS];
  TbrFleet fleet = { .draft = draft };
  fleet.units = g_array_new (FALSE, TRUE, sizeof (TbrUnitSpec));
  fleet.towns = list_towns (draft->map);
  fleet.named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  draft->unit_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint8 *is_wanted
      = g_new0 (guint8, draft->elements[TBR_SECTION_CAPABILITIES]->len + 1);
  g_autofree guint *taken = g_new0 (guint, draft->elements[TBR_SECTION_STOCK]->len + 1);
  find_wanted (draft, is_wanted);
  fleet.is_wanted = is_wanted;
  for (guint i = 0; i < elements->len && !tbr_draft_is_full (draft) && !fleet.is_full; i++)
    {
      TbrElement *element = elements->pdata[i];
      if (element->object.kind == &tbr_kind_take)
        take (&fleet, element, taken);
      else
        add_own_units (&fleet, element);
    }
  tbr_fleet_add_services (&fleet);
  put_late_last (&fleet);
  g_array_unref (fleet.towns);
  g_hash_table_unref (fleet.named);
  return fleet.units;
}
