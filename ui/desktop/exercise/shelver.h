/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A thread that looks which exercises were played: logs may be many and long. */
#pragma once

#include "desktop/exercise/shelf.h"
#include "desktop/player.h"

G_BEGIN_DECLS

typedef struct _TbrShelver TbrShelver;

/* Begins to look. @folder: of logs; @library: (nullable): where shipped exercises are; both copied.
   @wake: (nullable): called once all is known. */
TbrShelver *tbr_shelver_new (const char *folder, const char *library, TbrWakeFunc wake,
                             gpointer wake_data);
/* Looks into no further log; waits for the one that is being read. */
void tbr_shelver_free (TbrShelver *shelver);
/* What there is, once: an array of TbrShelved; NULL before it is known. (transfer full) (nullable)
 */
GArray *tbr_shelver_take (TbrShelver *shelver);
/* Whether a program plays a log at this moment: that one holds the file. */
gboolean tbr_shelver_is_held (const char *path);

G_END_DECLS
