/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Places that a planner brought along, as a layer of the map: no two layers look alike, whatever
   the colours are worth to who looks. */
#include "draw/own_layer.h"

#include "draw/names.h"
#include "draw/simplify.h"

#include <glib/gi18n.h>
#include <math.h>

#define N_COLOURS 8        /* TbrTheme.series */
#define FIRST_COLOUR 2     /* the first two are those of units and needs */
#define N_FORMS 4          /* of markers, edges and hatching */
#define MARKER 5.0         /* pixels at ui 1, half of a marker */
#define TILE 11.0          /* pixels at ui 1, of the hatching */
#define OPACITY 0x30u      /* of an area under its hatching */
#define SMALL 5.0          /* pixels at ui 1: what is smaller is a marker */
#define GRID 6.0           /* pixels at ui 1: of several markers as near as that one is drawn */
#define REACH 8.0          /* pixels at ui 1 around a point or a line */
#define AREA_A_NAME 9000.0 /* square pixels at ui 1; no more names than that */
#define MOST_TRIES 3000u   /* names in view for which room is looked for */
#define OFTEN 256u         /* places after which it is asked whether the picture is still wanted */
#define FARTHEST 2e7f      /* metres: where a point goes that the projection has no place for */

/* ---- made ready ---- */

static void
clear (gpointer data)
{
  TbrOwnLayer *layer = data;
  tbr_places_unref (layer->places);
  g_free (layer->x);
  g_free (layer->y);
  g_free (layer->weight);
  g_free (layer->bounds);
}

static void
project (TbrOwnLayer *layer)
{
  const GArray *points = layer->places->points;
  for (guint i = 0; i < points->len; i++)
    {
      const TbrPoint *point = &g_array_index (points, TbrPoint, i);
      double x, y;
      tbr_project (point->lon, point->lat, &x, &y);
      gboolean has_place = isfinite (x) && isfinite (y);
      layer->x[i] = has_place ? (float) (x - TBR_BACKDROP_X) : FARTHEST;
      layer->y[i] = has_place ? (float) (y - TBR_BACKDROP_Y) : FARTHEST;
    }
}

static void
bound (TbrOwnLayer *layer, const TbrOwnPlace *place, float box[4])
{
  box[0] = box[1] = INFINITY;
  box[2] = box[3] = -INFINITY;
  for (guint32 k = 0; k < place->n_parts; k++)
    {
      const TbrPlacePart *part
          = &g_array_index (layer->places->parts, TbrPlacePart, place->first_part + k);
      if (part->n > 1)
        tbr_simplify_weigh (layer->x + part->first, layer->y + part->first, part->n,
                            layer->weight + part->first);
      for (guint32 i = part->first; i < part->first + part->n; i++)
        {
          box[0] = MIN (box[0], layer->x[i]);
          box[1] = MIN (box[1], layer->y[i]);
          box[2] = MAX (box[2], layer->x[i]);
          box[3] = MAX (box[3], layer->y[i]);
        }
    }
}

TbrOwnLayer *
tbr_own_layer_new (TbrPlaces *places, guint style, guint serial)
{
  TbrOwnLayer *layer = g_atomic_rc_box_new0 (TbrOwnLayer);
  gsize n = places->points->len + 1;
  layer->places = tbr_places_ref (places);
  layer->style = style;
  layer->serial = serial;
  layer->x = g_new (float, n);
  layer->y = g_new (float, n);
  layer->weight = g_new0 (float, n);
  layer->bounds = g_new (float, 4 * (gsize) places->places->len + 4);
  project (layer);
  for (guint i = 0; i < places->places->len; i++)
    bound (layer, &g_array_index (places->places, TbrOwnPlace, i), layer->bounds + 4 * (gsize) i);
  return layer;
}

TbrOwnLayer *
tbr_own_layer_ref (TbrOwnLayer *layer)
{
  return g_atomic_rc_box_acquire (layer);
}

void
tbr_own_layer_unref (TbrOwnLayer *layer)
{
  if (layer != NULL)
    g_atomic_rc_box_release_full (layer, clear);
}

/* ---- how it looks ---- */

static TbrColour
colour_of (const TbrPen *pen, guint style)
{
  return pen->theme->series[(style + FIRST_COLOUR) % N_COLOURS];
}

/* Layers of one colour have another form. */
static guint
form_of (guint style)
{
  return (style + style / N_COLOURS) % N_FORMS;
}

static double
dash_of (const TbrPen *pen, guint style)
{
  static const double dashes[N_FORMS] = { 0, 7, 2.5, 14 };
  return dashes[form_of (style)] * pen->ui;
}

/* A tile of hatching, to be repeated. (transfer full) */
static cairo_surface_t *
make_tile (const TbrPen *pen, guint style)
{
  int n = (int) lround (TILE * pen->ui);
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, n, n);
  TbrPen own = *pen;
  TbrColour colour = colour_of (pen, style);
  own.cr = cairo_create (tile);
  tbr_pen_colour (&own, (colour & ~0xffu) | OPACITY);
  cairo_paint (own.cr);
  tbr_pen_line (&own, pen->ui, (colour & ~0xffu) | 0x90);
  for (int i = -1; i < 2 && form_of (style) < 2; i++)
    {
      gboolean is_rising = form_of (style) == 0;
      cairo_move_to (own.cr, i * n, is_rising ? n : 0);
      cairo_line_to (own.cr, (i + 1) * n, is_rising ? 0 : n);
    }
  if (form_of (style) == 2)
    {
      cairo_move_to (own.cr, 0, n / 2.0);
      cairo_line_to (own.cr, n, n / 2.0);
    }
  cairo_stroke (own.cr);
  if (form_of (style) == 3)
    {
      cairo_arc (own.cr, n / 2.0, n / 2.0, 1.4 * pen->ui, 0, 2 * G_PI);
      cairo_fill (own.cr);
    }
  cairo_destroy (own.cr);
  return tile;
}

/* Fills what was traced; the hatching hangs on a point of the map, so that it moves with it. */
static void
fill_with (const TbrPen *pen, cairo_surface_t *tile, double x, double y)
{
  int n = cairo_image_surface_get_width (tile);
  cairo_set_source_surface (pen->cr, tile, fmod (round (x), n), fmod (round (y), n));
  cairo_pattern_set_extend (cairo_get_source (pen->cr), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (cairo_get_source (pen->cr), CAIRO_FILTER_NEAREST);
  cairo_fill (pen->cr);
}

static void
trace_marker (const TbrPen *pen, guint style, double x, double y)
{
  /* a diamond, a triangle, a triangle on its head, a cross; half a marker to each side */
  static const double shapes[N_FORMS][12][2] = {
    { { 0, -1.2 }, { 1.2, 0 }, { 0, 1.2 }, { -1.2, 0 } },
    { { 0, -1.15 }, { 1.1, 0.85 }, { -1.1, 0.85 } },
    { { 0, 1.15 }, { -1.1, -0.85 }, { 1.1, -0.85 } },
    { { -0.4, -1 },
      { 0.4, -1 },
      { 0.4, -0.4 },
      { 1, -0.4 },
      { 1, 0.4 },
      { 0.4, 0.4 },
      { 0.4, 1 },
      { -0.4, 1 },
      { -0.4, 0.4 },
      { -1, 0.4 },
      { -1, -0.4 },
      { -0.4, -0.4 } },
  };
  static const guint n_corners[N_FORMS] = { 4, 3, 3, 12 };
  guint form = form_of (style);
  double r = MARKER * pen->ui;
  cairo_new_path (pen->cr);
  for (guint i = 0; i < n_corners[form]; i++)
    cairo_line_to (pen->cr, x + r * shapes[form][i][0], y + r * shapes[form][i][1]);
  cairo_close_path (pen->cr);
}

static void
paint_marker (const TbrPen *pen, guint style, double x, double y)
{
  trace_marker (pen, style, x, y);
  tbr_pen_line (pen, 3.4 * pen->ui, pen->theme->halo);
  cairo_stroke_preserve (pen->cr);
  tbr_pen_colour (pen, colour_of (pen, style));
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 1.1 * pen->ui, pen->theme->outline);
  cairo_stroke (pen->cr);
}

void
tbr_own_layer_paint_sample (const TbrPen *pen, guint style, double x, double y)
{
  const double dash[2] = { dash_of (pen, style), dash_of (pen, style) };
  TbrRect box = { x - 10 * pen->ui, y - 6.5 * pen->ui, 20 * pen->ui, 13 * pen->ui };
  cairo_surface_t *tile = make_tile (pen, style);
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &box, 0);
  fill_with (pen, tile, box.x, box.y);
  cairo_surface_destroy (tile);
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &box, 0);
  cairo_set_dash (pen->cr, dash, dash[0] > 0 ? 2 : 0, 0);
  tbr_pen_line (pen, 1.8 * pen->ui, colour_of (pen, style));
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
  TbrPen small = *pen;
  small.ui *= 0.75;
  paint_marker (&small, style, x, y);
}

void
tbr_own_layer_tell (GArray *rows, const GPtrArray *layers)
{
  TbrLegendRow heading = { TBR_LEGEND_HEADING, 0, _ ("Own layers"), 0 };
  if (layers == NULL || layers->len == 0)
    return;
  g_array_append_val (rows, heading);
  for (guint i = 0; i < layers->len; i++)
    {
      const TbrOwnLayer *layer = layers->pdata[i];
      TbrLegendRow row = { TBR_LEGEND_OWN, (int) layer->style, layer->places->title,
                           layer->places->places->len };
      g_array_append_val (rows, row);
    }
}

/* ---- on the map ---- */

typedef enum
{
  AS_NOTHING, /* out of sight, or nowhere */
  AS_MARKER,  /* a point, or too small for its form */
  AS_FORM
} Look;

static Look
look_of (const TbrOwnLayer *layer, guint32 index, const TbrSketch *sketch)
{
  const TbrOwnPlace *place = &g_array_index (layer->places->places, TbrOwnPlace, index);
  const float *box = layer->bounds + 4 * (gsize) index;
  float slack = (float) (MARKER * 2 * sketch->view->ui * sketch->view->scale);
  if (place->n_parts == 0 || box[0] - slack > sketch->east || box[2] + slack < sketch->west
      || box[1] - slack > sketch->north || box[3] + slack < sketch->south)
    return AS_NOTHING;
  double size = MAX (box[2] - box[0], box[3] - box[1]) / sketch->view->scale;
  return size < SMALL * sketch->view->ui ? AS_MARKER : AS_FORM;
}

static gboolean
goes_on (const TbrSketch *sketch, guint32 index)
{
  const TbrPen *pen = sketch->pen;
  return index % OFTEN != 0 || pen->is_vain == NULL || !pen->is_vain (pen->vain_data);
}

/* Lines or rings of a place; a ring is closed by its last point. */
static void
trace_place (const TbrOwnLayer *layer, guint32 index, TbrSketch *sketch, TbrPlaceForm form)
{
  const TbrOwnPlace *place = &g_array_index (layer->places->places, TbrOwnPlace, index);
  for (guint32 k = 0; k < place->n_parts; k++)
    {
      const TbrPlacePart *part
          = &g_array_index (layer->places->parts, TbrPlacePart, place->first_part + k);
      if (part->form != form)
        continue;
      tbr_sketch_begin (sketch);
      for (guint32 i = part->first; i < part->first + part->n; i++)
        if (layer->weight[i] >= sketch->tolerance)
          tbr_sketch_point (sketch, layer->x[i], layer->y[i]);
    }
}

static void
fill_areas (const TbrOwnLayer *layer, TbrSketch *sketch)
{
  cairo_surface_t *tile = make_tile (sketch->pen, layer->style);
  guint32 n = layer->places->places->len;
  for (guint32 i = 0; i < n && goes_on (sketch, i); i++)
    if (look_of (layer, i, sketch) == AS_FORM)
      {
        cairo_new_path (sketch->pen->cr);
        trace_place (layer, i, sketch, TBR_PLACE_RING);
        fill_with (sketch->pen, tile, sketch->dx, sketch->dy);
      }
  cairo_surface_destroy (tile);
}

static void
draw_edges (const TbrOwnLayer *layer, TbrSketch *sketch, const TbrLineStyle *style)
{
  guint32 n = layer->places->places->len;
  tbr_sketch_lines (sketch, style);
  for (guint32 i = 0; i < n && goes_on (sketch, i); i++)
    if (look_of (layer, i, sketch) == AS_FORM)
      {
        trace_place (layer, i, sketch, TBR_PLACE_LINE);
        trace_place (layer, i, sketch, TBR_PLACE_RING);
      }
  tbr_sketch_end_lines (sketch);
}

/* What keeps markers from being drawn one upon the other a thousand times. */
typedef struct
{
  guint8 *cells; /* owned */
  int across, down;
  double size; /* pixels */
} Grid;

static gboolean
take_cell (Grid *grid, double x, double y)
{
  int column = (int) floor (x / grid->size) + 2, row = (int) floor (y / grid->size) + 2;
  if (column < 0 || row < 0 || column >= grid->across || row >= grid->down)
    return FALSE;
  guint8 *cell = &grid->cells[(gsize) row * (gsize) grid->across + (gsize) column];
  gboolean is_free = *cell == 0;
  *cell = 1;
  return is_free;
}

static void
mark_point (const TbrOwnLayer *layer, guint32 point, const TbrSketch *sketch, Grid *grid)
{
  double x = sketch->dx + layer->x[point] / sketch->view->scale;
  double y = sketch->dy - layer->y[point] / sketch->view->scale;
  if (take_cell (grid, x, y))
    paint_marker (sketch->pen, layer->style, x, y);
}

static void
mark_place (const TbrOwnLayer *layer, guint32 index, const TbrSketch *sketch, Grid *grid)
{
  const TbrOwnPlace *place = &g_array_index (layer->places->places, TbrOwnPlace, index);
  Look look = look_of (layer, index, sketch);
  for (guint32 k = 0; k < place->n_parts && look != AS_NOTHING; k++)
    {
      const TbrPlacePart *part
          = &g_array_index (layer->places->parts, TbrPlacePart, place->first_part + k);
      if (part->form == TBR_PLACE_POINT || look == AS_MARKER)
        mark_point (layer, part->first, sketch, grid);
    }
}

static void
draw_markers (const TbrOwnLayer *layer, const TbrSketch *sketch)
{
  Grid grid = { .size = GRID * sketch->view->ui };
  grid.across = (int) (sketch->view->width / grid.size) + 5;
  grid.down = (int) (sketch->view->height / grid.size) + 5;
  grid.cells = g_new0 (guint8, (gsize) grid.across * (gsize) grid.down);
  guint32 n = layer->places->places->len;
  for (guint32 i = 0; i < n && goes_on (sketch, i); i++)
    mark_place (layer, i, sketch, &grid);
  g_free (grid.cells);
}

void
tbr_sketch_own (TbrSketch *sketch, const GPtrArray *layers)
{
  const TbrPen *pen = sketch->pen;
  for (guint i = 0; i < layers->len; i++)
    {
      const TbrOwnLayer *layer = layers->pdata[i];
      const TbrLineStyle halo = { 4.2 * pen->ui, pen->theme->halo, 0 };
      const TbrLineStyle edge
          = { 2 * pen->ui, colour_of (pen, layer->style), dash_of (pen, layer->style) };
      fill_areas (layer, sketch);
      draw_edges (layer, sketch, &halo);
      draw_edges (layer, sketch, &edge);
      draw_markers (layer, sketch);
    }
}

/* ---- names ---- */

static gboolean
has_name_in_view (const TbrView *view, const TbrOwnPlace *place)
{
  double x, y;
  if (place->n_parts == 0 || *place->name == '\0')
    return FALSE;
  tbr_view_to_pixel (view, place->at.lon, place->at.lat, &x, &y);
  return x >= 0 && y >= 0 && x < view->width && y < view->height;
}

static gboolean
name_place (const TbrPen *pen, const TbrView *view, const TbrOwnPlace *place, GArray *taken)
{
  double x, y;
  tbr_view_to_pixel (view, place->at.lon, place->at.lat, &x, &y);
  TbrTextStyle style = { .size = 10.5 * pen->ui,
                         .bold = TRUE,
                         .italic = TRUE,
                         .colour = pen->theme->text,
                         .halo = pen->theme->halo };
  return tbr_names_set (pen, view,
                        &(TbrNameSpec){ place->name, x, y, (MARKER + 2) * pen->ui, &style }, taken);
}

void
tbr_own_layer_paint_names (const TbrPen *pen, const TbrView *view, const GPtrArray *layers,
                           GArray *taken)
{
  double most = (double) view->width * view->height / (AREA_A_NAME * pen->ui * pen->ui);
  guint n = 0, tries = 0;
  for (guint i = 0; layers != NULL && i < layers->len; i++)
    {
      const GArray *places = ((const TbrOwnLayer *) layers->pdata[i])->places->places;
      for (guint k = 0; k < places->len && n < most && tries < MOST_TRIES; k++)
        {
          const TbrOwnPlace *place = &g_array_index (places, TbrOwnPlace, k);
          if (!has_name_in_view (view, place))
            continue;
          tries++;
          n += name_place (pen, view, place, taken);
        }
    }
}

/* ---- what lies under a pixel ---- */

static double
distance_to (const TbrOwnLayer *layer, guint32 from, double x, double y)
{
  double ax = layer->x[from], ay = layer->y[from];
  double bx = layer->x[from + 1] - ax, by = layer->y[from + 1] - ay;
  double length = bx * bx + by * by;
  double share = length > 0 ? CLAMP (((x - ax) * bx + (y - ay) * by) / length, 0, 1) : 0;
  return hypot (ax + share * bx - x, ay + share * by - y);
}

/* Metres from a point on the plane to the points and lines of a place; INFINITY for areas. */
static double
distance_of (const TbrOwnLayer *layer, const TbrOwnPlace *place, double x, double y)
{
  double nearest = INFINITY;
  for (guint32 k = 0; k < place->n_parts; k++)
    {
      const TbrPlacePart *part
          = &g_array_index (layer->places->parts, TbrPlacePart, place->first_part + k);
      if (part->form == TBR_PLACE_POINT)
        nearest = MIN (nearest, hypot (layer->x[part->first] - x, layer->y[part->first] - y));
      for (guint32 i = 0; part->form == TBR_PLACE_LINE && i + 1 < part->n; i++)
        nearest = MIN (nearest, distance_to (layer, part->first + i, x, y));
    }
  return nearest;
}

guint32
tbr_own_layer_pick (const TbrOwnLayer *layer, const TbrView *view, double x, double y)
{
  double east = view->x - TBR_BACKDROP_X + (x - view->width / 2.0) * view->scale;
  double north = view->y - TBR_BACKDROP_Y - (y - view->height / 2.0) * view->scale;
  double reach = REACH * view->ui * view->scale, smallest = INFINITY, lon, lat;
  guint32 area = TBR_NONE, near = TBR_NONE;
  const GArray *places = layer->places->places;
  tbr_view_to_place (view, x, y, &lon, &lat);
  for (guint32 i = 0; i < places->len; i++)
    {
      const TbrOwnPlace *place = &g_array_index (places, TbrOwnPlace, i);
      const float *box = layer->bounds + 4 * (gsize) i;
      if (place->n_parts == 0 || east < box[0] - reach || east > box[2] + reach
          || north < box[1] - reach || north > box[3] + reach)
        continue;
      double size = MAX (box[2] - box[0], box[3] - box[1]);
      double distance = distance_of (layer, place, east, north);
      if (distance < reach)
        {
          reach = distance;
          near = i;
        }
      gboolean is_inside = size < SMALL * view->ui * view->scale
                           || tbr_places_contain (layer->places, place, lon, lat);
      if (is_inside && size < smallest)
        {
          smallest = size;
          area = i;
        }
    }
  return near != TBR_NONE ? near : area;
}
