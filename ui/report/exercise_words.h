/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What happened in an exercise, in the reader's words and in the language that it speaks. */
#pragma once

#include <tabard/debrief.h>

G_BEGIN_DECLS

/* All of these tell the exercise's own texts in the language that it speaks,
   tbr_exercise_speak(). */
const char *tbr_exercise_words_inject (const TbrExercise *exercise, guint inject);
/* Who said something: a role, the facilitator, the program. */
const char *tbr_exercise_words_who (const TbrExercise *exercise, const char *who);
/* What a kind of turn is, how an inject stands, whether a criterion is met. */
const char *tbr_exercise_words_turn (TbrTurnKind kind);
const char *tbr_exercise_words_state (TbrInjectState state);
const char *tbr_exercise_words_met (TbrMet met);
/* How messages come, TbrMedium: "Situation report"; "" for none. Static. */
const char *tbr_exercise_words_medium (gint medium);
/* What is wanted: "at most 48", "mark of 1 to 5". (transfer full) */
char *tbr_exercise_words_wanted (const TbrCriterion *criterion);
/* What was said in a turn: an order in words, an inject by its number and its subject; of what was
   refused why, too, in the reader's language. (transfer full) */
char *tbr_exercise_words_said (const TbrExercise *exercise, const TbrScenario *scenario,
                               const TbrTurn *turn);
/* Why it was refused, in the reader's language; NULL where nothing was. (transfer full) (nullable)
 */
char *tbr_exercise_words_why (const TbrExercise *exercise, const TbrScenario *scenario,
                              const TbrTurn *turn);
/* What was said, without why it was refused. (transfer full) */
char *tbr_exercise_words_turned (const TbrExercise *exercise, const TbrScenario *scenario,
                                 const TbrTurn *turn);
/* When it was said by the clock on the wall, "14:05:31" in the local time of whoever reads; a dash
   when nobody has looked at it. (transfer full) */
char *tbr_exercise_words_clock (const TbrTurn *turn);
/* By how much something is late: "late by 12 min", "late by less than a minute". @late: 0 or more.
   (transfer full) */
char *tbr_exercise_words_late (TbrTime late);
/* Whether an expected action was taken in time: "yes", at the very end of its window too; "no";
   "no, late by 12 min", "no, 5 min too early". (transfer full) */
char *tbr_exercise_words_in_time (const TbrExercise *exercise, const TbrExpected *action,
                                  const TbrExpectedProgress *progress);
/* "1 h 10 min after the begin" without its end, a dash for never. (transfer full) */
char *tbr_exercise_words_after (const TbrExercise *exercise, TbrTime at);

G_END_DECLS
