/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The report after an exercise: what was expected and done, what each decision changed, what to
   mend. */
#pragma once

#include "report/exercise_answer.h"

G_BEGIN_DECLS

typedef struct
{
  const TbrDirector *played; /* finished, tbr_director_finish() */
  const TbrReview *review;
  const TbrDebrief *debrief;
  TbrTime earlier;     /* by how much orders were tried earlier at most */
  const char *program; /* version */
} TbrExerciseReportSpec;

/**
 * tbr_exercise_report_write:
 * @path: .html, .pdf, .svg or .png
 *
 * The exercise's own texts are in the language that it speaks, tbr_exercise_speak().
 * Errors: those of tbr_document_write()
 */
gboolean tbr_exercise_report_write (const TbrExerciseReportSpec *spec, const char *path,
                                    GError **error);

G_END_DECLS
