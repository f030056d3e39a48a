/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The panel of tables: which is open, how it is sorted and sifted, which row is chosen. */
#pragma once

#include "desktop/listing_rows.h"

G_BEGIN_DECLS

typedef struct _TbrTables TbrTables;

TbrTables *tbr_tables_new (void);
void tbr_tables_free (TbrTables *tables);
/* Forgets what it listed: another crisis, another instant. */
void tbr_tables_forget (TbrTables *tables);
/* Whether it would list again if it were built now: while the run plays, not at every moment. */
gboolean tbr_tables_is_due (const TbrDesktop *desktop);
/* Whether a key moves through the table, and if so does. */
gboolean tbr_tables_key (TbrDesktop *desktop, const TbrInput *input);
/* Goes on writing what sifts it, when something else was written over it. */
void tbr_tables_write_again (TbrDesktop *desktop);
/* Does an action that is about tables. */
void tbr_tables_act (TbrDesktop *desktop, TbrActionId action, gint64 argument);
/* The rows as lines of cells parted by tabulators. (transfer full) */
char *tbr_tables_copy (TbrDesktop *desktop);

G_END_DECLS
