/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How what befalls one hazard, or the world, comes to start or feed another. */
#include "hazards/trigger.h"

#include "world/lifeline.h"

#include <tabard/map.h>

/* Purposes of chance. */
#define PURPOSE_CHANCE 98
#define PURPOSE_DELAY 99

static guint
count (const TbrSim *sim)
{
  return sim->scenario != NULL ? sim->scenario->sections[TBR_SECTION_TRIGGERS].n : 0;
}

static const TbrObject *
object_of (const TbrSim *sim, guint32 trigger)
{
  return tbr_scenario_object (sim->scenario, TBR_SECTION_TRIGGERS, trigger);
}

static TbrTriggerState *
state_of (const TbrSim *sim, guint32 trigger)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_TRIGGER, TbrTriggerState)[trigger];
}

static void
stream_of (const TbrSim *sim, guint32 trigger, guint purpose, TbrStream *stream)
{
  tbr_core_stream (sim, stream, TBR_PURPOSE (TBR_ROOM_HAZARDS, purpose),
                   object_of (sim, trigger)->hash, state_of (sim, trigger)->n_met);
}

/* The condition is met: unless chance is against it, the effect comes after the delay. */
static void
meet (TbrSim *sim, guint32 trigger)
{
  const TbrTriggerCommon *common = object_of (sim, trigger)->values;
  TbrTriggerState *state = state_of (sim, trigger);
  TbrStream stream;
  state->n_met++;
  if (state->n_fired >= (guint64) common->most)
    return;
  stream_of (sim, trigger, PURPOSE_CHANCE, &stream);
  if (tbr_stream_uniform (&stream) > common->chance)
    return;
  state->n_fired++;
  stream_of (sim, trigger, PURPOSE_DELAY, &stream);
  tbr_core_schedule (sim, tbr_sim_clock (sim) + tbr_stream_draw_time (&stream, &common->delay),
                     TBR_EVENT_TRIGGER_FIRES, trigger, 0);
}

static void
on_lasted (TbrSim *sim, const TbrEvent *event)
{
  meet (sim, event->a);
}

static void
on_fires (TbrSim *sim, const TbrEvent *event)
{
  const TbrTriggerCommon *common = object_of (sim, event->a)->values;
  TbrHazardId hazard = { common->then };
  if (tbr_hazard_is_over (sim, hazard))
    return;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_TRIGGERED,
                                 .a = event->a,
                                 .b = hazard.i,
                                 .c = TBR_NONE,
                                 .x = common->amount });
  const TbrHazardKind *kind = (const TbrHazardKind *) tbr_hazard_object (sim, hazard)->kind;
  kind->trigger (sim, hazard, common->amount);
}

static void
on_lifeline (TbrSim *sim, const TbrEvent *event)
{
  TbrRegionId region = TBR_HANDLE (TbrRegionId, event->a);
  TbrHeard heard = { .what = TBR_HEARD_LIFELINE,
                     .hazard = TBR_NONE,
                     .code = event->b,
                     .part = event->a,
                     .state = sim->map->regions[event->a].state.i };
  heard.value = tbr_lifeline_inoperability (sim, region, (TbrLifeline) event->b);
  tbr_trigger_hear (sim, &heard);
}

void
tbr_trigger_add_handlers (TbrHandler *handlers)
{
  handlers[TBR_EVENT_LIFELINE_CHANGED] = on_lifeline;
  handlers[TBR_EVENT_TRIGGER_LASTED] = on_lasted;
  handlers[TBR_EVENT_TRIGGER_FIRES] = on_fires;
}

void
tbr_trigger_start (TbrSim *sim)
{
  if (count (sim) > 0)
    tbr_arena_add (&sim->arena, TBR_GROUP_TRIGGER, count (sim));
}

/* The condition holds from now on, or no longer. */
static void
turn (TbrSim *sim, guint32 trigger, gboolean holds)
{
  const TbrTriggerCommon *common = object_of (sim, trigger)->values;
  TbrTriggerState *state = state_of (sim, trigger);
  if (holds == (state->holds != 0))
    return;
  state->holds = holds;
  if (!holds)
    tbr_queue_cancel (sim, state->lasting);
  else if (common->lasting == 0)
    meet (sim, trigger);
  else
    state->lasting = tbr_core_schedule (sim, tbr_sim_clock (sim) + common->lasting,
                                        TBR_EVENT_TRIGGER_LASTED, trigger, 0);
}

void
tbr_trigger_hear (TbrSim *sim, const TbrHeard *heard)
{
  guint n = count (sim);
  for (guint32 i = 0; i < n; i++)
    {
      const TbrObject *object = object_of (sim, i);
      const TbrTriggerKind *kind = (const TbrTriggerKind *) object->kind;
      if (kind->what != heard->what)
        continue;
      switch (kind->hear (sim->scenario, object->values, heard, &state_of (sim, i)->sum))
        {
        case TBR_CONDITION_SILENT:
          break;
        case TBR_CONDITION_FALSE:
          turn (sim, i, FALSE);
          break;
        case TBR_CONDITION_TRUE:
          turn (sim, i, TRUE);
          break;
        case TBR_CONDITION_ONCE:
          meet (sim, i);
          break;
        }
    }
}

void
tbr_trigger_check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrTriggerCommon *common = object->values;
  const TbrTriggerKind *kind = (const TbrTriggerKind *) object->kind;
  const TbrObject *target = tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, common->then);
  if (((const TbrHazardKind *) target->kind)->trigger == NULL)
    tbr_diagnostics_add (faults, object->file, object->line,
                         "trigger '%s': then: nothing can start or feed a %s, as '%s' is",
                         object->id, target->kind->name, target->id);
  if (kind->check != NULL)
    kind->check (scenario, object, faults);
}
