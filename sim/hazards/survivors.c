/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Survival of the trapped. */
#include "hazards/survivors.h"

#include <math.h>

#define TAIL_SHARE 0.005
#define TAIL_FADES (10 * 86400.0)
#define TAIL_ENDS (13 * 86400.0)

double
tbr_survival_share (const TbrSurvivalCurve *curve, double time)
{
  g_return_val_if_fail (curve != NULL && curve->scale > 0 && curve->shape > 0, 0);
  return time <= 0 ? 1 : exp (-pow (time / curve->scale, curve->shape));
}

double
tbr_survival_with_tail (const TbrSurvivalCurve *curve, double time)
{
  const double left = CLAMP ((TAIL_ENDS - time) / (TAIL_ENDS - TAIL_FADES), 0, 1);
  return fmax (tbr_survival_share (curve, time), TAIL_SHARE * left);
}

double
tbr_survival_time (const TbrSurvivalCurve *curve, double from, double share)
{
  g_return_val_if_fail (curve != NULL && from >= 0 && share > 0 && share <= 1, from);
  const double hazard = pow (from / curve->scale, curve->shape) - log (share);
  return fmax (from, curve->scale * pow (hazard, 1 / curve->shape));
}

double
tbr_survivors_expected (guint n_trapped, guint n_teams, double service, double half_life,
                        double *out_last)
{
  g_return_val_if_fail (n_teams > 0 && service > 0 && half_life > 0 && out_last != NULL, 0);
  double alive = 0, done = 0;
  for (guint left = n_trapped; left > 0; left -= MIN (left, n_teams))
    {
      done += 1;
      alive += MIN (left, n_teams) * exp2 (-done * service / half_life);
    }
  *out_last = done * service;
  return alive;
}
