/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A branch whose orders are given late begins where its parent stood, and is the run that a file of
   it would be. */
#include "watched.h"

#include "desktop/beside.h"
#include "desktop/branching.h"
#include "desktop/state.h"

#include <tabard/sim.h>

#include <glib/gstdio.h>

static Watched sweden;
static char *folder;

static TbrPlayer *
player (void)
{
  return tbr_desktop_player (sweden.desktop);
}

static const TbrScenario *
scenario (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
}

/* What `tabard run` would print. */
static guint64
plain (const TbrScenario *one, TbrTime until)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (one, (guint64) one->meta->seed, 0);
  tbr_sim_run_until (sim, until);
  return tbr_sim_digest (sim);
}

/* Tries an edit; an instant is written AT. */
static void
edit (const char *line, TbrTime at)
{
  g_autoptr (GString) text = g_string_new (line);
  g_autofree char *when = tbr_instant_format (scenario ()->start_unix + at);
  g_string_replace (text, "AT", when, 1);
  tbr_branching_try (sweden.desktop, text->str);
  watched_settle (&sweden);
}

/* Saved as a file, and that file read and run from its start. */
static guint64
saved_digest (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *file = g_build_filename (folder, "saved.xml", NULL);
  g_assert_true (tbr_branching_save_as (sweden.desktop, file, &error));
  g_assert_no_error (error);
  g_autoptr (TbrScenario) read
      = tbr_scenario_load (file, sweden.library, scenario ()->map, NULL, faults);
  g_assert_nonnull (read);
  return plain (read, read->meta->duration);
}

/* The run that is watched is the one that its scenario makes, wherever it began. */
static void
assert_whole (TbrTime began_least, TbrTime began_most)
{
  const TbrChronicle *chronicle = tbr_player_chronicle (player ());
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario (), (guint64) scenario ()->meta->seed, 0);
  tbr_sim_run_until (sim, scenario ()->meta->duration);
  g_assert_cmpint (tbr_player_began (player ()), >=, began_least);
  g_assert_cmpint (tbr_player_began (player ()), <=, began_most);
  g_assert_cmphex (tbr_player_digest (player ()), ==, tbr_sim_digest (sim));
  g_assert_cmpuint (tbr_chronicle_n_facts (chronicle), ==, tbr_sim_n_facts (sim));
  g_assert_cmpuint (tbr_chronicle_n_samples (chronicle), ==, 1000);
  for (guint i = 1; i < tbr_chronicle_n_samples (chronicle); i++)
    g_assert_true (tbr_chronicle_sample_at (chronicle, i - 1)->at
                   < tbr_chronicle_sample_at (chronicle, i)->at);
}

static void
assert_instant (TbrTime at)
{
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, at);
  watched_settle (&sweden);
  const TbrSnapshot *snapshot = tbr_desktop_moment (sweden.desktop)->snapshot;
  g_assert_cmpint (snapshot->at, ==, at);
  g_assert_cmphex (snapshot->digest, ==, plain (scenario (), at));
}

#define DAY 20 /* at which the branch leaves */

static void
test_heritage_begins_where_the_parent_stood (void)
{
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, DAY * TBR_DAY);
  watched_settle (&sweden);
  g_assert_cmpint (tbr_player_began (player ()), ==, 0);
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  edit ("order AT planner set-link link=17 state=closed", DAY * TBR_DAY);
  g_assert_cmpuint (scenario ()->sections[TBR_SECTION_COMMANDS].n, ==, 1);
  assert_whole (DAY * TBR_DAY / 2, DAY * TBR_DAY - 1);
  g_assert_cmphex (tbr_player_digest (player ()), ==, saved_digest ());
}

/* What was taken over can be gone back to. */
static void
test_heritage_goes_back_before_it (void)
{
  static const int hours[] = { 10 * 24, 3, DAY * 24, 29 * 24, 1, DAY * 24 - 1 };
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    assert_instant (hours[i] * TBR_HOUR);
}

static void
test_heritage_goes_on_from_edit_to_edit (void)
{
  edit ("order AT planner set-policy policy=late-request", (DAY + 5) * TBR_DAY);
  assert_whole (DAY * TBR_DAY / 2, (DAY + 5) * TBR_DAY - 1);
  g_assert_cmphex (tbr_player_digest (player ()), ==, saved_digest ());
  /* earlier than the one before */
  edit ("order AT planner set-link link=40 state=slowed", 6 * TBR_DAY);
  assert_whole (0, 6 * TBR_DAY - 1); /* a fast machine keeps no instant before */
  g_assert_cmphex (tbr_player_digest (player ()), ==, saved_digest ());
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  assert_whole (0, 6 * TBR_DAY - 1); /* a fast machine keeps no instant before */
  watched_key (&sweden, 'y', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  assert_whole (0, 6 * TBR_DAY - 1); /* a fast machine keeps no instant before */
  assert_instant (5 * TBR_DAY);
}

/* The second map takes over of the first what it can. */
static void
test_heritage_serves_the_second_map (void)
{
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  const TbrBeside *beside = sweden.desktop->beside;
  g_assert_nonnull (beside);
  const TbrScenario *other = beside->session->scenario;
  g_assert_cmpuint (other->sections[TBR_SECTION_COMMANDS].n, ==, 0);
  g_assert_cmphex (tbr_player_digest (beside->player), ==, plain (other, other->meta->duration));
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
}

/* What holds from the start shares nothing. */
static void
test_heritage_is_refused_to_what_holds_from_the_start (void)
{
  edit ("set policies.late-request.look-again '2 h'", 0);
  assert_whole (0, 0);
  g_assert_cmphex (tbr_player_digest (player ()), ==, saved_digest ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  char *home = watched_home ();
  folder = g_dir_make_tmp ("tabard-heritage-XXXXXX", NULL);
  watched_init (&sweden, "sweden-2018");
  watched_settle (&sweden);
#define ADD(path, test) g_test_add_func ("/ui/heritage/" path, test)
  ADD ("begins-where-the-parent-stood", test_heritage_begins_where_the_parent_stood);
  ADD ("goes-back-before-it", test_heritage_goes_back_before_it);
  ADD ("goes-on-from-edit-to-edit", test_heritage_goes_on_from_edit_to_edit);
  ADD ("serves-the-second-map", test_heritage_serves_the_second_map);
  ADD ("is-refused-to-what-holds-from-the-start",
       test_heritage_is_refused_to_what_holds_from_the_start);
#undef ADD
  int status = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (folder);
  watched_home_clear (home);
  return status;
}
