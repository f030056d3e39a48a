/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The trigger "on-harm": the harm done has come to some amount. */
#include "hazards/trigger.h"
#include "output/words.h"

typedef struct
{
  TbrTriggerCommon common;
  guint32 hazard; /* TbrHazardId; TBR_NONE: all together */
  guint32 state;  /* TbrStateId; TBR_NONE: everywhere */
  gint harm;      /* TbrHarm */
  double above;   /* in the unit of the harm */
} OnHarm;

static const TbrParam params[] = {
  TBR_TRIGGER_COMMON_PARAMS,
  TBR_HAZARD_PARAM (OnHarm, "hazard", hazard, REF, .section = "hazards", .fallback = "",
                    .sentence = "hazard that does it; all together when empty",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (OnHarm, "state", state, REF, .section = "states", .fallback = "",
                    .sentence = "state where it is done; everywhere when empty",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (OnHarm, "harm", harm, CHOICE, .choices = tbr_word_harms,
                    .sentence = "kind of harm", .source = "Definition"),
  TBR_HAZARD_PARAM (OnHarm, "above", above, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
                    .max = 1e15, .sentence = "threshold, in the unit of the harm",
                    .source = "Definition"),
};

static TbrCondition
hear (const TbrScenario *scenario, gconstpointer values, const TbrHeard *heard, double *sum)
{
  const OnHarm *self = values;
  if (heard->code != (guint32) self->harm
      || (self->hazard != TBR_NONE && self->hazard != heard->hazard)
      || (self->state != TBR_NONE && self->state != heard->state))
    return TBR_CONDITION_SILENT;
  *sum += heard->value;
  return *sum > self->above ? TBR_CONDITION_TRUE : TBR_CONDITION_FALSE;
}

const TbrTriggerKind tbr_trigger_on_harm = {
  .kind = { .section = "triggers",
            .element = "trigger",
            .name = "on-harm",
            .title = "harm done",
            .sentence = "Starts or feeds a hazard when the harm done has come to some amount",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (OnHarm) },
  .what = TBR_HEARD_HARM,
  .hear = hear,
};
