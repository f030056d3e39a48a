/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A desktop without a window, for tests: opened, driven, waited for. */
#pragma once

#include "ui/inside.h"

typedef struct
{
  TbrDesktop *desktop;
  char *map, *library, *scenario;
  gint64 clock; /* microseconds: goes as the test wants it */
} Watched;

/* An empty folder that is the home of all that a test's desktop writes. (transfer full) */
char *watched_home (void);
/* Takes it away with all that is in it, and frees its name. */
void watched_home_clear (char *home);
/* Opens a shipped crisis, or the start screen when @name is NULL. */
void watched_init (Watched *watched, const char *name);
/* The same for its first 8 days, with a folder for work that is not saved, which must live as long.
 */
void watched_init_work (Watched *watched, const char *name, const char *work);
/* Opens an exercise with what a desktop is told of one (log, script, seat, pace, digest). */
void watched_init_exercise (Watched *watched, const char *path, const TbrDesktopSpec *more);
/* Opens what a desktop is told. */
void watched_init_spec (Watched *watched, const TbrDesktopSpec *spec);
/* Opens a file, wherever it is. */
void watched_init_file (Watched *watched, const char *path);
/* As watched_init(), with values set and futures run in the background. */
void watched_init_futures (Watched *watched, const char *name, const char *const *settings,
                           guint futures);
/* The same without futures and with own layers, ended by NULL; the files must live as long. */
void watched_init_layers (Watched *watched, const char *name, const char *const *settings,
                          const char *const *layers);
/* Opens an exercise to be written; @work and @path must live as long. A rehearsal plays it twice.
 */
void watched_init_events (Watched *watched, const char *path, const char *work);
/* The shipped exercise of a name as a file of that folder, to be written. (transfer full) */
char *watched_copy_exercise (const char *name, const char *folder);
void watched_clear (Watched *watched);
/* Ticks as often as asked, a sixtieth of a second apart for the desktop. */
void watched_tick (Watched *watched, int n);
/* Ticks until all that was asked for is there. */
void watched_settle (Watched *watched);
void watched_key (Watched *watched, guint32 key, guint with);
void watched_write (Watched *watched, const char *text);
void watched_click (Watched *watched, double x, double y);
/* The first button of the pointer at a place of the window: moved, pressed, released. */
void watched_point (Watched *watched, TbrInputKind kind, double x, double y);
/* Where a place of the map is in the window. */
void watched_find (Watched *watched, double lon, double lat, double *out_x, double *out_y);
/* A file falls on the window; waits until that is dealt with. */
void watched_drop (Watched *watched, const char *path);
/* A file of a folder with that text. (transfer full): its path */
char *watched_write_file (const char *folder, const char *name, const char *text);
/* Writes @to in the place where a file first says @from, which it must. */
void watched_edit_file (const char *path, const char *from, const char *to);
/* Clicks the widget with an action; it must be there. */
void watched_use (Watched *watched, TbrPanelId panel, TbrActionId action, gint64 argument);
gboolean watched_shows (Watched *watched, TbrPanelId panel, const char *text);
/* The window as pixels, owned by the caller. */
guint32 *watched_picture (Watched *watched);

#define WATCHED_WIDTH 1280
#define WATCHED_HEIGHT 720
