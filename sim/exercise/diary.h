/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The lines of the log of an exercise: what they say, and how each is tied to those before it. */
#pragma once

#include "exercise/director.h"

#define TBR_DIARY_HEAD "tabard-exercise-log 1"

/* Adds a line and what ties it to those before it, which becomes *@chain. */
void tbr_diary_append (GString *out, const char *line, guint64 *chain);
/* A turn as a line, without what ties it. (transfer full) */
char *tbr_diary_format (const TbrTurn *turn);
