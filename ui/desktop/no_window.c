/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The window where there is none: the program was built without a library of windows. */
#include "desktop/window.h"

gboolean
tbr_window_measure (const TbrDesktopSpec *spec, TbrWindowMeasure *measures, guint n, GError **error)
{
  return tbr_window_run (spec, error);
}

gboolean
tbr_window_run (const TbrDesktopSpec *spec, GError **error)
{
  g_set_error (error, TBR_ERROR, TBR_ERROR_FILE,
               "this build has no window: SDL2 (libsdl2-dev) was not there when it was made; "
               "--picture FILE.png works without");
  return FALSE;
}
