/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hazards in many places, as a view has room for them: signs that would lie in a heap are one. */
#pragma once

#include "draw/corner.h"

G_BEGIN_DECLS

/* One sign for one mark or more. */
typedef struct
{
  TbrMark mark;  /* as it is drawn: the worst of them, at its place */
  guint count;   /* marks */
  gboolean sums; /* its label is the sum of theirs: no number at the corner is needed */
} TbrMarkHeap;

/* The marks of a snapshot for a view, in their order: signs that are drawn larger than what they
   stand for, of one hazard and one form, close together, are one; what is drawn to scale never is.
   TbrMarkHeap. (transfer full) */
GArray *tbr_mark_heaps_new (const TbrSnapshot *snapshot, const TbrView *view);
/* What a sign covers; an empty one for what is drawn to scale, over which names may stand. */
TbrRect tbr_mark_heap_box (const TbrMarkHeap *heap, const TbrView *view);
/* The number of a heap, as tbr_corner_box(), at the upper right of what is seen of it; an empty box
   where there is one mark, or where the label is the number. */
TbrRect tbr_mark_heap_corner (const TbrMarkHeap *heap, const TbrView *view);
/* Pixels from the place of a mark to where its name may stand. */
double tbr_mark_heap_gap (const TbrMarkHeap *heap, const TbrView *view);

G_END_DECLS
