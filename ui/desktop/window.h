/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The window that shows the desktop. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/**
 * tbr_window_run:
 * @spec: width and height 0: as remembered, or most of the screen; wake is the window's own
 *
 * Opens a window and returns when it is closed. Errors: TBR_ERROR_FILE when there is no display,
 * or when the program was built without a library of windows.
 */
gboolean tbr_window_run (const TbrDesktopSpec *spec, GError **error);

G_END_DECLS
