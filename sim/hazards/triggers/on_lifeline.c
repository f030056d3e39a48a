/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The trigger "on-lifeline": a service of a place is out. */
#include "hazards/trigger.h"

#include <tabard/map.h>

typedef struct
{
  TbrTriggerCommon common;
  gint lifeline;   /* TbrLifeline */
  double lon, lat; /* degrees, a place in the region */
  double above;    /* inoperability, 0 to 1 */
} OnLifeline;

static const TbrParam params[] = {
  TBR_TRIGGER_COMMON_PARAMS,
  TBR_HAZARD_PARAM (OnLifeline, "lifeline", lifeline, CHOICE, .choices = tbr_lifeline_names,
                    .sentence = "service that is out", .source = "Definition"),
  TBR_HAZARD_PARAM (OnLifeline, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180,
                    .max = 180, .sentence = "a place in the region", .source = "Definition"),
  TBR_HAZARD_PARAM (OnLifeline, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .sentence = "a place in the region", .source = "Definition"),
  TBR_HAZARD_PARAM (OnLifeline, "above", above, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "50 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the service that is out, above which it counts",
                    .source = "Our assumption"),
};

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const OnLifeline *self = object->values;
  if (tbr_is_none (tbr_map_region_at (scenario->map, self->lon, self->lat)))
    tbr_diagnostics_add (faults, object->file, object->line,
                         "trigger '%s': lon, lat: it lies at sea or outside the map", object->id);
  else if (scenario->n_lifeline_hazards == 0)
    tbr_diagnostics_warn (faults, object->file, object->line,
                          "trigger '%s': no hazard of the scenario reaches services: it will never "
                          "go off",
                          object->id);
}

static TbrCondition
hear (const TbrScenario *scenario, gconstpointer values, const TbrHeard *heard, double *sum)
{
  const OnLifeline *self = values;
  if (heard->code != (guint32) self->lifeline
      || heard->part != tbr_map_region_at (scenario->map, self->lon, self->lat).i)
    return TBR_CONDITION_SILENT;
  return heard->value > self->above ? TBR_CONDITION_TRUE : TBR_CONDITION_FALSE;
}

const TbrTriggerKind tbr_trigger_on_lifeline = {
  .kind = { .section = "triggers",
            .element = "trigger",
            .name = "on-lifeline",
            .title = "a service that is out",
            .sentence = "Starts or feeds a hazard when a service of a place is out, and stays so",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (OnLifeline) },
  .what = TBR_HEARD_LIFELINE,
  .check = check,
  .hear = hear,
};
