/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that brings a unit home. */
#include "run/find.h"

#include "response/tasking.h"

typedef struct
{
  TbrCommandCommon common;
  guint32 unit; /* TbrUnitId */
} TbrRecallUnit;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrRecallUnit),
  TBR_COMMAND_UNIT (TbrRecallUnit),
};

static gboolean
is_possible (const TbrScenario *scenario, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrRecallUnit *self = values;

  return tbr_find_may_order (scenario, seat, tbr_find_owner (scenario, self->unit), error);
}

static TbrHindrance
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrRecallUnit *self = values;
  guint8 phase = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, self->unit))->phase;

  if (phase >= TBR_PHASE_MOBILISING && phase < TBR_PHASE_PACKING)
    return TBR_HINDRANCE_NONE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
               "unit %s is %s: only a unit on a mission can be recalled",
               sim->scenario->units[self->unit].id, tbr_phase_names[phase]);
  return TBR_HINDRANCE_NO_MISSION;
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrRecallUnit *self = values;

  tbr_tasking_release (sim, TBR_HANDLE (TbrUnitId, self->unit), TBR_RELEASE_ORDER);
}

const TbrCommandKind tbr_command_recall_unit = {
  .kind = { .section = "commands",
            .element = "command",
            .name = "recall-unit",
            .title = "Recall a unit",
            .sentence = "Ends the mission of a unit: it packs and goes home",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrRecallUnit) },
  .is_possible = is_possible,
  .check = check,
  .apply = apply,
};
