/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The cloud of a gas over the people around the source: breathing, poisoning, death, flight. */
#include "base/geodesy.h"
#include "hazards/industrial.h"

#include <math.h>
#include <tabard/map.h>

/* Purposes of chance. */
#define PURPOSE_WIND 71
/* m, the inner edge of the first ring: nearer stand only those of the plant. Our assumption. */
#define INNERMOST 50.0
/* Spreads to the side beyond which there is nothing: exp (-12.5). */
#define FARTHEST 5.0
/* m/s, the least that may be written. */
#define SLOWEST 0.5
/* Metres to a degree, less a third: towns whose disc cannot reach are passed over quickly. */
#define NEAR (1.1e5 / 1.5)
#define FULL_TURN 360.0
#define HALF_TURN 180.0
/* Share of the limit below which a cloud is over. Our assumption. */
#define THIN 0.1

static double
to_seconds (TbrTime time)
{
  return (double) time / (double) TBR_SECOND;
}

static double
edge (const TbrIndustrial *values, guint32 ring)
{
  return INNERMOST * pow (values->reach / INNERMOST, (double) ring / TBR_INDUSTRIAL_RINGS);
}

double
tbr_industrial_distance (const TbrIndustrial *values, guint32 ring)
{
  return (edge (values, ring) + edge (values, ring + 1)) / 2;
}

double
tbr_industrial_area (const TbrIndustrial *values, guint32 ring)
{
  double inner = edge (values, ring), outer = edge (values, ring + 1);
  return G_PI * (outer * outer - inner * inner) / TBR_INDUSTRIAL_SECTORS;
}

TbrIndustrialWind
tbr_industrial_wind (const TbrSim *sim, TbrHazardId hazard, TbrTime at)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  const TbrRows *rows = &tbr_hazard_object (sim, hazard)->rows[TBR_INDUSTRIAL_ROWS_WIND];
  const TbrIndustrialWind *row = rows->data;
  TbrIndustrialWind wind = { 0, values->wind, values->wind_direction, values->stability };
  guint32 step = 0;
  for (guint32 i = 0; i < rows->n && row[i].at <= at; i++)
    {
      wind = row[i];
      step = i + 1;
    }
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_WIND, step, &stream);
  wind.direction += values->wind_scatter * tbr_stream_normal (&stream);
  return wind;
}

/* One plume of the hazard. */
static TbrPlume
plume_of (const TbrIndustrial *values, const TbrIndustrialWind *wind)
{
  return (TbrPlume){ values->height, wind->speed, (TbrStability) wind->stability };
}

/* Greatest concentration at a point, ppm. */
static double
concentration (const TbrSim *sim, TbrHazardId hazard, const TbrIndustrialWind *wind,
               const TbrDownwind *point)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  double mass = tbr_industrial_state (sim, hazard)->mass;
  TbrPlume plume = plume_of (values, wind);
  double thick
      = values->release == TBR_RELEASE_PUFF
            ? tbr_puff_peak (&plume, mass, point)
            : tbr_plume_concentration (&plume, mass / to_seconds (values->duration), point);
  return tbr_toxic_ppm ((TbrAgent) values->agent, thick);
}

double
tbr_industrial_footprint (const TbrSim *sim, TbrHazardId hazard)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialWind wind = tbr_industrial_wind (sim, hazard, tbr_sim_clock (sim));
  double limit = tbr_toxic_limit ((TbrAgent) values->agent);
  for (guint32 ring = TBR_INDUSTRIAL_RINGS; ring-- > 0;)
    {
      TbrDownwind point = { edge (values, ring + 1), 0 };
      if (concentration (sim, hazard, &wind, &point) >= limit)
        return point.along;
    }
  return 0;
}

/* Persons to the square metre at a point: written places and towns of the map, each a disc of one
   density, and the open country. */
static double
density_at (const TbrSim *sim, TbrHazardId hazard, double lon, double lat)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrIndustrial *values = object->values;
  const TbrRows *rows = &object->rows[TBR_INDUSTRIAL_ROWS_PLACE];
  const TbrIndustrialPlace *row = rows->data;
  const TbrMap *map = sim->scenario->map;
  const double disc = 1 / (G_PI * values->density);
  double sum = values->country;
  for (guint32 i = 0; i < rows->n; i++)
    {
      double away = tbr_geodesy_distance (lon, lat, row[i].lon, row[i].lat);
      sum += away * away <= row[i].people * disc ? values->density : 0;
    }
  for (guint32 i = 0; values->towns && i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      const double far = city->population * disc, north = (lat - city->lat) * NEAR;
      const double east = (lon - city->lon) * NEAR / 3;
      if (north * north > far || east * east > far)
        continue;
      double away = tbr_geodesy_distance (lon, lat, city->lon, city->lat);
      sum += away <= sqrt (far) ? values->density : 0;
    }
  return sum;
}

static double
bearing_of (guint32 sector)
{
  return (sector + 0.5) * FULL_TURN / TBR_INDUSTRIAL_SECTORS;
}

void
tbr_industrial_settle (TbrSim *sim, TbrHazardId hazard)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialCell *cells = tbr_industrial_cells (tbr_industrial_state (sim, hazard));
  for (guint32 i = 0; i < TBR_INDUSTRIAL_CELLS; i++)
    {
      guint32 ring = i / TBR_INDUSTRIAL_SECTORS;
      double lon, lat;
      tbr_geodesy_destination (values->lon, values->lat, bearing_of (i % TBR_INDUSTRIAL_SECTORS),
                               tbr_industrial_distance (values, ring), &lon, &lat);
      double people = density_at (sim, hazard, lon, lat) * tbr_industrial_area (values, ring);
      cells[i].well[TBR_INDOORS] = people * (1 - values->outside);
      cells[i].well[TBR_OUTDOORS] = people * values->outside;
    }
}

/* A step of the cloud. */
typedef struct
{
  TbrIndustrialWind wind;
  double from, to; /* s since the release */
} Span;

/* A point in the plume's own axes: x downwind. FALSE where there is nothing of it. */
static gboolean
find_downwind (const TbrIndustrial *values, const Span *span, guint32 cell, TbrDownwind *out_point)
{
  double distance = tbr_industrial_distance (values, cell / TBR_INDUSTRIAL_SECTORS);
  double angle = bearing_of (cell % TBR_INDUSTRIAL_SECTORS) - span->wind.direction - HALF_TURN;
  TbrDownwind point = { distance * cos (angle * G_PI / HALF_TURN),
                        fabs (distance * sin (angle * G_PI / HALF_TURN)) };
  if (point.along <= 0
      || point.across
             > FARTHEST * tbr_plume_sigma_y ((TbrStability) span->wind.stability, point.along))
    return FALSE;
  *out_point = point;
  return TRUE;
}

/* What comes over a cell in a span. */
typedef struct
{
  double ppm;     /* outside, while it lasts */
  double lasting; /* s */
  double load;    /* ppm^n min outside */
} Breath;

static Breath
breathe (const TbrSim *sim, TbrHazardId hazard, const Span *span, guint32 cell)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  const TbrAgent agent = (TbrAgent) values->agent;
  TbrDownwind point;
  Breath breath = { 0, 0, 0 };
  if (!find_downwind (values, span, cell, &point))
    return breath;
  double comes = point.along / span->wind.speed;
  if (values->release == TBR_RELEASE_PUFF)
    {
      double passage
          = tbr_plume_sigma_y ((TbrStability) span->wind.stability, point.along) / span->wind.speed;
      if (comes < span->from || comes >= span->to)
        return breath;
      breath.ppm = concentration (sim, hazard, &span->wind, &point);
      breath.lasting = MIN (passage * sqrt (2 * G_PI), span->to - span->from);
      breath.load = tbr_toxic_load_of_puff (agent, breath.ppm, passage);
      return breath;
    }
  double goes = comes + to_seconds (values->duration);
  breath.lasting = MIN (goes, span->to) - MAX (comes, span->from);
  if (breath.lasting <= 0)
    return (Breath){ 0, 0, 0 };
  breath.ppm = concentration (sim, hazard, &span->wind, &point);
  breath.load = tbr_toxic_load (agent, breath.ppm, breath.lasting);
  return breath;
}

/* The air inside over the span, and the load of those who breathe it, by Simpson's rule. */
static double
seep (const TbrIndustrial *values, const Span *span, const Breath *breath, TbrIndustrialCell *cell)
{
  const TbrAgent agent = (TbrAgent) values->agent;
  double seconds = span->to - span->from;
  double outside = breath->ppm * breath->lasting / seconds;
  double start = cell->indoors;
  double half = tbr_toxic_indoors (start, outside, values->air_changes, seconds / 2);
  double end = tbr_toxic_indoors (start, outside, values->air_changes, seconds);
  cell->indoors = end;
  return (tbr_toxic_load (agent, start, seconds) + 4 * tbr_toxic_load (agent, half, seconds)
          + tbr_toxic_load (agent, end, seconds))
         / 6;
}

/* Those of one kind in a cell whose load has grown: some are hurt, some of the hurt die. */
static void
poison (TbrSim *sim, TbrHazardId hazard, TbrIndustrialCell *cell, TbrWhereabouts where, double more)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  const TbrAgent agent = (TbrAgent) values->agent;
  double load = cell->load[where];
  double hurt[2] = { tbr_toxic_hurt_share (agent, load, values->hurt_factor),
                     tbr_toxic_hurt_share (agent, load + more, values->hurt_factor) };
  double dead[2]
      = { tbr_toxic_death_share (agent, load), tbr_toxic_death_share (agent, load + more) };
  cell->load[where] = load + more;
  if (hurt[1] <= hurt[0] || hurt[0] >= 1)
    return;
  double before = cell->hurt[where];
  double newly = cell->well[where] * (hurt[1] - hurt[0]) / (1 - hurt[0]);
  double share = hurt[1] > dead[0] ? (dead[1] - dead[0]) / (hurt[1] - dead[0]) : 0;
  double die = (before + newly) * share;
  cell->well[where] -= newly;
  cell->hurt[where] = before + newly - die;
  tbr_industrial_book (sim, hazard, newly, die, before * share);
}

/* Those outside who can still walk leave the cloud. */
static double
flee (const TbrIndustrial *values, TbrIndustrialCell *cell, const Breath *breath)
{
  if (breath->ppm < tbr_toxic_limit ((TbrAgent) values->agent))
    return 0;
  double gone = cell->well[TBR_OUTDOORS] * -expm1 (-breath->lasting / to_seconds (values->flee));
  cell->well[TBR_OUTDOORS] -= gone;
  return gone;
}

/* s after the release by which the slowest wind has blown everything out of reach. */
static double
last_passage (const TbrIndustrial *values)
{
  double lasting = values->release == TBR_RELEASE_PUFF ? 0 : to_seconds (values->duration);
  return lasting + values->reach / SLOWEST;
}

void
tbr_industrial_blow (TbrSim *sim, TbrHazardId hazard, double seconds)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  TbrIndustrialCell *cells = tbr_industrial_cells (state);
  TbrTime now = tbr_sim_clock (sim);
  double limit = tbr_toxic_limit ((TbrAgent) values->agent);
  double fled = 0;
  gboolean is_over = TRUE;
  Span span = { .to = to_seconds (now - state->began) };
  span.from = span.to - seconds;
  span.wind = tbr_industrial_wind (sim, hazard, now - (TbrTime) (seconds * (double) TBR_SECOND));
  if (state->is_over)
    return;
  state->in_danger = 0;
  for (guint32 i = 0; i < TBR_INDUSTRIAL_CELLS; i++)
    {
      Breath breath = breathe (sim, hazard, &span, i);
      if (breath.ppm <= 0 && cells[i].indoors <= 0)
        continue;
      is_over = FALSE;
      poison (sim, hazard, &cells[i], TBR_INDOORS, seep (values, &span, &breath, &cells[i]));
      poison (sim, hazard, &cells[i], TBR_OUTDOORS, breath.load);
      fled += flee (values, &cells[i], &breath);
      if (cells[i].indoors < THIN * limit && breath.ppm <= 0)
        cells[i].indoors = 0;
      if (MAX (breath.ppm, cells[i].indoors) >= limit)
        state->in_danger += cells[i].well[TBR_INDOORS];
    }
  state->is_over = is_over && span.to > last_passage (values);
  state->fled += fled;
  tbr_exposed_add (sim, &state->crowd, &values->exposed, fled);
}

double
tbr_industrial_in_zone (TbrSim *sim, TbrHazardId hazard)
{
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  double sum = state->caught;
  for (guint32 i = 0;
       tbr_industrial_is_gas (tbr_industrial_values (sim, hazard)) && i < TBR_INDUSTRIAL_CELLS; i++)
    for (guint where = 0; where < TBR_WHEREABOUTS_N; where++)
      sum += tbr_industrial_cells (state)[i].hurt[where];
  return sum;
}

double
tbr_industrial_bring_out (TbrSim *sim, TbrHazardId hazard, double persons)
{
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  double all = tbr_industrial_in_zone (sim, hazard);
  double share = all > 0 ? MIN (1, persons / all) : 0;
  state->caught *= 1 - share;
  for (guint32 i = 0;
       tbr_industrial_is_gas (tbr_industrial_values (sim, hazard)) && i < TBR_INDUSTRIAL_CELLS; i++)
    for (guint where = 0; where < TBR_WHEREABOUTS_N; where++)
      tbr_industrial_cells (state)[i].hurt[where] *= 1 - share;
  return all * share;
}

double
tbr_industrial_lead_away (TbrSim *sim, TbrHazardId hazard, double persons)
{
  const TbrIndustrial *values = tbr_industrial_values (sim, hazard);
  TbrIndustrialState *state = tbr_industrial_state (sim, hazard);
  double limit = tbr_toxic_limit ((TbrAgent) values->agent);
  double share = state->in_danger > 0 ? MIN (1, persons / state->in_danger) : 0;
  double gone = 0;
  for (guint32 i = 0; share > 0 && i < TBR_INDUSTRIAL_CELLS; i++)
    {
      TbrIndustrialCell *cell = &tbr_industrial_cells (state)[i];
      if (cell->indoors < THIN * limit)
        continue;
      gone += cell->well[TBR_INDOORS] * share;
      cell->well[TBR_INDOORS] *= 1 - share;
    }
  state->in_danger = MAX (0, state->in_danger - gone);
  return gone;
}
