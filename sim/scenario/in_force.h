/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which policy decides at the start, for each decision and state. */
#pragma once

#include "scenario/draft.h"

/* Adds the usual policy of each decision for which none is written that holds for all states, and
   the kinds that orders "policies.<decision>.kind=<kind>" name. Before settings are applied. */
void tbr_in_force_add_defaults (TbrDraft *draft);
/* Fills table[decision * n_states + state] and the one for the Union. Faults: two policies for the
   same point and state, a point that a kind cannot decide. */
void tbr_in_force_fill (TbrDraft *draft, const TbrObject **table);
/* Whether a setting's path names the kind of a decision's policy. */
gboolean tbr_in_force_is_kind_path (const char *id, const char *parameter);
