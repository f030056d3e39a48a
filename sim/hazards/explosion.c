/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "explosion": what can be set, what is checked, what is seen. */
#include "hazards/explosion.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_EXPLOSION_MEASURES + 1] = { "trapped persons",
                                                                  "waiting persons",
                                                                  "treated persons",
                                                                  "freed-by-neighbours persons",
                                                                  "homeless persons",
                                                                  "wounded persons",
                                                                  "displaced persons",
                                                                  "dead persons",
                                                                  "tnt t",
                                                                  NULL };
static const guint8 needs[] = { TBR_NEED_TRAPPED, TBR_NEED_WOUNDED, TBR_NEED_HOMELESS, TBR_NEED_N };

#define SHARE(Name, Field, Fallback, Certainty, Sentence, Source)                                  \
  TBR_HAZARD_PARAM (TbrExplosion, Name, Field, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,   \
                    .max = 1, .fallback = Fallback, .certainty = TBR_CERTAINTY_##Certainty,        \
                    .sentence = Sentence, .source = Source)

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrExplosion, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "affected state",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosion, "at", at, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "when it goes off",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosion, "step", step, DURATION, .min = 60, .max = 3600,
                    .fallback = "10 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which rescue and care are taken as steady",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180,
                    .max = 180, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "the charge",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosion, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "the charge",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosion, "mass", mass, LAW, .dimension = TBR_DIMENSION_MASS, .min = 0,
                    .max = 1e8, .fallback = "100 t", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of what goes off, drawn once", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "equivalent", equivalent, LAW, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 2, .fallback = "triangular(0.1, 0.2, 0.4)",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "mass of TNT that it equals against its own, drawn once; ammonium "
                                "nitrate in bulk when not written",
                    .source = "Rigby and others (2020): 0.5 to 1.1 kt for 2,750 t"),
  SHARE ("inside", inside, "65 %", ESTIMATED, "people who are indoors when it goes off",
         "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "people-block", people_block, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 1, .max = 1000, .fallback = "30",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "who live in one house",
                    .source = "Coburn and Spence (1992, 2002), 20 to 60"),
  TBR_HAZARD_PARAM (TbrExplosion, "people-dwelling", people_dwelling, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 1, .max = 20, .fallback = "2.5",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "who live in one dwelling",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "strength", strength, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0.2, .max = 10, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of houses against coming down: 1 as published for brick, "
                                "reinforced concrete about 2",
                    .source = "Clancey (1972): nearly all houses at 5 to 7 psi, concrete at 10"),
  SHARE ("cut", cut, "3 %", ESTIMATED, "people at broken panes who are hurt",
         "Our assumption; Toulouse 2001: some 2,500 of those in 26,000 dwellings, from memory"),
  SHARE ("red", red, "3 %", ESTIMATED, "of those hurt: critical", "Our assumption"),
  SHARE ("yellow", yellow, "14 %", PARTLY, "of those hurt: need a bed and can wait",
         "Mallonee and others (1996): 83 of 592 in Oklahoma City 1995"),
  SHARE ("red-at-once", at_once[0], "88 %", PARTLY, "of the critical: live when cared for at once",
         "Frykberg (2002), many bombings"),
  SHARE ("yellow-at-once", at_once[1], "99 %", PARTLY, "the same of those who can wait",
         "Frykberg (2002), many bombings"),
  SHARE ("own-way", own_way, "60 %", PARTLY,
         "of those hurt and not trapped: get to a hospital by themselves or by neighbours",
         "Hogan and others (1999): 56 % by private car in Oklahoma City 1995"),
  TBR_HAZARD_PARAM (TbrExplosion, "own-time", own_time, DURATION, .min = 60, .max = 86400,
                    .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "until they are in care there", .source = "Our assumption"),
  SHARE ("open", open, "30 %", ESTIMATED,
         "homes with broken panes that people leave, beside those that are damaged worse",
         "Our assumption"),
  SHARE ("shelter", shelter, "5 %", ESTIMATED,
         "people who have left their homes and find no roof by themselves", "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "roof", roof, DURATION, .min = 3600, .max = 400 * 86400.0,
                    .fallback = "10 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "mean time until those find one", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "survival-scale", survival_scale, REAL,
                    .dimension = TBR_DIMENSION_TIME, .min = 3600, .max = 1e6, .fallback = "30.25 h",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "scale of the survival of the trapped",
                    .source = "Fit to the record of Kobe 1995, Okinawa Times"),
  TBR_HAZARD_PARAM (TbrExplosion, "survival-shape", survival_shape, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0.2, .max = 5, .fallback = "1.23",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "shape of the survival of the trapped",
                    .source = "Fit to the record of Kobe 1995, Okinawa Times"),
  SHARE ("reachable", reachable, "76 %", ESTIMATED,
         "of those trapped: neighbours and fire services get to them", "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "bystander-rate", bystander_rate, REAL,
                    .dimension = TBR_DIMENSION_RATE, .min = 0, .max = 0.01, .fallback = "0.15 1/h",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rate at which neighbours free those they can reach",
                    .source = "Our assumption"),
  SHARE ("search", search, "70 %", ESTIMATED,
         "work of search teams that is spent where somebody lives", "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "rescue", rescue, DURATION, .min = 3600, .max = 15 * 86400.0,
                    .fallback = "24 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the trapped are wanted out; sets the rate asked",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "care", care, DURATION, .min = 1800, .max = 15 * 86400.0,
                    .fallback = "6 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "time within which the hurt are wanted in care; sets the rate asked",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosion, "triage-scale", triage_scale, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0.5, .max = 10, .fallback = "3",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time scale of the loss by waiting against the published, "
                                "pessimistic one; 2 to 4 for modern care",
                    .source = "Our assumption"),
};

static const TbrParam quarter_params[] = {
  TBR_HAZARD_PARAM (TbrExplosionQuarterRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "for people",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosionQuarterRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its middle", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosionQuarterRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its middle", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosionQuarterRow, "people", people, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 0, .max = 2e7,
                    .certainty = TBR_CERTAINTY_PARTLY, .sentence = "who are in it",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrExplosionQuarterRow, "radius", radius, REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 0, .max = 20000, .fallback = "300 m",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of the circle over which they are spread",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrExplosionQuarterRow, "inside", inside, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of them indoors; as for all when not written",
                    .source = "Our assumption"),
};

static const TbrRowKind rows[] = {
  { "quarter", "People around one point", quarter_params, G_N_ELEMENTS (quarter_params),
    sizeof (TbrExplosionQuarterRow), 1, TBR_EXPLOSION_QUARTERS },
};

/* Its own events. */
typedef enum
{
  WHAT_BEGIN,
  WHAT_STEP,
  WHAT_END, /* the run is over */
} What;

#define PURPOSE_MASS 85
#define PURPOSE_EQUIVALENT 86
/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (1 * TBR_HOUR)
#define KILOGRAMS_PER_TONNE 1000.0

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *quarters = &object->rows[0];
  const TbrExplosionQuarterRow *row = quarters->data;
  for (guint i = 0; i < quarters->n; i++)
    if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
      tbr_diagnostics_add (faults, object->file, object->line,
                           "explosion '%s': quarter: row %u lies at sea or outside the map",
                           object->id, i + 1);
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrExplosionState) + object->rows[0].n * sizeof (TbrExplosionQuarter);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[0].n * TBR_EXPLOSION_NEED_N * TBR_SLOT_WAVES;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  state->struck = TBR_NEVER;
  state->n_quarters = tbr_hazard_object (sim, hazard)->rows[0].n;
  for (guint32 i = 0; i < state->n_quarters; i++)
    for (guint j = 0; j < TBR_EXPLOSION_NEED_N; j++)
      tbr_explosion_quarter (state, i)->needs[j].need = TBR_NONE;
  tbr_hazard_schedule_onset (sim, hazard, tbr_explosion_values (sim, hazard)->at, WHAT_BEGIN);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static double
draw_law (const TbrSim *sim, TbrHazardId hazard, guint purpose, const TbrLaw *law)
{
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, purpose, 0, &stream);
  return MAX (0, tbr_stream_draw (&stream, law));
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrExplosion *values = tbr_explosion_values (sim, hazard);
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  state->struck = state->updated = state->told = tbr_sim_clock (sim);
  state->tnt = draw_law (sim, hazard, PURPOSE_MASS, &values->mass)
               * draw_law (sim, hazard, PURPOSE_EQUIVALENT, &values->equivalent);
  tbr_hazard_tell_started (sim, hazard, values->lon, values->lat);
  for (guint32 i = 0; i < state->n_quarters; i++)
    {
      tbr_explosion_strike (sim, hazard, i);
      tbr_explosion_help (sim, hazard, i, 0);
    }
}

/* People brought out alive by units, in whole persons. */
static void
tell_rescued (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  const TbrExplosionQuarterRow *row = tbr_explosion_row (sim, hazard, i);
  TbrExplosionQuarter *quarter = tbr_explosion_quarter (tbr_explosion_state (sim, hazard), i);
  TbrHazardEventSpec event = { .hazard = hazard,
                               .part = i,
                               .event = TBR_HAZARD_EVENT_RESCUED,
                               .size = floor (quarter->rescued),
                               .lon = row->lon,
                               .lat = row->lat };
  quarter->rescued -= event.size;
  if (event.size > 0)
    tbr_hazard_tell (sim, &event);
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  guint32 land = tbr_explosion_values (sim, hazard)->state;
  double value[TBR_EXPLOSION_MEASURES] = { [TBR_EXPLOSION_TREATED] = state->treated,
                                           [TBR_EXPLOSION_WOUNDED] = state->wounded,
                                           [TBR_EXPLOSION_DISPLACED] = state->displaced,
                                           [TBR_EXPLOSION_DEAD] = state->dead,
                                           [TBR_EXPLOSION_TNT] = state->tnt / KILOGRAMS_PER_TONNE };
  for (guint32 i = 0; i < state->n_quarters; i++)
    {
      TbrExplosionQuarter *quarter = tbr_explosion_quarter (state, i);
      tell_rescued (sim, hazard, i);
      tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_DEATHS, &quarter->deaths);
      tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_PREVENTABLE, &quarter->preventable);
      tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_INJURED, &quarter->late);
      tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_SHELTER, &quarter->nights);
      tbr_hazard_tell_harm (sim, hazard, land, TBR_HARM_DWELLINGS, &quarter->dwellings);
      for (guint j = 0; j < TBR_RUBBLE_N; j++)
        value[TBR_EXPLOSION_TRAPPED] += quarter->trapped[j];
      for (guint j = 0; j < TBR_HURT_N; j++)
        value[TBR_EXPLOSION_WAITING] += quarter->hurt[j];
      value[TBR_EXPLOSION_FREED] += quarter->freed;
      value[TBR_EXPLOSION_HOMELESS] += quarter->homeless;
    }
  state->told = tbr_sim_clock (sim);
  for (guint i = 0; i < TBR_EXPLOSION_MEASURES; i++)
    tbr_hazard_measure (sim, hazard, TBR_NONE, i, value[i]);
}

/* The span since the last step. */
static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  gboolean goes_on = FALSE;
  if (state->struck == TBR_NEVER || state->over || seconds <= 0)
    return;
  for (guint32 i = 0; i < state->n_quarters; i++)
    {
      tbr_explosion_help (sim, hazard, i, seconds);
      goes_on |= tbr_explosion_goes_on (tbr_explosion_quarter (state, i));
    }
  state->updated = now;
  if (now - state->told >= TELL_EVERY || !goes_on)
    tell (sim, hazard);
  if (goes_on)
    return;
  state->over = 1;
  tbr_hazard_end (sim, hazard);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  switch ((What) what)
    {
    case WHAT_BEGIN:
      if (state->struck != TBR_NEVER)
        return;
      begin (sim, hazard);
      tell (sim, hazard);
      break;
    case WHAT_STEP:
      step (sim, hazard);
      break;
    case WHAT_END:
      step (sim, hazard);
      if (state->struck != TBR_NEVER && !state->over)
        tell (sim, hazard);
      return;
    }
  if (!state->over)
    tbr_hazard_schedule_step (sim, hazard, tbr_explosion_values (sim, hazard)->step, WHAT_STEP);
}

/* It goes off now, unless it has. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  if (tbr_explosion_state (sim, hazard)->struck == TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_BEGIN, 0);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrExplosionState *state = tbr_explosion_state (sim, hazard);
  if (state->struck == TBR_NEVER)
    return;
  for (guint32 i = 0; i < state->n_quarters; i++)
    {
      const TbrExplosionQuarter *quarter = tbr_explosion_quarter (state, i);
      const TbrExplosionQuarterRow *row = tbr_explosion_row (sim, hazard, i);
      double people = quarter->hurt[TBR_HURT_CRITICAL] + quarter->hurt[TBR_HURT_SERIOUS]
                      + quarter->trapped[TBR_RUBBLE_REACHABLE] + quarter->trapped[TBR_RUBBLE_DEEP];
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_BLAST,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .value = (float) people,
                       .level = (float) CLAMP (people / 100, 0, 1),
                       .active = tbr_explosion_goes_on (quarter) };
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_explosion = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "explosion",
            .title = "explosion",
            .sentence = "A great mass goes off near a town: panes and houses break with the "
                        "distance, people are trapped, cut and without a home",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrExplosion),
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
  .balance = tbr_explosion_balance,
  .measures = measures,
};
