/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Replications in the background say what a study of the same runs says, and end when they must. */
#include <tabard/change.h>
#include <tabard/contrast.h>
#include <tabard/sim.h>

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define N 5
#define LENGTH (3 * TBR_DAY)
#define N_STEPS 12 /* of 6 h */
#define SEED 2018

/* A short summer in Sweden, with two ways of asking. */
static const char *const early[] = { "policies.ask.kind=at-once", NULL };

typedef struct
{
  TbrMap *map;
  char *scenarios;
  TbrOutlook *two; /* of two threads */
} House;

static House house;

static TbrScenario *
load (gpointer data, const char *const *settings, TbrDiagnostics *faults)
{
  g_autofree char *path = g_build_filename (house.scenarios, "sweden-2018", NULL);

  return tbr_scenario_load (path, house.scenarios, house.map, settings, faults);
}

/* The spec of two variants, the second loaded by its settings. */
static TbrFuturesSpec
spec_of (const TbrVariant *variants, guint n_jobs)
{
  return (TbrFuturesSpec){ .variants = variants,
                           .n_variants = 2,
                           .load = load,
                           .seed = SEED,
                           .replications = N,
                           .until = LENGTH,
                           .n_jobs = n_jobs,
                           .n_instants = N_STEPS };
}

/* What they come to in the end. (transfer full) */
static TbrOutlook *
wait_for (TbrFutures *futures)
{
  TbrOutlook *outlook = NULL;

  while (outlook == NULL || !outlook->is_whole)
    {
      TbrOutlook *newer = tbr_futures_take (futures);
      if (newer == NULL)
        g_usleep (1000);
      else
        {
          tbr_outlook_free (outlook);
          outlook = newer;
        }
    }
  return outlook;
}

static TbrOutlook *
run (guint n_jobs)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) usual = load (NULL, NULL, faults);
  const TbrVariant variants[] = { { "as it is", usual, NULL }, { "ask at once", NULL, early } };
  TbrFuturesSpec spec = spec_of (variants, n_jobs);
  g_autoptr (TbrFutures) futures = tbr_futures_new (&spec);

  return wait_for (futures);
}

/* The same by a study in a folder. */
static char *
run_study (void)
{
  static const char text[]
      = "<experiment xmlns='urn:tabard:experiment:1' title='t' scenario='s' replications='5' "
        "until='3 d'><factor name='ask' path='policies.ask.kind'><level value='when-short'/>"
        "<level value='at-once'/></factor></experiment>";
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExperiment) experiment
      = tbr_experiment_parse (text, sizeof text - 1, "e.xml", faults);
  g_autoptr (GError) error = NULL;
  g_assert_nonnull (experiment);
  g_autoptr (TbrDesign) design = tbr_design_new (experiment, SEED, "", NULL);
  char *folder = g_dir_make_tmp ("futures-XXXXXX", NULL);
  TbrStudyPlan plan = { .design = design,
                        .load = load,
                        .folder = folder,
                        .program = "test",
                        .seed = SEED,
                        .n_jobs = 2,
                        .n_shards = 1 };
  TbrStudyOutcome outcome;

  g_assert_true (tbr_study_run (&plan, &outcome, &error));
  g_assert_cmpuint (outcome.n_done, ==, 2 * N);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Bit for bit, no number being like no number. */
static gboolean
same (double a, double b)
{
  return memcmp (&a, &b, sizeof a) == 0 || (isnan (a) && isnan (b));
}

static gboolean
same_interval (const TbrInterval *a, const TbrInterval *b)
{
  return a->n == b->n && same (a->mean, b->mean) && same (a->half_width, b->half_width);
}

static void
test_futures_say_what_a_study_says (void)
{
  const TbrOutlook *outlook = house.two;
  g_autofree char *folder = run_study ();
  g_auto (TbrContrasts) contrasts = { NULL };
  g_auto (TbrOverview) overview = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (tbr_contrasts_load (folder, NULL, NULL, &contrasts, &error));
  g_assert_true (tbr_overview_load (folder, NULL, &overview, &error));
  g_assert_cmpuint (contrasts.rows->len, >, 20);
  for (guint i = 0; i < contrasts.rows->len; i++)
    {
      const TbrContrast *row = contrasts.rows->pdata[i];
      const TbrOutlookMeasure *measure = tbr_outlook_find (outlook, row->measure);
      g_assert_nonnull (measure);
      g_assert_true (same_interval (&measure->paired[1].difference, &row->paired.difference));
      g_assert_true (same (measure->paired[1].factor, row->paired.factor));
      g_assert_true (same (measure->joint[1], row->joint));
    }
  g_assert_cmpuint (overview.measures->len, ==, outlook->measures->len);
  for (guint i = 0; i < overview.measures->len; i++)
    {
      const TbrOverviewMeasure *row = overview.measures->pdata[i];
      const TbrOutlookMeasure *measure = tbr_outlook_find (outlook, row->measure);
      g_assert_nonnull (measure);
      g_assert_cmpint (measure->varies, ==, row->varies);
      for (guint k = 0; k < 2; k++)
        {
          g_assert_true (same_interval (&measure->means[k], &row->means[k]));
          g_assert_true (same (measure->medians[k].value, row->quartiles[3 * k + 1].value));
          g_assert_true (same (measure->medians[k].high, row->quartiles[3 * k + 1].high));
        }
    }
  remove_folder (folder);
}

static void
test_futures_are_the_same_on_any_threads (void)
{
  g_autoptr (TbrOutlook) one = run (1);
  const TbrOutlook *two = house.two;

  g_assert_cmpuint (one->bands->len, >, 10);
  g_assert_cmpuint (one->bands->len, ==, two->bands->len);
  for (guint i = 0; i < one->measures->len; i++)
    {
      const TbrOutlookMeasure *a = one->measures->pdata[i];
      const TbrOutlookMeasure *b = tbr_outlook_find (two, a->measure);
      g_assert_nonnull (b);
      g_assert_true (same_interval (&a->means[1], &b->means[1]));
      g_assert_true (same_interval (&a->paired[1].difference, &b->paired[1].difference));
    }
  for (guint i = 0; i < one->bands->len; i++)
    {
      const TbrOverviewSeries *a = one->bands->pdata[i];
      const TbrOverviewSeries *b = tbr_outlook_band (two, a->point, a->measure, a->key);
      g_assert_nonnull (b);
      g_assert_cmpmem (a->middle, a->n * sizeof (double), b->middle, b->n * sizeof (double));
      g_assert_cmpmem (a->high, a->n * sizeof (double), b->high, b->n * sizeof (double));
    }
}

/* A band is the quantiles of the runs' own curves: the series of a run at the same instants. */
static void
test_futures_bands_are_of_the_runs (void)
{
  const TbrOutlook *outlook = house.two;
  const TbrOverviewSeries *band = tbr_outlook_band (outlook, 0, "series.units", "working");
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = load (NULL, NULL, faults);
  double values[N_STEPS + 1][N] = { 0 };

  g_assert_nonnull (band);
  g_assert_cmpuint (band->n, ==, N_STEPS + 1);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, SEED, i);
      tbr_sim_run_until (sim, LENGTH);
      tbr_sim_flush (sim);
      g_autoptr (TbrResult) result = tbr_sim_measure (sim, "series");
      for (guint k = 0; k < result->points->len; k++)
        {
          const TbrSeriesPoint *point = &g_array_index (result->points, TbrSeriesPoint, k);
          if (strcmp (point->measure, "series.units") == 0 && strcmp (point->key, "working") == 0)
            values[point->at / (6 * TBR_HOUR)][i] = point->value;
        }
    }
  for (guint k = 0; k <= N_STEPS; k++)
    {
      g_assert_cmpfloat (band->hours[k], ==, 6.0 * k);
      g_assert_cmpfloat (band->middle[k], ==, tbr_quantile_of (values[k], N, 0.5, 0.95).value);
      g_assert_cmpfloat (band->low[k], ==, tbr_quantile_of (values[k], N, 0.1, 0.95).value);
    }
  g_assert_nonnull (tbr_outlook_band (outlook, 0, "needs.open", ""));
  g_assert_nonnull (tbr_outlook_band (outlook, 0, "units.utilisation", ""));
}

/* Runs for weeks of one core end as soon as nobody wants them. */
static void
test_futures_end_when_they_are_cancelled (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) usual = load (NULL, NULL, faults);
  const TbrVariant variants[] = { { "a", usual, NULL }, { "b", usual, NULL } };
  TbrFuturesSpec spec = spec_of (variants, 2);
  spec.replications = TBR_FUTURES_MOST;
  spec.until = TBR_NEVER;
  TbrFutures *futures = tbr_futures_new (&spec);
  guint all;

  while (tbr_futures_progress (futures, &all) < 1)
    g_usleep (1000);
  g_assert_cmpuint (all, ==, 2 * TBR_FUTURES_MOST);
  tbr_futures_cancel (futures);
  tbr_futures_free (futures);
}

static void
test_futures_tell_why_a_variant_fails (void)
{
  static const char *const wrong[] = { "policies.ask.kind=tomorrow", NULL };
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) usual = load (NULL, NULL, faults);
  const TbrVariant variants[] = { { "a", usual, NULL }, { "b", NULL, wrong } };
  TbrFuturesSpec spec = spec_of (variants, 1);
  spec.replications = 2;
  spec.until = TBR_DAY;
  g_autoptr (TbrFutures) futures = tbr_futures_new (&spec);
  g_autoptr (TbrOutlook) outlook = wait_for (futures);

  g_assert_cmpuint (outlook->n_failed[0], ==, 0);
  g_assert_cmpuint (outlook->n_failed[1], ==, 2);
  g_assert_nonnull (strstr (outlook->faults[1], "tomorrow"));
}

/* ---- changes ---- */

static const TbrChange *
find_change (const GPtrArray *changes, const char *setting)
{
  for (guint i = 0; i < changes->len; i++)
    for (char **word = ((TbrChange *) changes->pdata[i])->settings; *word != NULL; word++)
      if (g_str_has_prefix (*word, setting))
        return changes->pdata[i];
  return NULL;
}

/* Sweden lacked people and aircraft against fires, asked after a delay, and its helpers met other
   radios. */
static void
test_futures_changes_fit_the_crisis (void)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) usual = load (NULL, NULL, faults);
  g_autoptr (TbrSim) sim = tbr_sim_new (usual, SEED, 0);
  tbr_sim_run_until (sim, TBR_NEVER);
  tbr_sim_flush (sim);
  g_autoptr (TbrResult) result = tbr_sim_result (sim);
  g_autoptr (GPtrArray) changes = tbr_changes_list (usual, result);

  g_assert_nonnull (find_change (changes, "stock."));
  g_assert_nonnull (find_change (changes, "states.SE.national-factor="));
  g_assert_nonnull (find_change (changes, "policies.ask.kind=at-once"));
  g_assert_null (find_change (changes, "policies.ask.kind=when-short"));
  g_assert_nonnull (find_change (changes, "meta.remove= radio"));
  g_assert_null (find_change (changes, "meta.remove= visa"));
  g_assert_nonnull (
      find_change (changes, "lags.wildfire.onset_to_request.law=lognormal(30 h, 6 h"));
  g_assert_null (find_change (changes, "lags.earthquake"));
  for (guint i = 0; i < changes->len; i++)
    {
      g_auto (GStrv) settings = tbr_change_settings (changes->pdata[i], early);
      g_autoptr (TbrScenario) changed = load (NULL, (const char *const *) settings, faults);
      g_assert_cmpstr (settings[0], ==, early[0]);
      g_assert_nonnull (changed);
      g_assert_cmpuint (changed->digest, !=, usual->digest);
    }
}

/* Means and intervals by hand: 6 pairs, t(5) at 97.5 % is 2.571. */
static void
test_futures_verdict_needs_an_interval (void)
{
  TbrPaired paired[] = { { { 6, 0, 0 }, 1, 1, 0, NAN },
                         { { 6, -2, 0.5 }, 1, 1, 0.2, 10 },
                         { { 6, -2, 1.5 }, 1, 1, 2, 1 },
                         { { 6, 3, 1 }, 1, 1, 1, 2 },
                         { { 4, -2, 0.5 }, 1, 1, 0.2, 10 } };
  double joint[] = { 0, 0.7, 2.1, 1.4, 0.7 };
  TbrInterval means[] = { { 6, 100, 1 } };
  TbrOutlookMeasure measure = { .means = means, .paired = paired, .joint = joint };
  static const TbrVerdict wanted[] = { TBR_VERDICT_SAME, TBR_VERDICT_LESS, TBR_VERDICT_LUCK,
                                       TBR_VERDICT_MORE, TBR_VERDICT_UNKNOWN };
  TbrOutlook outlook = { .n_variants = 5 };
  g_autofree guint *order = tbr_outlook_rank (&outlook, &measure);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (tbr_outlook_verdict (&measure, i), ==, wanted[i]);
  /* what is left of sums in another order is no difference */
  paired[1] = (TbrPaired){ { 6, -2e-11, 0 }, 1, 1, 1e-28, 1e28 };
  joint[1] = 1e-13;
  g_assert_cmpint (tbr_outlook_verdict (&measure, 1), ==, TBR_VERDICT_SAME);
  g_assert_cmpuint (order[0], ==, 1);
  g_assert_cmpuint (order[1], ==, 2);
  g_assert_cmpuint (order[2], ==, 4);
  g_assert_cmpuint (order[3], ==, 3);
}

int
main (int argc, char **argv)
{
  g_autofree char *map = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  int failed;

  g_test_init (&argc, &argv, NULL);
  house = (House){ .map = tbr_map_load (map, NULL),
                   .scenarios = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", NULL) };
  g_assert_nonnull (house.map);
  house.two = run (2);
  g_test_add_func ("/batch/futures/say-what-a-study-says", test_futures_say_what_a_study_says);
  g_test_add_func ("/batch/futures/are-the-same-on-any-threads",
                   test_futures_are_the_same_on_any_threads);
  g_test_add_func ("/batch/futures/bands-are-of-the-runs", test_futures_bands_are_of_the_runs);
  g_test_add_func ("/batch/futures/end-when-they-are-cancelled",
                   test_futures_end_when_they_are_cancelled);
  g_test_add_func ("/batch/futures/tell-why-a-variant-fails",
                   test_futures_tell_why_a_variant_fails);
  g_test_add_func ("/batch/futures/changes-fit-the-crisis", test_futures_changes_fit_the_crisis);
  g_test_add_func ("/batch/futures/verdict-needs-an-interval",
                   test_futures_verdict_needs_an_interval);
  failed = g_test_run ();
  tbr_outlook_free (house.two);
  tbr_map_free (house.map);
  g_free (house.scenarios);
  return failed;
}
