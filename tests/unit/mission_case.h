/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One unit and two needs in the woods of Sweden: the stage of the tests of missions. */
#pragma once

#include "fixture.h"

/* Places: Ostersund and its woods, Trondheim behind the border, in degrees. */
#define HOME_LON 14.64
#define HOME_LAT 63.18
#define NEED_LON 14.36
#define NEED_LAT 62.03
#define ABROAD_LON 10.40
#define ABROAD_LAT 63.43
#define PER_HOUR 100.0

/* A fire engine, a ground module, two fire aircraft. */
extern const TbrCapability engine, module, aircraft;
extern const TbrRequestId no_request;

/* One need in Sweden with one unit: of its own state, or from Norway. */
typedef struct
{
  TbrFixture fixture;
  TbrSim *sim;
  TbrUnitId unit;
  TbrNeedId need;
  TbrNeedId second;
} Case;

/* @state: "SE" or "NO" */
void case_init (Case *self, const TbrCapability *type, const char *state);
TbrUnit *case_unit (Case *self);
/* Runs until the unit is in a phase, checking the invariants after every event. */
void case_run_to_phase (Case *self, TbrPhase phase);
/* Sends the unit to the first need. */
void case_send (Case *self);
/* The same, and on until it works there. */
void case_bring_to_work (Case *self);
guint case_count (Case *self, TbrFactCode kind);
const TbrFact *case_first (Case *self, TbrFactCode kind);
