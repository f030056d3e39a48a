/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A dam of caustic sludge breaks: a flood that rises rapidly, and burns. */
#include "hazards/flood_people.h"
#include "hazards/industrial.h"

#include <math.h>

/* Purposes of chance. */
#define PURPOSE_PRESENT 72
#define HECTARE 1e4

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

/* People of a place who are at home when it comes, by the place's own luck. */
static double
draw_present (TbrSim *sim, TbrHazardId hazard, guint32 i, double people)
{
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_PRESENT, i, &stream);
  double share = tbr_stream_draw (&stream, &tbr_industrial_values (sim, hazard)->present);
  return people * CLAMP (share, 0, 1);
}

void
tbr_industrial_flood (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrIndustrial *values = object->values;
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  const TbrRows *rows = &object->rows[TBR_INDUSTRIAL_ROWS_PLACE];
  const TbrIndustrialPlace *row = rows->data;
  /* Depth grows as the cube root of the volume. Our assumption: a similar shape. */
  double deeper = cbrt (state->volume / values->depth_at);
  for (guint32 i = 0; i < rows->n; i++)
    {
      double people = draw_present (sim, hazard, i, row[i].people);
      TbrFloodExposure exposure = { row[i].depth * deeper, values->speed, values->rise };
      double drowned = people * tbr_flood_mortality (&exposure);
      state->immersed += people - drowned;
      tbr_industrial_book (sim, hazard, 0, drowned, 0);
    }
  tbr_hazard_harm (sim, &(TbrHarmSpec){ .hazard = hazard,
                                        .need = { TBR_NONE },
                                        .state = { values->state },
                                        .harm = TBR_HARM_FLOODED,
                                        .amount = state->volume / values->layer / HECTARE });
}

void
tbr_industrial_wade (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  double out = 1 / to_seconds (values->escape), burn = 1 / to_seconds (values->burn);
  double leave = state->immersed * -expm1 (-(out + burn) * seconds);
  double burned = leave * burn / (out + burn);
  state->immersed -= leave;
  state->caught += burned;
  state->fled += leave - burned;
  tbr_industrial_book (sim, hazard, burned, 0, 0);
  tbr_exposed_add (sim, &state->crowd, &values->exposed, leave - burned);
}
