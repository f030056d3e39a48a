/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a link costs a group of vehicles. */
#pragma once

#include <tabard/route.h>

/* What a link takes, in whole milliseconds. */
typedef struct
{
  guint32 move; /* under way; TBR_NONE: cannot be used */
  guint32 wait; /* at the border */
} TbrVehicleCost;

/* The cost of a link in a condition. */
TbrVehicleCost tbr_vehicle_cost (const TbrMap *map, const TbrVehicle *vehicle, TbrLinkId link,
                                 TbrLinkCondition condition);
/* Whether a link is passed on board of something. */
gboolean tbr_link_is_aboard (const TbrLink *link);
