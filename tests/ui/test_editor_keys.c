/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every key of the events list acts, and those of planning say that they do not. */
#include "deeds.h"

#include "desktop/exercise/editor.h"

#include <string.h>

#define WRONG "Not while an events list is written"

/* ---- what is seen ---- */

typedef struct
{
  guint n_injects, row, number, column;
  TbrOrder order;
  TbrTime at;
  TbrCard card;
} List;

static const TbrEditor *
editor_of (void)
{
  return deeds_window->desktop->editor;
}

static List
look_at_list (void)
{
  const TbrEditor *editor = editor_of ();
  const TbrInject *inject = tbr_editor_inject (editor);
  tbr_grid_renew (deeds_window->desktop);
  return (List){ .n_injects = tbr_editor_exercise (editor)->n_injects,
                 .row = tbr_grid_row (editor),
                 .number = inject != NULL ? inject->number : 0,
                 .column = editor->column,
                 .order = editor->order,
                 .at = inject != NULL ? inject->at : -1,
                 .card = editor->card };
}

static gboolean
asks (TbrFormKind kind)
{
  return deeds_is_open (TBR_PANEL_FORM) && deeds_window->desktop->form.kind == kind;
}

/* ---- what each does ---- */

typedef gboolean (*ListCheck) (const List *was, const List *is);

#define CHECK(name, condition)                                                                     \
  static gboolean name (const List *was, const List *is)                                           \
  {                                                                                                \
    (void) was;                                                                                    \
    (void) is;                                                                                     \
    return (condition);                                                                            \
  }

CHECK (adds, is->n_injects == was->n_injects + 1)
CHECK (takes_out, is->n_injects + 1 == was->n_injects)
CHECK (counts_anew, tbr_events_is_changed (editor_of ()->events) && is->number == 2)
CHECK (rehearses, editor_of ()->rehearser != NULL && is->card == TBR_CARD_REHEARSAL)
CHECK (asks_values, asks (TBR_FORM_EVENT))
CHECK (asks_text, asks (TBR_FORM_EVENT_TEXT))
CHECK (asks_file, asks (TBR_FORM_EVENT_SAVE))
CHECK (is_later, is->at > was->at)
CHECK (is_earlier, is->at < was->at)
CHECK (shows_inject, is->card == TBR_CARD_INJECT)
CHECK (shows_condition, is->card == TBR_CARD_CONDITION)
CHECK (shows_rehearsal, is->card == TBR_CARD_REHEARSAL)
CHECK (shows_titles, is->card == TBR_CARD_TITLES)
CHECK (is_lower, is->row > was->row)
CHECK (is_higher, is->row < was->row)
CHECK (is_by_another, is->column == was->column + 1)
CHECK (is_turned, is->column == was->column && is->order != was->order)
CHECK (saves, deeds_said ("Saved: ") && !tbr_events_is_changed (editor_of ()->events))

static void
be_lower (void)
{
  for (int i = 0; i < 3; i++)
    watched_key (deeds_window, TBR_KEY_DOWN, 0);
}

static void
show_condition (void)
{
  watched_key (deeds_window, 'c', 0);
}

static void
have_one_more (void)
{
  watched_key (deeds_window, TBR_KEY_INSERT, 0);
}

/* The second of the list is the first that is left. */
static void
have_one_less (void)
{
  have_one_more ();
  watched_key (deeds_window, 'z', TBR_WITH_CONTROL);
}

static void
lose_the_first (void)
{
  watched_key (deeds_window, TBR_KEY_HOME, 0);
  watched_key (deeds_window, TBR_KEY_DELETE, 0);
  watched_key (deeds_window, TBR_KEY_DOWN, 0);
}

/* The keys that the sheet names, each with all that are written there. */
static const struct
{
  TbrActionId action;
  guint32 key;
  guint with;
  ListCheck acts;
  void (*ready) (void);
} own[] = {
  { TBR_ACT_EVENTS_ADD, TBR_KEY_INSERT, 0, adds, NULL },
  { TBR_ACT_EVENTS_COPY, 'd', TBR_WITH_CONTROL, adds, NULL },
  { TBR_ACT_EVENTS_REMOVE, TBR_KEY_DELETE, 0, takes_out, NULL },
  { TBR_ACT_EVENTS_RENUMBER, 'n', 0, counts_anew, lose_the_first },
  { TBR_ACT_EVENTS_REHEARSE, 'r', 0, rehearses, NULL },
  { TBR_ACT_EVENTS_FORM, TBR_KEY_ENTER, 0, asks_values, NULL },
  { TBR_ACT_EVENTS_TEXT, 't', 0, asks_text, NULL },
  { TBR_ACT_EVENTS_SHIFT, TBR_KEY_RIGHT, TBR_WITH_SHIFT, is_later, NULL },
  { TBR_ACT_EVENTS_SHIFT, TBR_KEY_LEFT, TBR_WITH_SHIFT, is_earlier, be_lower },
  { TBR_ACT_EVENTS_SHIFT, TBR_KEY_RIGHT, TBR_WITH_CONTROL, is_later, NULL },
  { TBR_ACT_EVENTS_SHIFT, TBR_KEY_LEFT, TBR_WITH_CONTROL, is_earlier, be_lower },
  { TBR_ACT_EVENTS_CARD, 'i', 0, shows_inject, show_condition },
  { TBR_ACT_EVENTS_CARD, 'c', 0, shows_condition, NULL },
  { TBR_ACT_EVENTS_CARD, 'a', 0, shows_rehearsal, NULL },
  { TBR_ACT_EVENTS_CARD, 'l', 0, shows_titles, NULL },
  { TBR_ACT_EVENTS_ROW, TBR_KEY_DOWN, 0, is_lower, NULL },
  { TBR_ACT_EVENTS_ROW, TBR_KEY_UP, 0, is_higher, be_lower },
  { TBR_ACT_EVENTS_ROW, TBR_KEY_PAGE_DOWN, 0, is_lower, NULL },
  { TBR_ACT_EVENTS_ROW, TBR_KEY_PAGE_UP, 0, is_higher, be_lower },
  { TBR_ACT_EVENTS_ROW, TBR_KEY_END, 0, is_lower, NULL },
  { TBR_ACT_EVENTS_ROW, TBR_KEY_HOME, 0, is_higher, be_lower },
  { TBR_ACT_EVENTS_SORT, TBR_KEY_RIGHT, 0, is_by_another, NULL },
  { TBR_ACT_EVENTS_SORT, TBR_KEY_LEFT, 0, is_turned, NULL },
  { TBR_ACT_UNDO, 'z', TBR_WITH_CONTROL, takes_out, have_one_more },
  { TBR_ACT_REDO, 'y', TBR_WITH_CONTROL, adds, have_one_less },
  { TBR_ACT_REDO, 'z', TBR_WITH_CONTROL | TBR_WITH_SHIFT, adds, have_one_less },
  { TBR_ACT_SAVE, 's', TBR_WITH_CONTROL, saves, have_one_more },
  { TBR_ACT_SAVE_AS, 's', TBR_WITH_CONTROL | TBR_WITH_SHIFT, asks_file, NULL },
};

/* ---- tests ---- */

static char *home;

static char *
open_list (Watched *watched)
{
  char *file = watched_copy_exercise ("two-augusts", home);
  deeds_window = watched;
  watched_init_events (watched, file, home);
  watched_settle (watched);
  watched_key (watched, TBR_KEY_HOME, 0);
  return file;
}

static void
close_list (Watched *watched)
{
  tbr_events_discard (watched->desktop->editor->events);
  watched_clear (watched);
}

static void
test_editor_keys_act (void)
{
  gboolean is_tried[TBR_ACT_N] = { FALSE };
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      Watched watched;
      g_autofree char *file = open_list (&watched);
      g_assert_nonnull (file);
      if (own[i].ready != NULL)
        own[i].ready ();
      List was = look_at_list ();
      watched_key (&watched, own[i].key, own[i].with);
      watched_tick (&watched, 1);
      List is = look_at_list ();
      if (!own[i].acts (&was, &is))
        {
          g_test_message ("line %u (\"%s\") is not seen to act", i,
                          tbr_action_get (own[i].action)->name);
          g_test_fail ();
        }
      is_tried[own[i].action] = TRUE;
      close_list (&watched);
    }
  for (int i = 0; i < TBR_ACT_N; i++)
    if (tbr_action_get ((TbrActionId) i)->group == TBR_ACT_GROUP_EVENTS)
      g_assert_true (is_tried[i]);
}

/* Where there is nothing to act on, or nobody who asked for it. */
static void
test_editor_keys_say_what_is_missing (void)
{
  static const struct
  {
    guint32 key;
    guint with;
    const char *text;
  } cases[] = { { 'z', TBR_WITH_CONTROL, "Nothing to take back" },
                { 'y', TBR_WITH_CONTROL, "Nothing to do again" },
                { TBR_KEY_ENTER, TBR_WITH_CONTROL, "No form is open" },
                { ' ', 0, WRONG },
                { '.', 0, WRONG },
                { 'g', 0, WRONG },
                { 'b', 0, WRONG },
                { '+', 0, WRONG },
                { 'e', 0, WRONG },
                { 'v', 0, WRONG },
                { '/', 0, WRONG },
                { 'f', 0, WRONG },
                { 'p', 0, WRONG },
                { 't', TBR_WITH_CONTROL, WRONG },
                { 'w', 0, WRONG },
                { 'b', TBR_WITH_CONTROL, WRONG },
                { 'z', 0, WRONG },
                { 'p', TBR_WITH_CONTROL, WRONG },
                { 'o', TBR_WITH_CONTROL, WRONG },
                { 'n', TBR_WITH_CONTROL, WRONG },
                { 'j', 0, "Only while an exercise is played" } };
  Watched watched;
  g_autofree char *file = open_list (&watched);
  g_assert_nonnull (file);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_clear_pointer (&watched.desktop->message, g_free);
      watched_key (&watched, cases[i].key, cases[i].with);
      watched_tick (&watched, 1);
      g_test_message ("%u: %s", i, cases[i].text);
      g_assert_true (deeds_said (cases[i].text));
    }
  /* a time can only be given to who has one: the seventh waits for a condition */
  for (int i = 0; i < 6; i++)
    watched_key (&watched, TBR_KEY_DOWN, 0);
  watched_key (&watched, TBR_KEY_RIGHT, TBR_WITH_SHIFT);
  g_assert_true (deeds_said ("Only an inject with a time can be moved"));
  /* what is not saved is not lost by one key */
  have_one_more ();
  watched_key (&watched, 'q', TBR_WITH_CONTROL);
  g_assert_true (deeds_said ("Not saved"));
  g_assert_false (tbr_desktop_take_errand (watched.desktop).quit);
  watched_key (&watched, 'q', TBR_WITH_CONTROL);
  g_assert_true (tbr_desktop_take_errand (watched.desktop).quit);
  close_list (&watched);
}

/* What is saved under another name is an exercise that can be read, and the first file is as it
 * was.
 */
static void
test_editor_keys_save_under_a_name (void)
{
  Watched watched;
  g_autofree char *file = open_list (&watched);
  g_assert_nonnull (file);
  g_autofree char *other = g_build_filename (home, "another.xml", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_assert_true (g_file_get_contents (file, &before, NULL, NULL));
  guint n = look_at_list ().n_injects;
  have_one_more ();
  watched_key (&watched, 's', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_write (&watched, other);
  watched_key (&watched, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&watched);
  g_assert_false (deeds_is_open (TBR_PANEL_FORM));
  g_assert_true (deeds_said ("another.xml"));
  close_list (&watched);
  g_assert_true (g_file_get_contents (file, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  watched_init_events (&watched, other, home);
  watched_settle (&watched);
  g_assert_cmpuint (look_at_list ().n_injects, ==, n + 1);
  close_list (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  home = watched_home ();
  g_test_add_func ("/ui/editor-keys/act", test_editor_keys_act);
  g_test_add_func ("/ui/editor-keys/say-what-is-missing", test_editor_keys_say_what_is_missing);
  g_test_add_func ("/ui/editor-keys/save-under-a-name", test_editor_keys_save_under_a_name);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
