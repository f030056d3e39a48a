/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Properties that every picture of the desktop has, in all themes: contrast, nothing empty, panels
   where they belong, one layer over the other. */
#include "watched.h"

#include "desktop/crowd.h"
#include "desktop/labels.h"
#include "desktop/signs.h"
#include "desktop/state.h"

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

/* Letters of twice the size in the smallest window: sources, date and hour are there in full, the
   buttons of the map lie on it, dates below charts do not stick out. */
static void
test_picture_large_letters_cut_nothing_that_must_be_read (void)
{
  static const TbrPanelId panels[] = { TBR_PANEL_FOOT, TBR_PANEL_TIME, TBR_PANEL_SIDE };
  Watched watched;
  watched_init (&watched, "two-augusts");
  watched_settle (&watched);
  tbr_desktop_act (watched.desktop, TBR_ACT_CHARTS, 0);
  for (double ui = 1; ui <= 2; ui += 0.5)
    {
      tbr_desktop_resize (watched.desktop, 1280, 720, ui);
      watched_settle (&watched);
      for (guint k = 0; k < G_N_ELEMENTS (panels); k++)
        {
          g_autoptr (GArray) texts = tbr_desktop_texts (watched.desktop, panels[k]);
          for (guint i = 0; i < texts->len; i++)
            {
              const TbrShownText *text = &g_array_index (texts, TbrShownText, i);
              g_test_message ("%g: '%s' %g to %g", ui, text->text, text->box.x,
                              text->box.x + text->box.width);
              g_assert_cmpfloat (text->box.x, >=, -ui);
              g_assert_cmpfloat (text->box.x + text->box.width, <=,
                                 text->room.x + text->room.width + ui);
              g_assert_false (text->is_cut && panels[k] != TBR_PANEL_SIDE);
            }
        }
      TbrRect bar = tbr_desktop_panel_rect (watched.desktop, TBR_PANEL_BAR);
      TbrRect foot = tbr_desktop_panel_rect (watched.desktop, TBR_PANEL_FOOT);
      TbrRect zoom = tbr_desktop_panel_rect (watched.desktop, TBR_PANEL_ZOOM);
      g_assert_cmpfloat (zoom.y, >=, bar.y + bar.height);
      g_assert_cmpfloat (zoom.y + zoom.height, <=, foot.y);
    }
  watched_clear (&watched);
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

/* ---- symbols ---- */

#define STAMP 40 /* pixels in a row at most */

/* Pixels of which each is as likely clear, opaque or in between. */
static TbrRaster
draw_picture (GRand *luck, guint32 *pixels, int width)
{
  for (int i = 0; i < width * 3; i++)
    {
      guint32 kind = g_rand_int (luck) % 3, some = g_rand_int (luck) & 255;
      guint32 opacity = kind < 2 ? 255 * kind : some;
      pixels[i] = opacity << 24 | (opacity * 3 / 4) << 16 | (opacity / 2) << 8 | opacity;
    }
  return (TbrRaster){ pixels, width, 3, width };
}

/* As if each pixel were laid over the one below, to within a step of a channel. */
static void
test_picture_lays_stamps_as_it_lays_pictures (void)
{
  g_autoptr (GRand) luck = g_rand_new_with_seed (7);
  for (int i = 0; i < 400; i++)
    {
      guint32 source[STAMP * 3], below[64 * 5], expected[64 * 5];
      const TbrRaster from = draw_picture (luck, source, i % STAMP + 1);
      const TbrRaster to = { below, 64, 5, 64 }, other = { expected, 64, 5, 64 };
      const gint32 place[2] = { g_rand_int_range (luck, -8, 60), g_rand_int_range (luck, -2, 5) };
      TbrStamp stamp;
      for (guint k = 0; k < G_N_ELEMENTS (below); k++)
        below[k] = expected[k] = 0xff000000 | (g_rand_int (luck) & 0xffffff);
      tbr_stamp_init (&stamp, &from);
      tbr_stamp_lay (&to, &stamp, place, ~0u);
      tbr_raster_over (&other, &from, place[0], place[1]);
      tbr_stamp_clear (&stamp);
      for (guint k = 0; k < 4 * G_N_ELEMENTS (below); k++)
        g_assert_cmpint (ABS (((guint8 *) below)[k] - ((guint8 *) expected)[k]), <=, 1);
    }
}

/* Clear and opaque ones exactly, and only the rows that are asked for. */
static void
test_picture_lays_rows_of_stamps (void)
{
  g_autoptr (GRand) luck = g_rand_new_with_seed (8);
  for (int width = 1; width <= STAMP; width++)
    {
      guint32 source[STAMP * 3], below[STAMP * 3];
      const TbrRaster from = draw_picture (luck, source, width), to = { below, STAMP, 3, STAMP };
      const gint32 corner[2] = { 0, 0 };
      TbrStamp stamp;
      memset (below, 0x55, sizeof below);
      tbr_stamp_init (&stamp, &from);
      tbr_stamp_lay (&to, &stamp, corner, 2);
      tbr_stamp_clear (&stamp);
      for (int i = 0; i < STAMP * 3; i++)
        {
          int row = i / STAMP, column = i % STAMP;
          guint32 above = row == 1 && column < width ? source[width + column] : 0;
          if (above == 0 || above >> 24 == 255)
            g_assert_cmphex (below[i], ==, above == 0 ? 0x55555555 : above);
        }
    }
}

/* ---- names ---- */

/* A name that something has come over is left out, and so takes no room; it is told how many. */
static void
test_picture_leaves_out_names_below_symbols (void)
{
  guint32 sheet[40 * 10], below[40 * 10] = { 0 };
  const TbrRaster from = { sheet, 40, 10, 40 }, to = { below, 40, 10, 40 };
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  const TbrRect places[] = { { 2, 2, 10, 6 }, { 22, 2, 10, 6 } }, symbol = { 28, 0, 8, 8 };
  for (guint i = 0; i < G_N_ELEMENTS (sheet); i++)
    sheet[i] = 0xff112233;
  g_array_append_vals (boxes, places, 2);
  TbrLabels *labels = tbr_labels_cut (&from, boxes, 0);
  g_assert_cmpuint (tbr_labels_n_hidden (labels, 0, 0, taken), ==, 0);
  g_array_append_val (taken, symbol);
  g_assert_cmpuint (tbr_labels_n_hidden (labels, 0, 0, taken), ==, 1);
  /* moved aside, it is free */
  g_assert_cmpuint (tbr_labels_n_hidden (labels, -8, 0, taken), ==, 0);
  g_assert_cmpuint (tbr_labels_lay (labels, &to, 0, 0, NULL, taken), ==, 1);
  g_assert_cmpuint (taken->len, ==, 2);
  g_assert_cmphex (below[3 * 40 + 5], ==, 0xff112233);
  g_assert_cmphex (below[3 * 40 + 25], ==, 0);
  tbr_labels_free (labels);
}

/* Of four names beside each other, those that the edges of what is seen would cut are left out;
   those beyond are there, for who pans. */
static void
test_picture_cuts_no_name_at_the_edge (void)
{
  guint32 sheet[80 * 10], below[80 * 10] = { 0 };
  const TbrRaster from = { sheet, 80, 10, 80 }, to = { below, 80, 10, 80 };
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  const TbrRect places[]
      = { { 2, 2, 10, 6 }, { 22, 2, 10, 6 }, { 42, 2, 10, 6 }, { 62, 2, 10, 6 } };
  memset (sheet, 0xff, sizeof sheet);
  g_array_append_vals (boxes, places, G_N_ELEMENTS (places));
  TbrLabels *labels = tbr_labels_cut (&from, boxes, 0);
  for (int edge = 0; edge < 40; edge++)
    {
      g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
      const TbrRect window = { 20 - edge, 0, 40, 10 };
      guint n_cut = 0;
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        for (int side = 0; side < 2; side++)
          n_cut += window.x + 40 * side > places[i].x && window.x + 40 * side < places[i].x + 10;
      g_assert_cmpuint (tbr_labels_lay (labels, &to, 0, 0, &window, taken), ==, 4 - n_cut);
      for (guint i = 0; i < taken->len; i++)
        g_assert_false (tbr_rect_crosses (&g_array_index (taken, TbrRect, i), &window));
    }
  tbr_labels_free (labels);
}

/* The map is told which of its pixels the buttons for zooming lie over: no name is half below. */
static void
test_picture_keeps_names_from_below_panels (void)
{
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  TbrGroundWish wish = tbr_desktop_wish (watched.desktop, NULL);
  TbrRect map = tbr_desktop_map_rect (watched.desktop);
  TbrRect zoom = tbr_desktop_panel_rect (watched.desktop, TBR_PANEL_ZOOM);
  g_assert_cmpfloat (wish.over.x + map.x, ==, zoom.x);
  g_assert_cmpfloat (wish.over.y + map.y, ==, zoom.y);
  g_assert_cmpfloat (wish.over.width * wish.over.height, ==, zoom.width * zoom.height);
  g_assert_true (wish.is_at_rest);
  /* while the map is dragged names stay where they are */
  watched_point (&watched, TBR_INPUT_MOVE, 300, 300);
  watched_point (&watched, TBR_INPUT_PRESS, 300, 300);
  watched_point (&watched, TBR_INPUT_MOVE, 340, 300);
  wish = tbr_desktop_wish (watched.desktop, NULL);
  g_assert_false (wish.is_at_rest);
  watched_point (&watched, TBR_INPUT_RELEASE, 340, 300);
  watched_settle (&watched);
  wish = tbr_desktop_wish (watched.desktop, NULL);
  g_assert_true (wish.is_at_rest);
  watched_clear (&watched);
}

/* ---- what lies below symbols ---- */

static guint64
key_of_mark (TbrAtlas *atlas, const TbrMark *mark)
{
  TbrSnapshot *snapshot = g_new0 (TbrSnapshot, 1);
  const TbrView view = { .scale = 1000, .width = 100, .height = 100, .ui = 1 };
  snapshot->units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  snapshot->needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedView));
  snapshot->marks = g_array_new (FALSE, FALSE, sizeof (TbrMark));
  snapshot->links = g_array_new (FALSE, FALSE, sizeof (TbrLinkView));
  g_array_append_vals (snapshot->marks, mark, 1);
  g_autoptr (TbrMoment) moment = tbr_moment_new (snapshot, NULL);
  TbrSigns *signs = tbr_signs_new (atlas, moment, &view, TRUE);
  guint64 key = tbr_signs_key_below (signs);
  tbr_signs_unref (signs);
  return key;
}

/* Bytes that nobody reads, behind the end of a label and between members, change nothing; what is
   seen does. */
static void
test_picture_key_is_of_what_is_seen (void)
{
  TbrTexts *texts = tbr_texts_new ();
  TbrAtlas *atlas = tbr_atlas_new (TBR_THEME_LIGHT, 1, texts);
  TbrMark clean, dirty;
  memset (&clean, 0, sizeof clean);
  memset (&dirty, 0xa5, sizeof dirty);
  clean.active = dirty.active = 1;
  g_strlcpy (clean.label, "72 ha", sizeof clean.label);
  g_strlcpy (dirty.label, "72 ha", sizeof dirty.label);
  dirty.hazard = clean.hazard;
  dirty.shape = clean.shape;
  dirty.lon = clean.lon = 15;
  dirty.lat = clean.lat = 60;
  dirty.a = dirty.b = clean.a = clean.b = 5000;
  dirty.bearing = clean.bearing;
  dirty.value = clean.value;
  dirty.level = clean.level;
  guint64 key = key_of_mark (atlas, &clean);
  g_assert_cmphex (key_of_mark (atlas, &dirty), ==, key);
  dirty.label[0] = '8';
  g_assert_cmphex (key_of_mark (atlas, &dirty), !=, key);
  clean.a = 5001;
  g_assert_cmphex (key_of_mark (atlas, &clean), !=, key);
  tbr_atlas_unref (atlas);
  tbr_texts_free (texts);
}

/* ---- a crowd of symbols ---- */

#define CROWD_WIDTH 150
#define CROWD_HEIGHT 90
#define CROWD_N 900

/* Any symbol at any place, partly beside the picture. */
static void
draw_lots (GRand *luck, const TbrAtlas *atlas, const TbrSprite **sprite, int place[2])
{
  *sprite = tbr_atlas_unit (atlas, (TbrLook) g_rand_int_range (luck, 0, TBR_LOOK_N),
                            (TbrSymbol) g_rand_int_range (luck, 0, TBR_SYMBOL_N));
  place[0] = g_rand_int_range (luck, -20, CROWD_WIDTH + 20);
  place[1] = g_rand_int_range (luck, -20, CROWD_HEIGHT + 20);
}

static void
paint_nothing_below (const TbrRaster *part, int top, gpointer data)
{
  guint *rows = data;
  g_assert_cmpuint (*rows, ==, (guint) top);
  *rows += (guint) part->height;
  tbr_raster_fill (part, 0xff336699);
}

/* Each laid over the others one by one: those at home first, from north to south. */
static void
paint_one_by_one (const TbrRaster *to, const TbrAtlas *atlas, guint32 seed)
{
  tbr_raster_fill (to, 0xff336699);
  for (int layer = 0; layer < 2; layer++)
    for (int row = -200; row < CROWD_HEIGHT + 200; row++)
      {
        g_autoptr (GRand) luck = g_rand_new_with_seed (seed);
        for (guint i = 0; i < CROWD_N; i++)
          {
            const TbrSprite *sprite;
            int place[2];
            draw_lots (luck, atlas, &sprite, place);
            if ((int) (i % 2) == layer && place[1] - sprite->y == row)
              tbr_sprite_lay (to, sprite, place[0] - sprite->x, row);
          }
      }
}

static void
test_picture_of_a_crowd_is_that_of_its_members (void)
{
  g_autofree guint32 *pixels = g_new (guint32, CROWD_WIDTH * CROWD_HEIGHT);
  g_autofree guint32 *expected = g_new (guint32, CROWD_WIDTH * CROWD_HEIGHT);
  TbrRaster to = { pixels, CROWD_WIDTH, CROWD_HEIGHT, CROWD_WIDTH }, other = to;
  other.pixels = expected;
  TbrTexts *texts = tbr_texts_new ();
  TbrAtlas *atlas = tbr_atlas_new (TBR_THEME_LIGHT, 1.7, texts);
  TbrCrowd *crowd = tbr_crowd_new ();
  g_autoptr (GRand) luck = g_rand_new_with_seed (2018);
  guint rows = 0;
  tbr_crowd_empty (crowd);
  for (guint i = 0; i < CROWD_N; i++)
    {
      const TbrSprite *sprite;
      int place[2];
      draw_lots (luck, atlas, &sprite, place);
      tbr_crowd_add (crowd, i % 2 == 0 ? TBR_CROWD_HOME : TBR_CROWD_AWAY, sprite, place[0],
                     place[1]);
    }
  tbr_crowd_paint (crowd, &to, paint_nothing_below, &rows);
  g_assert_cmpuint (rows, ==, CROWD_HEIGHT);
  paint_one_by_one (&other, atlas, 2018);
  for (guint i = 0; i < CROWD_WIDTH * CROWD_HEIGHT; i++)
    g_assert_cmphex (pixels[i], ==, expected[i]);
  tbr_crowd_free (crowd);
  tbr_atlas_unref (atlas);
  tbr_texts_free (texts);
}

/* ---- frames ---- */

/* Into the same pixels time and again. Returns: how many of them the display is told of */
static double
paint_changes (Watched *watched, guint32 *pixels)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  TbrRaster raster = { pixels, WATCHED_WIDTH, WATCHED_HEIGHT, WATCHED_WIDTH };
  double area = 0;
  tbr_desktop_paint_changes (watched->desktop, &raster, rects);
  for (guint i = 0; i < rects->len; i++)
    {
      const TbrRect *rect = &g_array_index (rects, TbrRect, i);
      area += rect->width * rect->height;
    }
  return area;
}

static void
test_picture_of_changes_is_the_whole_picture (void)
{
  static const TbrActionId acts[]
      = { TBR_ACT_PAN_LEFT, TBR_ACT_GROUP,  TBR_ACT_PAN_LEFT, TBR_ACT_NEXT_FACT,
          TBR_ACT_ZOOM_IN,  TBR_ACT_SEARCH, TBR_ACT_LEAVE,    TBR_ACT_SIDE,
          TBR_ACT_LAYERS,   TBR_ACT_HELP,   TBR_ACT_LEAVE,    TBR_ACT_COMPARE };
  Watched watched;
  watched_init (&watched, "sweden-2018");
  watched_settle (&watched);
  g_autofree guint32 *pixels = g_new0 (guint32, WATCHED_WIDTH * WATCHED_HEIGHT);
  guint n_parts = 0;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      double all = WATCHED_WIDTH * WATCHED_HEIGHT;
      (void) paint_changes (&watched, pixels);
      tbr_desktop_act (watched.desktop, acts[i], 0);
      watched_tick (&watched, 2);
      n_parts += paint_changes (&watched, pixels) < all;
      watched_settle (&watched);
      n_parts += paint_changes (&watched, pixels) < all;
      g_autofree guint32 *whole = watched_picture (&watched);
      g_assert_cmpmem (pixels, WATCHED_WIDTH * WATCHED_HEIGHT * 4, whole,
                       WATCHED_WIDTH * WATCHED_HEIGHT * 4);
    }
  /* a pan touches the map alone; what else changes all is a matter of time */
  g_assert_cmpuint (n_parts, >=, 3);
  watched_clear (&watched);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/picture/premultiplied-pixels", test_picture_premultiplied_pixels);
  g_test_add_func ("/ui/picture/copies-what-is-inside", test_picture_copies_what_is_inside);
  g_test_add_func ("/ui/picture/lays-stamps-as-it-lays-pictures",
                   test_picture_lays_stamps_as_it_lays_pictures);
  g_test_add_func ("/ui/picture/lays-rows-of-stamps", test_picture_lays_rows_of_stamps);
  g_test_add_func ("/ui/picture/leaves-out-names-below-symbols",
                   test_picture_leaves_out_names_below_symbols);
  g_test_add_func ("/ui/picture/keeps-names-from-below-panels",
                   test_picture_keeps_names_from_below_panels);
  g_test_add_func ("/ui/picture/cuts-no-name-at-the-edge", test_picture_cuts_no_name_at_the_edge);
  g_test_add_func ("/ui/picture/key-is-of-what-is-seen", test_picture_key_is_of_what_is_seen);
  g_test_add_func ("/ui/picture/of-a-crowd-is-that-of-its-members",
                   test_picture_of_a_crowd_is_that_of_its_members);
  g_test_add_func ("/ui/picture/of-changes-is-the-whole-picture",
                   test_picture_of_changes_is_the_whole_picture);
  g_test_add_func ("/ui/picture/contrast-of-letters", test_picture_contrast_of_letters);
  g_test_add_func ("/ui/picture/in-all-themes", test_picture_in_all_themes);
  g_test_add_func ("/ui/picture/large-letters-cut-nothing-that-must-be-read",
                   test_picture_large_letters_cut_nothing_that_must_be_read);
  g_test_add_func ("/ui/picture/nothing-overlaps-in-any-size",
                   test_picture_nothing_overlaps_in_any_size);
  return g_test_run ();
}
