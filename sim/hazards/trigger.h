/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How what befalls one hazard, or the world, comes to start or feed another. */
#pragma once

#include "hazards/hazard.h"

#include <tabard/trigger.h>

/* Field group: TbrTriggerState, by trigger of the scenario. */
#define TBR_GROUP_TRIGGER (TBR_GROUPS_HAZARDS + 2)

/* Events: a = trigger. */
#define TBR_EVENT_TRIGGER_LASTED (TBR_EVENTS_HAZARDS + 8) /* its condition has held long enough */
#define TBR_EVENT_TRIGGER_FIRES (TBR_EVENTS_HAZARDS + 9)  /* it takes effect */

/* The rows that every kind of trigger has first. */
#define TBR_TRIGGER_COMMON_PARAMS                                                                  \
  TBR_HAZARD_PARAM (TbrTriggerCommon, "then", then, REF, .section = "hazards",                     \
                    .sentence = "hazard that it starts or feeds", .source = "Definition"),         \
      TBR_HAZARD_PARAM (TbrTriggerCommon, "lasting", lasting, DURATION, .min = 0,                  \
                        .max = 365 * 86400.0, .fallback = "0 h",                                   \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "how long the condition has to hold",                          \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (TbrTriggerCommon, "delay", delay, LAW, .dimension = TBR_DIMENSION_TIME,    \
                        .min = 0, .max = 365 * 86400.0, .fallback = "0 h",                         \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "law of the time from then until it takes effect",             \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (TbrTriggerCommon, "chance", chance, REAL,                                  \
                        .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "100 %", \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "chance that it takes effect", .source = "Our assumption"),    \
      TBR_HAZARD_PARAM (TbrTriggerCommon, "amount", amount, REAL,                                  \
                        .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e9, .fallback = "1",  \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "what the hazard gets of it, in the sense its kind gives it",  \
                        .source = "Our assumption"),                                               \
      TBR_HAZARD_PARAM (TbrTriggerCommon, "most", most, INTEGER, .min = 1, .max = 1000,            \
                        .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,                     \
                        .sentence = "times it may take effect", .source = "Our assumption"),       \
      TBR_HAZARD_PARAM (TbrTriggerCommon, "starts", starts, BOOL, .fallback = "yes",               \
                        .certainty = TBR_CERTAINTY_ESTIMATED,                                      \
                        .sentence = "the hazard waits for it instead of beginning by itself",      \
                        .source = "Our assumption")

/* What changes of a trigger. */
typedef struct
{
  TbrEventHandle lasting; /* ends the time for which the condition has to hold */
  double sum;             /* the kind's own */
  guint32 n_met;          /* times its condition was met: the step of its chance */
  guint32 n_fired;        /* times it took effect or will */
  guint32 holds;          /* not 0: the condition holds */
  guint32 reserved;
} TbrTriggerState;

void tbr_trigger_add_handlers (TbrHandler *handlers);
/* Makes room; before the hazards start. */
void tbr_trigger_start (TbrSim *sim);
/* Tells every trigger. */
void tbr_trigger_hear (TbrSim *sim, const TbrHeard *heard);
/* Faults of the triggers of a scenario that no table can tell. */
void tbr_trigger_check (const TbrScenario *scenario, const TbrObject *object,
                        TbrDiagnostics *faults);
