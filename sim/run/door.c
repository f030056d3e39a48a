/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The command door: every order is checked, told as a fact, logged and carried out here. */
#include "run/run.h"
#include "scenario/seat.h"

#include <string.h>

static guint16
kind_index (const TbrCommandKind *kind)
{
  guint16 i = 0;

  while (tbr_command_kinds[i] != kind)
    i++;
  return i;
}

static TbrHindrance
hindrance_of (const TbrSim *sim, const TbrCommandKind *kind, TbrSeat seat, gconstpointer values,
              GError **error)
{
  return kind->check != NULL ? kind->check (sim, seat, values, error) : TBR_HINDRANCE_NONE;
}

static void
carry_out (TbrSim *sim, const TbrCommandKind *kind, TbrSeat seat, gconstpointer values)
{
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_COMMAND,
                                 .code = (guint16) seat.kind,
                                 .b = seat.state.i,
                                 .c = kind_index (kind) });
  kind->apply (sim, seat, values);
}

/* Adds a line to the log in the arena, padded with newlines to whole elements. */
static void
log_line (TbrSim *sim, const char *line)
{
  gsize length = strlen (line) + 1;
  guint32 n = (guint32) ((length + 3) / 4);
  guint32 first = tbr_arena_add (&sim->arena, TBR_GROUP_LOG, n);
  char *place = (char *) &tbr_arena_get (&sim->arena, TBR_GROUP_LOG, guint32)[first];

  memset (place, '\n', n * sizeof (guint32));
  memcpy (place, line, length - 1);
}

gboolean
tbr_sim_order (TbrSim *sim, const TbrCommand *command, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (sim != NULL && command != NULL, FALSE);
  if (sim->core->ended || command->at != sim->core->now)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "%s: %s", command->kind->kind.name,
                   sim->core->ended ? "the run is over" : "its time is not now");
      return FALSE;
    }
  if (!command->kind->is_possible (sim->scenario, command->seat, command->values, error)
      || hindrance_of (sim, command->kind, command->seat, command->values, error)
             != TBR_HINDRANCE_NONE)
    return FALSE;
  text = tbr_command_format (sim->scenario, command);
  line = g_strdup_printf ("%s" TBR_LOG_EVENTS "%" G_GUINT64_FORMAT, text, sim->core->n_events);
  log_line (sim, line);
  carry_out (sim, command->kind, command->seat, command->values);
  return TRUE;
}

char *
tbr_sim_log (const TbrSim *sim)
{
  gsize length = sizeof (guint32) * (gsize) tbr_arena_count (&sim->arena, TBR_GROUP_LOG);
  const char *bytes = (const char *) tbr_arena_get (&sim->arena, TBR_GROUP_LOG, guint32);
  GString *text = g_string_sized_new (length + 1);

  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\n' || (i > 0 && bytes[i - 1] != '\n'))
      g_string_append_c (text, bytes[i]);
  return g_string_free (text, FALSE);
}

void
tbr_door_on_order (TbrSim *sim, const TbrEvent *event)
{
  const TbrObject *object = tbr_scenario_object (sim->scenario, TBR_SECTION_COMMANDS, event->a);
  const TbrCommandKind *kind = (const TbrCommandKind *) object->kind;
  const TbrCommandCommon *common = object->values;
  TbrSeat seat = { TBR_SEAT_PLANNER, { TBR_NONE } };
  TbrHindrance hindrance;

  tbr_seat_parse (sim->map, common->seat, &seat, NULL);
  hindrance = hindrance_of (sim, kind, seat, object->values, NULL);
  if (hindrance == TBR_HINDRANCE_NONE)
    carry_out (sim, kind, seat, object->values);
  else
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_COMMAND_REFUSED,
                                   .code = (guint16) hindrance,
                                   .a = event->a,
                                   .b = seat.state.i,
                                   .c = kind_index (kind) });
}
