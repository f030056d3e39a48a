/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is chosen taken out of the scenario, a road closed or opened at once: edits of one press. */
#include "desktop/removing.h"

#include "desktop/branching.h"
#include "desktop/forms.h"
#include "desktop/spots.h"
#include "desktop/state.h"

#include <glib/gi18n.h>

#define SLOWED 50 /* per cent of its speed that a road keeps, slowed by one press */

/* ---- taking out ---- */

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
  *out_reason = _ ("Units, hazards, their places and policies can be removed; choose one first");
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
  if (thing.kind == TBR_THING_SITE || thing.kind == TBR_THING_CITY)
    *out_reason = _ ("It belongs to the map, which is the same for all crises");
  if (thing.kind == TBR_THING_LINK)
    *out_reason = _ ("A road is not removed: it is closed, by R or in its details");
  return NULL;
}

void
tbr_removing_begin (TbrDesktop *desktop)
{
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  const char *reason;
  TbrHazardSpot spot;
  if (scenario == NULL)
    return;
  g_autofree char *line = tbr_removing_line (scenario, desktop->selection, &reason);
  if (line == NULL)
    {
      tbr_desktop_say (desktop, reason);
      return;
    }
  /* what was the third of its kind would be another one afterwards */
  if (desktop->selection.kind == TBR_THING_SPOT
      && tbr_spots_find (scenario, desktop->selection.i, &spot))
    desktop->selection = (TbrThing){ TBR_THING_HAZARD, spot.hazard };
  tbr_branching_try (desktop, line);
}

void
tbr_removing_add (TbrDesktop *desktop, TbrColumn *column)
{
  const char *reason;
  if (desktop->whatif == NULL)
    return;
  g_autofree char *line
      = tbr_removing_line (desktop->session->scenario, desktop->selection, &reason);
  if (line == NULL)
    return;
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_REMOVE,
                    .text = _ ("Remove it from the scenario"),
                    .detail = _ ("from the start of the run; Ctrl+Z takes it back"),
                    .value = _ ("Del") };
  tbr_column_gap (column, 10);
  tbr_column_add (column, &row);
}

/* ---- roads ---- */

void
tbr_removing_set_road (TbrDesktop *desktop, guint32 link, TbrLinkState state)
{
  static const char *const names[] = { "open", "slowed", "closed" };
  g_autofree char *now = tbr_forms_now (desktop);
  g_autofree char *factor = state == TBR_LINK_STATE_SLOWED
                                ? g_strdup_printf (" factor='%d %%'", SLOWED)
                                : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("order %s planner set-link link=%u state=%s%s", now,
                                           link, names[MIN (state, TBR_LINK_STATE_CLOSED)], factor);
  tbr_branching_try (desktop, line);
}

/* What the run last said of a road up to now; NULL for nothing. */
static const TbrFact *
last_change (const TbrDesktop *desktop, guint32 link)
{
  TbrTelling telling;
  const TbrThing thing = { TBR_THING_LINK, link };
  const guint most = 8;
  if (!tbr_desktop_telling (desktop, &telling) || desktop->moment == NULL)
    return NULL;
  g_autoptr (GArray) found
      = tbr_telling_find (&telling, thing, desktop->moment->snapshot->at, most);
  for (guint i = 0; i < found->len; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling.chronicle, g_array_index (found, guint, i));
      if (fact->kind == TBR_FACT_LINK_CHANGED)
        return fact;
    }
  return NULL;
}

void
tbr_removing_add_since (const TbrDesktop *desktop, TbrColumn *column, guint32 link)
{
  const TbrFact *fact = last_change (desktop, link);
  if (fact == NULL)
    return;
  g_autofree char *when = tbr_telling_when (desktop->session->scenario, fact->at);
  g_autofree char *share = g_strdup_printf ("%.0f %%", 100 * fact->x);
  tbr_column_field (column,
                    fact->code == TBR_LINK_STATE_CLOSED   ? _ ("Closed since")
                    : fact->code == TBR_LINK_STATE_SLOWED ? _ ("Slowed since")
                                                          : _ ("Open again since"),
                    when);
  if (fact->code == TBR_LINK_STATE_SLOWED)
    tbr_column_field (column, _ ("Share of its speed"), share);
}

void
tbr_removing_add_road (const TbrDesktop *desktop, TbrColumn *column)
{
  static const struct
  {
    TbrLinkState state;
    const char *text;
  } rows[] = { { TBR_LINK_STATE_CLOSED, N_ ("Close it now") },
               { TBR_LINK_STATE_SLOWED, N_ ("Slow it to half its speed now") },
               { TBR_LINK_STATE_OPEN, N_ ("Open it now") } };
  if (desktop->whatif == NULL || desktop->stage != NULL)
    return;
  tbr_column_gap (column, 8);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_ROAD_NOW,
                        .argument = rows[i].state,
                        .text = _ (rows[i].text) };
      tbr_column_add (column, &row);
    }
  TbrWidget change = { .kind = TBR_WIDGET_ROW,
                       .action = TBR_ACT_SET_ROAD,
                       .text = _ ("Close, slow or open it"),
                       .value = "R" };
  tbr_column_add (column, &change);
}
