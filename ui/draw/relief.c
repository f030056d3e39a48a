/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Mountains and valleys as light and shade, from the map's heights. */
#include "draw/relief.h"

#include <math.h>

#define STEP 8000.0   /* metres between two values; the heights are 6 to 11 km apart */
#define EDGE_STEPS 64 /* points along each side of the part of the Earth that has heights */
#define MARGIN 2      /* values around what is seen, for what lies between two */
#define STEEPER 12.0  /* slopes over 11 km are slight: heights are multiplied; our choice */
#define LEVEL_LIGHT 0.70710678118654752 /* of level land: the sine of 45 degrees */
#define MIDDLE 128                      /* the value of level land */
#define METRES_A_DEGREE 111195.0

struct _TbrRelief
{
  double west, north; /* metres in the projection: the corner of the first value's square */
  int width, height;  /* values */
  guint8 *light;      /* rows from north to south; MIDDLE: level, 0: shade, 255: light */
};

double
tbr_relief_light (const double heights[9], double cell_x, double cell_y, double steeper)
{
  const double *z = heights;
  const double height = G_PI_4, azimuth = 3 * G_PI_4; /* of the sun; from the east, to the left */
  double east = (z[2] + 2 * z[5] + z[8] - z[0] - 2 * z[3] - z[6]) / (8 * cell_x);
  double south = (z[6] + 2 * z[7] + z[8] - z[0] - 2 * z[1] - z[2]) / (8 * cell_y);
  double slope = atan (steeper * hypot (east, south));
  double aspect = atan2 (south, -east);
  double light = sin (height) * cos (slope) + cos (height) * sin (slope) * cos (azimuth - aspect);
  return MAX (light, 0);
}

/* ---- made once ---- */

static double
height_at (const TbrMap *map, int column, int row)
{
  const double metres = 20; /* of one grey level, <tabard/map.h> */
  int x = CLAMP (column, 0, map->elevation_width - 1);
  int y = CLAMP (row, 0, map->elevation_height - 1);
  return metres * map->elevation[(gsize) y * map->elevation_width + (gsize) x];
}

/* The light on each cell of the heights. (transfer full) */
static float *
light_cells (const TbrMap *map)
{
  float *cells = g_new (float, (gsize) map->elevation_width * map->elevation_height);
  double step = (double) map->elevation_step;
  for (int row = 0; row < map->elevation_height; row++)
    {
      double lat = (double) map->elevation_north - (row + 0.5) * step;
      double cell_y = step * METRES_A_DEGREE, cell_x = cell_y * cos (lat * G_PI / 180);
      for (int column = 0; column < map->elevation_width; column++)
        {
          double z[9];
          for (int k = 0; k < 9; k++)
            z[k] = height_at (map, column + k % 3 - 1, row + k / 3 - 1);
          cells[(gsize) row * map->elevation_width + (gsize) column]
              = (float) tbr_relief_light (z, cell_x, cell_y, STEEPER);
        }
    }
  return cells;
}

/* Between the four cells around a place; level where nothing is known. */
static double
light_at (const TbrMap *map, const float *cells, double lon, double lat)
{
  double x = (lon - (double) map->elevation_west) / (double) map->elevation_step - 0.5;
  double y = ((double) map->elevation_north - lat) / (double) map->elevation_step - 0.5;
  if (!(x >= 0 && y >= 0 && x < map->elevation_width - 1 && y < map->elevation_height - 1))
    return LEVEL_LIGHT;
  double dx = x - floor (x), dy = y - floor (y);
  const float *at = cells + (gsize) y * map->elevation_width + (gsize) x;
  const float *below = at + map->elevation_width;
  double upper = (double) at[0] + dx * (double) (at[1] - at[0]);
  double lower = (double) below[0] + dx * (double) (below[1] - below[0]);
  return upper + dy * (lower - upper);
}

/* The part of the projection that has heights. */
static void
measure (const TbrMap *map, TbrRelief *relief)
{
  double step = (double) map->elevation_step;
  double wide = map->elevation_width * step, high = map->elevation_height * step;
  double box[4] = { INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (int i = 0; i < 4 * EDGE_STEPS; i++)
    {
      double along = (double) (i / 4) / (EDGE_STEPS - 1), x, y;
      double lon = i % 2 == 0 ? along * wide : (i % 4 == 1 ? 0 : wide);
      double lat = i % 2 == 1 ? along * high : (i % 4 == 0 ? 0 : high);
      tbr_project ((double) map->elevation_west + lon, (double) map->elevation_north - lat, &x, &y);
      box[0] = MIN (box[0], x);
      box[1] = MIN (box[1], y);
      box[2] = MAX (box[2], x);
      box[3] = MAX (box[3], y);
    }
  relief->west = box[0];
  relief->north = box[3];
  relief->width = (int) ceil ((box[2] - box[0]) / STEP);
  relief->height = (int) ceil ((box[3] - box[1]) / STEP);
}

static guint8
value_of (double light)
{
  double share = light < LEVEL_LIGHT ? (light - LEVEL_LIGHT) / LEVEL_LIGHT
                                     : (light - LEVEL_LIGHT) / (1 - LEVEL_LIGHT);
  return (guint8) CLAMP (lround (MIDDLE + share * (MIDDLE - 1)), 0, 255);
}

TbrRelief *
tbr_relief_new (const TbrMap *map)
{
  g_return_val_if_fail (map != NULL && map->elevation != NULL, NULL);
  TbrRelief *relief = g_new0 (TbrRelief, 1);
  measure (map, relief);
  relief->light = g_new (guint8, (gsize) relief->width * (gsize) relief->height);
  g_autofree float *cells = light_cells (map);
  for (int row = 0; row < relief->height; row++)
    for (int column = 0; column < relief->width; column++)
      {
        double lon, lat;
        tbr_unproject (relief->west + (column + 0.5) * STEP, relief->north - (row + 0.5) * STEP,
                       &lon, &lat);
        relief->light[(gsize) row * (gsize) relief->width + (gsize) column]
            = value_of (light_at (map, cells, lon, lat));
      }
  return relief;
}

void
tbr_relief_free (TbrRelief *relief)
{
  if (relief == NULL)
    return;
  g_free (relief->light);
  g_free (relief);
}

/* ---- drawn ---- */

/* A colour with a share of its opacity, as Cairo keeps it: multiplied. */
static guint32
premultiplied (TbrColour colour, double share)
{
  double opacity = share * (colour & 0xff) / 255;
  guint32 pixel = (guint32) lround (opacity * 255);
  for (int shift = 24; shift >= 8; shift -= 8)
    pixel = pixel << 8 | (guint32) lround (opacity * (colour >> shift & 0xff));
  return pixel;
}

static void
fill_palette (const TbrTheme *theme, guint32 palette[256])
{
  for (int i = 0; i < 256; i++)
    palette[i] = i < MIDDLE ? premultiplied (theme->shade, (double) (MIDDLE - i) / MIDDLE)
                            : premultiplied (theme->shine, (double) (i - MIDDLE) / (255 - MIDDLE));
}

/* The values from @column and @row on as a picture. (transfer full) */
static cairo_surface_t *
picture_of (const TbrRelief *relief, const TbrTheme *theme, const cairo_rectangle_int_t *part)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, part->width, part->height);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint32 palette[256];
  fill_palette (theme, palette);
  for (int row = 0; pixels != NULL && row < part->height; row++)
    {
      guint32 *to = (guint32 *) (gpointer) (pixels + (gsize) row * (gsize) stride);
      const guint8 *from
          = relief->light + (gsize) (part->y + row) * (gsize) relief->width + part->x;
      for (int column = 0; column < part->width; column++)
        to[column] = palette[from[column]];
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

void
tbr_relief_fill (const TbrRelief *relief, const TbrPen *pen, const TbrView *view)
{
  double scale = view->scale / STEP; /* values a pixel */
  double left = (view->x - relief->west) / STEP - scale * view->width / 2;
  double top = (relief->north - view->y) / STEP - scale * view->height / 2;
  double right = left + scale * view->width, bottom = top + scale * view->height;
  int x = (int) CLAMP (floor (left) - MARGIN, 0, relief->width);
  int y = (int) CLAMP (floor (top) - MARGIN, 0, relief->height);
  const cairo_rectangle_int_t part
      = { x, y, (int) CLAMP (ceil (right) + MARGIN, 0, relief->width) - x,
          (int) CLAMP (ceil (bottom) + MARGIN, 0, relief->height) - y };
  if (part.width <= 0 || part.height <= 0)
    {
      cairo_new_path (pen->cr);
      return;
    }
  cairo_surface_t *surface = picture_of (relief, pen->theme, &part);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (surface);
  cairo_matrix_t matrix;
  cairo_matrix_init (&matrix, scale, 0, 0, scale, left - x, top - y);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_BILINEAR);
  cairo_set_source (pen->cr, pattern);
  cairo_fill (pen->cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (surface);
}
