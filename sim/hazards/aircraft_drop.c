/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The shuttle between water and fire. */
#include "hazards/aircraft_drop.h"

/* Our assumption: share of drops that hold although nobody on the ground follows them up. */
#define USEFUL_ALONE 0.5

double
tbr_drop_rate (const TbrDropCycle *cycle, double distance)
{
  g_return_val_if_fail (cycle != NULL && cycle->speed > 0 && distance >= 0, 0);
  return 1 / (2 * distance / cycle->speed + cycle->fill + cycle->manoeuvre);
}

double
tbr_drop_line_rate (const TbrDropCycle *cycle, double distance, double drop_length,
                    double ground_share)
{
  g_return_val_if_fail (drop_length >= 0 && ground_share >= 0 && ground_share <= 1, 0);
  const double useful = USEFUL_ALONE + (1 - USEFUL_ALONE) * ground_share;
  return tbr_drop_rate (cycle, distance) * drop_length * useful;
}
