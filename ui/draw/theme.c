/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Every colour of every picture, by theme. */
#include "draw/theme.h"

#include <glib/gi18n.h>
#include <math.h>

/* Hues of units and needs are those of Okabe and Ito, which everybody tells apart; each has a
   outline and a form of its own besides. Source: [OKABE2008]. */
#define BLACK 0x000000ff
#define WHITE 0xffffffff
#define ORANGE 0xe69f00ff
#define SKY 0x56b4e9ff
#define GREEN 0x009e73ff
#define YELLOW 0xf0e442ff
#define BLUE 0x0072b2ff
#define VERMILION 0xd55e00ff
#define PURPLE 0xcc79a7ff

const char *const tbr_theme_names[TBR_THEME_N + 1] = { "light", "dark", "contrast", NULL };

static const TbrTheme themes[TBR_THEME_N] = {
  [TBR_THEME_LIGHT] = {
    .page = 0xe9eef2ff, .panel = 0xfffffff5, .panel_line = 0xb9c2caff, .grid = 0xb9c2caff,
    .text = 0x1b2430ff, .text_dim = 0x55606cff, .halo = 0xfffffee0,
    .sea = 0xd3e3eeff, .lake = 0xd3e3eeff, .river = 0xb4cfe1ff, .shore = 0x8ea9bcff, .flood = 0x2f7fb8ff,
    .land = { 0xf6f4eeff, 0xf1efe7ff, 0xe6e4deff, 0xe0deD8ff },
    .shade = 0x3d3426b0, .shine = 0xfffffff0,
    .affected = 0xfffbeeff, .affected_line = 0x5d5648ff,
    .border = 0xa59e92ff, .region = 0xd8d2c4ff,
    .road = 0xd9b98cff, .road_minor = 0xe2dacbff, .ferry = 0x8fa9c4ff,
    .closed = VERMILION, .slowed = 0xb37400ff, .town = 0x4a5460ff, .outline = 0x1b2430ff,
    .look = { WHITE, 0xd5d9ddff, YELLOW, SKY, PURPLE, BLUE, WHITE },
    .glyph = { 0x55606cff, 0x55606cff, BLACK, BLACK, BLACK, WHITE, 0x1b2430ff },
    .need = VERMILION, .need_back = 0xfffffff0, .served = BLUE, .coming = SKY,
    .series = { BLUE, VERMILION, GREEN, 0x9b4f7eff, 0xa36f00ff, 0x2b2b2bff, 0x3a8fc4ff, 0x7a7200ff },
    .high_is_bright = FALSE,
  },
  [TBR_THEME_DARK] = {
    .page = 0x10161dff, .panel = 0x1a222bf5, .panel_line = 0x46525eff, .grid = 0x46525eff,
    .text = 0xe8edf2ff, .text_dim = 0xa3aeb9ff, .halo = 0x10161de0,
    .sea = 0x131c25ff, .lake = 0x131c25ff, .river = 0x2b4356ff, .shore = 0x4a6073ff, .flood = 0x4aa3dcff,
    .land = { 0x2a323aff, 0x272e35ff, 0x20262cff, 0x1d2228ff },
    .shade = 0x05080bd0, .shine = 0x9fb0c0a0,
    .affected = 0x343c42ff, .affected_line = 0xc8c2b2ff,
    .border = 0x66717cff, .region = 0x414b54ff,
    .road = 0x7a6746ff, .road_minor = 0x474a48ff, .ferry = 0x4f6f8eff,
    .closed = 0xff7a1aff, .slowed = 0xe6a11cff, .town = 0xb8c2ccff, .outline = 0x0a0e12ff,
    .look = { 0x4b5763ff, 0x323a43ff, YELLOW, SKY, PURPLE, 0x2f9be0ff, 0x2a323aff },
    .glyph = { 0xe8edf2ff, 0xa3aeb9ff, BLACK, BLACK, BLACK, BLACK, 0xe8edf2ff },
    .need = 0xff7a1aff, .need_back = 0x10161de8, .served = 0x2f9be0ff, .coming = 0xb5def5ff,
    .series = { 0x4aa8e6ff, 0xff8a3aff, 0x2fc49aff, 0xe39ac4ff, YELLOW, 0xe8edf2ff, 0x9fd4f5ff, ORANGE },
    .high_is_bright = TRUE,
  },
  [TBR_THEME_CONTRAST] = {
    .page = WHITE, .panel = WHITE, .panel_line = BLACK, .grid = 0xa0a0a0ff,
    .text = BLACK, .text_dim = BLACK, .halo = WHITE,
    .sea = 0xd9ecffff, .lake = 0xd9ecffff, .river = 0x5b8fc7ff, .shore = 0x003a70ff, .flood = 0x0060b0ff,
    .land = { WHITE, WHITE, 0xe4e4e4ff, 0xdadadaff },
    .shade = 0x404040b0, .shine = 0xfffffff0,
    .affected = 0xfff9d6ff, .affected_line = BLACK,
    .border = 0x4d4d4dff, .region = 0xbdbdbdff,
    .road = 0x9a8f80ff, .road_minor = 0xcfcac2ff, .ferry = 0x44698fff,
    .closed = 0xb30000ff, .slowed = 0x7a4a00ff, .town = BLACK, .outline = BLACK,
    .look = { WHITE, 0xc8c8c8ff, 0xffe600ff, 0x7fd0ffff, 0xf0a6d0ff, 0x003f88ff, WHITE },
    .glyph = { BLACK, BLACK, BLACK, BLACK, BLACK, WHITE, BLACK },
    .need = 0xb30000ff, .need_back = WHITE, .served = 0x003f88ff, .coming = 0x3aa0e8ff,
    .series = { 0x003f88ff, 0xb30000ff, 0x00664aff, 0x7a0066ff, 0x7a4a00ff, BLACK, 0x0077b8ff, 0x5c5c00ff },
    .high_is_bright = FALSE,
  },
};

const TbrTheme *
tbr_theme_get (TbrThemeId id)
{
  g_return_val_if_fail (id < TBR_THEME_N, &themes[0]);
  return &themes[id];
}

/* Dark blue by grey to yellow, lightness in equal steps, in the manner of cividis; our own stops.
   Source: [NUNEZ2018] for the idea. */
TbrColour
tbr_theme_ramp (const TbrTheme *theme, double level)
{
  static const guint8 stops[][3]
      = { { 16, 38, 82 },    { 52, 68, 108 },  { 92, 98, 116 }, { 132, 130, 122 },
          { 172, 162, 112 }, { 214, 196, 92 }, { 254, 232, 66 } };
  double bright = CLAMP (theme->high_is_bright ? level : 1 - level, 0, 1);
  double at = bright * (G_N_ELEMENTS (stops) - 1);
  guint i = MIN ((guint) at, G_N_ELEMENTS (stops) - 2);
  TbrColour colour = 0;
  for (int c = 0; c < 3; c++)
    {
      double value = stops[i][c] + (at - i) * (stops[i + 1][c] - stops[i][c]);
      colour = colour << 8 | (guint) lround (value);
    }
  return colour << 8 | 0xff;
}

TbrLook
tbr_look_of (TbrPhase phase)
{
  static const guint8 looks[TBR_PHASE_N] = {
    [TBR_PHASE_AVAILABLE] = TBR_LOOK_HOME,
    [TBR_PHASE_OFF] = TBR_LOOK_AWAY,
    [TBR_PHASE_HELD] = TBR_LOOK_HOME,
    [TBR_PHASE_MOBILISING] = TBR_LOOK_MOBILISING,
    [TBR_PHASE_TRAVELLING] = TBR_LOOK_TRAVELLING,
    [TBR_PHASE_ARRIVED] = TBR_LOOK_WAITING,
    [TBR_PHASE_APPROACH] = TBR_LOOK_TRAVELLING,
    [TBR_PHASE_SET_UP] = TBR_LOOK_WAITING,
    [TBR_PHASE_WORKING] = TBR_LOOK_WORKING,
    [TBR_PHASE_RESTING] = TBR_LOOK_WAITING,
    [TBR_PHASE_PACKING] = TBR_LOOK_WAITING,
    [TBR_PHASE_RETURNING] = TBR_LOOK_RETURNING,
    [TBR_PHASE_RECOVERING] = TBR_LOOK_AWAY,
  };
  g_return_val_if_fail (phase < TBR_PHASE_N, TBR_LOOK_HOME);
  return (TbrLook) looks[phase];
}

const char *
tbr_look_name (TbrLook look)
{
  static const char *const names[TBR_LOOK_N]
      = { N_ ("at base, available"), N_ ("at base, not available"), N_ ("getting ready"),
          N_ ("on the way to work"), N_ ("on site, not at work"),   N_ ("at work"),
          N_ ("on the way home") };
  g_return_val_if_fail (look < TBR_LOOK_N, names[0]);
  return _ (names[look]);
}

static double
luminance (TbrColour colour)
{
  static const double weights[3] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;
  for (int c = 0; c < 3; c++)
    {
      double v = (colour >> (24 - 8 * c) & 0xff) / 255.0;
      sum += weights[c] * (v <= 0.03928 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4));
    }
  return sum;
}

double
tbr_theme_contrast (TbrColour a, TbrColour b)
{
  double x = luminance (a) + 0.05;
  double y = luminance (b) + 0.05;
  return x > y ? x / y : y / x;
}
