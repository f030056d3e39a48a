/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Scenarios that differ only in orders given later: until when their runs are one and the same. */
#pragma once

#include "engine/core.h"

/* See tbr_scenario_diverge(). @out_n_orders: how many orders, from the first on, are the same in
   both. */
TbrTime tbr_diverge_find (const TbrScenario *one, const TbrScenario *other, guint *out_n_orders);
/* In place of all orders from that number on that are pending, those of the run's own scenario: all
   of them must be later than now. */
void tbr_diverge_give (TbrSim *sim, guint n_orders);
