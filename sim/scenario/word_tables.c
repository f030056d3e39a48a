/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The words of tables that people read in the window and in reports, so that translators find them
   in one place and no room below the wall knows of languages. */
#include "scenario/word_tables.h"

#include <tabard/change.h>
#include <tabard/exercise.h>
#include <tabard/hazard.h>
#include <tabard/journal.h>
#include <tabard/policy.h>
#include <tabard/scenario.h>
#include <tabard/site.h>
#include <tabard/snapshot.h>

/* ---- of the program ---- */

static void
add_kinds (TbrWordList *words)
{
  tbr_word_list_begin (words, "Kinds of hazard: title, then what it is");
  for (guint i = 0; tbr_hazard_kinds[i] != NULL; i++)
    {
      tbr_word_list_add (words, tbr_hazard_kinds[i]->kind.title);
      tbr_word_list_add (words, tbr_hazard_kinds[i]->kind.sentence);
    }
  tbr_word_list_begin (words, "Policies: title, then what it does");
  for (guint i = 0; tbr_policy_kinds[i] != NULL; i++)
    {
      tbr_word_list_add (words, tbr_policy_kinds[i]->kind.title);
      tbr_word_list_add (words, tbr_policy_kinds[i]->kind.sentence);
    }
}

static void
add_needs (TbrWordList *words)
{
  /* beside those of needs and harm; signs such as h and % are the same everywhere */
  static const char *const counted[]
      = { "units", "appointments", "persons h", "kW h", "patrols h", NULL };
  tbr_word_list_begin (words, "Kinds of need, and what they are counted in");
  for (guint i = 0; i < TBR_NEED_N; i++)
    tbr_word_list_add (words, tbr_need_info ((TbrNeedKind) i)->title);
  for (guint i = 0; i < TBR_NEED_N; i++)
    {
      const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) i);
      g_autofree char *rate = g_strdup_printf ("%s/h", info->unit);
      tbr_word_list_add (words, info->unit);
      if (!info->holds)
        tbr_word_list_add (words, rate);
    }
  tbr_word_list_begin (words, "Kinds of harm as curves are named, and what they are counted in");
  for (guint i = 0; i < TBR_HARM_N; i++)
    tbr_word_list_add (words, tbr_harm_name ((TbrHarm) i));
  for (guint i = 0; i < TBR_HARM_N; i++)
    tbr_word_list_add (words, tbr_harm_unit ((TbrHarm) i));
  tbr_word_list_begin (words, "What measures are counted in");
  tbr_word_list_add_all (words, counted);
}

/* Words of facts that the window tells as sentences. */
static void
add_facts (TbrWordList *words)
{
  static const TbrFactCode told[] = { TBR_FACT_HAZARD_EVENT,
                                      TBR_FACT_REQUEST_CLOSED,
                                      TBR_FACT_OFFER_DECLINED,
                                      TBR_FACT_OFFER_REFUSED,
                                      TBR_FACT_UNIT_RESTING,
                                      TBR_FACT_UNIT_RELEASED,
                                      TBR_FACT_UNIT_ORDER_FAILED,
                                      TBR_FACT_LINK_CHANGED,
                                      TBR_FACT_SITE_CHANGED,
                                      TBR_FACT_UNIT_SERVICE,
                                      TBR_FACT_UNIT_OBSTACLE,
                                      TBR_FACT_CONSENT,
                                      TBR_FACT_SOLIDARITY,
                                      TBR_FACT_IPCR,
                                      TBR_FACT_MAP,
                                      TBR_FACT_ATLAS,
                                      TBR_FACT_UNIT_FUEL };
  tbr_word_list_begin (
      words, "What befell a hazard, why something was refused or let go, how far it went");
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const TbrFactInfo *info = tbr_fact_info (told[i]);
      for (guint k = 0; k < G_N_ELEMENTS (info->fields); k++)
        if (info->fields[k].slot == TBR_SLOT_CODE && info->fields[k].type == TBR_FIELD_CHOICE)
          tbr_word_list_add_all (words, info->fields[k].choices);
    }
}

static void
add_states_of_things (TbrWordList *words)
{
  tbr_word_list_begin (words, "What a unit is at");
  tbr_word_list_add_all (words, tbr_phase_names);
  tbr_word_list_begin (words, "Whose units they are");
  tbr_word_list_add_all (words, tbr_layer_names);
  tbr_word_list_begin (words, "Single changes that are tried");
  tbr_word_list_add_all (words, tbr_change_words);
  tbr_word_list_begin (words, "What stands in the way at borders");
  tbr_word_list_add_all (words, tbr_obstacle_names);
  tbr_word_list_begin (words, "What a value rests on");
  tbr_word_list_add_all (words, tbr_certainty_names);
}

/* Orders as a form asks for them: what the door knows by itself is not asked. */
static void
add_orders (TbrWordList *words)
{
  static const char *const known[] = { "at", "seat", "reason", NULL };
  tbr_word_list_begin (words, "Orders: title, then what each asks");
  for (guint i = 0; tbr_command_kinds[i] != NULL; i++)
    {
      const TbrKind *kind = &tbr_command_kinds[i]->kind;
      if (g_str_equal (kind->name, "set-seat") || g_str_equal (kind->name, "example"))
        continue;
      tbr_word_list_add (words, kind->title);
      for (guint k = 0; k < kind->n_params; k++)
        if (!g_strv_contains (known, kind->params[k].name))
          tbr_word_list_add (words, kind->params[k].sentence);
    }
  tbr_word_list_begin (words, "How work is done");
  tbr_word_list_add_all (words, tbr_work_names);
  tbr_word_list_begin (words, "How a message of an exercise comes");
  tbr_word_list_add_all (words, tbr_medium_names);
  tbr_word_list_begin (words, "What is said of an inject");
  for (guint i = 0; tbr_exercise_kinds[i] != NULL; i++)
    for (guint k = 0; k < tbr_exercise_kinds[i]->n_params; k++)
      if (g_str_equal (tbr_exercise_kinds[i]->element, "inject"))
        tbr_word_list_add (words, tbr_exercise_kinds[i]->params[k].sentence);
}

/* "FR-IT": codes of states, which have their names. */
static gboolean
is_codes (const TbrMap *map, const char *note)
{
  g_auto (GStrv) codes = g_strsplit (note, "-", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (tbr_is_none (tbr_map_find_state (map, codes[i])))
      return FALSE;
  return TRUE;
}

/* What is noted of a site, its parts between ";"; numbers of reactors are said by their number. */
static void
add_notes (TbrWordList *words, const TbrMap *map, const char *note)
{
  g_auto (GStrv) parts = g_strsplit (note != NULL ? note : "", ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      gboolean is_number = g_ascii_isdigit (*part)
                           && (g_str_has_suffix (part, " unit") || g_str_has_suffix (part, " units")
                               || g_str_has_suffix (part, " reactors"));
      if (*part != '\0' && !is_number && !is_codes (map, part))
        tbr_word_list_add (words, part);
    }
}

/* ---- of the data ---- */

static void
add_map (TbrWordList *words, const TbrMap *map)
{
  tbr_word_list_begin (words, "Owed to the sources wherever the map is shown");
  tbr_word_list_add (words, map->attribution);
  tbr_word_list_begin (words, "States");
  for (guint i = 0; i < map->n_countries; i++)
    tbr_word_list_add (words, map->countries[i].name);
  tbr_word_list_begin (words, "Towns");
  for (guint i = 0; tbr_known_towns[i] != NULL; i++)
    tbr_word_list_add_in (words, "town", tbr_known_towns[i]);
  tbr_word_list_begin (words, "What ports are for");
  for (guint i = 0; i < map->n_ports; i++)
    {
      g_auto (GStrv) roles = g_strsplit (map->ports[i].roles, ";", -1);
      for (guint k = 0; roles[k] != NULL; k++)
        tbr_word_list_add (words, g_strdelimit (roles[k], "_", ' '));
    }
  tbr_word_list_begin (words, "Kinds of airport");
  for (guint32 i = 0; i < tbr_map_n_any_sites (map); i++)
    {
      TbrAnySite site;
      if (tbr_map_any_site (map, tbr_map_any_site_at (map, i), &site)
          && site.category == TBR_SITE_AIRPORT && *site.subtype != '\0')
        tbr_word_list_add (words, site.subtype);
    }
  tbr_word_list_begin (words, "Kinds of infrastructure");
  for (guint i = 0; i < TBR_SITE_N; i++)
    {
      g_autofree char *name = g_strdup (tbr_site_category_name ((TbrSiteCategory) i));
      tbr_word_list_add (words, g_strdelimit (name, "_", ' '));
    }
  tbr_word_list_begin (words, "What kind of it, and what it is counted in");
  for (guint i = 0; i < map->n_sites; i++)
    {
      g_autofree char *name = g_strdup (map->sites[i].subtype);
      tbr_word_list_add (words, g_strdelimit (name, "_", ' '));
      tbr_word_list_add (words, map->sites[i].unit);
    }
  tbr_word_list_begin (words, "What is noted of it");
  for (guint i = 0; i < map->n_sites; i++)
    add_notes (words, map, map->sites[i].note);
}

static TbrScenario *
parse_library (const TbrMap *map, const char *folder, TbrDiagnostics *faults)
{
  static const char text[] = "<scenario xmlns=\"urn:tabard:scenario:1\"><meta title=\"library\" "
                             "start=\"2020-01-01T00:00Z\" duration=\"1 d\"/>"
                             "<use href=\"library/capabilities.xml\"/></scenario>";
  return tbr_scenario_parse (text, -1, "library", folder, map, NULL, faults);
}

gboolean
tbr_word_tables_fill (TbrWordList *words, const char *map_folder, const char *library,
                      GError **error)
{
  g_autoptr (TbrMap) map = tbr_map_load (map_folder, error);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = map != NULL ? parse_library (map, library, faults) : NULL;
  if (scenario == NULL)
    {
      g_autofree char *told = tbr_diagnostics_to_text (faults);
      if (map != NULL)
        g_set_error (error, TBR_ERROR, TBR_ERROR_SCENARIO, "%s", told);
      return FALSE;
    }
  add_needs (words);
  add_kinds (words);
  add_states_of_things (words);
  add_facts (words);
  add_orders (words);
  add_map (words, map);
  tbr_word_list_begin (words, "Types of unit");
  for (guint i = 0; i < scenario->n_capabilities; i++)
    tbr_word_list_add (words, scenario->capabilities[i]->title);
  return TRUE;
}
