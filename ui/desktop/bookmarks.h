/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Instants that a planner has marked, with names: kept for each scenario from one day to the next.
 */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

typedef struct
{
  TbrTime at;
  char *name; /* "" for none; owned */
} TbrBookmark;

/* A list of none: TbrBookmark, sorted by time. (transfer full) */
GArray *tbr_bookmarks_new (void);
/* Those of the crisis that is open, as they were left. */
void tbr_bookmarks_load (TbrDesktop *desktop);
/* One of them. */
const TbrBookmark *tbr_bookmarks_get (const TbrDesktop *desktop, guint index);
/* Its name, or else its date. (transfer full) */
char *tbr_bookmarks_title (const TbrDesktop *desktop, guint index);
/* Sets one at the instant shown, or takes away the one that is there. */
void tbr_bookmarks_toggle (TbrDesktop *desktop);
/* Goes to the next after the clock, the first after the last. */
void tbr_bookmarks_next (TbrDesktop *desktop);
void tbr_bookmarks_rename (TbrDesktop *desktop, guint index, const char *name);
/* TBR_ACT_BOOKMARK_GO and those after it. */
void tbr_bookmarks_act (TbrDesktop *desktop, TbrActionId action, guint index);
/* Adds a row for each, with what can be done to it. */
void tbr_bookmarks_build (TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
