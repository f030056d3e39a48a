/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An exercise on the desktop: whose screen it is, what it shows, and its pages. */
#pragma once

#include "desktop/exercise/hindsight.h"
#include "desktop/exercise/host.h"
#include "desktop/state.h"

G_BEGIN_DECLS

#define TBR_STAGE_SPEEDS 6

/* What the form of an order would come to. */
typedef struct
{
  char *words;   /* as they were tried last; NULL: nothing was */
  TbrTime at;    /* when that was */
  guint number;  /* of the trial, 0: it has been answered */
  char *refusal; /* why it would be refused; NULL: it would be done */
} TbrTrial;

/* Of which alerts the map shows where they hold. */
typedef struct
{
  gboolean is_known; /* FALSE: it shows none yet */
  guint role;        /* whose they are; TBR_NONE: all that have gone out */
  guint n;           /* that have arrived */
  TbrTime at, until; /* they hold from this scene on, and before this instant */
} TbrAlertsShown;

struct _TbrStage
{
  const TbrExercise *exercise; /* of the session */
  TbrHost *host;               /* NULL on a second screen */
  TbrScene *scene;             /* NULL until the first is there */
  char *log;                   /* where it is written; NULL: nowhere */
  const char *language;        /* of the exercise, nearest to the reader's */

  /* whose screen it is */
  guint seat;          /* index of a role; TBR_NONE: the facilitator's */
  guint next_seat;     /* while the machine is handed over */
  gboolean is_covered; /* it is */
  guint twin;          /* the role on the second screen, TBR_NONE: there is none */
  TbrView *views; /* by role, the facilitator's behind them: where each looked on the map; scale
                     0: not yet */
  guint believer; /* facilitator: whose belief is on the map; TBR_NONE: the truth is */

  TbrAlertsShown alerts;

  /* the clock */
  gboolean is_running, is_jumping;
  double speeds[TBR_STAGE_SPEEDS]; /* seconds of the crisis a second, rising */
  guint n_speeds, speed;
  double clock;       /* TbrTime */
  gint64 clock_since; /* microseconds */
  guint asked;        /* serial of the last wish */

  /* pages */
  guint pages[2];           /* of the facilitator, of a seat: the place among tbr_pages */
  guint inject;             /* chosen on the board; TBR_NONE */
  guint letter;             /* chosen in the inbox, counted from the oldest; TBR_NONE: the newest */
  guint n_letters, n_turns; /* as shown last */

  /* a recording: see replay.h */
  TbrHindsight *hindsight; /* NULL: the exercise is being played */
  TbrReview *review;       /* the newest; NULL before there is one */
  guint deed;              /* the chosen decision; TBR_NONE */
  gboolean is_to_fly;      /* to what it is about, once its instant is shown */
  guint measure;           /* by which decisions are judged, of the review's */
  gboolean is_past_shown;  /* what happened */
  guint n_shown;           /* runs made, as shown last */
  gint64 shown_since;      /* microseconds: when that was */
  TbrCurves course;        /* the figure as it was painted last */

  /* what was said */
  gboolean is_sure;  /* to write the list was asked for once */
  guint form_number; /* of what the form said, 0: nothing is on its way */
  TbrTrial trial;
};
typedef struct _TbrStage TbrStage;

/* ---- pages: one file and one line in pages.c for each ---- */

typedef enum
{
  TBR_PAGE_FACILITATOR,
  TBR_PAGE_SEAT,
  TBR_PAGE_BOTH,
  TBR_PAGE_REVIEW /* of a recording */
} TbrPageFor;

typedef struct
{
  const char *name; /* as on its tab; a text for people in the context "tab" */
  TbrPageFor who;
  /* Sets its widgets. */
  void (*build) (TbrDesktop *desktop, TbrColumn *column);
  /* (nullable) Paints what no widget can: its widgets of kind AREA. */
  void (*paint) (TbrDesktop *desktop, const TbrPen *pen);
  /* (nullable) Does what only it knows; returns whether it did. */
  gboolean (*act) (TbrDesktop *desktop, TbrActionId action, gint64 argument);
} TbrPage;

/* All of them, in the order of their tabs, NULL-ended. */
extern const TbrPage *const tbr_pages[];
/* The page that is shown. */
const TbrPage *tbr_stage_page (const TbrDesktop *desktop);
void tbr_stage_show_page (TbrDesktop *desktop, guint page);
/* The page of a name comes to the front, when this screen has it. */
void tbr_stage_show_named (TbrDesktop *desktop, const char *name);

/* ---- the life of an exercise ---- */

/* Begins the exercise of the session that is open. */
void tbr_stage_begin (TbrDesktop *desktop);
void tbr_stage_end (TbrDesktop *desktop);
void tbr_stage_tick (TbrDesktop *desktop);
gboolean tbr_stage_is_settled (const TbrDesktop *desktop);
/* Whether it wants to be ticked with every frame. */
gboolean tbr_stage_is_busy (const TbrDesktop *desktop);
/* Does an action in its own way; FALSE: it is done as when planning. */
gboolean tbr_stage_act (TbrDesktop *desktop, TbrActionId action, gint64 argument);
/* Whether it only shows what is played at another desktop. */
gboolean tbr_stage_is_twin (const TbrDesktop *desktop);
/* Whether a second screen shows this exercise, so that it may not go; says so. */
gboolean tbr_stage_is_shared (TbrDesktop *desktop);
/* What the window is called: the exercise and whose screen it is. (transfer full) */
char *tbr_stage_title (const TbrDesktop *desktop);
/* From the exercise's begin to an instant. */
TbrTime tbr_stage_since (const TbrStage *stage, TbrTime at);

/* ---- the clock: stage_clock.c ---- */

/* @pace: seconds of the crisis a second, at the beginning. */
void tbr_stage_clock_init (TbrStage *stage, double pace);
void tbr_stage_clock_tick (TbrDesktop *desktop);
gboolean tbr_stage_clock_act (TbrDesktop *desktop, TbrActionId action, gint64 argument);
/* Asks the host for what the screen shows, where the clock stands. */
void tbr_stage_look (TbrDesktop *desktop);
/* Goes to an instant of a recording. */
void tbr_stage_seek (TbrDesktop *desktop, TbrTime at);
/* Whether this screen has the hand on the clock: the facilitator's, and the seat of who plays
 * alone.
 */
gboolean tbr_stage_has_clock (const TbrStage *stage);

/* ---- saying ---- */

/* Whose words they are: a role's id, or the facilitator. */
const char *tbr_stage_who (const TbrStage *stage);
/* Returns: the number of the answer */
guint tbr_stage_say (TbrDesktop *desktop, const char *words);
/* The same with words put together as by printf(). */
void tbr_stage_say_about (TbrDesktop *desktop, const char *verb, const char *id, const char *more);

/* Takes what the host has answered: what was refused is said at once, what was done closes the form
   that said it. */
void tbr_stage_take_answers (TbrDesktop *desktop);

/* ---- texts ---- */

/* In the exercise's language; never NULL. */
const TbrWording *tbr_stage_wording (const TbrStage *stage, const TbrWordings *wordings);
const char *tbr_stage_role_title (const TbrStage *stage, guint role);
/* Who is to take an expected action, and until when. (transfer full) */
char *tbr_stage_expected_of (const TbrStage *stage, const TbrExpected *expected);
/* "7  Nobody has come" (transfer full) */
char *tbr_stage_inject_title (const TbrStage *stage, guint inject);
/* To whom an inject goes: titles of roles, or all. (transfer full) */
char *tbr_stage_inject_to (const TbrStage *stage, guint inject);
/* A need as the one whose belief is on the map has been told of it; NULL when the truth is.
   (transfer full) (nullable) */
char *tbr_stage_name_need (const TbrDesktop *desktop, guint32 need);
/* All that has happened by the instant that is shown. */
TbrTurns tbr_stage_turns (const TbrStage *stage);
/* "2 h 10 min" since the begin. (transfer full) */
char *tbr_stage_after (const TbrStage *stage, TbrTime at);

/* ---- panels ---- */

void tbr_stage_side (TbrDesktop *desktop, const TbrPen *pen);
void tbr_stage_side_paint (TbrDesktop *desktop, const TbrPen *pen);
void tbr_stage_time (TbrDesktop *desktop, const TbrPen *pen);
void tbr_stage_time_paint (TbrDesktop *desktop, const TbrPen *pen);

/* One of several buttons that stand side by side. */
typedef struct
{
  TbrActionId action;
  gint64 argument;
  const char *text;
  gboolean is_disabled, is_on;
} TbrStageButton;

/* As many in a row as there is room for. */
void tbr_stage_buttons (TbrDesktop *desktop, TbrColumn *column, const TbrStageButton *buttons,
                        guint n);

/* ---- forms: order_form.c, message_form.c ---- */

/* An order of the seat, or the facilitator's; @param (nullable): what is known already. */
void tbr_order_form_open (TbrDesktop *desktop, const char *kind, const char *param,
                          const char *value);
void tbr_order_form_follow (TbrDesktop *desktop);
/* What the form says so far. (transfer full) */
char *tbr_order_form_words (TbrDesktop *desktop);
/* Whether it could be given now, and if not, why. */
/* Whether a road may be in the order of the form: a state seat has those that touch its land. */
gboolean tbr_order_form_has_road (const TbrDesktop *desktop, guint32 link);
/* Why an order would be refused, or was, in the reader's words. (transfer full) */
char *tbr_order_form_refusal (const TbrDesktop *desktop, const char *said);
void tbr_order_form_build (TbrDesktop *desktop, TbrColumn *column);
/* Tries what is in the form when that has not been tried yet. */
void tbr_order_form_tick (TbrDesktop *desktop);

/* A message that is in no list; @role: to whom, TBR_NONE: to all. */
void tbr_message_form_open (TbrDesktop *desktop, guint role);
/* What is done about an inject, or a channel, with a reason in words. */
void tbr_reason_form_open_inject (TbrDesktop *desktop, guint inject);
void tbr_reason_form_open_channel (TbrDesktop *desktop, guint channel);
char *tbr_reason_form_words (TbrDesktop *desktop);
/* The words in which an inject will go, or has gone, where they are not those of the list; FALSE
   when they are. @out_subject, @out_body: (out) (transfer full) (nullable) */
gboolean tbr_stage_find_words (const TbrStage *stage, guint inject, char **out_subject,
                               char **out_body);
/* The words of an inject before it goes. */
void tbr_wording_form_open (TbrDesktop *desktop, guint inject);
/* (transfer full) */
char *tbr_message_form_words (TbrDesktop *desktop);
char *tbr_wording_form_words (TbrDesktop *desktop);

/* Opens the form once its fields are there. */
void tbr_stage_form_show (TbrDesktop *desktop);
/* Says what the form comes to. */
void tbr_stage_form_use (TbrDesktop *desktop);
/* Whether the form that is open is one of an exercise. */
gboolean tbr_stage_form_is_one (const TbrDesktop *desktop);

G_END_DECLS
