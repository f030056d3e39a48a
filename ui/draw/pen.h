/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What every drawing function holds: the surface, the colours, the size, and how text is set. */
#pragma once

#include "draw/theme.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* A text as it was set, for surfaces that draw letters as outlines. */
typedef struct
{
  double x, y;   /* pixels of the surface, start of the base line */
  double size;   /* pixels, height of the letters' em */
  double width;  /* pixels */
  double rise;   /* pixels from the upper edge to the base line */
  double height; /* pixels of all lines */
  char *text;    /* UTF-8; owned */
} TbrTextRun;

typedef struct
{
  cairo_t *cr;
  const TbrTheme *theme;
  double ui;           /* size of text and symbols */
  PangoLayout *layout; /* one for all texts */
  GArray *runs;        /* TbrTextRun, NULL when nobody wants them; borrowed */
} TbrPen;

typedef enum
{
  TBR_ALIGN_LEFT,
  TBR_ALIGN_MIDDLE,
  TBR_ALIGN_RIGHT,
  TBR_ALIGN_N
} TbrAlign;

/* Layouts run twice: once to know their height, once to paint. */
typedef enum
{
  TBR_PASS_MEASURE,
  TBR_PASS_PAINT,
  TBR_PASS_N
} TbrPass;

/* How a text looks. Sizes and widths are in pixels, already scaled by ui. */
typedef struct
{
  double size;      /* em */
  double width;     /* wraps there; 0: one line */
  int lines;        /* at most so many, then an ellipsis; 0: any number */
  gboolean bold;    /* weight */
  gboolean italic;  /* slant */
  TbrColour colour; /* of the letters */
  TbrColour halo;   /* around the letters; 0: none */
  TbrAlign align;   /* where x is within the text */
} TbrTextStyle;

typedef struct
{
  double x, y, width, height; /* pixels */
} TbrRect;

void tbr_pen_init (TbrPen *pen, cairo_t *cr, const TbrTheme *theme, double ui);
void tbr_pen_clear (TbrPen *pen);
void tbr_pen_colour (const TbrPen *pen, TbrColour colour);
/* A line width and a colour for the next stroke. */
void tbr_pen_line (const TbrPen *pen, double width, TbrColour colour);
void tbr_pen_box (const TbrPen *pen, const TbrRect *rect, double radius);
void tbr_pen_measure (const TbrPen *pen, const TbrTextStyle *style, const char *text,
                      double *out_width, double *out_height);
/* Sets a text with its upper edge at @y; returns its height. */
double tbr_pen_text (const TbrPen *pen, const TbrTextStyle *style, double x, double y,
                     const char *text);

static inline gboolean
tbr_rect_overlaps (const TbrRect *a, const TbrRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

G_END_DECLS
