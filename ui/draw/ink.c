/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Lines straight into pixels: what Cairo would draw, in a tenth of the time. */
#include "draw/ink.h"

#include <math.h>
#include <string.h>

#define BLOCKS 64 /* of a row; a bit each */
#define WORD 8    /* columns that are looked at together */
#define LEVEL                                                                                      \
  1e6f /* columns; a line so level reaches from its left to its right end in each row              \
        */

struct _TbrInk
{
  int width, height, stride;
  int block;      /* columns of a block */
  guint8 *cover;  /* 0 to 255, row by row */
  guint64 *marks; /* by row a bit for each block in which something may be covered */
  gsize room;     /* pixels */
};

TbrInk *
tbr_ink_new (void)
{
  return g_new0 (TbrInk, 1);
}

void
tbr_ink_free (TbrInk *ink)
{
  if (ink == NULL)
    return;
  g_free (ink->cover);
  g_free (ink->marks);
  g_free (ink);
}

void
tbr_ink_fit (TbrInk *ink, int width, int height)
{
  ink->width = MAX (width, 0);
  ink->height = MAX (height, 0);
  ink->block = (ink->width / (BLOCKS * WORD) + 1) * WORD;
  ink->stride = ink->block * BLOCKS;
  gsize n = (gsize) ink->stride * (gsize) ink->height;
  if (n > ink->room)
    {
      g_free (ink->cover);
      ink->cover = g_malloc (n);
      ink->room = n;
    }
  memset (ink->cover, 0, n);
  ink->marks = g_renew (guint64, ink->marks, (gsize) ink->height + 1);
  memset (ink->marks, 0, ((gsize) ink->height + 1) * sizeof *ink->marks);
}

/* A line, as each of its rows needs it. */
typedef struct
{
  float x, y;             /* where it begins */
  float along_x, along_y; /* unit vector */
  float length;
  float reach, most;   /* from the middle to where nothing is covered; cover in the middle */
  float left, right;   /* columns beyond which there is nothing */
  float slant, spread; /* columns by row of its middle, and to each side of it */
} Line;

static Line
line_of (TbrSpot from, TbrSpot to, double width)
{
  double dx = to.x - from.x, dy = to.y - from.y, length = hypot (dx, dy);
  Line line = { .x = (float) from.x, .y = (float) from.y, .length = (float) length };
  line.along_x = length > 0 ? (float) (dx / length) : 1;
  line.along_y = length > 0 ? (float) (dy / length) : 0;
  line.reach = (float) (width / 2 + 0.5);
  line.most = (float) MIN (width, 1);
  line.left = (float) MIN (from.x, to.x) - line.reach;
  line.right = (float) MAX (from.x, to.x) + line.reach;
  line.spread = LEVEL;
  if (fabsf (line.along_y) > 0.02f)
    {
      line.slant = line.along_x / line.along_y;
      line.spread = line.reach / fabsf (line.along_y);
    }
  return line;
}

static void
ink_row (TbrInk *ink, const Line *line, int row)
{
  float y = (float) row + 0.5f - line->y, middle = line->x + y * line->slant;
  float left = MAX (line->left, middle - line->spread);
  float right = MIN (line->right, middle + line->spread);
  int first = (int) MAX (left, 0), last = (int) MIN (right + 1, (float) ink->width);
  if (first >= last)
    return;
  guint8 *cover = ink->cover + (gsize) row * (gsize) ink->stride;
  for (int block = first / ink->block; block <= (last - 1) / ink->block; block++)
    ink->marks[row] |= G_GUINT64_CONSTANT (1) << block;
  float x = (float) first + 0.5f - line->x;
  float along = x * line->along_x + y * line->along_y;
  float aside = x * line->along_y - y * line->along_x;
  for (int column = first; column < last; column++)
    {
      float beyond = along - MIN (MAX (along, 0), line->length);
      float share = line->reach - sqrtf (aside * aside + beyond * beyond);
      int value = (int) (MIN (share, line->most) * 255 + 0.5f);
      cover[column] = (guint8) MAX (value, cover[column]);
      along += line->along_x;
      aside += line->along_y;
    }
}

/* Far outside there is nothing to see, and numbers would become too large. */
static gboolean
is_outside (const TbrInk *ink, const TbrSpot *from, const TbrSpot *to, double reach)
{
  return MAX (from->x, to->x) < -reach || MAX (from->y, to->y) < -reach
         || MIN (from->x, to->x) > ink->width + reach || MIN (from->y, to->y) > ink->height + reach;
}

void
tbr_ink_line (TbrInk *ink, TbrSpot from, TbrSpot to, double width)
{
  double reach = width / 2 + 0.5;
  if (is_outside (ink, &from, &to, reach))
    return;
  Line line = line_of (from, to, width);
  double top = MIN (from.y, to.y) - reach, bottom = MAX (from.y, to.y) + reach;
  int first = (int) MAX (top, 0), last = (int) MIN (bottom + 1, ink->height);
  for (int row = first; row < last; row++)
    ink_row (ink, &line, row);
}

/* One channel of an opaque pixel on its way to a colour, @share of 255. */
static inline guint32
towards (guint32 from, guint32 to, guint32 share)
{
  guint32 sum = from * (255 - share) + to * share + 128;
  return (sum + (sum >> 8)) >> 8;
}

/* Eight pixels in which something is covered. */
static void
dry_word (const guint8 *cover, guint32 *pixels, int n, TbrColour colour)
{
  guint32 red = colour >> 24, green = colour >> 16 & 0xff, blue = colour >> 8 & 0xff;
  guint32 opacity = colour & 0xff;
  for (int x = 0; x < n; x++)
    {
      guint32 share = towards (0, opacity, cover[x]), below = pixels[x];
      if (share != 0)
        pixels[x] = 0xff000000 | towards (below >> 16 & 0xff, red, share) << 16
                    | towards (below >> 8 & 0xff, green, share) << 8
                    | towards (below & 0xff, blue, share);
    }
}

static void
dry_row (const TbrInk *ink, int row, guint32 *pixels, TbrColour colour)
{
  guint8 *cover = ink->cover + (gsize) row * (gsize) ink->stride;
  for (guint64 left = ink->marks[row]; left != 0; left &= left - 1)
    {
      int first = __builtin_ctzll (left) * ink->block;
      for (int x = first; x < first + ink->block; x += WORD)
        {
          guint64 eight;
          memcpy (&eight, cover + x, sizeof eight);
          if (eight == 0)
            continue;
          dry_word (cover + x, pixels + x, MIN (WORD, ink->width - x), colour);
          memset (cover + x, 0, WORD);
        }
    }
}

void
tbr_ink_dry (TbrInk *ink, cairo_surface_t *surface, TbrColour colour)
{
  cairo_surface_flush (surface);
  guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_return_if_fail (cairo_image_surface_get_width (surface) == ink->width
                    && cairo_image_surface_get_height (surface) == ink->height);
  for (int y = 0; y < ink->height; y++)
    {
      dry_row (ink, y, (guint32 *) (void *) (data + (gsize) y * (gsize) stride), colour);
      ink->marks[y] = 0;
    }
  cairo_surface_mark_dirty (surface);
}
