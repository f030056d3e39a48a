/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copyright 2026 The tabard authors */
/* Exponential and normal draws out of layers of equal area. */
#include "engine/philox.h"

#include "engine/ziggurat_tables.h"

#include <math.h>

/* One word gives the layer (bits 0 to 7), the sign (bit 8) and the place in the layer (the top 53
   bits): as they share no bit, the correlation of the 32-bit original does not arise. */
#define LAYER_MASK 255u
#define SIGN_BIT 256u
#define PLACE_SHIFT 11

/* The edge of layer @layer; behind the last one comes the axis. */
static double
edge_of (const ZigguratLayer *layers, guint layer)
{
  return layer < ZIGGURAT_LAYERS ? layers[layer].width * ZIGGURAT_PLACES : 0;
}

static double
exponential_density (double x)
{
  return exp (-x);
}

static double
normal_density (double x)
{
  return exp (-0.5 * x * x);
}

/* Whether a point of layer @layer over @x, where the curve cuts the layer, lies below the curve. */
static gboolean
is_exponential (TbrStream *stream, guint layer, double x)
{
  double bottom = exponential_density (edge_of (exponential_layers, layer));
  double top = exponential_density (edge_of (exponential_layers, layer + 1));
  return bottom + philox_uniform (stream) * (top - bottom) < exponential_density (x);
}

static gboolean
is_normal (TbrStream *stream, guint layer, double x)
{
  double bottom = normal_density (edge_of (normal_layers, layer));
  double top = normal_density (edge_of (normal_layers, layer + 1));
  return bottom + philox_uniform (stream) * (top - bottom) < normal_density (x);
}

/* The rare rest of a draw, apart so that the frequent part stays small. */
static double G_GNUC_NO_INLINE
finish_exponential (TbrStream *stream, guint layer, double x)
{
  double start = 0;
  while (TRUE)
    {
      if (layer == 0)
        start += EXPONENTIAL_EDGE; /* the tail is the whole again, further right */
      else if (is_exponential (stream, layer, x))
        return start + x;
      guint64 word = philox_word (stream);
      layer = (guint) word & LAYER_MASK;
      x = (double) (word >> PLACE_SHIFT) * exponential_layers[layer].width;
      if (word >> PLACE_SHIFT < exponential_layers[layer].inside)
        return start + x;
    }
}

/**
 * tbr_stream_exponential:
 *
 * Source: [MARSAGLIA2000], 256 layers, with 64-bit words as [DOORNIK2005] asks for.
 */
double
tbr_stream_exponential (TbrStream *stream)
{
  guint64 word = philox_word (stream);
  guint layer = (guint) word & LAYER_MASK;
  guint64 place = word >> PLACE_SHIFT;
  double x = (double) place * exponential_layers[layer].width;
  if (G_LIKELY (place < exponential_layers[layer].inside))
    return x;
  return finish_exponential (stream, layer, x);
}

/* Beyond the last edge, by the method of Marsaglia (1964) in [MARSAGLIA2000] sec. 2. */
static double
normal_tail (TbrStream *stream)
{
  double x, y;
  do
    {
      x = -log (philox_uniform (stream)) / NORMAL_EDGE;
      y = -log (philox_uniform (stream));
    }
  while (y + y < x * x);
  return NORMAL_EDGE + x;
}

static double G_GNUC_NO_INLINE
finish_normal (TbrStream *stream, guint64 word)
{
  while (TRUE)
    {
      guint layer = (guint) word & LAYER_MASK;
      guint64 place = word >> PLACE_SHIFT;
      double sign = word & SIGN_BIT ? -1 : 1;
      double x = (double) place * normal_layers[layer].width;
      if (place < normal_layers[layer].inside)
        return sign * x;
      if (layer == 0)
        return sign * normal_tail (stream);
      if (is_normal (stream, layer, x))
        return sign * x;
      word = philox_word (stream);
    }
}

/**
 * tbr_stream_normal:
 *
 * Source: [MARSAGLIA2000], 256 layers, with 64-bit words as [DOORNIK2005] asks for.
 */
double
tbr_stream_normal (TbrStream *stream)
{
  guint64 word = philox_word (stream);
  guint layer = (guint) word & LAYER_MASK;
  guint64 place = word >> PLACE_SHIFT;
  if (G_UNLIKELY (place >= normal_layers[layer].inside))
    return finish_normal (stream, word);
  double x = (double) place * normal_layers[layer].width;
  return word & SIGN_BIT ? -x : x;
}
