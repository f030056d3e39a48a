/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Our own set of symbols, on a grid of 15 by 15, and which of them stands for what. */
#pragma once

#include "draw/theme.h"

#include <cairo.h>

G_BEGIN_DECLS

#define TBR_SYMBOL_GRID 15.0

typedef enum
{
  TBR_SYMBOL_AIRCRAFT,     /* aeroplanes */
  TBR_SYMBOL_HELICOPTER,   /* helicopters */
  TBR_SYMBOL_FIRE_ENGINE,  /* fire engines, ground fire fighting with vehicles */
  TBR_SYMBOL_GROUND_CREW,  /* crews on foot */
  TBR_SYMBOL_PUMP,         /* pumps, flood containment */
  TBR_SYMBOL_BOAT,         /* boats, ships */
  TBR_SYMBOL_USAR,         /* search and rescue */
  TBR_SYMBOL_MEDICAL,      /* medical teams, hospitals, ambulances */
  TBR_SYMBOL_SHELTER,      /* camps */
  TBR_SYMBOL_POWER,        /* generators, line crews */
  TBR_SYMBOL_ENGINEERING,  /* engineers, road clearing, bridges */
  TBR_SYMBOL_POLICE,       /* police, border guards */
  TBR_SYMBOL_COORDINATION, /* coordination, assessment, advice */
  TBR_SYMBOL_WATER,        /* drinking water */
  TBR_SYMBOL_LABORATORY,   /* chemical, biological, radiological, nuclear */
  TBR_SYMBOL_NETWORK,      /* cyber, telecommunications */
  TBR_SYMBOL_LOGISTICS,    /* stocks, transport */
  TBR_SYMBOL_GENERIC,      /* everything else */
  TBR_SYMBOL_FLAME,        /* need: fire */
  TBR_SYMBOL_PERSON,       /* need: people in danger */
  TBR_SYMBOL_HOUSE,        /* need: dwellings, buildings */
  TBR_SYMBOL_DROP,         /* need: water to pump */
  TBR_SYMBOL_DIKE,         /* need: dike to raise */
  TBR_SYMBOL_ROAD,         /* need: road to clear */
  TBR_SYMBOL_N
} TbrSymbol;

/* SVG path data on the grid; its name for the legend. Static. */
const char *tbr_symbol_data (TbrSymbol symbol);
const char *tbr_symbol_name (TbrSymbol symbol);
/* What stands for units of a type, for a kind of need. */
TbrSymbol tbr_symbol_of_capability (const TbrScenario *scenario, guint32 capability);
/* The same of all types of a scenario, by number: TbrSymbol by capability. (transfer full) */
guint8 *tbr_symbols_of_capabilities (const TbrScenario *scenario);
TbrSymbol tbr_symbol_of_need (TbrNeedKind kind);
/* Fills the symbol with the current source, centred on a point, @size pixels across. */
void tbr_symbol_fill (cairo_t *cr, TbrSymbol symbol, double x, double y, double size);

G_END_DECLS
