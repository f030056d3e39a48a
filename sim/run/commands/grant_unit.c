/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order by which the coordination centre sends a rescEU unit. */
#include "run/unit_line.h"

#include "response/request.h"

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrUnitLine *self = values;
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

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrUnitLine *self = values;

  tbr_request_grant (sim, TBR_HANDLE (TbrRequestId, self->request),
                     TBR_HANDLE (TbrUnitId, self->unit));
}

const TbrCommandKind tbr_command_grant_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "grant-unit",
            .title = "Send a rescEU unit",
            .sentence = "Sends a rescEU unit against an open line of a request",
            .params = tbr_unit_line_params,
            .n_params = TBR_UNIT_LINE_PARAMS_N,
            .size = sizeof (TbrUnitLine) },
  .is_possible = is_possible,
  .check = tbr_unit_line_check,
  .apply = apply,
};
