/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run of a study. */
#include "batch/trial.h"

#include "base/digest.h"

#include <tabard/sim.h>

void
tbr_bench_init (TbrBench *bench, const TbrStudyPlan *plan)
{
  *bench = (TbrBench){ .plan = plan, .point = TBR_NONE };
}

void
tbr_bench_clear (TbrBench *bench)
{
  g_clear_pointer (&bench->scenario, tbr_scenario_free);
  g_clear_pointer (&bench->faults, g_free);
}

void
tbr_bench_go_to (TbrBench *bench, guint32 point)
{
  const TbrStudyPlan *plan = bench->plan;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_auto (GStrv) settings = tbr_design_settings (plan->design, point);

  if (bench->point == point)
    return;
  tbr_bench_clear (bench);
  bench->point = point;
  bench->scenario = plan->load (plan->data, (const char *const *) settings, faults);
  if (bench->scenario != NULL)
    return;
  bench->faults = tbr_diagnostics_to_text (faults);
  g_strdelimit (g_strchomp (bench->faults), "\n", ' ');
}

/* The same luck at every point, or luck of its own for each. */
static guint64
seed_of (const TbrStudyPlan *plan, guint32 point)
{
  guint64 key[2] = { plan->seed, point };

  return plan->design->experiment->common ? plan->seed : tbr_digest_bytes (key, sizeof key);
}

static void
run (TbrBench *bench, TbrTrial *trial)
{
  const TbrExperiment *experiment = bench->plan->design->experiment;
  g_autoptr (TbrSim) sim = tbr_sim_new (bench->scenario, trial->seed, trial->replication);
  g_autoptr (TbrAudit) audit = bench->plan->check ? tbr_audit_new (tbr_sim_dictionary (sim)) : NULL;
  g_autoptr (GError) error = NULL;

  if (audit == NULL)
    tbr_sim_run_until (sim, experiment->until);
  else
    {
      tbr_sim_listen (sim, tbr_audit_take, audit);
      if (!tbr_sim_run_checked (sim, audit, experiment->until, &error)
          || !tbr_audit_finish (audit, &error))
        {
          trial->message = g_strdup (error->message);
          return;
        }
    }
  tbr_sim_flush (sim);
  trial->digest = tbr_sim_digest (sim);
  trial->n_events = tbr_sim_n_events (sim);
  trial->n_facts = tbr_sim_n_facts (sim);
  trial->result = tbr_sim_result (sim);
}

TbrTrial *
tbr_bench_run (TbrBench *bench, guint32 point, guint32 replication)
{
  TbrTrial *trial = g_new0 (TbrTrial, 1);
  gint64 before = g_get_monotonic_time ();

  tbr_bench_go_to (bench, point);
  trial->point = point;
  trial->replication = replication;
  trial->seed = seed_of (bench->plan, point);
  if (bench->scenario == NULL)
    trial->message = g_strdup (bench->faults);
  else
    run (bench, trial);
  trial->seconds = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
  return trial;
}
