/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What-if: a scenario, branches of it, and in each the edits that make it another one. */
#pragma once

#include <tabard/scenario.h>

G_BEGIN_DECLS

/* An edit is one line of text:

     set SECTION.ID.PARAMETER VALUE          a value, written into <settings>
     add SECTION KIND NAME=VALUE... [/ ROW NAME=VALUE...]...
                                             an element at the end of its section, with its rows
     extend SECTION ID ROW NAME=VALUE...     a row of an element that is written in the scenario
                                             itself
     remove SECTION ID                       an element that is written in the scenario itself
     change SECTION ID ROW NUMBER NAME=VALUE...
                                             other values in a row of such an element: its first ROW
                                             is 1
     cut SECTION ID ROW NUMBER               a row of such an element
     order INSTANT SEAT COMMAND NAME=VALUE...
                                             a line of a command log, written into <commands>

   Several in one line, with a ';' as a word between them, are one edit. Words are quoted as in a
   shell. Edits change the text of the scenario's main file and leave every
   other byte of it as it was; the result is read as any file is. */

/* A tree of branches over one scenario. */
typedef struct _TbrWhatif TbrWhatif;

/* A branch, as it is now; until the tree changes. */
typedef struct
{
  guint number;        /* 1 is what the tree began with; numbers are not used again */
  guint parent;        /* number of the branch it left, 0 for none */
  TbrTime at;          /* the instant at which it left */
  const char *name;    /* for people */
  const char *file;    /* where it was saved last, NULL for nowhere */
  guint n_given;       /* edits that it took over from its parent, which stay */
  guint n_edits;       /* all edits, those taken back included */
  guint n_done;        /* edits that hold: the first ones */
  gboolean is_changed; /* something was done, or taken back, since it was made or saved */
} TbrBranch;

/**
 * tbr_whatif_new:
 * @path: scenario file, or the folder with scenario.xml; it is read once
 * @settings: (nullable): NULL-ended "section.id.parameter=value": first edits of the first branch,
 * which stay
 *
 * Errors: TBR_ERROR_FILE, TBR_ERROR_SCENARIO when it is not XML that can be edited
 */
TbrWhatif *tbr_whatif_new (const char *path, const char *const *settings, GError **error);
void tbr_whatif_free (TbrWhatif *whatif);

/* The scenario's file, absolute. Owned by the tree. */
const char *tbr_whatif_path (const TbrWhatif *whatif);
guint tbr_whatif_n_branches (const TbrWhatif *whatif);
/* In the order in which they were made. */
TbrBranch tbr_whatif_branch (const TbrWhatif *whatif, guint index);
/* The branch of a number; FALSE when there is none. */
gboolean tbr_whatif_find (const TbrWhatif *whatif, guint number, TbrBranch *out_branch);
/* Edits of a branch, those taken back included. Owned by the tree, until it changes. */
const char *tbr_whatif_edit (const TbrWhatif *whatif, guint number, guint index);
/* Whether anything would be lost with it. */
gboolean tbr_whatif_is_changed (const TbrWhatif *whatif);
/* The branch that is being looked at. */
guint tbr_whatif_shown (const TbrWhatif *whatif);
void tbr_whatif_show (TbrWhatif *whatif, guint number);

/* ---- branches ---- */

/* A new branch that takes over what holds in another one, named if @name is not "". Returns: its
   number. */
guint tbr_whatif_branch_off (TbrWhatif *whatif, guint from, TbrTime at, const char *name);
/* Errors: TBR_ERROR_NAME when the name is empty, has line breaks or is that of another one. */
gboolean tbr_whatif_rename (TbrWhatif *whatif, guint number, const char *name, GError **error);
/* Its branches become those of its parent. Errors: TBR_ERROR_NAME for the first one. */
gboolean tbr_whatif_delete (TbrWhatif *whatif, guint number, GError **error);

/* ---- edits ---- */

/**
 * tbr_whatif_text:
 * @more: (nullable): an edit to be tried behind those that hold
 *
 * The branch as the text of a scenario, which stands for the file at tbr_whatif_path(). Errors:
 * TBR_ERROR_SYNTAX, TBR_ERROR_NAME. Returns: (transfer full) (nullable)
 */
char *tbr_whatif_text (const TbrWhatif *whatif, guint number, const char *more, GError **error);

/**
 * tbr_whatif_read:
 * @path: the file for which @text stands: files are looked for beside it
 *
 * Reads a branch as any scenario is read, with all checks. From any thread.
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrScenario *tbr_whatif_read (const char *text, const char *path, const char *library,
                              const TbrMap *map, TbrDiagnostics *faults);
/* The same with values set behind all that the text says; @settings: (nullable): NULL-ended
   "section.id.parameter=value" */
TbrScenario *tbr_whatif_read_with (const char *text, const char *path, const char *library,
                                   const TbrMap *map, const char *const *settings,
                                   TbrDiagnostics *faults);

/* An edit that was tried and found good. What was taken back before is forgotten. Errors: those of
   the form of the line. */
gboolean tbr_whatif_add (TbrWhatif *whatif, guint number, const char *line, GError **error);
/* Takes back the last edit that holds, does again the one taken back last; FALSE when there is
   none. */
gboolean tbr_whatif_undo (TbrWhatif *whatif, guint number);
gboolean tbr_whatif_redo (TbrWhatif *whatif, guint number);

/* ---- files ---- */

/**
 * tbr_whatif_save:
 * @scenario: the branch, as read
 * @path: of an XML file to be written
 *
 * Writes the branch as a scenario file, through a temporary name. Files that were found beside the
 * whatif's own are copied to the new place when they are not there. Errors: TBR_ERROR_FILE, also
 * when
 * @path is the tree's own file or when another file has the name of one to be copied
 */
gboolean tbr_whatif_save (TbrWhatif *whatif, guint number, const TbrScenario *scenario,
                          const char *path, GError **error);

/* The whole tree as text, each line what was done. (transfer full) */
char *tbr_whatif_format (const TbrWhatif *whatif);

/**
 * tbr_whatif_keep:
 * @path: of the journal; its folder is there
 *
 * Writes the tree to a file, and from now on every change behind it at once, so that it is there
 * even when the program is killed. The file is locked as long as the tree lives.
 * Errors: TBR_ERROR_FILE
 */
gboolean tbr_whatif_keep (TbrWhatif *whatif, const char *path, GError **error);
/* Ends the journal and removes it: there is nothing to be recovered. */
void tbr_whatif_discard (TbrWhatif *whatif);

/* What a journal is about, without opening its scenario. */
typedef struct
{
  char *scenario; /* path of the scenario */
  guint n_branches;
  guint n_edits;  /* that hold beyond those that the first branch began with */
  gint64 changed; /* microseconds since 1970, when it was written last */
} TbrWhatifNote;

/* FALSE when it is no journal or another program is writing it. */
gboolean tbr_whatif_note (const char *path, TbrWhatifNote *out_note);
void tbr_whatif_note_clear (TbrWhatifNote *note);

/**
 * tbr_whatif_recover:
 *
 * Reads a journal. A last line that was not written to its end is passed over.
 * Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX, and TBR_ERROR_SCENARIO when the scenario is no longer
 * what it was
 */
TbrWhatif *tbr_whatif_recover (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrWhatif, tbr_whatif_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrWhatifNote, tbr_whatif_note_clear)

G_END_DECLS
