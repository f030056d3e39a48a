/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One change of a scenario as a line of text, and what it does to the scenario's file. */
#pragma once

#include "scenario/markup.h"

#include <tabard/scenario.h>

/* Whether a line is an edit at all. Errors: TBR_ERROR_SYNTAX, TBR_ERROR_NAME. */
gboolean tbr_edit_check (const char *line, GError **error);

/**
 * tbr_edit_apply:
 * @markup: the text of a scenario's main file
 * @line: see <tabard/whatif.h>
 *
 * Changes the text. Values are not looked at: that is done when the text is read.
 * Errors: those of tbr_edit_check(); TBR_ERROR_NAME when what is to be removed is not in the text;
 * the text may then have been changed in part
 */
gboolean tbr_edit_apply (TbrMarkup *markup, const char *line, GError **error);
