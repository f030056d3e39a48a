/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "border": what can be set, what is checked, what is seen. */
#include "hazards/border.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_BORDER_MEASURES + 1] = { "arrived persons",
                                                               "seen persons",
                                                               "registered persons",
                                                               "registered-in-24h persons",
                                                               "waited person-h",
                                                               "vulnerable persons",
                                                               "vulnerable-waited person-h",
                                                               "waiting persons",
                                                               "reception persons",
                                                               "patrols patrols",
                                                               NULL };
static const guint8 needs[]
    = { TBR_NEED_PATROL, TBR_NEED_REGISTRATION, TBR_NEED_RECEPTION, TBR_NEED_N };
static const char *const ways[TBR_BORDER_WAYS + 1]
    = { [TBR_BORDER_LAND] = "land", [TBR_BORDER_SEA] = "sea" };

#define LAND(field) passage[TBR_BORDER_LAND].field
#define SEA(field) passage[TBR_BORDER_SEA].field

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrBorderValues, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "state of those sections that do not say theirs",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderValues, "step", step, DURATION, .min = 300, .max = 6 * 3600,
                    .fallback = "1 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which beds and those who lose patience are counted",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "group-land", LAND (group), REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 1, .max = 5000, .fallback = "10",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people in a group on land, mean", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "group-sea", SEA (group), REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 1, .max = 5000, .fallback = "35",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "people in a boat, mean",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "spread", spread, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 2, .fallback = "0.5", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "standard deviation of the logarithm of the size of groups",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "feedback", feedback, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "20 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share by which crossings shift to where less is noticed; their "
                                "sum stays",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "learning", learning, DURATION, .min = 3600,
                    .max = 365 * 86400, .fallback = "7 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time after which smugglers know how much is noticed",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "sweep-land", LAND (sweep), REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 0, .max = 20e3, .fallback = "500 m",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "breadth in which a patrol on land misses nobody",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "sweep-sea", SEA (sweep), REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 0, .max = 50e3, .fallback = "1 km",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "breadth in which a patrol at sea misses no rubber boat",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "speed-land", LAND (speed), REAL,
                    .dimension = TBR_DIMENSION_SPEED, .min = 0, .max = 60, .fallback = "5 m/s",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "speed of a patrol on land",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "speed-sea", SEA (speed), REAL,
                    .dimension = TBR_DIMENSION_SPEED, .min = 0, .max = 100, .fallback = "10 m/s",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "speed of a patrol at sea",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "crossing-land", LAND (crossing), DURATION, .min = 60,
                    .max = 10 * 86400, .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time for which a group is in the belt on land",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "crossing-sea", SEA (crossing), DURATION, .min = 60,
                    .max = 10 * 86400, .fallback = "90 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time for which a boat is in the belt at sea",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "detection", detection, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 0.999, .fallback = "50 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of groups to be noticed; sets the patrols asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "picture-age", picture_age, DURATION, .min = 0,
                    .max = 7 * 86400, .fallback = "30 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "age at which the surveillance picture reaches a patrol",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "picture-life", picture_life, DURATION, .min = 60,
                    .max = 7 * 86400, .fallback = "60 min", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "age at which 1/e of what it shows is still where it was",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "distress", distress, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "0.5 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of boats that get into distress",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "drowning", drowning, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "50 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people in a boat not found in time who drown",
                    .source = "[HAZARDS] section 9: our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "adrift", adrift, DURATION, .min = 60, .max = 3 * 86400,
                    .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which a boat in distress has to be found",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "desk", desk, REAL, .dimension = TBR_DIMENSION_RATE,
                    .min = 1e-5, .max = 0.1, .fallback = "8 1/h",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people whom one team registers in an hour",
                    .source = "[HAZARDS] section 9: our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "wait", wait, DURATION, .min = 60, .max = 30 * 86400,
                    .fallback = "2 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "mean wait for which teams are asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "clear", clear, DURATION, .min = 3600, .max = 90 * 86400,
                    .fallback = "3 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the line is wanted gone; adds to the teams "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "vulnerable", vulnerable, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "25 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people who are vulnerable: children alone, the sick, "
                                "the pregnant, the old",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "vulnerable-first", first, BOOL, .fallback = "yes",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "whether the vulnerable are registered before the others",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "onward", onward, REAL, .dimension = TBR_DIMENSION_RATE,
                    .min = 0, .max = 1e-3, .fallback = "0.02 1/d",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rate at which those in line go on unregistered",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderValues, "crowding", crowding, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 5, .fallback = "30 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share above the beds for which there is still a roof",
                    .source = "Our assumption"),
};

static const TbrParam section_params[] = {
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "what it is called",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where its centre of registration is", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where its centre of registration is", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "state", state, REF, .fallback = "", .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its state; that of the hazard when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "kind", way, CHOICE, .choices = ways, .fallback = "land",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "how people come over it",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "length", length, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 100, .max = 5e6, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "length under watch", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "depth", depth, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 10, .max = 5e5, .fallback = "3 km", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "depth of the belt watched", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "coverage", coverage, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "0 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of it that sensors see: cameras, radar, aircraft",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "presenting", presenting, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "80 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of those not noticed who come to the centre by themselves",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "patrols", patrols, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 10000, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "patrols wanted; from the share to be noticed when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "teams", desks, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0, .max = 1000, .fallback = "4", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "the centre's own teams of registration, round the clock",
                    .source = "[HAZARDS] section 9: four teams round the clock seen"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "beds", beds, REAL, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 1e6, .fallback = "500", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "the centre's own beds", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrBorderSectionRow, "transfer", transfer, REAL,
                    .dimension = TBR_DIMENSION_RATE, .min = 0, .max = 10, .fallback = "200 1/d",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "registered people whom other places take in a day",
                    .source = "Our assumption"),
};

static const TbrParam arrivals_params[] = {
  TBR_HAZARD_PARAM (TbrBorderArrivalsRow, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderArrivalsRow, "section", section, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "the section; the first when not written", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrBorderArrivalsRow, "value", value, REAL, .dimension = TBR_DIMENSION_RATE,
                    .min = 0, .max = 10, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "people who come, mean rate", .source = "Definition"),
};

static const TbrRowKind rows[] = {
  { "section", "A stretch of border with one centre of registration", section_params,
    G_N_ELEMENTS (section_params), sizeof (TbrBorderSectionRow), 1, 64 },
  { "arrivals", "Rate at which people come over a section, from an instant on", arrivals_params,
    G_N_ELEMENTS (arrivals_params), sizeof (TbrBorderArrivalsRow), 0, 5000 },
};

/* Its own events. */
typedef enum
{
  WHAT_STEP,  /* part: 0 */
  WHAT_END,   /* part: 0; the run is over */
  WHAT_GROUP, /* part: section */
} What;

#define PURPOSE_ARRIVALS 1
/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (6 * TBR_HOUR)
/* Wait that counts as full pressure on the map. Our assumption: the three days of Lesvos. */
#define FULL_PRESSURE_HOURS (72.0)
/* Bounds of the half length of a section on the map, metres. Our assumption. */
#define SMALLEST_MARK 40e3
#define LARGEST_MARK 100e3

guint32
tbr_border_find_section (const TbrObject *object, const char *name)
{
  const TbrRows *sections = &object->rows[TBR_BORDER_ROWS_SECTION];
  const TbrBorderSectionRow *row = sections->data;
  if (*name == '\0')
    return 0;
  for (guint32 i = 0; i < sections->n; i++)
    if (g_str_equal (row[i].name, name))
      return i;
  return TBR_NONE;
}

TbrStateId
tbr_border_place (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  guint32 own = tbr_border_row (sim, hazard, i)->state;
  return TBR_HANDLE (TbrStateId, own != TBR_NONE ? own : tbr_border_values (sim, hazard)->state);
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *sections = &object->rows[TBR_BORDER_ROWS_SECTION];
  const TbrRows *arrivals = &object->rows[TBR_BORDER_ROWS_ARRIVALS];
  const TbrBorderSectionRow *row = sections->data;
  const TbrBorderArrivalsRow *from = arrivals->data;
  for (guint i = 0; i < sections->n; i++)
    {
      if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
        tbr_hazard_fault (faults, object,
                          "section: row %u lies at sea or outside the map; lon and lat are "
                          "those of its centre of registration",
                          i + 1);
      if (*row[i].name != '\0' && tbr_border_find_section (object, row[i].name) != i)
        tbr_hazard_fault (faults, object, "section: name: '%s' is there twice", row[i].name);
    }
  for (guint i = 0; i < arrivals->n; i++)
    {
      if (tbr_border_find_section (object, from[i].section) == TBR_NONE)
        tbr_hazard_fault (faults, object, "arrivals: section: no section is called '%s'",
                          from[i].section);
      if (i > 0 && from[i].at < from[i - 1].at)
        {
          tbr_hazard_fault (faults, object,
                            "arrivals: at: row %u is earlier than the row before it", i + 1);
          return;
        }
    }
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrBorderState)
         + object->rows[TBR_BORDER_ROWS_SECTION].n * sizeof (TbrBorderSection);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_BORDER_ROWS_SECTION].n * TBR_BORDER_NEED_N * TBR_BORDER_WAVES;
}

static void
schedule_group (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrTime at = tbr_border_next_group (sim, hazard, i);
  if (at != TBR_NEVER)
    tbr_hazard_schedule (sim, hazard, at, WHAT_GROUP, i);
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  TbrBorderState *state = tbr_border_state (sim, hazard);
  state->n_sections = tbr_hazard_object (sim, hazard)->rows[TBR_BORDER_ROWS_SECTION].n;
  for (guint32 i = 0; i < state->n_sections; i++)
    {
      TbrBorderSection *section = tbr_border_section (sim, hazard, i);
      section->factor = 1;
      section->row = TBR_NONE;
      for (guint which = 0; which < TBR_BORDER_NEED_N; which++)
        section->needs[which] = (TbrBorderSlot){ .need = TBR_NONE, .quiet = TBR_NEVER };
      tbr_hazard_stream (sim, hazard, PURPOSE_ARRIVALS, i, &section->chance);
      schedule_group (sim, hazard, i);
    }
  tbr_hazard_schedule (sim, hazard, 0, WHAT_STEP, 0);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrBorderState *state = tbr_border_state (sim, hazard);
  state->told = tbr_sim_clock (sim);
  for (guint32 i = 0; i < state->n_sections; i++)
    tbr_border_tell (sim, hazard, i);
}

/* The first step only says what is wanted from the beginning. */
static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, 0);
  TbrBorderState *state = tbr_border_state (sim, hazard);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HAZARD_STARTED,
                                 .a = hazard.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .y = row->lon,
                                 .z = row->lat });
  for (guint32 i = 0; i < state->n_sections; i++)
    {
      double patrols = tbr_border_patrols_wanted (sim, hazard, i);
      tbr_border_want (sim, hazard, i, TBR_BORDER_NEED_PATROL, patrols, patrols);
    }
}

static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrBorderState *state = tbr_border_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  if (seconds <= 0)
    return;
  for (guint32 i = 0; i < state->n_sections; i++)
    tbr_border_step_centre (sim, hazard, i, seconds);
  tbr_border_learn (sim, hazard, seconds);
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  TbrTime next = tbr_sim_clock (sim) + tbr_border_values (sim, hazard)->step;
  switch ((What) what)
    {
    case WHAT_STEP:
      if (tbr_sim_clock (sim) == 0)
        begin (sim, hazard);
      step (sim, hazard);
      if (next <= sim->scenario->meta->duration)
        tbr_hazard_schedule (sim, hazard, next, WHAT_STEP, 0);
      break;
    case WHAT_END:
      step (sim, hazard);
      tell (sim, hazard);
      break;
    case WHAT_GROUP:
      tbr_border_take_group (sim, hazard, part);
      schedule_group (sim, hazard, part);
      break;
    }
}

/* So many people come over the first section at once. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  if (amount > 0)
    tbr_border_add_people (sim, hazard, 0, amount);
}

/* Hours of its own desks' work that stand in line, or beds that are taken, whichever presses
   more. */
static double
pressure (const TbrBorderValues *values, const TbrBorderSectionRow *row,
          const TbrBorderSection *section)
{
  double desks = MAX (1, row->desks) * values->desk * 3600;
  double line = tbr_border_waiting (section) / desks / FULL_PRESSURE_HOURS;
  double beds = tbr_border_present (section) / MAX (1, row->beds) - 1;
  return CLAMP (MAX (line, beds), 0, 1);
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrBorderState *state = tbr_border_state (sim, hazard);
  for (guint32 i = 0; i < state->n_sections; i++)
    {
      const TbrBorderSection *section = tbr_border_section (sim, hazard, i);
      const TbrBorderSectionRow *row = tbr_border_row (sim, hazard, i);
      double level = pressure (tbr_border_values (sim, hazard), row, section);
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_DISC,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .a = (float) CLAMP (row->length / 2, SMALLEST_MARK, LARGEST_MARK),
                       .b = (float) CLAMP (row->length / 2, SMALLEST_MARK, LARGEST_MARK),
                       .value = (float) tbr_border_present (section),
                       .level = (float) level,
                       .active = level > 0 };
      if (section->arrived <= 0)
        continue;
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

/* People who came to each section. */
static gboolean
balance (const TbrSim *sim, TbrHazardId hazard, GError **error)
{
  const TbrRows *sections = &tbr_hazard_object (sim, hazard)->rows[TBR_BORDER_ROWS_SECTION];
  for (guint32 i = 0; i < sections->n; i++)
    {
      const TbrBorderSection *section = tbr_border_section (sim, hazard, i);
      const char *name = tbr_border_row (sim, hazard, i)->name;
      double all = section->dead + section->unseen + section->onward + section->registered
                   + tbr_border_waiting (section);
      if (!tbr_hazard_balance (name, "people who came, and what became of them", section->arrived,
                               all, error)
          || !tbr_hazard_balance (name, "people registered, and in care or gone on",
                                  section->registered, section->in_care + section->transferred,
                                  error))
        return FALSE;
    }
  return TRUE;
}

const TbrHazardKind tbr_hazard_border = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "border",
            .title = "pressure at a border",
            .sentence = "People come over sections of an external border, are noticed or found at "
                        "sea, wait to be registered and need beds",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrBorderValues),
            .rows = rows,
            .n_rows = G_N_ELEMENTS (rows) },
  .needs = needs,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .balance = balance,
  .draw = draw,
  .measures = measures,
};
