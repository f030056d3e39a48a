/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Edits and orders, which are written for programs, in words for people. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/* An edit of a branch: "fires: load 2 kg/m2", "Added: Water purification, Finland, count 3",
   "ostersund: now at Dalarna (15.320, 61.980)".
   (transfer full) */
char *tbr_saying_of_edit (const TbrDesktop *desktop, const char *line);
/* A command with what it says of itself, "set-link link=7 state=closed"; as it stands where it
   cannot be read. (transfer full) */
char *tbr_saying_of_order (const TbrDesktop *desktop, const char *line);

G_END_DECLS
