/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a window tells the desktop, in words of our own: no library of windows is seen here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys: those that write are their character in lower case, the others these. */
typedef enum
{
  TBR_KEY_NONE = 0,
  TBR_KEY_BACKSPACE = 8,
  TBR_KEY_TAB = 9,
  TBR_KEY_ENTER = 13,
  TBR_KEY_ESCAPE = 27,
  TBR_KEY_SPACE = 32,
  TBR_KEY_DELETE = 127,
  TBR_KEY_LEFT = 0x110000,
  TBR_KEY_RIGHT,
  TBR_KEY_UP,
  TBR_KEY_DOWN,
  TBR_KEY_HOME,
  TBR_KEY_END,
  TBR_KEY_PAGE_UP,
  TBR_KEY_PAGE_DOWN,
  TBR_KEY_INSERT,
  TBR_KEY_F1,
  TBR_KEY_F2,
  TBR_KEY_F3,
  TBR_KEY_F4,
  TBR_KEY_F5,
  TBR_KEY_F6,
  TBR_KEY_F7,
  TBR_KEY_F8,
  TBR_KEY_F9,
  TBR_KEY_F10,
  TBR_KEY_F11,
  TBR_KEY_F12
} TbrKey;

#define TBR_WITH_SHIFT 1u
#define TBR_WITH_CONTROL 2u
#define TBR_WITH_ALT 4u

typedef enum
{
  TBR_INPUT_MOVE,    /* the pointer is at x, y */
  TBR_INPUT_PRESS,   /* a button went down at x, y */
  TBR_INPUT_RELEASE, /* and up */
  TBR_INPUT_WHEEL,   /* turned by amount notches at x, y, up is positive */
  TBR_INPUT_PINCH,   /* two fingers: the distance between them times amount */
  TBR_INPUT_KEY,     /* a key went down, or repeats */
  TBR_INPUT_TEXT,    /* characters were written */
  TBR_INPUT_LEAVE,   /* the pointer left the window */
  TBR_INPUT_DROP,    /* a file was dropped */
  TBR_INPUT_QUIT     /* the window is to be closed */
} TbrInputKind;

typedef struct
{
  TbrInputKind kind;
  double x, y;      /* pixels */
  double amount;    /* see the kind */
  int button;       /* 1 left, 2 middle, 3 right */
  int clicks;       /* PRESS: 2 for a double click */
  guint32 key;      /* TbrKey or a character */
  guint with;       /* TBR_WITH_ bits */
  const char *text; /* TEXT, DROP: UTF-8 */
} TbrInput;

G_END_DECLS
