/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a planner reads first. */
#pragma once

#include <tabard/sim.h>

/* What the figures of a result are about. */
typedef struct
{
  const char *title;               /* of the scenario */
  const TbrDictionary *dictionary; /* names behind the keys */
  const TbrMap *map;               /* for the names of places; may be NULL */
  const TbrScenario *scenario;     /* for what its orders say; may be NULL */
  TbrTime now;                     /* up to when the run has gone */
} TbrSummaryHead;

/* The answer, the figures, and what they rest on; lines of at most 96 characters. (transfer
   full) */
char *tbr_summary_write (const TbrSummaryHead *head, const TbrResult *result);
/* The same of a run. (transfer full) */
char *tbr_summary_text (const TbrSim *sim, const TbrResult *result);

/* What a teller remembers of the run so far. */
typedef struct
{
  double deaths;    /* persons */
  guint8 *is_asked; /* by unit: 1 when its mission answers a request; may be NULL */
} TbrNarration;

/* Appends one sentence about a fact that a listener would want to hear, without newline; nothing
   about the others. */
void tbr_summary_sentence (TbrNarration *narration, const TbrDictionary *dictionary,
                           const TbrFact *fact, GString *out);
/* Prints such a sentence for every important fact from now on. @sim must outlive its run. */
void tbr_summary_narrate (TbrSim *sim);
