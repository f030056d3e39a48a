/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many people a collapse traps, kills and wounds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Structure of the buildings that collapse. */
typedef enum
{
  TBR_STRUCTURE_MASONRY,  /* low masonry */
  TBR_STRUCTURE_CONCRETE, /* reinforced concrete block */
  TBR_STRUCTURE_N
} TbrStructure;

/* Distance of a concrete building from the rupture: near, it is shaken by long pulses. */
typedef enum
{
  TBR_RUPTURE_NEAR, /* near field */
  TBR_RUPTURE_FAR,  /* far field */
  TBR_RUPTURE_N
} TbrRuptureField;

/* A number of collapsed buildings of one kind. */
typedef struct
{
  TbrStructure structure;
  TbrRuptureField field; /* of effect for concrete only */
  double n_buildings;    /* collapsed, 0 or more */
  double people_each;    /* persons living or working in one: M1 */
  double occupancy;      /* share of them inside: M2; dwellings 0.85 at night, 0.35 by day */
  double intensity;      /* macroseismic, 1 to 12 */
} TbrCollapse;

/* What becomes of the people inside, persons. */
typedef struct
{
  double trapped;         /* under rubble, the dead included */
  double dead;            /* of them dead at the collapse */
  double life_threatened; /* alive, with injuries that kill without early treatment */
  double hospital;        /* alive, to be treated in hospital */
  double light;           /* alive, lightly hurt */
} TbrCasualties;

/**
 * tbr_casualty_trapped_share:
 *
 * M3: share of the people inside who are trapped. Low masonry 0.05, 0.30, 0.60, 0.70 at intensity
 * 7, 8, 9, 10, linear in between and to zero at 6; concrete 0.70 near, 0.50 far.
 *
 * Source: [COBURN1992]; the interpolation is our assumption
 */
double tbr_casualty_trapped_share (const TbrCollapse *collapse);

/* The people inside a collapse, by what becomes of them at once. Source: [COBURN1992] (M1 to M4).
 */
void tbr_casualty_collapse (const TbrCollapse *collapse, TbrCasualties *out_casualties);

G_END_DECLS
