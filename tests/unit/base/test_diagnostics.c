/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lists of faults: their text, and that they stay small. */
#include <tabard/error.h>

#include <string.h>

static void
test_diagnostics_is_empty_at_first (void)
{
  g_autoptr (TbrDiagnostics) list = tbr_diagnostics_new ();
  g_autofree char *text = tbr_diagnostics_to_text (list);
  g_assert_cmpuint (tbr_diagnostics_count (list), ==, 0);
  g_assert_cmpstr (text, ==, "");
}

static void
test_diagnostics_writes_file_and_line (void)
{
  g_autoptr (TbrDiagnostics) list = tbr_diagnostics_new ();
  tbr_diagnostics_add (list, "a.xml", 42, "peak-depth: %d m is outside 0-20 m", 21);
  tbr_diagnostics_add (list, "b.xml", 0, "it is empty");
  g_autofree char *text = tbr_diagnostics_to_text (list);
  g_assert_cmpstr (text, ==, "a.xml:42: peak-depth: 21 m is outside 0-20 m\nb.xml: it is empty\n");
  g_assert_cmpuint (tbr_diagnostics_get (list, 0)->line, ==, 42);
  g_assert_cmpstr (tbr_diagnostics_get (list, 1)->file, ==, "b.xml");
}

static void
test_diagnostics_writes_in_order_of_lines (void)
{
  g_autoptr (TbrDiagnostics) list = tbr_diagnostics_new ();
  tbr_diagnostics_add (list, "b.xml", 10, "one");
  tbr_diagnostics_add (list, "a.xml", 3, "two");
  tbr_diagnostics_add (list, "b.xml", 9, "three");
  tbr_diagnostics_warn (list, "b.xml", 9, "four");
  g_autofree char *text = tbr_diagnostics_to_text (list);
  g_assert_cmpstr (text, ==,
                   "b.xml:9: three\nb.xml:9: warning: four\nb.xml:10: one\na.xml:3: two\n");
}

static void
test_diagnostics_counts_what_it_does_not_keep (void)
{
  g_autoptr (TbrDiagnostics) list = tbr_diagnostics_new ();
  g_autofree char *long_text = g_strnfill (100000, 'x');
  for (guint i = 0; i < 5000; i++)
    tbr_diagnostics_add (list, "a.xml", i + 1, "%s%u", i == 7 ? long_text : "", i);
  g_assert_cmpuint (tbr_diagnostics_count (list), ==, 5000);
  g_assert_cmpuint (tbr_diagnostics_kept (list), ==, 1000);
  g_assert_cmpuint (strlen (tbr_diagnostics_get (list, 7)->message), <=, 2000);
  g_autofree char *text = tbr_diagnostics_to_text (list);
  g_assert_true (g_str_has_suffix (text, "and 4000 more\n"));
}

static void
test_diagnostics_keeps_foreign_bytes_readable (void)
{
  g_autoptr (TbrDiagnostics) list = tbr_diagnostics_new ();
  tbr_diagnostics_add (list, "a.xml", 1, "%s", "\xff\xfe%n");
  g_assert_true (g_utf8_validate (tbr_diagnostics_get (list, 0)->message, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/diagnostics/is-empty-at-first", test_diagnostics_is_empty_at_first);
  g_test_add_func ("/base/diagnostics/writes-file-and-line", test_diagnostics_writes_file_and_line);
  g_test_add_func ("/base/diagnostics/writes-in-order-of-lines",
                   test_diagnostics_writes_in_order_of_lines);
  g_test_add_func ("/base/diagnostics/counts-what-it-does-not-keep",
                   test_diagnostics_counts_what_it_does_not_keep);
  g_test_add_func ("/base/diagnostics/keeps-foreign-bytes-readable",
                   test_diagnostics_keeps_foreign_bytes_readable);
  return g_test_run ();
}
