/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a shock does to a place: its intensity, its buildings, the people in them. */
#include "base/geodesy.h"
#include "hazards/earthquake.h"
#include "hazards/shaking.h"
#include "hazards/shaking_deep.h"

#include <math.h>
#include <tabard/map.h>

/* Purposes of chance. */
#define PURPOSE_EVENT 30
#define PURPOSE_PLACE 31
#define PURPOSE_COLLAPSE 32
/* Steps of streams: towns of the map behind the rows, shocks apart. */
#define CITIES_FROM 1000u
#define SHOCKS_APART 100000u
/* Intensity below which nothing is looked at. Source: [LAGOMARSINO2006]: mean grade below 0.1. */
#define LEAST_INTENSITY 5.0

/* Whether a town counts, and its distance, m, from the epicentre. */
static gboolean
is_near (const TbrEarthquake *values, const TbrCity *city)
{
  return city->population >= values->population_least && values->radius > 0
         && tbr_geodesy_distance (values->lon, values->lat, city->lon, city->lat) <= values->radius;
}

guint
tbr_earthquake_count_places (const TbrScenario *scenario, const TbrObject *object)
{
  const TbrEarthquake *values = object->values;
  guint n = object->rows[TBR_EARTHQUAKE_ROWS_PLACE].n;
  for (guint32 i = 0; i < scenario->map->n_cities && n <= TBR_EARTHQUAKE_PLACES; i++)
    n += is_near (values, &scenario->map->cities[i]) ? 1 : 0;
  return MIN (n, TBR_EARTHQUAKE_PLACES + 1);
}

/* People into buildings: low masonry, and blocks of concrete for part of the classes from C up. */
static void
build (const TbrEarthquake *values, const double *classes, TbrEarthquakePlace *place)
{
  double sum = 0;
  for (guint i = 0; i < TBR_VULNERABILITY_N; i++)
    sum += classes[i];
  for (guint i = 0; sum > 0 && i < TBR_VULNERABILITY_N; i++)
    {
      double people = place->people * classes[i] / sum;
      double blocks = i >= TBR_VULNERABILITY_C ? values->concrete : 0;
      place->stock[i].n[TBR_STRUCTURE_MASONRY] = round (people * (1 - blocks) / values->people_low);
      place->stock[i].n[TBR_STRUCTURE_CONCRETE] = round (people * blocks / values->people_block);
    }
}

static void
add_place (TbrSim *sim, TbrHazardId hazard, const TbrEarthquakePlace *from, const double *classes)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  TbrEarthquakePlace *place = &tbr_earthquake_places (state)[state->n_places++];
  *place = *from;
  double surface = tbr_geodesy_distance (values->lon, values->lat, place->lon, place->lat);
  place->distance = hypot (surface, values->depth);
  place->street = values->street * place->people;
  for (guint i = 0; i < TBR_EARTHQUAKE_NEED_N; i++)
    place->needs[i].need = TBR_NONE;
  build (values, classes, place);
}

void
tbr_earthquake_find_places (TbrSim *sim, TbrHazardId hazard)
{
  const TbrObject *object = tbr_hazard_object (sim, hazard);
  const TbrEarthquake *values = object->values;
  const TbrRows *rows = &object->rows[TBR_EARTHQUAKE_ROWS_PLACE];
  const TbrEarthquakePlaceRow *row = rows->data;
  const TbrMap *map = sim->scenario->map;
  for (guint32 i = 0; i < rows->n; i++)
    {
      TbrStateId state = tbr_map_state_at (map, row[i].lon, row[i].lat);
      TbrEarthquakePlace place = { .people = row[i].people,
                                   .site = isnan (row[i].site) ? values->site : row[i].site,
                                   .lon = (float) row[i].lon,
                                   .lat = (float) row[i].lat,
                                   .state = tbr_is_none (state) ? values->state : state.i,
                                   .name = i };
      add_place (sim, hazard, &place, isnan (row[i].classes[0]) ? values->classes : row[i].classes);
    }
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  for (guint32 i = 0; i < map->n_cities && state->n_places < TBR_EARTHQUAKE_PLACES; i++)
    if (is_near (values, &map->cities[i]))
      {
        TbrEarthquakePlace place = { .people = map->cities[i].population,
                                     .site = values->site,
                                     .lon = map->cities[i].lon,
                                     .lat = map->cities[i].lat,
                                     .state = map->cities[i].state.i,
                                     .name = CITIES_FROM + i };
        add_place (sim, hazard, &place, values->classes);
      }
}

const char *
tbr_earthquake_place_name (const TbrSim *sim, TbrHazardId hazard, const TbrEarthquakePlace *place)
{
  const TbrRows *rows = &tbr_hazard_object (sim, hazard)->rows[TBR_EARTHQUAKE_ROWS_PLACE];
  return place->name < CITIES_FROM ? ((const TbrEarthquakePlaceRow *) rows->data)[place->name].name
                                   : sim->scenario->map->cities[place->name - CITIES_FROM].name;
}

double
tbr_earthquake_inside (const TbrSim *sim, const TbrEarthquake *values, TbrTime at)
{
  const guint8 morning = 7, evening = 21;
  TbrCivil civil;
  tbr_calendar_civil (&sim->calendar, at, &civil);
  return civil.hour >= morning && civil.hour < evening ? values->inside_day : values->inside_night;
}

/* Those whom the new collapses trap, kill and wound at once. The deaths at the collapse are beyond
   any help. Source: [COBURN1992] by tbr_casualty_collapse(). */
static void
bury (const TbrEarthquake *values, TbrEarthquakePlace *place, const TbrCollapse *collapse)
{
  TbrCasualties casualties;
  tbr_casualty_collapse (collapse, &casualties);
  double alive = casualties.trapped - casualties.dead;
  double before = 0;
  for (guint i = 0; i < TBR_TRAPPED_N; i++)
    before += place->trapped[i];
  place->dead += casualties.dead;
  place->deaths += casualties.dead;
  if (alive <= 0)
    return;
  double deep = MAX (0, 1 - values->surface - values->light);
  double sum = values->surface + values->light + deep;
  place->trapped[TBR_TRAPPED_SURFACE] += alive * values->surface / sum;
  place->trapped[TBR_TRAPPED_LIGHT] += alive * values->light / sum;
  place->trapped[TBR_TRAPPED_DEEP] += alive * deep / sum;
  double weight = alive / (before + alive);
  place->age *= 1 - weight;
  place->share_red = (1 - weight) * place->share_red + weight * casualties.life_threatened / alive;
  place->share_yellow = (1 - weight) * place->share_yellow + weight * casualties.hospital / alive;
}

/* New collapses of one class; returns their number. */
static double
collapse_class (TbrSim *sim, TbrHazardId hazard, guint32 i, guint class,
                const TbrEarthquakeShock *shock)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  TbrEarthquakeStock *stock = &place->stock[class];
  double shares[TBR_DAMAGE_GRADES];
  double index = tbr_vulnerability_index ((TbrVulnerability) class) + shock->weakened;
  tbr_damage_distribution (tbr_damage_mean_grade (shock->intensity, index), shares);
  double share = tbr_damage_collapsed (shares, values->of_grade_four);
  double total = 0;
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_COLLAPSE + class,
                     shock->number * SHOCKS_APART + place->name, &stream);
  for (guint j = 0; j < TBR_STRUCTURE_N; j++)
    {
      guint32 standing = (guint32) (stock->n[j] - stock->collapsed[j]);
      double n = tbr_stream_binomial (&stream, standing, CLAMP (share, 0, 1));
      TbrCollapse collapse
          = { .structure = (TbrStructure) j,
              .field = place->distance < values->near_field ? TBR_RUPTURE_NEAR : TBR_RUPTURE_FAR,
              .n_buildings = n,
              .people_each = j == TBR_STRUCTURE_MASONRY ? values->people_low : values->people_block,
              .occupancy = shock->inside,
              .intensity = shock->intensity };
      stock->collapsed[j] += n;
      total += n;
      bury (values, place, &collapse);
    }
  return total;
}

/* Dwellings nobody can live in, dwellings in doubt, buildings to be looked at: by the damage of all
   classes together. Source: [BRAMERINI1995] by tbr_damage_unusable(); that people stay out of
   buildings of grades 2 and 3 until they are inspected is our assumption. */
static void
count_damage (TbrEarthquakePlace *place, const TbrEarthquakeShock *shock)
{
  double unusable = 0, doubtful = 0, hurt = 0, n = 0;
  for (guint i = 0; i < TBR_VULNERABILITY_N; i++)
    {
      double shares[TBR_DAMAGE_GRADES];
      double index = tbr_vulnerability_index ((TbrVulnerability) i) + shock->weakened;
      double buildings
          = place->stock[i].n[TBR_STRUCTURE_MASONRY] + place->stock[i].n[TBR_STRUCTURE_CONCRETE];
      tbr_damage_distribution (tbr_damage_mean_grade (shock->intensity, index), shares);
      double gone = tbr_damage_unusable (shares);
      unusable += buildings * gone;
      doubtful += buildings * MIN (shares[2] + shares[3], 1 - gone);
      hurt += buildings * (1 - shares[0]);
      n += buildings;
    }
  if (n <= 0)
    return;
  place->unusable = MAX (place->unusable, unusable / n);
  place->doubtful = MAX (place->doubtful, doubtful / n);
  double more = MAX (0, hurt - place->to_inspect);
  place->to_inspect += more;
  place->left_to_inspect += more;
}

/* Streets under debris. Source: 1 - exp (-x), x collapsed buildings to a km of street; our
   assumption. */
static void
block_streets (TbrEarthquakePlace *place, double collapsed)
{
  const double kilometre = 1000;
  if (place->street <= 0)
    return;
  double free = place->street - place->blocked;
  place->blocked += free * -expm1 (-collapsed / (place->street / kilometre));
}

void
tbr_earthquake_shake_place (TbrSim *sim, TbrHazardId hazard, guint32 i,
                            const TbrEarthquakeShock *shock)
{
  TbrEarthquakePlace *place = &tbr_earthquake_places (tbr_earthquake_state (sim, hazard))[i];
  double collapsed = 0;
  if (shock->intensity < LEAST_INTENSITY)
    return;
  for (guint class = 0; class < TBR_VULNERABILITY_N; class ++)
    collapsed += collapse_class (sim, hazard, i, class, shock);
  count_damage (place, shock);
  block_streets (place, collapsed);
}

double
tbr_earthquake_mean_intensity (const TbrEarthquake *values, double magnitude, const double *where,
                               const double *place)
{
  double surface = tbr_geodesy_distance (where[0], where[1], place[0], place[1]);
  double distance = hypot (surface, values->depth);
  if (values->law == TBR_SHAKING_CRUST)
    return tbr_shaking_intensity (magnitude, distance);
  return tbr_shaking_deep_intensity (magnitude, distance,
                                     tbr_geodesy_bearing (where[0], where[1], place[0], place[1]));
}

double
tbr_earthquake_sigma (const TbrEarthquake *values, const double *place)
{
  if (values->law == TBR_SHAKING_VRANCEA)
    return values->sigma_factor
           * tbr_shaking_deep_sigma (
               tbr_geodesy_bearing (values->lon, values->lat, place[0], place[1]));
  double surface = tbr_geodesy_distance (values->lon, values->lat, place[0], place[1]);
  return values->sigma_factor * tbr_shaking_sigma (hypot (surface, values->depth));
}

void
tbr_earthquake_strike (TbrSim *sim, TbrHazardId hazard)
{
  const TbrEarthquake *values = tbr_earthquake_values (sim, hazard);
  TbrEarthquakeState *state = tbr_earthquake_state (sim, hazard);
  TbrEarthquakeShock shock = { .inside = tbr_earthquake_inside (sim, values, tbr_sim_clock (sim)) };
  const double source[] = { values->lon, values->lat };
  TbrStream stream;
  tbr_hazard_stream (sim, hazard, PURPOSE_EVENT, 0, &stream);
  state->event = tbr_stream_normal (&stream);
  for (guint32 i = 0; i < state->n_places; i++)
    {
      TbrEarthquakePlace *place = &tbr_earthquake_places (state)[i];
      const double where[] = { place->lon, place->lat };
      double sigma = tbr_earthquake_sigma (values, where);
      tbr_hazard_stream (sim, hazard, PURPOSE_PLACE, place->name, &stream);
      double own = tbr_stream_normal (&stream);
      place->intensity
          = tbr_earthquake_mean_intensity (values, values->magnitude, source, where) + place->site
            + sigma * (sqrt (values->between) * state->event + sqrt (1 - values->between) * own);
      place->intensity = CLAMP (place->intensity, 1, 12);
      shock.intensity = place->intensity;
      tbr_earthquake_shake_place (sim, hazard, i, &shock);
    }
  state->shaken = 1;
}
