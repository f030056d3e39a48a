/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The first sentences about a run: what was short, where and when, and what it cost. */
#pragma once

#include <tabard/sim.h>

G_BEGIN_DECLS

/* In one line. @clock: (nullable): by whose clock instants are told; NULL: in UTC, as they are
   given at the command line; @map: for names of places (nullable). (transfer full) */
char *tbr_run_answer (const TbrDictionary *dictionary, const TbrScenario *clock, const TbrMap *map,
                      const TbrResult *result);

G_END_DECLS
