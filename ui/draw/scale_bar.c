/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How long a kilometre is on a map. */
#include "draw/scale_bar.h"

#include "draw/numeral.h"

#include <glib/gi18n.h>
#include <math.h>

#define SCALE_BAR 150.0 /* pixels at ui 1, longest */

/* Metres on the ground between two pixels of the map, on the sphere; the plane keeps areas, so its
   lengths are off by up to some percent far from its middle. */
static double
ground_scale (const TbrView *view, double x, double y)
{
  double lon_a, lat_a, lon_b, lat_b;
  const double radius = 6371008.8; /* metres, mean radius of the Earth */
  tbr_view_to_place (view, x - 50, y, &lon_a, &lat_a);
  tbr_view_to_place (view, x + 50, y, &lon_b, &lat_b);
  double rad = G_PI / 180;
  double u = sin ((lat_b - lat_a) * rad / 2), v = sin ((lon_b - lon_a) * rad / 2);
  double h = u * u + cos (lat_a * rad) * cos (lat_b * rad) * v * v;
  return 2 * radius * asin (sqrt (h)) / 100;
}

static double
round_length (double most)
{
  double power = pow (10, floor (log10 (most)));
  double lead = most / power;
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

/* The length that is shown, as text; its pixels. */
static double
choose (const TbrView *view, double x, double y, double ui, char text[32])
{
  double metres = ground_scale (view, x + SCALE_BAR * ui / 2, y);
  double length = round_length (SCALE_BAR * ui * metres);
  g_autofree char *number = tbr_numeral_decimals (length >= 1000 ? length / 1000 : length, 0);
  if (length >= 1000)
    g_snprintf (text, 32, _ ("%s km"), number);
  else
    g_snprintf (text, 32, "%s m", number);
  return length / metres;
}

static void
paint_bar (const TbrPen *pen, double x, double y, double pixels)
{
  double ui = pen->ui;
  cairo_rectangle (pen->cr, x, y, pixels, 5 * ui);
  tbr_pen_line (pen, 3 * ui, pen->theme->halo);
  cairo_stroke_preserve (pen->cr);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, ui, pen->theme->text);
  cairo_stroke (pen->cr);
  cairo_rectangle (pen->cr, x, y, pixels / 2, 5 * ui);
  tbr_pen_colour (pen, pen->theme->text);
  cairo_fill (pen->cr);
}

TbrRect
tbr_scale_bar_paint_above (const TbrPen *pen, const TbrView *view, double x, double y)
{
  char text[32];
  double ui = pen->ui, pixels = choose (view, x, y, ui, text), width, height;
  TbrTextStyle style = { .size = 10.5 * ui, .colour = pen->theme->text, .halo = pen->theme->halo };
  tbr_pen_measure (pen, &style, text, &width, &height);
  paint_bar (pen, x, y, pixels);
  tbr_pen_text (pen, &style, x, y - height - 2 * ui, text);
  return (TbrRect){ x - 3 * ui, y - height - 4 * ui, MAX (pixels, width) + 6 * ui,
                    height + 14 * ui };
}

double
tbr_scale_bar_paint (const TbrPen *pen, const TbrView *view, double x, double middle)
{
  char text[32];
  double ui = pen->ui, width, height;
  double pixels = choose (view, view->width / 2.0, view->height / 2.0, ui, text);
  TbrTextStyle style = { .size = 10.5 * ui, .colour = pen->theme->text };
  tbr_pen_measure (pen, &style, text, &width, &height);
  paint_bar (pen, x, middle - 2.5 * ui, pixels);
  tbr_pen_text (pen, &style, x + pixels + 8 * ui, middle - height / 2, text);
  return pixels + 8 * ui + width;
}
