/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Futures in the background come into the panels by themselves, and hold nobody up. */
#include "watched.h"

#include "desktop/beside.h"
#include "desktop/branching.h"
#include "desktop/farewell.h"
#include "desktop/ready.h"
#include "desktop/state.h"
#include "report/outlook_charts.h"

#include <tabard/sim.h>

#include <math.h>
#include <string.h>

#define FUTURES 2
#define LONGEST 60000 /* ticks that a test waits */
#define MOST_ROWS 300 /* that are looked at */

static const char *const briefly[] = { "meta.duration=3 d", NULL };

static char *home;
static Watched sweden; /* opened once; the charts, then the changes come */

/* Ticks until a panel shows a text. */
static gboolean
wait_for (Watched *watched, TbrPanelId panel, const char *text)
{
  for (int i = 0; i < LONGEST && !watched_shows (watched, panel, text); i++)
    {
      watched_tick (watched, 1);
      g_usleep (5000);
    }
  return watched_shows (watched, panel, text);
}

static guint
count_areas (Watched *watched)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, TBR_PANEL_SIDE);
  guint n = 0;
  for (guint i = 0; i < tree->widgets->len; i++)
    n += g_array_index (tree->widgets, TbrWidget, i).kind == TBR_WIDGET_AREA;
  return n;
}

static void
test_futures_become_charts (void)
{
  watched_settle (&sweden);
  watched_key (&sweden, 'c', 0);
  g_assert_true (wait_for (&sweden, TBR_PANEL_SIDE, "NEEDS AND UNITS AT WORK"));
  g_assert_true (wait_for (&sweden, TBR_PANEL_SIDE, "HARM SO FAR"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "WHAT UNITS DO"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "UTILISATION"));
  g_assert_cmpuint (count_areas (&sweden), >=, 4);
  g_assert_false (watched_shows (&sweden, TBR_PANEL_SIDE, "WHAT DIFFERS"));
  g_free (watched_picture (&sweden));
  /* narrower, in another theme: painted again, nothing beside the panel */
  watched_key (&sweden, TBR_KEY_F9, 0);
  tbr_desktop_resize (sweden.desktop, 700, 500, 1);
  watched_tick (&sweden, 2);
  TbrRect side = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_SIDE);
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_SIDE);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrRect *rect = &g_array_index (tree->widgets, TbrWidget, i).rect;
      g_assert_cmpfloat (rect->x + rect->width, <=, side.width);
    }
  tbr_desktop_resize (sweden.desktop, WATCHED_WIDTH, WATCHED_HEIGHT, 1);
}

static void
test_futures_tell_which_change_helps (void)
{
  watched_key (&sweden, 'f', 0);
  g_assert_true (wait_for (&sweden, TBR_PANEL_SIDE, "WHICH SINGLE CHANGE WOULD HELP MOST"));
  g_assert_true (wait_for (&sweden, TBR_PANEL_SIDE, "Trying single changes"));
  g_assert_true (wait_for (&sweden, TBR_PANEL_SIDE, "Means over up to 2 futures"));
  g_assert_true (wait_for (&sweden, TBR_PANEL_SIDE, "No single change of the list"));
  g_assert_false (watched_shows (&sweden, TBR_PANEL_SIDE, "Trying single changes"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Too few futures yet"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "more were tried"));
}

/* ---- what charts say is what happened ---- */

#define STEPS 28

/* What a second run of the same says at the instants of the charts, counted apart. */
typedef struct
{
  TbrSim *sim;
  guint instant;
  double arrived, open[STEPS + 1], working[STEPS + 1], on_site[STEPS + 1], away[STEPS + 1],
      arrivals[STEPS + 1];
} Count;

static void
count_arrivals (gpointer data, const TbrFact *facts, guint n)
{
  Count *count = data;
  const TbrDictionary *dictionary = tbr_sim_dictionary (count->sim);
  for (guint i = 0; i < n; i++)
    count->arrived += facts[i].kind == TBR_FACT_UNIT_ARRIVED
                      && dictionary->unit_states[facts[i].a] != facts[i].b;
}

static void
count_instant (Count *count)
{
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (count->sim);
  guint at = count->instant++;
  count->arrivals[at] = count->arrived;
  for (guint i = 0; i < snapshot->needs->len; i++)
    count->open[at] += g_array_index (snapshot->needs, TbrNeedView, i).closed == TBR_NEVER;
  for (guint i = 0; i < snapshot->units->len; i++)
    {
      TbrPhase phase = g_array_index (snapshot->units, TbrUnitView, i).phase;
      count->working[at] += phase == TBR_PHASE_WORKING;
      count->on_site[at]
          += phase == TBR_PHASE_SET_UP || phase == TBR_PHASE_WORKING || phase == TBR_PHASE_RESTING;
      count->away[at] += phase >= TBR_PHASE_MOBILISING && phase <= TBR_PHASE_RETURNING;
    }
}

static const TbrFigure *
figure_of (const TbrOutlookCharts *charts, const char *title)
{
  for (guint i = 0; i < charts->charts->len; i++)
    {
      const TbrFigure *figure = &g_array_index (charts->charts, TbrOutlookChart, i).figure;
      if (g_str_has_prefix (figure->title, title))
        return figure;
    }
  g_error ("no chart '%s'", title);
}

static double
height_of (const TbrStackChart *stack, guint at)
{
  double sum = 0;
  for (guint i = 0; i < stack->n; i++)
    sum += stack->layers[i].values[at];
  return sum;
}

static void
check_charts (const TbrOutlookCharts *charts, const Count *count, const TbrResult *result)
{
  const TbrChart *needs = figure_of (charts, "Needs and units at work")->chart;
  const TbrChart *used = figure_of (charts, "Utilisation")->chart;
  const TbrChart *burned = figure_of (charts, "Harm so far: burned")->chart;
  const TbrStackChart *phases = figure_of (charts, "Units by what they do")->chart;
  const TbrStackChart *arrived = figure_of (charts, "Arrived from abroad")->chart;
  double last = burned->series[0].y[STEPS];
  g_assert_true (used->is_share && !needs->is_share);
  for (guint i = 0; i <= STEPS; i++)
    {
      g_assert_cmpfloat_with_epsilon (phases->x[i], i * 0.25, 0.001);
      g_assert_cmpfloat (needs->series[0].y[i], ==, count->open[i]);
      g_assert_cmpfloat (needs->series[1].y[i], ==, count->working[i]);
      g_assert_cmpfloat (phases->layers[0].values[i], ==, count->working[i]);
      g_assert_cmpfloat (height_of (phases, i), ==, count->away[i]);
      g_assert_cmpfloat (height_of (arrived, i), ==, count->arrivals[i]);
      if (count->on_site[i] > 0)
        g_assert_cmpfloat_with_epsilon (used->series[0].y[i],
                                        100 * count->working[i] / count->on_site[i], 0.001);
      else
        g_assert_true (isnan (used->series[0].y[i]));
    }
  g_assert_cmpfloat (count->arrivals[STEPS], >, 0);
  g_assert_cmpfloat (last, >, 0);
  g_assert_cmpfloat_with_epsilon (last, tbr_result_value (result, "K13.burned"), last * 1e-6);
}

/* The numbers of every chart, which window and report share, are counted again from snapshots and
   facts of the same run. */
static void
test_futures_charts_hold_what_happened (void)
{
  static const char *const week[] = { "meta.duration=7 d", NULL };
  g_autoptr (TbrMap) map = tbr_map_load (sweden.map, NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario
      = tbr_scenario_load (sweden.scenario, sweden.library, map, week, faults);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 2018, 0);
  g_autoptr (TbrSim) twin = tbr_sim_new (scenario, 2018, 0);
  g_autoptr (TbrOutlook) outlook = tbr_outlook_of_run (sim, "this", STEPS, NULL, NULL);
  g_autoptr (TbrResult) result = tbr_sim_result (sim);
  const TbrOutlookChartsSpec spec = { .outlook = outlook, .scenario = scenario };
  g_autoptr (TbrOutlookCharts) charts = tbr_outlook_charts_new (&spec);
  g_autofree Count *count = g_new0 (Count, 1);
  count->sim = twin;
  tbr_sim_listen (twin, count_arrivals, count);
  for (guint i = 0; i <= STEPS; i++)
    {
      tbr_sim_run_until (twin, i * (scenario->meta->duration / STEPS));
      tbr_sim_flush (twin);
      count_instant (count);
    }
  g_assert_cmphex (tbr_sim_digest (sim), ==, tbr_sim_digest (twin));
  check_charts (charts, count, result);
}

/* ---- what ends beside the window ---- */

typedef struct
{
  GMutex lock; /* held by the test: what ends cannot go on */
  gint n_ended;
} Held;

static void
end_when_let (gpointer data)
{
  Held *held = data;
  g_mutex_lock (&held->lock);
  g_mutex_unlock (&held->lock);
  g_atomic_int_inc (&held->n_ended);
}

/* Who says farewell goes on, though it takes for ever; who must know can ask. */
static void
test_futures_end_while_nobody_waits (void)
{
  Held held = { .n_ended = 0 };
  TbrFarewells *farewells = tbr_farewells_new ();
  g_mutex_init (&held.lock);
  tbr_farewells_add (farewells, NULL, end_when_let);
  g_assert_true (tbr_farewells_are_over (farewells));
  g_mutex_lock (&held.lock);
  for (int i = 0; i < 3; i++)
    tbr_farewells_add (farewells, &held, end_when_let);
  g_assert_false (tbr_farewells_are_over (farewells));
  g_assert_cmpint (g_atomic_int_get (&held.n_ended), ==, 0);
  g_mutex_unlock (&held.lock);
  while (!tbr_farewells_are_over (farewells))
    g_usleep (200);
  g_assert_cmpint (held.n_ended, ==, 3);
  tbr_farewells_add (farewells, &held, end_when_let);
  tbr_farewells_free (farewells);
  g_assert_cmpint (held.n_ended, ==, 4);
  g_mutex_clear (&held.lock);
}

/* The run that is watched is the same whatever else is run. */
static void
test_futures_leave_the_run_alone (void)
{
  Watched alone;
  watched_init_futures (&alone, "sweden-2018", briefly, 0);
  watched_settle (&alone);
  g_assert_cmphex (tbr_player_digest (tbr_desktop_player (alone.desktop)), ==,
                   tbr_player_digest (tbr_desktop_player (sweden.desktop)));
  g_assert_false (watched_shows (&alone, TBR_PANEL_SIDE, "WHICH SINGLE CHANGE"));
  watched_key (&alone, 'c', 0);
  g_assert_true (watched_shows (&alone, TBR_PANEL_SIDE, "No futures are run"));
  watched_clear (&alone);
}

/* A number as it is written for people. */
static double
number_at (const char *text)
{
  return g_ascii_strtod (text, NULL);
}

/* "1,204 as it is, 1,189 with ...: 15 less": counts the rows of which that is not so. */
static guint
count_wrong_sums (Watched *watched, guint *out_rows)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, TBR_PANEL_SIDE);
  guint n = 0;
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const char *detail = g_array_index (tree->widgets, TbrWidget, i).detail;
      GString *text = g_string_new (detail);
      for (gsize k = 1; k + 1 < text->len; k++)
        if (text->str[k] == ',' && g_ascii_isdigit (text->str[k - 1])
            && g_ascii_isdigit (text->str[k + 1]))
          g_string_erase (text, (gssize) k, 1);
      g_string_replace (text, "\xe2\x89\x88 ", "", 0);
      const char *to = strstr (text->str, " as it is, ");
      const char *end = to != NULL ? g_strrstr (text->str, ", plus or minus ") : NULL;
      if (end != NULL && strstr (text->str, "illion") == NULL)
        {
          const char *size = end - strlen (" more");
          gboolean is_more = g_str_has_prefix (size, " more");
          while (size > text->str && strchr ("0123456789.", size[-1]) != NULL)
            size--;
          double change = number_at (size) * (is_more ? 1 : -1);
          double told = number_at (to + strlen (" as it is, ")) - number_at (text->str);
          (*out_rows)++;
          n += !(fabs (told - change) < 1e-6);
        }
      g_string_free (text, TRUE);
    }
  return n;
}

static guint64
plain (const TbrScenario *one)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (one, (guint64) one->meta->seed, 0);
  tbr_sim_run_until (sim, one->meta->duration);
  return tbr_sim_digest (sim);
}

/* The row of a change that the panel offers. */
static const TbrWidget *
find_change (Watched *watched)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, TBR_PANEL_SIDE);
  for (guint i = 0; i < tree->widgets->len; i++)
    if (g_array_index (tree->widgets, TbrWidget, i).action == TBR_ACT_TRY_CHANGE)
      return &g_array_index (tree->widgets, TbrWidget, i);
  return NULL;
}

/* The branch that is shown was made by one click: it has a name in the tree, it is the change, and
   the second map shows what it left. */
static void
assert_branch_beside (Watched *watched, const char *name, guint parent)
{
  TbrDesktop *desktop = watched->desktop;
  TbrBranch branch;
  watched_settle (watched);
  g_assert_true (tbr_whatif_find (desktop->whatif, tbr_whatif_shown (desktop->whatif), &branch));
  g_assert_true (g_str_has_prefix (branch.name, name));
  g_assert_cmpuint (branch.parent, ==, parent);
  g_assert_cmpuint (branch.n_done, ==, branch.n_given + 1);
  g_assert_true (desktop->session->is_branch);
  g_assert_nonnull (desktop->beside);
  g_assert_cmpuint (desktop->beside->number, ==, parent);
  g_assert_cmphex (tbr_player_digest (desktop->player), ==, plain (desktop->session->scenario));
  watched_key (watched, 'w', 0);
  g_assert_true (watched_shows (watched, TBR_PANEL_SIDE, name));
  g_assert_true (watched_shows (watched, TBR_PANEL_SIDE, "DIFFERENCE IN THE END: A MINUS B"));
}

/* One click at the start: the crisis, and what differs from it. */
static void
test_futures_run_a_ready_what_if (void)
{
  Watched watched;
  guint n_rows = 0;
  watched_init_futures (&watched, NULL, briefly, 7);
  g_assert_true (wait_for (&watched, TBR_PANEL_START, "WHAT IF?"));
  for (guint i = 0; i < tbr_ready_count (); i++)
    g_assert_true (watched_shows (&watched, TBR_PANEL_START, tbr_ready_get (i)->title));
  watched_use (&watched, TBR_PANEL_START, TBR_ACT_READY, 0);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_START));
  g_assert_true (wait_for (&watched, TBR_PANEL_SIDE, "WHAT DIFFERS: FAIR SHARE"));
  g_assert_true (wait_for (&watched, TBR_PANEL_SIDE, "hectares burned"));
  for (int i = 0; i < LONGEST && n_rows < MOST_ROWS; i++)
    {
      watched_tick (&watched, 1);
      g_assert_cmpuint (count_wrong_sums (&watched, &n_rows), ==, 0);
      g_usleep (5000);
    }
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "OPEN NEEDS"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_SIDE, "UNITS AT WORK"));
  /* it is a branch like any other, and nothing is kept of it yet */
  assert_branch_beside (&watched, "Fair share", 1);
  g_assert_false (watched.desktop->is_kept);
  watched_key (&watched, 'z', TBR_WITH_CONTROL);
  watched_settle (&watched);
  watched_key (&watched, 'y', TBR_WITH_CONTROL);
  assert_branch_beside (&watched, "Fair share", 1);
  /* leaving in the middle of it */
  watched_key (&watched, 'r', TBR_WITH_CONTROL);
  watched_key (&watched, 'r', TBR_WITH_CONTROL);
  watched_settle (&watched);
  watched_clear (&watched);
}

/* Whether a report in a folder says something. */
static gboolean
is_reported (const char *folder, const char *words)
{
  g_autoptr (GDir) list = g_dir_open (folder, 0, NULL);
  const char *name;
  gboolean is_there = FALSE;
  while ((name = g_dir_read_name (list)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      if (g_str_has_suffix (name, ".html") && g_file_get_contents (path, &text, NULL, NULL))
        is_there = is_there || strstr (text, words) != NULL;
    }
  return is_there;
}

/* When changes have been tried, the curves come to rest on more futures than before. */
static void
test_futures_go_on_to_more (void)
{
  const guint most = 5;
  Watched watched;
  watched_init_futures (&watched, "sweden-2018", briefly, FUTURES);
  watched.desktop->spec.futures_most = most;
  watched_settle (&watched);
  watched_key (&watched, 'b', TBR_WITH_CONTROL);
  tbr_branching_try (watched.desktop, "set policies.ask.kind at-once");
  watched_settle (&watched);
  /* they keep the name with which they began */
  TbrBranch branch;
  const TbrWhatif *whatif = watched.desktop->whatif;
  g_assert_true (tbr_whatif_find (whatif, tbr_whatif_shown (whatif), &branch));
  g_autofree char *began = g_strdup (branch.name);
  g_assert_true (tbr_branching_rename (watched.desktop, "Another name", NULL));
  watched_key (&watched, 'c', 0);
  g_assert_true (wait_for (&watched, TBR_PANEL_SIDE, "5 futures of each"));
  const TbrProspect *prospect = watched.desktop->prospect;
  for (int i = 0; i < LONGEST && tbr_prospect_stage (prospect) != TBR_PROSPECT_OVER; i++)
    watched_tick (&watched, 1);
  g_assert_cmpint (tbr_prospect_stage (prospect), ==, TBR_PROSPECT_OVER);
  g_assert_cmpstr (tbr_prospect_futures (prospect)->names[1], ==, began);
  /* and a report says by how much the branch differs, over all of them */
  tbr_desktop_act (watched.desktop, TBR_ACT_REPORT, 0);
  watched_settle (&watched);
  g_assert_true (is_reported (home, "Differences over 5 futures of each"));
  g_assert_true (is_reported (home, "less As planned"));
  g_assert_true (is_reported (home, "Lines are medians of 5 futures"));
  watched_clear (&watched);
}

/* A branch is held against the file that it left, as soon as it is changed. */
static void
test_futures_follow_a_branch (void)
{
  Watched watched;
  watched_init_futures (&watched, "sweden-2018", briefly, FUTURES);
  watched_settle (&watched);
  watched_key (&watched, 'b', TBR_WITH_CONTROL);
  tbr_branching_try (watched.desktop, "set policies.ask.kind at-once");
  watched_settle (&watched);
  watched_key (&watched, 'c', 0);
  g_assert_true (wait_for (&watched, TBR_PANEL_SIDE, "WHAT DIFFERS: WHAT IF 1"));
  /* and what would help it is looked for, too */
  watched_key (&watched, 'f', 0);
  g_assert_true (wait_for (&watched, TBR_PANEL_SIDE, "Means over up to 2 futures"));
  watched_clear (&watched);
}

/* A change of the list at one click, then what would help the branch, and of that one again. */
static void
test_futures_make_a_branch_of_a_change (void)
{
  Watched watched;
  watched_init_futures (&watched, "sweden-2018", briefly, FUTURES);
  watched_settle (&watched);
  guint parent = 1;
  g_autofree char *first = NULL;
  for (int i = 0; i < 2; i++)
    {
      watched_key (&watched, 'f', 0);
      g_assert_true (wait_for (&watched, TBR_PANEL_SIDE, "Means over up to 2 futures"));
      const TbrWidget *row = find_change (&watched);
      g_assert_nonnull (row);
      g_autofree char *name = g_strdup (row->text);
      const TbrChange *change
          = tbr_prospect_change (watched.desktop->prospect, (guint) row->argument);
      g_auto (GStrv) all = tbr_change_settings (change, NULL);
      watched_use (&watched, TBR_PANEL_SIDE, TBR_ACT_TRY_CHANGE, row->argument);
      /* the search is worked out anew for the branch: it tells nothing of before */
      watched_settle (&watched);
      assert_branch_beside (&watched, name, parent);
      const char *edit
          = tbr_whatif_edit (watched.desktop->whatif, tbr_whatif_shown (watched.desktop->whatif),
                             (guint) i + 1);
      g_autofree char *path = g_strndup (all[0], strcspn (all[0], "="));
      g_assert_nonnull (strstr (edit, path));
      parent = tbr_whatif_shown (watched.desktop->whatif);
      g_free (first);
      first = g_steal_pointer (&name);
    }
  /* back to what it left by the tree */
  tbr_desktop_act (watched.desktop, TBR_ACT_SHOW_BRANCH, 1);
  watched_settle (&watched);
  g_assert_cmpuint (tbr_whatif_shown (watched.desktop->whatif), ==, 1);
  watched_clear (&watched);
}

/* The changes of a branch are those of the branch: what its own text says is in all of them. */
static void
test_futures_improve_what_is_open (void)
{
  Watched watched;
  watched_init_futures (&watched, "sweden-2018", briefly, FUTURES);
  watched_settle (&watched);
  watched_key (&watched, 'b', TBR_WITH_CONTROL);
  tbr_branching_try (watched.desktop, "set policies.ask.kind at-once");
  watched_settle (&watched);
  watched_key (&watched, 'f', 0);
  g_assert_true (wait_for (&watched, TBR_PANEL_SIDE, "Means over up to 2 futures"));
  for (int i = 0; i < LONGEST && !tbr_prospect_changes (watched.desktop->prospect)->is_whole; i++)
    {
      watched_tick (&watched, 1);
      g_usleep (5000);
    }
  const TbrOutlook *changes = tbr_prospect_changes (watched.desktop->prospect);
  const TbrOutlookMeasure *harm = tbr_changes_harm (changes);
  g_assert_nonnull (harm);
  /* the first variant is the branch as it is: the mean of its own runs */
  double sum = 0;
  for (guint i = 0; i < FUTURES; i++)
    {
      const TbrScenario *scenario = watched.desktop->session->scenario;
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) scenario->meta->seed, i);
      tbr_sim_run_until (sim, scenario->meta->duration);
      g_autoptr (TbrResult) result = tbr_sim_result (sim);
      sum += tbr_result_find (result, harm->measure, TBR_SCOPE_ALL, "")->value;
    }
  g_assert_cmpfloat_with_epsilon (harm->means[0].mean, sum / FUTURES, 1e-9 * fabs (sum));
  /* another edit: all of it anew */
  tbr_branching_try (watched.desktop, "set policies.choose.kind fair-share");
  watched_settle (&watched);
  g_assert_null (tbr_prospect_changes (watched.desktop->prospect));
  watched_clear (&watched);
}

/* Every setting of a ready what-if is one that its crisis has. */
static void
test_futures_ready_what_ifs_load (void)
{
  g_autoptr (TbrMap) map = tbr_map_load (sweden.map, NULL);
  for (guint i = 0; i < tbr_ready_count (); i++)
    {
      const TbrReady *ready = tbr_ready_get (i);
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autofree char *path = g_build_filename (sweden.library, ready->crisis, NULL);
      g_autoptr (TbrScenario) scenario
          = tbr_scenario_load (path, sweden.library, map, ready->settings, faults);
      g_assert_nonnull (scenario);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  watched_init_futures (&sweden, "sweden-2018", briefly, FUTURES);
  g_test_add_func ("/ui/futures/end-while-nobody-waits", test_futures_end_while_nobody_waits);
  g_test_add_func ("/ui/futures/become-charts", test_futures_become_charts);
  g_test_add_func ("/ui/futures/charts-hold-what-happened", test_futures_charts_hold_what_happened);
  g_test_add_func ("/ui/futures/tell-which-change-helps", test_futures_tell_which_change_helps);
  g_test_add_func ("/ui/futures/leave-the-run-alone", test_futures_leave_the_run_alone);
  g_test_add_func ("/ui/futures/run-a-ready-what-if", test_futures_run_a_ready_what_if);
  g_test_add_func ("/ui/futures/go-on-to-more", test_futures_go_on_to_more);
  g_test_add_func ("/ui/futures/follow-a-branch", test_futures_follow_a_branch);
  g_test_add_func ("/ui/futures/make-a-branch-of-a-change", test_futures_make_a_branch_of_a_change);
  g_test_add_func ("/ui/futures/improve-what-is-open", test_futures_improve_what_is_open);
  g_test_add_func ("/ui/futures/ready-what-ifs-load", test_futures_ready_what_ifs_load);
  int result = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (home);
  return result;
}
