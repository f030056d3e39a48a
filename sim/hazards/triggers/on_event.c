/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The trigger "on-event": something befalls another hazard. */
#include "hazards/trigger.h"
#include "output/words.h"

typedef struct
{
  TbrTriggerCommon common;
  guint32 hazard; /* TbrHazardId; TBR_NONE: any */
  gint event;     /* TbrHazardEvent */
  double least;   /* smallest size that counts */
} OnEvent;

static const TbrParam params[] = {
  TBR_TRIGGER_COMMON_PARAMS,
  TBR_HAZARD_PARAM (OnEvent, "hazard", hazard, REF, .section = "hazards", .fallback = "",
                    .sentence = "hazard that it befalls; any when empty", .source = "Definition"),
  TBR_HAZARD_PARAM (OnEvent, "event", event, CHOICE, .choices = tbr_word_hazard_events,
                    .sentence = "what befalls it", .source = "Definition"),
  TBR_HAZARD_PARAM (OnEvent, "least", least, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,
                    .max = 1e12, .fallback = "0", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "smallest size of the event that counts, in its own unit",
                    .source = "Our assumption"),
};

static TbrCondition
hear (const TbrScenario *scenario, gconstpointer values, const TbrHeard *heard, double *sum)
{
  const OnEvent *self = values;
  gboolean is_it = (self->hazard == TBR_NONE || self->hazard == heard->hazard)
                   && heard->code == (guint32) self->event && heard->value >= self->least;
  return is_it ? TBR_CONDITION_ONCE : TBR_CONDITION_SILENT;
}

const TbrTriggerKind tbr_trigger_on_event = {
  .kind = { .section = "triggers",
            .element = "trigger",
            .name = "on-event",
            .title = "an event",
            .sentence = "Starts or feeds a hazard when something befalls another one",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (OnEvent) },
  .what = TBR_HEARD_EVENT,
  .hear = hear,
};
