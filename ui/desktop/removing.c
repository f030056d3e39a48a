/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is chosen taken out of the scenario, or of service: an edit of one press. */
#include "desktop/removing.h"

#include "desktop/branching.h"
#include "desktop/facility.h"
#include "desktop/forms.h"
#include "desktop/spots.h"
#include "desktop/state.h"

#include <glib/gi18n.h>

/* One unit of those that an element stands for; the element with the last. */
static char *
line_of_unit (const TbrScenario *scenario, guint32 unit, const char **out_reason)
{
  guint32 index = tbr_forms_base_of (scenario, unit);
  if (index == TBR_NONE)
    {
      *out_reason = _ ("Its number and place follow from a rate for the whole state: change the "
                       "rate instead");
      return NULL;
    }
  const TbrObject *object = scenario->objects[index];
  int param = tbr_kind_find_param (object->kind, "count");
  gboolean is_stock = g_str_equal (object->kind->section, tbr_section_names[TBR_SECTION_STOCK]);
  gint64 count = 1;
  if (param >= 0)
    count = *(const gint64 *) (gconstpointer) ((const guint8 *) object->values
                                               + object->kind->params[param].offset);
  if (param >= 0 && (count > 1 || is_stock))
    return g_strdup_printf ("set %s.%s.count %" G_GINT64_FORMAT, object->kind->section, object->id,
                            MAX (count - 1, 0));
  return g_strdup_printf ("remove %s %s", object->kind->section, object->id);
}

char *
tbr_removing_line (const TbrScenario *scenario, TbrThing thing, const char **out_reason)
{
  TbrHazardSpot spot;
  *out_reason
      = _ ("Units, sites, hazards, their places and policies can be removed; choose one first");
  if (thing.kind == TBR_THING_UNIT && thing.i < scenario->n_units)
    return line_of_unit (scenario, thing.i, out_reason);
  if (thing.kind == TBR_THING_HAZARD && thing.i < scenario->sections[TBR_SECTION_HAZARDS].n)
    return g_strdup_printf ("remove hazards %s",
                            tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, thing.i)->id);
  if (thing.kind == TBR_THING_POLICY && thing.i < scenario->sections[TBR_SECTION_POLICIES].n)
    return g_strdup_printf ("remove policies %s",
                            tbr_scenario_object (scenario, TBR_SECTION_POLICIES, thing.i)->id);
  if (thing.kind == TBR_THING_SPOT && tbr_spots_find (scenario, thing.i, &spot))
    {
      *out_reason = _ ("It is where the hazard is: it can be moved, or the hazard removed");
      return tbr_spots_cut_line (scenario, &spot);
    }
  if (thing.kind == TBR_THING_SITE)
    {
      *out_reason = _ ("It belongs to the map: it can be moved, changed or closed");
      return tbr_facility_remove_line (scenario, thing.i);
    }
  if (thing.kind == TBR_THING_CITY)
    *out_reason = _ ("It belongs to the map, which is the same for all crises");
  if (thing.kind == TBR_THING_LINK)
    *out_reason = _ ("A road is not removed: it is closed, by R or in its details");
  return NULL;
}

/* ---- a unit, from the instant on the clock ---- */

/* Whether an order can take a unit out of service, or back into it, at the instant shown. */
static gboolean
can_be_used (const TbrDesktop *desktop, TbrThing thing)
{
  const TbrScenario *scenario = desktop->session->scenario;
  return thing.kind == TBR_THING_UNIT && thing.i < scenario->n_units && desktop->clock > 0
         && scenario->units[thing.i].on_duty
         && scenario->units[thing.i].from <= (TbrTime) desktop->clock;
}

static gboolean
is_out (const TbrDesktop *desktop, guint32 unit)
{
  const TbrUnitView *view
      = desktop->moment != NULL ? tbr_moment_unit (desktop->moment, unit) : NULL;
  return view != NULL && view->out;
}

void
tbr_removing_use (TbrDesktop *desktop, gboolean is_in)
{
  if (!can_be_used (desktop, desktop->selection))
    return;
  g_autofree char *now = tbr_forms_now (desktop);
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_printf (line, "order %s planner set-unit", now);
  tbr_forms_append (line, "unit", desktop->session->scenario->units[desktop->selection.i].id);
  tbr_forms_append (line, "state", is_in ? "in-service" : "out-of-service");
  tbr_branching_try (desktop, line->str);
}

/* The row that takes a unit out of service, or back into it. */
static void
add_use (TbrDesktop *desktop, TbrColumn *column)
{
  gboolean out = is_out (desktop, desktop->selection.i);
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, (TbrTime) desktop->clock);
  static const TbrActionId keys[] = { TBR_ACT_UNDO, TBR_ACT_NONE };
  g_autofree char *said = g_strdup_printf (_ ("from %s on; Ctrl+Z takes it back"), when);
  g_autofree char *how = tbr_keymap_tell (desktop->keymap, said, keys);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_USE_UNIT,
                    .argument = out,
                    .text = out ? _ ("Put it back into service") : _ ("Take it out of service"),
                    .detail = how,
                    .value = out ? NULL : tbr_keymap_text (desktop->keymap, TBR_ACT_REMOVE) };
  tbr_column_gap (column, 10);
  tbr_column_add (column, &row);
  if (!out)
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     _ ("At its base it is out at once; away, it breaks off and goes home first."));
}

/* ---- all else, from the start ---- */

void
tbr_removing_begin (TbrDesktop *desktop, gboolean is_from_start)
{
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  const char *reason;
  TbrHazardSpot spot;
  if (scenario == NULL)
    return;
  if (!is_from_start && can_be_used (desktop, desktop->selection))
    {
      if (is_out (desktop, desktop->selection.i))
        tbr_desktop_say (desktop, _ ("It is out of service already"));
      else
        tbr_removing_use (desktop, FALSE);
      return;
    }
  g_autofree char *line = tbr_removing_line (scenario, desktop->selection, &reason);
  if (line == NULL)
    {
      tbr_desktop_say (desktop, reason);
      return;
    }
  /* what was the third of its kind would be another one afterwards */
  if (desktop->selection.kind == TBR_THING_SITE
      && !tbr_facility_is_on_map (desktop, desktop->selection.i))
    desktop->selection = (TbrThing){ TBR_THING_NONE, TBR_NONE };
  if (desktop->selection.kind == TBR_THING_SPOT
      && tbr_spots_find (scenario, desktop->selection.i, &spot))
    desktop->selection = (TbrThing){ TBR_THING_HAZARD, spot.hazard };
  tbr_branching_try (desktop, line);
}

void
tbr_removing_add (TbrDesktop *desktop, TbrColumn *column)
{
  const char *reason;
  if (desktop->whatif == NULL || desktop->stage != NULL)
    return;
  gboolean is_used = can_be_used (desktop, desktop->selection);
  if (is_used)
    add_use (desktop, column);
  g_autofree char *line
      = tbr_removing_line (desktop->session->scenario, desktop->selection, &reason);
  if (line == NULL)
    return;
  static const TbrActionId keys[] = { TBR_ACT_UNDO, TBR_ACT_NONE };
  g_autofree char *how
      = tbr_keymap_tell (desktop->keymap, _ ("from the start of the run; Ctrl+Z takes it back"),
                         keys);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_REMOVE,
                    .argument = is_used,
                    .text = _ ("Remove it from the scenario"),
                    .detail = how,
                    .value = is_used ? NULL : tbr_keymap_text (desktop->keymap, TBR_ACT_REMOVE) };
  tbr_column_gap (column, 10);
  tbr_column_add (column, &row);
}
