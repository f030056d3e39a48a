/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Everything that can be done at the desktop, with its name and its keys: buttons, keys and the
   sheet of keys all come from this table. */
#pragma once

#include "desktop/input.h"

G_BEGIN_DECLS

typedef enum
{
  TBR_ACT_NONE,
  /* time */
  TBR_ACT_PLAY,
  TBR_ACT_NEXT_FACT,
  TBR_ACT_PREVIOUS_FACT,
  TBR_ACT_FASTER,
  TBR_ACT_SLOWER,
  TBR_ACT_REAL_TIME,
  TBR_ACT_TO_START,
  TBR_ACT_TO_END,
  TBR_ACT_JUMP,
  TBR_ACT_BOOKMARK,
  TBR_ACT_NEXT_BOOKMARK,
  /* map */
  TBR_ACT_ZOOM_IN,
  TBR_ACT_ZOOM_OUT,
  TBR_ACT_PAN_LEFT,
  TBR_ACT_PAN_RIGHT,
  TBR_ACT_PAN_UP,
  TBR_ACT_PAN_DOWN,
  TBR_ACT_FIT,
  TBR_ACT_FIT_SELECTION,
  TBR_ACT_EUROPE,
  TBR_ACT_LAYERS,
  TBR_ACT_GROUP,
  TBR_ACT_COVERAGE,
  /* panels */
  TBR_ACT_SEARCH,
  TBR_ACT_FINDINGS,
  TBR_ACT_CHARTS,
  TBR_ACT_DETAILS,
  TBR_ACT_LEGEND,
  TBR_ACT_SIDE,
  TBR_ACT_TABLE,
  TBR_ACT_TABLE_NEXT,
  TBR_ACT_TABLE_EXPORT,
  TBR_ACT_DOCTOR,
  TBR_ACT_NEXT_WIDGET,
  TBR_ACT_PREVIOUS_WIDGET,
  TBR_ACT_NEXT_PANEL,
  TBR_ACT_ACTIVATE,
  TBR_ACT_LEAVE,
  /* what-if */
  TBR_ACT_WHATIF,
  TBR_ACT_BRANCH,
  TBR_ACT_RENAME,
  TBR_ACT_UNDO,
  TBR_ACT_REDO,
  TBR_ACT_ADD_UNITS,
  TBR_ACT_ADD_STOCK,
  TBR_ACT_MOVE_UNITS,
  TBR_ACT_CARRY,
  TBR_ACT_ADD_HAZARD,
  TBR_ACT_ADD_SPOT,
  TBR_ACT_ADD_SITE,
  TBR_ACT_IMPORT,
  TBR_ACT_SET_POLICY,
  TBR_ACT_SET_ROAD,
  TBR_ACT_REMOVE,
  TBR_ACT_FORM_USE,
  TBR_ACT_COMPARE,
  TBR_ACT_COMPARE_NEXT,
  TBR_ACT_REPORT,
  TBR_ACT_REPORT_AS,
  TBR_ACT_SAVE,
  TBR_ACT_SAVE_AS,
  /* exercise */
  TBR_ACT_STAGE_JUMP,
  TBR_ACT_STAGE_NEXT_PAGE,
  TBR_ACT_STAGE_NEXT_SEAT,
  TBR_ACT_STAGE_ORDER,
  TBR_ACT_STAGE_MESSAGE,
  TBR_ACT_STAGE_BELIEF,
  TBR_ACT_STAGE_REVIEW,
  TBR_ACT_STAGE_LOG,
  TBR_ACT_STAGE_STOP,
  /* window */
  TBR_ACT_OPEN,
  TBR_ACT_OPEN_FILE,
  TBR_ACT_NEW,
  TBR_ACT_RELOAD,
  TBR_ACT_THEME,
  TBR_ACT_BIGGER,
  TBR_ACT_SMALLER,
  TBR_ACT_USUAL_SIZE,
  TBR_ACT_FULL_SCREEN,
  TBR_ACT_PICTURE,
  TBR_ACT_COPY,
  TBR_ACT_HELP,
  TBR_ACT_QUIT,
  /* with an argument; no key */
  TBR_ACT_LAYER,       /* TbrMapLayer */
  TBR_ACT_SEEK,        /* TbrTime */
  TBR_ACT_SELECT,      /* a thing, see thing.h */
  TBR_ACT_LOAD,        /* row of the start screen */
  TBR_ACT_READY,       /* row of the ready what-ifs */
  TBR_ACT_TRY_CHANGE,  /* variant of the single changes that were tried */
  TBR_ACT_ANSWER,      /* row of the search */
  TBR_ACT_COPY_ROW,    /* row of the doctor */
  TBR_ACT_BOOKMARK_GO, /* its place in the list; the same for the next two */
  TBR_ACT_BOOKMARK_NAME,
  TBR_ACT_BOOKMARK_DELETE,
  TBR_ACT_DOCTOR_LINE,    /* row of the doctor: its place in the file */
  TBR_ACT_DOCTOR_STEP,    /* lines on, or back */
  TBR_ACT_DOCTOR_EDITOR,  /* opens the file that is shown */
  TBR_ACT_DOCTOR_SHOW,    /* flies to what it is about */
  TBR_ACT_SHOW_BRANCH,    /* its number */
  TBR_ACT_DELETE_BRANCH,  /* its number */
  TBR_ACT_ROAD_NOW,       /* TbrLinkState of the chosen road, from now on */
  TBR_ACT_EDIT_SPOT,      /* a value of the chosen place of a hazard */
  TBR_ACT_EDIT_SITE,      /* a value of the chosen site */
  TBR_ACT_USE_SITE,       /* the chosen site; 1: it is opened, 0: closed */
  TBR_ACT_USE_UNIT,       /* the chosen unit; 1: into service again, 0: out of it */
  TBR_ACT_EDIT_PARAM,     /* see forms.h */
  TBR_ACT_FORM_FIELD,     /* its place in the form */
  TBR_ACT_FORM_CHOICE,    /* its place in the list */
  TBR_ACT_RECOVER,        /* row of the start screen */
  TBR_ACT_DISCARD,        /* row of the start screen */
  TBR_ACT_TABLE_LIST,     /* TbrListId */
  TBR_ACT_TABLE_SORT,     /* column */
  TBR_ACT_TABLE_ROW,      /* place among the rows */
  TBR_ACT_OWN_LAYER,      /* its number */
  TBR_ACT_EXERCISE,       /* row of the start screen */
  TBR_ACT_EXERCISE_WRITE, /* the same */
  TBR_ACT_SHELF,          /* row of the start screen */
  TBR_ACT_SHELF_DISCARD,  /* row of the start screen */
  /* the same of an exercise; what they are about by its index or number */
  TBR_ACT_STAGE_TAKE,        /* the machine, when it is handed over */
  TBR_ACT_STAGE_PAGE,        /* page */
  TBR_ACT_STAGE_SPEED,       /* one of the speeds */
  TBR_ACT_STAGE_SEAT,        /* role; -1: the facilitator */
  TBR_ACT_STAGE_BELIEVER,    /* role; -1: the truth */
  TBR_ACT_STAGE_PLAYER,      /* role */
  TBR_ACT_STAGE_WRITE,       /* asked for twice: the events list is written, nobody plays */
  TBR_ACT_STAGE_CHANNEL,     /* channel */
  TBR_ACT_STAGE_CHANNEL_WHY, /* channel */
  TBR_ACT_STAGE_INJECT,      /* inject */
  TBR_ACT_STAGE_RELEASE,     /* inject */
  TBR_ACT_STAGE_HOLD,        /* inject */
  TBR_ACT_STAGE_SKIP,        /* inject */
  TBR_ACT_STAGE_EDIT,        /* inject */
  TBR_ACT_STAGE_WHY,         /* inject */
  TBR_ACT_STAGE_DONE,        /* expected action */
  TBR_ACT_STAGE_RATE,        /* criterion and mark, see page_marks.c */
  TBR_ACT_STAGE_LETTER,      /* letter */
  TBR_ACT_STAGE_ACCEPT,      /* offer */
  TBR_ACT_STAGE_REFUSE,      /* offer */
  TBR_ACT_STAGE_LINE,        /* line of a request */
  TBR_ACT_STAGE_NEED,        /* need */
  TBR_ACT_STAGE_UNIT,        /* unit */
  TBR_ACT_STAGE_DEED,        /* decision of a recording */
  TBR_ACT_STAGE_MEASURE,     /* by which they are judged */
  /* the events list of an exercise that is written */
  TBR_ACT_EVENTS_ADD,
  TBR_ACT_EVENTS_COPY,
  TBR_ACT_EVENTS_REMOVE,
  TBR_ACT_EVENTS_RENUMBER,
  TBR_ACT_EVENTS_REHEARSE,
  TBR_ACT_EVENTS_FORM,        /* an attribute of the inject, counted from 1; 0: when it is due */
  TBR_ACT_EVENTS_TEXT,        /* one of the exercise's languages */
  TBR_ACT_EVENTS_SHIFT,       /* steps of time, earlier or later */
  TBR_ACT_EVENTS_CARD,        /* TbrCard */
  TBR_ACT_EVENTS_ROW,         /* place among the rows */
  TBR_ACT_EVENTS_SORT,        /* column */
  TBR_ACT_EVENTS_MARK,        /* an inject on the time line */
  TBR_ACT_EVENTS_BRANCH,      /* branch whose condition is written; -1: the chosen inject's */
  TBR_ACT_EVENTS_CLAUSE,      /* part of the condition, as listed */
  TBR_ACT_EVENTS_CLAUSE_DEED, /* TbrClauseDeed */
  TBR_ACT_EVENTS_RECOVER,     /* what another time left */
  TBR_ACT_EVENTS_DISCARD,
  /* the sheet of keys */
  TBR_ACT_COMMAND, /* the action that is done */
  TBR_ACT_N
} TbrActionId;

/* Headings of the sheet of keys. */
typedef enum
{
  TBR_ACT_GROUP_TIME,
  TBR_ACT_GROUP_MAP,
  TBR_ACT_GROUP_PANELS,
  TBR_ACT_GROUP_WHATIF,
  TBR_ACT_GROUP_STAGE,
  TBR_ACT_GROUP_EVENTS,
  TBR_ACT_GROUP_WINDOW,
  TBR_ACT_GROUP_NONE,
  TBR_ACT_GROUP_N
} TbrActionGroup;

typedef struct
{
  TbrActionGroup group;
  const char *name; /* "Play or pause" */
  const char *keys; /* as the sheet writes them: "Space"; "" for none */
} TbrAction;

/* A key and what it does. */
typedef struct
{
  guint32 key;
  guint with; /* TBR_WITH_ bits */
  TbrActionId action;
} TbrBinding;

/* Static. */
const TbrAction *tbr_action_get (TbrActionId action);
const char *tbr_action_group_name (TbrActionGroup group);
/* What a key of the table does; NONE for nothing. See keymap.h for the keys of a person. */
TbrActionId tbr_action_of_key (guint32 key, guint with);
/* The keys of the table, in no order. Static. */
const TbrBinding *tbr_action_bindings (guint *out_n);

G_END_DECLS
