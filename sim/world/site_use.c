/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which sites are used, while a run goes on. */
#include "world/site_use.h"

#include "base/digest.h"

#include <tabard/scenario.h>

const TbrArenaGroup tbr_site_groups[] = {
  { TBR_GROUP_SITE_USE, "sites closed and opened", sizeof (TbrSiteUse), 8 },
};
const guint tbr_site_n_groups = G_N_ELEMENTS (tbr_site_groups);

TbrRegionId
tbr_scenario_site_region (const TbrScenario *scenario, TbrSiteId site)
{
  TbrAnySite one;
  for (guint i = 0; i < scenario->n_sites; i++)
    if (scenario->sites[i].site.i == site.i)
      return scenario->sites[i].region;
  return tbr_map_any_site (scenario->map, site, &one) ? tbr_map_site_region (scenario->map, &one)
                                                      : TBR_HANDLE (TbrRegionId, TBR_NONE);
}

/* What an order has said of a site; NULL when none was about it. */
static TbrSiteUse *
find (const TbrSim *sim, TbrSiteId site)
{
  TbrSiteUse *uses = tbr_arena_get (&sim->arena, TBR_GROUP_SITE_USE, TbrSiteUse);
  for (guint32 i = 0; i < tbr_site_use_count (sim); i++)
    if (uses[i].site == site.i)
      return &uses[i];
  return NULL;
}

gboolean
tbr_site_is_closed (const TbrSim *sim, TbrSiteId site)
{
  const TbrMap *map = sim->map;
  const TbrSiteUse *use = find (sim, site);
  guint32 airport = site.i & ~TBR_SITE_ID_AIRPORT;
  TbrAnySite one;
  if (use != NULL)
    return use->closed != 0;
  /* all airports are asked for one flight */
  if ((site.i & TBR_SITE_ID_AIRPORT) != 0 && airport < map->n_airports)
    return map->airports[airport].closed;
  return tbr_map_any_site (map, site, &one) && one.closed;
}

void
tbr_site_use (TbrSim *sim, TbrSiteId id, gboolean is_open)
{
  TbrAnySite site;
  gboolean is_known = tbr_map_any_site (sim->map, id, &site);
  g_return_if_fail (is_known);
  if (tbr_site_is_closed (sim, id) == !is_open)
    return;
  TbrSiteUse *use = find (sim, id);
  if (use == NULL)
    {
      guint32 i = tbr_arena_add (&sim->arena, TBR_GROUP_SITE_USE, 1);
      use = &tbr_arena_get (&sim->arena, TBR_GROUP_SITE_USE, TbrSiteUse)[i];
      *use = (TbrSiteUse){ .site = id.i, .region = tbr_scenario_site_region (sim->scenario, id).i };
    }
  double beds = site.category == TBR_SITE_HEALTH ? site.capacity : 0;
  use->closed = !is_open;
  /* as at the start it adds nothing: what it had then is in the scenario's count */
  use->beds = (float) (is_open == !site.closed ? 0 : is_open ? beds : -beds);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_SITE_CHANGED,
                                 .code = (guint16) use->closed,
                                 .a = tbr_map_any_site_index (sim->map, id),
                                 .b = site.state.i,
                                 .c = TBR_NONE });
}

guint64
tbr_site_use_mark (const TbrSim *sim)
{
  guint64 mark = 0;
  for (guint32 i = 0; i < tbr_site_use_count (sim); i++)
    {
      const TbrSiteUse *use = &tbr_site_uses (sim)[i];
      const guint32 bytes[] = { use->site, use->closed };
      TbrAnySite site;
      if (tbr_map_any_site (sim->map, TBR_HANDLE (TbrSiteId, use->site), &site)
          && site.closed != (use->closed != 0))
        mark ^= tbr_digest_bytes (bytes, sizeof bytes);
    }
  return mark;
}

double
tbr_site_use_beds (const TbrSim *sim, TbrRegionId region, TbrStateId state)
{
  double beds = 0;
  for (guint32 i = 0; i < tbr_site_use_count (sim); i++)
    {
      const TbrSiteUse *use = &tbr_site_uses (sim)[i];
      if (use->region >= sim->map->n_regions)
        continue;
      if (tbr_is_none (region) ? sim->map->regions[use->region].state.i == state.i
                               : use->region == region.i)
        beds += (double) use->beds;
    }
  return beds;
}
