/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which rows are kept: those asked for most recently, as many as the memory allows. A row is
   worked out as far as somebody asked: more than half of all questions are about the nearest tenth
   of the nodes. */
#include "world/route_cache.h"

#include "world/shortest.h"

#include <string.h>

/* Where the world keeps its cache in TbrSim.caches. */
#define PLACE 1
/* Entries that a paused search may keep; one with more goes to its end. Our choice: on the road
   graph of Europe the most is a thirtieth of the nodes. */
#define MAX_WAITING(map) ((map)->n_nodes / 4 + 1)
/* Kinds of vehicle kept at the same time; when there are more, all is forgotten. Our choice. */
#define VEHICLES_MAX 32

typedef struct
{
  TbrVehicle vehicle;
  guint32 *cost;   /* by link: milliseconds, TBR_NONE closed */
  guint32 *aboard; /* by link: milliseconds of them on board, waiting at its end left out */
  guint32 *slot;   /* by node: where its row is, TBR_NONE when it is not kept */
} Kind;

typedef struct
{
  TbrRouteRow row;
  guint64 *waiting;        /* heap of a search that paused: at most MAX_WAITING entries */
  guint32 n_waiting, sure; /* as in TbrShortestTree */
  guint32 kind, hub;       /* whose row it is */
  guint32 newer, older;    /* neighbours in the order of use, TBR_NONE at the ends */
} Slot;

struct _TbrRouteCache
{
  guint64 fingerprint; /* of the conditions all this was computed under */
  guint64 misses;      /* rows computed so far */
  Kind kinds[VEHICLES_MAX];
  guint n_kinds;
  Slot *slots;
  guint32 n_slots, n_slots_max; /* in use; the room of those no longer in use is kept */
  guint32 newest, oldest;       /* ends of the order of use */
  guint32 *order;
  guint64 *heap;
  TbrRouteStep *steps;
  TbrRoute route;
};

static gsize
bytes_of_row (const TbrMap *map)
{
  return MAX (map->n_nodes, 1) * (3 * sizeof (guint32) + sizeof (float))
         + MAX_WAITING (map) * sizeof (guint64);
}

TbrRouteCache *
tbr_route_cache_get (const TbrSim *sim)
{
  /* the cache is no part of the state that const protects */
  TbrSim *owner = (TbrSim *) sim;
  if (owner->caches[PLACE] != NULL)
    return owner->caches[PLACE];
  const TbrMap *map = sim->map;
  TbrRouteCache *cache = g_new0 (TbrRouteCache, 1);
  gsize row_bytes = bytes_of_row (map);
  cache->n_slots_max = (guint32) MAX (TBR_ROUTE_CACHE_BYTES / row_bytes, 2);
  cache->slots = g_new0 (Slot, cache->n_slots_max);
  cache->newest = cache->oldest = TBR_NONE;
  cache->fingerprint = tbr_link_world (sim)->fingerprint;
  cache->order = g_new (guint32, MAX (map->n_nodes, 1));
  cache->heap = g_new (guint64, map->n_arcs + 4);
  cache->steps = g_new (TbrRouteStep, MAX (map->n_nodes, 1));
  owner->caches[PLACE] = cache;
  return cache;
}

static void
forget (TbrRouteCache *cache)
{
  for (guint i = 0; i < cache->n_kinds; i++)
    {
      g_free (cache->kinds[i].cost);
      g_free (cache->kinds[i].aboard);
      g_free (cache->kinds[i].slot);
    }
  cache->n_kinds = 0;
  cache->n_slots = 0;
  cache->newest = cache->oldest = TBR_NONE;
}

void
tbr_route_cache_free (gpointer data)
{
  TbrRouteCache *cache = data;
  if (cache == NULL)
    return;
  forget (cache);
  for (guint32 i = 0; i < cache->n_slots_max; i++)
    g_free (cache->slots[i].waiting);
  g_free (cache->slots);
  g_free (cache->order);
  g_free (cache->heap);
  g_free (cache->steps);
  g_free (cache);
}

/* The number of a vehicle's kind, with its costs of links. */
static guint
find_kind (TbrRouteCache *cache, const TbrSim *sim, const TbrVehicle *vehicle)
{
  for (guint i = 0; i < cache->n_kinds; i++)
    if (memcmp (&cache->kinds[i].vehicle, vehicle, sizeof *vehicle) == 0)
      return i;
  if (cache->n_kinds == VEHICLES_MAX)
    forget (cache);

  const TbrMap *map = sim->map;
  Kind *kind = &cache->kinds[cache->n_kinds];
  *kind = (Kind){ *vehicle, g_new (guint32, MAX (map->n_links, 1)),
                  g_new (guint32, MAX (map->n_links, 1)), g_new (guint32, MAX (map->n_nodes, 1)) };
  for (guint32 i = 0; i < map->n_links; i++)
    {
      TbrLinkId link = { i };
      TbrVehicleCost cost
          = tbr_vehicle_cost (map, vehicle, link, tbr_link_get_condition (sim, link));
      guint64 sum = (guint64) cost.move + cost.wait;
      kind->cost[i] = (guint32) MIN (sum, TBR_NONE);
      kind->aboard[i] = tbr_link_is_aboard (&map->links[i]) ? cost.move : 0;
    }
  for (guint32 i = 0; i < map->n_nodes; i++)
    kind->slot[i] = TBR_NONE;
  return cache->n_kinds++;
}

static void
take_out (TbrRouteCache *cache, guint32 slot)
{
  guint32 newer = cache->slots[slot].newer, older = cache->slots[slot].older;
  *(newer != TBR_NONE ? &cache->slots[newer].older : &cache->newest) = older;
  *(older != TBR_NONE ? &cache->slots[older].newer : &cache->oldest) = newer;
}

static void
put_first (TbrRouteCache *cache, guint32 slot)
{
  cache->slots[slot].newer = TBR_NONE;
  cache->slots[slot].older = cache->newest;
  *(cache->newest != TBR_NONE ? &cache->slots[cache->newest].newer : &cache->oldest) = slot;
  cache->newest = slot;
}

/* A slot whose row nobody needs: a new one, or the one not used for longest. */
static guint32
find_slot (TbrRouteCache *cache, const TbrMap *map)
{
  if (cache->n_slots == cache->n_slots_max)
    {
      guint32 slot = cache->oldest;
      Slot *old = &cache->slots[slot];
      take_out (cache, slot);
      cache->kinds[old->kind].slot[old->hub] = TBR_NONE;
      return slot;
    }
  if (cache->slots[cache->n_slots].waiting != NULL)
    return cache->n_slots++;
  gsize n = map->n_nodes;
  Slot *slot = &cache->slots[cache->n_slots];
  slot->waiting = g_malloc (bytes_of_row (map));
  guint32 *block = (guint32 *) (gpointer) (slot->waiting + MAX_WAITING (map));
  slot->row
      = (TbrRouteRow){ block, block + n, block + 2 * n, (float *) (gpointer) (block + 3 * n) };
  return cache->n_slots++;
}

/* The far end of a link seen from one end. */
static guint32
other_end (const TbrLink *link, guint32 node)
{
  return link->from.i == node ? link->to.i : link->from.i;
}

static TbrShortestGraph
graph_of (const TbrMap *map, const Kind *kind)
{
  return (TbrShortestGraph){ map->n_nodes, map->first_arc, map->arcs, kind->cost };
}

/* A row in which only the hub is known. */
static void
begin_row (TbrRouteCache *cache, const TbrMap *map, Slot *slot)
{
  TbrShortestGraph graph = graph_of (map, &cache->kinds[slot->kind]);
  TbrShortestTree tree = { .cost = slot->row.time, .link = slot->row.link, .heap = slot->waiting };
  tbr_shortest_begin (&graph, slot->hub, &tree);
  slot->n_waiting = tree.n_waiting;
  slot->sure = tree.sure;
  slot->row.distance[slot->hub] = 0.0f;
  slot->row.aboard[slot->hub] = 0;
  cache->misses++;
}

static gboolean
is_known (const TbrMap *map, const Slot *slot, TbrNodeId node)
{
  return node.i < map->n_nodes ? slot->row.time[node.i] <= slot->sure : slot->sure == TBR_NONE;
}

/* Works a row out as far as @node. */
static void
extend_row (TbrRouteCache *cache, const TbrMap *map, Slot *slot, TbrNodeId node)
{
  const Kind *kind = &cache->kinds[slot->kind];
  const TbrRouteRow *row = &slot->row;
  TbrShortestGraph graph = graph_of (map, kind);
  TbrShortestTree tree = { .cost = row->time,
                           .link = row->link,
                           .order = cache->order,
                           .heap = cache->heap,
                           .n_waiting = slot->n_waiting };
  memcpy (cache->heap, slot->waiting, slot->n_waiting * sizeof *cache->heap);
  tbr_shortest_reach (&graph, node.i, &tree);
  if (tree.n_waiting > MAX_WAITING (map))
    tbr_shortest_reach (&graph, TBR_NONE, &tree);
  memcpy (slot->waiting, cache->heap, tree.n_waiting * sizeof *cache->heap);
  slot->n_waiting = tree.n_waiting;
  slot->sure = tree.sure;
  for (guint32 i = 0; i < tree.n; i++)
    {
      guint32 next = cache->order[i];
      if (next == slot->hub)
        continue;
      const TbrLink *link = &map->links[row->link[next]];
      guint32 before = other_end (link, next);
      row->distance[next] = row->distance[before] + link->length;
      row->aboard[next] = row->aboard[before] + kind->aboard[row->link[next]];
    }
}

const TbrRouteRow *
tbr_route_cache_row (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId hub, TbrNodeId node)
{
  TbrRouteCache *cache = tbr_route_cache_get (sim);
  guint64 fingerprint = tbr_link_world (sim)->fingerprint;
  if (cache->fingerprint != fingerprint)
    {
      forget (cache);
      cache->fingerprint = fingerprint;
    }
  guint number = find_kind (cache, sim, vehicle);
  Kind *kind = &cache->kinds[number];
  guint32 slot = kind->slot[hub.i];
  if (slot == TBR_NONE)
    {
      slot = find_slot (cache, sim->map);
      cache->slots[slot].kind = number;
      cache->slots[slot].hub = hub.i;
      kind->slot[hub.i] = slot;
      begin_row (cache, sim->map, &cache->slots[slot]);
      put_first (cache, slot);
    }
  else if (slot != cache->newest)
    {
      take_out (cache, slot);
      put_first (cache, slot);
    }
  if (!is_known (sim->map, &cache->slots[slot], node))
    extend_row (cache, sim->map, &cache->slots[slot], node);
  return &cache->slots[slot].row;
}

TbrRoute *
tbr_route_cache_route (const TbrSim *sim)
{
  TbrRouteCache *cache = tbr_route_cache_get (sim);
  cache->route.steps = cache->steps;
  return &cache->route;
}

guint64
tbr_route_cache_misses (const TbrSim *sim)
{
  return tbr_route_cache_get (sim)->misses;
}
