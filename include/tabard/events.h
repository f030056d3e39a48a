/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise while it is written: its events list changed step by step, taken back, saved. */
#pragma once

#include <tabard/exercise.h>

G_BEGIN_DECLS

/* An exercise's file and what was changed in it. A change is done on the text of the file and
   leaves every other byte of it as it was; the result is read as any file is, so that what may not
   be is refused with the same sentence, and then nothing has happened. */
typedef struct _TbrEvents TbrEvents;

/**
 * tbr_events_open:
 * @path: of an exercise's file; it is read once
 * @faults: receives every fault of it
 *
 * Returns: (transfer full) (nullable): NULL when @faults has grown
 */
TbrEvents *tbr_events_open (const char *path, TbrDiagnostics *faults);
void tbr_events_free (TbrEvents *events);

/**
 * tbr_events_hold:
 * @scenario: (nullable): must live as long as @events or until another one is given
 *
 * From now on every change is held against the scenario, too. What does not fit already is no
 * reason to refuse a change; see tbr_events_faults().
 */
void tbr_events_hold (TbrEvents *events, const TbrScenario *scenario);

/* As it is now; owned by @events, until it changes. */
const TbrExercise *tbr_events_exercise (const TbrEvents *events);
/* What does not fit the scenario now, with lines of the text. Owned by @events, until it changes.
 */
const TbrDiagnostics *tbr_events_faults (const TbrEvents *events);
/* The file, absolute; its text as it would be saved. Owned by @events, until it changes. */
const char *tbr_events_path (const TbrEvents *events);
const char *tbr_events_text (const TbrEvents *events);
/* Whether anything would be lost with it. */
gboolean tbr_events_is_changed (const TbrEvents *events);
/* Grows with each change, also one that is taken back: whoever looks sees that there is news. */
guint tbr_events_edition (const TbrEvents *events);

/* An attribute of an inject or branch as it is written; NULL when it is not. @element: "inject",
   "branch". (transfer full) (nullable) */
char *tbr_events_get (const TbrEvents *events, const char *element, const char *id,
                      const char *name);
/* The text of an inject in a language; NULL when there is none, or an empty one. */
const TbrWording *tbr_inject_wording (const TbrInject *inject, const char *language);
/* Index of the inject called @id; TBR_NONE when there is none. */
guint32 tbr_exercise_find_inject (const TbrExercise *exercise, const char *id);

/* ---- changes ---- */

/* All of these: errors TBR_ERROR_SCENARIO with what is allowed, TBR_ERROR_NAME when there is no
   such element or attribute; then nothing has happened. What was taken back before is forgotten. */

/* Changes values of an inject or branch together. @pairs: NULL-ended names and values, a value
   "" leaves it out. An inject that now says something gets a text for each language. */
gboolean tbr_events_set (TbrEvents *events, const char *element, const char *id,
                         const char *const *pairs, GError **error);
/* Says an inject in a language. */
gboolean tbr_events_say (TbrEvents *events, const char *id, const char *language,
                         const char *subject, const char *body, GError **error);
/* Says who speaks in an inject in a language; "": as the inject itself says. */
gboolean tbr_events_say_from (TbrEvents *events, const char *id, const char *language,
                              const char *from, GError **error);
/* Says in a language what else people read: the title of an objective, role, branch or criterion,
   the sentence of an expected action, the title of the exercise (@element "exercise", @id ""), a
   note (@element "guidance", @id its place, "0" the first). */
gboolean tbr_events_entitle (TbrEvents *events, const char *element, const char *id,
                             const char *language, const char *text, GError **error);
/* A new inject behind another one (NULL: behind all), due at @at after the exercise's begin, with
   the next number and a name of its own, which @out_id tells (transfer full). */
gboolean tbr_events_add (TbrEvents *events, const char *behind, TbrTime at, const char *subject,
                         char **out_id, GError **error);
/* The same inject once more, behind itself. */
gboolean tbr_events_copy (TbrEvents *events, const char *id, char **out_id, GError **error);
gboolean tbr_events_remove (TbrEvents *events, const char *id, GError **error);
/* Due so long after the exercise's begin; no condition any more. */
gboolean tbr_events_move (TbrEvents *events, const char *id, TbrTime at, GError **error);
/* Numbers 1, 2, 3 without gaps: injects with a time in the order of their times, those on a
   condition keep their places among them. */
gboolean tbr_events_renumber (TbrEvents *events, GError **error);

/* Takes back the last change, does again the one taken back last; FALSE when there is none. */
gboolean tbr_events_undo (TbrEvents *events);
gboolean tbr_events_redo (TbrEvents *events);
guint tbr_events_n_done (const TbrEvents *events);
guint tbr_events_n_undone (const TbrEvents *events);

/* ---- files ---- */

/* Writes it through a temporary name. Errors: TBR_ERROR_FILE, also when the file was changed by
   somebody else since it was read or saved. */
gboolean tbr_events_save (TbrEvents *events, const char *path, GError **error);

/* Writes all to a file of its own, and from now on every change behind it at once, so that it is
   there even when the program is killed. Errors: TBR_ERROR_FILE */
gboolean tbr_events_keep (TbrEvents *events, const char *path, GError **error);
/* Ends that and removes it: there is nothing to be recovered. */
void tbr_events_discard (TbrEvents *events);

/* What was kept, without opening it. */
typedef struct
{
  char *path;     /* of the exercise */
  guint n_edits;  /* changes that hold */
  gint64 changed; /* microseconds since 1970, when it was written last */
} TbrEventsNote;

/* FALSE when it is no such file or another program is writing it. */
gboolean tbr_events_note (const char *path, TbrEventsNote *out_note);
void tbr_events_note_clear (TbrEventsNote *note);

/* Reads what was kept; a last line that was not written to its end is passed over.
   Errors: TBR_ERROR_FILE, TBR_ERROR_SYNTAX, TBR_ERROR_SCENARIO when the exercise's file is no
   longer what it was. Returns: (transfer full) (nullable) */
TbrEvents *tbr_events_recover (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrEvents, tbr_events_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrEventsNote, tbr_events_note_clear)

G_END_DECLS
