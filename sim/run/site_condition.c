/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a single site fares, from what a snapshot shows of its region and of hazards around it. */
#include <tabard/condition.h>

#include "base/geodesy.h"

#include <math.h>

/* Our assumptions. */
#define OUT 0.9           /* inoperability from which a service is out for its sites */
#define DEEP_WATER 0.3    /* metres: cars come no further, as on the roads */
#define DAMAGING 8.0      /* intensity from which a building is looked at before it is used */
#define FELT 6.0          /* intensity that is told */
#define NEAR_STRIKE 300.0 /* metres: inside the cordon */
#define DARK 0.5          /* share of a district without power */
#define DEGREE 111000.0   /* metres of latitude, a little less: for a first look */

/* The service that a kind of site gives; TBR_LIFELINE_N for none. */
static TbrLifeline
lifeline_of (TbrSiteCategory category)
{
  static const guint8 lifelines[TBR_SITE_N] = {
    [TBR_SITE_NUCLEAR_PLANT] = TBR_LIFELINE_POWER,
    [TBR_SITE_NUCLEAR_FUEL_CYCLE] = TBR_LIFELINE_N,
    [TBR_SITE_POWER_PLANT] = TBR_LIFELINE_POWER,
    [TBR_SITE_REFINERY] = TBR_LIFELINE_FUEL,
    [TBR_SITE_CHEMICAL_PARK] = TBR_LIFELINE_LOGISTICS,
    [TBR_SITE_DAM] = TBR_LIFELINE_N,
    [TBR_SITE_DATACENTRE_IXP] = TBR_LIFELINE_ICT,
    [TBR_SITE_HEALTH] = TBR_LIFELINE_HEALTH,
    [TBR_SITE_TRANSPORT_CHOKEPOINT] = TBR_LIFELINE_TRANSPORT,
    [TBR_SITE_ENERGY_NETWORK] = TBR_LIFELINE_POWER,
    [TBR_SITE_SPACE_AIR_CONTROL] = TBR_LIFELINE_TELECOM,
    [TBR_SITE_AUTHORITY] = TBR_LIFELINE_EMERGENCY,
    [TBR_SITE_BORDER_CROSSING] = TBR_LIFELINE_TRANSPORT,
    [TBR_SITE_MIGRATION_SITE] = TBR_LIFELINE_SHELTER,
    [TBR_SITE_AERIAL_FIREFIGHTING] = TBR_LIFELINE_FUEL,
    [TBR_SITE_RESCEU_RESERVE] = TBR_LIFELINE_LOGISTICS,
    [TBR_SITE_VOLCANO_SEISMIC] = TBR_LIFELINE_N,
    [TBR_SITE_BASE] = TBR_LIFELINE_POWER,
    [TBR_SITE_AIRPORT] = TBR_LIFELINE_TRANSPORT,
    [TBR_SITE_PORT] = TBR_LIFELINE_LOGISTICS,
  };
  g_return_val_if_fail (category < TBR_SITE_N, TBR_LIFELINE_N);
  return (TbrLifeline) lifelines[category];
}

/* ---- causes ---- */

/* Whether one is not as bad as another of its kind; of strikes a nearer one is worse. */
static gboolean
is_milder (const TbrSiteCause *one, const TbrSiteCause *other)
{
  if (one->state != other->state)
    return one->state < other->state;
  return one->kind == TBR_CAUSE_STRIKE ? one->amount > other->amount : one->amount < other->amount;
}

/* Keeps a cause: the worst first, of one kind and thing only the worst. */
static void
add (TbrSiteCondition *out, const TbrSiteCause *cause)
{
  guint at = 0;
  for (guint i = 0; i < out->n; i++)
    if (out->causes[i].kind == cause->kind && out->causes[i].index == cause->index)
      {
        if (!is_milder (&out->causes[i], cause))
          return;
        for (guint k = i; k + 1 < out->n; k++)
          out->causes[k] = out->causes[k + 1];
        out->n--;
        break;
      }
  while (at < out->n && out->causes[at].state >= cause->state)
    at++;
  if (at == TBR_SITE_CAUSES)
    return;
  out->n = MIN (out->n + 1, TBR_SITE_CAUSES);
  for (guint k = out->n - 1; k > at; k--)
    out->causes[k] = out->causes[k - 1];
  out->causes[at] = *cause;
  out->state = MAX (out->state, cause->state);
}

/* ---- services ---- */

static TbrSiteState
state_of_service (const TbrSnapshot *snapshot, TbrSiteCategory category, double q)
{
  const TbrCare *care = snapshot->scenario->care;
  gboolean is_hospital = category == TBR_SITE_HEALTH && care != NULL;
  if (q > (is_hospital ? care->evacuate : OUT))
    return TBR_SITE_OUT;
  return q > (is_hospital ? care->divert : (double) TBR_OUTAGE_SHOWN) ? TBR_SITE_SLOWED
                                                                      : TBR_SITE_WORKS;
}

static void
add_services (const TbrSnapshot *snapshot, const TbrAnySite *site, TbrSiteCondition *out)
{
  TbrLifeline own = lifeline_of (site->category);
  for (guint i = 0; snapshot->outages != NULL && i < snapshot->outages->len; i++)
    {
      const TbrOutageView *outage = &g_array_index (snapshot->outages, TbrOutageView, i);
      if (outage->region.i != out->region.i)
        continue;
      for (guint k = 0; k < TBR_LIFELINE_N; k++)
        {
          double q = (double) outage->inoperability[k];
          /* what the others take from it is in its own service already, buffers included */
          TbrSiteState state
              = k == own ? state_of_service (snapshot, site->category, q) : TBR_SITE_WORKS;
          TbrSiteCause cause = { TBR_CAUSE_LIFELINE, state, k, q };
          if (k == own)
            out->works = fmin (out->works, 1 - q);
          if (q > (double) TBR_OUTAGE_SHOWN)
            add (out, &cause);
        }
      break;
    }
}

static void
add_load (const TbrSnapshot *snapshot, const TbrAnySite *site, TbrSiteCondition *out)
{
  const TbrCare *care = snapshot->scenario->care;
  if (site->category != TBR_SITE_HEALTH || care == NULL)
    return;
  for (guint i = 0; snapshot->wards != NULL && i < snapshot->wards->len; i++)
    {
      const TbrWardView *ward = &g_array_index (snapshot->wards, TbrWardView, i);
      if (ward->region.i == out->region.i && ward->beds > 0)
        out->load = care->occupancy + (double) (ward->taken / ward->beds);
    }
}

/* ---- hazards ---- */

/* Whether a place lies in a mark, an ellipse with the half axis a along its bearing; within @least
   metres of its middle when it has none. */
static gboolean
is_inside (const TbrMark *mark, double lon, double lat, double least)
{
  double a = fmax ((double) mark->a, least), b = fmax ((double) mark->b, least);
  if (fabs (lat - (double) mark->lat) * DEGREE > fmax (a, b))
    return FALSE;
  double north = (lat - (double) mark->lat) * DEGREE;
  double east = (lon - (double) mark->lon) * DEGREE * cos (lat * G_PI / 180);
  double bearing = (double) mark->bearing * G_PI / 180;
  double along = (north * cos (bearing) + east * sin (bearing)) / a;
  double across = (east * cos (bearing) - north * sin (bearing)) / b;
  return along * along + across * across <= 1;
}

/* What a mark does to a site inside it; FALSE for nothing. */
static gboolean
read_mark (const TbrSnapshot *snapshot, const TbrMark *mark, TbrSiteCause *cause)
{
  const TbrSection *hazards = &snapshot->scenario->sections[TBR_SECTION_HAZARDS];
  gboolean is_plant = mark->hazard.i < hazards->n
                      && g_str_equal (hazards->objects[mark->hazard.i]->kind->name, "industrial");
  double value = (double) mark->value, level = (double) mark->level;
  *cause = (TbrSiteCause){ .index = mark->hazard.i, .state = TBR_SITE_OUT, .amount = value };
  switch (mark->shape)
    {
    case TBR_MARK_WATER:
      cause->kind = TBR_CAUSE_WATER;
      cause->state = value >= DEEP_WATER ? TBR_SITE_OUT : TBR_SITE_SLOWED;
      return mark->active && value > 0;
    case TBR_MARK_RING:
    case TBR_MARK_DISC:
      cause->kind = TBR_CAUSE_INTENSITY;
      cause->state = value >= DAMAGING ? TBR_SITE_SLOWED : TBR_SITE_WORKS;
      return value >= FELT && value <= 12;
    case TBR_MARK_ELLIPSE:
      cause->kind = is_plant ? TBR_CAUSE_CLOUD : TBR_CAUSE_FIRE;
      return mark->active;
    case TBR_MARK_MUD:
      cause->kind = TBR_CAUSE_SLUDGE;
      return TRUE;
    case TBR_MARK_STRIKE:
    case TBR_MARK_BLAST:
      cause->kind = TBR_CAUSE_STRIKE;
      return mark->active;
    case TBR_MARK_DARK:
      cause->kind = TBR_CAUSE_DARK;
      cause->state = level >= DARK ? TBR_SITE_SLOWED : TBR_SITE_WORKS;
      cause->amount = level;
      return level > (double) TBR_OUTAGE_SHOWN;
    case TBR_MARK_POINT:
    case TBR_MARK_CELLS:
    case TBR_MARK_GAUGE:
    case TBR_MARK_GERM:
    case TBR_MARK_HEAT:
    case TBR_MARK_MINES:
    case TBR_MARK_WEB:
    case TBR_MARK_CALL:
    case TBR_MARK_TOLD:
    case TBR_MARK_N:
      break;
    }
  return FALSE;
}

static void
add_hazards (const TbrSnapshot *snapshot, const TbrAnySite *site, TbrSiteCondition *out)
{
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (snapshot->marks, TbrMark, i);
      gboolean is_strike = mark->shape == TBR_MARK_STRIKE || mark->shape == TBR_MARK_BLAST;
      TbrSiteCause cause;
      if (!is_inside (mark, site->lon, site->lat, is_strike ? NEAR_STRIKE : 1)
          || !read_mark (snapshot, mark, &cause))
        continue;
      if (is_strike)
        cause.amount
            = tbr_geodesy_distance (site->lon, site->lat, (double) mark->lon, (double) mark->lat);
      add (out, &cause);
    }
}

/* ---- the whole ---- */

gboolean
tbr_site_closed_at (const TbrSnapshot *snapshot, TbrSiteId id)
{
  TbrAnySite site;
  for (guint i = 0; snapshot->sites != NULL && i < snapshot->sites->len; i++)
    {
      const TbrSiteView *view = &g_array_index (snapshot->sites, TbrSiteView, i);
      if (view->site.i == id.i)
        return view->closed;
    }
  return tbr_map_any_site (snapshot->scenario->map, id, &site) && site.closed;
}

void
tbr_site_condition (const TbrSnapshot *snapshot, TbrSiteId id, TbrSiteCondition *out)
{
  TbrAnySite site;
  *out = (TbrSiteCondition){ .works = 1, .load = NAN, .region = { TBR_NONE } };
  if (!tbr_map_any_site (snapshot->scenario->map, id, &site))
    return;
  out->region = tbr_scenario_site_region (snapshot->scenario, id);
  if (tbr_site_closed_at (snapshot, id))
    add (out, &(TbrSiteCause){ TBR_CAUSE_CLOSED, TBR_SITE_OUT, TBR_NONE, 0 });
  if (!tbr_is_none (out->region))
    {
      add_services (snapshot, &site, out);
      add_load (snapshot, &site, out);
    }
  add_hazards (snapshot, &site, out);
  if (out->state == TBR_SITE_OUT)
    out->works = 0;
}
