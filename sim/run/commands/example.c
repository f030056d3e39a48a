/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The shortest order that works, to be copied: release a unit from its task. */
#include "run/find.h"

#include "response/tasking.h"

/* 1. What is ordered. The common part (when, who, why) comes first. Things that the
   scenario names are references, so that a wrong name is told before the run. */
typedef struct
{
  TbrCommandCommon common;
  guint32 unit; /* TbrUnitId */
} TbrExample;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrExample),
  { .name = "unit",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrExample, unit),
    .section = "units",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the unit, by its id",
    .source = "Definition" },
};

/* 2. Whether it could ever be carried out: said when the scenario or the log is read. That there is
   such a unit has been checked by then. */
static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrExample *self = values;

  return tbr_find_may_order (scenario, seat, tbr_find_owner (scenario, self->unit), error);
}

/* 3. Whether it can be carried out now: all that may be wrong is said here, and nothing is changed.
 */
static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrExample *self = values;

  if (tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, self->unit))->need != TBR_NONE)
    return TBR_HINDRANCE_NONE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s has no task",
               sim->scenario->units[self->unit].id);
  return TBR_HINDRANCE_NO_MISSION;
}

/* 4. Carries it out; it has just been checked. The door has told the fact and will log the order.
 */
static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrExample *self = values;

  tbr_tasking_release (sim, TBR_HANDLE (TbrUnitId, self->unit), TBR_RELEASE_ORDER);
}

/* 5. The kind. To make it known, put the file's name into the list of meson.build, show it in a
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
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
