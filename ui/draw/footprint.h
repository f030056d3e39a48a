/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What the symbols of an overlay cover of the picture, with their numbers and letters. */
#pragma once

#include "draw/overlay.h"

G_BEGIN_DECLS

/* Around the middle of a symbol. */
typedef struct
{
  double radius; /* pixels, half a side */
  double above;  /* pixels that a long number stands above it */
  double below;  /* pixels that letters stand below it */
} TbrFootprint;

/* Pixels at ui 1 around a symbol, within which no other is laid. */
#define TBR_FOOTPRINT_ROOM 1.5

/* With @room around it, pixels at ui 1. */
TbrFootprint tbr_footprint_of_badge (const TbrBadge *badge, double room, double ui);
TbrFootprint tbr_footprint_of_ring (const TbrNeedRing *ring, double room, double ui);
/* Pixels from the middle of a badge down to the upper edge of its letters: below its nose, too. */
double tbr_footprint_letters (const TbrBadge *badge, double ui);
/* All of it, when the middle is at a pixel. */
TbrRect tbr_footprint_box (const TbrFootprint *print, double x, double y);

G_END_DECLS
