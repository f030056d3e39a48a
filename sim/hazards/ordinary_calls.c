/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "calls": the ordinary calls of a fire or ambulance service, when and where they come. */
#include "hazards/ordinary_calls.h"

#include "hazards/calls_table.h"

/* Its own events. */
typedef enum
{
  WHAT_ARRIVAL, /* the next drawn call */
  WHAT_BACKLOG, /* part: calls still to be opened at the onset */
  WHAT_RECORD,  /* part: number of the recorded call */
  WHAT_BURST,   /* part: calls still to be opened of those that a trigger brings */
} What;

/* Least mean gap between calls, seconds: as many calls as the largest rate brings. */
#define GAP_LEAST 1e-3
/* Marks the numbers of calls that a trigger brings; most that one brings. */
#define BURST 0x80000000u
#define BURST_MOST 1e6

/* What changes. */
typedef struct
{
  TbrStream gaps;       /* one draw after the other */
  guint32 n_opened;     /* calls so far: step of the next */
  guint32 first_record; /* in the trace group */
  guint32 n_records;    /* 0 without a trace */
  guint32 n_burst;      /* calls that triggers have brought so far */
  guint32 has_begun;    /* not 0: after the onset */
  guint32 reserved;     /* 0 */
} TbrCallsState;

G_STATIC_ASSERT (sizeof (TbrCallsRecord) == 96);

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrCallsState);
}

static TbrCityGraph *
check_graph (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrCalls *values = object->values;
  g_autoptr (GError) error = NULL;
  if (!tbr_calls_drives_graph (object))
    return NULL;
  if (*values->nodes == '\0' || *values->arcs == '\0')
    {
      tbr_hazard_fault (faults, object, "metric: 'graph' needs nodes and arcs");
      return NULL;
    }
  TbrCityGraph *graph = tbr_calls_graph_read (scenario, object, &error);
  if (graph == NULL)
    tbr_hazard_fault (faults, object, "%s", error->message);
  return graph;
}

/* Without a gap calls without end come at one instant. */
static void
check_gap (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrLaw *gap = &((const TbrCalls *) object->values)->gap;
  if (!tbr_calls_has_law (gap) || tbr_law_mean (gap) >= GAP_LEAST)
    return;
  g_autofree char *text = tbr_law_format (gap, TBR_DIMENSION_TIME);
  tbr_hazard_fault (faults, object, "gap: %s is less than %g s in the mean", text, GAP_LEAST);
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrCalls *values = object->values;
  check_gap (object, faults);
  TbrCallsPlan *plan
      = tbr_calls_plan_new (scenario, object, check_graph (scenario, object, faults), faults);
  if (values->meaning != TBR_SERVICE_TOTAL && values->preemption != TBR_PREEMPTION_NONE)
    tbr_hazard_fault (faults, object, "preemption: needs service-holds='total'");
  if (plan->n_units > TBR_CALL_SERVERS)
    tbr_hazard_fault (faults, object, "units: more than 1024 serve here");
  for (guint i = 0; i < plan->n_classes; i++)
    if (plan->classes[i].units > plan->n_units && plan->n_units > 0)
      tbr_hazard_fault (faults, object, "class: wants more units than serve here");
  if (*values->trace != '\0')
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) records = tbr_calls_trace_read (scenario, object, plan, &error);
      if (records == NULL)
        tbr_hazard_fault (faults, object, "%s", error->message);
    }
  tbr_calls_plan_free (plan);
}

/* ---- when ---- */

static void
schedule_next (TbrSim *sim, TbrHazardId hazard)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, hazard);
  TbrCallsState *state = tbr_hazard_state (sim, hazard);
  TbrTime at;
  if (tbr_calls_has_law (&plan->values->gap))
    at = tbr_sim_clock (sim) + tbr_stream_draw_time (&state->gaps, &plan->values->gap);
  else
    at = tbr_calls_next (sim, hazard, &state->gaps);
  if (at < plan->values->until)
    tbr_hazard_schedule (sim, hazard, at, WHAT_ARRIVAL, 0);
}

static void
start_gaps (TbrSim *sim, TbrHazardId hazard)
{
  TbrCallsState *state = tbr_hazard_state (sim, hazard);
  tbr_hazard_stream (sim, hazard, TBR_CALLS_CHANCE_GAP, 0, &state->gaps);
  schedule_next (sim, hazard);
}

/* ---- where and what ---- */

static guint32
pick (const double *shares, guint n, TbrStream *stream)
{
  if (n == 1)
    return 0;
  double u = tbr_stream_uniform (stream);
  guint32 i = 0;
  while (i + 1 < n && shares[i] < u)
    i++;
  return i;
}

/* Chance of one call, the same whoever is sent; @step is its number. */
static void
open_numbered (TbrSim *sim, TbrHazardId hazard, guint32 step)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, hazard);
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, TBR_CALLS_CHANCE_CALL, step, &stream);
  guint32 zone = pick (plan->zone_shares, plan->n_zones, &stream);
  guint32 class = pick (plan->class_shares, plan->n_classes, &stream);
  guint32 element = tbr_call_open (sim, hazard.i);
  TbrCall *call = tbr_call_get (sim, element);
  call->place = plan->zones[zone];
  if (plan->boxes != NULL && plan->boxes[zone].width + plan->boxes[zone].height > 0)
    {
      call->place.x += (tbr_stream_uniform (&stream) - 0.5) * plan->boxes[zone].width;
      call->place.y += (tbr_stream_uniform (&stream) - 0.5) * plan->boxes[zone].height;
      if (plan->graph != NULL)
        tbr_calls_join (sim->map, plan, &call->place);
    }
  double transport = plan->classes[class].transport;
  call->transport = transport > 0 && tbr_stream_uniform (&stream) < transport;
  call->step = step;
  call->class = (guint16) class;
  call->priority = (guint8) plan->classes[class].priority;
  call->n_wanted = (guint16) plan->classes[class].units;
  tbr_call_tell (sim, element);
}

static void
open_drawn (TbrSim *sim, TbrHazardId hazard)
{
  TbrCallsState *state = tbr_hazard_state (sim, hazard);
  open_numbered (sim, hazard, state->n_opened++);
}

/* Calls that another crisis brings: numbered apart, so that the luck of the others stays. */
static void
open_burst (TbrSim *sim, TbrHazardId hazard, guint32 left)
{
  TbrCallsState *state = tbr_hazard_state (sim, hazard);
  guint32 now = MIN (left, TBR_CALLS_HEADROOM / 2);
  if (left > now)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_BURST, left - now);
  for (guint32 i = 0; i < now; i++)
    open_numbered (sim, hazard, BURST | state->n_burst++);
}

static void
open_recorded (TbrSim *sim, TbrHazardId hazard, guint32 number)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, hazard);
  TbrCallsState *state = tbr_hazard_state (sim, hazard);
  guint32 trace = state->first_record + number;
  if (number + 1 < state->n_records)
    tbr_hazard_schedule (sim, hazard, tbr_calls_record (sim, trace + 1)->at, WHAT_RECORD,
                         number + 1);
  const TbrCallsRecord *record = tbr_calls_record (sim, trace);
  guint32 element = tbr_call_open (sim, hazard.i);
  TbrCall *call = tbr_call_get (sim, element);
  call->place = record->place;
  call->trace = trace;
  call->transport = record->transport > 0;
  call->step = state->n_opened++;
  call->class = (guint16) record->class;
  call->priority = (guint8) plan->classes[record->class].priority;
  call->n_wanted = (guint16) plan->classes[record->class].units;
  tbr_call_tell (sim, element);
}

/* Opens what waits at the onset, a handful at a time. */
static void
open_backlog (TbrSim *sim, TbrHazardId hazard, guint32 left)
{
  guint32 now = MIN (left, TBR_CALLS_HEADROOM / 2);
  if (left > now)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_BACKLOG, left - now);
  for (guint32 i = 0; i < now; i++)
    open_drawn (sim, hazard);
}

static void
read_trace (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) records
      = tbr_calls_trace_read (sim->scenario, object, tbr_calls_plan (sim, hazard), &error);
  if (records == NULL)
    g_error ("%s, which was there when the scenario was checked", error->message);
  guint size = sim->arena.header->slots[TBR_GROUP_CALL_TRACE].size;
  TbrCallsState *state;
  guint32 first = 0;
  if (records->len > 0)
    first = tbr_arena_add (&sim->arena, TBR_GROUP_CALL_TRACE, records->len);
  g_assert (size == sizeof (TbrCallsRecord));
  for (guint32 i = 0; i < records->len; i++)
    tbr_arena_get (&sim->arena, TBR_GROUP_CALL_TRACE, TbrCallsRecord)[first + i]
        = g_array_index (records, TbrCallsRecord, i);
  state = tbr_hazard_state (sim, hazard);
  state->first_record = first;
  state->n_records = records->len;
  if (records->len > 0)
    tbr_hazard_schedule (sim, hazard, tbr_calls_record (sim, first)->at, WHAT_RECORD, 0);
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  const TbrCalls *values = tbr_hazard_object (sim, hazard)->values;
  if (*values->trace != '\0')
    read_trace (sim, hazard);
  if (!tbr_hazard_waits (sim, hazard))
    tbr_hazard_schedule (sim, hazard, values->onset, WHAT_BACKLOG, (guint32) values->backlog);
}

/* Begins if it waits for that; @amount calls come in at once. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  const TbrCalls *values = tbr_hazard_object (sim, hazard)->values;
  TbrCallsState *state = tbr_hazard_state (sim, hazard);
  if (!state->has_begun && tbr_hazard_waits (sim, hazard))
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_BACKLOG, (guint32) values->backlog);
  state->has_begun = TRUE;
  open_burst (sim, hazard, (guint32) MIN (amount, BURST_MOST));
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  switch ((What) what)
    {
    case WHAT_ARRIVAL:
      schedule_next (sim, hazard);
      open_drawn (sim, hazard);
      break;
    case WHAT_BACKLOG:
      open_backlog (sim, hazard, part);
      if (part <= TBR_CALLS_HEADROOM / 2)
        start_gaps (sim, hazard);
      break;
    case WHAT_RECORD:
      open_recorded (sim, hazard, part);
      break;
    case WHAT_BURST:
      open_burst (sim, hazard, part);
      break;
    }
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const TbrCallsPlan *plan = tbr_calls_plan (sim, hazard);
  for (guint32 i = 0; i < tbr_arena_count (&sim->arena, TBR_GROUP_CALL); i++)
    {
      const TbrCall *call = tbr_call_get (sim, i);
      double lon, lat;
      /* the generation is odd while the element is in use */
      if (call->link.generation % 2 == 0 || call->hazard != hazard.i)
        continue;
      tbr_calls_degrees (plan, &call->place, &lon, &lat);
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_CALL,
                       .lon = (float) lon,
                       .lat = (float) lat,
                       .value = call->priority,
                       .level = 1 / (float) MAX (call->priority, 1),
                       .active = call->waits || call->n_serving == 0 };
      g_snprintf (mark.label, sizeof mark.label, "call %u", call->number);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_ordinary_calls = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "calls",
            .title = "ordinary calls",
            .sentence = "The daily calls of a fire or ambulance service, drawn by zone and class "
                        "or read from a record",
            .params = tbr_calls_params,
            .n_params = TBR_CALLS_N_PARAMS,
            .size = sizeof (TbrCalls),
            .rows = tbr_calls_rows,
            .n_rows = TBR_CALLS_ROWS },
  .is_looked_at = TRUE,
  .check = check,
  .state_size = state_size,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
};
