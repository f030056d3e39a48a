/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How damage to a link is written down so that routes notice it. */
#include "world/link.h"

#include "base/digest.h"

const TbrArenaGroup tbr_link_groups[] = {
  { TBR_GROUP_LINK_CONDITION, "link conditions", sizeof (TbrLinkCondition), 0 },
  { TBR_GROUP_WORLD_STATE, "state of the network", sizeof (TbrWorldState), 0 },
};
const guint tbr_link_n_groups = G_N_ELEMENTS (tbr_link_groups);

static TbrLinkCondition *
conditions_of (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_LINK_CONDITION, TbrLinkCondition);
}

void
tbr_link_init (TbrSim *sim)
{
  guint32 n = sim->map->n_links;
  tbr_arena_reserve (&sim->arena, TBR_GROUP_LINK_CONDITION, n);
  tbr_arena_reserve (&sim->arena, TBR_GROUP_WORLD_STATE, 1);
  tbr_arena_add (&sim->arena, TBR_GROUP_LINK_CONDITION, n);
  tbr_arena_add (&sim->arena, TBR_GROUP_WORLD_STATE, 1);
  for (guint32 i = 0; i < n; i++)
    conditions_of (sim)[i].speed_factor = 1.0f;
}

/* What a link in this condition adds to the fingerprint; an open one nothing, so that a repaired
   network is known again. */
static guint64
mark_of (guint32 link, TbrLinkCondition condition)
{
  if (condition.state == TBR_LINK_STATE_OPEN)
    return 0;
  struct
  {
    guint32 link, state;
    float speed_factor;
  } bytes = { link, condition.state, condition.speed_factor };
  return tbr_digest_bytes (&bytes, sizeof bytes);
}

static float
factor_of (TbrLinkState state, double speed_factor)
{
  switch (state)
    {
    case TBR_LINK_STATE_OPEN:
      return 1.0f;
    case TBR_LINK_STATE_SLOWED:
      return (float) speed_factor;
    case TBR_LINK_STATE_CLOSED:
    case TBR_LINK_STATE_N:
      break;
    }
  return 0.0f;
}

void
tbr_link_set_condition (TbrSim *sim, TbrLinkId link, TbrLinkState state, double speed_factor)
{
  g_return_if_fail (link.i < sim->map->n_links);
  g_return_if_fail (state < TBR_LINK_STATE_N);
  g_return_if_fail (state != TBR_LINK_STATE_SLOWED || (speed_factor > 0.0 && speed_factor <= 1.0));
  TbrLinkCondition *condition = &conditions_of (sim)[link.i];
  TbrLinkCondition fresh
      = { .speed_factor = factor_of (state, speed_factor), .state = (guint8) state };
  if (condition->state == fresh.state && condition->speed_factor == fresh.speed_factor)
    return;

  TbrWorldState *world = tbr_arena_get (&sim->arena, TBR_GROUP_WORLD_STATE, TbrWorldState);
  world->fingerprint ^= mark_of (link.i, *condition) ^ mark_of (link.i, fresh);
  world->n_damaged -= condition->state != TBR_LINK_STATE_OPEN ? 1 : 0;
  world->n_damaged += fresh.state != TBR_LINK_STATE_OPEN ? 1 : 0;
  world->epoch++;
  *condition = fresh;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_LINK_CHANGED,
                                 .code = (guint16) state,
                                 .a = link.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .x = (double) fresh.speed_factor });
}

TbrLinkCondition
tbr_link_get_condition (const TbrSim *sim, TbrLinkId link)
{
  g_return_val_if_fail (link.i < sim->map->n_links, (TbrLinkCondition){ 0 });
  return conditions_of (sim)[link.i];
}
