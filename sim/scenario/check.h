/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What makes no sense although every value is allowed. */
#pragma once

#include "scenario/draft.h"

/* Names of states, times outside the run, seats: needs no units. */
void tbr_check_elements (TbrDraft *draft);
/* Needs that the hazards may open, by kind, and the one that the response to any of them opens;
   FALSE when there is no hazard or some hazard does not say. */
gboolean tbr_check_collect_needs (const TbrDraft *draft, guint8 *is_opened);
/* What only the whole scenario shows: needs nobody answers, units nobody wants, and what each
   hazard checks by itself. */
void tbr_check_whole (TbrDraft *draft, const TbrScenario *scenario);
/* Why more reports of one need would be on their way at once than have room; NULL: they have.
   (transfer full) (nullable) */
char *tbr_check_find_crowd (const TbrMeta *meta);
