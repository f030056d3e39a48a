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
} Things;

static Things
things_of (const TbrScenario *scenario, const char *section)
{
  if (strcmp (section, "units") == 0)
    return (Things){ "unit", scenario->n_units };
  if (strcmp (section, "states") == 0)
    return (Things){ "state", scenario->map->n_countries };
  g_assert (strcmp (section, "policies") == 0);
  return (Things){ "policy", scenario->sections[TBR_SECTION_POLICIES].n };
}

const char *
tbr_find_id (const TbrScenario *scenario, const TbrParam *param, guint32 index)
{
  if (index >= things_of (scenario, param->section).n)
    return "";
  if (strcmp (param->section, "units") == 0)
    return scenario->units[index].id;
  if (strcmp (param->section, "states") == 0)
    return scenario->map->countries[index].iso;
  return scenario->sections[TBR_SECTION_POLICIES].objects[index]->id;
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
