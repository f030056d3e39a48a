/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is chosen taken out of the scenario, or of service: an edit of one press. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/* The edit that takes a thing out; NULL when it cannot be, with the reason. (transfer full)
   (nullable) */
char *tbr_removing_line (const TbrScenario *scenario, TbrThing thing, const char **out_reason);
/* Takes out what is chosen, or says why not: a unit, while the clock is on its way, out of service
   from there on, unless it shall be from the start; all else from the start. */
void tbr_removing_begin (TbrDesktop *desktop, gboolean is_from_start);
/* Takes the chosen unit out of service from the instant on the clock, or puts it into it again. */
void tbr_removing_use (TbrDesktop *desktop, gboolean is_in);
/* The rows that take out what is chosen, when that can be. */
void tbr_removing_add (TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
