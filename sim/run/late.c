/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which events read what differs between two scenarios, and how a run takes over the past of
   another. */
#include <tabard/late.h>

#include "hazards/trigger.h"
#include "run/run.h"
#include "scenario/kinds.h"

#include <tabard/hazard.h>

#include <string.h>

struct _TbrLate
{
  const TbrScenario *scenario; /* borrowed: its triggers are asked whom they start */
  guint8 *hazards, *commands;  /* by index: 1 is meant */
  gboolean has_trigger;        /* some trigger is meant: it listens to every event of the world */
};

/* ---- which ---- */

static gboolean
add_element (TbrLate *late, const char *element)
{
  const char *dot = strchr (element, '.');
  g_autofree char *name = dot != NULL ? g_strndup (element, (gsize) (dot - element)) : NULL;
  int section = name != NULL ? tbr_section_find (name) : -1;

  if (section != TBR_SECTION_HAZARDS && section != TBR_SECTION_COMMANDS
      && section != TBR_SECTION_TRIGGERS)
    return FALSE;
  const TbrSection *all = &late->scenario->sections[section];
  for (guint i = 0; i < all->n; i++)
    {
      const TbrObject *object = all->objects[i];
      if (!g_str_equal (object->id, dot + 1))
        continue;
      if (section == TBR_SECTION_TRIGGERS)
        late->has_trigger = TRUE;
      else
        (section == TBR_SECTION_HAZARDS ? late->hazards : late->commands)[i] = 1;
      return section != TBR_SECTION_HAZARDS
             || !((const TbrHazardKind *) (gconstpointer) object->kind)->is_looked_at;
    }
  return FALSE;
}

TbrLate *
tbr_late_new (const TbrScenario *scenario, const char *const *elements)
{
  g_autoptr (TbrLate) late = g_new0 (TbrLate, 1);

  late->scenario = scenario;
  late->hazards = g_new0 (guint8, scenario->sections[TBR_SECTION_HAZARDS].n + 1);
  late->commands = g_new0 (guint8, scenario->sections[TBR_SECTION_COMMANDS].n + 1);
  for (guint i = 0; elements[i] != NULL; i++)
    if (!add_element (late, elements[i]))
      return NULL;
  return g_steal_pointer (&late);
}

void
tbr_late_free (TbrLate *late)
{
  if (late == NULL)
    return;
  g_free (late->hazards);
  g_free (late->commands);
  g_free (late);
}

/* ---- when ---- */

/* Whether an event reads one of them. A hazard is read by its own events and by the triggers that
   start or feed it; an order when it falls due; a trigger whenever the world or a hazard tells
   something. */
static gboolean
reads (gconstpointer data, const TbrEvent *event)
{
  const TbrLate *late = data;

  if (event->kind == TBR_EVENT_ORDER)
    return late->commands[event->a];
  if (late->has_trigger && event->kind >= TBR_EVENTS_WORLD && event->kind < TBR_EVENTS_RESOURCES)
    return TRUE;
  if (event->kind == TBR_EVENT_TRIGGER_FIRES)
    {
      const TbrTriggerCommon *common
          = tbr_scenario_object (late->scenario, TBR_SECTION_TRIGGERS, event->a)->values;
      return late->hazards[common->then];
    }
  return event->kind >= TBR_EVENTS_HAZARDS && event->kind < TBR_EVENT_TRIGGER_LASTED
         && late->hazards[event->a];
}

TbrTime
tbr_late_first (const TbrLate *late, const TbrSim *sim)
{
  TbrTime first = TBR_NEVER;

  for (guint32 i = 0; i < tbr_queue_count (sim); i++)
    {
      TbrEvent event;
      tbr_queue_get (sim, i, &event);
      if (event.at < first && reads (late, &event))
        first = event.at;
    }
  return first;
}

void
tbr_late_run (const TbrLate *late, TbrSim *sim, TbrTime until)
{
  tbr_core_run_before (sim, until, reads, late);
}

/* ---- whose past is shared ---- */

/* Whether what was worked out from the elements when the scenarios were loaded is the same. */
static gboolean
has_same_frame (const TbrScenario *one, const TbrScenario *other)
{
  guint n_hazards = one->sections[TBR_SECTION_HAZARDS].n;

  if (!tbr_map_is_same (one->map, other->map) || one->n_objects != other->n_objects
      || one->n_units != other->n_units || one->n_lifeline_hazards != other->n_lifeline_hazards
      || one->meta->duration != other->meta->duration
      || n_hazards != other->sections[TBR_SECTION_HAZARDS].n)
    return FALSE;
  for (guint i = 0; i < one->n_units; i++)
    if (one->units[i].hash != other->units[i].hash || one->units[i].state != other->units[i].state)
      return FALSE;
  return memcmp (one->lifeline_rows, other->lifeline_rows, n_hazards * sizeof (guint32)) == 0;
}

static const TbrArenaSlot *
slot_of (const TbrSim *sim, guint group)
{
  return &sim->arena.header->slots[group];
}

/* Whether a group holds the same, bit for bit. */
static gboolean
is_same_group (const TbrSim *one, const TbrSim *other, guint group)
{
  const TbrArenaSlot *a = slot_of (one, group), *b = slot_of (other, group);

  return a->count == b->count && a->size == b->size
         && (a->count == 0
             || memcmp (one->arena.block + a->offset, other->arena.block + b->offset,
                        (gsize) a->count * a->size)
                    == 0);
}

/* The state of a hazard of its own. */
static guint64 *
state_of (const TbrSim *sim, guint32 hazard, gsize *out_bytes)
{
  const TbrHazardSlot *slot = &tbr_arena_get (&sim->arena, TBR_GROUP_HAZARD, TbrHazardSlot)[hazard];

  *out_bytes = slot->words * sizeof (guint64);
  return &tbr_arena_get (&sim->arena, TBR_GROUP_HAZARD_STATE, guint64)[slot->first];
}

/* Whether the states of hazards are the same but for those that are meant, or, the other way
   round, those that are meant are the same. Their places are. */
static gboolean
has_same_states (const TbrLate *late, const TbrSim *one, const TbrSim *other, guint8 meant)
{
  for (guint32 i = 0; i < late->scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    {
      gsize n;
      const guint64 *state = state_of (one, i, &n);
      if (late->hazards[i] == meant && n > 0 && memcmp (state, state_of (other, i, &n), n) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether two runs have begun alike. */
static gboolean
has_begun_alike (const TbrLate *late, const TbrSim *one, const TbrSim *other)
{
  for (guint group = 0; group < TBR_GROUPS_MAX; group++)
    if (group == TBR_GROUP_HEAP || group == TBR_GROUP_POSITIONS || group == TBR_GROUP_HAZARD_STATE)
      {
        if (slot_of (one, group)->count != slot_of (other, group)->count)
          return FALSE;
      }
    else if (!is_same_group (one, other, group))
      return FALSE;
  return has_same_states (late, one, other, 0) && tbr_queue_is_alike (one, other, reads, late);
}

/* Whether nothing has befallen the hazards that are meant. */
static gboolean
is_untouched (const TbrLate *late, const TbrSim *start, const TbrSim *past)
{
  guint32 n = late->scenario->sections[TBR_SECTION_HAZARDS].n;
  const TbrHazardSlot *before = tbr_arena_get (&start->arena, TBR_GROUP_HAZARD, TbrHazardSlot);
  const TbrHazardSlot *after = tbr_arena_get (&past->arena, TBR_GROUP_HAZARD, TbrHazardSlot);

  for (guint32 i = 0; i < n; i++)
    if (late->hazards[i] && memcmp (&before[i], &after[i], sizeof *before) != 0)
      return FALSE;
  return has_same_states (late, start, past, 1);
}

/* Puts a run to the past, and lays down there what its own start has laid down. */
static gboolean
take_over (const TbrLate *late, TbrSim *sim, const TbrKeyframe *past)
{
  g_autoptr (TbrKeyframe) own = tbr_keyframe_new (sim, NULL);
  TbrSim start;
  gboolean done;

  tbr_keyframe_look (own, &start);
  tbr_keyframe_put (past, sim);
  done = tbr_queue_take_times (sim, &start, reads, late);
  for (guint32 i = 0; done && i < late->scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    {
      gsize n;
      const guint64 *state = state_of (&start, i, &n);
      if (late->hazards[i] && n > 0)
        memcpy (state_of (sim, i, &n), state, n);
    }
  if (!done)
    tbr_keyframe_put (own, sim);
  g_free (start.arena.block);
  return done;
}

gboolean
tbr_late_inherit (const TbrLate *late, TbrSim *sim, const TbrKeyframe *start,
                  const TbrKeyframe *past)
{
  TbrSim begun, later;
  gboolean done = has_same_frame (sim->scenario, tbr_keyframe_scenario (start));

  g_return_val_if_fail (sim->core->n_events == 0, FALSE);
  tbr_core_flush (sim);
  tbr_keyframe_look (start, &begun);
  tbr_keyframe_look (past, &later);
  done = done && has_begun_alike (late, sim, &begun) && is_untouched (late, &begun, &later)
         && take_over (late, sim, past);
  g_free (begun.arena.block);
  g_free (later.arena.block);
  return done;
}
