/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What a picture's signs mean: one row for each sign that is really on it. */
#include "draw/legend.h"

#include "draw/cover.h"
#include "draw/language.h"
#include "draw/mark_form.h"
#include "draw/numeral.h"
#include "draw/outage.h"
#include "draw/own_layer.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels at ui 1. */
#define SAMPLE_WIDTH TBR_LEGEND_SAMPLE
#define ROW_GAP 3.0
#define HEADING_GAP 5.0

static void
add (GArray *rows, TbrLegendSign sign, int value, const char *text)
{
  TbrLegendRow row = { sign, value, text, 0 };
  g_array_append_val (rows, row);
}

/* What a hazard is called; NULL when the snapshot knows no scenario. */
static const char *
hazard_title (const TbrSnapshot *snapshot, TbrHazardId hazard)
{
  if (snapshot->scenario == NULL || hazard.i >= snapshot->scenario->sections[TBR_SECTION_HAZARDS].n)
    return NULL;
  return tbr_scenario_object (snapshot->scenario, TBR_SECTION_HAZARDS, hazard.i)->kind->title;
}

/* One row for each kind of hazard, with the form of the first of its marks. */
static void
add_mark (GArray *rows, const TbrSnapshot *snapshot, const TbrMark *mark)
{
  const char *title = hazard_title (snapshot, mark->hazard);
  if (tbr_mark_form_has (mark->shape))
    return; /* told once for each form, with what it means */
  if (title == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const TbrLegendRow *row = &g_array_index (rows, TbrLegendRow, i);
      if (row->sign == TBR_LEGEND_MARK && g_str_equal (row->text, tbr_word (title)))
        return;
    }
  add (rows, TBR_LEGEND_MARK, (int) mark->shape, tbr_word (title));
}

static gboolean
has_shape (const TbrSnapshot *snapshot, TbrMarkShape shape)
{
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    if (g_array_index (snapshot->marks, TbrMark, i).shape == shape)
      return TRUE;
  return FALSE;
}

static void
add_hazards (GArray *rows, const TbrSnapshot *snapshot)
{
  guint n_active = 0, n_over = 0;
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      gboolean active = g_array_index (snapshot->marks, TbrMark, i).active != 0;
      n_active += active;
      n_over += !active;
    }
  if (n_active + n_over > 0)
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Hazards"));
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    add_mark (rows, snapshot, &g_array_index (snapshot->marks, TbrMark, i));
  for (int shape = 0; shape < TBR_MARK_N; shape++)
    if (tbr_mark_form_has ((TbrMarkShape) shape) && has_shape (snapshot, (TbrMarkShape) shape))
      add (rows, TBR_LEGEND_MARK, shape, tbr_mark_form_meaning ((TbrMarkShape) shape));
  if (has_shape (snapshot, TBR_MARK_RING))
    add (rows, TBR_LEGEND_MARK, TBR_MARK_RING, _ ("mean intensity, EMS-98"));
  if (has_shape (snapshot, TBR_MARK_TOLD))
    add (rows, TBR_LEGEND_MARK, TBR_MARK_TOLD, _ ("where it was reported, and how old that is"));
  if (n_active > 0)
    add (rows, TBR_LEGEND_RAMP, 0, _ ("weak to strong"));
  if (n_over > 0)
    add (rows, TBR_LEGEND_OVER, 0, _ ("contained or over"));
}

static void
add_needs (GArray *rows, const TbrOverlay *overlay)
{
  gboolean share[3] = { FALSE, FALSE, FALSE }, is_mixed = FALSE;
  for (guint i = 0; i < overlay->rings->len; i++)
    {
      const TbrNeedRing *ring = &g_array_index (overlay->rings, TbrNeedRing, i);
      is_mixed |= ring->kind == TBR_NEED_N;
      share[0] |= ring->working > 0 || ring->required <= 0;
      share[1] |= ring->coming > 0 && ring->working < ring->required;
      share[2] |= ring->working + ring->coming < ring->required;
    }
  if (overlay->rings->len == 0)
    return;
  add (rows, TBR_LEGEND_HEADING, 0, _ ("Open needs"));
  for (int kind = 0; kind < TBR_NEED_N; kind++)
    if (overlay->kinds[kind] > 0)
      add (rows, TBR_LEGEND_NEED, kind, tbr_word (tbr_need_info ((TbrNeedKind) kind)->title));
  if (is_mixed)
    add (rows, TBR_LEGEND_MIXED, 0, _ ("needs of several kinds, how many; each counts the same"));
  static const char *const names[3]
      = { N_ ("share met by units at work"), N_ ("share on the way"), N_ ("share missing") };
  for (int i = 0; i < 3; i++)
    if (share[i])
      add (rows, TBR_LEGEND_SHARE, i, _ (names[i]));
}

static gboolean
has_look (const GArray *badges, TbrLook look)
{
  for (guint i = 0; i < badges->len; i++)
    if (g_array_index (badges, TbrBadge, i).look == look)
      return TRUE;
  return FALSE;
}

static void
add_units (GArray *rows, const TbrOverlay *overlay)
{
  static const TbrLook order[TBR_LOOK_N]
      = { TBR_LOOK_WORKING,   TBR_LOOK_WAITING, TBR_LOOK_TRAVELLING, TBR_LOOK_MOBILISING,
          TBR_LOOK_RETURNING, TBR_LOOK_HOME,    TBR_LOOK_AWAY };
  if (overlay->badges->len + overlay->bases->len > 0)
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Units"));
  for (int i = 0; i < TBR_LOOK_N; i++)
    if (has_look (overlay->badges, order[i]) || has_look (overlay->bases, order[i]))
      {
        add (rows, TBR_LEGEND_LOOK, (int) order[i], tbr_look_name (order[i]));
        g_array_index (rows, TbrLegendRow, rows->len - 1).count = overlay->looks[order[i]];
      }
  gboolean out = FALSE, home = FALSE;
  for (guint i = 0; i < overlay->tracks->len; i++)
    {
      gboolean returns = g_array_index (overlay->tracks, TbrTrack, i).look == TBR_LOOK_RETURNING;
      home |= returns;
      out |= !returns;
    }
  if (out)
    add (rows, TBR_LEGEND_TRACK, TBR_LOOK_TRAVELLING, _ ("where it goes"));
  if (home)
    add (rows, TBR_LEGEND_TRACK, TBR_LOOK_RETURNING, _ ("where it returns"));
  gboolean heading = FALSE;
  for (int symbol = 0; symbol < TBR_SYMBOL_N; symbol++)
    if (overlay->symbols[symbol] > 0)
      {
        if (!heading)
          add (rows, TBR_LEGEND_HEADING, 0, _ ("Kinds of unit"));
        heading = TRUE;
        add (rows, TBR_LEGEND_SYMBOL, symbol, tbr_symbol_name ((TbrSymbol) symbol));
      }
}

static gboolean
sees_node (const TbrOverlay *overlay, const TbrMap *map, TbrNodeId node)
{
  const TbrView *view = &overlay->view;
  double x, y;
  tbr_view_to_pixel (view, map->nodes[node.i].lon, map->nodes[node.i].lat, &x, &y);
  return x >= 0 && y >= 0 && x < view->width && y < view->height;
}

static gboolean
sees_link (const TbrOverlay *overlay, const TbrMap *map, const TbrLink *link)
{
  return sees_node (overlay, map, link->from) || sees_node (overlay, map, link->to);
}

static gboolean
sees_class (const TbrOverlay *overlay, const TbrMap *map, TbrLinkClass class)
{
  if (!tbr_backdrop_shows (&overlay->view, class))
    return FALSE;
  for (guint i = 0; i < map->n_links; i++)
    if (map->links[i].class == class && sees_link (overlay, map, &map->links[i]))
      return TRUE;
  return FALSE;
}

static void
add_map (GArray *rows, const TbrOverlay *overlay, const TbrMap *map)
{
  g_autofree guint8 *affected = tbr_backdrop_affected (map, overlay->snapshot);
  const GArray *links = overlay->snapshot->links;
  gboolean closed = FALSE, slowed = FALSE, touched = FALSE;
  gboolean hides_links = tbr_view_hides (&overlay->view, TBR_MAP_NETWORK);
  for (guint i = 0; links != NULL && i < links->len && !hides_links; i++)
    {
      const TbrLinkView *link = &g_array_index (links, TbrLinkView, i);
      gboolean seen
          = link->link.i < map->n_links && sees_link (overlay, map, &map->links[link->link.i]);
      closed |= seen && link->speed_factor <= 0;
      slowed |= seen && link->speed_factor > 0;
    }
  for (guint i = 0; i < map->n_countries && !tbr_view_hides (&overlay->view, TBR_MAP_STATES); i++)
    touched |= affected[i];
  gboolean road = sees_class (overlay, map, TBR_LINK_MOTORWAY);
  gboolean ferry = sees_class (overlay, map, TBR_LINK_FERRY);
  if (closed || slowed || touched || road || ferry)
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Map"));
  if (touched)
    add (rows, TBR_LEGEND_AFFECTED, 0, _ ("affected state"));
  if (closed)
    add (rows, TBR_LEGEND_LINK, 0, _ ("road closed"));
  if (slowed)
    add (rows, TBR_LEGEND_LINK, 1, _ ("road slowed"));
  if (road)
    add (rows, TBR_LEGEND_ROAD, TBR_LINK_MOTORWAY, _ ("main road"));
  if (ferry)
    add (rows, TBR_LEGEND_ROAD, TBR_LINK_FERRY, _ ("ferry, tunnel shuttle"));
}

/* Services that are down somewhere, each with its letter. */
static void
add_outages (GArray *rows, const TbrSnapshot *snapshot)
{
  gboolean down[TBR_LIFELINE_N] = { FALSE }, share[2] = { FALSE, FALSE };
  for (guint i = 0; snapshot->outages != NULL && i < snapshot->outages->len; i++)
    {
      const TbrOutageView *outage = &g_array_index (snapshot->outages, TbrOutageView, i);
      float worst = tbr_outage_worst (outage);
      share[worst >= 0.5f] |= worst >= TBR_OUTAGE_SHOWN;
      for (guint j = 0; j < TBR_LIFELINE_N; j++)
        down[j] |= outage->inoperability[j] >= TBR_OUTAGE_SHOWN;
    }
  if (share[0] || share[1])
    add (rows, TBR_LEGEND_HEADING, 0, _ ("Services down"));
  if (share[0])
    add (rows, TBR_LEGEND_OUTAGE, 0, _ ("for some of a region"));
  if (share[1])
    add (rows, TBR_LEGEND_OUTAGE, 1, _ ("for half of it or more"));
  for (guint i = 0; i < TBR_LIFELINE_N; i++)
    if (down[i])
      add (rows, TBR_LEGEND_SERVICE, (int) i, tbr_outage_name ((TbrLifeline) i));
}

GArray *
tbr_legend_new (const TbrOverlay *overlay, const TbrMap *map)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TbrLegendRow));
  if (!tbr_view_hides (&overlay->view, TBR_MAP_HAZARDS))
    add_hazards (rows, overlay->snapshot);
  add_needs (rows, overlay);
  add_units (rows, overlay);
  if (!tbr_view_hides (&overlay->view, TBR_MAP_OUTAGES))
    add_outages (rows, overlay->snapshot);
  add_map (rows, overlay, map);
  return rows;
}

gboolean
tbr_legend_has (const GArray *rows, TbrLegendSign sign, int value)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TbrLegendRow *row = &g_array_index (rows, TbrLegendRow, i);
      if (row->sign == sign && row->value == value)
        return TRUE;
    }
  return FALSE;
}

static void
paint_ramp (const TbrPen *pen, double x, double y, double width)
{
  for (int i = 0; i < 3; i++)
    {
      double level = i / 2.0, r = (2.6 + 1.4 * i) * pen->ui;
      cairo_new_path (pen->cr);
      cairo_arc (pen->cr, x + width * (0.14 + 0.34 * i), y, r, 0, 2 * G_PI);
      tbr_pen_colour (pen, tbr_theme_ramp (pen->theme, level));
      cairo_fill_preserve (pen->cr);
      tbr_pen_line (pen, (0.8 + 1.2 * level) * pen->ui,
                    pen->theme->high_is_bright ? pen->theme->text : pen->theme->outline);
      cairo_stroke (pen->cr);
    }
}

static void
paint_line (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  const TbrTheme *theme = pen->theme;
  double ui = pen->ui, half = 0.42 * SAMPLE_WIDTH * ui;
  const double dash[2] = { 5 * ui, 2.5 * ui };
  gboolean link = row->sign == TBR_LEGEND_LINK;
  gboolean dashed = link ? row->value == 1 : row->value == TBR_LINK_FERRY;
  TbrColour colour = link ? (row->value == 0 ? theme->closed : theme->slowed)
                          : (dashed ? theme->ferry : theme->road);
  cairo_move_to (pen->cr, x - half, y);
  cairo_line_to (pen->cr, x + half, y);
  cairo_set_dash (pen->cr, dash, dashed ? 2 : 0, 0);
  tbr_pen_line (pen, (link ? 2.4 : 1.4) * ui, colour);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
  if (!link || row->value != 0)
    return;
  cairo_move_to (pen->cr, x - 4 * ui, y - 4 * ui);
  cairo_line_to (pen->cr, x + 4 * ui, y + 4 * ui);
  cairo_move_to (pen->cr, x - 4 * ui, y + 4 * ui);
  cairo_line_to (pen->cr, x + 4 * ui, y - 4 * ui);
  tbr_pen_line (pen, 2 * ui, theme->text);
  cairo_stroke (pen->cr);
}

static void
paint_unit (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrLook look = (TbrLook) row->value;
  TbrPen small = *pen;
  small.ui = pen->ui * 0.72;
  gboolean moving = look == TBR_LOOK_TRAVELLING || look == TBR_LOOK_RETURNING;
  TbrBadge badge = { .x = x,
                     .y = y,
                     .at_x = x,
                     .at_y = y,
                     .count = 1,
                     .look = look,
                     .symbol = TBR_SYMBOL_GENERIC,
                     .turn = moving ? G_PI / 2 : NAN };
  if (look == TBR_LOOK_HOME || look == TBR_LOOK_AWAY)
    tbr_overlay_paint_base (pen, &badge);
  else
    tbr_overlay_paint_badge (&small, &badge);
}

static void
paint_box (const TbrPen *pen, double x, double y, TbrLegendSign sign)
{
  gboolean over = sign == TBR_LEGEND_OVER;
  const double dash[2] = { 2.5 * pen->ui, 2 * pen->ui };
  TbrRect rect = { x - 8 * pen->ui, y - 5 * pen->ui, 16 * pen->ui, 10 * pen->ui };
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, &rect, over ? 5 * pen->ui : 0);
  tbr_pen_colour (pen, over ? pen->theme->panel : pen->theme->affected);
  cairo_fill_preserve (pen->cr);
  cairo_set_dash (pen->cr, dash, over ? 2 : 0, 0);
  tbr_pen_line (pen, (over ? 0.9 : 1.3) * pen->ui,
                over ? pen->theme->text : pen->theme->affected_line);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, dash, 0, 0);
}

static void
paint_ring (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrPen small = *pen;
  small.ui = pen->ui * 0.78;
  TbrNeedRing ring = { .x = x, .y = y, .required = 1, .count = 1 };
  if (row->sign == TBR_LEGEND_NEED)
    {
      tbr_pen_colour (pen, pen->theme->text);
      tbr_symbol_fill (pen->cr, tbr_symbol_of_need ((TbrNeedKind) row->value), x, y, 12 * pen->ui);
      return;
    }
  ring.kind = TBR_NEED_N;
  ring.count = row->sign == TBR_LEGEND_MIXED ? 3 : 1;
  gboolean is_share = row->sign == TBR_LEGEND_SHARE;
  ring.working = is_share && row->value == 0 ? 0.6 : 0;
  ring.coming = is_share && row->value == 1 ? 0.6 : 0;
  tbr_overlay_paint_ring (&small, &ring);
}

/* Where the middle of a form is, and how much smaller it must be to stand in a row. */
static double
fit_form (const TbrPen *pen, const TbrView *view, const TbrMark *mark, double *out_x, double *out_y)
{
  g_auto (TbrMarkForm) form = { NULL, NULL };
  tbr_mark_form_init (&form, view, mark);
  const TbrRect box = tbr_mark_form_box (&form);
  *out_x = box.x + box.width / 2;
  *out_y = box.y + box.height / 2;
  return MIN (1, MIN (SAMPLE_WIDTH * pen->ui / box.width, 15 * pen->ui / box.height));
}

/* A mark of middling level, as large as fits, drawn as on the map. */
static void
paint_mark (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  double half = 6 * pen->ui;
  TbrView view = { .x = 4321000,
                   .y = 3210000,
                   .scale = 1,
                   .width = (int) (4 * half),
                   .height = (int) (4 * half),
                   .ui = pen->ui };
  TbrMark mark = { .shape = (TbrMarkShape) row->value,
                   .a = (float) half,
                   .b = (float) half,
                   .level = 0.5f,
                   .share = 0.5f,
                   .active = 1 };
  double lon, lat;
  if (mark.shape == TBR_MARK_ELLIPSE)
    {
      mark.a *= 1.4f;
      mark.b *= 0.7f;
      mark.bearing = 90;
    }
  tbr_view_to_place (&view, 2 * half, 2 * half, &lon, &lat);
  mark.lon = (float) lon;
  mark.lat = (float) lat;
  double px, py, shrink = 1;
  tbr_view_to_pixel (&view, mark.lon, mark.lat, &px, &py);
  if (tbr_mark_form_has (mark.shape))
    shrink = fit_form (pen, &view, &mark, &px, &py);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x, y);
  cairo_scale (pen->cr, shrink, shrink);
  cairo_translate (pen->cr, -px, -py);
  tbr_overlay_paint_mark (pen, &view, &mark);
  cairo_restore (pen->cr);
}

static void
paint_outage (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrRect rect = { x - 8 * pen->ui, y - 5 * pen->ui, 16 * pen->ui, 10 * pen->ui };
  TbrTextStyle style = {
    .size = 10 * pen->ui, .bold = TRUE, .colour = pen->theme->text, .align = TBR_ALIGN_MIDDLE
  };
  if (row->sign == TBR_LEGEND_SERVICE)
    {
      char letter[2] = { tbr_outage_letter ((TbrLifeline) row->value), '\0' };
      tbr_pen_text (pen, &style, x, y - 7 * pen->ui, letter);
      return;
    }
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, rect.x, rect.y, rect.width, rect.height);
  cairo_clip (pen->cr);
  tbr_outage_hatch (pen, &rect, row->value);
  cairo_restore (pen->cr);
}

static void
paint_cover (const TbrPen *pen, const TbrLegendRow *row, double x, double y)
{
  TbrRect rect = { x - 9 * pen->ui, y - 6 * pen->ui, 18 * pen->ui, 12 * pen->ui };
  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, rect.x, rect.y, rect.width, rect.height);
  cairo_clip_preserve (pen->cr);
  if (row->value < TBR_COVERAGE_SPANS)
    tbr_pen_colour (pen, tbr_cover_colour (pen->theme, (guint) row->value));
  else
    tbr_pen_colour (pen, pen->theme->land[0]);
  cairo_fill (pen->cr);
  if (row->value == TBR_COVER_BANDS)
    tbr_cover_hatch (pen, &rect);
  cairo_rectangle (pen->cr, rect.x, rect.y, rect.width, rect.height);
  tbr_pen_line (pen, 1.2 * pen->ui, pen->theme->outline);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
paint_sample (const TbrPen *pen, const TbrLegendRow *row, double left, double y)
{
  double width = SAMPLE_WIDTH * pen->ui, x = left + width / 2;
  TbrTrack track = { left + 2 * pen->ui, y, left + width - 2 * pen->ui, y, (TbrLook) row->value };
  switch (row->sign)
    {
    case TBR_LEGEND_SHARE:
    case TBR_LEGEND_MIXED:
    case TBR_LEGEND_NEED:
      paint_ring (pen, row, x, y);
      break;
    case TBR_LEGEND_LOOK:
      paint_unit (pen, row, x, y);
      break;
    case TBR_LEGEND_TRACK:
      tbr_overlay_paint_track (pen, &track);
      break;
    case TBR_LEGEND_SYMBOL:
      tbr_pen_colour (pen, pen->theme->text);
      tbr_symbol_fill (pen->cr, (TbrSymbol) row->value, x, y, 13 * pen->ui);
      break;
    case TBR_LEGEND_MARK:
      paint_mark (pen, row, x, y);
      break;
    case TBR_LEGEND_RAMP:
      paint_ramp (pen, left, y, width);
      break;
    case TBR_LEGEND_OVER:
    case TBR_LEGEND_AFFECTED:
      paint_box (pen, x, y, row->sign);
      break;
    case TBR_LEGEND_LAND:
      tbr_legend_paint_land (pen, row, x, y);
      break;
    case TBR_LEGEND_OUTAGE:
    case TBR_LEGEND_SERVICE:
      paint_outage (pen, row, x, y);
      break;
    case TBR_LEGEND_COVER:
      paint_cover (pen, row, x, y);
      break;
    case TBR_LEGEND_OWN:
      tbr_own_layer_paint_sample (pen, (guint) row->value, x, y);
      break;
    case TBR_LEGEND_LINK:
    case TBR_LEGEND_ROAD:
      paint_line (pen, row, x, y);
      break;
    case TBR_LEGEND_HEADING:
    case TBR_LEGEND_N:
      break;
    }
}

static TbrTextStyle
style_of (const TbrPen *pen, const TbrLegendRow *row, double width)
{
  gboolean heading = row->sign == TBR_LEGEND_HEADING;
  return (TbrTextStyle){ .size = (heading ? 11 : 10.5) * pen->ui,
                         .bold = heading,
                         .width = width - (heading ? 0 : (SAMPLE_WIDTH + 6) * pen->ui)
                                  - (row->count > 0 ? 30 * pen->ui : 0),
                         .colour = pen->theme->text };
}

static double
row_height (const TbrPen *pen, const TbrLegendRow *row, double width, double air)
{
  double unused, text;
  TbrTextStyle style = style_of (pen, row, width);
  tbr_pen_measure (pen, &style, row->text, &unused, &text);
  if (row->sign == TBR_LEGEND_HEADING)
    return text + (1 + (HEADING_GAP + ROW_GAP) * air) * pen->ui;
  gboolean tall = row->sign == TBR_LEGEND_SHARE || row->sign == TBR_LEGEND_MIXED
                  || row->sign == TBR_LEGEND_LOOK || row->sign == TBR_LEGEND_OWN;
  return MAX (text, (tall ? 16.5 : 13) * pen->ui) + ROW_GAP * air * pen->ui;
}

double
tbr_legend_measure (const TbrPen *pen, const GArray *rows, double width, double air)
{
  double height = 0;
  for (guint i = 0; i < rows->len; i++)
    height += row_height (pen, &g_array_index (rows, TbrLegendRow, i), width, air);
  return height;
}

static void
paint_row (const TbrPen *pen, const TbrLegendRow *row, const TbrRect *rect)
{
  gboolean heading = row->sign == TBR_LEGEND_HEADING;
  TbrTextStyle style = style_of (pen, row, rect->width);
  double x = rect->x + (heading ? 0 : (SAMPLE_WIDTH + 6) * pen->ui), unused, text;
  tbr_pen_measure (pen, &style, row->text, &unused, &text);
  double top = rect->y + (rect->height - text) * (heading ? 0.8 : 0.5);
  paint_sample (pen, row, rect->x, rect->y + rect->height / 2);
  tbr_pen_text (pen, &style, x, top, row->text);
  if (row->count == 0)
    return;
  g_autofree char *number = tbr_numeral (row->count);
  TbrTextStyle right
      = { .size = style.size, .bold = TRUE, .colour = style.colour, .align = TBR_ALIGN_RIGHT };
  tbr_pen_text (pen, &right, rect->x + rect->width, top, number);
}

double
tbr_legend_paint (const TbrPen *pen, const GArray *rows, const TbrRect *rect, double air)
{
  double y = rect->y;
  for (guint i = 0; i < rows->len; i++)
    {
      const TbrLegendRow *row = &g_array_index (rows, TbrLegendRow, i);
      TbrRect place = { rect->x, y, rect->width, row_height (pen, row, rect->width, air) };
      if (y + place.height > rect->y + rect->height + 0.5)
        break;
      paint_row (pen, row, &place);
      y += place.height;
    }
  return y - rect->y;
}
