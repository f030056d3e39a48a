/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether a text can be given to a parser of JSON without harm. */
#pragma once

#include <tabard/error.h>

G_BEGIN_DECLS

/* Brackets within brackets; deeper ones are refused, for parsers call themselves for each. */
#define TBR_JSON_MOST_DEPTH 32

/**
 * tbr_json_check:
 * @text: @length bytes and a closing zero
 * @out_line: (out): where the error is, from 1; only written with an error
 *
 * Whether all words, numbers and texts are those of JSON, numbers are finite, brackets are at most
 * TBR_JSON_MOST_DEPTH deep, and nothing follows the one value that a file holds (a parser that goes
 * on loses what it has read before). The order of words is left to the parser.
 *
 * Source: [RFC8259]. Errors: TBR_ERROR_SYNTAX, TBR_ERROR_RANGE
 */
gboolean tbr_json_check (const char *text, gsize length, guint *out_line, GError **error);

G_END_DECLS
