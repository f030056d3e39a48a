/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an order may name, found by its id; and who may order what. */
#pragma once

#include "engine/core.h"

#include <tabard/command.h>
#include <tabard/policy.h>

/* Errors of all: TBR_ERROR_COMMAND, with the nearest name when there is one. */
gboolean tbr_find_object (const TbrSim *sim, TbrSectionId section, const char *id,
                          guint32 *out_index, GError **error);
gboolean tbr_find_unit (const TbrSim *sim, const char *id, TbrUnitId *out_unit, GError **error);
/* "" finds the null state. */
gboolean tbr_find_state (const TbrSim *sim, const char *iso, TbrStateId *out_state, GError **error);
/* Whether a seat may order what belongs to a state; what belongs to none (null) only the planner
   and the coordination centre may. */
gboolean tbr_find_may_order (const TbrSim *sim, TbrSeat seat, TbrStateId owner, GError **error);
