/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One change of an exercise's events list in words, and what it does to the exercise's file. */
#pragma once

#include "scenario/markup.h"

/**
 * tbr_events_change:
 * @markup: the text of an exercise
 * @words: NULL-ended: "set ELEMENT NAME (ATTRIBUTE VALUE)...", "say NAME LANGUAGE SUBJECT BODY",
 *   "add BEHIND NAME NUMBER AT SUBJECT", "copy NAME NEW-NAME NUMBER", "remove NAME",
 *   "number (NAME NUMBER)..."; a VALUE or BEHIND "" is none
 *
 * Changes the text. Values are not looked at: that is done when the text is read.
 * Errors: TBR_ERROR_SYNTAX for what is no change, TBR_ERROR_NAME when what it is about is not
 * there; the text may then have been changed in part
 */
gboolean tbr_events_change (TbrMarkup *markup, const char *const *words, GError **error);

/* The element of an id; TBR_NONE with an error when there is none. */
guint32 tbr_events_find (const TbrMarkup *markup, const char *element, const char *id,
                         GError **error);
