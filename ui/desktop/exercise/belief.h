/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map that can be drawn from what a role may know, and nothing else. */
#pragma once

#include <tabard/briefing.h>

G_BEGIN_DECLS

/* Its own units, needs as last reported, and hazards where there are such. (transfer full) */
TbrSnapshot *tbr_belief_snapshot (const TbrBriefing *briefing);

G_END_DECLS
