/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What follows from the parameters of "calls" before the first call: places, shares, lists. */
#include "hazards/ordinary_calls.h"

#include "base/geodesy.h"
#include "base/quote.h"

#include <math.h>
#include <stdlib.h>

/* Slot of sim->caches. */
#define CACHE_SLOT 6

/* The usual class, where none is written: an hour of work in the mean. */
static const TbrCallsClass usual_class = {
  .name = "usual",
  .share = 1,
  .priority = 1,
  .service = { .kind = TBR_LAW_EXPONENTIAL, .p = { 3600 } },
  .patience = { .kind = TBR_LAW_CONSTANT, .p = { NAN } },
  .units = 1,
  .lights = TRUE,
};

/* What the building of a plan works with. */
typedef struct
{
  const TbrScenario *scenario;
  const TbrObject *object;
  TbrDiagnostics *faults; /* NULL: nobody listens */
  TbrCallsPlan *plan;
} TbrPlanner;

static void G_GNUC_PRINTF (2, 3) fault (TbrPlanner *planner, const char *format, ...)
{
  if (planner->faults == NULL)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  tbr_diagnostics_add (planner->faults, planner->object->file, planner->object->line,
                       "calls '%s': %s", planner->object->id, text);
}

guint32
tbr_calls_find_zone (const TbrObject *object, const char *name)
{
  const TbrRows *rows = &object->rows[TBR_CALLS_ZONE];
  const TbrCallsZone *zones = rows->data;
  for (guint i = 0; i < rows->n; i++)
    if (g_str_equal (zones[i].name, name))
      return i;
  return TBR_NONE;
}

/* ---- places ---- */

/* The zone whose point is nearest; the first of those that are. */
static guint32
nearest_zone (const TbrCallsPlan *plan, const TbrCallPlace *place)
{
  guint32 best = 0;
  double least = INFINITY;
  for (guint32 i = 0; i < plan->n_zones; i++)
    {
      double distance = hypot (plan->zones[i].x - place->x, plan->zones[i].y - place->y);
      if (distance < least)
        {
          least = distance;
          best = i;
        }
    }
  return best;
}

/* Where a row says that something lies. Returns: FALSE when it does not say. */
static gboolean
read_spot (TbrPlanner *planner, const TbrCallsSpot *spot, const char *what, TbrCallPlace *out_place)
{
  const TbrCallsPlan *plan = planner->plan;
  if (spot->zone != NULL && *spot->zone != '\0')
    {
      guint32 zone = tbr_calls_find_zone (planner->object, spot->zone);
      g_autofree char *quoted = tbr_quote (spot->zone);
      if (zone == TBR_NONE)
        fault (planner, "%s: no zone is called %s", what, quoted);
      else
        *out_place = plan->zones[zone];
      return TRUE;
    }
  if (!isnan (spot->lon) && !isnan (spot->lat))
    *out_place = tbr_calls_place (plan, spot->lon, spot->lat);
  else if (!isnan (spot->x) && !isnan (spot->y))
    *out_place = (TbrCallPlace){ .x = spot->x, .y = spot->y, .zone = TBR_NONE };
  else
    return FALSE;
  tbr_calls_join (planner->scenario->map, plan, out_place);
  return TRUE;
}

/* Sums weights up to shares. */
static void
sum_up (double *shares, guint n)
{
  double sum = 0, so_far = 0;
  for (guint i = 0; i < n; i++)
    sum += shares[i];
  for (guint i = 0; i < n; i++)
    {
      so_far += shares[i];
      shares[i] = sum > 0 ? so_far / sum : (i + 1.0) / n;
    }
}

static void
set_zones (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrRows *rows = &planner->object->rows[TBR_CALLS_ZONE];
  const TbrCallsZone *zones = rows->data;
  plan->n_zones = MAX (rows->n, 1);
  plan->boxes = rows->n > 0 ? zones : NULL;
  plan->zones = g_new0 (TbrCallPlace, plan->n_zones);
  plan->zone_shares = g_new0 (double, plan->n_zones);
  if (rows->n == 0)
    tbr_calls_join (planner->scenario->map, plan, &plan->zones[0]);
  for (guint32 i = 0; i < rows->n; i++)
    {
      g_autofree char *quoted = tbr_quote (zones[i].name);
      read_spot (planner, &zones[i].spot, "zone", &plan->zones[i]);
      plan->zones[i].zone = i;
      plan->zone_shares[i] = zones[i].share;
      if (tbr_calls_find_zone (planner->object, zones[i].name) != i)
        fault (planner, "zone %s: there is another of this name", quoted);
    }
  sum_up (plan->zone_shares, plan->n_zones);
}

static void
set_classes (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrRows *rows = &planner->object->rows[TBR_CALLS_CLASS];
  plan->n_classes = MAX (rows->n, 1);
  plan->classes = rows->n > 0 ? rows->data : &usual_class;
  plan->class_shares = g_new0 (double, plan->n_classes);
  for (guint i = 0; i < plan->n_classes; i++)
    {
      plan->class_shares[i] = plan->classes[i].share;
      plan->lowest = MAX (plan->lowest, (guint8) plan->classes[i].priority);
    }
  sum_up (plan->class_shares, plan->n_classes);
}

static void
set_travel (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrRows *rows = &planner->object->rows[TBR_CALLS_TRAVEL];
  const TbrCallsTravel *travel = rows->data;
  guint n = plan->n_zones, missing = 0;
  if (plan->values->metric != TBR_METRIC_MATRIX)
    return;
  plan->travel = g_new (double, n *n);
  for (guint i = 0; i < n * n; i++)
    plan->travel[i] = i % (n + 1) == 0 ? 0 : NAN;
  for (guint i = 0; i < rows->n; i++)
    {
      guint32 from = tbr_calls_find_zone (planner->object, travel[i].from);
      guint32 to = tbr_calls_find_zone (planner->object, travel[i].to);
      g_autofree char *quoted = tbr_quote (from == TBR_NONE ? travel[i].from : travel[i].to);
      if (from == TBR_NONE || to == TBR_NONE)
        fault (planner, "travel: no zone is called %s", quoted);
      else
        plan->travel[from * n + to] = (double) travel[i].time / (double) TBR_SECOND;
    }
  for (guint i = 0; i < n * n; i++)
    missing += isnan (plan->travel[i]);
  if (missing > 0)
    fault (planner, "travel: %u of %u times between zones are missing", missing, n * (n - 1));
}

static void
set_hospitals (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrRows *rows = &planner->object->rows[TBR_CALLS_HOSPITAL];
  const TbrCallsHospital *hospitals = rows->data;
  plan->n_hospitals = rows->n;
  plan->hospitals = g_new0 (TbrCallPlace, MAX (rows->n, 1));
  for (guint i = 0; i < rows->n; i++)
    {
      g_autofree char *quoted = tbr_quote (hospitals[i].name);
      if (!read_spot (planner, &hospitals[i].spot, "hospital", &plan->hospitals[i]))
        fault (planner, "hospital %s: does not say where it lies", quoted);
      if (plan->hospitals[i].zone == TBR_NONE)
        plan->hospitals[i].zone = nearest_zone (plan, &plan->hospitals[i]);
    }
  for (guint i = 0; i < plan->n_classes && rows->n == 0; i++)
    if (plan->classes[i].transport > 0)
      fault (planner, "class '%s': transport, and there is no hospital", plan->classes[i].name);
}

/* ---- units ---- */

static gboolean
is_listed (const TbrScenario *scenario, guint32 unit, char **words)
{
  const TbrUnitSpec *spec = &scenario->units[unit];
  const char *element = scenario->objects[spec->object]->id;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], spec->id) || g_str_equal (words[i], element))
      return TRUE;
  return FALSE;
}

static gboolean
serves (const TbrPlanner *planner, guint32 unit, char **words)
{
  const TbrCalls *values = planner->plan->values;
  const TbrUnitSpec *spec = &planner->scenario->units[unit];
  if (!spec->on_duty)
    return FALSE;
  if (words[0] != NULL)
    return is_listed (planner->scenario, unit, words);
  gboolean of_type = values->capabilities.n == 0;
  for (guint32 i = 0; i < values->capabilities.n; i++)
    of_type |= values->capabilities.items[i] == spec->capability;
  return of_type && spec->state == values->state
         && tbr_geodesy_distance (values->lon, values->lat, spec->lon, spec->lat) <= values->reach;
}

/* Number of the unit of this id among those that serve, TBR_NONE when it does not. */
static guint32
find_unit (const TbrPlanner *planner, const char *id)
{
  const TbrCallsPlan *plan = planner->plan;
  for (guint32 i = 0; i < plan->n_units; i++)
    if (g_str_equal (planner->scenario->units[plan->units[i]].id, id))
      return i;
  return TBR_NONE;
}

static void
set_servers (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrRows *rows = &planner->object->rows[TBR_CALLS_SERVER];
  const TbrCallsServer *servers = rows->data;
  for (guint i = 0; i < rows->n; i++)
    {
      guint32 unit = find_unit (planner, servers[i].unit);
      g_autofree char *quoted = tbr_quote (servers[i].unit);
      if (unit == TBR_NONE)
        {
          fault (planner, "server: no unit %s serves here", quoted);
          continue;
        }
      read_spot (planner, &servers[i].spot, "server", &plan->homes[unit]);
      if (tbr_calls_has_law (&servers[i].service))
        plan->services[unit] = &servers[i].service;
      if (tbr_calls_has_law (&servers[i].turnout))
        plan->turnouts[unit] = &servers[i].turnout;
    }
}

static void
set_units (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrScenario *scenario = planner->scenario;
  g_auto (GStrv) words = g_strsplit_set (plan->values->units, " \t\n", -1);
  guint kept = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[kept++] = words[i];
    else
      g_free (words[i]);
  words[kept] = NULL;
  plan->units = g_new0 (guint32, MAX (scenario->n_units, 1));
  for (guint32 i = 0; i < scenario->n_units; i++)
    if (serves (planner, i, words))
      plan->units[plan->n_units++] = i;
  if (plan->n_units == 0)
    fault (planner, "no unit serves here");
  plan->homes = g_new0 (TbrCallPlace, MAX (plan->n_units, 1));
  plan->services = g_new0 (const TbrLaw *, MAX (plan->n_units, 1));
  plan->turnouts = g_new0 (const TbrLaw *, MAX (plan->n_units, 1));
  for (guint32 i = 0; i < plan->n_units; i++)
    {
      const TbrUnitSpec *spec = &scenario->units[plan->units[i]];
      plan->homes[i] = tbr_calls_place (plan, spec->lon, spec->lat);
      tbr_calls_join (planner->scenario->map, plan, &plan->homes[i]);
      plan->turnouts[i] = &plan->values->turnout;
    }
  set_servers (planner);
  for (guint32 i = 0; i < plan->n_units; i++)
    if (plan->homes[i].zone == TBR_NONE)
      plan->homes[i].zone = nearest_zone (plan, &plan->homes[i]);
}

/* ---- preference lists ---- */

typedef struct
{
  double distance;
  guint32 unit;
} TbrByDistance;

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const TbrByDistance *first = a, *second = b;
  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return (first->unit > second->unit) - (first->unit < second->unit);
}

/* Where no list is written: the nearer home first. */
static void
rank_by_distance (TbrCallsPlan *plan, guint32 zone)
{
  g_autofree TbrByDistance *order = g_new (TbrByDistance, plan->n_units);
  for (guint32 i = 0; i < plan->n_units; i++)
    {
      const TbrCallPlace *home = &plan->homes[i], *goal = &plan->zones[zone];
      order[i].unit = i;
      order[i].distance = plan->travel != NULL ? plan->travel[home->zone * plan->n_zones + zone]
                                               : hypot (home->x - goal->x, home->y - goal->y);
    }
  qsort (order, plan->n_units, sizeof *order, compare_distances);
  for (guint32 i = 0; i < plan->n_units; i++)
    plan->ranks[zone * plan->n_units + order[i].unit] = i;
}

static void
read_list (TbrPlanner *planner, const TbrCallsPrefer *prefer, guint32 zone)
{
  TbrCallsPlan *plan = planner->plan;
  g_auto (GStrv) words = g_strsplit_set (prefer->units, " \t\n", -1);
  guint32 rank = 0;
  for (guint32 i = 0; i < plan->n_units; i++)
    plan->ranks[zone * plan->n_units + i] = TBR_NONE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint32 unit = *words[i] == '\0' ? TBR_NONE : find_unit (planner, words[i]);
      g_autofree char *quoted = tbr_quote (words[i]);
      if (unit != TBR_NONE)
        plan->ranks[zone * plan->n_units + unit] = rank++;
      else if (*words[i] != '\0')
        fault (planner, "prefer: no unit %s serves here", quoted);
    }
}

static void
set_ranks (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrRows *rows = &planner->object->rows[TBR_CALLS_PREFER];
  const TbrCallsPrefer *prefer = rows->data;
  plan->ranks = g_new0 (guint32, MAX (plan->n_zones * plan->n_units, 1));
  for (guint32 i = 0; i < plan->n_zones; i++)
    rank_by_distance (plan, i);
  for (guint i = 0; i < rows->n; i++)
    {
      guint32 zone = tbr_calls_find_zone (planner->object, prefer[i].zone);
      g_autofree char *quoted = tbr_quote (prefer[i].zone);
      if (zone == TBR_NONE)
        fault (planner, "prefer: no zone is called %s", quoted);
      else
        read_list (planner, &prefer[i], zone);
    }
}

/* ---- the profile of a week ---- */

static void
set_profile (TbrPlanner *planner)
{
  TbrCallsPlan *plan = planner->plan;
  const TbrRows *rows = &planner->object->rows[TBR_CALLS_PROFILE];
  const TbrCallsProfile *profile = rows->data;
  const gint64 hours = TBR_DAY / TBR_HOUR;
  for (guint i = 0; i < TBR_CALL_HOURS; i++)
    plan->profile[i] = 1;
  for (guint i = 0; i < rows->n; i++)
    for (gint64 j = 0; j < TBR_CALL_HOURS; j++)
      if ((profile[i].weekday < 0 || profile[i].weekday == j / hours)
          && (profile[i].hour == G_MININT64 || profile[i].hour == j % hours))
        plan->profile[j] *= profile[i].factor;
  plan->has_profile = rows->n > 0;
  for (guint i = 0; i < TBR_CALL_HOURS; i++)
    plan->largest = MAX (plan->largest, plan->profile[i]);
}

TbrCallsPlan *
tbr_calls_plan_new (const TbrScenario *scenario, const TbrObject *object, TbrCityGraph *graph,
                    TbrDiagnostics *faults)
{
  TbrCallsPlan *plan = g_new0 (TbrCallsPlan, 1);
  TbrPlanner planner = { scenario, object, faults, plan };
  const TbrCalls *values = plan->values = object->values;
  plan->graph = graph;
  plan->speed[TBR_DRIVE_LIGHTS] = values->speed;
  plan->speed[TBR_DRIVE_NORMAL]
      = isnan (values->speed_normal) ? values->speed : values->speed_normal;
  tbr_calls_scale (values, &plan->metres_lon, &plan->metres_lat);
  set_zones (&planner);
  set_classes (&planner);
  set_travel (&planner);
  set_hospitals (&planner);
  set_units (&planner);
  set_ranks (&planner);
  set_profile (&planner);
  return plan;
}

void
tbr_calls_plan_free (TbrCallsPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->zones);
  g_free (plan->zone_shares);
  g_free (plan->class_shares);
  g_free (plan->hospitals);
  g_free (plan->units);
  g_free (plan->homes);
  g_free (plan->services);
  g_free (plan->turnouts);
  g_free (plan->ranks);
  g_free (plan->travel);
  tbr_city_graph_free (plan->graph);
  g_free (plan);
}

gboolean
tbr_calls_is_kind (const TbrObject *object)
{
  return g_str_equal (object->kind->name, "calls");
}

gboolean
tbr_calls_drives_graph (const TbrObject *object)
{
  const TbrCalls *values = object->values;
  return values->metric == TBR_METRIC_GRAPH;
}

static TbrCallsPlan **
make_plans (const TbrSim *sim)
{
  const TbrSection *hazards = &sim->scenario->sections[TBR_SECTION_HAZARDS];
  TbrCallsPlan **plans = g_new0 (TbrCallsPlan *, hazards->n + 1);
  for (guint i = 0; i < hazards->n; i++)
    if (tbr_calls_is_kind (hazards->objects[i]))
      plans[i] = tbr_calls_plan_new (sim->scenario, hazards->objects[i],
                                     tbr_calls_graph_of (sim, i), NULL);
  ((TbrSim *) sim)->caches[CACHE_SLOT] = plans;
  return plans;
}

const TbrCallsPlan *
tbr_calls_plan (const TbrSim *sim, TbrHazardId hazard)
{
  TbrCallsPlan **plans = sim->caches[CACHE_SLOT];
  if (G_UNLIKELY (plans == NULL))
    plans = make_plans (sim);
  return plans[hazard.i];
}

void
tbr_calls_clear_cache (TbrSim *sim)
{
  TbrCallsPlan **plans = g_steal_pointer (&sim->caches[CACHE_SLOT]);
  if (plans == NULL)
    return;
  for (guint i = 0; i < sim->scenario->sections[TBR_SECTION_HAZARDS].n; i++)
    tbr_calls_plan_free (plans[i]);
  g_free (plans);
}
