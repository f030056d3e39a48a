/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why a unit was never used: how far it came on the way to a need, by what the run told. */
#pragma once

#include <tabard/reason.h>
#include <tabard/scenario.h>

G_BEGIN_DECLS

typedef struct _TbrIdle TbrIdle;

/* About one unit; nothing has happened yet. @scenario is borrowed. */
TbrIdle *tbr_idle_new (const TbrScenario *scenario, guint32 unit);
void tbr_idle_free (TbrIdle *idle);
/* Facts of the run in their order, and what stood behind them, if somebody has asked for that. */
void tbr_idle_take (TbrIdle *idle, const TbrFact *facts, guint n);
void tbr_idle_take_reason (TbrIdle *idle, const TbrReason *reason);

/**
 * tbr_idle_sentence:
 * @now: until when facts have been taken
 *
 * The last hurdle that it did not pass: it was not there, nothing was needed that it can do
 * anything about, it is not on duty, nobody asked for help, its owner offered nothing or others,
 * its offer was not taken, its order failed, others were sent. In the language of the reader.
 *
 * Returns: (transfer full) (nullable): NULL for a unit that was used
 */
char *tbr_idle_sentence (const TbrIdle *idle, TbrTime now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrIdle, tbr_idle_free)

G_END_DECLS
