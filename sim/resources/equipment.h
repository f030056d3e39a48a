/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Machines that break and are repaired, and goods that are handed out. */
#pragma once

#include "resources/unit.h"

/* Vehicles, pumps or aircraft of the unit that may break. */
guint tbr_equipment_count (const TbrSim *sim, TbrUnitId unit);
/* Share of them that works; 1 when none may break. */
double tbr_equipment_share (const TbrSim *sim, TbrUnitId unit);
/* Draws which have broken in the hours worked since this was last drawn. @step: as the health's */
void tbr_equipment_wear (TbrSim *sim, TbrUnitId unit, guint32 step);
/* Everything is repaired at home. */
void tbr_equipment_restore (TbrSim *sim, TbrUnitId unit);
/* The handler of TBR_EVENT_UNIT_REPAIRED. */
void tbr_equipment_on_repaired (TbrSim *sim, const TbrEvent *event);

/* Amount of goods in a full unit for its need, in the need's unit; 0 when it hands nothing out. */
double tbr_equipment_lot (const TbrSim *sim, TbrUnitId unit);
/* Time for which its goods last at its present rate; TBR_NEVER when it hands nothing out. */
TbrTime tbr_equipment_goods_last (const TbrSim *sim, TbrUnitId unit);
/* Goods handed out at its present rate for so many hours; fact GOODS_ISSUED. */
void tbr_equipment_issue (TbrSim *sim, TbrUnitId unit, double hours);
/* A need that is held gets all it wants of the goods, which stay when the unit leaves. */
void tbr_equipment_leave_goods (TbrSim *sim, TbrUnitId unit);
