/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every key of the table of actions does what its name says, and says so where it cannot: while
   planning, at the start, behind a panel, and in an exercise. An action without a line in deeds.c
   fails. */
#include "deeds.h"

#include <string.h>

/* ---- the keys of an action ---- */

typedef struct
{
  guint32 key;
  guint with;
} Key;

static const guint32 named[]
    = { TBR_KEY_BACKSPACE, TBR_KEY_TAB,   TBR_KEY_ENTER, TBR_KEY_ESCAPE, TBR_KEY_DELETE,
        TBR_KEY_LEFT,      TBR_KEY_RIGHT, TBR_KEY_UP,    TBR_KEY_DOWN,   TBR_KEY_HOME,
        TBR_KEY_END,       TBR_KEY_F1,    TBR_KEY_F2,    TBR_KEY_F6,     TBR_KEY_F8,
        TBR_KEY_F9,        TBR_KEY_F11,   TBR_KEY_F12,   TBR_KEY_INSERT, TBR_KEY_PAGE_UP,
        TBR_KEY_PAGE_DOWN };

static void
add_keys (GArray *keys, TbrActionId action, guint32 key)
{
  gboolean is_sign = key < 128 && g_ascii_ispunct ((char) key);
  for (guint with = 0; with <= (TBR_WITH_SHIFT | TBR_WITH_CONTROL | TBR_WITH_ALT); with++)
    {
      const Key one = { key, with };
      gboolean is_digit = action == TBR_ACT_LAYER && with == 0 && key >= '0' && key <= '9';
      if ((is_digit || tbr_action_of_key (key, with) == action)
          && !(is_sign && (with & TBR_WITH_SHIFT) != 0))
        g_array_append_val (keys, one);
    }
}

/* All keys that do something: Key. */
static GArray *
keys_of (TbrActionId action)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));
  for (guint32 key = ' '; key < 127; key++)
    if (key < 'A' || key > 'Z')
      add_keys (keys, action, key);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    add_keys (keys, action, named[i]);
  return keys;
}

/* As the sheet writes it. */
static char *
write_key (Key key)
{
  static const struct
  {
    guint32 key;
    const char *name;
  } names[] = { { TBR_KEY_SPACE, "Space" }, { TBR_KEY_TAB, "Tab" },
                { TBR_KEY_ENTER, "Enter" }, { TBR_KEY_ESCAPE, "Esc" },
                { TBR_KEY_LEFT, "arrows" }, { TBR_KEY_RIGHT, "arrows" },
                { TBR_KEY_UP, "arrows" },   { TBR_KEY_DOWN, "arrows" },
                { TBR_KEY_HOME, "Home" },   { TBR_KEY_END, "End" },
                { TBR_KEY_F1, "F1" },       { TBR_KEY_F2, "F2" },
                { TBR_KEY_F6, "F6" },       { TBR_KEY_F8, "F8" },
                { TBR_KEY_DELETE, "Del" },  { TBR_KEY_F9, "F9" },
                { TBR_KEY_F11, "F11" },     { TBR_KEY_F12, "F12" },
                { '-', "\xe2\x88\x92" },    { '=', "+" } };
  char letter[2] = { g_ascii_toupper ((char) key.key), '\0' };
  const char *name = letter;
  gboolean is_arrow = key.key >= TBR_KEY_LEFT && key.key <= TBR_KEY_DOWN;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    name = names[i].key == key.key ? names[i].name : name;
  return g_strdup_printf ("%s%s%s", (key.with & TBR_WITH_CONTROL) != 0 ? "Ctrl+" : "",
                          (key.with & TBR_WITH_SHIFT) != 0 && !is_arrow ? "Shift+" : "", name);
}

/* ---- trying ---- */

/* Back to where all begin: nothing open, nothing chosen, standing still. */
static void
come_back (void)
{
  TbrDesktop *desktop = deeds_window->desktop;
  if (deeds_is_open (TBR_PANEL_COVER))
    {
      deeds_press (TBR_KEY_ENTER, 0);
      tbr_desktop_act (desktop, TBR_ACT_STAGE_SEAT, -1);
      deeds_press (TBR_KEY_ENTER, 0);
    }
  if (desktop->is_playing || (desktop->stage != NULL && desktop->stage->is_running))
    tbr_desktop_act (desktop, TBR_ACT_PLAY, 0);
  for (int i = 0; i < 6; i++)
    watched_key (deeds_window, TBR_KEY_ESCAPE, 0);
  watched_settle (deeds_window);
  if (!deeds_is_open (TBR_PANEL_SIDE))
    tbr_desktop_act (desktop, TBR_ACT_SIDE, 0);
  tbr_desktop_act (desktop, TBR_ACT_USUAL_SIZE, 0);
  TbrDesktopErrand errand = tbr_desktop_take_errand (desktop);
  g_free (errand.clipboard);
  g_clear_pointer (&desktop->message, g_free);
}

static void
try (const char *where, TbrActionId action, Key key, Check acts, void (*ready) (void))
{
  g_autofree char *name = write_key (key);
  come_back ();
  if (ready != NULL)
    ready ();
  Seen was = deeds_look ();
  watched_key (deeds_window, key.key, key.with);
  watched_tick (deeds_window, 2);
  /* what plays does not come to rest */
  if (!deeds_window->desktop->is_playing
      && !(deeds_window->desktop->stage != NULL && deeds_window->desktop->stage->is_running))
    watched_settle (deeds_window);
  Seen is = deeds_look ();
  if (!acts (&was, &is))
    {
      g_test_message ("%s: %s (\"%s\") is not seen to act", where, name,
                      tbr_action_get (action)->name);
      g_test_fail ();
    }
}

static void
try_refusal (const char *where, Key key, const char *text)
{
  g_autofree char *name = write_key (key);
  g_clear_pointer (&deeds_window->desktop->message, g_free);
  Seen was = deeds_look ();
  watched_key (deeds_window, key.key, key.with);
  watched_tick (deeds_window, 2);
  Seen is = deeds_look ();
  if (!deeds_said (text) || is.open != was.open || is.at != was.at || is.n_lines != was.n_lines)
    {
      g_test_message ("%s: %s says \"%s\", not \"%s\"", where, name,
                      deeds_window->desktop->message != NULL ? deeds_window->desktop->message
                                                             : "nothing",
                      text);
      g_test_fail ();
    }
}

/* ---- tests ---- */

/* No key without a line above, no key that the sheet does not name, none that it invents. */
static void
test_keys_are_those_of_the_sheet (void)
{
  for (int i = 1; i < TBR_ACT_N; i++)
    {
      const TbrAction *action = tbr_action_get ((TbrActionId) i);
      g_autoptr (GArray) keys = keys_of ((TbrActionId) i);
      g_auto (GStrv) sheet = g_strsplit (action->keys, ", ", -1);
      guint n_known = 0;
      if (keys->len == 0)
        continue;
      g_test_message ("%s: %u keys", action->name, keys->len);
      g_assert_true (deeds[i].acts != NULL || deeds[i].acts_there != NULL);
      for (guint k = 0; k < keys->len; k++)
        {
          g_autofree char *name = write_key (g_array_index (keys, Key, k));
          gboolean is_named = i == TBR_ACT_LAYER || action->group == TBR_ACT_GROUP_NONE;
          g_assert_true (is_named || g_strv_contains ((const char *const *) sheet, name));
        }
      for (guint s = 0; sheet[s] != NULL && i != TBR_ACT_LAYER; s++)
        {
          gboolean is_there = g_str_equal (sheet[s], "wheel") || g_str_equal (sheet[s], "drag");
          for (guint k = 0; k < keys->len; k++)
            {
              g_autofree char *name = write_key (g_array_index (keys, Key, k));
              is_there = is_there || g_str_equal (name, sheet[s]);
            }
          g_assert_true (is_there);
          n_known++;
        }
      g_assert_true (n_known > 0 || i == TBR_ACT_LAYER || action->group == TBR_ACT_GROUP_NONE);
    }
}

/* What would be refused without a crisis is done with one, key by key. */
static void
test_keys_act_while_planning (void)
{
  Watched watched;
  g_autofree char *home = watched_home ();
  deeds_window = &watched;
  watched_init_work (&watched, "sweden-2018", home);
  watched_settle (&watched);
  for (int i = 1; i < TBR_ACT_N; i++)
    {
      g_autoptr (GArray) keys = keys_of ((TbrActionId) i);
      for (guint k = 0; k < keys->len && deeds[i].acts != NULL; k++)
        {
          deeds_read_before = watched.desktop->session;
          try ("planning", (TbrActionId) i, g_array_index (keys, Key, k), deeds[i].acts,
               deeds[i].ready);
        }
    }
  watched_clear (&watched);
  watched_home_clear (g_steal_pointer (&home));
}

static void
test_keys_say_that_a_crisis_is_wanted (void)
{
  Watched watched;
  deeds_window = &watched;
  watched_init (&watched, NULL);
  watched_settle (&watched);
  for (int i = 1; i < TBR_ACT_N; i++)
    {
      g_autoptr (GArray) keys = keys_of ((TbrActionId) i);
      gboolean is_stage = tbr_action_get ((TbrActionId) i)->group == TBR_ACT_GROUP_STAGE;
      const char *text = i == TBR_ACT_FORM_USE ? "No form is open"
                         : is_stage            ? "Only while an exercise is played"
                                               : "Open a crisis first";
      /* up and down go through what can be opened */
      gboolean is_list = i == TBR_ACT_PAN_UP || i == TBR_ACT_PAN_DOWN;
      for (guint k = 0; k < keys->len && !deeds[i].anywhere && !is_list; k++)
        try_refusal ("start", g_array_index (keys, Key, k), text);
    }
  watched_clear (&watched);
}

/* Where a key has nothing to act on it says what is missing. */
static void
test_keys_say_what_is_missing (void)
{
  static const struct
  {
    void (*ready) (void);
    Key key;
    const char *text;
  } cases[] = {
    { NULL, { 'f', TBR_WITH_SHIFT }, "Choose something on the map first" },
    { NULL, { 'a', TBR_WITH_SHIFT }, "Choose a unit first" },
    { NULL, { 'm', 0 }, "Choose a unit" },
    { NULL, { 'd', TBR_WITH_CONTROL }, "only one branch yet" },
    { NULL, { 'd', TBR_WITH_CONTROL | TBR_WITH_SHIFT }, "only one branch yet" },
    { NULL, { 'z', TBR_WITH_CONTROL }, "Nothing to take back" },
    { NULL, { 'y', TBR_WITH_CONTROL }, "Nothing to do again" },
    { NULL, { TBR_KEY_ENTER, TBR_WITH_CONTROL }, "No form is open" },
    { NULL, { TBR_KEY_ENTER, 0 }, "Tab goes to a control" },
    { NULL, { 'e', TBR_WITH_CONTROL }, "Open a table first" },
    { NULL, { 'b', TBR_WITH_SHIFT }, "No bookmark yet" },
    { deeds_be_at_the_end, { '.', 0 }, "No event after" },
    { deeds_be_at_the_start, { ',', 0 }, "No event before" },
    { deeds_be_fastest, { ']', 0 }, "as fast as it can" },
    { deeds_be_slowest, { '[', 0 }, "This is the slowest" },
    { deeds_open_start, { TBR_KEY_SPACE, 0 }, "Esc closes it" },
    { deeds_have_two, { 'd', TBR_WITH_CONTROL | TBR_WITH_SHIFT }, "no third branch" },
  };
  Watched watched;
  g_autofree char *home = watched_home ();
  deeds_window = &watched;
  watched_init_work (&watched, "sweden-2018", home);
  watched_settle (&watched);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      come_back ();
      if (cases[i].ready != NULL)
        cases[i].ready ();
      try_refusal ("planning", cases[i].key, cases[i].text);
    }
  for (int i = 1; i < TBR_ACT_N; i++)
    {
      g_autoptr (GArray) keys = keys_of ((TbrActionId) i);
      come_back ();
      for (guint k = 0; k < keys->len; k++)
        if (tbr_action_get ((TbrActionId) i)->group == TBR_ACT_GROUP_STAGE)
          try_refusal ("planning", g_array_index (keys, Key, k),
                       "Only while an exercise is played");
    }
  watched_clear (&watched);
  watched_home_clear (g_steal_pointer (&home));
}

/* What is written in a form stays: nothing else is written meanwhile. */
static void
test_keys_leave_a_form_what_is_written (void)
{
  Watched watched;
  g_autofree char *home = watched_home ();
  deeds_window = &watched;
  watched_init_work (&watched, "sweden-2018", home);
  watched_settle (&watched);
  deeds_press ('s', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  g_string_assign (watched.desktop->written, "mine");
  try_refusal ("form", (Key){ 'f', TBR_WITH_CONTROL }, "Esc closes it");
  deeds_press (TBR_KEY_F1, 0);
  tbr_desktop_act (watched.desktop, TBR_ACT_COMMAND, TBR_ACT_JUMP);
  g_assert_true (deeds_said ("Esc closes it"));
  g_assert_cmpstr (watched.desktop->written->str, ==, "mine");
  watched_clear (&watched);
  watched_home_clear (g_steal_pointer (&home));
}

static void
open_exercise (Watched *watched)
{
  static const TbrDesktopSpec plain = { .pace = 0 };
  g_autofree char *path = g_build_filename (g_getenv ("TABARD_SOURCE"), "scenarios", "exercises",
                                            "two-augusts.xml", NULL);
  deeds_window = watched;
  watched_init_exercise (watched, path, &plain);
  watched_settle (watched);
}

static void
test_keys_act_in_an_exercise (void)
{
  Watched watched;
  open_exercise (&watched);
  for (int i = 1; i < TBR_ACT_N; i++)
    {
      g_autoptr (GArray) keys = keys_of ((TbrActionId) i);
      Check acts = deeds[i].there == OWN ? deeds[i].acts_there : deeds[i].acts;
      for (guint k = 0; k < keys->len; k++)
        {
          Key key = g_array_index (keys, Key, k);
          deeds_read_before = watched.desktop->session;
          come_back ();
          if (deeds[i].there == SHUT)
            try_refusal ("exercise", key, "Not while an exercise is played");
          else if (acts != NULL)
            try ("exercise", (TbrActionId) i, key, acts, deeds[i].ready);
        }
    }
  watched_clear (&watched);
}

/* The sheet of an exercise names what can be done there, and nothing else. */
static void
test_keys_are_on_the_sheet_of_an_exercise (void)
{
  Watched watched;
  open_exercise (&watched);
  deeds_open_sheet ();
  for (int i = 1; i < TBR_ACT_N; i++)
    {
      const TbrAction *action = tbr_action_get ((TbrActionId) i);
      gboolean has_deed = deeds[i].acts != NULL || deeds[i].acts_there != NULL;
      if (has_deed && action->group != TBR_ACT_GROUP_NONE)
        g_assert_cmpint (watched_shows (&watched, TBR_PANEL_SHEET, action->name), ==,
                         deeds[i].there != SHUT);
    }
  watched_clear (&watched);
}

/* A seat among others has neither the clock nor what the facilitator sees. */
static void
test_keys_leave_a_seat_what_is_its_own (void)
{
  static const guint32 clock[] = { ' ', ']', '[', '\\', '.', 'j' }, others[] = { 'i', 'x', '/' };
  Watched watched;
  open_exercise (&watched);
  deeds_press ('s', 0);
  deeds_press (TBR_KEY_ENTER, 0);
  for (guint i = 0; i < G_N_ELEMENTS (clock); i++)
    try_refusal ("seat", (Key){ clock[i], 0 }, "Only the facilitator has the clock");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    try_refusal ("seat", (Key){ others[i], 0 }, "Only the facilitator can do this");
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/keys/are-those-of-the-sheet", test_keys_are_those_of_the_sheet);
  g_test_add_func ("/ui/keys/act-while-planning", test_keys_act_while_planning);
  g_test_add_func ("/ui/keys/say-that-a-crisis-is-wanted", test_keys_say_that_a_crisis_is_wanted);
  g_test_add_func ("/ui/keys/say-what-is-missing", test_keys_say_what_is_missing);
  g_test_add_func ("/ui/keys/leave-a-form-what-is-written", test_keys_leave_a_form_what_is_written);
  g_test_add_func ("/ui/keys/act-in-an-exercise", test_keys_act_in_an_exercise);
  g_test_add_func ("/ui/keys/are-on-the-sheet-of-an-exercise",
                   test_keys_are_on_the_sheet_of_an_exercise);
  g_test_add_func ("/ui/keys/leave-a-seat-what-is-its-own", test_keys_leave_a_seat_what_is_its_own);
  return g_test_run ();
}
