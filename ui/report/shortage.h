/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is short in words: how grave it is, in which state, near which town. */
#pragma once

#include <tabard/result.h>
#include <tabard/sim.h>

G_BEGIN_DECLS

/* What is at stake in a kind of need, more is graver: lives at once, lives, homes and land; 0 for
   the rest and for -1. */
guint tbr_shortage_stake (int kind);
/* The name of a state by the first @length bytes of @id; "no state" when there is none. */
const char *tbr_shortage_state (const TbrDictionary *dictionary, const char *id, gsize length);
/* The town nearest to a place; NULL when there is none. @map: (nullable) */
const char *tbr_shortage_town (const TbrMap *map, double lon, double lat);

G_END_DECLS
