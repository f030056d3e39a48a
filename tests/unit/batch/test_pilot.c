/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How large the tasks of a job array are. */
#include <tabard/batch.h>

#include <string.h>

#define TEXT                                                                                       \
  "<experiment xmlns='urn:tabard:experiment:1' title='t' scenario='s' replications='20'>"          \
  "<factor name='a' path='x.a.b'><level value='1'/><level value='2'/><level value='3'/></factor>"  \
  "%s</experiment>"
#define STOP "<stop measure='K' half-width='10 %'/>"

/* Tasks for so many trials of so many seconds. */
static guint
tasks (const char *stop, guint n_jobs, guint64 n_trials, double seconds)
{
  g_autofree char *text = g_strdup_printf (TEXT, stop);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrExperiment *experiment = tbr_experiment_parse (text, (gssize) strlen (text), "e.xml", faults);
  g_assert_nonnull (experiment);
  g_autoptr (TbrDesign) design = tbr_design_new (experiment, 1, "", NULL);
  TbrStudyPlan plan = { .design = design, .n_jobs = n_jobs, .n_shards = 1 };
  guint n = tbr_study_tasks (&plan, n_trials, &(TbrPilot){ .seconds = seconds });

  tbr_experiment_free (experiment);
  return n;
}

/* 6000 trials of half a second are 50 minutes of one core: 50 tasks of a minute, 12.5 on four
   cores, so 13 of which the last is smaller. */
static void
test_pilot_tasks_take_a_minute (void)
{
  g_assert_cmpuint (tasks ("", 1, 6000, 0.5), ==, 50);
  g_assert_cmpuint (tasks ("", 4, 6000, 0.5), ==, 13);
  g_assert_cmpuint (tasks ("", 1, 6000, 200), ==, 1000);
}

static void
test_pilot_tasks_are_one_at_least (void)
{
  g_assert_cmpuint (tasks ("", 1, 0, 0.5), ==, 1);
  g_assert_cmpuint (tasks ("", 1, 1, 0.5), ==, 1);
  g_assert_cmpuint (tasks ("", 1, 60, 0), ==, 1);
}

static void
test_pilot_tasks_keep_points_whole (void)
{
  g_assert_cmpuint (tasks (STOP, 1, 6000, 0.5), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch/pilot/tasks-take-a-minute", test_pilot_tasks_take_a_minute);
  g_test_add_func ("/batch/pilot/tasks-are-one-at-least", test_pilot_tasks_are_one_at_least);
  g_test_add_func ("/batch/pilot/tasks-keep-points-whole", test_pilot_tasks_keep_points_whole);
  return g_test_run ();
}
