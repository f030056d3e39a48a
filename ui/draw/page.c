/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How map, title, legend, key figures, scale and attribution share one picture. */
#include "draw/page.h"

#include "draw/canvas.h"
#include "draw/language.h"
#include "draw/own_layer.h"
#include "draw/scale_bar.h"
#include "draw/when.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pixels at ui 1, shares of the picture. */
#define PAD 12.0
#define COLUMN_SHARE 0.22
#define COLUMN_LEAST 205.0
#define COLUMN_MOST 300.0
#define SMALLEST_TEXT 0.62 /* of a column that would not fit otherwise */
#define INSET_ASPECT 0.92
#define FIT_MARGIN 1.14 /* room around what is going on */
#define CLOSEST 30.0    /* metres a pixel; no automatic view is closer */
#define DEFAULT_WIDTH 1600
#define DEFAULT_HEIGHT 1200

/* The states of the Mechanism without their farthest islands. */
static const TbrBox europe = { -11, 34.5, 34, 71 };

typedef struct
{
  const TbrMap *map;
  const TbrBackdrop *backdrop;
  const TbrSnapshot *snapshot;
  const TbrDrawOptions *options;
  const TbrOverlay *overlay; /* NULL without a snapshot */
  const GArray *legend;
  const TbrCaption *caption;
  TbrPen pen;
  double width, height;       /* pixels of the picture */
  TbrRect head, foot, column; /* pixels; the column has no width without a snapshot */
  TbrRect body;               /* where the map goes */
  TbrView view;
} Page;

static const char *
title_of (const Page *page)
{
  if (page->options->title != NULL)
    return page->options->title;
  const TbrScenario *scenario = page->snapshot != NULL ? page->snapshot->scenario : NULL;
  return scenario != NULL && scenario->meta != NULL ? tbr_word (scenario->meta->title)
                                                    : _ ("Europe");
}

static TbrTextStyle
title_style (const Page *page)
{
  return (TbrTextStyle){ .size = 19 * page->pen.ui,
                         .bold = TRUE,
                         .lines = 3,
                         .width = page->width - 2 * PAD * page->pen.ui,
                         .colour = page->pen.theme->text };
}

static TbrTextStyle
small_style (const Page *page, double size)
{
  return (TbrTextStyle){ .size = size * page->pen.ui,
                         .width = page->width - 2 * PAD * page->pen.ui,
                         .colour = page->pen.theme->text_dim };
}

static char *
when_of (const Page *page)
{
  if (page->snapshot == NULL || page->snapshot->scenario == NULL)
    return NULL;
  g_autofree char *civil = tbr_when_civil (page->snapshot->scenario, page->snapshot->at);
  g_autofree char *elapsed = tbr_when_elapsed (page->snapshot->at);
  return g_strdup_printf ("%s  \xc2\xb7  %s", civil, elapsed);
}

/* Heights come from the texts as they are set, never from fixed boxes. */
static void
divide (Page *page)
{
  double ui = page->pen.ui, unused, title, when = 0, foot;
  TbrTextStyle style = title_style (page), small = small_style (page, 13);
  TbrTextStyle line = small_style (page, 9);
  g_autofree char *text = when_of (page);
  tbr_pen_measure (&page->pen, &style, title_of (page), &unused, &title);
  if (text != NULL)
    tbr_pen_measure (&page->pen, &small, text, &unused, &when);
  tbr_pen_measure (&page->pen, &line, tbr_word (page->map->attribution), &unused, &foot);
  page->head = (TbrRect){ 0, 0, page->width, ceil (title + when + 1.5 * PAD * ui) };
  double foot_height = ceil (foot + 0.8 * PAD * ui);
  page->foot = (TbrRect){ 0, page->height - foot_height, page->width, foot_height };
  double least = MIN (COLUMN_LEAST * ui, 0.4 * page->width);
  double wide = page->snapshot == NULL
                    ? 0
                    : CLAMP (COLUMN_SHARE * page->width, least, MAX (least, COLUMN_MOST * ui));
  double between = page->foot.y - page->head.height;
  page->column = (TbrRect){ page->width - ceil (wide), page->head.height, ceil (wide), between };
  page->body = (TbrRect){ 0, page->head.height, page->column.x, between };
}

static void
aim (Page *page)
{
  TbrBox box = europe;
  gboolean automatic = page->options->region == NULL;
  if (!automatic)
    box = *page->options->region;
  else if (page->snapshot != NULL)
    automatic = tbr_draw_find_action (page->snapshot, &box);
  page->view = (TbrView){ .width = (int) page->body.width,
                          .height = (int) page->body.height,
                          .ui = page->pen.ui,
                          .hidden = 1u << TBR_MAP_RELIEF };
  tbr_view_fit (&page->view, &box);
  if (automatic)
    page->view.scale = MAX (page->view.scale * FIT_MARGIN, CLOSEST / page->pen.ui);
}

static void
paint_head (Page *page)
{
  const TbrPen *pen = &page->pen;
  double pad = PAD * pen->ui;
  TbrTextStyle style = title_style (page), small = small_style (page, 13);
  g_autofree char *text = when_of (page);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_rectangle (pen->cr, 0, 0, page->width, page->head.height);
  cairo_rectangle (pen->cr, 0, page->foot.y, page->width, page->foot.height);
  cairo_fill (pen->cr);
  double y = pad * 0.7 + tbr_pen_text (pen, &style, pad, pad * 0.7, title_of (page));
  small.colour = pen->theme->text;
  if (text != NULL)
    tbr_pen_text (pen, &small, pad, y, text);
  TbrTextStyle line = small_style (page, 9);
  tbr_pen_text (pen, &line, pad, page->foot.y + pad * 0.4, tbr_word (page->map->attribution));
  cairo_move_to (pen->cr, 0, page->head.height - 0.5);
  cairo_line_to (pen->cr, page->width, page->head.height - 0.5);
  cairo_move_to (pen->cr, 0, page->foot.y + 0.5);
  cairo_line_to (pen->cr, page->width, page->foot.y + 0.5);
  tbr_pen_line (pen, 1, pen->theme->panel_line);
  cairo_stroke (pen->cr);
}

/* At the lower left of the map. */
static TbrRect
paint_scale (const Page *page)
{
  const TbrPen *pen = &page->pen;
  double ui = pen->ui, pad = PAD * ui, y = page->view.height - pad - 6 * ui;
  return tbr_scale_bar_paint_above (pen, &page->view, pad, y);
}

static void
paint_map (Page *page)
{
  const TbrPen *pen = &page->pen;
  cairo_save (pen->cr);
  cairo_translate (pen->cr, page->body.x, page->body.y);
  tbr_backdrop_paint (page->backdrop, pen, &page->view, page->snapshot);
  g_autoptr (GArray) taken = page->overlay != NULL ? tbr_overlay_boxes (page->overlay)
                                                   : g_array_new (FALSE, FALSE, sizeof (TbrRect));
  if (page->overlay != NULL)
    tbr_overlay_paint (page->overlay, pen);
  TbrRect scale = paint_scale (page);
  g_array_append_val (taken, scale);
  g_autoptr (GArray) small = page->overlay != NULL ? tbr_overlay_small_boxes (page->overlay) : NULL;
  const TbrNameRoom room = { taken, small, NULL };
  tbr_backdrop_paint_names (page->backdrop, pen, &page->view, page->snapshot, &room);
  cairo_restore (pen->cr);
}

/* One key figure: the value beside its label, or below it when both do not fit on a line. Returns
   its height. */
static double
set_figure (const TbrPen *pen, const TbrCaptionLine *line, const TbrRect *rect, TbrPass pass)
{
  TbrTextStyle value = { .size = 12 * pen->ui, .bold = TRUE, .colour = pen->theme->text };
  TbrTextStyle label = { .size = 10.5 * pen->ui,
                         .bold = line->value[0] == '\0',
                         .width = rect->width,
                         .colour = pen->theme->text };
  double width, height, tall, unused;
  tbr_pen_measure (pen, &value, line->value, &width, &height);
  gboolean below = width > rect->width * 0.5;
  if (!below)
    label.width = rect->width - width - 6 * pen->ui;
  value.align = TBR_ALIGN_RIGHT;
  value.width = rect->width;
  tbr_pen_measure (pen, &value, line->value, &unused, &height);
  tbr_pen_measure (pen, &label, line->label, &unused, &tall);
  double lower = below ? 0 : MAX (0, height - tall) * 0.7;
  if (pass == TBR_PASS_PAINT)
    {
      tbr_pen_text (pen, &label, rect->x, rect->y + lower, line->label);
      tbr_pen_text (pen, &value, rect->x + rect->width, rect->y + (below ? tall : 0), line->value);
    }
  return (below ? height + tall : MAX (height, tall)) + 2 * pen->ui;
}

/* All key figures, one under the other. Returns their height. */
static double
set_caption (const TbrPen *pen, const TbrCaption *caption, const TbrRect *rect, TbrPass pass)
{
  TbrRect place = *rect;
  for (guint i = 0; i < caption->n; i++)
    place.y += set_figure (pen, &caption->lines[i], &place, pass);
  return place.y - rect->y;
}

static gboolean
wants_inset (const Page *page)
{
  TbrView whole = page->view;
  tbr_view_fit (&whole, &europe);
  return page->view.scale < 0.6 * whole.scale;
}

static void
paint_inset (const Page *page, const TbrRect *rect)
{
  TbrPen pen = page->pen;
  pen.ui *= 0.55;
  pen.runs = NULL;
  TbrView view = { .width = (int) rect->width,
                   .height = (int) rect->height,
                   .ui = pen.ui,
                   .hidden = 1u << TBR_MAP_RELIEF };
  tbr_view_fit (&view, &europe);
  TbrSnapshot without_links = *page->snapshot; /* too small a map for single roads */
  without_links.links = NULL;
  cairo_save (pen.cr);
  cairo_translate (pen.cr, rect->x, rect->y);
  tbr_backdrop_paint (page->backdrop, &pen, &view, &without_links);
  double x = view.width / 2.0 + (page->view.x - view.x) / view.scale;
  double y = view.height / 2.0 - (page->view.y - view.y) / view.scale;
  double half_x = page->view.width * page->view.scale / view.scale / 2;
  double half_y = page->view.height * page->view.scale / view.scale / 2;
  /* what is shown may lie partly beside the small map */
  cairo_rectangle (pen.cr, 0, 0, view.width, view.height);
  cairo_clip (pen.cr);
  cairo_rectangle (pen.cr, x - half_x, y - half_y, 2 * half_x, 2 * half_y);
  tbr_pen_line (&pen, 4 * pen.ui, pen.theme->halo);
  cairo_stroke_preserve (pen.cr);
  tbr_pen_line (&pen, 2.4 * pen.ui, pen.theme->need);
  cairo_stroke (pen.cr);
  cairo_rectangle (pen.cr, 0.5, 0.5, view.width - 1, view.height - 1);
  tbr_pen_line (&pen, 1, pen.theme->panel_line);
  cairo_stroke (pen.cr);
  cairo_restore (pen.cr);
}

/* Makes the column fit: first the rows come closer, then the small map goes, then the letters
   become smaller. Returns the air between rows; changes the pen's size and the height of the small
   map. */
static double
fit_column (const Page *page, const TbrRect *inner, TbrPen *pen, double *inset)
{
  double pad = PAD * page->pen.ui;
  for (int step = 0;; step++)
    {
      double air = step < 6 ? 1 - step % 3 * 0.5 : 0;
      double size = step < 6 ? 1 : 1 - 0.03 * (step - 5);
      if (step >= 3)
        *inset = 0;
      pen->ui = page->pen.ui * size;
      double height = set_caption (pen, page->caption, inner, TBR_PASS_MEASURE) + pad
                      + tbr_legend_measure (pen, page->legend, inner->width, air)
                      + (*inset > 0 ? *inset + pad : 0);
      if (height <= inner->height || size < SMALLEST_TEXT)
        return air;
    }
}

/* Key figures above, legend below, the small map of Europe at the foot when there is room. */
static void
paint_column (const Page *page)
{
  TbrPen pen = page->pen;
  double pad = PAD * page->pen.ui;
  TbrRect inner = { page->column.x + pad, page->column.y + pad, page->column.width - 2 * pad,
                    page->column.height - 2 * pad };
  double inset = wants_inset (page) ? inner.width * INSET_ASPECT : 0;
  double air = fit_column (page, &inner, &pen, &inset);
  tbr_pen_colour (&pen, pen.theme->panel | 0xff);
  cairo_rectangle (pen.cr, page->column.x, page->column.y, page->column.width, page->column.height);
  cairo_fill (pen.cr);
  cairo_move_to (pen.cr, page->column.x + 0.5, page->column.y);
  cairo_line_to (pen.cr, page->column.x + 0.5, page->column.y + page->column.height);
  double used = set_caption (&pen, page->caption, &inner, TBR_PASS_PAINT);
  cairo_move_to (pen.cr, inner.x, inner.y + used + pad / 2);
  cairo_line_to (pen.cr, inner.x + inner.width, inner.y + used + pad / 2);
  tbr_pen_line (&pen, 1, pen.theme->panel_line);
  cairo_stroke (pen.cr);
  TbrRect rest = { inner.x, inner.y + used + pad, inner.width, inner.height - used - pad };
  tbr_legend_paint (&pen, page->legend, &rest, air);
  TbrRect corner = { inner.x, inner.y + inner.height - inset, inner.width, inset };
  if (inset > 0)
    paint_inset (page, &corner);
}

static void
paint_page (Page *page)
{
  g_autoptr (GArray) legend = NULL;
  g_autoptr (TbrOverlay) overlay = NULL;
  char open[16] = "0";
  TbrCaptionLine line = { _ ("Open needs"), open };
  TbrCaption counted = { &line, 1 };
  divide (page);
  aim (page);
  if (page->snapshot != NULL)
    {
      page->overlay = overlay = tbr_overlay_new (page->snapshot, &page->view);
      page->legend = legend = tbr_legend_new (overlay, page->map);
      tbr_own_layer_tell (legend, page->snapshot->own);
      g_snprintf (open, sizeof open, "%u", overlay->n_open);
    }
  page->caption = page->options->caption != NULL ? page->options->caption : &counted;
  paint_map (page);
  paint_head (page);
  if (page->snapshot != NULL)
    paint_column (page);
}

void
tbr_page_paint (const TbrPen *pen, const TbrMapFigure *figure, double width, double height)
{
  g_autoptr (TbrBackdrop) backdrop = tbr_backdrop_new (figure->map);
  Page page = { .map = figure->map,
                .backdrop = backdrop,
                .snapshot = figure->snapshot,
                .options = figure->options,
                .width = width,
                .height = height };
  tbr_pen_init (&page.pen, pen->cr, tbr_theme_get (figure->options->theme),
                tbr_canvas_ui ((int) width, (int) height, figure->options->ui));
  paint_page (&page);
  tbr_pen_clear (&page.pen);
}

gboolean
tbr_draw_map_file (const TbrMap *map, const TbrSnapshot *snapshot, const TbrDrawOptions *options,
                   const char *path, GError **error)
{
  static const TbrDrawOptions defaults = { 0 };
  g_return_val_if_fail (map != NULL && path != NULL, FALSE);
  if (options == NULL)
    options = &defaults;
  int width = options->width > 0 ? options->width : DEFAULT_WIDTH;
  int height = options->height > 0 ? options->height : DEFAULT_HEIGHT;
  TbrCanvas *canvas = tbr_canvas_new (path, width, height, error);
  if (canvas == NULL)
    return FALSE;
  g_autoptr (TbrBackdrop) backdrop = tbr_backdrop_new (map);
  Page page = { .map = map,
                .backdrop = backdrop,
                .snapshot = snapshot,
                .options = options,
                .width = width,
                .height = height };
  tbr_pen_init (&page.pen, tbr_canvas_context (canvas), tbr_theme_get (options->theme),
                tbr_canvas_ui (width, height, options->ui));
  page.pen.runs = tbr_canvas_runs (canvas);
  paint_page (&page);
  g_autofree char *title = g_strdup (title_of (&page));
  tbr_pen_clear (&page.pen);
  return tbr_canvas_finish (canvas, title, error);
}
