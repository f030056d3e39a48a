/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the room has looked up once and need not look up again; no part of the run's state. */
#pragma once

#include "resources/unit.h"
#include "world/air.h"

/* Day and night at a need: the two turns that follow the instant it was asked for. */
typedef struct
{
  TbrTime from, until; /* the answer holds from one to the other */
  TbrTime rise;        /* a sunrise near now */
  TbrTime length;      /* from it to sunset; 0 dark all day, TBR_DAY light all day */
} TbrLight;

/* Whose aircraft flies a unit. */
typedef enum
{
  TBR_LIFT_CHARTER, /* one that has to be found */
  TBR_LIFT_OWN,     /* its owner's transport aircraft */
  TBR_LIFT_N
} TbrLift;

/* The light of the days around now, a pure function of the turn before which it asks. */
void tbr_memo_find_light (const TbrSim *sim, double lon, double lat, TbrLight *light);
/* Light at a need, as of now. */
const TbrLight *tbr_memo_light (TbrSim *sim, TbrNeedId need);
/* Airport for chartered aircraft nearest to a node, null when there is none. */
TbrAirportId tbr_memo_airport (TbrSim *sim, TbrNodeId node);
/* How units are flown. */
const TbrAirTransport *tbr_memo_transport (TbrSim *sim);
/* Law of the time from an order until an aircraft is there, seconds. */
/* Seconds to load or unload a unit: @usual, longer where it brings many pallets of goods. */
double tbr_memo_handling (TbrSim *sim, const TbrCapability *capability, double usual);
const TbrLaw *tbr_memo_lift (TbrSim *sim, TbrLift lift);
/* Law of the time to pack abroad. */
const TbrLaw *tbr_memo_packing (TbrSim *sim);
