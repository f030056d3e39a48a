/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What every drawing function holds: the surface, the colours, the size, and how text is set. */
#include "draw/pen.h"

#include <pango/pangocairo.h>

/* The first is what pictures are made with; "sans" stands in where it is missing. */
#define FONT "DejaVu Sans, sans"

void
tbr_pen_init (TbrPen *pen, cairo_t *cr, const TbrTheme *theme, double ui)
{
  *pen = (TbrPen){ .cr = cr, .theme = theme, .ui = ui };
  pen->layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (pen->layout);
  /* The same letters on every machine: no hinting, grey edges, places between pixels allowed. */
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
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

static void
set_layout (const TbrPen *pen, const TbrTextStyle *style, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, style->italic ? PANGO_STYLE_OBLIQUE : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (pen->layout, font);
  pango_font_description_free (font);
  static const PangoAlignment alignments[TBR_ALIGN_N]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  pango_layout_set_alignment (pen->layout, alignments[style->align]);
  pango_layout_set_wrap (pen->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (pen->layout, style->width > 0 ? (int) (style->width * PANGO_SCALE) : -1);
  gboolean cut = style->lines > 0 && style->width > 0;
  pango_layout_set_ellipsize (pen->layout, cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (pen->layout, cut ? -style->lines : -1);
  pango_layout_set_text (pen->layout, text, -1);
}

void
tbr_pen_measure (const TbrPen *pen, const TbrTextStyle *style, const char *text, double *out_width,
                 double *out_height)
{
  set_layout (pen, style, text);
  int width, height;
  pango_layout_get_size (pen->layout, &width, &height);
  *out_width = (double) width / PANGO_SCALE;
  *out_height = (double) height / PANGO_SCALE;
}

static void
note_run (const TbrPen *pen, const TbrTextStyle *style, double x, double y, const char *text)
{
  double rise = (double) pango_layout_get_baseline (pen->layout) / PANGO_SCALE;
  TbrTextRun run = { .x = x, .y = y + rise, .size = style->size, .text = g_strdup (text) };
  PangoRectangle logical;
  pango_layout_get_extents (pen->layout, NULL, &logical);
  run.width = (double) logical.width / PANGO_SCALE;
  run.rise = rise;
  run.height = (double) logical.height / PANGO_SCALE;
  run.x += (double) logical.x / PANGO_SCALE;
  cairo_user_to_device (pen->cr, &run.x, &run.y);
  g_array_append_val (pen->runs, run);
}

double
tbr_pen_text (const TbrPen *pen, const TbrTextStyle *style, double x, double y, const char *text)
{
  double width, height;
  tbr_pen_measure (pen, style, text, &width, &height);
  double box = style->width > 0 ? style->width : width;
  double left = x
                - (style->align == TBR_ALIGN_LEFT     ? 0
                   : style->align == TBR_ALIGN_MIDDLE ? box / 2
                                                      : box);
  cairo_save (pen->cr);
  cairo_move_to (pen->cr, left, y);
  if (style->halo != 0)
    {
      pango_cairo_layout_path (pen->cr, pen->layout);
      cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
      tbr_pen_line (pen, style->size * 0.28, style->halo);
      cairo_stroke (pen->cr);
      cairo_move_to (pen->cr, left, y);
    }
  tbr_pen_colour (pen, style->colour);
  pango_cairo_show_layout (pen->cr, pen->layout);
  cairo_restore (pen->cr);
  if (pen->runs != NULL)
    note_run (pen, style, left, y, text);
  return height;
}
