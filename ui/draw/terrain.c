/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which parts of the map are drawn at which scale, in which order and with which lines. */
#include "draw/backdrop.h"
#include "draw/outage.h"

#include <math.h>

/* Metres a pixel below which a layer is worth its ink; our choice, by looking. */
#define SCALE_COUNTRY_FINE 1100.0
#define SCALE_REGION_AFFECTED 2200.0
#define SCALE_REGION 700.0
#define SCALE_LAKE_SMALL 1800.0
#define SCALE_RIVER 4500.0
#define SCALE_RIVER_SMALL 1200.0
#define SCALE_FERRY 2600.0

#define MOST_POINTS 30000   /* on the screen; see README.md */
#define LETTERS_REACH 150.0 /* pixels at ui 1 within which the same letters are told once */
#define LAND_COARSER 4.0    /* times as much may be left out of a first picture */
#define LEAST_WEIGHT 0.35   /* square pixels; a point that matters less is left out */

/* One drawing of the map under way. With no surface it only counts points. */
typedef struct
{
  const TbrBackdrop *backdrop;
  const TbrView *view;
  cairo_t *cr;
  float west, south, east, north; /* what is seen, metres from the middle of the projection */
  float tolerance;                /* square metres */
  double dx, dy;                  /* pixels, of the projection's middle */
  guint n;                        /* points traced */
} Sketch;

static void
start (Sketch *sketch, const TbrBackdrop *backdrop, const TbrView *view, cairo_t *cr)
{
  double half_x = view->width / 2.0 * view->scale, half_y = view->height / 2.0 * view->scale;
  double x = view->x - TBR_BACKDROP_X, y = view->y - TBR_BACKDROP_Y;
  *sketch = (Sketch){ backdrop, view, cr };
  sketch->west = (float) (x - half_x);
  sketch->east = (float) (x + half_x);
  sketch->south = (float) (y - half_y);
  sketch->north = (float) (y + half_y);
  sketch->tolerance = (float) (LEAST_WEIGHT * view->scale * view->scale);
  sketch->dx = view->width / 2.0 - x / view->scale;
  sketch->dy = view->height / 2.0 + y / view->scale;
}

/* The next point of a line; begins one when there is no current point. */
static void
trace_point (Sketch *sketch, float x, float y)
{
  sketch->n++;
  if (sketch->cr != NULL)
    cairo_line_to (sketch->cr, sketch->dx + x / sketch->view->scale,
                   sketch->dy - y / sketch->view->scale);
}

static void
trace_start (const Sketch *sketch)
{
  if (sketch->cr != NULL)
    cairo_new_sub_path (sketch->cr);
}

static gboolean
is_seen (const Sketch *sketch, guint32 ring)
{
  const float *box = sketch->backdrop->bounds + 4 * (gsize) ring;
  return box[0] <= sketch->east && box[2] >= sketch->west && box[1] <= sketch->north
         && box[3] >= sketch->south;
}

/* The frame of the map is straight in degrees and bent on the plane: where a shape runs along it,
   points are put in between. */
static void
trace_frame (Sketch *sketch, const TbrPoint *from, const TbrPoint *to)
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
      trace_point (sketch, (float) (x - TBR_BACKDROP_X), (float) (y - TBR_BACKDROP_Y));
    }
}

/* A ring with fewer than @least points left is smaller than a pixel and is not drawn. */
static void
trace_ring (Sketch *sketch, guint32 ring, guint least)
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
  trace_start (sketch);
  for (guint32 i = r->first; i < r->first + r->n; i++)
    if (b->weight[i] >= sketch->tolerance)
      {
        if (last != NULL)
          trace_frame (sketch, last, &b->map->points[i]);
        trace_point (sketch, b->x[i], b->y[i]);
        last = &b->map->points[i];
      }
}

static void
trace_shape (Sketch *sketch, const TbrShape *shape, guint least)
{
  for (guint32 i = shape->first; i < shape->first + shape->n; i++)
    {
      trace_ring (sketch, i, least);
      if (sketch->cr != NULL && least > 2)
        cairo_close_path (sketch->cr);
    }
}

static void
trace_link (Sketch *sketch, const TbrLink *link)
{
  const TbrBackdrop *b = sketch->backdrop;
  float x0 = b->node_x[link->from.i], y0 = b->node_y[link->from.i];
  float x1 = b->node_x[link->to.i], y1 = b->node_y[link->to.i];
  float slack = link->length;
  if (MIN (x0, x1) - slack > sketch->east || MAX (x0, x1) + slack < sketch->west
      || MIN (y0, y1) - slack > sketch->north || MAX (y0, y1) + slack < sketch->south)
    return;
  trace_start (sketch);
  trace_point (sketch, x0, y0);
  for (guint32 i = link->shape.first; i < link->shape.first + link->shape.n; i++)
    if (b->weight[i] >= sketch->tolerance)
      trace_point (sketch, b->x[i], b->y[i]);
  trace_point (sketch, x1, y1);
}

/* Metres for each pixel as people see it: on a sheet with twice the letters, lines need twice the
   room. */
static double
reading_scale (const TbrView *view)
{
  return view->scale * view->ui;
}

static const TbrShape *
outline_of (const Sketch *sketch, guint country)
{
  int level = sketch->view->scale < SCALE_COUNTRY_FINE ? 1 : 0;
  const TbrShape *shape = &sketch->backdrop->map->countries[country].shape[level];
  return shape->n > 0 ? shape : &sketch->backdrop->map->countries[country].shape[1 - level];
}

static gboolean
shows_region (const Sketch *sketch, const TbrRegion *region, const guint8 *affected)
{
  double scale = reading_scale (sketch->view);
  gboolean touched = affected != NULL && !tbr_is_none (region->state) && affected[region->state.i];
  return !tbr_view_hides (sketch->view, TBR_MAP_REGIONS)
         && (scale < SCALE_REGION || (touched && scale < SCALE_REGION_AFFECTED));
}

gboolean
tbr_backdrop_shows (const TbrView *view, TbrLinkClass class)
{
  if (tbr_view_hides (view, TBR_MAP_NETWORK))
    return FALSE;
  static const double scales[TBR_LINK_N] = {
    [TBR_LINK_MOTORWAY] = 3400,     [TBR_LINK_TRUNK] = 1900,
    [TBR_LINK_PRIMARY] = 1100,      [TBR_LINK_LOCAL] = 500,
    [TBR_LINK_FERRY] = SCALE_FERRY, [TBR_LINK_RAIL_SHUTTLE] = SCALE_FERRY,
  };
  return reading_scale (view) < scales[class];
}

static void
count_all (Sketch *sketch, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  for (guint i = 0; i < map->n_countries; i++)
    trace_shape (sketch, outline_of (sketch, i), 3);
  for (guint i = 0; i < map->n_regions; i++)
    if (shows_region (sketch, &map->regions[i], affected))
      trace_shape (sketch, &map->regions[i].shape, 3);
  for (guint i = 0; i < map->n_lakes; i++)
    if (map->lake_lod[i] == 0 || reading_scale (sketch->view) < SCALE_LAKE_SMALL)
      trace_shape (sketch, &map->lakes[i], 3);
  for (guint i = 0; i < map->n_rivers; i++)
    if (reading_scale (sketch->view) < (map->river_lod[i] == 0 ? SCALE_RIVER : SCALE_RIVER_SMALL))
      trace_shape (sketch, &map->rivers[i], 2);
  for (guint i = 0; i < map->n_links; i++)
    if (tbr_backdrop_shows (sketch->view, map->links[i].class))
      trace_link (sketch, &map->links[i]);
}

/* Raises the tolerance until the picture has few enough points. */
static guint
settle (Sketch *sketch, const guint8 *affected)
{
  cairo_t *cr = g_steal_pointer (&sketch->cr);
  count_all (sketch, affected);
  for (int i = 0; i < 12 && sketch->n > MOST_POINTS; i++)
    {
      sketch->tolerance *= 2;
      sketch->n = 0;
      count_all (sketch, affected);
    }
  sketch->cr = cr;
  return sketch->n;
}

guint
tbr_backdrop_count (const TbrBackdrop *backdrop, const TbrView *view)
{
  g_return_val_if_fail (backdrop != NULL && view != NULL && view->scale > 0, 0);
  Sketch sketch;
  start (&sketch, backdrop, view, NULL);
  return settle (&sketch, NULL);
}

static void
paint_sea (Sketch *sketch, const TbrPen *pen)
{
  const TbrBackdrop *b = sketch->backdrop;
  tbr_pen_colour (pen, pen->theme->page);
  cairo_paint (pen->cr);
  trace_start (sketch);
  for (guint i = 0; i < b->n_edge; i++)
    trace_point (sketch, b->edge_x[i], b->edge_y[i]);
  cairo_close_path (pen->cr);
  tbr_pen_colour (pen, pen->theme->sea);
  cairo_fill (pen->cr);
}

/* Beyond the frame nothing is known; its line covers the borders that end there. */
static void
paint_frame (Sketch *sketch, const TbrPen *pen)
{
  const TbrBackdrop *b = sketch->backdrop;
  trace_start (sketch);
  for (guint i = 0; i < b->n_edge; i++)
    trace_point (sketch, b->edge_x[i], b->edge_y[i]);
  cairo_close_path (pen->cr);
  tbr_pen_line (pen, 3.2 * pen->ui, pen->theme->page);
  cairo_stroke (pen->cr);
}

static void
paint_land (Sketch *sketch, const TbrPen *pen, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  const TbrTheme *theme = pen->theme;
  for (guint i = 0; i < map->n_countries; i++)
    trace_shape (sketch, outline_of (sketch, i), 3);
  tbr_pen_line (pen, 2.2 * pen->ui, theme->shore);
  cairo_stroke (pen->cr);
  for (guint i = 0; i < map->n_countries; i++)
    {
      trace_shape (sketch, outline_of (sketch, i), 3);
      tbr_pen_colour (pen, affected[i] ? theme->affected : theme->land[map->countries[i].group]);
      cairo_fill (pen->cr);
    }
}

static void
paint_borders (Sketch *sketch, const TbrPen *pen, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  for (guint i = 0; i < map->n_countries; i++)
    trace_shape (sketch, outline_of (sketch, i), 3);
  tbr_pen_line (pen, 0.8 * pen->ui, pen->theme->border);
  cairo_stroke (pen->cr);
  for (guint i = 0; i < map->n_countries; i++)
    if (affected[i])
      trace_shape (sketch, outline_of (sketch, i), 3);
  tbr_pen_line (pen, 1.3 * pen->ui, pen->theme->affected_line);
  cairo_stroke (pen->cr);
}

static void
paint_regions (Sketch *sketch, const TbrPen *pen, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  for (guint i = 0; i < map->n_regions; i++)
    if (shows_region (sketch, &map->regions[i], affected))
      trace_shape (sketch, &map->regions[i].shape, 3);
  tbr_pen_line (pen, 0.7 * pen->ui, pen->theme->region);
  cairo_stroke (pen->cr);
}

static void
paint_water (Sketch *sketch, const TbrPen *pen)
{
  const TbrMap *map = sketch->backdrop->map;
  for (int level = 1; level >= 0; level--)
    {
      for (guint i = 0; i < map->n_rivers; i++)
        if (map->river_lod[i] == level
            && reading_scale (sketch->view) < (level == 0 ? SCALE_RIVER : SCALE_RIVER_SMALL))
          trace_shape (sketch, &map->rivers[i], 2);
      tbr_pen_line (pen, (level == 0 ? 1.0 : 0.7) * pen->ui, pen->theme->river);
      cairo_stroke (pen->cr);
    }
  for (guint i = 0; i < map->n_lakes; i++)
    if (map->lake_lod[i] == 0 || reading_scale (sketch->view) < SCALE_LAKE_SMALL)
      trace_shape (sketch, &map->lakes[i], 3);
  tbr_pen_colour (pen, pen->theme->lake);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 0.5 * pen->ui, pen->theme->shore);
  cairo_stroke (pen->cr);
}

static void
paint_network (Sketch *sketch, const TbrPen *pen)
{
  static const double widths[TBR_LINK_N] = { 1.3, 1.0, 0.8, 0.6, 0.9, 0.9 };
  static const TbrLinkClass order[TBR_LINK_N]
      = { TBR_LINK_LOCAL, TBR_LINK_PRIMARY,      TBR_LINK_TRUNK,
          TBR_LINK_FERRY, TBR_LINK_RAIL_SHUTTLE, TBR_LINK_MOTORWAY };
  const TbrMap *map = sketch->backdrop->map;
  const double dash[2] = { 3 * pen->ui, 3 * pen->ui };
  for (int k = 0; k < TBR_LINK_N; k++)
    {
      TbrLinkClass class = order[k];
      if (!tbr_backdrop_shows (sketch->view, class))
        continue;
      for (guint i = 0; i < map->n_links; i++)
        if (map->links[i].class == class)
          trace_link (sketch, &map->links[i]);
      gboolean at_sea = class == TBR_LINK_FERRY || class == TBR_LINK_RAIL_SHUTTLE;
      gboolean main_road = class == TBR_LINK_MOTORWAY || class == TBR_LINK_TRUNK;
      double far = reading_scale (sketch->view) > 1200 ? 0.7 : 1;
      cairo_set_dash (pen->cr, dash, at_sea ? 2 : 0, 0);
      tbr_pen_line (pen, widths[class] * far * pen->ui,
                    at_sea      ? pen->theme->ferry
                    : main_road ? pen->theme->road
                                : pen->theme->road_minor);
      cairo_stroke (pen->cr);
    }
  cairo_set_dash (pen->cr, dash, 0, 0);
}

/* Lines across regions whose services are down. */
static void
paint_outages (Sketch *sketch, const TbrPen *pen, const TbrSnapshot *snapshot)
{
  const TbrMap *map = sketch->backdrop->map;
  const TbrRect all = { 0, 0, sketch->view->width, sketch->view->height };
  for (guint i = 0; snapshot->outages != NULL && i < snapshot->outages->len; i++)
    {
      const TbrOutageView *outage = &g_array_index (snapshot->outages, TbrOutageView, i);
      float worst = tbr_outage_worst (outage);
      if (worst < TBR_OUTAGE_SHOWN || outage->region.i >= map->n_regions)
        continue;
      cairo_save (pen->cr);
      cairo_new_path (pen->cr);
      trace_shape (sketch, &map->regions[outage->region.i].shape, 3);
      double x0, y0, x1, y1;
      cairo_path_extents (pen->cr, &x0, &y0, &x1, &y1);
      cairo_clip (pen->cr);
      TbrRect box = { MAX (x0, all.x), MAX (y0, all.y), 0, 0 };
      box.width = MIN (x1, all.width) - box.x;
      box.height = MIN (y1, all.height) - box.y;
      if (box.width > 0 && box.height > 0)
        tbr_outage_hatch (pen, &box, (double) worst);
      cairo_restore (pen->cr);
    }
}

/* Letters of services, and where they stand. */
typedef struct
{
  double x, y, width, height; /* pixels, x and y of the middle */
  char letters[TBR_OUTAGE_LETTERS];
} Told;

/* Whether the same stands near already, or something else in the same place. */
static gboolean
is_told (const GArray *all, const Told *one, double reach)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Told *other = &g_array_index (all, Told, i);
      double wide = fabs (one->x - other->x), high = fabs (one->y - other->y);
      if ((g_str_equal (one->letters, other->letters) && hypot (wide, high) < reach)
          || (wide < (one->width + other->width) / 2 && high < one->height))
        return TRUE;
    }
  return FALSE;
}

/* Whether a hazard will be drawn over a point. */
static gboolean
is_covered (const TbrView *view, const TbrSnapshot *snapshot, const Told *one)
{
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (snapshot->marks, TbrMark, i);
      double x, y;
      tbr_view_to_pixel (view, mark->lon, mark->lat, &x, &y);
      if (hypot (x - one->x, y - one->y) < mark->a / view->scale)
        return TRUE;
    }
  return FALSE;
}

/* Where the letters of an outage stand; FALSE when the region has no room for them. */
static gboolean
find_letters (const Sketch *sketch, const TbrPen *pen, const TbrTextStyle *style,
              const TbrOutageView *outage, Told *out_one)
{
  const TbrMap *map = sketch->backdrop->map;
  double west, east, unused;
  if (outage->region.i >= map->n_regions || *tbr_outage_letters (outage, out_one->letters) == '\0')
    return FALSE;
  const TbrRegion *region = &map->regions[outage->region.i];
  tbr_view_to_pixel (sketch->view, region->shape.west, region->lat, &west, &unused);
  tbr_view_to_pixel (sketch->view, region->shape.east, region->lat, &east, &unused);
  tbr_view_to_pixel (sketch->view, region->lon, region->lat, &out_one->x, &out_one->y);
  tbr_pen_measure (pen, style, out_one->letters, &out_one->width, &out_one->height);
  return out_one->width < east - west;
}

/* A letter for each service that is down, where the region has room for them; regions side by side
   that lack the same share them, those that no hazard covers first. */
static void
paint_letters (const Sketch *sketch, const TbrPen *pen, const TbrSnapshot *snapshot)
{
  TbrTextStyle style = { .size = 9.5 * pen->ui,
                         .bold = TRUE,
                         .colour = pen->theme->text,
                         .halo = pen->theme->halo,
                         .align = TBR_ALIGN_MIDDLE };
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Told));
  guint n = snapshot->outages != NULL ? snapshot->outages->len : 0;
  for (guint i = 0; i < 2 * n; i++)
    {
      Told one;
      if (!find_letters (sketch, pen, &style,
                         &g_array_index (snapshot->outages, TbrOutageView, i % n), &one)
          || is_covered (sketch->view, snapshot, &one) != (i >= n)
          || is_told (told, &one, LETTERS_REACH * pen->ui))
        continue;
      tbr_pen_text (pen, &style, one.x, one.y - one.height / 2, one.letters);
      g_array_append_val (told, one);
    }
}

/* A closed link bears a cross in its middle, a slowed one a dashed line. */
static void
paint_changed (Sketch *sketch, const TbrPen *pen, const TbrSnapshot *snapshot)
{
  const TbrBackdrop *b = sketch->backdrop;
  const double dash[2] = { 5 * pen->ui, 2.5 * pen->ui };
  for (guint i = 0; snapshot->links != NULL && i < snapshot->links->len; i++)
    {
      const TbrLinkView *view = &g_array_index (snapshot->links, TbrLinkView, i);
      if (view->link.i >= b->map->n_links)
        continue;
      const TbrLink *link = &b->map->links[view->link.i];
      gboolean closed = view->speed_factor <= 0;
      trace_link (sketch, link);
      cairo_set_dash (pen->cr, dash, closed ? 0 : 2, 0);
      tbr_pen_line (pen, 2.4 * pen->ui, closed ? pen->theme->closed : pen->theme->slowed);
      cairo_stroke (pen->cr);
      cairo_set_dash (pen->cr, dash, 0, 0);
      if (!closed)
        continue;
      float mid_x = (b->node_x[link->from.i] + b->node_x[link->to.i]) / 2;
      float mid_y = (b->node_y[link->from.i] + b->node_y[link->to.i]) / 2;
      if (link->shape.n > 0)
        {
          mid_x = b->x[link->shape.first + link->shape.n / 2];
          mid_y = b->y[link->shape.first + link->shape.n / 2];
        }
      double x = sketch->dx + mid_x / sketch->view->scale;
      double y = sketch->dy - mid_y / sketch->view->scale, arm = 4 * pen->ui;
      cairo_move_to (pen->cr, x - arm, y - arm);
      cairo_line_to (pen->cr, x + arm, y + arm);
      cairo_move_to (pen->cr, x - arm, y + arm);
      cairo_line_to (pen->cr, x + arm, y - arm);
      tbr_pen_line (pen, 2.2 * pen->ui, pen->theme->text);
      cairo_stroke (pen->cr);
    }
}

void
tbr_backdrop_paint (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                    const TbrSnapshot *snapshot)
{
  g_autofree guint8 *affected = tbr_backdrop_affected (backdrop->map, snapshot);
  Sketch sketch;
  start (&sketch, backdrop, view, pen->cr);
  settle (&sketch, affected);
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, 0, 0, view->width, view->height);
  cairo_clip (pen->cr);
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (pen->cr);
  paint_sea (&sketch, pen);
  paint_land (&sketch, pen, affected);
  paint_regions (&sketch, pen, affected);
  if (!tbr_view_hides (view, TBR_MAP_WATER))
    paint_water (&sketch, pen);
  gboolean outages = snapshot != NULL && !tbr_view_hides (view, TBR_MAP_OUTAGES);
  if (outages)
    paint_outages (&sketch, pen, snapshot);
  paint_network (&sketch, pen);
  paint_borders (&sketch, pen, affected);
  paint_frame (&sketch, pen);
  if (snapshot != NULL && !tbr_view_hides (view, TBR_MAP_NETWORK))
    paint_changed (&sketch, pen, snapshot);
  if (outages)
    paint_letters (&sketch, pen, snapshot);
  cairo_restore (pen->cr);
}

/* Edges without greys take a third of the time. */
void
tbr_backdrop_paint_land (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                         const TbrSnapshot *snapshot)
{
  g_autofree guint8 *affected = tbr_backdrop_affected (backdrop->map, snapshot);
  Sketch sketch;
  start (&sketch, backdrop, view, pen->cr);
  sketch.tolerance *= LAND_COARSER;
  cairo_save (pen->cr);
  cairo_set_antialias (pen->cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_new_path (pen->cr);
  paint_sea (&sketch, pen);
  for (guint i = 0; i < backdrop->map->n_countries; i++)
    {
      trace_shape (&sketch, outline_of (&sketch, i), 3);
      tbr_pen_colour (pen, affected[i] ? pen->theme->affected
                                       : pen->theme->land[backdrop->map->countries[i].group]);
      cairo_fill_preserve (pen->cr);
      tbr_pen_line (pen, pen->ui, pen->theme->border);
      cairo_stroke (pen->cr);
    }
  cairo_restore (pen->cr);
}

void
tbr_backdrop_draw (const TbrBackdrop *backdrop, const TbrView *view, const TbrSnapshot *snapshot,
                   TbrThemeId theme, cairo_t *cr)
{
  g_return_if_fail (backdrop != NULL && view != NULL && cr != NULL && view->scale > 0);
  TbrPen pen;
  tbr_pen_init (&pen, cr, tbr_theme_get (theme), view->ui);
  tbr_backdrop_paint (backdrop, &pen, view, snapshot);
  tbr_pen_clear (&pen);
}
