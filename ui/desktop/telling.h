/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Facts as sentences, for the reasons that the details of a thing give. */
#pragma once

#include "desktop/chronicle.h"
#include "desktop/thing.h"

G_BEGIN_DECLS

/* What names are taken from. */
typedef struct
{
  const TbrScenario *scenario;
  const TbrDictionary *dictionary;
  const TbrChronicle *chronicle;
} TbrTelling;

/* "Poland offers it for request 3"; NULL for what is not told. (transfer full) */
char *tbr_telling_sentence (const TbrTelling *telling, const TbrFact *fact);
/* Whether one would stop the clock for it. */
gboolean tbr_telling_is_notable (const TbrFact *fact);
/* Whether a fact says something of a thing. */
gboolean tbr_telling_is_about (const TbrTelling *telling, const TbrFact *fact, TbrThing thing);
/* Indices of the last facts of a thing up to an instant, latest first, at most @most. (transfer
   full): guint */
GArray *tbr_telling_find (const TbrTelling *telling, TbrThing thing, TbrTime until, guint most);
/* The fact that opened a need, a request; NULL when it is not known. */
const TbrFact *tbr_telling_opening (const TbrTelling *telling, TbrFactCode kind, guint32 index);

/* "17,539", "22.4", "12 million"; "-" for what never was. (transfer full) */
char *tbr_telling_number (double value);
/* "3 d 4 h", "2 h 10 min", "40 s". (transfer full) */
char *tbr_telling_span (TbrTime span);
/* "Fri 20 Jul 14:05" by the scenario's clock. (transfer full) */
char *tbr_telling_when (const TbrScenario *scenario, TbrTime at);

G_END_DECLS
