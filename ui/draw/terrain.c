/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which parts of the map are drawn at which scale, in which order and with which lines. */
#include "draw/relief.h"
#include "draw/sketch.h"

#include <math.h>

/* Metres a pixel below which a layer is worth its ink; our choice, by looking. */
#define SCALE_COUNTRY_FINE 1100.0
#define SCALE_REGION_AFFECTED 2200.0
#define SCALE_REGION 700.0
#define SCALE_LAKE_SMALL 1800.0
#define SCALE_RIVER 4500.0
#define SCALE_RIVER_SMALL 1200.0
#define SCALE_FERRY 2600.0
#define SCALE_RELIEF 400.0 /* and more: nearer, cells of 11 km would be blots */

#define SCALE_NEAR 600.0   /* nearer, lines become wider */
#define WIDER 0.4          /* of their width, each time that a metre is twice as many pixels */
#define MOST_DOUBLINGS 4.0 /* beyond, they stay */
#define N_EDGE_PLACES 4    /* along each edge of a view */
#define HURRIED 4.0        /* by which a point must matter more when land is drawn in a hurry */
#define MOST_POINTS 30000  /* on the screen; see README.md */

/* Metres for each pixel as people see it: on a sheet with twice the letters, lines need twice the
   room. */
static double
reading_scale (const TbrView *view)
{
  return view->scale * view->ui;
}

static const TbrShape *
outline_of (const TbrSketch *sketch, guint country)
{
  int level = sketch->view->scale < SCALE_COUNTRY_FINE ? 1 : 0;
  const TbrShape *shape = &sketch->backdrop->map->countries[country].shape[level];
  return shape->n > 0 ? shape : &sketch->backdrop->map->countries[country].shape[1 - level];
}

static gboolean
shows_region (const TbrSketch *sketch, const TbrRegion *region, const guint8 *affected)
{
  double scale = reading_scale (sketch->view);
  gboolean touched = affected != NULL && !tbr_is_none (region->state) && affected[region->state.i];
  return !tbr_view_hides (sketch->view, TBR_MAP_REGIONS)
         && (scale < SCALE_REGION || (touched && scale < SCALE_REGION_AFFECTED));
}

gboolean
tbr_backdrop_shows_regions (const TbrView *view)
{
  return !tbr_view_hides (view, TBR_MAP_REGIONS) && reading_scale (view) < SCALE_REGION;
}

gboolean
tbr_backdrop_shows_relief (const TbrView *view)
{
  return !tbr_view_hides (view, TBR_MAP_RELIEF) && reading_scale (view) > SCALE_RELIEF;
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
count_all (TbrSketch *sketch, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  for (guint i = 0; i < map->n_countries; i++)
    tbr_sketch_shape (sketch, outline_of (sketch, i), 3);
  for (guint i = 0; i < map->n_regions; i++)
    if (shows_region (sketch, &map->regions[i], affected))
      tbr_sketch_shape (sketch, &map->regions[i].shape, 3);
  for (guint i = 0; i < map->n_lakes; i++)
    if (map->lake_lod[i] == 0 || reading_scale (sketch->view) < SCALE_LAKE_SMALL)
      tbr_sketch_shape (sketch, &map->lakes[i], 3);
  for (guint i = 0; i < map->n_rivers; i++)
    if (reading_scale (sketch->view) < (map->river_lod[i] == 0 ? SCALE_RIVER : SCALE_RIVER_SMALL))
      tbr_sketch_shape (sketch, &map->rivers[i], 2);
  for (guint i = 0; i < map->n_links; i++)
    if (tbr_backdrop_shows (sketch->view, map->links[i].class))
      tbr_sketch_link (sketch, &map->links[i]);
}

/* Raises the tolerance until the picture has few enough points. */
static guint
settle (TbrSketch *sketch, const guint8 *affected)
{
  const TbrPen *pen = g_steal_pointer (&sketch->pen);
  count_all (sketch, affected);
  for (int i = 0; i < 12 && sketch->n > MOST_POINTS; i++)
    {
      sketch->tolerance *= 2;
      sketch->n = 0;
      count_all (sketch, affected);
    }
  sketch->pen = pen;
  return sketch->n;
}

guint
tbr_backdrop_count (const TbrBackdrop *backdrop, const TbrView *view)
{
  g_return_val_if_fail (backdrop != NULL && view != NULL && view->scale > 0, 0);
  TbrSketch sketch;
  tbr_sketch_start (&sketch, backdrop, view, NULL);
  return settle (&sketch, NULL);
}

/* Whether all that is seen lies within the map: its corners do, and its edges bend outwards. */
static gboolean
is_within (const TbrSketch *sketch)
{
  const TbrView *view = sketch->view;
  const TbrBox *frame = &sketch->backdrop->frame;
  for (int i = 0; i < N_EDGE_PLACES * 4; i++)
    {
      double t = (double) (i / 4) / N_EDGE_PLACES, lon, lat;
      const double x[] = { t, 1, 1 - t, 0 }, y[] = { 0, t, 1, 1 - t };
      tbr_view_to_place (view, x[i % 4] * view->width, y[i % 4] * view->height, &lon, &lat);
      if (lon < frame->west || lon > frame->east || lat < frame->south || lat > frame->north)
        return FALSE;
    }
  return TRUE;
}

/* Beyond the frame nothing is known: it is paper, not water. */
static void
paint_sea (TbrSketch *sketch)
{
  const TbrPen *pen = sketch->pen;
  gboolean is_all = is_within (sketch);
  tbr_pen_colour (pen, is_all ? pen->theme->sea : pen->theme->page);
  cairo_paint (pen->cr);
  if (is_all)
    return;
  tbr_sketch_frame (sketch);
  tbr_sketch_fill (sketch, pen->theme->sea);
}

/* The line of the frame covers the borders that end there. */
static void
paint_frame (TbrSketch *sketch)
{
  const TbrPen *pen = sketch->pen;
  const TbrLineStyle styles[]
      = { { 3.2 * pen->ui, pen->theme->page, 0 }, { 0.8 * pen->ui, pen->theme->panel_line, 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      tbr_sketch_lines (sketch, &styles[i]);
      tbr_sketch_frame (sketch);
      tbr_sketch_end_lines (sketch);
    }
}

/* How much wider lines are near by than they are on a map of a state: what is a hair there would be
   lost on an empty field. */
static double
nearness (const TbrSketch *sketch)
{
  return 1 + WIDER * CLAMP (log2 (SCALE_NEAR / reading_scale (sketch->view)), 0, MOST_DOUBLINGS);
}

static void
paint_land (TbrSketch *sketch, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  const TbrTheme *theme = sketch->pen->theme;
  const TbrLineStyle shore = { 2.2 * sketch->pen->ui, theme->shore, 0 };
  tbr_sketch_lines (sketch, &shore);
  for (guint i = 0; i < map->n_countries; i++)
    tbr_sketch_shape (sketch, outline_of (sketch, i), 3);
  tbr_sketch_end_lines (sketch);
  gboolean is_plain = tbr_view_hides (sketch->view, TBR_MAP_STATES);
  for (guint i = 0; i < map->n_countries; i++)
    {
      tbr_sketch_shape (sketch, outline_of (sketch, i), 3);
      tbr_sketch_fill (sketch, is_plain      ? theme->land[0]
                               : affected[i] ? theme->affected
                                             : theme->land[map->countries[i].group]);
    }
}

static gpointer
make_relief (gpointer map)
{
  return tbr_relief_new (map);
}

static void
paint_relief (TbrSketch *sketch)
{
  const TbrMap *map = sketch->backdrop->map;
  if (!tbr_backdrop_shows_relief (sketch->view) || map->elevation == NULL)
    return;
  const TbrRelief *relief = g_once (sketch->backdrop->relief, make_relief, (gpointer) map);
  for (guint i = 0; i < map->n_countries; i++)
    tbr_sketch_shape (sketch, outline_of (sketch, i), 3);
  tbr_relief_fill (relief, sketch->pen, sketch->view);
}

static void
paint_borders (TbrSketch *sketch, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  const TbrPen *pen = sketch->pen;
  const double wide = sqrt (nearness (sketch)) * pen->ui;
  const TbrLineStyle usual = { 0.8 * wide, pen->theme->border, 0 };
  const TbrLineStyle marked = { 1.3 * wide, pen->theme->affected_line, 0 };
  if (tbr_view_hides (sketch->view, TBR_MAP_STATES))
    return;
  tbr_sketch_lines (sketch, &usual);
  for (guint i = 0; i < map->n_countries; i++)
    tbr_sketch_shape (sketch, outline_of (sketch, i), 3);
  tbr_sketch_end_lines (sketch);
  tbr_sketch_lines (sketch, &marked);
  for (guint i = 0; i < map->n_countries; i++)
    if (affected[i])
      tbr_sketch_shape (sketch, outline_of (sketch, i), 3);
  tbr_sketch_end_lines (sketch);
}

static void
paint_regions (TbrSketch *sketch, const guint8 *affected)
{
  const TbrMap *map = sketch->backdrop->map;
  const TbrLineStyle style = { 0.7 * sketch->pen->ui, sketch->pen->theme->region, 0 };
  tbr_sketch_lines (sketch, &style);
  for (guint i = 0; i < map->n_regions; i++)
    if (shows_region (sketch, &map->regions[i], affected))
      tbr_sketch_shape (sketch, &map->regions[i].shape, 3);
  tbr_sketch_end_lines (sketch);
}

static void
paint_rivers (TbrSketch *sketch, int level)
{
  const TbrMap *map = sketch->backdrop->map;
  const TbrPen *pen = sketch->pen;
  const double wide = nearness (sketch) * pen->ui;
  const TbrLineStyle style = { (level == 0 ? 1.0 : 0.7) * wide, pen->theme->river, 0 };
  if (reading_scale (sketch->view) >= (level == 0 ? SCALE_RIVER : SCALE_RIVER_SMALL))
    return;
  tbr_sketch_lines (sketch, &style);
  for (guint i = 0; i < map->n_rivers; i++)
    if (map->river_lod[i] == level)
      tbr_sketch_shape (sketch, &map->rivers[i], 2);
  tbr_sketch_end_lines (sketch);
}

static void
trace_lakes (TbrSketch *sketch)
{
  const TbrMap *map = sketch->backdrop->map;
  for (guint i = 0; i < map->n_lakes; i++)
    if (map->lake_lod[i] == 0 || reading_scale (sketch->view) < SCALE_LAKE_SMALL)
      tbr_sketch_shape (sketch, &map->lakes[i], 3);
}

static void
paint_water (TbrSketch *sketch)
{
  const TbrPen *pen = sketch->pen;
  const TbrLineStyle shore = { 0.5 * pen->ui, pen->theme->shore, 0 };
  if (tbr_view_hides (sketch->view, TBR_MAP_WATER))
    return;
  paint_rivers (sketch, 1);
  paint_rivers (sketch, 0);
  trace_lakes (sketch);
  tbr_sketch_fill (sketch, pen->theme->lake);
  tbr_sketch_lines (sketch, &shore);
  trace_lakes (sketch);
  tbr_sketch_end_lines (sketch);
}

static void
paint_links (TbrSketch *sketch, TbrLinkClass class)
{
  static const double widths[TBR_LINK_N] = { 1.3, 1.0, 0.8, 0.6, 0.9, 0.9 };
  const TbrMap *map = sketch->backdrop->map;
  const TbrPen *pen = sketch->pen;
  gboolean at_sea = class == TBR_LINK_FERRY || class == TBR_LINK_RAIL_SHUTTLE;
  gboolean main_road = class == TBR_LINK_MOTORWAY || class == TBR_LINK_TRUNK;
  double scale = reading_scale (sketch->view);
  double wide = at_sea ? 1 : scale > 1900 ? 0.55 : scale > 1200 ? 0.7 : nearness (sketch);
  const TbrLineStyle style = { widths[class] * wide * pen->ui,
                               at_sea      ? pen->theme->ferry
                               : main_road ? pen->theme->road
                                           : pen->theme->road_minor,
                               at_sea ? 3 * pen->ui : 0 };
  if (!tbr_backdrop_shows (sketch->view, class))
    return;
  tbr_sketch_lines (sketch, &style);
  for (guint i = 0; i < map->n_links; i++)
    if (map->links[i].class == class)
      tbr_sketch_link (sketch, &map->links[i]);
  tbr_sketch_end_lines (sketch);
}

static gboolean
goes_on (const TbrSketch *sketch)
{
  const TbrPen *pen = sketch->pen;
  return pen->is_vain == NULL || !pen->is_vain (pen->vain_data);
}

static void
paint_network (TbrSketch *sketch)
{
  static const TbrLinkClass order[TBR_LINK_N]
      = { TBR_LINK_LOCAL, TBR_LINK_PRIMARY,      TBR_LINK_TRUNK,
          TBR_LINK_FERRY, TBR_LINK_RAIL_SHUTTLE, TBR_LINK_MOTORWAY };
  for (int i = 0; i < TBR_LINK_N && goes_on (sketch); i++)
    paint_links (sketch, order[i]);
}

/* Edges of areas lie under lines: where those go straight into pixels somebody is in a hurry, and
   fewer steps of grey are enough. */
static void
begin (TbrSketch *sketch)
{
  cairo_t *cr = sketch->pen->cr;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, sketch->view->width, sketch->view->height);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (sketch->pen->ink != NULL)
    {
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      tbr_ink_fit (sketch->pen->ink, sketch->view->width, sketch->view->height);
    }
  cairo_new_path (cr);
}

/* What is above the land, one layer after the other, as long as somebody wants it. */
static void
paint_layers (TbrSketch *sketch, const TbrSnapshot *snapshot, const guint8 *affected)
{
  gboolean outages = snapshot != NULL && !tbr_view_hides (sketch->view, TBR_MAP_OUTAGES);
  gboolean covers = snapshot != NULL && snapshot->coverage != NULL
                    && !tbr_view_hides (sketch->view, TBR_MAP_COVERAGE);
  if (goes_on (sketch))
    paint_relief (sketch);
  if (covers && goes_on (sketch))
    tbr_sketch_coverage (sketch, snapshot);
  if (goes_on (sketch))
    paint_regions (sketch, affected);
  if (goes_on (sketch))
    paint_water (sketch);
  if (outages && goes_on (sketch))
    tbr_sketch_outages (sketch, snapshot);
  if (goes_on (sketch))
    paint_network (sketch);
  if (goes_on (sketch))
    paint_borders (sketch, affected);
  paint_frame (sketch);
  if (snapshot != NULL && snapshot->own != NULL && goes_on (sketch))
    tbr_sketch_own (sketch, snapshot->own);
  if (snapshot != NULL && !tbr_view_hides (sketch->view, TBR_MAP_NETWORK) && goes_on (sketch))
    tbr_sketch_changed (sketch, snapshot);
}

void
tbr_backdrop_paint (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                    const TbrSnapshot *snapshot)
{
  g_autofree guint8 *affected = tbr_backdrop_affected (backdrop->map, snapshot);
  TbrSketch sketch;
  tbr_sketch_start (&sketch, backdrop, view, pen);
  settle (&sketch, affected);
  begin (&sketch);
  paint_sea (&sketch);
  paint_land (&sketch, affected);
  paint_layers (&sketch, snapshot, affected);
  cairo_restore (pen->cr);
}

void
tbr_backdrop_paint_land (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                         const TbrSnapshot *snapshot)
{
  g_autofree guint8 *affected = tbr_backdrop_affected (backdrop->map, snapshot);
  TbrSketch sketch;
  tbr_sketch_start (&sketch, backdrop, view, pen);
  sketch.tolerance *= HURRIED;
  begin (&sketch);
  paint_sea (&sketch);
  paint_land (&sketch, affected);
  paint_borders (&sketch, affected);
  paint_frame (&sketch);
  cairo_restore (pen->cr);
}
