/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* One writes into the middle of a text, by the keyboard and by the pointer, in every place of the
   window where one writes. */
#include "watched.h"

#include "desktop/caret.h"
#include "desktop/state.h"

#include <string.h>

/* Opens the form of a branch's name, a form of the planner; what is in it is taken out. */
static void
open_form (Watched *watched)
{
  watched_init (watched, "meuse-ahr");
  watched_settle (watched);
  tbr_desktop_act (watched->desktop, TBR_ACT_WHATIF, 0);
  tbr_desktop_act (watched->desktop, TBR_ACT_BRANCH, 0);
  tbr_desktop_act (watched->desktop, TBR_ACT_RENAME, 0);
  watched_settle (watched);
  g_assert_nonnull (tbr_desktop_tree (watched->desktop, TBR_PANEL_FORM));
  watched_key (watched, TBR_KEY_DELETE, 0);
}

static const char *
value_of (const Watched *watched)
{
  return tbr_form_field (&watched->desktop->form, 0)->value;
}

/* Every key with what the text is then, the cursor as a bar in it. */
static void
check (const Watched *watched, const char *wanted)
{
  g_autoptr (GString) shown = g_string_new (watched->desktop->written->str);
  g_string_insert_c (shown, (gssize) tbr_caret_at (watched->desktop), '|');
  g_assert_cmpstr (shown->str, ==, wanted);
}

static void
test_caret_goes_through_the_text (void)
{
  static const struct
  {
    guint32 key;
    guint with;
    const char *wanted;
  } steps[] = {
    { TBR_KEY_LEFT, 0, "one two thr\xc3\xa9|e" },
    { TBR_KEY_LEFT, 0,
      "one two thr|\xc3\xa9"
      "e" },
    { TBR_KEY_BACKSPACE, 0,
      "one two th|\xc3\xa9"
      "e" },
    { TBR_KEY_DELETE, 0, "one two th|e" },
    { TBR_KEY_HOME, 0, "|one two the" },
    { TBR_KEY_LEFT, 0, "|one two the" },
    { TBR_KEY_BACKSPACE, 0, "|one two the" },
    { TBR_KEY_RIGHT, TBR_WITH_CONTROL, "one |two the" },
    { TBR_KEY_RIGHT, 0, "one t|wo the" },
    { TBR_KEY_LEFT, TBR_WITH_CONTROL, "one |two the" },
    { TBR_KEY_DELETE, TBR_WITH_CONTROL, "one |the" },
    { TBR_KEY_END, 0, "one the|" },
    { TBR_KEY_RIGHT, 0, "one the|" },
    { TBR_KEY_DELETE, 0, "one the|" },
    { TBR_KEY_BACKSPACE, TBR_WITH_CONTROL, "one |" },
  };
  Watched watched;

  open_form (&watched);
  watched_write (&watched, "one two thr\xc3\xa9"
                           "e");
  check (&watched, "one two thr\xc3\xa9"
                   "e|");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      watched_key (&watched, steps[i].key, steps[i].with);
      check (&watched, steps[i].wanted);
      g_assert_cmpstr (value_of (&watched), ==, watched.desktop->written->str);
    }
  watched_key (&watched, TBR_KEY_HOME, 0);
  watched_write (&watched, "\xce\xb1\xce\xb2");
  check (&watched, "\xce\xb1\xce\xb2|one ");
  watched_clear (&watched);
}

/* As a form opens its text is marked: letters take its place, arrows leave it as it is. */
static void
test_caret_writes_over_what_is_marked (void)
{
  Watched watched;

  open_form (&watched);
  watched_write (&watched, "before");
  watched_key (&watched, 'a', TBR_WITH_CONTROL);
  watched_write (&watched, "x");
  check (&watched, "x|");
  watched_write (&watched, "yz");
  watched_key (&watched, 'a', TBR_WITH_CONTROL);
  watched_key (&watched, TBR_KEY_LEFT, 0);
  check (&watched, "|xyz");
  watched_write (&watched, "w");
  check (&watched, "w|xyz");
  watched_key (&watched, 'a', TBR_WITH_CONTROL);
  watched_key (&watched, TBR_KEY_DELETE, 0);
  check (&watched, "|");
  watched_clear (&watched);
}

/* The input of a panel that is open. */
static const TbrWidget *
input_in (const Watched *watched, TbrPanelId panel)
{
  const TbrTree *tree = tbr_desktop_tree (watched->desktop, panel);
  for (guint i = 0; i < tree->widgets->len; i++)
    if (g_array_index (tree->widgets, TbrWidget, i).kind == TBR_WIDGET_INPUT)
      return &g_array_index (tree->widgets, TbrWidget, i);
  g_error ("nothing can be written there");
}

static gsize
click_at (Watched *watched, TbrPanelId panel, double share)
{
  TbrRect rect = tbr_desktop_panel_rect (watched->desktop, panel);
  TbrRect at = input_in (watched, panel)->rect;
  watched_click (watched, rect.x + at.x + share * at.width, rect.y + at.y + at.height / 2);
  watched_settle (watched);
  g_assert_cmpuint (input_in (watched, panel)->caret, ==, tbr_caret_at (watched->desktop));
  return tbr_caret_at (watched->desktop);
}

static void
test_caret_goes_where_it_is_clicked (void)
{
  static const char text[] = "a name";
  Watched watched;

  open_form (&watched);
  watched_write (&watched, text);
  watched_settle (&watched);
  g_assert_cmpuint (click_at (&watched, TBR_PANEL_FORM, 0.99), ==, strlen (text));
  g_assert_cmpuint (click_at (&watched, TBR_PANEL_FORM, 0.01), ==, 0);
  gsize last = 0;
  for (double share = 0.02; share < 0.5; share += 0.01)
    {
      gsize at = click_at (&watched, TBR_PANEL_FORM, share);
      g_assert_cmpuint (at, >=, last);
      g_assert_cmpuint (at, <=, last + 2);
      last = at;
    }
  g_assert_cmpuint (last, ==, strlen (text));
  (void) click_at (&watched, TBR_PANEL_FORM, 0.01);
  watched_write (&watched, "not ");
  check (&watched, "not |a name");
  watched_clear (&watched);
}

/* A text longer than its box: the click is looked up in what is shown, and the picture with the
   cursor in its middle is another one than with it at the end. */
static void
test_caret_stays_in_sight (void)
{
  Watched watched;
  g_autoptr (GString) text = g_string_new (NULL);

  open_form (&watched);
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "%u ", i);
  watched_write (&watched, text->str);
  watched_settle (&watched);
  gsize left = click_at (&watched, TBR_PANEL_FORM, 0.2);
  g_assert_cmpuint (left, >, text->len / 2);
  watched_key (&watched, TBR_KEY_HOME, 0);
  watched_settle (&watched);
  gsize middle = click_at (&watched, TBR_PANEL_FORM, 0.5);
  g_assert_cmpuint (middle, >, 3);
  g_assert_cmpuint (middle, <, text->len / 2);
  g_autofree guint32 *picture = watched_picture (&watched);
  watched_key (&watched, TBR_KEY_END, 0);
  watched_settle (&watched);
  g_autofree guint32 *at_end = watched_picture (&watched);
  g_assert_true (memcmp (picture, at_end, sizeof *picture * WATCHED_WIDTH * WATCHED_HEIGHT) != 0);
  watched_clear (&watched);
}

/* The search is written in the same way. */
static void
test_caret_is_in_the_search_too (void)
{
  Watched watched;

  watched_init (&watched, "meuse-ahr");
  watched_settle (&watched);
  watched_key (&watched, 'f', TBR_WITH_CONTROL);
  watched_write (&watched, "iege");
  watched_key (&watched, TBR_KEY_HOME, 0);
  watched_write (&watched, "L");
  check (&watched, "L|iege");
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_SEARCH, "Li\xc3\xa8ge"));
  g_assert_cmpuint (click_at (&watched, TBR_PANEL_SEARCH, 0.99), ==, strlen ("Liege"));
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  char *home = watched_home ();
  g_test_add_func ("/ui/caret/goes-through-the-text", test_caret_goes_through_the_text);
  g_test_add_func ("/ui/caret/writes-over-what-is-marked", test_caret_writes_over_what_is_marked);
  g_test_add_func ("/ui/caret/goes-where-it-is-clicked", test_caret_goes_where_it_is_clicked);
  g_test_add_func ("/ui/caret/stays-in-sight", test_caret_stays_in_sight);
  g_test_add_func ("/ui/caret/is-in-the-search-too", test_caret_is_in_the_search_too);
  int code = g_test_run ();
  watched_home_clear (home);
  return code;
}
