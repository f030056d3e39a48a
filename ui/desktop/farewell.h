/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What takes a while to end, ended beside the window: nobody waits for it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TbrFarewells TbrFarewells;

TbrFarewells *tbr_farewells_new (void);
/* Waits for all that is still ending. */
void tbr_farewells_free (TbrFarewells *farewells);
/* Calls @end for @thing (nullable: nothing is done) in a thread of its own. Takes the thing. */
void tbr_farewells_add (TbrFarewells *farewells, gpointer thing, GDestroyNotify end);
/* Whether all of them are over, so that what they used may go, too. */
gboolean tbr_farewells_are_over (TbrFarewells *farewells);

G_END_DECLS
