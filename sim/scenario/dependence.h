/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The services of regions as a scenario gives them. */
#pragma once

#include "scenario/draft.h"

/* Services nobody wrote about, with the defaults, so that they can be set from outside. */
void tbr_dependence_add_defaults (TbrDraft *draft);
/* Services, dependencies, hazards that reach them and people by region. Faults: a name that is no
   service, two dependencies of one pair, dependences without a stable equilibrium. After the
   states. */
void tbr_dependence_fill (TbrDraft *draft, TbrScenario *scenario);
