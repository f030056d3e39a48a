/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long pictures take, and, with a folder as last argument, the pictures themselves to look at.
 */
#include "unit/draw/summer.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

static const TbrBox sweden = { 10.5, 55.2, 24.5, 69.2 };

typedef struct
{
  const char *folder;
  const TbrMap *map;
  const TbrSnapshot *snapshot;
} Studio;

static void
draw (const Studio *studio, const char *name, const TbrSnapshot *snapshot, TbrDrawOptions options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (studio->folder, name, NULL);
  clock_t start = clock ();
  if (!tbr_draw_map_file (studio->map, snapshot, &options, path, &error))
    g_error ("%s", error->message);
  printf ("%-28s %7.1f ms CPU\n", name, 1000.0 * (double) (clock () - start) / CLOCKS_PER_SEC);
}

static void
draw_chart (const Studio *studio, const char *name, TbrThemeId theme)
{
  static const char *const names[4] = { "fire-line: missing", "fire-line: at work",
                                        "stranded persons", "seriously wounded, without care" };
  double x[97], y[4][97], low[97], high[97];
  TbrChartSeries series[4];
  for (int s = 0; s < 4; s++)
    {
      for (int i = 0; i < 97; i++)
        {
          x[i] = i;
          y[s][i] = 9000 * exp (-pow ((i - 30 - 12 * s) / 18.0, 2)) * (1 - 0.2 * s) + 40 * s;
          low[i] = y[0][i] * 0.8;
          high[i] = y[0][i] * 1.25;
        }
      series[s] = (TbrChartSeries){ .name = names[s], .x = x, .y = y[s], .n = 97 };
    }
  series[0].low = low;
  series[0].high = high;
  TbrChart chart = { .title = "Open needs in Sweden",
                     .x_label = "time since the start (h)",
                     .y_label = "amount (m of fire line, persons)",
                     .series = series,
                     .n = 4,
                     .theme = theme };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (studio->folder, name, NULL);
  clock_t start = clock ();
  if (!tbr_draw_chart (&chart, path, &error))
    g_error ("%s", error->message);
  printf ("%-28s %7.1f ms CPU\n", name, 1000.0 * (double) (clock () - start) / CLOCKS_PER_SEC);
}

/* An earthquake and a flood at once: the other forms of marks and several needs in one place. */
static void
draw_quake (const Studio *studio, const char *name, TbrThemeId theme)
{
  static const TbrNeedKind kinds[]
      = { TBR_NEED_TRAPPED, TBR_NEED_WOUNDED, TBR_NEED_HOMELESS, TBR_NEED_INSPECTION };
  static const float towns[][2] = { { 13.40f, 42.35f },
                                    { 13.05f, 42.40f },
                                    { 13.29f, 42.63f },
                                    { 13.43f, 42.03f },
                                    { 12.86f, 42.40f } };
  TbrSnapshot now = *studio->snapshot;
  now.units = g_array_new (FALSE, FALSE, sizeof (TbrUnitView));
  now.needs = g_array_new (FALSE, FALSE, sizeof (TbrNeedView));
  now.marks = NULL;
  now.links = NULL;
  for (int i = 0; i < 5; i++)
    {
      TbrMark ring = { .shape = TBR_MARK_RING,
                       .lon = 13.38f,
                       .lat = 42.35f,
                       .active = 1,
                       .a = (float) (9000 * (i + 1)),
                       .level = (float) (1 - 0.2 * i) };
      g_snprintf (ring.label, sizeof ring.label, "%d", 10 - i);
      ring.b = ring.a;
      tbr_snapshot_add_mark (&now, &ring);
      TbrMark disc = { .shape = TBR_MARK_DISC,
                       .lon = 12.5f + 0.06f * (float) i,
                       .active = 1,
                       .lat = 41.9f + 0.05f * (float) i,
                       .a = 3000,
                       .b = 3000,
                       .level = (float) (0.2 * i) };
      tbr_snapshot_add_mark (&now, &disc);
      for (int k = 0; k < 4; k++)
        {
          TbrNeedView need = { .need = { now.needs->len },
                               .kind = kinds[k],
                               .lon = towns[i][0],
                               .lat = towns[i][1],
                               .required = 10,
                               .working = 2.5 * k,
                               .on_the_way = 2,
                               .closed = TBR_NEVER };
          g_array_append_val (now.needs, need);
        }
      for (guint k = 0; k < 14; k++)
        {
          TbrUnitView unit = { .unit = { k },
                               .phase = (TbrPhase) (k % TBR_PHASE_N),
                               .lon = towns[i][0],
                               .lat = towns[i][1],
                               .goal_lon = 12.5f,
                               .goal_lat = 41.9f };
          g_array_append_val (now.units, unit);
        }
    }
  TbrMark point = { .shape = TBR_MARK_POINT,
                    .lon = 13.38f,
                    .lat = 42.35f,
                    .level = 1,
                    .active = 1,
                    .label = "Mw 6.1" };
  tbr_snapshot_add_mark (&now, &point);
  draw (studio, name, &now, (TbrDrawOptions){ .theme = theme });
  g_array_unref (now.units);
  g_array_unref (now.needs);
  g_array_unref (now.marks);
}

static void
draw_all (const Studio *studio)
{
  const TbrSnapshot *now = studio->snapshot;
  for (int theme = 0; theme < TBR_THEME_N; theme++)
    {
      TbrThemeId id = (TbrThemeId) theme;
      g_autofree char *large = g_strdup_printf ("sweden-%s.png", tbr_theme_names[theme]);
      g_autofree char *small = g_strdup_printf ("sweden-%s-small.png", tbr_theme_names[theme]);
      g_autofree char *chart = g_strdup_printf ("chart-%s.png", tbr_theme_names[theme]);
      draw (studio, large, now, (TbrDrawOptions){ .theme = id, .region = &sweden });
      draw (studio, small, now,
            (TbrDrawOptions){ .width = 800, .height = 500, .theme = id, .region = &sweden });
      draw_chart (studio, chart, id);
    }
  draw (studio, "action.png", now, (TbrDrawOptions){ .width = 1600, .height = 1000 });
  draw (studio, "action-4k.png", now, (TbrDrawOptions){ .width = 3840, .height = 2160 });
  draw (studio, "near.png", now, (TbrDrawOptions){ .region = &(TbrBox){ 14, 59, 19.5, 62 } });
  draw_quake (studio, "quake.png", TBR_THEME_LIGHT);
  draw_quake (studio, "quake-dark.png", TBR_THEME_DARK);
  draw (studio, "sweden.svg", now, (TbrDrawOptions){ .region = &sweden });
  draw (studio, "sweden.pdf", now, (TbrDrawOptions){ .region = &sweden });
}

int
main (int argc, char **argv)
{
  gboolean smoke = argc > 1 && g_str_equal (argv[1], "--smoke");
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  g_autoptr (TbrMap) map = tbr_map_load (data, &error);
  if (map == NULL)
    g_error ("%s", error->message);
  g_autofree char *scratch = argc > 1 && !smoke ? NULL : g_dir_make_tmp (NULL, &error);
  Summer *summer = summer_new (map);
  Studio studio = { scratch != NULL ? scratch : argv[1], map, &summer->snapshot };
  clock_t start = clock ();
  tbr_backdrop_free (tbr_backdrop_new (map));
  printf ("%-28s %7.1f ms CPU\n", "map made ready",
          1000.0 * (double) (clock () - start) / CLOCKS_PER_SEC);
  draw (&studio, "europe.png", NULL, (TbrDrawOptions){ 0 });
  if (!smoke)
    draw_all (&studio);
  if (scratch != NULL)
    printf ("pictures in %s\n", scratch);
  summer_free (summer);
  return 0;
}
