/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A site is added, carried, changed and closed, one of the map changed, many come from a table. */
#include "carry_walk.h"

#include "desktop/saying.h"
#include "desktop/state.h"

#include <tabard/command.h>
#include <tabard/site.h>

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const TbrScenario *
shown (void)
{
  return tbr_desktop_moment (sweden.desktop)->snapshot->scenario;
}

static TbrAnySite
site_of (guint i)
{
  TbrAnySite site;
  g_assert_cmpuint (i, <, shown ()->n_sites);
  g_assert_true (tbr_map_any_site (shown ()->map, shown ()->sites[i].site, &site));
  return site;
}

/* Writes into a form of one value, and applies it. */
static void
answer (const char *text)
{
  watched_write (&sweden, text);
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_null (tbr_desktop_tree (sweden.desktop, TBR_PANEL_FORM));
}

/* The number of a value of sites. */
static gint64
value_named (const char *name)
{
  const TbrKind *const *kinds = tbr_scenario_kinds (TBR_SECTION_WORLD);
  for (; *kinds != NULL; kinds++)
    if (g_str_equal ((*kinds)->name, "site"))
      return tbr_kind_find_param (*kinds, name);
  g_assert_not_reached ();
}

/* What is shown, as a file that is read again. */
static void
assert_saved_the_same (void)
{
  g_autofree char *path = g_build_filename (home, "saved.xml", NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  guint64 before = shown ()->digest;
  watched_key (&sweden, 's', TBR_WITH_CONTROL | TBR_WITH_SHIFT);
  answer (path);
  g_autoptr (TbrMap) map = tbr_map_load (sweden.map, NULL);
  g_autoptr (TbrScenario) saved = tbr_scenario_load (path, sweden.library, map, NULL, faults);
  g_assert_nonnull (saved);
  g_assert_cmphex (saved->digest, ==, before);
  g_assert_cmpuint (saved->n_sites, ==, shown ()->n_sites);
}

/* The page of branches says the last edits so. */
static void
assert_says (const char *const *said, guint n)
{
  TbrBranch branch;
  const TbrWhatif *whatif = sweden.desktop->whatif;
  g_assert_true (tbr_whatif_find (whatif, tbr_whatif_shown (whatif), &branch));
  g_assert_cmpuint (branch.n_done, >=, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text
          = tbr_saying_of_edit (sweden.desktop,
                                tbr_whatif_edit (whatif, branch.number, branch.n_done - n + i));
      g_assert_true (g_str_has_prefix (text, said[i]));
    }
}

/* By the form, where the map was clicked; then carried, changed, closed, taken out, and all of it
   back. */
static void
test_carry_adds_a_site (void)
{
  double from[2], to[2];
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT,
                   tbr_thing_pack ((TbrThing){ TBR_THING_NONE, TBR_NONE }));
  watched_key (&sweden, 's', TBR_WITH_SHIFT);
  watched_write (&sweden, "hosp");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "beds"));
  g_assert_false (watched_shows (&sweden, TBR_PANEL_FORM, "runway"));
  watched_write (&sweden, "16.9, 63.6");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_write (&sweden, "Field hospital");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  answer ("120");
  g_assert_cmpuint (shown ()->n_sites, ==, 1);
  g_assert_cmpstr (site_of (0).name, ==, "Field hospital");
  g_assert_cmpfloat (site_of (0).capacity, ==, 120);
  g_assert_false (tbr_view_hides (tbr_desktop_view (sweden.desktop), TBR_MAP_SITES));
  /* it is where it was put: a click finds it, and the details say so */
  TbrThing thing = { TBR_THING_SITE, shown ()->sites[0].site.i };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "Field hospital"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "this scenario"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "works"));
  watched_find (&sweden, 16.9, 63.6, &from[0], &from[1]);
  g_assert_true (tbr_thing_equal (tbr_desktop_pick (sweden.desktop, from[0], from[1]), thing));
  watched_find (&sweden, 16.5, 61.2, &to[0], &to[1]);
  drag (from, to);
  g_assert_cmpfloat_with_epsilon (site_of (0).lat, 61.2, 0.05);
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_EDIT_SITE, value_named ("beds"));
  answer ("90");
  g_assert_cmpfloat (site_of (0).capacity, ==, 90);
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_USE_SITE, 0);
  watched_settle (&sweden);
  g_assert_true (site_of (0).closed);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "The scenario says that it is closed"));
  assert_saved_the_same ();
  watched_key (&sweden, TBR_KEY_DELETE, 0);
  watched_settle (&sweden);
  g_assert_cmpuint (shown ()->n_sites, ==, 0);
  /* each edit by the name of the site, though it is there no more */
  static const char *const said[]
      = { "Added: hospital, Field hospital, beds 120, ", "Field hospital: now at ",
          "Field hospital: beds 90", "Field hospital: closed", "Removed: site Field hospital" };
  assert_says (said, G_N_ELEMENTS (said));
  for (int i = 0; i < 4; i++)
    {
      watched_key (&sweden, 'z', TBR_WITH_CONTROL);
      watched_settle (&sweden);
    }
  g_assert_cmpfloat_with_epsilon (site_of (0).lat, 63.6, 1e-3);
  g_assert_false (site_of (0).closed);
  watched_key (&sweden, 'y', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpfloat_with_epsilon (site_of (0).lat, 61.2, 0.05);
  for (int i = 0; i < 2; i++)
    {
      watched_key (&sweden, 'z', TBR_WITH_CONTROL);
      watched_settle (&sweden);
    }
  g_assert_cmpuint (shown ()->n_sites, ==, 0);
}

/* A site of the map gets a tag with the first change, and is as before without it. */
static void
test_carry_changes_a_site_of_the_map (void)
{
  guint n;
  TbrSiteId arlanda = tbr_map_find_sites (shown ()->map, "ESSA", &n);
  TbrThing thing = { TBR_THING_SITE, arlanda.i };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  watched_settle (&sweden);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_SIDE, "ESSA"));
  watched_key (&sweden, TBR_KEY_DELETE, 0);
  watched_settle (&sweden);
  g_assert_cmpuint (shown ()->n_sites, ==, 0);
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_USE_SITE, 0);
  watched_settle (&sweden);
  g_assert_cmpuint (shown ()->n_sites, ==, 1);
  g_assert_true (site_of (0).closed);
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_EDIT_SITE, value_named ("runway"));
  answer ("1500 m");
  g_assert_cmpuint (shown ()->n_sites, ==, 1);
  g_assert_cmpfloat (site_of (0).capacity, ==, 1500);
  assert_saved_the_same ();
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  watched_key (&sweden, TBR_KEY_DELETE, 0);
  watched_settle (&sweden);
  g_assert_cmpuint (shown ()->n_sites, ==, 0);
  TbrAnySite site;
  g_assert_true (tbr_map_any_site (shown ()->map, arlanda, &site));
  g_autofree char *closed = g_strdup_printf ("%s: closed", site.name);
  g_autofree char *shorter = g_strdup_printf ("%s: runway 1500 m", site.name);
  g_autofree char *removed = g_strdup_printf ("Removed: site %s", site.name);
  const char *const said[] = { closed, shorter, removed };
  assert_says (said, G_N_ELEMENTS (said));
}

/* Pixels of a colour in a square around a place. */
static guint
count_pixels (double lon, double lat, TbrColour colour)
{
  const int reach = 12;
  g_autofree guint32 *picture = watched_picture (&sweden);
  double x, y;
  guint n = 0;
  watched_find (&sweden, lon, lat, &x, &y);
  for (int row = (int) y - reach; row <= (int) y + reach; row++)
    for (int column = (int) x - reach; column <= (int) x + reach; column++)
      n += (picture[row * WATCHED_WIDTH + column] & 0xffffff) == colour >> 8;
  return n;
}

/* A site that is closed is crossed out on the map, chosen or not. */
static void
test_carry_shows_how_a_site_fares (void)
{
  const TbrTheme *theme = tbr_theme_get (tbr_desktop_theme (sweden.desktop));
  const TbrThing none = { TBR_THING_NONE, TBR_NONE };
  const double lon = 16.9, lat = 63.6;
  watched_key (&sweden, 's', TBR_WITH_SHIFT);
  watched_write (&sweden, "base");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  watched_write (&sweden, "16.9, 63.6");
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  TbrThing thing = { TBR_THING_SITE, shown ()->sites[0].site.i };
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (none));
  watched_settle (&sweden);
  g_assert_cmpuint (count_pixels (lon, lat, theme->closed), ==, 0);
  g_assert_cmpuint (count_pixels (lon, lat, theme->text), >, 10);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (thing));
  watched_use (&sweden, TBR_PANEL_SIDE, TBR_ACT_USE_SITE, 0);
  watched_settle (&sweden);
  g_assert_cmpuint (count_pixels (lon, lat, theme->closed), >, 10);
  tbr_desktop_act (sweden.desktop, TBR_ACT_SELECT, tbr_thing_pack (none));
  watched_settle (&sweden);
  g_assert_cmpuint (count_pixels (lon, lat, theme->closed), >, 10);
  for (int i = 0; i < 2; i++)
    {
      watched_key (&sweden, 'z', TBR_WITH_CONTROL);
      watched_settle (&sweden);
    }
  g_assert_cmpuint (shown ()->n_sites, ==, 0);
  g_assert_cmpuint (count_pixels (lon, lat, theme->text), ==, 0);
}

/* A table of places becomes sites. */
static void
test_carry_brings_sites_from_a_table (void)
{
  g_autofree char *path = g_build_filename (home, "places.csv", NULL);
  g_assert_true (g_file_set_contents (path,
                                      "name,kind,lon,lat,beds\nTent A,Hospital,15.6,60.6,40\n"
                                      "Yard,Base,15.7,60.7,\nBuoy,Base,2.5,56.5,\n",
                                      -1, NULL));
  const TbrInput input = { .kind = TBR_INPUT_DROP, .text = path };
  tbr_desktop_input (sweden.desktop, &input);
  watched_settle (&sweden);
  watched_write (&sweden, "sites");
  watched_key (&sweden, TBR_KEY_ENTER, 0);
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "Rows that fit: 2. Rows that do not: 1"));
  g_assert_true (watched_shows (&sweden, TBR_PANEL_FORM, "lies at sea"));
  watched_key (&sweden, TBR_KEY_ENTER, TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpuint (shown ()->n_sites, ==, 2);
  g_assert_cmpstr (site_of (0).name, ==, "Tent A");
  g_assert_cmpfloat (site_of (0).capacity, ==, 40);
  assert_saved_the_same ();
  watched_key (&sweden, 'z', TBR_WITH_CONTROL);
  watched_settle (&sweden);
  g_assert_cmpuint (shown ()->n_sites, ==, 0);
}

void
test_carry_site_add (void)
{
  g_test_add_func ("/ui/carry/adds-a-site", test_carry_adds_a_site);
  g_test_add_func ("/ui/carry/changes-a-site-of-the-map", test_carry_changes_a_site_of_the_map);
  g_test_add_func ("/ui/carry/shows-how-a-site-fares", test_carry_shows_how_a_site_fares);
  g_test_add_func ("/ui/carry/brings-sites-from-a-table", test_carry_brings_sites_from_a_table);
}
