/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How rows of dependencies become services that fail together, and which hazards reach them. */
#include "scenario/dependence.h"

#include "scenario/kinds.h"
#include "world/inoperability.h"
#include "world/region_people.h"

#include <tabard/hazard.h>

void
tbr_dependence_add_defaults (TbrDraft *draft)
{
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    if (tbr_draft_find (draft, TBR_SECTION_DEPENDENCIES, tbr_lifeline_names[i]) == NULL)
      tbr_element_default (draft, TBR_SECTION_DEPENDENCIES, &tbr_kind_lifeline,
                           tbr_lifeline_names[i]);
  const GPtrArray *elements = draft->elements[TBR_SECTION_DEPENDENCIES];
  for (guint i = 0; i < elements->len; i++)
    if (((TbrElement *) elements->pdata[i])->object.kind == &tbr_kind_care)
      return;
  tbr_element_default (draft, TBR_SECTION_DEPENDENCIES, &tbr_kind_care, "care");
}

/* How hospitals work; written once at most. */
static void
fill_care (TbrDraft *draft, TbrScenario *scenario)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_DEPENDENCIES];
  const TbrElement *given = NULL;
  for (guint i = 0; i < elements->len; i++)
    {
      TbrElement *element = elements->pdata[i];
      const TbrCare *care = (gconstpointer) element->values;
      if (element->object.kind != &tbr_kind_care)
        continue;
      if (given != NULL)
        tbr_element_fault (draft, element, "hospitals are written at %s:%u already",
                           given->object.file, given->object.line);
      if (care->divert > care->evacuate)
        tbr_element_fault (draft, element,
                           "divert, evacuate: patients are brought out before new ones are sent "
                           "elsewhere");
      if (care->surge > care->occupancy)
        tbr_element_fault (draft, element, "surge: more beds are freed than are taken");
      given = element;
      scenario->care = care;
    }
}

/* The service called so, TBR_LIFELINE_N for none. */
static guint
find_lifeline (const char *name)
{
  guint i = 0;
  while (i < TBR_LIFELINE_N && !g_str_equal (tbr_lifeline_names[i], name))
    i++;
  return i;
}

static void
fill_lifelines (TbrDraft *draft, TbrScenario *scenario)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_DEPENDENCIES];
  const TbrLifelineSpec **lifelines
      = tbr_store_alloc (&draft->store, TBR_LIFELINE_N * sizeof *lifelines);
  for (guint i = 0; i < elements->len; i++)
    {
      TbrElement *element = elements->pdata[i];
      guint lifeline = find_lifeline (element->object.id);
      if (element->object.kind != &tbr_kind_lifeline)
        continue;
      if (lifeline < TBR_LIFELINE_N)
        lifelines[lifeline] = (gconstpointer) element->values;
      else
        {
          g_autofree char *list = g_strjoinv (", ", (char **) tbr_lifeline_names);
          tbr_element_fault (draft, element, "no service is called so: they are %s", list);
        }
    }
  scenario->lifelines = lifelines;
}

/* The dependences have an equilibrium, whatever is lost. */
static void
check_stable (TbrDraft *draft, const TbrElement *first, const double *matrix)
{
  const TbrInoperability model = { TBR_LIFELINE_N, matrix, NULL };
  const double loss[TBR_LIFELINE_N] = { 0 };
  double state[TBR_LIFELINE_N];
  g_autoptr (GError) error = NULL;
  if (!tbr_inoperability_equilibrium (&model, loss, state, &error))
    tbr_element_fault (draft, first, "%s", error->message);
}

static void
fill_dependencies (TbrDraft *draft, TbrScenario *scenario)
{
  const GPtrArray *elements = draft->elements[TBR_SECTION_DEPENDENCIES];
  double matrix[TBR_LIFELINE_N * TBR_LIFELINE_N] = { 0 };
  const TbrElement *given[TBR_LIFELINE_N * TBR_LIFELINE_N] = { NULL };
  const TbrElement *first = NULL;
  const TbrDependency **rows
      = tbr_store_alloc (&draft->store, TBR_LIFELINE_N * TBR_LIFELINE_N * sizeof *rows);
  for (guint i = 0; i < elements->len; i++)
    {
      TbrElement *element = elements->pdata[i];
      const TbrDependency *row = (gconstpointer) element->values;
      if (element->object.kind != &tbr_kind_dependency || element->is_faulty)
        continue;
      guint pair = (guint) (row->dependent * TBR_LIFELINE_N + row->on);
      if (given[pair] != NULL)
        {
          tbr_element_fault (draft, element, "%s on %s is written at %s:%u already",
                             tbr_lifeline_names[row->dependent], tbr_lifeline_names[row->on],
                             given[pair]->object.file, given[pair]->object.line);
          continue;
        }
      if (row->dependent == row->on)
        tbr_element_fault (draft, element, "a service does not depend on itself");
      first = first != NULL ? first : element;
      given[pair] = element;
      matrix[pair] = row->strength;
      rows[scenario->n_dependencies++] = row;
    }
  scenario->dependencies = rows;
  if (first != NULL)
    check_stable (draft, first, matrix);
}

/* Which hazards reach services: each gets a row in the losses. */
static void
fill_rows (TbrDraft *draft, TbrScenario *scenario)
{
  const GPtrArray *hazards = draft->elements[TBR_SECTION_HAZARDS];
  guint32 *rows = tbr_store_alloc (&draft->store, (hazards->len + 1) * sizeof *rows);
  const TbrElement *first = NULL;
  for (guint i = 0; i < hazards->len; i++)
    {
      const TbrElement *hazard = hazards->pdata[i];
      const TbrHazardKind *kind = (gconstpointer) hazard->object.kind;
      gboolean reaches
          = kind->reaches_lifelines && (kind->reaches == NULL || kind->reaches (&hazard->object));
      rows[i] = reaches ? scenario->n_lifeline_hazards++ : TBR_NONE;
      if (reaches && first == NULL)
        first = hazard;
    }
  scenario->lifeline_rows = rows;
  if (first != NULL && scenario->n_dependencies == 0)
    tbr_diagnostics_warn (draft->faults, first->object.file, first->object.line,
                          "%s '%s': services fail each for itself: draw in "
                          "library/dependencies.xml to let losses spread",
                          first->object.kind->name, first->object.id);
}

static void
fill_people (TbrDraft *draft, TbrScenario *scenario)
{
  const TbrMap *map = draft->map;
  g_autofree double *populations = g_new0 (double, map->n_countries + 1);
  double *people = tbr_store_alloc (&draft->store, (map->n_regions + 1) * sizeof *people);
  for (guint32 i = 0; i < map->n_countries; i++)
    populations[i] = scenario->states[i]->population;
  tbr_region_people_fill (map, populations, people);
  scenario->region_people = people;
}

void
tbr_dependence_fill (TbrDraft *draft, TbrScenario *scenario)
{
  fill_lifelines (draft, scenario);
  fill_dependencies (draft, scenario);
  fill_care (draft, scenario);
  fill_rows (draft, scenario);
  if (scenario->n_lifeline_hazards > 0)
    fill_people (draft, scenario);
}
