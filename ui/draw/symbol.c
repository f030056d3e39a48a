/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Our own set of symbols, on a grid of 15 by 15, and which of them stands for what. */
#include "draw/symbol.h"

#include "draw/path.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *data;
} Drawing;

static const Drawing drawings[TBR_SYMBOL_N] = {
  [TBR_SYMBOL_AIRCRAFT]
  = { NC_ ("kind of unit", "aeroplane"),
      "M7.5 .4C8.3 .4 8.7 1.7 8.7 3V5.2L14.6 8.6V10.2L8.7 8.6 8.4 11.8 10.4 13.2V14.6"
      "L7.5 13.9 4.6 14.6V13.2L6.6 11.8 6.3 8.6 .4 10.2V8.6L6.3 5.2V3C6.3 1.7 6.7 .4 "
      "7.5 .4Z" },
  [TBR_SYMBOL_HELICOPTER]
  = { NC_ ("kind of unit", "helicopter"),
      "M3 2H14.2V3.2H9.3V4.4C12.2 4.5 14.2 6.5 14.2 9V10.2H7.4C6 10.2 5.2 9.3 4.7 "
      "7.9L1.6 7.2 .7 4.4H1.9L3.1 5.7H6.2L8.1 4.4V3.2H3ZM5.4 12.4H11.8L13.2 11.2 "
      "14 12.1 12.3 13.6H5.4ZM7.4 10.2H8.6V12.6H7.4ZM10.6 10.2H11.8V12.6H10.6Z" },
  [TBR_SYMBOL_FIRE_ENGINE] = { NC_ ("kind of unit", "fire engine"),
                               "M.5 4.4H9.2V9.6H.5ZM10 4.4H12.4L14.6 7.2V9.6H10ZM.5 2H11V3.2H.5Z"
                               "M3.6 10A1.8 1.8 0 1 1 3.6 13.6A1.8 1.8 0 1 1 3.6 10Z"
                               "M11.4 10A1.8 1.8 0 1 1 11.4 13.6A1.8 1.8 0 1 1 11.4 10Z" },
  [TBR_SYMBOL_GROUND_CREW]
  = { NC_ ("kind of unit", "ground crew"),
      "M5.2 .6A2 2 0 1 1 5.2 4.6A2 2 0 1 1 5.2 .6ZM3 5.4H7.4L9.2 8.2 11 7.4 11.6 "
      "8.6 8.6 10.2 7 8.4V14.6H5.6V10.8H4.8V14.6H3.4V9L2.2 10.8 1 10ZM12.2 1.2L13.4 "
      "1.6 10.9 11.2H12.6V14.4H8.6V11.2H9.7Z" },
  [TBR_SYMBOL_PUMP]
  = { NC_ ("kind of unit", "pump"),
      "M2.2 3.4H6.2V1.6H8.8V3.4H10.4C12.8 3.4 14 4.8 14 7.2V8.4H11.2V7.4C11.2 6.5 10.9 "
      "6.2 10 6.2H8.8V8.4H2.2ZM.8 9.4H9.6V11H.8ZM12.6 9.4C13.4 10.8 14.2 11.6 14.2 12.7"
      "A1.6 1.7 0 0 1 11 12.7C11 11.6 11.8 10.8 12.6 9.4ZM.8 12H9.6V13.6H.8Z" },
  [TBR_SYMBOL_BOAT] = { NC_ ("kind of unit", "boat"),
                        "M.6 9.2H14.4L12.6 12.6H2.4ZM3.6 5.2H8.8L10.6 8.2H3.6ZM5.6 2.2H7V4.4H5.6Z"
                        "M1 13.4H14V14.6H1Z" },
  [TBR_SYMBOL_USAR] = { NC_ ("kind of unit", "search and rescue"),
                        "M.8 10.4H14.2V12.6H.8ZM1.8 9.6A5.8 5.8 0 0 1 5.4 4.2V7.8H6.4V3.2H8.6"
                        "V7.8H9.6V4.2A5.8 5.8 0 0 1 13.2 9.6Z" },
  [TBR_SYMBOL_MEDICAL]
  = { NC_ ("kind of unit", "medical"), "M5.3 1.2H9.7V5.3H13.8V9.7H9.7V13.8H5.3V9.7H1.2V5.3H5.3Z" },
  [TBR_SYMBOL_SHELTER] = { NC_ ("kind of unit", "shelter"),
                           "M7.5 2.2L14.8 13.2H9.9L7.5 9 5.1 13.2H.2ZM6.6 .8H8.4V3H6.6Z" },
  [TBR_SYMBOL_POWER]
  = { NC_ ("kind of unit", "power"), "M9.4 .4L2.8 8.6H6.7L5.2 14.6 12.2 6H8.2Z" },
  [TBR_SYMBOL_ENGINEERING]
  = { NC_ ("kind of unit", "engineering"),
      "M10.6 .8A4.2 4.2 0 0 0 6.9 6.6L1 12.5 2.6 14.1 8.5 8.2A4.2 4.2 0 0 0 14.2 "
      "4.2L11.9 6 9.7 5.4 9.1 3.2Z" },
  [TBR_SYMBOL_POLICE]
  = { NC_ ("kind of unit", "police"),
      "M7.5 .6L13.4 2.6V7.2C13.4 10.6 10.8 13.2 7.5 14.5C4.2 13.2 1.6 10.6 1.6 7.2V2.6Z"
      "M7.5 4L6.6 6.4 4 6.5 6 8.1 5.3 10.6 7.5 9.2 9.7 10.6 9 8.1 11 6.5 8.4 6.4Z" },
  [TBR_SYMBOL_COORDINATION] = { NC_ ("kind of unit", "coordination"),
                                "M2.4 .8H4V14.4H2.4ZM4.8 1.4H13.6L11 4.6 13.6 7.8H4.8Z" },
  [TBR_SYMBOL_WATER] = { NC_ ("kind of unit", "drinking water"),
                         "M2.4 2H12.6L11.2 14H3.8ZM4.3 4L4.7 7.2C5.8 6.4 6.7 6.4 7.5 7C8.4 7.6 9.3 "
                         "7.6 10.3 7L10.7 4Z" },
  [TBR_SYMBOL_LABORATORY]
  = { NC_ ("kind of unit", "laboratory"),
      "M5 .8H10V2.4H9.2V5.8L13.4 12.2A1.4 1.4 0 0 1 12.2 14.2H2.8A1.4 1.4 0 0 1 1.6 "
      "12.2L5.8 5.8V2.4H5ZM6 9.2L4.8 11H10.2L9 9.2Z" },
  [TBR_SYMBOL_NETWORK]
  = { NC_ ("kind of unit", "networks"),
      "M.8 1.8H14.2V11H.8ZM2.4 3.4V9.4H12.6V3.4ZM5.4 11.8H9.6V13H5.4ZM3.6 13H11.4V14.2"
      "H3.6Z" },
  [TBR_SYMBOL_LOGISTICS] = { NC_ ("kind of unit", "logistics"),
                             "M7.5 .8L13.6 3.6 7.5 6.4 1.4 3.6ZM1.2 4.8L6.9 7.4V14.2L1.2 11.4Z"
                             "M13.8 4.8L8.1 7.4V14.2L13.8 11.4Z" },
  [TBR_SYMBOL_GENERIC]
  = { NC_ ("kind of unit", "other"), "M7.5 2.2A5.3 5.3 0 1 1 7.5 12.8A5.3 5.3 0 1 1 7.5 2.2Z" },
  [TBR_SYMBOL_FLAME]
  = { NC_ ("kind of unit", "fire"),
      "M8.2 .4C8.6 3.4 12.6 5.6 12.6 9.6A5.1 5 0 0 1 2.4 9.6C2.4 7.4 3.7 6.2 4.6 4.4C5.3 "
      "5.6 5.6 6.2 6.2 6.8C6.6 4.6 6.6 2.6 8.2 .4ZM7.6 13C9 12.6 9.7 11.6 9.4 10.2C9.2 "
      "9.2 8.3 8.7 8 7.6C6.6 9 5.6 9.8 5.7 11.2C5.8 12.2 6.6 12.9 7.6 13Z" },
  [TBR_SYMBOL_PERSON]
  = { NC_ ("kind of unit", "people"),
      "M7.5 .8A2.5 2.5 0 1 1 7.5 5.8A2.5 2.5 0 1 1 7.5 .8ZM4.2 6.6H10.8L12 11H10.4V14.4"
      "H8.2V11.4H6.8V14.4H4.6V11H3Z" },
  [TBR_SYMBOL_HOUSE]
  = { NC_ ("kind of unit", "buildings"), "M7.5 1L14.4 7.4H12.6V13.8H9V9.6H6V13.8H2.4V7.4H.6Z" },
  [TBR_SYMBOL_DROP]
  = { NC_ ("kind of unit", "water"),
      "M7.5 .8C9.4 4.4 12.3 6.4 12.3 9.6A4.8 4.8 0 0 1 2.7 9.6C2.7 6.4 5.6 4.4 7.5 .8Z" },
  [TBR_SYMBOL_DIKE]
  = { NC_ ("kind of unit", "dike"),
      "M5.6 4.4H9.4L14.6 11H.4ZM.4 12.2H14.6V13.8H.4ZM.4 5.4C1.4 4.4 2.2 4.4 3.2 5.4V7"
      "C2.2 6 1.4 6 .4 7Z" },
  [TBR_SYMBOL_ROAD]
  = { NC_ ("kind of unit", "road"),
      "M5 1.4H10L13.8 13.6H1.2ZM6.9 2.6V4.8H8.1V2.6ZM6.8 6V8.6H8.2V6ZM6.7 9.8V12.6H8.3"
      "V9.8Z" },
};

/* Types whose name says more than their family. */
typedef struct
{
  const char *code;
  TbrSymbol symbol;
} Code;

static const Code codes[] = {
  { "AIRAMB", TBR_SYMBOL_AIRCRAFT },   { "BRIDGE", TBR_SYMBOL_ENGINEERING },
  { "DEHUM", TBR_SYMBOL_LOGISTICS },   { "FFFH", TBR_SYMBOL_HELICOPTER },
  { "FFFP", TBR_SYMBOL_AIRCRAFT },     { "FRB", TBR_SYMBOL_BOAT },
  { "GFFF", TBR_SYMBOL_GROUND_CREW },  { "GFFFV", TBR_SYMBOL_FIRE_ENGINE },
  { "MEVAC", TBR_SYMBOL_AIRCRAFT },    { "NAMBA", TBR_SYMBOL_MEDICAL },
  { "NAMBB", TBR_SYMBOL_MEDICAL },     { "NBORDER", TBR_SYMBOL_POLICE },
  { "NBYST", TBR_SYMBOL_PERSON },      { "NFIRE", TBR_SYMBOL_FIRE_ENGINE },
  { "NHELI", TBR_SYMBOL_HELICOPTER },  { "NHOSP", TBR_SYMBOL_MEDICAL },
  { "NPOL", TBR_SYMBOL_POLICE },       { "NPOWER", TBR_SYMBOL_POWER },
  { "NROAD", TBR_SYMBOL_ENGINEERING }, { "NTEL", TBR_SYMBOL_NETWORK },
  { "NUSAR", TBR_SYMBOL_USAR },        { "RFFH", TBR_SYMBOL_HELICOPTER },
  { "RFFPL", TBR_SYMBOL_AIRCRAFT },    { "RFFPM", TBR_SYMBOL_AIRCRAFT },
  { "RMEVAC", TBR_SYMBOL_AIRCRAFT },   { "RTL", TBR_SYMBOL_AIRCRAFT },
  { "SANDBAG", TBR_SYMBOL_LOGISTICS }, { "UAV", TBR_SYMBOL_COORDINATION },
  { "WSAR", TBR_SYMBOL_BOAT },
};

static const Code families[] = {
  { "wildfire", TBR_SYMBOL_FIRE_ENGINE },
  { "fire", TBR_SYMBOL_FIRE_ENGINE },
  { "flood", TBR_SYMBOL_PUMP },
  { "water", TBR_SYMBOL_WATER },
  { "usar", TBR_SYMBOL_USAR },
  { "cbrn", TBR_SYMBOL_LABORATORY },
  { "medical", TBR_SYMBOL_MEDICAL },
  { "shelter", TBR_SYMBOL_SHELTER },
  { "coord", TBR_SYMBOL_COORDINATION },
  { "coordination", TBR_SYMBOL_COORDINATION },
  { "assess", TBR_SYMBOL_COORDINATION },
  { "maritime", TBR_SYMBOL_BOAT },
  { "evac", TBR_SYMBOL_LOGISTICS },
  { "telecom", TBR_SYMBOL_NETWORK },
  { "cyber", TBR_SYMBOL_NETWORK },
  { "power", TBR_SYMBOL_POWER },
  { "engineering", TBR_SYMBOL_ENGINEERING },
  { "stock", TBR_SYMBOL_LOGISTICS },
  { "transport", TBR_SYMBOL_LOGISTICS },
  { "border", TBR_SYMBOL_POLICE },
  { "police", TBR_SYMBOL_POLICE },
};

const char *
tbr_symbol_data (TbrSymbol symbol)
{
  g_return_val_if_fail (symbol < TBR_SYMBOL_N, NULL);
  return drawings[symbol].data;
}

const char *
tbr_symbol_name (TbrSymbol symbol)
{
  g_return_val_if_fail (symbol < TBR_SYMBOL_N, NULL);
  return g_dpgettext2 (NULL, "kind of unit", drawings[symbol].name);
}

static int
find_code (const Code *list, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i].code, code))
      return (int) list[i].symbol;
  return -1;
}

/* The family's name, as the parameter table of capabilities writes it. */
static const char *
family_of (const TbrObject *object, const TbrCapability *capability)
{
  for (guint i = 0; object->kind != NULL && i < object->kind->n_params; i++)
    {
      const TbrParam *param = &object->kind->params[i];
      if (g_str_equal (param->name, "family") && param->choices != NULL && capability->family >= 0)
        return param->choices[capability->family];
    }
  return "";
}

TbrSymbol
tbr_symbol_of_capability (const TbrScenario *scenario, guint32 capability)
{
  if (scenario == NULL || capability >= scenario->n_capabilities)
    return TBR_SYMBOL_GENERIC;
  const TbrCapability *type = scenario->capabilities[capability];
  const TbrSection *section = &scenario->sections[TBR_SECTION_CAPABILITIES];
  int found = -1;
  if (capability < section->n)
    {
      const TbrObject *object = section->objects[capability];
      found = find_code (codes, G_N_ELEMENTS (codes), object->id);
      if (found < 0)
        found = find_code (families, G_N_ELEMENTS (families), family_of (object, type));
    }
  if (found >= 0)
    return (TbrSymbol) found;
  if (type->mode == TBR_MODE_SEA)
    return TBR_SYMBOL_BOAT;
  return type->aircraft > 0 || type->mode == TBR_MODE_AIR ? TBR_SYMBOL_AIRCRAFT
                                                          : TBR_SYMBOL_GENERIC;
}

guint8 *
tbr_symbols_of_capabilities (const TbrScenario *scenario)
{
  guint32 n = scenario != NULL ? scenario->n_capabilities : 0;
  guint8 *symbols = g_new0 (guint8, n + 1);
  for (guint32 i = 0; i < n; i++)
    symbols[i] = (guint8) tbr_symbol_of_capability (scenario, i);
  return symbols;
}

TbrSymbol
tbr_symbol_of_need (TbrNeedKind kind)
{
  static const guint8 symbols[TBR_NEED_N] = {
    [TBR_NEED_FIRE_LINE] = TBR_SYMBOL_FLAME,
    [TBR_NEED_EVACUATION] = TBR_SYMBOL_PERSON,
    [TBR_NEED_FLOOD_WATER] = TBR_SYMBOL_DROP,
    [TBR_NEED_DIKE] = TBR_SYMBOL_DIKE,
    [TBR_NEED_STRANDED] = TBR_SYMBOL_BOAT,
    [TBR_NEED_SAFE_WATER] = TBR_SYMBOL_WATER,
    [TBR_NEED_WET_DWELLINGS] = TBR_SYMBOL_HOUSE,
    [TBR_NEED_TRAPPED] = TBR_SYMBOL_USAR,
    [TBR_NEED_WOUNDED] = TBR_SYMBOL_MEDICAL,
    [TBR_NEED_HOMELESS] = TBR_SYMBOL_SHELTER,
    [TBR_NEED_INSPECTION] = TBR_SYMBOL_HOUSE,
    [TBR_NEED_BLOCKED_ROAD] = TBR_SYMBOL_ROAD,
    [TBR_NEED_COORDINATION] = TBR_SYMBOL_COORDINATION,
    [TBR_NEED_LINE_REPAIR] = TBR_SYMBOL_POWER,
    [TBR_NEED_POWER_SUPPLY] = TBR_SYMBOL_POWER,
    [TBR_NEED_TELECOM_REPAIR] = TBR_SYMBOL_NETWORK,
    [TBR_NEED_SITE_REPAIR] = TBR_SYMBOL_ENGINEERING,
    [TBR_NEED_LOST_BRIDGE] = TBR_SYMBOL_ROAD,
    [TBR_NEED_FUEL] = TBR_SYMBOL_LOGISTICS,
    [TBR_NEED_PATIENT_TRANSFER] = TBR_SYMBOL_MEDICAL,
    [TBR_NEED_BEDS] = TBR_SYMBOL_MEDICAL,
    [TBR_NEED_DECONTAMINATION] = TBR_SYMBOL_LABORATORY,
    [TBR_NEED_SURVEY] = TBR_SYMBOL_LABORATORY,
    [TBR_NEED_HOT_ZONE] = TBR_SYMBOL_USAR,
    [TBR_NEED_ANTIDOTE] = TBR_SYMBOL_LABORATORY,
    [TBR_NEED_THREAT] = TBR_SYMBOL_POLICE,
    [TBR_NEED_PROTECTION] = TBR_SYMBOL_LOGISTICS,
    [TBR_NEED_TESTS] = TBR_SYMBOL_LABORATORY,
    [TBR_NEED_INCIDENTS] = TBR_SYMBOL_NETWORK,
    [TBR_NEED_REGISTRATION] = TBR_SYMBOL_PERSON,
    [TBR_NEED_PATROL] = TBR_SYMBOL_POLICE,
    [TBR_NEED_RECEPTION] = TBR_SYMBOL_SHELTER,
    [TBR_NEED_INVESTIGATION] = TBR_SYMBOL_POLICE,
    [TBR_NEED_CHECKS] = TBR_SYMBOL_POLICE,
    [TBR_NEED_HEAT_CASES] = TBR_SYMBOL_MEDICAL,
    [TBR_NEED_COOLED_PLACES] = TBR_SYMBOL_SHELTER,
    [TBR_NEED_CONSULTATIONS] = TBR_SYMBOL_MEDICAL,
  };
  g_return_val_if_fail (kind < TBR_NEED_N, TBR_SYMBOL_GENERIC);
  return (TbrSymbol) symbols[kind];
}

void
tbr_symbol_fill (cairo_t *cr, TbrSymbol symbol, double x, double y, double size)
{
  cairo_save (cr);
  cairo_translate (cr, x - size / 2, y - size / 2);
  cairo_scale (cr, size / TBR_SYMBOL_GRID, size / TBR_SYMBOL_GRID);
  cairo_new_path (cr);
  tbr_path_trace (cr, tbr_symbol_data (symbol));
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
  cairo_restore (cr);
}
