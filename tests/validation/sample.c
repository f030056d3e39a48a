/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How a sample becomes a law. */
#include "validation/sample.h"

#include <stdlib.h>

#include "output/statistics_of.h"

/* Quantiles that stand for a sample: so many that the nineties are met to half a percent. */
#define N_POINTS 200

GArray *
sample_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
sample_add (GArray *sample, double value)
{
  g_array_append_val (sample, value);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;
  return (*first > *second) - (*first < *second);
}

void
sample_sort (GArray *sample)
{
  g_array_sort (sample, compare_values);
}

double
sample_quantile (const GArray *sample, double share)
{
  return tbr_statistics_quantile ((const double *) (const void *) sample->data, sample->len, share,
                                  TBR_QUANTILE_MODE);
}

void
sample_add_law (GString *text, const char *name, const GArray *sample, TbrDimension dimension,
                double unit)
{
  double points[N_POINTS];
  for (guint i = 0; i < N_POINTS; i++)
    points[i] = sample_quantile (sample, (i + 0.5) / N_POINTS) / unit;
  const TbrLaw law = { .kind = TBR_LAW_EMPIRICAL, .n_points = N_POINTS, .points = points };
  g_autofree char *written = tbr_law_format (&law, dimension);
  g_string_append_printf (text, " %s='%s'", name, written);
}
