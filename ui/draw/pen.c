/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What every drawing function holds: the surface, the colours, the size, and how text is set. */
#include "draw/pen.h"

#include <math.h>
#include <pango/pangocairo.h>

void
tbr_pen_init (TbrPen *pen, cairo_t *cr, const TbrTheme *theme, double ui)
{
  *pen = (TbrPen){ .cr = cr, .theme = theme, .ui = ui };
  pen->layout = pango_cairo_create_layout (cr);
  tbr_text_context (pango_layout_get_context (pen->layout));
}

void
tbr_pen_init_with (TbrPen *pen, cairo_t *cr, const TbrTheme *theme, double ui, TbrTexts *texts)
{
  *pen = (TbrPen){ .cr = cr, .theme = theme, .ui = ui, .texts = texts };
}

void
tbr_pen_clear (TbrPen *pen)
{
  g_clear_object (&pen->layout);
}

void
tbr_pen_colour (const TbrPen *pen, TbrColour colour)
{
  cairo_set_source_rgba (pen->cr, (colour >> 24 & 0xff) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

void
tbr_pen_line (const TbrPen *pen, double width, TbrColour colour)
{
  cairo_set_line_width (pen->cr, width);
  tbr_pen_colour (pen, colour);
}

void
tbr_pen_box (const TbrPen *pen, const TbrRect *rect, double radius)
{
  double r = MIN (radius, MIN (rect->width, rect->height) / 2);
  double right = rect->x + rect->width - r, bottom = rect->y + rect->height - r;
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, right, rect->y + r, r, -G_PI / 2, 0);
  cairo_arc (pen->cr, right, bottom, r, 0, G_PI / 2);
  cairo_arc (pen->cr, rect->x + r, bottom, r, G_PI / 2, G_PI);
  cairo_arc (pen->cr, rect->x + r, rect->y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (pen->cr);
}

/* A text as it is set. Borrowed, until the next. */
static PangoLayout *
lay_out (const TbrPen *pen, const TbrTextStyle *style, const char *text)
{
  if (pen->texts != NULL)
    return tbr_texts_get (pen->texts, style, text);
  tbr_text_set (pen->layout, style, text);
  return pen->layout;
}

void
tbr_pen_measure (const TbrPen *pen, const TbrTextStyle *style, const char *text, double *out_width,
                 double *out_height)
{
  int width, height;
  pango_layout_get_size (lay_out (pen, style, text), &width, &height);
  *out_width = (double) width / PANGO_SCALE;
  *out_height = (double) height / PANGO_SCALE;
}

static void
note_run (const TbrPen *pen, PangoLayout *layout, const TbrTextStyle *style, double x, double y)
{
  double rise = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  const char *text = pango_layout_get_text (layout);
  TbrTextRun run = { .x = x, .y = y + rise, .size = style->size, .text = g_strdup (text) };
  PangoRectangle logical;
  pango_layout_get_extents (layout, NULL, &logical);
  run.width = (double) logical.width / PANGO_SCALE;
  run.rise = rise;
  run.height = (double) logical.height / PANGO_SCALE;
  run.is_cut = pango_layout_is_ellipsized (layout);
  run.x += (double) logical.x / PANGO_SCALE;
  cairo_user_to_device (pen->cr, &run.x, &run.y);
  g_array_append_val (pen->runs, run);
}

double
tbr_pen_text (const TbrPen *pen, const TbrTextStyle *style, double x, double y, const char *text)
{
  PangoLayout *layout = lay_out (pen, style, text);
  int logical_width, logical_height;
  pango_layout_get_size (layout, &logical_width, &logical_height);
  double width = (double) logical_width / PANGO_SCALE;
  double box = style->width > 0 ? style->width : width;
  double left = x
                - (style->align == TBR_ALIGN_LEFT     ? 0
                   : style->align == TBR_ALIGN_MIDDLE ? box / 2
                                                      : box);
  if (style->halo != 0 && pen->texts != NULL)
    {
      const TbrTextPicture *picture = tbr_texts_picture (pen->texts, style, text);
      cairo_set_source_surface (pen->cr, picture->surface, round (left) + picture->x,
                                round (y) + picture->y);
      cairo_paint (pen->cr);
    }
  else
    {
      cairo_save (pen->cr);
      cairo_move_to (pen->cr, left, y);
      tbr_text_paint (pen->cr, layout, style);
      cairo_restore (pen->cr);
    }
  if (pen->runs != NULL)
    note_run (pen, layout, style, left, y);
  return (double) logical_height / PANGO_SCALE;
}
