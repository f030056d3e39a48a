/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "industrial": what can be set, what is checked, what is seen. */
#include "hazards/industrial.h"

#include "base/geodesy.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_INDUSTRIAL_MEASURES + 1]
    = { "hurt-in-zone persons", "in-danger persons", "in-line persons",      "waiting persons",
        "cleaned persons",      "uncleaned persons", "closed-departments h", NULL };
static const guint8 needs[]
    = { TBR_NEED_HOT_ZONE, TBR_NEED_EVACUATION,      TBR_NEED_SURVEY, TBR_NEED_ANTIDOTE,
        TBR_NEED_WOUNDED,  TBR_NEED_DECONTAMINATION, TBR_NEED_N };
static const char *const agents[] = { "chlorine", "ammonia", "sludge", NULL };
static const char *const releases[TBR_RELEASE_N + 1] = { "steady", "puff", NULL };
static const char *const stabilities[TBR_STABILITY_N + 1] = { "neutral", "stable", NULL };

/* Purposes of chance. */
#define PURPOSE_AMOUNT 70

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrIndustrial, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "affected state",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrial, "at", at, INSTANT, .fallback = "0 h",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "when it gets out",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrial, "step", step, DURATION, .min = 60, .max = 1800,
                    .fallback = "5 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which wind and work are taken as steady",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -180,
                    .max = 180, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "the source",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrial, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "the source",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrial, "agent", agent, CHOICE, .choices = agents,
                    .fallback = "chlorine", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "what gets out: a gas with a published law, or the caustic sludge "
                                "of a dam",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrial, "release", release, CHOICE, .choices = releases,
                    .fallback = "steady", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "whether a gas gets out at one rate or all at once",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrial, "mass", mass, LAW, .dimension = TBR_DIMENSION_MASS, .min = 0,
                    .max = 1e6, .fallback = "10 t", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "gas that gets out, drawn once", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "duration", duration, DURATION, .min = 60, .max = 7 * 86400,
                    .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "how long a steady release lasts", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "height", height, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 300, .fallback = "2 m", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of the release above the ground", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "wind", wind, REAL, .dimension = TBR_DIMENSION_SPEED, .min = 0.5,
                    .max = 40, .fallback = "3 m/s", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "speed of the wind before the first row",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "wind-direction", wind_direction, REAL,
                    .dimension = TBR_DIMENSION_ANGLE, .min = 0, .max = 360, .fallback = "225 deg",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "where it comes from, before the first row",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "stability", stability, CHOICE, .choices = stabilities,
                    .fallback = "neutral", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "how the air mixes before the first row: Pasquill's class D or F",
                    .source = "Briggs (1973)"),
  TBR_HAZARD_PARAM (TbrIndustrial, "wind-scatter", wind_scatter, REAL,
                    .dimension = TBR_DIMENSION_ANGLE, .min = 0, .max = 90, .fallback = "10 deg",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "standard deviation of the direction around what is written",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "reach", reach, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 500, .max = 3e4, .fallback = "8 km",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people farther from the source are not looked at",
                    .source = "Our assumption; Briggs' spreads hold to 10 km"),
  TBR_HAZARD_PARAM (TbrIndustrial, "towns", towns, BOOL, .fallback = "yes",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "whether the towns of the map are peopled beside written places",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrial, "density", density, REAL, .dimension = TBR_DIMENSION_DENSITY,
                    .min = 1e-5, .max = 0.05, .fallback = "2500 1/km2",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people to the area of a town, which is a disc of its people",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "country", country, REAL, .dimension = TBR_DIMENSION_DENSITY,
                    .min = 0, .max = 0.01, .fallback = "60 1/km2",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people to the area of the open country",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "outside", outside, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "10 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people who are out of doors",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "flee", flee, DURATION, .min = 10, .max = 86400,
                    .fallback = "5 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "mean time in which those outside get out of the cloud",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "air-changes", air_changes, REAL,
                    .dimension = TBR_DIMENSION_RATE, .min = 0, .max = 0.01, .fallback = "1 1/h",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "how often the air of closed houses is changed",
                    .source = "Shelter in place, Wilson (1987)"),
  TBR_HAZARD_PARAM (TbrIndustrial, "hurt-factor", hurt_factor, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 1, .max = 100, .fallback = "3",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "air so many times thinner than kills is enough to hurt seriously",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "critical", critical, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "20 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the hurt who cannot wait", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "triage-scale", triage_scale, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0.5, .max = 10, .fallback = "3",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time scale of the loss by waiting against the published, "
                                "pessimistic one; 2 to 4 for modern care",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "volume", volume, LAW, .dimension = TBR_DIMENSION_VOLUME,
                    .min = 1e3, .max = 1e8, .fallback = "uniform(600000 m3, 1100000 m3)",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "sludge that gets out, drawn once", .source = "Kolontar 2010"),
  TBR_HAZARD_PARAM (TbrIndustrial, "depth-at", depth_at, REAL, .dimension = TBR_DIMENSION_VOLUME,
                    .min = 1e3, .max = 1e8, .fallback = "850000 m3",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "volume at which the depths of the places hold; they grow with its "
                                "cube root",
                    .source = "Our assumption: a similar shape"),
  TBR_HAZARD_PARAM (TbrIndustrial, "layer", layer, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0.01, .max = 10, .fallback = "10 cm", .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "mean depth of the sludge where it comes to rest: volume over area",
                    .source = "Kolontar 2010: 800 to 1,016 ha"),
  TBR_HAZARD_PARAM (TbrIndustrial, "speed", speed, REAL, .dimension = TBR_DIMENSION_SPEED, .min = 0,
                    .max = 20, .fallback = "1.5 m/s", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of the sludge in the places", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "rise", rise, REAL, .dimension = TBR_DIMENSION_SPEED, .min = 0,
                    .max = 1, .fallback = "2 m/h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "how fast the sludge rises there", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "present", present, LAW, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "triangular(0.4, 0.6, 0.9)",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "share of the people of a place who are there when the sludge comes",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "escape", escape, DURATION, .min = 10, .max = 86400,
                    .fallback = "20 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "mean time in which people get out of the sludge",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "burn", burn, DURATION, .min = 10, .max = 7 * 86400,
                    .fallback = "60 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "mean time in it after which burns need a hospital",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "survey", survey, REAL, .dimension = TBR_DIMENSION_AREA,
                    .min = 0, .max = 1e9, .fallback = "4 km2", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "area to be surveyed", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "survey-time", survey_time, DURATION, .min = 600,
                    .max = 7 * 86400, .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which it is wanted surveyed; sets the rate asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "evacuation", evacuation, DURATION, .min = 600, .max = 7 * 86400,
                    .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which those in thick air are wanted away; sets the "
                                "rate asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "rescue", rescue, DURATION, .min = 600, .max = 7 * 86400,
                    .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "time within which the hurt are wanted out; sets the rate asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "care", care, DURATION, .min = 600, .max = 7 * 86400,
                    .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the hurt are wanted in care; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "blind", blind, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "40 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of rescue and evacuation that is done in the right place "
                                "before anything is surveyed",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "entry", entry, REAL, .dimension = TBR_DIMENSION_TIME,
                    .min = 600, .max = 7200, .fallback = "25 min",
                    .certainty = TBR_CERTAINTY_PARTLY,
                    .sentence = "length of one entry into the hot zone, 20 to 30 min to a suit",
                    .source = "Decision (EU) 2019/1930, and our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "courses", courses, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 20, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "courses of medicine wanted for each person brought out",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrIndustrial, "course-effect", course_effect, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "30 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the risk of waiting that a course takes away",
                    .source = "Our assumption"),
  TBR_EXPOSED_PARAMS (TbrIndustrial, exposed),
};

static const TbrParam wind_params[] = {
  TBR_HAZARD_PARAM (TbrIndustrialWind, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrialWind, "speed", speed, REAL, .dimension = TBR_DIMENSION_SPEED,
                    .min = 0.5, .max = 40, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "speed",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrialWind, "direction", direction, REAL,
                    .dimension = TBR_DIMENSION_ANGLE, .min = 0, .max = 360,
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "where it comes from",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrialWind, "stability", stability, CHOICE, .choices = stabilities,
                    .fallback = "neutral", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "how the air mixes: Pasquill's class D or F",
                    .source = "Briggs (1973)"),
};

static const TbrParam place_params[] = {
  TBR_HAZARD_PARAM (TbrIndustrialPlace, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "for people",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrialPlace, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrialPlace, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where it lies", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrialPlace, "people", people, REAL, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 2e7, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "who live there; of a sludge, where it comes to",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrIndustrialPlace, "depth", depth, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 30, .fallback = "1 m", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "of the sludge, as depth-at says; of no meaning for a gas",
                    .source = "Our assumption"),
};

static const TbrRowKind rows[] = {
  { "wind", "The wind from an instant on", wind_params, G_N_ELEMENTS (wind_params),
    sizeof (TbrIndustrialWind), 0, 1000 },
  { "place", "People at one point beside the towns of the map", place_params,
    G_N_ELEMENTS (place_params), sizeof (TbrIndustrialPlace), 0, 200 },
};

/* Its own events. */
typedef enum
{
  WHAT_RELEASE,
  WHAT_STEP,
  WHAT_END, /* the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY TBR_HOUR
/* Less harm than this is told together with what comes after it. */
#define TOO_LITTLE 1e-9

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrIndustrial *values = object->values;
  const TbrRows *winds = &object->rows[TBR_INDUSTRIAL_ROWS_WIND];
  const TbrIndustrialWind *wind = winds->data;
  const TbrRows *places = &object->rows[TBR_INDUSTRIAL_ROWS_PLACE];
  const TbrIndustrialPlace *place = places->data;
  if (tbr_is_none (tbr_map_state_at (scenario->map, values->lon, values->lat)))
    tbr_hazard_fault (faults, object, "lon, lat: it lies at sea or outside the map");
  for (guint i = 1; i < winds->n; i++)
    if (wind[i].at <= wind[i - 1].at)
      tbr_hazard_fault (faults, object, "wind: at: row %u is not later than the row before it",
                        i + 1);
  for (guint i = 0; i < places->n; i++)
    if (tbr_is_none (tbr_map_state_at (scenario->map, place[i].lon, place[i].lat)))
      tbr_hazard_fault (faults, object, "place: row %u lies at sea or outside the map", i + 1);
  if (!tbr_industrial_is_gas (values) && places->n == 0)
    tbr_hazard_fault (faults, object, "agent: sludge comes to no place: write a <place> at least");
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  gsize cells = tbr_industrial_is_gas (object->values) ? TBR_INDUSTRIAL_CELLS : 0;
  return sizeof (TbrIndustrialState) + cells * sizeof (TbrIndustrialCell);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return TBR_INDUSTRIAL_NEED_N * TBR_SLOT_WAVES;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_AMOUNT, 0, &stream);
  state->mass = tbr_stream_draw (&stream, &values->mass);
  tbr_hazard_stream (sim, hazard, PURPOSE_AMOUNT, 1, &stream);
  state->volume = tbr_stream_draw (&stream, &values->volume);
  for (guint i = 0; i < G_N_ELEMENTS (state->needs); i++)
    state->needs[i].need = TBR_NONE;
  state->crowd.need.need = TBR_NONE;
  tbr_hazard_schedule_onset (sim, hazard, values->at, WHAT_RELEASE);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell_harm (TbrSim *sim, TbrHazardId hazard, TbrHarm harm, double *amount)
{
  const TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrIndustrialNeed which
      = harm == TBR_HARM_INJURED ? TBR_INDUSTRIAL_NEED_WOUNDED : TBR_INDUSTRIAL_NEED_HOT_ZONE;
  if (*amount < TOO_LITTLE)
    return;
  tbr_hazard_harm (sim, &(TbrHarmSpec){ .hazard = hazard,
                                        .need = { state->needs[which].need },
                                        .state = { tbr_industrial_values (sim, hazard)->state },
                                        .harm = harm,
                                        .amount = *amount });
  *amount = 0;
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  const double value[TBR_INDUSTRIAL_MEASURES] = {
    [TBR_INDUSTRIAL_IN_ZONE] = tbr_industrial_in_zone (sim, hazard),
    [TBR_INDUSTRIAL_IN_DANGER] = state->in_danger,
    [TBR_INDUSTRIAL_IN_LINE] = state->crowd.walking.amount + state->lying.amount,
    [TBR_INDUSTRIAL_WAITING] = state->waiting.amount,
    [TBR_INDUSTRIAL_CLEANED] = state->crowd.cleaned,
    [TBR_INDUSTRIAL_UNCLEANED] = state->crowd.uncleaned,
    [TBR_INDUSTRIAL_CLOSED] = state->crowd.closed_hours,
  };
  tell_harm (sim, hazard, TBR_HARM_DEATHS, &state->deaths);
  tell_harm (sim, hazard, TBR_HARM_PREVENTABLE, &state->preventable);
  tell_harm (sim, hazard, TBR_HARM_INJURED, &state->injured);
  state->told = tbr_sim_clock (sim);
  for (guint i = 0; i < TBR_INDUSTRIAL_MEASURES; i++)
    tbr_hazard_measure (sim, hazard, TBR_NONE, i, value[i]);
}

/* The span since the last step: help first, then the agent, then what is wanted. */
static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  if (!state->released || seconds <= 0)
    return;
  tbr_industrial_help (sim, hazard, seconds);
  if (tbr_industrial_is_gas (tbr_industrial_values (sim, hazard)))
    tbr_industrial_blow (sim, hazard, seconds);
  else
    tbr_industrial_wade (sim, hazard, seconds);
  tbr_industrial_ask (sim, hazard);
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static void
release (TbrSim *sim, TbrHazardId hazard)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  const double per_m3 = 1000;
  tbr_hazard_tell_started (sim, hazard, values->lon, values->lat);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .event = TBR_HAZARD_EVENT_RELEASE,
                                               .size = tbr_industrial_is_gas (values)
                                                           ? state->mass
                                                           : state->volume * per_m3,
                                               .lon = values->lon,
                                               .lat = values->lat });
  state->released = TRUE;
  state->began = state->updated = state->told = state->hurt_since = tbr_sim_clock (sim);
  if (tbr_industrial_is_gas (values))
    tbr_industrial_settle (sim, hazard);
  else
    tbr_industrial_flood (sim, hazard);
  tbr_industrial_ask (sim, hazard);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  switch ((What) what)
    {
    case WHAT_RELEASE:
      if (tbr_industrial_state (sim, hazard)->released)
        return;
      release (sim, hazard);
      break;
    case WHAT_STEP:
      step (sim, hazard);
      break;
    case WHAT_END:
      step (sim, hazard);
      tell (sim, hazard);
      return;
    }
  if (tbr_industrial_is_done (sim, hazard))
    tell (sim, hazard);
  else
    tbr_hazard_schedule_step (sim, hazard, tbr_industrial_values (sim, hazard)->step, WHAT_STEP);
}

/* It gets out now, unless it has. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  if (!tbr_industrial_state (sim, hazard)->released)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim), WHAT_RELEASE, 0);
}

/* The footprint of the air that is too thick, along the wind. */
static void
draw_cloud (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialWind wind = tbr_industrial_wind (sim, hazard, tbr_sim_clock (sim));
  const TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  double length = tbr_industrial_footprint (sim, hazard);
  double downwind = fmod (wind.direction + 180, 360), lon, lat;
  TbrTime over = state->began + (values->release == TBR_RELEASE_PUFF ? 0 : values->duration)
                 + (TbrTime) (length / wind.speed * (double) TBR_SECOND);
  if (length <= 0 || tbr_sim_clock (sim) > over)
    return;
  tbr_geodesy_destination (values->lon, values->lat, downwind, length / 2, &lon, &lat);
  TbrMark mark = { .hazard = hazard,
                   .shape = TBR_MARK_ELLIPSE,
                   .lon = (float) lon,
                   .lat = (float) lat,
                   .a = (float) (length / 2),
                   .b = (float) (2 * tbr_plume_sigma_y ((TbrStability) wind.stability, length / 2)),
                   .bearing = (float) downwind,
                   .value = (float) state->in_danger,
                   .level = 0.7f,
                   .active = 1 };
  tbr_snapshot_add_mark (snapshot, &mark);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  const TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  if (!state->released)
    return;
  TbrMark source = { .hazard = hazard,
                     .shape = TBR_MARK_POINT,
                     .lon = (float) values->lon,
                     .lat = (float) values->lat,
                     .value = (float) state->hurt,
                     .level = 1,
                     .active = state->waiting.amount + state->crowd.walking.amount >= 1 };
  g_snprintf (source.label, sizeof source.label, "%s: %.0f hurt", agents[values->agent],
              state->hurt);
  tbr_snapshot_add_mark (snapshot, &source);
  if (tbr_industrial_is_gas (values))
    {
      draw_cloud (sim, hazard, snapshot);
      return;
    }
  float radius = (float) sqrt (state->volume / values->layer / G_PI);
  TbrMark sludge = source;
  sludge.shape = TBR_MARK_MUD;
  sludge.a = sludge.b = radius;
  sludge.level = 0.6f;
  sludge.label[0] = '\0';
  tbr_snapshot_add_mark (snapshot, &sludge);
}

const TbrHazardKind tbr_hazard_industrial = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "industrial",
      .title = "industrial release",
      .sentence = "A gas gets out of a plant, or a dam of sludge breaks: people breathe it or "
                  "are burned, are brought out, cleaned and cared for, and many more are "
                  "afraid",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrIndustrial),
      .rows = rows,
      .n_rows = G_N_ELEMENTS (rows) },
  .reaches_lifelines = TRUE,
  .needs = needs,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .measures = measures,
};
