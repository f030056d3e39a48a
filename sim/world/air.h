/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Journeys by air: what a chartered or military aircraft carries between airports. */
#pragma once

#include "engine/core.h"

#include <tabard/route.h>

/* What the chance of finding a charter is drawn for; entity: the unit, step: its mission. */
#define TBR_PURPOSE_CHARTER TBR_PURPOSE (TBR_ROOM_WORLD, 0)

/* How a unit and its load are flown. */
typedef struct
{
  TbrLaw charter;    /* seconds until an aircraft is found */
  double load;       /* seconds on the ground before the flight */
  double unload;     /* seconds on the ground after it */
  double speed;      /* m/s, block speed between airports */
  double range;      /* metres without refuelling */
  double refuel;     /* seconds on the ground for it */
  double runway;     /* metres the aircraft needs */
  TbrVehicle ground; /* by what it goes to the airport and from it */
} TbrAirTransport;

/* One end of a journey. */
typedef struct
{
  double lon, lat; /* degrees */
  TbrNodeId node;  /* where it joins the network; null: cannot be left by road */
} TbrAirEnd;

typedef struct
{
  TbrAirEnd from, to;
  TbrTime departure; /* when it leaves @from */
  TbrTime found;     /* when the aircraft is at the airport at the earliest */
} TbrAirTrip;

typedef enum
{
  TBR_AIR_ROAD,   /* by road to or from an airport */
  TBR_AIR_WAIT,   /* waiting for the aircraft */
  TBR_AIR_LOAD,   /* loading */
  TBR_AIR_FLIGHT, /* in the air */
  TBR_AIR_REFUEL, /* on the ground for fuel */
  TBR_AIR_UNLOAD, /* unloading */
  TBR_AIR_N
} TbrAirLegKind;

/* A part of a journey in one place or between two. */
typedef struct
{
  TbrAirLegKind kind;
  TbrAirportId from, to; /* null: an end of the journey, or a place on the way */
  TbrPoint start, end;   /* degrees; equal when it stands */
  TbrTime begins, ends;
  double distance; /* metres */
} TbrAirLeg;

#define TBR_AIR_LEGS_MAX 32

typedef struct
{
  guint32 n_legs;
  TbrTime arrival;
  double distance; /* metres, all legs */
  TbrAirLeg legs[TBR_AIR_LEGS_MAX];
} TbrAirPlan;

/**
 * tbr_air_transport_init:
 *
 * Charter found within 6 to 18 h (10th to 90th percentile, median 10.4 h), 2 h to load and 2 h to
 * unload, 700 km/h. Range 3,500 km with an hour and a half for fuel, 1,800 m of runway, convoy of
 * two crews on the ground: our assumption, after the C-130 and the 737.
 *
 * Source: [HAZARDS] section 12
 */
void tbr_air_transport_init (TbrAirTransport *transport);

/**
 * tbr_air_find_airports:
 * @at: longitude and latitude, degrees
 * @runway: metres needed
 * @n: how many are wanted
 *
 * The nearest airports with such a runway that are open now, from near to far; equally near ones by
 * number.
 *
 * Returns: number found, at most @n
 */
guint tbr_air_find_airports (const TbrSim *sim, const double at[2], double runway, guint n,
                             TbrAirportId *out_airports);

/**
 * tbr_air_transport:
 *
 * The journey with the earliest arrival over the five nearest usable airports at each end: by road
 * to the airport, waiting until the aircraft is there, loading, flight with stops for fuel at
 * airports near the great circle, unloading, by road to the end.
 *
 * Returns: FALSE when no airport can be reached
 */
gboolean tbr_air_transport (const TbrSim *sim, const TbrAirTransport *transport,
                            const TbrAirTrip *trip, TbrAirPlan *out_plan);
