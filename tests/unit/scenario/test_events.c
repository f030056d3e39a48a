/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* An events list is changed as its file would be, or not at all, and no change is lost. */
#include <tabard/events.h>

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Comments, notes, odd blanks: what a person wrote stays. */
static const char small[]
    = "<?xml version='1.0' encoding='UTF-8'?>\n"
      "<!-- written by hand -->\n"
      "<exercise xmlns='urn:tabard:exercise:1' title='T' scenario='../s' duration='10 h'\n"
      "          languages='en de'>\n"
      "  <objective name='o' title='O'/>\n"
      "  <role name='be' title='B' seat='BE'/> <role name='nl' title='N' seat='NL'/>\n"
      "  <expected name='x' sentence='s' role='be' objective='o'/>\n"
      "  <branch name='b' title='B' when='after 1 h'/>\n"
      "  <inject name='first' number='1' at='1 h' note='keep me' from='A &amp; B'>\n"
      "    <text language='en' subject='One' body='two&#10;lines'/>\n"
      "    <text language='de' subject='Eins'/>\n"
      "  </inject>\n"
      "  <!-- between -->\n"
      "  <inject name='second' number='2' when='released first and after 2 h'>\n"
      "    <text language='en' subject='Two'/><text language='de'/>\n"
      "  </inject>\n"
      "  <inject name='third' number='7' at='30 min'><text language='en' subject='Three'/>\n"
      "    <text language='de'/></inject>\n"
      "</exercise>\n";

typedef struct
{
  char *folder, *file, *work;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tabard-events-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->folder, "small.xml", NULL);
  fixture->work = g_build_filename (fixture->folder, "small.events", NULL);
  g_assert_true (g_file_set_contents (fixture->file, small, -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) list = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (list)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->file);
  g_free (fixture->work);
}

static TbrEvents *
open_small (const Fixture *fixture)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  TbrEvents *events = tbr_events_open (fixture->file, faults);
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_assert_cmpstr (told, ==, "");
  return events;
}

static const TbrInject *
inject (const TbrEvents *events, const char *id)
{
  const TbrExercise *exercise = tbr_events_exercise (events);
  guint32 i = tbr_exercise_find_inject (exercise, id);
  g_assert_cmpuint (i, !=, TBR_NONE);
  return &exercise->injects[i];
}

static void
test_events_only_what_is_changed_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrEvents) events = open_small (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (tbr_events_text (events), ==, small);
  g_assert_true (tbr_events_move (events, "first", 90 * TBR_MINUTE, &error));
  g_assert_no_error (error);
  g_autofree char *wanted = g_strdup (small);
  g_auto (GStrv) parts = g_strsplit (wanted, "at='1 h'", 2);
  g_autofree char *moved = g_strjoinv ("at='90 min'", parts);
  g_assert_cmpstr (tbr_events_text (events), ==, moved);
  g_assert_true (tbr_events_is_changed (events));
  g_assert_true (tbr_events_undo (events));
  g_assert_cmpstr (tbr_events_text (events), ==, small);
  g_assert_false (tbr_events_is_changed (events));
  g_assert_false (tbr_events_undo (events));
  g_assert_true (tbr_events_redo (events));
  g_assert_cmpint (inject (events, "first")->at, ==, 90 * TBR_MINUTE);
}

/* What people read beside injects is written in each language, and nothing else changes; what has
   no such name, or is said in a language that there is not, is refused. */
static void
test_events_say_titles_in_each_language (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrEvents) events = open_small (fixture);
  g_autoptr (GError) unknown = NULL, other = NULL;

  g_assert_true (tbr_events_entitle (events, "exercise", "", "de", "Nacht <1>", NULL));
  g_assert_true (tbr_events_entitle (events, "objective", "o", "de", "Ziel", NULL));
  g_assert_true (tbr_events_entitle (events, "role", "nl", "de", "Niederlande", NULL));
  g_assert_true (tbr_events_entitle (events, "expected", "x", "de", "Getan", NULL));
  g_assert_true (tbr_events_entitle (events, "branch", "b", "de", "Zweig", NULL));
  g_assert_true (tbr_events_entitle (events, "branch", "b", "de", "Weg", NULL));
  g_assert_true (tbr_events_say_from (events, "first", "de", "Meier", NULL));
  const TbrExercise *exercise = tbr_events_exercise (events);
  g_assert_cmpstr (tbr_wording_in (&exercise->wordings, "de")->subject, ==, "Nacht <1>");
  g_assert_cmpstr (tbr_wording_in (&exercise->objectives[0].wordings, "de")->subject, ==, "Ziel");
  g_assert_cmpstr (tbr_wording_in (&exercise->expecteds[0].wordings, "de")->subject, ==, "Getan");
  g_assert_cmpstr (tbr_wording_in (&exercise->branches[0].wordings, "de")->subject, ==, "Weg");
  g_assert_cmpuint (exercise->branches[0].wordings.n, ==, 1);
  g_assert_cmpstr (tbr_wording_in (&inject (events, "first")->wordings, "de")->from, ==, "Meier");
  g_assert_false (tbr_events_entitle (events, "branch", "c", "de", "?", &unknown));
  g_assert_nonnull (strstr (unknown->message, "unknown branch 'c'"));
  g_assert_false (tbr_events_entitle (events, "branch", "b", "fr", "?", &other));
  g_assert_nonnull (strstr (other->message, "none of the exercise's languages"));
  for (guint i = 0; i < 7; i++)
    g_assert_true (tbr_events_undo (events));
  g_assert_cmpstr (tbr_events_text (events), ==, small);
}

/* All kinds of changes, so that the other tests have something to take back and to lose. */
static void
do_all (TbrEvents *events)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *added = NULL, *copied = NULL;
  const char *values[] = { "from",     "Ämter „Süd“ & 'Nord'",
                           "to",       "nl",
                           "medium",   "press",
                           "expected", "x",
                           "branch",   "b",
                           "until",    "9 h",
                           NULL };
  const char *condition[]
      = { "at", "", "when", "not (expected x or taken b) and need stranded >= 5 persons", NULL };
  const char *effect[] = { "medium", "map", "effect", "note text='x'", NULL };

  (void) tbr_events_set (events, "inject", "first", values, &error);
  g_assert_no_error (error);
  (void) tbr_events_set (events, "inject", "third", condition, &error);
  g_assert_no_error (error);
  (void) tbr_events_say (events, "second", "de", "Zwei", "Zeile 1\nZeile \"2\"\tmit <spitzen>",
                         &error);
  g_assert_no_error (error);
  (void) tbr_events_add (events, "first", 3 * TBR_HOUR, "New", &added, &error);
  g_assert_no_error (error);
  (void) tbr_events_copy (events, "first", &copied, &error);
  g_assert_no_error (error);
  (void) tbr_events_set (events, "inject", added, effect, &error);
  g_assert_no_error (error);
  (void) tbr_events_move (events, copied, 10 * TBR_MINUTE, &error);
  g_assert_no_error (error);
  (void) tbr_events_renumber (events, &error);
  g_assert_no_error (error);
  (void) tbr_events_remove (events, "third", &error);
  g_assert_no_error (error);
}
#define N_ALL 9

static void
test_events_say_what_was_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrEvents) events = open_small (fixture);

  do_all (events);
  const TbrExercise *e = tbr_events_exercise (events);
  g_assert_cmpuint (e->n_injects, ==, 4);
  const TbrInject *first = inject (events, "first");
  g_assert_cmpstr (first->from, ==, "Ämter „Süd“ & 'Nord'");
  g_assert_cmpint (first->medium, ==, TBR_MEDIUM_PRESS);
  g_assert_cmpuint (first->n_to, ==, 1);
  g_assert_cmpuint (first->to[0], ==, 1);
  g_assert_cmpint (first->until, ==, 9 * TBR_HOUR);
  g_assert_cmpstr (tbr_inject_wording (first, "en")->body, ==, "two\nlines");
  const TbrInject *second = inject (events, "second");
  g_assert_cmpstr (tbr_inject_wording (second, "de")->body, ==,
                   "Zeile 1\nZeile \"2\"\tmit <spitzen>");
  const TbrInject *copied = inject (events, "first-2");
  g_assert_cmpint (copied->at, ==, 10 * TBR_MINUTE);
  g_assert_cmpstr (copied->from, ==, first->from);
  g_assert_cmpstr (tbr_inject_wording (copied, "en")->body, ==, "two\nlines");
  /* what nobody has translated is empty, and told so */
  g_autofree char *note = tbr_events_get (events, "inject", "first-2", "note");
  g_assert_cmpstr (note, ==, "keep me");
  const TbrInject *added = inject (events, "inject-4");
  g_assert_cmpuint (added->wordings.n, ==, 2);
  g_assert_cmpstr (tbr_inject_wording (added, "en")->subject, ==, "New");
  g_assert_null (tbr_inject_wording (added, "de"));
  g_assert_cmpint (added->medium, ==, TBR_MEDIUM_MAP);
  /* timed ones in the order of their times; that on a condition is where it was, the second */
  g_assert_cmpint (copied->number, ==, 1);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpint (first->number, ==, 4);
  g_assert_cmpint (added->number, ==, 5);
  g_assert_nonnull (strstr (tbr_events_text (events), "<!-- between -->"));
}

static void
test_events_come_back_step_by_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrEvents) events = open_small (fixture);
  char *texts[N_ALL + 1];

  do_all (events);
  g_assert_cmpuint (tbr_events_n_done (events), ==, N_ALL);
  for (guint i = N_ALL + 1; i-- > 0;)
    {
      texts[i] = g_strdup (tbr_events_text (events));
      g_assert_cmpint (tbr_events_undo (events), ==, i > 0);
    }
  g_assert_cmpstr (texts[0], ==, small);
  for (guint i = 0; i <= N_ALL; i++)
    {
      g_assert_cmpstr (tbr_events_text (events), ==, texts[i]);
      g_assert_cmpint (tbr_events_redo (events), ==, i < N_ALL);
      g_free (texts[i]);
    }
  /* a change after taking back forgets what was taken back */
  g_assert_true (tbr_events_undo (events));
  g_assert_true (tbr_events_move (events, "first", 0, NULL));
  g_assert_false (tbr_events_redo (events));
}

static void
assert_refused (TbrEvents *events, const char *name, const char *value, const char *told)
{
  const char *pairs[] = { name, value, NULL };
  g_autofree char *before = g_strdup (tbr_events_text (events));
  g_autoptr (GError) error = NULL;
  guint edition = tbr_events_edition (events), done = tbr_events_n_done (events);

  g_assert_false (tbr_events_set (events, "inject", "first", pairs, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, told) == NULL)
    g_error ("%s=%s: '%s' instead of '%s'", name, value, error->message, told);
  g_assert_cmpstr (tbr_events_text (events), ==, before);
  g_assert_cmpuint (tbr_events_edition (events), ==, edition);
  g_assert_cmpuint (tbr_events_n_done (events), ==, done);
}

static void
test_events_refuse_what_the_reader_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrEvents) events = open_small (fixture);
  g_autoptr (GError) error = NULL;

  assert_refused (events, "at", "soon", "soon");
  assert_refused (events, "at", "5", "unit");
  assert_refused (events, "at", "11 h", "it begins after it ends");
  assert_refused (events, "until", "11 h", "the exercise is over before");
  assert_refused (events, "number", "0", "1");
  assert_refused (events, "number", "2", "a second inject with the number 2");
  assert_refused (events, "number", "", "must be given");
  assert_refused (events, "to", "bee", "did you mean 'be'?");
  assert_refused (events, "medium", "fax", "situation-report");
  assert_refused (events, "medium", "map", "it has no effect");
  assert_refused (events, "when", "after 1 h", "at or when, not both");
  assert_refused (events, "at", "", "at or when must be given");
  assert_refused (events, "expected", "y", "unknown expected action");
  assert_refused (events, "name", "a b", "letters, digits");
  /* the condition of another one names it */
  assert_refused (events, "name", "primus", "'first' is no inject");
  assert_refused (events, "colour", "red", "unknown attribute");
  g_assert_false (tbr_events_remove (events, "first", &error));
  g_assert_nonnull (strstr (error->message, "'first' is no inject"));
  g_clear_error (&error);
  g_assert_false (tbr_events_remove (events, "frist", &error));
  g_assert_nonnull (strstr (error->message, "did you mean 'first'?"));
  g_clear_error (&error);
  g_assert_false (tbr_events_say (events, "first", "fr", "Un", "", &error));
  g_assert_nonnull (strstr (error->message, "none of the exercise's languages"));
  g_assert_cmpstr (tbr_events_text (events), ==, small);
}

static void
test_events_saved_file_opens_to_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrEvents) events = open_small (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  do_all (events);
  g_assert_true (tbr_events_save (events, fixture->file, &error));
  g_assert_false (tbr_events_is_changed (events));
  g_autoptr (TbrEvents) again = open_small (fixture);
  g_assert_cmpstr (tbr_events_text (again), ==, tbr_events_text (events));
  g_autofree char *one = tbr_exercise_format (tbr_events_exercise (events));
  g_autofree char *two = tbr_exercise_format (tbr_events_exercise (again));
  g_assert_cmpstr (one, ==, two);
  /* taken back behind what was saved: there is something to save again */
  g_assert_true (tbr_events_undo (events));
  g_assert_true (tbr_events_is_changed (events));
  /* what another program wrote meanwhile is not lost */
  g_assert_true (g_file_set_contents (fixture->file, "mine", -1, NULL));
  g_assert_false (tbr_events_save (events, fixture->file, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
  g_assert_true (g_file_get_contents (fixture->file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_error (&error);
  /* its scenario would not be found from another folder */
  g_assert_false (tbr_events_save (events, "/nowhere/e.xml", &error));
  g_assert_nonnull (strstr (error->message, "would not be found from there"));
}

/* Killed in the middle of its work: all that was done is there, what was taken back, too. */
static void
test_events_survive_being_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrEvents) before = open_small (fixture);
  g_autoptr (GError) error = NULL;
  int done[2];
  char ready;

  do_all (before);
  g_assert_true (tbr_events_undo (before));
  g_assert_cmpint (pipe (done), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      TbrEvents *events = open_small (fixture);
      tbr_events_keep (events, fixture->work, NULL);
      do_all (events);
      tbr_events_undo (events);
      if (write (done[1], "x", 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (done[0], &ready, 1), ==, 1);
  TbrEventsNote unused;
  g_assert_false (tbr_events_note (fixture->work, &unused)); /* it is still at work */
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_auto (TbrEventsNote) note = { NULL };
  g_assert_true (tbr_events_note (fixture->work, &note));
  g_assert_cmpuint (note.n_edits, ==, N_ALL - 1);
  g_assert_cmpstr (note.path, ==, fixture->file);
  g_autoptr (TbrEvents) events = tbr_events_recover (fixture->work, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tbr_events_text (events), ==, tbr_events_text (before));
  g_assert_true (tbr_events_is_changed (events));
  g_assert_true (tbr_events_redo (events));
  for (guint i = 0; i < N_ALL; i++)
    g_assert_true (tbr_events_undo (events));
  g_assert_cmpstr (tbr_events_text (events), ==, small);
  g_assert_true (tbr_events_keep (events, fixture->work, NULL));
  tbr_events_discard (events);
  g_assert_false (g_file_test (fixture->work, G_FILE_TEST_EXISTS));
}

static void
test_events_kept_work_knows_what_was_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = NULL;
  TbrEvents *events = open_small (fixture);

  g_assert_true (tbr_events_keep (events, fixture->work, NULL));
  do_all (events);
  g_assert_true (tbr_events_save (events, fixture->file, NULL));
  g_assert_true (tbr_events_move (events, "first", 5 * TBR_HOUR, NULL));
  wanted = g_strdup (tbr_events_text (events));
  tbr_events_free (events); /* as if it were killed: the file stays */
  g_autoptr (TbrEvents) again = tbr_events_recover (fixture->work, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tbr_events_text (again), ==, wanted);
  g_assert_true (tbr_events_undo (again));
  g_assert_false (tbr_events_is_changed (again));
  /* a last line that was not written to its end is passed over; other lines are refused */
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (fixture->work, &text, NULL, NULL));
  text[strlen (text) - 4] = '\0';
  g_assert_true (g_file_set_contents (fixture->work, text, -1, NULL));
  g_autoptr (TbrEvents) cut = tbr_events_recover (fixture->work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tbr_events_n_done (cut), ==, N_ALL);
  g_autofree char *wrong = g_strconcat (text, "\nedit explode\n", NULL);
  g_assert_true (g_file_set_contents (fixture->work, wrong, -1, NULL));
  g_assert_null (tbr_events_recover (fixture->work, &error));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->work, text, -1, NULL));
  /* the exercise is no longer what was changed */
  g_assert_true (g_file_set_contents (fixture->file, small, -1, NULL));
  g_assert_null (tbr_events_recover (fixture->work, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_SCENARIO);
}

static void
test_events_of_a_file_with_faults_are_not_opened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();

  g_assert_true (g_file_set_contents (fixture->file, "<exercise", -1, NULL));
  g_assert_null (tbr_events_open (fixture->file, faults));
  g_assert_cmpuint (tbr_diagnostics_count (faults), >, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/scenario/events/only-what-is-changed-changes", test_events_only_what_is_changed_changes },
    { "/scenario/events/say-what-was-asked-for", test_events_say_what_was_asked_for },
    { "/scenario/events/say-titles-in-each-language", test_events_say_titles_in_each_language },
    { "/scenario/events/come-back-step-by-step", test_events_come_back_step_by_step },
    { "/scenario/events/refuse-what-the-reader-refuses",
      test_events_refuse_what_the_reader_refuses },
    { "/scenario/events/saved-file-opens-to-the-same", test_events_saved_file_opens_to_the_same },
    { "/scenario/events/survive-being-killed", test_events_survive_being_killed },
    { "/scenario/events/kept-work-knows-what-was-saved",
      test_events_kept_work_knows_what_was_saved },
    { "/scenario/events/of-a-file-with-faults-are-not-opened",
      test_events_of_a_file_with_faults_are_not_opened },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
