/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a picture of the present instant is taken. */
#include "run/run.h"

#include "hazards/hazard.h"
#include "resources/unit.h"
#include "world/hospital.h"
#include "world/link.h"
#include "world/site_use.h"

static void
see_units (TbrSim *sim, TbrSnapshot *snapshot)
{
  for (guint32 i = 0; i < sim->scenario->n_units; i++)
    {
      TbrUnitId id = TBR_HANDLE (TbrUnitId, i);
      if (!tbr_unit_is_there (sim, id))
        return; /* nor is any behind it: they are in the order in which they join */
      const TbrUnit *unit = tbr_unit_get (sim, id);
      gboolean moves = unit->phase == TBR_PHASE_TRAVELLING || unit->phase == TBR_PHASE_APPROACH
                       || unit->phase == TBR_PHASE_RETURNING;
      TbrUnitView view = { .unit = id,
                           .phase = unit->phase,
                           .until = unit->until,
                           .out = unit->out != 0,
                           .need = TBR_HANDLE (TbrNeedId, unit->need) };
      double lon, lat;

      tbr_unit_place (sim, id, &lon, &lat);
      view.lon = (float) lon;
      view.lat = (float) lat;
      view.goal_lon = moves ? unit->goal_lon : view.lon;
      view.goal_lat = moves ? unit->goal_lat : view.lat;
      g_array_append_val (snapshot->units, view);
    }
}

static void
see_needs (const TbrSim *sim, TbrSnapshot *snapshot)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrNeedId id = TBR_HANDLE (TbrNeedId, i);
      const TbrNeed *need = tbr_need_get (sim, id);
      TbrNeedView view = { .need = id,
                           .hazard = TBR_HANDLE (TbrHazardId, need->hazard),
                           .kind = need->kind,
                           .lon = need->lon,
                           .lat = need->lat,
                           .stock = need->stock,
                           .required = need->required,
                           .promised = need->promised,
                           .on_the_way = need->on_the_way,
                           .working = tbr_need_rate (sim, id, TBR_WORK_N),
                           .opened = need->opened,
                           .closed = need->closed };
      g_array_append_val (snapshot->needs, view);
    }
}

static void
see_links (const TbrSim *sim, TbrSnapshot *snapshot)
{
  for (guint32 i = 0; i < sim->map->n_links; i++)
    {
      TbrLinkCondition condition = tbr_link_get_condition (sim, TBR_HANDLE (TbrLinkId, i));
      TbrLinkView view = { TBR_HANDLE (TbrLinkId, i), condition.speed_factor };
      if (condition.state != TBR_LINK_STATE_OPEN)
        g_array_append_val (snapshot->links, view);
    }
}

static void
see_outages (const TbrSim *sim, TbrSnapshot *snapshot)
{
  for (guint32 i = 0; tbr_lifeline_is_on (sim) && i < sim->map->n_regions; i++)
    {
      TbrOutageView view = { .region = TBR_HANDLE (TbrRegionId, i) };
      float most = 0;
      for (guint j = 0; j < TBR_LIFELINE_N; j++)
        {
          view.inoperability[j]
              = (float) tbr_lifeline_inoperability (sim, view.region, (TbrLifeline) j);
          most = MAX (most, view.inoperability[j]);
        }
      if (most > 0)
        g_array_append_val (snapshot->outages, view);
    }
}

static void
see_wards (const TbrSim *sim, TbrSnapshot *snapshot)
{
  const double nobody = 0.5;
  for (guint32 i = 0; tbr_lifeline_is_on (sim) && i < sim->map->n_regions; i++)
    {
      TbrWardView view = { .region = TBR_HANDLE (TbrRegionId, i) };
      double taken = 0, beds = 0;
      for (guint j = 0; j < TBR_BED_N; j++)
        taken += tbr_hospital_taken (sim, view.region, (TbrBed) j);
      if (taken < nobody)
        continue;
      for (guint j = 0; j < TBR_BED_N; j++)
        beds += tbr_hospital_beds (sim, view.region, (TbrBed) j);
      view.beds = (float) beds;
      view.taken = (float) taken;
      g_array_append_val (snapshot->wards, view);
    }
}

static void
see_sites (const TbrSim *sim, TbrSnapshot *snapshot)
{
  for (guint32 i = 0; i < tbr_site_use_count (sim); i++)
    {
      const TbrSiteUse *use = &tbr_site_uses (sim)[i];
      TbrSiteView view = { TBR_HANDLE (TbrSiteId, use->site), use->closed != 0 };
      g_array_append_val (snapshot->sites, view);
    }
}

TbrSnapshot *
tbr_sim_snapshot (const TbrSim *const_sim)
{
  TbrSim *sim = (TbrSim *) const_sim; /* caches may be filled, the run is not touched */
  TbrSnapshot *snapshot = g_new0 (TbrSnapshot, 1);

  snapshot->at = sim->core->now;
  snapshot->scenario = sim->scenario;
  snapshot->digest = tbr_sim_digest (sim);
  snapshot->units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  snapshot->needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedView));
  snapshot->marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  snapshot->links = g_array_new (FALSE, FALSE, sizeof (TbrLinkView));
  snapshot->outages = g_array_new (FALSE, FALSE, sizeof (TbrOutageView));
  snapshot->wards = g_array_new (FALSE, FALSE, sizeof (TbrWardView));
  snapshot->sites = g_array_new (FALSE, FALSE, sizeof (TbrSiteView));
  see_units (sim, snapshot);
  see_needs (sim, snapshot);
  see_links (sim, snapshot);
  see_outages (sim, snapshot);
  see_wards (sim, snapshot);
  see_sites (sim, snapshot);
  for (guint i = 0; i < sim->scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    {
      TbrHazardId hazard = TBR_HANDLE (TbrHazardId, i);
      const TbrHazardKind *kind = (const TbrHazardKind *) tbr_hazard_object (sim, hazard)->kind;
      if (kind->draw != NULL)
        kind->draw (sim, hazard, snapshot);
    }
  return snapshot;
}
