/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether and when the government of a third country agrees to what it is offered. */
#pragma once

#include "response/response.h"

/* A government's answer to an offer. */
typedef struct
{
  gboolean refused;
  TbrTime time; /* from when its services have looked at the offer until it answers */
} TbrConsent;

/* Whether the host of a request has to agree to each offer: third countries have to; states of the
   Mechanism have by asking. Source: [D1313] art. 15 and 16. */
gboolean tbr_consent_is_asked (const TbrSim *sim, TbrRequestId request);
/* The answer of a request's host to one unit, the same whenever it is asked. */
TbrConsent tbr_consent_draw (const TbrSim *sim, TbrRequestId request, TbrUnitId unit);
/* Tells the answer to an offer. */
void tbr_consent_tell (TbrSim *sim, TbrOfferId offer, const TbrConsent *consent);
