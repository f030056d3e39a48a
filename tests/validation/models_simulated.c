/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order in which simulated models are asked whether a name is theirs. */
#include "validation/models_simulated.h"

#include "validation/models_geometry.h"
#include "validation/models_hypercube.h"
#include "validation/models_network.h"
#include "validation/models_station.h"

const ValidationSimulator *
validation_simulator_find (const char *name)
{
  const ValidationSimulator *found = validation_station_find (name);
  if (found == NULL)
    found = validation_network_find (name);
  if (found == NULL)
    found = validation_geometry_find (name);
  if (found == NULL)
    found = validation_hypercube_find (name);
  return found;
}
