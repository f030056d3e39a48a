/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Percentiles of millions of times in little memory. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _WaitHistogram WaitHistogram;

/* Cells that are 1/1024 of their value wide, from 1e-9 to 1e9 and beyond. (transfer full) */
WaitHistogram *wait_histogram_new (void);
void wait_histogram_free (WaitHistogram *histogram);
/* @time: 0 or more */
void wait_histogram_add (WaitHistogram *histogram, double time);
/* The time that @share of all do not exceed, linear within a cell; 0 counts as itself. NAN when
   there is none. */
double wait_histogram_quantile (const WaitHistogram *histogram, double share);

G_END_DECLS
