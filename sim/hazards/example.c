/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The shortest kind of hazard that works: people are cut off, some die, units bring them out.

   To make a kind of your own: copy this file to <name>.c, rename what is called example, put
   '<name>' into hazard_kinds in meson.build, write a scenario and a test. Nothing else has to know
   of it: the schema, `tabard describe`, --set, experiments and results read the table below. */
#include "hazards/hazard.h"

#include <math.h>
#include <tabard/map.h>

/* 1. What the scenario may say. A struct of values, and a row for each that says its name, range,
   default, meaning and source. Inside, everything is in SI units. */
typedef struct
{
  guint32 state;    /* TbrStateId: units of this state answer first */
  TbrTime onset;    /* when it begins */
  double lon, lat;  /* degrees */
  double people;    /* persons cut off at the onset */
  double mortality; /* 1/s, rate at which those who wait die */
  TbrTime target;   /* time within which all are wanted out */
} TbrExample;

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrExample, "state", state, REF, .section = "states",
                    .sentence = "affected state", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExample, "onset", onset, INSTANT, .fallback = "0 h",
                    .sentence = "when people are cut off", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExample, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180,
                    .max = 180, .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExample, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .sentence = "where", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExample, "people", people, REAL, .dimension = TBR_DIMENSION_PEOPLE, .min = 1,
                    .max = 1e6, .fallback = "100", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people in the mean who are cut off", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExample, "mortality", mortality, REAL, .dimension = TBR_DIMENSION_RATE,
                    .min = 0, .max = 1e-3, .fallback = "0.01 1/h",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rate at which those who wait die", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExample, "target", target, DURATION, .min = 3600, .max = 30 * 86400,
                    .fallback = "12 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which all are wanted out", .source = "Our assumption"),
};

/* 2. What changes during a run. Plain data without pointers: the run is copied, saved and forked as
   one block of memory. */
typedef struct
{
  double waiting; /* persons */
  guint32 need;   /* TbrNeedId */
  guint32 reserved;
} State;

/* 3. Its own events, its own chance. A number is never used for two things. */
typedef enum
{
  WHAT_ONSET,
  WHAT_STEP,
} What;

#define PURPOSE_PEOPLE 90
#define STEP (30 * TBR_MINUTE)
#define NEGLIGIBLE 0.5

static const guint8 needs[] = { TBR_NEED_STRANDED, TBR_NEED_N };
static const char *const measures[] = { "waiting persons", NULL };

/* 4. What the table cannot check. The run itself cannot fail: all faults are found here. */
static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrExample *values = object->values;
  if (tbr_is_none (tbr_map_state_at (scenario->map, values->lon, values->lat)))
    tbr_diagnostics_add (faults, object->file, object->line,
                         "example '%s': lon, lat: it lies at sea or outside the map", object->id);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (State);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return 1;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  const TbrExample *values = tbr_hazard_object (sim, hazard)->values;
  tbr_hazard_schedule (sim, hazard, values->onset, WHAT_ONSET, 0);
}

/* 5. Draw what is chance, tell that it has begun, open the need. The stream is named by hazard,
   purpose and step, so that nobody else's draws and nobody's decisions can shift it. */
static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrExample *values = tbr_hazard_object (sim, hazard)->values;
  State *state = tbr_hazard_state (sim, hazard);
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_PEOPLE, 0, &stream);
  state->waiting = tbr_stream_poisson (&stream, values->people);
  tbr_hazard_tell_started (sim, hazard, values->lon, values->lat);
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = TBR_NEED_STRANDED,
                       .lon = values->lon,
                       .lat = values->lat,
                       .state = { values->state },
                       .stock = state->waiting,
                       .required = state->waiting * TBR_HOUR / (double) values->target };
  state->need = tbr_need_open (sim, &spec).i;
}

/* 6. A step: take the work that was done, let harm fall on what is left, say what is wanted now.
   Which units worked, and whose, the hazard does not know. Returns whether it goes on. */
static gboolean
step (TbrSim *sim, TbrHazardId hazard)
{
  const TbrExample *values = tbr_hazard_object (sim, hazard)->values;
  State *state = tbr_hazard_state (sim, hazard);
  TbrNeedId need = { state->need };
  double seconds = (double) STEP / (double) TBR_SECOND;
  state->waiting = fmax (0, state->waiting - tbr_need_take (sim, need, TBR_WORK_N));
  double dead = state->waiting * -expm1 (-values->mortality * seconds);
  state->waiting -= dead;
  tbr_need_lose (sim, need, dead);
  TbrHarmSpec harm = { .hazard = hazard,
                       .need = need,
                       .state = { values->state },
                       .harm = TBR_HARM_DEATHS,
                       .amount = dead };
  tbr_hazard_harm (sim, &harm);
  /* Help at once would have saved them all. */
  harm.harm = TBR_HARM_PREVENTABLE;
  tbr_hazard_harm (sim, &harm);
  tbr_hazard_measure (sim, hazard, 0, 0, state->waiting);
  if (state->waiting < NEGLIGIBLE)
    {
      tbr_need_close (sim, need);
      tbr_hazard_end (sim, hazard);
      return FALSE;
    }
  tbr_need_update (sim, need, state->waiting, state->waiting * TBR_HOUR / (double) values->target);
  return TRUE;
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  gboolean goes_on = TRUE;
  switch ((What) what)
    {
    case WHAT_ONSET:
      begin (sim, hazard);
      break;
    case WHAT_STEP:
      goes_on = step (sim, hazard);
      break;
    }
  if (goes_on)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim) + STEP, WHAT_STEP, 0);
}

/* 7. What can be seen of it on the map. */
static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const TbrExample *values = tbr_hazard_object (sim, hazard)->values;
  const State *state = tbr_hazard_state (sim, hazard);
  TbrMark mark = { .hazard = hazard,
                   .shape = TBR_MARK_POINT,
                   .lon = (float) values->lon,
                   .lat = (float) values->lat,
                   .value = (float) state->waiting,
                   .level = (float) CLAMP (state->waiting / values->people, 0, 1),
                   .active = state->waiting > 0 };
  tbr_snapshot_add_mark (snapshot, &mark);
}

/* 8. The table by which the program knows it. */
const TbrHazardKind tbr_hazard_example = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "example",
            .title = "an example",
            .sentence = "People are cut off; those who wait die one by one",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrExample) },
  .needs = needs,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .draw = draw,
  .measures = measures,
};
