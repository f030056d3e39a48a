/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The editor of an exercise's events list: grid, time line, the chosen inject, its rehearsal. */
#pragma once

#include "desktop/columns.h"
#include "desktop/exercise/rehearser.h"
#include "desktop/state.h"

#include <tabard/clauses.h>
#include <tabard/events.h>

G_BEGIN_DECLS

/* What the column at the right tells. */
typedef enum
{
  TBR_CARD_INJECT,    /* its values and texts */
  TBR_CARD_CONDITION, /* when it is due, piece by piece */
  TBR_CARD_TITLES,    /* what else people read, in each language */
  TBR_CARD_REHEARSAL, /* what never fires, what nothing tests */
  TBR_CARD_N
} TbrCard;

/* Columns of the grid. */
typedef enum
{
  TBR_GRID_NUMBER,
  TBR_GRID_WHEN,
  TBR_GRID_FROM,
  TBR_GRID_TO,
  TBR_GRID_MEDIUM,
  TBR_GRID_TITLE,
  TBR_GRID_EFFECT,
  TBR_GRID_OBJECTIVE,
  TBR_GRID_N,
  TBR_GRID_FIRES = TBR_GRID_OBJECTIVE /* in its place when it has been rehearsed */
} TbrGridColumn;

/* What can be done to the part of a condition that is chosen; arguments of an action. */
typedef enum
{
  TBR_CLAUSE_CHANGE,
  TBR_CLAUSE_AND,
  TBR_CLAUSE_OR,
  TBR_CLAUSE_NOT,
  TBR_CLAUSE_TURN,
  TBR_CLAUSE_REMOVE,
  TBR_CLAUSE_N
} TbrClauseDeed;

struct _TbrEditor
{
  TbrEvents *events;      /* NULL: the file has faults */
  TbrDiagnostics *faults; /* of reading the file */
  char *path;             /* of the exercise */
  char *work;             /* where changes are kept that are not saved; NULL: nowhere */
  char *left;             /* work of another time about the same file, NULL for none */
  guint n_left;           /* changes in it */

  char *chosen; /* id of the inject that is chosen, NULL for none */
  TbrCard card;
  char *branch;     /* id of the branch whose condition is written; NULL: that of the inject */
  guint clause;     /* part of the condition that is chosen, as listed */
  gint64 said;      /* TbrClauseDeed that the form of a part carries out */
  gboolean is_sure; /* closing was asked for once with changes that are not saved */

  /* the grid */
  TbrListing *listing;  /* NULL: to be made */
  guint edition;        /* of the events that it lists */
  GArray *rows;         /* guint: injects in the order shown */
  TbrGridColumn column; /* by which they are sorted */
  TbrOrder order;
  double wanted[TBR_COLUMNS_MOST]; /* widths, pixels at ui 1 */
  guint n_button_rows;             /* that stand above the grid; 0: not known yet */
  gboolean is_measured;

  /* what is dragged along the time line */
  char *dragged; /* id, NULL for nothing */
  TbrTime drag_at;
  double drag_from; /* pixels from the mark's time to where it was taken */

  TbrRehearser *rehearser; /* NULL: not rehearsed yet */
  guint rehearsed;         /* edition that it plays */
  guint n_told;            /* replications done as shown last */
  gboolean is_told;        /* its answer is shown */
};
typedef struct _TbrEditor TbrEditor;

/* ---- its life: editor.c ---- */

/* Opens an exercise to be written; faults go to the doctor. */
void tbr_editor_begin (TbrDesktop *desktop, const char *path);
void tbr_editor_end (TbrDesktop *desktop);
/* The scenario has been read. */
void tbr_editor_hold (TbrDesktop *desktop);
void tbr_editor_tick (TbrDesktop *desktop);
gboolean tbr_editor_is_settled (const TbrDesktop *desktop);
/* Whether it wants to be looked at now and then though nothing happens. */
gboolean tbr_editor_is_busy (const TbrDesktop *desktop);
/* Whether a key is the editor's, and if so does what it means. */
gboolean tbr_editor_key (TbrDesktop *desktop, const TbrInput *input);
/* Does an action in its own way; FALSE: it is done as elsewhere. */
gboolean tbr_editor_act (TbrDesktop *desktop, TbrActionId action, gint64 argument);
/* Writes the list to a file and says so. */
gboolean tbr_editor_save (TbrDesktop *desktop, const char *path, GError **error);
/* Tells an error, or shows what has changed. */
void tbr_editor_told (TbrDesktop *desktop, GError *error);
void tbr_editor_choose (TbrDesktop *desktop, const char *id);
/* The chosen inject, NULL for none. */
const TbrInject *tbr_editor_inject (const TbrEditor *editor);
const TbrExercise *tbr_editor_exercise (const TbrEditor *editor);
/* The branch whose condition is written; NULL: it is that of the chosen inject. */
const TbrStoryBranch *tbr_editor_branch (const TbrEditor *editor);
/* The condition that is written; NULL when neither is chosen. */
const TbrCondition *tbr_editor_written (const TbrEditor *editor);
/* Its panels are to be built again. */
void tbr_editor_touch (TbrDesktop *desktop);
/* Gives an inject another time. */
void tbr_editor_put (TbrDesktop *desktop, const char *id, TbrTime at);
/* "Two Augusts*". (transfer full) */
char *tbr_editor_title (const TbrEditor *editor);
/* What a rehearsal says of an inject of the list as it is now; NULL when nobody knows. */
const TbrOften *tbr_editor_often (const TbrEditor *editor, const char *id);

/* ---- work that is not saved: editor_work.c ---- */

/* The first change begins to keep it. */
void tbr_editor_keep (TbrDesktop *desktop);
/* Looks whether another time left work about this file. */
void tbr_editor_look (TbrDesktop *desktop);
/* Goes on with that work; throws it away. */
void tbr_editor_recover (TbrDesktop *desktop);
void tbr_editor_discard (TbrDesktop *desktop);

/* ---- panels ---- */

void tbr_panel_events (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_events_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_panel_card (TbrDesktop *desktop, const TbrPen *pen);
/* Lists again when something has changed. */
void tbr_grid_renew (TbrDesktop *desktop);
void tbr_grid_forget (TbrEditor *editor);
/* The row that is chosen; 0 for none. */
guint tbr_grid_row (const TbrEditor *editor);
guint tbr_grid_n_seen (const TbrDesktop *desktop);
void tbr_grid_scroll_to (TbrDesktop *desktop, guint row);
void tbr_grid_sort (TbrDesktop *desktop, TbrGridColumn column);
/* Height of the time line, pixels. */
double tbr_line_height (const TbrDesktop *desktop);
/* Its marks, under one another from @top on. */
void tbr_line_build (TbrDesktop *desktop, const TbrPen *pen, double top);
void tbr_line_paint (TbrDesktop *desktop, const TbrPen *pen);
/* A mark is taken with the pointer, moved, let go. */
gboolean tbr_line_press (TbrDesktop *desktop, gint64 inject, double x);
void tbr_line_move (TbrDesktop *desktop, double x);
void tbr_line_release (TbrDesktop *desktop);
/* By what keys and drags move a time. */
TbrTime tbr_line_step (const TbrDesktop *desktop);

/* ---- forms: editor_form.c, clause_form.c ---- */

/* What an inject's element may say. */
const TbrKind *tbr_editor_kind (void);
/* The values of the chosen inject, beginning with one of its attributes. */
void tbr_editor_form_inject (TbrDesktop *desktop, const char *attribute);
/* Its text in one of the exercise's languages. */
void tbr_editor_form_text (TbrDesktop *desktop, guint language);
void tbr_editor_form_save (TbrDesktop *desktop);
/* Part of its condition. */
void tbr_clause_form_open (TbrDesktop *desktop, TbrClauseDeed deed);
void tbr_clause_form_follow (TbrDesktop *desktop);
gboolean tbr_clause_form_use (TbrDesktop *desktop, GError **error);
/* Does at once what needs no form. */
void tbr_clause_do (TbrDesktop *desktop, TbrClauseDeed deed);
/* Opens the form once its fields are there. */
void tbr_editor_form_show (TbrDesktop *desktop, guint field);
gboolean tbr_editor_form_is_one (const TbrDesktop *desktop);
void tbr_editor_form_use (TbrDesktop *desktop);

/* ---- titles in each language: editor_titles.c ---- */

/* From this argument on TBR_ACT_EVENTS_TEXT is about what is listed there. */
#define TBR_EDITOR_TITLES 1000

void tbr_editor_titles_build (TbrDesktop *desktop, TbrColumn *column);
/* The form of one that is listed. */
void tbr_editor_titles_open (TbrDesktop *desktop, guint wanted);
gboolean tbr_editor_titles_are_asked (const TbrForm *form);
gboolean tbr_editor_titles_use (TbrDesktop *desktop, GError **error);

/* ---- words: editor_words.c ---- */

/* Its number as a text. (transfer full) */
char *tbr_editor_number (const TbrInject *inject);
/* "at least" in the language of the reader. */
const char *tbr_editor_relation (guint relation);
/* "offer made": what people call a kind of fact; "" for none. */
const char *tbr_editor_fact (guint32 fact);
/* A condition in one sentence; "" for none. (transfer full) */
char *tbr_editor_condition (const TbrExercise *exercise, const TbrScenario *scenario,
                            const TbrCondition *condition);
/* One part of it that has no parts of its own. (transfer full) */
char *tbr_editor_atom (const TbrExercise *exercise, const TbrScenario *scenario,
                       const TbrConditionStep *step);
/* When an inject is due: a time, or its condition. (transfer full) */
char *tbr_editor_when (const TbrExercise *exercise, const TbrScenario *scenario,
                       const TbrInject *inject);
/* Titles of the roles it is for. (transfer full) */
char *tbr_editor_to (const TbrExercise *exercise, const TbrInject *inject);
/* "Greece", "ERCC": a seat; its code where nobody knows the state. @scenario: (nullable) */
const char *tbr_editor_seat (const TbrScenario *scenario, const char *seat);
/* The seats an inject is for. (transfer full) */
char *tbr_editor_seats (const TbrExercise *exercise, const TbrScenario *scenario,
                        const TbrInject *inject);
/* What kind of effect an inject has, in a word or two; "" for none. */
const char *tbr_editor_deed (const TbrInject *inject);
/* The whole of it; @scenario: (nullable): without it only what it does. (transfer full) */
char *tbr_editor_effect (const TbrExercise *exercise, const TbrScenario *scenario,
                         const TbrInject *inject);
/* The name of the objective that its expected action shows, "" for none. */
const char *tbr_editor_objective (const TbrExercise *exercise, const TbrInject *inject);
/* Its title in the exercise's own language, "" for none. */
const char *tbr_editor_subject (const TbrExercise *exercise, const TbrInject *inject);
/* The instant from which on a condition can hold, as far as its words say; 0 when they do not. */
TbrTime tbr_editor_earliest (const TbrCondition *condition);

G_END_DECLS
