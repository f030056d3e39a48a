/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Foreign text made fit to be shown in a message. */
#pragma once

#include <glib.h>

/**
 * tbr_quote:
 * @text: any bytes a user gave
 *
 * The text in single quotes, cut to 60 characters, with control characters and bytes that are not
 * UTF-8 replaced, so that a message stays one short line whatever the file holds.
 *
 * Returns: (transfer full)
 */
char *tbr_quote (const char *text);
