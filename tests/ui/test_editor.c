/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The editor of an events list: what is done with keys and pointer is in the file, or refused with
   a sentence. */
#include "watched.h"

#include "desktop/exercise/editor.h"

#include <glib/gstdio.h>
#include <string.h>

static char *home, *file;
static Watched watched;

/* A copy of the shipped exercise of that name, to be written. */
static void
open_copy (const char *name)
{
  g_free (file);
  file = watched_copy_exercise (name, home);
  watched_init_events (&watched, file, home);
  watched_settle (&watched);
}

static void
close_copy (void)
{
  tbr_events_discard (watched.desktop->editor->events);
  watched_clear (&watched);
  g_unlink (file);
}

static TbrEditor *
editor (void)
{
  return watched.desktop->editor;
}

static const TbrExercise *
exercise (void)
{
  return tbr_editor_exercise (editor ());
}

static const TbrInject *
chosen (void)
{
  const TbrInject *inject = tbr_editor_inject (editor ());
  g_assert_nonnull (inject);
  return inject;
}

static const TbrInject *
inject (const char *id)
{
  guint32 i = tbr_exercise_find_inject (exercise (), id);
  return i != TBR_NONE ? &exercise ()->injects[i] : NULL;
}

static void
key (guint32 code, guint with)
{
  watched_key (&watched, code, with);
  watched_tick (&watched, 1);
}

/* The rows of the grid as they are seen: their cells parted by tabulators. */
static GPtrArray *
rows (void)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_EVENTS);
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *widget = &g_array_index (tree->widgets, TbrWidget, i);
      if (widget->action == TBR_ACT_EVENTS_ROW)
        g_ptr_array_add (out, g_strdup (widget->text));
    }
  return out;
}

/* The sheet names every key of the list. */
static void
test_editor_names_its_keys (void)
{
  open_copy ("meuse-night");
  key (TBR_KEY_F1, 0);
  for (int i = 0; i < TBR_ACT_N; i++)
    if (tbr_action_get ((TbrActionId) i)->group == TBR_ACT_GROUP_EVENTS)
      g_assert_true (
          watched_shows (&watched, TBR_PANEL_SHEET, tbr_action_get ((TbrActionId) i)->name));
  close_copy ();
}

/* Kinds of facts and what an inject does have words. */
static void
test_editor_has_words_for_what_happens (void)
{
  open_copy ("two-augusts");
  const TbrScenario *scenario = watched.desktop->session->scenario;
  guint n_channels = 0, n_orders = 0;
  for (guint i = 0; i < exercise ()->n_injects; i++)
    {
      const TbrInject *one = &exercise ()->injects[i];
      g_autofree char *effect = tbr_editor_effect (exercise (), scenario, one);
      n_channels += g_str_equal (tbr_editor_deed (one), "channel cut")
                    && g_str_has_prefix (effect, "channel cut: ");
      n_orders += g_str_equal (tbr_editor_deed (one), "order")
                  && g_str_has_prefix (effect, "Close or open a road: ")
                  && strchr (effect, '=') == NULL;
    }
  g_assert_cmpuint (n_channels, ==, 1);
  g_assert_cmpuint (n_orders, ==, 1);
  for (guint32 i = TBR_FACT_NONE + 1; i < TBR_FACT_N; i++)
    {
      g_assert_cmpstr (tbr_editor_fact (i), !=, "");
      for (guint32 k = TBR_FACT_NONE + 1; k < i; k++)
        g_assert_cmpstr (tbr_editor_fact (i), !=, tbr_editor_fact (k));
    }
  watched_key (&watched, 'c', 0);
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE_DEED, TBR_CLAUSE_AND);
  watched_write (&watched, "Something that was told");
  watched_key (&watched, TBR_KEY_ENTER, 0);
  watched_write (&watched, "offer made");
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "offer made \xc2\xb7 offer-made"));
  close_copy ();
}

static void
test_editor_lists_the_events (void)
{
  open_copy ("meuse-night");
  g_autoptr (GPtrArray) all = rows ();
  g_assert_cmpuint (all->len, ==, exercise ()->n_injects);
  for (guint i = 0; i < all->len; i++)
    {
      const TbrInject *one = &exercise ()->injects[i];
      g_auto (GStrv) cells = g_strsplit (all->pdata[i], "\t", -1);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, one->number);
      g_assert_cmpstr (cells[TBR_GRID_NUMBER], ==, number);
      g_assert_cmpstr (cells[TBR_GRID_TITLE], ==, tbr_editor_subject (exercise (), one));
      /* by what people call it, not by the names of the file */
      if (*one->to_text != '\0')
        g_assert_true (g_str_has_prefix (cells[TBR_GRID_TO], "Belgium")
                       || g_str_has_prefix (cells[TBR_GRID_TO], "ERCC"));
      if (one->at != TBR_NEVER)
        {
          g_autofree char *at = tbr_duration_format (one->at);
          g_assert_cmpstr (cells[TBR_GRID_WHEN], ==, at);
        }
    }
  /* by time and back */
  for (int turn = 1; turn >= -1; turn -= 2)
    {
      TbrTime last = turn > 0 ? 0 : TBR_NEVER;
      watched_use (&watched, TBR_PANEL_EVENTS, TBR_ACT_EVENTS_SORT, TBR_GRID_WHEN);
      g_autoptr (GPtrArray) sorted = rows ();
      for (guint i = 0; i < sorted->len; i++)
        {
          const TbrInject *one = &exercise ()->injects[g_array_index (editor ()->rows, guint, i)];
          if (one->at == TBR_NEVER)
            continue;
          g_assert_true (turn > 0 ? one->at >= last : one->at <= last);
          last = one->at;
        }
    }
  /* every one that has a time or a condition stands on the time line */
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_EVENTS);
  for (guint i = 0; i < exercise ()->n_injects; i++)
    {
      const TbrInject *one = &exercise ()->injects[i];
      gboolean stands = one->at != TBR_NEVER || one->when.n > 0;
      g_assert_cmpint (tbr_tree_find (tree, TBR_ACT_EVENTS_MARK, i) != NULL, ==, stands);
    }
  close_copy ();
}

/* All by the keyboard: choose, add, write, copy, remove, take back, save. */
static void
test_editor_works_by_keys_alone (void)
{
  open_copy ("meuse-night");
  guint n = exercise ()->n_injects;
  g_autofree char *before = g_strdup (tbr_events_text (editor ()->events));
  key (TBR_KEY_DOWN, 0);
  g_assert_cmpstr (chosen ()->id, ==, exercise ()->injects[1].id);
  key (TBR_KEY_INSERT, 0);
  g_assert_cmpuint (exercise ()->n_injects, ==, n + 1);
  g_assert_cmpstr (tbr_editor_subject (exercise (), chosen ()), ==, "New inject");
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "Not translated yet"));
  /* Enter opens the form where the time stands */
  key (TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "At, after the begin"));
  watched_write (&watched, "never");
  key (TBR_KEY_ENTER, TBR_WITH_CONTROL);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "never"));
  g_assert_nonnull (watched.desktop->form.complaint);
  key (TBR_KEY_ENTER, TBR_WITH_CONTROL); /* still refused, and nothing has happened */
  g_assert_cmpuint (tbr_events_n_done (editor ()->events), ==, 1);
  watched.desktop->form.is_new = TRUE;
  watched_write (&watched, "2 h 5 min");
  key (TBR_KEY_ENTER, TBR_WITH_CONTROL);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM));
  g_assert_cmpint (chosen ()->at, ==, 125 * TBR_MINUTE);
  /* its words: T, the title, Enter, the text, Enter */
  key ('t', 0);
  watched_write (&watched, "Water at the door");
  key (TBR_KEY_ENTER, 0);
  watched_write (&watched, "What now?");
  key (TBR_KEY_ENTER, 0);
  g_assert_cmpstr (tbr_inject_wording (chosen (), "en")->subject, ==, "Water at the door");
  g_assert_cmpstr (tbr_inject_wording (chosen (), "en")->body, ==, "What now?");
  /* once more, moved, and numbered */
  key ('d', TBR_WITH_CONTROL);
  g_assert_cmpuint (exercise ()->n_injects, ==, n + 2);
  TbrTime at = chosen ()->at;
  key (TBR_KEY_RIGHT, TBR_WITH_SHIFT);
  g_assert_cmpint (chosen ()->at, ==, at + tbr_line_step (watched.desktop));
  key (TBR_KEY_DELETE, 0);
  g_assert_cmpuint (exercise ()->n_injects, ==, n + 1);
  key ('n', 0);
  /* saved, and taken back to where it began */
  key ('s', TBR_WITH_CONTROL);
  g_assert_false (tbr_events_is_changed (editor ()->events));
  g_autofree char *told = g_strdup_printf ("Saved: %s", file);
  g_assert_cmpstr (watched.desktop->message, ==, told);
  g_autofree char *saved = NULL;
  g_assert_true (g_file_get_contents (file, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, tbr_events_text (editor ()->events));
  while (tbr_events_n_done (editor ()->events) > 0)
    key ('z', TBR_WITH_CONTROL);
  g_assert_cmpstr (tbr_events_text (editor ()->events), ==, before);
  key ('y', TBR_WITH_CONTROL);
  g_assert_cmpuint (exercise ()->n_injects, ==, n + 1);
  close_copy ();
}

static TbrRect
mark_of (guint i)
{
  const TbrTree *tree = tbr_desktop_tree (watched.desktop, TBR_PANEL_EVENTS);
  const TbrWidget *mark = tbr_tree_find (tree, TBR_ACT_EVENTS_MARK, i);
  TbrRect panel = tbr_desktop_panel_rect (watched.desktop, TBR_PANEL_EVENTS);
  g_assert_nonnull (mark);
  return (TbrRect){ panel.x + mark->rect.x, panel.y + mark->rect.y, mark->rect.width,
                    mark->rect.height };
}

static void
drag (TbrRect from, double by)
{
  TbrInput input
      = { .kind = TBR_INPUT_PRESS, .x = from.x + 5, .y = from.y + 5, .button = 1, .clicks = 1 };
  tbr_desktop_input (watched.desktop, &input);
  input.kind = TBR_INPUT_MOVE;
  for (int i = 1; i <= 4; i++)
    {
      input.x = from.x + 5 + by * i / 4;
      tbr_desktop_input (watched.desktop, &input);
    }
  input.kind = TBR_INPUT_RELEASE;
  tbr_desktop_input (watched.desktop, &input);
  watched_tick (&watched, 1);
}

static void
test_editor_drags_along_the_time_line (void)
{
  open_copy ("meuse-night");
  guint timed = 0, windowed = 0;
  while (exercise ()->injects[timed].at == TBR_NEVER)
    timed++;
  while (exercise ()->injects[windowed].when.n == 0)
    windowed++;
  TbrTime at = exercise ()->injects[timed].at, step = tbr_line_step (watched.desktop);
  TbrRect before = mark_of (timed);
  drag (before, 60);
  TbrTime later = exercise ()->injects[timed].at;
  TbrRect after = mark_of (timed);
  g_assert_cmpint (later, >, at);
  g_assert_cmpint (later % step, ==, 0);
  /* it stands where it was let go, as near as the steps are wide */
  g_assert_cmpfloat (ABS (after.x - before.x - 60), <, 8);
  g_assert_cmpuint (tbr_events_n_done (editor ()->events), ==, 1);
  /* not before the begin */
  drag (after, -5000);
  g_assert_cmpint (exercise ()->injects[timed].at, ==, 0);
  /* a click alone chooses, what hangs on a condition is not moved */
  drag (mark_of (windowed), 0);
  g_assert_cmpstr (chosen ()->id, ==, exercise ()->injects[windowed].id);
  drag (mark_of (windowed), 50);
  g_assert_cmpuint (tbr_events_n_done (editor ()->events), ==, 2);
  g_assert_cmpint (exercise ()->injects[windowed].at, ==, TBR_NEVER);
  key ('z', TBR_WITH_CONTROL);
  key ('z', TBR_WITH_CONTROL);
  g_assert_cmpint (exercise ()->injects[timed].at, ==, at);
  close_copy ();
}

/* Answers one field of the form, and goes on. */
static void
answer (const char *text)
{
  watched_write (&watched, text);
  key (TBR_KEY_ENTER, 0);
}

static const char *
written_when (void)
{
  return chosen ()->when_text;
}

static void
deed (TbrClauseDeed which)
{
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE_DEED, which);
}

static void
test_editor_builds_conditions_from_menus (void)
{
  open_copy ("meuse-night");
  while (chosen ()->at == TBR_NEVER)
    key (TBR_KEY_DOWN, 0);
  g_autofree char *id = g_strdup (chosen ()->id);
  TbrTime at = chosen ()->at;
  key ('c', 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "It has a time"));
  /* an open need: which, where, how much; the unit is told, and asked for */
  deed (TBR_CLAUSE_AND);
  answer ("An open need");
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "all states together"));
  answer ("free fire line");
  answer ("Belgium");
  answer ("more than");
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "m, "));
  answer ("30");
  g_assert_nonnull (watched.desktop->form.complaint);
  g_assert_cmpstr (written_when (), ==, "");
  watched.desktop->form.is_new = TRUE;
  answer ("3 km");
  g_assert_cmpstr (written_when (), ==, "need fire-line in BE > 3 km");
  g_assert_cmpint (chosen ()->at, ==, TBR_NEVER);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "in Belgium: more than 3 km"));
  /* or a time, beside it; then all of them; then not the first */
  deed (TBR_CLAUSE_OR);
  answer ("From a time on");
  answer ("2 h");
  g_assert_cmpstr (written_when (), ==, "need fire-line in BE > 3 km or after 2 h");
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE, 0);
  deed (TBR_CLAUSE_TURN);
  g_assert_cmpstr (written_when (), ==, "need fire-line in BE > 3 km and after 2 h");
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE, 1);
  deed (TBR_CLAUSE_NOT);
  g_assert_cmpstr (written_when (), ==, "not need fire-line in BE > 3 km and after 2 h");
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "must not be so"));
  /* an order, by whom, how often */
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE, 2);
  deed (TBR_CLAUSE_CHANGE);
  answer ("An order that was given");
  answer ("ask-help");
  answer (exercise ()->roles[0].title);
  answer ("at least");
  answer ("2");
  g_autofree char *wanted
      = g_strdup_printf ("not need fire-line in BE > 3 km and ordered ask-help by %s >= 2",
                         exercise ()->roles[0].id);
  g_assert_cmpstr (written_when (), ==, wanted);
  /* a measure, by its words */
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE, 2);
  deed (TBR_CLAUSE_CHANGE);
  answer ("A measure");
  answer ("Land burned");
  answer ("at least");
  answer ("100");
  g_assert_cmpstr (written_when (), ==,
                   "not need fire-line in BE > 3 km and measure K13.burned >= 100");
  /* taken apart: without a condition it has a time again */
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE, 1);
  deed (TBR_CLAUSE_REMOVE);
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_CLAUSE, 0);
  deed (TBR_CLAUSE_REMOVE);
  g_assert_cmpstr (written_when (), ==, "");
  g_assert_cmpint (chosen ()->at, ==, 0);
  while (tbr_events_n_done (editor ()->events) > 0)
    key ('z', TBR_WITH_CONTROL);
  g_assert_cmpint (inject (id)->at, ==, at);
  close_copy ();
}

static void
test_editor_writes_in_every_language (void)
{
  open_copy ("meuse-night");
  g_auto (GStrv) languages = g_strsplit (exercise ()->languages, " ", -1);
  g_assert_cmpuint (g_strv_length (languages), >=, 2);
  key (TBR_KEY_INSERT, 0);
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_TEXT, 1);
  /* what there is to translate stands below where one writes */
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, "New inject"));
  answer ("\xc3\x89v\xc3\xa9nement");
  answer ("Ligne \xe2\x80\x9cune\xe2\x80\x9d & <deux>");
  const TbrWording *wording = tbr_inject_wording (chosen (), languages[1]);
  g_assert_cmpstr (wording->subject, ==, "\xc3\x89v\xc3\xa9nement");
  g_assert_cmpstr (wording->body, ==, "Ligne \xe2\x80\x9cune\xe2\x80\x9d & <deux>");
  g_assert_false (watched_shows (&watched, TBR_PANEL_CARD, "Not translated yet"));
  /* who speaks, where somebody does */
  key (TBR_KEY_HOME, 0);
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_TEXT, 1);
  answer ("Alerte");
  answer ("Pluie");
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, chosen ()->from));
  answer ("M\xc3\xa9t\xc3\xa9o");
  g_assert_cmpstr (tbr_inject_wording (chosen (), languages[1])->from, ==, "M\xc3\xa9t\xc3\xa9o");
  /* titles, the exercise's own first; what is taken away is missing */
  key ('l', 0);
  g_assert_false (watched_shows (&watched, TBR_PANEL_CARD, "Not translated yet"));
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_TEXT, TBR_EDITOR_TITLES);
  g_assert_true (watched_shows (&watched, TBR_PANEL_FORM, exercise ()->title));
  answer ("Nuit");
  g_assert_cmpstr (tbr_wording_in (&exercise ()->wordings, languages[1])->subject, ==, "Nuit");
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "Nuit"));
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_TEXT, TBR_EDITOR_TITLES + 1);
  answer ("");
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "Not translated yet"));
  close_copy ();
}

static void
test_editor_rehearses_beside_the_window (void)
{
  open_copy ("meuse-night");
  /* nothing can call this one forth */
  key (TBR_KEY_INSERT, 0);
  g_autofree char *id = g_strdup (chosen ()->id);
  const char *never[] = { "at", "", "when", "need fire-line in BE > 9000 km", NULL };
  g_assert_true (tbr_events_set (editor ()->events, "inject", id, never, NULL));
  key ('r', 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "Being played"));
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "NEVER GOES OUT"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "New inject"));
  g_assert_cmpuint (tbr_editor_often (editor (), id)->n, ==, 0);
  g_autoptr (GPtrArray) all = rows ();
  g_auto (GStrv) first = g_strsplit (all->pdata[0], "\t", -1);
  g_assert_cmpuint (g_strv_length (first), ==, TBR_GRID_N);
  g_assert_cmpstr (first[TBR_GRID_FIRES], ==, "100");
  /* it is of the list as it was */
  key (TBR_KEY_RIGHT, TBR_WITH_SHIFT);
  key (TBR_KEY_HOME, 0);
  key (TBR_KEY_RIGHT, TBR_WITH_SHIFT);
  key ('a', 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "rehearse it again"));
  /* one that is under way is left at once */
  key ('r', 0);
  close_copy ();
}

/* What a window paints bit by bit is what is painted at once: no map shines through. */
static void
test_editor_paints_in_part_what_it_paints_whole (void)
{
  open_copy ("meuse-night");
  g_autofree guint32 *part = watched_picture (&watched);
  TbrRaster raster = { part, WATCHED_WIDTH, WATCHED_HEIGHT, WATCHED_WIDTH };
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  static const guint32 keys[] = { TBR_KEY_DOWN, 'c', TBR_KEY_DOWN, 'i', TBR_KEY_INSERT };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      key (keys[i], 0);
      tbr_desktop_paint_changes (watched.desktop, &raster, rects);
      tbr_desktop_paint_changes (watched.desktop, &raster, rects);
      g_autofree guint32 *whole = watched_picture (&watched);
      g_assert_cmpmem (part, WATCHED_WIDTH * WATCHED_HEIGHT * sizeof (guint32), whole,
                       WATCHED_WIDTH * WATCHED_HEIGHT * sizeof (guint32));
    }
  close_copy ();
}

/* What was not saved is offered the next time. */
static void
test_editor_offers_what_was_left (void)
{
  open_copy ("meuse-night");
  key (TBR_KEY_INSERT, 0);
  g_autofree char *text = g_strdup (tbr_events_text (editor ()->events));
  /* the window closes only when it is asked twice */
  TbrInput quit = { .kind = TBR_INPUT_QUIT };
  tbr_desktop_input (watched.desktop, &quit);
  g_assert_false (tbr_desktop_take_errand (watched.desktop).quit);
  tbr_desktop_input (watched.desktop, &quit);
  g_assert_true (tbr_desktop_take_errand (watched.desktop).quit);
  watched_clear (&watched);
  watched_init_events (&watched, file, home);
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_CARD, "1 change of another time"));
  watched_use (&watched, TBR_PANEL_CARD, TBR_ACT_EVENTS_RECOVER, 0);
  g_assert_cmpstr (tbr_events_text (editor ()->events), ==, text);
  g_assert_false (watched_shows (&watched, TBR_PANEL_CARD, "of another time"));
  key ('s', TBR_WITH_CONTROL);
  watched_clear (&watched);
  watched_init_events (&watched, file, home);
  watched_settle (&watched);
  g_assert_false (watched_shows (&watched, TBR_PANEL_CARD, "of another time"));
  close_copy ();
}

static void
test_editor_sends_faults_to_the_doctor (void)
{
  g_autofree char *bad = g_build_filename (home, "bad.xml", NULL);
  g_assert_true (g_file_set_contents (
      bad, "<exercise xmlns='urn:tabard:exercise:1' title='t'\n scenario='s' duration='2'/>", -1,
      NULL));
  watched_init_events (&watched, bad, home);
  watched_tick (&watched, 2);
  g_assert_cmpuint (tbr_desktop_n_faults (watched.desktop), >, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "duration"));
  watched_clear (&watched);
  g_unlink (bad);
}

int
main (int argc, char **argv)
{
  home = watched_home ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/editor/lists-the-events", test_editor_lists_the_events);
  g_test_add_func ("/ui/editor/has-words-for-what-happens", test_editor_has_words_for_what_happens);
  g_test_add_func ("/ui/editor/names-its-keys", test_editor_names_its_keys);
  g_test_add_func ("/ui/editor/works-by-keys-alone", test_editor_works_by_keys_alone);
  g_test_add_func ("/ui/editor/drags-along-the-time-line", test_editor_drags_along_the_time_line);
  g_test_add_func ("/ui/editor/builds-conditions-from-menus",
                   test_editor_builds_conditions_from_menus);
  g_test_add_func ("/ui/editor/writes-in-every-language", test_editor_writes_in_every_language);
  g_test_add_func ("/ui/editor/rehearses-beside-the-window",
                   test_editor_rehearses_beside_the_window);
  g_test_add_func ("/ui/editor/paints-in-part-what-it-paints-whole",
                   test_editor_paints_in_part_what_it_paints_whole);
  g_test_add_func ("/ui/editor/offers-what-was-left", test_editor_offers_what_was_left);
  g_test_add_func ("/ui/editor/sends-faults-to-the-doctor", test_editor_sends_faults_to_the_doctor);
  int result = g_test_run ();
  watched_home_clear (home);
  g_free (file);
  return result;
}
