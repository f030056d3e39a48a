/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order by which a state offers one of its units. */
#include "run/find.h"

#include "response/offer.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 unit;   /* TbrUnitId */
  gint64 request; /* number of the line */
} TbrOfferUnit;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrOfferUnit),
  { .name = "unit",
    .type = TBR_PARAM_REF,
    .offset = TBR_OFFSET (TbrOfferUnit, unit),
    .section = "units",
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the unit, by its id",
    .source = "Definition" },
  { .name = "request",
    .type = TBR_PARAM_INTEGER,
    .offset = TBR_OFFSET (TbrOfferUnit, request),
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
  const TbrOfferUnit *self = values;
  const TbrUnitSpec *unit = &scenario->units[self->unit];

  if (unit->layer == TBR_LAYER_RESCEU || unit->layer == TBR_LAYER_AGENCY || unit->state == TBR_NONE)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s is not a state's to offer",
                   unit->id);
      return FALSE;
    }
  return tbr_find_may_order (scenario, seat, tbr_find_owner (scenario, self->unit), error);
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrOfferUnit *self = values;

  return tbr_find_line_for (sim, self->unit, self->request, error);
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrOfferUnit *self = values;

  tbr_offer_propose (sim, TBR_HANDLE (TbrRequestId, self->request),
                     TBR_HANDLE (TbrUnitId, self->unit));
}

const TbrCommandKind tbr_command_offer_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "offer-unit",
            .title = "Offer a unit",
            .sentence = "Offers a unit against an open line of a request",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrOfferUnit) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
