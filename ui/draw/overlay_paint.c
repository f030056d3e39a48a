/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What units, needs, routes and hazards look like: form, fill and outline for each meaning. */
#include "draw/overlay.h"

#include "draw/footprint.h"
#include "draw/mark_form.h"

#include <math.h>

#define SYMBOL_SIZE 12.5 /* pixels at ui 1, within a badge */
#define LEAST_MARK 2.5   /* pixels at ui 1; smaller hazards are drawn as large as that */
#define BEND 0.09        /* share of its length by which a route is bent aside */
#define ARROW 6.0        /* pixels at ui 1 */

static TbrColour
with_opacity (TbrColour colour, guint opacity)
{
  return (colour & 0xffffff00u) | opacity;
}

/* The nose of a badge, towards where its units go. */
static void
trace_nose (const TbrPen *pen, const TbrBadge *badge, double radius)
{
  double turn = badge->turn - G_PI / 2;
  cairo_move_to (pen->cr, badge->x + radius * TBR_NOSE * cos (turn),
                 badge->y + radius * TBR_NOSE * sin (turn));
  cairo_arc (pen->cr, badge->x, badge->y, radius, turn + 0.5, turn - 0.5 + 2 * G_PI);
  cairo_close_path (pen->cr);
}

static void
trace_badge (const TbrPen *pen, const TbrBadge *badge, double radius)
{
  cairo_new_path (pen->cr);
  if (!isnan (badge->turn))
    trace_nose (pen, badge, radius);
  else if (badge->look == TBR_LOOK_WAITING)
    tbr_pen_box (pen,
                 &(TbrRect){ badge->x - radius * 0.92, badge->y - radius * 0.92, radius * 1.84,
                             radius * 1.84 },
                 radius * 0.25);
  else
    cairo_arc (pen->cr, badge->x, badge->y, radius, 0, 2 * G_PI);
}

/* Round when at work (double line) or getting ready (dashed line), square when waiting, with a nose
   when moving (filled: out, hollow: home). */
void
tbr_overlay_paint_badge (const TbrPen *pen, const TbrBadge *badge)
{
  const TbrTheme *theme = pen->theme;
  double ui = pen->ui, radius = (TBR_BADGE_RADIUS - 1) * ui;
  const double dash[2] = { 2.6 * ui, 1.8 * ui };
  if (hypot (badge->x - badge->at_x, badge->y - badge->at_y) > radius)
    {
      cairo_move_to (pen->cr, badge->at_x, badge->at_y);
      cairo_line_to (pen->cr, badge->x, badge->y);
      tbr_pen_line (pen, 0.9 * ui, with_opacity (theme->text, 0x80));
      cairo_stroke (pen->cr);
    }
  trace_badge (pen, badge, radius);
  tbr_pen_line (pen, (badge->look == TBR_LOOK_WORKING ? 5.0 : 3.2) * ui, theme->halo);
  cairo_stroke_preserve (pen->cr);
  tbr_pen_colour (pen, theme->look[badge->look]);
  cairo_fill_preserve (pen->cr);
  cairo_set_dash (pen->cr, dash, badge->look == TBR_LOOK_MOBILISING ? 2 : 0, 0);
  tbr_pen_line (pen, 1.5 * ui,
                badge->look == TBR_LOOK_RETURNING ? theme->glyph[badge->look] : theme->outline);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
  if (badge->look == TBR_LOOK_WORKING)
    {
      cairo_arc (pen->cr, badge->x, badge->y, radius + 2.3 * ui, 0, 2 * G_PI);
      tbr_pen_line (pen, 1.1 * ui, theme->served);
      cairo_stroke (pen->cr);
    }
  tbr_pen_colour (pen, theme->glyph[badge->look]);
  tbr_symbol_fill (pen->cr, badge->symbol, badge->x, badge->y, SYMBOL_SIZE * ui);
  const TbrRect corner = tbr_overlay_badge_corner (badge, ui);
  tbr_corner_paint (pen, &corner, badge->count);
}

/* Painted after all badges, so that none hides it. */
void
tbr_overlay_paint_owner (const TbrPen *pen, const TbrBadge *badge)
{
  TbrTextStyle style = { .size = 8 * pen->ui,
                         .bold = TRUE,
                         .colour = pen->theme->text,
                         .halo = pen->theme->halo,
                         .align = TBR_ALIGN_MIDDLE };
  if (badge->owner[0] != '\0')
    tbr_pen_text (pen, &style, badge->x, badge->y + tbr_footprint_letters (badge, pen->ui),
                  badge->owner);
}

/* Units at home: a small square, so that they do not shout; open when none of them can be sent. */
void
tbr_overlay_paint_base (const TbrPen *pen, const TbrBadge *base)
{
  double ui = pen->ui, half = tbr_overlay_base_half (base->count) * ui;
  cairo_new_path (pen->cr);
  cairo_rectangle (pen->cr, base->x - half, base->y - half, 2 * half, 2 * half);
  tbr_pen_colour (pen, pen->theme->look[base->look]);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 0.9 * ui, pen->theme->text_dim);
  cairo_stroke (pen->cr);
  if (base->look == TBR_LOOK_AWAY)
    {
      cairo_move_to (pen->cr, base->x - half, base->y + half);
      cairo_line_to (pen->cr, base->x + half, base->y - half);
      cairo_stroke (pen->cr);
    }
}

static void
paint_arc (const TbrPen *pen, const TbrNeedRing *ring, double from, double to)
{
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, ring->x, ring->y, TBR_RING_RADIUS * pen->ui, from, to);
}

/* How many needs of several kinds: in the middle, where one kind has its symbol. */
static void
paint_number (const TbrPen *pen, const TbrNeedRing *ring)
{
  char text[16];
  double width, height;
  TbrTextStyle style = { .size = (ring->count < 100 ? 9.5 : 7.5) * pen->ui,
                         .bold = TRUE,
                         .colour = pen->theme->text,
                         .align = TBR_ALIGN_MIDDLE };
  g_snprintf (text, sizeof text, "%u", ring->count);
  tbr_pen_measure (pen, &style, text, &width, &height);
  tbr_pen_text (pen, &style, ring->x, ring->y - height / 2, text);
}

/* From the top clockwise: thick for what is at work, hollow for what is on the way, thin for what
   is missing. */
void
tbr_overlay_paint_ring (const TbrPen *pen, const TbrNeedRing *ring)
{
  const TbrTheme *theme = pen->theme;
  double ui = pen->ui, top = -G_PI / 2;
  double wanted = ring->required > 0 ? ring->required : 1;
  double working = ring->required > 0 ? CLAMP (ring->working / wanted, 0, 1) : 1;
  double coming = CLAMP (ring->coming / wanted, 0, 1 - working);
  double a = top + working * 2 * G_PI, b = a + coming * 2 * G_PI;
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, ring->x, ring->y, (TBR_RING_RADIUS + 2.2) * ui, 0, 2 * G_PI);
  tbr_pen_colour (pen, theme->need_back);
  cairo_fill (pen->cr);
  paint_arc (pen, ring, b, top + 2 * G_PI);
  tbr_pen_line (pen, 2.0 * ui, theme->need);
  if (working + coming < 1)
    cairo_stroke (pen->cr);
  paint_arc (pen, ring, top, a);
  tbr_pen_line (pen, 4.2 * ui, theme->served);
  if (working > 0)
    cairo_stroke (pen->cr);
  if (coming > 0)
    {
      paint_arc (pen, ring, a, b);
      tbr_pen_line (pen, 4.2 * ui, theme->served);
      cairo_stroke (pen->cr);
      double wall = coming < 1 ? MIN (0.06, (b - a) / 3) : 0;
      paint_arc (pen, ring, a + wall, b - wall);
      tbr_pen_line (pen, 1.8 * ui, with_opacity (theme->need_back, 0xff));
      cairo_stroke (pen->cr);
    }
  tbr_pen_colour (pen, working >= 1 ? theme->served : theme->text);
  if (ring->kind < TBR_NEED_N)
    tbr_symbol_fill (pen->cr, tbr_symbol_of_need (ring->kind), ring->x, ring->y, 9.5 * ui);
  else if (ring->count > 1)
    paint_number (pen, ring);
  const TbrRect corner = tbr_overlay_ring_corner (ring, ui);
  tbr_corner_paint (pen, &corner, ring->count);
}

/* A bent line with an arrow at its end; dashed when it leads home. */
void
tbr_overlay_paint_track (const TbrPen *pen, const TbrTrack *track)
{
  const TbrTheme *theme = pen->theme;
  double ui = pen->ui, dx = track->x1 - track->x0, dy = track->y1 - track->y0;
  double x = (track->x0 + track->x1) / 2 - dy * BEND, y = (track->y0 + track->y1) / 2 + dx * BEND;
  gboolean home = track->look == TBR_LOOK_RETURNING;
  const double dash[2] = { 5 * ui, 4 * ui };
  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, track->x0, track->y0);
  cairo_curve_to (pen->cr, track->x0 + 2 * (x - track->x0) / 3, track->y0 + 2 * (y - track->y0) / 3,
                  track->x1 + 2 * (x - track->x1) / 3, track->y1 + 2 * (y - track->y1) / 3,
                  track->x1, track->y1);
  tbr_pen_line (pen, 2.8 * ui, with_opacity (theme->halo, 0xa0));
  cairo_stroke_preserve (pen->cr);
  cairo_set_dash (pen->cr, dash, home ? 2 : 0, 0);
  tbr_pen_line (pen, 1.2 * ui, home ? theme->text_dim : theme->served);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
  double turn = atan2 (track->y1 - y, track->x1 - x);
  cairo_move_to (pen->cr, track->x1, track->y1);
  cairo_line_to (pen->cr, track->x1 - ARROW * ui * cos (turn - 0.4),
                 track->y1 - ARROW * ui * sin (turn - 0.4));
  cairo_line_to (pen->cr, track->x1 - ARROW * ui * cos (turn + 0.4),
                 track->y1 - ARROW * ui * sin (turn + 0.4));
  cairo_close_path (pen->cr);
  tbr_pen_colour (pen, home ? theme->text_dim : theme->served);
  cairo_fill (pen->cr);
}

static void
trace_mark (const TbrPen *pen, const TbrView *view, const TbrMark *mark)
{
  double least = LEAST_MARK * pen->ui, x, y;
  double a = MAX (mark->a / view->scale, least), b = MAX (mark->b / view->scale, least);
  cairo_matrix_t saved;
  tbr_view_to_pixel (view, mark->lon, mark->lat, &x, &y);
  cairo_get_matrix (pen->cr, &saved);
  cairo_new_path (pen->cr);
  cairo_translate (pen->cr, x, y);
  if (mark->shape == TBR_MARK_POINT)
    {
      double r = 5 * pen->ui;
      cairo_move_to (pen->cr, 0, -r);
      cairo_line_to (pen->cr, r, 0);
      cairo_line_to (pen->cr, 0, r);
      cairo_line_to (pen->cr, -r, 0);
    }
  else
    {
      cairo_rotate (pen->cr, mark->bearing * G_PI / 180);
      cairo_scale (pen->cr, mark->shape == TBR_MARK_ELLIPSE ? b : a, a);
      cairo_arc (pen->cr, 0, 0, 1, 0, 2 * G_PI);
    }
  cairo_close_path (pen->cr);
  cairo_set_matrix (pen->cr, &saved);
}

/* Water over land, the darker the deeper, with waves where there is room for them. */
static void
paint_water (const TbrPen *pen, const TbrView *view, const TbrMark *mark)
{
  double radius = mark->a / view->scale, wave = 7 * pen->ui, x, y;
  guint opacity = mark->active ? (guint) (0x80 + 0x60 * (double) mark->level) : 0x30;
  tbr_pen_colour (pen, with_opacity (pen->theme->flood, (guint8) opacity));
  cairo_fill_preserve (pen->cr);
  if (radius < 2 * wave || !mark->active)
    return;
  tbr_view_to_pixel (view, mark->lon, mark->lat, &x, &y);
  cairo_path_t *outline = cairo_copy_path (pen->cr);
  cairo_save (pen->cr);
  cairo_clip (pen->cr);
  tbr_pen_line (pen, 1.1 * pen->ui, pen->theme->halo);
  for (double down = y - radius + wave; down < y + radius; down += wave)
    {
      cairo_move_to (pen->cr, x - radius, down);
      for (double right = x - radius; right < x + radius; right += 2 * wave)
        {
          cairo_rel_curve_to (pen->cr, wave / 3, -wave / 3, 2 * wave / 3, -wave / 3, wave, 0);
          cairo_rel_curve_to (pen->cr, wave / 3, wave / 3, 2 * wave / 3, wave / 3, wave, 0);
        }
    }
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
  cairo_append_path (pen->cr, outline);
  cairo_path_destroy (outline);
}

static void
trace_part (const TbrPen *pen, const TbrMarkForm *form, const TbrMarkPart *part)
{
  const TbrMarkPoint *points = (const TbrMarkPoint *) (gpointer) form->points->data + part->first;
  cairo_new_path (pen->cr);
  for (guint i = 0; i < part->n; i++)
    cairo_line_to (pen->cr, points[i].x, points[i].y);
  if (part->kind != TBR_PART_LINE)
    cairo_close_path (pen->cr);
}

/* A hazard with a form of its own; one that is over is hollow, its lines dashed. */
static void
paint_form (const TbrPen *pen, const TbrView *view, const TbrMark *mark)
{
  const TbrTheme *theme = pen->theme;
  const double dash[2] = { 2.5 * pen->ui, 2 * pen->ui };
  TbrColour colour = tbr_theme_ramp (theme, mark->level);
  TbrColour edge = theme->high_is_bright ? theme->text : theme->outline;
  g_auto (TbrMarkForm) form = { NULL, NULL };
  tbr_mark_form_init (&form, view, mark);
  for (guint i = 0; i < form.parts->len; i++)
    {
      const TbrMarkPart *part = &g_array_index (form.parts, TbrMarkPart, i);
      trace_part (pen, &form, part);
      if (part->kind == TBR_PART_BODY)
        tbr_pen_colour (pen, with_opacity (colour, mark->active ? 0xd8 : 0x30));
      else if (part->kind == TBR_PART_HOLLOW)
        tbr_pen_colour (pen, with_opacity (theme->panel, 0x80));
      else
        tbr_pen_colour (pen, edge);
      if (part->kind != TBR_PART_LINE)
        cairo_fill_preserve (pen->cr);
      if (part->kind == TBR_PART_SIGN)
        {
          cairo_new_path (pen->cr);
          continue;
        }
      cairo_set_dash (pen->cr, dash, mark->active ? 0 : 2, 0);
      tbr_pen_line (pen, (part->kind == TBR_PART_LINE ? 0.9 : 1.1) * pen->ui, edge);
      cairo_stroke (pen->cr);
      cairo_set_dash (pen->cr, dash, 0, 0);
    }
}

/* Active hazards are filled and bear a full outline, the thicker the worse; those that are over are
   hollow with a dashed one; what is only told is a line of long dashes. */
void
tbr_overlay_paint_mark (const TbrPen *pen, const TbrView *view, const TbrMark *mark)
{
  const TbrTheme *theme = pen->theme;
  const double dash[2] = { 2.5 * pen->ui, 2 * pen->ui }, told[2] = { 7 * pen->ui, 4 * pen->ui };
  TbrColour colour = tbr_theme_ramp (theme, mark->level);
  gboolean is_told = mark->shape == TBR_MARK_TOLD;
  gboolean line_only = mark->shape == TBR_MARK_RING;
  gboolean small = MAX (mark->a, mark->b) / view->scale < 6 * pen->ui;
  double width = (0.8 + 1.2 * mark->level) * pen->ui;
  if (tbr_mark_form_has (mark->shape))
    {
      paint_form (pen, view, mark);
      return;
    }
  trace_mark (pen, view, mark);
  if (is_told)
    tbr_pen_line (pen, 1.8 * pen->ui, theme->need);
  else if (line_only)
    {
      tbr_pen_line (pen, width + 2.4 * pen->ui,
                    theme->high_is_bright ? with_opacity (theme->text, 0x60) : theme->halo);
      cairo_stroke_preserve (pen->cr);
      tbr_pen_line (pen, width + 0.6 * pen->ui, colour);
    }
  else
    {
      if (mark->shape == TBR_MARK_WATER)
        paint_water (pen, view, mark);
      else
        {
          tbr_pen_colour (pen, with_opacity (colour, !mark->active ? 0x30 : small ? 0xff : 0xc0));
          cairo_fill_preserve (pen->cr);
        }
      tbr_pen_line (pen, width, theme->high_is_bright ? theme->text : theme->outline);
    }
  cairo_set_dash (pen->cr, is_told ? told : dash, mark->active && !is_told ? 0 : 2, 0);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
}

void
tbr_overlay_paint_heaps (const TbrPen *pen, const TbrView *view, const TbrSnapshot *snapshot)
{
  if (tbr_view_hides (view, TBR_MAP_HAZARDS))
    return;
  g_autoptr (GArray) heaps = tbr_mark_heaps_new (snapshot, view);
  for (guint i = 0; i < heaps->len; i++)
    {
      const TbrMarkHeap *heap = &g_array_index (heaps, TbrMarkHeap, i);
      tbr_overlay_paint_mark (pen, view, &heap->mark);
      const TbrRect corner = tbr_mark_heap_corner (heap, view);
      tbr_corner_paint (pen, &corner, heap->count);
    }
}

void
tbr_overlay_paint (const TbrOverlay *overlay, const TbrPen *pen)
{
  const TbrView *view = &overlay->view;
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, 0, 0, view->width, view->height);
  cairo_clip (pen->cr);
  cairo_new_path (pen->cr);
  tbr_overlay_paint_heaps (pen, view, overlay->snapshot);
  for (guint i = 0; i < overlay->bases->len; i++)
    tbr_overlay_paint_base (pen, &g_array_index (overlay->bases, TbrBadge, i));
  for (guint i = 0; i < overlay->tracks->len; i++)
    tbr_overlay_paint_track (pen, &g_array_index (overlay->tracks, TbrTrack, i));
  for (guint i = 0; i < overlay->rings->len; i++)
    tbr_overlay_paint_ring (pen, &g_array_index (overlay->rings, TbrNeedRing, i));
  for (guint i = 0; i < overlay->badges->len; i++)
    tbr_overlay_paint_badge (pen, &g_array_index (overlay->badges, TbrBadge, i));
  for (guint i = 0; i < overlay->badges->len; i++)
    tbr_overlay_paint_owner (pen, &g_array_index (overlay->badges, TbrBadge, i));
  cairo_restore (pen->cr);
}
