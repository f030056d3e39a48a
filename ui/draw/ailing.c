/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What is not as usual on the map: services that are down, links that are closed or slowed. */
#include "draw/names.h"
#include "draw/outage.h"
#include "draw/sketch.h"

#include <math.h>

#define LETTERS_REACH 150.0 /* pixels at ui 1 within which the same letters are told once */

void
tbr_sketch_outages (TbrSketch *sketch, const TbrSnapshot *snapshot)
{
  const TbrPen *pen = sketch->pen;
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
      tbr_sketch_shape (sketch, &map->regions[outage->region.i].shape, 3);
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
      if (mark->shape != TBR_MARK_RING && mark->shape != TBR_MARK_TOLD
          && hypot (x - one->x, y - one->y) < mark->a / view->scale)
        return TRUE;
    }
  return FALSE;
}

/* Where the letters of an outage stand; FALSE when the region has no room for them. */
static gboolean
find_letters (const TbrMap *map, const TbrPen *pen, const TbrView *view, const TbrTextStyle *style,
              const TbrOutageView *outage, Told *out_one)
{
  double west, east, unused;
  if (outage->region.i >= map->n_regions || *tbr_outage_letters (outage, out_one->letters) == '\0')
    return FALSE;
  const TbrRegion *region = &map->regions[outage->region.i];
  tbr_view_to_pixel (view, region->shape.west, region->lat, &west, &unused);
  tbr_view_to_pixel (view, region->shape.east, region->lat, &east, &unused);
  tbr_view_to_pixel (view, region->lon, region->lat, &out_one->x, &out_one->y);
  tbr_pen_measure (pen, style, out_one->letters, &out_one->width, &out_one->height);
  return out_one->width < east - west;
}

/* A letter for each service that is down, where the region has room for them and no symbol lies;
   regions side by side that lack the same share them, those that no hazard covers first. */
void
tbr_backdrop_paint_letters (const TbrBackdrop *backdrop, const TbrPen *pen, const TbrView *view,
                            const TbrSnapshot *snapshot, const TbrNameRoom *room)
{
  TbrTextStyle style = {
    .size = 9.5 * pen->ui, .bold = TRUE, .colour = pen->theme->text, .halo = pen->theme->halo
  };
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Told));
  guint n = snapshot->outages != NULL ? snapshot->outages->len : 0;
  for (guint i = 0; i < 2 * n; i++)
    {
      Told one;
      if (!find_letters (backdrop->map, pen, view, &style,
                         &g_array_index (snapshot->outages, TbrOutageView, i % n), &one)
          || is_covered (view, snapshot, &one) != (i >= n)
          || is_told (told, &one, LETTERS_REACH * pen->ui))
        continue;
      TbrRect box = { one.x - one.width / 2, one.y - one.height / 2, one.width, one.height };
      if (!tbr_names_find_room (pen, room, &box))
        continue;
      tbr_pen_text (pen, &style, box.x, box.y, one.letters);
      g_array_append_val (room->taken, box);
      g_array_append_val (told, one);
    }
}

/* A closed link bears a cross in its middle, a slowed one a dashed line. */
void
tbr_sketch_changed (TbrSketch *sketch, const TbrSnapshot *snapshot)
{
  const TbrPen *pen = sketch->pen;
  const TbrBackdrop *b = sketch->backdrop;
  const double dash[2] = { 5 * pen->ui, 2.5 * pen->ui };
  for (guint i = 0; snapshot->links != NULL && i < snapshot->links->len; i++)
    {
      const TbrLinkView *view = &g_array_index (snapshot->links, TbrLinkView, i);
      if (view->link.i >= b->map->n_links)
        continue;
      const TbrLink *link = &b->map->links[view->link.i];
      gboolean closed = view->speed_factor <= 0;
      tbr_sketch_link (sketch, link);
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
