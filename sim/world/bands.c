/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Which few edges decide whether a point is inside. */
#include "world/bands.h"

/* Bands to a degree of latitude: each crossed by some two hundred edges of all Europe's borders.
 * Our choice. */
#define BANDS_PER_DEGREE 10.0

static guint32
band_of (const TbrBands *bands, double lat)
{
  double place = (lat - bands->south) * BANDS_PER_DEGREE;
  return MIN ((guint32) MAX (place, 0.0), bands->n - 1);
}

/* Counts the edges of each band, or, once the starts are known, writes them. */
static void
visit_shape (TbrBands *bands, const TbrMap *map, const TbrShape *shape, guint32 number)
{
  for (guint32 i = shape->first; i < shape->first + shape->n; i++)
    {
      const TbrRing *ring = &map->rings[i];
      for (guint32 j = ring->first; j + 1 < ring->first + ring->n; j++)
        {
          const TbrPoint *point = &map->points[j];
          double low = (double) MIN (point[0].lat, point[1].lat);
          double high = (double) MAX (point[0].lat, point[1].lat);
          guint32 last = band_of (bands, high);
          for (guint32 band = band_of (bands, low); band <= last; band++)
            {
              guint32 *place = &bands->first[band + 1];
              if (bands->edges != NULL)
                bands->edges[*place] = (TbrBandEdge){ j, number };
              (*place)++;
            }
        }
    }
}

void
tbr_bands_init (TbrBands *bands, const TbrMap *map, const TbrShape *shapes, guint32 n_shapes)
{
  double south = 90.0, north = -90.0;
  for (guint32 i = 0; i < n_shapes; i++)
    {
      south = MIN (south, (double) shapes[i].south);
      north = MAX (north, (double) shapes[i].north);
    }
  *bands = (TbrBands){ .south = south };
  bands->n = 1 + (guint32) (MAX (north - south, 0.0) * BANDS_PER_DEGREE);
  bands->first = g_new0 (guint32, (gsize) bands->n + 2);

  /* counted one place up and filled from there: afterwards each start is where it belongs */
  bands->first++;
  for (guint32 i = 0; i < n_shapes; i++)
    visit_shape (bands, map, &shapes[i], i);
  for (guint32 i = 1; i <= bands->n; i++)
    bands->first[i] += bands->first[i - 1];
  bands->first--;
  bands->edges = g_new (TbrBandEdge, MAX (bands->first[bands->n + 1], 1));
  for (guint32 i = 0; i < n_shapes; i++)
    visit_shape (bands, map, &shapes[i], i);
}

void
tbr_bands_clear (TbrBands *bands)
{
  g_clear_pointer (&bands->first, g_free);
  g_clear_pointer (&bands->edges, g_free);
}

/* Whether the ray from the point to the east crosses the edge. */
static gboolean
crosses (const TbrPoint *edge, double lon, double lat)
{
  double from = (double) edge[0].lat, to = (double) edge[1].lat;
  if ((from > lat) == (to > lat))
    return FALSE;
  double share = (lat - from) / (to - from);
  return lon < (double) edge[0].lon + share * ((double) edge[1].lon - (double) edge[0].lon);
}

guint32
tbr_bands_find (const TbrBands *bands, const TbrPoint *points, double lon, double lat)
{
  double place = (lat - bands->south) * BANDS_PER_DEGREE;
  if (!(place >= 0.0 && place < (double) bands->n))
    return TBR_NONE;
  guint32 band = (guint32) place;
  guint32 shape = TBR_NONE;
  gboolean inside = FALSE;
  for (guint32 i = bands->first[band]; i < bands->first[band + 1]; i++)
    {
      const TbrBandEdge *edge = &bands->edges[i];
      if (edge->shape != shape)
        {
          if (inside)
            return shape;
          shape = edge->shape;
        }
      inside ^= crosses (&points[edge->point], lon, lat);
    }
  return inside ? shape : TBR_NONE;
}
