/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What presses: decisions that wait for a seat, and who is late for whoever leads. */
#pragma once

#include "desktop/exercise/stage.h"

G_BEGIN_DECLS

/* How much something presses that is due at an instant. */
typedef enum
{
  TBR_PRESS_NOT,  /* there is time */
  TBR_PRESS_SOON, /* a few minutes at the table */
  TBR_PRESS_NOW,  /* less than one, or ten in the crisis */
  TBR_PRESS_LATE, /* it is past */
  TBR_PRESS_N
} TbrPress;

TbrPress tbr_alarm_press (const TbrStage *stage, TbrTime due);
/* The sign that stands before its text, so that colour does not say it alone; "" for none. */
const char *tbr_alarm_sign (TbrPress press);
TbrColour tbr_alarm_colour (const TbrPen *pen, TbrPress press);
/* "12 min left", "late by 2 h"; with what that is at the table while the clock runs. (transfer
 * full) */
char *tbr_alarm_left (const TbrStage *stage, TbrTime due);

/* Until when an offer that waits should have its answer: two hours after it was made, also when it
   is on hold, which nobody has asked for; TBR_NEVER: it waits for none. */
TbrTime tbr_alarm_offer_due (const TbrOfferSeen *offer);

/* The most pressing thing above the page that is shown; nothing where there is none. */
void tbr_alarm_strip (TbrDesktop *desktop, TbrColumn *column);
/* Everything that is late or due soon, by role, for whoever leads. */
void tbr_alarm_list (TbrDesktop *desktop, TbrColumn *column);

G_END_DECLS
