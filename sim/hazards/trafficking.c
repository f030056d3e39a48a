/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "trafficking": what can be set, what is checked, what is seen. */
#include "hazards/trafficking.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_TRAFFICKING_MEASURES + 1]
    = { "hidden persons",         "open cases",
        "checked persons",        "found-by-checks persons",
        "found-by-cases persons", "cases-by-checks cases",
        "opened cases",           "files cases",
        "arrests persons",        NULL };
static const guint8 needs[] = { TBR_NEED_INVESTIGATION, TBR_NEED_CHECKS, TBR_NEED_N };

#define YEAR (365 * 86400.0)
#define STAGE(Name, Which, Default, Sentence)                                                      \
  TBR_HAZARD_PARAM (TbrTrafficking, Name, stages[Which], LAW, .dimension = TBR_DIMENSION_TIME,     \
                    .min = 0, .max = 10 * YEAR, .fallback = Default,                               \
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = Sentence,                    \
                    .source                                                                        \
                    = "[HAZARDS] section 10 for the medians; the spread is our assumption")

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrTrafficking, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "state of those regions that do not say theirs",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTrafficking, "step", step, DURATION, .min = 3600, .max = 7 * 86400,
                    .fallback = "6 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which work is taken as steady",
                    .source = "Our assumption"),
  STAGE ("intelligence", TBR_CASE_INTELLIGENCE, "lognormal(20 d, 10 d, 40 d)",
         "time for which a lead is looked into"),
  STAGE ("case", TBR_CASE_CASE, "lognormal(90 d, 45 d, 180 d)",
         "time for which a case is investigated"),
  STAGE ("operation", TBR_CASE_OPERATION, "lognormal(30 d, 15 d, 60 d)",
         "time for which a coordinated operation is prepared"),
  STAGE ("safeguard", TBR_CASE_SAFEGUARD, "lognormal(10 d, 5 d, 20 d)",
         "time in which arrests are made and victims brought to safety"),
  STAGE ("file", TBR_CASE_FILE, "lognormal(120 d, 60 d, 240 d)",
         "time in which the file is made ready for the court"),
  TBR_HAZARD_PARAM (TbrTrafficking, "assistance", assistance, LAW, .dimension = TBR_DIMENSION_TIME,
                    .min = 0, .max = 10 * YEAR, .fallback = "uniform(60 d, 180 d)",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time until another state has answered a request for legal "
                                "assistance, which a joint team does not need",
                    .source = "[HAZARDS] section 10"),
  TBR_HAZARD_PARAM (TbrTrafficking, "cross-border", cross_border, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "50 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of cases that lead into other states",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTrafficking, "joint-speed", joint_speed, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 1, .max = 10, .fallback = "2",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "pace of a case across borders with a joint team, 1.5 to 2.5",
                    .source = "[HAZARDS] section 10"),
  TBR_HAZARD_PARAM (TbrTrafficking, "move", move, REAL, .dimension = TBR_DIMENSION_RATE, .min = 0,
                    .max = 1e-3, .fallback = "0.01 1/d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "rate at which a network moves on and its case comes to nothing",
                    .source = "[HAZARDS] section 10"),
  TBR_HAZARD_PARAM (TbrTrafficking, "leak", leak, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "3 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of operations that somebody bribed warns of",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTrafficking, "strike", strike, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 0.1, .max = 4, .fallback = "1", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence
                    = "how long a case is investigated against the usual: a decision; "
                      "early strikes arrest fewer, late ones leave victims where they are",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTrafficking, "victims", victims, LAW, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 10000, .fallback = "lognormal(4, 1, 15)",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "victims whom the strike of one case finds",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTrafficking, "arrests", arrests, REAL, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 1000, .fallback = "5", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "people arrested by the strike of one case in the mean",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTrafficking, "turnover", turnover, DURATION, .min = 86400, .max = 50 * YEAR,
                    .fallback = "700 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "for which a victim is exploited in the mean where nobody acts; "
                                "others take the place",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTrafficking, "found", found, LAW, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "empirical(0.44 %, 0.52 %, 0.65 %)",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "victims found by led checks at fresh hot spots, of those checked",
                    .source = "[HAZARDS] section 10: joint action days of 2021, 2024, 2019"),
  TBR_HAZARD_PARAM (TbrTrafficking, "opened", opened, LAW, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "empirical(0.2 %, 0.22 %, 0.75 %)",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "cases that such checks open, of those checked",
                    .source = "[HAZARDS] section 10: joint action days of 2019, 2021, 2024"),
  TBR_HAZARD_PARAM (TbrTrafficking, "arrested", arrested, LAW, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "empirical(0.08 %, 0.092 %, 0.144 %)",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "people arrested at such checks, of those checked",
                    .source = "[HAZARDS] section 10: joint action days of 2024, 2019, 2021"),
  TBR_HAZARD_PARAM (TbrTrafficking, "random", random, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 1, .max = 1000, .fallback = "5", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "by what a check at random finds less than one that is led",
                    .source = "[HAZARDS] section 10"),
  TBR_HAZARD_PARAM (TbrTrafficking, "displacement", displacement, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "20 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of networks that leave a region checked all over, within "
                                "the time of refresh",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTrafficking, "refresh", refresh, DURATION, .min = 86400, .max = 20 * YEAR,
                    .fallback = "60 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time after which 1/e of the checks is still remembered at a hot "
                                "spot",
                    .source = "Our assumption"),
};

static const TbrParam region_params[] = {
  TBR_HAZARD_PARAM (TbrTraffickingRegionRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "what it is called",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTraffickingRegionRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its middle", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTraffickingRegionRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -90, .max = 90, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its middle", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTraffickingRegionRow, "state", state, REF, .fallback = "",
                    .section = "states", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its state; that of the hazard when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTraffickingRegionRow, "victims", victims, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 0, .max = 1e7,
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "victims who are there at the start, unknown to anybody",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTraffickingRegionRow, "leads", leads, REAL, .dimension = TBR_DIMENSION_RATE,
                    .min = 0, .max = 1e-3, .fallback = "0.05 1/d",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "leads that come in, mean rate", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrTraffickingRegionRow, "saturation", saturation, REAL,
                    .dimension = TBR_DIMENSION_PEOPLE, .min = 1, .max = 1e9, .fallback = "50000",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "checks after which 1/e of what its hot spots had is left",
                    .source = "Our assumption"),
};

static const TbrParam operation_params[] = {
  TBR_HAZARD_PARAM (TbrTraffickingOperationRow, "at", at, INSTANT,
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "when it begins",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTraffickingOperationRow, "length", length, DURATION, .min = 3600,
                    .max = YEAR, .fallback = "7 d", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "how long it lasts", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTraffickingOperationRow, "region", region, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "where; all regions when not written", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrTraffickingOperationRow, "checks", checks, REAL,
                    .dimension = TBR_DIMENSION_RATE, .min = 0, .max = 10, .fallback = "8000 1/d",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "people to be checked, all regions together, by their victims",
                    .source = "[HAZARDS] section 10: 8,000 a day by 15,000 officers"),
  TBR_HAZARD_PARAM (TbrTraffickingOperationRow, "led", led, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "100 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the checks that intelligence leads",
                    .source = "Our assumption"),
};

static const TbrRowKind rows[] = {
  { "region", "Where people are exploited", region_params, G_N_ELEMENTS (region_params),
    sizeof (TbrTraffickingRegionRow), 1, 64 },
  { "operation", "Joint action days: many are checked at the same time", operation_params,
    G_N_ELEMENTS (operation_params), sizeof (TbrTraffickingOperationRow), 0, 50 },
};

/* Its own events. */
typedef enum
{
  WHAT_STEP,  /* part: 0 */
  WHAT_END,   /* part: 0; the run is over */
  WHAT_LEAD,  /* part: region */
  WHAT_BEGIN, /* part: operation */
  WHAT_CLOSE, /* part: operation */
} What;

#define PURPOSE_LEADS 1
/* How often harm and measures are told; radius of a region on the map, metres. Our assumptions. */
#define TELL_EVERY (24 * TBR_HOUR)
#define MARK_RADIUS 60e3

TbrStateId
tbr_trafficking_place (const TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  guint32 own = tbr_trafficking_row (sim, hazard, i)->state;
  return TBR_HANDLE (TbrStateId,
                     own != TBR_NONE ? own : tbr_trafficking_values (sim, hazard)->state);
}

void
tbr_trafficking_turn (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHazardEvent event, double size)
{
  const TbrTraffickingRegionRow *row = tbr_trafficking_row (sim, hazard, i);
  tbr_hazard_tell (sim, &(TbrHazardEventSpec){ .hazard = hazard,
                                               .part = i,
                                               .event = event,
                                               .size = size,
                                               .lon = row->lon,
                                               .lat = row->lat });
}

static guint
find_region (const TbrObject *object, const char *name)
{
  const TbrTraffickingRegionRow *row = object->rows[TBR_TRAFFICKING_ROWS_REGION].data;
  guint n = object->rows[TBR_TRAFFICKING_ROWS_REGION].n;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (row[i].name, name))
      return i;
  return n;
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *regions = &object->rows[TBR_TRAFFICKING_ROWS_REGION];
  const TbrRows *operations = &object->rows[TBR_TRAFFICKING_ROWS_OPERATION];
  const TbrTraffickingRegionRow *row = regions->data;
  const TbrTraffickingOperationRow *operation = operations->data;
  for (guint i = 0; i < regions->n; i++)
    {
      if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
        tbr_hazard_fault (faults, object, "region: row %u lies at sea or outside the map", i + 1);
      if (*row[i].name != '\0' && find_region (object, row[i].name) != i)
        tbr_hazard_fault (faults, object, "region: name: '%s' is there twice", row[i].name);
    }
  for (guint i = 0; i < operations->n; i++)
    {
      if (*operation[i].region != '\0' && find_region (object, operation[i].region) == regions->n)
        tbr_hazard_fault (faults, object, "operation: region: no region is called '%s'",
                          operation[i].region);
      if (i > 0 && operation[i].at < operation[i - 1].at)
        tbr_hazard_fault (faults, object, "operation: at: row %u is earlier than the row before it",
                          i + 1);
    }
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrTraffickingState)
         + object->rows[TBR_TRAFFICKING_ROWS_REGION].n * sizeof (TbrTraffickingRegion)
         + TBR_TRAFFICKING_CASES * sizeof (TbrTraffickingCase);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_TRAFFICKING_ROWS_REGION].n
         * (1 + object->rows[TBR_TRAFFICKING_ROWS_OPERATION].n);
}

static void
schedule_lead (TbrSim *sim, TbrHazardId hazard, guint32 i)
{
  TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
  double rate = tbr_trafficking_row (sim, hazard, i)->leads;
  if (rate <= 0)
    return;
  double gap = tbr_stream_exponential (&region->chance) / rate;
  double left = (double) (sim->scenario->meta->duration - tbr_sim_clock (sim)) / TBR_SECOND;
  if (gap < left)
    tbr_hazard_schedule (sim, hazard, tbr_sim_clock (sim) + (TbrTime) (gap * TBR_SECOND), WHAT_LEAD,
                         i);
}

static void
schedule_operations (TbrSim *sim, TbrHazardId hazard)
{
  const TbrRows *operations
      = &tbr_hazard_object (sim, hazard)->rows[TBR_TRAFFICKING_ROWS_OPERATION];
  const TbrTraffickingOperationRow *row = operations->data;
  for (guint32 i = 0; i < operations->n; i++)
    {
      if (row[i].at + row[i].length <= 0 || row[i].at >= sim->scenario->meta->duration)
        continue;
      tbr_hazard_schedule (sim, hazard, MAX (row[i].at, 0), WHAT_BEGIN, i);
      tbr_hazard_schedule (sim, hazard, row[i].at + row[i].length, WHAT_CLOSE, i);
    }
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  TbrTraffickingState *state = tbr_trafficking_state (sim, hazard);
  state->n_regions = tbr_hazard_object (sim, hazard)->rows[TBR_TRAFFICKING_ROWS_REGION].n;
  for (guint32 i = 0; i < TBR_TRAFFICKING_CASES; i++)
    tbr_trafficking_case (sim, hazard, i)->region = TBR_NONE;
  tbr_hazard_schedule (sim, hazard, 0, WHAT_STEP, 0);
  for (guint32 i = 0; i < state->n_regions; i++)
    {
      TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
      region->hidden = tbr_trafficking_row (sim, hazard, i)->victims;
      region->investigation = region->checks = TBR_NONE;
      tbr_hazard_stream (sim, hazard, PURPOSE_LEADS, i, &region->chance);
      schedule_lead (sim, hazard, i);
    }
  schedule_operations (sim, hazard);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell_harm (TbrSim *sim, TbrHazardId hazard, guint32 i, TbrHarm harm, double *amount)
{
  TbrHarmSpec spec = { .hazard = hazard,
                       .need = { tbr_trafficking_region (sim, hazard, i)->investigation },
                       .state = tbr_trafficking_place (sim, hazard, i),
                       .harm = harm,
                       .amount = *amount };
  tbr_hazard_harm (sim, &spec);
  *amount = 0;
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrTraffickingState *state = tbr_trafficking_state (sim, hazard);
  state->told = tbr_sim_clock (sim);
  for (guint32 i = 0; i < state->n_regions; i++)
    {
      TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
      const double values[TBR_TRAFFICKING_MEASURES] = {
        [TBR_TRAFFICKING_HIDDEN] = region->hidden,
        [TBR_TRAFFICKING_OPEN] = region->n_cases,
        [TBR_TRAFFICKING_CHECKED] = region->all_checked,
        [TBR_TRAFFICKING_BY_CHECKS] = region->found_by_checks,
        [TBR_TRAFFICKING_BY_CASES] = region->found_by_cases,
        [TBR_TRAFFICKING_CASES_FOUND] = region->cases_by_checks,
        [TBR_TRAFFICKING_OPENED] = region->n_opened,
        [TBR_TRAFFICKING_FILES] = region->n_files,
        [TBR_TRAFFICKING_ARRESTS] = region->arrests_by_checks + region->arrests_by_cases,
      };
      tell_harm (sim, hazard, i, TBR_HARM_VICTIM_DAYS, &region->last_days);
      tell_harm (sim, hazard, i, TBR_HARM_CASES_LOST, &region->last_lost);
      for (guint measure = 0; measure < TBR_TRAFFICKING_MEASURES; measure++)
        tbr_hazard_measure (sim, hazard, i, measure, values[measure]);
    }
}

static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrTraffickingState *state = tbr_trafficking_state (sim, hazard);
  TbrTime now = tbr_sim_clock (sim);
  double days = (double) (now - state->updated) / (double) TBR_DAY;
  if (days <= 0)
    return;
  tbr_trafficking_step_regions (sim, hazard, days);
  tbr_trafficking_step_cases (sim, hazard, days);
  state->updated = now;
  state->n_steps++;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrTraffickingRegionRow *row = tbr_trafficking_row (sim, hazard, 0);
  tbr_hazard_tell_started (sim, hazard, row->lon, row->lat);
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
      tbr_hazard_schedule_step (sim, hazard, tbr_trafficking_values (sim, hazard)->step, WHAT_STEP);
      break;
    case WHAT_END:
      step (sim, hazard);
      tell (sim, hazard);
      break;
    case WHAT_LEAD:
      tbr_trafficking_take_lead (sim, hazard, part);
      schedule_lead (sim, hazard, part);
      break;
    case WHAT_BEGIN:
      tbr_trafficking_begin_operation (sim, hazard, part);
      break;
    case WHAT_CLOSE:
      step (sim, hazard);
      tbr_trafficking_end_operation (sim, hazard, part);
      break;
    }
}

/* So many leads come in at once in the first region. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  for (guint i = 0; i < MIN (amount, TBR_TRAFFICKING_CASES); i++)
    tbr_trafficking_feed (sim, hazard, 0);
}

/* A region by those still exploited there, against how many there were. */
static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  for (guint32 i = 0; i < tbr_trafficking_state (sim, hazard)->n_regions; i++)
    {
      const TbrTraffickingRegion *region = tbr_trafficking_region (sim, hazard, i);
      const TbrTraffickingRegionRow *row = tbr_trafficking_row (sim, hazard, i);
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_WEB,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .a = MARK_RADIUS,
                       .b = MARK_RADIUS,
                       .value = (float) region->hidden,
                       .level = (float) CLAMP (region->hidden / MAX (1, row->victims) / 2, 0, 1),
                       .active = region->hidden > 0 };
      tbr_mark_set_label (&mark, row->name);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_trafficking = {
  .kind = { .section = "hazards",
            .element = "hazard",
            .name = "trafficking",
            .title = "trafficking",
            .sentence = "People are exploited; cases and joint action days free some, networks "
                        "move on",
            .params = params,
            .n_params = G_N_ELEMENTS (params),
            .size = sizeof (TbrTrafficking),
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
  .measures = measures,
};
