/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Aftershocks: when they come, how large, who feels them, what they bring down. */
#include "base/geodesy.h"
#include "hazards/earthquake.h"
#include "hazards/shaking.h"

#include <math.h>

/* Purposes of chance. */
#define PURPOSE_TIME 40
#define PURPOSE_SIZE 41
/* Added to the vulnerability of damaged stock. Source: our assumption, a class is 0.16. */
#define WEAKENED 0.1
/* Length of the rupture in km: 10^(-2.44 + 0.59 M). Source: [WELLS1994] table 2A, subsurface
   length, all types of slip. */
#define RUPTURE_A (-2.44)
#define RUPTURE_B 0.59

TbrTime
tbr_earthquake_next_aftershock (const TbrSim *sim, TbrHazardId hazard, guint32 number, TbrTime from)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrAftershockGeneric generic = TBR_AFTERSHOCK_GENERIC;
  TbrAftershockLaw law;
  TbrStream stream;
  if (!values->aftershocks || values->least >= values->magnitude)
    return TBR_NEVER;
  tbr_aftershock_law_init (&law, &generic, values->magnitude, values->least);
  law.productivity *= values->productivity;
  if (law.productivity <= 0)
    return TBR_NEVER;
  tbr_hazard_stream (sim, hazard, PURPOSE_TIME, number, &stream);
  TbrTime struck = tbr_earthquake_state (sim, hazard)->struck;
  double since = (double) (from - struck) / (double) TBR_SECOND;
  double next = tbr_aftershock_next (&law, since, tbr_stream_exponential (&stream));
  double end = (double) (sim->scenario->meta->duration - struck) / (double) TBR_SECOND;
  return next <= end ? struck + (TbrTime) (next * (double) TBR_SECOND) : TBR_NEVER;
}

/* Intensity at a place of a shock elsewhere; the place's own site term, no scatter: the scatter of
   the main shock has already been drawn for its ground. */
static double
intensity_at (const TbrEarthquake *values, const TbrEarthquakePlace *place, double magnitude,
              const double *where)
{
  double mean = tbr_earthquake_mean_intensity (values, magnitude, where,
                                               (double[]){ place->lon, place->lat });
  return CLAMP (mean + place->site, 1, 12);
}

/* Teams leave the ruins until it is judged safe. */
static void
stop_rescue (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  const TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  guint32 need = place->needs[TBR_EARTHQUAKE_NEED_TRAPPED].need;
  if (need != TBR_NONE && values->stop > 0)
    tbr_core_raise (sim, TBR_EVENT_HAZARD_STOP, need, (guint32) (values->stop / TBR_SECOND));
}

void
tbr_earthquake_aftershock (TbrSim *sim, TbrHazardId hazard, guint32 number)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  TbrAftershockGeneric generic = TBR_AFTERSHOCK_GENERIC;
  TbrMagnitudeLaw law = { generic.b, values->least, values->magnitude };
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_SIZE, number, &stream);
  double magnitude = tbr_magnitude_quantile (&law, tbr_stream_uniform (&stream));
  double length = pow (10, RUPTURE_A + RUPTURE_B * values->magnitude) * 1000;
  double bearing = 360 * tbr_stream_uniform (&stream);
  double away = length / 2 * sqrt (tbr_stream_uniform (&stream));
  double where[2];
  gboolean is_felt = FALSE;
  tbr_geodesy_destination (values->lon, values->lat, bearing, away, &where[0], &where[1]);
  TbrEarthquakeShock shock = { .weakened = WEAKENED, .number = number };
  shock.inside = values->outside * tbr_earthquake_inside (sim, values, tbr_sim_clock (sim));
  for (guint32 i = 0; i < state->n_places; i++)
    {
      const TbrEarthquakePlace *place = &tbr_earthquake_places (state)[i];
      shock.intensity = intensity_at (values, place, magnitude, where);
      if (shock.intensity < values->felt)
        continue;
      is_felt = TRUE;
      tbr_earthquake_shake_place (sim, hazard, i, &shock);
      stop_rescue (sim, hazard, i);
    }
  state->n_aftershocks++;
  state->n_felt += is_felt ? 1 : 0;
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = number,
                                               .event = TBR_HAZARD_EVENT_SHOCK,
                                               .size = magnitude,
                                               .lon = where[0],
                                               .lat = where[1] });
}
