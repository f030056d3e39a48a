/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The place in a text at which one writes, wherever in the window that is. */
#pragma once

#include "desktop/desktop.h"
#include "desktop/input.h"
#include "desktop/widget.h"

G_BEGIN_DECLS

/* Another text is written from now on: at its end. */
void tbr_caret_end (TbrDesktop *desktop);
/* Bytes of the text before the place. */
gsize tbr_caret_at (const TbrDesktop *desktop);
/* Puts letters there, in the place of all when all is marked. */
void tbr_caret_insert (TbrDesktop *desktop, const char *text);

/* What a key did. */
typedef enum
{
  TBR_CARET_NOTHING, /* it is not for the text */
  TBR_CARET_MOVED,   /* the place is another one, or all is marked */
  TBR_CARET_CHANGED  /* the text is another one */
} TbrCaretKey;

/* Left, Right, Home and End, by words with Control; Backspace and Delete; Control and A mark all.
 */
TbrCaretKey tbr_caret_key (TbrDesktop *desktop, const TbrInput *input);
/* A click into the place where one writes, of a panel: twice marks all. Returns: whether it was one
 */
gboolean tbr_caret_press (TbrDesktop *desktop, TbrPanelId panel, const TbrInput *input);

/* Adds the place where one writes, with the cursor, to a panel; its letters are those that are
   written. @input: what it looks like, its rect where it lies. */
void tbr_caret_add (TbrDesktop *desktop, const TbrPen *pen, TbrColumn *column, TbrTree *tree,
                    const TbrWidget *input);

G_END_DECLS
