/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the room has looked up once and need not look up again; no part of the run's state. */
#include "resources/memo.h"

#include "resources/flight.h"
#include "world/site_use.h"

/* Place of this room in TbrSim.caches. */
#define MEMO 2
#define UNKNOWN (TBR_NONE - 1)

/* Source: [PROCESS] any.demobilise, when the scenario brings no lag of that name. */
static const TbrLaw packing
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 18 * 3600, 6 * 3600, 36 * 3600 } };
/* A transport aircraft of its own, when the scenario brings no lag "any.own_lift". Our assumption:
   crews of military transport stand by. */
static const TbrLaw own_lift
    = { .kind = TBR_LAW_LOGNORMAL, .p = { 4 * 3600, 2 * 3600, 10 * 3600 } };

/* To load or unload a pallet, when the scenario brings no lag "any.pallet". Our assumption: some
   thirty in the two hours of a freighter. */
static const TbrLaw handling = { .kind = TBR_LAW_LOGNORMAL, .p = { 240, 120, 480 } };

typedef struct
{
  const TbrLaw *packing, *charter, *own_lift;
  double pallet; /* seconds to load or unload one, median */
  TbrAirTransport transport;
  guint32 *airports; /* by node, UNKNOWN */
  guint32 n_airports;
  guint64 sites;  /* tbr_site_use_mark() under which they were found */
  GArray *lights; /* TbrLight, by need */
} Memo;

static const TbrLaw *
find_lag (const TbrScenario *scenario, const char *id, const TbrLaw *usual)
{
  const TbrSection *lags = &scenario->sections[TBR_SECTION_LAGS];
  for (guint i = 0; i < lags->n; i++)
    if (g_str_equal (lags->objects[i]->id, id))
      return &((const TbrLag *) lags->objects[i]->values)->law;
  return usual;
}

/* Airports are looked up anew, for others are open. */
static void
forget_airports (Memo *memo, guint64 sites)
{
  memo->sites = sites;
  for (guint32 i = 0; i < memo->n_airports; i++)
    memo->airports[i] = UNKNOWN;
}

static Memo *
memo_get (TbrSim *sim)
{
  if (sim->caches[MEMO] != NULL)
    return sim->caches[MEMO];
  Memo *memo = g_new0 (Memo, 1);
  tbr_air_transport_init (&memo->transport);
  memo->packing = find_lag (sim->scenario, "any.demobilise", &packing);
  memo->charter = find_lag (sim->scenario, "any.charter", &memo->transport.charter);
  memo->pallet = tbr_law_quantile (find_lag (sim->scenario, "any.pallet", &handling), 0.5);
  memo->own_lift = find_lag (sim->scenario, "any.own_lift", &own_lift);
  memo->n_airports = sim->map->n_nodes;
  memo->airports = g_new (guint32, memo->n_airports);
  forget_airports (memo, tbr_site_use_mark (sim));
  memo->lights = g_array_new (FALSE, TRUE, sizeof (TbrLight));
  sim->caches[MEMO] = memo;
  return memo;
}

void
tbr_unit_free_cache (TbrSim *sim)
{
  Memo *memo = sim->caches[MEMO];
  if (memo == NULL)
    return;
  g_free (memo->airports);
  g_array_unref (memo->lights);
  g_free (memo);
  sim->caches[MEMO] = NULL;
}

const TbrAirTransport *
tbr_memo_transport (TbrSim *sim)
{
  return &memo_get (sim)->transport;
}

const TbrLaw *
tbr_memo_packing (TbrSim *sim)
{
  return memo_get (sim)->packing;
}

const TbrLaw *
tbr_memo_lift (TbrSim *sim, TbrLift lift)
{
  return lift == TBR_LIFT_OWN ? memo_get (sim)->own_lift : memo_get (sim)->charter;
}

double
tbr_memo_handling (TbrSim *sim, const TbrCapability *capability, double usual)
{
  return MAX (usual, capability->pallets * memo_get (sim)->pallet);
}

TbrAirportId
tbr_memo_airport (TbrSim *sim, TbrNodeId node)
{
  Memo *memo = memo_get (sim);
  guint64 sites = tbr_site_use_mark (sim);
  if (node.i >= memo->n_airports)
    return TBR_HANDLE (TbrAirportId, TBR_NONE);
  if (sites != memo->sites)
    forget_airports (memo, sites);
  if (memo->airports[node.i] == UNKNOWN)
    {
      TbrPoint point = { sim->map->nodes[node.i].lon, sim->map->nodes[node.i].lat };
      memo->airports[node.i] = tbr_flight_airport (sim, &point, memo->transport.runway,
                                                   TBR_HANDLE (TbrStateId, TBR_NONE))
                                   .i;
    }
  return TBR_HANDLE (TbrAirportId, memo->airports[node.i]);
}

void
tbr_memo_find_light (const TbrSim *sim, double lon, double lat, TbrLight *light)
{
  TbrTime now = tbr_sim_clock (sim);
  gboolean day = tbr_calendar_is_day (&sim->calendar, now, lon, lat);
  TbrTime first = tbr_calendar_next_turn (&sim->calendar, now, lon, lat);
  TbrTime second
      = first == TBR_NEVER ? TBR_NEVER : tbr_calendar_next_turn (&sim->calendar, first, lon, lat);
  light->from = now;
  light->until = MIN (first, now + TBR_DAY);
  if (second == TBR_NEVER || first - now > TBR_DAY || second - first > TBR_DAY)
    {
      light->rise = 0;
      light->length = day ? TBR_DAY : 0;
    }
  else if (day)
    {
      light->rise = second - TBR_DAY;
      light->length = first - light->rise;
    }
  else
    {
      light->rise = first;
      light->length = second - first;
    }
}

const TbrLight *
tbr_memo_light (TbrSim *sim, TbrNeedId need)
{
  Memo *memo = memo_get (sim);
  if (need.i >= memo->lights->len)
    g_array_set_size (memo->lights, need.i + 1);
  TbrLight *light = &g_array_index (memo->lights, TbrLight, need.i);
  TbrTime now = tbr_sim_clock (sim);
  if (now < light->from || now >= light->until)
    {
      const TbrNeed *place = tbr_need_get (sim, need);
      tbr_memo_find_light (sim, (double) place->lon, (double) place->lat, light);
    }
  return light;
}
