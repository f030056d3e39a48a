/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Words of the field for families of crises, and the kinds of hazard that play them. */
#pragma once

#include <glib.h>

/* Prints a line for each family; with @name only that one's. Returns: how many there were. */
guint tbr_families_print (const char *name);
/* Their words, added to a list. (transfer none) */
void tbr_families_add_names (GPtrArray *names);
