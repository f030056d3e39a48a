/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A table is dropped on the window: its columns are chosen, rows that do not fit are told, the
   others become units in one edit, by the keyboard alone. */
#include "watched.h"

#include <glib/gstdio.h>

static Watched sweden;
static char *folder;

static guint
n_units (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->scenario->n_units;
}

static void
drop_as (const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  const TbrInput input = { .kind = TBR_INPUT_DROP, .text = path };
  tbr_desktop_input (sweden.desktop, &input);
  watched_settle (&sweden);
}

static void
take_away (const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
drop (const char *text)
{
  drop_as ("Crews.CSV", text);
  take_away ("Crews.CSV");
}

static void
test_import_brings_rows_that_fit (void)
{
  guint before = n_units ();
  drop ("name,what,owner,n,lon,lat\nFalun,GFFFV,SE,2,15.63,60.61\nOslo,GFFFV,NO,1,10.75,59.91\n"
        "Nowhere,GFFFV,SE,1,2.5,56.5\n");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Import Crews"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "2: Falun | GFFFV | SE | 2 | 15.63"));
  /* no column is called so that it must be the type */
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Rows that fit: 0."));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_write (&sweden, "what");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Rows that fit: 2. Rows that do not: 1"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "line 4:"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "lies at sea"));
  g_free (watched_picture (&sweden));
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (n_units (), ==, before + 3);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpuint (n_units (), ==, before);
}

/* What was dropped as a layer is one key away from being units: its points are rows, the properties
   columns. */
static void
test_import_brings_points_of_a_layer (void)
{
  guint before = n_units ();
  drop_as ("crews.geojson",
           "{\"type\":\"FeatureCollection\",\"name\":\"Our crews\",\"features\":["
           "{\"type\":\"Feature\",\"properties\":{\"what\":\"GFFFV\",\"n\":2},"
           "\"geometry\":{\"type\":\"Point\",\"coordinates\":[15.63,60.61]}},"
           "{\"type\":\"Feature\",\"properties\":{\"what\":\"GFFFV\",\"n\":\"many\"},"
           "\"geometry\":{\"type\":\"Point\",\"coordinates\":[15.63,60.61]}}]}");
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  watched_key (&sweden, 'i', TBR_WITH_CONTROL);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  take_away ("crews.geojson");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Import crews.geojson"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "1: GFFFV | 2"));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_write (&sweden, "what");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Rows that fit: 1. Rows that do not: 1"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "feature 2: count"));
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_cmpuint (n_units (), ==, before + 2);
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpuint (n_units (), ==, before);
}

static void
test_import_tells_what_cannot_be_read (void)
{
  drop ("a;b\n1;2\n");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, "separated by commas"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_START));
  drop ("a,b\n");
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  watched_key (&sweden, 'i', TBR_WITH_CONTROL);
  watched_write (&sweden, "/nowhere/b.csv");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_START, "/nowhere/b.csv"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  static const char *const settings[] = { "meta.duration=2 d", NULL };
  folder = g_dir_make_tmp ("tabard-import-XXXXXX", NULL);
  watched_init_futures (&sweden, "sweden-2018", settings, 0);
  watched_settle (&sweden);
  g_test_add_func ("/ui/import/brings-rows-that-fit", test_import_brings_rows_that_fit);
  g_test_add_func ("/ui/import/brings-points-of-a-layer", test_import_brings_points_of_a_layer);
  g_test_add_func ("/ui/import/tells-what-cannot-be-read", test_import_tells_what_cannot_be_read);
  int code = g_test_run ();
  watched_clear (&sweden);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  return code;
}
