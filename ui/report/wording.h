/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Numbers and lines as people read them. */
#pragma once

#include <glib.h>

/* Numbers as tbr_numeral() and tbr_numeral_great() write them. (transfer full) */
char *tbr_wording_number (double value);
char *tbr_wording_great_number (double value);
/* Appends the line of a trace with its times in minutes and hours, its distances in kilometres. */
void tbr_wording_append_fact (GString *out, const char *line);
/* Appends words, breaking lines at blanks; continuation lines are indented. */
void tbr_wording_append (GString *out, const char *text, guint indent);
