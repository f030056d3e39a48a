/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A small crisis in memory, on the real map, for tests of single rooms. */
#pragma once

#include "resources/unit.h"

#define TBR_FIXTURE_KINDS 8
#define TBR_FIXTURE_UNITS 64

typedef struct
{
  TbrSim sim; /* must be first: handlers find the fixture by it */
  TbrHandler handlers[TBR_EVENTS_MAX];
  TbrScenario scenario;
  TbrMeta meta;
  TbrCapability capabilities[TBR_FIXTURE_KINDS];
  const TbrCapability *capability_list[TBR_FIXTURE_KINDS];
  TbrRate rates[TBR_NEED_N * TBR_FIXTURE_KINDS];
  const TbrRate *rate_list[TBR_NEED_N * TBR_FIXTURE_KINDS];
  TbrUnitSpec units[TBR_FIXTURE_UNITS];
  char ids[TBR_FIXTURE_UNITS][16];
  GArray *facts;                  /* TbrFact, all so far */
  guint n_raised[TBR_EVENTS_MAX]; /* events raised to rooms above, by kind */
} TbrFixture;

/* A crisis without units that begins at an instant like "2018-07-20T00:00Z". Two types of unit can
   do about everything: see tbr_fixture_capability(). */
void tbr_fixture_init (TbrFixture *fixture, const char *start);
void tbr_fixture_clear (TbrFixture *fixture);

/* Adds a type of unit that does @per_hour about every kind of need. Returns: its index */
guint32 tbr_fixture_add_capability (TbrFixture *fixture, const TbrCapability *capability,
                                    TbrWorkClass work, double per_hour);
/* Adds a unit of size 1; its staff, crews and vehicles as the type's. */
TbrUnitId tbr_fixture_add_unit (TbrFixture *fixture, guint32 capability, const char *state,
                                double lon, double lat);
/* Makes the run, after all units were added. */
void tbr_fixture_start (TbrFixture *fixture, guint64 seed);

TbrNeedId tbr_fixture_open (TbrFixture *fixture, TbrNeedKind kind, double lon, double lat);
/* Runs on to @until, then checks that units and ledger agree. */
void tbr_fixture_run (TbrFixture *fixture, TbrTime until);
/* The @nth (0 first) fact of a kind about a unit; NULL when there is none. */
const TbrFact *tbr_fixture_find (TbrFixture *fixture, TbrFactCode kind, TbrUnitId unit, guint nth);
/* How many facts of a kind there are about a unit. */
guint tbr_fixture_count (TbrFixture *fixture, TbrFactCode kind, TbrUnitId unit);
