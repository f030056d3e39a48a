/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The map's shapes and lines as paths: what is seen of them, with as many points as matter. */
#include "draw/sketch.h"

#include <math.h>

#define LEAST_WEIGHT 0.35 /* square pixels; a point that matters less is left out */

void
tbr_sketch_start (TbrSketch *sketch, const TbrBackdrop *backdrop, const TbrView *view,
                  const TbrPen *pen)
{
  double half_x = view->width / 2.0 * view->scale, half_y = view->height / 2.0 * view->scale;
  double x = view->x - TBR_BACKDROP_X, y = view->y - TBR_BACKDROP_Y;
  *sketch = (TbrSketch){ .backdrop = backdrop, .view = view, .pen = pen };
  sketch->west = (float) (x - half_x);
  sketch->east = (float) (x + half_x);
  sketch->south = (float) (y - half_y);
  sketch->north = (float) (y + half_y);
  sketch->tolerance = (float) (LEAST_WEIGHT * view->scale * view->scale);
  sketch->dx = view->width / 2.0 - x / view->scale;
  sketch->dy = view->height / 2.0 + y / view->scale;
}

/* ---- lines ---- */

void
tbr_sketch_lines (TbrSketch *sketch, const TbrLineStyle *style)
{
  sketch->ink = sketch->pen->ink;
  sketch->style = *style;
  sketch->is_begun = FALSE;
  cairo_new_path (sketch->pen->cr);
}

void
tbr_sketch_end_lines (TbrSketch *sketch)
{
  cairo_t *cr = sketch->pen->cr;
  const TbrLineStyle *style = &sketch->style;
  if (sketch->ink != NULL)
    {
      tbr_ink_dry (sketch->ink, cairo_get_target (cr), style->colour);
      sketch->ink = NULL;
      return;
    }
  const double dash[2] = { style->dash, style->dash };
  cairo_set_dash (cr, dash, style->dash > 0 ? 2 : 0, 0);
  tbr_pen_line (sketch->pen, style->width, style->colour);
  cairo_stroke (cr);
  cairo_set_dash (cr, dash, 0, 0);
}

void
tbr_sketch_fill (const TbrSketch *sketch, TbrColour colour)
{
  tbr_pen_colour (sketch->pen, colour);
  cairo_fill (sketch->pen->cr);
}

static TbrSpot
between (TbrSpot from, TbrSpot to, double share)
{
  return (TbrSpot){ from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share };
}

static void
ink_to (TbrSketch *sketch, TbrSpot to)
{
  double length = hypot (to.x - sketch->last.x, to.y - sketch->last.y), dash = sketch->style.dash;
  if (dash <= 0 || length <= 0)
    {
      tbr_ink_line (sketch->ink, sketch->last, to, sketch->style.width);
      sketch->last = to;
      return;
    }
  for (double at = 0; at < length;)
    {
      double past = fmod (sketch->drawn + at, 2 * dash);
      double next = MIN (at + (past < dash ? dash : 2 * dash) - past + 1e-6, length);
      if (past < dash)
        tbr_ink_line (sketch->ink, between (sketch->last, to, at / length),
                      between (sketch->last, to, next / length), sketch->style.width);
      at = next;
    }
  sketch->drawn += length;
  sketch->last = to;
}

void
tbr_sketch_begin (TbrSketch *sketch)
{
  sketch->is_begun = FALSE;
  if (sketch->pen != NULL && sketch->ink == NULL)
    cairo_new_sub_path (sketch->pen->cr);
}

void
tbr_sketch_point (TbrSketch *sketch, float x, float y)
{
  sketch->n++;
  if (sketch->pen == NULL)
    return;
  TbrSpot to = { sketch->dx + x / sketch->view->scale, sketch->dy - y / sketch->view->scale };
  if (sketch->ink == NULL)
    cairo_line_to (sketch->pen->cr, to.x, to.y);
  else if (sketch->is_begun)
    ink_to (sketch, to);
  else
    {
      sketch->first = sketch->last = to;
      sketch->drawn = 0;
      sketch->is_begun = TRUE;
    }
}

void
tbr_sketch_close (TbrSketch *sketch)
{
  if (sketch->ink != NULL && sketch->is_begun)
    ink_to (sketch, sketch->first);
  else if (sketch->pen != NULL && sketch->ink == NULL)
    cairo_close_path (sketch->pen->cr);
}

/* ---- shapes ---- */

static gboolean
is_seen (const TbrSketch *sketch, guint32 ring)
{
  const float *box = sketch->backdrop->bounds + 4 * (gsize) ring;
  return box[0] <= sketch->east && box[2] >= sketch->west && box[1] <= sketch->north
         && box[3] >= sketch->south;
}

/* The frame of the map is straight in degrees and bent on the plane: where a shape runs along it,
   points are put in between. */
static void
trace_frame (TbrSketch *sketch, const TbrPoint *from, const TbrPoint *to)
{
  const TbrBackdrop *b = sketch->backdrop;
  double lon = to->lon - from->lon, lat = to->lat - from->lat;
  gboolean across
      = fabs (lat) < 0.02 && fabs (lon) > 1
        && (fabs (from->lat - b->frame.south) < 0.02 || fabs (from->lat - b->frame.north) < 0.02);
  gboolean along
      = fabs (lon) < 0.02 && fabs (lat) > 1
        && (fabs (from->lon - b->frame.west) < 0.02 || fabs (from->lon - b->frame.east) < 0.02);
  if (!across && !along)
    return;
  int n = (int) MAX (fabs (lon), fabs (lat));
  for (int i = 1; i < n; i++)
    {
      double x, y;
      tbr_project (from->lon + lon * i / n, from->lat + lat * i / n, &x, &y);
      tbr_sketch_point (sketch, (float) (x - TBR_BACKDROP_X), (float) (y - TBR_BACKDROP_Y));
    }
}

/* A ring with fewer than @least points left is smaller than a pixel and is not drawn. */
static void
trace_ring (TbrSketch *sketch, guint32 ring, guint least)
{
  const TbrBackdrop *b = sketch->backdrop;
  const TbrRing *r = &b->map->rings[ring];
  if (!is_seen (sketch, ring))
    return;
  guint left = 0;
  for (guint32 i = r->first; i < r->first + r->n && left < least; i++)
    left += b->weight[i] >= sketch->tolerance;
  if (left < least)
    return;
  const TbrPoint *last = NULL;
  tbr_sketch_begin (sketch);
  for (guint32 i = r->first; i < r->first + r->n; i++)
    if (b->weight[i] >= sketch->tolerance)
      {
        if (last != NULL)
          trace_frame (sketch, last, &b->map->points[i]);
        tbr_sketch_point (sketch, b->x[i], b->y[i]);
        last = &b->map->points[i];
      }
}

void
tbr_sketch_shape (TbrSketch *sketch, const TbrShape *shape, guint least)
{
  for (guint32 i = shape->first; i < shape->first + shape->n; i++)
    {
      trace_ring (sketch, i, least);
      if (least > 2)
        tbr_sketch_close (sketch);
    }
}

void
tbr_sketch_link (TbrSketch *sketch, const TbrLink *link)
{
  const TbrBackdrop *b = sketch->backdrop;
  float x0 = b->node_x[link->from.i], y0 = b->node_y[link->from.i];
  float x1 = b->node_x[link->to.i], y1 = b->node_y[link->to.i];
  float slack = link->length;
  if (MIN (x0, x1) - slack > sketch->east || MAX (x0, x1) + slack < sketch->west
      || MIN (y0, y1) - slack > sketch->north || MAX (y0, y1) + slack < sketch->south)
    return;
  tbr_sketch_begin (sketch);
  tbr_sketch_point (sketch, x0, y0);
  for (guint32 i = link->shape.first; i < link->shape.first + link->shape.n; i++)
    if (b->weight[i] >= sketch->tolerance)
      tbr_sketch_point (sketch, b->x[i], b->y[i]);
  tbr_sketch_point (sketch, x1, y1);
}

void
tbr_sketch_frame (TbrSketch *sketch)
{
  const TbrBackdrop *b = sketch->backdrop;
  tbr_sketch_begin (sketch);
  for (guint i = 0; i < b->n_edge; i++)
    tbr_sketch_point (sketch, b->edge_x[i], b->edge_y[i]);
  tbr_sketch_close (sketch);
}
