/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Keys of one's own, and commands by their name. */
#include "ui/watched.h"

#include "desktop/keymap.h"
#include "desktop/state.h"

#include <string.h>
#include <tabard/file.h>

/* A file with these lines. (transfer full) */
static char *
file_with (const char *home, const char *text)
{
  char *path = g_build_filename (home, "keys.conf", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Reads lines; @fault: part of the only fault, NULL for none. */
static TbrKeymap *
keymap_of (const char *text, const char *fault)
{
  g_autofree char *home = watched_home ();
  g_autofree char *path = file_with (home, text);
  TbrKeymap *keymap = tbr_keymap_new ();
  g_autoptr (GPtrArray) faults = tbr_keymap_read (keymap, path);
  g_assert_cmpuint (faults->len, ==, fault != NULL ? 1 : 0);
  if (fault != NULL)
    {
      const char *sentence = g_ptr_array_index (faults, 0);
      g_assert_true (g_str_has_prefix (sentence, path));
      if (strstr (sentence, fault) == NULL)
        g_error ("%s does not have %s", sentence, fault);
    }
  watched_home_clear (g_steal_pointer (&home));
  return keymap;
}

/* Names are what the file has: no two actions may share one. */
static void
test_keymap_names_each_action_once (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < TBR_ACT_N; i++)
    if (tbr_keymap_has ((TbrActionId) i))
      g_assert_true (g_hash_table_add (names, tbr_keymap_name ((TbrActionId) i)));
  g_assert_cmpuint (g_hash_table_size (names), >, 50);
}

/* What is written is read again to the same keys, whichever they are. */
static void
test_keymap_round_trip (void)
{
  guint n;
  const TbrBinding *bindings = tbr_action_bindings (&n);
  g_autoptr (TbrKeymap) changed
      = keymap_of ("# mine\nwrite-a-report = Ctrl+Shift+R, F5\nlegend=none\n"
                   "zoom-in = Alt++ , PageUp\n search = \xc3\x84\n",
                   NULL);
  g_autofree char *text = tbr_keymap_write (changed);
  g_autoptr (TbrKeymap) again = keymap_of (text, NULL);
  g_autofree char *twice = tbr_keymap_write (again);
  g_assert_cmpstr (text, ==, twice);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (tbr_keymap_action (changed, bindings[i].key, bindings[i].with), ==,
                     tbr_keymap_action (again, bindings[i].key, bindings[i].with));
  g_assert_cmpint (tbr_keymap_action (again, 'r', TBR_WITH_CONTROL | TBR_WITH_SHIFT), ==,
                   TBR_ACT_REPORT);
  g_assert_cmpint (tbr_keymap_action (again, TBR_KEY_F5, 0), ==, TBR_ACT_REPORT);
  g_assert_cmpint (tbr_keymap_action (again, 'p', TBR_WITH_CONTROL), ==, TBR_ACT_NONE);
  g_assert_cmpint (tbr_keymap_action (again, 'l', 0), ==, TBR_ACT_NONE);
  g_assert_cmpint (tbr_keymap_action (again, '+', TBR_WITH_ALT), ==, TBR_ACT_ZOOM_IN);
  g_assert_cmpint (tbr_keymap_action (again, 0xe4, 0), ==, TBR_ACT_SEARCH);
  g_assert_cmpint (tbr_keymap_action (again, 'g', 0), ==, TBR_ACT_JUMP);
  g_assert_cmpstr (tbr_keymap_text (again, TBR_ACT_REPORT), ==, "Ctrl+Shift+R, F5");
}

/* A key that another action has in the table goes over to whom the file gives it. */
static void
test_keymap_takes_keys_over (void)
{
  g_autoptr (TbrKeymap) keymap = keymap_of ("charts-of-the-futures = P\n", NULL);
  g_autofree char *text = tbr_keymap_write (keymap);
  g_assert_cmpint (tbr_keymap_action (keymap, 'p', 0), ==, TBR_ACT_CHARTS);
  g_assert_nonnull (strstr (text, "open-or-close-the-side-panel     = none"));
  g_assert_cmpstr (tbr_keymap_text (keymap, TBR_ACT_SIDE), ==, "");
  g_autoptr (TbrKeymap) half = keymap_of ("legend = /\nfindings = Shift+!\n", NULL);
  g_assert_cmpstr (tbr_keymap_text (half, TBR_ACT_SEARCH), ==, "Ctrl+F");
  g_assert_cmpint (tbr_keymap_action (half, '!', TBR_WITH_SHIFT), ==, TBR_ACT_FINDINGS);
}

static void
test_keymap_tells_faults (void)
{
  static const struct
  {
    const char *text, *fault;
  } cases[] = {
    { "legend = Hyper+L\n", ":1: \"Hyper+L\" is no key; allowed are" },
    { "\n\nlegned = L\n", ":3: there is no \"legned\"; `tabard list keys`" },
    { "legend = Esc\n", "\"Esc\" always moves" },
    { "legend = 4\n", "\"4\" always moves" },
    { "legend = Shift+Left\n", "always moves" },
    { "legend = X\nfindings = X\n", ":2: \"X\" is the key of \"Legend\" in line 1 already" },
    { "legend = X\nlegend = Y\n", ":2: \"legend\" has its keys in line 1 already" },
    { "legend\n", "\"legend\" should be like" },
    { "move-the-map = A\n", "there is no \"move-the-map\"" },
    { "legend = Ctrl+Ctrl+L\n", "is no key" },
    { "legend = \xff\n", "not text in UTF-8" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrKeymap) keymap = keymap_of (cases[i].text, cases[i].fault);
      /* a line with a fault changes nothing */
      if (i != 5 && i != 6)
        g_assert_cmpint (tbr_keymap_action (keymap, 'l', 0), ==, TBR_ACT_LEGEND);
    }
  g_autoptr (TbrKeymap) none = tbr_keymap_new ();
  g_autoptr (GPtrArray) faults = tbr_keymap_read (none, "/nowhere/keys.conf");
  g_assert_cmpuint (faults->len, ==, 0);
}

/* In the window: the file's keys act, the sheet and the tips tell them. */
static void
test_keymap_in_the_window (void)
{
  g_autofree char *home = watched_home ();
  g_autofree char *path = file_with (home, "light-dark-or-high-contrast = F4\nnonsense = 1\n");
  Watched watched;
  const TbrDesktopSpec spec = { .key_file = path };
  watched_init_spec (&watched, &spec);
  TbrThemeId before = watched.desktop->theme;
  watched_tick (&watched, 10);
  g_assert_nonnull (strstr (watched.desktop->message, "there is no \"nonsense\""));
  watched_key (&watched, TBR_KEY_F9, 0);
  g_assert_cmpint (watched.desktop->theme, ==, before);
  watched_key (&watched, TBR_KEY_F4, 0);
  g_assert_cmpint (watched.desktop->theme, !=, before);
  watched_key (&watched, TBR_KEY_F1, 0);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SHEET, "F4"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SHEET, "F9"));
  watched_clear (&watched);
  watched_home_clear (g_steal_pointer (&home));
}

/* Sentences name one's own keys, in any language; without a file they stand as they are. */
static void
test_keymap_tells_own_keys (void)
{
  static const TbrActionId keys[] = { TBR_ACT_UNDO, TBR_ACT_LAYERS, TBR_ACT_NONE };
  static const struct
  {
    const char *file, *sentence, *told;
  } cases[] = {
    { "", "Done: Ctrl+Z takes it back", "Done: Ctrl+Z takes it back" },
    { "take-back-a-change = Ctrl+U, F5\n", "Done: Ctrl+Z takes it back",
      "Done: Ctrl+U takes it back" },
    { "take-back-a-change = Ctrl+U\n",
      "Ausgef\xc3\xbchrt: Strg+Z nimmt es zur\xc3\xbc"
      "ck",
      "Ausgef\xc3\xbchrt: Ctrl+U nimmt es zur\xc3\xbc"
      "ck" },
    { "take-back-a-change = none\n", "Done: Ctrl+Z takes it back",
      "Done: \xe2\x80\x9cTake back a change\xe2\x80\x9d takes it back" },
    { "take-back-a-change = Ctrl+U\n", "Ctrl+Zap, Ctrl+Shift+Z", "Ctrl+Zap, Ctrl+Shift+Z" },
    { "open-or-close-the-layers = F4\n", "Yards is on the map. Y switches it",
      "Yards is on the map. F4 switches it" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TbrKeymap) keymap = keymap_of (cases[i].file, NULL);
      g_autofree char *told = tbr_keymap_tell (keymap, cases[i].sentence, keys);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

/* What is written on the sheet sifts it; arrows choose, Enter does it. */
static void
test_keymap_does_commands_by_name (void)
{
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  TbrThemeId before = watched.desktop->theme;
  watched_key (&watched, 'k', TBR_WITH_CONTROL);
  watched_write (&watched, "HIGH con");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SHEET, "Light, dark or high contrast"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_SHEET, "Play or pause"));
  watched_key (&watched, TBR_KEY_ENTER, 0);
  g_assert_cmpint (watched.desktop->theme, !=, before);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_SHEET));
  /* the second of several, by the arrows; Backspace takes letters back */
  watched_key (&watched, 'k', TBR_WITH_CONTROL);
  watched_write (&watched, "zoomx");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SHEET, "Nothing that can be done here"));
  watched_key (&watched, TBR_KEY_BACKSPACE, 0);
  double scale = tbr_desktop_view (watched.desktop)->scale;
  watched_key (&watched, TBR_KEY_DOWN, 0);
  watched_key (&watched, TBR_KEY_ENTER, 0);
  watched_tick (&watched, 30);
  g_assert_cmpfloat (tbr_desktop_view (watched.desktop)->scale, >, scale);
  /* a click does it, too */
  watched_key (&watched, TBR_KEY_F1, 0);
  watched_write (&watched, "jump");
  watched_use (&watched, TBR_PANEL_SHEET, TBR_ACT_COMMAND, TBR_ACT_JUMP);
  g_assert_nonnull (tbr_desktop_tree (watched.desktop, TBR_PANEL_JUMP));
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  /* what belongs to an exercise is not offered here */
  watched_key (&watched, TBR_KEY_F1, 0);
  watched_write (&watched, "hand the machine");
  g_assert_true (watched_shows (&watched, TBR_PANEL_SHEET, "Nothing that can be done here"));
  watched_key (&watched, TBR_KEY_ESCAPE, 0);
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/keymap/names", test_keymap_names_each_action_once);
  g_test_add_func ("/ui/keymap/round-trip", test_keymap_round_trip);
  g_test_add_func ("/ui/keymap/takes-over", test_keymap_takes_keys_over);
  g_test_add_func ("/ui/keymap/faults", test_keymap_tells_faults);
  g_test_add_func ("/ui/keymap/tells-own-keys", test_keymap_tells_own_keys);
  g_test_add_func ("/ui/keymap/window", test_keymap_in_the_window);
  g_test_add_func ("/ui/keymap/commands", test_keymap_does_commands_by_name);
  return g_test_run ();
}
