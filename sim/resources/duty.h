/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Units that an order takes out of service, and puts into it again. */
#pragma once

#include "resources/unit.h"

/* Writes the fact UNIT_SERVICE. */
void tbr_duty_tell (TbrSim *sim, TbrUnitId unit, TbrUnitService service);
