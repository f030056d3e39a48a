/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which files a run reads beside those of its scenario. */
#pragma once

#include <tabard/scenario.h>

G_BEGIN_DECLS

/* Adds the paths of records of calls and of road graphs that a scenario names. @paths frees its
   texts. */
void tbr_inputs_add (const TbrScenario *scenario, GPtrArray *paths);

G_END_DECLS
