/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The rows of each list, from the moment, the scenario, the map, the results. */
#include "desktop/listing_rows.h"

#include "desktop/facility.h"
#include "desktop/state.h"
#include "desktop/whys.h"
#include "draw/language.h"
#include "draw/sites.h"
#include "report/report_measure.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_VARIANTS 4u /* of measures: columns enough */

static void
add_thing (TbrListing *listing, TbrThingKind kind, guint32 i)
{
  tbr_listing_add (listing, (TbrThing){ kind, i });
}

static const char *
state_name (const TbrDesktop *desktop, guint32 state)
{
  const TbrMap *map = desktop->map->map;
  return state < map->n_countries ? map->countries[state].name : N_ ("Union");
}

static const char *
type_id (const TbrScenario *scenario, guint32 capability)
{
  return tbr_scenario_object (scenario, TBR_SECTION_CAPABILITIES, capability)->id;
}

/* ---- units ---- */

static TbrListing *
fill_units (const TbrDesktop *desktop)
{
  static const TbrListColumn columns[] = {
    { NC_ ("column", "unit"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "type"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "title"), "", TBR_CELLS_WORD },
    { NC_ ("column", "owner"), "", TBR_CELLS_WORD },
    { NC_ ("column", "base"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "is"), "", TBR_CELLS_WORD },
    { NC_ ("column", "about"), "", TBR_CELLS_WORD },
    { NC_ ("column", "still"), "h", TBR_CELLS_SPAN },
    { NC_ ("column", "people"), "", TBR_CELLS_WHOLE },
    { NC_ ("column", "vehicles"), "", TBR_CELLS_WHOLE },
  };
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrSnapshot *snapshot = desktop->moment->snapshot;
  TbrListing *listing = tbr_listing_new ("units", columns, G_N_ELEMENTS (columns));
  for (guint32 i = 0; i < scenario->n_units && i < snapshot->units->len; i++)
    {
      const TbrUnitSpec *unit = &scenario->units[i];
      const TbrUnitView *view = &g_array_index (snapshot->units, TbrUnitView, i);
      add_thing (listing, TBR_THING_UNIT, i);
      tbr_listing_set_text (listing, 0, unit->id);
      tbr_listing_set_text (listing, 1, type_id (scenario, unit->capability));
      tbr_listing_set_text (listing, 2, scenario->capabilities[unit->capability]->title);
      tbr_listing_set_text (listing, 3, state_name (desktop, unit->state));
      tbr_listing_set_text (listing, 4, tbr_town (unit->base));
      tbr_listing_set_text (listing, 5, tbr_phase_names[view->phase]);
      if (!tbr_is_none (view->need) && view->need.i < snapshot->needs->len)
        tbr_listing_set_text (listing, 6,
                              tbr_need_info (
                                  g_array_index (snapshot->needs, TbrNeedView, view->need.i).kind)
                                  ->title);
      if (view->until != TBR_NEVER)
        tbr_listing_set_span (listing, 7, MAX (view->until - snapshot->at, 0));
      tbr_listing_set_whole (listing, 8, unit->staff);
      tbr_listing_set_whole (listing, 9, unit->vehicles);
    }
  return listing;
}

/* ---- needs ---- */

static TbrListing *
fill_needs (const TbrDesktop *desktop)
{
  static const TbrListColumn columns[] = {
    { NC_ ("column", "need"), "", TBR_CELLS_WHOLE },
    { NC_ ("column", "kind"), "", TBR_CELLS_WORD },
    { NC_ ("column", "state"), "", TBR_CELLS_WORD },
    { NC_ ("column", "is"), "", TBR_CELLS_WORD },
    { NC_ ("column", "open for"), "h", TBR_CELLS_SPAN },
    { NC_ ("column", "wanted"), "", TBR_CELLS_REAL },
    { NC_ ("column", "at work"), "", TBR_CELLS_REAL },
    { NC_ ("column", "under way"), "", TBR_CELLS_REAL },
    { NC_ ("column", "promised"), "", TBR_CELLS_REAL },
    { NC_ ("column", "done"), "%", TBR_CELLS_REAL },
    { NC_ ("column", "unit"), "", TBR_CELLS_WORD },
    { NC_ ("column", "rests on"), "", TBR_CELLS_WORD },
  };
  const GArray *needs = desktop->moment->snapshot->needs;
  TbrTime now = desktop->moment->snapshot->at;
  TbrListing *listing = tbr_listing_new ("needs", columns, G_N_ELEMENTS (columns));
  for (guint32 i = 0; i < needs->len; i++)
    {
      const TbrNeedView *need = &g_array_index (needs, TbrNeedView, i);
      const TbrNeedInfo *info = tbr_need_info (need->kind);
      gboolean is_over = need->closed != TBR_NEVER && need->closed <= now;
      if (need->opened > now)
        continue;
      g_autofree char *unit
          = info->holds ? g_strdup (info->unit) : g_strdup_printf ("%s/h", info->unit);
      TbrStateId state = tbr_map_state_at (desktop->map->map, need->lon, need->lat);
      add_thing (listing, TBR_THING_NEED, i);
      tbr_listing_set_whole (listing, 0, i);
      tbr_listing_set_text (listing, 1, info->title);
      if (!tbr_is_none (state))
        tbr_listing_set_text (listing, 2, state_name (desktop, state.i));
      tbr_listing_set_text (listing, 3, is_over ? N_ ("at an end") : N_ ("still open"));
      tbr_listing_set_span (listing, 4, (is_over ? need->closed : now) - need->opened);
      tbr_listing_set_text (listing, 10, unit);
      tbr_listing_set_text (listing, 11, tbr_certainty_names[tbr_whys_certainty (desktop, need)]);
      if (is_over)
        continue;
      tbr_listing_set_real (listing, 5, need->required);
      tbr_listing_set_real (listing, 6, need->working);
      tbr_listing_set_real (listing, 7, need->on_the_way);
      tbr_listing_set_real (listing, 8, need->promised);
      if (need->required > 0)
        tbr_listing_set_real (listing, 9,
                              CLAMP (round (100 * need->working / need->required), 0, 100));
    }
  return listing;
}

/* ---- stocks ---- */

/* How many units of each element are there, and of these are away. */
static void
count_units (const TbrDesktop *desktop, guint *counts, guint *away, guint32 *first)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const GArray *views = desktop->moment->snapshot->units;
  for (guint32 i = scenario->n_units; i-- > 0;)
    {
      guint32 object = scenario->units[i].object;
      if (i >= views->len)
        continue; /* it has not joined yet */
      TbrLook look = tbr_look_of (g_array_index (views, TbrUnitView, i).phase);
      counts[object]++;
      away[object] += look != TBR_LOOK_HOME && look != TBR_LOOK_AWAY;
      first[object] = i;
    }
}

static TbrListing *
fill_stocks (const TbrDesktop *desktop)
{
  static const TbrListColumn columns[] = {
    { NC_ ("column", "stock"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "type"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "title"), "", TBR_CELLS_WORD },
    { NC_ ("column", "owner"), "", TBR_CELLS_WORD },
    { NC_ ("column", "base"), "", TBR_CELLS_WORD },
    { NC_ ("column", "layer"), "", TBR_CELLS_WORD },
    { NC_ ("column", "units"), "", TBR_CELLS_WHOLE },
    { NC_ ("column", "on a mission"), "", TBR_CELLS_WHOLE },
    { NC_ ("column", "used"), "%", TBR_CELLS_REAL },
    { NC_ ("column", "rests on"), "", TBR_CELLS_WORD },
  };
  const TbrScenario *scenario = desktop->session->scenario;
  g_autofree guint *counts = g_new0 (guint, scenario->n_objects + 1);
  g_autofree guint *away = g_new0 (guint, scenario->n_objects + 1);
  g_autofree guint32 *first = g_new0 (guint32, scenario->n_objects + 1);
  TbrListing *listing = tbr_listing_new ("stocks", columns, G_N_ELEMENTS (columns));
  count_units (desktop, counts, away, first);
  for (guint i = 0; i < scenario->n_objects; i++)
    {
      if (counts[i] == 0)
        continue;
      const TbrUnitSpec *unit = &scenario->units[first[i]];
      gboolean is_service = tbr_kind_find_param (scenario->objects[i]->kind, "base") < 0;
      add_thing (listing, TBR_THING_UNIT, first[i]);
      tbr_listing_set_text (listing, 0, scenario->objects[i]->id);
      tbr_listing_set_text (listing, 1, type_id (scenario, unit->capability));
      tbr_listing_set_text (listing, 2, scenario->capabilities[unit->capability]->title);
      tbr_listing_set_text (listing, 3,
                            is_service ? N_ ("each state") : state_name (desktop, unit->state));
      tbr_listing_set_text (listing, 4, is_service ? N_ ("many") : tbr_town (unit->base));
      tbr_listing_set_text (listing, 5, tbr_layer_names[unit->layer]);
      tbr_listing_set_whole (listing, 6, counts[i]);
      tbr_listing_set_whole (listing, 7, away[i]);
      tbr_listing_set_real (listing, 8, round (100.0 * away[i] / counts[i]));
      tbr_listing_set_text (listing, 9, tbr_certainty_names[unit->certainty]);
    }
  return listing;
}

/* ---- sites ---- */

static TbrListing *
fill_sites (const TbrDesktop *desktop)
{
  static const TbrListColumn columns[] = {
    { NC_ ("column", "site"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "kind"), "", TBR_CELLS_WORD },
    { NC_ ("column", "what"), "", TBR_CELLS_WORD },
    { NC_ ("column", "state"), "", TBR_CELLS_WORD },
    { NC_ ("column", "condition"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "works"), "%", TBR_CELLS_REAL },
    { NC_ ("column", "capacity"), "", TBR_CELLS_REAL },
    { NC_ ("column", "unit"), "", TBR_CELLS_WORD },
  };
  const TbrMap *map = tbr_facility_map (desktop);
  const TbrSnapshot *snapshot = desktop->moment != NULL ? desktop->moment->snapshot : NULL;
  TbrListing *listing = tbr_listing_new ("sites", columns, G_N_ELEMENTS (columns));
  for (guint32 i = 0; i < tbr_map_n_any_sites (map); i++)
    {
      TbrSiteId id = tbr_map_any_site_at (map, i);
      TbrSiteCondition condition;
      TbrAnySite site;
      if (!tbr_map_any_site (map, id, &site))
        continue;
      g_autofree char *what = tbr_facility_what (site.subtype);
      add_thing (listing, TBR_THING_SITE, id.i);
      tbr_listing_set_text (listing, 0, site.name);
      tbr_listing_set_text (listing, 1, tbr_facility_kind (site.category));
      tbr_listing_set_text (listing, 2, what);
      if (!tbr_is_none (site.state))
        tbr_listing_set_text (listing, 3, state_name (desktop, site.state.i));
      if (snapshot != NULL)
        {
          tbr_site_condition (snapshot, id, &condition);
          tbr_listing_set_text (listing, 4, tbr_site_state_name (condition.state));
          tbr_listing_set_real (listing, 5, round (100 * condition.works));
        }
      if (site.capacity > 0)
        tbr_listing_set_real (listing, 6, site.capacity);
      tbr_listing_set_text (listing, 7, site.unit);
    }
  return listing;
}

/* ---- measures ---- */

static const char *
says (TbrVerdict verdict)
{
  static const char *const words[TBR_VERDICT_N]
      = { N_ ("too few futures"), N_ ("the same"), N_ ("may be luck"), N_ ("less"), N_ ("more") };
  return words[verdict];
}

/* Columns of the futures: mean and half-width as it is, then for every other variant. */
static void
set_futures (TbrListing *listing, guint n, const TbrOutlookMeasure *measure)
{
  tbr_listing_set_real (listing, 5, measure->means[0].mean);
  tbr_listing_set_real (listing, 6, measure->means[0].half_width);
  tbr_listing_set_real (listing, 7, measure->medians[0].value);
  for (guint v = 1; v < n; v++)
    {
      guint column = 8 + 4 * (v - 1);
      tbr_listing_set_real (listing, column, measure->means[v].mean);
      tbr_listing_set_real (listing, column + 1, measure->paired[v].difference.mean);
      tbr_listing_set_real (listing, column + 2, measure->joint[v]);
      tbr_listing_set_text (listing, column + 3, says (tbr_outlook_verdict (measure, v)));
    }
}

static TbrListing *
make_measures (const TbrOutlook *outlook, guint n)
{
  static const TbrListColumn always[] = {
    { NC_ ("column", "what"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "measure"), "", TBR_CELLS_TEXT },
    { NC_ ("column", "unit"), "", TBR_CELLS_WORD },
    { NC_ ("column", "rests on"), "", TBR_CELLS_WORD },
    { NC_ ("column", "this run"), "", TBR_CELLS_REAL },
    { NC_ ("column", "mean"), "", TBR_CELLS_REAL },
    { NC_ ("column", "\xc2\xb1"), "", TBR_CELLS_REAL },
    { NC_ ("column", "median"), "", TBR_CELLS_REAL },
  };
  TbrListColumn columns[G_N_ELEMENTS (always) + 4 * MOST_VARIANTS];
  guint count = n > 0 ? G_N_ELEMENTS (always) : 5;
  memcpy (columns, always, sizeof always);
  for (guint v = 1; v < n; v++)
    {
      const char *name = outlook->names[v];
      const char *of = n > 2 ? name : NULL;
      const TbrListColumn own[] = { { name, "", TBR_CELLS_REAL },
                                    { NC_ ("column", "differs"), "", TBR_CELLS_REAL, of },
                                    { NC_ ("column", "\xc2\xb1 all"), "", TBR_CELLS_REAL, of },
                                    { NC_ ("column", "says"), "", TBR_CELLS_WORD, of } };
      memcpy (&columns[count], own, sizeof own);
      count += G_N_ELEMENTS (own);
    }
  return tbr_listing_new ("measures", columns, count);
}

static TbrListing *
fill_measures (const TbrDesktop *desktop)
{
  const TbrOutlook *outlook
      = desktop->prospect != NULL ? tbr_prospect_futures (desktop->prospect) : NULL;
  guint n = outlook != NULL ? MIN (outlook->n_variants, MOST_VARIANTS) : 0;
  TbrListing *listing = make_measures (outlook, n);
  for (guint i = 0; desktop->result != NULL && i < desktop->result->indicators->len; i++)
    {
      const TbrIndicator *one = &g_array_index (desktop->result->indicators, TbrIndicator, i);
      if (one->scope != TBR_SCOPE_ALL)
        continue;
      const TbrOutlookMeasure *measure
          = outlook != NULL ? tbr_outlook_find (outlook, one->measure) : NULL;
      add_thing (listing, TBR_THING_NONE, TBR_NONE);
      g_autofree char *name = tbr_report_measure_name (one->measure);
      tbr_listing_set_text (listing, 0, name);
      tbr_listing_set_text (listing, 1, one->measure);
      tbr_listing_set_text (listing, 2, one->unit);
      tbr_listing_set_text (listing, 3, tbr_certainty_names[one->certainty]);
      tbr_listing_set_real (listing, 4, one->value);
      if (measure != NULL)
        set_futures (listing, n, measure);
    }
  return listing;
}

const char *
tbr_listing_title (TbrListId id)
{
  static const char *const titles[TBR_LIST_N]
      = { N_ ("Units"), N_ ("Needs"), N_ ("Stocks"), N_ ("Sites"), N_ ("Measures") };
  g_return_val_if_fail (id < TBR_LIST_N, "");
  return _ (titles[id]);
}

TbrListing *
tbr_listing_of (const TbrDesktop *desktop, TbrListId id)
{
  static const TbrListColumn nothing[] = { { NC_ ("column", "nothing"), "", TBR_CELLS_TEXT } };
  static TbrListing *(*const fill[TBR_LIST_N]) (const TbrDesktop *desktop)
      = { fill_units, fill_needs, fill_stocks, fill_sites, fill_measures };
  if (desktop->session == NULL || desktop->moment == NULL || desktop->map == NULL)
    return tbr_listing_new ("nothing", nothing, 1);
  return fill[id](desktop);
}
