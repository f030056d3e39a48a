/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How many things a sign stands for: a small number at its upper right. */
#include "draw/corner.h"

/* Pixels at ui 1. */
#define LETTERS 8.5 /* height of the letters' em */
#define DIGIT 5.9   /* width of one, bold, at that height */
#define AROUND 4.0  /* left and right of the digits together */
#define HEIGHT 9.5
#define RISE 5.0
#define SHORT 2u /* digits that leave enough of the sign to be seen */

static guint
count_digits (guint count)
{
  guint n = 1;
  for (guint left = count; left > 9; left /= 10)
    n++;
  return n;
}

double
tbr_corner_rise (guint count)
{
  return count_digits (count) > SHORT ? RISE : 0;
}

TbrRect
tbr_corner_box (double right, double top, double room, guint count, double ui)
{
  if (count < 2)
    return (TbrRect){ right, top, 0, 0 };
  double width = MAX (count_digits (count) * DIGIT + AROUND, HEIGHT) * ui;
  width = MIN (width, room);
  return (TbrRect){ right - width, top, width, HEIGHT * ui };
}

void
tbr_corner_paint (const TbrPen *pen, const TbrRect *box, guint count)
{
  char text[16];
  double width, height, ui = pen->ui;
  TbrTextStyle style = {
    .size = LETTERS * ui, .bold = TRUE, .colour = pen->theme->text, .align = TBR_ALIGN_MIDDLE
  };
  if (box->width <= 0)
    return;
  g_snprintf (text, sizeof text, "%u", count);
  tbr_pen_measure (pen, &style, text, &width, &height);
  double room = box->width - AROUND / 2 * ui;
  if (width > room)
    {
      style.size *= room / width;
      tbr_pen_measure (pen, &style, text, &width, &height);
    }
  cairo_new_path (pen->cr);
  tbr_pen_box (pen, box, box->height / 2);
  tbr_pen_colour (pen, pen->theme->panel | 0xff);
  cairo_fill_preserve (pen->cr);
  tbr_pen_line (pen, 0.9 * ui, pen->theme->outline);
  cairo_stroke (pen->cr);
  tbr_pen_text (pen, &style, box->x + box->width / 2, box->y + (box->height - height) / 2, text);
}
