/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The kind "flood": what can be set, what is checked, what is seen. */
#include "hazards/flood.h"

#include <math.h>
#include <tabard/map.h>

static const char *const measures[TBR_FLOOD_MEASURES + 1]
    = { "depth m", "volume m3", "level m", "stranded persons", NULL };
static const guint8 needs[]
    = { TBR_NEED_FLOOD_WATER,   TBR_NEED_DIKE,     TBR_NEED_STRANDED, TBR_NEED_SAFE_WATER,
        TBR_NEED_WET_DWELLINGS, TBR_NEED_HOMELESS, TBR_NEED_N };

static const TbrParam params[] = {
  TBR_HAZARD_PARAM (TbrFlood, "state", state, REF, .section = "states",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "affected state",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFlood, "step", step, DURATION, .min = 60, .max = 3600, .fallback = "15 min",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "span in which flows and work are taken as steady",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "order", order, INSTANT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "when people are told to leave; never when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFlood, "departure", departure, DURATION, .min = 600, .max = 72 * 3600,
                    .fallback = "6 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time after the order at which most leave, 4 to 8 h",
                    .source = "Our assumption; form of the curve by Tweedie et al. (1986)"),
  TBR_HAZARD_PARAM (TbrFlood, "compliance", compliance, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "80 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people who obey the order, 60 to 95 %",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "wet-depth", wet_depth, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 1e-3, .max = 2, .fallback = "10 cm",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "depth from which on a cell counts as flooded",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "dry-depth", dry_depth, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 1e-4, .max = 1, .fallback = "2 cm", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "depth below which it is dry again", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "strand-depth", strand_depth, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0.05, .max = 5, .fallback = "0.5 m",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "depth from which on those who are still there cannot leave "
                                "by themselves",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "speed", speed, REAL, .dimension = TBR_DIMENSION_SPEED, .min = 0,
                    .max = 15, .fallback = "0.3 m/s", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "current away from breaches", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "near-breach", near_breach, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "0.5 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people who live in the torrent of a breach",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "rescue", rescue, DURATION, .min = 1800, .max = 30 * 86400,
                    .fallback = "24 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the stranded are wanted out; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "wait", wait, DURATION, .min = 3600, .max = 90 * 86400,
                    .fallback = "3 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "over so long a wait the mortality of standing water falls on "
                                "the stranded",
                    .source = "Jonkman et al. (2008), Natural Hazards 46 for the mortality; "
                              "the time is our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "pumping", pumping, DURATION, .min = 3600, .max = 365 * 86400,
                    .fallback = "10 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which the water is wanted out; sets the rate "
                                "asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "head-most", head_most, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0.5, .max = 200, .fallback = "25 m",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "head at which pumps give nothing any more",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "utilisation", utilisation, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "85 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of its time that a pump in the field runs",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "warning", warning, DURATION, .min = 0, .max = 30 * 86400,
                    .fallback = "48 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "so long before the peak it is known which dikes are too low",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "repair", repair, DURATION, .min = 0, .max = 365 * 86400,
                    .fallback = "48 h", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "a breach is closed when the water has been below its sill so "
                                "long",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "shelter", shelter, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "20 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of those out of wet homes who need shelter",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "water-out", water_out, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "50 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the people in a flooded cell without safe water",
                    .source = "Our assumption; Wallonia 2021: 47,000 households the day "
                              "after"),
  TBR_HAZARD_PARAM (TbrFlood, "power-out", power_out, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 1, .fallback = "70 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of them without power",
                    .source = "Our assumption; Wallonia 2021: 66,500 households the day "
                              "after"),
  TBR_HAZARD_PARAM (TbrFlood, "services", services, BOOL, .fallback = "no",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "whether the power that people in its cells are without is taken "
                                "from the services of the region, so that others fail with it",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "restore", restore, DURATION, .min = 0, .max = 365 * 86400,
                    .fallback = "5 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "from dry ground to power, water and homes",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "dwelling-loss", dwelling_loss, REAL,
                    .dimension = TBR_DIMENSION_SHARE, .min = 0, .max = 1, .fallback = "5 %",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the wet dwellings that are lost",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "drying", drying, DURATION, .min = 3600, .max = 365 * 86400,
                    .fallback = "30 d", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "time within which wet dwellings are wanted dry; sets the "
                                "rate asked for",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFlood, "runoff", runoff, REAL, .dimension = TBR_DIMENSION_SHARE, .min = 0,
                    .max = 1, .fallback = "60 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "share of the rain on a cell that runs together in it",
                    .source = "Our assumption"),
};

static const TbrParam cell_params[] = {
  TBR_HAZARD_PARAM (TbrFloodCellRow, "name", name, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "by which other rows name it",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "lon", lon, REAL, .dimension = TBR_DIMENSION_ANGLE,
                    .min = -180, .max = 180, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its middle", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "lat", lat, REAL, .dimension = TBR_DIMENSION_ANGLE, .min = -90,
                    .max = 90, .certainty = TBR_CERTAINTY_SOURCED, .sentence = "its middle",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "area", area, REAL, .dimension = TBR_DIMENSION_AREA,
                    .min = 1e3, .max = 1e11, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "surface of the water when it is as deep as `depth`",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "depth", depth, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0.05, .max = 50, .fallback = "2 m", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "reference depth at its deepest", .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "power", power, REAL, .dimension = TBR_DIMENSION_NUMBER,
                    .min = 1, .max = 3, .fallback = "1.5", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "shape of the ground: 1 a box, 3 a cone",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "floor", floor, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -500, .max = 5000, .fallback = "0 m", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its deepest point above the datum of the levels",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "initial", initial, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 50, .fallback = "0 m", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "depth of the water at the start", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "lift", lift, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 100, .fallback = "3 m", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "above the deepest point, to where pumps lift the water",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "outlet", outlet, REAL, .dimension = TBR_DIMENSION_FLOW,
                    .min = 0, .max = 1e5, .fallback = "0 m3/s",
                    .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "runs off by itself while the water outside is lower",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "people", people, REAL, .dimension = TBR_DIMENSION_PEOPLE,
                    .min = 0, .max = 2e7, .fallback = "0", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "who live there", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodCellRow, "dwellings", dwellings, REAL,
                    .dimension = TBR_DIMENSION_NUMBER, .min = 0, .max = 1e7, .fallback = "0",
                    .certainty = TBR_CERTAINTY_SOURCED, .sentence = "homes there",
                    .source = "Definition"),
};

static const TbrParam dike_params[] = {
  TBR_HAZARD_PARAM (TbrFloodDikeRow, "cell", cell, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "cell behind it; the first when not written",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodDikeRow, "length", length, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 1, .max = 1e6, .fallback = "1 km", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "of the section", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodDikeRow, "foot", foot, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -500, .max = 5000, .fallback = "0 m", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "its foot above the datum of the levels; sill of a breach",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodDikeRow, "crest", crest, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0.1, .max = 50, .fallback = "3 m", .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "height above the foot", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodDikeRow, "freeboard", freeboard, REAL,
                    .dimension = TBR_DIMENSION_LENGTH, .min = 0, .max = 5, .fallback = "0.3 m",
                    .certainty = TBR_CERTAINTY_ESTIMATED, .sentence = "kept for waves and setting",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFloodDikeRow, "failure", failure, REAL, .dimension = TBR_DIMENSION_SHARE,
                    .min = 0, .max = 0.5, .fallback = "0.2 %", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "probability that a kilometre fails in an hour of high water",
                    .source = "Our assumption"),
  TBR_HAZARD_PARAM (TbrFloodDikeRow, "breach", breach, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = 0, .max = 2000, .fallback = "50 m", .certainty = TBR_CERTAINTY_ESTIMATED,
                    .sentence = "width of a breach", .source = "Our assumption"),
};

static const TbrParam inflow_params[] = {
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "cell", cell, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "the cell; the first when not written, all for rain",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "value", value, REAL, .dimension = TBR_DIMENSION_FLOW,
                    .min = 0, .max = 1e6, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "flow into the cell", .source = "Definition"),
};

static const TbrParam rain_params[] = {
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "cell", cell, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "the cell; the first when not written, all for rain",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "value", value, REAL, .dimension = TBR_DIMENSION_RAIN,
                    .min = 0, .max = 1e-4, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "rate of rain", .source = "Definition"),
};

static const TbrParam level_params[] = {
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "at", at, INSTANT, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "from when on", .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "cell", cell, TEXT, .fallback = "",
                    .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "the cell; the first when not written, all for rain",
                    .source = "Definition"),
  TBR_HAZARD_PARAM (TbrFloodSeriesRow, "value", value, REAL, .dimension = TBR_DIMENSION_LENGTH,
                    .min = -500, .max = 5000, .certainty = TBR_CERTAINTY_SOURCED,
                    .sentence = "height of the water outside above the datum",
                    .source = "Definition"),
};

static const TbrRowKind rows[] = {
  { "cell", "A polder, town or part of a basin that fills", cell_params, G_N_ELEMENTS (cell_params),
    sizeof (TbrFloodCellRow), 1, 200 },
  { "dike", "A section of dike before a cell", dike_params, G_N_ELEMENTS (dike_params),
    sizeof (TbrFloodDikeRow), 0, 500 },
  { "inflow", "Flow into a cell from an instant on", inflow_params, G_N_ELEMENTS (inflow_params),
    sizeof (TbrFloodSeriesRow), 0, 5000 },
  { "rain", "Rain from an instant on", rain_params, G_N_ELEMENTS (rain_params),
    sizeof (TbrFloodSeriesRow), 0, 5000 },
  { "level", "Height of the water outside a cell at an instant", level_params,
    G_N_ELEMENTS (level_params), sizeof (TbrFloodSeriesRow), 0, 5000 },
};

/* Its own events. */
typedef enum
{
  WHAT_STEP, /* part: 0 */
  WHAT_END,  /* part: 0; the run is over */
} What;

/* How often harm and measures are told. Our assumption. */
#define TELL_EVERY (6 * TBR_HOUR)

static void fault (TbrDiagnostics *faults, const TbrObject *object, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
fault (TbrDiagnostics *faults, const TbrObject *object, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (faults, object->file, object->line, "flood '%s': %s", object->id, text);
}

static void
check_cells (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrFlood *values = object->values;
  const TbrRows *cells = &object->rows[TBR_FLOOD_ROWS_CELL];
  const TbrFloodCellRow *row = cells->data;
  for (guint i = 0; i < cells->n; i++)
    {
      if (tbr_is_none (tbr_map_state_at (scenario->map, row[i].lon, row[i].lat)))
        fault (faults, object, "cell: row %u lies at sea or outside the map", i + 1);
      if (*row[i].name != '\0' && tbr_flood_find_cell (object, row[i].name) != i)
        fault (faults, object, "cell: name: '%s' is there twice", row[i].name);
    }
  if (values->dry_depth >= values->wet_depth)
    fault (faults, object, "dry-depth: it has to be less than wet-depth");
}

static void
check_dikes (const TbrObject *object, TbrDiagnostics *faults)
{
  const TbrRows *dikes = &object->rows[TBR_FLOOD_ROWS_DIKE];
  const TbrFloodDikeRow *row = dikes->data;
  for (guint i = 0; i < dikes->n; i++)
    {
      if (tbr_flood_find_cell (object, row[i].cell) == TBR_NONE)
        fault (faults, object, "dike: cell: no cell is called '%s'", row[i].cell);
      if (row[i].freeboard >= row[i].crest)
        fault (faults, object, "dike: freeboard: row %u has more freeboard than dike", i + 1);
    }
}

static void
check_series (const TbrObject *object, guint which, TbrDiagnostics *faults)
{
  const TbrFloodSeriesRow *row = object->rows[which].data;
  for (guint i = 0; i < object->rows[which].n; i++)
    {
      if (tbr_flood_find_cell (object, row[i].cell) == TBR_NONE)
        fault (faults, object, "%s: cell: no cell is called '%s'", rows[which].name, row[i].cell);
      if (i > 0 && row[i].at < row[i - 1].at)
        {
          fault (faults, object, "%s: at: row %u is earlier than the row before it",
                 rows[which].name, i + 1);
          return;
        }
    }
}

static void
check (const TbrScenario *scenario, const TbrObject *object, TbrDiagnostics *faults)
{
  check_cells (scenario, object, faults);
  check_dikes (object, faults);
  check_series (object, TBR_FLOOD_ROWS_INFLOW, faults);
  check_series (object, TBR_FLOOD_ROWS_RAIN, faults);
  check_series (object, TBR_FLOOD_ROWS_LEVEL, faults);
}

static gboolean
reaches (const TbrObject *object)
{
  return ((const TbrFlood *) object->values)->services;
}

static gsize
state_size (const TbrScenario *scenario, const TbrObject *object)
{
  return sizeof (TbrFloodState) + object->rows[TBR_FLOOD_ROWS_CELL].n * sizeof (TbrFloodCell)
         + object->rows[TBR_FLOOD_ROWS_DIKE].n * sizeof (TbrFloodDike);
}

static guint
n_needs (const TbrScenario *scenario, const TbrObject *object)
{
  return object->rows[TBR_FLOOD_ROWS_CELL].n * TBR_FLOOD_NEED_N * TBR_FLOOD_WAVES
         + object->rows[TBR_FLOOD_ROWS_DIKE].n;
}

static void
start (TbrSim *sim, TbrHazardId hazard)
{
  tbr_flood_fill (sim, hazard);
  tbr_hazard_schedule (sim, hazard, 0, WHAT_STEP, 0);
  tbr_hazard_schedule (sim, hazard, sim->scenario->meta->duration, WHAT_END, 0);
}

static void
tell (TbrSim *sim, TbrHazardId hazard)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  state->told = tbr_sim_clock (sim);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      const TbrFloodCell *cell = &tbr_flood_cells (state)[i];
      tbr_flood_tell (sim, hazard, i);
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_DEPTH, tbr_flood_depth (cell));
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_VOLUME, cell->volume);
      if (!isnan (cell->level))
        tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_LEVEL, cell->level);
      tbr_hazard_measure (sim, hazard, i, TBR_FLOOD_STRANDED, cell->stranded);
    }
}

static void
step (TbrSim *sim, TbrHazardId hazard)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  TbrFloodCell *cells = tbr_flood_cells (state);
  TbrTime now = tbr_sim_clock (sim);
  double seconds = (double) (now - state->updated) / (double) TBR_SECOND;
  if (seconds <= 0)
    {
      tbr_flood_read_series (sim, hazard);
      return;
    }
  for (guint32 i = 0; i < state->n_cells; i++)
    cells[i].before = cells[i].level;
  tbr_flood_read_series (sim, hazard);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      tbr_flood_step_water (sim, hazard, i, seconds, cells[i].before);
      tbr_flood_step_people (sim, hazard, i, seconds);
    }
  tbr_flood_step_dikes (sim, hazard, seconds);
  state->updated = now;
  if (now - state->told >= TELL_EVERY)
    tell (sim, hazard);
}

static void
begin (TbrSim *sim, TbrHazardId hazard)
{
  const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, 0);
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_HAZARD_STARTED,
                                 .a = hazard.i,
                                 .b = TBR_NONE,
                                 .c = TBR_NONE,
                                 .y = row->lon,
                                 .z = row->lat });
}

static void
handle (TbrSim *sim, TbrHazardId hazard, guint what, guint32 part)
{
  TbrTime next = tbr_sim_clock (sim) + tbr_flood_values (sim, hazard)->step;
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
    }
}

/* The section of the number @amount gives way, 1 for the first. */
static void
trigger (TbrSim *sim, TbrHazardId hazard, double amount)
{
  guint32 n = tbr_flood_state (sim, hazard)->n_dikes;
  if (n > 0)
    tbr_flood_breach (sim, hazard, (guint32) CLAMP (amount - 1, 0, n - 1));
}

static void
draw (const TbrSim *sim, TbrHazardId hazard, TbrSnapshot *snapshot)
{
  TbrFloodState *state = tbr_flood_state (sim, hazard);
  for (guint32 i = 0; i < state->n_cells; i++)
    {
      const TbrFloodCell *cell = &tbr_flood_cells (state)[i];
      const TbrFloodCellRow *row = tbr_flood_cell_row (sim, hazard, i);
      double depth = tbr_flood_depth (cell);
      double radius = sqrt (tbr_flood_surface (cell) / G_PI);
      if (cell->flooded == TBR_NEVER && cell->dry == TBR_NEVER)
        continue;
      TbrMark mark = { .hazard = hazard,
                       .shape = TBR_MARK_DISC,
                       .lon = (float) row->lon,
                       .lat = (float) row->lat,
                       .a = (float) radius,
                       .b = (float) radius,
                       .value = (float) depth,
                       .level = (float) CLAMP (depth / row->depth, 0, 1),
                       .active = cell->flooded != TBR_NEVER };
      g_utf8_strncpy (mark.label, row->name, 9);
      tbr_snapshot_add_mark (snapshot, &mark);
    }
}

const TbrHazardKind tbr_hazard_flood = {
  .kind
  = { .section = "hazards",
      .element = "hazard",
      .name = "flood",
      .title = "flood",
      .sentence = "Water fills cells by inflow, rain and broken dikes and is pumped out again",
      .params = params,
      .n_params = G_N_ELEMENTS (params),
      .size = sizeof (TbrFlood),
      .rows = rows,
      .n_rows = G_N_ELEMENTS (rows) },
  .needs = needs,
  .reaches_lifelines = 1,
  .reaches = reaches,
  .check = check,
  .state_size = state_size,
  .n_needs = n_needs,
  .start = start,
  .handle = handle,
  .trigger = trigger,
  .draw = draw,
  .measures = measures,
};
