/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which files a run reads beside those of its scenario. */
#include <tabard/inputs.h>

#include "hazards/ordinary_calls.h"

void
tbr_inputs_add (const TbrScenario *scenario, GPtrArray *paths)
{
  const TbrSection *hazards = &scenario->sections[TBR_SECTION_HAZARDS];

  for (guint i = 0; i < hazards->n; i++)
    {
      const TbrCalls *values = hazards->objects[i]->values;
      if (!tbr_calls_is_kind (hazards->objects[i]))
        continue;
      const char *const names[] = { values->trace, values->nodes, values->arcs };
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (*names[j] != '\0')
          {
            char *path = tbr_calls_file (scenario, values, names[j], NULL);
            if (path != NULL)
              g_ptr_array_add (paths, path);
          }
    }
}
