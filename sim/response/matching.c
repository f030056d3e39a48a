/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The cheapest way to pair rows with columns: the exact assignment problem, and units with needs by
   it. */
#include "response/matching.h"

#include <math.h>

/* The search for one augmenting path; rows are the smaller side. */
typedef struct
{
  const double *cost;
  guint32 n, m; /* rows, columns; n <= m */
  gsize row_stride, column_stride;
  double *row_price;
  double *column_price;
  gint32 *row_of;    /* by column, -1 when free */
  gint32 *column_of; /* by row, -1 when free */
  double *distance;  /* by column */
  guint32 *before;   /* by column: row it was reached from */
  guint32 *todo;     /* columns not yet settled */
  double never;      /* price of a pair that must not be made: dearer than all others together */
} TbrSearch;

static double
reduced (const TbrSearch *self, guint32 row, guint32 column)
{
  double cost = self->cost[row * self->row_stride + column * self->column_stride];

  if (cost >= TBR_MATCHING_NEVER)
    cost = self->never;
  return cost - self->row_price[row] - self->column_price[column];
}

/* More than any set of allowed pairs can cost, and no larger than needed, to keep the digits. */
static double
price_of_never (const double *cost, gsize n_cells, guint32 n)
{
  double most = 0;

  for (gsize i = 0; i < n_cells; i++)
    if (cost[i] < TBR_MATCHING_NEVER)
      most = MAX (most, fabs (cost[i]));
  return 2 * (n + 1.0) * (most + 1);
}

/* Settles columns in order of distance until a free one is met. Returns: that column. */
static guint32
find_path (TbrSearch *self, guint32 start, guint32 *out_n_settled, double *out_length)
{
  guint32 n_todo = self->m;
  guint32 row = start;
  double length = 0;

  for (guint32 j = 0; j < self->m; j++)
    {
      self->todo[j] = j;
      self->distance[j] = INFINITY;
    }
  for (;;)
    {
      guint32 best = 0;
      double least = INFINITY;

      for (guint32 k = 0; k < n_todo; k++)
        {
          guint32 j = self->todo[k];
          double through = length + reduced (self, row, j);

          if (through < self->distance[j])
            {
              self->distance[j] = through;
              self->before[j] = row;
            }
          if (self->distance[j] < least
              || (self->distance[j] == least && self->row_of[j] < 0
                  && self->row_of[self->todo[best]] >= 0))
            {
              least = self->distance[j];
              best = k;
            }
        }
      length = least;
      row = self->todo[best];
      self->todo[best] = self->todo[--n_todo];
      self->todo[n_todo] = row; /* settled columns gather behind */
      if (self->row_of[row] < 0)
        {
          *out_n_settled = self->m - n_todo;
          *out_length = length;
          return row;
        }
      row = (guint32) self->row_of[row];
    }
}

static void
augment (TbrSearch *self, guint32 start)
{
  guint32 n_settled;
  double length;
  guint32 column = find_path (self, start, &n_settled, &length);

  self->row_price[start] += length;
  for (guint32 k = self->m - n_settled; k < self->m; k++)
    {
      guint32 j = self->todo[k];
      if (j == column)
        continue;
      self->row_price[self->row_of[j]] += length - self->distance[j];
      self->column_price[j] -= length - self->distance[j];
    }
  for (;;)
    {
      guint32 row = self->before[column];
      gint32 next = self->column_of[row];

      self->row_of[column] = (gint32) row;
      self->column_of[row] = (gint32) column;
      if (row == start)
        return;
      column = (guint32) next;
    }
}

static void
search (TbrSearch *self)
{
  for (guint32 j = 0; j < self->m; j++)
    self->row_of[j] = -1;
  for (guint32 i = 0; i < self->n; i++)
    self->column_of[i] = -1;
  for (guint32 i = 0; i < self->n; i++)
    augment (self, i);
}

double
tbr_matching_solve (const double *cost, guint32 n_rows, guint32 n_columns, gint32 *out_column)
{
  gboolean turned = n_rows > n_columns;
  guint32 n = MIN (n_rows, n_columns), m = MAX (n_rows, n_columns);
  g_autofree double *numbers = g_new0 (double, n + 2 * (gsize) m + 1);
  g_autofree gint32 *pairs = g_new (gint32, (gsize) n + m + 1);
  g_autofree guint32 *columns = g_new (guint32, 2 * (gsize) m + 1);
  TbrSearch self = { .cost = cost,
                     .n = n,
                     .m = m,
                     .row_stride = turned ? 1 : n_columns,
                     .column_stride = turned ? n_columns : 1,
                     .row_price = numbers,
                     .column_price = numbers + n,
                     .distance = numbers + n + m,
                     .row_of = pairs,
                     .column_of = pairs + m,
                     .before = columns,
                     .todo = columns + m,
                     .never = price_of_never (cost, (gsize) n_rows * n_columns, n) };
  double sum = 0;

  search (&self);
  for (guint32 i = 0; i < n_rows; i++)
    {
      gint32 column = turned ? self.row_of[i] : self.column_of[i];
      gboolean made = column >= 0 && cost[i * (gsize) n_columns + column] < TBR_MATCHING_NEVER;
      out_column[i] = made ? column : -1;
      if (made)
        sum += cost[i * (gsize) n_columns + column];
    }
  return sum;
}

/* Units of mean rate that fill the gap of a need. */
static guint32
count_places (const TbrMatchingPlan *plan, guint32 need)
{
  double sum = 0;
  guint32 n = 0;

  for (guint32 i = 0; i < plan->n_units; i++)
    if (isfinite (plan->cost[(gsize) i * plan->n_needs + need]))
      {
        sum += plan->rate[(gsize) i * plan->n_needs + need];
        n++;
      }
  if (n == 0 || plan->gap[need] <= 0)
    return 0;
  /* a hair less, so that a gap of exactly three units has three places */
  return (guint32) MIN (ceil (plan->gap[need] * n / sum * (1 - 1e-9)),
                        MIN (n, TBR_MATCHING_PLACES));
}

/* The needs by place. (transfer full) */
static GArray *
lay_places (const TbrMatchingPlan *plan)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 need = 0; need < plan->n_needs; need++)
    for (guint32 n = count_places (plan, need); n > 0; n--)
      g_array_append_val (places, need);
  return places;
}

/* A cost for each unit and place, then for each column of those that stay: as many as keep the
   pairs to the most there may be. */
static void
fill_costs (const TbrMatchingPlan *plan, const GArray *places, guint32 n_columns, double *cost)
{
  for (guint32 i = 0; i < plan->n_units; i++)
    for (guint32 p = 0; p < n_columns; p++)
      {
        double *cell = &cost[(gsize) i * n_columns + p];
        double value = 0;

        if (p < places->len)
          value = plan->cost[(gsize) i * plan->n_needs + g_array_index (places, guint32, p)];
        *cell = isfinite (value) ? value : TBR_MATCHING_NEVER;
      }
}

void
tbr_matching_plan (const TbrMatchingPlan *plan, gint32 *out_need)
{
  g_autoptr (GArray) places = lay_places (plan);
  guint32 n_pairs = MIN (plan->most, MIN (plan->n_units, places->len));
  gboolean is_limited = plan->most < MIN (plan->n_units, places->len);
  guint32 n_columns = places->len + (is_limited ? plan->n_units - n_pairs : 0);
  g_autofree double *cost = g_new (double, (gsize) plan->n_units *n_columns + 1);

  fill_costs (plan, places, n_columns, cost);
  for (guint32 i = 0; i < plan->n_units; i++)
    out_need[i] = -1;
  if (n_pairs == 0)
    return;
  tbr_matching_solve (cost, plan->n_units, n_columns, out_need);
  for (guint32 i = 0; i < plan->n_units; i++)
    out_need[i] = out_need[i] < 0 || (guint32) out_need[i] >= places->len
                      ? -1
                      : (gint32) g_array_index (places, guint32, out_need[i]);
}
