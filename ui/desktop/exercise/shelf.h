/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Exercises that were played: those that were interrupted are offered to be gone on with, those
   that are over to be reviewed. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/* A log that lies in the folder of logs. */
typedef struct
{
  char *path, *title;   /* title: of its exercise */
  gboolean is_over;     /* it was played to its end */
  gint64 changed;       /* seconds since 1970 */
  TbrTime played, left; /* of the exercise */
  guint n_orders;       /* that roles have given */
} TbrShelved;

/* An empty list of them. (transfer full) */
GArray *tbr_shelf_new (void);
/* Frees what one of them holds. */
void tbr_shelved_clear (gpointer shelved);
/* Looks what there is, beside the window: the newest of each kind. A log that somebody plays just
   now is left out. What is on the shelf stays there until that is known. */
void tbr_shelf_look (TbrDesktop *desktop);
/* Takes what was found. */
void tbr_shelf_tick (TbrDesktop *desktop);
gboolean tbr_shelf_is_settled (const TbrDesktop *desktop);
/* Looks no more, without waiting. */
void tbr_shelf_end (TbrDesktop *desktop);
/* Goes on with it, or reviews it. */
void tbr_shelf_open (TbrDesktop *desktop, guint index);
/* Throws an interrupted one away. */
void tbr_shelf_discard (TbrDesktop *desktop, guint index);
/* For the start screen. */
void tbr_shelf_build (TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
