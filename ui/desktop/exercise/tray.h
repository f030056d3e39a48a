/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How one thread hands another many things of which none may be lost, in their order, and neither
   waits. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first member of whatever lies in a tray. */
typedef struct _TbrTrayItem TbrTrayItem;
struct _TbrTrayItem
{
  TbrTrayItem *next;
};

typedef struct
{
  TbrTrayItem *top; /* the newest */
} TbrTray;

/* Lays a thing on top; any thread. */
static inline void
tbr_tray_put (TbrTray *tray, TbrTrayItem *item)
{
  do
    item->next = g_atomic_pointer_get (&tray->top);
  while (!g_atomic_pointer_compare_and_exchange (&tray->top, item->next, item));
}

/* Takes all, the oldest first; the caller's from now on. (nullable) */
static inline TbrTrayItem *
tbr_tray_take (TbrTray *tray)
{
  TbrTrayItem *item = g_atomic_pointer_exchange (&tray->top, NULL), *first = NULL;
  while (item != NULL)
    {
      TbrTrayItem *next = item->next;
      item->next = first;
      first = item;
      item = next;
    }
  return first;
}

static inline gboolean
tbr_tray_is_empty (TbrTray *tray)
{
  return g_atomic_pointer_get (&tray->top) == NULL;
}

G_END_DECLS
