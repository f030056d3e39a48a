/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Files opened in the editor that somebody uses. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * tbr_launch_editor:
 * @path: of a file
 * @line: to be shown, from 1; 0: wherever
 *
 * Starts what VISUAL or EDITOR names, else whatever the desktop opens files of the kind with; one
 * that needs a terminal gets one of its own. Waits for nothing.
 *
 * Returns: (transfer full) (nullable): why there is no editor; NULL when one was started
 */
char *tbr_launch_editor (const char *path, guint line);

G_END_DECLS
