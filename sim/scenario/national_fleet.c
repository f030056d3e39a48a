/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many engines, ambulances and patrols a state has, and in which towns they stand. */
#include "scenario/fleet.h"

#include "base/geodesy.h"

#include <math.h>

/* A town of a state and its share of the units. */
typedef struct
{
  guint32 city;
  double population; /* persons */
  double rest;       /* part of a unit that the town is owed beyond its whole ones */
  guint n;           /* units */
} Town;

/* Largest rest first; towns with equal rests in the order of the map. */
static gint
compare_rests (gconstpointer a, gconstpointer b)
{
  const Town *first = *(const Town *const *) a;
  const Town *second = *(const Town *const *) b;
  if (first->rest != second->rest)
    return first->rest > second->rest ? -1 : 1;
  return first->city < second->city ? -1 : first->city > second->city;
}

static GArray *
list_towns (const TbrMap *map, guint32 state)
{
  GArray *towns = g_array_new (FALSE, TRUE, sizeof (Town));
  for (guint32 i = 0; i < map->n_cities; i++)
    if (map->cities[i].state.i == state && map->cities[i].population > 0)
      {
        Town town = { .city = i, .population = map->cities[i].population };
        g_array_append_val (towns, town);
      }
  return towns;
}

/**
 * share_out:
 *
 * Gives @n units to the towns in proportion to their people: the whole parts, then one more each to
 * the largest rests.
 *
 * Source: [BALINSKI1982], the method of Hamilton (largest remainders)
 */
static void
share_out (GArray *towns, guint n)
{
  double people = 0;
  for (guint i = 0; i < towns->len; i++)
    people += g_array_index (towns, Town, i).population;
  guint n_left = n;
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  for (guint i = 0; i < towns->len; i++)
    {
      Town *town = &g_array_index (towns, Town, i);
      double quota = n * (town->population / people);
      town->n = (guint) floor (quota);
      town->rest = quota - town->n;
      n_left -= MIN (town->n, n_left);
      g_ptr_array_add (order, town);
    }
  g_ptr_array_sort (order, compare_rests);
  for (guint i = 0; i < n_left; i++)
    ((Town *) order->pdata[i % order->len])->n++;
}

/* Adds the units of one service in one state. */
static void
add_service (TbrFleet *fleet, TbrElement *element, guint32 state, double people)
{
  TbrDraft *draft = fleet->draft;
  const TbrMap *map = draft->map;
  const TbrService *service = (const TbrService *) (gconstpointer) element->values;
  const TbrElement *capability
      = draft->elements[TBR_SECTION_CAPABILITIES]->pdata[service->capability];
  const TbrCapability *type = (const TbrCapability *) (gconstpointer) capability->values;
  g_autoptr (GArray) towns = list_towns (map, state);
  guint n = (guint) (service->per_million * people / 1e6 + 0.5);
  if (towns->len == 0 || n == 0 || fleet->is_full)
    return;
  share_out (towns, n);
  guint n_on_duty = (guint) (service->on_duty * n + 0.5);
  guint k = 0;
  for (guint i = 0; i < towns->len; i++)
    {
      const Town *town = &g_array_index (towns, Town, i);
      const TbrCity *city = &map->cities[town->city];
      for (guint j = 0; j < town->n && !fleet->is_full; j++, k++)
        {
          g_autofree char *id = g_strdup_printf ("%s.%s.%u", map->countries[state].iso,
                                                 capability->object.id, k + 1);
          TbrUnitSpec unit = { .id = tbr_store_text (&draft->store, id),
                               .hash = tbr_digest_name (id),
                               .capability = service->capability,
                               .state = state,
                               .object = tbr_fleet_object_index (draft, element),
                               .layer = TBR_LAYER_NATIONAL,
                               .crews = (guint8) type->crews,
                               .certainty = (guint8) tbr_fleet_certainty (element),
                               .on_duty = tbr_fleet_is_chosen (k, n_on_duty, n) ? 1 : 0,
                               .staff = (guint16) MIN (type->staff, G_MAXUINT16),
                               .vehicles = (guint16) (type->vehicles + 0.5),
                               .size = 1,
                               .lon = city->lon,
                               .lat = city->lat,
                               .node = city->node.i,
                               .city = town->city,
                               .base = city->name };
          tbr_fleet_add (fleet, element, &unit);
        }
    }
}

/* Marks the states that a hazard names. */
static void
mark_hosts (const TbrDraft *draft, guint8 *is_host)
{
  const GPtrArray *hazards = draft->elements[TBR_SECTION_HAZARDS];
  for (guint i = 0; i < hazards->len; i++)
    {
      const TbrElement *hazard = hazards->pdata[i];
      for (guint j = 0; j < hazard->object.kind->n_params; j++)
        {
          const TbrParam *param = &hazard->object.kind->params[j];
          gconstpointer field = hazard->values + param->offset;
          if (g_strcmp0 (param->section, "states") != 0)
            continue;
          if (param->type == TBR_PARAM_REF && *(const guint32 *) field != TBR_NONE)
            is_host[*(const guint32 *) field] = 1;
          const TbrRefs *refs = field;
          for (guint32 k = 0; param->type == TBR_PARAM_REFS && k < refs->n; k++)
            is_host[refs->items[k]] = 1;
        }
    }
}

void
tbr_fleet_add_services (TbrFleet *fleet)
{
  TbrDraft *draft = fleet->draft;
  const GPtrArray *services = draft->elements[TBR_SECTION_SERVICES];
  const GPtrArray *meta = draft->elements[TBR_SECTION_META];
  if (meta->len == 0
      || !((const TbrMeta *) (gconstpointer) ((TbrElement *) meta->pdata[0])->values)
              ->national_services)
    return;
  g_autofree guint8 *is_host = g_new0 (guint8, draft->map->n_countries + 1);
  mark_hosts (draft, is_host);
  for (guint32 state = 0; state < draft->map->n_countries; state++)
    {
      if (!is_host[state])
        continue;
      const char *iso = draft->map->countries[state].iso;
      const TbrElement *spec = tbr_draft_find (draft, TBR_SECTION_STATES, iso);
      const TbrStateSpec *values = spec != NULL ? (gconstpointer) spec->values : NULL;
      double people = values != NULL && values->population > 0
                          ? values->population
                          : (double) draft->map->countries[state].population;
      double factor = values != NULL ? values->national_factor : 1;
      for (guint i = 0; i < services->len; i++)
        {
          TbrElement *service = services->pdata[i];
          guint32 capability = ((const TbrService *) (gconstpointer) service->values)->capability;
          if (!service->is_faulty && capability != TBR_NONE && fleet->is_wanted[capability])
            add_service (fleet, service, state, people * factor);
        }
    }
}
