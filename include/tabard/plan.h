/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The improvement plan of an exercise as a sheet, and taken into the file of the next one. */
#pragma once

#include <tabard/rehearsal.h>

G_BEGIN_DECLS

/**
 * tbr_plan_save:
 * @played: finished, tbr_director_finish()
 * @path: written as a spreadsheet (.ods, .fods) or as comma-separated values, by the ending of its
 * name
 *
 * A row for each thing that was missed, an action that was not taken in time or a criterion that
 * was not met: the exercise, objective and its title, kind ("expected" or "criterion") and name of
 * what was missed, how it reads, what to do (blank, for people to fill in), the role that it is
 * for, and until when (blank).
 *
 * @out_n: (out): rows
 *
 * Errors: those of tbr_file_write()
 */
gboolean tbr_plan_save (const TbrDirector *played, const char *path, guint *out_n, GError **error);

/**
 * tbr_plan_load:
 * @exercise: the next one
 * @path: sheet as tbr_plan_save() writes it, filled in; columns of other names are passed over
 * @faults: receives every fault found, with the line of the sheet, for a spreadsheet the row
 *
 * What is to be done becomes an action that its role is expected to take, or, where no role is
 * named, a criterion for an observer; an objective that the exercise has not is added. Each row is
 * a note for whoever leads, with its origin.
 *
 * Returns: (transfer full) (nullable): a new exercise; NULL when @faults has grown
 */
TbrExercise *tbr_plan_load (const TbrExercise *exercise, const char *path, TbrDiagnostics *faults);

G_END_DECLS
