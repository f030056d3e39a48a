/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Orders, which are written for programs, in words for people. */
#pragma once

#include <tabard/scenario.h>

G_BEGIN_DECLS

/* A word of a table without what only programs need. (transfer full) */
char *tbr_order_words_plain (const char *word);
/* Adds "Finland", "count 3", and a comma before it. */
void tbr_order_words_add_value (const TbrScenario *scenario, GString *all, const char *param,
                                const char *value);
/* Adds words as an edit has them after its section: kinds, rows and NAME=VALUE. Where on the map,
   under which name and why are seen elsewhere. @words: NULL-ended */
void tbr_order_words_add (const TbrScenario *scenario, GString *all, char *const *words);
/* A command, its values and why it was given: "Ask for help: free fire line, rate 2000 (“the wind
   turns”)". @words: NULL-ended, one at least. (transfer full) */
char *tbr_order_words_say (const TbrScenario *scenario, char *const *words);
/* "200 persons an hour"; of what is held "200 persons": an amount of a need as it is asked for,
   offered and given. (transfer full) */
char *tbr_order_words_amount (TbrNeedKind need, double amount);
/* "Ask for help" of "ask-help"; NULL: there is no such command. Static. */
const char *tbr_order_words_title (const char *name);
/* Whether a word is the name of a command. */
gboolean tbr_order_words_is_order (const char *word);
/* The same of a line, "set-link link=7 state=closed"; as it stands where it cannot be read.
   (transfer full) */
char *tbr_order_words_line (const TbrScenario *scenario, const char *line);

G_END_DECLS
