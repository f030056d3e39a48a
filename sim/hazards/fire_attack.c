/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Limits of direct attack. */
#include "hazards/fire_attack.h"

#include <math.h>

/* W/m, [ALEXANDER2000]. */
static const double limit[TBR_ATTACK_CLASS_N] = { 500e3, 2000e3, 4000e3 };
/* Our assumption: width of the logistic as a share of the limit. */
#define HOLD_WIDTH 0.3

double
tbr_attack_hold_probability (TbrAttackClass attack, double intensity)
{
  g_return_val_if_fail (attack < TBR_ATTACK_CLASS_N && intensity >= 0, 0);
  if (intensity > TBR_FIRE_INTENSITY_BEYOND_CONTROL)
    return 0;
  return 1 / (1 + exp ((intensity - limit[attack]) / (HOLD_WIDTH * limit[attack])));
}
