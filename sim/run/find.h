/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an order may name, found by its id; and who may order what. */
#pragma once

#include "engine/core.h"

#include <tabard/command.h>
#include <tabard/policy.h>

/* The row of an order about one unit, whose index in the scenario is Struct.unit. */
#define TBR_COMMAND_UNIT(Struct)                                                                   \
  {                                                                                                \
    .name = "unit", .type = TBR_PARAM_REF, .offset = TBR_OFFSET (Struct, unit),                    \
    .section = "units", .change = TBR_CHANGE_COMMAND, .certainty = TBR_CERTAINTY_SOURCED,          \
    .sentence = "the unit, by its id", .source = "Definition"                                      \
  }

/* Index of what is called @id in the section a REF parameter points into. Errors: TBR_ERROR_NAME,
   with the nearest name when there is one. */
gboolean tbr_find_reference (const TbrScenario *scenario, const TbrParam *param, const char *id,
                             guint32 *out_index, GError **error);
/* The id behind such an index, "" for none. */
const char *tbr_find_id (const TbrScenario *scenario, const TbrParam *param, guint32 index);
/* The state that a unit belongs to, null when it is held at Union level. */
TbrStateId tbr_find_owner (const TbrScenario *scenario, guint32 unit);
/* Whether a seat may order what belongs to a state: that state and the planner; what belongs to
   none (null) the coordination centre and the planner. Errors: TBR_ERROR_COMMAND */
gboolean tbr_find_may_order (const TbrScenario *scenario, TbrSeat seat, TbrStateId owner,
                             GError **error);
/* Whether a unit has joined by an instant. Errors: TBR_ERROR_COMMAND */
gboolean tbr_find_is_there (const TbrScenario *scenario, guint32 unit, TbrTime at, GError **error);
/* AWAY when a unit serves ordinary calls, which its desk alone decides about. Errors:
   TBR_ERROR_COMMAND */
TbrHindrance tbr_find_is_free_of_desk (const TbrSim *sim, guint32 unit, GError **error);
/* NONE when a unit can be given now against the line of a request with this number; else why not.
   Errors: TBR_ERROR_COMMAND with the reason in words */
TbrHindrance tbr_find_line_for (const TbrSim *sim, guint32 unit, gint64 line, GError **error);
