/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The forms of hazards say by their lines and areas what a run has told of them. */
#include "draw/mark_form.h"

#include "draw/backdrop.h"
#include "draw/legend.h"
#include "draw/mark_heap.h"

#include <tabard/sim.h>

#include <math.h>
#include <string.h>

#define SCALE 1000.0 /* metres a pixel */

static const TbrView view
    = { .x = 4321000, .y = 3210000, .scale = SCALE, .width = 800, .height = 600, .ui = 1 };

/* Parts of a kind. */
static guint
count_parts (const TbrMarkForm *form, TbrMarkPartKind kind)
{
  guint n = 0;
  for (guint i = 0; i < form->parts->len; i++)
    n += g_array_index (form->parts, TbrMarkPart, i).kind == kind;
  return n;
}

/* The form of a mark in the middle of the view, @radius pixels large. */
static void
form_of (TbrMarkForm *form, TbrMarkShape shape, double radius, double level, double share)
{
  double lon, lat;
  tbr_view_to_place (&view, 400, 300, &lon, &lat);
  const TbrMark mark = { .shape = shape,
                         .lon = (float) lon,
                         .lat = (float) lat,
                         .a = (float) (radius * SCALE),
                         .b = (float) (radius * SCALE),
                         .level = (float) level,
                         .share = (float) share,
                         .active = 1 };
  tbr_mark_form_init (form, &view, &mark);
}

static const TbrMarkPart *
part_of (const TbrMarkForm *form, TbrMarkPartKind kind, guint nth)
{
  for (guint i = 0; i < form->parts->len; i++)
    {
      const TbrMarkPart *part = &g_array_index (form->parts, TbrMarkPart, i);
      if (part->kind == kind && nth-- == 0)
        return part;
    }
  g_assert_not_reached ();
}

static const TbrMarkPoint *
point_of (const TbrMarkForm *form, const TbrMarkPart *part, guint i)
{
  return &g_array_index (form->points, TbrMarkPoint, part->first + i);
}

/* The area within a part, pixels squared: the shoelace formula. */
static double
area (const TbrMarkForm *form, const TbrMarkPart *part)
{
  double sum = 0;
  for (guint i = 0; i < part->n; i++)
    {
      const TbrMarkPoint *a = point_of (form, part, i);
      const TbrMarkPoint *b = point_of (form, part, (i + 1) % part->n);
      sum += a->x * b->y - b->x * a->y;
    }
  return fabs (sum) / 2;
}

/* Pixels from the leftmost to the rightmost of all points of a part, and from top to bottom. */
static void
extent (const TbrMarkForm *form, const TbrMarkPart *part, double *out_width, double *out_height)
{
  double west = INFINITY, east = -INFINITY, north = INFINITY, south = -INFINITY;
  for (guint i = 0; i < part->n; i++)
    {
      const TbrMarkPoint *at = point_of (form, part, i);
      west = MIN (west, at->x);
      east = MAX (east, at->x);
      north = MIN (north, at->y);
      south = MAX (south, at->y);
    }
  *out_width = east - west;
  *out_height = south - north;
}

static void
test_mark_form_fills_a_square_for_each_share_that_is_down (void)
{
  static const struct
  {
    double down, open;
    guint filled, crossed;
  } cases[] = { { 0, 0, 0, 0 },   { 0.5, 0.5, 8, 4 }, { 0.25, 0, 4, 0 },
                { 1, 1, 16, 16 }, { 0.001, 1, 1, 1 }, { 0.999, 1, 15, 15 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (TbrMarkForm) form = { NULL, NULL };
      form_of (&form, TBR_MARK_CELLS, 40, cases[i].down, cases[i].open);
      g_assert_cmpuint (count_parts (&form, TBR_PART_BODY), ==, cases[i].filled);
      g_assert_cmpuint (count_parts (&form, TBR_PART_HOLLOW), ==, 16 - cases[i].filled);
      g_assert_cmpuint (count_parts (&form, TBR_PART_LINE), ==, 2 * cases[i].crossed);
      for (guint k = 0; k < form.points->len; k++)
        {
          const TbrMarkPoint *at = &g_array_index (form.points, TbrMarkPoint, k);
          g_assert_cmpfloat (fabs (at->x - 400), <=, 40.1);
          g_assert_cmpfloat (fabs (at->y - 300), <=, 40.1);
        }
    }
}

static void
test_mark_form_fills_the_column_to_its_line_when_full (void)
{
  static const double loads[] = { 0.5, 1, 2, 7 }, heights[] = { 0.25, 0.5, 1, 1 };
  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      g_auto (TbrMarkForm) form = { NULL, NULL };
      double width, room, load, section, none;
      form_of (&form, TBR_MARK_GAUGE, 60, 0.5, loads[i]);
      extent (&form, part_of (&form, TBR_PART_HOLLOW, 0), &width, &room);
      extent (&form, part_of (&form, TBR_PART_BODY, 0), &width, &load);
      g_assert_cmpfloat_with_epsilon (load, heights[i] * room, 1e-6);
      /* the section as long as it is, the line of its capacity at half the height */
      extent (&form, part_of (&form, TBR_PART_LINE, 0), &section, &none);
      g_assert_cmpfloat_with_epsilon (section, 120, 0.1);
      const TbrMarkPoint *foot = point_of (&form, part_of (&form, TBR_PART_LINE, 0), 0);
      const TbrMarkPoint *line = point_of (&form, part_of (&form, TBR_PART_LINE, 1), 0);
      g_assert_cmpfloat_with_epsilon (foot->y - line->y, room / 2, 1e-6);
    }
  g_auto (TbrMarkForm) empty = { NULL, NULL };
  form_of (&empty, TBR_MARK_GAUGE, 60, 0, 0);
  g_assert_cmpuint (count_parts (&empty, TBR_PART_BODY), ==, 0);
}

static void
test_mark_form_areas_are_shares (void)
{
  g_auto (TbrMarkForm) form = { NULL, NULL };
  form_of (&form, TBR_MARK_GERM, 30, 0.2, 0.36);
  double inner = area (&form, part_of (&form, TBR_PART_BODY, 0));
  double outer = area (&form, part_of (&form, TBR_PART_HOLLOW, 0));
  g_assert_cmpfloat_with_epsilon (inner / outer, 0.36, 0.001);
  /* 1 %: a circle of 40 corners */
  g_assert_cmpfloat_with_epsilon (outer / (G_PI * 30 * 30), 1, 0.01);
  g_auto (TbrMarkForm) mud = { NULL, NULL };
  form_of (&mud, TBR_MARK_MUD, 25, 0.6, 0);
  g_assert_cmpfloat_with_epsilon (area (&mud, part_of (&mud, TBR_PART_BODY, 0)) / (G_PI * 25 * 25),
                                  1, 0.01);
}

static void
test_mark_form_is_hatched_up_to_the_share_without_power (void)
{
  for (int tenth = 1; tenth <= 10; tenth++)
    {
      g_auto (TbrMarkForm) form = { NULL, NULL };
      form_of (&form, TBR_MARK_DARK, 50, tenth / 10.0, 0);
      guint n = count_parts (&form, TBR_PART_LINE);
      double top = INFINITY;
      for (guint i = 0; i < n; i++)
        top = MIN (top, point_of (&form, part_of (&form, TBR_PART_LINE, i), 0)->y);
      /* 100 pixels from bottom to top, a line each 4 */
      g_assert_cmpuint (n, >=, (guint) (tenth * 10 / 4 - 1));
      g_assert_cmpuint (n, <=, (guint) (tenth * 10 / 4 + 1));
      g_assert_cmpfloat (top, >=, 350 - tenth * 10 - 0.1);
    }
}

static void
test_mark_form_counts_what_is_left (void)
{
  for (guint sixths = 0; sixths <= 6; sixths++)
    {
      g_auto (TbrMarkForm) mines = { NULL, NULL };
      g_auto (TbrMarkForm) web = { NULL, NULL };
      form_of (&mines, TBR_MARK_MINES, 10, sixths / 6.0, 0);
      form_of (&web, TBR_MARK_WEB, 10, sixths / 6.0, 0);
      g_assert_cmpuint (count_parts (&mines, TBR_PART_SIGN), ==, sixths);
      g_assert_cmpuint (count_parts (&web, TBR_PART_BODY), ==, sixths);
    }
}

static void
test_mark_form_grows_with_what_is_worse (void)
{
  static const TbrMarkShape shapes[] = { TBR_MARK_STRIKE, TBR_MARK_BLAST };
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_auto (TbrMarkForm) small = { NULL, NULL };
      g_auto (TbrMarkForm) large = { NULL, NULL };
      form_of (&small, shapes[i], 0, 0.1, 0);
      form_of (&large, shapes[i], 0, 0.9, 0);
      g_assert_cmpfloat (area (&large, part_of (&large, TBR_PART_BODY, 0)), >,
                         1.5 * area (&small, part_of (&small, TBR_PART_BODY, 0)));
    }
  double lengths[2];
  for (int i = 0; i < 2; i++)
    {
      g_auto (TbrMarkForm) sun = { NULL, NULL };
      double none;
      form_of (&sun, TBR_MARK_HEAT, 20, i == 0 ? 0.2 : 1, 0);
      g_assert_cmpuint (count_parts (&sun, TBR_PART_LINE), ==, 12);
      extent (&sun, part_of (&sun, TBR_PART_LINE, 0), &lengths[i], &none);
    }
  g_assert_cmpfloat (lengths[1], >, 2 * lengths[0]);
}

/* No two kinds look the same when colours are not seen: parts or corners differ. */
static void
test_mark_form_differs_by_shape_alone (void)
{
  guint seen[TBR_MARK_N][TBR_PART_N + 1] = { { 0 } };
  for (int shape = 0; shape < TBR_MARK_N; shape++)
    {
      g_auto (TbrMarkForm) form = { NULL, NULL };
      if (!tbr_mark_form_has ((TbrMarkShape) shape))
        continue;
      form_of (&form, (TbrMarkShape) shape, 12, 0.5, 0.5);
      for (int kind = 0; kind < TBR_PART_N; kind++)
        seen[shape][kind] = count_parts (&form, (TbrMarkPartKind) kind);
      seen[shape][TBR_PART_N] = form.points->len;
      g_assert_nonnull (tbr_mark_form_meaning ((TbrMarkShape) shape));
      for (int other = 0; other < shape; other++)
        g_assert_true (memcmp (seen[shape], seen[other], sizeof seen[0]) != 0);
    }
}

/* Marks of a shape in a shipped crisis at an hour. */
static guint
count_marks (const TbrMap *map, const char *name, double hours, TbrMarkShape shape)
{
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  g_autofree char *path = g_build_filename (library, name, NULL);
  g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
  g_autoptr (TbrScenario) scenario = tbr_scenario_load (path, library, map, NULL, faults);
  g_assert_nonnull (scenario);
  g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
  tbr_sim_run_until (sim, (TbrTime) (hours * (double) TBR_HOUR));
  g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
  guint n = 0;
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (snapshot->marks, TbrMark, i);
      g_assert_cmpfloat (mark->share, >=, 0);
      n += mark->shape == shape;
    }
  return n;
}

static void
test_mark_form_is_that_of_its_hazard (void)
{
  static const struct
  {
    const char *crisis;
    double hours;
    TbrMarkShape shape;
  } cases[] = {
    { "worm-friday", 20, TBR_MARK_CELLS },     { "eastern-aegean-surge", 100, TBR_MARK_GAUGE },
    { "second-wave", 48, TBR_MARK_GERM },      { "ice-dark-silent", 48, TBR_MARK_DARK },
    { "heat-2003", 48, TBR_MARK_HEAT },        { "seven-sites", 1.5, TBR_MARK_STRIKE },
    { "beirut-2020", 12, TBR_MARK_BLAST },     { "balkans-2014", 300, TBR_MARK_MINES },
    { "global-chain-week", 24, TBR_MARK_WEB }, { "kolontar-2010", 10, TBR_MARK_MUD },
    { "city-calls", 20, TBR_MARK_CALL },       { "sweden-2018", 48, TBR_MARK_ELLIPSE },
    { "tuerkiye-2023", 6, TBR_MARK_RING },     { "boris-2024", 96, TBR_MARK_WATER },
  };
  g_autofree char *folder = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  TbrMap *map = tbr_map_load (folder, NULL);
  g_assert_nonnull (map);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].crisis);
      g_assert_cmpuint (count_marks (map, cases[i].crisis, cases[i].hours, cases[i].shape), >, 0);
    }
  tbr_map_free (map);
}

/* What the legend says of a number, 0 or 1, at the signs of a hazard in some places, 12 pixels
   apart. */
static gboolean
explains (TbrMarkShape shape, guint n, double at, int value)
{
  static const TbrMap no_map = { .attribution = "nobody" };
  TbrSnapshot snapshot = { .marks = g_array_new (FALSE, FALSE, sizeof (TbrMark)) };
  for (guint i = 0; i < n; i++)
    {
      double lon, lat;
      tbr_view_to_place (&view, at + 12 * i, 300, &lon, &lat);
      TbrMark mark = { .shape = shape,
                       .lon = (float) lon,
                       .lat = (float) lat,
                       .a = 2000,
                       .b = 2000,
                       .value = 5,
                       .level = 0.5f,
                       .active = 1 };
      g_strlcpy (mark.label, shape == TBR_MARK_CELLS ? "5" : "", sizeof mark.label);
      g_array_append_val (snapshot.marks, mark);
    }
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&snapshot, &view);
  g_autoptr (GArray) rows = tbr_legend_new (overlay, &no_map);
  gboolean is_told = tbr_legend_has (rows, TBR_LEGEND_HEAP, value);
  g_array_unref (snapshot.marks);
  return is_told;
}

static void
test_mark_form_numbers_are_in_the_legend (void)
{
  g_assert_true (explains (TBR_MARK_STRIKE, 3, 400, 0));
  g_assert_false (explains (TBR_MARK_STRIKE, 1, 400, 0));  /* no number */
  g_assert_false (explains (TBR_MARK_STRIKE, 3, 2000, 0)); /* beside the picture */
  g_assert_false (explains (TBR_MARK_ELLIPSE, 3, 400, 0)); /* as they lie on the land */
  g_assert_false (explains (TBR_MARK_STRIKE, 3, 400, 1));
  /* the number is the sum of theirs */
  g_assert_true (explains (TBR_MARK_CELLS, 3, 400, 1));
  g_assert_true (explains (TBR_MARK_CELLS, 1, 400, 1));
  g_assert_false (explains (TBR_MARK_CELLS, 3, 400, 0));
}

/* However near one looks, organisations are a sign of one size, and one number stands beside it. */
static void
test_mark_form_cells_are_a_sign_at_every_scale (void)
{
  TbrSnapshot snapshot = { .marks = g_array_new (FALSE, FALSE, sizeof (TbrMark)) };
  double lon, lat, before = 0;
  tbr_view_to_place (&view, 400, 300, &lon, &lat);
  TbrMark mark = { .shape = TBR_MARK_CELLS,
                   .lon = (float) lon,
                   .lat = (float) lat,
                   .a = 20e3f,
                   .b = 20e3f,
                   .value = 5,
                   .level = 0.5f,
                   .active = 1 };
  g_array_append_val (snapshot.marks, mark);
  for (double scale = 6000; scale > 20; scale /= 2)
    {
      TbrView near = view;
      near.scale = scale;
      g_autoptr (GArray) heaps = tbr_mark_heaps_new (&snapshot, &near);
      const TbrRect box = tbr_mark_heap_box (&g_array_index (heaps, TbrMarkHeap, 0), &near);
      g_assert_cmpfloat (box.width, >=, before);
      g_assert_cmpfloat (box.width, >, 4);
      g_assert_cmpfloat (box.width, <=, 2 * TBR_MOST_CELLS + 1);
      g_assert_cmpfloat (tbr_mark_heap_gap (&g_array_index (heaps, TbrMarkHeap, 0), &near), <,
                         TBR_MOST_CELLS + 10);
      before = box.width;
    }
  g_array_unref (snapshot.marks);
}

/* A coast runs down across the number of a place, from its first letter to its last: nowhere does
   it show between them, where it would be read as a point. */
static void
test_mark_names_let_nothing_shine_through (void)
{
  double lon, lat;
  TbrSnapshot snapshot = { .marks = g_array_new (FALSE, FALSE, sizeof (TbrMark)) };
  tbr_view_to_place (&view, 400, 300, &lon, &lat);
  TbrMark mark = { .shape = TBR_MARK_ELLIPSE, .lon = (float) lon, .lat = (float) lat, .a = 9 };
  g_strlcpy (mark.label, "18 ha", sizeof mark.label);
  g_array_append_val (snapshot.marks, mark);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 600);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  const TbrNameRoom room = { taken, NULL, NULL };
  TbrPen pen;
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  tbr_backdrop_paint_mark_names (&pen, &view, &snapshot, &room);
  tbr_pen_clear (&pen);
  cairo_surface_flush (surface);
  g_assert_cmpuint (taken->len, ==, 1);
  const TbrRect *name = &g_array_index (taken, TbrRect, 0);
  const guint32 *row = (gconstpointer) (cairo_image_surface_get_data (surface)
                                        + (int) (name->y + name->height * 0.7)
                                              * cairo_image_surface_get_stride (surface));
  for (int x = (int) name->x + 1; x < name->x + name->width - 1; x++)
    g_assert_cmphex (row[x], !=, 0xffff0000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_array_unref (snapshot.marks);
}

/* The edge of what is seen wanders over the number of a place: it stands on another side of it. */
static void
test_mark_names_are_not_cut_by_the_edge (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 600);
  cairo_t *cr = cairo_create (surface);
  double lon, lat;
  TbrPen pen;
  TbrSnapshot snapshot = { .marks = g_array_new (FALSE, FALSE, sizeof (TbrMark)) };
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  tbr_view_to_place (&view, 400, 300, &lon, &lat);
  TbrMark mark = { .shape = TBR_MARK_ELLIPSE, .lon = (float) lon, .lat = (float) lat, .a = 9 };
  g_strlcpy (mark.label, "18 ha", sizeof mark.label);
  g_array_append_val (snapshot.marks, mark);
  for (int edge = 340; edge < 480; edge += 3)
    {
      const TbrRect window = { 100, 100, edge - 100, 300 };
      g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TbrRect));
      const TbrNameRoom room = { taken, NULL, &window };
      tbr_backdrop_paint_mark_names (&pen, &view, &snapshot, &room);
      g_assert_cmpuint (taken->len, ==, 1);
      g_assert_false (tbr_rect_crosses (&g_array_index (taken, TbrRect, 0), &window));
    }
  g_array_unref (snapshot.marks);
  tbr_pen_clear (&pen);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/mark-form/fills-a-square-for-each-share-that-is-down",
                   test_mark_form_fills_a_square_for_each_share_that_is_down);
  g_test_add_func ("/draw/mark-form/fills-the-column-to-its-line-when-full",
                   test_mark_form_fills_the_column_to_its_line_when_full);
  g_test_add_func ("/draw/mark-form/areas-are-shares", test_mark_form_areas_are_shares);
  g_test_add_func ("/draw/mark-form/is-hatched-up-to-the-share-without-power",
                   test_mark_form_is_hatched_up_to_the_share_without_power);
  g_test_add_func ("/draw/mark-form/counts-what-is-left", test_mark_form_counts_what_is_left);
  g_test_add_func ("/draw/mark-form/grows-with-what-is-worse",
                   test_mark_form_grows_with_what_is_worse);
  g_test_add_func ("/draw/mark-form/differs-by-shape-alone", test_mark_form_differs_by_shape_alone);
  g_test_add_func ("/draw/mark-form/is-that-of-its-hazard", test_mark_form_is_that_of_its_hazard);
  g_test_add_func ("/draw/mark-form/numbers-are-in-the-legend",
                   test_mark_form_numbers_are_in_the_legend);
  g_test_add_func ("/draw/mark-form/cells-are-a-sign-at-every-scale",
                   test_mark_form_cells_are_a_sign_at_every_scale);
  g_test_add_func ("/draw/mark-form/names-let-nothing-shine-through",
                   test_mark_names_let_nothing_shine_through);
  g_test_add_func ("/draw/mark-form/names-are-not-cut-by-the-edge",
                   test_mark_names_are_not_cut_by_the_edge);
  return g_test_run ();
}
