/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sweden in 2018 with edits that hold from an instant on: read, run, its facts and units found. */
#pragma once

#include <tabard/command.h>
#include <tabard/sim.h>
#include <tabard/whatif.h>

#include <string.h>

#define THEN (5 * TBR_DAY) /* of the edits */
#define END (14 * TBR_DAY) /* of the runs */
#define LATE "2018-07-17T22:00Z"

typedef struct
{
  TbrMap *map;
  char *library;
  TbrWhatif *whatif;
  TbrScenario *root;
} Fixture;

/* The edit of a branch, as it would be read; NULL with the first fault. */
static inline TbrScenario *
read_with (const Fixture *fixture, const char *edit, char **out_fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = tbr_whatif_text (fixture->whatif, 1, edit, &error);
  g_assert_no_error (error);
  TbrScenario *scenario = tbr_whatif_read (text, tbr_whatif_path (fixture->whatif),
                                           fixture->library, fixture->map, faults);
  *out_fault = scenario == NULL ? g_strdup (tbr_diagnostics_get (faults, 0)->message) : NULL;
  return scenario;
}

static inline TbrScenario *
read_good (const Fixture *fixture, const char *edit)
{
  g_autofree char *fault = NULL;
  TbrScenario *scenario = read_with (fixture, edit, &fault);
  g_assert_cmpstr (fault, ==, NULL);
  return scenario;
}

/* That an edit is a fault, told in words that begin so. */
static inline void
assert_refused (const Fixture *fixture, const char *edit, const char *told)
{
  g_autofree char *fault = NULL;
  g_autoptr (TbrScenario) scenario = read_with (fixture, edit, &fault);
  g_assert_null (scenario);
  if (!g_str_has_prefix (fault, told))
    g_assert_cmpstr (fault, ==, told);
}

static TbrMap *map; /* of all tests */

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *folder = g_build_filename (source, "assets", "map", NULL);
  map = map != NULL ? map : tbr_map_load (folder, NULL);
  fixture->map = map;
  fixture->library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (fixture->library, "sweden-2018", NULL);
  fixture->whatif = tbr_whatif_new (path, NULL, NULL);
  fixture->root = read_good (fixture, NULL);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_scenario_free (fixture->root);
  tbr_whatif_free (fixture->whatif);
  g_free (fixture->library);
}

/* ---- runs and their facts ---- */

typedef struct
{
  TbrSim *sim;
  GArray *facts; /* TbrFact */
} Run;

static inline void
hear (gpointer data, const TbrFact *facts, guint n)
{
  g_array_append_vals (data, facts, n);
}

static inline Run
run_until (const TbrScenario *scenario, TbrTime until)
{
  g_autoptr (GError) error = NULL;
  Run run = { tbr_sim_new (scenario, 1, 0), g_array_new (FALSE, FALSE, sizeof (TbrFact)) };
  tbr_sim_listen (run.sim, hear, run.facts);
  tbr_sim_run_until (run.sim, until);
  tbr_sim_flush (run.sim);
  g_assert_true (tbr_sim_check (run.sim, &error));
  g_assert_no_error (error);
  return run;
}

static inline void
clear_run (Run *run)
{
  tbr_sim_free (run->sim);
  g_array_unref (run->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

/* The first fact of a kind about a unit from an instant on; NULL for none. */
static inline const TbrFact *
find_fact (const Run *run, TbrFactCode kind, guint32 unit, TbrTime from)
{
  for (guint i = 0; i < run->facts->len; i++)
    {
      const TbrFact *fact = &g_array_index (run->facts, TbrFact, i);
      if (fact->kind == kind && fact->at >= from && (unit == TBR_NONE || fact->a == unit))
        return fact;
    }
  return NULL;
}

static inline guint32
find_unit (const TbrScenario *scenario, const char *id)
{
  for (guint32 i = 0; i < scenario->n_units; i++)
    if (g_str_equal (scenario->units[i].id, id))
      return i;
  return TBR_NONE;
}

static inline guint64
digest_at (const TbrScenario *scenario, TbrTime until)
{
  g_auto (Run) run = run_until (scenario, until);
  return tbr_sim_digest (run.sim);
}

/* To the digest of all facts, to the microsecond. */
static inline void
assert_parts_at (const Fixture *fixture, const TbrScenario *scenario, TbrTime at)
{
  g_assert_cmphex (digest_at (scenario, at - 1), ==, digest_at (fixture->root, at - 1));
  g_assert_cmphex (digest_at (scenario, at), !=, digest_at (fixture->root, at));
}

/* A unit that is in a phase at an instant; at home one that goes by road. */
static inline guint32
find_in_phase (const TbrScenario *scenario, TbrTime at, TbrPhase phase)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, at);
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  for (guint32 i = 0; i < snapshot->units->len; i++)
    {
      const TbrUnitSpec *spec = &scenario->units[i];
      TbrMode mode = (TbrMode) scenario->capabilities[spec->capability]->mode;
      if (g_array_index (snapshot->units, TbrUnitView, i).phase == phase
          && (mode == TBR_MODE_AIR_ROAD || (phase != TBR_PHASE_AVAILABLE && mode == TBR_MODE_AIR))
          && g_str_equal (scenario->objects[spec->object]->kind->section, "stock")
          && spec->state != TBR_NONE)
        return i;
    }
  g_assert_not_reached ();
}
