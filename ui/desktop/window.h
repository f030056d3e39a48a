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

/* Called before each frame that is measured. */
typedef void (*TbrFrameFunc) (TbrDesktop *desktop, guint frame, gpointer data);

/* What is measured: frames made as fast as they can be, each shown on the display. */
typedef struct
{
  guint n;             /* frames */
  TbrFrameFunc before; /* changes something */
  gpointer data;
  GArray *frames; /* double: milliseconds of each, from the tick to the display */
  GArray *shows;  /* double: milliseconds of it that the display took */
  GArray *works;  /* double: milliseconds of it that this thread had a processor */
} TbrWindowMeasure;

/* Opens a window as tbr_window_run() does, waits for the crisis to be ready, measures, and closes
   it. Errors: TBR_ERROR_FILE when there is no display */
gboolean tbr_window_measure (const TbrDesktopSpec *spec, TbrWindowMeasure *measures, guint n,
                             GError **error);

G_END_DECLS
