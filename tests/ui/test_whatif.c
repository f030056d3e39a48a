/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A whole what-if by the keyboard alone: branch, change, take back, save, lose nothing. */
#include "whatif_walk.h"

#include "desktop/branching.h"
#include "desktop/state.h"

#include <tabard/condition.h>
#include <tabard/policy.h>
#include <tabard/sim.h>

#include <glib/gstdio.h>

#include <string.h>

Watched sweden;
static char *folder;

/* ---- what a planner does ---- */

static void
type (const char *text)
{
  watched_write (&sweden, text);
}

static void
enter (void)
{
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
}

static void
go_to (const char *when)
{
  watched_key (&sweden, 'g', 0);
  type (when);
  enter ();
}

/* Tab until the control of an action is reached. */
static void
tab_to (TbrActionId action, gint64 argument)
{
  for (int i = 0; i < 400; i++)
    {
      const TbrWidget *focus = tbr_desktop_focus (sweden.desktop);
      if (focus != NULL && focus->action == action && focus->argument == argument)
        return;
      watched_key (&sweden, TBR_KEY_TAB, 0);
    }
  g_error ("the keyboard does not reach action %d", action);
}

static const TbrScenario *
scenario (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
}

static guint64
plain (const TbrScenario *one)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (one, (guint64) one->meta->seed, 0);
  tbr_sim_run_until (sim, one->meta->duration);
  return tbr_sim_digest (sim);
}

static guint64
watched_digest (void)
{
  return tbr_player_digest (tbr_desktop_player (sweden.desktop));
}

static void
assert_title (const char *words)
{
  g_autofree char *title = tbr_desktop_title (sweden.desktop);
  g_assert_nonnull (strstr (title, words));
}

/* ---- tests, in the order of a walk ---- */

static void
test_whatif_branches_at_an_instant (void)
{
  guint64 digest = watched_digest ();
  go_to ("5 d");
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  assert_title (": What if 1 - tabard");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "As planned"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "What if 1"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Nothing has been changed yet."));
  g_assert_cmphex (watched_digest (), ==, digest);
  watched_key (&sweden, TBR_KEY_F2, 0);
  type ("More engines");
  enter ();
  assert_title (": More engines - tabard");
}

static void
test_whatif_adds_units (void)
{
  guint n = scenario ()->n_units;
  watched_key (&sweden, 'a', 0);
  g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "from Wed 18 Jul"));
  type ("GFFFV");
  enter ();
  type ("finl");
  enter ();
  type ("3");
  enter ();
  type ("turk");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Turku, Finland"));
  enter ();
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (scenario ()->n_units, ==, n + 3);
  assert_title ("*");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "(from Wed 18 Jul"));
  g_assert_cmpint (scenario ()->units[n].from, ==, 5 * TBR_DAY);
  g_assert_cmpint (tbr_desktop_moment (sweden.desktop)->snapshot->at, ==, 5 * TBR_DAY);
  g_assert_cmphex (watched_digest (), ==, plain (scenario ()));
}

/* The same from the start, when that is chosen: at the field behind the last, which Enter leaves
   as it is. */
static void
test_whatif_adds_units_from_the_start (void)
{
  guint n = scenario ()->n_units;
  watched_key (&sweden, 'a', 0);
  type ("GFFFV");
  enter ();
  type ("finl");
  enter ();
  enter ();
  type ("Turku, Finland");
  watched_key (&sweden, TBR_KEY_TAB, 0);
  type ("start");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "from the start of the run"));
  enter ();
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (scenario ()->n_units, ==, n + 1);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "(from the start)"));
  for (guint i = 0; i < n + 1; i++)
    g_assert_true (scenario ()->units[i].from == 0 || i > n - 3);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpuint (scenario ()->n_units, ==, n);
}

static void
test_whatif_takes_back_and_does_again (void)
{
  guint n = scenario ()->n_units;
  guint64 digest = watched_digest ();
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpuint (scenario ()->n_units, ==, n - 3);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "taken back: "));
  watched_key (&sweden, 'y', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_settle (&sweden);
  g_assert_cmpuint (scenario ()->n_units, ==, n);
  g_assert_cmphex (watched_digest (), ==, digest);
  /* what is not saved is not left at one press */
  watched_key (&sweden, 'r', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_nonnull (strstr (sweden.desktop->message, "not saved"));
  g_assert_cmpuint (scenario ()->n_units, ==, n);
}

static void
test_whatif_refuses_and_says_what_is_allowed (void)
{
  TbrThing fires = { TBR_THING_HAZARD, 0 };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (fires));
  const TbrObject *object = tbr_scenario_object (scenario (), TBR_SECTION_HAZARDS, 0);
  guint32 index = 0;
  while (scenario ()->objects[index] != object)
    index++;
  guint param = (guint) tbr_kind_find_param (object->kind, "spread-factor");
  gint64 packed = (gint64) index << 12 | param;
  tab_to (TBR_ACT_EDIT_PARAM, packed);
  enter ();
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "spread-factor"));
  type ("7000");
  enter ();
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "is outside 0-10"));
  type ("0.07");
  enter ();
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "0.07"));
  g_assert_cmphex (watched_digest (), ==, plain (scenario ()));
}

static void
test_whatif_closes_a_road_now (void)
{
  watched_key (&sweden, 'r', 0);
  type ("Sundsvall");
  enter ();
  enter ();
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "It holds from Wed 18 Jul"));
  enter ();
  watched_key (&sweden, 'w', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "(from Wed 18 Jul"));
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (scenario ()->sections[TBR_SECTION_COMMANDS].n, ==, 1);
  const TbrObject *order = tbr_scenario_object (scenario (), TBR_SECTION_COMMANDS, 0);
  g_assert_cmpstr (order->kind->name, ==, "set-link");
  g_assert_cmpint (((const TbrCommandCommon *) order->values)->at, ==, 5 * TBR_DAY);
  g_assert_cmphex (watched_digest (), ==, plain (scenario ()));
}

static void
test_whatif_chooses_a_policy (void)
{
  watched_key (&sweden, 'o', 0);
  type ("ask for");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  type ("at-once");
  enter ();
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  /* from now on; who decided before did so until now */
  guint32 se = tbr_map_find_state (scenario ()->map, "SE").i;
  const TbrObject *policy = scenario ()->policies[TBR_DECISION_ASK * scenario ()->n_states + se];
  g_assert_cmpstr (policy->kind->name, ==, "when-short");
  const TbrSection *all = &scenario ()->sections[TBR_SECTION_POLICIES];
  const TbrObject *later = tbr_scenario_find (scenario (), TBR_SECTION_POLICIES, "ask-1");
  g_assert_cmpuint (all->n, >, 0);
  g_assert_cmpstr (later->kind->name, ==, "at-once");
  g_assert_cmpint (((const TbrPolicyCommon *) later->values)->from, ==, 5 * TBR_DAY);
  g_assert_cmphex (watched_digest (), ==, plain (scenario ()));
}

/* A parameter of a doctrine: one more like it, from now on. */
static void
test_whatif_changes_a_doctrine_from_now_on (void)
{
  guint32 index = 0;
  while (!g_str_equal (scenario ()->objects[index]->id, "willingness"))
    index++;
  const TbrObject *object = scenario ()->objects[index];
  guint param = (guint) tbr_kind_find_param (object->kind, "pool");
  tbr_desktop_act (sweden.desktop, TBR_ACT_EDIT_PARAM, (gint64) index << 12 | param);
  type ("90 %");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "from Wed 18 Jul"));
  enter ();
  const TbrObject *later = tbr_scenario_find (scenario (), TBR_SECTION_POLICIES, "willingness-1");
  g_assert_nonnull (later);
  g_assert_cmpint (((const TbrPolicyCommon *) later->values)->from, ==, 5 * TBR_DAY);
  watched_key (&sweden, 'w', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "90 %"));
  g_assert_cmphex (watched_digest (), ==, plain (scenario ()));
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_scenario_find (scenario (), TBR_SECTION_POLICIES, "willingness-1"));
}

/* At one press, and in a form that asks since when; it was open before. */
static void
test_whatif_closes_a_site_now (void)
{
  guint n;
  TbrThing site = { TBR_THING_SITE, tbr_map_find_sites (scenario ()->map, "ESSA", &n).i };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (site));
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "from Wed 18 Jul"));
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_USE_SITE, 0);
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "since Wed 18 Jul"));
  g_assert_cmpuint (scenario ()->n_sites, ==, 0);
  g_assert_cmphex (watched_digest (), ==, plain (scenario ()));
  const TbrSection *orders = &scenario ()->sections[TBR_SECTION_COMMANDS];
  g_assert_cmpstr (orders->objects[orders->n - 1]->kind->name, ==, "set-site");
  g_assert_true (tbr_site_closed_at (tbr_desktop_moment (sweden.desktop)->snapshot,
                                     TBR_HANDLE (TbrSiteId, site.i)));
  go_to ("4 d");
  g_assert_false (tbr_site_closed_at (tbr_desktop_moment (sweden.desktop)->snapshot,
                                      TBR_HANDLE (TbrSiteId, site.i)));
  go_to ("6 d");
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_USE_SITE, 1);
  watched_settle (&sweden);
  g_assert_false (watched_shows (&sweden, TBR_PANEL_SIDE, "WHY IT FARES SO"));
  watched_key (&sweden, 'w', 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE,
                                "Stockholm-Arlanda Airport: closed (from Wed 18 Jul"));
  for (int i = 0; i < 2; i++)
    {
      watched_key (&sweden, 'z', TBR_WITH_CONTROL);
      watched_settle (&sweden);
    }
  go_to ("5 d");
}

static void
test_whatif_moves_units (void)
{
  guint32 unit = 0;
  while (
      !g_str_equal (scenario ()->objects[scenario ()->units[unit].object]->kind->section, "stock"))
    unit++;
  g_autofree char *id = g_strdup (scenario ()->units[unit].id);
  TbrThing thing = { TBR_THING_UNIT, unit };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  watched_key (&sweden, 'a', TBR_WITH_SHIFT);
  type ("nowhere at all");
  enter ();
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "neither a town"));
  type ("22.27, 60.45");
  enter ();
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpstr (scenario ()->units[unit].id, ==, id);
  /* it was where it was, and is stationed there from now on */
  const TbrSection *orders = &scenario ()->sections[TBR_SECTION_COMMANDS];
  const TbrObject *order = orders->objects[orders->n - 1];
  g_assert_cmpstr (order->kind->name, ==, "station-unit");
  g_assert_cmpint (((const TbrCommandCommon *) order->values)->at, ==, 5 * TBR_DAY);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "22.27"));
  g_assert_cmphex (watched_digest (), ==, plain (scenario ()));
  g_assert_cmpint (tbr_desktop_selection (sweden.desktop).kind, ==, TBR_THING_UNIT);
}

static void
test_whatif_adds_a_hazard_where_the_map_is_clicked (void)
{
  watched_key (&sweden, 'z', 0);
  type ("earthq");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  TbrInput input = { .kind = TBR_INPUT_PRESS, .button = 1, .clicks = 1 };
  input.x = map.x + map.width * 0.7;
  input.y = map.y + map.height * 0.6;
  tbr_desktop_input (sweden.desktop, &input);
  input.kind = TBR_INPUT_RELEASE;
  tbr_desktop_input (sweden.desktop, &input);
  g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  for (int i = 0; i < 8 && !watched_shows (&sweden, TBR_PANEL_FORM, "magnitude"); i++)
    watched_key (&sweden, TBR_KEY_TAB, 0);
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Not done"));
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_FORM_FIELD && g_str_equal (widget->text, "magnitude"))
        {
          tbr_desktop_act (sweden.desktop, TBR_ACT_FORM_FIELD, widget->argument);
          break;
        }
    }
  type ("6");
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (scenario ()->sections[TBR_SECTION_HAZARDS].n, ==, 2);
}

static void
test_whatif_changes_branches (void)
{
  guint n = scenario ()->n_objects;
  watched_key (&sweden, 'w', 0);
  tab_to (TBR_ACT_SHOW_BRANCH, 1);
  enter ();
  assert_title ("Sweden, July 2018: eighty forest fires at once - tabard");
  g_assert_cmpuint (scenario ()->n_objects, !=, n);
  g_assert_cmpint (tbr_desktop_moment (sweden.desktop)->snapshot->at, ==, 5 * TBR_DAY);
  watched_key (&sweden, 'w', 0);
  tab_to (TBR_ACT_SHOW_BRANCH, 2);
  enter ();
  g_assert_cmpuint (scenario ()->n_objects, ==, n);
}

/* Two maps: one clock, one camera, what differs is counted on both, and in numbers. */
static void
test_whatif_shows_two_branches (void)
{
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  TbrRect map = tbr_desktop_map_rect (sweden.desktop);
  g_assert_cmpfloat (map.width, <, WATCHED_WIDTH / 2.0);
  const TbrMoment *other = tbr_desktop_moment_beside (sweden.desktop);
  g_assert_nonnull (other);
  g_assert_true (other->snapshot->at == tbr_desktop_moment (sweden.desktop)->snapshot->at);
  g_assert_cmphex (other->snapshot->digest, !=,
                   tbr_desktop_moment (sweden.desktop)->snapshot->digest);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "DIFFERENCE IN THE END: A MINUS B"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "with the same luck"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "may be chance"));
  go_to ("6 d");
  g_assert_true (tbr_desktop_moment_beside (sweden.desktop)->snapshot->at == 6 * TBR_DAY);
  /* what is on the map beside is that branch, run from its start */
  other = tbr_desktop_moment_beside (sweden.desktop);
  g_autoptr (TbrSim) sim
      = tbr_sim_new (other->snapshot->scenario, (guint64) other->snapshot->scenario->meta->seed, 0);
  tbr_sim_run_until (sim, 6 * TBR_DAY);
  g_assert_cmphex (tbr_sim_digest (sim), ==, other->snapshot->digest);
  g_free (watched_picture (&sweden));
  watched_key (&sweden, 'w', 0);
  tab_to (TBR_ACT_SHOW_BRANCH, 1);
  enter ();
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "with the same luck"));
  tab_to (TBR_ACT_SHOW_BRANCH, 2);
  enter ();
  watched_key (&sweden, 'd', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_moment_beside (sweden.desktop));
  g_assert_cmpfloat (tbr_desktop_map_rect (sweden.desktop).width, >, map.width);
}

static void
test_whatif_saves (void)
{
  g_autofree char *file = g_build_filename (folder, "mine.xml", NULL);
  watched_key (&sweden, 's', TBR_WITH_CONTROL);
  type ("/nowhere/at/all.xml");
  enter ();
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "there is no such folder"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  watched_key (&sweden, 's', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  type (file);
  enter ();
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_autofree char *title = tbr_desktop_title (sweden.desktop);
  g_assert_null (strchr (title, '*'));
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) saved
      = tbr_scenario_load (file, sweden.library, scenario ()->map, NULL, faults);
  g_assert_nonnull (saved);
  g_assert_cmphex (plain (saved), ==, watched_digest ());
  /* among the files that were open last it is told from the one that it was made from */
  watched_key (&sweden, 'o', TBR_WITH_CONTROL);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START,
                                "Sweden, July 2018: eighty forest fires at once: More engines"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_unlink (file);
}

/* What is not saved is offered the next time, and can be thrown away. */
static void
test_whatif_work_is_offered_again (void)
{
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  guint64 digest = watched_digest ();
  watched_clear (&sweden);
  watched_init_work (&sweden, NULL, folder);
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, "WORK THAT WAS NOT SAVED"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START,
                                "Go on with Sweden, July 2018: eighty forest fires at once"));
  tab_to (TBR_ACT_RECOVER, 0);
  enter ();
  assert_title ("*Sweden, July 2018: eighty forest fires at once: More engines - tabard");
  g_assert_cmphex (watched_digest (), ==, digest);
  watched_clear (&sweden);
  watched_init_work (&sweden, NULL, folder);
  watched_settle (&sweden);
  tab_to (TBR_ACT_DISCARD, 0);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_false (watched_shows (&sweden, TBR_PANEL_START, "WORK THAT WAS NOT SAVED"));
}

/* Who only branches has done nothing that could be lost. */
static void
test_whatif_offers_no_empty_branches (void)
{
  watched_clear (&sweden);
  watched_init_work (&sweden, "sweden-2018", folder);
  watched_settle (&sweden);
  watched_key (&sweden, 'b', TBR_WITH_CONTROL);
  watched_key (&sweden, TBR_KEY_F2, 0);
  type ("Not begun");
  enter ();
  watched_clear (&sweden);
  watched_init_work (&sweden, NULL, folder);
  watched_settle (&sweden);
  g_assert_false (watched_shows (&sweden, TBR_PANEL_START, "WORK THAT WAS NOT SAVED"));
}

int
main (int argc, char **argv)
{
  folder = watched_home ();
  g_test_init (&argc, &argv, NULL);
  watched_init_work (&sweden, "sweden-2018", folder);
  watched_settle (&sweden);
  static const struct
  {
    const char *path;
    GTestFunc run;
  } tests[] = {
    { "/ui/whatif/branches-at-an-instant", test_whatif_branches_at_an_instant },
    { "/ui/whatif/adds-units", test_whatif_adds_units },
    { "/ui/whatif/adds-units-from-the-start", test_whatif_adds_units_from_the_start },
    { "/ui/whatif/takes-back-and-does-again", test_whatif_takes_back_and_does_again },
    { "/ui/whatif/refuses-and-says-what-is-allowed", test_whatif_refuses_and_says_what_is_allowed },
    { "/ui/whatif/closes-a-road-now", test_whatif_closes_a_road_now },
    { "/ui/whatif/chooses-a-policy", test_whatif_chooses_a_policy },
    { "/ui/whatif/changes-a-doctrine-from-now-on", test_whatif_changes_a_doctrine_from_now_on },
    { "/ui/whatif/closes-a-site-now", test_whatif_closes_a_site_now },
    { "/ui/whatif/moves-units", test_whatif_moves_units },
    { "/ui/whatif/adds-a-hazard-where-the-map-is-clicked",
      test_whatif_adds_a_hazard_where_the_map_is_clicked },
    { "/ui/whatif/changes-branches", test_whatif_changes_branches },
    { "/ui/whatif/shows-two-branches", test_whatif_shows_two_branches },
    { "/ui/whatif/saves", test_whatif_saves },
    { "/ui/whatif/reports", test_whatif_reports },
    { "/ui/whatif/reports-in-every-form", test_whatif_reports_in_every_form },
    { "/ui/whatif/work-is-offered-again", test_whatif_work_is_offered_again },
    { "/ui/whatif/offers-no-empty-branches", test_whatif_offers_no_empty_branches },
  };
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].run);
  int code = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (folder);
  return code;
}
