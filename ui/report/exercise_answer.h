/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What came of an exercise in a few sentences, and which of its decisions made a difference. */
#pragma once

#include <tabard/debrief.h>

G_BEGIN_DECLS

/* By what decisions are judged where nobody says: the gravest harm that was done, then the measures
   of the criteria; texts borrowed from both, NULL-ended. (transfer full) */
GPtrArray *tbr_exercise_report_measures (const TbrExercise *exercise, const TbrResult *result);
/* What came of it in a few sentences. (transfer full) */
char *tbr_exercise_report_answer (const TbrExercise *exercise, const TbrReview *review,
                                  const TbrDebrief *debrief);
/* "-3.1 (-5.2 to -1)"; a dash for none. (transfer full) */
char *tbr_exercise_report_interval (const TbrInterval *value);
/* The same of how much there was of a measure in other luck, which no difference is. Student's
   interval for the mean, cut at the measure's own bounds (tbr_measure_bounds()): no count is below
   0. Since the mean cannot lie beyond them either, the cut interval holds it exactly as often as
   the whole one. (transfer full) */
char *tbr_exercise_report_level (const TbrReview *review, guint measure);

/* Whether a decision that is changed in one way makes a difference to a measure; in any way;
   whether any decision does. */
gboolean tbr_exercise_answer_has_twist (const TbrReview *review, guint decision, TbrTwist twist,
                                        guint measure);
gboolean tbr_exercise_answer_has_effect (const TbrReview *review, guint decision, guint measure);
/* How surely decisions changed a measure, where the best of many is looked for; NULL where none
   changed it. (transfer full) (nullable) */
char *tbr_exercise_answer_chance (const TbrReview *review, guint measure);
gboolean tbr_exercise_answer_is_changed (const TbrReview *review, guint measure);

G_END_DECLS
