/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The names behind the handles: made from the scenario, told as facts at the start of a run. */
#include "run/run.h"

#include "world/hospital.h"
#include "world/standby.h"

#include <tabard/hazard.h>
#include <tabard/site.h>

static void
name_states (TbrDictionary *self, const TbrScenario *scenario)
{
  const char **ids = g_new0 (const char *, scenario->n_states + 1);
  const char **names = g_new0 (const char *, scenario->n_states + 1);
  double *populations = g_new0 (double, scenario->n_states + 1);
  double *reserves = g_new0 (double, scenario->n_states + 1);
  guint8 *outside = g_new0 (guint8, scenario->n_states + 1);

  for (guint i = 0; i < scenario->n_states; i++)
    {
      const TbrCountry *country = &scenario->map->countries[i];
      ids[i] = country->iso;
      names[i] = country->name;
      populations[i] = (double) country->population;
      reserves[i] = scenario->states[i]->reserve;
      outside[i] = !tbr_scenario_participates (scenario, i);
    }
  self->n_states = scenario->n_states;
  self->state_ids = ids;
  self->state_names = names;
  self->state_populations = populations;
  self->state_reserves = reserves;
  self->state_outside = outside;
}

static void
name_units (TbrDictionary *self, const TbrScenario *scenario)
{
  guint n = scenario->n_units;
  const char **ids = g_new0 (const char *, n + 1);
  guint32 *states = g_new0 (guint32, n + 1);
  guint32 *capabilities = g_new0 (guint32, n + 1);
  guint8 *layers = g_new0 (guint8, n + 1);
  guint8 *certainties = g_new0 (guint8, n + 1);
  guint8 *on_duty = g_new0 (guint8, n + 1);
  TbrTime *joins = g_new0 (TbrTime, n + 1);
  guint16 *staff = g_new0 (guint16, n + 1);
  guint16 *vehicles = g_new0 (guint16, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TbrUnitSpec *spec = &scenario->units[i];
      ids[i] = spec->id;
      states[i] = spec->state;
      capabilities[i] = spec->capability;
      layers[i] = spec->layer;
      certainties[i] = spec->certainty;
      on_duty[i] = spec->on_duty;
      joins[i] = spec->from;
      staff[i] = spec->staff;
      vehicles[i] = spec->vehicles;
    }
  self->n_units = n;
  self->unit_ids = ids;
  self->unit_states = states;
  self->unit_capabilities = capabilities;
  self->unit_layers = layers;
  self->unit_certainties = certainties;
  self->unit_on_duty = on_duty;
  self->unit_joins = joins;
  self->unit_staff = staff;
  self->unit_vehicles = vehicles;
}

static void
name_capabilities (TbrDictionary *self, const TbrScenario *scenario)
{
  guint n = scenario->n_capabilities;
  const char **ids = g_new0 (const char *, n + 1);
  const char **titles = g_new0 (const char *, n + 1);
  double *departs = g_new0 (double, n + 1);
  double *costs = g_new0 (double, n + 1);
  guint8 *aircraft = g_new0 (guint8, n + 1);
  guint8 *modes = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      ids[i] = tbr_scenario_object (scenario, TBR_SECTION_CAPABILITIES, i)->id;
      titles[i] = scenario->capabilities[i]->title;
      departs[i] = (double) scenario->capabilities[i]->depart / TBR_SECOND;
      costs[i] = scenario->capabilities[i]->cost_day;
      modes[i] = (guint8) scenario->capabilities[i]->mode;
      aircraft[i] = (guint8) CLAMP (scenario->capabilities[i]->aircraft, 0, G_MAXUINT8);
    }
  self->n_capabilities = n;
  self->capability_ids = ids;
  self->capability_titles = titles;
  self->capability_departs = departs;
  self->capability_costs = costs;
  self->capability_aircraft = aircraft;
  self->capability_modes = modes;
}

/* The state a hazard names as its own, TBR_NONE when it names none. */
static guint32
hazard_state (const TbrObject *object)
{
  int i = tbr_kind_find_param (object->kind, "state");

  if (i < 0 || object->kind->params[i].type != TBR_PARAM_REF)
    return TBR_NONE;
  return *(const guint32 *) ((const guint8 *) object->values + object->kind->params[i].offset);
}

/* The worst of a hazard's parameters. */
static guint8
hazard_certainty (const TbrObject *object)
{
  guint8 worst = TBR_CERTAINTY_SOURCED;

  for (guint i = 0; i < object->kind->n_params; i++)
    worst = MAX (worst, object->certainties[i]);
  return worst;
}

static void
name_hazards (TbrDictionary *self, const TbrScenario *scenario)
{
  guint n = scenario->sections[TBR_SECTION_HAZARDS].n;
  const char **ids = g_new0 (const char *, n + 1);
  const char **kinds = g_new0 (const char *, n + 1);
  const char **titles = g_new0 (const char *, n + 1);
  guint32 *states = g_new0 (guint32, n + 1);
  const char *const **measures = g_new0 (const char *const *, n + 1);
  guint8 *certainties = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TbrObject *object = tbr_scenario_object (scenario, TBR_SECTION_HAZARDS, i);
      ids[i] = object->id;
      kinds[i] = object->kind->name;
      titles[i] = object->kind->title;
      states[i] = hazard_state (object);
      measures[i] = ((const TbrHazardKind *) object->kind)->measures;
      certainties[i] = hazard_certainty (object);
      if (((const TbrHazardKind *) object->kind)->n_needs != NULL)
        self->n_needs += ((const TbrHazardKind *) object->kind)->n_needs (scenario, object);
    }
  if (scenario->region_people != NULL)
    self->n_needs += TBR_STANDBY_NEEDS + TBR_HOSPITAL_NEEDS;
  self->n_hazards = n;
  self->hazard_ids = ids;
  self->hazard_kinds = kinds;
  self->hazard_titles = titles;
  self->hazard_states = states;
  self->hazard_measures = measures;
  self->hazard_certainties = certainties;
}

static void
name_nodes (TbrDictionary *self, const TbrScenario *scenario)
{
  const char **names = g_new0 (const char *, scenario->map->n_nodes + 1);

  for (guint i = 0; i < scenario->map->n_nodes; i++)
    names[i] = scenario->map->nodes[i].name;
  self->n_nodes = scenario->map->n_nodes;
  self->node_names = names;
}

static void
name_sites (TbrDictionary *self, const TbrScenario *scenario)
{
  guint n = tbr_map_n_any_sites (scenario->map);
  const char **names = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      TbrAnySite site;
      if (tbr_map_any_site (scenario->map, tbr_map_any_site_at (scenario->map, i), &site))
        names[i] = *site.code != '\0' ? site.code : site.name;
    }
  self->n_sites = n;
  self->site_names = names;
}

/* Regions matter, and are named, when some hazard reaches services. */
static void
name_regions (TbrDictionary *self, const TbrScenario *scenario)
{
  if (scenario->region_people == NULL)
    return;
  guint n = scenario->map->n_regions;
  const char **names = g_new0 (const char *, n + 1);
  guint32 *states = g_new0 (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    {
      names[i] = scenario->map->regions[i].name;
      states[i] = scenario->map->regions[i].state.i;
    }
  self->n_regions = n;
  self->region_names = names;
  self->region_states = states;
  self->region_people = scenario->region_people;
}

TbrDictionary *
tbr_dictionary_new (const TbrScenario *scenario)
{
  TbrDictionary *self = g_new0 (TbrDictionary, 1);

  self->start_unix = scenario->start_unix;
  self->duration = scenario->meta->duration;
  name_states (self, scenario);
  name_units (self, scenario);
  name_capabilities (self, scenario);
  name_hazards (self, scenario);
  name_nodes (self, scenario);
  name_sites (self, scenario);
  name_regions (self, scenario);
  self->money = tbr_money_resolve (scenario);
  return self;
}

void
tbr_dictionary_free (TbrDictionary *self)
{
  gconstpointer arrays[] = {
    self->state_ids,
    self->state_names,
    self->state_populations,
    self->state_reserves,
    self->unit_ids,
    self->unit_states,
    self->unit_capabilities,
    self->unit_layers,
    self->unit_certainties,
    self->unit_on_duty,
    self->unit_joins,
    self->unit_staff,
    self->capability_ids,
    self->capability_titles,
    self->capability_departs,
    self->capability_costs,
    self->hazard_ids,
    self->hazard_kinds,
    self->hazard_titles,
    self->hazard_states,
    self->hazard_measures,
    self->node_names,
    self->site_names,
    self->capability_aircraft,
    self->hazard_certainties,
    self->region_names,
    self->region_states,
    self->state_outside,
    self->unit_vehicles,
    self->capability_modes,
    self->money,
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free ((gpointer) arrays[i]);
  g_free (self);
}

void
tbr_run_introduce (TbrSim *sim)
{
  const TbrDictionary *self = tbr_run_data (sim)->dictionary;
  guint n_units = 0;

  while (n_units < self->n_units && self->unit_joins[n_units] <= 0)
    n_units++;
  tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_RUN_STARTED,
                                 .a = self->n_states,
                                 .b = n_units,
                                 .c = self->n_hazards });
  for (guint i = 0; i < self->n_states; i++)
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_STATE_LISTED,
                                   .a = i,
                                   .x = self->state_populations[i] });
  for (guint i = 0; i < n_units; i++)
    tbr_core_emit (sim, (TbrFact){ .kind = TBR_FACT_UNIT_LISTED,
                                   .code = self->unit_layers[i],
                                   .a = i,
                                   .b = self->unit_states[i],
                                   .c = self->unit_capabilities[i],
                                   .x = self->unit_staff[i],
                                   .y = sim->scenario->units[i].size });
  for (guint i = 0; i < self->n_hazards; i++)
    tbr_core_emit (sim, (TbrFact){
                            .kind = TBR_FACT_HAZARD_LISTED, .a = i, .b = self->hazard_states[i] });
}
