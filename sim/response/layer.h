/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether help of a layer is taken away, to see what it gives. */
#pragma once

#include "response/response.h"

/* Whether the scenario takes the unit's layer away between its owner and the host: the unit is then
   no candidate for any need there. At home it works as before. */
gboolean tbr_layer_is_removed (const TbrSim *sim, TbrUnitId unit, TbrStateId host);
