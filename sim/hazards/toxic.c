/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The probit law of toxic gases, and the air of a closed house. */
#include "hazards/toxic.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* Litres to the mole at 25 degrees Celsius and one atmosphere. Source: the ideal gas law. */
#define MOLAR_VOLUME 24.45
#define SECONDS_PER_MINUTE 60.0
#define MICRO 1e6
/* Probit of a share of one half. Source: [CCPS2000]. */
#define MIDDLE 5.0

typedef struct
{
  double a, b, n; /* [WITHERS1985], [CCPS2000] */
  double molar;   /* g/mol */
  double limit;   /* ppm, AEGL-2 for 60 min [NRC2004] [NRC2008] */
} Agent;

static const Agent agents[TBR_AGENT_N] = {
  [TBR_AGENT_CHLORINE] = { -8.29, 0.92, 2, 70.906, 2 },
  [TBR_AGENT_AMMONIA] = { -35.9, 1.85, 2, 17.031, 160 },
};

const char *const tbr_agent_names[TBR_AGENT_N + 1] = {
  [TBR_AGENT_CHLORINE] = "chlorine",
  [TBR_AGENT_AMMONIA] = "ammonia",
};

double
tbr_toxic_ppm (TbrAgent agent, double concentration)
{
  g_return_val_if_fail (agent < TBR_AGENT_N, 0);
  return concentration * MICRO * MOLAR_VOLUME / agents[agent].molar;
}

double
tbr_toxic_limit (TbrAgent agent)
{
  g_return_val_if_fail (agent < TBR_AGENT_N, 0);
  return agents[agent].limit;
}

double
tbr_toxic_load (TbrAgent agent, double ppm, double time)
{
  g_return_val_if_fail (agent < TBR_AGENT_N, 0);
  return pow (ppm, agents[agent].n) * time / SECONDS_PER_MINUTE;
}

double
tbr_toxic_load_of_puff (TbrAgent agent, double ppm, double passage)
{
  g_return_val_if_fail (agent < TBR_AGENT_N, 0);
  return tbr_toxic_load (agent, ppm, passage * sqrt (2 * G_PI / agents[agent].n));
}

double
tbr_toxic_death_share (TbrAgent agent, double load)
{
  g_return_val_if_fail (agent < TBR_AGENT_N, 0);
  if (load <= 0)
    return 0;
  return gsl_cdf_ugaussian_P (agents[agent].a + agents[agent].b * log (load) - MIDDLE);
}

double
tbr_toxic_hurt_share (TbrAgent agent, double load, double factor)
{
  g_return_val_if_fail (agent < TBR_AGENT_N && factor >= 1, 0);
  return tbr_toxic_death_share (agent, load * pow (factor, agents[agent].n));
}

double
tbr_toxic_indoors (double indoors, double outdoors, double air_changes, double time)
{
  return outdoors + (indoors - outdoors) * exp (-air_changes * time);
}
