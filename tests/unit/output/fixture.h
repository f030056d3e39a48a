/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A small made-up Europe for the tests of outputs: three states, six units, two hazards. */
#pragma once

#include <tabard/need.h>
#include <tabard/output.h>
#include <tabard/scenario.h>

#include <math.h>
#include <string.h>

/* 2018-07-15T18:00Z */
#define FIXTURE_START (G_GINT64_CONSTANT (1531677600) * TBR_SECOND)

enum
{
  SE, /* 10 million people, hit by both hazards */
  PL, /* 40 million */
  IT  /* 50 million */
};

enum
{
  SE_ENGINE, /* capability 0, national, 5 persons, sourced */
  PL_CONVOY, /* capability 1, Pool, 40 persons, partly */
  PL_SECOND, /* the same, estimated */
  IT_PLANES, /* capability 2, rescEU, 10 persons, sourced */
  IT_SECOND, /* the same, not on duty */
  EU_PLANES  /* the same, held at Union level */
};

static const char *const fixture_state_ids[] = { "SE", "PL", "IT" };
static const char *const fixture_state_names[] = { "Sweden", "Poland", "Italy" };
static const double fixture_populations[] = { 10e6, 40e6, 50e6 };
static const double fixture_reserves[] = { 0.3, 0.5, 0.5 };
static const char *const fixture_unit_ids[]
    = { "SE.NFIRE.1", "S001.1", "S001.2", "S002.1", "S002.2", "S 3" };
static const guint32 fixture_unit_states[] = { SE, PL, PL, IT, IT, TBR_NONE };
static const guint32 fixture_unit_capabilities[] = { 0, 1, 1, 2, 2, 2 };
static const guint8 fixture_unit_layers[]
    = { TBR_LAYER_NATIONAL, TBR_LAYER_POOL,   TBR_LAYER_POOL,
        TBR_LAYER_RESCEU,   TBR_LAYER_RESCEU, TBR_LAYER_RESCEU };
static const guint8 fixture_unit_certainties[]
    = { TBR_CERTAINTY_SOURCED, TBR_CERTAINTY_PARTLY,  TBR_CERTAINTY_ESTIMATED,
        TBR_CERTAINTY_SOURCED, TBR_CERTAINTY_SOURCED, TBR_CERTAINTY_SOURCED };
static const guint8 fixture_unit_on_duty[] = { 1, 1, 1, 1, 0, 1 };
static const guint16 fixture_unit_staff[] = { 5, 40, 40, 10, 10, 10 };
static const guint16 fixture_unit_vehicles[] = { 1, 20, 20, 0, 0, 0 };
static const char *const fixture_capability_ids[] = { "NFIRE", "GFFF-V", "AFFF-S" };
static const char *const fixture_capability_titles[]
    = { "fire engine", "ground forest fire fighting with vehicles", "fire planes" };
static const double fixture_departs[] = { 300, 6 * 3600, 3 * 3600 };
static const guint8 fixture_modes[] = { TBR_MODE_ROAD, TBR_MODE_AIR_ROAD, TBR_MODE_AIR };
static const double fixture_costs[] = { 1000, 20000, 50000 };
static const char *const fixture_hazard_ids[] = { "fires", "elbe" };
static const char *const fixture_hazard_kinds[] = { "wildfire", "flood" };
static const char *const fixture_hazard_titles[] = { "Forest fires", "River flood" };
static const guint32 fixture_hazard_states[] = { SE, SE };
static const char *const fixture_fire_measures[] = { "area ha", "perimeter m", NULL };
static const char *const fixture_flood_measures[] = { "depth m", NULL };
static const char *const *const fixture_measures[]
    = { fixture_fire_measures, fixture_flood_measures };
static const char *const fixture_nodes[] = { "Poznań", "Świnoujście port", "" };

static const char *const fixture_regions[] = { "Gävleborg", "Dalarna", "Mazowieckie" };
static const guint32 fixture_region_states[] = { SE, SE, PL };
static const double fixture_region_people[] = { 280e3, 290e3, 5.5e6 };

static const TbrDictionary fixture = {
  .n_states = 3,
  .n_units = 6,
  .n_capabilities = 3,
  .n_hazards = 2,
  .state_ids = fixture_state_ids,
  .state_names = fixture_state_names,
  .state_populations = fixture_populations,
  .unit_ids = fixture_unit_ids,
  .unit_states = fixture_unit_states,
  .unit_capabilities = fixture_unit_capabilities,
  .unit_layers = fixture_unit_layers,
  .unit_certainties = fixture_unit_certainties,
  .unit_on_duty = fixture_unit_on_duty,
  .unit_staff = fixture_unit_staff,
  .unit_vehicles = fixture_unit_vehicles,
  .capability_ids = fixture_capability_ids,
  .capability_titles = fixture_capability_titles,
  .capability_departs = fixture_departs,
  .capability_costs = fixture_costs,
  .capability_modes = fixture_modes,
  .hazard_ids = fixture_hazard_ids,
  .hazard_kinds = fixture_hazard_kinds,
  .hazard_titles = fixture_hazard_titles,
  .hazard_states = fixture_hazard_states,
  .hazard_measures = fixture_measures,
  .state_reserves = fixture_reserves,
  .node_names = fixture_nodes,
  .n_nodes = 3,
  .region_names = fixture_regions,
  .region_states = fixture_region_states,
  .region_people = fixture_region_people,
  .n_regions = 3,
  .n_needs = 8,
  .start_unix = FIXTURE_START,
  .duration = 30 * TBR_DAY,
};

/* Values of a kind as they are when nobody sets them. (transfer full) */
static inline gpointer
fixture_values (const TbrKind *kind)
{
  gpointer values = g_malloc0 (MAX (kind->size, 8));
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < kind->n_params; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_true (
          tbr_param_parse (&kind->params[i], kind->params[i].fallback, 0, values, owned, &error));
    }
  return values;
}

/* What a fold says about some facts at an instant. Forks it before each fact: the copy goes on, the
   original is overwritten, as a run that is copied in the middle. */
static inline TbrResult *
fixture_fold (const TbrOutputKind *kind, const TbrFact *facts, guint n, TbrTime now)
{
  g_autofree gpointer values = fixture_values (&kind->kind);
  gsize size = kind->state_size (&fixture, values);
  g_assert_cmpuint (size % 8, ==, 0);
  gpointer state = g_malloc0 (size);
  kind->start (state, &fixture, values);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (i == 0 || facts[i - 1].at <= facts[i].at);
      gpointer copy = g_memdup2 (state, size);
      memset (state, 0xa5, size);
      g_free (state);
      state = copy;
      kind->take (state, &fixture, &facts[i]);
    }
  TbrResult *result = tbr_result_new ();
  kind->finish (state, &fixture, now, result);
  g_free (state);
  return result;
}

/* A number of a result; NAN also when there is none. */
static inline double
fixture_value (const TbrResult *result, const char *measure, TbrScope scope, const char *key)
{
  const TbrIndicator *found = tbr_result_find (result, measure, scope, key);
  return found != NULL ? found->value : NAN;
}

#define ASSERT_VALUE(result, measure, scope, key, expected)                                        \
  g_assert_cmpfloat_with_epsilon (fixture_value (result, measure, TBR_SCOPE_##scope, key),         \
                                  expected, 1e-9 * MAX (1, fabs ((double) (expected))))
/* Never happened, but told. */
#define ASSERT_NEVER(result, measure, scope, key)                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_nonnull (tbr_result_find (result, measure, TBR_SCOPE_##scope, key));                  \
    g_assert_true (isnan (fixture_value (result, measure, TBR_SCOPE_##scope, key)));               \
  }                                                                                                \
  G_STMT_END
