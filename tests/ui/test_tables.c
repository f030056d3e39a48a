/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Tables are sorted, sifted, copied and saved, by the keyboard and by clicks. */
#include "watched.h"

#include "desktop/facility.h"
#include "desktop/listing.h"
#include "desktop/listing_rows.h"
#include "report/phrase.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static Watched sweden; /* opened once, five days into the run */

static guint
count_rows (void)
{
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_TABLE);
  guint n = 0;
  for (guint i = 0; i < tree->widgets->len; i++)
    n += g_array_index (tree->widgets, TbrWidget, i).action == TBR_ACT_TABLE_ROW;
  return n;
}

/* The cells of a row that is seen; NULL when it is not. */
static char **
cells_of (gint64 row)
{
  const TbrTree *tree = tbr_desktop_tree (sweden.desktop, TBR_PANEL_TABLE);
  const TbrWidget *widget = tbr_tree_find (tree, TBR_ACT_TABLE_ROW, row);
  return widget != NULL ? g_strsplit (widget->text, "\t", -1) : NULL;
}

static void
open_list (TbrListId id)
{
  if (tbr_desktop_tree (sweden.desktop, TBR_PANEL_TABLE) == NULL)
    watched_key (&sweden, 't', 0);
  watched_use (&sweden, TBR_PANEL_TABLE, TBR_ACT_TABLE_LIST, id);
}

static void
close_list (void)
{
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_TABLE));
}

/* ---- the panel ---- */

static void
test_tables_list_what_there_is (void)
{
  static const char *const found[TBR_LIST_N]
      = { "S060.1", "free fire line", "Ground forest fire fighting", "nuclear plant",
          "Land burned" };
  for (guint i = 0; i < TBR_LIST_N; i++)
    {
      open_list ((TbrListId) i);
      watched_write (&sweden, found[i]);
      g_assert_cmpuint (count_rows (), >, 0);
      g_assert_true (watched_shows (&sweden, TBR_PANEL_TABLE, found[i]));
      g_free (watched_picture (&sweden));
    }
  close_list ();
}

static void
test_tables_are_sifted_by_words (void)
{
  open_list (TBR_LIST_UNITS);
  watched_write (&sweden, "gfff poland");
  g_auto (GStrv) first = cells_of (0);
  g_assert_nonnull (first);
  g_assert_cmpstr (first[3], ==, "Poland");
  g_assert_true (g_str_has_prefix (first[2], "Ground forest fire fighting"));
  g_assert_true (g_str_has_prefix (first[1], "GFFF"));
  guint few = count_rows ();
  watched_write (&sweden, " zzz");
  g_assert_cmpuint (count_rows (), ==, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_TABLE, "0 of 3,031 rows"));
  /* with nothing to choose nothing happens */
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_key (&sweden, TBR_KEY_DOWN, 0);
  for (guint i = 0; i < 4; i++)
    watched_key (&sweden, TBR_KEY_BACKSPACE, 0);
  g_assert_cmpuint (count_rows (), ==, few);
  close_list ();
}

/* What is looked for, or a form asks, is written elsewhere: the table keeps what sifts it. A date
   that is being written is not thrown away either. */
static void
test_tables_keep_what_sifts_them (void)
{
  open_list (TBR_LIST_UNITS);
  watched_write (&sweden, "gfff poland");
  guint few = count_rows ();
  watched_key (&sweden, 'f', TBR_WITH_CONTROL);
  g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SEARCH));
  watched_write (&sweden, "oslo");
  g_assert_cmpuint (count_rows (), ==, few);
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
  g_assert_cmpuint (count_rows (), ==, few);
  watched_write (&sweden, " zzz");
  g_assert_cmpuint (count_rows (), ==, 0);
  close_list ();
  watched_key (&sweden, 'g', 0);
  watched_write (&sweden, "3 d");
  watched_key (&sweden, 'f', TBR_WITH_CONTROL);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_SEARCH));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_JUMP, "3 d"));
  watched_key (&sweden, TBR_KEY_ESCAPE, 0);
}

static void
test_tables_are_sorted_by_clicks_and_keys (void)
{
  open_list (TBR_LIST_UNITS);
  watched_use (&sweden, TBR_PANEL_TABLE, TBR_ACT_TABLE_SORT, 8);
  g_auto (GStrv) most = cells_of (0);
  g_auto (GStrv) next = cells_of (1);
  g_assert_cmpint (atoi (most[8]), >=, atoi (next[8]));
  watched_use (&sweden, TBR_PANEL_TABLE, TBR_ACT_TABLE_SORT, 8);
  g_auto (GStrv) least = cells_of (0);
  g_assert_cmpint (atoi (least[8]), <, atoi (most[8]));
  /* the keyboard: the next column, the other way round */
  watched_key (&sweden, TBR_KEY_RIGHT, 0);
  g_auto (GStrv) vehicles = cells_of (0);
  watched_key (&sweden, TBR_KEY_LEFT, 0);
  g_auto (GStrv) turned = cells_of (0);
  g_assert_cmpint (atoi (turned[9]), <, atoi (vehicles[9]));
  watched_use (&sweden, TBR_PANEL_TABLE, TBR_ACT_TABLE_SORT, 0);
  close_list ();
}

static void
test_tables_scroll_to_the_chosen_row (void)
{
  open_list (TBR_LIST_UNITS);
  watched_key (&sweden, TBR_KEY_END, 0);
  g_auto (GStrv) last = cells_of (3030);
  g_assert_nonnull (last);
  g_auto (GStrv) gone = cells_of (0);
  g_assert_null (gone);
  watched_key (&sweden, TBR_KEY_PAGE_UP, 0);
  watched_key (&sweden, TBR_KEY_HOME, 0);
  g_auto (GStrv) first = cells_of (0);
  g_assert_nonnull (first);
  close_list ();
}

static void
test_tables_fly_to_what_is_chosen (void)
{
  open_list (TBR_LIST_SITES);
  /* what a port is for, word by word */
  watched_write (&sweden, "rotterdam port");
  g_assert_true (watched_shows (&sweden, TBR_PANEL_TABLE, "cargo, oil bulk, ferry"));
  close_list ();
  open_list (TBR_LIST_SITES);
  watched_write (&sweden, "forsmark");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_TABLE));
  TbrThing thing = tbr_desktop_selection (sweden.desktop);
  g_assert_cmpint (thing.kind, ==, TBR_THING_SITE);
  watched_settle (&sweden);
  const TbrView *view = tbr_desktop_view (sweden.desktop);
  double lon, lat;
  tbr_unproject (view->x, view->y, &lon, &lat);
  g_assert_cmpfloat (fabs (lon - 18.17) + fabs (lat - 60.4), <, 1);
  /* by clicks: the first chooses and tells, the second goes there */
  open_list (TBR_LIST_NEEDS);
  watched_use (&sweden, TBR_PANEL_TABLE, TBR_ACT_TABLE_ROW, 1);
  g_assert_cmpint (tbr_desktop_selection (sweden.desktop).kind, ==, TBR_THING_NEED);
  g_assert_nonnull (tbr_desktop_tree (sweden.desktop, TBR_PANEL_TABLE));
  watched_use (&sweden, TBR_PANEL_TABLE, TBR_ACT_TABLE_ROW, 1);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_TABLE));
  watched_settle (&sweden);
}

static void
test_tables_are_copied_and_saved (void)
{
  g_autofree char *home = g_strdup (g_get_home_dir ());
  open_list (TBR_LIST_UNITS);
  watched_write (&sweden, "austria");
  guint n = 0;
  watched_key (&sweden, 'c', TBR_WITH_CONTROL);
  TbrDesktopErrand errand = tbr_desktop_take_errand (sweden.desktop);
  g_auto (GStrv) lines = g_strsplit (errand.clipboard, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "unit\ttype\ttitle\towner\t"));
  for (char **line = lines + 1; **line != '\0'; line++, n++)
    g_assert_nonnull (strstr (*line, "\tAustria\t"));
  g_assert_cmpuint (n, >, 3);
  g_free (errand.clipboard);
  watched_key (&sweden, 'e', TBR_WITH_CONTROL);
  g_autoptr (GDir) folder = g_dir_open (home, 0, NULL);
  const char *name = g_dir_read_name (folder);
  g_assert_nonnull (name);
  g_assert_true (g_str_has_prefix (name, "tabard-units-"));
  g_autofree char *path = g_build_filename (home, name, NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) saved = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (saved), ==, n + 1);
  g_assert_true (
      g_str_has_prefix (saved[0], "unit,type,title,owner,base,is,about,still [h],people"));
  g_assert_cmpint (g_remove (path), ==, 0);
  close_list ();
}

/* ---- sites ---- */

/* In English, what the map calls its sites has the letters that it has there, and no note is a code
   or begins with a small letter. */
static void
test_tables_say_sites_in_words (void)
{
  static const char *const raw[]
      = { "atc",  "cbrn", "ccac", "ceti", "csirt", "emt2", "ercc", "esa",   "eu",
          "hvdc", "ixp",  "lng",  "nato", "sar",   "usar", "_",    "dash8", "coe" };
  const TbrMap *map = tbr_facility_map (sweden.desktop);
  guint n_notes = 0;
  for (guint32 i = 0; i < tbr_map_n_any_sites (map); i++)
    {
      TbrAnySite site;
      if (!tbr_map_any_site (map, tbr_map_any_site_at (map, i), &site))
        continue;
      g_autofree char *what = tbr_facility_what (site.subtype);
      g_autofree char *note = tbr_facility_note (map, site.note);
      g_auto (GStrv) words = g_strsplit_set (what, " ,", -1);
      for (guint k = 0; k < G_N_ELEMENTS (raw); k++)
        g_assert_false (g_strv_contains ((const char *const *) words, raw[k]));
      n_notes += *note != '\0';
      g_assert_false (g_ascii_islower (*note) && !g_str_has_prefix (note, "rescEU"));
      g_assert_false (strlen (note) == 2 && g_ascii_isupper (note[1]));
    }
  g_assert_cmpuint (n_notes, >, 100);
  /* by hand */
  static const char *const notes[][2]
      = { { "FR-IT", "France \xe2\x80\x93 Italy" },
          { "1 unit", "1 reactor" },
          { "6 units; not generating", "6 reactors; not generating" },
          { "RU; closed since 2023", "Russia; closed since 2023" },
          { "rescEU", "rescEU" },
          { "burns", "Burns" },
          { "", "" } };
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *said = tbr_facility_note (map, notes[i][0]);
      g_assert_cmpstr (said, ==, notes[i][1]);
    }
}

/* One is one, whatever is counted; what nobody counts stays as it is. */
static void
test_tables_count_one_as_one (void)
{
  static const struct
  {
    const char *unit, *number, *said;
    double value;
  } cases[] = { { "persons", "1", "person", 1 },           { "persons", "0", "persons", 0 },
                { "persons", "1.4", "persons", 1.4 },      { "persons", "1,001", "persons", 1001 },
                { "dwellings", "1", "dwelling", 0.9999 },  { "kW", "1", "kW", 1 },
                { "person-hours", "1", "person-hours", 1 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (tbr_phrase_unit (cases[i].unit, cases[i].value, cases[i].number), ==,
                     cases[i].said);
}

/* Where a table lies over the side panel, nothing of what is below shows between it and the bars.
 */
static void
test_tables_leave_no_strips (void)
{
  open_list (TBR_LIST_SITES);
  TbrRect table = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_TABLE);
  TbrRect bar = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_BAR);
  TbrRect time = tbr_desktop_panel_rect (sweden.desktop, TBR_PANEL_TIME);
  g_assert_cmpfloat (table.x, ==, 0);
  g_assert_cmpfloat (table.width, ==, bar.width);
  g_assert_cmpfloat (table.y, ==, bar.y + bar.height);
  g_assert_cmpfloat (table.y + table.height, ==, time.y);
  close_list ();
}

/* ---- rows ---- */

/* Names with marks, numbers missing, equal ones: by hand. */
static void
test_tables_put_rows_in_order (void)
{
  static const TbrListColumn columns[]
      = { { "name", "", TBR_CELLS_TEXT }, { "size", "m", TBR_CELLS_REAL } };
  static const struct
  {
    const char *name;
    double size;
  } rows[] = { { "\xc3\x96stersund", 3 }, { "Paris", NAN }, { "Lyon", 1 }, { "Nice", 3 } };
  static const guint rising[] = { 2, 0, 3, 1 }, falling[] = { 0, 3, 2, 1 };
  TbrListing *listing = tbr_listing_new ("towns", columns, 2);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      tbr_listing_add (listing, (TbrThing){ TBR_THING_CITY, i });
      tbr_listing_set_text (listing, 0, rows[i].name);
      tbr_listing_set_real (listing, 1, rows[i].size);
    }
  g_autoptr (GArray) up = tbr_listing_arrange (listing, "", 1, TBR_ORDER_RISING);
  g_autoptr (GArray) down = tbr_listing_arrange (listing, "", 1, TBR_ORDER_FALLING);
  g_autoptr (GArray) found = tbr_listing_arrange (listing, "ostersund 3", 0, TBR_ORDER_RISING);
  g_assert_cmpmem (up->data, up->len * sizeof (guint), rising, sizeof rising);
  g_assert_cmpmem (down->data, down->len * sizeof (guint), falling, sizeof falling);
  g_assert_cmpuint (found->len, ==, 1);
  g_autofree char *text = tbr_listing_to_text (listing, down);
  g_assert_cmpstr (text, ==, "name\tsize, m\n\xc3\x96stersund\t3\nNice\t3\nLyon\t1\nParis\t\n");
  tbr_listing_free (listing);
}

int
main (int argc, char **argv)
{
  char *home = watched_home ();
  g_test_init (&argc, &argv, NULL);
  watched_init (&sweden, "sweden-2018");
  watched_settle (&sweden);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SEEK, 5 * TBR_DAY);
  watched_settle (&sweden);
  g_test_add_func ("/ui/tables/list-what-there-is", test_tables_list_what_there_is);
  g_test_add_func ("/ui/tables/are-sifted-by-words", test_tables_are_sifted_by_words);
  g_test_add_func ("/ui/tables/keep-what-sifts-them", test_tables_keep_what_sifts_them);
  g_test_add_func ("/ui/tables/are-sorted-by-clicks-and-keys",
                   test_tables_are_sorted_by_clicks_and_keys);
  g_test_add_func ("/ui/tables/scroll-to-the-chosen-row", test_tables_scroll_to_the_chosen_row);
  g_test_add_func ("/ui/tables/fly-to-what-is-chosen", test_tables_fly_to_what_is_chosen);
  g_test_add_func ("/ui/tables/are-copied-and-saved", test_tables_are_copied_and_saved);
  g_test_add_func ("/ui/tables/say-sites-in-words", test_tables_say_sites_in_words);
  g_test_add_func ("/ui/tables/count-one-as-one", test_tables_count_one_as_one);
  g_test_add_func ("/ui/tables/leave-no-strips", test_tables_leave_no_strips);
  g_test_add_func ("/ui/tables/put-rows-in-order", test_tables_put_rows_in_order);
  int result = g_test_run ();
  watched_clear (&sweden);
  watched_home_clear (home);
  return result;
}
