/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a run is put together out of the rooms, goes on, is copied and ends. */
#include <tabard/sim.h>

#include "hazards/hazard.h"
#include "resources/unit.h"
#include "response/choice.h"
#include "response/desk.h"
#include "response/response.h"
#include "run/run.h"
#include "world/attendance.h"
#include "world/lifeline.h"
#include "world/link.h"
#include "world/repair.h"
#include "world/route_cache.h"
#include "world/site_use.h"
#include "world/standby.h"

static void
on_end (TbrSim *sim, const TbrEvent *event)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_RUN_ENDED, .x = (double) sim->core->n_events });
  sim->core->ended = TRUE;
}

/* An event that no room knows: a fault of the program. */
static void
on_unknown (TbrSim *sim, const TbrEvent *event)
{
  g_error ("event kind %u has no handler", event->kind);
}

static void
add_handlers (TbrHandler *handlers)
{
  for (guint i = 0; i < TBR_EVENTS_MAX; i++)
    handlers[i] = on_unknown;
  tbr_lifeline_add_handlers (handlers);
  tbr_repair_add_handlers (handlers);
  tbr_hazard_add_handlers (handlers);
  tbr_unit_add_handlers (handlers);
  tbr_response_add_handlers (handlers);
  tbr_desk_add_handlers (handlers);
  handlers[TBR_EVENT_ORDER] = tbr_door_on_order;
  handlers[TBR_EVENT_END] = on_end;
}

TbrArenaGroup *
tbr_run_groups (guint *out_n)
{
  static const TbrArenaGroup own[] = {
    { TBR_GROUP_FOLD, "folds", sizeof (guint64), 0, .sparse = 1 },
    { TBR_GROUP_LOG, "log of orders", sizeof (guint32), 0 },
  };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (TbrArenaGroup));

  g_array_append_vals (all, tbr_link_groups, tbr_link_n_groups);
  g_array_append_vals (all, tbr_site_groups, tbr_site_n_groups);
  g_array_append_vals (all, tbr_lifeline_groups, tbr_lifeline_n_groups);
  g_array_append_vals (all, tbr_repair_groups, tbr_repair_n_groups);
  g_array_append_vals (all, tbr_standby_groups, tbr_standby_n_groups);
  g_array_append_vals (all, tbr_need_groups, tbr_need_n_groups);
  g_array_append_vals (all, tbr_staff_groups, tbr_staff_n_groups);
  g_array_append_vals (all, tbr_hazard_groups, tbr_hazard_n_groups);
  g_array_append_vals (all, tbr_unit_groups, tbr_unit_n_groups);
  g_array_append_vals (all, tbr_response_groups, tbr_response_n_groups);
  g_array_append_vals (all, tbr_call_groups, tbr_call_n_groups);
  g_array_append_vals (all, tbr_desk_groups, tbr_desk_n_groups);
  g_array_append_vals (all, own, G_N_ELEMENTS (own));
  *out_n = all->len;
  return (TbrArenaGroup *) (void *) g_array_free (all, FALSE);
}

/* Sink of the journal: keeps what is told before the first event. */
static void
keep_prologue (gpointer data, const TbrFact *facts, guint n)
{
  TbrSim *sim = data;

  if (sim->core->n_events == 0)
    g_array_append_vals (tbr_run_data (sim)->prologue, facts, n);
}

TbrRunData *
tbr_run_data_new (const TbrScenario *scenario)
{
  TbrRunData *data = g_new0 (TbrRunData, 1);

  add_handlers (data->handlers);
  data->dictionary = tbr_dictionary_new (scenario);
  data->folds = tbr_fold_list (scenario, &data->n_folds);
  data->prologue = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  return data;
}

void
tbr_run_attach (TbrSim *sim, const TbrScenario *scenario, TbrRunData *data)
{
  TbrSink folds = { tbr_fold_take, sim }, prologue = { keep_prologue, sim };

  sim->scenario = scenario;
  sim->map = scenario->map;
  sim->calendar = (TbrCalendar){ .start_unix = scenario->start_unix,
                                 .zone = (gint32) (scenario->meta->zone / TBR_SECOND),
                                 .summer = scenario->meta->summer_time };
  sim->handlers = data->handlers;
  sim->caches[TBR_RUN_CACHE] = data;
  tbr_core_add_sink (sim, &folds);
  tbr_core_add_sink (sim, &prologue);
}

void
tbr_run_detach (TbrSim *sim)
{
  TbrRunData *data = g_steal_pointer (&sim->caches[TBR_RUN_CACHE]);

  if (data == NULL)
    return;
  tbr_fold_list_free (data->folds, data->n_folds);
  tbr_dictionary_free (data->dictionary);
  g_array_unref (data->prologue);
  g_free (data);
}

/* Roads and ferries that are not open at the start. */
static void
set_links (TbrSim *sim)
{
  const TbrScenario *scenario = sim->scenario;

  for (guint i = 0; i < scenario->n_links; i++)
    {
      const TbrLinkStart *link = &scenario->links[i];
      tbr_link_set_condition (sim, link->link,
                              link->closed ? TBR_LINK_STATE_CLOSED : TBR_LINK_STATE_SLOWED,
                              link->factor);
    }
}

/* Schedules what is known before the start: the orders of the scenario and its end. */
static void
schedule_known (TbrSim *sim)
{
  const TbrSection *orders = &sim->scenario->sections[TBR_SECTION_COMMANDS];

  for (guint i = 0; i < orders->n; i++)
    {
      const TbrCommandCommon *common = orders->objects[i]->values;
      tbr_core_schedule_at (sim, common->at, TBR_PRIORITY_FIRST, TBR_EVENT_ORDER, i, 0);
    }
  tbr_core_schedule_at (sim, sim->scenario->meta->duration, TBR_PRIORITY_LAST, TBR_EVENT_END, 0, 0);
}

TbrSim *
tbr_sim_new (const TbrScenario *scenario, guint64 seed, guint32 replication)
{
  g_return_val_if_fail (scenario != NULL, NULL);
  TbrSim *sim = g_new0 (TbrSim, 1);
  guint n_groups;
  g_autofree TbrArenaGroup *groups = tbr_run_groups (&n_groups);
  TbrRunData *data;

  data = tbr_run_data_new (scenario);
  tbr_core_init (sim, groups, n_groups, data->handlers, seed, replication);
  tbr_run_attach (sim, scenario, data);
  tbr_unit_reserve (sim);
  tbr_fold_start (sim);
  tbr_run_introduce (sim);
  tbr_link_init (sim);
  set_links (sim);
  tbr_unit_start (sim);
  tbr_response_start (sim);
  tbr_call_start (sim);
  tbr_calls_load (sim);
  tbr_desk_start (sim);
  schedule_known (sim);
  tbr_lifeline_start (sim);
  tbr_repair_start (sim);
  tbr_standby_start (sim);
  tbr_arena_reserve (&sim->arena, TBR_GROUP_NEED, data->dictionary->n_needs);
  tbr_hazard_start (sim);
  return sim;
}

void
tbr_sim_free (TbrSim *sim)
{
  if (sim == NULL)
    return;
  tbr_core_flush (sim);
  tbr_run_detach (sim);
  tbr_choice_clear_cache (sim);
  tbr_calls_clear_cache (sim);
  tbr_unit_free_cache (sim);
  tbr_route_cache_free (g_steal_pointer (&sim->caches[TBR_ROUTE_CACHE]));
  tbr_core_clear (sim);
  g_free (sim);
}

TbrSim *
tbr_sim_fork (const TbrSim *sim)
{
  TbrSim *copy = g_new0 (TbrSim, 1);

  tbr_core_flush ((TbrSim *) sim);
  tbr_core_copy (copy, sim);
  tbr_run_attach (copy, sim->scenario, tbr_run_data_new (sim->scenario));
  return copy;
}

gboolean
tbr_sim_check (const TbrSim *sim, GError **error)
{
  return tbr_unit_check_invariants (sim, error) && tbr_need_check (sim, error)
         && tbr_lifeline_check (sim, error) && tbr_hazard_check (sim, error);
}

TbrTime
tbr_sim_now (const TbrSim *sim)
{
  return sim->core->now;
}

gboolean
tbr_sim_step (TbrSim *sim)
{
  return tbr_core_step (sim);
}

void
tbr_sim_run_until (TbrSim *sim, TbrTime until)
{
  if (!sim->core->ended)
    tbr_core_run_until (sim, CLAMP (until, sim->core->now, sim->scenario->meta->duration));
}

/* What was said, and the measure of money once something was paid. */
static gboolean
check_facts (const TbrSim *sim, TbrAudit *audit, GError **error)
{
  if (!tbr_audit_check (audit, error))
    return FALSE;
  if (!tbr_audit_is_owed (audit))
    return TRUE;
  g_autoptr (TbrResult) money = tbr_sim_measure (sim, "money");
  return tbr_audit_compare (audit, sim->core->now, money, error);
}

/* The state behind them, but for units that are named by none and have no need. */
static gboolean
check_behind (const TbrSim *sim, TbrAudit *audit, GError **error)
{
  guint n;
  const guint32 *named = tbr_audit_take_named (audit, &n);
  return tbr_unit_check_busy (sim, named, n, error) && tbr_need_check (sim, error)
         && tbr_hazard_check (sim, error);
}

gboolean
tbr_sim_run_checked (TbrSim *sim, TbrAudit *audit, TbrTime until, GError **error)
{
  gboolean holds = TRUE;
  until = CLAMP (until, sim->core->now, sim->scenario->meta->duration);
  while (holds && !sim->core->ended && tbr_core_run_to_fact (sim, until))
    if (!check_facts (sim, audit, error))
      return FALSE;
    else
      holds = check_behind (sim, audit, error);
  if (holds && tbr_sim_check (sim, error))
    return TRUE;
  tbr_audit_place (audit, error);
  return FALSE;
}

gboolean
tbr_sim_is_over (const TbrSim *sim)
{
  return sim->core->ended != 0;
}

guint64
tbr_sim_digest (const TbrSim *sim)
{
  return tbr_digest_value (&sim->core->digest);
}

guint64
tbr_sim_n_events (const TbrSim *sim)
{
  return sim->core->n_events;
}

guint64
tbr_sim_n_facts (const TbrSim *sim)
{
  return sim->core->n_facts;
}

gsize
tbr_sim_size (const TbrSim *sim)
{
  return sim->arena.header->length;
}

guint64
tbr_sim_seed (const TbrSim *sim)
{
  return sim->core->seed;
}

guint32
tbr_sim_replication (const TbrSim *sim)
{
  return sim->core->replication;
}

const TbrScenario *
tbr_sim_scenario (const TbrSim *sim)
{
  return sim->scenario;
}

void
tbr_sim_listen (TbrSim *sim, TbrFactFunc take, gpointer data)
{
  TbrSink sink = { take, data };

  tbr_core_flush (sim);
  if (sim->core->n_events == 0)
    take (data, (const TbrFact *) (void *) tbr_run_data (sim)->prologue->data,
          tbr_run_data (sim)->prologue->len);
  tbr_core_add_sink (sim, &sink);
}

void
tbr_sim_explain (TbrSim *sim, TbrReasonFunc take, gpointer data)
{
  sim->explain = take;
  sim->explain_data = data;
}

void
tbr_sim_flush (TbrSim *sim)
{
  tbr_core_flush (sim);
}

const TbrDictionary *
tbr_sim_dictionary (const TbrSim *sim)
{
  return tbr_run_data (sim)->dictionary;
}
