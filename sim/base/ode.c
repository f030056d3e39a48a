/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The Dormand-Prince pair and its choice of steps. */
#include "base/ode.h"

#include <float.h>
#include <math.h>

#define N_STAGES 7
#define MAX_STEPS 1000000
/* Step control [HAIRER1993] II.4: safety factor, and how much a step may shrink or grow at once. */
#define SAFETY 0.9
#define SHRINK_MOST 0.2
#define GROW_MOST 5.0
#define FIRST_STEP_SHARE 1e-3

/* Nodes, weights of the stages and difference of the two orders: [DORMAND1980] table 2. */
static const double node[N_STAGES] = { 0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1 };
static const double weight[N_STAGES][N_STAGES - 1] = {
  { 0 },
  { 1.0 / 5 },
  { 3.0 / 40, 9.0 / 40 },
  { 44.0 / 45, -56.0 / 15, 32.0 / 9 },
  { 19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729 },
  { 9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656 },
  { 35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84 },
};
static const double difference[N_STAGES]
    = { 71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40 };

/* One trial step; returns its error in tolerances (1 = just good enough). */
static double
try_step (const TbrOde *ode, double x, double step, const double y[], double out_y[])
{
  double slope[N_STAGES][TBR_ODE_MAX];
  for (guint stage = 0; stage < N_STAGES; stage++)
    {
      for (guint i = 0; i < ode->n; i++)
        {
          double sum = 0;
          for (guint before = 0; before < stage; before++)
            sum += weight[stage][before] * slope[before][i];
          out_y[i] = y[i] + step * sum;
        }
      ode->slope (x + node[stage] * step, out_y, ode->data, slope[stage]);
    }
  double worst = 0;
  for (guint i = 0; i < ode->n; i++)
    {
      double error = 0;
      for (guint stage = 0; stage < N_STAGES; stage++)
        error += difference[stage] * slope[stage][i];
      const double allowed = ode->absolute + ode->relative * fmax (fabs (y[i]), fabs (out_y[i]));
      const double ratio = fabs (step * error) / allowed;
      /* A solution that blew up must not pass for an exact one. */
      worst = isfinite (ratio) ? fmax (worst, ratio) : INFINITY;
    }
  return worst;
}

gboolean
tbr_ode_integrate (const TbrOde *ode, double from, double to, double y[])
{
  g_return_val_if_fail (ode != NULL && ode->slope != NULL && y != NULL, FALSE);
  g_return_val_if_fail (ode->n > 0 && ode->n <= TBR_ODE_MAX && ode->absolute > 0, FALSE);
  double x = from;
  double step = (to - from) * FIRST_STEP_SHARE;
  for (guint i = 0; i < MAX_STEPS && x != to; i++)
    {
      const gboolean last = fabs (step) >= fabs (to - x);
      const double taken = last ? to - x : step;
      double next[TBR_ODE_MAX];
      const double error = try_step (ode, x, taken, y, next);
      if (error <= 1)
        {
          for (guint j = 0; j < ode->n; j++)
            y[j] = next[j];
          x = last ? to : x + taken;
        }
      const double factor = SAFETY * pow (fmax (error, DBL_MIN), -1.0 / 5);
      step = taken * CLAMP (factor, SHRINK_MOST, GROW_MOST);
      if (fabs (step) < DBL_EPSILON * fabs (x) || step == 0)
        return x == to;
    }
  return x == to;
}
