/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is known of the thing that is chosen, and why it is as it is. */
#include "desktop/exercise/stage.h"
#include "desktop/facility.h"
#include "desktop/forms.h"
#include "desktop/reasoning.h"
#include "desktop/removing.h"
#include "desktop/roads.h"
#include "desktop/spots.h"
#include "desktop/whys.h"
#include "draw/language.h"
#include "draw/numeral.h"
#include "report/phrase.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST_WHY 14
#define FIRST_WHY 5 /* where they stand before what the thing is */
#define MOST_UNITS 12
#define MOST_REASONS 4u /* of them, with why each was sent for a need */

static const char *
owner_name (const TbrDesktop *desktop, guint32 state)
{
  const TbrMap *map = desktop->map->map;
  return state < map->n_countries ? tbr_word (map->countries[state].name) : _ ("the Union");
}

static const char *
hazard_title (const TbrDesktop *desktop, guint32 hazard)
{
  const TbrSection *section = &desktop->session->scenario->sections[TBR_SECTION_HAZARDS];
  return hazard < section->n ? tbr_word (section->objects[hazard]->kind->title) : _ ("Hazard");
}

char *
tbr_desktop_name_of (const TbrDesktop *desktop, TbrThing thing)
{
  const TbrMap *map = desktop->map->map;
  const TbrScenario *scenario = desktop->session != NULL ? desktop->session->scenario : NULL;
  switch (thing.kind)
    {
    case TBR_THING_STATE:
      return g_strdup (owner_name (desktop, thing.i));
      case TBR_THING_SITE: {
        TbrAnySite site;
        return g_strdup (tbr_facility_find (desktop, thing.i, &site) ? site.name : "");
      }
    case TBR_THING_CITY:
      return g_strdup (tbr_town (map->cities[thing.i].name));
    case TBR_THING_LINK:
      return g_strdup_printf ("%s \xe2\x80\x93 %s", map->nodes[map->links[thing.i].from.i].name,
                              map->nodes[map->links[thing.i].to.i].name);
      case TBR_THING_UNIT: {
        const TbrUnitSpec *unit = &scenario->units[thing.i];
        return g_strdup_printf ("%s, %s",
                                tbr_word (scenario->capabilities[unit->capability]->title),
                                owner_name (desktop, unit->state));
      }
      case TBR_THING_NEED: {
        const GArray *needs = desktop->moment->snapshot->needs;
        if (thing.i >= needs->len)
          return g_strdup (_ ("a need"));
        const TbrNeedView *need = &g_array_index (needs, TbrNeedView, thing.i);
        char *reported = tbr_stage_name_need (desktop, thing.i);
        if (reported != NULL)
          return reported;
        return g_strdup_printf (_ ("Need: %s"), tbr_word (tbr_need_info (need->kind)->title));
      }
    case TBR_THING_HAZARD:
      return g_strdup_printf (_ ("%s \xe2\x80\x9c%s\xe2\x80\x9d"), hazard_title (desktop, thing.i),
                              scenario->sections[TBR_SECTION_HAZARDS].objects[thing.i]->id);
    case TBR_THING_POLICY:
      return g_strdup (
          tbr_word (tbr_scenario_object (scenario, TBR_SECTION_POLICIES, thing.i)->kind->title));
      case TBR_THING_SPOT: {
        TbrHazardSpot spot;
        return tbr_spots_find (scenario, thing.i, &spot) ? tbr_spots_name (scenario, &spot)
                                                         : g_strdup ("");
      }
    case TBR_THING_REGION:
      return g_strdup (map->regions[thing.i].name);
    case TBR_THING_OWN:
      return tbr_own_layers_name (desktop, thing.i);
    case TBR_THING_NONE:
    case TBR_THING_N:
      break;
    }
  return g_strdup ("");
}

/* ---- fields ---- */

static void
add_number (TbrColumn *column, const char *name, double value, const char *unit)
{
  g_autofree char *number = tbr_telling_number (value);
  g_autofree char *text = g_strdup_printf ("%s%s%s", number, *unit != '\0' ? " " : "",
                                           tbr_phrase_unit (unit, value, number));
  tbr_column_field (column, name, text);
}

/* The same with the sign of an estimate where it rests on one; nothing is no estimate. */
static void
add_marked (TbrColumn *column, const char *name, double value, const char *unit,
            gboolean is_estimate)
{
  g_autofree char *number = tbr_telling_number (value);
  g_autofree char *text = g_strdup_printf ("%s%s%s", number, *unit != '\0' ? " " : "",
                                           tbr_phrase_unit (unit, value, number));
  TbrWidget field = {
    .kind = TBR_WIDGET_FIELD, .text = name, .value = text, .is_estimate = is_estimate && value != 0
  };
  tbr_column_add (column, &field);
}

static void
add_thing (const TbrDesktop *desktop, TbrColumn *column, TbrThing thing, const char *detail)
{
  g_autofree char *name = tbr_desktop_name_of (desktop, thing);
  TbrWidget row = { .kind = TBR_WIDGET_ROW,
                    .action = TBR_ACT_SELECT,
                    .argument = tbr_thing_pack (thing),
                    .text = name,
                    .detail = detail };
  tbr_column_add (column, &row);
}

char *
tbr_details_value (const TbrDesktop *desktop, const TbrObject *object, guint param)
{
  const TbrParam *one = &object->kind->params[param];
  gboolean is_policy = g_str_equal (object->kind->section, tbr_section_names[TBR_SECTION_POLICIES]);
  if (is_policy && g_str_equal (one->name, "decision"))
    return tbr_form_policy_points (object);
  g_autofree char *text = tbr_forms_told (desktop->session->scenario, object, param);
  if (*text == '\0')
    return NULL;
  if (g_str_equal (one->name, "base"))
    return g_strdup (tbr_town (text));
  return g_str_equal (one->name, "title") ? g_strdup (tbr_word (text)) : g_steal_pointer (&text);
}

/* The fields of an element that somebody has set, then those left as they were, each with its unit
   and the sign of an estimate. */
static void
add_params (const TbrDesktop *desktop, TbrColumn *column, const TbrObject *object)
{
  const TbrScenario *scenario = desktop->session->scenario;
  guint32 index = 0;
  while (index < scenario->n_objects && scenario->objects[index] != object)
    index++;
  index = index < scenario->n_objects && desktop->whatif != NULL ? index : TBR_NONE;
  for (int given = 1; given >= 0; given--)
    {
      gboolean is_told = FALSE;
      for (guint i = 0; i < object->kind->n_params; i++)
        {
          g_autofree char *value = (object->given[i] != 0) == (given != 0)
                                       ? tbr_details_value (desktop, object, i)
                                       : NULL;
          if (value == NULL)
            continue;
          if (!is_told)
            {
              tbr_column_gap (column, 12);
              tbr_column_text (column, TBR_WIDGET_HEADING,
                               given != 0 ? _ ("AS THE SCENARIO SAYS") : _ ("LEFT AS USUAL"));
            }
          is_told = TRUE;
          TbrWidget field = { .kind = TBR_WIDGET_FIELD,
                              .action = index != TBR_NONE ? TBR_ACT_EDIT_PARAM : TBR_ACT_NONE,
                              .argument = tbr_form_pack (index, i),
                              .text = tbr_word (object->kind->params[i].name),
                              .value = value,
                              .is_estimate = object->certainties != NULL
                                             && object->certainties[i] == TBR_CERTAINTY_ESTIMATED };
          tbr_column_add (column, &field);
        }
    }
}

static void
add_state (const TbrDesktop *desktop, TbrColumn *column, guint32 state)
{
  const TbrCountry *country = &desktop->map->map->countries[state];
  const TbrScenario *scenario = desktop->session->scenario;
  guint home = 0, away = 0, foreign = 0;
  add_number (column, _ ("People"), (double) country->population, "");
  tbr_column_field (column, _ ("Standing"),
                    country->eu     ? _ ("Member of the Union")
                    : country->ucpm ? _ ("Takes part in the Mechanism")
                                    : _ ("Third country"));
  for (guint i = 0; desktop->moment != NULL && i < desktop->moment->snapshot->units->len; i++)
    {
      const TbrUnitView *unit = &g_array_index (desktop->moment->snapshot->units, TbrUnitView, i);
      TbrLook look = tbr_look_of (unit->phase);
      gboolean is_home = look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY;
      gboolean is_own = scenario->units[unit->unit.i].state == state;
      home += is_own && is_home;
      away += is_own && !is_home;
      foreign += !is_own && !is_home
                 && tbr_map_state_at (desktop->map->map, unit->lon, unit->lat).i == state;
    }
  add_number (column, _ ("Its units at base"), home, "");
  add_number (column, _ ("Its units on a mission"), away, "");
  add_number (column, _ ("Units of others here"), foreign, "");
  if (scenario->sections[TBR_SECTION_STATES].n == 0)
    return;
  const TbrObject *object = tbr_scenario_find (scenario, TBR_SECTION_STATES, country->iso);
  if (object != NULL)
    add_params (desktop, column, object);
}

static void
add_more (TbrColumn *column, guint more)
{
  g_autofree char *heading = g_strdup_printf (_ ("AND %u MORE HERE"), more);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, heading);
}

/* A symbol with a number opens: the others that it stands for. */
static void
add_others (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrOverlay *overlay = desktop->ground != NULL ? desktop->ground->overlay : NULL;
  const TbrBadge *badge = overlay != NULL ? tbr_overlay_badge_of (overlay, index) : NULL;
  if (badge == NULL || badge->count < 2)
    return;
  const GArray *units = desktop->moment->snapshot->units;
  const TbrScenario *scenario = desktop->session->scenario;
  guint n = 0;
  add_more (column, badge->count - 1);
  for (guint i = 0; i < units->len && n < MOST_UNITS; i++)
    {
      const TbrUnitView *unit = &g_array_index (units, TbrUnitView, i);
      if (unit->unit.i == index || tbr_overlay_badge_of (overlay, unit->unit.i) != badge)
        continue;
      TbrThing thing = { TBR_THING_UNIT, unit->unit.i };
      add_thing (desktop, column, thing, scenario->units[unit->unit.i].id);
      n++;
    }
}

/* The other needs of a ring, of whatever kind, with what is being done of each. */
static void
add_other_needs (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrOverlay *overlay = desktop->ground != NULL ? desktop->ground->overlay : NULL;
  const TbrNeedRing *ring = overlay != NULL ? tbr_overlay_ring_of (overlay, index) : NULL;
  const GArray *needs = desktop->moment->snapshot->needs;
  guint n = 0;
  if (ring == NULL || ring->count < 2)
    return;
  add_more (column, ring->count - 1);
  for (guint32 i = 0; i < needs->len && n < MOST_UNITS; i++)
    {
      const TbrNeedView *need = &g_array_index (needs, TbrNeedView, i);
      double met = need->required > 0 ? CLAMP (need->working / need->required, 0, 1) : 1;
      g_autofree char *share = g_strdup_printf ("%.0f %%", 100 * met);
      if (i == index || tbr_overlay_ring_of (overlay, i) != ring)
        continue;
      TbrThing thing = { TBR_THING_NEED, i };
      add_thing (desktop, column, thing, share);
      n++;
    }
}

/* The way to another base. */
static void
add_move (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrScenario *scenario = desktop->session->scenario;
  guint32 object = tbr_forms_base_of (scenario, index);
  if (object == TBR_NONE || desktop->whatif == NULL)
    return;
  guint n = 0;
  for (guint32 i = 0; i < scenario->n_units; i++)
    n += scenario->units[i].object == object;
  g_autofree char *which = g_strdup_printf (ngettext ("%u unit: %s", "all %u units of %s", n), n,
                                            scenario->objects[object]->id);
  TbrWidget move = { .kind = TBR_WIDGET_ROW,
                     .action = TBR_ACT_MOVE_UNITS,
                     .text = _ ("Move to another base"),
                     .detail = which };
  tbr_column_gap (column, 8);
  tbr_column_add (column, &move);
  tbr_column_text (column, TBR_WIDGET_NOTE, _ ("or drag its symbol, or carry it by M"));
}

/* The row of the stock that the unit is of. */
static void
add_stock (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrScenario *scenario = desktop->session->scenario;
  guint32 object = tbr_forms_base_of (scenario, index);
  if (object == TBR_NONE || desktop->whatif == NULL)
    return;
  tbr_column_gap (column, 8);
  add_params (desktop, column, scenario->objects[object]);
  tbr_column_gap (column, 8);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("ITS TYPE"));
}

static void
add_policy (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrObject *object
      = tbr_scenario_object (desktop->session->scenario, TBR_SECTION_POLICIES, index);
  tbr_column_text (column, TBR_WIDGET_NOTE, tbr_word (object->kind->sentence));
  add_params (desktop, column, object);
}

/* What one asks first of a unit: what it does, where it is from, what it was sent for. */
static void
add_unit_now (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrSnapshot *snapshot = desktop->moment->snapshot;
  const TbrUnitSpec *spec = &desktop->session->scenario->units[index];
  const TbrUnitView *unit = tbr_moment_unit (desktop->moment, index);
  if (unit == NULL)
    {
      g_autofree char *when = tbr_telling_when (desktop->session->scenario, spec->from);
      g_autofree char *text = g_strdup_printf (_ ("It joins on %s; before, nobody has it."), when);
      tbr_column_text (column, TBR_WIDGET_NOTE, text);
      return;
    }
  tbr_column_field (column, _ ("Now"), tbr_look_name (tbr_look_of (unit->phase)));
  if (unit->out)
    tbr_column_field (column, _ ("Service"), _ ("out of service, by order"));
  if (unit->until != TBR_NEVER && unit->until > snapshot->at)
    {
      g_autofree char *span = tbr_telling_span (unit->until - snapshot->at);
      tbr_column_field (column, _ ("For another"), span);
    }
  g_autofree char *base = tbr_form_since_base (desktop, index);
  tbr_column_field (column, _ ("Base"), tbr_town (base));
  if (tbr_is_none (unit->need))
    {
      tbr_whys_add_idle (desktop, column, index);
      return;
    }
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("SENT FOR"));
  TbrThing need = { TBR_THING_NEED, unit->need.i };
  add_thing (desktop, column, need, "");
  tbr_whys_add_sending (desktop, column, index);
}

static void
add_city (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrCity *city = &desktop->map->map->cities[index];
  if (!tbr_is_none (city->state))
    tbr_column_field (column, _ ("State"), owner_name (desktop, city->state.i));
  if (!g_str_equal (tbr_town (city->name), city->name))
    tbr_column_field (column, _ ("Other name"), city->name);
  if (city->population > 0)
    add_number (column, _ ("People"), city->population, "");
}

static void
add_unit (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrScenario *scenario = desktop->session->scenario;
  const TbrUnitSpec *spec = &scenario->units[index];
  tbr_column_field (column, _ ("Unit"), spec->id);
  tbr_column_field (column, _ ("Owner"), owner_name (desktop, spec->state));
  tbr_column_field (column, _ ("Layer"), tbr_word (tbr_layer_names[spec->layer]));
  TbrWidget staff = { .kind = TBR_WIDGET_FIELD, .text = _ ("People") };
  g_autofree char *people = tbr_telling_decimals (spec->staff, 0);
  staff.value = people;
  staff.is_estimate = spec->certainty == TBR_CERTAINTY_ESTIMATED;
  tbr_column_add (column, &staff);
  add_number (column, _ ("Vehicles"), spec->vehicles, "");
  add_number (column, _ ("Size against the type's"), (double) spec->size, "");
  add_others (desktop, column, index);
  add_stock (desktop, column, index);
  const TbrObject *type
      = tbr_scenario_object (scenario, TBR_SECTION_CAPABILITIES, spec->capability);
  add_params (desktop, column, type);
}

static void
add_need (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrSnapshot *snapshot = desktop->moment->snapshot;
  if (index >= snapshot->needs->len)
    {
      tbr_column_text (column, TBR_WIDGET_NOTE, _ ("It has not been opened yet."));
      return;
    }
  const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, index);
  const TbrNeedInfo *info = tbr_need_info (need->kind);
  g_autofree char *rate
      = g_strdup_printf ("%s%s", tbr_word (info->unit), info->holds ? "" : _ ("/h"));
  double met = need->required > 0 ? CLAMP (need->working / need->required, 0, 1) : 1;
  g_autofree char *share = g_strdup_printf ("%.0f %%", 100 * met);
  g_autofree char *opened = tbr_telling_when (snapshot->scenario, need->opened);
  TbrWidget bar = { .kind = TBR_WIDGET_BAR,
                    .text = _ ("Being done"),
                    .value = share,
                    .share = met,
                    .is_estimate = tbr_whys_certainty (desktop, need) == TBR_CERTAINTY_ESTIMATED };
  tbr_column_add (column, &bar);
  tbr_column_gap (column, 8);
  tbr_column_field (column, _ ("Open since"), opened);
  if (need->closed != TBR_NEVER && need->closed <= snapshot->at)
    {
      g_autofree char *closed = tbr_telling_when (snapshot->scenario, need->closed);
      tbr_column_field (column, _ ("Closed"), closed);
    }
  gboolean is_estimate = tbr_whys_certainty (desktop, need) == TBR_CERTAINTY_ESTIMATED;
  add_marked (column, _ ("Left"), need->stock, info->unit, is_estimate);
  add_marked (column, _ ("Wanted"), need->required, rate, is_estimate);
  add_marked (column, _ ("By units at work"), need->working, rate, is_estimate);
  add_marked (column, _ ("On the way"), need->on_the_way, rate, is_estimate);
  add_marked (column, _ ("Promised"), need->promised, rate, is_estimate);
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("BECAUSE OF"));
  TbrThing hazard = { TBR_THING_HAZARD, need->hazard.i };
  add_thing (desktop, column, hazard, "");
  add_other_needs (desktop, column, index);
  guint n = 0;
  for (guint i = 0; i < snapshot->units->len && n < MOST_UNITS; i++)
    {
      const TbrUnitView *unit = &g_array_index (snapshot->units, TbrUnitView, i);
      if (unit->need.i != index)
        continue;
      if (n++ == 0)
        {
          tbr_column_gap (column, 8);
          tbr_column_text (column, TBR_WIDGET_HEADING, _ ("UNITS"));
        }
      TbrThing thing = { TBR_THING_UNIT, unit->unit.i };
      add_thing (desktop, column, thing, tbr_look_name (tbr_look_of (unit->phase)));
      if (n <= MOST_REASONS)
        tbr_whys_add_coming (desktop, column, unit->unit.i, index);
    }
}

static void
add_hazard (const TbrDesktop *desktop, TbrColumn *column, guint32 index)
{
  const TbrSnapshot *snapshot = desktop->moment->snapshot;
  const TbrObject *object = tbr_scenario_object (snapshot->scenario, TBR_SECTION_HAZARDS, index);
  guint n = 0;
  tbr_column_text (column, TBR_WIDGET_NOTE, tbr_word (object->kind->sentence));
  for (guint i = 0; i < snapshot->needs->len && n < MOST_UNITS; i++)
    {
      const TbrNeedView *need = &g_array_index (snapshot->needs, TbrNeedView, i);
      if (need->hazard.i != index || need->opened > snapshot->at
          || (need->closed != TBR_NEVER && need->closed <= snapshot->at))
        continue;
      if (n++ == 0)
        {
          tbr_column_gap (column, 10);
          tbr_column_text (column, TBR_WIDGET_HEADING, _ ("OPEN NEEDS"));
        }
      g_autofree char *share = tbr_whys_share (desktop, need);
      TbrThing thing = { TBR_THING_NEED, need->need.i };
      add_thing (desktop, column, thing, share);
    }
  tbr_spots_add_list (desktop, column, index);
  add_params (desktop, column, object);
}

/* ---- why ---- */

/* The reasons from one to before another, of the latest. */
static void
add_why (TbrDesktop *desktop, TbrColumn *column, guint from, guint most)
{
  TbrTelling telling;
  if (!tbr_desktop_telling (desktop, &telling) || desktop->moment == NULL)
    return;
  g_autoptr (GArray) found
      = tbr_telling_find (&telling, desktop->selection, desktop->moment->snapshot->at, most + 1);
  if (found->len <= from)
    return;
  tbr_column_gap (column, 14);
  tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHY: WHAT HAPPENED, LATEST FIRST"));
  for (guint i = from; i < MIN (found->len, most); i++)
    {
      const TbrFact *fact = tbr_chronicle_fact (telling.chronicle, g_array_index (found, guint, i));
      g_autofree char *sentence = tbr_telling_sentence (&telling, fact);
      g_autofree char *when = tbr_telling_when (telling.scenario, fact->at);
      TbrWidget row = { .kind = TBR_WIDGET_ROW,
                        .action = TBR_ACT_SEEK,
                        .argument = fact->at,
                        .text = sentence,
                        .detail = when };
      tbr_column_add (column, &row);
      tbr_whys_add_reason (&telling, column, tbr_reasoning_find (&telling, fact));
    }
  if (found->len <= most)
    return;
  tbr_column_text (column, TBR_WIDGET_NOTE, _ ("and more before that"));
}

static gboolean
has_estimate (const TbrTree *tree)
{
  for (guint i = 0; i < tree->widgets->len; i++)
    if (g_array_index (tree->widgets, TbrWidget, i).is_estimate)
      return TRUE;
  return FALSE;
}

void
tbr_details_build (TbrDesktop *desktop, TbrColumn *column)
{
  TbrThing thing = desktop->selection;
  if (thing.kind == TBR_THING_NONE || desktop->session == NULL || desktop->moment == NULL)
    {
      tbr_column_text (column, TBR_WIDGET_TITLE, _ ("Nothing is chosen"));
      tbr_column_gap (column, 6);
      static const TbrActionId keys[] = { TBR_ACT_SEARCH, TBR_ACT_NONE };
      g_autofree char *how
          = tbr_keymap_tell (desktop->keymap,
                             _ ("Click a unit, a need, a hazard, a road, a site or a state on the "
                                "map, or search with Ctrl+F."),
                             keys);
      tbr_column_text (column, TBR_WIDGET_NOTE, how);
      return;
    }
  g_autofree char *name = tbr_desktop_name_of (desktop, thing);
  tbr_column_text (column, TBR_WIDGET_TITLE, name);
  tbr_column_gap (column, 8);
  static const struct
  {
    TbrThingKind kind;
    void (*add) (const TbrDesktop *, TbrColumn *, guint32);
  } parts[] = { { TBR_THING_NEED, add_need },
                { TBR_THING_LINK, tbr_roads_add },
                { TBR_THING_UNIT, add_unit },
                { TBR_THING_HAZARD, add_hazard },
                { TBR_THING_STATE, add_state },
                { TBR_THING_CITY, add_city },
                { TBR_THING_SITE, tbr_facility_add },
                { TBR_THING_POLICY, add_policy },
                { TBR_THING_SPOT, tbr_spots_add },
                { TBR_THING_REGION, tbr_coverage_add_region },
                { TBR_THING_OWN, tbr_own_layers_add_place } };
  gboolean is_long = thing.kind == TBR_THING_UNIT || thing.kind == TBR_THING_STATE
                     || thing.kind == TBR_THING_HAZARD;
  if (thing.kind == TBR_THING_UNIT)
    add_unit_now (desktop, column, thing.i);
  /* where the table of parameters is long, the reasons come first */
  if (is_long)
    {
      add_why (desktop, column, 0, FIRST_WHY);
      /* what can be done stands above what comes and goes with the map */
      if (thing.kind == TBR_THING_UNIT)
        add_move (desktop, column, thing.i);
      tbr_removing_add (desktop, column);
      tbr_column_gap (column, 14);
      tbr_column_text (column, TBR_WIDGET_HEADING, _ ("WHAT IT IS"));
    }
  else
    tbr_removing_add (desktop, column);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].kind == thing.kind)
      parts[i].add (desktop, column, thing.i);
  add_why (desktop, column, is_long ? FIRST_WHY : 0, MOST_WHY);
  if (!has_estimate (column->tree))
    return;
  tbr_column_gap (column, 10);
  tbr_column_text (column, TBR_WIDGET_NOTE, _ ("\xe2\x89\x88 rests on an estimate."));
}
