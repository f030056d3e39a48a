/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that sends a unit to a need. */
#include "run/find.h"

#include "resources/unit.h"

typedef struct
{
  TbrCommandCommon common;
  const char *unit; /* id of the unit */
  gint64 need;      /* number in the ledger */
} TbrSendUnit;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrSendUnit),
  { .name = "unit",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrSendUnit, unit),
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the unit, by its id",
    .source = "Definition" },
  { .name = "need",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrSendUnit, need),
    .min = 0,
    .max = 1e9,
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the need, by its number in the trace",
    .source = "Definition" },
};

static gboolean
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSendUnit *self = values;
  TbrOrderFault fault;
  TbrUnitId unit;

  if (!tbr_find_unit (sim, self->unit, &unit, error)
      || !tbr_find_may_order (sim, seat, TBR_HANDLE (TbrStateId, tbr_unit_spec (sim, unit)->state),
                              error))
    return FALSE;
  if (self->need >= tbr_need_count (sim))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "need: %" G_GINT64_FORMAT " is not known; there are %u so far", self->need,
                   tbr_need_count (sim));
      return FALSE;
    }
  fault = tbr_unit_check_order ((TbrSim *) sim, unit, TBR_HANDLE (TbrNeedId, self->need));
  if (fault != TBR_ORDER_OK)
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s cannot be sent: %s", self->unit,
                 tbr_order_fault_names[fault]);
  return fault == TBR_ORDER_OK;
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrSendUnit *self = values;
  TbrUnitId unit;

  if (tbr_find_unit (sim, self->unit, &unit, NULL))
    tbr_unit_send (sim, unit, TBR_HANDLE (TbrNeedId, self->need),
                   TBR_HANDLE (TbrRequestId, TBR_NONE));
}

const TbrCommandKind tbr_command_send_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "send-unit",
            .title = "Send a unit",
            .sentence = "Sends a unit that is at home to a need",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrSendUnit) },
  .check = check,
  .apply = apply,
};
