/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* A small picture made ready to be laid down thousands of times a frame. */
#include "desktop/stamp.h"

#include <string.h>

#define GROUP TBR_STAMP_GROUP
#define BYTES (GROUP * sizeof (guint32))
#define WORTH 3 /* groups in a row that hide all: with fewer, to tell them apart costs more */

/* The longest stretch of opaque pixels from one column on, of those between two. */
static void
find_solid (const guint32 *row, int first, int end, int *out_solid, int *out_loose)
{
  *out_solid = *out_loose = first;
  for (int x = first, from = first; x <= end; x++)
    {
      if (x < end && row[x] >> 24 == 255)
        continue;
      if (x - from > *out_loose - *out_solid)
        {
          *out_solid = from;
          *out_loose = x;
        }
      from = x + 1;
    }
}

static TbrStampRow
row_of (const guint32 *row, int width)
{
  TbrStampRow result = { 0 };
  int first = 0, end = width, solid, loose;
  while (first < end && row[first] == 0)
    first++;
  while (end > first && row[end - 1] == 0)
    end--;
  find_solid (row, first, end, &solid, &loose);
  for (int x = first; x < MIN (end, 64); x++)
    result.some |= G_GUINT64_CONSTANT (1) << x;
  for (int x = solid; x < MIN (loose, 64); x++)
    result.all |= G_GUINT64_CONSTANT (1) << x;
  result.first = (guint8) (first / GROUP);
  result.end = (guint8) ((end + GROUP - 1) / GROUP);
  solid = (solid + GROUP - 1) / GROUP;
  loose /= GROUP;
  gboolean is_worth = loose - solid >= WORTH;
  result.solid = is_worth ? (guint8) solid : result.end;
  result.loose = is_worth ? (guint8) loose : result.end;
  return result;
}

void
tbr_stamp_init (TbrStamp *stamp, const TbrRaster *from)
{
  int stride = (from->width + GROUP - 1) / GROUP * GROUP;
  gsize n = (gsize) stride * (gsize) from->height;
  g_return_if_fail (stride / GROUP <= G_MAXUINT8);
  stamp->raster = (TbrRaster){ g_new0 (guint32, n + 1), from->width, from->height, stride };
  stamp->left = g_new (guint32, n + 1);
  stamp->rows = g_new (TbrStampRow, (gsize) from->height + 1);
  tbr_raster_copy (&stamp->raster, from, 0, 0);
  for (gsize i = 0; i < n; i++)
    stamp->left[i] = (255 - (stamp->raster.pixels[i] >> 24)) * 0x01010101u;
  for (int y = 0; y < from->height; y++)
    stamp->rows[y] = row_of (stamp->raster.pixels + (gsize) y * (gsize) stride, from->width);
}

void
tbr_stamp_clear (TbrStamp *stamp)
{
  g_free (stamp->raster.pixels);
  g_free (stamp->left);
  g_free (stamp->rows);
}

/* The channels of a group: what every processor of 64 bits does at once. */
typedef guint8 Bytes __attribute__ ((vector_size (16)));
typedef guint16 Words __attribute__ ((vector_size (16)));

/* What is left of eight channels: x * share / 255 to within one step, x for 255 and 0 for 0. */
static inline Words
keep (Words below, Words left)
{
  return (below * left + 255) >> 8;
}

/* The first or last eight of sixteen bytes as words, where the low byte of a word comes first. */
static inline Words
low_words (Bytes bytes)
{
  const Bytes zero = { 0 };
  return (Words) __builtin_shufflevector (bytes, zero, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6,
                                          22, 7, 23);
}

static inline Words
high_words (Bytes bytes)
{
  const Bytes zero = { 0 };
  return (Words) __builtin_shufflevector (bytes, zero, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29,
                                          14, 30, 15, 31);
}

static inline void
mix_group (guint32 *below, const guint32 *above, const guint32 *left)
{
  Bytes under, on, share;
  memcpy (&under, below, BYTES);
  memcpy (&on, above, BYTES);
  memcpy (&share, left, BYTES);
  Words low = keep (low_words (under), low_words (share));
  Words high = keep (high_words (under), high_words (share));
  on += __builtin_shufflevector ((Bytes) low, (Bytes) high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20,
                                 22, 24, 26, 28, 30);
  memcpy (below, &on, BYTES);
}

void
tbr_stamp_lay (const TbrRaster *to, const TbrStamp *stamp, const gint32 place[2], guint32 rows)
{
  const TbrRaster *from = &stamp->raster;
  int x = place[0], y = place[1], last = MIN (from->height, to->height - y);
  if (x < 0 || x + from->stride > to->width || G_BYTE_ORDER != G_LITTLE_ENDIAN)
    {
      tbr_raster_over (to, from, x, y);
      return;
    }
  for (int i = MAX (-y, 0); i < last; i++)
    {
      if ((rows >> MIN (i, 31) & 1) == 0)
        continue;
      const TbrStampRow row = stamp->rows[i];
      const guint32 *above = from->pixels + (gsize) i * (gsize) from->stride;
      const guint32 *left = stamp->left + (gsize) i * (gsize) from->stride;
      guint32 *below = to->pixels + (gsize) (y + i) * (gsize) to->stride + x;
      int k = row.first * GROUP;
      for (; k < row.solid * GROUP; k += GROUP)
        mix_group (below + k, above + k, left + k);
      for (; k < row.loose * GROUP; k += GROUP)
        memcpy (below + k, above + k, BYTES);
      for (; k < row.end * GROUP; k += GROUP)
        mix_group (below + k, above + k, left + k);
    }
}
