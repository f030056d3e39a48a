/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is chosen taken out of the scenario: an edit of one press. */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/* The edit that takes a thing out; NULL when it cannot be, with the reason. (transfer full)
   (nullable) */
char *tbr_removing_line (const TbrScenario *scenario, TbrThing thing, const char **out_reason);
/* Takes out what is chosen, or says why not. */
void tbr_removing_begin (TbrDesktop *desktop);
/* The row that takes out what is chosen, when that can be. */
void tbr_removing_add (TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
