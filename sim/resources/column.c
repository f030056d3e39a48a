/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A unit's place in the ledger: which need, which column, with what rate. */
#include "resources/column.h"

static void
add_rate (TbrSim *sim, const TbrUnit *self, int sign)
{
  TbrNeedId need = TBR_HANDLE (TbrNeedId, self->need);
  switch ((TbrColumn) self->column)
    {
    case TBR_COLUMN_PROMISED:
      tbr_need_promise (sim, need, self->rate, sign);
      break;
    case TBR_COLUMN_EXPECTED:
      tbr_need_expect (sim, need, self->rate, sign);
      break;
    case TBR_COLUMN_WORKING:
      tbr_need_work (sim, need, (TbrWorkClass) self->work, self->rate, sign);
      break;
    case TBR_COLUMN_NONE:
    case TBR_COLUMN_N:
      break;
    }
}

void
tbr_column_move (TbrSim *sim, TbrUnitId unit, TbrColumn column)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->need == TBR_NONE || self->column == column)
    return;
  add_rate (sim, self, -1);
  self->column = (guint8) column;
  add_rate (sim, self, 1);
}

void
tbr_column_set_rate (TbrSim *sim, TbrUnitId unit, double rate)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  add_rate (sim, self, -1);
  self->rate = rate;
  add_rate (sim, self, 1);
}

void
tbr_column_detach (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  if (self->need == TBR_NONE)
    return;
  add_rate (sim, self, -1);
  TbrNeed *need = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, self->need));
  if (self->previous_at_need == TBR_NONE)
    need->first_unit = self->next_at_need;
  else
    tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, self->previous_at_need))->next_at_need
        = self->next_at_need;
  if (self->next_at_need != TBR_NONE)
    tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, self->next_at_need))->previous_at_need
        = self->previous_at_need;
  self->next_at_need = self->previous_at_need = TBR_NONE;
  self->need = TBR_NONE;
  self->column = TBR_COLUMN_NONE;
  self->rate = self->nominal = 0;
}

void
tbr_column_attach (TbrSim *sim, TbrUnitId unit, TbrNeedId id, TbrColumn column)
{
  tbr_column_detach (sim, unit);
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrNeed *need = tbr_need_get (sim, id);
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  const TbrRate *rate = tbr_scenario_rate (sim->scenario, need->kind, spec->capability);
  g_assert (rate != NULL);
  self->need = id.i;
  self->nominal = self->rate = rate->per_hour * (double) spec->size;
  self->work = (guint8) rate->work;
  self->column = (guint8) column;
  self->next_at_need = need->first_unit;
  if (need->first_unit != TBR_NONE)
    tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, need->first_unit))->previous_at_need = unit.i;
  need->first_unit = unit.i;
  add_rate (sim, self, 1);
}
