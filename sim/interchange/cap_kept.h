/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Injects that came as messages of other programs go out as those again. */
#pragma once

#include <tabard/exercise.h>

/* Such an inject as a message, its status "Exercise".
   @sent: when it is due, as the protocol writes it. Returns: (transfer full) (nullable): NULL when
   what was kept is no message any more, which @faults says */
char *tbr_cap_kept_format (const TbrExercise *exercise, const TbrInject *inject, const char *sent,
                           TbrDiagnostics *faults);
