/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Values of a record, their quantiles, and the law of a scenario that they make. */
#pragma once

#include <tabard/law.h>

G_BEGIN_DECLS

/* An empty sample: a GArray of double. (transfer full) */
GArray *sample_new (void);
void sample_add (GArray *sample, double value);
/* To be called before the others below. */
void sample_sort (GArray *sample);
/* Type 7, as the observed figures of the records are. */
double sample_quantile (const GArray *sample, double share);

/* Adds ` name='LAW'`: the sample as it is, by two hundred of its quantiles, divided by @unit. */
void sample_add_law (GString *text, const char *name, const GArray *sample, TbrDimension dimension,
                     double unit);

G_END_DECLS
