/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That figures hold all their texts, none over another, whatever they are given. */
#include <tabard/figure.h>

#include "draw/plot.h"
#include "leaks.h"

#include <math.h>

#define N_MOST 40
#define LONG_NAME                                                                                  \
  "a name as planners write them when nobody stops them: Żółć, Ελλάδα, Україна, and on"

/* Room for every kind of chart. */
typedef struct
{
  TbrIntervalRow rows[N_MOST];
  TbrEffectPanel panels[N_MOST];
  TbrFrontPoint points[N_MOST];
  TbrHeatMark marks[N_MOST];
  TbrStackLayer layers[N_MOST];
  const char *labels[N_MOST];
  double numbers[N_MOST], halves[N_MOST], cells[N_MOST * N_MOST];
} Data;

static void
clear_run (gpointer run)
{
  g_free (((TbrTextRun *) run)->text);
}

/* Texts as they stand when a figure is painted at a width; its height. (transfer full) */
static GArray *
paint (const TbrFigure *figure, double width, double *out_height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (TbrTextRun));
  TbrPen pen;

  g_array_set_clear_func (runs, clear_run);
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  pen.runs = runs;
  *out_height = tbr_figure_height (&pen, figure, width);
  TbrRect rect = { 0, 0, width, *out_height };
  tbr_figure_paint (&pen, figure, &rect);
  tbr_pen_clear (&pen);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return runs;
}

/* The letters of a text; empty lines above and below are not theirs. */
static TbrRect
box_of (const TbrTextRun *run)
{
  return (TbrRect){ run->x, run->y - run->rise * 0.85, run->width,
                    run->height - run->rise * 0.15 - run->size * 0.2 };
}

static void
check_texts (const TbrFigure *figure, double width)
{
  double height;
  g_autoptr (GArray) runs = paint (figure, width, &height);

  g_assert_cmpuint (runs->len, >, 0);
  for (guint i = 0; i < runs->len; i++)
    {
      const TbrTextRun *run = &g_array_index (runs, TbrTextRun, i);
      TbrRect box = box_of (run);
      if (box.x < -0.5 || box.x + box.width > width + 0.5 || box.y < -0.5
          || box.y + box.height > height + 0.5)
        g_error ("'%s' of '%s' sticks out: %.1f %.1f %.1f %.1f in %.0f x %.0f", run->text,
                 figure->title, box.x, box.y, box.width, box.height, width, height);
      for (guint j = 0; j < i; j++)
        {
          TbrRect other = box_of (&g_array_index (runs, TbrTextRun, j));
          if (tbr_rect_overlaps (&box, &other))
            g_error ("'%s' lies over '%s' in '%s', %.0f wide", run->text,
                     g_array_index (runs, TbrTextRun, j).text, figure->title, width);
        }
    }
}

static void
fill (Data *data, guint n, const char *label, double scale)
{
  for (guint i = 0; i < N_MOST; i++)
    {
      double value = scale * (i % 7 - 2.5) * (i + 1);
      data->labels[i] = label;
      data->numbers[i] = i % 5 == 4 ? NAN : value;
      data->halves[i] = i % 3 == 2 ? NAN : scale * 0.7;
      data->rows[i] = (TbrIntervalRow){ label, data->numbers[i], value - data->halves[i],
                                        value + 2 * data->halves[i], i % 2 == 1 };
      data->points[i] = (TbrFrontPoint){
        "12", value, -0.3 * value * value, data->halves[i], data->halves[i], i % 4 == 0
      };
      data->marks[i] = (TbrHeatMark){ i % 6, i / 6 % 7, value };
    }
  for (guint i = 0; i < N_MOST * N_MOST; i++)
    data->cells[i] = i % 11 == 10 ? NAN : scale * i;
  for (guint i = 0; i < N_MOST; i++)
    data->panels[i]
        = (TbrEffectPanel){ label, data->labels, data->numbers, data->halves, MIN (n, 12) };
  for (guint i = 0; i < N_MOST; i++)
    data->layers[i] = (TbrStackLayer){ label, data->cells + i };
}

static void
check_all (guint n, const char *label, double scale)
{
  static const double widths[] = { 420, 670, 1200 };
  static Data data;
  fill (&data, n, label, scale);
  TbrIntervalChart intervals = { label, data.rows, n, 0 };
  TbrEffectChart effects = { label, data.panels, MIN (n, 9), scale };
  TbrFrontChart front = { label, label, data.points, n, TRUE };
  TbrHeatChart heat = { .x_label = label,
                        .y_label = label,
                        .value_label = label,
                        .n_columns = MAX (n, 1),
                        .n_rows = CLAMP (n, 1, 9),
                        .columns = data.labels,
                        .rows = data.labels,
                        .values = data.cells };
  TbrHeatChart surface = heat;
  surface.columns = surface.rows = NULL;
  surface.x_to = 5;
  surface.y_to = 6;
  surface.marks = data.marks;
  surface.n_marks = n;
  TbrStackChart stack = { label, label, data.cells, n, data.layers, MIN (n, 8) };
  const TbrCourseMark marks[]
      = { { 0, NAN, label, FALSE }, { 0.1, NAN, label, TRUE }, { 0.2, 0.9, "", FALSE } };
  const TbrCourseLane lanes[] = { { label, marks, MIN (n, 3) }, { "b", marks, 3 } };
  const TbrCourseCurve curves[] = { { label, data.cells, data.cells } };
  TbrCourseChart course = { .x_label = label,
                            .x_to = 1,
                            .lanes = lanes,
                            .n_lanes = MIN (n, 2),
                            .truth_name = label,
                            .belief_name = label,
                            .x = data.cells,
                            .n_points = n,
                            .curves = curves,
                            .n_curves = MIN (n, 1) };
  const TbrFigure figures[] = { { TBR_FIGURE_INTERVALS, &intervals, "intervals", "" },
                                { TBR_FIGURE_EFFECTS, &effects, "effects", label },
                                { TBR_FIGURE_FRONT, &front, "front", label },
                                { TBR_FIGURE_HEAT, &heat, "heat", label },
                                { TBR_FIGURE_HEAT, &surface, "surface", "" },
                                { TBR_FIGURE_STACK, &stack, "stack", label },
                                { TBR_FIGURE_COURSE, &course, "course", label } };
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      check_texts (&figures[i], widths[j]);
}

static void
test_figure_of_none_one_and_many (void)
{
  check_all (0, "x", 1);
  check_all (1, "x", 1);
  check_all (5, "when-short, first-come", 12345);
  check_all (N_MOST, "0.4", 1e-3);
}

static void
test_figure_bears_long_names_and_large_numbers (void)
{
  check_all (4, LONG_NAME, 1e9);
  check_all (N_MOST, LONG_NAME, 1e12);
}

static void
test_figure_bears_numbers_that_do_not_vary (void)
{
  check_all (6, "same", 0);
}

static void
test_figure_writes_numbers_for_people (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = { { 8240, "8,240" },
                { 52034.4, "52,034" },
                { -31.84, "\xe2\x88\x92"
                          "31.8" },
                { 0.3712, "0.37" },
                { 0.0378, "0.038" },
                { 0.9997, "1" },
                { 8.4e-14, "0" },
                { 4.25, "4.25" },
                { 4.5, "4.5" },
                { 10, "10" },
                { -0.00001, "\xe2\x88\x92"
                            "1e-05" },
                { 0, "0" },
                { NAN, "\xe2\x80\x93" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tbr_figure_number (cases[i].value);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A dot stands where its number is on the axis, and the interval's ends where theirs are. */
static void
test_plot_puts_numbers_where_the_axis_says (void)
{
  TbrPlot plot = { { 100, 20, 400, 200 }, tbr_axis_new (0, 100, 6), tbr_axis_new (-50, 50, 5) };

  g_assert_cmpfloat_with_epsilon (tbr_plot_x (&plot, 0), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_plot_x (&plot, 25), 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_plot_x (&plot, 100), 500, 1e-9);
  double span = tbr_axis_last (&plot.y) - plot.y.first;
  g_assert_cmpfloat_with_epsilon (tbr_plot_y (&plot, plot.y.first), 220, 1e-9);
  g_assert_cmpfloat_with_epsilon (tbr_plot_y (&plot, plot.y.first + span / 4), 170, 1e-9);
}

/* A line for an instant goes through lanes and curves, over no name of a curve. */
static void
test_figure_leaves_names_of_curves_alone (void)
{
  const double x[] = { 0, 1 }, values[] = { 3, 4 };
  const TbrCourseLane lanes[] = { { "lane", NULL, 0 } };
  const TbrCourseCurve curves[] = { { LONG_NAME, values, values }, { LONG_NAME, values, values } };
  const TbrCourseChart course = { .x_label = "hours",
                                  .x_to = 1,
                                  .lanes = lanes,
                                  .n_lanes = 1,
                                  .truth_name = "truth",
                                  .belief_name = "belief",
                                  .x = x,
                                  .n_points = 2,
                                  .curves = curves,
                                  .n_curves = 2 };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (TbrTextRun));
  guint n_names = 0;
  TbrPen pen;
  g_array_set_clear_func (runs, clear_run);
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  pen.runs = runs;
  tbr_course_chart_paint (&pen, &course, 300);
  TbrRect plots[] = { tbr_course_chart_plot (&pen, &course, 300).rect,
                      tbr_course_chart_curve_plot (&pen, &course, 300, 0).rect,
                      tbr_course_chart_curve_plot (&pen, &course, 300, 1).rect };
  for (guint i = 0; i < runs->len; i++)
    {
      const TbrTextRun *run = &g_array_index (runs, TbrTextRun, i);
      TbrRect box = box_of (run);
      gboolean is_name = g_str_has_prefix (run->text, "a name as");
      n_names += is_name;
      for (guint k = 0; is_name && k < G_N_ELEMENTS (plots); k++)
        g_assert_false (tbr_rect_overlaps (&box, &plots[k]));
    }
  g_assert_cmpuint (n_names, ==, 2);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A layer bears its name where it is thick enough for it, besides the legend; a thin one does not.
 */
static void
test_figure_names_thick_layers (void)
{
  const double x[] = { 0, 1, 2, 3, 4 }, thick[] = { 50, 60, 60, 60, 50 },
               thin[] = { 1, 1, 1, 1, 1 }, peak[] = { 0, 0, 80, 0, 0 };
  const TbrStackLayer layers[]
      = { { "thick", thick }, { "thin", thin }, { "a narrow peak", peak } };
  const TbrStackChart chart
      = { "x", "y", x, G_N_ELEMENTS (x), layers, G_N_ELEMENTS (layers), NULL };
  const TbrFigure figure = { TBR_FIGURE_STACK, &chart, "stack", "" };
  double height;
  g_autoptr (GArray) runs = paint (&figure, 300, &height);
  guint n[3] = { 0, 0, 0 };
  for (guint i = 0; i < runs->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (layers); k++)
      n[k] += g_str_equal (g_array_index (runs, TbrTextRun, i).text, layers[k].name);
  g_assert_cmpuint (n[0], ==, 2);
  g_assert_cmpuint (n[1], ==, 1);
  g_assert_cmpuint (n[2], ==, 1);
  check_texts (&figure, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/figure/of-none-one-and-many", test_figure_of_none_one_and_many);
  g_test_add_func ("/draw/figure/bears-long-names-and-large-numbers",
                   test_figure_bears_long_names_and_large_numbers);
  g_test_add_func ("/draw/figure/bears-numbers-that-do-not-vary",
                   test_figure_bears_numbers_that_do_not_vary);
  g_test_add_func ("/draw/figure/writes-numbers-for-people", test_figure_writes_numbers_for_people);
  g_test_add_func ("/draw/figure/leaves-names-of-curves-alone",
                   test_figure_leaves_names_of_curves_alone);
  g_test_add_func ("/draw/figure/names-thick-layers", test_figure_names_thick_layers);
  g_test_add_func ("/draw/plot/puts-numbers-where-the-axis-says",
                   test_plot_puts_numbers_where_the_axis_says);
  return g_test_run ();
}
