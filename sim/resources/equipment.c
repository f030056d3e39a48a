/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Machines that break and are repaired, and goods that are handed out. */
#include "resources/equipment.h"

#include "resources/mission.h"
#include "resources/purpose.h"
#include "resources/work.h"

#include <math.h>

/* Less than this share of a lot is nothing: rounding of times to microseconds. */
#define NOTHING 1e-9

/* ---- machines ---- */

guint
tbr_equipment_count (const TbrSim *sim, TbrUnitId unit)
{
  const TbrCapability *capability = tbr_unit_capability (sim, unit);
  if (capability->breakdown <= 0)
    return 0;
  return capability->aircraft > 0 ? (guint) capability->aircraft
                                  : tbr_unit_spec (sim, unit)->vehicles;
}

double
tbr_equipment_share (const TbrSim *sim, TbrUnitId unit)
{
  guint n = tbr_equipment_count (sim, unit);
  return n == 0 ? 1 : 1 - (double) tbr_unit_get (sim, unit)->n_down / n;
}

/* Mechanics go from one machine to the next. */
static TbrTime
begin_repair (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  TbrStream stream;
  TbrTime now = tbr_sim_clock (sim);
  tbr_core_stream (sim, &stream, TBR_PURPOSE_REPAIR, tbr_unit_spec (sim, unit)->hash,
                   (guint32) (now / TBR_HOUR));
  TbrTime time = tbr_stream_draw_time (&stream, &tbr_unit_capability (sim, unit)->repair);
  self->repair = tbr_core_schedule (sim, now + time, TBR_EVENT_UNIT_REPAIRED, unit.i, 0);
  return time;
}

void
tbr_equipment_wear (TbrSim *sim, TbrUnitId unit, guint32 step)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  guint n = tbr_equipment_count (sim, unit);
  double hours = self->run_hours;
  self->run_hours = 0;
  if (n <= self->n_down || hours <= 0)
    return;
  TbrStream stream;
  tbr_core_stream (sim, &stream, TBR_PURPOSE_BREAKDOWN, tbr_unit_spec (sim, unit)->hash, step);
  double mean = (double) tbr_unit_capability (sim, unit)->breakdown / (double) TBR_HOUR;
  guint32 broken = tbr_stream_binomial (&stream, n - self->n_down, 1 - exp (-hours / mean));
  if (broken == 0)
    return;
  self->n_down = (guint16) (self->n_down + broken);
  if (!tbr_queue_is_pending (sim, self->repair))
    begin_repair (sim, unit);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_BROKE,
                                 .a = unit.i,
                                 .b = broken,
                                 .c = self->n_down,
                                 .x = n });
}

void
tbr_equipment_on_repaired (TbrSim *sim, const TbrEvent *event)
{
  TbrUnitId unit = TBR_HANDLE (TbrUnitId, event->a);
  TbrUnit *self = tbr_unit_get (sim, unit);
  self->repair = TBR_EVENT_NONE;
  self->n_down--;
  if (self->n_down > 0)
    begin_repair (sim, unit);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_REPAIRED,
                                 .a = unit.i,
                                 .b = TBR_NONE,
                                 .c = self->n_down,
                                 .x = tbr_equipment_count (sim, unit) });
  tbr_work_refresh (sim, unit);
}

void
tbr_equipment_restore (TbrSim *sim, TbrUnitId unit)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  tbr_queue_cancel (sim, self->repair);
  self->repair = TBR_EVENT_NONE;
  self->n_down = 0;
  self->run_hours = 0;
}

/* ---- goods ---- */

double
tbr_equipment_lot (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);
  if (self->need == TBR_NONE)
    return 0;
  guint8 kind = tbr_need_get (sim, TBR_HANDLE (TbrNeedId, self->need))->kind;
  return tbr_scenario_rate (sim->scenario, kind, spec->capability)->goods * (double) spec->size;
}

TbrTime
tbr_equipment_goods_last (const TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  double lot = tbr_equipment_lot (sim, unit);
  if (lot <= 0 || self->rate <= 0)
    return TBR_NEVER;
  double hours = self->goods * lot / self->rate;
  return hours < 1e6 ? (TbrTime) ceil (hours * (double) TBR_HOUR) : TBR_NEVER;
}

/* So much of a lot goes out. */
static void
hand_out (TbrSim *sim, TbrUnitId unit, double amount, double lot)
{
  TbrUnit *self = tbr_unit_get (sim, unit);
  double share = MIN (self->goods, amount / lot);
  if (self->goods - share < NOTHING)
    share = self->goods;
  self->goods -= share;
  self->issued += share;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_GOODS_ISSUED,
                                 .a = unit.i,
                                 .b = self->need,
                                 .c = TBR_NONE,
                                 .x = share * lot,
                                 .y = self->goods * lot });
}

void
tbr_equipment_issue (TbrSim *sim, TbrUnitId unit, double hours)
{
  double lot = tbr_equipment_lot (sim, unit);
  double amount = tbr_unit_get (sim, unit)->rate * hours;
  if (lot > 0 && amount > 0)
    hand_out (sim, unit, amount, lot);
}

void
tbr_equipment_leave_goods (TbrSim *sim, TbrUnitId unit)
{
  const TbrUnit *self = tbr_unit_get (sim, unit);
  TbrNeedId id = { self->need };
  double lot = tbr_equipment_lot (sim, unit);
  double wanted = tbr_need_get (sim, id)->required - tbr_need_rate (sim, id, TBR_WORK_N);
  double factor = tbr_need_get (sim, id)->factor[self->work];
  double amount = MIN (self->goods * lot, MAX (0, wanted) / factor);
  if (amount <= 0)
    return;
  tbr_need_leave (sim, id, (TbrWorkClass) self->work, amount);
  hand_out (sim, unit, amount, lot);
}
