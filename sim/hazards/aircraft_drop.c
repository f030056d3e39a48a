/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The shuttle between water and fire. */
#include "hazards/aircraft_drop.h"

double
tbr_drop_rate (const TbrDropCycle *cycle, double distance)
{
  g_return_val_if_fail (cycle != NULL && cycle->speed > 0 && distance >= 0, 0);
  return 1 / (2 * distance / cycle->speed + cycle->fill + cycle->manoeuvre);
}
