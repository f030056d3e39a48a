/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Facts as sentences, for the reasons that the details of a thing give. */
#pragma once

#include "desktop/register.h"

G_BEGIN_DECLS

/* What names are taken from. */
typedef struct
{
  const TbrScenario *scenario;
  const TbrDictionary *dictionary;
  const TbrChronicle *chronicle;
  const TbrRegister *reg;
} TbrTelling;

/* "Poland offers it for request 3"; NULL for what is not told. (transfer full) */
char *tbr_telling_sentence (const TbrTelling *telling, const TbrFact *fact);
/* Whether one would stop the clock for it. */
gboolean tbr_telling_is_notable (const TbrFact *fact);
/* Indices of the last facts of a thing up to an instant, latest first, at most @most. (transfer
   full): guint */
GArray *tbr_telling_find (const TbrTelling *telling, TbrThing thing, TbrTime until, guint most);

/* Numbers as tbr_numeral_great() and tbr_numeral_decimals() write them. (transfer full) */
char *tbr_telling_number (double value);
char *tbr_telling_decimals (double value, int decimals);
/* "3 d 4 h", "2 h 10 min", "40 s". (transfer full) */
char *tbr_telling_span (TbrTime span);
/* "Fri 20 Jul 14:05" by the scenario's clock. (transfer full) */
char *tbr_telling_when (const TbrScenario *scenario, TbrTime at);

G_END_DECLS
