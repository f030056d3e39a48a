/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Tables of results as files and on a terminal. */
#include <tabard/table.h>

#include "base/csv.h"

#include <glib/gstdio.h>
#include <math.h>

static const TbrColumn columns[] = {
  { "state", NULL, TBR_COLUMN_TEXT, 0 }, { "units", "", TBR_COLUMN_INTEGER, 0 },
  { "area", "ha", TBR_COLUMN_REAL, 1 },  { "wait", "h", TBR_COLUMN_TIME, 1 },
  { "span", NULL, TBR_COLUMN_TIME, 0 },  { "at", NULL, TBR_COLUMN_INSTANT, 0 },
};

static TbrTable *
make_table (void)
{
  TbrTable *table = tbr_table_new ("fires", columns, G_N_ELEMENTS (columns));
  tbr_table_add_row (table);
  tbr_table_set_text (table, 0, "Österreich");
  tbr_table_set_integer (table, 1, 12);
  tbr_table_set_real (table, 2, 1234.5678);
  tbr_table_set_time (table, 3, 90 * TBR_MINUTE);
  tbr_table_set_time (table, 4, 84 * TBR_HOUR);
  tbr_table_set_time (table, 5, 1532088000 * TBR_SECOND);
  tbr_table_add_row (table);
  tbr_table_set_text (table, 0, "a, \"b\"");
  tbr_table_set_real (table, 2, -0.01);
  return table;
}

static void
test_table_is_written_as_csv (void)
{
  g_autoptr (TbrTable) table = make_table ();
  g_autoptr (GString) out = g_string_new (NULL);
  tbr_table_append_csv (table, out);
  g_assert_cmpstr (out->str, ==,
                   "state,units,area [ha],wait [h],span [s],at\n"
                   "Österreich,12,1234.5678,1.5,302400,2018-07-20T12:00Z\n"
                   "\"a, \"\"b\"\"\",,-0.01,,,\n");
}

static void
test_table_is_written_as_json (void)
{
  static const TbrColumn two[]
      = { { "id", NULL, TBR_COLUMN_TEXT, 0 }, { "x", "m", TBR_COLUMN_REAL, 0 } };
  g_autoptr (TbrTable) table = tbr_table_new ("t", two, 2);
  tbr_table_add_row (table);
  tbr_table_set_text (table, 0, "a");
  tbr_table_set_real (table, 1, 0.5);
  tbr_table_add_row (table);
  tbr_table_set_real (table, 1, INFINITY);
  g_autoptr (GString) out = g_string_new (NULL);
  tbr_table_append_json (table, out);
  g_assert_cmpstr (out->str, ==,
                   "{\"name\":\"t\",\"columns\":[{\"name\":\"id\",\"unit\":\"\",\"type\":\"text\"},"
                   "{\"name\":\"x\",\"unit\":\"m\",\"type\":\"real\"}],"
                   "\"rows\":[[\"a\",0.5],[null,null]]}");
}

static void
test_table_is_aligned_for_people (void)
{
  g_autoptr (TbrTable) table = make_table ();
  g_autoptr (GString) out = g_string_new (NULL);
  tbr_table_append_text (table, out);
  g_assert_cmpstr (out->str, ==,
                   "state       units  area [ha]  wait [h]      span  at\n"
                   "──────────  ─────  ─────────  ────────  ────────  ─────────────────\n"
                   "Österreich     12     1234.6       1.5  3 d 12 h  2018-07-20T12:00Z\n"
                   "a, \"b\"          -        0.0         -         -  -\n");
}

static void
test_table_measures_wide_characters (void)
{
  static const TbrColumn two[]
      = { { "id", NULL, TBR_COLUMN_TEXT, 0 }, { "n", NULL, TBR_COLUMN_INTEGER, 0 } };
  g_autoptr (TbrTable) table = tbr_table_new ("t", two, 2);
  static const char *const texts[] = { "消防", "e\u0301t\u0301", "a\x1b[31m", "Αθήνα" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      tbr_table_add_row (table);
      tbr_table_set_text (table, 0, texts[i]);
      tbr_table_set_integer (table, 1, i);
    }
  g_autoptr (GString) out = g_string_new (NULL);
  tbr_table_append_text (table, out);
  g_assert_cmpstr (out->str, ==,
                   "id      n\n"
                   "──────  ─\n"
                   "消防    0\n"
                   "e\u0301t\u0301      1\n"
                   "a [31m  2\n"
                   "Αθήνα   3\n");
}

static void
test_table_may_have_no_rows (void)
{
  g_autoptr (TbrTable) table = tbr_table_new ("fires", columns, 2);
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new (NULL);
  tbr_table_append_csv (table, csv);
  tbr_table_append_text (table, text);
  tbr_table_append_json (table, json);
  g_assert_cmpstr (csv->str, ==, "state,units\n");
  g_assert_cmpstr (text->str, ==, "state  units\n─────  ─────\n");
  g_assert_true (g_str_has_suffix (json->str, "\"rows\":[]}"));
  g_assert_cmpuint (tbr_table_n_rows (table), ==, 0);
}

static void
test_table_keeps_what_was_set (void)
{
  g_autoptr (TbrTable) table = make_table ();
  g_assert_cmpint (tbr_table_find_column (table, "area"), ==, 2);
  g_assert_cmpint (tbr_table_find_column (table, "nothing"), ==, -1);
  g_assert_cmpuint (tbr_table_n_rows (table), ==, 2);
  g_assert_cmpstr (tbr_table_text (table, 0, 0), ==, "Österreich");
  g_assert_cmpint (tbr_table_integer (table, 0, 1), ==, 12);
  g_assert_cmpfloat (tbr_table_real (table, 1, 2), ==, -0.01);
  g_assert_true (tbr_table_is_missing (table, 1, 1));
  g_assert_true (tbr_table_is_missing (table, 1, 3));
  g_assert_false (tbr_table_is_missing (table, 1, 2));
}

static void
test_table_in_a_file_reads_back (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TbrTable) table = make_table ();
  g_autofree char *folder = g_dir_make_tmp ("tabard-test-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (folder, "fires.csv", NULL);
  tbr_table_write_csv (table, path, &error);
  g_assert_no_error (error);
  g_autoptr (TbrCsv) csv = tbr_csv_load (path, 1 << 20, &error);
  g_assert_no_error (error);
  double area;
  g_assert_true (tbr_csv_next (csv, &error));
  g_assert_true (tbr_csv_real (csv, 2, &area, &error));
  g_assert_cmpfloat (area, ==, 1234.5678);
  g_assert_true (tbr_csv_next (csv, &error));
  g_assert_cmpstr (tbr_csv_text (csv, 0), ==, "a, \"b\"");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/table/is-written-as-csv", test_table_is_written_as_csv);
  g_test_add_func ("/base/table/is-written-as-json", test_table_is_written_as_json);
  g_test_add_func ("/base/table/is-aligned-for-people", test_table_is_aligned_for_people);
  g_test_add_func ("/base/table/measures-wide-characters", test_table_measures_wide_characters);
  g_test_add_func ("/base/table/may-have-no-rows", test_table_may_have_no_rows);
  g_test_add_func ("/base/table/keeps-what-was-set", test_table_keeps_what_was_set);
  g_test_add_func ("/base/table/in-a-file-reads-back", test_table_in_a_file_reads_back);
  return g_test_run ();
}
