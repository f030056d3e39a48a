/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "border": what is checked, what happens when, what is seen. */
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
                                                               "frozen persons",
                                                               "sick persons",
                                                               "treated persons",
                                                               NULL };
static const guint8 needs[] = { TBR_NEED_PATROL, TBR_NEED_REGISTRATION, TBR_NEED_RECEPTION,
                                TBR_NEED_CONSULTATIONS, TBR_NEED_N };
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

/* Weather, in order, of sections that are there. */
static void
check_weather (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *weather = &object->rows[TBR_BORDER_ROWS_WEATHER];
  const TbrBorderWeatherRow *row = weather->data;
  for (guint i = 0; i < weather->n; i++)
    {
      if (tbr_border_find_section (object, row[i].section) == TBR_NONE)
        tbr_hazard_fault (faults, object, "weather: section: no section is called '%s'",
                          row[i].section);
      if (i > 0 && row[i].at < row[i - 1].at)
        {
          tbr_hazard_fault (faults, object, "weather: at: row %u is earlier than the row before it",
                            i + 1);
          return;
        }
    }
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *sections = &object->rows[TBR_BORDER_ROWS_SECTION];
  const TbrRows *arrivals = &object->rows[TBR_BORDER_ROWS_ARRIVALS];
  const TbrBorderSectionRow *row = sections->data;
  const TbrBorderArrivalsRow *from = arrivals->data;
  check_weather (object, faults);
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

static gboolean
opens (const TbrObject *object, guint need)
{
  return need != TBR_NEED_CONSULTATIONS || tbr_border_counts_patients (object);
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
  tbr_hazard_tell_started (sim, hazard, row->lon, row->lat);
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
  switch ((What) what)
    {
    case WHAT_STEP:
      if (tbr_sim_clock (sim) == 0)
        begin (sim, hazard);
      step (sim, hazard);
      tbr_hazard_schedule_step (sim, hazard, tbr_border_values (sim, hazard)->step, WHAT_STEP);
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

/* What stands in line against what its desks do in that time, or beds that are taken against those
   it has, whichever is more: 1 when it is full. */
static double
load_of (const TbrBorderValues *values, const TbrBorderSectionRow *row,
         const TbrBorderSection *section)
{
  double desks = MAX (1, row->desks) * values->desk * 3600;
  double line = tbr_border_waiting (section) / desks / FULL_PRESSURE_HOURS;
  return MAX (line, tbr_border_present (section) / MAX (1, row->beds));
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
                       .shape = TBR_MARK_GAUGE,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .a = (float) CLAMP (row->length / 2, SMALLEST_MARK, LARGEST_MARK),
                       .b = (float) CLAMP (row->length / 2, SMALLEST_MARK, LARGEST_MARK),
                       .value = (float) tbr_border_present (section),
                       .level = (float) level,
                       .share = (float) load_of (tbr_border_values (sim, hazard), row, section),
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
                   + tbr_border_waiting (section) + section->frozen_in_line;
      if (!tbr_hazard_balance (name, "people who came, and what became of them", section->arrived,
                               all, error)
          || !tbr_hazard_balance (name, "people registered, and in care or gone on",
                                  section->registered,
                                  section->in_care + section->transferred + section->frozen_in_care,
                                  error)
          || !tbr_hazard_balance (name, "patients, and those who wait or were seen",
                                  section->fell_ill, section->sick + section->treated, error))
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
            .params = tbr_border_params,
            .n_params = G_N_ELEMENTS (tbr_border_params),
            .size = sizeof (TbrBorderValues),
            .rows = tbr_border_rows,
            .n_rows = G_N_ELEMENTS (tbr_border_rows) },
  .needs = needs,
  .opens = opens,
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
