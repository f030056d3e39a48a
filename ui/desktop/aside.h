/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Looks at a disk beside the window, one after the other: a folder on a slow network holds no
   frame. Of what is asked in a row only the last counts. */
#pragma once

#include "desktop/player.h"

G_BEGIN_DECLS

typedef struct _TbrAside TbrAside;

/* What is asked, and how it is answered: in a thread of its own, which sees nothing else. */
typedef struct
{
  const char *name; /* of the thread */
  gpointer (*look) (gconstpointer question);
  GDestroyNotify free_question, free_answer;
} TbrAsideKind;

/* Called from the thread before each look, for tests that hold it. */
typedef void (*TbrAsideHold) (gpointer data);

/* @kind: static; @wake: called from the thread when there is an answer */
TbrAside *tbr_aside_new (const TbrAsideKind *kind, TbrWakeFunc wake, gpointer data);
/* Waits for the look that the thread is at. */
void tbr_aside_free (TbrAside *aside);
void tbr_aside_hold (TbrAside *aside, TbrAsideHold hold, gpointer data);
/* Asks; never waits. Takes the question. */
void tbr_aside_ask (TbrAside *aside, gpointer question);
/* What was asked is not wanted any more. */
void tbr_aside_forget (TbrAside *aside);
/* The answer to the last question, once; NULL before there is one. (transfer full) (nullable) */
gpointer tbr_aside_take (TbrAside *aside);
/* Whether nothing that was asked waits for its answer. */
gboolean tbr_aside_is_settled (const TbrAside *aside);

G_END_DECLS
