/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How texts are set by Pango, and texts that are kept so that they need not be set again. */
#pragma once

#include "draw/theme.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  TBR_ALIGN_LEFT,
  TBR_ALIGN_MIDDLE,
  TBR_ALIGN_RIGHT,
  TBR_ALIGN_N
} TbrAlign;

/* How a text looks. Sizes and widths are in pixels, already scaled by ui. */
typedef struct
{
  double size;      /* em */
  double width;     /* wraps there; 0: one line */
  int lines;        /* at most so many, then an ellipsis; 0: any number */
  gboolean bold;    /* weight */
  gboolean italic;  /* slant */
  gboolean mono;    /* every letter is as wide as the others: lines of a file */
  TbrColour colour; /* of the letters */
  TbrColour halo;   /* around the letters; 0: none */
  TbrAlign align;   /* where x is within the text */
} TbrTextStyle;

/* Texts that have been set; for one thread. What was not asked for in a while is forgotten. */
typedef struct _TbrTexts TbrTexts;

TbrTexts *tbr_texts_new (void);
void tbr_texts_free (TbrTexts *texts);
/* A text as it is set. Owned by @texts, until the next is asked for; not to be changed. */
PangoLayout *tbr_texts_get (TbrTexts *texts, const TbrTextStyle *style, const char *text);

/* A text with its halo, premultiplied. */
typedef struct
{
  cairo_surface_t *surface;
  int x, y; /* pixels from the upper left corner of the text to that of the surface */
} TbrTextPicture;

/* The same as pixels. Owned by @texts, until the next is asked for. */
const TbrTextPicture *tbr_texts_picture (TbrTexts *texts, const TbrTextStyle *style,
                                         const char *text);

/* The same letters on every machine: no hinting, grey edges, places between pixels allowed. */
void tbr_text_context (PangoContext *context);
/* Sets a text in a layout of one's own. */
void tbr_text_set (PangoLayout *layout, const TbrTextStyle *style, const char *text);
/* Paints one that is set, with its upper left corner at the current point. */
void tbr_text_paint (cairo_t *cr, PangoLayout *layout, const TbrTextStyle *style);

G_END_DECLS
