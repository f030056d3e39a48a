/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hospitals of a region: beds, theatres, who is sent elsewhere, who has to be brought out. */
#pragma once

#include "world/lifeline.h"
#include "world/need.h"

/* What hospitals of a region can do. */
typedef enum
{
  TBR_HOSPITALS_OPEN,
  TBR_HOSPITALS_DIVERTING,  /* new patients are sent elsewhere */
  TBR_HOSPITALS_EVACUATING, /* those inside are brought out */
  TBR_HOSPITALS_N
} TbrHospitalsMode;

/* Hospitals of a region have changed their mode, or what they still can do within it: raised with a
   = region, b = mode. */
#define TBR_EVENT_HOSPITALS_CHANGED (TBR_EVENTS_WORLD + 6)

/* Needs for the transfer of patients that are opened in one run, at most. Our assumption. */
#define TBR_HOSPITAL_NEEDS 128

/**
 * tbr_hospital_beds:
 *
 * Beds of a class there are in a region: people times beds of the state for 1,000 of them, a small
 * part of which is intensive care. 0 when no hazard reaches services.
 */
double tbr_hospital_beds (const TbrSim *sim, TbrRegionId region, TbrBed bed);

/**
 * tbr_hospital_free:
 *
 * Beds that a crisis can have now: those that are empty on a usual day, those that are freed in the
 * hours after the first claim, less those claimed. None in a region that diverts.
 *
 * Source: 10 to 20 % of beds free within 4 h [HAZARDS] section 6
 */
double tbr_hospital_free (const TbrSim *sim, TbrRegionId region, TbrBed bed);

/* Takes beds. Returns: how many of @patients get one */
double tbr_hospital_claim (TbrSim *sim, TbrRegionId region, TbrBed bed, double patients);
/* Gives beds back. */
void tbr_hospital_release (TbrSim *sim, TbrRegionId region, TbrBed bed, double patients);
/* The region nearest to a point in which at least @patients of a class find a bed, within the state
   of the point's region; null when there is none. */
TbrRegionId tbr_hospital_find (const TbrSim *sim, double lon, double lat, TbrBed bed,
                               double patients);

/**
 * tbr_hospital_treatment:
 *
 * Severe patients that the hospitals of a region can treat, 1/h: 2 to 3 an hour for 100 beds.
 *
 * Source: De Boer's rule [HAZARDS] section 6
 */
double tbr_hospital_treatment (const TbrSim *sim, TbrRegionId region);

/**
 * tbr_hospital_surgery:
 *
 * Damage-control cases that the theatres of a region can do, 1/h: theatres free for them over the
 * time of a case, 1.5 to 2.5 h.
 *
 * Source: [HAZARDS] section 6
 */
double tbr_hospital_surgery (const TbrSim *sim, TbrRegionId region);

/* Share of what hospitals of a region could do that they still do: 1 as long as they take new
   patients, what is left while they divert, 0 while they are brought out. */
double tbr_hospital_effect (const TbrSim *sim, TbrRegionId region);
TbrHospitalsMode tbr_hospital_mode (const TbrSim *sim, TbrRegionId region);

/* For the lifelines: brings the hospitals of a region up to now, @hours since the last time; tells
   the deaths that were not told. */
void tbr_hospital_step (TbrSim *sim, TbrRegionId region, guint32 hazard, double hours);
void tbr_hospital_tell (TbrSim *sim, TbrRegionId region, guint32 hazard);
