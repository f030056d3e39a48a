/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an order may name, found by its id; and who may order what. */
#include "run/find.h"

#include <string.h>

/* Things of one section, in their order. */
typedef struct
{
  const char *title; /* of one of them */
  guint n;
  const TbrSection *section; /* NULL for units and states, which the scenario has resolved */
} Things;

static Things
things_of (const TbrScenario *scenario, const char *section)
{
  if (strcmp (section, "units") == 0)
    return (Things){ "unit", scenario->n_units, NULL };
  if (strcmp (section, "states") == 0)
    return (Things){ "state", scenario->map->n_countries, NULL };
  gboolean is_hazard = strcmp (section, "hazards") == 0;
  g_assert (is_hazard || strcmp (section, "policies") == 0);
  const TbrSection *found
      = &scenario->sections[is_hazard ? TBR_SECTION_HAZARDS : TBR_SECTION_POLICIES];
  return (Things){ is_hazard ? "hazard" : "policy", found->n, found };
}

const char *
tbr_find_id (const TbrScenario *scenario, const TbrParam *param, guint32 index)
{
  Things things = things_of (scenario, param->section);

  if (index >= things.n)
    return "";
  if (things.section != NULL)
    return things.section->objects[index]->id;
  if (strcmp (param->section, "units") == 0)
    return scenario->units[index].id;
  return scenario->map->countries[index].iso;
}

gboolean
tbr_find_reference (const TbrScenario *scenario, const TbrParam *param, const char *id,
                    guint32 *out_index, GError **error)
{
  Things things = things_of (scenario, param->section);
  g_autoptr (GPtrArray) names = g_ptr_array_sized_new (things.n + 1);
  const char *near;

  for (guint i = 0; i < things.n; i++)
    {
      const char *name = tbr_find_id (scenario, param, i);
      if (strcmp (name, id) == 0)
        {
          *out_index = i;
          return TRUE;
        }
      g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);
  near = tbr_suggest (id, (const char *const *) names->pdata);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME, "unknown %s '%s'%s%s%s", things.title, id,
               near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
               near != NULL ? "'?" : "");
  return FALSE;
}

TbrStateId
tbr_find_owner (const TbrScenario *scenario, guint32 unit)
{
  return TBR_HANDLE (TbrStateId, scenario->units[unit].state);
}

gboolean
tbr_find_may_order (const TbrScenario *scenario, TbrSeat seat, TbrStateId owner, GError **error)
{
  if (seat.kind != TBR_SEAT_STATE || (!tbr_is_none (owner) && owner.i == seat.state.i))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "the seat of %s may not order what is %s%s",
               scenario->map->countries[seat.state.i].iso,
               tbr_is_none (owner) ? "not its own" : "of ",
               tbr_is_none (owner) ? "" : scenario->map->countries[owner.i].iso);
  return FALSE;
}
