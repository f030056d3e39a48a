/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Pixels in memory, and how they are copied and laid over each other without Cairo. */
#include "desktop/raster.h"

#include <math.h>
#include <string.h>

TbrRaster
tbr_raster_of (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return (TbrRaster){ (guint32 *) (void *) cairo_image_surface_get_data (surface),
                      cairo_image_surface_get_width (surface),
                      cairo_image_surface_get_height (surface),
                      cairo_image_surface_get_stride (surface) / (int) sizeof (guint32) };
}

cairo_surface_t *
tbr_raster_surface (const TbrRaster *raster, cairo_format_t format)
{
  return cairo_image_surface_create_for_data ((guchar *) raster->pixels, format, raster->width,
                                              raster->height,
                                              raster->stride * (int) sizeof (guint32));
}

/* What of a source at a place lies on the target. */
typedef struct
{
  int x, y;           /* on the target */
  int from_x, from_y; /* on the source */
  int width, height;
} Cut;

static Cut
cut (const TbrRaster *to, const TbrRaster *from, int x, int y)
{
  Cut c = { MAX (x, 0), MAX (y, 0), MAX (-x, 0), MAX (-y, 0), 0, 0 };
  c.width = MIN (x + from->width, to->width) - c.x;
  c.height = MIN (y + from->height, to->height) - c.y;
  return c;
}

void
tbr_raster_fill (const TbrRaster *to, guint32 colour)
{
  for (int y = 0; y < to->height; y++)
    for (int x = 0; x < to->width; x++)
      to->pixels[(gsize) y * (gsize) to->stride + (gsize) x] = colour;
}

void
tbr_raster_copy (const TbrRaster *to, const TbrRaster *from, int x, int y)
{
  Cut c = cut (to, from, x, y);
  for (int row = 0; c.width > 0 && row < c.height; row++)
    memcpy (to->pixels + (gsize) (c.y + row) * (gsize) to->stride + c.x,
            from->pixels + (gsize) (c.from_y + row) * (gsize) from->stride + c.from_x,
            (gsize) c.width * sizeof (guint32));
}

void
tbr_raster_scroll (const TbrRaster *raster, int x, int y)
{
  Cut c = cut (raster, raster, x, y);
  for (int i = 0; c.width > 0 && i < c.height; i++)
    {
      int row = y > 0 ? c.height - 1 - i : i;
      memmove (raster->pixels + (gsize) (c.y + row) * (gsize) raster->stride + c.x,
               raster->pixels + (gsize) (c.from_y + row) * (gsize) raster->stride + c.from_x,
               (gsize) c.width * sizeof (guint32));
    }
}

/* One premultiplied pixel over another: two channels at once, x * a / 255 as (x * a + 128) * 257 >>
   16 would give it, to within one step. */
static inline guint32
over (guint32 below, guint32 above)
{
  guint32 left = 255 - (above >> 24);
  guint32 even = (below & 0x00ff00ff) * left + 0x00800080;
  guint32 odd = (below >> 8 & 0x00ff00ff) * left + 0x00800080;
  even = (even + (even >> 8 & 0x00ff00ff)) >> 8 & 0x00ff00ff;
  odd = (odd + (odd >> 8 & 0x00ff00ff)) & 0xff00ff00;
  return above + (even | odd);
}

/* Two pixels as eight channels: what every processor of 64 bits does at once. */
typedef guint8 Bytes __attribute__ ((vector_size (8)));
typedef guint16 Words __attribute__ ((vector_size (16)));

static inline guint64
over_pair (guint64 below, guint64 above)
{
  Bytes low, high;
  guint64 result;
  memcpy (&low, &below, sizeof low);
  memcpy (&high, &above, sizeof high);
  Words b = __builtin_convertvector(low, Words), a = __builtin_convertvector(high, Words);
  Words opacity = __builtin_shufflevector (a, a, 3, 3, 3, 3, 7, 7, 7, 7);
  Words scaled = b * (255 - opacity) + 128;
  scaled = ((scaled + (scaled >> 8)) >> 8) + a;
  Bytes packed = __builtin_convertvector(scaled, Bytes);
  memcpy (&result, &packed, sizeof result);
  return result;
}

static void
over_row (guint32 *below, const guint32 *above, int n)
{
  const guint64 both_opaque = 0xff000000ff000000u;
  int i = 0;
  for (; i + 1 < n && G_BYTE_ORDER == G_LITTLE_ENDIAN; i += 2)
    {
      guint64 under, on;
      memcpy (&on, above + i, sizeof on);
      if (on == 0)
        continue;
      memcpy (&under, below + i, sizeof under);
      if ((on & both_opaque) != both_opaque)
        on = over_pair (under, on);
      memcpy (below + i, &on, sizeof on);
    }
  for (; i < n; i++)
    if (above[i] != 0)
      below[i] = over (below[i], above[i]);
}

void
tbr_raster_over (const TbrRaster *to, const TbrRaster *from, int x, int y)
{
  Cut c = cut (to, from, x, y);
  for (int row = 0; c.width > 0 && row < c.height; row++)
    over_row (to->pixels + (gsize) (c.y + row) * (gsize) to->stride + c.x,
              from->pixels + (gsize) (c.from_y + row) * (gsize) from->stride + c.from_x, c.width);
}

void
tbr_raster_stretch (const TbrRaster *to, const TbrRaster *from, const double place[3],
                    guint32 beyond)
{
  double factor = place[2];
  g_autofree int *columns = g_new (int, (gsize) to->width + 1);
  for (int x = 0; x < to->width; x++)
    {
      double at = floor ((x + 0.5 - place[0]) / factor);
      columns[x] = at >= 0 && at < from->width ? (int) at : -1;
    }
  for (int y = 0; y < to->height; y++)
    {
      double at = floor ((y + 0.5 - place[1]) / factor);
      guint32 *row = to->pixels + (gsize) y * (gsize) to->stride;
      const guint32 *source
          = at >= 0 && at < from->height ? from->pixels + (gsize) at * (gsize) from->stride : NULL;
      for (int x = 0; x < to->width; x++)
        row[x] = source != NULL && columns[x] >= 0 ? source[columns[x]] : beyond;
    }
}

TbrRaster
tbr_raster_part (const TbrRaster *raster, int x, int y, int width, int height)
{
  int left = CLAMP (x, 0, raster->width), top = CLAMP (y, 0, raster->height);
  return (TbrRaster){ raster->pixels + (gsize) top * (gsize) raster->stride + left,
                      CLAMP (x + width, left, raster->width) - left,
                      CLAMP (y + height, top, raster->height) - top, raster->stride };
}
