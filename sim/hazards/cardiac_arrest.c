/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Two published survival functions. */
#include "hazards/cardiac_arrest.h"

#include <math.h>

#define SECONDS_PER_MINUTE 60.0
/* [LARSEN1993], per minute. */
#define LARSEN_AT_ONCE 0.67
#define LARSEN_RESUSCITATION 0.023
#define LARSEN_DEFIBRILLATION 0.011
#define LARSEN_ADVANCED_CARE 0.021
/* [DEMAIO2003], per minute. */
#define DEMAIO_CONSTANT 0.679
#define DEMAIO_RESPONSE 0.262

double
tbr_cardiac_arrest_larsen (double resuscitation, double defibrillation, double advanced_care)
{
  g_return_val_if_fail (resuscitation >= 0 && defibrillation >= 0 && advanced_care >= 0, 0);
  const double lost = LARSEN_RESUSCITATION * resuscitation + LARSEN_DEFIBRILLATION * defibrillation
                      + LARSEN_ADVANCED_CARE * advanced_care;
  return fmax (0, LARSEN_AT_ONCE - lost / SECONDS_PER_MINUTE);
}

double
tbr_cardiac_arrest_demaio (double response)
{
  g_return_val_if_fail (response >= 0, 0);
  const double minutes = response / SECONDS_PER_MINUTE;
  return 1 / (1 + exp (DEMAIO_CONSTANT + DEMAIO_RESPONSE * minutes));
}
