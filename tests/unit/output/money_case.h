/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who pays what share, for the tests of money. */
#pragma once

#include <tabard/cofinance.h>

/* Pool 75 % of all, of the rest half by a host outside; other help 75 % of transport; rescEU 75 %
   inside and 100 % outside, as in process.md section 2, Money. */
static const TbrMoney money_case
    = { .shares = { [TBR_LAYER_NATIONAL] = { { .transport = 0.75 }, { .transport = 0.75 } },
                    [TBR_LAYER_POOL] = { { 0.75, 0.75, 0, TBR_CERTAINTY_PARTLY },
                                         { 0.75, 0.75, 0.5, TBR_CERTAINTY_PARTLY } },
                    [TBR_LAYER_RESCEU] = { { .operation = 0.75, .transport = 0.75 },
                                           { .operation = 1, .transport = 1 } } },
        .tariffs = { [TBR_MODE_ROAD] = { .vehicle_km = 2 },
                     [TBR_MODE_AIR] = { .flight_hour = 10000, .people = 30, .empty = 1 },
                     [TBR_MODE_SEA] = { .vehicle_km = 3, .empty = 0.5 } },
        .tariff_certainties = { [TBR_MODE_ROAD] = TBR_CERTAINTY_ESTIMATED } };
