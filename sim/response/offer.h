/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Offers: made by states, then taken up, kept on hold or refused. */
#pragma once

#include "response/response.h"

void tbr_offer_on_answer (TbrSim *sim, const TbrEvent *event);
void tbr_offer_on_lapse (TbrSim *sim, const TbrEvent *event);
void tbr_offer_request_closed (TbrSim *sim, TbrRequestId request);
/* A unit leaves the host: the line it came for can no longer count on it. */
void tbr_offer_unit_leaves (TbrSim *sim, TbrUnitId unit);
/* A unit is no longer offered to anybody: what had been is taken back. */
void tbr_offer_unit_stays (TbrSim *sim, TbrUnitId unit);
/* A rescEU unit is granted: sent without asking its owner's leave. */
void tbr_offer_grant (TbrSim *sim, TbrRequestId request, TbrUnitId unit);
/* Offers a unit, whoever decided it. */
TbrOfferId tbr_offer_make (TbrSim *sim, TbrRequestId request, TbrUnitId unit);
/* The owner of a unit offers it: the host will look at it. */
void tbr_offer_propose (TbrSim *sim, TbrRequestId request, TbrUnitId unit);
/* Takes an offer up for the need that the doctrine likes best for its unit. Returns: why it could
   not be, TBR_ORDER_OK when it was. */
TbrOrderFault tbr_offer_accept (TbrSim *sim, TbrOfferId offer);
/* The same, for this need. */
TbrOrderFault tbr_offer_take (TbrSim *sim, TbrOfferId offer, TbrNeedId need);
/* Keeps an offer for later; it lapses after a while. */
void tbr_offer_hold (TbrSim *sim, TbrOfferId offer);
void tbr_offer_refuse (TbrSim *sim, TbrOfferId offer, TbrRefusal why);
