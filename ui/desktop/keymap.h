/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which key does what: the table of actions, and over it the file of a person who is used to other
   keys. */
#pragma once

#include "desktop/action.h"

G_BEGIN_DECLS

typedef struct TbrKeymap TbrKeymap;

/* The keys of the table. (transfer full) */
TbrKeymap *tbr_keymap_new (void);
void tbr_keymap_free (TbrKeymap *keymap);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbrKeymap, tbr_keymap_free)

/*
 * Takes the lines of a file: "write-a-report = Ctrl+R, F2", or "= none"; "#" begins a comment. The
 * keys of a line are all that its action has, and are taken from the action that had them in the
 * table. A line with a fault changes nothing. Returns: a sentence for each fault, with file, line,
 * value and what is allowed; empty when all is well or when there is no such file. (transfer full)
 */
GPtrArray *tbr_keymap_read (TbrKeymap *keymap, const char *path);

/* NONE for a key that does nothing. @with: TBR_WITH_ bits. */
TbrActionId tbr_keymap_action (const TbrKeymap *keymap, guint32 key, guint with);

/* The keys of an action, as people read them; "" for none. Owned by the keymap. */
const char *tbr_keymap_text (const TbrKeymap *keymap, TbrActionId action);

/* A sentence that names keys of the table, with those that the file gives these actions; where it
   gives none, with what the action is called. @actions: ended by TBR_ACT_NONE. (transfer full) */
char *tbr_keymap_tell (const TbrKeymap *keymap, const char *sentence, const TbrActionId *actions);

/* Whether an action can be given keys: those that move the map or between controls can not. */
gboolean tbr_keymap_has (TbrActionId action);

/* The name of an action in the file: "write-a-report". (transfer full) */
char *tbr_keymap_name (TbrActionId action);

/* All actions with their keys, as a file that tbr_keymap_read() takes. (transfer full) */
char *tbr_keymap_write (const TbrKeymap *keymap);

G_END_DECLS
