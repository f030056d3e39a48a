/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "ordnance": mines and shells that a flood moves or bares lie about, are noticed one by
   one, and lie on, with a sign beside them, until somebody renders them safe. */
#include "hazards/need_slot.h"

#include <math.h>
#include <tabard/map.h>

/* What the scenario says; see the table. */
typedef struct
{
  guint32 state; /* TbrStateId */
  TbrTime onset, step, notice, wanted;
  double density, moved, accident, exposure, warned, casualties, lethality;
} Ordnance;

/* <zone>: ground that the water has been over. */
typedef struct
{
  const char *name;
  double lon, lat, area;
} ZoneRow;

/* Most zones of one hazard. */
#define ZONES 60

/* Objects of one zone. At every instant laid = hidden + marked + cleared + gone_off. */
typedef struct
{
  guint32 laid;     /* moved or bared in all */
  guint32 hidden;   /* not noticed yet */
  guint32 gone_off; /* by accident */
  guint32 reserved;
  double marked;  /* noticed, not rendered safe */
  double cleared; /* rendered safe */
  TbrNeedSlot need;
} Zone;

/* All of one hazard; behind it the zones. */
typedef struct
{
  TbrTime begun;                       /* TBR_NEVER before */
  double deaths, preventable, injured; /* not yet told */
  guint32 n_zones, steps;
} State;

typedef enum
{
  MEASURE_HIDDEN,
  MEASURE_MARKED,
  MEASURE_CLEARED,
  MEASURE_GONE_OFF,
  MEASURE_N
} Measure;

/* Its own events. */
typedef enum
{
  WHAT_BEGIN,
  WHAT_STEP,
} What;

#define PURPOSE_LAID 91
#define PURPOSE_NOTICED 92
#define PURPOSE_GONE_OFF 93
#define PURPOSE_MARKED 94
#define METRES2_PER_KM2 1e6

static const char *const measures[MEASURE_N + 1]
    = { "hidden objects", "marked objects", "cleared objects", "gone-off objects", NULL };
static const guint8 needs[] = { TBR_NEED_THREAT, TBR_NEED_N };

#define NUMBER(Name, Field, Most, Fallback, Certainty, Sentence, Source)                           \
  TBR_HAZARD_PARAM (Ordnance, Name, Field, REAL, .dimension = TBR_DIMENSION_NUMBER, .min = 0,      \
                    .max = Most, .fallback = Fallback, .certainty = TBR_CERTAINTY_##Certainty,     \
                    .sentence = Sentence, .source = Source)

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (Ordnance, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "affected state",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (Ordnance, "onset", onset, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when the water falls and people come back",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (Ordnance, "step", step, DURATION, .min = 600, .max = 86400, .fallback = "6 h",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which rates are taken as steady",
                    .source = "Our assumption"),
  NUMBER ("density", density, 1e5, "98", SOURCED, "objects on a square kilometre of mined ground",
          "[LMM2014] 120,000 on 1,219 km2 of Bosnia and Herzegovina"),
  NUMBER ("moved", moved, 1, "0.005", ESTIMATED,
          "share of them that the water moves or bares; most stay within metres of where they lay",
          "Our assumption, after [NPA2014]"),
  TBR_HAZARD_PARAM (Ordnance, "notice", notice, DURATION, .min = 3600, .max = 1e9,
                    .fallback = "12 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "mean time until somebody sees one and calls",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (Ordnance, "wanted", wanted, DURATION, .min = 3600, .max = 30 * 86400.0,
                    .fallback = "24 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which those noticed are wanted safe; sets the rate "
                                "asked",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (Ordnance, "accident", accident, REAL, .dimension = TBR_DIMENSION_RATE, .min = 0,
                    .max = 0.01, .fallback = "5.5e-9 1/h", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "rate at which one goes off by accident on ground that is marked "
                                "and known",
                    .source
                    = "[BHMAC2011] 64 casualties of 2009 to 2011 among 220,000 objects, two "
                      "to an accident"),
  NUMBER ("exposure", exposure, 1e5, "100", ESTIMATED,
          "how much more often one goes off that lies where people live and clean up",
          "Our assumption"),
  NUMBER ("warned", warned, 1, "0.1", ESTIMATED, "share of that rate left once there is a sign",
          "Our assumption"),
  NUMBER ("casualties", casualties, 50, "2", SOURCED, "people hurt or killed in an accident",
          "[BHMAC2014] six accidents, twelve people, January to May 2014"),
  NUMBER ("lethality", lethality, 1, "0.35", SOURCED, "share of them who die",
          "[LMM2017] 612 of 1,751 since 1996"),
};

static const TbrParam zone_params[] = {
  TBR_HAZARD_PARAM (ZoneRow, "name", name, TEXT, .fallback = "", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "for people", .source = "Definition"),
  TBR_HAZARD_PARAM (ZoneRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180,
                    .max = 180, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "its middle",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (ZoneRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "its middle",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (ZoneRow, "area", area, REAL, .dimension = TBR_DIMENSION_AREA, .min = 0,
                    .max = 1e11, .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "mined ground that was under water", .source = "Definition"),
};

static const TbrRowKind rows[] = {
  { "zone", "Mined ground that was under water", zone_params, G_N_ELEMENTS (zone_params),
    sizeof (ZoneRow), 1, ZONES },
};

static const Ordnance *
values_of (const TbrSim *sim, TbrHazardId hazard)
{
  return tbr_hazard_object (sim, hazard)->values;
}

static const ZoneRow *
row_of (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const ZoneRow *rows_of = tbr_hazard_object (sim, hazard)->rows[0].data;
  return &rows_of[i];
}

static Zone *
zone_of (State *state, guint32 i)
{
  return (Zone *) (gpointer) (state + 1) + i;
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const ZoneRow *row = object->rows[0].data;
  for (guint i = 0; i < object->rows[0].n; i++)
    if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
      tbr_hazard_fault (faults, object, "zone: row %u lies at sea or outside the map", i + 1);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (State) + object->rows[0].n * sizeof (Zone);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[0].n * TBR_SLOT_WAVES;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  State *state = tbr_hazard_state (sim, hazard);
  state->begun = TBR_NEVER;
  state->n_zones = tbr_hazard_object (sim, hazard)->rows[0].n;
  for (guint32 i = 0; i < state->n_zones; i++)
    zone_of (state, i)->need.need = TBR_NONE;
  tbr_hazard_schedule_onset (sim, hazard, values_of (sim, hazard)->onset, WHAT_BEGIN);
}

/* A share of what lay in the ground of all zones, drawn, lies about now. */
static void
lay (TbrSim *sim, TbrHazardId hazard, double share)
{
  const Ordnance *values = values_of (sim, hazard);
  State *state = tbr_hazard_state (sim, hazard);
  for (guint32 i = 0; i < state->n_zones; i++)
    {
      Zone *zone = zone_of (state, i);
      TbrStream stream;
      tbr_hazard_stream (sim, hazard, PURPOSE_LAID, state->steps * ZONES + i, &stream);
      double mean = values->density * row_of (sim, hazard, i)->area / METRES2_PER_KM2 * share;
      guint32 n = tbr_stream_poisson (&stream, mean);
      zone->laid += n;
      zone->hidden += n;
    }
}

/* Somebody has gone where @n lie that go off; expectation of those hurt. */
static void
hurt (TbrSim *sim, TbrHazardId hazard, guint32 i, guint32 n)
{
  const Ordnance *values = values_of (sim, hazard);
  State *state = tbr_hazard_state (sim, hazard);
  const ZoneRow *row = row_of (sim, hazard, i);
  double people = n * values->casualties;
  if (n == 0)
    return;
  state->deaths += people * values->lethality;
  state->injured += people * (1 - values->lethality);
  zone_of (state, i)->gone_off += n;
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = TBR_HAZARD_EVENT_STRUCK,
                                               .size = people,
                                               .lon = row->lon,
                                               .lat = row->lat });
}

/* Accidents with those that bear a sign: making them safe at once would have spared these. */
static void
hurt_at_signs (TbrSim *sim, TbrHazardId hazard, guint32 i, double chance)
{
  const Ordnance *values = values_of (sim, hazard);
  State *state = tbr_hazard_state (sim, hazard);
  Zone *zone = zone_of (state, i);
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_MARKED, state->steps * ZONES + i, &stream);
  guint32 n = tbr_stream_binomial (&stream, (guint32) floor (zone->marked), chance);
  hurt (sim, hazard, i, n);
  zone->marked -= n;
  tbr_slot_lose (sim, &zone->need, n);
  state->preventable += n * values->casualties * values->lethality;
}

/* One span in one zone: work, accidents, finds. What befalls hidden objects hangs on nobody's work.
 */
static void
step_zone (TbrSim *sim, TbrHazardId hazard, guint32 i, double seconds)
{
  const Ordnance *values = values_of (sim, hazard);
  State *state = tbr_hazard_state (sim, hazard);
  Zone *zone = zone_of (state, i);
  double rate = values->accident * values->exposure;
  TbrStream stream;
  double work = fmin (zone->marked, tbr_slot_take (sim, &zone->need, TBR_WORK_N));
  zone->marked -= work;
  zone->cleared += work;
  hurt_at_signs (sim, hazard, i, -expm1 (-rate * values->warned * seconds));
  tbr_hazard_stream (sim, hazard, PURPOSE_GONE_OFF, state->steps * ZONES + i, &stream);
  guint32 n = tbr_stream_binomial (&stream, zone->hidden, -expm1 (-rate * seconds));
  zone->hidden -= n;
  hurt (sim, hazard, i, n);
  tbr_hazard_stream (sim, hazard, PURPOSE_NOTICED, state->steps * ZONES + i, &stream);
  double mean = (double) values->notice / (double) TBR_SECOND;
  n = tbr_stream_binomial (&stream, zone->hidden, -expm1 (-seconds / mean));
  zone->hidden -= n;
  zone->marked += n;
  if (n > 0)
    tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                                 .part = i,
                                                 .event = TBR_HAZARD_EVENT_DETECTED,
                                                 .size = n,
                                                 .lon = row_of (sim, hazard, i)->lon,
                                                 .lat = row_of (sim, hazard, i)->lat });
}

/* What is wanted of one zone from now on. The need stays open while more may be found. */
static void
ask (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const Ordnance *values = values_of (sim, hazard);
  const ZoneRow *row = row_of (sim, hazard, i);
  Zone *zone = zone_of (tbr_hazard_state (sim, hazard), i);
  TbrNeedSpec spec = { .hazard = hazard,
                       .kind = TBR_NEED_THREAT,
                       .part = i * TBR_SLOT_WAVES,
                       .lon = row->lon,
                       .lat = row->lat,
                       .state = { values->state },
                       .stock = zone->marked,
                       .required = zone->marked * (double) TBR_HOUR / (double) values->wanted };
  gboolean waits = zone->hidden > 0 && zone->need.need != TBR_NONE;
  tbr_slot_ask (sim, &zone->need, &spec, waits ? 0 : TBR_SLOT_NOBODY);
}

/* What has come of it so far. Returns whether anything is left. */
static gboolean
tell (TbrSim *sim, TbrHazardId hazard)
{
  State *state = tbr_hazard_state (sim, hazard);
  guint32 land = values_of (sim, hazard)->state;
  double value[MEASURE_N] = { 0 };
  tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_DEATHS, &state->deaths);
  tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_PREVENTABLE, &state->preventable);
  tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_INJURED, &state->injured);
  for (guint32 i = 0; i < state->n_zones; i++)
    {
      const Zone *zone = zone_of (state, i);
      value[MEASURE_HIDDEN] += zone->hidden;
      value[MEASURE_MARKED] += zone->marked;
      value[MEASURE_CLEARED] += zone->cleared;
      value[MEASURE_GONE_OFF] += zone->gone_off;
    }
  for (guint i = 0; i < MEASURE_N; i++)
    tbr_hazard_measure (sim, hazard, TBR_NONE, i, value[i]);
  return value[MEASURE_HIDDEN] > 0 || value[MEASURE_MARKED] >= TBR_SLOT_NOBODY;
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  State *state = tbr_hazard_state (sim, hazard);
  const ZoneRow *row = row_of (sim, hazard, 0);
  state->begun = tbr_sim_clock (sim);
  tbr_hazard_tell_started (sim, hazard, row->lon, row->lat);
  lay (sim, hazard, values_of (sim, hazard)->moved);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  const Ordnance *values = values_of (sim, hazard);
  State *state = tbr_hazard_state (sim, hazard);
  if (what == WHAT_BEGIN && state->begun != TBR_NEVER)
    return;
  if (what == WHAT_BEGIN)
    begin (sim, hazard);
  else
    for (guint32 i = 0; i < state->n_zones; i++)
      {
        step_zone (sim, hazard, i, (double) values->step / (double) TBR_SECOND);
        ask (sim, hazard, i);
      }
  state->steps++;
  if (tell (sim, hazard))
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim) + values->step, WHAT_STEP, 0);
  else
    {
      for (guint32 i = 0; i < state->n_zones; i++)
        tbr_slot_close (sim, &zone_of (state, i)->need);
      tbr_hazard_end (sim, hazard);
    }
}

/* Begins now if it has not, else bares this share of what still lies in the ground. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  const State *state = tbr_hazard_state (sim, hazard);
  if (state->begun == TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_BEGIN, 0);
  else if (!tbr_hazard_is_over (sim, hazard))
    lay (sim, hazard, CLAMP (amount, 0, 1));
}

static gboolean
balance (const TbrSim *sim, TbrHazardId hazard, GError **error)
{
  State *state = tbr_hazard_state (sim, hazard);
  for (guint32 i = 0; i < state->n_zones; i++)
    {
      const Zone *zone = zone_of (state, i);
      double sum = zone->hidden + zone->gone_off + zone->marked + zone->cleared;
      if (!tbr_hazard_balance (row_of (sim, hazard, i)->name, "objects", sum, zone->laid, error))
        return FALSE;
    }
  return TRUE;
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  State *state = tbr_hazard_state (sim, hazard);
  if (state->begun == TBR_NEVER)
    return;
  for (guint32 i = 0; i < state->n_zones; i++)
    {
      const Zone *zone = zone_of (state, i);
      const ZoneRow *row = row_of (sim, hazard, i);
      double left = zone->hidden + zone->marked;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_MINES,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .value = (float) zone->marked,
                       .level = (float) (zone->laid > 0 ? left / zone->laid : 0),
                       .active = left >= TBR_SLOT_NOBODY };
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_ordnance = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "ordnance",
      .title = "explosive ordnance",
      .sentence = "Mines and shells that a flood moved lie about, are noticed one by one, and "
                  "lie on until they are rendered safe",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (Ordnance),
      .rows = rows,
      .n_rows = G_N_ELEMENTS (rows) },
  .needs = needs,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .balance = balance,
  .measures = measures,
};
