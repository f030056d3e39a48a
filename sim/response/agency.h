/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The desks of the Union's agencies: from a request to a decision, a plan and units on their way.
 */
#pragma once

#include "response/response.h"

/* Steps of an agency's chain, told by TBR_FACT_AGENCY_STEP. */
typedef enum
{
  TBR_AGENCY_ASKED,   /* the request has come in */
  TBR_AGENCY_DECIDED, /* its head has decided to help */
  TBR_AGENCY_PLANNED, /* plan agreed with the host */
  TBR_AGENCY_CALLED,  /* a unit has been called up */
  TBR_AGENCY_NOTHING, /* nothing to give, or nothing missing any more */
  TBR_AGENCY_N
} TbrAgencyStep;

/* A line is opened: its state considers asking the agencies. Every one with a type that answers it
   then looks at it, and again while it is open. */
void tbr_agency_ask (TbrSim *sim, TbrRequestId request);
/* The next step of a chain: a request, b what and step. */
void tbr_agency_on_step (TbrSim *sim, const TbrEvent *event);
/* The instant at which @working of working time, Monday to Friday, are over. */
TbrTime tbr_agency_working_time (const TbrSim *sim, TbrTime from, TbrTime working);
