/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How fast vehicles are, and what borders do to them. */
#include "world/vehicle.h"

#include <math.h>
#include <string.h>

#define HOUR 3600.0f
#define KMH (1.0f / 3.6f)
/* Middle of the 60-80 km/h of columns. Source: [HAZARDS] section 12. */
#define CONVOY_SPEED (75.0f * KMH)
/* Faster than any road of the map allows. */
#define RAPID_SPEED (200.0f * KMH)
/* Our assumption: column discipline and care in the dark. */
#define NIGHT_SPEED 0.9f
/* Driving hours in a day of one and of two crews. Source: [HAZARDS] section 12. */
#define DRIVE_ONE (10.0f * HOUR)
#define DRIVE_TWO (16.0f * HOUR)
#define DRIVE_ALWAYS (24.0f * HOUR)
/* Outer border: low end of the 2-12 h of [PROCESS] section 3; others our assumption. */
#define WAIT_UNION (0.5f * HOUR)
#define WAIT_OUTER (2.0f * HOUR)
#define WAIT_LIMITED (6.0f * HOUR)

/* States that are not of the Schengen area and yet have no controls towards it. Source: their
   treaties with France and Italy. */
static const char *const open_states[] = { "MC", "SM", "VA" };
/* The Common Travel Area. */
static const char *const islands[] = { "GB", "IE", "IM", "JE", "GG" };

void
tbr_vehicle_init (TbrVehicle *vehicle, TbrVehicleKind kind)
{
  *vehicle = (TbrVehicle){
    .top_speed = kind == TBR_VEHICLE_RAPID ? RAPID_SPEED : CONVOY_SPEED,
    .night_speed = NIGHT_SPEED,
    .drive_day = kind == TBR_VEHICLE_RAPID    ? DRIVE_ALWAYS
                 : kind == TBR_VEHICLE_CONVOY ? DRIVE_ONE
                                              : DRIVE_TWO,
    .border_delay = { 0.0f, WAIT_UNION, WAIT_OUTER, WAIT_LIMITED },
    .ferries = 1,
  };
}

static gboolean
is_among (const char *iso, const char *const *list, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (iso, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_open_borders (const TbrCountry *country)
{
  return country->schengen || is_among (country->iso, open_states, G_N_ELEMENTS (open_states));
}

TbrBorder
tbr_border_find (const TbrMap *map, TbrLinkId link)
{
  const TbrCountry *one = &map->countries[map->nodes[map->links[link.i].from.i].state.i];
  const TbrCountry *other = &map->countries[map->nodes[map->links[link.i].to.i].state.i];
  if (map->links[link.i].access == TBR_ACCESS_LIMITED)
    return TBR_BORDER_LIMITED;
  if (one == other || (has_open_borders (one) && has_open_borders (other)))
    return TBR_BORDER_FREE;
  if (is_among (one->iso, islands, G_N_ELEMENTS (islands))
      && is_among (other->iso, islands, G_N_ELEMENTS (islands)))
    return TBR_BORDER_FREE;
  return one->eu && other->eu ? TBR_BORDER_UNION : TBR_BORDER_OUTER;
}

gboolean
tbr_link_is_aboard (const TbrLink *link)
{
  return link->class == TBR_LINK_FERRY || link->class == TBR_LINK_RAIL_SHUTTLE;
}

/* Whole milliseconds; TBR_NONE when too long to count. */
static guint32
round_time (double seconds)
{
  double whole = floor (seconds * 1000.0 + 0.5);
  return whole < (double) TBR_NONE ? (guint32) whole : TBR_NONE;
}

TbrVehicleCost
tbr_vehicle_cost (const TbrMap *map, const TbrVehicle *vehicle, TbrLinkId link,
                  TbrLinkCondition condition)
{
  const TbrLink *road = &map->links[link.i];
  TbrVehicleCost closed = { TBR_NONE, 0 };
  if (condition.state == TBR_LINK_STATE_CLOSED || road->access == TBR_ACCESS_CLOSED)
    return closed;
  gboolean aboard = tbr_link_is_aboard (road);
  if (aboard && vehicle->ferries == 0)
    return closed;

  double slower = aboard ? 1.0 : MAX (1.0, (double) road->speed / (double) vehicle->top_speed);
  gboolean controlled = road->border || road->access == TBR_ACCESS_LIMITED;
  TbrBorder border = controlled ? tbr_border_find (map, link) : TBR_BORDER_FREE;
  TbrVehicleCost cost = {
    .move = round_time ((double) road->time * slower / (double) condition.speed_factor),
    .wait = controlled ? round_time ((double) vehicle->border_delay[border]) : 0,
  };
  return cost.wait == TBR_NONE ? closed : cost;
}
