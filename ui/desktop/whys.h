/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the details say why: under a line, for a unit that was sent, for those that serve a need.
 */
#pragma once

#include "desktop/desktop.h"
#include "desktop/telling.h"

G_BEGIN_DECLS

/* What stood behind a decision, under the line that tells of it. @reason: (nullable) */
void tbr_whys_add_reason (const TbrTelling *telling, TbrColumn *column, const TbrReason *reason);
/* Why a unit was sent, and by which policy, which can be looked at. */
void tbr_whys_add_sending (const TbrDesktop *desktop, TbrColumn *column, guint32 unit);
/* What was counted of the last unit that was asked about, carried on while the clock goes on. */
TbrUnused *tbr_whys_unused_new (void);
void tbr_whys_unused_free (TbrUnused *unused);
/* Why a unit was never used up to now; nothing for one that was. */
void tbr_whys_add_idle (const TbrDesktop *desktop, TbrColumn *column, guint32 unit);
/* Why a unit was given a need, on the spot or from home. */
void tbr_whys_add_coming (const TbrDesktop *desktop, TbrColumn *column, guint32 unit, guint32 need);

/* "40 % being done" of a need, after the sign of an estimate where it rests on one. (transfer full)
 */
char *tbr_whys_share (const TbrDesktop *desktop, const TbrNeedView *need);
/* The worst of what the numbers of a need rest on: its hazard's values, and what units do about its
   kind. */
TbrCertainty tbr_whys_certainty (const TbrDesktop *desktop, const TbrNeedView *need);

G_END_DECLS
