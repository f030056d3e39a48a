/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Why something cannot be done just now: a key that does nothing says so. */
#pragma once

#include "desktop/action.h"
#include "desktop/desktop.h"

G_BEGIN_DECLS

/* One sentence for people, static; NULL: nothing stands in the way. */
const char *tbr_refusal_of (const TbrDesktop *desktop, TbrActionId action);
/* Whether it is an exercise that is played, or whose screen it is, that stands in the way. */
gboolean tbr_refusal_is_of_exercise (const TbrDesktop *desktop, TbrActionId action);
/* Whether an action is about what lies behind the panel that has the keyboard alone. */
gboolean tbr_refusal_is_behind (const TbrDesktop *desktop, TbrActionId action);
/* As tbr_refusal_of(), for what a key would do while a panel has the keyboard alone. */
const char *tbr_refusal_behind (const TbrDesktop *desktop, TbrActionId action);

/* Actions whose keys refusals name; ended by TBR_ACT_NONE. */
extern const TbrActionId tbr_refusal_keys[];

G_END_DECLS
