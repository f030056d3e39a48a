/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* The names on the map, cut out of a picture, to be laid over others. */
#include "desktop/labels.h"

#include <math.h>
#include <string.h>

typedef struct
{
  TbrRect box;
  int x, y, width, height; /* pixels of the picture */
  guint32 *pixels;         /* owned */
} Label;

struct _TbrLabels
{
  GArray *labels; /* Label */
};

static void
clear_label (gpointer data)
{
  Label *label = data;
  g_free (label->pixels);
}

TbrLabels *
tbr_labels_cut (const TbrRaster *sheet, const GArray *boxes, double margin)
{
  TbrLabels *labels = g_new (TbrLabels, 1);
  labels->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (labels->labels, clear_label);
  for (guint i = 0; i < boxes->len; i++)
    {
      Label label = { .box = g_array_index (boxes, TbrRect, i) };
      label.x = MAX ((int) floor (label.box.x - margin), 0);
      label.y = MAX ((int) floor (label.box.y - margin), 0);
      int right = (int) ceil (label.box.x + label.box.width + margin);
      int below = (int) ceil (label.box.y + label.box.height + margin);
      TbrRaster part = tbr_raster_part (sheet, label.x, label.y, right - label.x, below - label.y);
      label.width = part.width;
      label.height = part.height;
      label.pixels = g_new (guint32, (gsize) part.width * (gsize) part.height + 1);
      TbrRaster own = { label.pixels, part.width, part.height, part.width };
      tbr_raster_copy (&own, &part, 0, 0);
      /* where two overlap, the first has it */
      tbr_raster_fill (&part, 0);
      g_array_append_val (labels->labels, label);
    }
  return labels;
}

void
tbr_labels_free (TbrLabels *labels)
{
  if (labels == NULL)
    return;
  g_array_unref (labels->labels);
  g_free (labels);
}

/* Whether none of the first @n lies over it. */
static gboolean
is_seen (const TbrRect *box, const GArray *taken, guint n)
{
  for (guint i = 0; i < n; i++)
    if (tbr_rect_overlaps (box, &g_array_index (taken, TbrRect, i)))
      return FALSE;
  return TRUE;
}

static TbrRect
box_at (const Label *label, int x, int y)
{
  TbrRect box = label->box;
  box.x += x;
  box.y += y;
  return box;
}

guint
tbr_labels_lay (const TbrLabels *labels, const TbrRaster *to, int x, int y, const TbrRect *window,
                GArray *taken)
{
  guint n = taken->len, n_laid = 0;
  for (guint i = 0; i < labels->labels->len; i++)
    {
      const Label *label = &g_array_index (labels->labels, Label, i);
      TbrRaster from = { label->pixels, label->width, label->height, label->width };
      TbrRect box = box_at (label, x, y);
      if (!is_seen (&box, taken, n) || (window != NULL && tbr_rect_crosses (&box, window)))
        continue;
      tbr_raster_over (to, &from, label->x + x, label->y + y);
      g_array_append_val (taken, box);
      n_laid++;
    }
  return n_laid;
}

guint
tbr_labels_n_hidden (const TbrLabels *labels, int x, int y, const GArray *taken)
{
  guint n = 0;
  for (guint i = 0; i < labels->labels->len; i++)
    {
      TbrRect box = box_at (&g_array_index (labels->labels, Label, i), x, y);
      n += !is_seen (&box, taken, taken->len);
    }
  return n;
}
