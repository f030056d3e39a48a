/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* How much each point of a line matters for its shape. */
#include "draw/simplify.h"

#include <math.h>

typedef struct
{
  float weight;
  guint32 point;
} Entry;

typedef struct
{
  const float *x, *y;
  guint n;
  float *weight; /* of a point while it is there; final once it has gone */
  guint32 *prev; /* neighbours that are still there */
  guint32 *next;
  gboolean ring;
  Entry *heap;
  guint n_heap;
} Line;

static gboolean
is_before (const Entry *a, const Entry *b)
{
  return a->weight < b->weight || (a->weight == b->weight && a->point < b->point);
}

static void
push (Line *line, Entry entry)
{
  guint i = line->n_heap++;
  for (; i > 0 && is_before (&entry, &line->heap[(i - 1) / 2]); i = (i - 1) / 2)
    line->heap[i] = line->heap[(i - 1) / 2];
  line->heap[i] = entry;
}

static Entry
pop (Line *line)
{
  Entry top = line->heap[0];
  Entry last = line->heap[--line->n_heap];
  guint i = 0;
  for (guint child = 1; child < line->n_heap; child = 2 * i + 1)
    {
      if (child + 1 < line->n_heap && is_before (&line->heap[child + 1], &line->heap[child]))
        child++;
      if (!is_before (&line->heap[child], &last))
        break;
      line->heap[i] = line->heap[child];
      i = child;
    }
  line->heap[i] = last;
  return top;
}

static float
triangle (const Line *line, guint32 i)
{
  guint32 a = line->prev[i];
  guint32 b = line->next[i];
  double u = line->x[a] - line->x[i], v = line->y[a] - line->y[i];
  double s = line->x[b] - line->x[i], t = line->y[b] - line->y[i];
  return (float) (fabs (u * t - v * s) / 2);
}

static gboolean
is_end (const Line *line, guint32 i)
{
  return !line->ring && (i == 0 || i == line->n - 1);
}

static void
weigh_again (Line *line, guint32 i, float floor)
{
  if (is_end (line, i))
    return;
  line->weight[i] = MAX (triangle (line, i), floor);
  push (line, (Entry){ line->weight[i], i });
}

/* Takes the lightest point away until three are left (or the two ends of a line). */
static void
take_away (Line *line)
{
  g_autofree gboolean *gone = g_new0 (gboolean, line->n);
  float floor = 0;
  for (guint left = line->n; left > (line->ring ? 3u : 2u) && line->n_heap > 0;)
    {
      Entry entry = pop (line);
      guint32 i = entry.point;
      if (gone[i] || entry.weight != line->weight[i])
        continue;
      gone[i] = TRUE;
      left--;
      floor = entry.weight;
      guint32 a = line->prev[i], b = line->next[i];
      line->next[a] = b;
      line->prev[b] = a;
      weigh_again (line, a, floor);
      weigh_again (line, b, floor);
    }
}

void
tbr_simplify_weigh (const float *x, const float *y, guint n, float *out_weight)
{
  Line line = { .x = x, .y = y, .n = n, .weight = out_weight };
  line.ring = n > 3 && x[0] == x[n - 1] && y[0] == y[n - 1];
  if (line.ring)
    line.n = --n;
  if (n == 0)
    return;
  line.prev = g_new (guint32, n);
  line.next = g_new (guint32, n);
  line.heap = g_new (Entry, 3 * (gsize) n + 1);
  for (guint i = 0; i < n; i++)
    {
      line.prev[i] = (i + n - 1) % n;
      line.next[i] = (i + 1) % n;
      out_weight[i] = INFINITY;
    }
  for (guint i = 0; i < n; i++)
    weigh_again (&line, i, 0);
  take_away (&line);
  if (line.ring)
    out_weight[n] = out_weight[0];
  g_free (line.prev);
  g_free (line.next);
  g_free (line.heap);
}
