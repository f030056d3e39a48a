/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Everything that a run said, and its curves, growing while others read. */
#pragma once

#include <tabard/sim.h>

G_BEGIN_DECLS

/* Where the run stands at an instant, as the curves of the time line show it. */
typedef struct
{
  TbrTime at;
  guint open;    /* open needs */
  float missing; /* of these, in needs: shares that nobody works on, added up */
  guint working; /* units at work */
  guint away;    /* units between departure and return */
} TbrSample;

/* One writes, in the thread of the run; any number read, without waiting. */
typedef struct _TbrChronicle TbrChronicle;

TbrChronicle *tbr_chronicle_new (const TbrDictionary *dictionary);
TbrChronicle *tbr_chronicle_ref (TbrChronicle *chronicle);
void tbr_chronicle_unref (TbrChronicle *chronicle);

/**
 * tbr_chronicle_inherit:
 * @chronicle: one that nothing was told yet, and nobody reads
 * @from: of a run with the same past; it may go on
 * @n: facts of that past
 * @until: its last instant
 *
 * Takes over what was said, and the curves. Facts are shared, not copied.
 * Returns: FALSE, and nothing is taken over, when @from does not hold them all
 */
gboolean tbr_chronicle_inherit (TbrChronicle *chronicle, const TbrChronicle *from, guint n,
                                TbrTime until);

/* A listener of a run. */
void tbr_chronicle_take (gpointer chronicle, const TbrFact *facts, guint n);
/* Takes what stood behind a fact that is to come; in the thread that writes. */
void tbr_chronicle_explain (gpointer chronicle, const TbrReason *reason);
/* Notes where the curves stand. */
void tbr_chronicle_sample (TbrChronicle *chronicle, TbrTime at);

/* Facts so far; each once there stays as it is. */
guint tbr_chronicle_n_facts (const TbrChronicle *chronicle);
const TbrFact *tbr_chronicle_fact (const TbrChronicle *chronicle, guint index);
/* Reasons of facts, by instant: how many up to @at, and each of them. */
guint tbr_chronicle_reasons_until (const TbrChronicle *chronicle, TbrTime at);
const TbrReason *tbr_chronicle_reason (const TbrChronicle *chronicle, guint index);
guint tbr_chronicle_n_samples (const TbrChronicle *chronicle);
const TbrSample *tbr_chronicle_sample_at (const TbrChronicle *chronicle, guint index);
/* Index of the first fact later than @at. */
guint tbr_chronicle_after (const TbrChronicle *chronicle, TbrTime at);

G_END_DECLS
