/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Where the ticks of an axis go and how they are written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double first; /* lowest tick */
  double step;  /* 1, 2 or 5 times a power of ten */
  int n;        /* number of ticks */
} TbrAxis;

/* Ticks that hold all of [low, high], about @wished of them. */
TbrAxis tbr_axis_new (double low, double high, int wished);
/* The text of a tick, with as many decimals as the step asks for. (transfer full) */
char *tbr_axis_text (const TbrAxis *axis, int tick);

static inline double
tbr_axis_last (const TbrAxis *axis)
{
  return axis->first + (axis->n - 1) * axis->step;
}

G_END_DECLS
