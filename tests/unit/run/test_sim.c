/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One future, however it is reached: straight, by a fork, by a saved run, by a replay. */
#include <tabard/recording.h>
#include <tabard/sim.h>

#include <glib/gstdio.h>

typedef struct
{
  TbrMap *map;
  TbrScenario *scenario;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *file = g_build_filename (source, "scenarios", "sweden-2018", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  fixture->map = tbr_map_load (map, &error);
  g_assert_no_error (error);
  fixture->scenario = tbr_scenario_load (file, library, fixture->map, NULL, faults);
  g_assert_cmpuint (tbr_diagnostics_count (faults), ==, 0);
  g_assert_nonnull (fixture->scenario);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_scenario_free (fixture->scenario);
  tbr_map_free (fixture->map);
}

/* Digest of a run of ten days. */
#define TEN (10 * TBR_DAY)

static guint64
straight (const Fixture *fixture, guint64 seed)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, seed, 0);
  tbr_sim_run_until (sim, TEN);
  return tbr_sim_digest (sim);
}

static void
test_sim_same_seed_same_future (Fixture *fixture, gconstpointer data)
{
  g_assert_cmphex (straight (fixture, 1), ==, straight (fixture, 1));
  g_assert_cmphex (straight (fixture, 1), !=, straight (fixture, 2));
}

static void
test_sim_forks_share_the_future (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrSim) fork = NULL;

  tbr_sim_run_until (sim, TEN / 2);
  fork = tbr_sim_fork (sim);
  tbr_sim_run_until (fork, TEN);
  g_assert_true (tbr_sim_now (sim) == TEN / 2);
  tbr_sim_run_until (sim, TEN);
  g_assert_cmphex (tbr_sim_digest (fork), ==, straight (fixture, 1));
  g_assert_cmphex (tbr_sim_digest (sim), ==, straight (fixture, 1));
}

static void
test_sim_fork_results_equal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrSim) fork = NULL;
  g_autoptr (TbrResult) one = NULL, other = NULL;
  g_autofree char *first = NULL, *second = NULL;

  tbr_sim_run_until (sim, TEN / 2);
  fork = tbr_sim_fork (sim);
  tbr_sim_run_until (sim, TEN);
  tbr_sim_run_until (fork, TEN);
  one = tbr_sim_result (sim);
  other = tbr_sim_result (fork);
  first = tbr_result_to_csv (one);
  second = tbr_result_to_csv (other);
  g_assert_cmpstr (first, ==, second);
}

static void
test_sim_saved_run_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("tabard-XXXXXX.run", &path, &error);
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrSim) back = NULL;

  g_assert_no_error (error);
  g_close (fd, NULL);
  tbr_sim_run_until (sim, TEN / 2);
  g_assert_true (tbr_sim_save (sim, path, &error));
  g_assert_no_error (error);
  back = tbr_sim_load (fixture->scenario, path, &error);
  g_assert_no_error (error);
  tbr_sim_run_until (back, TEN);
  g_assert_cmphex (tbr_sim_digest (back), ==, straight (fixture, 1));
  g_unlink (path);
}

static void
test_sim_damaged_file_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *bytes = NULL;
  gsize length;
  int fd = g_file_open_tmp ("tabard-XXXXXX.run", &path, &error);
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);

  g_close (fd, NULL);
  g_assert_true (tbr_sim_save (sim, path, &error));
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  g_assert_null (tbr_sim_load (fixture->scenario, path, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length / 2, &error));
  g_assert_null (tbr_sim_load (fixture->scenario, path, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_unlink (path);
}

static void
test_sim_interleaved_runs_do_not_meet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) one = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrSim) other = tbr_sim_new (fixture->scenario, 2, 0);

  for (TbrTime at = 6 * TBR_HOUR; at <= TEN; at += 6 * TBR_HOUR)
    {
      tbr_sim_run_until (one, at);
      tbr_sim_run_until (other, at);
    }
  g_assert_cmphex (tbr_sim_digest (one), ==, straight (fixture, 1));
  g_assert_cmphex (tbr_sim_digest (other), ==, straight (fixture, 2));
}

static void
test_sim_steps_equal_leaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);

  while (tbr_sim_now (sim) < TBR_DAY && tbr_sim_step (sim))
    ;
  tbr_sim_run_until (sim, TEN);
  g_assert_cmphex (tbr_sim_digest (sim), ==, straight (fixture, 1));
}

static void
test_sim_checked_equals_unchecked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrAudit) audit = tbr_audit_new (tbr_sim_dictionary (sim));
  g_autoptr (GError) error = NULL;

  tbr_sim_listen (sim, tbr_audit_take, audit);
  tbr_sim_run_checked (sim, audit, TEN / 2, &error);
  g_assert_no_error (error);
  g_assert_true (tbr_sim_now (sim) == TEN / 2);
  g_assert_true (tbr_sim_run_checked (sim, audit, TEN, &error));
  g_assert_cmphex (tbr_sim_digest (sim), ==, straight (fixture, 1));
  g_assert_cmpuint (tbr_audit_n_facts (audit), >=, tbr_sim_n_facts (sim));
}

/* A vehicle of a state, that is at home. */
static guint32
find_vehicle (const TbrDictionary *names)
{
  guint32 unit = 0;
  while (names->unit_states[unit] == TBR_NONE || names->unit_vehicles[unit] == 0
         || names->capability_modes[names->unit_capabilities[unit]] == TBR_MODE_AIR)
    unit++;
  return unit;
}

/* Facts that only the audit hears: a leg of a unit at home; a unit that sets out for abroad and
   goes a way that costs, of which the measure knows nothing. */
static void
test_sim_checked_finds_forged_facts (Fixture *fixture, gconstpointer data)
{
  const char *faults[]
      = { "it goes a way that never left", "euro measured are not those in the books" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
      g_autoptr (TbrAudit) audit = tbr_audit_new (tbr_sim_dictionary (sim));
      g_autoptr (GError) error = NULL;
      guint32 unit = find_vehicle (tbr_sim_dictionary (sim));
      const TbrFact forged[]
          = { { .kind = TBR_FACT_UNIT_ORDERED, .a = unit, .b = TBR_NONE, .c = TBR_NONE },
              { .kind = TBR_FACT_UNIT_DEPARTED, .a = unit },
              { .kind = TBR_FACT_UNIT_LEG, .a = unit, .code = TBR_MODE_ROAD, .y = 1e6 } };

      tbr_sim_listen (sim, tbr_audit_take, audit);
      tbr_audit_take (audit, i == 0 ? &forged[2] : forged, i == 0 ? 1 : 3);
      g_assert_false (tbr_sim_run_checked (sim, audit, TEN, &error));
      g_assert_error (error, TBR_ERROR, TBR_ERROR_RANGE);
      g_assert_nonnull (strstr (error->message, faults[i]));
      g_assert_true (g_str_has_prefix (error->message, "fact "));
      /* at the first event that says something */
      g_assert_true (tbr_sim_now (sim) < TBR_DAY);
    }
}

/* An order that closes a link half-way. */
static TbrCommand *
close_link (const Fixture *fixture, TbrTime at)
{
  g_autofree char *instant = tbr_instant_format (fixture->scenario->start_unix + at);
  g_autofree char *line
      = g_strconcat (instant, " planner set-link link=17 state=closed reason='a bridge'", NULL);
  g_autoptr (GError) error = NULL;
  TbrCommand *command = tbr_command_parse (fixture->scenario, line, &error);

  g_assert_no_error (error);
  return command;
}

static void
test_sim_replay_equals_recording (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrSim) again = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrRecording) recording = tbr_recording_new (sim, "sweden-2018", NULL);
  g_autoptr (TbrCommand) command = close_link (fixture, TEN / 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL, *log = NULL;

  tbr_sim_run_until (sim, TEN / 2);
  tbr_recording_order (recording, sim, command);
  g_assert_true (tbr_sim_order (sim, command, &error));
  g_assert_no_error (error);
  tbr_sim_run_until (sim, TEN);
  tbr_recording_mark (recording, sim);
  g_assert_true (tbr_recording_replay (recording, again, TBR_NEVER, &difference, &error));
  g_assert_no_error (error);
  g_assert_null (difference);
  g_assert_cmphex (tbr_sim_digest (again), ==, tbr_sim_digest (sim));
  log = tbr_sim_log (again);
  g_assert_nonnull (strstr (log, "planner set-link"));
  g_array_index (recording->entries, TbrRecordingEntry, 1).digest ^= 1;
  tbr_sim_free (g_steal_pointer (&again));
  again = tbr_sim_new (fixture->scenario, 1, 0);
  g_assert_true (tbr_recording_replay (recording, again, TBR_NEVER, &difference, &error));
  g_assert_nonnull (difference);
}

/* Runs to @to, with an order at @at, and compares with a replay of its recording. */
static void
check_replay (const Fixture *fixture, TbrSim *sim, TbrTime at, TbrTime to)
{
  g_autoptr (TbrRecording) recording = tbr_recording_new (sim, "sweden-2018", NULL);
  g_autoptr (TbrSim) again = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrCommand) command = close_link (fixture, at);
  g_autoptr (GError) error = NULL;
  g_autofree char *difference = NULL;

  if (at > tbr_sim_now (sim))
    tbr_sim_run_until (sim, at);
  tbr_recording_order (recording, sim, command);
  g_assert_true (tbr_sim_order (sim, command, &error));
  g_assert_no_error (error);
  tbr_sim_run_until (sim, to);
  tbr_recording_mark (recording, sim);
  g_assert_true (tbr_recording_replay (recording, again, TBR_NEVER, &difference, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (difference, ==, NULL);
  g_assert_cmphex (tbr_sim_digest (again), ==, tbr_sim_digest (sim));
}

static void
test_sim_order_before_the_first_event_replays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  check_replay (fixture, sim, 0, 2 * TBR_DAY);
}

static void
test_sim_recording_of_a_resumed_run_has_its_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  g_autoptr (TbrSim) fork = NULL;

  check_replay (fixture, sim, TBR_DAY, 2 * TBR_DAY);
  fork = tbr_sim_fork (sim);
  check_replay (fixture, fork, 3 * TBR_DAY, 4 * TBR_DAY);
}

static void
test_sim_empty_recording_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("tabard-XXXXXX.log", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_null (tbr_recording_load (path, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_SYNTAX);
  g_unlink (path);
}

static void
test_sim_state_does_not_grow_with_the_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (fixture->scenario, 1, 0);
  gsize early;

  tbr_sim_run_until (sim, 15 * TBR_DAY);
  early = tbr_sim_size (sim);
  tbr_sim_run_until (sim, 30 * TBR_DAY);
  g_assert_cmpuint (tbr_sim_size (sim), <=, 2 * early);
}

/* 16,000 calls behind it, and 99,000. */
static void
test_sim_a_year_of_calls_does_not_grow (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *file = g_build_filename (source, "scenarios", "city-calls", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrScenario *scenario = tbr_scenario_load (file, library, fixture->map, NULL, faults);

  g_assert_nonnull (scenario);
  TbrSim *sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, 60 * TBR_DAY);
  gsize early = tbr_sim_size (sim);
  tbr_sim_run_until (sim, 360 * TBR_DAY);
  g_assert_cmpuint (tbr_sim_n_events (sim), >, 500000);
  g_assert_cmpuint (tbr_sim_size (sim), ==, early);
  tbr_sim_free (sim);
  tbr_scenario_free (scenario);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/run/sim/same-seed-same-future", test_sim_same_seed_same_future);
  ADD ("/run/sim/forks-share-the-future", test_sim_forks_share_the_future);
  ADD ("/run/sim/fork-results-equal", test_sim_fork_results_equal);
  ADD ("/run/sim/saved-run-goes-on", test_sim_saved_run_goes_on);
  ADD ("/run/sim/damaged-file-is-refused", test_sim_damaged_file_is_refused);
  ADD ("/run/sim/interleaved-runs-do-not-meet", test_sim_interleaved_runs_do_not_meet);
  ADD ("/run/sim/steps-equal-leaps", test_sim_steps_equal_leaps);
  ADD ("/run/sim/checked-equals-unchecked", test_sim_checked_equals_unchecked);
  ADD ("/run/sim/checked-finds-forged-facts", test_sim_checked_finds_forged_facts);
  ADD ("/run/sim/replay-equals-recording", test_sim_replay_equals_recording);
  ADD ("/run/sim/order-before-the-first-event-replays",
       test_sim_order_before_the_first_event_replays);
  ADD ("/run/sim/recording-of-a-resumed-run-has-its-past",
       test_sim_recording_of_a_resumed_run_has_its_past);
  ADD ("/run/sim/empty-recording-is-refused", test_sim_empty_recording_is_refused);
  ADD ("/run/sim/state-does-not-grow-with-the-past", test_sim_state_does_not_grow_with_the_past);
  ADD ("/run/sim/a-year-of-calls-does-not-grow", test_sim_a_year_of_calls_does_not_grow);
  return g_test_run ();
}
