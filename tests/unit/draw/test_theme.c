/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That every theme can be read, also by those who do not tell red from green. */
#include "draw/theme.h"

/* WCAG 2.1: 1.4.3 asks 4.5 for text, 1.4.11 asks 3 for graphics. */
#define TEXT_CONTRAST 4.5
#define GRAPHIC_CONTRAST 3.0

static void
test_theme_text_can_be_read (void)
{
  for (int id = 0; id < TBR_THEME_N; id++)
    {
      const TbrTheme *theme = tbr_theme_get ((TbrThemeId) id);
      const TbrColour grounds[] = { theme->panel,   theme->sea,     theme->affected, theme->land[0],
                                    theme->land[1], theme->land[2], theme->land[3],  theme->halo };
      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          g_assert_cmpfloat (tbr_theme_contrast (theme->text, grounds[i]), >=, TEXT_CONTRAST);
          g_assert_cmpfloat (tbr_theme_contrast (theme->text_dim, grounds[i]), >=, TEXT_CONTRAST);
        }
    }
}

static void
test_theme_symbols_stand_out_of_their_badge (void)
{
  for (int id = 0; id < TBR_THEME_N; id++)
    for (int look = 0; look < TBR_LOOK_N; look++)
      {
        const TbrTheme *theme = tbr_theme_get ((TbrThemeId) id);
        g_assert_cmpfloat (tbr_theme_contrast (theme->glyph[look], theme->look[look]), >=,
                           GRAPHIC_CONTRAST);
      }
}

/* Where the outline does not stand out of the land, the fill does. */
static void
test_theme_badges_stand_out_of_the_land (void)
{
  for (int id = 0; id < TBR_THEME_N; id++)
    for (int look = TBR_LOOK_MOBILISING; look <= TBR_LOOK_WORKING; look++)
      {
        const TbrTheme *theme = tbr_theme_get ((TbrThemeId) id);
        double fill = tbr_theme_contrast (theme->look[look], theme->affected);
        double line = tbr_theme_contrast (theme->outline, theme->affected);
        g_assert_cmpfloat (MAX (fill, line), >=, GRAPHIC_CONTRAST);
      }
}

static void
test_theme_needs_and_lines_stand_out (void)
{
  for (int id = 0; id < TBR_THEME_N; id++)
    {
      const TbrTheme *theme = tbr_theme_get ((TbrThemeId) id);
      g_assert_cmpfloat (tbr_theme_contrast (theme->need, theme->need_back), >=, GRAPHIC_CONTRAST);
      g_assert_cmpfloat (tbr_theme_contrast (theme->served, theme->need_back), >=,
                         GRAPHIC_CONTRAST);
      g_assert_cmpfloat (tbr_theme_contrast (theme->closed, theme->affected), >=, GRAPHIC_CONTRAST);
      for (guint i = 0; i < G_N_ELEMENTS (theme->series); i++)
        g_assert_cmpfloat (tbr_theme_contrast (theme->series[i], theme->panel), >=,
                           GRAPHIC_CONTRAST);
    }
}

/* Lines that help to read a chart are seen, and fainter than whatever is drawn on them. */
static void
test_theme_grid_stands_behind (void)
{
  for (int id = 0; id < TBR_THEME_N; id++)
    {
      const TbrTheme *theme = tbr_theme_get ((TbrThemeId) id);
      double grid = tbr_theme_contrast (theme->grid, theme->panel);
      g_assert_cmpfloat (grid, >, 1.5);
      g_assert_cmpfloat (grid, <, GRAPHIC_CONTRAST);
    }
}

/* Against the sheet, brightness alone tells more from less. */
static void
test_theme_ramp_only_brightens_or_darkens (void)
{
  for (int id = 0; id < TBR_THEME_N; id++)
    {
      const TbrTheme *theme = tbr_theme_get ((TbrThemeId) id);
      double last = 0;
      for (int i = 0; i <= 20; i++)
        {
          double level = theme->high_is_bright ? i / 20.0 : 1 - i / 20.0;
          double bright = tbr_theme_contrast (tbr_theme_ramp (theme, level), 0x000000ff);
          g_assert_cmpfloat (bright, >, last);
          last = bright;
        }
      g_assert_cmpuint (tbr_theme_ramp (theme, -1), ==, tbr_theme_ramp (theme, 0));
      g_assert_cmpuint (tbr_theme_ramp (theme, 2), ==, tbr_theme_ramp (theme, 1));
    }
}

/* WCAG 2.1 "contrast ratio": black on white is 21, a colour on itself 1. */
static void
test_theme_contrast_is_that_of_wcag (void)
{
  g_assert_cmpfloat_with_epsilon (tbr_theme_contrast (0x000000ff, 0xffffffff), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_theme_contrast (0x808080ff, 0x808080ff), 1, 1e-9);
  /* #767676 on white is the textbook case of just enough, 4.54 */
  g_assert_cmpfloat_with_epsilon (tbr_theme_contrast (0x767676ff, 0xffffffff), 4.54, 0.005);
}

static void
test_theme_every_phase_has_a_look (void)
{
  for (int phase = 0; phase < TBR_PHASE_N; phase++)
    g_assert_nonnull (tbr_look_name (tbr_look_of ((TbrPhase) phase)));
  g_assert_cmpint (tbr_look_of (TBR_PHASE_WORKING), ==, TBR_LOOK_WORKING);
  g_assert_cmpint (tbr_look_of (TBR_PHASE_APPROACH), ==, TBR_LOOK_TRAVELLING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/theme/text-can-be-read", test_theme_text_can_be_read);
  g_test_add_func ("/draw/theme/symbols-stand-out-of-their-badge",
                   test_theme_symbols_stand_out_of_their_badge);
  g_test_add_func ("/draw/theme/badges-stand-out-of-the-land",
                   test_theme_badges_stand_out_of_the_land);
  g_test_add_func ("/draw/theme/needs-and-lines-stand-out", test_theme_needs_and_lines_stand_out);
  g_test_add_func ("/draw/theme/grid-stands-behind", test_theme_grid_stands_behind);
  g_test_add_func ("/draw/theme/ramp-only-brightens-or-darkens",
                   test_theme_ramp_only_brightens_or_darkens);
  g_test_add_func ("/draw/theme/contrast-is-that-of-wcag", test_theme_contrast_is_that_of_wcag);
  g_test_add_func ("/draw/theme/every-phase-has-a-look", test_theme_every_phase_has_a_look);
  return g_test_run ();
}
