/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the ticks of an axis go and how they are written. */
#include "draw/axis.h"

#include "draw/numeral.h"

#include <math.h>

TbrAxis
tbr_axis_new (double low, double high, int wished)
{
  if (!(isfinite (low) && isfinite (high)))
    low = 0, high = 1;
  if (!(high - low > 1e-12 * MAX (fabs (high), fabs (low))))
    high = low + MAX (fabs (low) * 0.1, 1);
  double rough = (high - low) / MAX (wished - 1, 1);
  double power = pow (10, floor (log10 (rough)));
  double lead = rough / power;
  double step = power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10);
  double first = floor (low / step + 1e-9);
  double last = ceil (high / step - 1e-9);
  return (TbrAxis){ first * step, step, (int) (last - first) + 1 };
}

char *
tbr_axis_text (const TbrAxis *axis, int tick)
{
  double value = axis->first + tick * axis->step;
  int decimals = CLAMP ((int) -floor (log10 (axis->step) + 1e-9), 0, 9);
  if (fabs (value) < axis->step * 1e-6)
    value = 0;
  if (MAX (fabs (axis->first), fabs (tbr_axis_last (axis))) >= 1e15)
    return tbr_numeral (value);
  return tbr_numeral_decimals (value, decimals);
}
