/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What every kind of hazard works with: its state, its events, its chance, its harm. */
#include "hazards/hazard.h"

#include "hazards/trigger.h"

#include <tabard/error.h>

#include <math.h>

const TbrArenaGroup tbr_hazard_groups[] = {
  { TBR_GROUP_HAZARD, "hazards", sizeof (TbrHazardSlot), 0 },
  { TBR_GROUP_HAZARD_STATE, "states of hazards", sizeof (guint64), 0 },
  { TBR_GROUP_TRIGGER, "triggers", sizeof (TbrTriggerState), 0 },
};
const guint tbr_hazard_n_groups = G_N_ELEMENTS (tbr_hazard_groups);

/* Events a kind can tell apart. */
#define N_WHATS 8

static const TbrHazardKind *
kind_of (const TbrSim *sim, TbrHazardId hazard)
{
  return (const TbrHazardKind *) tbr_hazard_object (sim, hazard)->kind;
}

static TbrHazardSlot *
slot_of (const TbrSim *sim, TbrHazardId hazard)
{
  return &tbr_arena_get (&sim->arena, TBR_GROUP_HAZARD, TbrHazardSlot)[hazard.i];
}

static void
on_event (TbrSim *sim, const TbrEvent *event)
{
  TbrHazardId hazard = TBR_HANDLE (TbrHazardId, event->a);

  if (slot_of (sim, hazard)->ended == TBR_NEVER)
    kind_of (sim, hazard)->handle (sim, hazard, event->kind - TBR_EVENTS_HAZARDS, event->b);
}

void
tbr_hazard_add_handlers (TbrHandler *handlers)
{
  for (guint what = 0; what < N_WHATS; what++)
    handlers[TBR_EVENTS_HAZARDS + what] = on_event;
  tbr_trigger_add_handlers (handlers);
}

/* Makes room for the state of a hazard and for its needs. */
static void
make_room (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrHazardKind *kind = kind_of (sim, hazard);
  guint64 words = (kind->state_size (sim->scenario, object) + 7) / 8;
  guint n_needs = kind->n_needs != NULL ? kind->n_needs (sim->scenario, object) : 0;
  TbrHazardSlot *slot;
  guint32 first = 0;

  if (words > 0)
    first = tbr_arena_add (&sim->arena, TBR_GROUP_HAZARD_STATE, (guint32) words);
  if (n_needs > 0)
    tbr_arena_reserve (&sim->arena, TBR_GROUP_NEED, n_needs);
  slot = slot_of (sim, hazard);
  slot->first = first;
  slot->words = words;
  slot->ended = TBR_NEVER;
}

void
tbr_hazard_start (TbrSim *sim)
{
  guint n = sim->scenario->sections[TBR_SECTION_HAZARDS].n;
  guint32 n_needs = 0;

  if (n > 0)
    tbr_arena_add (&sim->arena, TBR_GROUP_HAZARD, n);
  for (guint i = 0; i < n; i++)
    {
      TbrHazardId hazard = TBR_HANDLE (TbrHazardId, i);
      const TbrHazardKind *kind = kind_of (sim, hazard);
      make_room (sim, hazard);
      if (kind->n_needs != NULL)
        n_needs += kind->n_needs (sim->scenario, tbr_hazard_object (sim, hazard));
    }
  tbr_arena_reserve (&sim->arena, TBR_GROUP_NEED, n_needs);
  tbr_trigger_start (sim);
  for (guint i = 0; i < n; i++)
    {
      TbrHazardId hazard = TBR_HANDLE (TbrHazardId, i);
      slot_of (sim, hazard)->started = TRUE;
      kind_of (sim, hazard)->start (sim, hazard);
    }
}

TbrEventHandle
tbr_hazard_schedule (TbrSim *sim, TbrHazardId hazard, TbrTime at, guint what, guint32 part)
{
  g_assert (what < N_WHATS);
  return tbr_core_schedule (sim, at, TBR_EVENTS_HAZARDS + what, hazard.i, part);
}

void
tbr_hazard_schedule_step (TbrSim *sim, TbrHazardId hazard, TbrTime step, guint what)
{
  TbrTime next = tbr_sim_clock (sim) + step;
  if (next <= sim->scenario->meta->duration)
    tbr_hazard_schedule (sim, hazard, next, what, 0);
}

void
tbr_hazard_stream (const TbrSim *sim, TbrHazardId hazard, guint purpose, guint32 step,
                   TbrStream *stream)
{
  tbr_core_stream (sim, stream, TBR_PURPOSE (TBR_ROOM_HAZARDS, purpose),
                   tbr_hazard_object (sim, hazard)->hash, step);
}

void
tbr_hazard_tell_started (TbrSim *sim, TbrHazardId hazard, double lon, double lat)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HAZARD_STARTED,
                                 .a = hazard.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .y = lon,
                                 .z = lat });
}

void
tbr_hazard_tell_harm (TbrSim *sim, TbrHazardId hazard, guint32 state, TbrHarm harm, double *amount)
{
  tbr_hazard_harm (sim, &(TbrHarmSpec){ .hazard = hazard,
                                        .need = { TBR_NONE },
                                        .state = { state },
                                        .harm = harm,
                                        .amount = *amount });
  *amount = 0;
}

void
tbr_hazard_harm (TbrSim *sim, const TbrHarmSpec *harm)
{
  if (harm->amount == 0)
    return;
  slot_of (sim, harm->hazard)->n_harm++;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HARM,
                                 .code = (guint16) harm->harm,
                                 .a = harm->hazard.i,
                                 .b = harm->state.i,
                                 .c = harm->need.i,
                                 .x = harm->amount });
  tbr_trigger_hear (sim, &(TbrHeard){ .what = TBR_HEARD_HARM,
                                      .hazard = harm->hazard.i,
                                      .code = harm->harm,
                                      .state = harm->state.i,
                                      .value = harm->amount });
}

void
tbr_hazard_tell (TbrSim *sim, const TbrHazardEventSpec *event)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HAZARD_EVENT,
                                 .code = (guint16) event->event,
                                 .a = event->hazard.i,
                                 .b = event->part,
                                 .c = TBR_NONE,
                                 .x = event->size,
                                 .y = event->lon,
                                 .z = event->lat });
  tbr_trigger_hear (sim, &(TbrHeard){ .what = TBR_HEARD_EVENT,
                                      .hazard = event->hazard.i,
                                      .code = event->event,
                                      .part = event->part,
                                      .state = TBR_NONE,
                                      .value = event->size });
}

gboolean
tbr_hazard_waits (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrSection *triggers = &sim->scenario->sections[TBR_SECTION_TRIGGERS];

  for (guint i = 0; i < triggers->n; i++)
    {
      const TbrTriggerCommon *common = triggers->objects[i]->values;
      if (common->then == hazard.i && common->starts)
        return TRUE;
    }
  return FALSE;
}

void
tbr_hazard_schedule_onset (TbrSim *sim, TbrHazardId hazard, TbrTime at, guint what)
{
  if (!tbr_hazard_waits (sim, hazard))
    tbr_hazard_schedule (sim, hazard, at, what, 0);
}

gboolean
tbr_hazard_is_over (const TbrSim *sim, TbrHazardId hazard)
{
  return slot_of (sim, hazard)->ended != TBR_NEVER;
}

void
tbr_hazard_measure (TbrSim *sim, TbrHazardId hazard, guint32 part, guint measure, double value)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HAZARD_STATE,
                                 .code = (guint16) measure,
                                 .a = hazard.i,
                                 .b = part,
                                 .x = value });
  tbr_trigger_hear (sim, &(TbrHeard){ .what = TBR_HEARD_MEASURE,
                                      .hazard = hazard.i,
                                      .code = measure,
                                      .part = part,
                                      .state = TBR_NONE,
                                      .value = value });
}

void
tbr_hazard_patients (TbrSim *sim, const TbrPatientSpec *patients)
{
  if (patients->persons <= 0)
    return;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_PATIENTS,
                                 .code = (guint16) patients->stage,
                                 .a = patients->hazard.i,
                                 .b = patients->part,
                                 .c = TBR_NONE,
                                 .x = patients->persons,
                                 .y = patients->waited });
}

void
tbr_hazard_end (TbrSim *sim, TbrHazardId hazard)
{
  slot_of (sim, hazard)->ended = tbr_sim_clock (sim);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HAZARD_ENDED, .a = hazard.i });
}

/* ---- faults ---- */

void
tbr_hazard_fault (TbrDiagnostics *faults, const TbrObject *object, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (faults, object->file, object->line, "%s '%s': %s", object->kind->name,
                       object->id, text);
}

/* ---- books ---- */

gboolean
tbr_hazard_balance (const char *place, const char *what, double sum, double other, GError **error)
{
  const double rounding = 1e-6; /* many sums in another order, and nothing */
  if (fabs (sum - other) <= rounding * MAX (1, MAX (fabs (sum), fabs (other))))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "%s: %s: %.9g against %.9g", place, what, sum,
               other);
  return FALSE;
}

gboolean
tbr_hazard_check (const TbrSim *sim, GError **error)
{
  for (guint32 i = 0; i < sim->scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    {
      TbrHazardId hazard = TBR_HANDLE (TbrHazardId, i);
      if (kind_of (sim, hazard)->balance == NULL
          || kind_of (sim, hazard)->balance (sim, hazard, error))
        continue;
      g_prefix_error (error, "hazard '%s': ", tbr_hazard_object (sim, hazard)->id);
      return FALSE;
    }
  return TRUE;
}
