/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The guide "Your first what-if" is played as a newcomer reads it: its keys are pressed, what it
   says is to be written is written, and what it says is seen must be there. With TABARD_PICTURES, a
   folder, its pictures are painted. */
#include "watched.h"

#include "desktop/picture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LARGEST 150000 /* bytes of a picture */

static Watched sweden;

/* ---- keys ---- */

static const struct
{
  const char *name;
  guint32 key;
} named[] = { { "Space", TBR_KEY_SPACE }, { "Enter", TBR_KEY_ENTER }, { "Esc", TBR_KEY_ESCAPE },
              { "Home", TBR_KEY_HOME },   { "F1", TBR_KEY_F1 },       { "F2", TBR_KEY_F2 } };

static guint32
key_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_equal (named[i].name, name))
      return named[i].key;
  g_assert_cmpuint (strlen (name), ==, 1);
  return (guint32) g_ascii_tolower (*name);
}

/* "Ctrl+B", as people write it. */
static void
press (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "+", -1);
  guint n = g_strv_length (parts), with = 0;
  for (guint i = 0; i + 1 < n; i++)
    {
      g_assert_true (g_str_equal (parts[i], "Ctrl") || g_str_equal (parts[i], "Shift"));
      with |= g_str_equal (parts[i], "Ctrl") ? TBR_WITH_CONTROL : TBR_WITH_SHIFT;
    }
  guint32 key = key_of (parts[n - 1]);
  gboolean writes = tbr_desktop_wants_text (sweden.desktop);
  if (!writes && key != TBR_KEY_ENTER)
    g_assert_cmpint (tbr_action_of_key (key, with), !=, TBR_ACT_NONE);
  watched_key (&sweden, key, with);
  if (tbr_desktop_is_playing (sweden.desktop))
    watched_tick (&sweden, 30);
  else
    watched_settle (&sweden);
}

/* ---- what is seen ---- */

static gboolean
is_seen (const char *text)
{
  for (int panel = 0; panel < TBR_PANEL_N; panel++)
    if (watched_shows (&sweden, (TbrPanelId) panel, text))
      return TRUE;
  return FALSE;
}

/* A picture is there, small enough for a page; or is painted. */
static void
look (const char *folder, const char *name)
{
  const char *painted = g_getenv ("TABARD_PICTURES");
  g_autofree char *path = g_build_filename (painted != NULL ? painted : folder, name, NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf found;
  if (painted != NULL)
    {
      tbr_picture_save (sweden.desktop, path, &error);
      g_assert_no_error (error);
      return;
    }
  g_assert_cmpint (g_stat (path, &found), ==, 0);
  g_assert_cmpint (found.st_size, <, LARGEST);
}

/* ---- reading ---- */

static void
follow (const char *folder, const char *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  guint n_keys = 0, n_seen = 0, n_pictures = 0;
  g_autoptr (GRegex) steps = g_regex_new (
      "<kbd>(?<key>[^<]+)</kbd>|\\bwrite `(?<write>[^`]+)`|\\*\\*(?<seen>[^*]+)\\*\\*|"
      "!\\[[^]]*\\]\\((?<picture>[^)]+)\\)",
      0, 0, &error);
  g_assert_no_error (error);
  for (g_regex_match (steps, page, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *key = g_match_info_fetch_named (match, "key");
      g_autofree char *text = g_match_info_fetch_named (match, "write");
      g_autofree char *seen = g_match_info_fetch_named (match, "seen");
      g_autofree char *picture = g_match_info_fetch_named (match, "picture");
      g_test_message ("%s%s%s%s", key, text, seen, picture);
      if (*key != '\0')
        press (key);
      else if (*text != '\0')
        watched_write (&sweden, text);
      else if (seen != NULL && *seen != '\0')
        g_assert_true (is_seen (seen));
      else if (picture != NULL)
        look (folder, picture);
      n_keys += *key != '\0';
      n_seen += seen != NULL && *seen != '\0';
      n_pictures += picture != NULL && *picture != '\0';
    }
  g_assert_cmpuint (n_keys, >, 20);
  g_assert_cmpuint (n_seen, >, 4);
  g_assert_cmpuint (n_pictures, >, 3);
}

static void
test_guide_does_what_it_says (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "guide", NULL);
  g_autofree char *path = g_build_filename (folder, "first-what-if.md", NULL);
  g_autofree char *page = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  watched_init (&sweden, "sweden-2018");
  watched_settle (&sweden);
  /* from where its own words begin: the lines before say how it is to be read */
  const char *begin = strstr (page, "\n## ");
  g_assert_nonnull (begin);
  follow (folder, begin);
  watched_clear (&sweden);
  /* what it saves and reports is there */
  g_assert_cmpint (g_unlink ("sweden-2018-ask-at-once.xml"), ==, 0);
}

int
main (int argc, char **argv)
{
  char *home = watched_home ();
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (chdir (home), ==, 0);
  g_test_add_func ("/ui/guide/does-what-it-says", test_guide_does_what_it_says);
  int code = g_test_run ();
  g_assert_cmpint (chdir (g_get_tmp_dir ()), ==, 0);
  watched_home_clear (home);
  return code;
}
