/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What happened in an exercise, in the reader's words and in the language of its texts. */
#pragma once

#include <tabard/debrief.h>

G_BEGIN_DECLS

/* @language: (nullable) in all of these: of the exercise's texts; its own where it has none in it
 */
const char *tbr_exercise_words_objective (const TbrExercise *exercise, guint objective,
                                          const char *language);
const char *tbr_exercise_words_role (const TbrExercise *exercise, guint role, const char *language);
const char *tbr_exercise_words_inject (const TbrExercise *exercise, guint inject,
                                       const char *language);
/* Who said something: a role, the facilitator, the program. */
const char *tbr_exercise_words_who (const TbrExercise *exercise, const char *who,
                                    const char *language);
/* What a kind of turn is, how an inject stands, whether a criterion is met. */
const char *tbr_exercise_words_turn (TbrTurnKind kind);
const char *tbr_exercise_words_state (TbrInjectState state);
const char *tbr_exercise_words_met (TbrMet met);
/* What is wanted: "at most 48", "mark of 1 to 5". (transfer full) */
char *tbr_exercise_words_wanted (const TbrCriterion *criterion);
/* What was said in a turn: an order in words, an inject by its subject. (transfer full) */
char *tbr_exercise_words_said (const TbrDirector *played, const TbrTurn *turn,
                               const char *language);
/* "1 h 10 min after the begin" without its end, a dash for never. (transfer full) */
char *tbr_exercise_words_after (const TbrExercise *exercise, TbrTime at);

G_END_DECLS
