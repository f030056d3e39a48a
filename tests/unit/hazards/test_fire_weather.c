/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The fire weather index against the published test season. */
#include "hazards/fire_weather.h"

#include <locale.h>
#include <math.h>

#define N_COLUMNS 12

/* The reference prints one decimal. It was computed in single precision, hence the last digit. */
static void
check_figure (double value, const char *printed)
{
  if (fabs (value - g_ascii_strtod (printed, NULL)) > 0.0501)
    g_error ("%.4f, published %s", value, printed);
}

static void
check_day (const TbrFireCodes *codes, const TbrFireIndices *indices, char *printed[])
{
  check_figure (codes->fine, printed[0]);
  check_figure (codes->duff, printed[1]);
  check_figure (codes->drought, printed[2]);
  check_figure (indices->spread, printed[3]);
  check_figure (indices->buildup, printed[4]);
  check_figure (indices->weather, printed[5]);
}

static void
test_fire_weather_follows_the_published_season (void)
{
  /* Source: [WANG2015] (the test data of [VANWAGNER1985]): 49 days from 13 April. */
  g_autofree char *file = g_build_filename (g_getenv ("TABARD_SOURCE"),
                                            "tests/validation/fire_weather/season.csv", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  TbrFireCodes codes = TBR_FIRE_CODES_SPRING;
  guint n_days = 0;
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++, n_days++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      g_assert_cmpuint (g_strv_length (fields), ==, N_COLUMNS);
      double in[6];
      for (guint j = 0; j < 6; j++)
        in[j] = g_ascii_strtod (fields[j], NULL);
      const TbrFireWeather weather
          = { in[2], in[3] / 100, in[4] / 3.6, in[5] / 1000, (guint) in[0] };
      TbrFireIndices indices;
      tbr_fire_weather_advance (&weather, &codes);
      tbr_fire_weather_indices (&codes, weather.wind, &indices);
      check_day (&codes, &indices, fields + 6);
    }
  g_assert_cmpuint (n_days, ==, 49);
}

static void
test_fire_weather_reads_moisture_from_the_code (void)
{
  g_assert_cmpfloat (tbr_fire_fine_moisture (101), ==, 0);
  g_assert_cmpfloat_with_epsilon (tbr_fire_fine_moisture (0), 147.2 * 101 / 59.5 / 100, 1e-12);
  /* 147.2 * 16 / 144.5 = 16.3 per cent at the spring value. */
  g_assert_cmpfloat_with_epsilon (tbr_fire_fine_moisture (85), 0.163, 0.0005);
}

static void
test_fire_weather_bears_extremes (void)
{
  static const TbrFireWeather extremes[] = {
    { -30, 1, 0, 0, 1 }, { 45, 0, 40, 0, 7 }, { 20, 1, 0, 0.3, 8 }, { 0, 0.01, 20, 0.0151, 12 }
  };
  TbrFireCodes codes = TBR_FIRE_CODES_SPRING;
  for (guint i = 0; i < 400; i++)
    {
      const TbrFireWeather *weather = &extremes[i / 100];
      TbrFireIndices indices;
      tbr_fire_weather_advance (weather, &codes);
      tbr_fire_weather_indices (&codes, weather->wind, &indices);
      g_assert_true (codes.fine >= 0 && codes.fine <= 101 && codes.duff >= 0 && codes.drought >= 0);
      g_assert_true (isfinite (indices.weather) && indices.weather >= 0);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hazards/fire_weather/follows-the-published-season",
                   test_fire_weather_follows_the_published_season);
  g_test_add_func ("/hazards/fire_weather/reads-moisture-from-the-code",
                   test_fire_weather_reads_moisture_from_the_code);
  g_test_add_func ("/hazards/fire_weather/bears-extremes", test_fire_weather_bears_extremes);
  return g_test_run ();
}
