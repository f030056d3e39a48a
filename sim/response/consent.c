/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether and when the government of a third country agrees to what it is offered. */
#include "response/consent.h"

#include "resources/obstacle.h"
#include "resources/purpose.h"

gboolean
tbr_consent_is_asked (const TbrSim *sim, TbrRequestId request)
{
  return !tbr_scenario_participates (sim->scenario, tbr_request_get (sim, request.i)->state);
}

TbrConsent
tbr_consent_draw (const TbrSim *sim, TbrRequestId id, TbrUnitId unit)
{
  const TbrRequest *request = tbr_request_get (sim, id.i);
  TbrStateId host = TBR_HANDLE (TbrStateId, request->state);
  const TbrBorderRule *rule = tbr_obstacle_rule (sim, unit, host, TBR_OBSTACLE_CONSENT);
  guint32 key[4]
      = { tbr_unit_spec (sim, unit)->hash, request->state, request->need, request->work };
  TbrConsent consent = { FALSE, 0 };
  TbrStream stream;

  if (rule == NULL || !tbr_consent_is_asked (sim, id))
    return consent;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_OBSTACLE + TBR_OBSTACLE_CONSENT,
                   (guint32) tbr_digest_bytes (key, sizeof key), 0);
  consent.refused = tbr_stream_uniform (&stream) < rule->refused;
  consent.time = tbr_stream_draw_time (&stream, &rule->consent);
  return consent;
}

void
tbr_consent_tell (TbrSim *sim, TbrOfferId id, const TbrConsent *consent)
{
  const TbrOffer *offer = tbr_offer_get (sim, id.i);

  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_CONSENT,
                                 .code = consent->refused ? 1 : 0,
                                 .a = id.i,
                                 .b = offer->request,
                                 .c = offer->unit,
                                 .x = (double) consent->time / (double) TBR_SECOND });
}
