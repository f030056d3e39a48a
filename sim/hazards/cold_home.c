/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Cold homes. */
#include "hazards/cold_home.h"

#include <math.h>

#define SECONDS_PER_DAY 86400.0
#define PER_PEOPLE 1e5

double
tbr_home_temperature (double indoor, double goal, double time, double constant)
{
  g_return_val_if_fail (time >= 0 && constant > 0, indoor);
  return goal + (indoor - goal) * exp (-time / constant);
}

double
tbr_cold_deaths (double people, double time, double rate)
{
  g_return_val_if_fail (people >= 0 && time >= 0 && rate >= 0, 0);
  return people * (time / SECONDS_PER_DAY) * (rate / PER_PEOPLE);
}
