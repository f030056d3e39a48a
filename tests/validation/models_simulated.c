/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The order in which simulated models are asked whether a case is theirs. */
#include "validation/models_simulated.h"

#include <tabard/error.h>

#include "validation/models_geometry.h"
#include "validation/models_hypercube.h"
#include "validation/models_network.h"
#include "validation/models_station.h"

/* The model of a name, NULL when it is not one of theirs. */
typedef const ValidationSimulator *(*FindModel) (const char *name);

static const FindModel finders[] = {
  validation_station_find,
  validation_network_find,
  validation_geometry_find,
  validation_hypercube_find,
};

const ValidationSimulator *
validation_simulator_for (const ValidationCase *one, GError **error)
{
  g_autoptr (GError) why = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
    {
      const ValidationSimulator *found = finders[i](one->model);
      double length;
      if (found == NULL)
        continue;
      g_clear_error (&why);
      if (found->check (one, &length, &why))
        return found;
    }
  if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  else
    g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "nobody simulates the model '%s'", one->model);
  return NULL;
}
