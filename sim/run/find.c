/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an order may name, found by its id; and who may order what. */
#include "run/find.h"

static gboolean
not_found (const char *what, const char *id, const char *const *names, GError **error)
{
  const char *near = tbr_suggest (id, names);

  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unknown %s '%s'%s%s%s", what, id,
               near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
               near != NULL ? "'?" : "");
  return FALSE;
}

gboolean
tbr_find_object (const TbrSim *sim, TbrSectionId section, const char *id, guint32 *out_index,
                 GError **error)
{
  const TbrSection *all = &sim->scenario->sections[section];
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < all->n; i++)
    {
      if (g_str_equal (all->objects[i]->id, id))
        {
          *out_index = i;
          return TRUE;
        }
      g_ptr_array_add (names, (gpointer) all->objects[i]->id);
    }
  g_ptr_array_add (names, NULL);
  return not_found (section == TBR_SECTION_POLICIES ? "policy" : tbr_section_names[section], id,
                    (const char *const *) names->pdata, error);
}

gboolean
tbr_find_unit (const TbrSim *sim, const char *id, TbrUnitId *out_unit, GError **error)
{
  const TbrScenario *scenario = sim->scenario;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < scenario->n_units; i++)
    {
      if (g_str_equal (scenario->units[i].id, id))
        {
          *out_unit = TBR_HANDLE (TbrUnitId, i);
          return TRUE;
        }
      g_ptr_array_add (names, (gpointer) scenario->units[i].id);
    }
  g_ptr_array_add (names, NULL);
  return not_found ("unit", id, (const char *const *) names->pdata, error);
}

gboolean
tbr_find_state (const TbrSim *sim, const char *iso, TbrStateId *out_state, GError **error)
{
  const char *names[256] = { NULL };
  TbrStateId state = { TBR_NONE };

  if (*iso != '\0')
    {
      state = tbr_map_find_state (sim->map, iso);
      for (guint i = 0; i < sim->map->n_countries && i < G_N_ELEMENTS (names) - 1; i++)
        names[i] = sim->map->countries[i].iso;
      if (tbr_is_none (state))
        return not_found ("state", iso, names, error);
    }
  *out_state = state;
  return TRUE;
}

gboolean
tbr_find_may_order (const TbrSim *sim, TbrSeat seat, TbrStateId owner, GError **error)
{
  if (seat.kind != TBR_SEAT_STATE || (!tbr_is_none (owner) && owner.i == seat.state.i))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "the seat of %s may not order what is %s%s",
               sim->map->countries[seat.state.i].iso, tbr_is_none (owner) ? "not its own" : "of ",
               tbr_is_none (owner) ? "" : sim->map->countries[owner.i].iso);
  return FALSE;
}
