/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How an instant of a run is kept in memory: the block in pages, equal ones kept once. */
#include <tabard/keyframe.h>

#include "hazards/ordinary_calls.h"
#include "resources/unit.h"
#include "response/choice.h"
#include "run/diverge.h"
#include "run/run.h"
#include "world/route.h"

#include <string.h>

/* Small enough that little is kept in vain, large enough that pages are few. */
#define PAGE 4096u

/* A part of the block. */
typedef struct
{
  gint n_owners; /* keyframes that hold it */
  guint8 bytes[PAGE];
} Page;

struct _TbrKeyframe
{
  gint n_owners;
  const TbrScenario *scenario; /* borrowed: whose runs it is for */
  guint n_orders; /* of the scenario's orders, so many are pending or done as they should be; the
                     others are given when a run is put to it */
  TbrTime at;
  gsize length; /* bytes of the block */
  Page **pages; /* as many as the block needs, the last perhaps not full; NULL: all zeros */
  guint n_pages;
};

static gsize
size_of (gsize length, guint page)
{
  return MIN ((gsize) PAGE, length - (gsize) page * PAGE);
}

/* Room that is not used yet is much of a block. */
static gboolean
is_zero (const guint8 *bytes, gsize size)
{
  return bytes[0] == 0 && memcmp (bytes, bytes + 1, size - 1) == 0;
}

static Page *
keep_page (const guint8 *bytes, gsize size, Page *before)
{
  if (is_zero (bytes, size))
    return NULL;
  if (before != NULL && memcmp (before->bytes, bytes, size) == 0)
    {
      g_atomic_int_inc (&before->n_owners);
      return before;
    }
  Page *page = g_new (Page, 1);
  page->n_owners = 1;
  memcpy (page->bytes, bytes, size);
  return page;
}

TbrKeyframe *
tbr_keyframe_new (const TbrSim *sim, const TbrKeyframe *before)
{
  g_return_val_if_fail (sim != NULL, NULL);
  tbr_core_flush ((TbrSim *) sim);
  TbrKeyframe *keyframe = g_new0 (TbrKeyframe, 1);
  gsize length = sim->arena.header->length;
  keyframe->n_owners = 1;
  keyframe->scenario = sim->scenario;
  keyframe->n_orders = TBR_NONE;
  keyframe->at = sim->core->now;
  keyframe->length = length;
  keyframe->n_pages = (guint) ((length + PAGE - 1) / PAGE);
  keyframe->pages = g_new (Page *, keyframe->n_pages);
  for (guint i = 0; i < keyframe->n_pages; i++)
    {
      gsize size = size_of (length, i);
      gboolean is_comparable
          = before != NULL && i < before->n_pages && size_of (before->length, i) == size;
      keyframe->pages[i] = keep_page (sim->arena.block + (gsize) i * PAGE, size,
                                      is_comparable ? before->pages[i] : NULL);
    }
  return keyframe;
}

TbrKeyframe *
tbr_keyframe_adopt (const TbrKeyframe *keyframe, const TbrScenario *scenario)
{
  guint n_orders;
  g_return_val_if_fail (keyframe != NULL && scenario != NULL, NULL);
  if (keyframe->at >= tbr_diverge_find (keyframe->scenario, scenario, &n_orders))
    return NULL;
  TbrKeyframe *adopted = g_new (TbrKeyframe, 1);
  /* field by field: its owners are counted by other threads meanwhile */
  *adopted = (TbrKeyframe){ .n_owners = 1,
                            .scenario = scenario,
                            .n_orders = MIN (keyframe->n_orders, n_orders),
                            .at = keyframe->at,
                            .length = keyframe->length,
                            .n_pages = keyframe->n_pages };
  adopted->pages = g_memdup2 (keyframe->pages, keyframe->n_pages * sizeof (Page *));
  for (guint i = 0; i < adopted->n_pages; i++)
    if (adopted->pages[i] != NULL)
      g_atomic_int_inc (&adopted->pages[i]->n_owners);
  return adopted;
}

TbrKeyframe *
tbr_keyframe_ref (TbrKeyframe *keyframe)
{
  g_atomic_int_inc (&keyframe->n_owners);
  return keyframe;
}

void
tbr_keyframe_unref (TbrKeyframe *keyframe)
{
  if (keyframe == NULL || !g_atomic_int_dec_and_test (&keyframe->n_owners))
    return;
  for (guint i = 0; i < keyframe->n_pages; i++)
    if (keyframe->pages[i] != NULL && g_atomic_int_dec_and_test (&keyframe->pages[i]->n_owners))
      g_free (keyframe->pages[i]);
  g_free (keyframe->pages);
  g_free (keyframe);
}

TbrTime
tbr_keyframe_at (const TbrKeyframe *keyframe)
{
  return keyframe->at;
}

gsize
tbr_keyframe_bytes (const TbrKeyframe *keyframe, const TbrKeyframe *beside)
{
  gsize bytes = keyframe->n_pages * sizeof (Page *);
  for (guint i = 0; i < keyframe->n_pages; i++)
    if (keyframe->pages[i] != NULL
        && (beside == NULL || i >= beside->n_pages || beside->pages[i] != keyframe->pages[i]))
      bytes += sizeof (Page);
  return bytes;
}

/* Zeros that are there already are not written again: that would take memory for room that nobody
   uses. */
static void
fill (guint8 *block, const TbrKeyframe *keyframe)
{
  for (guint i = 0; i < keyframe->n_pages; i++)
    {
      guint8 *to = block + (gsize) i * PAGE;
      gsize size = size_of (keyframe->length, i);
      if (keyframe->pages[i] != NULL)
        memcpy (to, keyframe->pages[i]->bytes, size);
      else if (!is_zero (to, size))
        memset (to, 0, size);
    }
}

/* The first bytes alone. */
static void
fill_head (gpointer head, gsize n, const TbrKeyframe *keyframe)
{
  guint8 *to = head;
  for (guint i = 0; (gsize) i * PAGE < n; i++)
    {
      gsize size = MIN ((gsize) PAGE, n - (gsize) i * PAGE);
      if (keyframe->pages[i] != NULL)
        memcpy (to + (gsize) i * PAGE, keyframe->pages[i]->bytes, size);
      else
        memset (to + (gsize) i * PAGE, 0, size);
    }
}

/* What was worked out on the way to another present. */
static void
forget_caches (TbrSim *sim)
{
  tbr_choice_clear_cache (sim);
  tbr_calls_clear_cache (sim);
  tbr_unit_free_cache (sim);
  tbr_route_cache_free (g_steal_pointer (&sim->caches[TBR_ROUTE_CACHE]));
}

const TbrScenario *
tbr_keyframe_scenario (const TbrKeyframe *keyframe)
{
  return keyframe->scenario;
}

void
tbr_keyframe_look (const TbrKeyframe *keyframe, TbrSim *out_sim)
{
  memset (out_sim, 0, sizeof *out_sim);
  out_sim->arena.block = g_malloc0 (keyframe->length);
  fill (out_sim->arena.block, keyframe);
  tbr_core_refresh (out_sim);
}

void
tbr_keyframe_put (const TbrKeyframe *keyframe, TbrSim *sim)
{
  tbr_core_flush (sim);
  forget_caches (sim);
  /* a block of another length is made anew */
  if (sim->arena.header->length != keyframe->length)
    {
      TbrArenaHeader header;
      fill_head (&header, sizeof header, keyframe);
      gboolean is_ready = tbr_arena_empty (&sim->arena, &header, keyframe->length);
      g_assert (is_ready);
    }
  fill (sim->arena.block, keyframe);
  tbr_core_refresh (sim);
  if (keyframe->n_orders != TBR_NONE)
    tbr_diverge_give (sim, keyframe->n_orders);
}

void
tbr_sim_restore (TbrSim *sim, const TbrKeyframe *keyframe)
{
  g_return_if_fail (sim != NULL && keyframe != NULL && sim->scenario == keyframe->scenario);
  tbr_keyframe_put (keyframe, sim);
}
