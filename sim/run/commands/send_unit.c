/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that sends a unit to a need. */
#include "run/find.h"

#include "resources/unit.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 unit; /* TbrUnitId */
  gint64 need;  /* number in the ledger */
} TbrSendUnit;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrSendUnit),
  TBR_COMMAND_UNIT (TbrSendUnit),
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

/* Why the unit cannot be sent, in words. */
static void
explain (const TbrSim *sim, TbrUnitId unit, TbrOrderFault fault, GError **error)
{
  const char *id = tbr_unit_spec (sim, unit)->id;
  TbrCrewGap gap;

  if (fault == TBR_ORDER_NO_CREW && tbr_unit_lacks_crew (sim, unit, &gap))
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                 "unit %s cannot be sent: no-crew: %u of %u people for %s (%s) are at home", id,
                 gap.present, gap.required, tbr_skill_names[gap.skill], tbr_level_names[gap.level]);
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s cannot be sent: %s", id,
                 tbr_order_fault_names[fault]);
}

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSendUnit *self = values;

  return tbr_find_may_order (scenario, seat, tbr_find_owner (scenario, self->unit), error);
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrSendUnit *self = values;
  TbrUnitId unit = { self->unit };
  TbrOrderFault fault;

  if (self->need >= tbr_need_count (sim))
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "need: %" G_GINT64_FORMAT " is not known; there are %u so far", self->need,
                   tbr_need_count (sim));
      return TBR_HINDRANCE_NO_NEED;
    }
  fault = tbr_unit_check_order ((TbrSim *) sim, unit, TBR_HANDLE (TbrNeedId, self->need));
  if (fault == TBR_ORDER_OK)
    return TBR_HINDRANCE_NONE;
  explain (sim, unit, fault, error);
  return (TbrHindrance) (TBR_HINDRANCE_AWAY + (fault - TBR_ORDER_AWAY));
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrSendUnit *self = values;

  tbr_unit_send (sim, TBR_HANDLE (TbrUnitId, self->unit), TBR_HANDLE (TbrNeedId, self->need),
                 TBR_HANDLE (TbrRequestId, TBR_NONE));
}

G_STATIC_ASSERT (TBR_HINDRANCE_EMPTY - TBR_HINDRANCE_AWAY == TBR_ORDER_EMPTY - TBR_ORDER_AWAY);

const TbrCommandKind tbr_command_send_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "send-unit",
            .title = "Send a unit",
            .sentence = "Sends a unit that is at home to a need",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrSendUnit) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
