/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How malicious software passes between organisations, as aggregate rates. */
#include "hazards/contagion.h"

#include <math.h>

double
tbr_contagion_supply (double rate, double abroad, double at_home, double anywhere)
{
  return rate * ((1 - abroad) * at_home + abroad * anywhere);
}

double
tbr_contagion_rate (const TbrContagion *contagion)
{
  return contagion->outside
         + tbr_contagion_supply (contagion->contact, contagion->abroad, contagion->at_home,
                                 contagion->anywhere)
         + contagion->supply;
}

double
tbr_contagion_exposure (double mean, double uneven, double uniform)
{
  return CLAMP (mean * (1 + uneven * (2 * uniform - 1)), 0, 1);
}

double
tbr_contagion_delay (double median, double sigma, double normal)
{
  return median * exp (sigma * normal);
}
