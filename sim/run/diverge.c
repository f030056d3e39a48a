/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Scenarios that differ only in orders given later.

   An order falls due before all else of its instant but what the scenario dates for it, units that
   join and policies that are put in force: these are scheduled at the start, before any order.
   Orders of one instant fall due in the order in which they are written; nobody else schedules at
   that priority. So one that is scheduled late, behind
   those written before it, is carried out at the very same event of the run as if it had been known
   from the start, and nothing that comes between reads it. */
#include "run/diverge.h"

#include "run/run.h"

#include <tabard/keyframe.h>

/* Whether two orders are the same in all that they say. */
static gboolean
is_same_order (const TbrScenario *scenario, const TbrObject *one, const TbrObject *other)
{
  if (one->kind != other->kind || !g_str_equal (one->id, other->id))
    return FALSE;
  for (guint i = 0; i < one->kind->n_params; i++)
    {
      const TbrParam *param = &one->kind->params[i];
      g_autofree char *a = tbr_param_format (param, scenario->start_unix, one->values);
      g_autofree char *b = tbr_param_format (param, scenario->start_unix, other->values);
      if (!g_str_equal (a, b))
        return FALSE;
    }
  return TRUE;
}

/* The first instant at which an order from that number on falls due. */
static TbrTime
first_due (const TbrSection *orders, guint from)
{
  TbrTime first = TBR_NEVER;
  for (guint i = from; i < orders->n; i++)
    first = MIN (first, ((const TbrCommandCommon *) orders->objects[i]->values)->at);
  return first;
}

TbrTime
tbr_diverge_find (const TbrScenario *one, const TbrScenario *other, guint *out_n_orders)
{
  const TbrSection *a = &one->sections[TBR_SECTION_COMMANDS];
  const TbrSection *b = &other->sections[TBR_SECTION_COMMANDS];
  guint n = 0;
  *out_n_orders = 0;
  if (one->frame != other->frame || !tbr_map_is_same (one->map, other->map)
      || one->n_units != other->n_units || one->n_objects - a->n != other->n_objects - b->n)
    return 0;
  while (n < MIN (a->n, b->n) && is_same_order (one, a->objects[n], b->objects[n]))
    n++;
  *out_n_orders = n;
  return MIN (first_due (a, n), first_due (b, n));
}

TbrTime
tbr_scenario_diverge (const TbrScenario *one, const TbrScenario *other)
{
  guint n_orders;
  g_return_val_if_fail (one != NULL && other != NULL, 0);
  return tbr_diverge_find (one, other, &n_orders);
}

void
tbr_diverge_give (TbrSim *sim, guint n_orders)
{
  const TbrSection *orders = &sim->scenario->sections[TBR_SECTION_COMMANDS];
  guint32 n_pending = tbr_queue_count (sim), n_others = 0;
  g_autofree TbrEventHandle *others = g_new (TbrEventHandle, n_pending + 1);
  for (guint32 i = 0; i < n_pending; i++)
    {
      TbrEvent event;
      tbr_queue_get (sim, i, &event);
      if (event.kind == TBR_EVENT_ORDER && event.a >= n_orders)
        others[n_others++] = tbr_queue_handle (sim, i);
    }
  for (guint32 i = 0; i < n_others; i++)
    tbr_queue_cancel (sim, others[i]);
  if (orders->n <= n_orders)
    return;
  tbr_queue_reserve (sim, orders->n - n_orders);
  for (guint i = n_orders; i < orders->n; i++)
    {
      const TbrCommandCommon *common = orders->objects[i]->values;
      g_assert (common->at > sim->core->now);
      tbr_core_schedule_at (sim, common->at, TBR_PRIORITY_FIRST, TBR_EVENT_ORDER, i, 0);
    }
}
