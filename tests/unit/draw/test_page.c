/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* That whole pictures are files that other programs read, the same each time, with nothing cut. */
#include <tabard/draw.h>
#include <tabard/sim.h>

#include "draw/overlay.h"
#include "leaks.h"
#include "summer.h"

#include <glib/gstdio.h>
#include <math.h>

static const TbrBox sweden = { 10.5, 55.2, 24.5, 69.2 };

typedef struct
{
  TbrMap *map;
  Summer *summer;
  char *folder;
} House;

typedef struct
{
  GHashTable *texts;    /* every text of an SVG */
  double right, bottom; /* where texts begin farthest out */
  double left, top;
  guint n;
} Found;

static char *
path_in (const House *house, const char *name)
{
  return g_build_filename (house->folder, name, NULL);
}

static GBytes *
draw (const House *house, const TbrSnapshot *snapshot, const TbrDrawOptions *options,
      const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = path_in (house, name);
  char *bytes;
  gsize length;
  tbr_draw_map_file (house->map, snapshot, options, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
start_element (GMarkupParseContext *context, const char *element, const char **names,
               const char **values, gpointer data, GError **error)
{
  Found *found = data;
  if (!g_str_equal (element, "text"))
    return;
  found->n++;
  for (guint i = 0; names[i] != NULL; i++)
    {
      double value = g_ascii_strtod (values[i], NULL);
      if (g_str_equal (names[i], "x"))
        {
          found->left = MIN (found->left, value);
          found->right = MAX (found->right, value);
        }
      if (g_str_equal (names[i], "y"))
        {
          found->top = MIN (found->top, value);
          found->bottom = MAX (found->bottom, value);
        }
    }
}

static void
take_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
           GError **error)
{
  Found *found = data;
  g_hash_table_add (found->texts, g_strndup (text, length));
}

/* Reads an SVG as a whole; fails when it is not well-formed. */
static void
read_svg (GBytes *svg, Found *found)
{
  static const GMarkupParser parser = { start_element, NULL, take_text, NULL, NULL };
  g_autoptr (GError) error = NULL;
  *found = (Found){ .texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                    .left = 1e9,
                    .top = 1e9 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, found, NULL);
  gsize length;
  const char *text = g_bytes_get_data (svg, &length);
  g_markup_parse_context_parse (context, text, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static guint
read_u32 (const guint8 *bytes)
{
  return (guint) bytes[0] << 24 | (guint) bytes[1] << 16 | (guint) bytes[2] << 8 | bytes[3];
}

static void
test_page_png_has_the_size_asked_for (gconstpointer data)
{
  static const int sizes[][2] = { { 800, 500 }, { 1600, 1200 }, { 320, 320 } };
  const House *house = data;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      TbrDrawOptions options = { .width = sizes[i][0], .height = sizes[i][1] };
      g_autoptr (GBytes) png = draw (house, &house->summer->snapshot, &options, "size.png");
      const guint8 *bytes = g_bytes_get_data (png, NULL);
      g_assert_cmpmem (bytes + 1, 3, "PNG", 3);
      g_assert_cmpuint (read_u32 (bytes + 16), ==, (guint) sizes[i][0]);
      g_assert_cmpuint (read_u32 (bytes + 20), ==, (guint) sizes[i][1]);
    }
}

static void
test_page_svg_holds_names_as_text (gconstpointer data)
{
  const House *house = data;
  Found found;
  TbrDrawOptions options = { .region = &sweden };
  g_autoptr (GBytes) svg = draw (house, &house->summer->snapshot, &options, "names.svg");
  read_svg (svg, &found);
  g_assert_true (g_hash_table_contains (found.texts, "Oslo"));
  g_assert_true (g_hash_table_contains (found.texts, "Helsinki"));
  g_assert_true (g_hash_table_contains (found.texts, "Göteborg"));
  g_assert_true (g_hash_table_contains (found.texts, house->summer->meta.title));
  g_assert_true (g_hash_table_contains (found.texts, house->map->attribution));
  g_assert_true (g_hash_table_contains (found.texts, "at work"));
  g_assert_true (g_hash_table_contains (found.texts, "Forest fire"));
  g_assert_false (g_hash_table_contains (found.texts, "search and rescue"));
  g_hash_table_unref (found.texts);
}

static void
test_page_same_input_same_bytes (gconstpointer data)
{
  static const char *const names[] = { "same.png", "same.svg", "same.pdf" };
  const House *house = data;
  TbrDrawOptions options = { .width = 800, .height = 500 };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) first = draw (house, &house->summer->snapshot, &options, names[i]);
      g_autoptr (GBytes) again = draw (house, &house->summer->snapshot, &options, names[i]);
      g_assert_true (g_bytes_equal (first, again));
    }
}

static void
test_page_pdf_bears_the_date_of_the_sources (gconstpointer data)
{
  const House *house = data;
  TbrDrawOptions options = { .width = 400, .height = 400 };
  g_setenv ("SOURCE_DATE_EPOCH", "1532001600", TRUE);
  g_autoptr (GBytes) pdf = draw (house, NULL, &options, "date.pdf");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);
  g_assert_cmpmem (bytes, 5, "%PDF-", 5);
  g_autofree char *text = g_strndup (bytes, length);
  for (gsize i = 0; i < length; i++)
    text[i] = bytes[i] == '\0' ? ' ' : bytes[i];
  g_assert_nonnull (g_strstr_len (text, (gssize) length, "20180719120000Z"));
}

/* The largest and smallest sheets, each with names far longer than they should be. */
static void
test_page_cuts_no_text (gconstpointer data)
{
  static const int sizes[][2] = { { 800, 500 }, { 1280, 800 }, { 3840, 2160 }, { 900, 1400 } };
  const House *house = data;
  static const TbrCaptionLine lines[] = {
    { "Katastrophenschutzeinheiten im Einsatz auf schwedischem Staatsgebiet insgesamt", "1 234" },
    { "\xce\x91\xce\xbd\xce\xbf\xce\xb9\xce\xba\xcf\x84\xce\xad\xcf\x82 \xce\xb1\xce\xbd\xce\xac"
      "\xce\xb3\xce\xba\xce\xb5\xcf\x82",
      "71" },
    { "Avointen tarpeiden kokonaism\xc3\xa4\xc3\xa4r\xc3\xa4",
      "123 456 789 henkil\xc3\xb6\xc3\xa4" },
  };
  TbrCaption caption = { lines, G_N_ELEMENTS (lines) };
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Found found;
      TbrDrawOptions options
          = { .width = sizes[i][0],
              .height = sizes[i][1],
              .caption = &caption,
              .title = "Donaudampfschifffahrtsgesellschaftskapit\xc3\xa4n und die "
                       "Waldbr\xc3\xa4nde in Schweden, Finnland, Norwegen, Estland, Lettland, "
                       "Litauen, Polen und D\xc3\xa4nemark im Sommer zweitausendachtzehn" };
      g_autoptr (GBytes) svg = draw (house, &house->summer->snapshot, &options, "cut.svg");
      read_svg (svg, &found);
      g_assert_cmpuint (found.n, >, 20);
      g_assert_cmpfloat (found.left, >=, 0);
      g_assert_cmpfloat (found.top, >=, 0);
      g_assert_cmpfloat (found.right, <, sizes[i][0]);
      g_assert_cmpfloat (found.bottom, <, sizes[i][1]);
      /* the last rows of the legend are there: nothing was left out for want of room */
      g_assert_true (g_hash_table_contains (found.texts, "road slowed"));
      g_hash_table_unref (found.texts);
    }
}

/* A crisis at the edge of the small map of Europe: what stands for it there does not leave that
   map, and the margin at its right is empty, as the margin of a picture of somewhere else. */
static void
test_page_small_map_keeps_to_its_frame (gconstpointer data)
{
  static const TbrBox boxes[] = { { 36, 35, 44, 40 }, { 5, 45, 12, 49 } };
  const House *house = data;
  cairo_surface_t *pictures[2];
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autofree char *name = g_strdup_printf ("edge-%u.png", i);
      g_autofree char *path = path_in (house, name);
      const TbrDrawOptions options = { .width = 1200, .height = 1000, .region = &boxes[i] };
      g_autoptr (GBytes) bytes = draw (house, &house->summer->snapshot, &options, name);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
      pictures[i] = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_surface_status (pictures[i]), ==, CAIRO_STATUS_SUCCESS);
    }
  const guint margin = 4, rows = 400;
  for (guint y = 1000 - rows; y < 1000; y++)
    {
      const guint8 *line[2];
      for (guint i = 0; i < 2; i++)
        line[i] = cairo_image_surface_get_data (pictures[i])
                  + y * (guint) cairo_image_surface_get_stride (pictures[i]);
      g_assert_cmpmem (line[0] + 4 * (1200 - margin), 4 * margin, line[1] + 4 * (1200 - margin),
                       4 * margin);
    }
  for (guint i = 0; i < 2; i++)
    cairo_surface_destroy (pictures[i]);
}

/* Every region is without water, so that letters are wanted everywhere. (transfer full) */
static GArray *
cut_water (const TbrMap *map)
{
  GArray *outages = g_array_new (FALSE, TRUE, sizeof (TbrOutageView));
  for (guint i = 0; i < map->n_regions; i++)
    {
      TbrOutageView outage = { .region = { i } };
      outage.inoperability[TBR_LIFELINE_WATER] = 1;
      g_array_append_val (outages, outage);
    }
  return outages;
}

static void
test_page_names_overlap_nothing (gconstpointer data)
{
  const House *house = data;
  g_autoptr (GArray) outages = cut_water (house->map);
  TbrSnapshot dry = house->summer->snapshot;
  dry.outages = outages;
  g_autoptr (TbrBackdrop) backdrop = tbr_backdrop_new (house->map);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  TbrView view = { .width = 1200, .height = 1000, .ui = 1 };
  tbr_view_fit (&view, &sweden);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (&house->summer->snapshot, &view);
  g_autoptr (GArray) taken = tbr_overlay_boxes (overlay);
  guint n_symbols = taken->len;
  TbrPen pen;
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), 1);
  g_autoptr (GArray) small = tbr_overlay_small_boxes (overlay);
  const TbrNameRoom room = { taken, small, NULL };
  tbr_backdrop_paint_letters (backdrop, &pen, &view, &dry, &room);
  g_assert_cmpuint (taken->len, >, n_symbols);
  g_array_set_size (taken, n_symbols);
  tbr_backdrop_paint_names (backdrop, &pen, &view, &dry, &room);
  tbr_pen_clear (&pen);
  g_assert_cmpuint (taken->len, >, n_symbols + 40);
  for (guint i = n_symbols; i < taken->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const TbrRect *a = &g_array_index (taken, TbrRect, i);
        const TbrRect *b = &g_array_index (taken, TbrRect, j);
        /* a name may touch the margin around its own dot */
        gboolean own_dot = i == j + 1 && a->width == a->height;
        g_assert_true (own_dot || !tbr_rect_overlaps (a, b));
      }
  /* hardly any lies over the mark of a base, a nose or a number */
  guint n_hiding = 0;
  for (guint i = n_symbols; i < taken->len; i++)
    for (guint j = 0; j < small->len; j++)
      {
        const TbrRect *a = &g_array_index (taken, TbrRect, i);
        n_hiding
            += a->width != a->height && tbr_rect_overlaps (a, &g_array_index (small, TbrRect, j));
      }
  g_assert_cmpuint (small->len, >, 10);
  g_assert_cmpuint (n_hiding, <=, (taken->len - n_symbols) / 20);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Where the map ends there is paper, and neither land nor water: from the middle of Europe outwards
   in many directions, what lies beyond the box of the map has the colour of the page, and no place
   within has it. */
static void
test_page_map_ends_in_paper (gconstpointer data)
{
  const House *house = data;
  g_autoptr (TbrBackdrop) backdrop = tbr_backdrop_new (house->map);
  guint n[2] = { 0, 0 };
  for (int theme = 0; theme < TBR_THEME_N; theme++)
    {
      const TbrTheme *colours = tbr_theme_get ((TbrThemeId) theme);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 500);
      cairo_t *cr = cairo_create (surface);
      TbrView view = { .x = 4321000,
                       .y = 3210000,
                       .scale = 16000,
                       .width = 600,
                       .height = 500,
                       .ui = 1,
                       .hidden = G_MAXUINT32 & ~(1u << TBR_MAP_STATES) };
      TbrPen pen;
      tbr_pen_init (&pen, cr, colours, 1);
      tbr_backdrop_paint (backdrop, &pen, &view, NULL);
      tbr_pen_clear (&pen);
      cairo_surface_flush (surface);
      const guint32 *pixels = (gconstpointer) cairo_image_surface_get_data (surface);
      for (int i = 0; i < 600 * 500; i += 97)
        {
          double lon, lat;
          tbr_view_to_place (&view, i % 600 + 0.5, i / 600.0, &lon, &lat);
          double out = MAX (MAX (backdrop->frame.west - lon, lon - backdrop->frame.east),
                            MAX (backdrop->frame.south - lat, lat - backdrop->frame.north));
          gboolean is_paper = (pixels[i] & 0xffffff) == colours->page >> 8;
          if (fabs (out) > 2 && (out > 0 || colours->page != colours->land[0]))
            g_assert_cmpint (is_paper, ==, out > 0);
          n[out > 0]++;
        }
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (MIN (n[0], n[1]), >, 500);
}

/* What lies over what, of all that is seen of a crisis. */
typedef struct
{
  guint n_names, n_hiding; /* names of places, those that lie over the sign of a hazard */
  guint n_over;            /* those that lie over the mark of a base, which is painted below them */
  guint n_marks, n_heaps;  /* places of hazards, signs for them */
} Crowd;

static void
look_at (const House *house, const TbrSnapshot *snapshot, double ui, Crowd *crowd)
{
  g_autoptr (TbrBackdrop) backdrop = tbr_backdrop_new (house->map);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);
  TbrView view = { .width = (int) (925 * ui), .height = (int) (520 * ui), .ui = ui };
  TbrBox box;
  TbrPen pen;
  g_assert_true (tbr_draw_find_action (snapshot, &box));
  tbr_view_fit (&view, &box);
  g_autoptr (TbrOverlay) overlay = tbr_overlay_new (snapshot, &view);
  g_autoptr (GArray) taken = tbr_overlay_boxes (overlay);
  g_autoptr (GArray) small = tbr_overlay_small_boxes (overlay);
  g_autoptr (GArray) heaps = tbr_mark_heaps_new (snapshot, &view);
  g_autoptr (GArray) signs = g_array_new (FALSE, FALSE, sizeof (TbrRect));
  for (guint i = 0; i < heaps->len; i++)
    {
      TbrRect sign = tbr_mark_heap_box (&g_array_index (heaps, TbrMarkHeap, i), &view);
      g_array_append_val (signs, sign);
    }
  const guint n_symbols = taken->len;
  const TbrNameRoom room = { taken, small, NULL };
  TbrSnapshot unnamed = *snapshot;
  unnamed.marks = NULL; /* names of places alone, as the desktop sets them */
  tbr_pen_init (&pen, cr, tbr_theme_get (TBR_THEME_LIGHT), ui);
  tbr_backdrop_paint_names (backdrop, &pen, &view, &unnamed, &room);
  tbr_pen_clear (&pen);
  for (guint i = n_symbols; i < taken->len; i++)
    {
      const TbrRect *name = &g_array_index (taken, TbrRect, i);
      if (name->width == name->height) /* its dot */
        continue;
      crowd->n_names++;
      crowd->n_over += !tbr_rect_is_free (small, name);
      crowd->n_hiding += !tbr_rect_is_free (signs, name);
      for (guint k = 0; k < n_symbols; k++)
        g_assert_false (tbr_rect_overlaps (name, &g_array_index (taken, TbrRect, k)));
    }
  crowd->n_marks += snapshot->marks->len;
  crowd->n_heaps += heaps->len;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The most crowded crises that are shipped, as the window shows them first: enough places have a
   name, no name is hidden by a unit or a need, hardly any lies over the sign of a hazard or a base.
 */
static void
test_page_crowded_crises_are_readable (gconstpointer data)
{
  static const struct
  {
    const char *name;
    int days;
  } crises[] = { { "worm-friday", 1 }, { "two-augusts", 4 }, { "perfect-storm", 16 } };
  const House *house = data;
  const char *source = g_getenv ("TABARD_SOURCE");
  g_autofree char *library = g_build_filename (source, "scenarios", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (crises); i++)
    {
      Crowd crowd = { 0 };
      g_autofree char *path = g_build_filename (library, crises[i].name, NULL);
      g_autoptr (TbrDiagnostics) faults = tbr_diagnostics_new ();
      g_autoptr (TbrScenario) scenario
          = tbr_scenario_load (path, library, house->map, NULL, faults);
      g_assert_nonnull (scenario);
      g_autoptr (TbrSim) sim = tbr_sim_new (scenario, 1, 0);
      tbr_sim_run_until (sim, crises[i].days * 24 * TBR_HOUR);
      g_autoptr (TbrSnapshot) snapshot = tbr_sim_snapshot (sim);
      for (double ui = 1; ui <= 2; ui++)
        look_at (house, snapshot, ui, &crowd);
      g_test_message ("%s: %u names, %u over hazards, %u over anything small; %u marks as %u signs",
                      crises[i].name, crowd.n_names, crowd.n_hiding, crowd.n_over, crowd.n_marks,
                      crowd.n_heaps);
      g_assert_cmpuint (crowd.n_names, >=, 80);
      g_assert_cmpuint (crowd.n_hiding * 20, <=, crowd.n_names);
      g_assert_cmpuint (crowd.n_over * 10, <=, crowd.n_names);
      if (i == 0)
        g_assert_cmpuint (crowd.n_heaps * 4, <=, crowd.n_marks);
    }
}

static void
test_page_has_few_enough_points (gconstpointer data)
{
  const House *house = data;
  g_autoptr (TbrBackdrop) backdrop = tbr_backdrop_new (house->map);
  for (double scale = 20; scale < 20000; scale *= 1.7)
    {
      TbrView view
          = { .x = 4321000, .y = 3210000, .scale = scale, .width = 3840, .height = 2160, .ui = 1 };
      guint n = tbr_backdrop_count (backdrop, &view);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (n, <=, 30000);
    }
}

static void
test_page_refuses_other_endings_and_sizes (gconstpointer data)
{
  const House *house = data;
  static const TbrDrawOptions bad[] = { { .width = 100, .height = 800 }, { .width = 20000 } };
  g_autoptr (GError) error = NULL;
  g_autofree char *gif = path_in (house, "map.gif");
  g_autofree char *png = path_in (house, "bad.png");
  g_autofree char *nowhere = path_in (house, "no-such-folder" G_DIR_SEPARATOR_S "map.png");
  g_assert_false (tbr_draw_map_file (house->map, NULL, NULL, gif, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_USAGE);
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (tbr_draw_map_file (house->map, NULL, &bad[i], png, &error));
      g_assert_error (error, TBR_ERROR, TBR_ERROR_USAGE);
      g_clear_error (&error);
      g_assert_false (g_file_test (png, G_FILE_TEST_EXISTS));
    }
  g_assert_false (tbr_draw_map_file (house->map, NULL, NULL, nowhere, &error));
  g_assert_error (error, TBR_ERROR, TBR_ERROR_FILE);
}

static void
clean (House *house)
{
  g_autoptr (GDir) dir = g_dir_open (house->folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = path_in (house, name);
      g_remove (path);
    }
  g_rmdir (house->folder);
  g_free (house->folder);
  summer_free (house->summer);
  tbr_map_free (house->map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_build_filename (g_getenv ("TABARD_SOURCE"), "assets", "map", NULL);
  House house = { .map = tbr_map_load (data, &error), .folder = g_dir_make_tmp (NULL, NULL) };
  g_assert_no_error (error);
  house.summer = summer_new (house.map);
  g_test_add_data_func ("/draw/page/png-has-the-size-asked-for", &house,
                        test_page_png_has_the_size_asked_for);
  g_test_add_data_func ("/draw/page/svg-holds-names-as-text", &house,
                        test_page_svg_holds_names_as_text);
  g_test_add_data_func ("/draw/page/same-input-same-bytes", &house,
                        test_page_same_input_same_bytes);
  g_test_add_data_func ("/draw/page/pdf-bears-the-date-of-the-sources", &house,
                        test_page_pdf_bears_the_date_of_the_sources);
  g_test_add_data_func ("/draw/page/cuts-no-text", &house, test_page_cuts_no_text);
  g_test_add_data_func ("/draw/page/map-ends-in-paper", &house, test_page_map_ends_in_paper);
  g_test_add_data_func ("/draw/page/small-map-keeps-to-its-frame", &house,
                        test_page_small_map_keeps_to_its_frame);
  g_test_add_data_func ("/draw/page/names-overlap-nothing", &house,
                        test_page_names_overlap_nothing);
  g_test_add_data_func ("/draw/page/crowded-crises-are-readable", &house,
                        test_page_crowded_crises_are_readable);
  g_test_add_data_func ("/draw/page/has-few-enough-points", &house,
                        test_page_has_few_enough_points);
  g_test_add_data_func ("/draw/page/refuses-other-endings-and-sizes", &house,
                        test_page_refuses_other_endings_and_sizes);
  int result = g_test_run ();
  clean (&house);
  return result;
}
