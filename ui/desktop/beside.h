/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A second map beside the first: another branch, under the same camera and the same clock, what
   differs marked in both. */
#pragma once

#include "desktop/desktop.h"
#include "desktop/surveyor.h"

G_BEGIN_DECLS

/* Something that is not the same on both maps. */
typedef struct
{
  float x, y;       /* metres from the middle of the projection */
  gboolean is_need; /* else a unit */
} TbrDifference;

/* Adds what one moment has otherwise than another of the same instant: TbrDifference. */
void tbr_difference_find (const TbrMoment *one, const TbrMoment *other, GArray *list);

typedef struct _TbrBeside
{
  guint number; /* of its branch */
  char *name;   /* of its branch */
  TbrSession *session;
  TbrPlayer *player;
  const TbrResult *result; /* NULL until its run is read */
  TbrMoment *moment;
  TbrPainter *painter;
  TbrGround *ground;
  guint8 *symbols;       /* TbrSymbol by unit */
  TbrSurveyor *surveyor; /* who could be where on this map, while the layer is on */
  TbrCoverage *coverage;
  gboolean is_surveying;
  TbrThing selection; /* nothing */
  guint asked;        /* serial of the last wish */
  gboolean is_moved;
  gboolean is_reading;
  GArray *differences[2]; /* TbrDifference, of the first map and of this one */
  guint compared[2];      /* serials of the moments that they are of */
} TbrBeside;

/* Opens a second map with the parent of the branch that is shown, or closes it. */
void tbr_beside_toggle (TbrDesktop *desktop);
/* Another branch on it. */
void tbr_beside_next (TbrDesktop *desktop);
void tbr_beside_show (TbrDesktop *desktop, guint number);
void tbr_beside_close (TbrDesktop *desktop);

/* Takes what its threads have handed over. */
void tbr_beside_tick (TbrDesktop *desktop);
/* Whether all that was asked for is there. */
gboolean tbr_beside_is_settled (TbrDesktop *desktop);
void tbr_beside_seek (TbrDesktop *desktop, TbrTime at);
/* Whether its clock stands where it was sent. */
gboolean tbr_beside_is_there (TbrDesktop *desktop);
/* Puts its branch in the place of the one that is shown, for painting, and back. */
void tbr_beside_swap (TbrDesktop *desktop);
/* Marks what differs, and names the branch: 0 the first map, 1 the second. */
void tbr_beside_mark (TbrDesktop *desktop, const TbrRaster *to, int map);
/* The numbers of both runs and their difference. */
void tbr_beside_build (TbrDesktop *desktop, TbrColumn *column);

/* What is chosen, as the second map has it; NONE when it has none of it. */
TbrThing tbr_beside_chosen (const TbrDesktop *desktop);

G_END_DECLS
