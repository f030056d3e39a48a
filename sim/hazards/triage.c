/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Survival of waiting patients by class. */
#include "hazards/triage.h"

#include <math.h>

#define SECONDS_PER_MINUTE 60.0

/* Survival at once, time in minutes at which half of it is lost, steepness: [MILLS2013]. */
typedef struct
{
  double at_once, half, power;
} Decay;

static const Decay red = { 0.56, 91, 1.58 };
static const Decay yellow = { 0.81, 160, 2.41 };

static double
decayed (const Decay *decay, double wait, double time_scale)
{
  const double minutes = wait / SECONDS_PER_MINUTE;
  return decay->at_once / (pow (minutes / (decay->half * time_scale), decay->power) + 1);
}

double
tbr_triage_survival (TbrTriage class, double wait, double time_scale)
{
  g_return_val_if_fail (wait >= 0 && time_scale > 0, 0);
  switch (class)
    {
    case TBR_TRIAGE_RED:
      return decayed (&red, wait, time_scale);
    case TBR_TRIAGE_YELLOW:
      return decayed (&yellow, wait, time_scale);
    case TBR_TRIAGE_GREEN:
      return 1;
    case TBR_TRIAGE_BLACK:
    case TBR_TRIAGE_N:
      return 0;
    }
  g_return_val_if_reached (0);
}
