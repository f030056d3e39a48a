/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* All that happened in an exercise as one table, which the command line and the window write. */
#pragma once

#include <tabard/director.h>

G_BEGIN_DECLS

/* A line for each turn: seconds after the begin, instant, what, who and what was said as a program
   reads it, the digest before it, why it was refused in the reader's words, the clock on the wall,
   and the whole in words; as CSV. (transfer full) */
char *tbr_exercise_log_csv (const TbrTurns *log, const TbrScenario *scenario);
/* Writes it as CSV: to a temporary name, then renamed, so that what was there stays until the whole
   is on the disk.
   Errors: TBR_ERROR_FILE when it cannot be written */
gboolean tbr_exercise_log_write (const TbrTurns *log, const TbrScenario *scenario, const char *path,
                                 GError **error);

G_END_DECLS
