/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Hazards in many places, as a view has room for them: signs that would lie in a heap are one. */
#include "draw/mark_heap.h"

#include "draw/mark_form.h"
#include "draw/nearby.h"

#include <math.h>

/* Pixels at ui 1. */
#define REACH 38.0    /* signs nearer to each other than that are one */
#define TO_SCALE 16.0 /* half across; what is larger is seen as it lies on the land */
#define LEAST 2.5     /* half across, of what has no form of its own */
#define POINT 5.0     /* half across, of a diamond */
#define NAME_GAP 2.0  /* between a sign and its name */
#define CORNER 5.5    /* by which a number stands out over the corner of a sign */
#define NUMBER 23.0   /* most width of a number */

/* Whether a mark is drawn as a sign that says no more by its size than that it is there. */
static gboolean
is_sign (const TbrMark *mark, const TbrView *view)
{
  switch (mark->shape)
    {
    case TBR_MARK_STRIKE:
    case TBR_MARK_BLAST:
    case TBR_MARK_MINES:
    case TBR_MARK_WEB:
    case TBR_MARK_CALL:
    case TBR_MARK_POINT:
    case TBR_MARK_CELLS:
      return TRUE;
    case TBR_MARK_GAUGE:
    case TBR_MARK_GERM:
    case TBR_MARK_DARK:
    case TBR_MARK_HEAT:
      return (double) mark->a / view->scale < TO_SCALE * view->ui;
    case TBR_MARK_ELLIPSE:
    case TBR_MARK_RING:
    case TBR_MARK_DISC:
    case TBR_MARK_WATER:
    case TBR_MARK_MUD:
    case TBR_MARK_TOLD:
    case TBR_MARK_N:
      break;
    }
  return FALSE;
}

typedef struct
{
  const GArray *heaps;
  const TbrMark *mark;
  const TbrView *view;
  double x, y;
} Search;

static gboolean
is_alike (guint item, gconstpointer data)
{
  const Search *search = data;
  const TbrMark *other = &g_array_index (search->heaps, TbrMarkHeap, item).mark;
  double x, y;
  if (other->hazard.i != search->mark->hazard.i || other->shape != search->mark->shape)
    return FALSE;
  tbr_view_to_pixel (search->view, other->lon, other->lat, &x, &y);
  return hypot (x - search->x, y - search->y) < REACH * search->view->ui;
}

/* Organisations of several places: as many as there are, the share of all of them. */
static void
add_up (TbrMark *sum, const TbrMark *other)
{
  /* a place is drawn while some of it are down: its share is above 0 */
  double there = (double) sum->value / (double) sum->level;
  double more = (double) other->value / (double) other->level;
  double down = (double) sum->value + (double) other->value;
  double open
      = (double) sum->share * (double) sum->value + (double) other->share * (double) other->value;
  sum->active = sum->active || other->active;
  sum->a = sum->b
      = MAX (sum->a, other->a); /* the number tells how many: a large sign hides others */
  sum->value = (float) down;
  sum->level = (float) CLAMP (down / (there + more), 0, 1);
  sum->share = (float) (open / down);
  g_snprintf (sum->label, sizeof sum->label, "%.0f", down);
}

/* The heap stands where its first mark is, so that it does not wander as others come and go. */
static void
join (TbrMarkHeap *heap, const TbrMark *mark)
{
  TbrMark *shown = &heap->mark;
  const float lon = shown->lon, lat = shown->lat;
  heap->count++;
  if (mark->shape == TBR_MARK_CELLS && mark->level > 0 && shown->level > 0)
    {
      add_up (shown, mark);
      heap->sums = TRUE;
    }
  else if (mark->active > shown->active
           || (mark->active == shown->active && mark->level > shown->level))
    {
      *shown = *mark;
      shown->lon = lon;
      shown->lat = lat;
    }
}

GArray *
tbr_mark_heaps_new (const TbrSnapshot *snapshot, const TbrView *view)
{
  GArray *heaps = g_array_new (FALSE, FALSE, sizeof (TbrMarkHeap));
  const double reach = REACH * view->ui;
  TbrNearby nearby;
  tbr_nearby_init (&nearby, view, reach, reach);
  for (guint i = 0; snapshot->marks != NULL && i < snapshot->marks->len; i++)
    {
      const TbrMark *mark = &g_array_index (snapshot->marks, TbrMark, i);
      TbrMarkHeap one = { .mark = *mark, .count = 1 };
      Search search = { heaps, mark, view, 0, 0 };
      gint32 found = -1;
      tbr_view_to_pixel (view, mark->lon, mark->lat, &search.x, &search.y);
      gboolean may_join = is_sign (mark, view);
      if (may_join)
        found = tbr_nearby_find (&nearby, search.x, search.y, is_alike, &search);
      if (found >= 0)
        {
          join (&g_array_index (heaps, TbrMarkHeap, found), mark);
          continue;
        }
      if (may_join)
        tbr_nearby_put (&nearby, heaps->len, search.x, search.y);
      g_array_append_val (heaps, one);
    }
  tbr_nearby_clear (&nearby);
  return heaps;
}

/* Half across, of what is drawn without a form. */
static double
half_of (const TbrMark *mark, const TbrView *view)
{
  double half = (double) MAX (mark->a, mark->b) / view->scale;
  if (mark->shape == TBR_MARK_CELLS)
    half = MIN (half, TBR_MOST_CELLS * view->ui);
  return MAX (half, (mark->shape == TBR_MARK_POINT ? POINT : LEAST) * view->ui);
}

TbrRect
tbr_mark_heap_box (const TbrMarkHeap *heap, const TbrView *view)
{
  const TbrMark *mark = &heap->mark;
  double x, y;
  const double half = mark->shape == TBR_MARK_POINT ? POINT * view->ui : half_of (mark, view);
  tbr_view_to_pixel (view, mark->lon, mark->lat, &x, &y);
  if (mark->shape == TBR_MARK_RING || mark->shape == TBR_MARK_TOLD
      || (half > TO_SCALE * view->ui && !is_sign (mark, view)))
    return (TbrRect){ x, y, 0, 0 };
  if (!tbr_mark_form_has (mark->shape))
    return (TbrRect){ x - half, y - half, 2 * half, 2 * half };
  g_auto (TbrMarkForm) form = { NULL, NULL };
  tbr_mark_form_init (&form, view, mark);
  return tbr_mark_form_box (&form);
}

/* The rightmost point of the upper quarter of a form: its upper right corner may be empty. */
static double
find_corner (const TbrMarkHeap *heap, const TbrView *view, const TbrRect *box)
{
  double right = box->x;
  if (!tbr_mark_form_has (heap->mark.shape))
    return box->x + box->width * 0.85;
  g_auto (TbrMarkForm) form = { NULL, NULL };
  tbr_mark_form_init (&form, view, &heap->mark);
  for (guint i = 0; i < form.points->len; i++)
    {
      const TbrMarkPoint *point = &g_array_index (form.points, TbrMarkPoint, i);
      if (point->y <= box->y + box->height / 4)
        right = MAX (right, point->x);
    }
  return right;
}

TbrRect
tbr_mark_heap_corner (const TbrMarkHeap *heap, const TbrView *view)
{
  const TbrRect box = tbr_mark_heap_box (heap, view);
  const double out = CORNER * view->ui;
  return tbr_corner_box (find_corner (heap, view, &box) + out, box.y - out, NUMBER * view->ui,
                         heap->sums ? 1 : heap->count, view->ui);
}

double
tbr_mark_heap_gap (const TbrMarkHeap *heap, const TbrView *view)
{
  const TbrRect box = tbr_mark_heap_box (heap, view);
  double x, y, gap = MAX (half_of (&heap->mark, view), POINT * view->ui);
  tbr_view_to_pixel (view, heap->mark.lon, heap->mark.lat, &x, &y);
  if (box.width > 0)
    gap = MAX (gap, MAX (box.x + box.width - x, box.y + box.height - y));
  return gap + NAME_GAP * view->ui;
}
