/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The places that hazards have in a scenario: where each is, how it is moved, changed, taken out.
 */
#pragma once

#include "desktop/desktop.h"

G_BEGIN_DECLS

/* One place: of a hazard itself, or of one of its rows that says where it is. */
typedef struct
{
  guint32 hazard;  /* index in the section */
  int row;         /* kind of row, -1: the hazard itself */
  guint number;    /* of its rows of that kind, from 1 */
  double lon, lat; /* degrees */
} TbrHazardSpot;

/* All places of all hazards, in the order of the scenario: TBR_THING_SPOT counts them. (transfer
   full) */
GArray *tbr_spots_list (const TbrScenario *scenario);
/* The one of a number; FALSE when there is none. */
gboolean tbr_spots_find (const TbrScenario *scenario, guint32 index, TbrHazardSpot *out_spot);
/* "hospital 2 of quake". (transfer full) */
char *tbr_spots_name (const TbrScenario *scenario, const TbrHazardSpot *spot);
/* The edit that puts one place elsewhere. (transfer full) */
char *tbr_spots_move_line (const TbrScenario *scenario, const TbrHazardSpot *spot, double lon,
                           double lat);
/* The edit that moves all places of a hazard as one that goes from here to there; NULL when it has
   none. (transfer full) (nullable) */
char *tbr_spots_shift_line (const TbrScenario *scenario, guint32 hazard, const double from[2],
                            const double to[2]);
/* The edit that takes a row out; NULL for the place of the hazard itself. (transfer full)
   (nullable) */
char *tbr_spots_cut_line (const TbrScenario *scenario, const TbrHazardSpot *spot);
/* The middle of all places of a hazard; FALSE when it has none. */
gboolean tbr_spots_middle (const TbrScenario *scenario, guint32 hazard, double *out_lon,
                           double *out_lat);

/* ---- on the map ---- */

/* The place of the chosen hazard under a pixel of the map, TBR_NONE for none. */
guint32 tbr_spots_pick (const TbrDesktop *desktop, double x, double y);
/* The handles of the places of the chosen hazard. */
void tbr_spots_paint (const TbrDesktop *desktop, const TbrRaster *to);

/* ---- in the details ---- */

/* The values of a place. */
void tbr_spots_add (const TbrDesktop *desktop, TbrColumn *column, guint32 index);
/* The first places of a hazard. */
void tbr_spots_add_list (const TbrDesktop *desktop, TbrColumn *column, guint32 hazard);
/* A value of the chosen place, NULL when it has none such. */
const TbrParam *tbr_spots_param (const TbrDesktop *desktop, guint param);
/* The form of one value of the chosen place; its edit. */
void tbr_spots_open (TbrDesktop *desktop, guint param);
char *tbr_spots_line (TbrDesktop *desktop);

G_END_DECLS
