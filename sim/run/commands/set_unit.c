/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that takes a unit out of service, or puts it into it again. */
#include "run/find.h"

#include "response/tasking.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 unit; /* TbrUnitId */
  gint state;   /* index in states */
} TbrSetUnit;

#define OUT_OF_SERVICE 1
static const char *const states[] = { "in-service", "out-of-service", NULL };

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrSetUnit),
  TBR_COMMAND_UNIT (TbrSetUnit),
  { .name = "state",
    .type = TBR_PARAM_CHOICE,
    .offset = TBR_OFFSET (TbrSetUnit, state),
    .choices = states,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "what it is from now on",
    .source = "Definition" },
};

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSetUnit *self = values;
  const TbrUnitSpec *spec = &scenario->units[self->unit];

  if (!tbr_find_may_order (scenario, seat, tbr_find_owner (scenario, self->unit), error)
      || !tbr_find_is_there (scenario, self->unit, self->common.at, error))
    return FALSE;
  if (spec->on_duty)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
               "unit %s is off duty from the start: only one that is on duty is taken out of "
               "service, and put into it again",
               spec->id);
  return FALSE;
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSetUnit *self = values;

  return tbr_find_is_free_of_desk (sim, self->unit, error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrSetUnit *self = values;
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, self->unit);

  if (self->state == OUT_OF_SERVICE)
    tbr_tasking_withdraw (sim, unit);
  else
    tbr_unit_restore (sim, unit);
}

const TbrCommandKind tbr_command_set_unit = {
  .kind
  = { .section = "commands",
      .element = "command",
      .name = "set-unit",
      .title = "Take a unit out of service, or back into it",
      .sentence = "Takes a unit out of service or puts it into it again: at home it is out at "
                  "once; away, it breaks off and goes home first",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrSetUnit) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
