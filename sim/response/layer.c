/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Whether help of a layer is taken away, to see what it gives. */
#include "response/layer.h"

#include <tabard/border.h>

gboolean
tbr_layer_is_removed (const TbrSim *sim, TbrUnitId unit, TbrStateId host)
{
  const TbrUnitSpec *spec = tbr_unit_spec (sim, unit);

  for (guint i = 0; i < sim->scenario->n_removals; i++)
    {
      const TbrRemoval *removal = &sim->scenario->removals[i];
      if ((removal->layers & 1u << spec->layer) != 0 && spec->state != host.i
          && (removal->owner == TBR_NONE || removal->owner == spec->state)
          && (removal->host == TBR_NONE || removal->host == host.i))
        return TRUE;
    }
  return FALSE;
}
