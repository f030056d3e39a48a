/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The ways through Europe by road and ferry: how long, how far, by which links, where one is. */
#pragma once

#include <tabard/map.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_LINK_STATE_OPEN,   /* as on the map */
  TBR_LINK_STATE_SLOWED, /* passable, at a share of its speed */
  TBR_LINK_STATE_CLOSED, /* impassable */
  TBR_LINK_STATE_N
} TbrLinkState;

/* What hazards have done to a link and repair has not undone yet; dynamic state. */
typedef struct
{
  float speed_factor; /* share of its speed, above 0 to 1; 1 when open */
  guint8 state;       /* TbrLinkState */
  guint8 reserved[3];
} TbrLinkCondition;

/* What has to be done at a border. */
typedef enum
{
  TBR_BORDER_FREE,    /* nothing: inside the Schengen area, Britain and Ireland, small neighbours */
  TBR_BORDER_UNION,   /* passports: between members of the Union, one of them outside Schengen */
  TBR_BORDER_OUTER,   /* passports and customs: every other border */
  TBR_BORDER_LIMITED, /* a crossing open to some, or at times */
  TBR_BORDER_N
} TbrBorder;

/* How a group of vehicles travels. Plain floats and integers without gaps: two of equal bytes share
   what has been computed. */
typedef struct
{
  float top_speed;   /* m/s on a free road, 1 to 100 */
  float night_speed; /* share of the speed by day that is driven in the dark, 0.1 to 1 */
  float drive_day;   /* seconds of driving in 24 h, 3,600 to 86,400 (no rest) */
  float border_delay[TBR_BORDER_N]; /* seconds of waiting; INFINITY: does not cross */
  guint32 ferries;                  /* 0: uses neither ferries nor shuttles */
} TbrVehicle;

typedef enum
{
  TBR_VEHICLE_CONVOY,     /* lorries in a column, one crew of drivers */
  TBR_VEHICLE_CONVOY_TWO, /* the same with two crews */
  TBR_VEHICLE_RAPID,      /* single engines, cars, ambulances: as fast as the road */
  TBR_VEHICLE_N
} TbrVehicleKind;

/* What a journey takes, without night and rest. */
typedef struct
{
  double time;     /* seconds, ferries and waiting at borders included; INFINITY when cut off */
  double distance; /* metres; INFINITY when cut off */
  double aboard;   /* seconds of the time spent on ferries and shuttles */
} TbrRouteCost;

/* One link of a journey. */
typedef struct
{
  TbrLinkId link;
  TbrNodeId from, to; /* in the direction of travel */
  guint8 aboard;      /* not 0: on a ferry or shuttle */
  guint8 crosses;     /* not 0: into another state, which of the two ends tell */
  guint8 border;      /* TbrBorder when it crosses */
  guint8 reserved;
  float move; /* seconds under way by day */
  float wait; /* seconds at the border, at the end of the link */
} TbrRouteStep;

/* A journey. */
typedef struct
{
  TbrNodeId from, to;
  guint32 n_steps; /* 0 when it is there already */
  const TbrRouteStep *steps;
  TbrRouteCost cost;
} TbrRoute;

/**
 * tbr_link_set_condition:
 * @state: what it is now
 * @speed_factor: share of its speed, above 0 to 1; only when slowed
 *
 * Changes the condition of a link: a new damage epoch and a TBR_FACT_LINK_CHANGED, or nothing when
 * it is as before.
 */
void tbr_link_set_condition (TbrSim *sim, TbrLinkId link, TbrLinkState state, double speed_factor);
TbrLinkCondition tbr_link_get_condition (const TbrSim *sim, TbrLinkId link);

/**
 * tbr_vehicle_init:
 *
 * The usual vehicle of a kind. Convoys drive 75 km/h at most, 10 hours in 24 with one crew and 16
 * with two; rapid vehicles drive as the road allows. Borders: none inside Schengen, half an hour
 * between members, 2 hours outside, 6 at crossings of limited use. By night 0.9 of the speed.
 *
 * Source: [HAZARDS] section 12 for convoys; [PROCESS] for 2 hours; the rest our assumption.
 */
void tbr_vehicle_init (TbrVehicle *vehicle, TbrVehicleKind kind);

/* The border between the two ends of a link. */
TbrBorder tbr_border_find (const TbrMap *map, TbrLinkId link);

/**
 * tbr_route_time:
 * @to: the end that many journeys share: what is computed is kept for it
 *
 * The fastest way by road and ferry under present conditions. A pure function of map, conditions
 * and vehicle; the same in both directions.
 */
TbrRouteCost tbr_route_time (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId from,
                             TbrNodeId to);

/**
 * tbr_route_find:
 * @to: the end that many journeys share
 *
 * The links of the way that tbr_route_time() measures.
 *
 * Returns: (transfer none): valid until the next call; NULL when cut off
 */
const TbrRoute *tbr_route_find (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId from,
                                TbrNodeId to);
/* The way home: from @from, the end that many journeys share, to @to; that way out, reversed. */
const TbrRoute *tbr_route_find_back (const TbrSim *sim, const TbrVehicle *vehicle, TbrNodeId from,
                                     TbrNodeId to);

/**
 * tbr_route_elapsed:
 *
 * Seconds a journey of this cost takes with rest, from its totals alone: after every full
 * drive_day of driving the rest of 24 h, less one rest for each 8 h on board. What planners reckon
 * with; tbr_route_arrival() is exact.
 */
double tbr_route_elapsed (const TbrVehicle *vehicle, const TbrRouteCost *cost);

/**
 * tbr_route_arrival:
 * @departure: when it leaves
 *
 * When a journey ends. Whoever has driven drive_day stops where he is for what is left of 24 h.
 * A sailing of 8 h or more is a rest and starts a new driving day; a shorter one is neither
 * driving nor rest, and so is waiting at a border. In the dark the speed is night_speed, looked up
 * every quarter of an hour.
 *
 * Source: [HAZARDS] section 12 for the hours; ferries our assumption.
 */
TbrTime tbr_route_arrival (const TbrSim *sim, const TbrVehicle *vehicle, const TbrRoute *route,
                           TbrTime departure);

/* Where a journey is at @at: its start before the departure, its end after the arrival.
   Returns: number of the step it is on, n_steps when it has arrived. */
guint32 tbr_route_position (const TbrSim *sim, const TbrVehicle *vehicle, const TbrRoute *route,
                            const TbrTime departure_and_now[2], TbrPoint *out_point);

G_END_DECLS
