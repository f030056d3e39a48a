/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That axes have round ticks and that charts are written whole. */
#include <tabard/draw.h>

#include "draw/axis.h"
#include "draw/plot.h"
#include "leaks.h"

#include <glib/gstdio.h>
#include <math.h>

static void
test_axis_ticks_are_round_and_hold_the_range (void)
{
  static const double ranges[][2] = { { 0, 1 },     { 0, 9873 },    { -3, 17 },   { 0.001, 0.0042 },
                                      { 1e9, 3e9 }, { 99.7, 99.9 }, { -50, -10 }, { 0, 96 } };
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (int wished = 3; wished <= 12; wished++)
      {
        TbrAxis axis = tbr_axis_new (ranges[i][0], ranges[i][1], wished);
        double lead = axis.step / pow (10, floor (log10 (axis.step) + 1e-9));
        g_assert_true (fabs (lead - 1) < 1e-6 || fabs (lead - 2) < 1e-6 || fabs (lead - 5) < 1e-6);
        g_assert_cmpfloat (axis.first, <=, ranges[i][0] + 1e-6 * axis.step);
        g_assert_cmpfloat (tbr_axis_last (&axis), >=, ranges[i][1] - 1e-6 * axis.step);
        g_assert_cmpint (axis.n, <=, wished + 2);
        g_assert_cmpint (axis.n, >=, 2);
      }
}

static void
test_axis_takes_a_range_of_nothing (void)
{
  static const double ranges[][2] = { { 0, 0 }, { 5, 5 }, { INFINITY, -INFINITY }, { NAN, NAN } };
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      TbrAxis axis = tbr_axis_new (ranges[i][0], ranges[i][1], 5);
      g_assert_cmpfloat (axis.step, >, 0);
      g_assert_cmpint (axis.n, >=, 2);
    }
}

static void
test_axis_writes_ticks_for_people (void)
{
  static const struct
  {
    double low, high;
    int wished, tick;
    const char *text;
  } cases[] = { { 0, 1, 6, 1, "0.2" },
                { 0, 12000, 7, 6, "12,000" },
                { -4, 4, 5, 0,
                  "\xe2\x88\x92"
                  "4" },
                { -4, 4, 5, 2, "0" },
                { 0, 0.05, 6, 3, "0.03" },
                { 0, 8000, 5, 2, "4,000" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TbrAxis axis = tbr_axis_new (cases[i].low, cases[i].high, cases[i].wished);
      g_autofree char *text = tbr_axis_text (&axis, cases[i].tick);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static char *
write_chart (const TbrChart *chart, const char *name, gsize *out_length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp (NULL, &error);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes = NULL;
  tbr_draw_chart (chart, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, out_length, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return bytes;
}

static void
test_chart_of_none_one_and_many (void)
{
  const double x[4] = { 0, 1, 2, 3 }, y[4] = { 1, NAN, 3, 2 };
  const double low[4] = { 0, 1, 2, 1 }, high[4] = { 2, 3, 4, 3 };
  TbrChartSeries series[3]
      = { { .name = "one point", .x = x, .y = y, .n = 1 },
          { .name = "none", .n = 0 },
          { .name = "with a band & a gap", .x = x, .y = y, .low = low, .high = high, .n = 4 } };
  for (guint n = 0; n <= 3; n++)
    {
      TbrChart chart = {
        .title = "a < b", .x_label = "time (h)", .y_label = "amount (m)", .series = series, .n = n
      };
      gsize length, again;
      g_autofree char *svg = write_chart (&chart, "chart.svg", &length);
      g_autofree char *same = write_chart (&chart, "chart.svg", &again);
      g_assert_cmpmem (svg, length, same, again);
      g_assert_nonnull (strstr (svg, ">time (h)<"));
      g_assert_nonnull (strstr (svg, ">a &lt; b<"));
      g_assert_true ((strstr (svg, ">with a band &amp; a gap<") != NULL) == (n == 3));
    }
}

static void
test_chart_writes_png_and_pdf (void)
{
  const double x[2] = { 0, 1 }, y[2] = { 1, 2 };
  TbrChartSeries series = { .name = "line", .x = x, .y = y, .n = 2 };
  TbrChart chart = { .title = "t", .x_label = "x", .y_label = "y", .series = &series, .n = 1 };
  gsize length;
  g_autofree char *png = write_chart (&chart, "chart.png", &length);
  g_assert_cmpmem (png + 1, 3, "PNG", 3);
  g_autofree char *pdf = write_chart (&chart, "chart.pdf", &length);
  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
}

/* Whoever reads 82 to 90 % on an axis that begins at 80 sees a collapse where there is none. */
static void
test_chart_shares_begin_at_nought (void)
{
  const double x[3] = { 3, 4, 5 }, y[3] = { 82, 90, 85 };
  TbrChartSeries series = { .name = "at work", .x = x, .y = y, .n = 3 };
  for (int is_share = 0; is_share <= 1; is_share++)
    {
      const TbrChart chart = { .title = "t",
                               .x_label = "d",
                               .y_label = "%",
                               .series = &series,
                               .n = 1,
                               .is_share = is_share };
      gsize length;
      g_autofree char *svg = write_chart (&chart, "chart.svg", &length);
      g_assert_true ((strstr (svg, ">0<") != NULL) == is_share);
    }
}

/* Within a document, upright axes have ticks enough to read a number from, and end near the highest
   one. Abscissae are larger than all of those, so that their ticks are told apart. */
static void
test_chart_fills_its_sheet (void)
{
  static const double peaks[] = { 2.18, 75, 101, 6100, 12176, 46248, 60001 };
  const double many = 1e6;
  const double x[2] = { many + 1, many + 9 };
  for (guint i = 0; i < G_N_ELEMENTS (peaks); i++)
    {
      const double y[2] = { 0, peaks[i] };
      const TbrChartSeries series = { .name = "line", .x = x, .y = y, .n = 2 };
      const TbrChart chart
          = { .title = "", .x_label = "x", .y_label = "y", .series = &series, .n = 1 };
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (TbrTextRun));
      TbrPen pen;
      guint n = 0;
      double top = 0;
      tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
      pen.runs = runs;
      tbr_line_chart_paint (&pen, &chart, 780);
      tbr_pen_clear (&pen);
      for (guint k = 0; k < runs->len; k++)
        {
          TbrTextRun *run = &g_array_index (runs, TbrTextRun, k);
          g_auto (GStrv) groups = g_strsplit (run->text, ",", -1);
          g_autofree char *digits = g_strjoinv ("", groups);
          char *end = digits;
          double value = g_ascii_strtod (digits, &end);
          n += end > digits && value < many;
          top = end > digits && value < many ? MAX (top, value) : top;
          g_free (run->text);
        }
      g_assert_cmpuint (n, >=, 4);
      g_assert_cmpuint (n, <=, 9);
      g_assert_cmpfloat (top, >=, peaks[i]);
      g_assert_cmpfloat (top, <, peaks[i] * 1.4);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/axis/ticks-are-round-and-hold-the-range",
                   test_axis_ticks_are_round_and_hold_the_range);
  g_test_add_func ("/draw/axis/takes-a-range-of-nothing", test_axis_takes_a_range_of_nothing);
  g_test_add_func ("/draw/axis/writes-ticks-for-people", test_axis_writes_ticks_for_people);
  g_test_add_func ("/draw/chart/of-none-one-and-many", test_chart_of_none_one_and_many);
  g_test_add_func ("/draw/chart/shares-begin-at-nought", test_chart_shares_begin_at_nought);
  g_test_add_func ("/draw/chart/fills-its-sheet", test_chart_fills_its_sheet);
  g_test_add_func ("/draw/chart/writes-png-and-pdf", test_chart_writes_png_and_pdf);
  return g_test_run ();
}
