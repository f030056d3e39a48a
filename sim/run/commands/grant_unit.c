/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order by which the coordination centre sends a rescEU unit. */
#include "run/find.h"

#include "response/request.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 unit;   /* TbrUnitId */
  gint64 request; /* number of the line */
} TbrGrantUnit;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrGrantUnit),
  { .name = "unit",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrGrantUnit, unit),
    .section = "units",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the unit, by its id",
    .source = "Definition" },
  { .name = "request",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrGrantUnit, request),
    .min = 0,
    .max = 1e9,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the line of a request, by its number in the trace",
    .source = "Definition" },
};

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrGrantUnit *self = values;
  gboolean is_reserve = scenario->units[self->unit].layer == TBR_LAYER_RESCEU;

  if (is_reserve && seat.kind != TBR_SEAT_STATE)
    return TRUE;
  if (is_reserve)
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                 "only the coordination centre decides about rescEU units");
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s is no rescEU unit",
                 scenario->units[self->unit].id);
  return FALSE;
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrGrantUnit *self = values;

  return tbr_find_line_for (sim, self->unit, self->request, error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrGrantUnit *self = values;

  tbr_request_grant (sim, TBR_HANDLE (TbrRequestId, self->request),
                     TBR_HANDLE (TbrUnitId, self->unit));
}

const TbrCommandKind tbr_command_grant_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "grant-unit",
            .title = "Send a rescEU unit",
            .sentence = "Sends a rescEU unit against an open line of a request",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrGrantUnit) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
