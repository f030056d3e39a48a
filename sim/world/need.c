/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The ledger of needs: exact sums of work done, whatever happens to rates and factors between. */
#include "world/need.h"

#include "base/digest.h"
#include "world/outdoors.h"

#include <tabard/error.h>
#include <tabard/map.h>
#include <tabard/scenario.h>

#include <math.h>

/* A change is told when it is larger than this share of what was told last, or of the largest
   stock. Our assumption: below it no seat would decide differently. */
#define REQUIRED_TOLD 0.05
#define STOCK_TOLD 0.10
/* Elements kept free: more needs than a hazard opens in one event beyond those it announced. */
#define HEADROOM 16

const TbrArenaGroup tbr_need_groups[] = {
  { TBR_GROUP_NEED, "needs", sizeof (TbrNeed), HEADROOM },
  { TBR_GROUP_OUTDOORS, "work outdoors", sizeof (double), 0 },
};
const guint tbr_need_n_groups = G_N_ELEMENTS (tbr_need_groups);

/* Brings the sums up to now. Between two calls rates and factors are constant, so the sums are
   exact. A closed need stands still. */
static TbrNeed *
bring_up (TbrSim *sim, TbrNeedId id)
{
  TbrNeed *need = tbr_need_get (sim, id);
  TbrTime now = tbr_sim_clock (sim);
  if (need->closed != TBR_NEVER || now == need->updated)
    return need;
  double hours = (double) (now - need->updated) / (double) TBR_HOUR;
  for (guint i = 0; i < TBR_WORK_N; i++)
    {
      double grown = need->factor[i] * hours;
      need->index[i] += grown;
      need->accrued[i] += need->rate[i] * grown;
    }
  need->updated = now;
  return need;
}

/* Where it belongs: state, region and node, looked up unless given. */
static void
find_place (TbrSim *sim, TbrNeed *need, const TbrNeedSpec *spec)
{
  need->state = spec->state.i;
  need->region = TBR_NONE;
  need->node = TBR_NONE;
  if (sim->map == NULL)
    return;
  double distance = 0;
  TbrNodeId node = tbr_map_nearest_node (sim->map, spec->lon, spec->lat, &distance);
  need->node = node.i;
  need->node_distance = (float) distance;
  need->region = tbr_map_region_at (sim->map, spec->lon, spec->lat).i;
  if (need->state == TBR_NONE)
    need->state = tbr_map_state_at (sim->map, spec->lon, spec->lat).i;
  if (need->state == TBR_NONE && !tbr_is_none (node))
    need->state = sim->map->nodes[node.i].state.i;
}

/* What the heat leaves of the work at a need. */
static double
outdoors_of (const TbrSim *sim, const TbrNeed *need)
{
  if (!tbr_need_info ((TbrNeedKind) need->kind)->outdoors)
    return 1;
  return tbr_outdoors_get (sim, TBR_HANDLE (TbrRegionId, need->region));
}

/* The factor of a class: its own, and what the heat leaves of it. */
static double
weathered (const TbrNeed *need, TbrWorkClass work)
{
  return work == TBR_WORK_AIR ? need->own[work] : need->own[work] * need->outdoors;
}

/* Names the need in random streams by what the scenario calls it, not by its row. */
static guint32
name_hash (const TbrSim *sim, const TbrNeedSpec *spec)
{
  guint32 words[2] = { spec->hazard.i, spec->part };
  if (sim->scenario != NULL && spec->hazard.i < sim->scenario->sections[TBR_SECTION_HAZARDS].n)
    words[0] = tbr_scenario_object (sim->scenario, TBR_SECTION_HAZARDS, spec->hazard.i)->hash;
  return (guint32) tbr_digest_bytes (words, sizeof words);
}

TbrNeedId
tbr_need_open (TbrSim *sim, const TbrNeedSpec *spec)
{
  g_assert ((guint) spec->kind < TBR_NEED_N);
  g_assert (spec->stock >= 0 && spec->required >= 0);

  TbrNeedId id = TBR_HANDLE (TbrNeedId, tbr_arena_add (&sim->arena, TBR_GROUP_NEED, 1));
  TbrNeed *need = tbr_need_get (sim, id);
  double shares = 0;
  for (guint i = 0; i < TBR_WORK_N; i++)
    shares += spec->share[i];
  for (guint i = 0; i < TBR_WORK_N; i++)
    {
      need->share[i] = shares > 0 ? spec->share[i] : 1;
      need->own[i] = need->factor[i] = 1;
    }
  need->opened = need->updated = tbr_sim_clock (sim);
  need->closed = TBR_NEVER;
  need->first_unit = TBR_NONE;
  need->stock = need->told_stock = need->largest = spec->stock;
  need->required = need->told_required = spec->required;
  need->lon = (float) spec->lon;
  need->lat = (float) spec->lat;
  need->hazard = spec->hazard.i;
  need->part = spec->part;
  need->kind = (guint8) spec->kind;
  need->priority = spec->priority;
  need->name_hash = name_hash (sim, spec);
  find_place (sim, need, spec);
  need->outdoors = outdoors_of (sim, need);
  for (guint i = 0; i < TBR_WORK_N; i++)
    need->factor[i] = weathered (need, (TbrWorkClass) i);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_NEED_OPENED,
                                 .code = (guint16) spec->kind,
                                 .a = id.i,
                                 .b = need->hazard,
                                 .c = need->state,
                                 .x = spec->stock,
                                 .y = spec->lon,
                                 .z = spec->lat });
  if (spec->required > 0)
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_NEED_CHANGED,
                                   .a = id.i,
                                   .b = TBR_NONE,
                                   .c = TBR_NONE,
                                   .x = spec->stock,
                                   .y = spec->required });
  tbr_core_raise (sim, TBR_EVENT_NEED_OPENED, id.i, 0);
  return id;
}

void
tbr_need_update (TbrSim *sim, TbrNeedId id, double stock, double required)
{
  g_assert (tbr_need_is_open (sim, id));
  g_assert (stock >= 0 && required >= 0);

  TbrNeed *need = bring_up (sim, id);
  need->stock = stock;
  need->required = required;
  need->largest = MAX (need->largest, stock);
  if (fabs (required - need->told_required) <= REQUIRED_TOLD * need->told_required
      && fabs (stock - need->told_stock) <= STOCK_TOLD * need->largest)
    return;
  need->told_stock = stock;
  need->told_required = required;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_NEED_CHANGED,
                                 .a = id.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = stock,
                                 .y = required,
                                 .z = tbr_need_rate (sim, id, TBR_WORK_N) });
  tbr_core_raise (sim, TBR_EVENT_NEED_CHANGED, id.i, 0);
}

void
tbr_need_set_factor (TbrSim *sim, TbrNeedId id, TbrWorkClass work, double factor)
{
  g_assert ((guint) work < TBR_WORK_N);
  g_assert (factor >= 0);

  TbrNeed *need = bring_up (sim, id);
  double before = need->factor[work];
  need->own[work] = factor;
  need->factor[work] = weathered (need, work);
  if ((before > 0) != (need->factor[work] > 0) && need->closed == TBR_NEVER)
    tbr_core_raise (sim, TBR_EVENT_NEED_CHANGED, id.i, 0);
}

void
tbr_need_slow (TbrSim *sim)
{
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      TbrNeedId id = TBR_HANDLE (TbrNeedId, i);
      TbrNeed *need = tbr_need_get (sim, id);
      double outdoors = outdoors_of (sim, need);
      if (need->closed != TBR_NEVER || outdoors == need->outdoors)
        continue;
      bring_up (sim, id)->outdoors = outdoors;
      for (guint work = 0; work < TBR_WORK_N; work++)
        tbr_need_set_factor (sim, id, (TbrWorkClass) work, tbr_need_get (sim, id)->own[work]);
    }
}

double
tbr_need_take (TbrSim *sim, TbrNeedId id, TbrWorkClass work)
{
  g_assert ((guint) work <= TBR_WORK_N);

  TbrNeed *need = bring_up (sim, id);
  double taken = 0;
  for (guint i = 0; i < TBR_WORK_N; i++)
    if (work == TBR_WORK_N || work == i)
      {
        taken += need->accrued[i];
        need->accrued[i] = 0;
      }
  need->done += taken;
  return taken;
}

double
tbr_need_rate (const TbrSim *sim, TbrNeedId id, TbrWorkClass work)
{
  g_assert ((guint) work <= TBR_WORK_N);

  const TbrNeed *need = tbr_need_get (sim, id);
  double rate = 0;
  for (guint i = 0; i < TBR_WORK_N; i++)
    if (work == TBR_WORK_N || work == i)
      rate += need->rate[i] * need->factor[i];
  return rate;
}

void
tbr_need_lose (TbrSim *sim, TbrNeedId id, double amount)
{
  g_assert (amount >= 0);

  tbr_need_get (sim, id)->lost += amount;
}

void
tbr_need_close (TbrSim *sim, TbrNeedId id)
{
  g_assert (tbr_need_is_open (sim, id));

  tbr_need_take (sim, id, TBR_WORK_N);
  TbrNeed *need = tbr_need_get (sim, id);
  need->closed = tbr_sim_clock (sim);
  need->required = 0;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_NEED_CLOSED,
                                 .a = id.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = need->done,
                                 .y = need->lost });
  tbr_core_raise (sim, TBR_EVENT_NEED_CLOSED, id.i, 0);
}

/* Adds to a column and to the number of units behind it. The last unit leaves an exact zero, not
   the rounding of many sums. */
static void
add_to_column (double *column, guint32 *n, double rate, int sign)
{
  g_assert (sign == 1 || sign == -1);
  g_assert (rate >= 0);
  g_assert (sign > 0 || *n > 0);

  *n += (guint32) sign;
  *column = *n == 0 ? 0 : MAX (0, *column + sign * rate);
}

void
tbr_need_work (TbrSim *sim, TbrNeedId id, TbrWorkClass work, double rate, int sign)
{
  g_assert ((guint) work < TBR_WORK_N);

  TbrNeed *need = bring_up (sim, id);
  add_to_column (&need->rate[work], &need->n_class[work], rate, sign);
  if (need->n_class[work] == 0)
    need->rate[work] = need->stayed[work];
  need->n_working += (guint32) sign;
  need->n_units += (guint32) sign;
}

void
tbr_need_leave (TbrSim *sim, TbrNeedId id, TbrWorkClass work, double amount)
{
  g_assert ((guint) work < TBR_WORK_N);
  g_assert (amount >= 0);

  TbrNeed *need = bring_up (sim, id);
  need->rate[work] += amount;
  need->stayed[work] += amount;
}

void
tbr_need_promise (TbrSim *sim, TbrNeedId id, double rate, int sign)
{
  TbrNeed *need = tbr_need_get (sim, id);
  add_to_column (&need->promised, &need->n_promised, rate, sign);
  need->n_units += (guint32) sign;
}

void
tbr_need_expect (TbrSim *sim, TbrNeedId id, double rate, int sign)
{
  TbrNeed *need = tbr_need_get (sim, id);
  add_to_column (&need->on_the_way, &need->n_expected, rate, sign);
  need->n_units += (guint32) sign;
}

double
tbr_need_index (TbrSim *sim, TbrNeedId id, TbrWorkClass work)
{
  g_assert ((guint) work < TBR_WORK_N);

  return bring_up (sim, id)->index[work];
}

gboolean
tbr_need_check (const TbrSim *sim, GError **error)
{
  const double nothing = -1e-9;
  for (guint32 i = 0; i < tbr_need_count (sim); i++)
    {
      const TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, i));
      gboolean holds = need->stock >= 0 && need->required >= 0 && need->done >= 0 && need->lost >= 0
                       && need->promised >= nothing && need->on_the_way >= nothing;
      for (guint work = 0; work < TBR_WORK_N; work++)
        holds = holds && need->rate[work] >= nothing && need->factor[work] >= 0
                && need->accrued[work] >= nothing && need->stayed[work] >= nothing;
      if (holds)
        continue;
      g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE,
                   "need %u: something of it is less than nothing", i);
      return FALSE;
    }
  return TRUE;
}
