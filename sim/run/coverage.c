/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Who could be where by when: for each region, how soon free units of a kind could work there. */
#include <tabard/coverage.h>

#include "resources/crew.h"
#include "resources/reach.h"
#include "run/run.h"

#include <math.h>
#include <string.h>

const TbrTime tbr_coverage_spans[TBR_COVERAGE_SPANS]
    = { 1 * TBR_HOUR, 3 * TBR_HOUR, 6 * TBR_HOUR, 12 * TBR_HOUR, 24 * TBR_HOUR, 48 * TBR_HOUR };

/* ---- the question ---- */

static const char *
type_id (const TbrScenario *scenario, guint32 capability)
{
  return scenario->sections[TBR_SECTION_CAPABILITIES].objects[capability]->id;
}

gboolean
tbr_coverage_find (const TbrScenario *scenario, const char *text, TbrCoverageQuestion *out_question,
                   GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  int need = tbr_need_find (text);
  for (guint i = 0; i < TBR_NEED_N; i++)
    g_ptr_array_add (names, (gpointer) tbr_need_names[i]);
  if (need >= 0)
    {
      *out_question = (TbrCoverageQuestion){ need, TBR_NONE };
      return TRUE;
    }
  for (guint32 i = 0; i < scenario->n_capabilities; i++)
    {
      if (g_str_equal (type_id (scenario, i), text))
        {
          *out_question = (TbrCoverageQuestion){ -1, i };
          return TRUE;
        }
      g_ptr_array_add (names, (gpointer) type_id (scenario, i));
    }
  g_ptr_array_add (names, NULL);
  const char *near = tbr_suggest (text, (const char *const *) names->pdata);
  g_set_error (error, TBR_ERROR, TBR_ERROR_NAME,
               "unknown capability '%s'%s%s%s; a kind of need such as fire-line or a type of unit "
               "such as GFFFV is wanted",
               text, near != NULL ? ": did you mean '" : "", near != NULL ? near : "",
               near != NULL ? "'?" : "");
  return FALSE;
}

const char *
tbr_coverage_title (const TbrScenario *scenario, const TbrCoverageQuestion *question)
{
  return question->need >= 0 ? tbr_need_info ((TbrNeedKind) question->need)->title
                             : scenario->capabilities[question->capability]->title;
}

const char *
tbr_coverage_unit (const TbrCoverageQuestion *question)
{
  return question->need >= 0 ? tbr_need_info ((TbrNeedKind) question->need)->unit : "units";
}

gboolean
tbr_coverage_is_rate (const TbrCoverageQuestion *question)
{
  return question->need >= 0 && !tbr_need_info ((TbrNeedKind) question->need)->holds;
}

/* ---- the regions ---- */

/* The answer being worked out. */
typedef struct
{
  TbrSim *sim;
  TbrCoverage *coverage;
  TbrReachPlace *places; /* by region */
  TbrLight *lights;      /* by region; from = until: not looked for yet */
  double *times;         /* by region, seconds: of the unit below */
  const TbrUnitSpec *of; /* whose times they are, NULL for nobody's */
} Survey;

/* The largest town of each region stands for it. */
static void
find_towns (const TbrMap *map, TbrCoverage *coverage)
{
  for (guint32 i = 0; i < map->n_regions; i++)
    coverage->rows[i] = (TbrCoverageRow){ .region = { i },
                                          .town = { TBR_NONE },
                                          .lon = map->regions[i].lon,
                                          .lat = map->regions[i].lat,
                                          .first = TBR_NEVER,
                                          .unit = { TBR_NONE } };
  for (guint32 i = 0; i < map->n_cities; i++)
    {
      const TbrCity *city = &map->cities[i];
      TbrRegionId region = tbr_map_region_at (map, (double) city->lon, (double) city->lat);
      if (tbr_is_none (region))
        continue;
      TbrCoverageRow *row = &coverage->rows[region.i];
      if (!tbr_is_none (row->town) && map->cities[row->town.i].population >= city->population)
        continue;
      row->town.i = i;
      row->lon = city->lon;
      row->lat = city->lat;
    }
}

static void
find_places (Survey *survey)
{
  const TbrMap *map = survey->sim->map;
  for (guint32 i = 0; i < map->n_regions; i++)
    {
      const TbrCoverageRow *row = &survey->coverage->rows[i];
      TbrReachPlace *place = &survey->places[i];
      place->lon = (double) row->lon;
      place->lat = (double) row->lat;
      place->state = map->regions[i].state;
      place->light = &survey->lights[i];
      if (tbr_is_none (row->town))
        place->node = tbr_map_nearest_node (map, place->lon, place->lat, &place->node_distance).i;
      else
        {
          place->node = map->cities[row->town.i].node.i;
          place->node_distance = (double) map->cities[row->town.i].node_distance;
        }
    }
}

/* ---- the units ---- */

static gboolean
is_able (const TbrScenario *scenario, const TbrCoverageQuestion *question, guint32 capability)
{
  return question->need >= 0
             ? tbr_scenario_rate (scenario, (guint) question->need, capability) != NULL
             : question->capability == capability;
}

static gboolean
is_free (const Survey *survey, TbrUnitId unit)
{
  const TbrCoverageQuestion *question = &survey->coverage->question;
  const TbrUnit *self = tbr_unit_get (survey->sim, unit);
  const TbrUnitSpec *spec = tbr_unit_spec (survey->sim, unit);
  const TbrRate *rate
      = question->need >= 0
            ? tbr_scenario_rate (survey->sim->scenario, (guint) question->need, spec->capability)
            : NULL;
  return self->phase == TBR_PHASE_AVAILABLE && (rate == NULL || rate->goods <= 0 || self->goods > 0)
         && tbr_unit_check_order (survey->sim, unit, TBR_HANDLE (TbrNeedId, TBR_NONE))
                == TBR_ORDER_OK;
}

/* Units of one type, owner and base take the same time to any place. */
static gboolean
is_alike (const TbrUnitSpec *a, const TbrUnitSpec *b)
{
  return a != NULL && a->capability == b->capability && a->state == b->state && a->node == b->node
         && memcmp (&a->lon, &b->lon, sizeof a->lon) == 0
         && memcmp (&a->lat, &b->lat, sizeof a->lat) == 0 && a->layer == b->layer
         && a->crews == b->crews && a->vehicles == b->vehicles;
}

/* Fills in the times of a unit to all regions; FALSE when they are not wanted any more. */
static gboolean
find_times (Survey *survey, TbrUnitId unit, const gint *stop)
{
  const TbrUnitSpec *spec = tbr_unit_spec (survey->sim, unit);
  gboolean by_day = tbr_unit_capability (survey->sim, unit)->daylight;
  if (is_alike (survey->of, spec))
    return TRUE;
  for (guint i = 0; i < survey->coverage->n_rows; i++)
    {
      TbrReachPlace *place = &survey->places[i];
      TbrLight *light = &survey->lights[i];
      if (stop != NULL && g_atomic_int_get (stop) != 0)
        return FALSE;
      if (by_day && light->from == light->until)
        tbr_memo_find_light (survey->sim, place->lon, place->lat, light);
      survey->times[i] = tbr_unit_reach (survey->sim, unit, place);
    }
  survey->of = spec;
  return TRUE;
}

static void
add_unit (Survey *survey, TbrUnitId unit)
{
  const TbrCoverageQuestion *question = &survey->coverage->question;
  const TbrUnitSpec *spec = tbr_unit_spec (survey->sim, unit);
  for (guint i = 0; i < survey->coverage->n_rows; i++)
    {
      TbrCoverageRow *row = &survey->coverage->rows[i];
      TbrStateId state = survey->places[i].state;
      double amount = 1;
      if (!isfinite (survey->times[i]) || tbr_unit_is_expired (survey->sim, unit, state))
        continue;
      TbrTime time = (TbrTime) ceil (survey->times[i] * (double) TBR_SECOND);
      if (time < row->first)
        {
          row->first = time;
          row->unit = unit;
        }
      if (question->need >= 0)
        amount = tbr_scenario_rate (survey->sim->scenario, (guint) question->need, spec->capability)
                     ->per_hour
                 * (double) spec->size
                 * tbr_crew_effect_at (survey->sim, unit, (TbrNeedKind) question->need, state);
      for (guint j = 0; j < TBR_COVERAGE_SPANS; j++)
        if (time <= tbr_coverage_spans[j])
          {
            row->n_units[j]++;
            row->capacity[j] += amount;
          }
    }
}

/* FALSE when it was stopped. */
static gboolean
add_units (Survey *survey, const gint *stop)
{
  const TbrScenario *scenario = survey->sim->scenario;
  for (guint32 i = 0; i < scenario->n_units; i++)
    {
      TbrUnitId unit = { i };
      if (!tbr_unit_is_there (survey->sim, unit)
          || !is_able (scenario, &survey->coverage->question, scenario->units[i].capability))
        continue;
      survey->coverage->n_able++;
      if (!is_free (survey, unit))
        continue;
      survey->coverage->n_free++;
      if (!find_times (survey, unit, stop))
        return FALSE;
      add_unit (survey, unit);
    }
  return TRUE;
}

TbrCoverage *
tbr_sim_coverage (const TbrSim *const_sim, const TbrCoverageQuestion *question, const gint *stop)
{
  g_return_val_if_fail (const_sim != NULL && question != NULL, NULL);
  TbrSim *sim = (TbrSim *) const_sim; /* caches may be filled, the run is not touched */
  guint n = sim->map->n_regions;
  g_autofree TbrReachPlace *places = g_new0 (TbrReachPlace, MAX (n, 1));
  g_autofree TbrLight *lights = g_new0 (TbrLight, MAX (n, 1));
  g_autofree double *times = g_new0 (double, MAX (n, 1));
  g_autoptr (TbrCoverage) coverage = g_new0 (TbrCoverage, 1);
  Survey survey = { sim, coverage, places, lights, times, NULL };

  coverage->n_owners = 1;
  coverage->at = tbr_sim_now (sim);
  coverage->question = *question;
  coverage->n_rows = n;
  coverage->rows = g_new0 (TbrCoverageRow, MAX (n, 1));
  find_towns (sim->map, coverage);
  find_places (&survey);
  return add_units (&survey, stop) ? g_steal_pointer (&coverage) : NULL;
}

TbrCoverage *
tbr_coverage_ref (TbrCoverage *coverage)
{
  g_atomic_int_inc (&coverage->n_owners);
  return coverage;
}

void
tbr_coverage_unref (TbrCoverage *coverage)
{
  if (coverage == NULL || !g_atomic_int_dec_and_test (&coverage->n_owners))
    return;
  g_free (coverage->rows);
  g_free (coverage);
}
