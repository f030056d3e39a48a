/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The shortest order that works, to be copied: release a unit from its task. */
#include "run/find.h"

#include "response/tasking.h"

/* 1. What is ordered. The common part (when, who, why) comes first. Things are named by their ids
   as text, so that a log can be read by people. */
typedef struct
{
  TbrCommandCommon common;
  const char *unit; /* id of the unit */
} TbrExample;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrExample),
  { .name = "unit",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrExample, unit),
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the unit, by its id",
    .source = "Definition" },
};

/* 2. Whether it can be carried out now: all that can be wrong is said here, and nothing is changed.
 */
static gboolean
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrExample *self = values;
  TbrUnitId unit;

  if (!tbr_find_unit (sim, self->unit, &unit, error)
      || !tbr_find_may_order (sim, seat, TBR_HANDLE (TbrStateId, tbr_unit_spec (sim, unit)->state),
                              error))
    return FALSE;
  if (tbr_unit_get (sim, unit)->need != TBR_NONE)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s has no task", self->unit);
  return FALSE;
}

/* 3. Carries it out; it has just been checked. The door has told the fact and will log the order.
 */
static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrExample *self = values;
  TbrUnitId unit;

  if (tbr_find_unit (sim, self->unit, &unit, NULL))
    tbr_tasking_release (sim, unit, TBR_RELEASE_ORDER);
}

/* 4. The kind. To make it known, put the file's name into the list of meson.build, show it in a
   scenario, test it. */
const TbrCommandKind tbr_command_example = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "example",
            .title = "Example",
            .sentence = "Releases a unit from its task",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrExample) },
  .check = check,
  .apply = apply,
};
