/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every screen of the desktop, in the order of a walk through them, for those who look at all. */
#pragma once

#include "watched.h"

/* Called at each screen; it may change size and theme, not what is shown. */
typedef void (*ScreensFunc) (Watched *watched, const char *name, gpointer data);

/* Goes through all of them; @folder: for work that is not saved, emptied at the end. */
void screens_walk (const char *folder, ScreensFunc func, gpointer data);
/* From now on in a language of the build's catalogues; FALSE when there are none. */
gboolean screens_language (const char *code);
