/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order by which a state offers one of its units. */
#include "run/unit_line.h"

#include "response/offer.h"

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrUnitLine *self = values;
  const TbrUnitSpec *unit = &scenario->units[self->unit];

  if (unit->layer == TBR_LAYER_RESCEU || unit->layer == TBR_LAYER_AGENCY || unit->state == TBR_NONE)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s is not a state's to offer",
                   unit->id);
      return FALSE;
    }
  return tbr_find_may_order (scenario, seat, tbr_find_owner (scenario, self->unit), error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrUnitLine *self = values;

  tbr_offer_propose (sim, TBR_HANDLE (TbrRequestId, self->request),
                     TBR_HANDLE (TbrUnitId, self->unit));
}

const TbrCommandKind tbr_command_offer_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "offer-unit",
            .title = "Offer a unit",
            .sentence = "Offers a unit against an open line of a request",
            .params = tbr_unit_line_params,
            .n_params = TBR_UNIT_LINE_PARAMS_N,
            .size = sizeof (TbrUnitLine) },
  .is_possible = is_possible,
  .check = tbr_unit_line_check,
  .apply = apply,
};
