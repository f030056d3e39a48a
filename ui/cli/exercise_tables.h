/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What came out of an exercise, as tables. */
#pragma once

#include <tabard/director.h>
#include <tabard/table.h>

/* Injects with what became of them and when. (transfer full) */
TbrTable *tbr_exercise_inject_table (const TbrDirector *director);
/* Expected actions, whether and when they were taken. (transfer full) */
TbrTable *tbr_exercise_action_table (const TbrDirector *director);
/* Who plays which role, and how many orders it has given. (transfer full) */
TbrTable *tbr_exercise_role_table (const TbrDirector *director);
/* Branches, whether and when they were taken. (transfer full) */
TbrTable *tbr_exercise_branch_table (const TbrDirector *director);
