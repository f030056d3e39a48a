/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a planner reads first. */
#pragma once

#include <tabard/sim.h>

/* The answer, the figures, and what they rest on. (transfer full) */
char *tbr_summary_text (const TbrSim *sim, const TbrResult *result);
/* Prints a line for every fact from now on. */
void tbr_summary_narrate (TbrSim *sim);
