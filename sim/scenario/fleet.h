/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The units of a scenario, one by one: from the stock, of its own, and by population. */
#pragma once

#include "scenario/draft.h"

/* Units being collected. */
typedef struct
{
  TbrDraft *draft;
  GArray *units;     /* TbrUnitSpec */
  GArray *towns;     /* indices of the map's cities from south to north */
  GHashTable *named; /* index + 1 of a city by "state/name" already looked up */
  gboolean is_full;  /* more units were asked for than may be */
  guint8 *is_wanted; /* by capability: some rate answers a need that the hazards may open */
} TbrFleet;

/* Makes every unit; the caller frees the array. Fills TbrDraft.unit_ids. */
GArray *tbr_fleet_make (TbrDraft *draft);
/* Adds one unit; a fault when its id is taken. */
void tbr_fleet_add (TbrFleet *fleet, TbrElement *from, const TbrUnitSpec *unit);
/* Lays out the national services of every state that has a hazard. */
void tbr_fleet_add_services (TbrFleet *fleet);
/* Index of an element in the flat list of all. */
guint32 tbr_fleet_object_index (const TbrDraft *draft, const TbrElement *element);
/* The worst certainty of what the element says. */
TbrCertainty tbr_fleet_certainty (const TbrElement *element);
/* Whether unit @k of @n is one of the @m that are spread evenly over them. */
gboolean tbr_fleet_is_chosen (guint64 k, guint64 m, guint64 n);
