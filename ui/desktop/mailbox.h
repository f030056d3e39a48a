/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How threads hand things over and wake each other without ever waiting for one another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for one thing: the newest wins, and whoever takes it owns it. */
typedef struct
{
  gpointer slot;
} TbrMailbox;

/* Puts a thing in; returns the one that nobody took, now the caller's. (nullable) */
static inline gpointer
tbr_mailbox_put (TbrMailbox *mailbox, gpointer thing)
{
  return g_atomic_pointer_exchange (&mailbox->slot, thing);
}

/* (nullable) */
static inline gpointer
tbr_mailbox_take (TbrMailbox *mailbox)
{
  return g_atomic_pointer_exchange (&mailbox->slot, NULL);
}

static inline gboolean
tbr_mailbox_is_empty (TbrMailbox *mailbox)
{
  return g_atomic_pointer_get (&mailbox->slot) == NULL;
}

/* Wakes a sleeping thread. */
typedef struct
{
  int ends[2]; /* of a pipe: read here, written there */
} TbrBell;

void tbr_bell_init (TbrBell *bell);
void tbr_bell_clear (TbrBell *bell);
void tbr_bell_ring (TbrBell *bell);
/* Sleeps until somebody rings; at once when somebody did since the last time. */
void tbr_bell_wait (TbrBell *bell);

G_END_DECLS
