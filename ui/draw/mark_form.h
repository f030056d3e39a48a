/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The form of each kind of hazard on the map: lines and areas that tell how far it has come, by
   shape and number and not by colour alone. */
#pragma once

#include "draw/pen.h"

G_BEGIN_DECLS

/* Pixels at ui 1, half a side of the square of organisations: it is a sign, however near one looks,
   and covers no land on which they are not. */
#define TBR_MOST_CELLS 20.0

typedef enum
{
  TBR_PART_BODY,   /* filled in the colour of the level, outlined */
  TBR_PART_SIGN,   /* filled in the colour of outlines */
  TBR_PART_HOLLOW, /* outlined alone: what is not reached, or room that is left */
  TBR_PART_LINE,   /* open */
  TBR_PART_N
} TbrMarkPartKind;

/* A line or an area of a form. */
typedef struct
{
  TbrMarkPartKind kind;
  guint first, n; /* of its points */
} TbrMarkPart;

typedef struct
{
  double x, y; /* pixels of the view */
} TbrMarkPoint;

typedef struct
{
  GArray *parts;  /* TbrMarkPart, the lower ones first */
  GArray *points; /* TbrMarkPoint */
} TbrMarkForm;

/* Whether a shape is built of parts; the others are a circle, an ellipse or a diamond. */
gboolean tbr_mark_form_has (TbrMarkShape shape);
/* The form of a mark as a view shows it. */
void tbr_mark_form_init (TbrMarkForm *form, const TbrView *view, const TbrMark *mark);
void tbr_mark_form_clear (TbrMarkForm *form);
/* What all of its points lie in, pixels of the view. */
TbrRect tbr_mark_form_box (const TbrMarkForm *form);
/* What its parts mean, for the legend; NULL when it has none. Static. */
const char *tbr_mark_form_meaning (TbrMarkShape shape);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TbrMarkForm, tbr_mark_form_clear)

G_END_DECLS
