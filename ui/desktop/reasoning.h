/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why a seat decided as it did, as sentences: the policy, its numbers, and who came second. */
#pragma once

#include "desktop/telling.h"

G_BEGIN_DECLS

/* What stood behind a fact; of an offer that is refused or lapses, why it had been kept for later.
   NULL when nobody decided. Owned by the chronicle. */
const TbrReason *tbr_reasoning_find (const TbrTelling *telling, const TbrFact *fact);
/* The same for the last fact of a kind about a thing, up to an instant. */
const TbrReason *tbr_reasoning_last (const TbrTelling *telling, TbrThing thing, TbrFactCode kind,
                                     TbrTime until);
/* "By the policy ...: 1 h 52 min to work, 37 km away. Next best: ..., 18 min slower." (transfer
   full) */
char *tbr_reasoning_sentence (const TbrTelling *telling, const TbrReason *reason);

G_END_DECLS
