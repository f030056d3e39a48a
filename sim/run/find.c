/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What an order may name, found by its id; and who may order what. */
#include "run/find.h"

#include "response/choice.h"
#include "response/desk.h"

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
  if (seat.kind == TBR_SEAT_PLANNER || (seat.kind == TBR_SEAT_ERCC && tbr_is_none (owner))
      || (seat.kind == TBR_SEAT_STATE && !tbr_is_none (owner) && owner.i == seat.state.i))
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "the seat of %s may not order what is %s%s",
               seat.kind == TBR_SEAT_ERCC ? "ercc" : scenario->map->countries[seat.state.i].iso,
               tbr_is_none (owner) ? "not its own" : "of ",
               tbr_is_none (owner) ? "" : scenario->map->countries[owner.i].iso);
  return FALSE;
}

gboolean
tbr_find_is_there (const TbrScenario *scenario, guint32 unit, TbrTime at, GError **error)
{
  const TbrUnitSpec *spec = &scenario->units[unit];

  if (at >= spec->from)
    return TRUE;
  g_autofree char *joins = tbr_instant_format (scenario->start_unix + spec->from);
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s is not there before %s", spec->id,
               joins);
  return FALSE;
}

TbrHindrance
tbr_find_is_free_of_desk (const TbrSim *sim, guint32 unit, GError **error)
{
  if (!tbr_desk_has_unit (sim, TBR_HANDLE (TbrUnitId, unit)))
    return TBR_HINDRANCE_NONE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
               "unit %s serves ordinary calls, and does so from its base",
               sim->scenario->units[unit].id);
  return TBR_HINDRANCE_AWAY;
}

TbrHindrance
tbr_find_line_for (const TbrSim *sim, guint32 unit, gint64 line, GError **error)
{
  const TbrUnitSpec *spec = &sim->scenario->units[unit];
  const TbrRequest *request;
  const TbrRate *rate;
  TbrCrewGap gap;
  guint8 phase = tbr_unit_get (sim, TBR_HANDLE (TbrUnitId, unit))->phase;

  if (line >= tbr_arena_count (&sim->arena, TBR_GROUP_REQUEST)
      || tbr_request_get (sim, (guint32) line)->closed != TBR_NEVER)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "request: no line %" G_GINT64_FORMAT " is open", line);
      return TBR_HINDRANCE_NO_LINE;
    }
  request = tbr_request_get (sim, (guint32) line);
  rate = tbr_scenario_rate (sim->scenario, request->need, spec->capability);
  if (rate == NULL || rate->work != (gint) request->work || request->state == spec->state)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND,
                   "unit %s is not what line %" G_GINT64_FORMAT " asks for", spec->id, line);
      return TBR_HINDRANCE_NO_RATE;
    }
  if (phase != TBR_PHASE_AVAILABLE || tbr_choice_is_service (sim, TBR_HANDLE (TbrUnitId, unit))
      || !spec->on_duty)
    {
      g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s is %s and cannot be given",
                   spec->id,
                   phase == TBR_PHASE_AVAILABLE ? "kept for ordinary calls or off duty"
                                                : tbr_phase_names[phase]);
      return TBR_HINDRANCE_AWAY;
    }
  if (!tbr_unit_lacks_crew (sim, TBR_HANDLE (TbrUnitId, unit), &gap))
    return TBR_HINDRANCE_NONE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_COMMAND, "unit %s has no crew at home", spec->id);
  return TBR_HINDRANCE_NO_CREW;
}
