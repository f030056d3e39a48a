/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a what-if leaves on paper. */
#include "whatif_walk.h"

#include <glib/gstdio.h>
#include <string.h>

/* The report of the branch that is shown, with the other one beside it, is in the home folder. */
void
test_whatif_reports (void)
{
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n = 0;
  watched_key (&sweden, 'p', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  GDir *home = g_dir_open (g_get_home_dir (), 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (home)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_home_dir (), name, NULL);
      g_autofree char *text = NULL;
      if (!g_str_has_prefix (name, "tabard-report-"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_suffix (name, ".html") || g_str_has_prefix (text, "%PDF-"));
      if (g_str_has_suffix (name, ".html"))
        {
          g_assert_nonnull (strstr (text, "Branches beside each other"));
          g_assert_nonnull (strstr (text, "More engines"));
        }
      g_assert_cmpint (g_remove (path), ==, 0);
      n++;
    }
  g_dir_close (home);
  g_assert_cmpuint (n, ==, 2);
}

/* As whatever the command line writes, too: a file for each page. */
void
test_whatif_reports_in_every_form (void)
{
  static const struct
  {
    const char *words, *file;
  } cases[] = { { "PNG", "mine-1.png" }, { "SVG", "mine-1.svg" }, { "PDF", "mine.pdf" } };
  g_autofree char *own = g_dir_make_tmp ("tabard-report-XXXXXX", NULL);
  g_autofree char *stem = g_build_filename (own, "mine.pdf", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (own, cases[i].file, NULL);
      watched_key (&sweden, 'p', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
      watched_write (&sweden, cases[i].words);
      watched_key (&sweden, TBR_KEY_ENTER, 0);
      watched_write (&sweden, stem);
      watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
      watched_settle (&sweden);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_autoptr (GDir) list = g_dir_open (own, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (list)) != NULL)
    {
      g_autofree char *path = g_build_filename (own, name, NULL);
      g_assert_false (g_str_has_suffix (name, ".html"));
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (own), ==, 0);
}
