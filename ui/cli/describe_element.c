/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the library says about one of its elements: each value with unit, certainty and source. */
#include "describe_element.h"

#include <tabard/need.h>

#include <string.h>

/* Sections whose elements have names that a planner meets. */
static const TbrSectionId sections[] = {
  TBR_SECTION_STATES,
  TBR_SECTION_CAPABILITIES,
  TBR_SECTION_LAGS,
  TBR_SECTION_STOCK,
};

/* "certainty partly, source L14 PREPOS25" of one value. */
static void
print_ground (const TbrObject *object, guint param)
{
  const TbrParam *row = &object->kind->params[param];
  gboolean is_given = object->given[param] != 0;
  const char *source = is_given && *object->source != '\0' ? object->source : row->source;
  TbrCertainty certainty = is_given ? (TbrCertainty) object->certainties[param] : row->certainty;

  g_print ("  [%s%s: %s]\n", tbr_certainty_names[certainty], is_given ? "" : ", default", source);
}

/* The value as text; references by their ids. (transfer full) */
static char *
value_text (const TbrScenario *library, const TbrObject *object, const TbrParam *param)
{
  const guint32 *handle
      = (const guint32 *) (gconstpointer) ((const guint8 *) object->values + param->offset);

  if (param->type != TBR_PARAM_REF)
    return tbr_param_format (param, library->start_unix, object->values);
  if (*handle == TBR_NONE)
    return g_strdup ("");
  if (strcmp (param->section, "states") == 0)
    return g_strdup (library->map->countries[*handle].iso);
  return g_strdup (tbr_scenario_object (library, TBR_SECTION_CAPABILITIES, *handle)->id);
}

static void
print_element (const TbrScenario *library, const TbrObject *object)
{
  const TbrKind *kind = object->kind;
  g_autofree char *file = g_path_get_basename (object->file);

  g_print ("%s (%s, %s:%u)\n%s\n\n", object->id, kind->title, file, object->line, kind->sentence);
  for (guint i = 0; i < kind->n_params; i++)
    {
      g_autofree char *value = value_text (library, object, &kind->params[i]);
      g_print ("  %-18s %s\n      %s\n    ", kind->params[i].name, *value != '\0' ? value : "-",
               kind->params[i].sentence);
      print_ground (object, i);
    }
}

/* One line of the table of rates: what a unit of a type does about a need. */
static void
print_rate (const TbrScenario *library, const TbrObject *object)
{
  const TbrRate *rate = object->values;
  const TbrNeedInfo *info = tbr_need_info ((TbrNeedKind) rate->need);

  g_print ("  %-18s %-10s %g %s%s  [%s: %s]\n", info->name,
           tbr_scenario_object (library, TBR_SECTION_CAPABILITIES, rate->capability)->id,
           rate->per_hour, info->unit, info->holds ? "" : "/h",
           tbr_certainty_names[object->certainties[tbr_kind_find_param (object->kind, "per-hour")]],
           *object->source != '\0' ? object->source : "no source");
}

/* The rates of a capability, or of a need; TBR_NONE for any. */
static void
print_rates (const TbrScenario *library, guint32 capability, guint32 need)
{
  const TbrSection *rates = &library->sections[TBR_SECTION_RATES];

  g_print ("\n what one unit does about a need, by type of unit\n");
  for (guint i = 0; i < rates->n; i++)
    {
      const TbrRate *rate = rates->objects[i]->values;
      if ((capability == TBR_NONE || rate->capability == capability)
          && (need == TBR_NONE || (guint32) rate->need == need))
        print_rate (library, rates->objects[i]);
    }
}

/* Rows of stock of one type, or of one owner; TBR_NONE for any. */
static void
print_stock (const TbrScenario *library, guint32 capability, guint32 state)
{
  const TbrSection *rows = &library->sections[TBR_SECTION_STOCK];

  g_print ("\n units known to exist\n");
  for (guint i = 0; i < rows->n; i++)
    {
      const TbrObject *object = rows->objects[i];
      const TbrStock *row = object->values;
      int count = tbr_kind_find_param (object->kind, "count");
      if ((capability != TBR_NONE && row->capability != capability)
          || (state != TBR_NONE && row->state != state))
        continue;
      g_print ("  %-6s %3" G_GINT64_FORMAT " %-10s %-3s %s  [%s: %s]\n", object->id, row->count,
               tbr_scenario_object (library, TBR_SECTION_CAPABILITIES, row->capability)->id,
               row->state != TBR_NONE ? library->map->countries[row->state].iso : "EU", row->base,
               tbr_certainty_names[object->certainties[count]],
               *object->source != '\0' ? object->source : "no source");
    }
}

static guint
describe_need (const TbrScenario *library, const char *id)
{
  int need = tbr_need_find (id);
  const TbrNeedInfo *info = need >= 0 ? tbr_need_info ((TbrNeedKind) need) : NULL;

  if (info == NULL)
    return 0;
  g_print ("%s (need)\n%s, in %s\n", info->name, info->title, info->unit);
  print_rates (library, TBR_NONE, (guint32) need);
  return 1;
}

guint
tbr_describe_element (const TbrScenario *library, const char *id)
{
  guint n = describe_need (library, id);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    for (guint32 j = 0; j < library->sections[sections[i]].n; j++)
      {
        const TbrObject *object = tbr_scenario_object (library, sections[i], j);
        if (strcmp (object->id, id) != 0)
          continue;
        if (n++ > 0)
          g_print ("\n");
        print_element (library, object);
        if (sections[i] == TBR_SECTION_CAPABILITIES)
          print_rates (library, j, TBR_NONE);
        if (sections[i] == TBR_SECTION_CAPABILITIES)
          print_stock (library, j, TBR_NONE);
        if (sections[i] == TBR_SECTION_STATES)
          print_stock (library, TBR_NONE, tbr_map_find_state (library->map, id).i);
      }
  return n;
}

void
tbr_describe_add_names (const TbrScenario *library, GPtrArray *names)
{
  for (guint i = 0; i < TBR_NEED_N; i++)
    g_ptr_array_add (names, (gpointer) tbr_need_info ((TbrNeedKind) i)->name);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    for (guint32 j = 0; j < library->sections[sections[i]].n; j++)
      g_ptr_array_add (names, (gpointer) tbr_scenario_object (library, sections[i], j)->id);
}
