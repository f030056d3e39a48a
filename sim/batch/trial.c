/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One run of a study. */
#include "batch/trial.h"

#include "base/digest.h"
#include "batch/fork.h"

#include <tabard/sim.h>
#include <tabard/units.h>

/* Shortest beginning that is kept, events: to take one over costs as much as some of them. */
#define LEAST_EVENTS 1000

/* The beginning of a replication of the bundle's first point. */
typedef struct
{
  guint32 replication;
  TbrKeyframe *start, *end;
} TbrPast;

static void
past_clear (gpointer data)
{
  TbrPast *past = data;

  g_clear_pointer (&past->start, tbr_keyframe_unref);
  g_clear_pointer (&past->end, tbr_keyframe_unref);
}

void
tbr_bench_init (TbrBench *bench, const TbrStudyPlan *plan)
{
  *bench = (TbrBench){ .plan = plan,
                       .point = TBR_NONE,
                       .base_point = TBR_NONE,
                       .pasts = g_array_new (FALSE, FALSE, sizeof (TbrPast)) };
  g_array_set_clear_func (bench->pasts, past_clear);
}

/* Drops the scenario of the last point; that of the base is kept. */
static void
leave (TbrBench *bench)
{
  if (bench->scenario != bench->base)
    tbr_scenario_free (bench->scenario);
  bench->scenario = NULL;
  bench->point = TBR_NONE;
  g_clear_pointer (&bench->faults, g_free);
}

/* Drops what a bundle shares. */
static void
part (TbrBench *bench)
{
  g_array_set_size (bench->pasts, 0);
  g_clear_pointer (&bench->late, tbr_late_free);
  if (bench->scenario != bench->base)
    tbr_scenario_free (bench->base);
  bench->base = NULL;
  bench->base_point = TBR_NONE;
}

void
tbr_bench_clear (TbrBench *bench)
{
  part (bench);
  leave (bench);
  g_clear_pointer (&bench->pasts, g_array_unref);
}

void
tbr_bench_go_to (TbrBench *bench, guint32 point)
{
  const TbrStudyPlan *plan = bench->plan;

  if (bench->point == point)
    return;
  leave (bench);
  bench->point = point;
  if (point == bench->base_point && bench->base != NULL)
    {
      bench->scenario = bench->base;
      return;
    }
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_auto (GStrv) settings = tbr_design_settings (plan->design, point);
  bench->scenario = plan->load (plan->data, (const char *const *) settings, faults);
  if (bench->scenario != NULL)
    return;
  bench->faults = tbr_diagnostics_to_text (faults);
  g_strdelimit (g_strchomp (bench->faults), "\n", ' ');
}

guint64
tbr_trial_seed (const TbrStudyPlan *plan, guint32 point)
{
  guint64 key[2] = { plan->seed, point };

  return plan->design->experiment->common ? plan->seed : tbr_digest_bytes (key, sizeof key);
}

/* ---- shared beginnings ---- */

/* When what differs acts at a point; TBR_NEVER when its scenario has faults. */
static TbrTime
find_first (TbrBench *bench, guint32 point, guint32 replication)
{
  g_autoptr (TbrSim) sim = NULL;

  tbr_bench_go_to (bench, point);
  if (bench->scenario == NULL)
    return TBR_NEVER;
  sim = tbr_sim_new (bench->scenario, tbr_trial_seed (bench->plan, point), replication);
  return tbr_late_first (bench->late, sim);
}

void
tbr_bench_share (TbrBench *bench, const guint32 *points, guint n, guint32 replication)
{
  const TbrStudyPlan *plan = bench->plan;
  g_autofree guint8 *looks = g_new0 (guint8, n + 1);

  part (bench);
  if (n < 2 || plan->check || plan->apart || !plan->design->experiment->common)
    return;
  tbr_bench_go_to (bench, points[0]);
  if (bench->scenario == NULL)
    return;
  g_auto (GStrv) elements = tbr_fork_elements (plan->design, points, n, bench->scenario, looks);
  bench->late
      = elements[0] != NULL ? tbr_late_new (bench->scenario, (const char *const *) elements) : NULL;
  if (bench->late == NULL)
    return;
  bench->base = bench->scenario;
  bench->base_point = points[0];
  bench->until = TBR_NEVER;
  for (guint i = 0; i < n; i++)
    if (looks[i])
      bench->until = MIN (bench->until, find_first (bench, points[i], replication));
  tbr_bench_go_to (bench, points[0]);
}

static const TbrPast *
find_past (const TbrBench *bench, guint32 replication)
{
  for (guint i = 0; i < bench->pasts->len; i++)
    if (g_array_index (bench->pasts, TbrPast, i).replication == replication)
      return &g_array_index (bench->pasts, TbrPast, i);
  return NULL;
}

/* Runs the base up to where the points part, and keeps that. */
static void
keep_past (TbrBench *bench, TbrSim *sim, guint32 replication)
{
  TbrPast past = { .replication = replication, .start = tbr_keyframe_new (sim, NULL) };
  const TbrExperiment *experiment = bench->plan->design->experiment;
  TbrTime until = MIN (bench->until, experiment->until);

  if (experiment->warm_up > 0)
    until = MIN (until, experiment->warm_up);

  tbr_late_run (bench->late, sim, until);
  if (tbr_sim_n_events (sim) >= LEAST_EVENTS)
    past.end = tbr_keyframe_new (sim, past.start);
  if (past.end != NULL)
    g_array_append_val (bench->pasts, past);
  else
    tbr_keyframe_unref (past.start);
}

/* A run of the trial, at its start or where another point's run of this replication has come to.
   (transfer full) */
static TbrSim *
begin (TbrBench *bench, TbrTrial *trial)
{
  TbrSim *sim = tbr_sim_new (bench->scenario, trial->seed, trial->replication);
  const TbrPast *past;

  if (bench->late == NULL)
    return sim;
  past = find_past (bench, trial->replication);
  if (trial->point == bench->base_point)
    {
      if (past == NULL)
        keep_past (bench, sim, trial->replication);
    }
  else if (past != NULL && tbr_late_inherit (bench->late, sim, past->start, past->end))
    trial->shared = tbr_sim_now (sim);
  return sim;
}

static void
run (TbrBench *bench, TbrTrial *trial)
{
  const TbrExperiment *experiment = bench->plan->design->experiment;
  g_autoptr (TbrSim) sim = begin (bench, trial);
  g_autoptr (TbrAudit) audit = bench->plan->check ? tbr_audit_new (tbr_sim_dictionary (sim)) : NULL;
  g_autoptr (GError) error = NULL;

  if (experiment->warm_up > 0)
    {
      tbr_sim_run_until (sim, experiment->warm_up - 1);
      tbr_sim_end_warm_up (sim);
    }
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

/* The line that runs a trial again and tells what is wrong with it. (transfer full) (nullable) */
static char *
command_of (const TbrStudyPlan *plan, const TbrTrial *trial)
{
  const TbrExperiment *experiment = plan->design->experiment;
  g_auto (GStrv) settings = tbr_design_settings (plan->design, trial->point);
  g_autofree char *until = NULL;

  if (plan->words == NULL)
    return NULL;
  if (experiment->until != TBR_NEVER)
    {
      g_autofree char *time = tbr_duration_format (experiment->until);
      until = g_strdup_printf (" --until '%s'", time);
    }
  g_autofree char *words = plan->words (plan->data, (const char *const *) settings);
  return g_strdup_printf ("tabard run %s --seed %" G_GUINT64_FORMAT " -r %u%s --check", words,
                          trial->seed, trial->replication, until != NULL ? until : "");
}

TbrTrial *
tbr_bench_run (TbrBench *bench, guint32 point, guint32 replication)
{
  TbrTrial *trial = g_new0 (TbrTrial, 1);
  gint64 before = g_get_monotonic_time ();

  tbr_bench_go_to (bench, point);
  trial->point = point;
  trial->replication = replication;
  trial->seed = tbr_trial_seed (bench->plan, point);
  if (bench->scenario == NULL)
    trial->message = g_strdup (bench->faults);
  else
    run (bench, trial);
  if (trial->message != NULL)
    trial->command = command_of (bench->plan, trial);
  trial->seconds = (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC;
  return trial;
}
