/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One need of a hazard that may arise, go away and arise again. */
#pragma once

#include "hazards/hazard.h"

G_BEGIN_DECLS

/* Plain data; need is TBR_NONE at the start. */
typedef struct
{
  guint32 need;  /* TbrNeedId while open, else TBR_NONE */
  guint32 times; /* opened so far */
} TbrNeedSlot;

/* Times that one need may arise. Our assumption. */
#define TBR_SLOT_WAVES 4
/* Less than half a person is nobody. */
#define TBR_SLOT_NOBODY 0.5

/**
 * tbr_slot_ask:
 * @spec: the need as it is wanted from now on; its part is the first of TBR_SLOT_WAVES numbers
 * @least: less than this of it is nothing
 *
 * Opens the need, brings it up to date, or closes it where nothing is left.
 */
void tbr_slot_ask (TbrSim *sim, TbrNeedSlot *slot, const TbrNeedSpec *spec, double least);
void tbr_slot_close (TbrSim *sim, TbrNeedSlot *slot);
/* Work done since it was last taken; 0 while the need is closed. */
double tbr_slot_take (TbrSim *sim, const TbrNeedSlot *slot, TbrWorkClass work);
/* Counts stock lost to harm. */
void tbr_slot_lose (TbrSim *sim, const TbrNeedSlot *slot, double amount);
/* What the place makes of every class of work. */
void tbr_slot_set_factor (TbrSim *sim, const TbrNeedSlot *slot, double factor);

G_END_DECLS
