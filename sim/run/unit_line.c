/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What orders say that give a unit against the line of a request. */
#include "run/unit_line.h"

const TbrParam tbr_unit_line_params[] = {
  TBR_COMMAND_PARAMS (TbrUnitLine),
  TBR_COMMAND_UNIT (TbrUnitLine),
  { .name = "request",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrUnitLine, request),
    .min = 0,
    .max = 1e9,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the line of a request, by its number in the trace",
    .source = "Definition" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (tbr_unit_line_params) == TBR_UNIT_LINE_PARAMS_N);

TbrHindrance
tbr_unit_line_check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrUnitLine *self = values;

  return tbr_find_line_for (sim, self->unit, self->request, error);
}
