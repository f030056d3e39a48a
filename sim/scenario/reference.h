/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Names of things that stand elsewhere in the scenario or on the map. */
#pragma once

#include "scenario/draft.h"

/* Which references are looked up: units exist only after the rest is known. */
typedef enum
{
  TBR_REFERENCES_BEFORE_UNITS,
  TBR_REFERENCES_TO_UNITS,
  TBR_REFERENCES_N
} TbrReferencePhase;

/* Looks up every reference that waits; unknown ones are faults with the nearest name. */
void tbr_reference_resolve (TbrDraft *draft, TbrReferencePhase phase);

/* The name out of the first few thousand of @names that is nearest to @word, NULL for none. A
   hostile file shall not make us compare everything with everything. */
const char *tbr_reference_suggest (const char *word, GPtrArray *names);

/* " : did you mean 'x'?", or "" when no name is near. (transfer full) */
char *tbr_reference_hint (const char *suggestion);

/* The ids of a section's elements, or the ISO codes of the map's states for "states". */
GPtrArray *tbr_reference_names (const TbrDraft *draft, TbrSectionId section);

/* The state somebody meant who wrote @word: by code or by the beginning of its name. */
const char *tbr_reference_suggest_state (const TbrMap *map, const char *word);
