/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The cell of a number is read off the bits of its floating-point form: exponent and the first bits
   of the fraction. */
#include "validation/wait_histogram.h"

#include <math.h>
#include <string.h>

#define FRACTION_BITS 10
#define SHIFT (52 - FRACTION_BITS)
/* 2^-31 and 2^31 */
#define EXPONENT_LOW (1023 - 31)
#define N_EXPONENTS 62
#define N_CELLS (N_EXPONENTS << FRACTION_BITS)

struct _WaitHistogram
{
  guint64 n;              /* all */
  guint64 n_zero;         /* too small to tell from 0 */
  guint32 cells[N_CELLS]; /* the last also takes what is larger */
};

WaitHistogram *
wait_histogram_new (void)
{
  return g_new0 (WaitHistogram, 1);
}

void
wait_histogram_free (WaitHistogram *histogram)
{
  g_free (histogram);
}

void
wait_histogram_add (WaitHistogram *histogram, double time)
{
  guint64 bits;
  memcpy (&bits, &time, sizeof bits);
  const gint64 cell = (gint64) (bits >> SHIFT) - ((gint64) EXPONENT_LOW << FRACTION_BITS);
  histogram->n++;
  if (cell < 0)
    histogram->n_zero++;
  else
    histogram->cells[MIN (cell, N_CELLS - 1)]++;
}

/* The smallest number of a cell. */
static double
edge (guint64 cell)
{
  const guint64 bits = (cell + ((guint64) EXPONENT_LOW << FRACTION_BITS)) << SHIFT;
  double value;
  memcpy (&value, &bits, sizeof value);
  return value;
}

double
wait_histogram_quantile (const WaitHistogram *histogram, double share)
{
  if (histogram == NULL || histogram->n == 0)
    return NAN;
  const double wanted = share * (double) histogram->n;
  double below = (double) histogram->n_zero;
  if (wanted <= below)
    return 0;
  for (guint i = 0; i < N_CELLS; i++)
    {
      const double count = histogram->cells[i];
      if (below + count >= wanted)
        return edge (i) + (edge (i + 1) - edge (i)) * (wanted - below) / count;
      below += count;
    }
  return NAN;
}
