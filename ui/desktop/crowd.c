/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Many small symbols laid over a picture, band by band of rows. */
#include "desktop/crowd.h"

#include <string.h>

#define DENSE                                                                                      \
  200 /* pixels of the picture for each symbol; with fewer it pays to look who is hidden */
#define WIDEST 56 /* pixels of a symbol that can be found to be hidden */
#define SIDE 64   /* pixels beside the picture that are kept book of, too */
#define BAND 32   /* rows painted before those below: what a processor holds of a wide picture */

/* A symbol by its upper left corner. */
typedef struct
{
  gint16 x, y;  /* pixels */
  guint32 rows; /* a bit for each row of which something is seen, see tbr_stamp_lay() */
  const TbrSprite *sprite;
} Spot;

typedef struct
{
  GArray *spots;  /* Spot, as they were added */
  GArray *sorted; /* Spot, from the top row on */
  GArray *starts; /* guint by row, from the tallest symbol's height above the picture on */
} Layer;

struct _TbrCrowd
{
  Layer layers[TBR_CROWD_N];
  int tallest; /* pixels */
  GArray *hid; /* guint8: a bit for each pixel that a symbol hides */
};

TbrCrowd *
tbr_crowd_new (void)
{
  TbrCrowd *crowd = g_new0 (TbrCrowd, 1);
  for (int i = 0; i < TBR_CROWD_N; i++)
    crowd->layers[i] = (Layer){ g_array_new (FALSE, FALSE, sizeof (Spot)),
                                g_array_new (FALSE, FALSE, sizeof (Spot)),
                                g_array_new (FALSE, FALSE, sizeof (guint)) };
  crowd->hid = g_array_new (FALSE, FALSE, 1);
  return crowd;
}

void
tbr_crowd_free (TbrCrowd *crowd)
{
  if (crowd == NULL)
    return;
  for (int i = 0; i < TBR_CROWD_N; i++)
    {
      g_array_unref (crowd->layers[i].spots);
      g_array_unref (crowd->layers[i].sorted);
      g_array_unref (crowd->layers[i].starts);
    }
  g_array_unref (crowd->hid);
  g_free (crowd);
}

void
tbr_crowd_empty (TbrCrowd *crowd)
{
  for (int i = 0; i < TBR_CROWD_N; i++)
    g_array_set_size (crowd->layers[i].spots, 0);
  crowd->tallest = 1;
}

void
tbr_crowd_add (TbrCrowd *crowd, TbrCrowdLayer layer, const TbrSprite *sprite, int x, int y)
{
  Spot spot = { (gint16) CLAMP (x - sprite->x, G_MININT16, G_MAXINT16),
                (gint16) CLAMP (y - sprite->y, G_MININT16, G_MAXINT16), ~0u, sprite };
  crowd->tallest = MAX (crowd->tallest, sprite->stamp.raster.height);
  g_array_append_val (crowd->layers[layer].spots, spot);
}

/* Those above the picture count as the row that just does not reach into it, those below as one
   beyond the last. */
static inline guint
row_of (const TbrCrowd *crowd, const Spot *spot, int height)
{
  return (guint) CLAMP (spot->y + crowd->tallest, 0, height + crowd->tallest);
}

/* By row, in one go: how many there are of each, then where each goes. */
static void
sort (const TbrCrowd *crowd, Layer *layer, int height)
{
  const Spot *spots = (const Spot *) (void *) layer->spots->data;
  guint n_rows = (guint) (height + crowd->tallest) + 1, n = layer->spots->len;
  g_array_set_size (layer->starts, n_rows + 1);
  g_array_set_size (layer->sorted, n);
  guint *starts = (guint *) (void *) layer->starts->data;
  Spot *sorted = (Spot *) (void *) layer->sorted->data;
  memset (starts, 0, (n_rows + 1) * sizeof *starts);
  for (guint i = 0; i < n; i++)
    starts[row_of (crowd, &spots[i], height) + 1]++;
  for (guint i = 0; i < n_rows; i++)
    starts[i + 1] += starts[i];
  for (guint i = 0; i < n; i++)
    sorted[starts[row_of (crowd, &spots[i], height)]++] = spots[i];
  /* each start has moved to the next one's */
  memmove (starts + 1, starts, n_rows * sizeof *starts);
  starts[0] = 0;
}

/* ---- who is hidden ---- */

/* Finds the rows of which any pixel is not hidden yet by what is painted later; then hides what
   lies below. */
static void
hide_below (guint8 *hid, gsize stride, const TbrRaster *to, Spot *spot)
{
  const TbrStamp *stamp = &spot->sprite->stamp;
  int last = MIN (stamp->raster.height, to->height - spot->y), shift = (spot->x + SIDE) & 7;
  guint8 *at = hid + ((spot->x + SIDE) >> 3);
  guint32 rows = 0, bit = 1u << MIN (MAX (-spot->y, 0), 31);
  for (int row = MAX (-spot->y, 0); row < last; row++)
    {
      const TbrStampRow *own = &stamp->rows[row];
      guint8 *place = at + (gsize) (spot->y + row) * stride;
      guint64 was;
      memcpy (&was, place, sizeof was);
      was = GUINT64_FROM_LE (was);
      rows |= (own->some << shift & ~was) != 0 ? bit : 0;
      bit = bit < 1u << 31 ? bit << 1 : bit;
      was = GUINT64_TO_LE (was | own->all << shift);
      memcpy (place, &was, sizeof was);
    }
  spot->rows = rows;
}

/* From the foremost on: what those before hide is not painted at all. */
static void
leave_out_hidden (TbrCrowd *crowd, const TbrRaster *to)
{
  gsize stride = (gsize) (to->width + 3 * SIDE) / 8;
  g_array_set_size (crowd->hid, (guint) (stride * (gsize) to->height));
  memset (crowd->hid->data, 0, crowd->hid->len);
  for (int layer = TBR_CROWD_N - 1; layer >= 0; layer--)
    {
      Spot *sorted = (Spot *) (void *) crowd->layers[layer].sorted->data;
      for (guint i = crowd->layers[layer].sorted->len; i-- > 0;)
        {
          Spot *spot = &sorted[i];
          gboolean is_beside = spot->x < -SIDE || spot->x >= to->width;
          if (!is_beside && spot->sprite->stamp.raster.width <= WIDEST)
            hide_below ((guint8 *) crowd->hid->data, stride, to, spot);
        }
    }
}

static void
paint_band (const TbrCrowd *crowd, const Layer *layer, const TbrRaster *part, int top)
{
  const guint *starts = (const guint *) (void *) layer->starts->data;
  const Spot *sorted = (const Spot *) (void *) layer->sorted->data;
  /* the first row that reaches into the band, and the first below it */
  guint end = starts[top + part->height + crowd->tallest];
  for (guint i = starts[top + 1]; i < end; i++)
    if (sorted[i].rows != 0)
      {
        const gint32 place[2] = { sorted[i].x, sorted[i].y - top };
        tbr_stamp_lay (part, &sorted[i].sprite->stamp, place, sorted[i].rows);
      }
}

void
tbr_crowd_paint (TbrCrowd *crowd, const TbrRaster *to, TbrCrowdBelow below, gpointer data)
{
  guint n = 0;
  for (int i = 0; i < TBR_CROWD_N; i++)
    {
      sort (crowd, &crowd->layers[i], to->height);
      n += crowd->layers[i].sorted->len;
    }
  if ((gsize) n * DENSE > (gsize) to->width * (gsize) to->height)
    leave_out_hidden (crowd, to);
  for (int top = 0; top < to->height; top += BAND)
    {
      TbrRaster part = tbr_raster_part (to, 0, top, to->width, BAND);
      below (&part, top, data);
      for (int i = 0; i < TBR_CROWD_N; i++)
        paint_band (crowd, &crowd->layers[i], &part, top);
    }
}
