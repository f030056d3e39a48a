/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A small city with a desk, and all the facts of a run of it. */
#pragma once

#include <tabard/sim.h>

/* A city near Berlin; %s are attributes and rows of the hazard. */
static const char city_frame[]
    = "<scenario xmlns='urn:tabard:scenario:1'><meta title='Test' start='2018-07-01T00:00Z' "
      "duration='%s' national-services='no'/><capabilities><capability id='E' title='Engine' "
      "staff='6'/></capabilities><units><unit id='U' capability='E' state='DE' base='Berlin' "
      "count='%u'/></units><hazards><hazard kind='calls' id='c' state='DE' units='U' %s>%s"
      "</hazard></hazards><policies><policy kind='%s' id='p' states='DE' decision='dispatch'/>"
      "</policies></scenario>";

/* What a city is and how it went. */
typedef struct
{
  const char *duration;
  guint n_units;
  const char *attributes; /* of the hazard */
  const char *rows;       /* of the hazard */
  const char *policy;
  guint64 seed;
  GArray *facts; /* TbrFact */
  guint64 digest;
} City;

static inline TbrMap *
city_load_map (void)
{
  static TbrMap *map;
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  if (map == NULL)
    map = tbr_map_load (folder, NULL);
  g_assert_nonnull (map);
  return map;
}

static inline TbrScenario *
city_read (const City *city, TbrDiagnostics *faults)
{
  g_autofree char *text = g_strdup_printf (city_frame, city->duration, city->n_units,
                                           city->attributes, city->rows, city->policy);
  return tbr_scenario_parse (text, -1, "city.xml", NULL, city_load_map (), NULL, faults);
}

static inline TbrScenario *
city_read_good (const City *city)
{
  TbrDiagnostics *faults = tbr_diagnostics_new ();
  TbrScenario *scenario = city_read (city, faults);
  g_autofree char *text = tbr_diagnostics_to_text (faults);
  if (scenario == NULL)
    g_error ("%s", text);
  tbr_diagnostics_free (faults);
  return scenario;
}

static inline void
city_take_facts (gpointer data, const TbrFact *facts, guint n)
{
  g_array_append_vals (data, facts, n);
}

static inline void
city_run (City *city)
{
  TbrScenario *scenario = city_read_good (city);
  TbrSim *sim = tbr_sim_new (scenario, city->seed, 0);
  city->facts = g_array_new (FALSE, FALSE, sizeof (TbrFact));
  tbr_sim_listen (sim, city_take_facts, city->facts);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  city->digest = tbr_sim_digest (sim);
  tbr_sim_free (sim);
  tbr_scenario_free (scenario);
}

static inline void
city_clear (City *city)
{
  g_clear_pointer (&city->facts, g_array_unref);
}

static inline guint
city_count (const City *city, TbrFactCode kind)
{
  guint n = 0;
  for (guint i = 0; i < city->facts->len; i++)
    n += g_array_index (city->facts, TbrFact, i).kind == kind;
  return n;
}

static inline const TbrFact *
city_find (const City *city, TbrFactCode kind, guint nth)
{
  for (guint i = 0; i < city->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (city->facts, TbrFact, i);
      if (fact->kind == kind && nth-- == 0)
        return fact;
    }
  g_assert_not_reached ();
}
