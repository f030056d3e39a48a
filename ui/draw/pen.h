/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* What every drawing function holds: the surface, the colours, the size, and how text is set. */
#pragma once

#include "draw/ink.h"
#include "draw/texts.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A text as it was set, for surfaces that draw letters as outlines. */
typedef struct
{
  double x, y;     /* pixels of the surface, start of the base line */
  double size;     /* pixels, height of the letters' em */
  double width;    /* pixels */
  double rise;     /* pixels from the upper edge to the base line */
  double height;   /* pixels of all lines */
  gboolean is_cut; /* ends in an ellipsis */
  char *text;      /* UTF-8; owned */
} TbrTextRun;

typedef struct
{
  cairo_t *cr;
  const TbrTheme *theme;
  double ui;           /* size of text and symbols */
  PangoLayout *layout; /* one for all texts; NULL when they are kept */
  TbrTexts *texts;     /* NULL when none are kept; borrowed */
  TbrInk *ink;         /* lines of the map go straight into the surface's pixels; NULL: they are
                          Cairo's. For image surfaces as large as the view; borrowed */
  gboolean (*is_vain) (gpointer); /* whether nobody wants the picture any more: the map stops
                                     halfway; NULL: somebody does */
  gpointer vain_data;
  GArray *runs; /* TbrTextRun, NULL when nobody wants them; borrowed */
} TbrPen;

/* Layouts run twice: once to know their height, once to paint. */
typedef enum
{
  TBR_PASS_MEASURE,
  TBR_PASS_PAINT,
  TBR_PASS_N
} TbrPass;

typedef struct
{
  double x, y, width, height; /* pixels */
} TbrRect;

void tbr_pen_init (TbrPen *pen, cairo_t *cr, const TbrTheme *theme, double ui);
/* The same with texts that are kept from one drawing to the next; for image surfaces. */
void tbr_pen_init_with (TbrPen *pen, cairo_t *cr, const TbrTheme *theme, double ui,
                        TbrTexts *texts);
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

/* Whether a part of @a, not all of it, lies in @window. */
static inline gboolean
tbr_rect_crosses (const TbrRect *a, const TbrRect *window)
{
  return tbr_rect_overlaps (a, window)
         && (a->x < window->x || a->y < window->y || a->x + a->width > window->x + window->width
             || a->y + a->height > window->y + window->height);
}

/* Whether it overlaps none of @taken (nullable), TbrRect. */
static inline gboolean
tbr_rect_is_free (const GArray *taken, const TbrRect *rect)
{
  for (guint i = 0; taken != NULL && i < taken->len; i++)
    if (tbr_rect_overlaps (rect, &g_array_index (taken, TbrRect, i)))
      return FALSE;
  return TRUE;
}

G_END_DECLS
