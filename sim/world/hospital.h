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
 * part of which is intensive care; more or fewer where the scenario says so of single hospitals. 0
 * when no hazard reaches services.
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

/* Beds of a class that crises hold now: those of patients counted by their hazard, and those of
   patients who were brought in and go home by and by. */
double tbr_hospital_taken (const TbrSim *sim, TbrRegionId region, TbrBed bed);

/* A hazard that counts its patients itself holds @now beds, @before until now; as many as it says.
 */
void tbr_hospital_hold (TbrSim *sim, TbrRegionId region, TbrBed bed, double before, double now);

/**
 * tbr_hospital_admit:
 *
 * Patients are brought in, and go home after a stay that is exponential in the mean. As many as
 * there are; who brings them looks before at what is left.
 */
void tbr_hospital_admit (TbrSim *sim, TbrRegionId region, TbrBed bed, double patients);

/**
 * tbr_hospital_left:
 *
 * Share, 0 to 1, of what hospitals of a region can do for a crisis that other crises and failing
 * services have left: 1 where no hazard reaches services, 0 in a region whose hospitals are emptied
 * or whose beds are full.
 */
double tbr_hospital_left (const TbrSim *sim, TbrRegionId region);

/* Share of what hospitals of a region could do that they still do: 1 as long as they take new
   patients, what is left while they divert, 0 while they are brought out. */
double tbr_hospital_effect (const TbrSim *sim, TbrRegionId region);
TbrHospitalsMode tbr_hospital_mode (const TbrSim *sim, TbrRegionId region);

/* For the lifelines: brings the hospitals of a region up to now, @hours since the last time; tells
   the deaths that were not told. */
void tbr_hospital_step (TbrSim *sim, TbrRegionId region, guint32 hazard, double hours);
void tbr_hospital_tell (TbrSim *sim, TbrRegionId region, guint32 hazard);
