/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Many small symbols laid over a picture, band by band of rows. */
#pragma once

#include "desktop/sprite.h"

G_BEGIN_DECLS

/* What lies over what: all of one layer over all of those before. */
typedef enum
{
  TBR_CROWD_HOME, /* units at home */
  TBR_CROWD_AWAY, /* the others */
  TBR_CROWD_N
} TbrCrowdLayer;

/* Its memory is kept from frame to frame. */
typedef struct _TbrCrowd TbrCrowd;

/* Paints what lies below into @part, the rows of the picture from @top on. */
typedef void (*TbrCrowdBelow) (const TbrRaster *part, int top, gpointer data);

TbrCrowd *tbr_crowd_new (void);
void tbr_crowd_free (TbrCrowd *crowd);
void tbr_crowd_empty (TbrCrowd *crowd);
/* Adds a symbol that marks a pixel; what is not on the picture is left out as it is painted. */
void tbr_crowd_add (TbrCrowd *crowd, TbrCrowdLayer layer, const TbrSprite *sprite, int x, int y);
/* Each band of rows is painted whole, first what lies below, while it is near the processor; from
   north to south, so that who stands in front covers who stands behind. */
void tbr_crowd_paint (TbrCrowd *crowd, const TbrRaster *to, TbrCrowdBelow below, gpointer data);

G_END_DECLS
