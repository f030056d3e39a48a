/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The trigger "on-measure": a measure of another hazard passes a threshold. */
#include "hazards/trigger.h"

#include <string.h>

typedef struct
{
  TbrTriggerCommon common;
  guint32 hazard;      /* TbrHazardId */
  const char *measure; /* its name, without the unit */
  double above;        /* threshold, in the measure's unit */
} OnMeasure;

static const TbrParam params[] = {
  TBR_TRIGGER_COMMON_PARAMS,
  TBR_HAZARD_PARAM (OnMeasure, "hazard", hazard, REF, .section = "hazards",
                    .sentence = "hazard that is measured", .source = "Definition"),
  TBR_HAZARD_PARAM (OnMeasure, "measure", measure, TEXT,
                    .sentence = "what is measured, as the trace calls it", .source = "Definition"),
  TBR_HAZARD_PARAM (OnMeasure, "above", above, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
                    .max = 1e12, .sentence = "threshold, in the unit of the measure",
                    .source = "Definition"),
};

static const char *const *
measures_of (const TbrScenario *scenario, const OnMeasure *self)
{
  const TbrObject *hazard = tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, self->hazard);
  return ((const TbrHazardKind *) hazard->kind)->measures;
}

/* Whether "trapped persons" is the measure called "trapped". */
static gboolean
is_called (const char *measure, const char *name)
{
  gsize n = strlen (name);
  return strncmp (measure, name, n) == 0 && (measure[n] == '\0' || measure[n] == ' ');
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const OnMeasure *self = object->values;
  const char *const *measures = measures_of (scenario, self);
  for (guint i = 0; measures != NULL && measures[i] != NULL; i++)
    if (is_called (measures[i], self->measure))
      return;
  g_autofree char *list = measures != NULL ? g_strjoinv (", ", (char **) measures) : g_strdup ("");
  tbr_diagnostics_add (faults, object->file, object->line,
                       "trigger '%s': measure: the hazard does not measure '%s': %s%s", object->id,
                       self->measure, *list != '\0' ? "it is one of " : "it measures nothing",
                       list);
}

static TbrCondition
hear (const TbrScenario *scenario, gconstpointer values, const TbrHeard *heard, double *sum)
{
  const OnMeasure *self = values;
  if (heard->hazard != self->hazard
      || !is_called (measures_of (scenario, self)[heard->code], self->measure))
    return TBR_CONDITION_SILENT;
  return heard->value > self->above ? TBR_CONDITION_TRUE : TBR_CONDITION_FALSE;
}

const TbrTriggerKind tbr_trigger_on_measure = {
  .kind = { .section = "triggers",
            .element = "trigger",
            .name = "on-measure",
            .title = "a measure",
            .sentence = "Starts or feeds a hazard when a measure of another passes a threshold",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (OnMeasure) },
  .what = TBR_HEARD_MEASURE,
  .check = check,
  .hear = hear,
};
