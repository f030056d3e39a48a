/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Sheets come back as they went out, as comma-separated values and as a spreadsheet. */
#include <tabard/exercise.h>

#include "interchange/flat_document.h"

#include <glib/gstdio.h>
#include <string.h>

#define DOCUMENT                                                                                   \
  "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "              \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                 \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>"                              \
  "<office:body><office:spreadsheet><table:table>"
#define END "</table:table></office:spreadsheet></office:body></office:document>"

/* What people type that a spreadsheet would like to change. */
static const char *const hard[]
    = { "name",   "=1+1",       "007",         "1,5",        "01:30",    "40 min",
        " lead",  "trail ",     "two  blanks", "a\nb",       "a\n\nb",   "\nfirst",
        "last\n", "tab\there",  " \t ",        "\"quoted\"", "<b>&amp;", "ελληνικά été",
        "TRUE",   "2021-07-14", "-",           "+3",         "@x",       "'x",
        "a\rb",   "1E5",        " ",           "   ",        "\n",       "" };

static TbrSheet *
parse (const char *text, char **out_told)
{
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  const TbrReaderInput input = { .text = text, .length = strlen (text), .name = "a.fods" };
  TbrSheet *sheet = tbr_flat_document_parse (&input, faults);

  *out_told = tbr_diagnostics_to_text (faults);
  g_assert_true ((sheet == NULL) == (**out_told != '\0'));
  return sheet;
}

static const char *
cell (const TbrSheet *sheet, guint row, guint column)
{
  return g_array_index (sheet->rows, TbrSheetRow, row).cells[column];
}

static guint
line (const TbrSheet *sheet, guint row)
{
  return g_array_index (sheet->rows, TbrSheetRow, row).line;
}

static void
test_sheet_comes_back_as_it_went_out (void)
{
  g_autoptr (TbrSheet) sheet = tbr_sheet_new ("a");
  guint n = G_N_ELEMENTS (hard);
  GStrv row = g_new0 (char *, n + 1), column;
  g_autofree char *told = NULL;

  for (guint i = 0; i < n; i++)
    row[i] = g_strdup (hard[i]);
  tbr_sheet_add (sheet, 1, row);
  for (guint i = 0; i < n; i++)
    {
      column = g_new0 (char *, n + 1);
      for (guint j = 0; j < n; j++)
        column[j] = g_strdup (hard[(i + j) % n]);
      tbr_sheet_add (sheet, i + 2, column);
    }
  g_autofree char *text = tbr_flat_document_format (sheet, -1, TBR_FLAT_DOCUMENT_WHOLE);
  g_assert_null (strstr (text, "formula"));
  g_autoptr (TbrSheet) back = parse (text, &told);
  g_assert_cmpuint (back->rows->len, ==, n + 1);
  g_autofree char *there = tbr_sheet_csv (sheet);
  g_autofree char *here = tbr_sheet_csv (back);
  g_assert_cmpstr (here, ==, there);
}

static void
test_sheet_counts_what_repeats (void)
{
  g_autofree char *told = NULL;
  g_autoptr (TbrSheet) sheet = parse (
      DOCUMENT
      "<table:table-column table:number-columns-repeated='16384'/>"
      "<table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>a</text:p>"
      "</table:table-cell><table:table-cell table:number-columns-repeated='16382'/>"
      "</table:table-row>"
      "<table:table-row table:number-rows-repeated='4'><table:table-cell/></table:table-row>"
      "<table:table-row table:number-rows-repeated='2'>"
      "<table:table-cell table:number-columns-repeated='3'/>"
      "<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated='1048569'>"
      "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
      "</table:table><table:table><table:table-row><table:table-cell><text:p>other</text:p>"
      "</table:table-cell></table:table-row>" END,
      &told);

  g_assert_cmpstr (told, ==, "");
  g_assert_cmpuint (sheet->n_columns, ==, 4);
  g_assert_cmpuint (sheet->rows->len, ==, 3);
  g_assert_cmpstr (cell (sheet, 0, 1), ==, "a");
  g_assert_cmpstr (cell (sheet, 0, 3), ==, "");
  g_assert_cmpuint (line (sheet, 1), ==, 6);
  g_assert_cmpuint (line (sheet, 2), ==, 7);
  g_assert_cmpstr (cell (sheet, 2, 3), ==, "b");
}

/* What a value is does not depend on how it is shown, and nothing is worked out. */
static void
test_sheet_takes_values_and_no_formulas (void)
{
  g_autofree char *told = NULL;
  g_autoptr (TbrSheet) sheet = parse (
      DOCUMENT
      "<table:table-row>"
      "<table:table-cell office:value-type='float' office:value='12'><text:p>12,00</text:p>"
      "</table:table-cell>"
      "<table:table-cell office:value-type='time' office:time-value='PT01H30M00S'>"
      "<text:p>01:30</text:p></table:table-cell>"
      "<table:table-cell table:formula='of:=WEBSERVICE(&quot;http://x&quot;)' "
      "office:value-type='string'><text:p>kept</text:p></table:table-cell>"
      "<table:table-cell office:value-type='string'><office:annotation><text:p>remark</text:p>"
      "</office:annotation><text:p>a  b<text:s text:c='2'/><text:a>c</text:a></text:p>"
      "</table:table-cell>"
      "<table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50 %</text:p>"
      "</table:table-cell></table:table-row>" END,
      &told);

  g_assert_cmpstr (told, ==, "");
  g_assert_cmpstr (cell (sheet, 0, 0), ==, "12");
  g_assert_cmpstr (cell (sheet, 0, 1), ==, "90 min");
  g_assert_cmpstr (cell (sheet, 0, 2), ==, "kept");
  g_assert_cmpstr (cell (sheet, 0, 3), ==, "a b  c");
  g_assert_cmpstr (cell (sheet, 0, 4), ==, "50 %");
}

static void
test_sheet_refuses_hostile_documents (void)
{
  static const struct
  {
    const char *rows, *told;
  } cases[] = {
    { "<table:table-row>\n<table:table-cell table:number-columns-repeated='4000000000'><text:p>x"
      "</text:p></table:table-cell></table:table-row>",
      "a.fods:2: a cell that is not blank stands behind column 1000" },
    { "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell><text:p>x"
      "</text:p></table:table-cell></table:table-row>",
      "a.fods:1: the sheet has more than 100000 rows" },
    { "<table:table-row><table:table-cell><text:p>x<text:s text:c='4000000000'/></text:p>"
      "</table:table-cell></table:table-row>",
      "text:c: more than 64 MB of blanks" },
    { "<table:table-row><table:table-cell table:number-columns-repeated='900'><text:p>x"
      "<text:s text:c='9000000'/></text:p></table:table-cell></table:table-row>",
      "the sheet has more than 64 MB" },
    { "<table:table-row table:number-rows-repeated='-1'/>",
      "table:number-rows-repeated: '-1': allowed is a whole number, 1 to 4294967295" },
    { "", "a.fods: its first table is empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = NULL;
      g_autofree char *text = g_strconcat (DOCUMENT, cases[i].rows, END, NULL);
      g_assert_null (parse (text, &told));
      if (strstr (told, cases[i].told) == NULL)
        g_error ("not told: %s\nbut: %s", cases[i].told, told);
    }
}

static void
test_sheet_refuses_what_is_none (void)
{
  g_autofree char *told = NULL, *told_type = NULL, *told_entity = NULL;

  g_assert_null (parse ("<a/>", &told));
  g_assert_nonnull (strstr (told, "a.fods:1: no flat OpenDocument file"));
  g_assert_null (parse ("<o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
                        "o:mimetype='application/vnd.oasis.opendocument.text'/>",
                        &told_type));
  g_assert_nonnull (strstr (told_type, "a.fods:1: no spreadsheet"));
  g_assert_null (parse ("<!DOCTYPE a [<!ENTITY b 'c'>]>" DOCUMENT END, &told_entity));
  g_assert_nonnull (strstr (told_entity, "a document type is not allowed"));
}

/* The whole of an events list through a file, and its faults with the row of the sheet. */
static void
check_list (const char *name)
{
  static const char text[]
      = "<exercise xmlns='urn:tabard:exercise:1' title='t' scenario='s' duration='4 h' "
        "languages='en el'><objective name='o' title='O'/><role name='be' title='B' seat='BE'/>"
        "<inject name='i' number='12' at='90 min' from='=SUM(A1)' medium='phone'>"
        "<text language='en' subject=' 007 ' body='one&#10; two  &#10;&#9;x'/>"
        "<text language='el' subject='Φωτιά' body='+30 210' from='Δήμαρχος'/></inject>"
        "<inject name='j' number='3' when='after 1 h and not released i'>"
        "<text language='en' body='-'/><text language='el' subject='&lt;'/></inject>"
        "<inject name='k' number='4' at='1 h'><text language='en' subject='not translated'/>"
        "<text language='el'/></inject>"
        "<inject name='l' number='5' at='1 h' medium='map' effect='note x'/></exercise>";
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrExercise) exercise = tbr_exercise_parse (text, strlen (text), "e.xml", faults);
  g_autofree char *folder = g_dir_make_tmp ("tabard-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sheet = NULL;

  g_assert_true (tbr_exercise_events_save (exercise, path, NULL));
  g_autoptr (TbrExercise) back = tbr_exercise_events_load (exercise, path, NULL, faults);
  g_assert_nonnull (back);
  g_autofree char *before = tbr_exercise_format (exercise);
  g_autofree char *after = tbr_exercise_format (back);
  g_assert_cmpstr (after, ==, before);

  if (!g_str_equal (name, "a.fods"))
    {
      g_unlink (path);
      g_rmdir (folder);
      return;
    }
  g_assert_true (g_file_get_contents (path, &sheet, NULL, NULL));
  memcpy (strstr (sheet, ">phone<"), ">fhone<", 7);
  g_assert_true (g_file_set_contents (path, sheet, -1, NULL));
  g_assert_null (tbr_exercise_events_load (exercise, path, NULL, faults));
  g_autofree char *told = tbr_diagnostics_to_text (faults);
  g_assert_nonnull (strstr (told, "a.fods:2: inject: medium: unknown 'fhone'"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_sheet_carries_an_events_list (void)
{
  static const char *const file_names[] = { "a.fods", "a.ods", "a.ODS", "a.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (file_names); i++)
    check_list (file_names[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/sheet/comes-back-as-it-went-out",
                   test_sheet_comes_back_as_it_went_out);
  g_test_add_func ("/interchange/sheet/counts-what-repeats", test_sheet_counts_what_repeats);
  g_test_add_func ("/interchange/sheet/takes-values-and-no-formulas",
                   test_sheet_takes_values_and_no_formulas);
  g_test_add_func ("/interchange/sheet/refuses-hostile-documents",
                   test_sheet_refuses_hostile_documents);
  g_test_add_func ("/interchange/sheet/refuses-what-is-none", test_sheet_refuses_what_is_none);
  g_test_add_func ("/interchange/sheet/carries-an-events-list", test_sheet_carries_an_events_list);
  return g_test_run ();
}
