/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a chosen site fares just now: which service of its region, which hazard, since when. */
#include "desktop/facility.h"

#include "desktop/state.h"
#include "desktop/telling.h"
#include "draw/language.h"
#include "draw/outage.h"
#include "draw/sites.h"

#include <glib/gi18n.h>
#include <math.h>

/* Since when a service of a region has been as it is: the first that was said of it after it was
   last as usual; TBR_NEVER when nothing was. */
static TbrTime
since_of_service (const TbrTelling *telling, guint32 region, guint32 lifeline, TbrTime until)
{
  TbrTime since = TBR_NEVER;
  guint n = tbr_chronicle_after (telling->chronicle, until);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling->chronicle, i);
      if (fact->kind != TBR_FACT_LIFELINE_CHANGED || fact->a != region || fact->code != lifeline)
        continue;
      if (!(fact->x > (double) TBR_OUTAGE_SHOWN))
        since = TBR_NEVER;
      else if (since == TBR_NEVER)
        since = fact->at;
    }
  return since;
}

/* When an order last closed a site; TBR_NEVER: it was closed from the start. */
static TbrTime
since_of_closing (const TbrTelling *telling, const TbrMap *map, TbrSiteId site, TbrTime until)
{
  TbrTime since = TBR_NEVER;
  guint n = tbr_chronicle_after (telling->chronicle, until);
  guint32 index = tbr_map_any_site_index (map, site);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling->chronicle, i);
      if (fact->kind == TBR_FACT_SITE_CHANGED && fact->a == index)
        since = fact->at;
    }
  return since;
}

/* When a hazard began. */
static TbrTime
since_of_hazard (const TbrTelling *telling, guint32 hazard, TbrTime until)
{
  guint n = tbr_chronicle_after (telling->chronicle, until);
  for (guint i = 0; i < n; i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling->chronicle, i);
      if (fact->kind == TBR_FACT_HAZARD_STARTED && fact->a == hazard)
        return fact->at;
    }
  return TBR_NEVER;
}

/* ---- sentences ---- */

/* "hospitals of Hamburg: 45 % out". (transfer full) */
static char *
say (const TbrDesktop *desktop, const TbrSiteCondition *condition, const TbrSiteCause *cause)
{
  const TbrMap *map = desktop->map->map;
  const char *region
      = condition->region.i < map->n_regions ? map->regions[condition->region.i].name : "";
  g_autofree char *amount = tbr_telling_decimals (cause->amount, 1);
  switch (cause->kind)
    {
    case TBR_CAUSE_CLOSED:
      return g_strdup (_ ("The scenario says that it is closed"));
    case TBR_CAUSE_LIFELINE:
      return g_strdup_printf (_ ("%s in %s: %.0f %% out"),
                              tbr_outage_name ((TbrLifeline) cause->index), region,
                              100 * cause->amount);
    case TBR_CAUSE_WATER:
      return g_strdup_printf (_ ("It stands in water, %s m"), amount);
    case TBR_CAUSE_INTENSITY:
      return g_strdup_printf (_ ("The ground shook there: intensity %.0f or more"), cause->amount);
    case TBR_CAUSE_FIRE:
      return g_strdup (_ ("It lies inside the fire"));
    case TBR_CAUSE_CLOUD:
      return g_strdup (_ ("It lies in the cloud"));
    case TBR_CAUSE_SLUDGE:
      return g_strdup (_ ("It lies under the sludge"));
    case TBR_CAUSE_STRIKE:
      return g_strdup_printf (_ ("Struck %.0f m away, and not cleared yet"), cause->amount);
    case TBR_CAUSE_DARK:
      return g_strdup_printf (_ ("Its district is %.0f %% without power"), 100 * cause->amount);
    case TBR_CAUSE_N:
      break;
    }
  return g_strdup ("");
}

/* "since Fri 20 Jul 14:05"; what else is known. (transfer full) */
static char *
say_since (const TbrDesktop *desktop, TbrSiteId site, const TbrSiteCondition *condition,
           const TbrSiteCause *cause)
{
  const TbrScenario *scenario = desktop->session->scenario;
  TbrTelling telling;
  TbrTime now = desktop->moment->snapshot->at, since = TBR_NEVER;
  gboolean is_told = tbr_desktop_telling (desktop, &telling);
  if (cause->kind == TBR_CAUSE_CLOSED)
    {
      if (is_told)
        since = since_of_closing (&telling, scenario->map, site, now);
      g_autofree char *closed = since != TBR_NEVER ? tbr_telling_when (scenario, since) : NULL;
      return closed != NULL ? g_strdup_printf (_ ("since %s"), closed)
                            : g_strdup (_ ("since the start"));
    }
  if (is_told)
    since = cause->kind == TBR_CAUSE_LIFELINE
                ? since_of_service (&telling, condition->region.i, cause->index, now)
                : since_of_hazard (&telling, cause->index, now);
  g_autofree char *when = since != TBR_NEVER ? tbr_telling_when (scenario, since) : NULL;
  if (cause->kind == TBR_CAUSE_LIFELINE)
    return when != NULL ? g_strdup_printf (_ ("since %s"), when) : g_strdup ("");
  const TbrSection *hazards = &scenario->sections[TBR_SECTION_HAZARDS];
  const char *id = cause->index < hazards->n ? hazards->objects[cause->index]->id : "";
  return when != NULL ? g_strdup_printf (_ ("%s, which began %s"), id, when) : g_strdup (id);
}

static void
add_cause (const TbrDesktop *desktop, TbrColumn *column, TbrSiteId site,
           const TbrSiteCondition *condition, const TbrSiteCause *cause)
{
  const TbrTheme *theme = tbr_theme_get (desktop->theme);
  const TbrColour dots[TBR_SITE_STATE_N] = { theme->text_dim, theme->slowed, theme->closed };
  g_autofree char *text = say (desktop, condition, cause);
  g_autofree char *since = say_since (desktop, site, condition, cause);
  gboolean is_hazard = cause->kind != TBR_CAUSE_CLOSED && cause->kind != TBR_CAUSE_LIFELINE;
  TbrWidget row
      = { .kind = TBR_WIDGET_ROW, .text = text, .detail = since, .colour = dots[cause->state] };
  if (is_hazard && cause->index != TBR_NONE)
    {
      row.action = TBR_ACT_SELECT;
      row.argument = tbr_thing_pack ((TbrThing){ TBR_THING_HAZARD, cause->index });
    }
  tbr_column_add (column, &row);
}

void
tbr_facility_add_condition (const TbrDesktop *desktop, TbrColumn *column, guint32 site)
{
  TbrSiteCondition condition;
  if (desktop->moment == NULL)
    return;
  tbr_site_condition (desktop->moment->snapshot, TBR_HANDLE (TbrSiteId, site), &condition);
  g_autofree char *share = g_strdup_printf ("%s, %.0f %%", tbr_site_state_name (condition.state),
                                            100 * condition.works);
  tbr_column_field (column, _ ("Condition"), share);
  if (!isnan (condition.load))
    {
      g_autofree char *load = g_strdup_printf ("%.0f %%", 100 * condition.load);
      TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                        .text = _ ("Beds taken"),
                        .value = load,
                        .share = CLAMP (condition.load, 0, 1),
                        .is_estimate = TRUE };
      tbr_column_gap (column, 4);
      tbr_column_add (column, &bar);
    }
  if (condition.n == 0)
    return;
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHY IT FARES SO"));
  gboolean is_derived = FALSE;
  for (guint i = 0; i < condition.n; i++)
    {
      is_derived |= condition.causes[i].kind != TBR_CAUSE_CLOSED;
      add_cause (desktop, column, TBR_HANDLE (TbrSiteId, site), &condition, &condition.causes[i]);
    }
  if (is_derived)
    tbr_column_text (column, TBR_WIDGET_NOTE,
                     _ ("Derived from its region and from what lies over it; the run knows of no "
                        "single site."));
}
