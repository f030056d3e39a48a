/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The SEIR equations and the closed forms of the SIR model. */
#include "hazards/epidemic_curve.h"

#include <gsl/gsl_sf_lambert.h>
#include <math.h>

#include "base/ode.h"

#define N_CLASSES 4
#define STEP_RELATIVE 1e-12
#define STEP_ABSOLUTE 1e-15

static void
epidemic_slope (double time, const double y[], const void *data, double out_slope[])
{
  const TbrEpidemicRates *rates = data;
  const double infection = rates->contact * y[0] * y[2];
  const double onset = rates->latency * y[1];
  const double removal = rates->recovery * y[2];
  out_slope[0] = -infection;
  out_slope[1] = infection - onset;
  out_slope[2] = onset - removal;
  out_slope[3] = removal;
}

gboolean
tbr_epidemic_advance (const TbrEpidemicRates *rates, double duration, TbrEpidemicState *state)
{
  g_return_val_if_fail (rates != NULL && state != NULL && duration >= 0, FALSE);
  double y[N_CLASSES] = { state->susceptible, state->exposed, state->infectious, state->removed };
  const TbrOde ode = { epidemic_slope, rates, N_CLASSES, STEP_RELATIVE, STEP_ABSOLUTE };
  const gboolean reached = tbr_ode_integrate (&ode, 0, duration, y);
  *state = (TbrEpidemicState){ y[0], y[1], y[2], y[3] };
  return reached;
}

double
tbr_epidemic_final_susceptible (double reproduction, double susceptible, double infected)
{
  g_return_val_if_fail (reproduction >= 0 && susceptible >= 0 && infected >= 0, susceptible);
  if (reproduction == 0 || susceptible == 0)
    return susceptible;
  const double scaled = reproduction * susceptible;
  const double argument = -scaled * exp (-reproduction * (susceptible + infected));
  /* At the branch point, where nobody is infected and R0 s0 = 1, rounding may fall below -1/e; this
     form of the call then answers -1 and does not end the program. */
  gsl_sf_result lambert;
  gsl_sf_lambert_W0_e (argument, &lambert);
  double left = -lambert.val / reproduction;
  /* One Newton step: near the branch point W0 keeps only half of the digits. */
  const double slope = 1 - reproduction * left;
  if (slope > 0)
    {
      const double target = susceptible * exp (-reproduction * (susceptible + infected - left));
      left -= (left - target) / slope;
    }
  return CLAMP (left, 0, susceptible);
}

double
tbr_epidemic_peak (double reproduction, double susceptible, double infectious,
                   double *out_susceptible)
{
  g_return_val_if_fail (reproduction > 0 && out_susceptible != NULL, infectious);
  if (reproduction * susceptible <= 1)
    {
      *out_susceptible = susceptible;
      return infectious;
    }
  *out_susceptible = 1 / reproduction;
  return infectious + susceptible - (1 + log (reproduction * susceptible)) / reproduction;
}

void
tbr_epidemic_outbreak_law (guint population, guint infectious, double reproduction,
                           double out_shares[])
{
  g_return_if_fail (population <= TBR_OUTBREAK_MAX && infectious <= population);
  g_return_if_fail (reproduction >= 0 && out_shares != NULL);
  const guint n_susceptible = population - infectious;
  /* reach[i] = probability of ever having i infectious while s are susceptible. */
  double reach[TBR_OUTBREAK_MAX + 2] = { 0 };
  reach[infectious] = 1;
  for (guint cases = 0; cases <= n_susceptible; cases++)
    {
      const double weight = reproduction * (n_susceptible - cases) / population;
      const double infects = weight / (weight + 1), recovers = 1 / (weight + 1);
      const guint highest = infectious + cases;
      /* Recoveries first, from many infectious to none: a row of the chain. */
      for (guint i = highest; i > 1; i--)
        reach[i - 1] += reach[i] * recovers;
      out_shares[cases] = reach[1] * recovers;
      /* Then one more case: the next row. */
      for (guint i = highest + 1; i > 1; i--)
        reach[i] = reach[i - 1] * infects;
      reach[1] = 0;
    }
}
