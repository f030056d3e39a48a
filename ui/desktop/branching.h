/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The desktop's what-if: branches of the crisis that is open, edits tried beside the window, work
   that was left. */
#pragma once

#include "desktop/aside.h"
#include "desktop/desktop.h"

#include <tabard/whatif.h>

G_BEGIN_DECLS

/* Work that another program, or this one, left behind. */
typedef struct
{
  char *path;  /* of the journal */
  char *title; /* of its scenario, or the name of its folder when that does not say */
  TbrWhatifNote note;
} TbrLeftWork;

void tbr_left_work_clear (gpointer left);

#define TBR_JOURNAL ".what-if" /* at the end of a journal's name */

/* A crisis was opened from its file; is closed. */
void tbr_branching_begin (TbrDesktop *desktop);
void tbr_branching_end (TbrDesktop *desktop);
/* A session that was read from the text of a branch. Takes it. */
void tbr_branching_take (TbrDesktop *desktop, TbrSession *session);

/* Has the branch that is shown read as it is. */
void tbr_branching_read (TbrDesktop *desktop);
/* Tries an edit on the branch that is shown; it is done when it has been read and found good. The
   plan is left as it is: its first edit is done in a branch of its own. */
void tbr_branching_try (TbrDesktop *desktop, const char *line);
/* The same in a branch of its own from the start on, which is shown beside the one that it leaves.
   @is_looked_at: nothing is left behind of it as long as nothing else is done. Returns: FALSE when
   it cannot be tried */
gboolean tbr_branching_try_apart (TbrDesktop *desktop, const char *name, const char *line,
                                  gboolean is_looked_at);
void tbr_branching_undo (TbrDesktop *desktop);
void tbr_branching_redo (TbrDesktop *desktop);
/* Leaves the branch that is shown at this instant, and shows the new one. */
void tbr_branching_branch (TbrDesktop *desktop);
/* What a branch is called, in the language of the reader. Borrowed. */
const char *tbr_branching_name (const TbrBranch *branch);
void tbr_branching_show (TbrDesktop *desktop, guint number);
void tbr_branching_delete (TbrDesktop *desktop, guint number);
gboolean tbr_branching_rename (TbrDesktop *desktop, const char *name, GError **error);
/* Saves under the name it has; asks for one when it has none. */
void tbr_branching_save (TbrDesktop *desktop);
gboolean tbr_branching_save_as (TbrDesktop *desktop, const char *file, GError **error);

/* Looks for work that was left, and reads one of it again, beside the window. */
void tbr_branching_look (TbrDesktop *desktop);
void tbr_branching_tick_left (TbrDesktop *desktop);
extern const TbrAsideKind tbr_left_work_aside, tbr_recovery_aside;
void tbr_branching_recover (TbrDesktop *desktop, guint index);
void tbr_branching_discard (TbrDesktop *desktop, guint index);

/* The thing of a new scenario that is the one chosen in the old; nothing for what is only a number
   of a run. */
TbrThing tbr_branching_same_thing (const TbrScenario *old, const TbrScenario *new, TbrThing thing);

G_END_DECLS
