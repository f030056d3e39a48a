/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a panel is made of: texts, buttons, rows and fields with their places, to be painted,
   clicked, reached by the keyboard, and read by tests. */
#pragma once

#include "desktop/action.h"
#include "draw/pen.h"
#include "draw/symbol.h"

G_BEGIN_DECLS

typedef enum
{
  TBR_WIDGET_TITLE,   /* one per panel at most */
  TBR_WIDGET_HEADING, /* above a group */
  TBR_WIDGET_TEXT,    /* wrapped */
  TBR_WIDGET_NOTE,    /* the same, smaller and dimmer */
  TBR_WIDGET_FIELD,   /* a name and a value */
  TBR_WIDGET_BUTTON,  /* a word or an icon in a box */
  TBR_WIDGET_MAIN,    /* the button that is most wanted */
  TBR_WIDGET_TAB,     /* one of several, is_on: the one that is open */
  TBR_WIDGET_CHECK,   /* a switch with a word */
  TBR_WIDGET_ROW,     /* something to be chosen: a text, a lesser text under it, a value */
  TBR_WIDGET_INPUT,   /* where one writes */
  TBR_WIDGET_BAR,     /* a share as a bar, with the text above it */
  TBR_WIDGET_AREA,    /* painted by its panel */
  TBR_WIDGET_N
} TbrWidgetKind;

/* Pictures on buttons. */
typedef enum
{
  TBR_ICON_NONE,
  TBR_ICON_PLAY,
  TBR_ICON_PAUSE,
  TBR_ICON_NEXT,
  TBR_ICON_PREVIOUS,
  TBR_ICON_START,
  TBR_ICON_END,
  TBR_ICON_FASTER,
  TBR_ICON_SLOWER,
  TBR_ICON_BOOKMARK,
  TBR_ICON_SEARCH,
  TBR_ICON_THEME,
  TBR_ICON_HELP,
  TBR_ICON_OPEN,
  TBR_ICON_LAYERS,
  TBR_ICON_PLUS,
  TBR_ICON_MINUS,
  TBR_ICON_FIT,
  TBR_ICON_SIDE,
  TBR_ICON_CLOSE,
  TBR_ICON_DATE,
  TBR_ICON_DOCTOR,
  TBR_ICON_N
} TbrIcon;

typedef struct
{
  TbrWidgetKind kind;
  TbrRect rect;       /* pixels, in the panel as if it were not scrolled */
  TbrActionId action; /* NONE: it cannot be used */
  gint64 argument;    /* of the action */
  const char *text;   /* owned by the tree */
  const char *detail; /* lesser text, "" for none; owned by the tree */
  const char *value;  /* at the right, "" for none; owned by the tree */
  TbrIcon icon;
  double share;         /* BAR: 0 to 1 */
  TbrColour colour;     /* of a dot before the text; 0: none */
  gboolean is_on;       /* CHECK, TAB, ROW */
  gboolean is_disabled; /* cannot be used now */
  gboolean is_estimate; /* the value rests on an estimate */
  gsize caret;          /* INPUT: bytes of the text before the cursor; is_on: all is marked */
  gboolean is_plain;    /* BUTTON: a word without a frame, among others that have none */
} TbrWidget;

/* All widgets of a panel, in the order of the keyboard. */
typedef struct
{
  GArray *widgets; /* TbrWidget */
  GStringChunk *strings;
} TbrTree;

void tbr_tree_init (TbrTree *tree);
void tbr_tree_clear (TbrTree *tree);
void tbr_tree_empty (TbrTree *tree);
/* Adds a copy; its texts are copied, too. Returns: the copy, until the next is added */
TbrWidget *tbr_tree_add (TbrTree *tree, const TbrWidget *widget);
/* The last widget at a point that can be used, -1 for none. */
int tbr_tree_hit (const TbrTree *tree, double x, double y);
/* The next one that can be used after @from (-1: the first), or before it; -1 when there is none.
 */
int tbr_tree_next (const TbrTree *tree, int from, int step);
/* The first with an action, NULL when there is none. */
const TbrWidget *tbr_tree_find (const TbrTree *tree, TbrActionId action, gint64 argument);
/* All of it as lines of text. (transfer full) */
char *tbr_tree_to_text (const TbrTree *tree);

/* What a widget looks like just now. */
typedef enum
{
  TBR_STATE_USUAL,
  TBR_STATE_HOVER,
  TBR_STATE_FOCUS,
  TBR_STATE_N
} TbrWidgetState;

void tbr_widget_paint (const TbrPen *pen, const TbrWidget *widget, TbrWidgetState state);
/* Whether the keyboard can reach it. */
gboolean tbr_widget_is_usable (const TbrWidget *widget);

/* Room for the value of a field, the rest being its name's: both on one line where they fit. */
double tbr_widget_value_width (const TbrPen *pen, const TbrWidget *field, double width);
/* Room for the text of a row, beside its value. */
double tbr_widget_row_width (const TbrPen *pen, const TbrWidget *row, double width);
/* Bytes of the text of an input before @x, pixels from its left. */
gsize tbr_widget_input_at (const TbrPen *pen, const TbrWidget *input, double x);
/* Room for the words of a switch, beside its box and its key. */
double tbr_widget_check_width (const TbrPen *pen, const TbrWidget *check, double width);

/* Sets widgets one under the other. */
typedef struct
{
  TbrTree *tree;
  const TbrPen *pen;
  double x, y, width; /* pixels; y is where the next one goes */
} TbrColumn;

/* Each adds a widget as high as its texts and returns it, until the next is added. */
TbrWidget *tbr_column_add (TbrColumn *column, const TbrWidget *widget);
TbrWidget *tbr_column_text (TbrColumn *column, TbrWidgetKind kind, const char *text);
TbrWidget *tbr_column_field (TbrColumn *column, const char *name, const char *value);
void tbr_column_gap (TbrColumn *column, double gap);

/* Sizes of letters at ui 1: one scale for everything. */
#define TBR_TYPE_NOTE 11.5
#define TBR_TYPE_BODY 13.0
#define TBR_TYPE_TITLE 16.0
#define TBR_TYPE_LARGE 24.0

/* A colour between two, opaque. */
TbrColour tbr_colour_mix (TbrColour a, TbrColour b, double share);

G_END_DECLS
