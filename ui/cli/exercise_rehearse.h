/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a rehearsal says, as tables and sentences. */
#pragma once

#include <tabard/rehearsal.h>

/* (transfer full) */
char *tbr_rehearse_text (const TbrExercise *exercise, const TbrRehearsal *rehearsal);
/* The same for programs. (transfer full) */
char *tbr_rehearse_json (const TbrExercise *exercise, const TbrRehearsal *rehearsal);
