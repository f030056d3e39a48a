/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The base of the chosen unit, the chosen hazard or one of its places in the hand: by the pointer
   or by the keyboard, from where it is to where it is let go. */
#pragma once

#include "desktop/desktop.h"
#include "desktop/thing.h"

G_BEGIN_DECLS

/* What holds it. */
typedef enum
{
  TBR_HAND_NONE,
  TBR_HAND_PRESSED, /* the pointer's button is down on the symbol; it has not moved yet */
  TBR_HAND_POINTER,
  TBR_HAND_KEYS
} TbrHand;

typedef struct
{
  TbrHand hand;
  TbrThing thing;  /* a unit, for its base; a hazard with all its places, or one of them */
  double x, y;     /* pixels of the map: where it is held */
  double lon, lat; /* degrees: where it was taken */
} TbrCarry;

/* The pointer's button goes down on the map; FALSE when that is not the chosen unit. */
gboolean tbr_carry_press (TbrDesktop *desktop, double window_x, double window_y);
/* The pointer moves; FALSE when it carries nothing. */
gboolean tbr_carry_move (TbrDesktop *desktop, double window_x, double window_y);
/* The button goes up; FALSE when it has not moved anything. */
gboolean tbr_carry_release (TbrDesktop *desktop);
/* Takes what is chosen into the hand of the keyboard. */
void tbr_carry_take (TbrDesktop *desktop);
/* A key while it is held; FALSE when nothing is. */
gboolean tbr_carry_key (TbrDesktop *desktop, const TbrInput *input);

/* Whether it is held and has moved. */
gboolean tbr_carry_is_on (const TbrDesktop *desktop);
/* "Two units of fi-04: to Turku, Finland". (transfer full) */
char *tbr_carry_tell (const TbrDesktop *desktop);
void tbr_carry_paint (const TbrDesktop *desktop, const TbrRaster *to);

G_END_DECLS
