/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order that brings a unit home. */
#include "run/find.h"

#include "response/tasking.h"

typedef struct
{
  TbrCommandCommon common;
  const char *unit; /* id of the unit */
} TbrRecallUnit;

static const TbrParam params[] = {
  TBR_COMMAND_PARAMS (TbrRecallUnit),
  { .name = "unit",
    .type = TBR_PARAM_TEXT,
    .offset = TBR_OFFSET (TbrRecallUnit, unit),
    .change = TBR_CHANGE_COMMAND,
    .certainty = TBR_CERTAINTY_SOURCED,
    .sentence = "the unit, by its id",
    .source = "Definition" },
};

static gboolean
check (const TbrSim *sim, TbrSeat seat, gconstpointer values, GError **error)
{
  const TbrRecallUnit *self = values;
  TbrUnitId unit;
  guint8 phase;

  if (!tbr_find_unit (sim, self->unit, &unit, error)
      || !tbr_find_may_order (sim, seat, TBR_HANDLE (TbrStateId, tbr_unit_spec (sim, unit)->state),
                              error))
    return FALSE;
  phase = tbr_unit_get (sim, unit)->phase;
  if (phase >= TBR_PHASE_MOBILISING && phase < TBR_PHASE_PACKING)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
               "unit %s is %s: only a unit on a mission can be recalled", self->unit,
               tbr_phase_names[phase]);
  return FALSE;
}

static void
apply (TbrSim *sim, TbrSeat seat, gconstpointer values)
{
  const TbrRecallUnit *self = values;
  TbrUnitId unit;

  if (tbr_find_unit (sim, self->unit, &unit, NULL))
    tbr_tasking_release (sim, unit, TBR_RELEASE_ORDER);
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
  .check = check,
  .apply = apply,
};
