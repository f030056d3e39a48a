/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Work on site: when a unit works, when it rests, and what it has done. */
#pragma once

#include "resources/unit.h"

/* Lets a unit on site begin to work, or rest with its reason; raises TBR_EVENT_UNIT_IDLE when it
   has no need or the need gives it no work. */
void tbr_work_try (TbrSim *sim, TbrUnitId unit);
/* Ends work, if it works: fact, sums; its rate goes back to those expected. */
void tbr_work_stop (TbrSim *sim, TbrUnitId unit);
/* Its rate changes with people and hours; counted from now on. */
void tbr_work_refresh (TbrSim *sim, TbrUnitId unit);
/* The same, and its next turn may come at another time. */
void tbr_work_reconsider (TbrSim *sim, TbrUnitId unit);
/* Whether it treats wounded where it stands: hospitals of the country. */
gboolean tbr_work_is_hospital (const TbrSim *sim, TbrUnitId unit);
/* Its next turn has come: dusk, end of duty, change of shift. */
void tbr_work_turn (TbrSim *sim, TbrUnitId unit);
