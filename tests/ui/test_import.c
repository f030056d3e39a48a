/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A table is dropped on the window: its columns are chosen, rows that do not fit are told, the
   others become units in one edit, by the keyboard alone. */
#include "watched.h"

#include "desktop/state.h"

#include <tabard/blank.h>

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
  g_autofree char *path = watched_write_file (folder, file, text);
  watched_drop (&sweden, path);
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

/* With the clock on its way they join at its instant. */
static void
test_import_brings_units_from_now_on (void)
{
  guint before = n_units ();
  watched_key (&sweden, 'g', 0);
  watched_write (&sweden, "1 d");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  drop ("name,capability,state,count,lon,lat\nFalun,GFFFV,SE,2,15.63,60.61\n");
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  const TbrScenario *scenario = tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
  g_assert_cmpuint (scenario->n_units, ==, before + 2);
  g_assert_cmpint (scenario->units[before].from, ==, TBR_DAY);
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

/* ---- files ---- */

/* A small crisis of one's own in a folder below. (transfer full) */
static char *
write_crisis (const char *folder_name, const char *file)
{
  const TbrBlank blank
      = { .title = "Our flood", .start = "2027-03-02T06:00Z", .duration = "2 d", .states = "SE" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tbr_blank_text (&blank, sweden.desktop->map->map, &error);
  g_assert_no_error (error);
  g_autofree char *below = g_build_filename (folder, folder_name, NULL);
  char *path = g_build_filename (below, file, NULL);
  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Once all is there that it asks of the disk as it is built. */
static gboolean
form_shows (const char *text)
{
  (void) tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM);
  watched_settle (&sweden);
  return watched_shows (&sweden, TBR_PANEL_FORM, text);
}

static const char *
form_text (void)
{
  return tbr_form_field (&sweden.desktop->form, 0)->value;
}

/* From folder to folder by the keyboard alone, each told by what it is, to a file that opens. */
static void
test_files_are_opened_by_keys (void)
{
  g_free (write_crisis ("plans of spring", "flood.xml"));
  g_free (write_crisis ("plans of spring", "notes.txt"));
  /* a table that comes before it is not what one opens */
  g_free (write_crisis ("plans of spring", "a.csv"));
  g_autofree char *empty = g_build_filename (folder, "nothing", ".hidden", NULL);
  g_assert_cmpint (g_mkdir_with_parents (empty, 0700), ==, 0);
  watched_key (&sweden, 'o', TBR_WITH_CONTROL);
  watched_key (&sweden, 'o', TBR_WITH_CONTROL);
  g_assert_true (form_shows ("Open a file"));
  g_assert_true (form_shows ("crisis"));
  watched_write (&sweden, "/");
  for (const char *at = folder + 1; *at != '\0'; at++)
    {
      const char letter[] = { *at, '\0' };
      watched_write (&sweden, letter);
    }
  watched_write (&sweden, "/");
  g_assert_true (g_str_has_prefix (form_text (), folder));
  g_assert_true (form_shows ("plans of spring/"));
  watched_write (&sweden, "noth");
  g_assert_false (form_shows ("plans of spring/"));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (form_shows ("Nothing here can be opened."));
  watched_key (&sweden, TBR_KEY_BACKSPACE, 0);
  g_assert_true (form_shows ("plans of spring/"));
  watched_write (&sweden, "spri");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (form_shows ("flood.xml"));
  g_assert_true (form_shows ("Our flood"));
  g_assert_false (form_shows ("notes.txt"));
  watched_write (&sweden, "x");
  watched_write (&sweden, "y");
  g_assert_true (form_shows ("Nothing here is called so."));
  watched_key (&sweden, TBR_KEY_BACKSPACE, 0);
  watched_key (&sweden, TBR_KEY_BACKSPACE, 0);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_START));
  g_autofree char *title = tbr_desktop_title (sweden.desktop);
  g_assert_cmpstr (title, ==, "Our flood - tabard");
}

/* A form asks about the crisis that is open: it does not stay when another file is dropped. */
static void
test_files_that_are_opened_close_the_form (void)
{
  g_autofree char *path = g_build_filename (folder, "plans of spring", "flood.xml", NULL);
  watched_key (&sweden, 'a', 0);
  g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  const TbrInput input = { .kind = TBR_INPUT_DROP, .text = path };
  tbr_desktop_input (sweden.desktop, &input);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  /* the one that asks for another file meanwhile stays */
  watched_key (&sweden, 'o', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_settle (&sweden);
  g_assert_true (form_shows ("Open a file"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
}

/* A folder that cannot be read, and a file that is not there, say so and nothing else happens. */
static void
test_files_tell_what_cannot_be_opened (void)
{
  g_autofree char *path = g_build_filename (folder, "no", "such.xml", NULL);
  watched_key (&sweden, 'o', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_write (&sweden, path);
  g_assert_true (form_shows ("No such file"));
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (form_shows ("There is no file"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
}

/* Saving lists folders and other scenarios; a name that is written is a new one, though it begins
   like one that is there. */
static void
test_files_are_saved_beside_others (void)
{
  g_autofree char *below = g_build_filename (folder, "plans of spring", NULL);
  watched_key (&sweden, 's', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_write (&sweden, below);
  watched_write (&sweden, "/");
  g_assert_true (form_shows ("flood.xml"));
  watched_write (&sweden, "flo");
  watched_key (&sweden, TBR_KEY_DOWN, 0);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (g_str_has_suffix (form_text (), "/flood.xml"));
  g_assert_true (form_shows ("There is a file of this name."));
  watched_write (&sweden, "flo.xml");
  g_autofree char *path = g_build_filename (below, "flo.xml", NULL);
  g_assert_cmpstr (form_text (), ==, path);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* A sign for the home stands alone: a name may begin with it too. */
static void
test_files_may_be_called_as_they_like (void)
{
  g_autofree char *home = g_strconcat (g_get_home_dir (), "/b", NULL);
  const struct
  {
    const char *written, *path;
  } cases[] = { { "/a/~b", "/a/~b" }, { "/a/~b/c.xml", "/a/~b/c.xml" },
                { "/a/~/b", home },   { "~/b", home },
                { "/a//~b", "/~b" },  { "/a//b/~c/d", "/b/~c/d" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = tbr_files_whole (cases[i].written);
      g_assert_cmpstr (path, ==, cases[i].path);
    }
  g_autofree char *file = write_crisis ("~plans", "~flood.xml");
  watched_key (&sweden, 'o', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_write (&sweden, file);
  g_assert_cmpstr (form_text (), ==, file);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
}

/* A disk that gives no answer as long as a test wants. */
static gint is_stuck;

static void
hold (gpointer data)
{
  while (g_atomic_int_get (&is_stuck))
    g_usleep (1000);
}

/* Frames, letters and the clock go on while the disk is stuck; its answer comes when it comes, and
   one to a question that nobody asks any more changes nothing. */
static void
test_files_hold_no_frame (void)
{
  g_autofree char *path = g_build_filename (folder, "plans of spring", "flood.xml", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.xml", NULL);
  g_atomic_int_set (&is_stuck, 1);
  watched_key (&sweden, 'o', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_tick (&sweden, 3);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Waiting for the disk"));
  watched_write (&sweden, missing);
  g_assert_cmpstr (form_text (), ==, missing);
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_tick (&sweden, 3);
  g_free (watched_picture (&sweden));
  g_assert_false (tbr_desktop_is_settled (sweden.desktop));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
  gint64 before = (gint64) sweden.desktop->clock;
  watched_key (&sweden, ' ', 0);
  watched_tick (&sweden, 30);
  watched_key (&sweden, ' ', 0);
  g_assert_cmpint ((gint64) sweden.desktop->clock, >, before);
  watched_key (&sweden, 'o', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  watched_write (&sweden, path);
  g_atomic_int_set (&is_stuck, 0);
  g_assert_true (form_shows ("Our flood"));
  g_assert_false (form_shows ("There is no file"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
}

/* The start screen is there before anything has been looked for: what was open last at once, what
   is shipped when it is found, and what is there no more goes. */
static void
test_files_of_the_start_hold_no_frame (void)
{
  Watched watched;
  g_autofree char *there = watched_write_file (folder, "there.xml", "<scenario/>");
  g_autofree char *text
      = g_strdup_printf ("[desktop]\nrecent=%s/gone.xml;%s;\ntitles=Gone;There;\n", folder, there);
  g_autofree char *state = watched_write_file (folder, "desktop.ini", text);
  g_autofree char *work = g_build_filename (folder, "work", NULL);
  const TbrDesktopSpec spec = { .state_file = state, .work_folder = work };
  watched_init_spec (&watched, &spec);
  g_assert_cmpuint (watched.desktop->crises->len, ==, 2);
  g_assert_cmpuint (watched.desktop->exercises->len, ==, 0);
  watched_settle (&watched);
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "There"));
  g_assert_false (watched_shows (&watched, TBR_PANEL_START, "Gone"));
  g_assert_true (watched_shows (&watched, TBR_PANEL_START, "Sweden, July 2018"));
  g_assert_cmpuint (watched.desktop->exercises->len, >, 0);
  /* a folder of work that is stuck, and a new file on a disk that is */
  static const TbrAsideId ids[] = { TBR_ASIDE_LEFT, TBR_ASIDE_NEW };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    tbr_aside_hold (watched.desktop->asides[ids[i]], hold, NULL);
  g_atomic_int_set (&is_stuck, 1);
  watched_key (&watched, 'o', TBR_WITH_CONTROL);
  watched_key (&watched, 'n', TBR_WITH_CONTROL);
  watched_write (&watched, "Mine");
  g_autofree char *mine = g_build_filename (folder, "begun.xml", NULL);
  TbrForm *form = &watched.desktop->form;
  for (guint i = 0; i < form->fields->len; i++)
    if (g_str_equal (tbr_form_field (form, i)->id, "file"))
      {
        g_free (tbr_form_field (form, i)->value);
        tbr_form_field (form, i)->value = g_strdup (mine);
      }
  watched_key (&watched, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_tick (&watched, 5);
  g_free (watched_picture (&watched));
  g_assert_nonnull (tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM));
  g_assert_false (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_atomic_int_set (&is_stuck, 0);
  watched_settle (&watched);
  g_assert_null (tbr_desktop_tree (watched.desktop, TBR_PANEL_FORM));
  g_assert_cmpstr (watched.desktop->path, ==, mine);
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  static const char *const settings[] = { "meta.duration=2 d", NULL };
  folder = g_dir_make_tmp ("tabard-import-XXXXXX", NULL);
  watched_init_futures (&sweden, "sweden-2018", settings, 0);
  watched_settle (&sweden);
  tbr_folders_hold (sweden.desktop->folders, hold, NULL);
  g_test_add_func ("/ui/import/brings-rows-that-fit", test_import_brings_rows_that_fit);
  g_test_add_func ("/ui/import/brings-points-of-a-layer", test_import_brings_points_of_a_layer);
  g_test_add_func ("/ui/import/brings-units-from-now-on", test_import_brings_units_from_now_on);
  g_test_add_func ("/ui/import/tells-what-cannot-be-read", test_import_tells_what_cannot_be_read);
  g_test_add_func ("/ui/files/are-opened-by-keys", test_files_are_opened_by_keys);
  g_test_add_func ("/ui/files/that-are-opened-close-the-form",
                   test_files_that_are_opened_close_the_form);
  g_test_add_func ("/ui/files/tell-what-cannot-be-opened", test_files_tell_what_cannot_be_opened);
  g_test_add_func ("/ui/files/hold-no-frame", test_files_hold_no_frame);
  g_test_add_func ("/ui/files/of-the-start-hold-no-frame", test_files_of_the_start_hold_no_frame);
  g_test_add_func ("/ui/files/are-saved-beside-others", test_files_are_saved_beside_others);
  g_test_add_func ("/ui/files/may-be-called-as-they-like", test_files_may_be_called_as_they_like);
  int code = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (folder);
  return code;
}
