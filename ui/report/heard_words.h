/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who has not heard what was sent, because the way to him was cut, in the reader's words. */
#pragma once

#include <tabard/director.h>

G_BEGIN_DECLS

/* How an inject stands, by its last turn: released, or "not heard" when it has reached none of
   those whom it is for. Static. */
const char *tbr_heard_words_state (const TbrTurns *all, guint inject, TbrInjectState state);
gboolean tbr_heard_words_is_unheard (const TbrTurns *all, guint inject);
/* What a turn is, tbr_exercise_words_turn(); of an inject or a message that has reached nobody "not
   heard". Static. */
const char *tbr_heard_words_turn (const TbrTurns *all, guint turn);
/* @text, with whom the inject has not reached, or reached later, behind it. (transfer full) */
char *tbr_heard_words_inject (const TbrTurns *all, guint inject, const char *text);
/* The same of what was sent with a turn, an inject or a message. (transfer full) */
char *tbr_heard_words_add (const TbrTurns *all, guint turn, const char *text);

G_END_DECLS
