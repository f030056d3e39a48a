/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How work done at damaged lines and sites brings a service back, job by job. */
#include "world/repair.h"

#include "world/link.h"

#include <tabard/scenario.h>

#include <math.h>

/* How often work is taken. Our assumption. */
#define STEP (30 * TBR_MINUTE)
/* Less than this of a job is nothing. */
#define NEGLIGIBLE 0.01
/* Repairs opened in one event beyond those reserved. */
#define HEADROOM 16

const TbrArenaGroup tbr_repair_groups[] = {
  { TBR_GROUP_REPAIR, "repairs", sizeof (TbrRepair), HEADROOM },
  { TBR_GROUP_REPAIR_BOOK, "book of repairs", sizeof (TbrRepairBook), 0 },
};
const guint tbr_repair_n_groups = G_N_ELEMENTS (tbr_repair_groups);

static TbrRepairBook *
book_of (const TbrSim *sim)
{
  return tbr_arena_get (&sim->arena, TBR_GROUP_REPAIR_BOOK, TbrRepairBook);
}

static TbrRepair *
repair_of (const TbrSim *sim, TbrRepairId repair)
{
  g_assert (repair.i < tbr_arena_count (&sim->arena, TBR_GROUP_REPAIR));
  return &tbr_arena_get (&sim->arena, TBR_GROUP_REPAIR, TbrRepair)[repair.i];
}

void
tbr_repair_start (TbrSim *sim)
{
  tbr_arena_add (&sim->arena, TBR_GROUP_REPAIR_BOOK, 1);
}

void
tbr_repair_reserve (TbrSim *sim, guint32 n)
{
  if (n > 0)
    tbr_arena_reserve (&sim->arena, TBR_GROUP_REPAIR, n);
}

double
tbr_repair_restored (double done, double unequal)
{
  g_return_val_if_fail (unequal >= 0 && unequal <= 1, 0);
  double share = CLAMP (done, 0, 1);
  return share > 0 ? share * (1 - unequal * log (share)) : 0;
}

/* Opens the link that was damaged, unless another repair still keeps it. */
static void
open_link (TbrSim *sim, guint32 link)
{
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REPAIR); i++)
    {
      const TbrRepair *other = repair_of (sim, TBR_HANDLE (TbrRepairId, i));
      if (other->closed == TBR_NEVER && other->link == link)
        return;
    }
  tbr_link_set_condition (sim, TBR_HANDLE (TbrLinkId, link), TBR_LINK_STATE_OPEN, 1);
}

static void
give_back (TbrSim *sim, const TbrRepair *repair, double share)
{
  if (share == 0)
    return;
  tbr_lifeline_add_loss (sim, &(TbrLossSpec){ .hazard = { repair->hazard },
                                              .region = { repair->region },
                                              .lifeline = (TbrLifeline) repair->lifeline,
                                              .delta = -share });
}

static double
rate_wanted (const TbrRepair *repair)
{
  return repair->left * (double) TBR_HOUR / (double) repair->target;
}

/* Takes the work done at one repair, and gives back what it restores. */
static void
step_repair (TbrSim *sim, TbrRepair *repair)
{
  TbrNeedId need = TBR_HANDLE (TbrNeedId, repair->need);
  repair->left = fmax (0, repair->left - tbr_need_take (sim, need, TBR_WORK_N));
  if (repair->left < NEGLIGIBLE)
    repair->left = 0;
  double all
      = repair->loss * tbr_repair_restored (1 - repair->left / repair->jobs, repair->unequal);
  double back = all - repair->restored;
  repair->restored = all;
  if (back > 0)
    give_back (sim, repair, back);
  if (repair->left > 0)
    {
      tbr_need_update (sim, need, repair->left, rate_wanted (repair));
      return;
    }
  repair->closed = tbr_sim_clock (sim);
  book_of (sim)->n_open--;
  tbr_need_close (sim, need);
  if (repair->link != TBR_NONE)
    open_link (sim, repair->link);
}

static void
await (TbrSim *sim)
{
  if (book_of (sim)->stepping || book_of (sim)->n_open == 0)
    return;
  book_of (sim)->stepping = TRUE;
  tbr_core_schedule (sim, tbr_sim_clock (sim) + STEP, TBR_EVENT_REPAIR_STEP, 0, 0);
}

static void
on_step (TbrSim *sim, const TbrEvent *event)
{
  book_of (sim)->stepping = FALSE;
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_REPAIR); i++)
    {
      TbrRepair *repair = repair_of (sim, TBR_HANDLE (TbrRepairId, i));
      if (repair->closed == TBR_NEVER)
        step_repair (sim, repair);
    }
  await (sim);
}

void
tbr_repair_add_handlers (TbrHandler *handlers)
{
  handlers[TBR_EVENT_REPAIR_STEP] = on_step;
}

TbrRepairId
tbr_repair_open (TbrSim *sim, const TbrRepairSpec *spec)
{
  g_assert (spec->jobs > 0 && spec->loss >= 0 && spec->target > 0);
  g_assert (spec->unequal >= 0 && spec->unequal <= 1);

  TbrRepairId id = TBR_HANDLE (TbrRepairId, tbr_arena_add (&sim->arena, TBR_GROUP_REPAIR, 1));
  TbrRepair *repair = repair_of (sim, id);
  *repair = (TbrRepair){ .jobs = spec->jobs,
                         .left = spec->jobs,
                         .loss = spec->loss,
                         .unequal = spec->unequal,
                         .target = spec->target,
                         .closed = TBR_NEVER,
                         .hazard = spec->hazard.i,
                         .region = spec->region.i,
                         .lifeline = (guint32) spec->lifeline,
                         .link = spec->road == TBR_LINK_STATE_OPEN ? TBR_NONE : spec->link.i };
  TbrNeedSpec need = { .hazard = spec->hazard,
                       .kind = spec->kind,
                       .part = spec->part,
                       .lon = spec->lon,
                       .lat = spec->lat,
                       .state = spec->state,
                       .stock = spec->jobs,
                       .required = rate_wanted (repair) };
  for (guint i = 0; i < TBR_WORK_N; i++)
    need.share[i] = spec->share[i];
  give_back (sim, repair, -spec->loss);
  if (repair->link != TBR_NONE)
    tbr_link_set_condition (sim, spec->link, spec->road,
                            spec->road == TBR_LINK_STATE_SLOWED ? spec->speed_factor : 0);
  repair->need = tbr_need_open (sim, &need).i;
  book_of (sim)->n_open++;
  await (sim);
  return id;
}

void
tbr_repair_add (TbrSim *sim, TbrRepairId id, double jobs, double loss)
{
  TbrRepair *repair = repair_of (sim, id);
  g_assert (repair->closed == TBR_NEVER && jobs >= 0 && loss >= 0);

  step_repair (sim, repair);
  if (repair->closed != TBR_NEVER)
    return;
  repair->jobs = repair->left = repair->left + jobs;
  repair->loss += loss - repair->restored;
  repair->restored = 0;
  give_back (sim, repair, -loss);
  tbr_need_update (sim, TBR_HANDLE (TbrNeedId, repair->need), repair->left, rate_wanted (repair));
}

gboolean
tbr_repair_is_open (const TbrSim *sim, TbrRepairId repair)
{
  return repair_of (sim, repair)->closed == TBR_NEVER;
}

double
tbr_repair_left (const TbrSim *sim, TbrRepairId repair)
{
  return repair_of (sim, repair)->left;
}
