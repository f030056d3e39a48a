/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Comma-separated values: what RFC 4180 allows, and where a fault is. */
#include "base/csv.h"

#include <string.h>

static TbrCsv *
read_text (const char *text, GError **error)
{
  return tbr_csv_new_take (g_strdup (text), strlen (text), "t.csv", error);
}

static void
test_csv_reads_plain_and_quoted_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = read_text ("\xef\xbb\xbf"
                                      "name,n,x\r\n"
                                      "\"a, \"\"b\"\"\nc\",-5,1.5e3\r\n"
                                      "\r\n"
                                      "ö,,\"\"",
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tbr_csv_n_columns (csv), ==, 3);
  g_assert_cmpint (tbr_csv_find_column (csv, "name"), ==, 0);
  g_assert_cmpint (tbr_csv_find_column (csv, "y"), ==, -1);

  g_assert_true (tbr_csv_next (csv, &error));
  g_assert_cmpuint (tbr_csv_line (csv), ==, 2);
  const char *first = tbr_csv_text (csv, 0);
  gint64 n;
  double x;
  g_assert_true (tbr_csv_integer (csv, 1, &n, &error));
  g_assert_true (tbr_csv_real (csv, 2, &x, &error));
  g_assert_cmpint (n, ==, -5);
  g_assert_cmpfloat (x, ==, 1500);

  g_assert_true (tbr_csv_next (csv, &error));
  g_assert_cmpuint (tbr_csv_line (csv), ==, 5);
  g_assert_cmpstr (tbr_csv_text (csv, 0), ==, "ö");
  g_assert_cmpstr (tbr_csv_text (csv, 2), ==, "");
  g_assert_cmpstr (first, ==, "a, \"b\"\nc");
  g_assert_false (tbr_csv_real (csv, 1, &x, &error));
  g_assert_cmpstr (error->message, ==, "t.csv:5: n: '' is not a number");
  g_clear_error (&error);
  g_assert_false (tbr_csv_next (csv, &error));
  g_assert_no_error (error);
  g_assert_false (tbr_csv_next (csv, &error));
}

static void
test_csv_reads_a_header_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = read_text ("a,b", &error);
  g_assert_no_error (error);
  g_assert_false (tbr_csv_next (csv, &error));
  g_assert_no_error (error);
}

static void
test_csv_keeps_a_last_empty_value (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = read_text ("a,b\n1,\n,2\n3,", &error);
  for (guint i = 0; i < 3; i++)
    g_assert_true (tbr_csv_next (csv, &error));
  g_assert_cmpstr (tbr_csv_text (csv, 1), ==, "");
  g_assert_false (tbr_csv_next (csv, &error));
  g_assert_no_error (error);
}

static void
test_csv_says_where_a_fault_is (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "", "t.csv:1: it is empty; the first line must name the columns" },
    { "\n\n", "t.csv:1: it is empty; the first line must name the columns" },
    { "a,a\n", "t.csv:1: two columns are called 'a'" },
    { "a,b\n1,2\n1\n", "t.csv:3: 1 values for 2 columns" },
    { "a,b\n1,2,3\n", "t.csv:2: 3 values for 2 columns" },
    { "a\n\"x\n\ny", "t.csv:2: a quote is opened and never closed" },
    { "a\n\"x\" y\n", "t.csv:2: after a closing quote there must be a comma or a line end" },
    { "a\nx\"y\n", "t.csv:2: a quote inside a value that is not quoted" },
    { "a\nx\ry\n", "t.csv:2: a carriage return without a line feed" },
    { "a\n\xff\n", "t.csv:2: it is not UTF-8" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TbrCsv) csv = read_text (cases[i].text, &error);
      while (csv != NULL && error == NULL && tbr_csv_next (csv, &error))
        ;
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
  g_autoptr (GError) error = NULL;
  g_assert_null (tbr_csv_new_take (g_memdup2 ("a\nb\0c\n", 7), 6, "t.csv", &error));
  g_assert_cmpstr (error->message, ==, "t.csv:2: a zero byte");
}

static void
test_csv_names_the_missing_column (void)
{
  static const char *const names[] = { "lat", "lon", NULL };
  guint columns[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = read_text ("lat,x\n", &error);
  g_assert_false (tbr_csv_require_columns (csv, names, columns, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_NAME);
  g_assert_cmpstr (error->message, ==, "t.csv:1: there is no column 'lon' among lat, x");
}

static void
test_csv_survives_random_bytes (void)
{
  const guint32 seed = 4180;
  g_test_message ("seed %u", seed);
  static const char signs[] = "a,\"\n\r \xc3";
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < 20000; i++)
    {
      gsize n = (gsize) g_rand_int_range (random, 0, 24);
      char *text = g_malloc0 (n + 1);
      for (gsize j = 0; j < n; j++)
        text[j] = signs[g_rand_int_range (random, 0, sizeof signs)];
      g_autoptr (GError) error = NULL;
      g_autoptr (TbrCsv) csv = tbr_csv_new_take (text, n, "t.csv", &error);
      while (csv != NULL && tbr_csv_next (csv, &error))
        ;
      g_assert_true (csv != NULL || error != NULL);
    }
}

static void
test_csv_reads_back_what_it_quotes (void)
{
  static const char *const values[] = { "", "a", "a,b", "\"", "line\r\nline", " blank", "ö" };
  g_autoptr (GString) text = g_string_new ("a,b\n");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_string_append (text, "1,");
      tbr_csv_append (text, values[i]);
      g_string_append_c (text, '\n');
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrCsv) csv = read_text (text->str, &error);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (tbr_csv_next (csv, &error));
      g_assert_cmpstr (tbr_csv_text (csv, 1), ==, values[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/reads-plain-and-quoted-values",
                   test_csv_reads_plain_and_quoted_values);
  g_test_add_func ("/base/csv/reads-a-header-alone", test_csv_reads_a_header_alone);
  g_test_add_func ("/base/csv/keeps-a-last-empty-value", test_csv_keeps_a_last_empty_value);
  g_test_add_func ("/base/csv/says-where-a-fault-is", test_csv_says_where_a_fault_is);
  g_test_add_func ("/base/csv/names-the-missing-column", test_csv_names_the_missing_column);
  g_test_add_func ("/base/csv/survives-random-bytes", test_csv_survives_random_bytes);
  g_test_add_func ("/base/csv/reads-back-what-it-quotes", test_csv_reads_back_what_it_quotes);
  return g_test_run ();
}
