/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Restart of a grid. */
#include "hazards/grid_restart.h"

#include <math.h>

double
tbr_grid_restored (const TbrGridRestart *restart, double time)
{
  g_return_val_if_fail (restart != NULL && restart->seed > 0 && restart->seed < 1, 0);
  if (time < restart->start)
    return 0;
  double against = (1 - restart->seed) / restart->seed;
  return 1 / (1 + against * exp (-restart->growth * (time - restart->start)));
}
