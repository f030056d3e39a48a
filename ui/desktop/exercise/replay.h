/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise that was recorded, shown again at any instant and reviewed. */
#pragma once

#include "desktop/exercise/stage.h"

G_BEGIN_DECLS

/* Whether what is on the stage is a recording. */
gboolean tbr_replay_is_on (const TbrDesktop *desktop);
/* Begins to review the log of the stage. */
void tbr_replay_begin (TbrDesktop *desktop);
void tbr_replay_tick (TbrDesktop *desktop);
/* Ends it without waiting. */
void tbr_replay_end (TbrDesktop *desktop);
gboolean tbr_replay_is_settled (const TbrDesktop *desktop);
/* Whether something is being worked out beside the window. */
gboolean tbr_replay_is_working (const TbrDesktop *desktop);
/* How many of how many runs of its review are made; FALSE while that is not known. */
gboolean tbr_replay_progress (const TbrDesktop *desktop, guint *out_done, guint *out_all);
/* Does what only a recording can; TRUE, too, for what cannot be done in one. */
gboolean tbr_replay_act (TbrDesktop *desktop, TbrActionId action, gint64 argument);
/* Whether an action says something that would be in the log. */
gboolean tbr_replay_is_saying (TbrActionId action);
/* Opens the recording of the exercise on the stage, once it is over. */
void tbr_replay_open (TbrDesktop *desktop);
/* Decisions above the time line. */
void tbr_replay_paint_line (const TbrStage *stage, const TbrPen *pen, const TbrRect *line);
/* What the review is doing, with a button; for its pages. */
void tbr_replay_add_state (TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
