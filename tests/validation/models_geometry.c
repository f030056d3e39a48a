/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Points strewn at random around a call, drawn by the simulator's streams. The field is a square
   around the call with so many points that one with fewer than those asked for does not happen; the
   nearest points lie well inside, so that the edge of the square is not seen. */
#include "validation/models_geometry.h"

#include <tabard/error.h>

#include <math.h>

#include "engine/stream.h"

#define PURPOSE_FIELD 9021u

/* Draws of a replication to begin with. */
#define PILOT_DRAWS 500

/* Mean number of points of the field: the third nearest of fewer lies beyond the circle in the
   square with a chance of exp (-64 pi / 4), nothing. */
#define FIELD_POINTS 64.0

/* Nearest points that are kept. */
#define N_NEAREST 3

static double
number_of (const ValidationCase *one, const char *name)
{
  return json_value_number (json_value_member (one->params, name));
}

static gboolean
check (const ValidationCase *one, double *out_length, GError **error)
{
  const char *name = g_str_equal (one->model, "nearest_poisson") ? "rho" : "side";
  *out_length = PILOT_DRAWS;
  if (number_of (one, name) > 0)
    return TRUE;
  g_set_error (error, TBR_ERROR, TBR_ERROR_RANGE, "parameter %s is not a number above 0", name);
  return FALSE;
}

/* Keeps the smallest of the values seen, in order. */
static void
keep_nearest (double nearest[N_NEAREST], double value)
{
  for (guint i = 0; i < N_NEAREST; i++)
    if (value < nearest[i])
      {
        const double pushed = nearest[i];
        nearest[i] = value;
        value = pushed;
      }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;
  return (*first > *second) - (*first < *second);
}

/* Percentile between the two values around it. Source: [HYNDMAN1996] type 7. */
static double
quantile (const GArray *sorted, double share)
{
  const double place = share * (sorted->len - 1.0);
  const guint low = (guint) place, high = MIN (low + 1, sorted->len - 1);
  const double a = g_array_index (sorted, double, low), b = g_array_index (sorted, double, high);
  return a + (b - a) * (place - low);
}

static guint64
run_nearest (const ValidationCase *one, const ValidationRun *run, double *values)
{
  const double density = number_of (one, "rho"), side = sqrt (FIELD_POINTS / density);
  TbrStream stream;
  tbr_stream_init (&stream, run->seed, run->replication, PURPOSE_FIELD, 0, 0);
  const guint n = (guint) run->length;
  g_autoptr (GArray) distances = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  double sums[N_NEAREST] = { 0 }, straight = 0, squares = 0;
  for (guint i = 0; i < n; i++)
    {
      double nearest[N_NEAREST] = { HUGE_VAL, HUGE_VAL, HUGE_VAL }, along = HUGE_VAL;
      const guint32 n_points = tbr_stream_poisson (&stream, FIELD_POINTS);
      for (guint32 j = 0; j < n_points; j++)
        {
          const double x = side * (tbr_stream_uniform (&stream) - 0.5);
          const double y = side * (tbr_stream_uniform (&stream) - 0.5);
          keep_nearest (nearest, hypot (x, y));
          along = MIN (along, fabs (x) + fabs (y));
        }
      for (guint j = 0; j < N_NEAREST; j++)
        sums[j] += nearest[j];
      straight += along;
      squares += nearest[0] * nearest[0];
      g_array_append_val (distances, nearest[0]);
    }
  g_array_sort (distances, compare_doubles);
  const double mean = sums[0] / n;
  validation_values_set (one, values, mean, "mean_euclid");
  validation_values_set (one, values, straight / n, "mean_l1");
  validation_values_set (one, values, quantile (distances, 0.5), "median_euclid");
  validation_values_set (one, values, quantile (distances, 0.9), "q90_euclid");
  validation_values_set (one, values, sums[1] / n, "mean_2nd_euclid");
  validation_values_set (one, values, sums[2] / n, "mean_3rd_euclid");
  validation_values_set (one, values, (squares - n * mean * mean) / (n - 1), "var_euclid");
  return (guint64) (n * FIELD_POINTS);
}

static guint64
run_square (const ValidationCase *one, const ValidationRun *run, double *values)
{
  const double side = number_of (one, "side");
  TbrStream stream;
  tbr_stream_init (&stream, run->seed, run->replication, PURPOSE_FIELD, 1, 0);
  const guint n = (guint) run->length;
  double straight = 0, along = 0, squares = 0;
  for (guint i = 0; i < n; i++)
    {
      const double x = side * fabs (tbr_stream_uniform (&stream) - tbr_stream_uniform (&stream));
      const double y = side * fabs (tbr_stream_uniform (&stream) - tbr_stream_uniform (&stream));
      straight += hypot (x, y);
      along += x + y;
      squares += x * x + y * y;
    }
  validation_values_set (one, values, straight / n, "mean_euclid");
  validation_values_set (one, values, along / n, "mean_l1");
  validation_values_set (one, values, squares / n, "mean_sq_euclid");
  return n;
}

static const ValidationSimulator simulators[] = {
  { "nearest_poisson", check, run_nearest },
  { "square_pairs", check, run_square },
};

const ValidationSimulator *
validation_geometry_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (simulators); i++)
    if (g_str_equal (simulators[i].name, name))
      return &simulators[i];
  return NULL;
}
