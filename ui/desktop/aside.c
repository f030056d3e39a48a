/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Looks at a disk beside the window, one after the other. */
#include "desktop/aside.h"

#include "desktop/mailbox.h"

/* A question on its way to the thread, or its answer on the way back. */
typedef struct
{
  gpointer what;
  guint serial;
} Letter;

struct _TbrAside
{
  const TbrAsideKind *kind;
  TbrWakeFunc wake;
  gpointer wake_data;
  GThread *thread; /* begun with the first question */
  gint stop;       /* atomic */
  TbrBell bell;
  TbrMailbox questions, answers; /* Letter */
  TbrAsideHold hold;
  gpointer hold_data;
  /* of the window's thread */
  guint serial; /* of the last question */
  gboolean is_asking;
};

static Letter *
letter_new (gpointer what, guint serial)
{
  Letter *letter = g_new (Letter, 1);
  *letter = (Letter){ what, serial };
  return letter;
}

static void
letter_free (Letter *letter, GDestroyNotify free_what)
{
  if (letter == NULL)
    return;
  if (letter->what != NULL)
    free_what (letter->what);
  g_free (letter);
}

/* ---- the thread ---- */

static void
answer (TbrAside *aside, Letter *question)
{
  if (aside->hold != NULL)
    aside->hold (aside->hold_data);
  if (!g_atomic_int_get (&aside->stop))
    {
      Letter *letter = letter_new (aside->kind->look (question->what), question->serial);
      letter_free (tbr_mailbox_put (&aside->answers, letter), aside->kind->free_answer);
      aside->wake (aside->wake_data);
    }
  letter_free (question, aside->kind->free_question);
}

static gpointer
run (gpointer data)
{
  TbrAside *aside = data;
  while (!g_atomic_int_get (&aside->stop))
    {
      Letter *question = tbr_mailbox_take (&aside->questions);
      if (question != NULL)
        answer (aside, question);
      else
        tbr_bell_wait (&aside->bell);
    }
  return NULL;
}

/* ---- from the window's thread ---- */

TbrAside *
tbr_aside_new (const TbrAsideKind *kind, TbrWakeFunc wake, gpointer data)
{
  TbrAside *aside = g_new0 (TbrAside, 1);
  aside->kind = kind;
  aside->wake = wake;
  aside->wake_data = data;
  tbr_bell_init (&aside->bell);
  return aside;
}

void
tbr_aside_free (TbrAside *aside)
{
  if (aside == NULL)
    return;
  g_atomic_int_set (&aside->stop, 1);
  tbr_bell_ring (&aside->bell);
  if (aside->thread != NULL)
    g_thread_join (aside->thread);
  letter_free (tbr_mailbox_take (&aside->questions), aside->kind->free_question);
  letter_free (tbr_mailbox_take (&aside->answers), aside->kind->free_answer);
  tbr_bell_clear (&aside->bell);
  g_free (aside);
}

void
tbr_aside_hold (TbrAside *aside, TbrAsideHold hold, gpointer data)
{
  aside->hold = hold;
  aside->hold_data = data;
}

void
tbr_aside_ask (TbrAside *aside, gpointer question)
{
  Letter *letter = letter_new (question, ++aside->serial);
  aside->is_asking = TRUE;
  letter_free (tbr_mailbox_put (&aside->questions, letter), aside->kind->free_question);
  if (aside->thread == NULL)
    aside->thread = g_thread_new (aside->kind->name, run, aside);
  tbr_bell_ring (&aside->bell);
}

void
tbr_aside_forget (TbrAside *aside)
{
  aside->serial++;
  aside->is_asking = FALSE;
}

gpointer
tbr_aside_take (TbrAside *aside)
{
  Letter *letter = tbr_mailbox_take (&aside->answers);
  gpointer what = NULL;
  if (letter != NULL && aside->is_asking && letter->serial == aside->serial)
    {
      what = letter->what;
      letter->what = NULL;
      aside->is_asking = FALSE;
    }
  letter_free (letter, aside->kind->free_answer);
  return what;
}

gboolean
tbr_aside_is_settled (const TbrAside *aside)
{
  return !aside->is_asking;
}
