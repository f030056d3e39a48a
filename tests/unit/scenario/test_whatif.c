/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A whatif makes of its edits what a file would say, and loses none of them. */
#include <tabard/sim.h>
#include <tabard/whatif.h>

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  TbrMap *map;
  TbrDiagnostics *faults;
  char *library; /* folder of the shipped scenarios */
  char *folder;  /* of its own, empty at first */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *map = g_build_filename (source, "assets", "map", NULL);
  fixture->map = tbr_map_load (map, NULL);
  fixture->faults = tbr_diagnostics_new ();
  fixture->library = g_build_filename (source, "scenarios", NULL);
  fixture->folder = g_dir_make_tmp ("tabard-whatif-XXXXXX", NULL);
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) list = g_dir_open (folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (list)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tbr_diagnostics_free (fixture->faults);
  tbr_map_free (fixture->map);
  empty (fixture->folder);
  g_free (fixture->library);
  g_free (fixture->folder);
}

static TbrWhatif *
open_whatif (const Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->library, name, NULL);
  TbrWhatif *whatif = tbr_whatif_new (path, NULL, &error);
  g_assert_no_error (error);
  return whatif;
}

/* A scenario of a few lines, with a library beside it, which is read much sooner than a shipped
 * one.
 */
static const char small[]
    = "<?xml version='1.0' encoding='UTF-8'?>\n"
      "<!-- what a planner wrote -->\n"
      "<scenario xmlns='urn:tabard:scenario:1'>\n"
      "  <meta title='T' start='2018-07-13T00:00Z' duration='30 d'/>\n"
      "  <use href='parts/types.xml'/>\n"
      "  <units>\n"
      "    <take states='SE'/> <!-- at home -->\n"
      "    <take states='FI'/>\n"
      "    <take states='DE' most='1'/>\n"
      "  </units>\n"
      "  <hazards>\n"
      "    <hazard kind='wildfire' id='fires' state='SE'>\n"
      "      <weather at='2018-07-13T00:00Z' temperature='28 degC' humidity='30 %' wind='20 "
      "km/h'/>\n"
      "      <fire lon='15.32 deg' lat='61.98 deg' at='2018-07-14T16:00Z' size='2 ha'/>\n"
      "    </hazard>\n"
      "  </hazards>\n"
      "  <policies><policy kind='first-come'/></policies>\n"
      "</scenario>\n";
static const char types[]
    = "<library xmlns='urn:tabard:scenario:1'>\n"
      "<capabilities><capability id='GFFFV' title='Engines' staff='20' staff-least='10'/>"
      "</capabilities>\n"
      "<rates>"
      "<rate need='fire-line' capability='GFFFV' work='hand' per-hour='600'/>"
      "<rate need='evacuation' capability='GFFFV' work='hand' per-hour='600'/>"
      "</rates>\n"
      "<stock><stock id='S001' capability='GFFFV' state='SE' count='4' base='Stockholm'/>"
      "<stock id='S002' capability='GFFFV' state='FI' count='2' base='Turku'/>"
      "<stock id='S003' capability='GFFFV' state='DE' count='2' base='Berlin'/></stock>\n"
      "</library>\n";

static TbrWhatif *
open_small (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "small.xml", NULL);
  g_autofree char *parts = g_build_filename (fixture->folder, "parts", NULL);
  g_autofree char *library = g_build_filename (parts, "types.xml", NULL);
  g_mkdir (parts, 0700);
  g_assert_true (g_file_set_contents (path, small, -1, NULL));
  g_assert_true (g_file_set_contents (library, types, -1, NULL));
  TbrWhatif *whatif = tbr_whatif_new (path, NULL, &error);
  g_assert_no_error (error);
  return whatif;
}

static TbrScenario *
read_branch (Fixture *fixture, const TbrWhatif *whatif, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tbr_whatif_text (whatif, number, NULL, &error);
  g_assert_no_error (error);
  TbrScenario *scenario = tbr_whatif_read (text, tbr_whatif_path (whatif), fixture->library,
                                           fixture->map, fixture->faults);
  g_autofree char *faults = tbr_diagnostics_to_text (fixture->faults);
  g_assert_cmpstr (faults, ==, "");
  return scenario;
}

/* An edit tried as the desktop does it: added when it reads well. The first fault else. (transfer
   full) */
static char *
edit (Fixture *fixture, TbrWhatif *whatif, guint number, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autofree char *text = tbr_whatif_text (whatif, number, line, &error);
  if (text == NULL)
    return g_strdup (error->message);
  g_autoptr (TbrScenario) scenario
      = tbr_whatif_read (text, tbr_whatif_path (whatif), fixture->library, fixture->map, faults);
  if (scenario == NULL)
    return g_strdup (tbr_diagnostics_get (faults, 0)->message);
  g_assert_true (tbr_whatif_add (whatif, number, line, &error));
  return NULL;
}

static void
edit_well (Fixture *fixture, TbrWhatif *whatif, guint number, const char *line)
{
  g_autofree char *fault = edit (fixture, whatif, number, line);
  g_assert_cmpstr (fault, ==, NULL);
}

static void
assert_refused (Fixture *fixture, TbrWhatif *whatif, const char *line, const char *words)
{
  g_autofree char *before = tbr_whatif_format (whatif);
  g_autofree char *fault = edit (fixture, whatif, 1, line);
  g_autofree char *after = tbr_whatif_format (whatif);
  g_assert_nonnull (fault);
  g_test_message ("%s", fault);
  g_assert_nonnull (strstr (fault, words));
  g_assert_cmpstr (before, ==, after);
}

static guint64
digest_until (const TbrScenario *scenario, TbrTime until)
{
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, (guint64) scenario->meta->seed, 0);
  tbr_sim_run_until (sim, until);
  return tbr_sim_digest (sim);
}

static guint64
digest_of (const TbrScenario *scenario)
{
  return digest_until (scenario, scenario->meta->duration);
}

/* ---- tests ---- */

static void
test_whatif_without_edits_is_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrWhatif) whatif = open_whatif (fixture, "sweden-2018");
  g_autoptr (TbrScenario) branch = read_branch (fixture, whatif, 1);
  g_autoptr (TbrScenario) file = tbr_scenario_load (tbr_whatif_path (whatif), fixture->library,
                                                    fixture->map, NULL, fixture->faults);
  g_assert_cmphex (branch->digest, ==, file->digest);
  g_assert_cmpstr (branch->id, ==, file->id);
  g_assert_false (tbr_whatif_is_changed (whatif));
}

static const char *const edits[] = {
  "set hazards.fires.spread_factor 0.08",
  "set stock.S001.duty '50 %'",
  "set policies.ask.kind at-once",
  "set meta.duration '12 d'",
  "add units unit id=more capability=GFFFV state=FI base=Turku count=2",
  ("add hazards wildfire id=hill state=NO / weather at='2018-07-13T00:00Z' temperature='28 degC' "
   "/ fire lon='11.5 deg' lat='61.2 deg' at='2018-07-20T00:00Z'"),
  "add world link from='#0' to='#1' state=closed",
  "extend hazards fires fire lon='15.4 deg' lat='61.9 deg' at='2018-07-21T00:00Z'",
  "remove units take.3",
  "set stock.S001.base Malmö ; set stock.S001.lon '13 deg' ; set stock.S001.lat '55.6 deg'",
  "order 2018-07-20T10:40Z planner set-link link=12 state=closed reason='a bridge'",
};

static void
test_whatif_edits_read_well_or_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  edit_well (fixture, whatif, 1, edits[0]);
  edit_well (fixture, whatif, 1, edits[0]);
  assert_refused (fixture, whatif, "set hazards.fires.spread-factor 7000", "is outside");
  assert_refused (fixture, whatif, "set hazards.fire.load 1", "did you mean 'fires'");
  assert_refused (fixture, whatif, "set meta.start 12", "start");
  assert_refused (fixture, whatif, "add hazards wildfires id=x state=SE",
                  "did you mean 'wildfire'");
  assert_refused (fixture, whatif, "add units unit capability=GFFFV state=FI id=fires2 base=Turkuu",
                  "did you mean 'Turku'");
  assert_refused (fixture, whatif, "add units unit capability", "name=value");
  assert_refused (fixture, whatif, "add nowhere unit id=x", "the sections are");
  assert_refused (fixture, whatif, "remove stock S001", "is written in the scenario itself");
  assert_refused (fixture, whatif, "remove hazards", "remove section id");
  assert_refused (fixture, whatif, "extend hazards fires", "extend section id row");
  assert_refused (fixture, whatif, "extend stock S001 place lon=1", "is written in the scenario");
  assert_refused (fixture, whatif, "extend hazards fires fires lon='1 deg'", "did you mean 'fire'");
  assert_refused (fixture, whatif, "order 2018-07-20T10:40Z planner close-link link=1", "unknown");
  assert_refused (fixture, whatif, "order tomorrow planner set-link link=1 state=open", "tomorrow");
  assert_refused (fixture, whatif,
                  "order 2018-07-20T10:40Z planner set-link link=9999999 state=open",
                  "is outside 0-");
  assert_refused (fixture, whatif, "set meta.seed 7 ; remove hazards", "remove section id");
  assert_refused (fixture, whatif, "set meta.seed 7 ; set meta.seed x", "x");
  assert_refused (fixture, whatif, "buy 3",
                  "begins with set, add, extend, remove, change, cut or order");
  assert_refused (fixture, whatif, "set 'meta.title", "one line of text");
  assert_refused (fixture, whatif, "set meta.title a\nb", "one line of text");
}

static void
test_whatif_changes_only_what_is_edited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  g_autofree char *before = tbr_whatif_text (whatif, 1, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    edit_well (fixture, whatif, 1, edits[i]);
  g_autofree char *after = tbr_whatif_text (whatif, 1, NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (before, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "most='1'") == NULL)
      g_assert_nonnull (strstr (after, lines[i]));
  g_assert_nonnull (strstr (after, "  <settings>\n    <set path=\"hazards.fires.spread-factor\""));
  g_assert_null (strstr (after, "most='1'"));
  while (tbr_whatif_undo (whatif, 1))
    ;
  g_autofree char *undone = tbr_whatif_text (whatif, 1, NULL, NULL);
  g_assert_cmpstr (undone, ==, before);
  while (tbr_whatif_redo (whatif, 1))
    ;
  g_autofree char *redone = tbr_whatif_text (whatif, 1, NULL, NULL);
  g_assert_cmpstr (redone, ==, after);
  g_autoptr (TbrScenario) scenario = read_branch (fixture, whatif, 1);
  g_assert_cmpint (scenario->meta->duration, ==, 12 * TBR_DAY);
  g_assert_nonnull (tbr_scenario_find (scenario, TBR_SECTION_HAZARDS, "hill"));
  g_assert_cmpuint (scenario->n_links, >, 0);
}

/* What has no id of its own keeps the one it was given, whatever is taken out before it. */
static void
test_whatif_removes_without_renaming_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  edit_well (fixture, whatif, 1, "set units.take.2.most 5");
  edit_well (fixture, whatif, 1, "set units.take.1.most 3");
  edit_well (fixture, whatif, 1, "remove units take.1");
  g_autoptr (TbrScenario) scenario = read_branch (fixture, whatif, 1);
  const TbrObject *second = tbr_scenario_find (scenario, TBR_SECTION_UNITS, "take.2");
  g_assert_nonnull (second);
  g_assert_cmpint (((const TbrTake *) second->values)->most, ==, 5);
  g_assert_null (tbr_scenario_find (scenario, TBR_SECTION_UNITS, "take.1"));
}

/* Saved, opened, run: the same. Over scenarios with files beside them, settings, orders. */
static void
test_whatif_saves_what_it_shows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *scenario, *edit;
  } cases[] = {
    { "sweden-2018", "set stock.S001.duty '50 %'" },
    { "sweden-2018", "order 2018-07-13T08:00Z planner set-link link=12 state=closed" },
    { "evros-2023", "set states.GR.risk 0.8" },
    { "tuerkiye-2023", "set meta.seed 77" },
    { "city-calls", "set meta.title 'A & B'" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TbrWhatif) whatif = open_whatif (fixture, cases[i].scenario);
      guint number = tbr_whatif_branch_off (whatif, 1, 0, "");
      g_assert_true (tbr_whatif_add (whatif, number, cases[i].edit, NULL));
      g_autoptr (TbrScenario) shown = read_branch (fixture, whatif, number);
      g_autofree char *name = g_strdup_printf ("%s.xml", cases[i].scenario);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_assert_true (tbr_whatif_save (whatif, number, shown, path, &error));
      g_assert_no_error (error);
      g_assert_false (tbr_whatif_is_changed (whatif));
      g_autoptr (TbrScenario) saved
          = tbr_scenario_load (path, fixture->library, fixture->map, NULL, fixture->faults);
      g_assert_nonnull (saved);
      g_assert_cmphex (digest_until (saved, TBR_DAY), ==, digest_until (shown, TBR_DAY));
    }
}

/* What a scenario draws in from its own folder goes with it, and never over something else. */
static void
test_whatif_takes_along_what_lies_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  edit_well (fixture, whatif, 1, edits[0]);
  g_autoptr (TbrScenario) shown = read_branch (fixture, whatif, 1);
  g_autofree char *folder = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.xml", NULL);
  g_autofree char *parts = g_build_filename (folder, "parts", "types.xml", NULL);
  g_mkdir (folder, 0700);
  g_assert_true (tbr_whatif_save (whatif, 1, shown, path, &error));
  g_autoptr (TbrScenario) saved
      = tbr_scenario_load (path, NULL, fixture->map, NULL, fixture->faults);
  g_assert_nonnull (saved);
  g_assert_cmphex (digest_of (saved), ==, digest_of (shown));
  g_assert_true (tbr_whatif_save (whatif, 1, shown, path, &error));
  g_assert_true (g_file_set_contents (parts, "<library xmlns='urn:tabard:scenario:1'/>", -1, NULL));
  g_assert_false (tbr_whatif_save (whatif, 1, shown, path, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
}

static void
test_whatif_never_writes_over_what_it_began_with (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  g_autoptr (TbrScenario) scenario = read_branch (fixture, whatif, 1);
  g_assert_false (tbr_whatif_save (whatif, 1, scenario, tbr_whatif_path (whatif), &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_clear_error (&error);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "x.xml", NULL);
  g_assert_false (tbr_whatif_save (whatif, 1, scenario, nowhere, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
}

/* A branch is its parent up to the instant at which an order makes it another. */
static void
test_whatif_branches_share_their_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  guint other = tbr_whatif_branch_off (whatif, 1, 5 * TBR_DAY, "No bridge");
  edit_well (fixture, whatif, other,
             "order 2018-07-18T00:00Z planner set-link link=12 state=closed");
  g_autoptr (TbrScenario) one = read_branch (fixture, whatif, 1);
  g_autoptr (TbrScenario) two = read_branch (fixture, whatif, other);
  const TbrTime at = 5 * TBR_DAY;
  g_assert_cmphex (digest_until (one, at - 1), ==, digest_until (two, at - 1));
  g_assert_cmphex (digest_until (one, at), !=, digest_until (two, at));
  TbrBranch branch;
  g_assert_true (tbr_whatif_find (whatif, other, &branch));
  g_assert_cmpuint (branch.n_done, ==, 1);
  g_assert_cmpuint (branch.n_given, ==, 0);
}

static void
test_whatif_grows_and_loses_branches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  edit_well (fixture, whatif, 1, "set meta.seed 5");
  guint a = tbr_whatif_branch_off (whatif, 1, 0, "");
  guint b = tbr_whatif_branch_off (whatif, a, TBR_DAY, "");
  TbrBranch branch;
  g_assert_true (tbr_whatif_find (whatif, b, &branch));
  g_assert_cmpstr (branch.name, ==, "What if 2");
  g_assert_cmpuint (branch.n_given, ==, 1);
  g_assert_false (tbr_whatif_undo (whatif, b));
  g_assert_false (tbr_whatif_rename (whatif, b, " What if 1 ", &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_NAME);
  g_clear_error (&error);
  g_assert_true (tbr_whatif_rename (whatif, b, "Earlier & \"better\"", NULL));
  tbr_whatif_show (whatif, a);
  g_assert_true (tbr_whatif_delete (whatif, a, NULL));
  g_assert_cmpuint (tbr_whatif_shown (whatif), ==, 1);
  g_assert_true (tbr_whatif_find (whatif, b, &branch));
  g_assert_cmpuint (branch.parent, ==, 1);
  g_assert_false (tbr_whatif_delete (whatif, 1, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_NAME);
  g_assert_cmpuint (tbr_whatif_branch_off (whatif, b, 0, ""), ==, 4);
}

static void
test_whatif_takes_settings_of_the_command_line (Fixture *fixture, gconstpointer data)
{
  static const char *const settings[]
      = { "meta.start=2018-07-13T01:00+02:00", "hazards.fires.load=2 kg/m2", NULL };
  g_autoptr (TbrWhatif) small_one = open_small (fixture);
  const char *path = tbr_whatif_path (small_one);
  g_autoptr (TbrWhatif) whatif = tbr_whatif_new (path, settings, NULL);
  g_autoptr (TbrScenario) branch = read_branch (fixture, whatif, 1);
  g_autoptr (TbrScenario) set
      = tbr_scenario_load (path, fixture->library, fixture->map, settings, fixture->faults);
  g_assert_cmphex (digest_of (branch), ==, digest_of (set));
  g_assert_false (tbr_whatif_undo (whatif, 1));
}

/* ---- the journal ---- */

static TbrWhatif *
recover (const char *path)
{
  g_autoptr (GError) error = NULL;
  TbrWhatif *whatif = tbr_whatif_recover (path, &error);
  g_assert_no_error (error);
  return whatif;
}

/* Does everything there is to do; what a journal must bring back. */
static void
do_all (TbrWhatif *whatif)
{
  tbr_whatif_add (whatif, 1, "set meta.seed 5", NULL);
  tbr_whatif_add (whatif, 1, "set meta.title 'it''s'", NULL);
  guint a = tbr_whatif_branch_off (whatif, 1, TBR_DAY, "A 'quoted' name");
  guint b = tbr_whatif_branch_off (whatif, a, 2 * TBR_DAY, "");
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    tbr_whatif_add (whatif, b, edits[i], NULL);
  tbr_whatif_undo (whatif, b);
  tbr_whatif_undo (whatif, b);
  tbr_whatif_redo (whatif, b);
  tbr_whatif_rename (whatif, a, "\xce\xa3\xce\xae\xce\xbc\xce\xb5\xcf\x81\xce\xb1", NULL);
  tbr_whatif_delete (whatif, tbr_whatif_branch_off (whatif, b, 0, ""), NULL);
  tbr_whatif_show (whatif, b);
}

static void
test_whatif_journal_brings_all_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrWhatif) whatif = open_small (fixture);
  g_autoptr (TbrScenario) scenario = read_branch (fixture, whatif, 1);
  g_autofree char *journal = g_build_filename (fixture->folder, "one.whatif", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "it is.xml", NULL);
  g_assert_true (tbr_whatif_keep (whatif, journal, NULL));
  do_all (whatif);
  g_assert_true (tbr_whatif_save (whatif, 2, scenario, file, NULL));
  tbr_whatif_add (whatif, 2, "set meta.seed 9", NULL);
  g_autofree char *wanted = tbr_whatif_format (whatif);
  /* nobody else is offered it while it is written */
  g_auto (TbrWhatifNote) note = { NULL };
  g_assert_false (tbr_whatif_note (journal, &note));
  g_autoptr (TbrWhatif) copy = recover (journal);
  g_autofree char *found = tbr_whatif_format (copy);
  g_assert_cmpstr (found, ==, wanted);
  /* written whole and read again it is the same */
  g_assert_true (tbr_whatif_keep (whatif, journal, NULL));
  g_autoptr (TbrWhatif) again = recover (journal);
  g_autofree char *twice = tbr_whatif_format (again);
  g_assert_cmpstr (twice, ==, wanted);
  g_assert_true (tbr_whatif_is_changed (again));
  tbr_whatif_discard (whatif);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* Killed in the middle of its work: all that was done is there. */
static void
test_whatif_survives_being_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_build_filename (fixture->folder, "killed.whatif", NULL);
  g_autoptr (TbrWhatif) before = open_small (fixture);
  int done[2];
  g_assert_cmpint (pipe (done), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      TbrWhatif *whatif = tbr_whatif_new (tbr_whatif_path (before), NULL, NULL);
      tbr_whatif_keep (whatif, journal, NULL);
      do_all (whatif);
      g_autofree char *text = tbr_whatif_format (whatif);
      if (write (done[1], text, strlen (text) + 1) > 0)
        pause ();
      _exit (0);
    }
  char wanted[16384];
  gsize n = 0;
  do
    {
      gssize more = read (done[0], wanted + n, sizeof wanted - n);
      g_assert_cmpint (more, >, 0);
      n += (gsize) more;
    }
  while (wanted[n - 1] != '\0');
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_auto (TbrWhatifNote) note = { NULL };
  g_assert_true (tbr_whatif_note (journal, &note));
  g_assert_cmpuint (note.n_branches, ==, 4); /* with the one that was deleted */
  g_assert_cmpuint (note.n_edits, ==, 2 + G_N_ELEMENTS (edits) - 1);
  g_assert_true (g_str_has_suffix (note.scenario, "/small.xml"));
  g_autoptr (TbrWhatif) whatif = recover (journal);
  g_autofree char *found = tbr_whatif_format (whatif);
  g_assert_cmpstr (found, ==, wanted);
  /* a last line cut short is what was being written */
  g_autofree char *text = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (journal, &text, &length, NULL));
  g_assert_true (g_file_set_contents (journal, text, (gssize) length - 3, NULL));
  g_autoptr (TbrWhatif) cut = recover (journal);
  g_assert_cmpuint (tbr_whatif_shown (cut), ==, 1);
}

static void
test_whatif_journal_of_another_scenario_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "own.xml", NULL);
  g_autofree char *journal = g_build_filename (fixture->folder, "own.whatif", NULL);
  const char *text = "<scenario xmlns='urn:tabard:scenario:1'><meta title='T' "
                     "start='2018-07-01T00:00Z' duration='10 d'/></scenario>";
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  TbrWhatif *whatif = tbr_whatif_new (file, NULL, NULL);
  g_assert_true (tbr_whatif_keep (whatif, journal, NULL));
  tbr_whatif_add (whatif, 1, "set meta.seed 5", NULL);
  tbr_whatif_free (whatif);
  g_autofree char *other = g_strconcat (text, "\n", NULL);
  g_assert_true (g_file_set_contents (file, other, -1, NULL));
  g_assert_null (tbr_whatif_recover (journal, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_SCENARIO);
  static const char *const broken[] = { "", "tabard what-if 1\n", "tabard what-if 1\nscenario x\n",
                                        "tabard what-if 2\nscenario a b\n" };
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_clear_error (&error);
      g_assert_true (g_file_set_contents (journal, broken[i], -1, NULL));
      g_assert_null (tbr_whatif_recover (journal, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/scenario/whatif/without-edits-is-the-file", test_whatif_without_edits_is_the_file },
    { "/scenario/whatif/edits-read-well-or-are-refused",
      test_whatif_edits_read_well_or_are_refused },
    { "/scenario/whatif/changes-only-what-is-edited", test_whatif_changes_only_what_is_edited },
    { "/scenario/whatif/removes-without-renaming-others",
      test_whatif_removes_without_renaming_others },
    { "/scenario/whatif/saves-what-it-shows", test_whatif_saves_what_it_shows },
    { "/scenario/whatif/takes-along-what-lies-beside", test_whatif_takes_along_what_lies_beside },
    { "/scenario/whatif/never-writes-over-what-it-began-with",
      test_whatif_never_writes_over_what_it_began_with },
    { "/scenario/whatif/branches-share-their-past", test_whatif_branches_share_their_past },
    { "/scenario/whatif/grows-and-loses-branches", test_whatif_grows_and_loses_branches },
    { "/scenario/whatif/takes-settings-of-the-command-line",
      test_whatif_takes_settings_of_the_command_line },
    { "/scenario/whatif/journal-brings-all-back", test_whatif_journal_brings_all_back },
    { "/scenario/whatif/survives-being-killed", test_whatif_survives_being_killed },
    { "/scenario/whatif/journal-of-another-scenario-is-refused",
      test_whatif_journal_of_another_scenario_is_refused },
  };
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
