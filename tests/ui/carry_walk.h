/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The walk through all that is carried and added: one desktop that its tests change one after the
   other. */
#pragma once

#include "watched.h"

extern Watched sweden;
extern char *home; /* a folder for files; theirs */

/* Presses at a place of the window, moves to another and lets go there. */
void drag (double from[2], double to[2]);
/* Adds the tests of sites. */
void test_carry_site_add (void);
