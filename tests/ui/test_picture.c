/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Properties that every picture of the desktop has, in all themes: contrast, nothing empty, panels
   where they belong, one layer over the other. */
#include "watched.h"

#include <string.h>

static guint
count_colours (const guint32 *pixels, TbrRect rect)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (int y = (int) rect.y; y < (int) (rect.y + rect.height); y += 3)
    for (int x = (int) rect.x; x < (int) (rect.x + rect.width); x += 3)
      g_hash_table_add (seen, GUINT_TO_POINTER (pixels[y * WATCHED_WIDTH + x] & 0xffffff));
  return g_hash_table_size (seen);
}

/* Every panel and the map bear something; the panels' paper is the theme's. */
static void
check_picture (Watched *watched)
{
  static const TbrPanelId panels[]
      = { TBR_PANEL_BAR, TBR_PANEL_SIDE, TBR_PANEL_TIME, TBR_PANEL_FOOT };
  g_autofree guint32 *pixels = watched_picture (watched);
  const TbrTheme *theme = tbr_theme_get (tbr_desktop_theme (watched->desktop));
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      TbrRect rect = tbr_desktop_panel_rect (watched->desktop, panels[i]);
      g_assert_cmpuint (count_colours (pixels, rect), >, 2);
      int middle = (int) (rect.y + rect.height - 3) * WATCHED_WIDTH + (int) rect.x + 3;
      g_assert_cmphex (pixels[middle] & 0xffffff, ==, theme->panel >> 8);
    }
  g_assert_cmpuint (count_colours (pixels, tbr_desktop_map_rect (watched->desktop)), >, 40);
}

static void
test_picture_in_all_themes (void)
{
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  tbr_desktop_act (watched.desktop, TBR_ACT_SEEK, 5 * TBR_DAY);
  for (int theme = 0; theme < TBR_THEME_N; theme++)
    {
      watched_settle (&watched);
      tbr_desktop_act (watched.desktop, TBR_ACT_FIT, 0);
      watched_settle (&watched);
      check_picture (&watched);
      watched_key (&watched, TBR_KEY_F9, 0);
    }
  watched_clear (&watched);
}

/* No widget that can be used lies outside its panel or over another. */
static void
check_tree (const TbrTree *tree, TbrRect panel)
{
  for (guint i = 0; i < tree->widgets->len; i++)
    {
      const TbrWidget *one = &g_array_index (tree->widgets, TbrWidget, i);
      if (!tbr_widget_is_usable (one))
        continue;
      g_assert_cmpfloat (one->rect.x, >=, 0);
      g_assert_cmpfloat (one->rect.x + one->rect.width, <=, panel.width + 0.5);
      for (guint k = i + 1; k < tree->widgets->len; k++)
        {
          const TbrWidget *other = &g_array_index (tree->widgets, TbrWidget, k);
          if (tbr_widget_is_usable (other))
            g_assert_false (tbr_rect_overlaps (&one->rect, &other->rect));
        }
    }
}

static void
test_picture_nothing_overlaps_in_any_size (void)
{
  static const struct
  {
    int width, height;
    double ui;
  } sizes[] = { { 1280, 720, 1 }, { 2560, 1440, 2 }, { 1920, 1080, 1 }, { 800, 600, 1 } };
  static const TbrActionId ways[] = { TBR_ACT_LAYERS, TBR_ACT_FINDINGS, TBR_ACT_HELP };
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    tbr_desktop_act (watched.desktop, ways[i], 0);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      tbr_desktop_resize (watched.desktop, sizes[i].width, sizes[i].height, sizes[i].ui);
      for (int panel = 0; panel < TBR_PANEL_N; panel++)
        {
          const TbrTree *tree = tbr_desktop_tree (watched.desktop, (TbrPanelId) panel);
          TbrRect rect = tbr_desktop_panel_rect (watched.desktop, (TbrPanelId) panel);
          if (tree == NULL)
            continue;
          g_assert_cmpfloat (rect.x, >=, 0);
          g_assert_cmpfloat (rect.y, >=, 0);
          g_assert_cmpfloat (rect.x + rect.width, <=, sizes[i].width);
          g_assert_cmpfloat (rect.y + rect.height, <=, sizes[i].height);
          check_tree (tree, rect);
        }
    }
  watched_clear (&watched);
}

/* What the eye must tell apart differs enough from what it lies on. */
static void
test_picture_contrast_of_letters (void)
{
  for (int i = 0; i < TBR_THEME_N; i++)
    {
      const TbrTheme *theme = tbr_theme_get ((TbrThemeId) i);
      g_assert_cmpfloat (tbr_theme_contrast (theme->text, theme->panel), >=, 7);
      g_assert_cmpfloat (tbr_theme_contrast (theme->text_dim, theme->panel), >=, 4.5);
      g_assert_cmpfloat (tbr_theme_contrast (theme->served, theme->panel), >=, 3);
      g_assert_cmpfloat (tbr_theme_contrast (theme->need, theme->panel), >=, 3);
    }
}

static void
test_picture_premultiplied_pixels (void)
{
  guint32 below[4] = { 0xff000000, 0xffffffff, 0xff204060, 0xff204060 };
  guint32 above[4] = { 0x80800000, 0x00000000, 0xff010203, 0x40400000 };
  TbrRaster to = { below, 4, 1, 4 }, from = { above, 4, 1, 4 };
  tbr_raster_over (&to, &from, 0, 0);
  g_assert_cmphex (below[0], ==, 0xff800000);
  g_assert_cmphex (below[1], ==, 0xffffffff);
  g_assert_cmphex (below[2], ==, 0xff010203);
  /* Porter and Duff: 0x40 + 0x20 * (1 - 0x40/0xff), and so on, to one step */
  g_assert_cmpint (ABS ((int) (below[3] >> 16 & 0xff) - 0x58), <=, 1);
  g_assert_cmpint (ABS ((int) (below[3] >> 8 & 0xff) - 0x30), <=, 1);
  g_assert_cmpint (ABS ((int) (below[3] & 0xff) - 0x48), <=, 1);
}

static void
test_picture_copies_what_is_inside (void)
{
  guint32 target[12] = { 0 }, source[4] = { 1, 2, 3, 4 };
  TbrRaster to = { target, 4, 3, 4 }, from = { source, 2, 2, 2 };
  tbr_raster_copy (&to, &from, -1, -1);
  g_assert_cmpuint (target[0], ==, 4);
  tbr_raster_copy (&to, &from, 3, 2);
  g_assert_cmpuint (target[11], ==, 1);
  tbr_raster_copy (&to, &from, 40, 40);
  tbr_raster_copy (&to, &from, -40, 0);
  g_assert_cmpuint (target[5], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/picture/premultiplied-pixels", test_picture_premultiplied_pixels);
  g_test_add_func ("/ui/picture/copies-what-is-inside", test_picture_copies_what_is_inside);
  g_test_add_func ("/ui/picture/contrast-of-letters", test_picture_contrast_of_letters);
  g_test_add_func ("/ui/picture/in-all-themes", test_picture_in_all_themes);
  g_test_add_func ("/ui/picture/nothing-overlaps-in-any-size",
                   test_picture_nothing_overlaps_in_any_size);
  return g_test_run ();
}
